// A tenant's database copied beside it: through pg_dump and pg_restore, since CREATE DATABASE … TEMPLATE would lock the tenant out while it copies.
//
// While rows are put into the copy, checks and generated columns are computed. Where those call functions of the tenant's own, they must not run as the
// login that owns all tenants of the server (box.h): then the copy is made by the scratch role, which may do what this tenant may and no more.
#include "drivers/throwawaycopy.h"

#include "base/async.h"
#include "drivers/postgresql/filewatch.h"
#include "drivers/postgresql/scratch.h"
#include "postgres/dumprestore.h"

#include "base/quantity.h"
#include "base/random.h"

#include <QFile>
#include <sys/statvfs.h>
#include <utility>

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;
using namespace std::chrono_literals;
using Settings = TenantDriver::Settings;

namespace {

constexpr int connectionsNeeded = 6;                // four at the most at once, and the product keeps some
constexpr qint64 spare = qint64(256) << 20;         // beside twice the size: a rewritten table is there twice, and so is what the log says of it
constexpr auto waitForOther = 2s;


struct Source {
    qint64 bytes = 0;
    QByteArray create;          // the words behind CREATE DATABASE name OWNER role
    QString folder;             // that its files are in; empty: not known here
    qint64 oid = 0;
};

// As the tenant's own: encoding, collations, tablespace. The columns differ from version to version.
Result<Source> sourceOf(Connection &guard, const QString &database)
{
    TRY(const auto rows,
        guard.query("SELECT d.oid, pg_database_size(d.oid), pg_encoding_to_char(encoding), datcollate, datctype, datlocprovider::text, "
                    "coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale'), to_jsonb(d)->>'daticurules', t.spcname, "
                    "coalesce(nullif(pg_tablespace_location(t.oid), ''), (SELECT setting FROM pg_settings WHERE name = 'data_directory')), datallowconn "
                    "FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace WHERE datname = $1", {database}));
    if (rows.isEmpty() || !rows.boolean(0, 10))
        return fail({Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no database %1 on the server, or it takes no connections."), {database}},
                     QT_TRANSLATE_NOOP("core", "Look whether somebody dropped, renamed or closed it."), QStringLiteral("3D000"), {}});
    Source out;
    out.oid = rows.integer(0, 0);
    out.bytes = rows.integer(0, 1);
    out.folder = rows.text(0, 9);
    out.create = " TEMPLATE template0 ENCODING " + quoteLiteral(rows.text(0, 2)) + " LC_COLLATE " + quoteLiteral(rows.text(0, 3)) + " LC_CTYPE " + quoteLiteral(rows.text(0, 4));
    const QByteArray provider = rows.bytes(0, 5);
    if (provider == "i") {
        out.create += " LOCALE_PROVIDER icu ICU_LOCALE " + quoteLiteral(rows.text(0, 6));
        if (!rows.isNull(0, 7))
            out.create += " ICU_RULES " + quoteLiteral(rows.text(0, 7));
    } else if (provider == "b") {
        out.create += " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + quoteLiteral(rows.text(0, 6));
    } else {
        out.create += " LOCALE_PROVIDER libc";
    }
    if (rows.text(0, 8) != QLatin1String("pg_default"))
        out.create += " TABLESPACE " + quoteIdentifier(rows.text(0, 8));
    return out;
}

Result<void> checkRoom(Connection &guard, const Settings &owner, const QString &database, const Source &source, const CopyRoom &room)
{
    if (source.bytes > room.largest)
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 has %2, more than the %3 that a copy may have."), {database, base::sizeArgument(source.bytes), base::sizeArgument(room.largest)}},
                    QT_TRANSLATE_NOOP("core", "Choose a smaller tenant, or allow larger copies (--max-size)."));
    auto free = room.freeBytes;
    // A server behind a socket is on this computer, as a rule; where its folder is not, nothing is known.
    struct statvfs disk{};
    if (!free && owner.isSocket() && !source.folder.isEmpty() && statvfs(QFile::encodeName(source.folder).constData(), &disk) == 0 && disk.f_blocks > 0)
        free = qint64(disk.f_bavail) * qint64(disk.f_frsize);
    if (const qint64 needed = 2 * source.bytes + spare; free && *free < needed)
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "There is no room for a copy of %1 on the server: it takes up to %2, and %3 are free."), {database, base::sizeArgument(needed), base::sizeArgument(*free)}},
                    QT_TRANSLATE_NOOP("core", "Make room there, or choose a smaller tenant."));
    // What kind of session it is cannot be seen of other people's.
    TRY(const auto rows, guard.query("SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - (SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL)::int"));
    if (rows.integer(0, 0) < connectionsNeeded)
        return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The server has %1 connections left; making a copy and migrating it needs %2, and the tenants need theirs."), {rows.text(0, 0), QString::number(connectionsNeeded)}},
                     QT_TRANSLATE_NOOP("core", "Try again at a quieter time, or raise max_connections."), QStringLiteral("53300"), {}});
    return {};
}

// Settings of the database for everybody, and for the one who migrates. What cannot be set is noted.
Result<void> copySettings(Connection &guard, qint64 source, const QString &copy, QStringList &notes)
{
    TRY(const auto rows, guard.query("SELECT split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1), s.setrole <> 0 FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) entry "
                                     "WHERE s.setdatabase = $1::oid AND s.setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = current_user))", {source}));
    for (int row = 0; row < rows.size(); ++row) {
        static const QStringList lists{QStringLiteral("search_path"), QStringLiteral("temp_tablespaces"), QStringLiteral("local_preload_libraries"), QStringLiteral("session_preload_libraries")};
        const QString name = rows.text(row, 0), value = rows.text(row, 1);
        // Lists are kept as they were written, quotes and all; an empty one is ''.
        const QByteArray text = lists.contains(name) && !value.isEmpty() ? value.toUtf8() : quoteLiteral(value);
        QByteArray parameter;
        for (const QString &part : name.split(QLatin1Char('.')))
            parameter += (parameter.isEmpty() ? QByteArray() : QByteArray(".")) + quoteIdentifier(part);
        const QByteArray whose = rows.boolean(row, 2) ? "ALTER ROLE CURRENT_USER IN DATABASE " : "ALTER DATABASE ";
        if (const auto set = guard.script(whose + quoteIdentifier(copy) + " SET " + parameter + " TO " + text); !set)
            notes << name + QStringLiteral(": ") + set.error().message.translated();
    }
    return {};
}

// What is computed for a row that is copied, and is not the server's own: the first function's name, or nothing. Of the server's, those that can be
// told to run something (queries given as text, conversions to JSON and XML) count as somebody's, too.
Result<QString> computedByTheTenant(Connection &live)
{
    TRY(const auto rows,
        live.batch("SET search_path = pg_catalog, pg_temp; "
                   "WITH tree AS (SELECT conbin::text AS words FROM pg_constraint WHERE contype = 'c' "
                   "  UNION ALL SELECT d.adbin::text FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE a.attgenerated = 's' "
                   "  UNION ALL SELECT partexprs::text FROM pg_partitioned_table WHERE partexprs IS NOT NULL), "
                   "called AS (SELECT DISTINCT m[1] AS kind, m[2]::oid AS id FROM tree, regexp_matches(words, ':(funcid|opfuncid|opno) ([1-9][0-9]*)', 'g') m) "
                   "SELECT min(p.oid::regprocedure::text) FROM called LEFT JOIN pg_operator o ON kind = 'opno' AND o.oid = id JOIN pg_proc p ON p.oid = coalesce(o.oprcode::oid, id) "
                   "JOIN pg_roles r ON r.oid = p.proowner "
                   "WHERE NOT (r.rolsuper AND (p.provolatile = 'i' OR (p.oid < 16384 AND p.provolatile = 's' AND p.proname !~ 'xml|json')))"));
    return rows.isEmpty() || rows.isNull(0, 0) ? QString() : rows.text(0, 0);
}

class PostgresqlCopy : public ThrowawayCopy {
public:
    PostgresqlCopy(const Settings &owner, PostgresqlWaits waits) : m_owner(owner), m_inside(owner), m_pool({.perServer = 3, .total = 3}), m_driver(m_pool, waits) {}
    ~PostgresqlCopy() override { (void)drop(); }

    Result<void> make(const QString &database, const QString &role, const CopyRoom &room, const std::function<void(qint64)> &moved, const std::stop_token &stop)
    {
        TRY(m_scratch, reserveScratch(m_driver, m_owner, stop));
        Connection &guard = *m_scratch.guard;
        guard.setStop(stop);
        TRY(const Source source, sourceOf(guard, database));
        TRYV(checkRoom(guard, m_owner, database, source, room));
        const int major = guard.serverVersion() / 10000;
        TRY(const auto programs, postgres::findDumpPrograms(major, stop));
        // Owned by a marked role until it carries the mark itself: so is it found when this program dies in between.
        m_made = true;
        const base::Secret password = base::secretFromText(base::randomPassword());
        TRYV(m_driver.ensureRole(m_owner, m_scratch.name, password, 2, m_scratch.mark, stop));
        const QByteArray name = quoteIdentifier(m_scratch.name);
        TRYV(guard.script("CREATE DATABASE " + name + " OWNER " + name + source.create));
        TRYV(guard.script("COMMENT ON DATABASE " + name + " IS " + quoteLiteral(m_scratch.mark) + "; REVOKE ALL ON DATABASE " + name + " FROM PUBLIC; ALTER DATABASE " + name + " OWNER TO " + quoteIdentifier(role)));
        // A session in it whose program died ends at once, also in the middle of a statement, so that the copy can be dropped.
        (void)guard.script("ALTER DATABASE " + name + " SET client_connection_check_interval TO '1s'");
        TRYV(copySettings(guard, source.oid, m_scratch.name, m_notes));
        m_inside.database = m_scratch.name;
        Settings live = m_owner, copy = m_inside;
        live.database = database;
        live.applicationName = copy.applicationName = QStringLiteral("tenantry rehearsal");
        TRY(auto look, Connection::open(live, stop));
        TRY(const QString computed, computedByTheTenant(*look));
        look.reset();
        if (computed.isEmpty()) {
            TRY(m_moved, postgres::copyDatabase(programs, major, live, copy, {}, moved, stop));
        } else {
            TRYV(byTheScratchRole(guard, role, computed));
            // Ours first, which is nobody's to compute: the tenant's view of its features reads from it.
            TRY(const qint64 ours, postgres::copyDatabase(programs, major, live, copy, {"tenantry", {}, {}}, moved, stop));
            Settings restricted = copy;
            restricted.user = m_scratch.name;
            restricted.password = password;
            TRY(const qint64 theirs, postgres::copyDatabase(programs, major, live, restricted, {{}, "tenantry", role}, [&](qint64 bytes) { moved(ours + bytes); }, stop));
            m_moved = ours + theirs;
        }
        TRY(const auto inside, Connection::open(m_inside, stop));
        inside->setStop(stop);
        TRYV(inside->setStatementTimeout(0ms));
        TRYV(inside->script("SET search_path = pg_catalog; ANALYZE")); // pg_restore brings no statistics, and the tenant has some
        TRY(const auto servers, inside->query("SELECT format('DROP USER MAPPING FOR %s SERVER %I', CASE WHEN umuser = 0 THEN 'PUBLIC' ELSE quote_ident(usename) END, srvname) FROM pg_user_mappings"));
        for (int row = 0; row < servers.size(); ++row)
            TRYV(inside->script(servers.bytes(row, 0)));
        m_cutOff = servers.size() > 0;
        TRY(auto watch, FileWatch::begin(m_inside, stop));
        m_watch.emplace(std::move(watch));
        return {};
    }

    TenantDriver &driver() override { return m_driver; }
    const Settings &inDatabase() const override { return m_inside; }
    qint64 bytesMoved() const override { return m_moved; }
    const QStringList &notes() const override { return m_notes; }
    bool cutOff() const override { return m_cutOff; }
    Result<FileTrace> watch(const std::function<Result<void>()> &apply, std::optional<base::Error> &failure, std::stop_token stop) override
    {
        return m_watch->run(apply, failure, std::move(stop));
    }
    Result<void> drop() override
    {
        if (!std::exchange(m_made, false))
            return {};
        m_watch.reset();
        m_pool.clear();
        const auto dropped = dropScratch(m_driver, m_owner, m_scratch);
        m_scratch.guard.reset();
        return dropped;
    }

private:
    Result<void> byTheScratchRole(Connection &guard, const QString &role, const QString &computed)
    {
        const QByteArray scratch = quoteIdentifier(m_scratch.name);
        const auto granted = guard.script("GRANT " + quoteIdentifier(role) + " TO " + scratch + (guard.serverVersion() >= 160000 ? " WITH INHERIT TRUE, SET TRUE; " : "; ")
                                          + "GRANT CONNECT ON DATABASE " + scratch + " TO " + scratch);
        if (granted)
            return {};
        base::Error error = granted.error();
        error.message = {QT_TRANSLATE_NOOP("core", "Copying computes with a function of the tenant's own (%1), which must not run as the server's owner, and its role could not be lent to the copy."), {computed}};
        error.hint = {QT_TRANSLATE_NOOP("core", "Let the server's owner grant the role %1 (WITH ADMIN OPTION), or rehearse with another tenant."), {role}};
        return fail(error);
    }

    Settings m_owner, m_inside;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver;
    Scratch m_scratch;
    std::optional<FileWatch> m_watch;
    QStringList m_notes;
    qint64 m_moved = 0;
    bool m_made = false, m_cutOff = false;
};

class PostgresqlCopyMaker : public CopyMaker {
public:
    Result<QHash<QString, qint64>> sizes(const Settings &owner, const QStringList &databases, std::stop_token stop) override
    {
        TRY(const auto connection, Connection::open(owner, stop));
        connection->setStop(stop);
        TRYV(connection->setStatementTimeout(0ms)); // of thousands: seconds, on a cold disk minutes
        TRY(const auto rows, connection->query("SELECT datname, pg_catalog.pg_database_size(oid) FROM pg_catalog.pg_database WHERE datname = ANY ($1) "
                                               "AND (pg_catalog.has_database_privilege(oid, 'CONNECT') OR pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE'))", {databases}));
        QHash<QString, qint64> out;
        for (int row = 0; row < rows.size(); ++row)
            out.insert(rows.text(row, 0), rows.integer(row, 1));
        return out;
    }

    Result<void> prepare(const Settings &owner, std::stop_token stop) override
    {
        postgres::Pool pool({.perServer = 2, .total = 2});
        PostgresqlDriver driver(pool);
        TRY(const auto guard, scratchGuard(owner, stop));
        guard->setStop(stop);
        TRYV(removeScratchLeftovers(*guard, driver, owner, stop));
        TRYV(postgres::findDumpPrograms(guard->serverVersion() / 10000, stop));
        return {};
    }

    Result<std::unique_ptr<ThrowawayCopy>> copy(const Settings &owner, const QString &database, const QString &role, const CopyRoom &room, const std::function<void(qint64)> &moved,
                                                std::stop_token stop) override
    {
        PostgresqlWaits waits;
        waits.otherProgram = waitForOther;
        auto out = std::make_unique<PostgresqlCopy>(owner, waits);
        TRYV(out->make(database, role, room, moved, stop));
        return out;
    }
};

} // namespace

std::shared_ptr<CopyMaker> makeCopyMaker(const QString &driver)
{
    return driver == QLatin1String("postgresql") ? std::make_shared<PostgresqlCopyMaker>() : nullptr;
}

} // namespace tenantry::drivers
