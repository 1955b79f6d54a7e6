// The floor "the same SQL": what a piece of work sends to the test's server, as that server's own log has it, sent again by
// libpq and nothing around it. It cannot drift from the work, and it has nothing of what the work does besides (except that
// libpq makes the SCRAM verifiers that the statements carry, since they differ from role to role).
#pragma once

#include "bench/suite/bare.h"

#include <QHash>
#include <functional>
#include <optional>
#include <vector>

namespace tenantry::bench {

struct Recorded {
    int connection = 0;
    bool extended = false;  // sent with parameters or as a prepared statement
    QByteArray name;        // of the prepared statement; empty when there is none
    QByteArray sql;
    std::vector<std::optional<QByteArray>> values;
};

struct Recording {
    struct Origin { QByteArray user, database; bool kept = false; }; // kept: open before, so its making is no part of the work
    std::vector<Origin> connections;
    std::vector<Recorded> statements;                                // in the order in which the server had them

    // `work` is called with a number, 0 to 3, three times to have everything planned and open, the fourth time to be recorded. What it
    // uses must connect after the first call to `open`, which is called once before. Errors: those of `open` and `work`;
    // Internal when the log cannot be read or does not show the end within ten seconds.
    static base::Result<Recording> of(const std::function<base::Result<void>()> &open, const std::function<base::Result<void>(int)> &work);
};

// One who sends a recording again and again; not for two threads at once.
class Player {
public:
    using Passwords = QHash<QByteArray, QByteArray>; // by user; everybody else's is `password` below
    static inline const QByteArray password = "a password for all who are made here";

    // Opens what was open before.
    static base::Result<Player> open(const Recording &recording, const Passwords &passwords);
    // Each pair: what is put for what. Connections that the work opens are opened, and closed at the end.
    base::Result<void> play(const std::vector<std::pair<QByteArray, QByteArray>> &instead);

private:
    const Recording *m_recording = nullptr; // outlives this
    Passwords m_passwords;
    std::vector<std::optional<Bare>> m_kept;
};

} // namespace tenantry::bench
