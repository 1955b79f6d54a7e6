// Edits what a plan carries in the matrix: one of the values that the feature has, or a line. What does not fit stays in the line, and is there again
// when the cell is opened next; nobody types it anew. A value is offered when somebody ends it: with Enter or Tab, by a choice in the list, by going
// elsewhere in the table. Who goes elsewhere in the window, with a shortcut for instance, has ended nothing: the cell stays open, half typed.
#pragma once

#include "registry/features.h"

#include <QLocale>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QStyledItemDelegate>

class QAbstractItemView;
class QKeyEvent;
class QLineEdit;

namespace tenantry::ui {

class FeatureModel;

class PlanDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    PlanDelegate(FeatureModel *model, QAbstractItemView *view); // owned by the view
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *, const QModelIndex &) const override {} // filled when it is made: a change by others must not take away what is typed
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override; // with a mark, where something is kept
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override;

    QWidget *halfTyped() const; // the open editor, when it holds something else than the cell; or null
    struct Cell {
        QString key, planId;
    };
    QList<Cell> kept() const; // those that are closed, with something in them that is not what the plan carries
    int unsaved() const;      // how many values are half typed, in the open editor and kept
    void discard();                   // what is half typed, and what is kept
    bool isEntered() const { return m_entered; } // what is offered now was entered or chosen; else it was left for another cell

signals:
    void refused(const tenantry::base::Error &error) const;
    void accepted() const; // or given up: what was refused is over

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    base::Result<QJsonValue> typed(const QWidget *editor, const registry::Feature &feature) const; // undefined: as the default
    void refuse(QWidget *editor, const base::Error &error) const;
    void forget(const QObject *editor) const; // what is kept of its cell
    bool isElsewhere(const QWidget *editor) const; // the focus: neither in the editor nor in the table around it
    bool dropsDown(const QKeyEvent &key);
    FeatureModel *m_model;
    QAbstractItemView *m_view;
    mutable QPointer<QWidget> m_editor;
    struct Kept : Cell {
        QString text;
        QLocale writtenIn;
        bool wrong = false;
    };
    bool isUnsaved(const Kept &one) const;
    void dropWhatOpensNoMore();
    const Kept *keptOf(const QString &key, const QString &planId) const;
    void keep(const QLineEdit *line, bool wrong) const;
    mutable QList<Kept> m_kept; // of cells that were closed with what did not fit in them, or that were filtered out from under the typing
    mutable bool m_entered = false;
};

} // namespace tenantry::ui
