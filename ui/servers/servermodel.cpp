#include "ui/servers/servermodel.h"

#include "base/names.h"
#include "ui/tenants/formatting.h"
#include "ui/theme/icons.h"
#include "ui/widgets/moments.h"

#include <algorithm>

namespace tenantry::ui {

using registry::Server;

void ServerModel::setSnapshot(const ServerSnapshot &snapshot)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &old : kept)
        ids << (server(old) ? server(old)->id : QString());
    m_all = snapshot;
    m_byHand.removeIf([this](const auto &each) { return !find(each.key()); });
    m_rows.clear();
    for (int i = 0; i < m_all.servers.size(); ++i) {
        const Server &one = m_all.servers[i];
        const QString words = base::folded(one.name + u' ' + one.host + u' ' + one.user + u' ' + one.tls);
        if (std::ranges::all_of(m_filter.split(u' ', Qt::SkipEmptyParts), [&](const QString &word) { return words.contains(word); }))
            m_rows << i;
    }
    QModelIndexList moved;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const QModelIndex now = ids[i].isEmpty() ? QModelIndex() : indexOf(ids[i]);
        moved << (now.isValid() ? index(now.row(), kept[i].column()) : QModelIndex());
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void ServerModel::setFilter(const QString &words)
{
    m_filter = base::folded(words.simplified());
    setSnapshot(ServerSnapshot(m_all));
}

void ServerModel::setChecking(const QString &id, bool checking)
{
    if (checking)
        m_checking.insert(id);
    else
        m_checking.remove(id);
    changed(id);
}

void ServerModel::setChecked(const QString &id, const ServerLook &look)
{
    m_byHand.insert(id, look);
    changed(id);
}

void ServerModel::changed(const QString &id)
{
    if (const QModelIndex at = indexOf(id); at.isValid())
        emit dataChanged(at, at.siblingAtColumn(Columns - 1));
}

const Server *ServerModel::server(const QModelIndex &at) const { return at.isValid() && at.row() < m_rows.size() ? &m_all.servers[m_rows[at.row()]] : nullptr; }

const Server *ServerModel::find(const QString &id) const
{
    const auto found = std::ranges::find(m_all.servers, id, &Server::id);
    return found == m_all.servers.end() ? nullptr : &*found;
}

std::optional<ServerLook> ServerModel::look(const QString &id) const
{
    std::optional<ServerLook> newest;
    if (const auto found = std::ranges::find(m_all.health, id, &registry::ServerHealth::serverId); found != m_all.health.end())
        newest = lookOf(*found);
    if (const auto byHand = m_byHand.constFind(id); byHand != m_byHand.cend() && (!newest || byHand->at >= newest->at))
        newest = *byHand;
    return newest;
}

QModelIndex ServerModel::indexOf(const QString &idOrName) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (const Server &one = m_all.servers[m_rows[row]]; one.id == idOrName || one.name.compare(idOrName, Qt::CaseInsensitive) == 0)
            return index(row, 0);
    return {};
}

void ServerModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

void ServerModel::tick()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, State), index(rowCount() - 1, State), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

QString ServerModel::text(const Server &server, int column) const
{
    const auto seen = look(server.id);
    switch (column) {
    case Name: return base::printable(server.name);
    case Address: return ServerWords::address(server);
    case Tls: return ServerWords::tls(server);
    case Version: return ServerWords::version(seen && seen->version > 0 ? seen->version : server.serverVersion);
    case Tenants: return ServerWords::tenants(server);
    case Connections: return ServerWords::connections(seen);
    case Room: return ServerWords::room(server);
    case State:
        if (m_checking.contains(server.id))
            return tr("Checking…");
        return seen ? tr("%1, %2", "Answers, 5 min ago").arg(ServerWords::state(seen).text, TenantFormat::ago(seen->at, QDateTime::currentDateTimeUtc())) : ServerWords::state(seen).text;
    default: return {};
    }
}

QVariant ServerModel::data(const QModelIndex &at, int role) const
{
    const Server *one = server(at);
    if (!one)
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const QString said = text(*one, at.column());
        return said.isEmpty() ? TenantFormat::none() : said;
    }
    case Qt::TextAlignmentRole:
        return at.column() == Tenants || at.column() == Connections ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole: return headerData(at.column(), Qt::Horizontal).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    case Qt::DecorationRole:
        if (at.column() == State) {
            const Status state = m_checking.contains(one->id) ? Status{QStringLiteral("running"), {}, Tone::Accent} : ServerWords::state(look(one->id));
            return Icons::get(state.icon, state.tone);
        }
        return {};
    case Qt::ToolTipRole:
        if (at.column() == State) {
            const auto seen = look(one->id);
            return !seen ? QVariant() : seen->error ? seen->error->message.translated() : exact(seen->at);
        }
        if (at.column() == Tls)
            return ServerWords::tlsMode(one->tls);
        return at.column() == Name || at.column() == Address ? QVariant(text(*one, at.column())) : QVariant();
    default: return {};
    }
}

QVariant ServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Tenants || section == Connections))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Address: return tr("Host or socket");
    case Tls: return tr("TLS");
    case Version: return tr("Version");
    case Tenants: return tr("Tenants");
    case Connections: return tr("Connections");
    case Room: return tr("Takes new");
    case State: return tr("Last check");
    default: return {};
    }
}

} // namespace tenantry::ui
