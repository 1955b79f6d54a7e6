// The page of health with ten thousand tenants: how long one turn of the GUI thread's event loop takes at most, from a new reading of the
// fleet to its being painted. Reading and arranging happen on workers and are not in it. And a tenant's charts of 48 hours, until painted.
#include "bench/bench.h"

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
