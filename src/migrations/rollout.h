// Bringing many tenants to a version, or asking what they have, as a run of fleet/.
#pragma once

#include "features/mirror.h"
#include "fleet/worker.h"
#include "migrations/status.h"

namespace tenantry::migrations {

inline constexpr QLatin1StringView migrateKind{"migrate"}, verifyKind{"verify"};

// Words of RunItem::outcome: applied, nothing (was there already), would_apply (a dry run), ok, behind (verify); of failures: failed,
// changed, ahead, unknown, out_of_order, past_target.

struct RolloutOptions {
    QString target;             // empty: head
    OutOfOrder gaps = OutOfOrder::Refuse;
    bool dryRun = false;        // run and rolled back, as far as that is possible
    QString backupFolder = {};  // written there before a tenant is changed (backupbefore.h), on the computer that changes it; empty: no backup
    std::chrono::milliseconds lockTimeout{100}, statementTimeout{0}; // 0: none
    std::chrono::milliseconds silence{30'000}; // drivers::MigrationLimits
};

struct Started {
    QString runId;              // empty: there is nothing to do
    RolloutPlan plan;
    QStringList waveLabels;
    qsizetype tenants = 0;
};

// Writes the run down; nobody works on it yet. `policy.waves` empty: fleet::defaultWaves().
base::Result<Started> startRollout(const registry::SessionPtr &session, const QString &product, const Selection &selection, const RolloutOptions &options,
                                   fleet::Policy policy, std::stop_token stop = {});
// Every tenant chosen is asked which files it has. Changes no tenant; the registry's version of it is set right.
base::Result<Started> startVerification(const registry::SessionPtr &session, const QString &product, const Selection &selection, fleet::Policy policy = {}, std::stop_token stop = {});

// What a run of either kind does. Conflict when this program does not know its kind; NotFound when its product is gone.
base::Result<std::unique_ptr<fleet::Task>> taskOf(const registry::SessionPtr &session, const registry::Run &run, std::stop_token stop = {});

// What became of the copies of features in the tenants that a worker had; from any thread, one call at a time. Not told when none of them is mirrored.
using Mirrored = std::function<void(const base::Result<features::MirrorOutcome> &)>;

// taskOf() and a worker: works on the run until it is finished, paused or cancelled (fleet::Worker::work()). A version that was reached may be
// what a feature waits for: behind each wave, and at the end, the copies of features in this worker's tenants are brought up to date. The run
// goes well or not whatever comes of that.
base::Result<registry::RunPulse> workOn(const registry::SessionPtr &session, const QString &runId, const QString &program, const fleet::Watch &watch = {},
                                        std::stop_token pause = {}, std::stop_token stop = {}, const Mirrored &mirrored = {});

// The same for failures that have one reason: SQLSTATE, place in the file, and the server's words with … for what varies between tenants.
// `sql`: the statement's text; what is quoted in it does not vary.
QString causeOf(const base::Error &error, const QByteArray &sql = {});

} // namespace tenantry::migrations
