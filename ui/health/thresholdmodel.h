// What is judged, from where on, and who said so, for one scope: all tenants, a plan, a tenant. GUI thread.
#pragma once

#include "registry/health.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

struct ThresholdScope { // both empty: all tenants
    QString planId, plan, tenantId, tenant;
    friend bool operator==(const ThresholdScope &, const ThresholdScope &) = default;
};

class ThresholdModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Metric, Warning, Critical, For, ClearAfter, From, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void set(const registry::Thresholds &thresholds, const ThresholdScope &scope);
    void retranslate();
    const registry::HealthMetric *metric(int row) const;      // null: no such row
    registry::Threshold threshold(int row) const;             // that holds in this scope
    registry::Threshold inherited(int row) const;             // that would hold without a rule of this very scope
    const registry::ThresholdRule *rule(int row) const;       // of this very scope; null: none
    int rowOf(const QString &metric) const;                   // -1

    static QString levelText(const registry::HealthMetric &metric, const std::optional<double> &level);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_metrics.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString fromText(int row) const;
    registry::Thresholds m_thresholds;
    ThresholdScope m_scope;
    QList<registry::HealthMetric> m_metrics; // of a plan or tenant without those of servers
};

} // namespace tenantry::ui
