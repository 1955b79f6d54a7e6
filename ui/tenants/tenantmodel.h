// What the table shows: some tenants of a snapshot, in an order. Filtering and sorting happen elsewhere (TenantArranger);
// the model only swaps one list of handles for another. GUI thread.
#pragma once

#include "ui/tenants/tenantcolumns.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace tenantry::ui {

class TenantModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole,
        StateRole,  // int, registry::TenantState
        BehindRole, // int
        StrongRole, // bool: the text that names the row
        QuietRole,  // bool: nothing is known here
    };

    explicit TenantModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // Takes what is to be seen now. Where the same rows stay in the same order only dataChanged is said, else the model is
    // reset; who watches it keeps selection and scroll position by handle (TenantTable does).
    void show(TenantSnapshotPtr snapshot, std::vector<TenantHandle> visible);
    void setNow(const QDateTime &now); // what "5 min ago" is counted from
    void retranslate();

    const TenantSnapshotPtr &snapshot() const { return m_snapshot; }
    const std::vector<TenantHandle> &visible() const { return m_visible; }
    TenantHandle handle(int row) const { return m_visible[size_t(row)]; }
    QString id(int row) const;
    registry::Tenant tenant(int row) const;
    int rowOf(QStringView id) const; // -1 when it is not among the rows
    int rowOf(TenantHandle handle) const;
    QString text(int row, TenantColumn column) const; // as shown

private:
    QVariant display(TenantHandle handle, TenantColumn column) const;
    QString toolTip(TenantHandle handle, TenantColumn column) const;
    bool unknown(TenantHandle handle, TenantColumn column) const;

    TenantSnapshotPtr m_snapshot;
    std::vector<TenantHandle> m_visible;
    QDateTime m_now;
};

} // namespace tenantry::ui
