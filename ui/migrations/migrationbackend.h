// What the migrations page asks of the core, as values that can be called: each may block and belongs on a worker.
// migrationBackend() makes the real one from a session.
#pragma once

#include "migrations/lint.h"
#include "migrations/rehearsal.h"
#include "migrations/rollout.h"
#include "registry/runrepository.h"
#include "ui/jobs/runcarrier.h"
#include "ui/migrations/baselinemodel.h"
#include "ui/migrations/drifttext.h"
#include "ui/shell/permit.h"
#include "ui/shell/services.h"

#include <functional>

namespace tenantry::ui {

struct MigrationSnapshot {
    QList<migrations::Status> products; // by name
    QList<registry::Run> runs;          // newest first; none for a USER
};

struct DueFiles { // of one product
    migrations::RolloutPlan plan;
    QList<registry::ProductMigration> files; // all of them, with bodies
    std::vector<migrations::Finding> findings;
};

struct RunView {
    registry::Run run;
    QByteArray map;             // a letter per tenant, by position
    QList<registry::RunCause> causes;
};

struct RolloutRequest {
    QString product;
    migrations::Selection selection;
    migrations::RolloutOptions options;
    fleet::Policy policy;
    migrations::RehearsalOptions rehearsal = {}; // where that is what is asked for
};

struct DriftRequest {
    QString product, filter;
    migrations::DriftOptions options;
};
struct DriftWatch { // called from workers, one at a time
    std::function<void(int tenants, int leftOut)> chosen;
    std::function<void(DriftFinding)> each;
};

struct BaselineRequest {
    QString product, filter;    // without a filter: the tenants whose version is not known
    QString version;            // empty: as the other tool's history says
};
struct BaselineWatch {          // called from a worker
    std::function<void(int tenants)> chosen;
    std::function<void(const BaselineFinding &)> each;
};
using BaselineOutcome = std::function<void(const QString &tenantId, const base::Result<int> &written)>; // from a worker

struct MigrationBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool may(const char *action) const { return ui::may(who, registry, action); }

    std::function<base::Result<MigrationSnapshot>(std::stop_token)> read;
    std::function<base::Result<DueFiles>(const QString &product, std::stop_token)> due;
    std::function<base::Result<migrations::RolloutPlan>(const RolloutRequest &, std::stop_token)> plan;
    std::function<base::Result<RunView>(const QString &run, std::stop_token)> run;
    std::function<base::Result<registry::RunItem>(const QString &run, int position, std::stop_token)> item; // position from 0
    std::function<base::Result<migrations::Started>(const RolloutRequest &, std::stop_token)> start;
    std::function<base::Result<migrations::Started>(const QString &product, std::stop_token)> verify;
    std::function<base::Result<migrations::RehearsalReport>(const RolloutRequest &, const migrations::RehearsalWatch &, std::stop_token)> rehearse;
    std::function<base::Result<void>(const QString &run, std::stop_token)> pause, cancel;
    std::function<base::Result<void>(const QString &run, bool pastGate, std::stop_token)> resume;
    std::function<base::Result<int>(const QString &run, const QString &cause, std::stop_token)> retry;
    std::function<base::Result<void>(const DriftRequest &, const DriftWatch &, std::stop_token)> drift;
    std::function<base::Result<void>(const BaselineRequest &, const BaselineWatch &, std::stop_token)> baselineLook; // changes nothing
    std::function<base::Result<void>(const QList<migrations::BaselinePlan> &, const BaselineOutcome &, std::stop_token)> baselineApply;
    RunCarrier::Work work;
    RunCarrier *carrier = nullptr; // GUI. Of the whole panel, outliving the page; none: the page has one of its own
};

MigrationBackend migrationBackend(const Services &services);

} // namespace tenantry::ui
