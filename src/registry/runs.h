// Runs, as plain values: one task over many tenants, in waves, with one item per tenant.
#pragma once

#include "registry/values.h"

#include <QJsonObject>

namespace tenantry::registry {

enum class RunState { Running, Paused, Cancelled, Succeeded, Failed }; // Failed: all was tried, and some tenants failed
QString runStateName(RunState state);
RunState runStateFromName(const QString &name);

// Why a run waits for somebody. Gate: what was migrated so far does not look well. Wave: it was asked to wait after each one.
enum class PausedFor { Nothing, Operator, Budget, Gate, Wave };
QString pausedForName(PausedFor reason);
PausedFor pausedForFromName(const QString &name);

enum class WaveState { Pending, Running, Checking, Passed, Failed }; // Failed: the gate behind it said no
QString waveStateName(WaveState state);
WaveState waveStateFromName(const QString &name);

enum class ItemState { Pending, Running, Succeeded, Failed, Skipped };
QString itemStateName(ItemState state);
ItemState itemStateFromName(const QString &name);

struct RunWave {
    int wave = 1;
    QString label;              // "canary", "10 %"
    WaveState state = WaveState::Pending;
    int total = 0, succeeded = 0, failed = 0, skipped = 0;
    QJsonObject gate;           // what the gate saw, in the task's words
    QDateTime startedAt, finishedAt;
    int done() const { return succeeded + failed + skipped; }
};

struct RunWorker {
    QString id, operatorLogin, host, program;
    qint64 pid = 0;
    QDateTime startedAt;
    bool alive = false;
    int items = 0;              // that it holds now
};

struct Run {
    QString id, kind;           // "migrate", "verify"
    QString productId, product; // the name as it was then
    QString target;             // a version
    QString selection;          // how the tenants were chosen, for people
    QJsonObject task, policy;
    RunState state = RunState::Running;
    PausedFor pausedFor = PausedFor::Nothing;
    int wave = 1;
    QString startedBy;
    QDateTime createdAt, finishedAt;
    QList<RunWave> waves;
    QList<RunWorker> workers;   // those that were not lost
    int running = 0;            // items in work

    int total() const;
    int succeeded() const;
    int failed() const;
    int skipped() const;
    int done() const { return succeeded() + failed() + skipped(); }
    bool finished() const { return state == RunState::Cancelled || state == RunState::Succeeded || state == RunState::Failed; }
    bool carried() const; // somebody works on it
};

struct RunItem {
    QString tenantId, slug, serverId;
    int wave = 1, position = 0;
    ItemState state = ItemState::Pending;
    int attempts = 0, deaths = 0; // deaths: workers that were lost while they had it
    QString fromVersion, toVersion;
    QString outcome;            // of the task: "applied", "nothing" …
    QString sqlstate, cause;
    std::optional<base::Error> error; // of a pending item: why it was put back
    QString worker;             // id
    QDateTime startedAt, finishedAt, dueAt;
    double ms = 0;
};

// What a run did to one tenant. Of the run itself a USER sees no more than this.
struct TenantRun {
    QString runId, kind;
    RunItem item;
};

// Failures with one reason.
struct RunCause {
    QString cause, sqlstate;
    int tenants = 0;
    QStringList slugs;          // up to ten, by slug
    QString firstTenantId, firstSlug;
    std::optional<base::Error> error; // of the first one
    QDateTime firstAt;
};

// What a worker needs of one tenant to work on it.
struct TakenItem {
    QString tenantId, slug, companyName, serverId, database, role, schemaVersion, repeatables;
    std::optional<TenantState> state; // nothing: the tenant is gone
    QString driver;
    int wave = 1, position = 0, attempts = 1; // this one included
};

// A complete backup of a tenant's database, made while an item was worked on.
struct MadeBackup {
    QString schemaVersion, path; // path: on this computer
    qint64 bytes = 0;
    std::chrono::steady_clock::time_point began; // what was written later is not in it
    bool again = false;         // it was there already: nothing is written down anew where it is known
};

// How it went with one.
struct EndedItem {
    QString tenantId;
    ItemState state = ItemState::Succeeded; // Pending: to be tried again after `delay`
    QString outcome, fromVersion, toVersion; // toVersion: where the tenant is now, also after a failure; empty: not known
    std::optional<QString> repeatables; // set: all repeatable files were applied, this is their digest
    QString sqlstate, cause;
    std::optional<base::Error> error;
    std::chrono::milliseconds delay{0};
    double ms = 0;
    bool attempted = true;      // false: given back untouched
    std::optional<MadeBackup> backup = {};
};

struct NewRun {
    QString id, kind, productId, product, target, selection;
    QJsonObject task, policy;
    struct Item { QString tenantId, slug, serverId; int wave = 1; };
    QStringList waveLabels;     // one per wave
    QList<Item> items;          // in the order in which they are to be taken
};

// For a worker between two looks: what it must know of the run, in one small question.
struct RunPulse {
    RunState state = RunState::Running;
    PausedFor pausedFor = PausedFor::Nothing;
    int wave = 1, waves = 1;
    int total = 0, succeeded = 0, failed = 0, skipped = 0, running = 0;
    int waveFailed = 0;         // of those, in the wave that is on
    bool waveDone = false;      // nothing of the waves begun is left
    std::optional<std::chrono::milliseconds> nextDue; // the soonest pending item of them
    int done() const { return succeeded + failed + skipped; }
};

} // namespace tenantry::registry
