// Edits what a plan carries in the matrix: one of the values that the feature has, or a line. What does not fit stays in the line, and is there again
// when the cell is opened next; nobody types it anew.
#pragma once

#include "registry/features.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

class QAbstractItemView;
class QKeyEvent;

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

signals:
    void refused(const tenantry::base::Error &error) const;
    void accepted() const; // or given up: what was refused is over

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    base::Result<QJsonValue> typed(const QWidget *editor, const registry::Feature &feature) const; // undefined: as the default
    void refuse(QWidget *editor, const QModelIndex &index, const base::Error &error) const;
    bool dropsDown(const QKeyEvent &key);
    FeatureModel *m_model;
    QAbstractItemView *m_view;
    mutable QPersistentModelIndex m_refusedAt;
    mutable QString m_refusedText;
};

} // namespace tenantry::ui
