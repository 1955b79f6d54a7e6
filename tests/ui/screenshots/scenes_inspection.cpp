// The look into a tenant: each part, none chosen, nothing there, closed to a USER, about to end a session.
#include "samples.h"
#include "scene.h"

#include "ui/inspection/fleetquerypage.h"
#include "ui/inspection/inspectionpage.h"
#include "ui/inspection/inspectionsamples.h"
#include "ui/inspection/answerview.h"
#include "ui/inspection/maskspart.h"
#include "ui/inspection/querypart.h"
#include "ui/inspection/sessionspart.h"
#include "ui/inspection/tablespart.h"
#include "ui/shell/language.h"
#include "ui/migrations/selectionbox.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sqledit.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QLabel>
#include <QTabBar>
#include <QTreeView>

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
// Asked: an answer with a masked column as a USER, an error at its place, one that runs.
QWidget *query(Stage &stage, const QString &sql, registry::Role role, const Before &before)
{
    QWidget *window = makeWindow(stage, QStringLiteral("query"), before, {}, role);
    const auto shown = stage.ready;
    stage.ready = [shown, window, sql, step = 0]() mutable {
        auto *page = qobject_cast<InspectionPage *>(qobject_cast<MainWindow *>(window)->currentPage());
        if (step == 0) {
            if (!shown() || page->query()->columns()->tree()->model()->rowCount() == 0)
                return false;
            page->reason()->setText(QStringLiteral("Ticket 4711"));
            auto *tree = page->query()->columns()->tree();
            tree->setCurrentIndex(tree->model()->index(2, 0));
            tree->expand(tree->model()->index(2, 0));
            if (sql.isEmpty())
                page->query()->columns()->ask()->click();
            else
                page->query()->edit()->setSql(sql);
            page->query()->run();
            ++step;
        }
        const bool ended = !page->query()->isRunning() || page->query()->progress()->text().contains(QStringLiteral("0,3")) || page->query()->progress()->text().contains(QStringLiteral("300"));
        return ended && page->query()->edit()->isSettled();
    };
    return window;
}
const Scene asked{QStringLiteral("inspect-query"), [](Stage &stage) {
    return query(stage, QStringLiteral("SELECT id, name, total, at\nFROM appointment JOIN \"order\" USING (id) -- of this week\nWHERE at > now() - interval '7 days'"), registry::Role::Admin, [](Bench &bench) {
        bench.standIn.set([](auto &state) {
            state.answer = {samples::answerOf(1000), true, 2, 41.7, {}};
            for (const char *sql : {"SELECT count(*) FROM patient", "SELECT id, state FROM orders ORDER BY id DESC", "SELECT nmae FROM patient"}) {
                registry::Inspection entry;
                entry.id = entry.statement = QString::fromLatin1(sql);
                entry.kind = QStringLiteral("query");
                entry.startedAt = QDateTime::currentDateTimeUtc().addSecs(-4000);
                entry.sqlstate = entry.statement.contains(QStringLiteral("nmae")) ? QStringLiteral("42703") : QString();
                state.history << entry;
            }
        });
    });
}};
const Scene masked{QStringLiteral("inspect-query-masked"), [](Stage &stage) {
    return query(stage, {}, registry::Role::User, [](Bench &bench) {
        auto answer = std::make_shared<ShownAnswer>();
        answer->columns = {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("born")};
        answer->types = {20, 25, 1082};
        answer->rows = {{"1", "Ana Torres", "1980-01-31"}, {"2", "Luis Gómez", std::nullopt}, {"3", "Íñigo D'Angelo", "1966-11-02"}};
        bench.standIn.set([&](auto &state) { state.answer = {answer, false, 0, 2.9, {}}; });
    });
}};
const Scene refused{QStringLiteral("inspect-query-error"), [](Stage &stage) {
    return query(stage, QStringLiteral("SELECT id, nmae\nFROM patient\nWHERE born < '1980-01-01'"), registry::Role::Admin, [](Bench &bench) {
        bench.standIn.set([](auto &state) {
            state.queryError = base::Error{base::Kind::Database, {QT_TRANSLATE_NOOP("core", "The server refused: %1"), {QStringLiteral("column \"nmae\" does not exist")}}, {}, QStringLiteral("42703"),
                                           QStringLiteral("ERROR 42703: column \"nmae\" does not exist\nAT: line 1, column 12")};
        });
    });
}};

const Scene masks{QStringLiteral("inspect-masks"), [](Stage &stage) { return makeWindow(stage, QStringLiteral("masks")); }};
const Scene masksClosed{QStringLiteral("inspect-masks-closed"), [](Stage &stage) {
    return makeWindow(stage, QStringLiteral("masks"), [](Bench &bench) {
        bench.standIn.set([](auto &state) {
            state.access.behind = true;
            state.access.openings = {{QStringLiteral("definer"), QStringLiteral("public.reset_all()")}, {QStringLiteral("write"), QStringLiteral("public.audit_note")}};
        });
    });
}};
const Scene masksUser{QStringLiteral("inspect-masks-user"), [](Stage &stage) { return makeWindow(stage, QStringLiteral("masks"), {}, {}, registry::Role::User); }};
const Scene closed{QStringLiteral("inspect-closed"), [](Stage &stage) {
    return makeWindow(stage, QStringLiteral("tables"), [](Bench &bench) {
        bench.standIn.set([](auto &state) {
            state.error = base::Error{base::Kind::Conflict,
                {QT_TRANSLATE_NOOP("core", "%1 is closed to your role: something in its database would lead around what is masked or read-only (%2)."), {QStringLiteral("panaderia-ohiggins"), QStringLiteral("public.reset_all()")}},
                {QT_TRANSLATE_NOOP("core", "Ask an ADMIN to close it and to run: tenantryctl inspect prepare %1"), {QStringLiteral("panaderia-ohiggins")}}, {}, {}};
        });
    }, {}, registry::Role::User);
}};

// Many tenants asked: answered by most, on the way.
QWidget *fleetQuery(Stage &stage, bool ask, bool goesOn)
{
    auto bench = std::make_shared<Bench>(false);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    bench->standIn.set([goesOn](auto &state) { state.hold = goesOn; });
    PageFactory tenants;
    tenants.key = tenants.icon = QStringLiteral("tenants");
    tenants.title = [] { return QCoreApplication::translate("tenantry::ui::TenantsPage", "Tenants"); };
    tenants.create = [](const Services &services, QWidget *parent) -> Page * { return new InspectionPage({}, services, parent); };
    PageFactory factory = fleetQueryPageFactory();
    factory.create = [bench](const Services &, QWidget *parent) -> Page * {
        Services services;
        services.workers = &bench->pool;
        return new FleetQueryPage(bench->standIn.backend(), services, parent);
    };
    auto *window = new MainWindow({tenants, factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(), &bench->feed);
    window->go(QStringLiteral("fleet-query"), ask ? QStringLiteral("plan:gold server:db1") : QString());
    stage.ready = [window, ask, goesOn, begun = false]() mutable {
        auto *page = window->findChild<FleetQueryPage *>();
        if (!ask)
            return true;
        if (!std::exchange(begun, true)) {
            page->reason()->setText(QStringLiteral("Ticket 4711"));
            page->edit()->setSql(QStringLiteral("SELECT state, count(*) AS orders\nFROM orders\nGROUP BY 1"));
            page->run();
        }
        return page->edit()->isSettled() && (goesOn || page->answer()->model()->rowCount() > 0);
    };
    return window;
}
const Scene fleetNew{QStringLiteral("inspect-fleet-new"), [](Stage &stage) { return fleetQuery(stage, false, false); }};
const Scene fleetAsked{QStringLiteral("inspect-fleet"), [](Stage &stage) { return fleetQuery(stage, true, false); }};
const Scene fleetRunning{QStringLiteral("inspect-fleet-running"), [](Stage &stage) { return fleetQuery(stage, true, true); }};

} // namespace
