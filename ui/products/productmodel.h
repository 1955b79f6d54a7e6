// Products by name. GUI thread.
#pragma once

#include "ui/products/productbackend.h"

#include <QAbstractTableModel>
#include <QSet>

namespace tenantry::ui {

class ProductModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Head, Tenants, Behind, Template, Columns };
    explicit ProductModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setSnapshot(const ProductSnapshot &snapshot); // selection and persistent indexes follow their product
    void setFilter(const QString &words);
    void setBuilding(const QString &id, bool building);
    bool isBuilding(const QString &id) const { return m_building.contains(id); }

    const ProductLine *line(const QModelIndex &at) const;
    const ProductLine *find(const QString &id) const;
    QModelIndex indexOf(const QString &idOrName) const;
    int total() const { return int(m_all.products.size()); }
    const QList<registry::Server> &servers() const { return m_all.servers; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const ProductLine &line, int column) const;
    ProductSnapshot m_all;
    QSet<QString> m_building;
    QList<int> m_rows;
    QString m_filter;
};

} // namespace tenantry::ui
