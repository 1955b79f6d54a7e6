// Health: a fleet with trouble, alerts, nobody who watches, ten thousand tenants, a USER's; empty and failing.
#include "samples.h"
#include "scene.h"

#include "ui/health/alertpanel.h"
#include "ui/health/collectorbar.h"
#include "ui/health/healthmodel.h"
#include "ui/health/healthpage.h"
#include "ui/health/healthsamples.h"
#include "ui/health/serverhistory.h"
#include "ui/health/thresholdpanel.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/standin.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTabBar>
#include <QTableView>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::HealthStandIn standIn;
    QThreadPool pool;
    HealthPage *page = nullptr;
};

MainWindow *makeWindow(Stage &stage, registry::Role role, HealthParts parts, const std::optional<base::Error> &error, const std::function<void(HealthPage *)> &then)
{
    auto bench = std::make_shared<Bench>();
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    bench->standIn.change([&](HealthParts &held) { held = std::move(parts); });
    bench->standIn.fail(error);
    stage.keep(bench);
    PageFactory factory = healthPageFactory();
    factory.create = [bench, role](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new HealthPage(bench->standIn.backend(role), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(role), &bench->feed);
    auto begun = std::make_shared<int>(0);
    stage.ready = [bench, then, begun] {
        if (!bench->page || !bench->page->isSettled())
            return false;
        if (++*begun == 1 && then)
            then(bench->page);
        // Drawings come a little later.
        return bench->pool.activeThreadCount() == 0 && *begun > 30;
    };
    return window;
}

using registry::Role;

HealthParts none()
{
    HealthParts parts;
    parts.now = samples::healthNow();
    return parts;
}

const Scene full{QStringLiteral("health-full"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::Admin, samples::healthParts(samples::healthFleet()), {}, [](HealthPage *page) { page->table()->setCurrentIndex(page->model()->index(1, 0)); });
}};
const Scene right{QStringLiteral("health-right"), [](Stage &stage) -> QWidget * { // the columns that do not fit
    return makeWindow(stage, Role::Admin, samples::healthParts(samples::healthFleet()), {}, [](HealthPage *page) { page->table()->scrollTo(page->model()->index(0, healthColumns - 1)); });
}};
const Scene alerts{QStringLiteral("health-alerts"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::Admin, samples::healthParts(samples::healthFleet()), {}, [](HealthPage *page) {
        page->tabs()->setCurrentIndex(HealthPage::Alerts);
        page->alerts()->table()->selectRow(4);
    });
}};
const Scene thresholds{QStringLiteral("health-thresholds"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::Admin, samples::healthParts(samples::healthFleet()), {}, [](HealthPage *page) {
        page->tabs()->setCurrentIndex(HealthPage::Thresholds);
        page->thresholds()->choose(QStringLiteral("connections"));
    });
}};
const Scene servers{QStringLiteral("health-servers"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::Admin, samples::healthParts(samples::healthFleet()), {}, [](HealthPage *page) {
        page->tabs()->setCurrentIndex(HealthPage::Servers);
        page->history()->choose(page->model()->view()->snapshot->servers.at(1).server.name);
    });
}};
const Scene nobody{QStringLiteral("health-nobody-watches"), [](Stage &stage) -> QWidget * {
    HealthParts parts = samples::healthParts(samples::healthFleet(), false);
    parts.collector->alive = false;
    parts.now = parts.now.addSecs(3 * 3600);
    return makeWindow(stage, Role::Admin, parts, {}, {});
}};
const Scene fine{QStringLiteral("health-fine"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::Admin, samples::healthParts(samples::fleet(), false), {}, [](HealthPage *page) { page->tabs()->setCurrentIndex(HealthPage::Alerts); });
}};
const Scene many{QStringLiteral("health-many"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::Admin, samples::healthParts(samples::generated(10'000)), {}, {}); }};
const Scene user{QStringLiteral("health-user"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::User, samples::healthParts(samples::fleet()), {}, {}); }};
const Scene empty{QStringLiteral("health-empty"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::Admin, none(), {}, {}); }};
const Scene failing{QStringLiteral("health-failing"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::Admin, none(), samples::StandIn::unreachable(), {}); }};

} // namespace
