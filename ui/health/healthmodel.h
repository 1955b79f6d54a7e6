// The table of tenants, as arranged. GUI thread; only swaps one view for another.
#pragma once

#include "ui/health/healthbackend.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class HealthModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole };

    explicit HealthModel(QObject *parent = nullptr) : QAbstractTableModel(parent), m_view(std::make_shared<const HealthView>()) {}

    // Where the same tenants stay in the same order only dataChanged is said, else the model is reset.
    void show(HealthViewPtr view);
    void setTraces(const HealthTraces &traces); // added to those that are there
    void retranslate();

    const HealthViewPtr &view() const { return m_view; }
    const HealthLine &line(int row) const { return m_view->snapshot->lines[size_t(m_view->rows[size_t(row)])]; }
    const registry::HealthTrace *trace(int row) const;
    int rowOf(const QString &tenantId) const;   // -1: it is not among the rows

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_view->rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : healthColumns; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    HealthViewPtr m_view;
    HealthTraces m_traces;
};

// Of one column of drawings: the values to draw, least and most.
struct HealthTrend {
    QList<std::optional<float>> values;
    QList<bool> unreachable;
    float least = 0, most = 0;
    bool isEmpty() const { return values.isEmpty(); }
};
HealthTrend trendOf(const registry::HealthTrace *trace, HealthColumn column);

} // namespace tenantry::ui
