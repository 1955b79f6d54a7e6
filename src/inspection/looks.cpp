#include "inspection/looks.h"

#include "inspection/looksql.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <algorithm>

namespace tenantry::inspection {

using namespace base;
using namespace std::chrono_literals;
using postgres::Connection;
using postgres::Rows;
using registry::Tenant;

namespace {

constexpr auto lookTime = 15s;

std::optional<double> numberAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(rows.number(row, column));
}
std::optional<qint64> integerAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(rows.integer(row, column));
}

// A connection of its own, closed afterwards; nobody's functions stand in front of the system's.
Result<void> readOnly(Connection &connection, const std::function<Result<void>(Connection &)> &body)
{
    return connection.transaction({"SET TRANSACTION READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL lock_timeout = '1s'; SET LOCAL jit = off", lookTime},
                                  [&](const Rows &) -> Result<QByteArray> {
                                      TRYV(body(connection));
                                      return QByteArray();
                                  });
}

void takeTables(const Rows &rows, Tables &out)
{
    for (int i = 0; i < rows.size(); ++i)
        out.tables << TableLook{rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), integerAt(rows, i, 3), rows.integer(i, 4), rows.integer(i, 5), rows.integer(i, 6),
                                integerAt(rows, i, 9), rows.isNull(i, 7) ? QDateTime() : rows.time(i, 7), rows.isNull(i, 8) ? QDateTime() : rows.time(i, 8)};
    std::ranges::stable_sort(out.tables, std::ranges::greater(), [](const TableLook &table) { return table.bytes + table.indexBytes; });
}

SessionLook sessionAt(const Rows &rows, int i)
{
    SessionLook out;
    out.pid = int(rows.integer(i, 0));
    out.user = rows.text(i, 1);
    out.application = rows.text(i, 2);
    out.kind = rows.text(i, 3);
    out.state = rows.text(i, 4);
    out.waitsFor = rows.text(i, 5);
    out.statement = rows.text(i, 6);
    out.since = rows.time(i, 7);
    out.stateMs = numberAt(rows, i, 8);
    out.transactionMs = numberAt(rows, i, 9);
    out.wants = rows.text(i, 10);
    for (const QString &pid : rows.array(i, 11))
        out.blockedBy << pid.toInt();
    return out;
}

} // namespace

Result<Tables> Looks::tables(const Tenant &tenant, const QString &reason, std::stop_token stop) const
{
    TRY(const Opened opened, m_entrance.open(tenant, QStringLiteral("tables"), reason, {}, stop));
    TRY(const auto connection, Connection::open(opened.settings, stop));
    Tables out;
    out.notes = opened.notes;
    const auto measured = readOnly(*connection, [&](Connection &c) -> Result<void> {
        TRY(const Rows rows, c.query(sql::tables));
        TRY(const Rows whole, c.query(sql::whole));
        takeTables(rows, out);
        out.databaseBytes = whole.integer(0, 0);
        if (!whole.isNull(0, 1))
            out.countedSince = whole.time(0, 1);
        return {};
    });
    if (!measured && measured.error().sqlstate != QLatin1String("55P03"))
        return fail(measured.error());
    TRYV(readOnly(*connection, [&](Connection &c) -> Result<void> {
        if (!measured) {
            out.estimated = true;
            TRY(const Rows rows, c.query(sql::tablesEstimated));
            takeTables(rows, out);
            for (const TableLook &table : std::as_const(out.tables))
                out.databaseBytes += table.bytes + table.indexBytes;
        }
        TRY(const Rows indexes, c.query(sql::indexes));
        for (int i = 0; i < indexes.size(); ++i)
            out.indexes << IndexLook{indexes.text(i, 0), indexes.text(i, 1), indexes.text(i, 2), indexes.integer(i, 3), indexes.integer(i, 4), indexes.boolean(i, 5), indexes.boolean(i, 6), indexes.text(i, 7),
                                     indexes.isNull(i, 8) ? std::nullopt : std::optional(indexes.integer(i, 8))};
        TRY(const Rows sequences, c.query(sql::sequences));
        for (int i = 0; i < sequences.size(); ++i)
            out.sequences << SequenceLook{sequences.text(i, 0), sequences.text(i, 1), sequences.integer(i, 2), sequences.integer(i, 3), sequences.number(i, 4)};
        return {};
    }));
    return out;
}

Result<QList<RelationLook>> Looks::columns(const Tenant &tenant, const QString &reason, std::stop_token stop) const
{
    TRY(const Opened opened, m_entrance.open(tenant, QStringLiteral("tables"), reason, {}, stop));
    TRY(const QStringList masks, registry::InspectionRepository(m_entrance.session()).masks(stop));
    TRY(const auto connection, Connection::open(opened.settings, stop));
    QList<RelationLook> out;
    TRYV(readOnly(*connection, [&](Connection &c) -> Result<void> {
        TRY(const Rows rows, c.query(sql::columns));
        for (int i = 0; i < rows.size(); ++i) {
            const QString schema = rows.text(i, 0), name = rows.text(i, 1);
            if (out.isEmpty() || out.last().schema != schema || out.last().name != name)
                out << RelationLook{schema, name, rows.text(i, 2), rows.text(i, 3), {}};
            const QString column = rows.text(i, 4);
            const auto mask = std::ranges::find_if(masks, [&](const QString &pattern) { return drivers::isMasked({pattern}, schema, name, column); });
            out.last().columns << ColumnLook{column, rows.text(i, 5), rows.text(i, 6), rows.boolean(i, 7), mask == masks.end() ? QString() : *mask};
        }
        return {};
    }));
    return out;
}

Result<QList<SessionLook>> Looks::sessions(const Tenant &tenant, const QString &what, const QString &reason, std::stop_token stop) const
{
    TRY(const Opened opened, m_entrance.open(tenant, what, reason, {}, stop));
    QList<SessionLook> out;
    const auto read = [&](Connection &connection, const char *sql) {
        return readOnly(connection, [&](Connection &c) -> Result<void> {
            TRY(const Rows rows, c.query(sql));
            for (int i = 0; i < rows.size(); ++i)
                out << sessionAt(rows, i);
            return {};
        });
    };
    if (m_entrance.session()->isAdmin()) { // the owner sees what the tenant's role runs, word for word
        TRY(const auto owner, m_entrance.asOwner(tenant, stop));
        TRY(const auto lease, m_entrance.session()->pool().take(owner, stop));
        TRYV(read(*lease, sql::sessionsSeen));
    } else {
        TRY(const auto connection, Connection::open(opened.settings, stop));
        TRYV(read(*connection, sql::sessionsShown));
    }
    return out;
}

Result<QList<SessionLook>> Looks::activity(const Tenant &tenant, const QString &reason, std::stop_token stop) const
{
    return sessions(tenant, QStringLiteral("activity"), reason, stop);
}

Result<QList<SessionLook>> Looks::locks(const Tenant &tenant, const QString &reason, std::stop_token stop) const
{
    return sessions(tenant, QStringLiteral("locks"), reason, stop).transform(lockTree);
}

Result<Settings> Looks::settings(const Tenant &tenant, const QString &reason, std::stop_token stop) const
{
    TRY(const Opened opened, m_entrance.open(tenant, QStringLiteral("settings"), reason, {}, stop));
    TRY(const auto connection, Connection::open(opened.settings, stop));
    Settings out;
    TRYV(readOnly(*connection, [&](Connection &c) -> Result<void> {
        TRY(const Rows settings, c.query(sql::settings, {tenant.role}));
        for (int i = 0; i < settings.size(); ++i) {
            const QString name = settings.text(i, 0);
            out.settings << SettingLook{name, name.contains(QLatin1Char('.')) ? QStringLiteral("…") : settings.text(i, 1), settings.text(i, 2), settings.text(i, 3), settings.text(i, 4)};
        }
        TRY(const Rows extensions, c.query(sql::extensions));
        for (int i = 0; i < extensions.size(); ++i)
            out.extensions << ExtensionLook{extensions.text(i, 0), extensions.text(i, 1), extensions.text(i, 2), extensions.text(i, 3)};
        TRY(const Rows roles, c.query(sql::roles));
        for (int i = 0; i < roles.size(); ++i) {
            if (out.roles.isEmpty() || out.roles.last().name != roles.text(i, 0))
                out.roles << RoleLook{roles.text(i, 0), roles.boolean(i, 1), roles.boolean(i, 2), roles.boolean(i, 3), int(roles.integer(i, 4)), roles.array(i, 5), {}};
            const QString what = roles.integer(i, 9) > 2 ? roles.text(i, 7) + QLatin1Char(' ') + roles.text(i, 6) : roles.text(i, 6);
            out.roles.last().grants << what + QStringLiteral(": ") + roles.text(i, 8);
        }
        return {};
    }));
    return out;
}

Result<void> Looks::end(const Tenant &tenant, int pid, Ending how, const QString &reason, std::stop_token stop) const
{
    TRY(const auto owner, m_entrance.asOwner(tenant, stop));
    const bool cancel = how == Ending::Cancel;
    const registry::InspectionRepository inspections(m_entrance.session());
    TRY(const auto entry, inspections.inspect(tenant.id, cancel ? QStringLiteral("cancel") : QStringLiteral("end"), reason, QStringLiteral("pid %1").arg(pid), stop));
    auto maintenance = owner;
    TRY(const registry::Server server, registry::ServerRepository(m_entrance.session()).find(tenant.serverId, stop));
    maintenance.database = server.maintenanceDatabase; // the tenant's may be full
    const auto done = [&]() -> Result<void> {
        TRY(const auto lease, m_entrance.session()->pool().take(maintenance, stop));
        // Of this database, by the server's word at the moment of the call: a pid that became somebody else's is left alone.
        const auto rows = lease->query(cancel ? "SELECT pg_catalog.pg_cancel_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1 AND datname = $2 AND backend_type IN ('client backend', 'parallel worker', 'autovacuum worker')"
                                              : "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1 AND datname = $2 AND backend_type IN ('client backend', 'autovacuum worker')",
                                       {pid, tenant.database});
        if (!rows && rows.error().sqlstate == QLatin1String("42501"))
            return fail({Kind::Permission, {QT_TRANSLATE_NOOP("core", "The server's owner may not end the session %1: it is a superuser's, or of a role that it is no member of."), {QString::number(pid)}},
                         QT_TRANSLATE_NOOP("core", "Have a superuser end it."), rows.error().sqlstate, rows.error().detail});
        if (!rows)
            return fail(rows.error());
        if (rows->isEmpty() || !rows->boolean(0, 0))
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no session %1 in the database of %2 (any more)."), {QString::number(pid), tenant.slug}},
                        QT_TRANSLATE_NOOP("core", "Look again who is there."));
        return {};
    }();
    (void)inspections.inspected(entry.id, done ? 1 : 0, false, 0, done ? QString() : done.error().sqlstate.isEmpty() ? kindName(done.error().kind) : done.error().sqlstate);
    return done;
}

QList<SessionLook> lockTree(const QList<SessionLook> &sessions)
{
    QHash<int, const SessionLook *> byPid;
    for (const SessionLook &each : sessions)
        byPid.insert(each.pid, &each);
    QHash<int, QList<int>> below; // blocker -> those who wait for it first
    QSet<int> waiting, blocking;
    for (const SessionLook &each : sessions) {
        const auto first = std::ranges::find_if(each.blockedBy, [&](int pid) { return pid != each.pid; });
        if (first == each.blockedBy.end())
            continue;
        waiting << each.pid;
        below[*first] << each.pid;
        for (int pid : each.blockedBy)
            blocking << pid;
    }
    QList<SessionLook> out;
    QSet<int> told;
    const auto tell = [&](this const auto &self, int pid, int depth) -> void {
        if (told.contains(pid))
            return;
        told << pid;
        SessionLook session; // of another database, or a prepared transaction: only its number is known
        session.pid = pid;
        if (const SessionLook *known = byPid.value(pid))
            session = *known;
        session.depth = depth;
        out << session;
        QList<int> next = below.value(pid);
        std::ranges::sort(next);
        for (int each : next)
            self(each, depth + 1);
    };
    QList<int> roots = (blocking - waiting).values();
    // Who blocks most comes first.
    std::ranges::sort(roots, [&](int a, int b) { return below.value(a).size() != below.value(b).size() ? below.value(a).size() > below.value(b).size() : a < b; });
    for (int pid : roots)
        tell(pid, 0);
    QList<int> circles = waiting.values();
    std::ranges::sort(circles);
    for (int pid : circles)
        tell(pid, 0);
    return out;
}

} // namespace tenantry::inspection
