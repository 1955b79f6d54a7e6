#include "drivers/postgresql/box.h"

#include "base/random.h"
#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/sql.h"
#include "sqltext/nature.h"
#include "sqltext/quiet.h"
#include "sqltext/statements.h"

#include <QHash>
#include <mutex>

namespace tenantry::drivers {

using base::fail;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;
using sqltext::Nature;

namespace {

constexpr int openingStatements = 7; // of opening()
constexpr qsizetype rememberedAtMost = 64 << 10, filesRemembered = 64;
constexpr qsizetype pieceBytes = 1 << 20; // as sendScript()

// Tables of this transaction with triggers that may be put off until COMMIT and run what is the tenant's: its own, and the check of an index whose
// expression is. A table with such an event waiting cannot be altered (55006); what is said of it here is what holds already.
constexpr char nothingWaits[] =
    "DO $tenantry$ DECLARE t record; BEGIN "
    "FOR t IN SELECT c.oid::pg_catalog.regclass AS name, (SELECT k.relname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class k ON k.oid OPERATOR(pg_catalog.=) x.indexrelid "
    "    WHERE x.indrelid OPERATOR(pg_catalog.=) c.oid AND x.indisclustered) AS clustered FROM pg_catalog.pg_class c "
    "WHERE c.relkind OPERATOR(pg_catalog.=) 'r' AND c.relhastriggers AND EXISTS (SELECT FROM pg_catalog.pg_trigger g WHERE g.tgrelid OPERATOR(pg_catalog.=) c.oid AND g.tgdeferrable "
    "AND (NOT g.tgisinternal OR EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid OPERATOR(pg_catalog.=) g.tgconstrindid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)))) "
    "AND EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.relation OPERATOR(pg_catalog.=) c.oid "
    "AND l.mode OPERATOR(pg_catalog.=) 'RowExclusiveLock') "
    "LOOP EXECUTE pg_catalog.format(CASE WHEN t.clustered IS NULL THEN 'ALTER TABLE %s SET WITHOUT CLUSTER' ELSE 'ALTER TABLE %s CLUSTER ON %I' END, t.name, t.clustered); END LOOP; END $tenantry$; ";

// The same file goes into many databases; to read it takes longer than to ask here.
bool isQuiet(const QByteArray &file, int serverVersion)
{
    if (serverVersion < 150000 || serverVersion >= 180000) // what a server folds and loads on the way is its own; it was looked at in these
        return false;
    static std::mutex mutex;
    static QHash<QByteArray, bool> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.constFind(file); found != known.constEnd())
        return *found;
    const bool quiet = sqltext::runsNothingOfOthers(file);
    if (file.size() <= rememberedAtMost) {
        if (known.size() >= filesRemembered)
            known.clear();
        known.insert(file, quiet);
    }
    return quiet;
}

// SELECT … INTO a table, which a function's EXECUTE refuses when it is the last that it is told.
bool mayMakeATable(QByteArrayView statement)
{
    const QByteArray words = statement.toByteArray().toLower();
    return (words.startsWith("select") || words.startsWith("with") || words.startsWith('(')) && words.contains("into");
}

// Which no function can run, and which run nothing of anybody's. A ROLLBACK of the whole transaction is for the server to refuse.
bool isPointOfReturn(const sqltext::Statement &statement, QByteArrayView sql)
{
    const QByteArray word = statement.in(sql).first(std::min<qsizetype>(statement.length, 9)).toByteArray().toLower();
    return word.startsWith("savepoint") || word.startsWith("release") || (word.startsWith("rollback") && sqltext::meaning(statement.in(sql)).nature != Nature::Rollback);
}

base::Error withHint(base::Error error)
{
    if (error.sqlstate == QLatin1String("42501") && error.detail.contains(QLatin1String("security-definer")))
        error.hint = QT_TRANSLATE_NOOP("core", "What runs in a tenant's database runs as its role, and can be no other: leave SET ROLE and SET SESSION AUTHORIZATION out, and look which trigger or function says it.");
    return error;
}

} // namespace

Box::Box(const QString &role, Session session, const QByteArray &suffix)
    : m_role(role.isEmpty() ? QByteArray() : quoteIdentifier(role)), m_schema("tenantry_run_" + suffix), m_first(session == Session::New)
{
}
Box::Box(const QString &role, Session session) : Box(role, session, base::randomSuffix(12).toUtf8()) {}
Box Box::shown(const QString &role) { return Box(role, Session::New, "…"); }

QByteArray Box::made(const char *returns, const char *body) const
{
    return "CREATE SCHEMA " + m_schema + "; CREATE FUNCTION " + function() + "(pg_catalog.text) RETURNS " + returns + " LANGUAGE plpgsql SECURITY DEFINER AS '" + body + "'; GRANT CREATE ON SCHEMA " + m_schema
        + " TO " + m_role + "; ALTER FUNCTION " + function() + "(pg_catalog.text) OWNER TO " + m_role + "; REVOKE ALL ON SCHEMA " + m_schema + " FROM PUBLIC, " + m_role + "; ";
}

QByteArray Box::asTenant() const { return "SET LOCAL ROLE " + m_role + "; "; }
QByteArray Box::opening() const { return m_role.isEmpty() ? QByteArray() : "SET LOCAL ROLE NONE; SET LOCAL standard_conforming_strings = on; " + made("pg_catalog.void", "BEGIN EXECUTE $1; END"); }
QByteArray Box::removal() const { return m_role.isEmpty() ? QByteArray() : "DROP SCHEMA " + m_schema + " CASCADE; "; }

Box::Around Box::around(const QByteArray &file, int serverVersion) const
{
    if (m_role.isEmpty())
        return {};
    return m_first && isQuiet(file, serverVersion) ? Around{asTenant(), {}} : Around{opening(), removal()};
}

QByteArray Box::ending() const
{
    if (!m_there)
        return QByteArray("SET CONSTRAINTS ALL IMMEDIATE; CLOSE ALL; ") + sql::becomeOwner;
    return "SELECT " + function() + "('SET CONSTRAINTS ALL IMMEDIATE'); CLOSE ALL; " + sql::becomeOwner + nothingWaits + removal();
}

Result<void> Box::run(Connection &connection, const QByteArray &file, const QString &fileName, FilePart part)
{
    const qsizetype size = part.length < 0 ? file.size() : part.length;
    const QByteArrayView sql = QByteArrayView(file).sliced(part.offset, size);
    if (m_role.isEmpty()) {
        if (size == file.size())
            return sendScript(connection, file, fileName);
        const auto done = connection.script(sql.toByteArray());
        return done ? done : fail(atPlace(done.error(), fileName, file, part.offset, size));
    }
    if (m_first && size == file.size() && !m_there && isQuiet(file, connection.serverVersion())) {
        const auto done = connection.script(file, {asTenant(), 1});
        return done ? done : fail(atPlace(done.error(), fileName, file, 0, size));
    }
    const sqltext::Split split = sqltext::split(sql);
    std::vector<postgres::HandedOver::Piece> pieces;
    for (const sqltext::Statement &statement : split.statements)
        pieces.push_back({statement.offset, statement.length, isPointOfReturn(statement, sql), mayMakeATable(statement.in(sql))});
    if (split.trouble) { // an open quote, a command of psql: the server says what is wrong with the rest
        const qsizetype from = pieces.empty() ? 0 : pieces.back().offset + pieces.back().length;
        pieces.push_back({from, size - from});
    }
    for (size_t first = 0; first < pieces.size();) {
        size_t behind = first;
        const qsizetype begin = pieces[first].offset;
        postgres::HandedOver handed{function(), {}};
        do {
            handed.pieces.push_back({pieces[behind].offset - begin, pieces[behind].length, pieces[behind].asItIs, pieces[behind].notLast});
            ++behind;
        } while (behind < pieces.size() && pieces[behind].offset + pieces[behind].length - begin <= pieceBytes);
        const qsizetype length = pieces[behind - 1].offset + pieces[behind - 1].length - begin;
        const postgres::Ahead ahead = m_there ? postgres::Ahead() : postgres::Ahead{opening(), openingStatements};
        if (const auto done = connection.script(sql.sliced(begin, length).toByteArray(), handed, ahead); !done)
            return fail(withHint(atPlace(done.error(), fileName, file, part.offset + begin, length)));
        m_there = true;
        first = behind;
    }
    return {};
}

Result<postgres::Rows> Box::ask(Connection &connection, const QByteArray &query) const
{
    if (m_role.isEmpty())
        return connection.query(query);
    // As JSON, whose text says the same of every type; in the order of the columns.
    TRYV(connection.script(made("SETOF pg_catalog.text", "DECLARE r record; n pg_catalog.int4 := 0; BEGIN FOR r IN EXECUTE $1 LOOP "
                                              "RETURN NEXT (SELECT j.value FROM pg_catalog.json_each_text(pg_catalog.to_json(r)) j LIMIT 1); "
                                              "n := n OPERATOR(pg_catalog.+) 1; EXIT WHEN n OPERATOR(pg_catalog.=) 2; END LOOP; END")
                           + "SET LOCAL transaction_read_only = on"));
    return connection.query("SELECT * FROM " + function() + "($1::pg_catalog.text)", {query});
}

} // namespace tenantry::drivers
