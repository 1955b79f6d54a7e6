// May the tenant's role sign in? LOGIN and NOLOGIN of the role, and the sessions that it has already.
#include "drivers/postgresql/postgresqldriver.h"

#include "base/async.h"
#include "drivers/postgresql/retry.h"

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;

namespace {

Result<Door> look(Connection &connection, const QString &role, const QString &mark)
{
    TRY(const auto rows, connection.query("SELECT rolcanlogin, shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = $1", {role}));
    if (rows.isEmpty())
        return Door::Absent;
    if (mark.isEmpty() || rows.text(0, 1) != mark)
        return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 does not belong to this tenant; it was left as it is."), {role}},
                     QT_TRANSLATE_NOOP("core", "Look whose it is, and in the registry which role the tenant has."), foreignObject, {}});
    return rows.boolean(0, 0) ? Door::Open : Door::Closed;
}

Result<void> set(Connection &connection, const QString &role, const char *option, const PostgresqlWaits &waits, const std::stop_token &stop)
{
    const QByteArray statement = "ALTER ROLE " + postgres::quoteIdentifier(role) + ' ' + option;
    Backoff backoff(waits);
    for (int attempt = 1;; ++attempt) {
        const Result<void> done = connection.script(statement);
        if (done || !collided(done.error()) || attempt == collisionAttempts || !backoff.wait(stop))
            return done;
    }
}

} // namespace

Result<Door> PostgresqlDriver::door(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(owner, stop));
    return look(*lease, role, mark);
}

Result<void> PostgresqlDriver::closeDoor(const Settings &owner, const QString &database, const QString &role, const QString &mark, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(owner, stop));
    TRY(const Door found, look(*lease, role, mark));
    if (found == Door::Absent)
        return {};
    if (found == Door::Open)
        TRYV(set(*lease, role, "NOLOGIN", m_waits, stop));
    // A session that was signing in while the door closed shows up a moment later: after ending any, it is looked again.
    const auto giveUp = std::chrono::steady_clock::now() + m_waits.sessionsEnd;
    Backoff backoff(m_waits);
    for (;;) {
        const auto ended = lease->query("SELECT count(*), count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity "
                                        "WHERE usename = $1 AND datname = $2 AND pid <> pg_backend_pid()", {role, database});
        if (!ended && ended.error().sqlstate == QLatin1String("42501"))
            return fail({Kind::Permission, {QT_TRANSLATE_NOOP("core", "The sessions of %1 cannot be ended by this user; new ones are refused already."), {role}},
                         {QT_TRANSLATE_NOOP("core", "Have a superuser run: GRANT %1 TO %2; then try again."),
                          {QString::fromUtf8(postgres::quoteIdentifier(role)), QString::fromUtf8(postgres::quoteIdentifier(owner.user))}},
                         ended.error().sqlstate, ended.error().detail});
        if (!ended)
            return fail(ended.error());
        if (ended->integer(0, 0) == 0)
            return {};
        if (std::chrono::steady_clock::now() >= giveUp)
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 sessions of %2 have not ended yet; new ones are refused already."), {ended->text(0, 0), role}},
                        QT_TRANSLATE_NOOP("core", "Try again in a moment."));
        if (!backoff.wait(stop))
            return base::cancelled();
    }
}

Result<void> PostgresqlDriver::openDoor(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(owner, stop));
    TRY(const Door found, look(*lease, role, mark));
    if (found == Door::Absent)
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The tenant's role %1 is not on the server."), {role}},
                    QT_TRANSLATE_NOOP("core", "It was dropped or renamed behind Tenantry's back: restore it, then try again."));
    return found == Door::Open ? Result<void>() : set(*lease, role, "LOGIN", m_waits, stop);
}

} // namespace tenantry::drivers
