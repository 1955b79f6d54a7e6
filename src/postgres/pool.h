// Connections kept open for reuse, by where they lead. Thread-safe. Bounded per server; the longest idle goes first.
#pragma once

#include "postgres/connection.h"

namespace tenantry::postgres {

struct PoolLimits {
    int perServer = 8;                                   // open at once, per host and port
    int total = 200;
    std::chrono::seconds idle{60};                       // closed after
    std::chrono::milliseconds wait{10'000};              // for a free place; then Timeout
    // Cleaned when somebody takes it again, and not when it comes back: for work that visits each database once, whose connections are
    // mostly closed next. Until then the session keeps what it was told, the locks that a file took for itself among it.
    bool cleanLate = false;
    // Every statement is Tenantry's own: a connection is cleaned only after one that a session remembers (Connection::remembers()), and keeps what it
    // prepared. Never where people's SQL or a product's functions run, which can leave traces that no statement shows.
    bool ownStatements = false;
};

struct PoolGauges { int open = 0; int busy = 0; int waiting = 0; qint64 opened = 0; qint64 reused = 0; qint64 evicted = 0; };

class Pool {
public:
    explicit Pool(PoolLimits limits = {});
    ~Pool();

    // A connection for the length of its life; back in the pool afterwards unless it broke, is in a transaction, or
    // discard() was called. Cleaned (Connection::recycle()) when it comes back, unless untouched() was called.
    class Lease {
    public:
        Lease(Lease &&) noexcept;
        Lease &operator=(Lease &&) noexcept;
        ~Lease();
        Connection *operator->() const;
        Connection &operator*() const;
        void discard();
        void untouched(); // nothing was done that the session remembers: it needs no cleaning
    private:
        friend class Pool;
        struct State;
        explicit Lease(std::unique_ptr<State> state);
        std::unique_ptr<State> s;
    };

    base::Result<Lease> take(const ConnectionSettings &settings, std::stop_token stop = {});
    PoolGauges gauges() const;
    void clear(); // closes what is idle

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace tenantry::postgres
