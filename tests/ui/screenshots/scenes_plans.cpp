// The plans page: a plan with what it carries, the form, one in use that stays, none yet, a registry that does not answer.
#include "samples.h"
#include "scene.h"

#include "ui/plans/plandetails.h"
#include "ui/plans/planeditor.h"
#include "ui/plans/planmodel.h"
#include "ui/plans/plansamples.h"
#include "ui/plans/planspage.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QPushButton>
#include <QSpinBox>
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
    samples::PlanStandIn standIn;
    QThreadPool pool;
    PlansPage *page = nullptr;
};

MainWindow *makeWindow(Stage &stage, bool empty, const std::function<void(Bench &)> &before, const std::function<void(PlansPage *)> &then)
{
    auto bench = std::make_shared<Bench>(empty);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    if (before)
        before(*bench);
    PageFactory factory = plansPageFactory();
    factory.create = [bench](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new PlansPage(bench->standIn.backend(), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(), &bench->feed);
    window->go(QStringLiteral("plans"), QStringLiteral("gold"));
    auto begun = std::make_shared<bool>(false);
    stage.ready = [bench, then, begun] {
        if (!bench->page || bench->page->states()->state() == StateStack::State::Loading)
            return false;
        if (!*begun && then)
            then(bench->page);
        *begun = true;
        return bench->pool.activeThreadCount() == 0;
    };
    return window;
}

const Scene list{QStringLiteral("plans"), [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, {}); }};
const Scene none{QStringLiteral("plans-empty"), [](Stage &stage) -> QWidget * { return makeWindow(stage, true, {}, {}); }};
const Scene form{QStringLiteral("plans-edit"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](PlansPage *page) {
        page->details()->editButton()->click();
        page->editor()->connectionsEdit()->setValue(120);
    });
}};
const Scene stays{QStringLiteral("plans-in-use"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](PlansPage *page) {
        page->details()->removeButton()->click();
        page->confirmBar()->button()->click();
    });
}};
const Scene asks{QStringLiteral("plans-remove"), [](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, [](PlansPage *page) { page->details()->removeButton()->click(); }); }};
const Scene failing{QStringLiteral("plans-failing"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, [](Bench &bench) {
        bench.standIn.state->error = base::Error{base::Kind::Permission, {QT_TRANSLATE_NOOP("core", "The account of %1 is disabled in this registry."), {QStringLiteral("ana")}},
                                                 QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."), {}, {}};
    }, {});
}};

} // namespace
