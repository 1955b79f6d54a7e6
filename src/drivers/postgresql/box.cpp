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

constexpr int openingStatements = 6; // of opening()
constexpr qsizetype rememberedAtMost = 64 << 10, filesRemembered = 64;
constexpr qsizetype pieceBytes = 1 << 20; // as sendScript()

// Tables of this transaction with triggers that may be put off until COMMIT and run what is the tenant's: its own, and the check of an index whose
// expression is. A table with such an event waiting cannot be altered (55006); what is altered here is nothing.
constexpr char nothingWaits[] =
    "DO $tenantry$ DECLARE t pg_catalog.regclass; BEGIN "
    "FOR t IN SELECT DISTINCT g.tgrelid FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) g.tgrelid "
    "WHERE g.tgdeferrable AND c.relkind OPERATOR(pg_catalog.=) 'r' "
    "AND (NOT g.tgisinternal OR EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid OPERATOR(pg_catalog.=) g.tgconstrindid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL))) "
    "AND EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND l.relation OPERATOR(pg_catalog.=) g.tgrelid "
    "AND l.mode OPERATOR(pg_catalog.=) 'RowExclusiveLock') "
    "LOOP EXECUTE pg_catalog.format('ALTER TABLE %s RESET (autovacuum_enabled)', t); END LOOP; END $tenantry$; ";

// The same file goes into many databases; to read it takes longer than to ask here.
bool isQuiet(const QByteArray &file)
{
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

Box::Box(const QString &role, const QByteArray &suffix) : m_role(role.isEmpty() ? QByteArray() : quoteIdentifier(role)), m_schema("tenantry_run_" + suffix) {}
Box::Box(const QString &role) : Box(role, base::randomSuffix(12).toUtf8()) {}
Box Box::shown(const QString &role) { return Box(role, "…"); }

QByteArray Box::made(const char *returns, const char *body) const
{
    return "CREATE SCHEMA " + m_schema + "; CREATE FUNCTION " + function() + "(text) RETURNS " + returns + " LANGUAGE plpgsql SECURITY DEFINER AS '" + body + "'; GRANT CREATE ON SCHEMA " + m_schema
        + " TO " + m_role + "; ALTER FUNCTION " + function() + "(text) OWNER TO " + m_role + "; REVOKE ALL ON SCHEMA " + m_schema + " FROM PUBLIC, " + m_role + "; ";
}

QByteArray Box::asTenant() const { return "SET LOCAL ROLE " + m_role + "; "; }
QByteArray Box::opening() const { return m_role.isEmpty() ? QByteArray() : "SET LOCAL ROLE NONE; " + made("void", "BEGIN EXECUTE $1; END"); }
QByteArray Box::removal() const { return m_role.isEmpty() ? QByteArray() : "DROP SCHEMA " + m_schema + " CASCADE; "; }

Box::Around Box::around(const QByteArray &file) const
{
    if (m_role.isEmpty())
        return {};
    return isQuiet(file) ? Around{asTenant(), {}} : Around{opening(), removal()};
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
    if (size == file.size() && !m_there && isQuiet(file)) {
        const auto done = connection.script(file, {asTenant(), 1});
        return done ? done : fail(atPlace(done.error(), fileName, file, 0, size));
    }
    const sqltext::Split split = sqltext::split(sql);
    std::vector<postgres::HandedOver::Piece> pieces;
    for (const sqltext::Statement &statement : split.statements)
        pieces.push_back({statement.offset, statement.length, isPointOfReturn(statement, sql)});
    if (split.trouble) { // an open quote, a command of psql: the server says what is wrong with the rest
        const qsizetype from = pieces.empty() ? 0 : pieces.back().offset + pieces.back().length;
        pieces.push_back({from, size - from, false});
    }
    for (size_t first = 0; first < pieces.size();) {
        size_t behind = first;
        const qsizetype begin = pieces[first].offset;
        postgres::HandedOver handed{function(), {}};
        do {
            handed.pieces.push_back({pieces[behind].offset - begin, pieces[behind].length, pieces[behind].asItIs});
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
    TRYV(connection.script(made("SETOF text", "DECLARE r record; n int := 0; BEGIN FOR r IN EXECUTE $1 LOOP "
                                              "RETURN NEXT (SELECT j.value FROM pg_catalog.json_each_text(pg_catalog.to_json(r)) j LIMIT 1); "
                                              "n := n OPERATOR(pg_catalog.+) 1; EXIT WHEN n OPERATOR(pg_catalog.=) 2; END LOOP; END")
                           + "SET LOCAL transaction_read_only = on"));
    return connection.query("SELECT * FROM " + function() + "($1)", {query});
}

} // namespace tenantry::drivers
