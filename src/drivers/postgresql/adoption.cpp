// A database that somebody else made: taken over in one transaction, given back in one.
#include "drivers/adoption.h"

#include "base/async.h"
#include "drivers/postgresql/adoptionsql.h"
#include "drivers/postgresql/borrowedroles.h"
#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/retry.h"
#include "drivers/postgresql/sql.h"

#include <QCoreApplication>

namespace tenantry::drivers {

using base::Error;
using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;
using postgres::Rows;
using namespace std::chrono_literals;

namespace {

constexpr char ownPath[] = "SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '100ms'";
constexpr int lockAttempts = 40; // with the waits between them about a minute

bool is(const Error &error, const char *sqlstate) { return error.sqlstate == QLatin1String(sqlstate); }

std::unexpected<Error> gone(const QString &database)
{
    return fail({Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no database %1 on the server any more: it was dropped or renamed."), {database}},
                 QT_TRANSLATE_NOOP("core", "Give it its name back and resume, or undo."), QStringLiteral("3D000"), {}});
}

std::unexpected<Error> mayNot(const Connection &connection, const QString &database, const Error &error)
{
    return fail({Kind::Permission, {QT_TRANSLATE_NOOP("core", "The server's owner %1 may not change the database %2 as that needs."), {connection.settings().user, database}},
                 QT_TRANSLATE_NOOP("core", "Run the checks again (--test-only): they name the right that is missing. Nothing was changed by this step."), error.sqlstate, error.detail});
}

struct Bookkeeping {
    bool schema = false, table = false, activity = false, record = false; // record: of an adoption, whoever's
};

Result<Bookkeeping> bookkeepingIn(Connection &connection)
{
    TRY(const Rows rows, connection.query("SELECT to_regnamespace('tenantry') IS NOT NULL, to_regclass('tenantry.migration') IS NOT NULL, "
                                          "to_regprocedure('tenantry.activity()') IS NOT NULL, EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('tenantry.adoption') AND relkind = 'r')"));
    return Bookkeeping{rows.boolean(0, 0), rows.boolean(0, 1), rows.boolean(0, 2), rows.boolean(0, 3)};
}

Result<bool> isRecorded(Connection &connection, const Bookkeeping &books, const QString &mark)
{
    if (!books.record)
        return false;
    TRYV(ensureBookkeeping(connection)); // a schema of the customer's own making would run the customer's functions
    TRY(const Rows rows, connection.query("SELECT EXISTS (SELECT FROM tenantry.adoption WHERE mark = $1)", {mark}));
    return rows.boolean(0, 0);
}

// The transaction that takes over. Everything that it changes is undone by GivingBack below.
class TakingOver {
public:
    TakingOver(Connection &connection, const Adoption &adoption)
        : m_connection(connection), m_adoption(adoption), m_in(quoteIdentifier(adoption.database)), m_role(quoteIdentifier(adoption.role)), m_mark(quoteLiteral(adoption.mark)) {}

    Result<void> run()
    {
        TRY(const Bookkeeping books, bookkeepingIn(m_connection));
        TRY(const bool done, isRecorded(m_connection, books, m_adoption.mark));
        if (done)
            return {};
        TRYV(mustBeNobodys());
        TRY(const bool joined, m_adoption.roleWasThere ? takeRole() : Result<bool>(false));
        BorrowedRoles borrowed(m_connection);
        TRYV(borrowed.take(QByteArray("SELECT datdba FROM pg_database WHERE datname = current_database() UNION SELECT owner FROM (") + sql::ownedObjects() + ") o"));
        if (m_adoption.roleWasThere)
            TRYV(mustOwnEverything());
        TRYV(record(books, joined));
        TRYV(changeOwners());
        TRYV(closeToPublic());
        TRYV(m_connection.script("COMMENT ON DATABASE " + m_in + " IS " + m_mark));
        return borrowed.end();
    }

private:
    Result<void> mustBeNobodys()
    {
        TRY(const Rows rows, m_connection.query("SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = current_database()"));
        const QString comment = rows.text(0, 0);
        if (comment.startsWith(QLatin1String("tenantry:")) && comment != m_adoption.mark)
            return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 belongs to another tenant, of this registry or of another one."), {m_adoption.database}},
                         QT_TRANSLATE_NOOP("core", "Somebody was faster, or registered it elsewhere. Undo this, and look there."), foreignObject, {}});
        return {};
    }

    Result<void> mustOwnEverything()
    {
        TRY(const Rows rows, m_connection.query(QByteArray("SELECT r.rolname, o.object FROM (") + sql::ownedObjects()
                                                    + ") o JOIN pg_roles r ON r.oid = o.owner WHERE r.rolname <> $1 ORDER BY o.turn, o.object LIMIT 1", {m_adoption.role}));
        if (!rows.isEmpty())
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 does not own everything in the database: %2 belongs to %3."), {m_adoption.role, rows.text(0, 1), rows.text(0, 0)}},
                        QT_TRANSLATE_NOOP("core", "Leave the role out: one is made, and everybody keeps what they may do. Or hand it over first (REASSIGN OWNED)."));
        return {};
    }

    // A role that was there: nothing of it is changed but its comment (later, when it is written down), and that the server's owner is its member.
    // Whether that had to be made.
    Result<bool> takeRole()
    {
        TRY(const Rows rows, m_connection.query("SELECT me.rolsuper OR (" + actsAs(m_connection, "r.oid") + ") FROM pg_roles me, pg_roles r WHERE me.rolname = current_user AND r.rolname = $1",
                                                {m_adoption.role}));
        if (rows.isEmpty())
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no role %1 on the server any more."), {m_adoption.role}},
                        QT_TRANSLATE_NOOP("core", "Make it again and resume, or undo and leave the role out."));
        if (rows.boolean(0, 0))
            return false;
        TRYV(m_connection.script(sql::joinRole(m_adoption.role, m_connection.serverVersion())));
        return true;
    }

    Result<void> record(const Bookkeeping &books, bool joined)
    {
        TRYV(m_connection.script(sql::createBookkeeping() + sql::createAdoptionRecord()));
        TRYV(ensureBookkeeping(m_connection)); // before anything that it says is read
        const QByteArray truth[] = {"false", "true"};
        TRYV(m_connection.query("INSERT INTO tenantry.adoption (mark, owner, comment, acl, role_comment, joined, had_schema, had_table, had_activity, keys) "
                                "SELECT $1, d.datdba, shobj_description(d.oid, 'pg_database'), d.datacl, shobj_description(r.oid, 'pg_authid'), " + truth[joined] + ", " + truth[books.schema] + ", "
                                    + truth[books.table] + ", " + truth[books.activity] + ", ARRAY(SELECT key FROM tenantry.migration) "
                                "FROM pg_database d JOIN pg_roles r ON r.rolname = $2 WHERE d.datname = current_database()", {m_adoption.mark, m_adoption.role}));
        if (m_adoption.roleWasThere)
            return m_connection.script("COMMENT ON ROLE " + m_role + " IS " + m_mark);
        TRYV(m_connection.query(QByteArray("INSERT INTO tenantry.adopted_object (mark, class, object, owner) SELECT $1, o.class, o.oid, o.owner FROM (") + sql::ownedObjects()
                                    + ") o JOIN pg_roles r ON r.oid = o.owner WHERE r.rolname <> $2", {m_adoption.mark, m_adoption.role}));
        return {};
    }

    Result<void> changeOwners()
    {
        TRYV(m_connection.script("ALTER DATABASE " + m_in + " OWNER TO " + m_role));
        TRYV(m_connection.script(sql::handOverObjects(m_adoption.mark, m_adoption.role)));
        TRY(const Rows lacks, m_connection.query("SELECT NOT coalesce(has_schema_privilege($1, to_regnamespace('public'), 'USAGE') AND has_schema_privilege($1, to_regnamespace('public'), 'CREATE'), true)",
                                                 {m_adoption.role}));
        if (lacks.boolean(0, 0))
            TRYV(m_connection.script("GRANT USAGE, CREATE ON SCHEMA public TO " + m_role + "; UPDATE tenantry.adoption SET public_schema = true WHERE mark = " + m_mark));
        // Whoever owned something before.
        TRY(const Rows rows, m_connection.query("SELECT r.oid, r.rolname FROM pg_roles r JOIN pg_roles t ON t.rolname = $2 WHERE r.oid IN (SELECT owner FROM tenantry.adoption WHERE mark = $1 "
                                                "UNION SELECT owner FROM tenantry.adopted_object WHERE mark = $1) AND NOT r.rolsuper AND r.oid <> t.oid AND NOT pg_has_role(r.oid, t.oid, 'USAGE')",
                                                {m_adoption.mark, m_adoption.role}));
        for (int row = 0; row < rows.size(); ++row)
            TRYV(m_connection.script("GRANT " + m_role + " TO " + quoteIdentifier(rows.text(row, 1)) + (m_connection.serverVersion() >= 160000 ? " WITH INHERIT TRUE, SET TRUE" : "")
                                     + "; UPDATE tenantry.adoption SET members = members || " + rows.bytes(row, 0) + "::oid WHERE mark = " + m_mark));
        return m_adoption.roleWasThere ? Result<void>() : m_connection.script(sql::copyDefaultPrivileges(m_adoption.role));
    }

    // Who came in only because everybody did, and has something in here, comes in by a right of their own.
    Result<void> closeToPublic()
    {
        TRY(const Rows open, m_connection.query("SELECT coalesce(string_agg(a.privilege_type, ', '), '') FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a "
                                                "WHERE d.datname = current_database() AND a.grantee = 0"));
        const QByteArray privileges = open.bytes(0, 0);
        if (privileges.isEmpty())
            return {};
        TRY(const Rows keepers, m_connection.query(sql::connectKeepers(), {m_adoption.role}));
        TRYV(m_connection.script("REVOKE ALL ON DATABASE " + m_in + " FROM PUBLIC"));
        for (int row = 0; row < keepers.size(); ++row)
            TRYV(m_connection.script("GRANT " + privileges + " ON DATABASE " + m_in + " TO " + quoteIdentifier(keepers.text(row, 0))));
        return {};
    }

    Connection &m_connection;
    const Adoption &m_adoption;
    QByteArray m_in, m_role, m_mark;
};

class GivingBack {
public:
    GivingBack(Connection &connection, const Adoption &adoption, const QString &nameNow)
        : m_connection(connection), m_adoption(adoption), m_in(quoteIdentifier(nameNow)), m_role(quoteIdentifier(adoption.role)), m_mark(quoteLiteral(adoption.mark)) {}

    Result<void> run()
    {
        TRY(const Bookkeeping books, bookkeepingIn(m_connection));
        TRY(const bool taken, isRecorded(m_connection, books, m_adoption.mark));
        if (!taken)
            return {};
        TRY(const Rows found, m_connection.query("SELECT coalesce(r.rolname, current_user), d.comment, d.role_comment, d.joined, d.had_schema, d.had_table, d.had_activity, d.public_schema, "
                                                 "EXISTS (SELECT FROM pg_roles WHERE rolname = $2) FROM tenantry.adoption d LEFT JOIN pg_roles r ON r.oid = d.owner WHERE d.mark = $1",
                                                 {m_adoption.mark, m_adoption.role}));
        const bool roleIsThere = found.boolean(0, 8);
        BorrowedRoles borrowed(m_connection);
        TRYV(borrowed.take("SELECT owner FROM tenantry.adoption WHERE mark = " + m_mark + " UNION SELECT owner FROM tenantry.adopted_object WHERE mark = " + m_mark));
        TRYV(m_connection.script("ALTER DATABASE " + m_in + " OWNER TO " + quoteIdentifier(found.text(0, 0))));
        if (roleIsThere && !m_adoption.roleWasThere)
            TRYV(m_connection.script(sql::handBackObjects(m_adoption.mark, m_adoption.role)));
        if (roleIsThere && found.boolean(0, 7))
            TRYV(m_connection.script("REVOKE USAGE, CREATE ON SCHEMA public FROM " + m_role));
        if (roleIsThere)
            TRYV(endMemberships());
        TRYV(putRightsBack());
        TRYV(m_connection.script("COMMENT ON DATABASE " + m_in + " IS " + commentOf(found, 1)));
        if (roleIsThere && m_adoption.roleWasThere) {
            TRYV(m_connection.script("COMMENT ON ROLE " + m_role + " IS " + commentOf(found, 2)));
            if (found.boolean(0, 3))
                TRYV(m_connection.script("REVOKE " + m_role + " FROM CURRENT_USER"));
        }
        TRYV(removeBookkeeping(found.boolean(0, 4), found.boolean(0, 5), found.boolean(0, 6)));
        return borrowed.end();
    }

private:
    static QByteArray commentOf(const Rows &rows, int column) { return rows.isNull(0, column) ? QByteArray("NULL") : quoteLiteral(rows.text(0, column)); }

    Result<void> endMemberships()
    {
        TRY(const Rows rows, m_connection.query("SELECT r.rolname FROM tenantry.adoption d JOIN pg_roles r ON r.oid = ANY (d.members) WHERE d.mark = $1", {m_adoption.mark}));
        for (int row = 0; row < rows.size(); ++row)
            TRYV(m_connection.script("REVOKE " + m_role + " FROM " + quoteIdentifier(rows.text(row, 0))));
        return {};
    }

    // The database's privileges, one by one: what is there and was not goes, what was there and is not comes back.
    Result<void> putRightsBack()
    {
        constexpr char was[] = "SELECT a.grantee, a.privilege_type, a.is_grantable FROM tenantry.adoption s JOIN pg_database d ON d.datname = current_database(), "
                               "aclexplode(coalesce(s.acl, acldefault('d', d.datdba))) a WHERE s.mark = $1";
        constexpr char now[] = "SELECT a.grantee, a.privilege_type, a.is_grantable FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a "
                               "WHERE d.datname = current_database()";
        const QByteArray names = " SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END, x.privilege_type, x.is_grantable "
                                 "FROM x LEFT JOIN pg_roles r ON r.oid = x.grantee WHERE x.grantee = 0 OR r.oid IS NOT NULL";
        TRY(const Rows more, m_connection.query(QByteArray("WITH x AS (") + now + " EXCEPT " + was + ")" + names, {m_adoption.mark}));
        for (int row = 0; row < more.size(); ++row)
            TRYV(m_connection.script("REVOKE " + more.bytes(row, 1) + " ON DATABASE " + m_in + " FROM " + more.bytes(row, 0)));
        TRY(const Rows less, m_connection.query(QByteArray("WITH x AS (") + was + " EXCEPT " + now + ")" + names, {m_adoption.mark}));
        for (int row = 0; row < less.size(); ++row)
            TRYV(m_connection.script("GRANT " + less.bytes(row, 1) + " ON DATABASE " + m_in + " TO " + less.bytes(row, 0) + (less.boolean(row, 2) ? " WITH GRANT OPTION" : "")));
        return {};
    }

    Result<void> removeBookkeeping(bool hadSchema, bool hadTable, bool hadActivity)
    {
        if (!hadSchema)
            return m_connection.script("DROP SCHEMA tenantry CASCADE"); // ours, with all that is in it
        QByteArray script = hadTable ? "DELETE FROM tenantry.migration WHERE key <> ALL (ARRAY(SELECT unnest(keys) FROM tenantry.adoption WHERE mark = " + m_mark + "));\n"
                                     : QByteArray("DROP TABLE tenantry.migration;\n");
        if (!hadActivity)
            script += "DROP FUNCTION IF EXISTS tenantry.activity();\n";
        return m_connection.script(script + "DROP TABLE tenantry.adopted_object;\nDROP TABLE tenantry.adoption;\n");
    }

    Connection &m_connection;
    const Adoption &m_adoption;
    QByteArray m_in, m_role, m_mark;
};

// In one transaction, with Tenantry's lock on the database, again while somebody holds a lock.
template <class Work>
Result<void> inside(Connection &connection, const QString &database, const std::stop_token &stop, const Work &work)
{
    const PostgresqlWaits waits;
    const auto giveUpWaiting = std::chrono::steady_clock::now() + waits.otherProgram;
    TRYV(connection.setStatementTimeout(0ms));
    Backoff backoff(waits);
    for (int attempt = 1;; ++attempt) {
        bool busy = false;
        const Result<void> done = connection.transaction([&]() -> Result<void> {
            TRYV(connection.script(ownPath));
            TRY(const bool locked, tryLock(connection, LockOf::Transaction));
            if (!locked) {
                busy = true;
                return fail(Kind::Conflict, {});
            }
            return work();
        });
        if (done || !connection.isOpen())
            return done;
        if (is(done.error(), "42501"))
            return mayNot(connection, database, done.error());
        const bool lockMissing = is(done.error(), "55P03") || is(done.error(), "40P01");
        if (!busy && !lockMissing && !collided(done.error()))
            return done;
        if (busy && std::chrono::steady_clock::now() >= giveUpWaiting)
            return fail(lockedByOther(connection));
        if (!busy && attempt >= lockAttempts)
            return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The tables of the database %1 are in use without a pause; a lock was not free in %2 attempts."), {database, QString::number(attempt)}},
                         QT_TRANSLATE_NOOP("core", "Nothing was changed. Go on when the long transaction that holds it has ended."), done.error().sqlstate, done.error().detail});
        if (!backoff.wait(stop))
            return base::cancelled();
    }
}

// By its mark, whatever it is called by now; by its name, where it was never taken over. Empty: gone.
Result<QString> nameOf(Connection &connection, const Adoption &adoption)
{
    TRY(const Rows rows, connection.query("SELECT datname FROM pg_database WHERE datname = $1 OR shobj_description(oid, 'pg_database') = $2 "
                                          "ORDER BY coalesce(shobj_description(oid, 'pg_database') = $2, false) DESC LIMIT 1", {adoption.database, adoption.mark}));
    return rows.isEmpty() ? QString() : rows.text(0, 0);
}

} // namespace

Result<void> takeOverDatabase(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const Adoption &adoption, std::stop_token stop)
{
    if (adoption.mark.isEmpty())
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A database was to be taken over without saying whose it is."));
    {
        TRY(const auto server, pool.take(owner, stop));
        TRY(const Rows rows, server->query("SELECT 1 FROM pg_database WHERE datname = $1", {adoption.database}));
        if (rows.isEmpty())
            return gone(adoption.database);
    }
    postgres::ConnectionSettings there = owner;
    there.database = adoption.database;
    // A session that knows nothing of the roles yet: one of the pool may remember what it was a member of before.
    TRY(const auto connection, Connection::open(there, stop));
    return inside(*connection, adoption.database, stop, [&] { return TakingOver(*connection, adoption).run(); });
}

Result<void> giveDatabaseBack(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const Adoption &adoption, std::stop_token stop)
{
    postgres::ConnectionSettings there = owner;
    {
        TRY(const auto server, pool.take(owner, stop));
        TRY(there.database, nameOf(*server, adoption));
    }
    if (there.database.isEmpty())
        return {};
    TRY(const auto connection, Connection::open(there, stop));
    return inside(*connection, there.database, stop, [&] { return GivingBack(*connection, adoption, there.database).run(); });
}

QStringList adoptionSql(const Adoption &adoption, int connectionLimit)
{
    const QByteArray role = quoteIdentifier(adoption.role), in = quoteIdentifier(adoption.database);
    const QString mark = QStringLiteral("tenantry:…");
    QByteArray script;
    if (!adoption.roleWasThere)
        script += sql::createRole(adoption.role, connectionLimit, "SCRAM-SHA-256$…", mark);
    else
        script += "COMMENT ON ROLE " + role + " IS " + quoteLiteral(mark) + ";\n";
    script += "ALTER DATABASE " + in + " OWNER TO " + role + ";\n";
    QStringList out;
    for (const QString &line : QString::fromUtf8(script).split(QStringLiteral(";\n"), Qt::SkipEmptyParts))
        out << line + QLatin1Char(';');
    const QString name = QString::fromUtf8(role);
    if (!adoption.roleWasThere)
        out << sql::remarked(QStringLiteral("ALTER … OWNER TO %1;").arg(name), QT_TRANSLATE_NOOP("core", "everything in it"))
            << sql::remarked(QStringLiteral("GRANT %1 TO …;").arg(name), QT_TRANSLATE_NOOP("core", "whoever owned it before"));
    out << QStringLiteral("REVOKE ALL ON DATABASE %1 FROM PUBLIC;").arg(QString::fromUtf8(in))
        << sql::remarked(QStringLiteral("GRANT CONNECT ON DATABASE %1 TO …;").arg(QString::fromUtf8(in)), QT_TRANSLATE_NOOP("core", "roles that were granted something in it"))
        << QString::fromUtf8(sql::markDatabase(adoption.database, mark)) + QLatin1Char(';');
    return out;
}

} // namespace tenantry::drivers
