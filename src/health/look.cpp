#include "health/look.h"

#include "base/async.h"
#include "web/web.h"

#include <QCoreApplication>
#include <algorithm>
#include <atomic>
#include <thread>

namespace tenantry::health {

using namespace tenantry::base;
using namespace Qt::StringLiterals;

namespace {

constexpr int webFailuresBorne = 3;
constexpr qint64 fewestWritten = 8'000; // rows, each in a page of 8 kB at most: fewer do not make 64 MB, below which growth is not judged
constexpr size_t mostMeasuredBetween = 20;

// Not the tenant's: the server went away between two questions, and the next look at it says so.
bool ofServer(const Error &error)
{
    return error.kind == Kind::Unreachable || error.kind == Kind::Cancelled || error.sqlstate == "57P01"_L1 || error.sqlstate == "57P02"_L1 || error.sqlstate == "57P03"_L1;
}

class Look {
public:
    Look(const LookPlan &plan, postgres::Pool &pool, TimeLimits &limits, const std::stop_token &stop)
        : m_plan(plan), m_pool(pool), m_limits(limits), m_stop(stop), m_probe(drivers::makeHealthProbe(plan.driver, pool))
    {
    }

    ServerSeen run()
    {
        ServerSeen out{m_plan.serverId, figures(), {}, {}, {}, false, 0};
        if (!out.figures)
            return out;
        if (const QStringList measured = m_plan.sizes + written(*out.figures); !measured.isEmpty()) {
            const auto sizes = within(m_limits, m_plan.sizesLimit + std::chrono::seconds(2), m_stop, [&](std::stop_token stop) { return m_probe->sizes(*m_plan.owner, measured, m_plan.sizesLimit, stop); });
            if (sizes) {
                out.sizes = *sizes;
                out.measuredSizes = !m_plan.sizes.isEmpty();
            }
        }
        // What is free is not ours alone: half of it at most. Where nothing is, the doors say what the server's own alert says already.
        const int parallel = std::min(m_plan.parallel, (out.figures->maxConnections - out.figures->sessions) / 2);
        if (parallel > 0)
            tenants(out, parallel);
        return out;
    }

private:
    Result<drivers::ServerFigures> figures()
    {
        if (!m_probe)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {m_plan.driver}});
        TRY(const auto owner, m_plan.owner);
        return within(m_limits, m_plan.serverLimit, m_stop, [&](std::stop_token stop) { return m_probe->server(owner, stop); });
    }

    // Sizes are measured seldom, because the server looks at every file for them; a database that is being filled shows by its counters.
    QStringList written(const drivers::ServerFigures &figures) const
    {
        std::vector<std::pair<qint64, QString>> much;
        for (auto it = m_plan.writtenAtSize.cbegin(); it != m_plan.writtenAtSize.cend(); ++it)
            if (const auto database = figures.databases.constFind(it.key()); database != figures.databases.cend() && database->counted && !m_plan.sizes.contains(it.key()))
                if (const qint64 rows = database->written < *it ? database->written : database->written - *it; rows >= fewestWritten)
                    much.emplace_back(-rows, it.key());
        std::ranges::sort(much);
        QStringList out;
        for (size_t i = 0; i < much.size() && i < mostMeasuredBetween; ++i)
            out << much[i].second;
        return out;
    }

    void tenants(ServerSeen &out, int parallel)
    {
        std::atomic<size_t> next = 0;
        std::mutex mutex;
        const auto work = [&] {
            for (size_t i = next++; i < m_plan.tenants.size() && !m_stop.stop_requested(); i = next++) {
                const TenantPlan &tenant = m_plan.tenants[i];
                auto door = tenant.door ? doorOf(tenant, *out.figures) : std::nullopt;
                auto inside = tenant.inside ? insideOf(tenant, *out.figures) : std::nullopt;
                auto certificate = tenant.web.isEmpty() ? std::nullopt : certificateOf(tenant);
                const auto gauges = m_pool.gauges();
                const std::lock_guard lock(mutex);
                if (door)
                    out.doors.insert(tenant.tenantId, std::move(*door));
                if (inside)
                    out.insides.insert(tenant.tenantId, std::move(*inside));
                if (certificate)
                    out.certificates.insert(tenant.tenantId, std::move(*certificate));
                out.poolShare = std::max(out.poolShare, double(gauges.open + gauges.waiting) / m_plan.poolLimit);
            }
        };
        const size_t count = std::min(size_t(parallel), m_plan.tenants.size());
        std::vector<std::jthread> threads;
        for (size_t i = 1; i < count; ++i)
            threads.emplace_back(work);
        if (count > 0)
            work();
    }

    std::optional<DoorSeen> doorOf(const TenantPlan &tenant, const drivers::ServerFigures &server) const
    {
        const auto database = server.databases.constFind(tenant.database);
        const auto role = server.roles.constFind(tenant.role);
        if (database == server.databases.cend() || role == server.roles.cend() || !database->takesConnections || !role->maySignIn)
            return std::nullopt; // the server said so already
        // The last free connection of a tenant's is not taken from it.
        if ((role->connectionLimit >= 0 && role->sessions >= role->connectionLimit - 1 && role->connectionLimit > 1)
            || (database->connectionLimit >= 0 && database->sessions >= database->connectionLimit - 1 && database->connectionLimit > 1))
            return std::nullopt;
        auto who = tenant.asTenant.value_or(*m_plan.owner);
        who.database = tenant.database;
        who.connectTimeoutSeconds = std::max(1, int(m_plan.tenantLimit.count() / 1000));
        DoorSeen out{tenant.asTenant.has_value(),
                     within(m_limits, m_plan.tenantLimit, m_stop, [&](std::stop_token stop) { return m_probe->door(who, tenant.asTenant ? tenant.checks : std::vector<QByteArray>(), stop); })};
        return !out.figures && ofServer(out.figures.error()) ? std::nullopt : std::optional(std::move(out));
    }

    std::optional<InsideSeen> insideOf(const TenantPlan &tenant, const drivers::ServerFigures &server) const
    {
        const auto database = server.databases.constFind(tenant.database);
        if (database == server.databases.cend() || !database->takesConnections || database->connectionLimit == -2)
            return std::nullopt;
        auto owner = *m_plan.owner;
        owner.database = tenant.database;
        InsideSeen out{within(m_limits, m_plan.tenantLimit, m_stop, [&](std::stop_token stop) { return m_probe->inside(owner, stop); })};
        return !out.figures && ofServer(out.figures.error()) ? std::nullopt : std::optional(std::move(out));
    }

    // A name that leads nowhere from here, or nobody there, says nothing of the certificate. Where that goes for several it goes for all: what
    // stands before them is down, and the next tenants are not kept waiting for it.
    std::optional<CertificateSeen> certificateOf(const TenantPlan &tenant)
    {
        if (m_webFailures >= webFailuresBorne || web::isPlaceholder(tenant.web.host()))
            return std::nullopt;
        const auto seen = within(m_limits, m_plan.tenantLimit, m_stop, [&](std::stop_token stop) -> Result<web::Certificate> {
            TRY(const QStringList addresses, web::resolve(tenant.web.host(), m_plan.tenantLimit, stop));
            return web::certificateOf(tenant.web.host(), addresses.first(), tenant.web.port(443), m_plan.tenantLimit, stop);
        });
        if (!seen) {
            ++m_webFailures;
            return std::nullopt;
        }
        return CertificateSeen{seen->validTo, printable(seen->problems.join(u"; "_s).left(500))};
    }

    std::atomic<int> m_webFailures = 0;
    const LookPlan &m_plan;
    postgres::Pool &m_pool;
    TimeLimits &m_limits;
    const std::stop_token m_stop;
    const std::unique_ptr<drivers::HealthProbe> m_probe;
};

} // namespace

ServerSeen look(const LookPlan &plan, postgres::Pool &pool, TimeLimits &limits, std::stop_token stop)
{
    return Look(plan, pool, limits, stop).run();
}

} // namespace tenantry::health
