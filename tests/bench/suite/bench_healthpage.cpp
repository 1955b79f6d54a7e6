// The page of health with ten thousand tenants: how long one turn of the GUI thread's event loop takes at most, from a new reading of the
// fleet to its being painted. Reading and arranging happen on workers and are not in it. And a tenant's charts of 48 hours, until painted.
#include "bench/bench.h"

#include "fleet.h"
#include "support/testcluster.h"
#include "ui/health/healthmodel.h"
#include "ui/health/healthpage.h"
#include "ui/health/healthsamples.h"
#include "ui/health/tenanthealth.h"
#include "ui/tenants/standin.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThreadPool>

#include <ctime>

namespace tenantry::bench {

using namespace base;

namespace {

constexpr int tenants = 10'000;

double busy() // seconds of this thread's processor time
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

struct PageWindow {
    samples::HealthStandIn standIn{samples::healthParts(samples::generated(tenants))};
    QThreadPool pool;
    std::unique_ptr<ui::HealthPage> page;
    int round = 0;

    PageWindow()
    {
        ui::Services services;
        services.workers = &pool;
        page = std::make_unique<ui::HealthPage>(standIn.backend(), services);
        page->resize(1280, 900);
        page->show();
        page->activated({});
    }
    ~PageWindow()
    {
        page.reset();
        pool.waitForDone();
    }
    // Figures of every tenant; and, where `order` is, another one that is ill, so that rows move.
    void change(bool order)
    {
        ++round;
        standIn.change([&](ui::HealthParts &parts) {
            for (auto &health : parts.health)
                if (health.transactionsPerSecond)
                    *health.transactionsPerSecond += 1;
            if (order)
                parts.alerts.prepend(samples::healthAlert(parts.tenants[round * 7], "connections", registry::Severity::Critical, 95, 90, 0));
        });
    }
    Result<double> worstTurn(bool order)
    {
        change(order);
        const auto before = page->model()->view();
        page->refresh();
        double worst = 0;
        QElapsedTimer timer;
        timer.start();
        while (!page->isSettled() || page->model()->view() == before) {
            if (timer.elapsed() > 30'000)
                return fail(Kind::Timeout, "The page was not painted.");
            const double began = busy();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            worst = std::max(worst, busy() - began);
        }
        const double began = busy(); // what is left to paint
        QCoreApplication::processEvents();
        return std::max(worst, busy() - began);
    }
};

// Ten thousand tenants of twenty servers in a registry, all looked at; and what the page asks of it.
struct Looked {
    test::Fleet fleet = test::Fleet::make(QStringLiteral("bench_health_page"));
    std::unique_ptr<postgres::Connection> super;
    QThreadPool pool;
    ui::HealthBackend backend;
    ui::HealthSnapshotPtr before;
    int round = 0;

    static Result<std::shared_ptr<Looked>> make()
    {
        auto out = std::make_shared<Looked>();
        TRY(out->super, postgres::Connection::open(test::TestCluster::superuser(out->fleet.registry.database)));
        TRYV(out->super->setStatementTimeout(std::chrono::milliseconds(0)));
        TRYV(out->super->script("SET session_replication_role = replica; "
            "INSERT INTO tenantry.server (id, name, host, user_name) SELECT gen_random_uuid(), 'many-' || n, 'db' || n || '.example.org', 'owner' FROM generate_series(1, 20) n; "
            "INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role, state, schema_version) "
            "SELECT gen_random_uuid(), 'tenant-' || i, 'Company number ' || i, 'tenant-' || i, p.id, l.id, s.id, 't_' || i, 't_' || i, 'active', '0003' FROM tenantry.product p, tenantry.plan l, "
            "generate_series(1, " + QByteArray::number(tenants) + ") i JOIN tenantry.server s ON s.name = 'many-' || (i % 20 + 1); "
            "INSERT INTO tenantry.health_current (tenant_id, at, status, since, connect_ms, query_ms, probed_as, connections, connection_limit, active, longest_query_ms, lock_waits, size_bytes, transactions_per_s, "
            "cache_hit_ratio, frozen_age, schema_version, inside, counters) SELECT id, date_trunc('milliseconds', now()), 'ok', now(), 4, 0.5, 'tenant', 3, 20, 1, 12, 0, 10000000, 5, 0.999, 1000, '0003', "
            "'{\"tables\": []}', '{\"commits\": 1}' FROM tenantry.tenant; RESET session_replication_role; ANALYZE"));
        ui::Services services;
        services.session = out->fleet.session;
        services.workers = &out->pool;
        out->backend = ui::healthBackend(services);
        TRY(out->before, out->backend.read({}));
        return out;
    }
    Result<double> all()
    {
        QElapsedTimer timer;
        timer.start();
        TRY(const auto read, backend.read({}));
        return read->lines.size() >= tenants ? Result<double>(double(timer.nsecsElapsed()) / 1e9) : fail(Kind::Internal, "Tenants are missing.");
    }
    Result<double> oneServer() // was looked at
    {
        const QString name = QStringLiteral("many-%1").arg(++round % 20 + 1);
        TRYV(super->query("UPDATE tenantry.health_current SET at = date_trunc('milliseconds', clock_timestamp()) WHERE tenant_id IN (SELECT t.id FROM tenantry.tenant t JOIN tenantry.server s ON s.id = t.server_id WHERE s.name = $1)", {name}));
        QElapsedTimer timer;
        timer.start();
        TRY(const auto read, backend.readChanged(before, {}, {}));
        const double took = double(timer.nsecsElapsed()) / 1e9;
        if (read->latest <= before->latest)
            return fail(Kind::Internal, "What is new was not read.");
        before = read;
        return took;
    }
};

// From 2,880 samples to four charts on the screen, points chosen and all.
Result<double> charts(ui::TenantHealthTab &tab, const registry::Tenant &tenant)
{
    tab.clear();
    QElapsedTimer timer;
    timer.start();
    tab.setTenant(tenant);
    while (!tab.isRead()) {
        if (timer.elapsed() > 30'000)
            return fail(Kind::Timeout, "The charts were not painted.");
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QCoreApplication::processEvents();
    tab.repaint();
    return double(timer.nsecsElapsed()) / 1e9;
}

} // namespace

void healthpage(Suite &suite)
{
    suite.add({.name = QStringLiteral("health of a tenant: charts of 48 hours, until painted"), .rounds = 9, .target = atMost(0.1), .prepare = [](const Context &) -> Result<Probes> {
                   struct Shown {
                       samples::StandIn standIn;
                       QThreadPool pool;
                       std::unique_ptr<ui::TenantHealthTab> tab;
                       ~Shown()
                       {
                           tab.reset();
                           pool.waitForDone();
                       }
                   };
                   auto shown = std::make_shared<Shown>();
                   ui::Services services;
                   services.workers = &shown->pool;
                   shown->tab = std::make_unique<ui::TenantHealthTab>(shown->standIn.backend(), services);
                   shown->tab->resize(420, 1100);
                   shown->tab->show();
                   const auto all = shown->standIn.tenants();
                   const auto active = *std::ranges::find(all, registry::TenantState::Active, &registry::Tenant::state);
                   return Probes{.floor = {}, .measured = [shown, active] { return charts(*shown->tab, active); }, .between = {}};
               }});
    suite.add({.name = QStringLiteral("health page, 10,000 tenants: what is new of one server of twenty, read"), .floorIs = QStringLiteral("reading all of it"), .rounds = 9, .target = ratioAtMost(0.5),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto looked, Looked::make());
                   return Probes{.floor = [looked] { return looked->all(); }, .measured = [looked] { return looked->oneServer(); }, .between = {}};
               }});
    for (const bool order : {false, true}) {
        suite.add({.name = order ? QStringLiteral("health page, 10,000 tenants: another order painted, a turn") : QStringLiteral("health page, 10,000 tenants: update painted, a turn"),
                   .statistic = Statistic::Worst, .rounds = 9, .target = atMost(0.016), .prepare = [order](const Context &) -> Result<Probes> {
                       auto shown = std::make_shared<PageWindow>();
                       TRYV(shown->worstTurn(true)); // the first reading
                       return Probes{.floor = {}, .measured = [shown, order] { return shown->worstTurn(order); }, .between = {}};
                   }});
    }
}

} // namespace tenantry::bench
