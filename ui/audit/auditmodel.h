// Events, newest first, read page by page as somebody scrolls. GUI thread.
#pragma once

#include "registry/auditrepository.h"
#include "ui/widgets/moments.h"

#include <QAbstractTableModel>

namespace tenantry::ui {

class AuditModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, What, Operator, Program, Tenant, Changes, Columns };
    explicit AuditModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setEvents(const QList<registry::Event> &events, bool more); // all anew
    void append(const QList<registry::Event> &events, bool more);    // older ones
    void prepend(const QList<registry::Event> &events);              // newer ones, newest first
    const registry::Event *event(const QModelIndex &at) const;
    QModelIndex indexOf(qint64 seq) const;
    qint64 newest() const { return m_events.isEmpty() ? 0 : m_events.first().seq; }
    qint64 oldest() const { return m_events.isEmpty() ? 0 : m_events.last().seq; }
    bool hasMore() const { return m_more; }
    void setMore(bool more);                                          // a page could not be read: may be asked for again
    void setNames(const QHash<QString, QString> &names);              // what ids are called
    // A value of a change, ids by their names, times by `words`, in one line.
    QString shown(const QString &value, QString (*words)(const QDateTime &) = moment) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_events.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override { return !parent.isValid() && m_more && !m_asked; }
    void fetchMore(const QModelIndex &parent) override;

signals:
    void moreWanted(qint64 beforeSeq);

private:
    QString text(const registry::Event &event, int column) const;
    QList<registry::Event> m_events;
    QHash<QString, QString> m_names;
    bool m_more = false, m_asked = false;
};

} // namespace tenantry::ui
