#include "health/known.h"

#include "registry/productweb.h"
#include "registry/secrets.h"

#include <algorithm>

namespace tenantry::health {

using namespace tenantry::base;
using namespace Qt::StringLiterals;
using registry::Alert;
using registry::HealthRound;
using registry::HealthStatus;
using registry::Tenant;
using registry::TenantHealth;

Result<void> Known::readGround(registry::HealthCollection &collection, registry::Session &session)
{
    TRY(m_ground, collection.ground());
    m_tenants.clear();
    m_byServer.clear();
    m_checks.clear();
    m_owners.clear();
    m_mostAreCurrent.clear();
    QHash<QString, std::pair<int, int>> current; // of a product: how many of how many
    for (const Tenant &tenant : std::as_const(m_ground.tenants)) {
        m_tenants.insert(tenant.id, &tenant);
        m_byServer[tenant.serverId].append(&tenant);
        auto &[up, of] = current[tenant.productId];
        up += tenant.behind == 0;
        ++of;
    }
    for (auto it = current.cbegin(); it != current.cend(); ++it)
        if (it->first * 2 >= it->second)
            m_mostAreCurrent.insert(it.key());
    for (const registry::ProductCheck &check : std::as_const(m_ground.checks))
        m_checks[check.productId].append(check);
    for (const registry::Server &server : std::as_const(m_ground.servers)) {
        auto owner = registry::ownerSettings(session, server);
        if (owner)
            owner->applicationName = u"tenantry health"_s;
        m_owners.insert(server.id, std::move(owner));
    }
    return {};
}

Result<void> Known::readPast(registry::HealthCollection &collection)
{
    TRY(m_health, collection.tenants());
    TRY(m_serverHealth, collection.servers());
    TRY(const auto alerts, collection.openAlerts());
    m_open.clear();
    for (const Alert &alert : alerts)
        m_open[keyOf(alert.tenantId, alert.serverId)].insert(alert.metric, alert);
    return {};
}

const registry::Server *Known::server(const QString &id) const
{
    const auto found = std::ranges::find(m_ground.servers, id, &registry::Server::id);
    return found == m_ground.servers.end() ? nullptr : &*found;
}

const QList<const Tenant *> &Known::tenantsOf(const QString &serverId) const
{
    static const QList<const Tenant *> none;
    const auto found = m_byServer.constFind(serverId);
    return found == m_byServer.cend() ? none : *found;
}

const TenantHealth *Known::health(const QString &tenantId) const
{
    const auto found = m_health.constFind(tenantId);
    return found == m_health.cend() ? nullptr : &*found;
}

const registry::ServerHealth *Known::serverHealth(const QString &serverId) const
{
    const auto found = m_serverHealth.constFind(serverId);
    return found == m_serverHealth.cend() ? nullptr : &*found;
}

bool Known::unhealthy(const QString &tenantId) const
{
    const TenantHealth *const last = health(tenantId);
    return m_open.contains(tenantId) || (last && (last->status == HealthStatus::Unreachable || !last->standing.isEmpty()));
}

bool Known::serverUnhealthy(const QString &serverId) const
{
    const auto *const last = serverHealth(serverId);
    return m_open.contains(serverId) || (last && (!last->reachable || !last->standing.isEmpty()))
        || std::ranges::any_of(tenantsOf(serverId), [this](const Tenant *tenant) { return unhealthy(tenant->id); });
}

TenantGround Known::groundOf(const Tenant &tenant) const
{
    TenantGround out;
    out.tenant = &tenant;
    for (const registry::ProductCheck &check : m_checks.value(tenant.productId))
        out.checkNames << check.name;
    out.web = m_ground.webAddresses.contains(tenant.productId);
    out.leftBehind = tenant.behind > 0 && m_mostAreCurrent.contains(tenant.productId);
    return out;
}

// Once an hour: they live for months. What is about to end is looked at each time, so that a new one is seen soon.
bool Known::certificateDue(const QString &tenantId) const
{
    const TenantHealth *const last = health(tenantId);
    return !last || !last->certificateAt.isValid() || last->certificateAt.secsTo(last->at) >= 3600 || m_open.value(tenantId).contains(u"certificate"_s);
}

LookPlan Known::plan(const registry::Server &server, const QSet<QString> &doors, const QSet<QString> &insides, bool sizes, const QSet<QString> *onlySizesOf, const Pace &pace,
                     registry::Session &session)
{
    LookPlan out{server.id, server.driver, m_owners.value(server.id, fail(Kind::NotFound, {}, {})), {}, {}, pace.perServer, pace.serverLimit, pace.tenantLimit, LookPlan().sizesLimit, pace.connections};
    QList<const Tenant *> measured;
    for (const Tenant *const tenant : tenantsOf(server.id)) {
        if (sizes && (!onlySizesOf || onlySizesOf->contains(tenant->id)))
            measured << tenant;
        if (const TenantHealth *const last = onlySizesOf ? nullptr : health(tenant->id); last && last->counters && last->counters->writtenAtSize)
            out.writtenAtSize.insert(tenant->database, *last->counters->writtenAtSize);
        TenantPlan one{tenant->id, tenant->database, tenant->role, doors.contains(tenant->id) && tenant->state == registry::TenantState::Active, insides.contains(tenant->id), {}, {}, {}};
        if (!one.door && !one.inside)
            continue;
        if (const QString address = m_ground.webAddresses.value(tenant->productId); one.door && !address.isEmpty() && certificateDue(tenant->id))
            one.web = registry::tenantWebUrl(address, *tenant, m_ground.baseDomain);
        if (one.door && !tenant->sealedSecret.isEmpty()) {
            // A password that does not open is somebody's to mend; until then the owner looks.
            if (auto settings = registry::tenantSettings(session, server, *tenant); settings) {
                settings->applicationName = u"tenantry health"_s;
                one.asTenant = std::move(*settings);
            }
            for (const registry::ProductCheck &check : m_checks.value(tenant->productId))
                one.checks.push_back(check.sql);
        }
        out.tenants.push_back(std::move(one));
    }
    std::ranges::stable_sort(measured, {}, [this](const Tenant *tenant) {
        const TenantHealth *const last = health(tenant->id);
        return last && last->sizeAt.isValid() ? last->sizeAt.toMSecsSinceEpoch() : 0;
    });
    for (const Tenant *const tenant : std::as_const(measured))
        out.sizes << tenant->database;
    return out;
}

HealthRound Known::judge(const ServerSeen &seen, bool all, const QSet<QString> *only, const QDateTime &now) const
{
    HealthRound round;
    round.measuredSizes = seen.measuredSizes;
    registry::ServerHealth server = assess(seen.serverId, seen, serverHealth(seen.serverId), now);
    judgeAll(m_ground.thresholds, {{}, seen.serverId, {}}, values(server, seen), server.error, m_open.value(seen.serverId), server.standing, now, round);
    for (const Tenant *const tenant : tenantsOf(seen.serverId)) {
        if (only && !only->contains(tenant->id))
            continue;
        const TenantGround ground = groundOf(*tenant);
        const TenantHealth *const before = health(tenant->id);
        TenantHealth after = assess(ground, seen, before, now);
        const auto open = m_open.value(tenant->id);
        const qsizetype moves = round.opened.size() + round.changed.size() + round.closed.size();
        if (after.status == HealthStatus::Closed) {
            for (const Alert &alert : open)
                round.closed << alert.id;
            after.standing.clear();
        } else {
            judgeAll(m_ground.thresholds, {tenant->id, seen.serverId, tenant->planId}, values(after, ground), after.error, open, after.standing, now, round);
        }
        const bool moved = round.opened.size() + round.changed.size() + round.closed.size() > moves;
        if (all || moved || unhealthy(tenant->id) || !after.standing.isEmpty() || !before || before->status != after.status || after.probedNow || after.insideAt == now
            || after.sizeAt == now)
            round.tenants << after;
    }
    round.server = server;
    return round;
}

void Known::keep(const HealthRound &round)
{
    for (const TenantHealth &one : round.tenants)
        m_health.insert(one.tenantId, one);
    if (round.server)
        m_serverHealth.insert(round.server->serverId, *round.server);
    const QSet<QString> closed(round.closed.cbegin(), round.closed.cend());
    if (!closed.isEmpty())
        for (auto it = m_open.begin(); it != m_open.end();) {
            it->removeIf([&](const auto &each) { return closed.contains(each.value().id); });
            it = it->isEmpty() ? m_open.erase(it) : std::next(it);
        }
    for (const auto *const list : {&round.opened, &round.changed})
        for (const Alert &alert : *list)
            m_open[keyOf(alert.tenantId, alert.serverId)].insert(alert.metric, alert);
}

QStringList Known::orphans() const
{
    QStringList out;
    for (const auto &alerts : m_open)
        for (const Alert &alert : alerts)
            if (alert.tenantId.isEmpty() ? !server(alert.serverId) : !m_tenants.contains(alert.tenantId) || m_tenants.value(alert.tenantId)->serverId != alert.serverId)
                out << alert.id;
    return out;
}

void Known::named(Alert &alert) const
{
    if (const Tenant *const of = tenant(alert.tenantId))
        alert.tenant = of->slug;
    if (const auto *const of = server(alert.serverId))
        alert.server = of->name;
}

Alert Known::openAlert(const QString &id) const
{
    for (const auto &alerts : m_open)
        for (const Alert &alert : alerts)
            if (alert.id == id) {
                Alert out = alert;
                named(out);
                return out;
            }
    return {};
}

} // namespace tenantry::health
