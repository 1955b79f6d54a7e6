// Who changes from what to what, one row a tenant: what a worker found, put into words row by row when somebody looks. Ten thousand cost no more than
// the dozen that is seen. GUI thread.
#pragma once

#include "features/overrides.h"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>

namespace tenantry::ui {

struct BulkPreview {
    features::Preview found;
    int differing = 0; // counted on the worker
    QHash<QString, QJsonValue> left; // once applied: tenants that somebody else changed meanwhile, and what they have; undefined: not known
};

class BulkModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Tenant, Before, After, Afterwards, ColumnCount }; // Afterwards: once it is over, where it has an end
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(std::shared_ptr<const BulkPreview> preview); // null: none
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const BulkPreview> m_preview;
};

} // namespace tenantry::ui
