// The history of runs, newest first. GUI thread.
#pragma once

#include "registry/runs.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class RunModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, State, Done, Failed, Started, By, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const QList<registry::Run> &runs);
    const registry::Run *run(const QModelIndex &at) const;
    QModelIndex indexOf(const QString &id) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_runs.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<registry::Run> m_runs;
};

} // namespace tenantry::ui
