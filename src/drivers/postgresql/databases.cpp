// The tenant's database: made, hardened, dropped; and the templates it is cloned from.
#include "drivers/postgresql/inside.h"

#include "base/async.h"
#include "base/names.h"
#include "drivers/postgresql/retry.h"
#include "drivers/postgresql/sql.h"

#include <QCryptographicHash>
#include <utility>

namespace tenantry::drivers {

using base::Error;
using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;
using namespace std::chrono_literals;

namespace {

struct Found {
    bool exists = false;
    bool halfDropped = false; // a DROP DATABASE was interrupted: nothing but DROP works any more (manual, DROP DATABASE)
    bool isTemplate = false;
    QString comment, owner, ownerComment;

    // No comment yet: whoever made it died right after CREATE DATABASE. The marked role owns nothing but its tenant's database.
    bool ours(const QString &mark) const { return !mark.isEmpty() && (comment == mark || (comment.isEmpty() && ownerComment == mark)); }
};

Result<Found> look(Connection &connection, const QString &database)
{
    TRY(const auto rows,
        connection.query("SELECT datconnlimit = -2, datistemplate, shobj_description(d.oid, 'pg_database'), r.rolname, "
                         "shobj_description(d.datdba, 'pg_authid') FROM pg_database d LEFT JOIN pg_roles r ON r.oid = d.datdba WHERE datname = $1", {database}));
    if (rows.isEmpty())
        return Found{};
    return Found{true, rows.boolean(0, 0), rows.boolean(0, 1), rows.text(0, 2), rows.text(0, 3), rows.text(0, 4)};
}

constexpr int sessionsTried = 3;

bool is(const Error &error, const char *sqlstate) { return error.sqlstate == QLatin1String(sqlstate); }

// "ana (psql, pid 4711, idle)"
Result<QString> sessionsIn(Connection &connection, const QString &database)
{
    TRY(const auto rows, connection.query("SELECT string_agg(format('%s (%s, pid %s%s)', coalesce(usename, backend_type, '?'), coalesce(nullif(application_name, ''), '?'), pid, "
                                          "coalesce(', ' || state, '')), ', ' ORDER BY backend_start) FROM (SELECT * FROM pg_stat_activity WHERE datname = $1 ORDER BY backend_start LIMIT 5) s",
                                          {database}));
    return rows.text(0, 0);
}

Result<void> createClone(Connection &connection, const QByteArray &statement, const QString &templateDatabase, const PostgresqlWaits &waits,
                         const std::stop_token &stop)
{
    const auto deadline = std::chrono::steady_clock::now() + waits.template_;
    Backoff backoff(waits);
    for (;;) {
        const Result<void> done = connection.script(statement);
        if (done || !is(done.error(), "55006"))
            return done;
        if (std::chrono::steady_clock::now() >= deadline) {
            TRY(const QString who, sessionsIn(connection, templateDatabase));
            return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The template %1 cannot be copied while somebody is connected to it: %2."), {templateDatabase, who}},
                         QT_TRANSLATE_NOOP("core", "End those sessions, then try again. A template made by Tenantry takes no connections."),
                         done.error().sqlstate, done.error().detail});
        }
        if (!backoff.wait(stop))
            return connection.script(statement); // says Cancelled
    }
}

// What stops DROP … WITH (FORCE): prepared transactions and logical slots (manual, DROP DATABASE).
Result<void> nameBlockers(Connection &connection, const QString &database, const Error &error, bool &passing)
{
    passing = false;
    TRY(const auto prepared, connection.query("SELECT string_agg(quote_literal(gid), ', ' ORDER BY prepared) FROM pg_prepared_xacts WHERE database = $1", {database}));
    if (!prepared.isNull(0, 0))
        return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 cannot be dropped: prepared transactions are open in it: %2."), {database, prepared.text(0, 0)}},
                     QT_TRANSLATE_NOOP("core", "End each one in that database with COMMIT PREPARED or ROLLBACK PREPARED, then try again."), error.sqlstate, error.detail});
    TRY(const auto slots_, connection.query("SELECT string_agg(quote_literal(slot_name), ', ' ORDER BY slot_name) FROM pg_replication_slots WHERE database = $1", {database}));
    if (!slots_.isNull(0, 0))
        return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 cannot be dropped: replication slots depend on it: %2."), {database, slots_.text(0, 0)}},
                     QT_TRANSLATE_NOOP("core", "Stop what reads from them, remove them with pg_drop_replication_slot(), then try again."), error.sqlstate, error.detail});
    passing = is(error, "55006") || is(error, "42501");
    TRY(const QString who, sessionsIn(connection, database));
    if (is(error, "55006") && !who.isEmpty())
        return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 cannot be dropped while somebody is connected to it: %2."), {database, who}},
                     QT_TRANSLATE_NOOP("core", "End those sessions, then try again."), error.sqlstate, error.detail});
    if (is(error, "42501") && !who.isEmpty())
        return fail({Kind::Permission, {QT_TRANSLATE_NOOP("core", "Sessions in the database %1 cannot be ended by this user: %2."), {database, who}},
                     QT_TRANSLATE_NOOP("core", "End them as a superuser, or have pg_signal_backend granted, then try again."), error.sqlstate, error.detail});
    return fail(error);
}

Result<void> drop(Connection &connection, const QString &database, const Found &found, const PostgresqlWaits &waits, const std::stop_token &stop)
{
    const QByteArray name = quoteIdentifier(database);
    if (found.isTemplate && !found.halfDropped)
        TRYV(connection.script("ALTER DATABASE " + name + " IS_TEMPLATE false"));
    // A superuser's session cannot be ended by everybody, and the one of a moment ago may still be leaving.
    const auto deadline = std::chrono::steady_clock::now() + waits.sessionsEnd;
    Backoff backoff(waits);
    for (;;) {
        const Result<void> done = connection.script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        if (done || is(done.error(), "3D000"))
            return {};
        bool passing = false; // sessions, which may end
        const Result<void> named = nameBlockers(connection, database, done.error(), passing);
        if (!passing || std::chrono::steady_clock::now() >= deadline || !backoff.wait(stop))
            return named;
    }
}

// One program at a time makes or drops a database. The lock goes with the session, and a session whose client is gone lives
// until its CREATE DATABASE is through: who comes next waits for that and sees what became of it, instead of deciding that
// nothing was made.
class DatabaseLock {
public:
    static Result<DatabaseLock> take(postgres::Pool::Lease &lease, const QString &database, const PostgresqlWaits &waits, const std::stop_token &stop)
    {
        const auto giveUp = std::chrono::steady_clock::now() + waits.otherProgram;
        Backoff backoff(waits);
        for (;;) {
            TRY(const auto locked, lease->query("SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0))", {name(database)}));
            if (locked.boolean(0, 0))
                return DatabaseLock(lease, database);
            if (std::chrono::steady_clock::now() >= giveUp)
                return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 is being made or dropped by another program just now."), {database}},
                            QT_TRANSLATE_NOOP("core", "Try again when it is done."));
            if (!backoff.wait(stop))
                return base::cancelled();
        }
    }
    DatabaseLock(DatabaseLock &&other) noexcept : m_lease(std::exchange(other.m_lease, nullptr)), m_database(std::move(other.m_database)) {}
    ~DatabaseLock()
    {
        if (m_lease)
            m_lease->discard();
    }
    Result<void> release(const QByteArray &afterThis = {})
    {
        const QByteArray before = afterThis.isEmpty() ? QByteArray() : afterThis + "; ";
        TRYV((*m_lease)->script(before + "SELECT pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended(" + quoteLiteral(name(m_database)) + ", 0))"));
        m_lease = nullptr;
        return {};
    }

private:
    DatabaseLock(postgres::Pool::Lease &lease, QString database) : m_lease(&lease), m_database(std::move(database)) {}
    static QString name(const QString &database) { return QStringLiteral("tenantry database ") + database; }

    postgres::Pool::Lease *m_lease;
    QString m_database;
};

// Names beside the template's own, the same for everybody who builds it, so that leftovers are found again.
QString beside(const QString &database, const char *what)
{
    const QByteArray hash = QCryptographicHash::hash(database.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QStringLiteral("tenantry_%1_%2").arg(QLatin1String(what), QLatin1String(hash));
}

Result<void> fillTemplate(const PostgresqlDriver::Settings &inside, const std::vector<Migration> &migrations, const PostgresqlWaits &waits,
                          const std::stop_token &stop)
{
    // Not from the pool: an idle connection would keep the template busy.
    TRY(const auto connection, Connection::open(inside, stop));
    TRYV(connection->setStatementTimeout(0ms));
    Inside work{*connection, waits, stop, {}};
    TRYV(connection->script("REVOKE CREATE ON SCHEMA public FROM PUBLIC"));
    for (const Migration &migration : migrations)
        TRYV(work.apply(migration, {}));
    TRYV(ensureBookkeeping(*connection));
    return connection->script("ANALYZE"); // statistics are cloned too
}

} // namespace

Result<void> PostgresqlDriver::ensureDatabase(const Settings &owner, const QString &database, const QString &role, const QString &templateDatabase,
                                              const QString &mark, std::stop_token stop)
{
    TRYV(base::checkDatabaseName(database));
    if (mark.isEmpty())
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A database was to be made without saying whose it is."));
    for (int session = 1;; ++session) {
        TRY(auto lease, m_pool.take(owner, stop));
        const Result<void> done = ensureDatabaseIn(lease, database, role, templateDatabase, mark, stop);
        if (done || !is(done.error(), "42501") || session == sessionsTried)
            return done;
        // A session remembers what its user is a member of, and where roles are made beside it, it may go on remembering what was true
        // before the tenant's role was: "must be owner of database" of a database that it has just made. A session that knows
        // nothing yet finds it as it is.
        lease.discard();
        m_pool.clear();
    }
}

Result<void> PostgresqlDriver::ensureDatabaseIn(postgres::Pool::Lease &lease, const QString &database, const QString &role, const QString &templateDatabase,
                                                const QString &mark, const std::stop_token &stop)
{
    TRYV(lease->setStatementTimeout(0ms)); // a large template takes its time
    TRY(DatabaseLock lock, DatabaseLock::take(lease, database, m_waits, stop));
    for (int turn = 0;; ++turn) {
        TRY(const Found found, look(*lease, database));
        if (found.exists && !found.ours(mark))
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 exists already on the server and belongs to something else."), {database}},
                        QT_TRANSLATE_NOOP("core", "Choose another name for the database. It was left as it is."));
        if (found.exists && !found.halfDropped) {
            if (found.comment.isEmpty())
                TRYV(lease->script(sql::markDatabase(database, mark)));
            if (found.owner != role)
                TRYV(lease->script("ALTER DATABASE " + quoteIdentifier(database) + " OWNER TO " + quoteIdentifier(role)));
            return lock.release();
        }
        if (found.halfDropped)
            TRYV(drop(*lease, database, found, m_waits, stop));
        const Result<void> made = createClone(*lease, sql::createDatabase(database, role, templateDatabase), templateDatabase, m_waits, stop);
        if (made)
            return lock.release(sql::markDatabase(database, mark));
        // Somebody else was faster, with a program that knows nothing of the lock.
        if (turn > 0 || !(is(made.error(), "42P04") || is(made.error(), "23505")))
            return made;
    }
}

Result<void> PostgresqlDriver::harden(const Settings &owner, const QString &database, const QString &role, std::stop_token stop)
{
    Settings inside = owner;
    inside.database = database;
    TRY(const auto lease, m_pool.take(inside, stop));
    const QByteArray script = sql::harden(database, role);
    Backoff backoff(m_waits);
    for (int attempt = 1;; ++attempt) {
        // Not with BEGIN, in the little time that an opening has: what a template brought is handed over object by object.
        const auto done = lease->transaction({{}, 0ms}, [&](const postgres::Rows &) { return lease->script(script).transform([] { return QByteArray(); }); });
        if (done)
            return ensureBookkeeping(*lease);
        if (!collided(done.error()) || attempt == collisionAttempts || !backoff.wait(stop))
            return done;
    }
}

Result<void> PostgresqlDriver::dropDatabase(const Settings &owner, const QString &database, const QString &mark, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(owner, stop));
    TRYV(lease->setStatementTimeout(0ms));
    TRY(DatabaseLock lock, DatabaseLock::take(lease, database, m_waits, stop));
    TRY(const Found found, look(*lease, database));
    if (!found.exists)
        return lock.release();
    if (!found.ours(mark))
        return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 does not belong to this tenant; it was not dropped."), {database}},
                     QT_TRANSLATE_NOOP("core", "Look whose it is before dropping it by hand."), foreignObject, {}});
    TRYV(drop(*lease, database, found, m_waits, stop));
    return lock.release();
}

Result<void> PostgresqlDriver::buildTemplate(const Settings &owner, const QString &database, const std::vector<Migration> &migrations,
                                             const QString &mark, std::stop_token stop)
{
    TRYV(base::checkDatabaseName(database));
    if (mark.isEmpty())
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A database was to be made without saying whose it is."));
    TRY(auto lease, m_pool.take(owner, stop));
    lease.discard(); // it holds the session's lock
    TRYV(lease->setStatementTimeout(0ms));
    TRY(const auto lock, lease->query("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", {database}));
    if (!lock.boolean(0, 0))
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The template %1 is being built by another program just now."), {database}},
                    QT_TRANSLATE_NOOP("core", "Try again when it is done."));
    TRY(const Found old, look(*lease, database));
    if (old.exists && old.comment != mark)
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 exists already on the server and belongs to something else."), {database}},
                    QT_TRANSLATE_NOOP("core", "Choose another name for the template. It was left as it is."));

    const QString making = beside(database, "making"), retired = beside(database, "retired");
    const QString besideMark = mark + QStringLiteral(" (beside)");
    for (const QString &leftover : {making, retired}) { // of a build that died
        TRY(const Found found, look(*lease, leftover));
        if (found.exists)
            TRYV(drop(*lease, leftover, found, m_waits, stop));
    }
    const QByteArray name = quoteIdentifier(database), making_ = quoteIdentifier(making), retired_ = quoteIdentifier(retired);
    TRYV(lease->script("CREATE DATABASE " + making_ + " TEMPLATE template0 ENCODING 'UTF8' STRATEGY WAL_LOG"));
    TRYV(lease->script("COMMENT ON DATABASE " + making_ + " IS " + quoteLiteral(besideMark) + "; REVOKE ALL ON DATABASE " + making_ + " FROM PUBLIC"));
    Settings inside = owner;
    inside.database = making;
    Result<void> filled = fillTemplate(inside, migrations, m_waits, stop);
    if (!filled) {
        lease->setStop({}); // tidy up even when the reason was a request to stop
        const auto found = look(*lease, making);
        if (found && found->exists)
            static_cast<void>(drop(*lease, making, *found, m_waits, {}));
        return filled;
    }
    // The connection that filled it is gone for us, and for the server in a moment: renaming waits for it (up to 5 s, 55006).
    TRYV(lease->script("ALTER DATABASE " + making_ + " ALLOW_CONNECTIONS false IS_TEMPLATE true"));
    TRYV(lease->transaction([&]() -> Result<void> {
        if (old.exists)
            TRYV(lease->script("ALTER DATABASE " + name + " RENAME TO " + retired_));
        return lease->script("ALTER DATABASE " + making_ + " RENAME TO " + name + "; COMMENT ON DATABASE " + name + " IS " + quoteLiteral(mark));
    }));
    if (!old.exists)
        return {};
    TRYV(lease->script("COMMENT ON DATABASE " + retired_ + " IS " + quoteLiteral(besideMark)));
    return drop(*lease, retired, old, m_waits, stop);
}

} // namespace tenantry::drivers
