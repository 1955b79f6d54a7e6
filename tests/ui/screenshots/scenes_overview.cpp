// The first page: an ADMIN's fleet, a USER's way to a tenant; full, empty, failing, offline.
#include "samples.h"
#include "scene.h"

#include "ui/overview/overviewpage.h"
#include "ui/overview/overviewsamples.h"
#include "ui/overview/supportoverview.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/standin.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::OverviewStandIn standIn;
    QThreadPool pool;
    OverviewPage *page = nullptr;
};

MainWindow *makeWindow(Stage &stage, registry::Role role, const registry::Overview &overview, const std::optional<base::Error> &error, const std::function<void(OverviewPage *)> &then)
{
    auto bench = std::make_shared<Bench>();
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    bench->standIn.set(overview);
    if (!overview.places.isEmpty() || overview.failed > 0)
        bench->standIn.set(samples::healthCounts(), samples::serverHealth());
    bench->standIn.fail(error);
    stage.keep(bench);
    PageFactory factory = overviewPageFactory({});
    factory.create = [bench, role](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new OverviewPage(bench->standIn.backend(role), services, std::make_unique<samples::OverviewFinder>(), parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(role), &bench->feed);
    auto begun = std::make_shared<bool>(false);
    stage.ready = [bench, then, begun] {
        if (!bench->page || bench->page->isReading())
            return false;
        if (!*begun && then)
            then(bench->page);
        *begun = true;
        return bench->pool.activeThreadCount() == 0;
    };
    return window;
}

using registry::Role;

const Scene admin{QStringLiteral("overview-admin"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::Admin, samples::fleetOverview(), {}, {}); }};
const Scene fine{QStringLiteral("overview-fine"), [](Stage &stage) -> QWidget * {
    registry::Overview overview = samples::fleetOverview();
    overview.failed = overview.interrupted = overview.killed = overview.killedSwitches = overview.stale = overview.expired = 0;
    overview.states[size_t(registry::TenantState::Failed)] = 0;
    overview.servers.removeAt(1);
    return makeWindow(stage, Role::Admin, overview, {}, {});
}};
const Scene user{QStringLiteral("overview-user"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::User, samples::supportOverview(), {}, {}); }};
const Scene typed{QStringLiteral("overview-found"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::User, samples::supportOverview(), {}, [](OverviewPage *page) { page->support()->field()->setText(QStringLiteral("an")); });
}};
const Scene empty{QStringLiteral("overview-empty"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::Admin, {}, {}, {}); }};
const Scene emptyUser{QStringLiteral("overview-empty-user"), [](Stage &stage) -> QWidget * { return makeWindow(stage, Role::User, {}, {}, {}); }};
const Scene failing{QStringLiteral("overview-failing"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::Admin, {}, samples::StandIn::unreachable(), {});
}};
const Scene offline{QStringLiteral("overview-offline"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, Role::User, samples::supportOverview(), {}, [](OverviewPage *page) { page->states()->setOffline(QDateTime::currentDateTimeUtc().addSecs(-740)); });
}};

} // namespace
