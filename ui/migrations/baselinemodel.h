// Tenants that may be baselined: what was recognised in each, what would be written down, and what became of it. GUI thread.
#pragma once

#include "migrations/baseline.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

struct BaselineFinding {                 // of one tenant
    registry::Tenant tenant;
    std::optional<base::Error> error;    // it could not be looked at, or what is there already says otherwise
    migrations::BaselinePlan plan;       // where it could
    bool ready() const { return !error && plan.seen.matched(); }
};

class BaselineModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Tenant, Recognised, Entries, Version, Result, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const BaselineFinding &finding); // by slug
    void setOutcome(const QString &tenantId, const base::Result<int> &written);
    const BaselineFinding *finding(const QModelIndex &at) const;
    const base::Error *failure(const QModelIndex &at) const; // of writing; null: none
    QList<migrations::BaselinePlan> ready() const; // that can be written down and were not yet
    int written() const;
    int failed() const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        BaselineFinding finding;
        std::optional<base::Result<int>> outcome;
    };
    QString resultText(const Row &row) const;
    std::vector<Row> m_rows;
};

} // namespace tenantry::ui
