// The tenant's role: made, set right again, dropped.
#include "drivers/postgresql/postgresqldriver.h"

#include "base/names.h"
#include "drivers/postgresql/retry.h"
#include "drivers/postgresql/sql.h"

namespace tenantry::drivers {

using base::Error;
using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;

namespace {

struct Found {
    bool exists = false, elevated = false, joined = false, superuser = false; // the last: who asks
    QString comment;
};

Result<Found> look(Connection &connection, const QString &role)
{
    // Since 16 a member may lack INHERIT or SET; USAGE means the first, MEMBER the second before 16.
    const QByteArray set = connection.serverVersion() >= 160000 ? "'SET'" : "'MEMBER'";
    TRY(const auto rows,
        connection.query("SELECT r.oid IS NOT NULL, r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls, "
                         "shobj_description(r.oid, 'pg_authid'), pg_has_role(me.oid, r.oid, 'USAGE') AND pg_has_role(me.oid, r.oid, " + set + "), "
                         "me.rolsuper FROM pg_roles me LEFT JOIN pg_roles r ON r.rolname = $1 WHERE me.rolname = current_user", {role}));
    return Found{rows.boolean(0, 0), rows.boolean(0, 1), rows.boolean(0, 3), rows.boolean(0, 4), rows.text(0, 2)};
}

std::unexpected<Error> notOurs(const QString &role)
{
    return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 exists already on the server and belongs to something else."), {role}},
                QT_TRANSLATE_NOOP("core", "Choose another name for the role. It was left as it is."));
}

// The verifier is no password, but it is nobody's business either.
Result<void> without(const QByteArray &verifier, Result<void> result)
{
    if (result)
        return result;
    Error error = result.error();
    const QString secret = QString::fromUtf8(verifier), mask = QStringLiteral("…");
    error.detail.replace(secret, mask);
    for (QString &argument : error.message.args)
        argument.replace(secret, mask);
    return fail(error);
}

Result<QStringList> ownedDatabases(Connection &connection, const QString &role)
{
    TRY(const auto rows, connection.query("SELECT datname FROM pg_database WHERE datdba = (SELECT oid FROM pg_roles WHERE rolname = $1) ORDER BY 1", {role}));
    QStringList out;
    for (int row = 0; row < rows.size(); ++row)
        out << rows.text(row, 0);
    return out;
}

// What the role still holds in other databases goes to the server's owner: nothing is lost by dropping a role.
Result<void> releaseEverywhere(Connection &connection, const PostgresqlDriver::Settings &owner, const QString &role, const std::stop_token &stop)
{
    TRY(const auto rows, connection.query("SELECT DISTINCT d.datname FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid "
                                          "OR (s.dbid = 0 AND d.datname = current_database()) WHERE s.refclassid = 'pg_authid'::regclass "
                                          "AND s.refobjid = (SELECT oid FROM pg_roles WHERE rolname = $1)", {role}));
    const QByteArray name = postgres::quoteIdentifier(role);
    for (int row = 0; row < rows.size(); ++row) {
        const QString database = rows.text(row, 0);
        PostgresqlDriver::Settings there = owner;
        there.database = database;
        Result<void> done;
        if (auto other = Connection::open(there, stop); other)
            done = (*other)->script("SET search_path = pg_catalog; REASSIGN OWNED BY " + name + " TO CURRENT_USER; DROP OWNED BY " + name);
        else
            done = fail(other.error());
        if (!done && done.error().kind == Kind::Cancelled)
            return done;
        if (!done)
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 still owns something in the database %2 and could not be dropped."), {role, database}},
                        {QT_TRANSLATE_NOOP("core", "Let a superuser run in %1: REASSIGN OWNED BY %2 TO CURRENT_USER; DROP OWNED BY %2; then try again."),
                         {database, QString::fromUtf8(name)}}, done.error().detail);
    }
    return {};
}

} // namespace

Result<void> PostgresqlDriver::ensureRole(const Settings &owner, const QString &role, const base::Secret &password, int connectionLimit,
                                          const QString &mark, std::stop_token stop)
{
    TRYV(base::checkRoleName(role));
    TRY(auto lease, m_pool.take(owner, stop));
    lease.untouched(); // roles are the server's, and no session's
    TRY(const QByteArray verifier, lease->scramVerifier(role, password));
    Backoff backoff(m_waits);
    for (int attempt = 1;; ++attempt) {
        TRY(const Found found, look(*lease, role));
        if (found.exists && (found.comment != mark || mark.isEmpty()))
            return notOurs(role);
        if (found.elevated)
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 has rights that no tenant may have (superuser, CREATEDB, CREATEROLE, replication or BYPASSRLS)."), {role}},
                        QT_TRANSLATE_NOOP("core", "Have a superuser take them away, then try again."));
        QByteArray script;
        if (!found.exists) {
            script = sql::makeRole(role, connectionLimit, verifier, mark, found.superuser, lease->serverVersion());
        } else {
            script = sql::alterRole(role, connectionLimit, verifier);
            if (!found.superuser && !found.joined)
                script += sql::joinRole(role, lease->serverVersion());
        }
        Result<void> done = without(verifier, lease->script(script));
        // Somebody else made or changed it between the look and now: look at theirs.
        if (done || !collided(done.error()) || attempt == collisionAttempts || !backoff.wait(stop))
            return done;
    }
}

Result<void> PostgresqlDriver::dropRole(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(owner, stop));
    const QByteArray statement = "DROP ROLE IF EXISTS " + postgres::quoteIdentifier(role);
    for (bool again = false;; again = true) {
        TRY(const Found found, look(*lease, role));
        if (!found.exists)
            return {};
        if (found.comment != mark || mark.isEmpty())
            return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 does not belong to this tenant; it was not dropped."), {role}},
                         QT_TRANSLATE_NOOP("core", "Look whose it is before dropping it by hand."), foreignObject, {}});
        const Result<void> done = lease->script(statement);
        if (done || done.error().sqlstate != QLatin1String("2BP01"))
            return done;
        TRY(const QStringList databases, ownedDatabases(*lease, role));
        if (!databases.isEmpty())
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 still owns the database %2."), {role, databases.join(QStringLiteral(", "))}},
                        QT_TRANSLATE_NOOP("core", "Drop the database first, or give it another owner."), done.error().detail);
        if (again)
            return done;
        TRYV(releaseEverywhere(*lease, owner, role, stop));
    }
}

} // namespace tenantry::drivers
