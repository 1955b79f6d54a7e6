// Tables with their columns, beside the query: what can be asked for, what is masked and by which rule. GUI thread.
#pragma once

#include "inspection/looks.h"
#include "ui/inspection/answermodel.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStandardItemModel;
class QTreeView;

namespace tenantry::ui {

// A query that names what may be read, and what of the table may not.
struct NamedColumns {
    QString sql;
    QList<MaskedColumn> masked;
};

class ColumnList : public QWidget {
    Q_OBJECT
public:
    explicit ColumnList(QWidget *parent = nullptr);
    void setRelations(const QList<inspection::RelationLook> &relations, bool admin);
    // The same question with the readable columns named, where it is "SELECT * FROM one-table …" and something of that table is masked.
    std::optional<NamedColumns> withoutMasked(const QString &sql) const;
    void retranslate();

    QTreeView *tree() const { return m_tree; }
    QPushButton *ask() const { return m_ask; }
    QLineEdit *filter() const { return m_filter; }

signals:
    void inserted(const QString &name);                       // as it is written in SQL
    void asked(const tenantry::ui::NamedColumns &question);   // for the rows of a table

private:
    void fill();
    const inspection::RelationLook *chosen() const;
    QString why(const inspection::ColumnLook &column) const;
    NamedColumns named(const inspection::RelationLook &relation, const QString &rest) const;

    QList<inspection::RelationLook> m_relations;
    bool m_admin = false;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QStandardItemModel *m_model;
    QPushButton *m_ask;
};

} // namespace tenantry::ui
