#include "postgres/connection.h"

#include "base/async.h"
#include "postgres/connect.h"
#include "postgres/exchange.h"
#include "postgres/statement.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHash>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr auto answerGrace = 5s;  // beyond statement_timeout, for the answer to travel
constexpr auto ownTime = 25s;     // for what we ask ourselves, which is little
constexpr auto undoLimit = 10s;   // for a ROLLBACK, which nothing may stop
constexpr qsizetype mostKept = 128; // plans are kept in the server's memory

std::unexpected<base::Error> holdsNul()
{
    return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The value holds a character that PostgreSQL cannot keep (NUL)."),
                QT_TRANSLATE_NOOP("core", "Remove the character; it often comes from a file in another encoding."));
}

} // namespace

struct Connection::Private {
    ConnectionSettings settings;
    Exchange exchange;
    std::chrono::milliseconds timeout = defaultStatementTimeout;
    std::chrono::milliseconds timeoutBefore = defaultStatementTimeout; // of the transaction: ROLLBACK restores it
    int version = 0;
    int pid = 0;
    bool remembers = false;
    QHash<QByteArray, QByteArray> kept; // statements seen, and the name of the prepared one; empty: seen once

    explicit Private(PgConnection connection) : exchange(std::move(connection)) {}

    // What a command changed about the session, as its tag tells.
    void follow(const QByteArray &tag)
    {
        if (tag == "BEGIN" || tag == "START TRANSACTION")
            timeoutBefore = timeout;
        else if (tag == "ROLLBACK")
            timeout = timeoutBefore;
        else if (tag == "DISCARD ALL")
            timeout = timeoutBefore = defaultStatementTimeout;
    }

    Result<Answer> run(Request request)
    {
        remembers = remembers || request.script || sessionRemembers(request.sql);
        auto answer = exchange.run(request);
        if (answer)
            follow(answer->tag);
        return answer;
    }

    // Statements of our own.
    Result<Answer> command(const QByteArray &sql, bool stoppable = true, bool decides = false, bool every = false)
    {
        Request request;
        request.every = every;
        request.sql = sql;
        request.script = true;
        request.send = [&sql](PGconn *connection) { return PQsendQuery(connection, sql.constData()) == 1; };
        request.limit = decides ? limit(sql.count(';') + 1) : stoppable ? ownLimit() : undoLimit;
        request.timeout = timeout;
        request.stoppable = stoppable;
        request.decides = decides;
        return run(std::move(request));
    }

    // The name of the prepared statement; empty for one that is seen for the first time. Preparing is a round trip of its own, which is worth it
    // only for what comes back. The name tells the text: a pooler may hand this session to another server process, where a mere number could be
    // another statement.
    Result<QByteArray> prepare(const QByteArray &sql)
    {
        const auto found = kept.find(sql);
        if (found == kept.end()) {
            if (kept.size() < mostKept)
                kept.insert(sql, {});
            return QByteArray();
        }
        if (found->isEmpty()) {
            const QByteArray name = "tenantry_" + QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex().first(32);
            Request request;
            request.sql = sql;
            request.send = [&](PGconn *connection) { return PQsendPrepare(connection, name.constData(), sql.constData(), 0, nullptr) == 1; };
            request.limit = limit(1);
            request.timeout = timeout;
            const bool alone = !inTransaction();
            // Not something that the session remembers: it changes no other statement. 42P05: it is prepared already.
            if (const auto done = exchange.run(request); !done && !(alone && done.error().sqlstate == QLatin1String("42P05")))
                return fail(done.error());
            *found = name;
        }
        return *found;
    }

    std::chrono::milliseconds limit(qsizetype statements) const
    {
        return std::chrono::milliseconds(timeout > 0ms ? timeout.count() * statements + std::chrono::milliseconds(answerGrace).count() : 0);
    }

    // For all statements of a message of our own together, whatever a file of somebody's is allowed: a server that went silent keeps nobody for minutes.
    std::chrono::milliseconds ownLimit() const
    {
        return (timeout > 0ms ? std::min<std::chrono::milliseconds>(timeout, ownTime) : ownTime) + answerGrace;
    }

    bool inTransaction() const
    {
        return exchange.handle() && PQtransactionStatus(exchange.handle()) != PQTRANS_IDLE
            && PQtransactionStatus(exchange.handle()) != PQTRANS_UNKNOWN;
    }

    static Rows rows(const Answer &answer) { return rows(answer.last.get()); }
    static Rows rows(const PGresult *result)
    {
        Rows out;
        if (!result)
            return out;
        const int columns = PQnfields(result), count = PQntuples(result);
        for (int column = 0; column < columns; ++column)
            out.m_columns << QString::fromUtf8(PQfname(result, column));
        out.m_cells.reserve(size_t(columns) * size_t(count));
        for (int row = 0; row < count; ++row)
            for (int column = 0; column < columns; ++column)
                if (PQgetisnull(result, row, column))
                    out.m_cells.emplace_back(std::nullopt);
                else
                    out.m_cells.emplace_back(std::in_place, PQgetvalue(result, row, column), PQgetlength(result, row, column));
        out.m_affected = QByteArray(PQcmdTuples(const_cast<PGresult *>(result))).toLongLong();
        return out;
    }

    static std::vector<Rows> every(const Answer &answer)
    {
        std::vector<Rows> out;
        for (const Given &given : answer.every)
            out.push_back(given.rows ? rows(given.rows.get()) : Rows::ofCopy(given.columns, given.lines));
        return out;
    }

    Result<void> transaction(const Opening &opening, bool every, const std::function<Result<QByteArray>(const Answer &)> &body);
    Result<void> script(const QByteArray &sql, const Ahead &ahead, const HandedOver *handed);
};

Connection::Connection(std::unique_ptr<Private> data) : d(std::move(data)) {}
Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSettings &settings, std::stop_token stop)
{
    try {
        TRY(PgConnection raw, connectTo(settings, stop));
        auto data = std::make_unique<Private>(std::move(raw));
        data->settings = settings;
        data->settings.password.clear();
        data->version = PQserverVersion(data->exchange.handle());
        data->pid = PQbackendPID(data->exchange.handle());
        data->exchange.setStop(std::move(stop));
        return std::unique_ptr<Connection>(new Connection(std::move(data)));
    } catch (const std::exception &exception) { // pqxx, when it takes the connection over
        return fail(base::fromException(exception));
    }
}

void Connection::setStop(std::stop_token stop) { d->exchange.setStop(std::move(stop)); }
void Connection::cancel() { d->exchange.cancel(); }
bool Connection::isOpen() const { return d->exchange.alive(); }
bool Connection::inTransaction() const { return d->inTransaction(); }
int Connection::serverVersion() const { return d->version; }
int Connection::backendPid() const { return d->pid; }
const ConnectionSettings &Connection::settings() const { return d->settings; }

Result<void> Connection::setStatementTimeout(std::chrono::milliseconds timeout)
{
    const auto wanted = std::max(timeout, 0ms);
    if (wanted == d->timeout)
        return {};
    TRYV(query("SET statement_timeout = " + QByteArray::number(qint64(wanted.count()))));
    d->timeout = wanted;
    return {};
}

Result<Rows> Connection::query(const QByteArray &sql, const Params &params, Plan plan)
{
    if (sql.contains('\0'))
        return holdsNul();
    if (params.size() > 65535)
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "The statement has more values than PostgreSQL takes (65,535)."));
    std::vector<const char *> values;
    values.reserve(params.size());
    for (const Param &param : params) {
        if (param.text && param.text->contains('\0'))
            return holdsNul(); // libpq would send the part before it
        values.push_back(param.text ? param.text->constData() : nullptr);
    }
    QByteArray prepared;
    if (plan == Plan::Kept) {
        TRY(prepared, d->prepare(sql));
    }
    const bool alone = !d->inTransaction();
    Request request;
    request.sql = sql;
    request.send = [&](PGconn *connection) {
        return (prepared.isEmpty() ? PQsendQueryParams(connection, sql.constData(), int(values.size()), nullptr, values.data(), nullptr, nullptr, 0)
                                   : PQsendQueryPrepared(connection, prepared.constData(), int(values.size()), values.data(), nullptr, nullptr, 0)) == 1;
    };
    request.limit = d->limit(1);
    request.timeout = d->timeout;
    request.decides = alone && changesSomething(sql);
    const auto answer = d->run(std::move(request));
    if (answer)
        return Private::rows(*answer);
    // It is not prepared here any more (a pooler between here and the server), or a table that looks otherwise since: nothing of it was carried out.
    if (!prepared.isEmpty() && (answer.error().sqlstate == QLatin1String("26000") || answer.error().sqlstate == QLatin1String("0A000"))) {
        d->kept.remove(sql);
        if (alone)
            return query(sql, params);
    }
    return fail(answer.error());
}

Result<void> Connection::script(const QByteArray &sql, const Ahead &ahead) { return d->script(sql, ahead, nullptr); }
Result<void> Connection::script(const QByteArray &sql, const HandedOver &handed, const Ahead &ahead) { return d->script(sql, ahead, &handed); }

Result<void> Connection::Private::script(const QByteArray &sql, const Ahead &ahead, const HandedOver *handed)
{
    if (sql.contains('\0'))
        return holdsNul();
    const QByteArray sent = ahead.sql + (handed ? handed->message(sql) : sql);
    Request request;
    request.sql = sql;
    request.script = true;
    request.ahead = ahead;
    request.handed = handed;
    request.send = [&](PGconn *connection) { return PQsendQuery(connection, sent.constData()) == 1; };
    // The server limits each statement, and answers for all of them at the end: at most one more than there are semicolons.
    request.limit = limit(sent.count(';') + 1);
    request.timeout = timeout;
    request.decides = !inTransaction();
    const auto answer = run(std::move(request));
    if (answer)
        return {};
    base::Error error = answer.error();
    // The rows after COPY … FROM STDIN are no SQL: the server stumbles over them before it runs anything.
    if (error.sqlstate == QLatin1String("42601") && copiesFromStdin(sql)) {
        error.kind = Kind::InvalidInput;
        error.message = QT_TRANSLATE_NOOP("core", "COPY … FROM STDIN with data in the file cannot be run here.");
        error.hint = QT_TRANSLATE_NOOP("core", "Write the rows as INSERT statements, or read them from a file on the server.");
    }
    return fail(error);
}

Result<Rows> Connection::batch(const QByteArray &sql)
{
    if (sql.contains('\0'))
        return holdsNul();
    return d->command(sql).transform([](const Answer &answer) { return Private::rows(answer); });
}

Result<std::vector<Rows>> Connection::answers(const QByteArray &sql)
{
    if (sql.contains('\0'))
        return holdsNul();
    return d->command(sql, true, false, true).transform(&Private::every);
}

Result<void> Connection::transaction(const std::function<Result<void>()> &body)
{
    return transaction({}, [&](const Rows &) { return body().transform([] { return QByteArray(); }); });
}

Result<void> Connection::transaction(const Opening &opening, const std::function<Result<QByteArray>(const Rows &)> &body)
{
    return d->transaction(opening, false, [&](const Answer &answer) { return body(Private::rows(answer)); });
}

Result<void> Connection::transactionOf(const Opening &opening, const std::function<Result<QByteArray>(const std::vector<Rows> &)> &body)
{
    return d->transaction(opening, true, [&](const Answer &answer) { return body(Private::every(answer)); });
}

Result<void> Connection::Private::transaction(const Opening &opening, bool every, const std::function<Result<QByteArray>(const Answer &)> &body)
{
    if (inTransaction())
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A transaction was begun inside another one."));
    if (opening.sql.contains('\0'))
        return holdsNul();
    const auto allowed = timeout;
    timeoutBefore = allowed;
    QByteArray begin = "BEGIN";
    if (opening.statementTimeout) {
        timeout = std::max(*opening.statementTimeout, 0ms);
        begin += "; SET LOCAL statement_timeout = " + QByteArray::number(qint64(timeout.count()));
    }
    if (!opening.sql.isEmpty())
        begin += "; " + opening.sql;
    const auto undo = [this] {
        if (!inTransaction())
            return;
        if (!command("ROLLBACK", false))
            exchange.drop(); // the server rolls back what a closed connection leaves
    };
    const auto restore = [&] {
        if (opening.statementTimeout)
            timeout = allowed;
    };
    const auto begun = command(begin, true, false, every);
    if (!begun) {
        undo();
        restore();
        return fail(begun.error());
    }
    Result<QByteArray> done;
    try {
        done = body(*begun);
    } catch (...) {
        undo();
        restore();
        throw;
    }
    if (!done) {
        undo();
        restore();
        return fail(done.error());
    }
    if (!exchange.handle())
        return fail(Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The connection to the server was lost."),
                    QT_TRANSLATE_NOOP("core", "Check the network and the server, then try again."));
    if (!inTransaction()) {
        restore();
        return fail(Kind::Database, QT_TRANSLATE_NOOP("core", "The SQL ended its transaction by itself, so the rest of it was not protected by one."),
                    QT_TRANSLATE_NOOP("core", "Leave BEGIN, COMMIT and ROLLBACK out of the file."));
    }
    const auto committed = command(done->isEmpty() ? QByteArray("COMMIT") : *done + "; COMMIT", true, true);
    if (!committed)
        undo(); // a stop request that came before COMMIT was sent, or a statement before it that failed
    restore();
    if (!committed)
        return fail(committed.error());
    if (committed->tag != "COMMIT") // an error inside that the body did not pass on
        return fail(Kind::Database, QT_TRANSLATE_NOOP("core", "A statement of this transaction failed; nothing of it was kept."));
    return {};
}

bool Connection::recycle(Plan prepared)
{
    // DISCARD ALL, except that what was planned is kept: plans hold nothing of a session (they are made anew when the search_path,
    // the role or a table changes), and to plan the registry's triggers again after every return cost a tenth of provisioning a tenant.
    // Qualified: RESET ALL brings back the search_path of the database, which may be a tenant's to set.
    static const QByteArray forget = "CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *; SELECT pg_catalog.pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES";
    static const QByteArray forgetPrepared = forget + "; DEALLOCATE ALL";
    if (!d->exchange.alive() || d->inTransaction() || !d->exchange.post((prepared == Plan::Kept ? forget : forgetPrepared).constData()))
        return false;
    if (prepared == Plan::Once)
        d->kept.clear();
    d->timeout = d->timeoutBefore = defaultStatementTimeout;
    d->remembers = false;
    return true;
}

bool Connection::remembers() const { return d->remembers; }

bool Connection::settled() { return d->exchange.settle(after(answerGrace)); }

// Runs on this side only; pqxx hands it to PQencryptPasswordConn, which normalises the password (SASLprep) as the server does.
Result<QByteArray> Connection::scramVerifier(const QString &role, const base::Secret &password)
{
    if (password.isEmpty() || password.toByteArray().contains('\0'))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The password is empty or holds a character that PostgreSQL cannot take (NUL)."),
                    QT_TRANSLATE_NOOP("core", "Choose another password."));
    if (!d->exchange.owner())
        return fail(Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The connection to the server was lost."));
    try {
        base::Secret terminated = password;
        terminated.append(base::Secret(1, 0));
        const std::string verifier =
            d->exchange.owner()->encrypt_password(role.toUtf8().constData(), terminated.constData(), "scram-sha-256");
        return QByteArray::fromStdString(verifier);
    } catch (const std::exception &exception) {
        return fail(Kind::Crypto, QT_TRANSLATE_NOOP("core", "The password could not be prepared for the server."), {},
                    QString::fromUtf8(exception.what()));
    }
}

Result<void> Connection::listen(const QString &channel)
{
    TRYV(query("LISTEN " + quoteIdentifier(channel)));
    return {};
}

Result<std::vector<Notification>> Connection::notifications(std::chrono::milliseconds timeout)
{
    const Deadline deadline = after(timeout);
    std::vector<Notification> out;
    for (;;) {
        while (d->exchange.handle()) {
            const std::unique_ptr<PGnotify, void (*)(void *)> next(PQnotifies(d->exchange.handle()), PQfreemem);
            if (!next)
                break;
            out.push_back({QString::fromUtf8(next->relname), QString::fromUtf8(next->extra), next->be_pid});
        }
        if (!out.empty() || std::chrono::steady_clock::now() >= deadline)
            return out;
        TRYV(d->exchange.waitReadable(deadline));
    }
}

} // namespace tenantry::postgres
