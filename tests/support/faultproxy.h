// A bad network between a test and the cluster: a loopback TCP port that forwards to the cluster's socket (which itself has
// no TCP) and can refuse, hang, delay, throttle, cut and swallow. Its own thread; every method from any thread.
#pragma once

#include "postgres/settings.h"

#include <QByteArray>
#include <chrono>
#include <memory>

namespace tenantry::test {

class FaultProxy {
public:
    explicit FaultProxy(const QString &targetSocket); // TestCluster::socketFile()
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    int port() const;
    postgres::ConnectionSettings through(postgres::ConnectionSettings settings) const; // host and port replaced, TLS off

    void pass();                                     // no faults from now on (the port listens again, what was held flows)
    void refuse();                                   // nothing listens; open connections stay
    void hang();                                     // accepts, but nothing flows any more, for nobody
    void delay(std::chrono::milliseconds time);      // every piece from the server arrives later by this
    void throttle(int bytesPerSecond);               // from the server
    void resetAfter(qint64 bytes);                   // from the server, counted from now; then a TCP reset
    void resetAll();                                 // a TCP reset on every open connection, now
    // The next piece from a client that holds `needle` (COMMIT) …
    void swallowAnswerTo(const QByteArray &needle);  // … is carried out; its answer is lost and the connection reset
    void cutBefore(const QByteArray &needle);        // … never reaches the server; the connection is reset

    int connections() const; // open now, cancel requests included
    int accepted() const;    // ever

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tenantry::test
