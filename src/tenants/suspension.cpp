#include "tenants/suspension.h"

#include "base/names.h"
#include "base/random.h"
#include "drivers/tenantdriver.h"
#include "operations/operationlock.h"
#include "registry/secrets.h"
#include "tenants/tenantoperation.h"

#include <QCoreApplication>
#include <algorithm>

namespace tenantry::tenants {

using namespace tenantry::base;
using drivers::Door;
using registry::Operation;
using registry::OperationState;
using registry::Tenant;
using registry::TenantState;

namespace {

struct Move {
    TenantState to;
    const char *kind, *doorStep;
};
constexpr Move moves[] = {
    {TenantState::Paused, "pause", "close"},
    {TenantState::Maintenance, "maintenance", "close"},
    {TenantState::Active, "activate", "open"},
};
constexpr const char *stateStep = "state";

const Move *moveTo(TenantState state)
{
    const auto found = std::ranges::find(moves, state, &Move::to);
    return found == std::end(moves) ? nullptr : found;
}

const Move *moveOf(const QString &kind)
{
    const auto found = std::ranges::find_if(moves, [&](const Move &move) { return kind == QLatin1String(move.kind); });
    return found == std::end(moves) ? nullptr : found;
}

// One tenant's way into its server, looked up when it is needed.
class Gate {
public:
    static Result<Gate> of(const registry::SessionPtr &session, const Tenant &tenant, std::stop_token stop)
    {
        Gate gate;
        TRY(const registry::Server server, registry::ServerRepository(session).find(tenant.serverId, stop));
        TRY(gate.m_owner, registry::ownerSettings(*session, server));
        gate.m_driver = drivers::makeDriver(server.driver, session->pool());
        if (!gate.m_driver)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}});
        gate.m_database = tenant.database;
        gate.m_role = tenant.role;
        ProvisionPlan plan;
        plan.tenantId = tenant.id;
        gate.m_mark = plan.mark();
        return gate;
    }

    // The driver's error where the door cannot be made to fit.
    Result<bool> fits(TenantState state, std::stop_token stop) const
    {
        TRY(const Door door, m_driver->door(m_owner, m_role, m_mark, stop));
        if (door == Door::Absent && state == TenantState::Active)
            TRYV(m_driver->openDoor(m_owner, m_role, m_mark, stop)); // says that there is none
        return (door == Door::Open) == (state == TenantState::Active);
    }

    Result<void> fit(TenantState state, std::stop_token stop) const
    {
        return state == TenantState::Active ? m_driver->openDoor(m_owner, m_role, m_mark, stop)
                                            : m_driver->closeDoor(m_owner, m_database, m_role, m_mark, stop);
    }

private:
    std::shared_ptr<drivers::TenantDriver> m_driver;
    postgres::ConnectionSettings m_owner;
    QString m_database, m_role, m_mark;
};

// One at a time changes a tenant: between two, the door could end up open and the state closed.
Result<operations::OperationLock> lockTenant(const registry::SessionPtr &session, const QString &tenantId, std::stop_token stop)
{
    auto lock = operations::OperationLock::take(*session, tenantId, stop);
    if (!lock && lock.error().kind == Kind::Conflict)
        return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "Somebody else is changing the state of this tenant just now."),
                    QT_TRANSLATE_NOOP("core", "Wait a moment, then look at it again."));
    return lock;
}

bool movable(TenantState state) { return moveTo(state) != nullptr; }

Result<Operation> ofItsKind(const registry::SessionPtr &session, const QString &id, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRY(const Operation operation, registry::OperationRepository(session).find(id, stop));
    if (!Suspension::is(operation))
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The operation is a “%1”, and pauses or opens no tenant."), {operation.kind}});
    return operation;
}

} // namespace

Text suspensionStepTitle(const QString &name)
{
    if (name == QLatin1String("close"))
        return QT_TRANSLATE_NOOP("core", "Refuse the tenant's sign-in and end its sessions");
    if (name == QLatin1String("open"))
        return QT_TRANSLATE_NOOP("core", "Let the tenant sign in again");
    if (name == QLatin1String(stateStep))
        return QT_TRANSLATE_NOOP("core", "Write the new state into the registry");
    return {};
}

Suspension::Suspension(registry::SessionPtr session) : m_session(std::move(session)) {}

bool Suspension::is(const Operation &operation) { return moveOf(operation.kind) != nullptr; }

Result<Tenant> Suspension::move(const QString &tenantId, TenantState to, const operations::Progress &progress, std::stop_token stop)
{
    TRYV(m_session->requireAdmin());
    const registry::TenantRepository tenants(m_session);
    const registry::OperationRepository journal(m_session);
    const Move *wanted = moveTo(to);
    TRY(Tenant tenant, tenants.find(tenantId, stop));
    const auto refuse = [&] {
        return fail({Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 is in state %2 and cannot go to %3."), {tenant.companyName, stateName(tenant.state), stateName(to)}},
                     QT_TRANSLATE_NOOP("core", "Finish or undo what is being done with it first."), QStringLiteral("TN001"), {}});
    };
    if (!wanted || !movable(tenant.state))
        return refuse();
    TRY(const Gate gate, Gate::of(m_session, tenant, stop));
    TRYV(gate.fits(to, stop)); // a server that cannot be reached is found out before anything is written
    TRY(const auto lock, lockTenant(m_session, tenant.id, stop));

    TRY(const QList<Operation> unfinished, journal.unfinished(tenant.id, stop));
    for (const Operation &left : unfinished) {
        if (!is(left))
            continue;
        const bool same = left.kind == QLatin1String(wanted->kind) && left.state != OperationState::Undoing
            && std::ranges::none_of(left.steps, [](const auto &step) { return step.state == registry::StepState::Undone; });
        if (same) {
            TRYV(finish(left, progress, stop));
        } else {
            TRYV(takeBack(left, progress, stop));
        }
    }
    TRY(tenant, tenants.find(tenant.id, stop));
    if (!movable(tenant.state))
        return refuse();
    TRY(const bool fits, gate.fits(to, stop));
    if (tenant.state == to && fits)
        return tenant;

    Operation operation;
    operation.id = newId();
    operation.kind = QLatin1String(wanted->kind);
    operation.tenantId = tenant.id;
    operation.tenantSlug = tenant.slug;
    operation.tenantName = tenant.companyName;
    operation.arguments = {{QStringLiteral("from"), stateName(tenant.state)}, {QStringLiteral("to"), stateName(to)}};
    operation.startedBy = m_session->who().login;
    for (const char *name : {wanted->doorStep, stateStep}) {
        registry::OperationStep step;
        step.position = int(operation.steps.size()) + 1;
        step.name = QLatin1String(name);
        operation.steps << step;
    }
    TRYV(journal.add(operation, stop));
    TRYV(finish(operation, progress, stop));
    return tenants.find(tenant.id);
}

std::vector<operations::Step> Suspension::steps(const Operation &operation) const
{
    const Move *move = moveOf(operation.kind);
    if (!move)
        return {};
    const TenantState to = move->to;
    const TenantState from = registry::stateFromName(operation.arguments.value(QStringLiteral("from")).toString()).value_or(to);
    const auto fit = [session = m_session, id = operation.tenantId](TenantState state, std::stop_token stop) -> Result<void> {
        TRY(const Tenant tenant, registry::TenantRepository(session).find(id, stop));
        TRY(const Gate gate, Gate::of(session, tenant, stop));
        return gate.fit(state, stop);
    };
    const auto set = [session = m_session, id = operation.tenantId](TenantState state, std::stop_token stop) -> Result<void> {
        const registry::TenantRepository tenants(session);
        TRY(const Tenant tenant, tenants.find(id, stop));
        if (tenant.state == state)
            return {};
        TRYV(tenants.move(id, state, stop));
        return {};
    };
    // A tenant that is gone meanwhile has nothing to be taken back.
    const auto unlessGone = [](Result<void> done) { return !done && done.error().kind == Kind::NotFound ? Result<void>() : done; };

    operations::Step door, state;
    door.name = QLatin1String(move->doorStep);
    door.apply = [fit, to](std::stop_token stop) { return fit(to, stop); };
    door.undo = [fit, from, unlessGone](std::stop_token stop) { return unlessGone(fit(from, stop)); };
    state.name = QLatin1String(stateStep);
    state.apply = [set, to](std::stop_token stop) { return set(to, stop); };
    state.undo = [set, from, unlessGone](std::stop_token stop) { return unlessGone(set(from, stop)); };
    return {door, state};
}

Result<Operation> Suspension::finish(const Operation &operation, const operations::Progress &progress, std::stop_token stop)
{
    TRY(const Operation done, operations::Runner(m_session).run(operation.id, steps(operation), progress, stop));
    if (done.state != OperationState::Succeeded)
        return fail(whyItFailed(done));
    return done;
}

Result<Operation> Suspension::takeBack(const Operation &operation, const operations::Progress &progress, std::stop_token stop)
{
    TRY(const Operation undone, operations::Runner(m_session).undo(operation.id, steps(operation), progress, stop));
    if (undone.state != OperationState::Undone)
        return fail(whyItFailed(undone));
    return undone;
}

Result<Operation> Suspension::resume(const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRY(const Operation operation, ofItsKind(m_session, operationId, stop));
    TRY(const auto lock, lockTenant(m_session, operation.tenantId, stop));
    return finish(operation, progress, stop);
}

Result<Operation> Suspension::undo(const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRY(const Operation operation, ofItsKind(m_session, operationId, stop));
    TRY(const auto lock, lockTenant(m_session, operation.tenantId, stop));
    return takeBack(operation, progress, stop);
}

} // namespace tenantry::tenants
