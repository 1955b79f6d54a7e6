// The operators, filtered and sorted. GUI thread.
#pragma once

#include "ui/operators/operatorbackend.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class OperatorModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Login, Name, RoleOf, State, Tenants, LastSignIn, From, Keys, Email, LanguageOf, ColumnCount };
    explicit OperatorModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setSnapshot(const OperatorSnapshot &snapshot); // selection and persistent indexes follow their operator; from now on "3 minutes ago" counts from now
    const QDateTime &now() const { return m_now; }      // for whoever says it beside the list
    void setFilter(const QString &words);               // in login, name, e-mail, role and state, in the language of now
    const operators::Operator *who(const QModelIndex &at) const;
    const operators::Operator *find(const QString &loginOrId) const; // also filtered out
    QModelIndex indexOf(const QString &loginOrId) const;
    const OperatorSnapshot &snapshot() const { return m_all; }
    int total() const { return int(m_all.people.size()); }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void put(const OperatorSnapshot &snapshot);
    void arrange();
    QVariant sortKey(const operators::Operator &who) const;
    OperatorSnapshot m_all;
    QDateTime m_now;
    QList<int> m_rows;
    QString m_filter;
    int m_column = Login;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace tenantry::ui
