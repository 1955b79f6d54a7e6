// The migrations page: what is due, a run with failures, one that was paused, the form, none yet, a registry that does not answer, a USER's.
#include "samples.h"
#include "scene.h"

#include "migrations/runwords.h"
#include "ui/migrations/baselinepanel.h"
#include "ui/migrations/driftmodel.h"
#include "ui/migrations/driftpanel.h"
#include "ui/migrations/duepanel.h"
#include "ui/migrations/migrationsamples.h"
#include "ui/migrations/migrationspage.h"
#include "ui/migrations/rehearsalpanel.h"
#include "ui/migrations/rolloutform.h"
#include "ui/migrations/runpanel.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    explicit Bench(bool empty) : standIn(empty) {}
    ~Bench() { pool.waitForDone(); }
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::MigrationStandIn standIn;
    QThreadPool pool;
    MigrationsPage *page = nullptr;
};

MainWindow *makeWindow(Stage &stage, bool empty, const QString &argument, const std::function<void(Bench &)> &before, const std::function<void(MigrationsPage *)> &then,
                       registry::Role role = registry::Role::Admin)
{
    auto bench = std::make_shared<Bench>(empty);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    if (before)
        before(*bench);
    PageFactory factory = migrationsPageFactory();
    factory.create = [bench, role](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new MigrationsPage(bench->standIn.backend(role), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(), &bench->feed);
    window->go(QStringLiteral("migrations"), argument);
    auto begun = std::make_shared<bool>(false);
    auto settled = std::make_shared<int>(0);
    stage.ready = [bench, then, begun, settled, empty] {
        if (!bench->page || bench->page->states()->state() == StateStack::State::Loading || (bench->pool.activeThreadCount() > 0 && !bench->standIn.state->hold))
            return false;
        const bool failing = bench->page->states()->state() == StateStack::State::Error;
        if (!empty && !failing && bench->page->due()->table()->model()->rowCount() == 0)
            return false;
        if (!*begun && then) {
            *begun = true;
            then(bench->page);
            return false;
        }
        *begun = true;
        const auto *form_ = bench->page->findChild<RolloutForm *>();
        if (form_ && form_->rehearsal()->isVisible() && ((form_->rehearsal()->running() && !bench->standIn.state->hold) || ++*settled < 20))
            return false; // cards find their height in several passes
        return !form_ || !form_->isVisible() || !form_->preview()->text().isEmpty();
    };
    return window;
}

const QString runId = QStringLiteral("0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21");

const Scene files{QStringLiteral("migrations-files"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, {}, [](MigrationsPage *page) { page->due()->table()->setCurrentIndex(page->due()->table()->model()->index(2, 0)); });
}};
const Scene run{QStringLiteral("migrations-run"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, runId, [](Bench &bench) {
        const registry::Run &run_ = bench.standIn.state->view.run;
        bench.feed.many = {{run_.id, migrations::runTitle(run_).translated(), run_.done(), run_.total(), true, std::chrono::seconds(1'790)}};
    }, {});
}};
const Scene paused{QStringLiteral("migrations-paused"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, runId, [](Bench &bench) {
        registry::Run &run_ = bench.standIn.state->view.run;
        run_.state = registry::RunState::Paused;
        run_.pausedFor = registry::PausedFor::Gate;
        run_.waves[1].state = registry::WaveState::Failed;
        run_.workers.clear();
        run_.running = 0;
        bench.standIn.state->view.map.replace('r', 'p');
    }, {});
}};
const Scene form{QStringLiteral("migrations-form"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, {}, [](MigrationsPage *page) { page->rollOutButton()->click(); });
}};
void showRehearsal(MigrationsPage *page, bool toTheEnd)
{
    page->rollOutButton()->click();
    auto *form_ = page->findChild<RolloutForm *>();
    for (QWidget *each = form_; toTheEnd && each; each = each->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(each))
            QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, form_, [bar = area->verticalScrollBar()](int, int most) { bar->setValue(most); });
    migrations::RolloutOptions options;
    form_->rehearsal()->begin({QStringLiteral("Laboratorio"), {}, options, {}});
}
const Scene rehearsed{QStringLiteral("migrations-rehearsed"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, {}, [](MigrationsPage *page) { showRehearsal(page, false); });
}};
const Scene rehearsedTenants{QStringLiteral("migrations-rehearsed-tenants"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, {}, [](MigrationsPage *page) { showRehearsal(page, true); });
}};
const Scene rehearsing{QStringLiteral("migrations-rehearsing"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](Bench &bench) { bench.standIn.state->hold = true; }, [](MigrationsPage *page) { showRehearsal(page, false); });
}};
const Scene history{QStringLiteral("migrations-history"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, {}, [](MigrationsPage *page) { page->tabs()->setCurrentIndex(MigrationsPage::History); });
}};
const Scene many{QStringLiteral("migrations-many"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, runId, [](Bench &bench) {
        QByteArray cells(100'000, 'p');
        for (int i = 0; i < cells.size(); ++i)
            cells[i] = i < 61'000 ? (i % 997 == 0 ? 'f' : i % 4999 == 0 ? 'k' : 's') : i < 61'016 ? 'r' : 'p';
        bench.standIn.state->view.map = cells;
        bench.standIn.state->view.run.waves[2].total = 99'950;
        bench.standIn.state->view.run.waves[2].succeeded = 60'900;
    }, {});
}};
// Drift: found, none, and on the way.
QWidget *drift(Stage &stage, const QList<DriftFinding> &findings, bool goesOn = false)
{
    MainWindow *window = makeWindow(stage, false, QStringLiteral("drift"), [&](Bench &bench) {
        bench.standIn.state->drift = findings;
        bench.standIn.state->holdDrift = goesOn;
    }, {});
    const auto listed = stage.ready;
    stage.ready = [listed, window, goesOn, begun = false]() mutable {
        auto *panel = window->findChild<DriftPanel *>();
        if (!begun) {
            if (!listed())
                return false;
            panel->checkButton()->click();
            begun = true;
            return false;
        }
        return panel->model()->checked() > 0 && panel->isChecking() == goesOn;
    };
    return window;
}
const Scene driftNew{QStringLiteral("migrations-drift-new"), [](Stage &stage) -> QWidget * { return makeWindow(stage, false, QStringLiteral("drift"), {}, {}); }};
const Scene driftFound{QStringLiteral("migrations-drift-found"), [](Stage &stage) { return drift(stage, samples::driftFindings()); }};
const Scene driftNone{QStringLiteral("migrations-drift-none"), [](Stage &stage) { return drift(stage, samples::driftFindings().mid(3, 5)); }};
const Scene driftOnTheWay{QStringLiteral("migrations-drift-running"), [](Stage &stage) { return drift(stage, samples::driftFindings().mid(3, 5), true); }};

// Adopting: before, looked at, and written down with one that could not be.
QWidget *adopt(Stage &stage, bool written)
{
    MainWindow *window = makeWindow(stage, false, QStringLiteral("adopt"), [&](Bench &bench) {
        bench.standIn.state->baseline = samples::baselineFindings();
        bench.standIn.state->baselineErrors.insert(QStringLiteral("biomedica"), base::Error{base::Kind::Conflict,
            {QT_TRANSLATE_NOOP("core", "What the database of %1 says of its migrations has changed since it was looked at."), {QStringLiteral("biomedica")}},
            QT_TRANSLATE_NOOP("core", "Look once more. Nothing was written."), {}, {}});
    }, {});
    const auto listed = stage.ready;
    stage.ready = [listed, window, written, step = 0]() mutable {
        auto *panel = window->findChild<BaselinePanel *>();
        if (step == 0 && listed()) {
            panel->lookButton()->click();
            step = 1;
        } else if (step == 1 && !panel->isBusy() && panel->model()->rowCount() == 4) {
            panel->table()->setCurrentIndex(panel->model()->index(written ? 0 : 2, 0));
            panel->applyButton()->click();
            if (!written)
                return true;
            panel->confirmBar()->button()->click();
            step = 2;
        } else if (step == 2) {
            return !panel->isBusy() && panel->model()->written() == 1;
        }
        return false;
    };
    return window;
}
const Scene adoptNew{QStringLiteral("migrations-adopt-new"), [](Stage &stage) -> QWidget * { return makeWindow(stage, false, QStringLiteral("adopt"), {}, {}); }};
const Scene adoptFound{QStringLiteral("migrations-adopt-found"), [](Stage &stage) { return adopt(stage, false); }};
const Scene adoptWritten{QStringLiteral("migrations-adopt-written"), [](Stage &stage) { return adopt(stage, true); }};

const Scene none{QStringLiteral("migrations-empty"), [](Stage &stage) -> QWidget * { return makeWindow(stage, true, {}, {}, {}); }};
const Scene failing{QStringLiteral("migrations-failing"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](Bench &bench) {
        bench.standIn.state->error = base::Error{base::Kind::Permission, {QT_TRANSLATE_NOOP("core", "The account of %1 is disabled in this registry."), {QStringLiteral("ana")}},
                                                 QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."), {}, {}};
    }, {});
}};
const Scene user{QStringLiteral("migrations-user"), [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, {}, {}, registry::Role::User); }};

} // namespace
