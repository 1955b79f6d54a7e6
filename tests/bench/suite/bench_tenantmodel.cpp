// The tenants page with a hundred thousand tenants: until the list is shown, what a keystroke in the filter costs the GUI
// thread and how long its result takes, sorting, a frame of scrolling, memory.
#include "bench/bench.h"

#include "ui/tenants/filterbox.h"
#include "ui/tenants/samples.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"

#include <QApplication>
#include <QCollator>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QThreadPool>

#include <ctime>
#include <unistd.h>

namespace tenantry::bench {

namespace {

constexpr int fleetSize = 100'000;

ui::TenantBackend backendWith(const std::function<QList<registry::Tenant>()> &list)
{
    ui::TenantBackend backend;
    backend.who.role = registry::Role::Admin;
    backend.registry.baseDomain = QStringLiteral("example.org");
    backend.list = [list](std::stop_token) -> base::Result<QList<registry::Tenant>> { return list(); };
    return backend;
}

// A page on the screen. Ends its workers before it goes.
struct Shown {
    explicit Shown(const std::function<QList<registry::Tenant>()> &list)
    {
        services.workers = &pool;
        page = std::make_unique<ui::TenantsPage>(services, backendWith(list), nullptr);
        page->resize(1200, 820);
        page->show();
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }

    base::Result<void> until(const std::function<bool()> &done)
    {
        QElapsedTimer whole;
        whole.start();
        while (!done()) {
            if (whole.elapsed() > 30'000)
                return base::fail(base::Kind::Timeout, "The page did not show in 30 s what was asked for.");
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); // leaves the processors to the workers
        }
        page->table()->viewport()->repaint();
        return {};
    }
    bool listed(int rows) const { return page->model()->rowCount() == rows && page->isSettled(); }

    ui::Services services;
    QThreadPool pool;
    std::unique_ptr<ui::TenantsPage> page;
};

const QList<registry::Tenant> &fleet()
{
    static const QList<registry::Tenant> tenants = samples::generated(fleetSize);
    return tenants;
}

base::Result<std::shared_ptr<Shown>> shownFleet()
{
    auto shown = std::make_shared<Shown>([] { return fleet(); });
    TRYV(shown->until([shown = shown.get()] { return shown->listed(fleetSize); }));
    return shown;
}

// Of this thread's own time: what it spends waiting for events, or for a processor that others have, is not its work.
double busySeconds(const std::function<void()> &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
    };
    const double before = now();
    work();
    return now() - before;
}

// One key at a time, as a person types; what the GUI thread was busy at most, or the time until the rows are there.
struct Typing {
    std::shared_ptr<Shown> shown;
    int at = 0;
    static constexpr const char *texts[] = {"l", "la", "lab", "lab state:a", "norte", "norte 99", "plan:gold", "plan:gold -norte", "vip", "behind:>0", ""};

    base::Result<std::pair<double, double>> key()
    {
        const QString text = QString::fromLatin1(texts[at++ % int(std::size(texts))]);
        QElapsedTimer timer;
        timer.start();
        double busy = busySeconds([&] { shown->page->filterBox()->setText(text); });
        while (!shown->page->isSettled()) {
            const double turn = busySeconds([] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); });
            busy = std::max(busy, turn);
            if (timer.elapsed() > 10'000)
                return base::fail(base::Kind::Timeout, "The filter did not answer in 10 s.");
        }
        busy = std::max(busy, busySeconds([&] { shown->page->table()->viewport()->repaint(); }));
        return std::pair{busy, double(timer.nsecsElapsed()) * 1e-9};
    }
};

base::Result<double> residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::Kind::Io, "The memory of this process cannot be read.");
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE));
}

} // namespace

void tenantmodel(Suite &suite)
{
    const auto name = [](const char *text) { return QStringLiteral("tenants: ") + QString::fromUtf8(text); };

    // The fleet is made by the answer and nobody else keeps it.
    suite.add({.name = name("memory with 100,000"),
               .unit = Unit::Bytes,
               .rounds = 1,
               .target = atMost(200e6),
               .alone = true,
               .prepare = [](const Context &) -> base::Result<Probes> {
                   auto shown = std::make_shared<Shown>([] { return samples::generated(fleetSize); });
                   TRYV(shown->until([shown = shown.get()] { return shown->listed(fleetSize); }));
                   return Probes{.floor = {}, .measured = [shown] { return residentBytes(); }, .between = {}};
               }});
    suite.add({.name = name("100,000 shown after the answer"),
               .floorIs = QStringLiteral("collating the names, one thread"),
               .rounds = 5,
               .target = atMost(1.0),
               .prepare = [](const Context &) -> base::Result<Probes> {
                   (void)fleet();
                   return Probes{.floor = timed([]() -> base::Result<void> {
                                     QCollator collator{QLocale()};
                                     std::vector<QCollatorSortKey> keys;
                                     for (const registry::Tenant &tenant : fleet())
                                         keys.push_back(collator.sortKey(tenant.companyName));
                                     std::ranges::sort(keys, [](const QCollatorSortKey &a, const QCollatorSortKey &b) { return a < b; });
                                     return {};
                                 }),
                                 .measured = timed([]() -> base::Result<void> {
                                     TRY([[maybe_unused]] const auto shown, shownFleet());
                                     return {};
                                 }),
                                 .between = {}};
               }});
    suite.add({.name = name("keystroke, work of the GUI thread"),
               .statistic = Statistic::Worst,
               .rounds = 44,
               .target = atMost(0.016),
               .prepare = [](const Context &) -> base::Result<Probes> {
                   TRY(auto shown, shownFleet());
                   auto typing = std::make_shared<Typing>(shown);
                   return Probes{.floor = {}, .measured = [typing]() -> base::Result<double> {
                                     TRY(const auto times, typing->key());
                                     return times.first;
                                 }, .between = {}};
               }});
    suite.add({.name = name("keystroke to result"),
               .rounds = 44,
               .target = atMost(0.050),
               .prepare = [](const Context &) -> base::Result<Probes> {
                   TRY(auto shown, shownFleet());
                   auto typing = std::make_shared<Typing>(shown);
                   return Probes{.floor = {}, .measured = [typing]() -> base::Result<double> {
                                     TRY(const auto times, typing->key());
                                     return times.second;
                                 }, .between = {}};
               }});
    suite.add({.name = name("sort, work of the GUI thread"),
               .statistic = Statistic::Worst,
               .rounds = 14,
               .target = atMost(0.016),
               .prepare = [](const Context &) -> base::Result<Probes> {
                   TRY(auto shown, shownFleet());
                   auto column = std::make_shared<int>(0);
                   return Probes{.floor = {}, .measured = [shown, column]() -> base::Result<double> {
                                     double busy = busySeconds([&] { shown->page->table()->sortByColumn((*column)++ % ui::tenantColumnCount, Qt::DescendingOrder); });
                                     while (!shown->page->isSettled())
                                         busy = std::max(busy, busySeconds([] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); }));
                                     return std::max(busy, busySeconds([&] { shown->page->table()->viewport()->repaint(); }));
                                 }, .between = {}};
               }});
    suite.add({.name = name("a frame of scrolling"),
               .rounds = 60,
               .target = atMost(0.008),
               .prepare = [](const Context &) -> base::Result<Probes> {
                   TRY(auto shown, shownFleet());
                   return Probes{.floor = {}, .measured = [shown]() -> base::Result<double> {
                                     QScrollBar *bar = shown->page->table()->verticalScrollBar();
                                     const int next = (bar->value() + 24'571) % std::max(1, bar->maximum());
                                     return busySeconds([&] {
                                         bar->setValue(next); // far enough that nothing of the last frame is left
                                         shown->page->table()->viewport()->repaint();
                                     });
                                 }, .between = {}};
               }});
}

} // namespace tenantry::bench
