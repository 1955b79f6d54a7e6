// Tenants that are not what their version says, the worst first; those that could not be read after them. GUI thread.
#pragma once

#include "ui/migrations/drifttext.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class DriftModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Tenant, Version, Drift, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const DriftFinding &finding); // as it comes in; one without any difference is counted only
    const DriftFinding *finding(const QModelIndex &at) const;
    int checked() const { return m_equal + m_drifted + m_minorOnly + m_unread; }
    int equal() const { return m_equal; }
    int drifted() const { return m_drifted; }
    int minorOnly() const { return m_minorOnly; } // the order of columns, and the like
    int unread() const { return m_unread; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<std::shared_ptr<const DriftFinding>> m_rows;
    int m_equal = 0, m_drifted = 0, m_minorOnly = 0, m_unread = 0;
};

} // namespace tenantry::ui
