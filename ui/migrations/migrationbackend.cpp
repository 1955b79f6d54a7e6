#include "ui/migrations/migrationbackend.h"

#include "ui/jobs/jobcenter.h"
#include "ui/jobs/runfeed.h"

namespace tenantry::ui {

using namespace registry;
using base::Result;

MigrationBackend migrationBackend(const Services &services)
{
    MigrationBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    const bool runs = backend.who.role == Role::Admin;
    backend.read = [session, runs](std::stop_token stop) -> Result<MigrationSnapshot> {
        MigrationSnapshot out;
        TRY(out.products, migrations::status(session, {}, stop));
        if (runs) {
            TRY(out.runs, RunRepository(session).list({}, 200, stop));
        }
        return out;
    };
    backend.due = [session](const QString &product, std::stop_token stop) -> Result<DueFiles> {
        DueFiles out;
        TRY(out.plan, migrations::planRollout(session, product, {}, {}, stop));
        TRY(out.files, ProductRepository(session).migrations(out.plan.product.id, true, stop));
        // Each file as it meets a tenant that has all the files before it.
        migrations::LintOptions alone;
        alone.oneRollout = false;
        out.findings = migrations::lint(migrations::toDriver(out.files), alone);
        return out;
    };
    backend.plan = [session](const RolloutRequest &request, std::stop_token stop) { return migrations::planRollout(session, request.product, request.selection, request.options.target, stop); };
    backend.run = [session](const QString &id, std::stop_token stop) -> Result<RunView> {
        const RunRepository repository(session);
        RunView out;
        TRY(out.run, repository.find(id, stop));
        TRY(out.map, repository.map(out.run.id, stop));
        if (out.run.failed() > 0) {
            TRY(out.causes, repository.causes(out.run.id, stop));
        }
        return out;
    };
    backend.item = [session](const QString &run, int position, std::stop_token stop) -> Result<RunItem> {
        TRY(const auto items, RunRepository(session).items(run, {}, 1, position, stop));
        return items.value(0);
    };
    backend.start = [session](const RolloutRequest &request, std::stop_token stop) {
        return migrations::startRollout(session, request.product, request.selection, request.options, request.policy, stop);
    };
    backend.verify = [session](const QString &product, std::stop_token stop) { return migrations::startVerification(session, product, {}, {}, stop); };
    backend.rehearse = [session](const RolloutRequest &request, const migrations::RehearsalWatch &watch, std::stop_token stop) {
        return migrations::rehearse(session, request.product, request.selection, request.options, request.policy, request.rehearsal, watch, std::move(stop));
    };
    backend.pause = [session](const QString &run, std::stop_token stop) { return RunRepository(session).pause(run, stop); };
    backend.cancel = [session](const QString &run, std::stop_token stop) { return RunRepository(session).cancel(run, stop); };
    backend.resume = [session](const QString &run, bool pastGate, std::stop_token stop) { return RunRepository(session).resume(run, pastGate, stop); };
    backend.retry = [session](const QString &run, const QString &cause, std::stop_token stop) { return RunRepository(session).retry(run, cause, stop); };
    if (runs) // schemas that were built are kept for the next check
        backend.drift = [session, drift = std::make_shared<migrations::Drift>(session)](const DriftRequest &request, const DriftWatch &watch, std::stop_token stop) -> Result<void> {
            TRY(const auto product, ProductRepository(session).find(request.product, stop));
            QList<migrations::RolloutPlan::Left> left;
            TRY(const auto chosen, migrations::choose(session, product, {{}, request.filter}, &left, stop));
            QList<Tenant> tenants;
            for (const auto &each : chosen)
                tenants << each.tenant;
            watch.chosen(int(tenants.size()), int(left.size()));
            return drift->fleet(tenants, request.options, [&](const Tenant &tenant, Result<migrations::TenantDrift> outcome) { watch.each(driftFinding(tenant, std::move(outcome))); }, stop);
        };
    backend.baselineLook = [session](const BaselineRequest &request, const BaselineWatch &watch, std::stop_token stop) -> Result<void> {
        TRY(const auto product, ProductRepository(session).find(request.product, stop));
        TRY(auto chosen, migrations::choose(session, product, {{}, request.filter}, nullptr, stop));
        if (request.filter.isEmpty())
            chosen.removeIf([](const migrations::Chosen &each) { return !each.tenant.schemaVersion.isEmpty(); });
        watch.chosen(int(chosen.size()));
        for (const auto &each : std::as_const(chosen)) {
            if (stop.stop_requested())
                return base::cancelled();
            BaselineFinding finding{each.tenant, {}, {}};
            if (auto plan = migrations::planBaseline(session, each.tenant, request.version, stop))
                finding.plan = *std::move(plan);
            else if (plan.error().kind == base::Kind::Cancelled)
                return base::cancelled();
            else
                finding.error = plan.error();
            watch.each(finding);
        }
        return {};
    };
    backend.baselineApply = [session](const QList<migrations::BaselinePlan> &plans, const BaselineOutcome &each, std::stop_token stop) -> Result<void> {
        for (const auto &plan : plans) { // one that is begun is ended: it is one statement in each of two databases
            if (stop.stop_requested())
                return base::cancelled();
            each(plan.tenant.id, migrations::applyBaseline(session, plan));
        }
        return {};
    };
    if (services.jobs)
        backend.carrier = services.jobs->runs()->carrier();
    else
        backend.work = RunFeed::work(session);
    return backend;
}

} // namespace tenantry::ui
