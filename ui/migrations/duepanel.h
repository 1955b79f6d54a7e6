// The files of a product: which are due for how many tenants, what they say, and what is known to be dangerous in them.
#pragma once

#include "ui/migrations/migrationbackend.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStandardItemModel;
class QTableView;
class QThreadPool;
class QVBoxLayout;

namespace tenantry::ui {

class SqlView;

class DuePanel : public QWidget {
    Q_OBJECT
public:
    explicit DuePanel(QThreadPool *workers, QWidget *parent = nullptr);
    void setFiles(const DueFiles &files); // the file that is chosen stays chosen
    void clear();
    void setNarrow(bool narrow) { m_side->setHidden(narrow); } // the list alone
    void retranslate();
    QTableView *table() const { return m_table; }
    SqlView *sql() const { return m_sql; }
    QLabel *facts() const { return m_facts; }

private:
    enum Column { File, Tenants, Remarks, Columns };
    void fill();
    void showFile();
    QString remarks(const registry::ProductMigration &file) const;
    QList<migrations::Finding> findingsOf(const QString &fileName) const;
    int dueFor(const registry::ProductMigration &file) const;

    DueFiles m_files;
    QSplitter *m_splitter;
    QTableView *m_table;
    QStandardItemModel *m_model;
    QWidget *m_side;
    QLabel *m_title, *m_facts;
    QWidget *m_findings;
    QVBoxLayout *m_findingsBox;
    SqlView *m_sql;
    QString m_shown;
};

} // namespace tenantry::ui
