// Slows down guessing of passwords on this computer: growing delays, then a lock, per registry and login. Another person on another
// computer, or another login on this one, is not slowed.
//
// What this is and is not. A failed attempt never becomes a connection, so the registry cannot count it, and nothing here
// stops somebody who brings a program of their own: against that the server has its own means (auth_delay, its log,
// pg_hba.conf), and guessing a good password over SCRAM takes longer than anybody has. This keeps Tenantry from being the tool,
// and what it counted is written into the registry with the next sign-in that succeeds, also with that of another login.
#pragma once

#include "base/clock.h"
#include "workstation/store.h"

#include <chrono>

namespace tenantry::workstation {

class SignInGuard {
public:
    static constexpr int lockAfter = 10;                       // failures in a row
    static constexpr std::chrono::seconds locked{15 * 60};
    static constexpr std::chrono::hours forgotten{24};         // after the last failure

    // `store` may be null (nothing is remembered, nothing slowed). `place`: as of placeOf(). GUI thread or any other one.
    SignInGuard(Store *store, const QString &place, const QString &login, base::Clock clock = base::systemClock());

    // Every door that asks for the same password counts under the same place.
    static QString placeOf(const QString &host, int port, const QString &database);

    int failures() const;               // in a row, of this login at this place
    std::chrono::seconds wait() const;  // 0: go ahead
    base::Result<void> check() const;   // Authentication, with how long to wait; the same whether the login exists
    void failed();
    void succeeded();

    // What was refused at this place and not told yet, whoever was tried: hashes of the place and the name, with how often; the names themselves are kept
    // nowhere. told() takes it away again. (operators/refused.h)
    QList<std::pair<QString, int>> tried() const;
    void told(const QList<std::pair<QString, int>> &tried);
    QString place() const { return m_place; }

private:
    Store *m_store;
    QString m_place, m_name, m_login; // m_name: the hash
    void keepTried(const QList<std::pair<QString, int>> &tried);
    QString key() const { return QStringLiteral("signin/") + m_name; }
    QString triedKey() const;
    base::Clock m_clock;
};

} // namespace tenantry::workstation
