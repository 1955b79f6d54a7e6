// One connection to a PostgreSQL server. Lives and dies on one worker thread; only cancel() may be called from another.
// The only door to libpqxx: no exception leaves this folder, every failure is an Error with its SQLSTATE.
#pragma once

#include "postgres/handedover.h"
#include "postgres/rows.h"
#include "postgres/settings.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace tenantry::postgres {

// Names in SQL go through these two and through nothing else.
QByteArray quoteIdentifier(const QString &name);
QByteArray quoteLiteral(const QString &value); // for the few statements that take no parameters (PASSWORD, COMMENT)
QByteArray quoteLiteral(QByteArrayView utf8);

struct Notification {
    QString channel;
    QString payload;
    int backendPid = 0;
};

class Connection {
public:
    // Bounded by settings.connectTimeoutSeconds; a stop request ends it at once. Errors: Unreachable (host, port, TLS),
    // Authentication (28P01, 28000), NotFound (3D000 no such database), Conflict (53300 too many connections, 55000
    // not accepting), Timeout, Cancelled. Session defaults: client_encoding UTF8, TCP keepalives, statement_timeout 60 s.
    static base::Result<std::unique_ptr<Connection>> open(const ConnectionSettings &settings, std::stop_token stop = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // From now on a stop request sends a cancel to the server and the running call returns Cancelled.
    void setStop(std::stop_token stop);
    base::Result<void> setStatementTimeout(std::chrono::milliseconds timeout); // 0: none

    // One statement, extended protocol, parameters $1 … $n. Its plan may be kept for the next time (PREPARE, from the second time on): for statements on
    // a few rows, found by an index, that are sent often with the same text. Then the server parses and plans no more than it has to, which is most of
    // what such a statement costs. Not for those whose best plan depends on the values.
    enum class Plan { Once, Kept };
    base::Result<Rows> query(const QByteArray &sql, const Params &params = {}, Plan plan = Plan::Once);
    // A whole file as it is (simple protocol). COPY … FROM STDIN with inline data is refused with a sentence. Returns
    // when the last statement ended. Error.detail holds the server's message with line and position in the file.
    base::Result<void> script(const QByteArray &sql, const Ahead &ahead = {});
    base::Result<void> script(const QByteArray &sql, const HandedOver &handed, const Ahead &ahead = {});
    // Statements of our own in one message, which is one transaction; the rows of the last that gave any. For what costs too much in several. All
    // together have the time of one, and at most half a minute; those of a script have it each.
    base::Result<Rows> batch(const QByteArray &sql);
    // The same, with the rows of every statement that gave any, in order. Those of COPY … TO STDOUT, too, which have no names of columns: a table that is
    // copied is not planned, which in a new session is most of what a small question costs, and nothing of it is run. At most 16 MB of them.
    base::Result<std::vector<Rows>> answers(const QByteArray &sql);

    // BEGIN, body, COMMIT; ROLLBACK when the body fails. A connection lost after COMMIT was sent is OutcomeUnknown.
    base::Result<void> transaction(const std::function<base::Result<void>()> &body);
    // The same in fewer round trips: `opening` travels with BEGIN, and the statements that `body` returns with COMMIT. `body` is
    // handed the rows of the last statement of `opening` that gave any.
    struct Opening {
        QByteArray sql;                                            // ends without a semicolon
        std::optional<std::chrono::milliseconds> statementTimeout; // of this transaction, from `opening` on; 0: none
    };
    base::Result<void> transaction(const Opening &opening, const std::function<base::Result<QByteArray>(const Rows &)> &body);
    base::Result<void> transactionOf(const Opening &opening, const std::function<base::Result<QByteArray>(const std::vector<Rows> &)> &body); // as of answers()
    bool inTransaction() const;

    // Forgets everything the session was told (as DISCARD ALL; what the server planned for its functions is kept), without waiting for the answer: what
    // is asked next waits for it, or settled(). With Plan::Kept also what was prepared, for where nobody but Tenantry prepares anything. False when the
    // connection is of no more use.
    bool recycle(Plan prepared = Plan::Once);
    bool remembers() const; // something was sent since it was opened or recycled that outlives its transaction, by the look of it (sessionRemembers())
    bool settled();

    void cancel(); // any thread

    bool isOpen() const;
    int serverVersion() const; // 170002
    int backendPid() const;
    const ConnectionSettings &settings() const; // password cleared

    // "SCRAM-SHA-256$4096:…", computed here (PQencryptPasswordConn): the server never sees the password.
    base::Result<QByteArray> scramVerifier(const QString &role, const base::Secret &password);

    base::Result<void> listen(const QString &channel);
    // Waits up to `timeout` for notifications; empty when none came.
    base::Result<std::vector<Notification>> notifications(std::chrono::milliseconds timeout);

private:
    struct Private;
    explicit Connection(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace tenantry::postgres
