// Open alerts, worst first. GUI thread.
#pragma once

#include "ui/health/healthsnapshot.h"
#include "ui/widgets/statuschip.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class AlertModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Severity, What, About, Since, Seen, Columns };

    explicit AlertModel(QObject *parent = nullptr) : QAbstractTableModel(parent), m_view(std::make_shared<const HealthView>()) {}
    void show(HealthViewPtr view); // reset, unless they are the same alerts in the same order
    void setNow(const QDateTime &now);
    void retranslate();
    const registry::Alert *alert(int row) const; // null: no such row
    int rowOf(const QString &alertId) const;     // -1
    const HealthViewPtr &view() const { return m_view; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_view->alerts.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString aboutText(const registry::Alert &alert); // "panaderia-sol", "Server db2"
    QString seenText(const registry::Alert &alert) const;   // "ana", "ana · silent until 18:00"

private:
    HealthViewPtr m_view;
    QDateTime m_now;
};

// The severity as a chip.
class AlertDelegate : public StatusChipDelegate {
    Q_OBJECT
public:
    using StatusChipDelegate::StatusChipDelegate;

protected:
    Status statusOf(const QModelIndex &index) const override;
};

} // namespace tenantry::ui
