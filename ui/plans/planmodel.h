// Plans in their order. GUI thread.
#pragma once

#include "ui/plans/planbackend.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class PlanModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Tenants, Connections, Features, Description, Columns };
    explicit PlanModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setSnapshot(const PlanSnapshot &snapshot); // selection and persistent indexes follow their plan
    void setFilter(const QString &words);
    const registry::Plan *plan(const QModelIndex &at) const;
    const registry::Plan *find(const QString &id) const;
    QModelIndex indexOf(const QString &idOrName) const;
    // What the plan carries, by the features' keys.
    QList<std::pair<registry::Feature, QJsonValue>> carried(const QString &planId) const;
    int total() const { return int(m_all.plans.size()); }
    const QList<registry::Plan> &plans() const { return m_all.plans; }
    void retranslate();
    static QString connections(const registry::Plan &plan); // "20", "No limit"

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    PlanSnapshot m_all;
    QList<int> m_rows;
    QString m_filter;
};

} // namespace tenantry::ui
