// The look into a tenant: each part, none chosen, nothing there, closed to a USER, about to end a session.
#include "samples.h"
#include "scene.h"

#include "ui/inspection/inspectionpage.h"
#include "ui/inspection/inspectionsamples.h"
#include "ui/inspection/sessionspart.h"
#include "ui/inspection/tablespart.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    explicit Bench(bool empty) : standIn(empty) {}
    ~Bench()
    {
        standIn.set([](auto &state) { state.hold = false; });
        pool.waitForDone();
    }
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::InspectionStandIn standIn;
    QThreadPool pool;
    InspectionPage *page = nullptr;
};

using Before = std::function<void(Bench &)>;
using Then = std::function<void(InspectionPage *)>;

QWidget *makeWindow(Stage &stage, const QString &tab, const Before &before = {}, const Then &then = {}, registry::Role role = registry::Role::Admin, bool empty = false)
{
    auto bench = std::make_shared<Bench>(empty);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    if (before)
        before(*bench);
    PageFactory tenants;
    tenants.key = tenants.icon = QStringLiteral("tenants");
    tenants.title = [] { return QCoreApplication::translate("tenantry::ui::TenantsPage", "Tenants"); };
    tenants.create = [](const Services &services, QWidget *parent) -> Page * { return new InspectionPage({}, services, parent); };
    PageFactory factory = inspectionPageFactory();
    factory.create = [bench, role](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new InspectionPage(bench->standIn.backend(role), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({tenants, factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(role), &bench->feed);
    window->go(QStringLiteral("inspect"), tab.isEmpty() ? QString() : samples::fleet().at(1).id + u'/' + tab);
    stage.ready = [bench, then, tab, begun = false]() mutable {
        if (!bench->page || (!tab.isEmpty() && !bench->page->part()->readAt().isValid() && bench->page->part()->states()->state() != StateStack::State::Error))
            return false;
        if (!begun && then)
            then(bench->page);
        return std::exchange(begun, true);
    };
    return window;
}

const Scene none{QStringLiteral("inspect-none"), [](Stage &stage) { return makeWindow(stage, {}); }};
const Scene tables{QStringLiteral("inspect-tables"), [](Stage &stage) { return makeWindow(stage, QStringLiteral("tables")); }};
const Scene empty{QStringLiteral("inspect-empty"), [](Stage &stage) { return makeWindow(stage, QStringLiteral("tables"), {}, {}, registry::Role::Admin, true); }};
const Scene activity{QStringLiteral("inspect-activity"), [](Stage &stage) {
    return makeWindow(stage, QStringLiteral("activity"), {}, [](InspectionPage *page) { page->activity()->choose(4600); });
}};
const Scene ending{QStringLiteral("inspect-ending"), [](Stage &stage) {
    return makeWindow(stage, QStringLiteral("locks"), {}, [](InspectionPage *page) {
        page->reason()->setText(QStringLiteral("Ticket 4711"));
        page->locks()->endButton()->click();
    });
}};
const Scene noLocks{QStringLiteral("inspect-nolocks"), [](Stage &stage) { return makeWindow(stage, QStringLiteral("locks"), {}, {}, registry::Role::Admin, true); }};
const Scene settings{QStringLiteral("inspect-settings"), [](Stage &stage) { return makeWindow(stage, QStringLiteral("settings")); }};
const Scene closed{QStringLiteral("inspect-closed"), [](Stage &stage) {
    return makeWindow(stage, QStringLiteral("tables"), [](Bench &bench) {
        bench.standIn.set([](auto &state) {
            state.error = base::Error{base::Kind::Conflict,
                {QT_TRANSLATE_NOOP("core", "%1 is closed to your role: something in its database would lead around what is masked or read-only (%2)."), {QStringLiteral("panaderia-ohiggins"), QStringLiteral("public.reset_all()")}},
                {QT_TRANSLATE_NOOP("core", "Ask an ADMIN to close it and to run: tenantryctl inspect prepare %1"), {QStringLiteral("panaderia-ohiggins")}}, {}, {}};
        });
    }, {}, registry::Role::User);
}};

} // namespace
