// Servers by name, each with how it was when somebody looked last. GUI thread.
#pragma once

#include "ui/servers/serverwords.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace tenantry::ui {

class ServerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Address, Tenants, Connections, Room, Tls, Version, Columns };
    explicit ServerModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setSnapshot(const ServerSnapshot &snapshot); // selection and persistent indexes follow their server
    void setFilter(const QString &words);
    void setChecking(const QString &id, bool checking);
    void setChecked(const QString &id, const ServerLook &look); // kept as long as the server is there
    bool isChecking(const QString &id) const { return m_checking.contains(id); }

    const registry::Server *server(const QModelIndex &at) const;
    const registry::Server *find(const QString &id) const;
    std::optional<ServerLook> look(const QString &id) const; // the newest
    QModelIndex indexOf(const QString &idOrName) const;
    int total() const { return int(m_all.servers.size()); }
    const QList<registry::Server> &servers() const { return m_all.servers; }
    void retranslate();
    void tick(); // times that are said as "5 min ago"

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &at, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const registry::Server &server, int column) const;
    void changed(const QString &id);

    ServerSnapshot m_all;
    QHash<QString, ServerLook> m_byHand;
    QSet<QString> m_checking;
    QList<int> m_rows;
    QString m_filter;
};

} // namespace tenantry::ui
