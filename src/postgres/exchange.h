// One request and its answers on an open connection, without ever blocking: the wait is on the socket, on the stop
// request and on a deadline at once.
//
// libpqxx owns the connection (seize_raw_connection) and is used where its calls return at once. Its exec() family sits in
// PQexec-like calls that nothing can interrupt, so requests go through libpq's asynchronous functions on the same handle.
#pragma once

#include "postgres/handedover.h"
#include "postgres/libpq.h"
#include "postgres/sqlstate.h"
#include "postgres/wait.h"

#include <atomic>
#include <functional>
#include <optional>
#include <pqxx/pqxx>
#include <stop_token>
#include <vector>

namespace tenantry::postgres {

struct Request {
    std::function<bool(PGconn *)> send;
    QByteArray sql;                       // for line and column of an error
    std::chrono::milliseconds limit{0};   // without a sign of life; 0: none
    std::chrono::milliseconds timeout{0}; // the server's statement_timeout; tells a time limit from somebody's cancel
    bool stoppable = true;
    bool decides = false;                 // when the connection is lost now, nobody knows whether it was carried out
    bool script = false;
    // Rows one by one as they arrive, instead of all at the end; false: enough, the server is told to stop, and that is a success.
    std::function<bool(const PGresult *)> row = {};
    Deadline deadline = never;            // then the statement is cancelled from here, whatever the session allows itself
    qint64 rowBytes = 0;                  // a single row that is larger is not taken in; 0: any
    bool every = false;                   // of a script: Answer::every
    Ahead ahead = {};                     // of a script: what is sent in front of `sql`
    const HandedOver *handed = nullptr;   // … whose statements are handed to a function, one by one
};

// What one statement of a script gave: rows, or the lines of a COPY … TO STDOUT.
struct Given {
    PgResult rows;
    int columns = 0;
    std::vector<QByteArray> lines = {};
};

struct Answer {
    PgResult last;     // of the last statement; of a script: of its last one that gave rows, if any did
    QByteArray tag;    // its command tag: "INSERT 0 1", "ROLLBACK"
    std::vector<Given> every; // in their order, where asked for; then nothing is in `last`
};

class Exchange {
public:
    explicit Exchange(PgConnection connection);
    ~Exchange();

    base::Result<Answer> run(const Request &request);
    base::Result<void> waitReadable(Deadline deadline); // for notifications; Cancelled, Unreachable
    // Sends a statement and leaves its answer for later: whatever comes next waits for it first. False when it could not be sent.
    bool post(const char *sql);
    bool settle(Deadline deadline); // waits for the answer to post(); false, and the connection dropped, when it was not a good one

    PGconn *handle() const { return m_handle; } // null once it was dropped
    pqxx::connection *owner() { return m_owner ? &*m_owner : nullptr; }
    bool alive();                               // asks the socket, does not wait
    void drop();

    void setStop(std::stop_token stop) { m_stop = std::move(stop); }
    void cancel(); // any thread

private:
    class Cancelling;
    struct Talk;
    base::Error lost(const Request &request, const QString &detail) const;
    bool collect(Talk &talk);
    std::optional<bool> copy(Talk &talk, const PGresult *result);
    base::Result<Answer> conclude(Talk &talk);
    static base::Error refused(const Talk &talk, ServerMessage message);

    std::optional<pqxx::connection> m_owner;
    PGconn *m_handle = nullptr;
    Wake m_wake;
    std::stop_token m_stop;
    bool m_posted = false;
    std::atomic<bool> m_cancelAsked{false};
};

} // namespace tenantry::postgres
