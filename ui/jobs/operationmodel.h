// Operations as rows, newest first. Takes whole lists from the JobCenter and keeps rows by id, so that selection and scroll
// stay while ten updates a second come in.
#pragma once

#include "registry/values.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class OperationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, State, Progress, Started, Took, By, ColumnCount };
    enum Role { IdRole = Qt::UserRole, StateRole };
    enum class Show { All, Running, Attention };

    explicit OperationModel(QObject *parent = nullptr);
    void setOperations(const QList<registry::Operation> &operations);
    void setShow(Show show);
    void setFilter(const QString &words);
    const registry::Operation *operation(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &id) const;
    int total() const { return int(m_all.size()); }
    int count(Show show) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    bool shown(const registry::Operation &operation) const;
    QList<registry::Operation> m_all;
    QList<int> m_rows; // indexes into m_all
    Show m_show = Show::All;
    QString m_filter;
};

} // namespace tenantry::ui
