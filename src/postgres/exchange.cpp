#include "postgres/exchange.h"

#include "base/async.h"

#include <QCoreApplication>
#include <array>
#include <sys/ioctl.h>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr auto cancelGrace = 2s;      // from the stop request until the connection is dropped
constexpr auto postedLimit = 10s;     // for the answer to a statement that nobody waited for
constexpr qint64 mostCopied = 16 << 20; // bytes of a COPY that are kept; what a tenant makes many of must not fill this program's memory
constexpr auto cancelRepeat = 300ms;  // a cancel that overtakes its statement finds nothing to cancel

QString field(const PGresult *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

ServerMessage serverMessage(const PGresult *result)
{
    ServerMessage message;
    message.sqlstate = field(result, PG_DIAG_SQLSTATE);
    message.severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    message.primary = field(result, PG_DIAG_MESSAGE_PRIMARY);
    message.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    message.hint = field(result, PG_DIAG_MESSAGE_HINT);
    message.context = field(result, PG_DIAG_CONTEXT);
    message.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    message.position = field(result, PG_DIAG_STATEMENT_POSITION).toInt();
    message.innerSql = field(result, PG_DIAG_INTERNAL_QUERY);
    message.innerPosition = field(result, PG_DIAG_INTERNAL_POSITION).toInt();
    return message;
}

base::Error tooLarge(qint64 bytes)
{
    return {Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "A row of the answer is larger than %1 MB."), {QString::number(bytes >> 20)}},
            QT_TRANSLATE_NOOP("core", "Ask for fewer columns, or for the beginning of the large one: left(column::text, 1000)."), {}, {}};
}

qint64 sizeOf(const PGresult *row)
{
    qint64 bytes = 0;
    for (int column = 0; column < PQnfields(row); ++column)
        bytes += PQgetlength(row, 0, column);
    return bytes;
}

base::Error tooLong()
{
    return {Kind::Timeout, QT_TRANSLATE_NOOP("core", "The query took longer than it is allowed, and was cancelled."),
            QT_TRANSLATE_NOOP("core", "Ask for less, or with a condition that an index answers."), QStringLiteral("57014"), {}};
}

} // namespace

// The cancel request that runs beside the statement it is for: a connection of its own, driven by the same poll().
class Exchange::Cancelling {
public:
    bool started() const { return m_started; }
    Deadline deadline() const { return m_deadline; }
    Deadline repeatAt() const { return m_cancel ? never : m_repeatAt; }
    bool pending() const { return m_cancel != nullptr; }

    void start(PGconn *connection)
    {
        if (!m_started)
            m_deadline = after(cancelGrace);
        m_started = true;
        m_repeatAt = after(cancelRepeat);
        m_cancel.reset(PQcancelCreate(connection));
        m_next = m_cancel && PQcancelStart(m_cancel.get()) ? PGRES_POLLING_WRITING : PGRES_POLLING_FAILED;
        settle();
    }
    pollfd wait() const
    {
        return {m_cancel ? PQcancelSocket(m_cancel.get()) : -1, short(m_next == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    }
    void progress(const pollfd &ready)
    {
        if (!m_cancel || ready.revents == 0)
            return;
        m_next = PQcancelPoll(m_cancel.get());
        settle();
    }

private:
    void settle()
    {
        if (m_next == PGRES_POLLING_OK || m_next == PGRES_POLLING_FAILED)
            m_cancel.reset();
    }
    PgCancel m_cancel;
    PostgresPollingStatusType m_next = PGRES_POLLING_FAILED;
    bool m_started = false;
    Deadline m_deadline = never;
    Deadline m_repeatAt = never;
};

// What is known so far about one request.
struct Exchange::Talk {
    const Request &request;
    Answer answer;
    PgResult error;        // the first one
    int completed = 0;     // statements of a script that succeeded
    bool copyRefused = false;
    bool copyingOut = false;
    qint64 copied = 0;     // bytes, all in all
    bool done = false;
    bool stopped = false;  // we asked the server to cancel
    bool enough = false;   // … because nobody wants more rows
    bool late = false;     // … because its time is over
    bool oversize = false; // a row was larger than allowed
    qint64 unread = 0;     // bytes that came since the last whole row, about
    Deadline began = std::chrono::steady_clock::now();
};

Exchange::Exchange(PgConnection connection)
{
    m_handle = connection.get();
    PQsetnonblocking(m_handle, 1);
    PQsetErrorVerbosity(m_handle, PQERRORS_DEFAULT);
    m_owner.emplace(pqxx::connection::seize_raw_connection(connection.release()));
    // Notices must not reach stderr, and never hold anything that an operator has to read.
    PQsetNoticeReceiver(m_handle, [](void *, const PGresult *) {}, nullptr);
}

Exchange::~Exchange() = default;

void Exchange::drop()
{
    m_owner.reset();
    m_handle = nullptr;
}

void Exchange::cancel()
{
    m_cancelAsked = true;
    m_wake.raise();
}

bool Exchange::alive()
{
    if (!m_handle)
        return false;
    std::array<pollfd, 1> look{pollfd{PQsocket(m_handle), POLLIN, 0}};
    if (poll(look.data(), 1, 0) > 0 && !PQconsumeInput(m_handle))
        return false;
    return PQstatus(m_handle) == CONNECTION_OK;
}

base::Error Exchange::lost(const Request &request, const QString &detail) const
{
    if (request.decides)
        return {Kind::OutcomeUnknown, QT_TRANSLATE_NOOP("core", "The connection was lost before the server said whether the change was made."),
                QT_TRANSLATE_NOOP("core", "Look whether it was made before repeating it."), QStringLiteral("08007"), detail};
    return {Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The connection to the server was lost."),
            QT_TRANSLATE_NOOP("core", "Check the network and the server, then try again."), QStringLiteral("08006"), detail};
}

// COPY needs somebody at this end. true: go on collecting; false: wait for more; nullopt: not a COPY.
std::optional<bool> Exchange::copy(Talk &talk, const PGresult *result)
{
    if (result && PQresultStatus(result) == PGRES_COPY_IN) {
        talk.copyRefused = true;
        PQputCopyEnd(m_handle, "COPY FROM STDIN is not supported here");
        return true;
    }
    if (result && PQresultStatus(result) == PGRES_COPY_OUT) {
        talk.copyingOut = true;
        if (talk.request.every)
            talk.answer.every.push_back({nullptr, PQnfields(result)});
    }
    if (!talk.copyingOut)
        return std::nullopt;
    for (;;) {
        char *row = nullptr;
        const int size = PQgetCopyData(m_handle, &row, 1);
        if (size > 0 && talk.request.every && (talk.copied += size) <= mostCopied)
            talk.answer.every.back().lines.emplace_back(row, size - (row[size - 1] == '\n' ? 1 : 0));
        PQfreemem(row);
        if (size == 0)
            return false;
        if (size < 0) {
            talk.copyingOut = false;
            return true;
        }
    }
}

// Takes what has arrived; false when more has to be waited for.
bool Exchange::collect(Talk &talk)
{
    if (talk.copyingOut && !copy(talk, nullptr).value_or(true))
        return false;
    while (!PQisBusy(m_handle)) {
        PgResult result(PQgetResult(m_handle));
        if (!result) {
            talk.done = true;
            return true;
        }
        switch (PQresultStatus(result.get())) {
        case PGRES_FATAL_ERROR:
            if (!talk.error)
                talk.error = std::move(result);
            break;
        case PGRES_COPY_IN:
        case PGRES_COPY_OUT:
            if (!copy(talk, result.get()).value_or(true))
                return false;
            break;
        case PGRES_COPY_BOTH: // replication; nothing here starts it
            drop();
            return true;
        case PGRES_SINGLE_TUPLE:
            talk.unread = 0;
            // libpq reads for as long as the socket gives: what came in one go was not seen growing.
            if (talk.request.rowBytes > 0 && sizeOf(result.get()) > talk.request.rowBytes) {
                talk.oversize = true;
                drop();
                return true;
            }
            if (!talk.enough && !talk.request.row(result.get()))
                talk.enough = true;
            break;
        default:
            ++talk.completed;
            talk.answer.tag = PQcmdStatus(result.get());
            if (talk.request.every) {
                if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) {
                    const int columns = PQnfields(result.get());
                    talk.answer.every.push_back({std::move(result), columns});
                }
            } else if (!talk.request.script || PQresultStatus(result.get()) == PGRES_TUPLES_OK || !talk.answer.last)
                talk.answer.last = std::move(result);
        }
        if (PQflush(m_handle) > 0)
            return false;
    }
    return false;
}

bool Exchange::post(const char *sql)
{
    if (!m_handle || m_posted || PQsendQuery(m_handle, sql) != 1 || PQflush(m_handle) < 0)
        return false;
    m_posted = true;
    return true;
}

bool Exchange::settle(Deadline deadline)
{
    bool good = m_handle != nullptr;
    while (m_posted && m_handle) {
        const int flushing = PQflush(m_handle);
        while (!PQisBusy(m_handle)) {
            const PgResult result(PQgetResult(m_handle));
            if (!result) {
                m_posted = false;
                break;
            }
            good = good && PQresultStatus(result.get()) != PGRES_FATAL_ERROR;
        }
        if (!m_posted)
            break;
        std::array<pollfd, 1> wait{pollfd{PQsocket(m_handle), short(POLLIN | (flushing > 0 ? POLLOUT : 0)), 0}};
        if (!waitFor(wait, deadline) || !PQconsumeInput(m_handle))
            drop();
    }
    m_posted = false;
    // Nobody has asked anything: what is there to be read is the server saying goodbye (its database was dropped, it shuts down), whose end may not
    // have come yet.
    std::array<pollfd, 1> look{pollfd{m_handle ? PQsocket(m_handle) : -1, POLLIN, 0}};
    if (!good || !m_handle || PQstatus(m_handle) != CONNECTION_OK || poll(look.data(), 1, 0) > 0) {
        drop();
        return false;
    }
    return true;
}

Result<Answer> Exchange::run(const Request &request)
{
    if (m_posted)
        settle(after(postedLimit));
    if (!m_handle)
        return fail(Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The connection to the server was lost earlier."),
                    QT_TRANSLATE_NOOP("core", "Check the network and the server, then try again."));
    // Somebody's trigger may have said SET client_encoding: what is sent now would be read as something else.
    const char *encoding = PQparameterStatus(m_handle, "client_encoding");
    if (encoding && qstrcmp(encoding, "UTF8") != 0 && qstrcmp(encoding, "SQL_ASCII") != 0) {
        const QString other = QString::fromUtf8(encoding);
        drop();
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "What ran last told the server to read this connection as %1; it was closed, and what had not been committed was not kept."), {other}},
                    QT_TRANSLATE_NOOP("core", "Leave SET client_encoding out, and look which file, trigger or function says it: everything is sent as UTF-8."));
    }
    if (request.stoppable && m_stop.stop_requested())
        return base::cancelled();
    m_cancelAsked = false;
    m_wake.clear();
    const std::stop_callback onStop(request.stoppable ? m_stop : std::stop_token(), [this] { m_wake.raise(); });

    Talk talk{.request = request, .answer = {}, .error = {}};
    if (!request.send(m_handle)) {
        const QString words = QString::fromUtf8(PQerrorMessage(m_handle));
        if (PQstatus(m_handle) != CONNECTION_OK) {
            drop();
            Request unsent = request;
            unsent.decides = false;
            return fail(lost(unsent, words));
        }
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "The statement could not be sent."), {}, words);
    }

    if (request.row)
        PQsetSingleRowMode(m_handle);

    Cancelling cancelling;
    Deadline quiet = request.limit > 0ms ? after(request.limit) : never;
    while (!talk.done) {
        const int flushing = PQflush(m_handle);
        if (collect(talk))
            break;
        if (talk.enough && !cancelling.started())
            cancelling.start(m_handle);
        std::array<pollfd, 3> wait{pollfd{PQsocket(m_handle), short(POLLIN | (flushing > 0 ? POLLOUT : 0)), 0},
                                   pollfd{m_wake.fd(), POLLIN, 0}, cancelling.wait()};
        const Deadline limit = cancelling.started() ? std::min(cancelling.deadline(), cancelling.repeatAt()) : std::min(quiet, request.deadline);
        const bool ready = waitFor(wait, limit);
        if (wait[0].revents != 0) {
            if (int waiting = 0; request.rowBytes > 0 && ioctl(PQsocket(m_handle), FIONREAD, &waiting) == 0 && (talk.unread += waiting) > request.rowBytes) {
                drop(); // the server notices when it goes on sending
                return fail(tooLarge(request.rowBytes));
            }
            quiet = request.limit > 0ms ? after(request.limit) : never;
            if (!PQconsumeInput(m_handle)) {
                // What the server said before it closed the connection is still to be read, and nothing else will come.
                while (PgResult result{PQgetResult(m_handle)})
                    if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR && !talk.error)
                        talk.error = std::move(result);
                break;
            }
        }
        if (wait[1].revents != 0) {
            m_wake.clear();
            const bool asked = m_cancelAsked.exchange(false) || (request.stoppable && m_stop.stop_requested());
            if (asked && !cancelling.started()) {
                talk.stopped = true;
                cancelling.start(m_handle);
                continue;
            }
        }
        cancelling.progress(wait[2]);
        if (!cancelling.started()) {
            if (std::chrono::steady_clock::now() >= request.deadline) {
                talk.late = true;
                cancelling.start(m_handle);
            } else if (!ready) {
                drop();
                if (request.decides)
                    return fail(lost(request, QStringLiteral("no answer in time")));
                return fail(Kind::Timeout, QT_TRANSLATE_NOOP("core", "The server stopped answering; the connection was closed."),
                            QT_TRANSLATE_NOOP("core", "Check the network and the server, then try again."));
            }
        } else if (std::chrono::steady_clock::now() >= cancelling.deadline()) {
            drop();
            if (request.decides)
                return fail(lost(request, QStringLiteral("no answer to the cancel request")));
            if (talk.enough)
                return std::move(talk.answer);
            return talk.late ? Result<Answer>(fail(tooLong())) : base::cancelled();
        } else if (std::chrono::steady_clock::now() >= cancelling.repeatAt()) {
            cancelling.start(m_handle);
        }
    }
    // A cancel still on its way would hit the next statement: wait for its end, or give the connection up.
    while (m_handle && cancelling.pending()) {
        std::array<pollfd, 1> wait{cancelling.wait()};
        if (!waitFor(wait, cancelling.deadline())) {
            auto answer = conclude(talk);
            drop();
            return answer;
        }
        cancelling.progress(wait[0]);
    }
    return conclude(talk);
}

// Places are counted in the script, whatever was sent around it.
base::Error Exchange::refused(const Talk &talk, ServerMessage message)
{
    const Request &request = talk.request;
    const int statement = request.script ? talk.completed + 1 - request.ahead.statements : 0;
    if (request.handed)
        comeOut(message, *request.handed, request.sql, statement);
    else if (!request.ahead.sql.isEmpty())
        message.position = std::max(0, message.position - characters(request.ahead.sql));
    return errorFromServer(message, request.sql, std::max(statement, 0));
}

Result<Answer> Exchange::conclude(Talk &talk)
{
    if (talk.oversize)
        return fail(tooLarge(talk.request.rowBytes));
    const bool broken = !m_handle || PQstatus(m_handle) != CONNECTION_OK;
    if (!talk.error && talk.copied > mostCopied)
        return fail(tooLarge(mostCopied));
    if (talk.error) {
        const ServerMessage message = serverMessage(talk.error.get());
        const bool said = !message.severity.isEmpty(); // by the server, not by libpq
        const QString words = QString::fromUtf8(PQresultErrorMessage(talk.error.get())).trimmed();
        if (broken)
            drop();
        if (!said || (message.fatal() && talk.request.decides))
            return fail(lost(talk.request, words));
        if (talk.copyRefused)
            return fail({Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "COPY … FROM STDIN with data in the file cannot be run here."),
                         QT_TRANSLATE_NOOP("core", "Write the rows as INSERT statements, or read them from a file on the server."),
                         message.sqlstate, QStringLiteral("statement %1").arg(talk.completed + 1 - talk.request.ahead.statements)});
        if (message.sqlstate == QLatin1String("57014")) {
            if (talk.enough)
                return std::move(talk.answer);
            if (talk.late)
                return fail(tooLong());
            if (talk.stopped)
                return base::cancelled();
            const auto took = std::chrono::steady_clock::now() - talk.began;
            base::Error error = refused(talk, message);
            if (talk.request.timeout > 0ms && took >= talk.request.timeout && !message.primary.contains(QLatin1String("user request"))) {
                error.kind = Kind::Timeout;
                error.message = {QT_TRANSLATE_NOOP("core", "The statement took longer than the %1 s it was allowed."),
                                 {QString::number(double(talk.request.timeout.count()) / 1000.0)}};
                error.hint = QT_TRANSLATE_NOOP("core", "Try again when the server is less busy, or allow more time.");
            }
            return fail(error);
        }
        return fail(refused(talk, message));
    }
    if (!talk.done || broken) {
        const QString words = m_handle ? QString::fromUtf8(PQerrorMessage(m_handle)).trimmed() : QString();
        drop();
        if (!talk.done)
            return fail(lost(talk.request, words));
    }
    return std::move(talk.answer);
}

Result<void> Exchange::waitReadable(Deadline deadline)
{
    if (!m_handle)
        return fail(lost({}, {}));
    if (m_stop.stop_requested())
        return base::cancelled();
    m_cancelAsked = false;
    m_wake.clear();
    const std::stop_callback onStop(m_stop, [this] { m_wake.raise(); });
    std::array<pollfd, 2> wait{pollfd{PQsocket(m_handle), POLLIN, 0}, pollfd{m_wake.fd(), POLLIN, 0}};
    waitFor(wait, deadline);
    if (m_stop.stop_requested() || wait[1].revents != 0)
        return base::cancelled();
    if (wait[0].revents != 0 && !PQconsumeInput(m_handle)) {
        const QString words = QString::fromUtf8(PQerrorMessage(m_handle)).trimmed();
        drop();
        return fail(lost({}, words));
    }
    return {};
}

} // namespace tenantry::postgres
