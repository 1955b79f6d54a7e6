// How a run goes about its tenants: in which waves, how many at once, how much may fail.
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <chrono>
#include <optional>

namespace tenantry::fleet {

// One of the three is set.
struct WaveSize {
    int count = 0;              // so many tenants
    double percent = 0;         // so many of all that are in the run, those of the waves before counted in; 100: the rest
    QStringList tenants;        // these
    friend bool operator==(const WaveSize &, const WaveSize &) = default;
};

struct Policy {
    QList<WaveSize> waves;      // what they leave goes into a last one; empty: all at once
    bool waitAfterWave = false; // for an operator to say go on
    int perServer = 0;          // connections to one server at most; 0: half of its free ones, at most 8
    // More than that pause the run. Where neither is set, a wave in which one failed does not let the next one begin.
    std::optional<int> mostFailures;
    std::optional<double> mostFailuresPercent;  // of all tenants of the run
    int attempts = 8;           // per tenant, for what is worth another try
    std::chrono::milliseconds firstRetry{500}, lastRetry{30'000}; // doubles from the one to the other
    std::chrono::seconds serverPatience{300};   // how long a server may be away before that is its tenants' failure
    bool checkConnection = true;                // the gate behind a wave: every tenant of it answers
    QByteArray checkSql;        // and this, read as the tenant, gives true
    // And by what the health collector measures it is not worse than it was by more than so many percent. Waits for the figures so long.
    std::optional<double> healthMarginPercent;
    std::chrono::seconds healthPatience{300};

    QJsonObject toJson() const;
    static Policy fromJson(const QJsonObject &json); // what is missing or makes no sense keeps its default

    bool hasBudget() const { return mostFailures || mostFailuresPercent; }
    // True when a run with so many failures goes on.
    bool bears(int failures, int total) const;
    std::chrono::milliseconds delayBefore(int attempt) const; // of the second and later ones
};

// "canary:3,10%,rest"; "3", "canary:acme+zeta,25%,50%". InvalidInput says which part and what would do.
base::Result<QList<WaveSize>> wavesFromText(const QString &text);
QString wavesText(const QList<WaveSize> &waves);
// For whoever says nothing: one tenant, a tenth, the rest; all at once up to 20 tenants.
QList<WaveSize> defaultWaves(qsizetype tenants);

struct Division {
    QStringList labels;         // one per wave; none is empty of tenants
    QList<int> waveOf;          // from 1, one per slug given
};
// `slugs` in the order in which they are to be taken. NotFound when a wave names a tenant that is not among them.
base::Result<Division> divide(const QList<WaveSize> &waves, const QStringList &slugs);

} // namespace tenantry::fleet
