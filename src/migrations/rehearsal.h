// Rehearsing a roll-out: some tenants are copied beside themselves, the copies are migrated as the roll-out would migrate the tenants, watched,
// timed and thrown away. No tenant is changed, and neither is the registry.
#pragma once

#include "drivers/throwawaycopy.h"
#include "migrations/prediction.h"
#include "migrations/rollout.h"
#include "registry/runs.h"

namespace tenantry::migrations {

struct RehearsalOptions {
    QStringList tenants;        // slugs, subdomains, hosts or ids; empty: chosen by size and version
    drivers::CopyRoom room;
    std::chrono::milliseconds limit{std::chrono::minutes(60)}; // for all of it; what is not through by then is not tried. At most longestRehearsal
};
inline constexpr std::chrono::minutes longestRehearsal{300}; // a copy that is older counts as left behind (drivers/postgresql/scratch.cpp)

// Why a tenant is among those rehearsed.
enum class ChosenFor { Named, Smallest, Median, Largest, Oldest };
QString chosenForName(ChosenFor why); // "smallest"

struct Candidate {
    QString slug, version;
    qint64 bytes = -1;          // not known: not chosen for its size
};
// By size: the smallest, the median, the largest, and one of the oldest version (of those chosen already, else the median of them). By slug.
QMap<QString, QList<ChosenFor>> chooseBySize(const QList<Candidate> &candidates);

struct RehearsedFile {
    QString version, name, fileName;
    bool transactional = true;
    drivers::FileTrace trace;
};

struct RehearsedTenant {
    enum class End {
        Migrated,
        UpToDate,   // nothing is due, as its database says
        Refused,    // its files are not what the roll-out could go on from; nothing was copied
        CopyFailed,
        Failed,     // a file; the last one of `files`
        NotTried,   // the time was over
    };
    QString slug, server, fromVersion, toVersion; // reached
    QList<ChosenFor> chosenFor;
    End end = End::NotTried;
    qint64 bytes = -1;          // of its database
    qint64 bytesMoved = 0;
    double copyMs = 0, lookMs = 0;
    QList<RehearsedFile> files;
    std::optional<base::Error> failure;
    QString cause;              // as causeOf()
    QList<base::Text> notes;
    double filesMs() const;
};
QString endName(RehearsedTenant::End end); // "migrated", "up_to_date", "refused", "copy_failed", "failed", "not_tried"

struct RehearsalReport {
    registry::Product product;
    QString target;
    QList<RehearsedTenant> tenants; // smallest first
    qsizetype due = 0;          // tenants that the roll-out would take
    std::optional<Prediction> prediction; // where a file was measured
    QList<base::Text> notes;
    double ms = 0;
    int failed() const;         // refused, not copied, or failed in a file
};
QList<registry::RunCause> causes(const RehearsalReport &report); // as those of a run
base::Text howPredicted(const RehearsalReport &report); // in a sentence; empty where there is no prediction

struct RehearsalProgress {
    enum class Stage { Choosing, Copying, Migrating, Dropping };
    Stage stage = Stage::Choosing;
    int tenant = 0, tenants = 0; // from 1
    QString slug, fileName;
    qint64 bytes = 0, expected = 0; // while it is copied: over so far; of the database, which has indexes too
    int file = 0, files = 0;     // from 1
};
using RehearsalWatch = std::function<void(const RehearsalProgress &)>; // from the thread that called; a few times a second

// Blocks. Stopped: Cancelled, with every copy thrown away. Errors of single tenants are in the report; when none of those chosen could even be
// begun for the same reason (no pg_dump here, server away), that is the error.
base::Result<RehearsalReport> rehearse(const registry::SessionPtr &session, const QString &product, const Selection &selection, const RolloutOptions &rollout,
                                       const fleet::Policy &policy, const RehearsalOptions &options, const RehearsalWatch &watch = {}, std::stop_token stop = {});

} // namespace tenantry::migrations
