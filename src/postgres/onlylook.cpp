#include "postgres/onlylook.h"

#include "base/async.h"
#include "postgres/connect.h"
#include "postgres/exchange.h"

#include <QCoreApplication>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr auto cancelAfter = 500ms; // beyond the server's own limit, which usually holds and says so better

// Not in the middle of a character.
QByteArray beginning(const char *text, qsizetype length)
{
    while (length > 0 && (uchar(text[length]) & 0xC0) == 0x80)
        --length;
    return {text, length};
}

class Collecting {
public:
    Collecting(Looked &into, const LookLimits &limits) : m_into(into), m_limits(limits) {}

    void head(const PGresult *result)
    {
        if (m_headed)
            return;
        m_headed = true;
        for (int column = 0; column < PQnfields(result); ++column) {
            m_into.columns << QString::fromUtf8(PQfname(result, column));
            m_into.types.push_back(PQftype(result, column));
        }
    }
    bool row(const PGresult *result) // false: enough
    {
        head(result);
        if (int(m_into.rows.size()) >= m_limits.rows || m_bytes >= m_limits.bytes) {
            m_into.truncated = true;
            return false;
        }
        const int columns = PQnfields(result);
        std::vector<std::optional<QByteArray>> cells(static_cast<size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            if (PQgetisnull(result, 0, column))
                continue;
            const qsizetype length = PQgetlength(result, 0, column);
            const bool cut = length > m_limits.cellBytes;
            cells[size_t(column)] = beginning(PQgetvalue(result, 0, column), cut ? m_limits.cellBytes : length);
            m_into.cutCells += cut ? 1 : 0;
            m_bytes += cells[size_t(column)]->size();
        }
        m_into.rows.push_back(std::move(cells));
        return true;
    }

private:
    Looked &m_into;
    const LookLimits &m_limits;
    qint64 m_bytes = 0;
    bool m_headed = false;
};

QByteArray in(std::chrono::milliseconds time) { return QByteArray::number(qint64(std::max(time, 1ms).count())); }

Result<Looked> lookThrough(Exchange &exchange, const QByteArray &sql, const LookLimits &limits)
{
    const QByteArray begin = "BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY; SET LOCAL statement_timeout = " + in(limits.time) + "; SET LOCAL lock_timeout = "
        + in(limits.lock) + "; SET LOCAL idle_in_transaction_session_timeout = 10000; SELECT pg_catalog.current_setting('is_superuser')";
    Request opening;
    opening.sql = begin;
    opening.script = true;
    opening.limit = 10s;
    opening.send = [&](PGconn *connection) { return PQsendQuery(connection, begin.constData()) == 1; };
    TRY(const Answer begun, exchange.run(opening));
    if (!begun.last || PQntuples(begun.last.get()) != 1 || qstrcmp(PQgetvalue(begun.last.get(), 0, 0), "off") != 0)
        return fail(Kind::Permission, QT_TRANSLATE_NOOP("core", "The role to look with may do more than look; nothing was asked."),
                    QT_TRANSLATE_NOOP("core", "Have its rights taken away: it should be no superuser."));

    Looked out;
    Collecting collecting(out, limits);
    Request request;
    request.sql = sql;
    request.send = [&](PGconn *connection) { return PQsendQueryParams(connection, sql.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1; };
    request.timeout = limits.time;
    request.row = [&](const PGresult *result) { return collecting.row(result); };
    request.rowBytes = limits.rowBytes;
    const Deadline began = std::chrono::steady_clock::now();
    request.deadline = began + limits.time + cancelAfter;
    TRY(const Answer answer, exchange.run(request));
    out.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    if (answer.last)
        collecting.head(answer.last.get());
    return out;
}

} // namespace

Result<Looked> look(const ConnectionSettings &settings, const QByteArray &sql, const LookLimits &limits, std::stop_token stop)
{
    if (sql.contains('\0'))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The value holds a character that PostgreSQL cannot keep (NUL)."),
                    QT_TRANSLATE_NOOP("core", "Remove the character; it often comes from a file in another encoding."));
    try {
        TRY(PgConnection raw, connectTo(settings, stop));
        Exchange exchange(std::move(raw));
        exchange.setStop(std::move(stop));
        return lookThrough(exchange, sql, limits);
    } catch (const std::exception &exception) { // pqxx, when it takes the connection over
        return fail(base::fromException(exception));
    }
}

} // namespace tenantry::postgres
