// The migration files of a product, as the registry has them: a list, and the SQL of one. GUI thread.
#pragma once

#include "ui/products/productbackend.h"

#include <QWidget>

class QStandardItemModel;
class QTableView;
class QThreadPool;

namespace tenantry::ui {

class SqlView;

class ProductFiles : public QWidget {
    Q_OBJECT
public:
    explicit ProductFiles(QThreadPool *workers, QWidget *parent = nullptr);
    void setFiles(const QList<registry::ProductMigration> &files); // the file that is chosen stays chosen; without one, the newest
    QTableView *table() const { return m_table; }
    SqlView *sql() const { return m_sql; }
    void retranslate();

private:
    enum Column { Version, File, Runs, Checksum, Columns };
    void fill();
    void showFile();
    QList<registry::ProductMigration> m_files;
    QTableView *m_table;
    QStandardItemModel *m_model;
    SqlView *m_sql;
    QString m_shown; // file name
};

} // namespace tenantry::ui
