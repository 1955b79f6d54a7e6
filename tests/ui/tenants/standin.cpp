#include "ui/tenants/standin.h"

namespace tenantry::samples {

using namespace registry;

StandIn::StandIn(QList<Tenant> tenants, Role role) : m_role(role) { m_state->tenants = std::move(tenants); }

ui::TenantBackend StandIn::backend()
{
    ui::TenantBackend b;
    b.who.id = QStringLiteral("0193a1f0-0000-7000-9400-000000000001");
    b.who.login = QStringLiteral("ana");
    b.who.name = QStringLiteral("Ana Torres");
    b.who.role = m_role;
    b.registry.id = QStringLiteral("0193a1f0-0000-7000-9500-000000000001");
    b.registry.name = QStringLiteral("Staging");
    b.registry.baseDomain = QStringLiteral("example.org");
    const auto s = m_state;
    const auto place = [](State &state, const QString &id) { return std::ranges::find_if(state.tenants, [&](const Tenant &t) { return t.id == id; }); };
    const auto missing = [](const QString &id) { return base::fail(base::Kind::NotFound, {"No tenant is called %1.", {id}}); };
    b.list = [s](std::stop_token) -> base::Result<QList<Tenant>> {
        std::unique_lock lock(s->mutex);
        while (s->held)
            s->released.wait(lock);
        if (s->listError)
            return base::fail(*s->listError);
        return s->tenants;
    };
    b.find = [s, place, missing](const QString &id, std::stop_token) -> base::Result<Tenant> {
        const std::lock_guard lock(s->mutex);
        const auto at = place(*s, id);
        if (at == s->tenants.end())
            return missing(id);
        return *at;
    };
    b.update = [s, place, missing](const Tenant &tenant, std::stop_token) -> base::Result<Tenant> {
        const std::lock_guard lock(s->mutex);
        const auto at = place(*s, tenant.id);
        if (at == s->tenants.end())
            return missing(tenant.id);
        if (at->version != tenant.version)
            return base::fail(base::Kind::Conflict, "This tenant was changed meanwhile.");
        *at = tenant;
        ++at->version;
        return *at;
    };
    b.move = [s, place, missing](const QString &id, TenantState to, std::stop_token) -> base::Result<Tenant> {
        const std::lock_guard lock(s->mutex);
        const auto at = place(*s, id);
        if (at == s->tenants.end())
            return missing(id);
        if (const auto error = s->moveErrors.constFind(at->slug); error != s->moveErrors.cend())
            return base::fail(*error);
        at->state = to;
        ++at->version;
        return *at;
    };
    b.diagnose = [s](const Tenant &tenant, const diagnosis::Options &options, const diagnosis::Watch &watch, std::stop_token stop) -> base::Result<diagnosis::Diagnosis> {
        diagnosis::Diagnosis out = diagnosisOf(tenant, options.goOn);
        for (const diagnosis::Finding &finding : std::as_const(out.findings)) {
            watch.begins(finding.step, std::chrono::seconds(5));
            const std::stop_callback wake(stop, [&] { s->released.notify_all(); });
            std::unique_lock lock(s->mutex);
            if (finding.step == diagnosis::Step::Server)
                s->released.wait(lock, [&] { return !s->held || stop.stop_requested(); });
            lock.unlock();
            if (stop.stop_requested())
                return base::fail(base::Kind::Cancelled, "Cancelled.");
            watch.ended(finding);
        }
        return out;
    };
    b.health = [s, place, missing](const QString &id, std::stop_token) -> base::Result<ui::TenantHealthReading> {
        const std::lock_guard lock(s->mutex);
        if (s->listError)
            return base::fail(*s->listError);
        const auto at = place(*s, id);
        if (at == s->tenants.end())
            return missing(id);
        return healthOf(*at);
    };
    b.operations = [s, place, missing](const QString &id, std::stop_token) -> base::Result<QList<Operation>> {
        const std::lock_guard lock(s->mutex);
        const auto at = place(*s, id);
        if (at == s->tenants.end())
            return missing(id);
        return operationsOf(*at);
    };
    b.moments = [s, place, missing](const QString &id, std::stop_token) -> base::Result<QList<audit::Moment>> {
        const std::lock_guard lock(s->mutex);
        const auto at = place(*s, id);
        if (at == s->tenants.end())
            return missing(id);
        registry::Event sealed; // values that have no place to break
        sealed.seq = 7;
        sealed.at = at->createdAt;
        sealed.operatorLogin = QStringLiteral("ana");
        sealed.source = QStringLiteral("tenantry");
        sealed.action = QStringLiteral("update");
        sealed.kind = QStringLiteral("tenant_secret");
        sealed.subject = at->companyName;
        sealed.before = {{QStringLiteral("sealed"), QStringLiteral("sha256:") + QString(64, u'a')}};
        sealed.after = {{QStringLiteral("sealed"), QStringLiteral("sha256:") + QString(64, u'b')}};
        QList<audit::Moment> moments{{sealed.at, sealed, {}, {}}};
        for (const TenantRun &run : runsOf(*at))
            moments.append({run.item.startedAt, {}, {}, run});
        for (const Operation &operation : operationsOf(*at))
            moments.append({operation.createdAt, {}, operation, {}});
        return moments;
    };
    b.plans = [](std::stop_token) -> base::Result<QList<Plan>> { return plans(); };
    b.server = [](const QString &id, std::stop_token) -> base::Result<Server> { return server(id); };
    b.reveal = [](const QString &, const base::Secret &password, int, std::stop_token) -> base::Result<base::Secret> {
        if (base::textFromSecret(password) != QStringLiteral("right"))
            return base::fail(base::Kind::Authentication, "Login or password is wrong.");
        return base::secretFromText(QStringLiteral("s3cret-of-the-role"));
    };
    b.guard = guard;
    if (m_role == Role::Admin) {
        b.resume = [this](const QString &id) {
            resumed.append(id);
            return quint64(resumed.size());
        };
        b.undo = [this](const QString &id) { undone.append(id); };
    }
    return b;
}

void StandIn::set(const QList<Tenant> &tenants)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->tenants = tenants;
}

QList<Tenant> StandIn::tenants() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->tenants;
}

void StandIn::change(const QString &slug, const std::function<void(Tenant &)> &how)
{
    const std::lock_guard lock(m_state->mutex);
    for (Tenant &tenant : m_state->tenants) {
        if (tenant.slug == slug) {
            how(tenant);
            ++tenant.version;
        }
    }
}

void StandIn::failLists(const std::optional<base::Error> &error)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->listError = error;
}

void StandIn::failMoves(const QString &slug, const base::Error &error)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->moveErrors.insert(slug, error);
}

void StandIn::hold(bool held)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->held = held;
    m_state->released.notify_all();
}

base::Error StandIn::unreachable()
{
    base::Error error;
    error.kind = base::Kind::Unreachable;
    error.message = {"The server %1 does not answer.", {QStringLiteral("registry.example.org:5432")}};
    error.hint = "Check the network, then try again.";
    return error;
}

base::Error StandIn::broken()
{
    base::Error error;
    error.kind = base::Kind::Database;
    error.message = "The registry refused to list the tenants.";
    error.hint = "Try again; if it stays like this, the details help whoever looks after the registry.";
    error.sqlstate = QStringLiteral("XX000");
    error.detail = QStringLiteral("ERROR: could not open relation with OID 16412");
    return error;
}

} // namespace tenantry::samples
