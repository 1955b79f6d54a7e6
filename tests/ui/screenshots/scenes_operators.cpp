// The operators page: who is there, each form, what is asked, what is shown once, nobody, and no answer.
#include "samples.h"
#include "scene.h"

#include "registry/permissions.h"
#include "registry/sqlerror.h"
#include "ui/operators/assignform.h"
#include "ui/operators/keycare.h"
#include "ui/operators/onetimecard.h"
#include "ui/operators/operatordetails.h"
#include "ui/operators/operatoreditor.h"
#include "ui/operators/operatormodel.h"
#include "ui/operators/operatorsamples.h"
#include "ui/operators/operatorspage.h"
#include "ui/operators/tenantpicker.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <condition_variable>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::OperatorStandIn standIn;
    QThreadPool pool;
    OperatorsPage *page = nullptr;
};

using Then = std::function<void(OperatorsPage *)>;

MainWindow *makeWindow(Stage &stage, const char *login, const Then &then, registry::Role role = registry::Role::Admin, const std::function<void(samples::OperatorStandIn::State &)> &before = {})
{
    auto bench = std::make_shared<Bench>();
    if (before)
        before(*bench->standIn.state);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    PageFactory factory = operatorsPageFactory();
    factory.needs = registry::roleFor(registry::pagePermission(factory.key)); // as the panel has it
    factory.create = [bench](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new OperatorsPage(bench->standIn.backend(), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(role), &bench->feed);
    window->go(QStringLiteral("operators"), QString::fromLatin1(login));
    if (role == registry::Role::User)
        return window;
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

const Scene full{QStringLiteral("operators"), [](Stage &stage) -> QWidget * { return makeWindow(stage, "luis", {}); }};
const Scene guarded{QStringLiteral("operators-user"), [](Stage &stage) -> QWidget * { return makeWindow(stage, "", {}, registry::Role::User); }};
const Scene invite{QStringLiteral("operators-invite"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, "luis", [](OperatorsPage *page) {
        page->newButton()->click();
        page->editor()->loginEdit()->setText(QStringLiteral("nora"));
        page->editor()->nameEdit()->setText(QStringLiteral("Nora Quispe"));
    });
}};
const Scene assign{QStringLiteral("operators-assign"), [](Stage &stage) -> QWidget * { return makeWindow(stage, "luis", [](OperatorsPage *page) { page->details()->tenantsButton()->click(); }); }};
const Scene disable{QStringLiteral("operators-disable"), [](Stage &stage) -> QWidget * { return makeWindow(stage, "bruno", [](OperatorsPage *page) { page->details()->enabledButton()->click(); }); }};
const Scene endSessions{QStringLiteral("operators-end-sessions"), [](Stage &stage) -> QWidget * { return makeWindow(stage, "luis", [](OperatorsPage *page) { page->details()->sessionsButton()->click(); }); }};
const Scene rotating{QStringLiteral("operators-rotating"), [](Stage &stage) -> QWidget * {
    auto shown = std::make_shared<OperatorsPage *>();
    QWidget *window = makeWindow(stage, "marta", [shown](OperatorsPage *page) {
        *shown = page;
        page->keys()->ask();
        page->confirmBar()->button()->click();
    }, registry::Role::Admin, [](samples::OperatorStandIn::State &state) {
        state.rotate = [](const QString &, const operators::RotationProgress &progress, std::stop_token stop) -> base::Result<operators::Rotated> {
            progress(7'400, 19'462);
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any().wait(lock, stop, [] { return false; });
            return std::unexpected(base::cancelled());
        };
    });
    stage.ready = [before = stage.ready, shown] {
        (void)before(); // works all the time
        return *shown && (*shown)->keys()->progress()->findChild<QProgressBar *>()->value() > 0;
    };
    return window;
}};
const Scene rotated{QStringLiteral("operators-rotated"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, "marta", [](OperatorsPage *page) {
        page->keys()->ask();
        page->confirmBar()->button()->click();
    });
}};
const Scene notEnded{QStringLiteral("operators-rotation-open"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, "ana", {}, registry::Role::Admin, [](samples::OperatorStandIn::State &state) {
        auto next = state.snapshot.keys.last();
        ++next.version;
        next.dueSince = {};
        state.snapshot.keys << next;
    });
}};
const Scene card{QStringLiteral("operators-card"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, "luis", [](OperatorsPage *page) {
        page->details()->resetButton()->click();
        page->confirmBar()->button()->click();
    });
}};
// They have signed in with it, and the card is still open.
const Scene used{QStringLiteral("operators-card-used"), [](Stage &stage) -> QWidget * {
    auto shown = std::make_shared<OperatorsPage *>();
    auto state = std::make_shared<samples::OperatorStandIn::State *>();
    QWidget *window = makeWindow(stage, "luis", [shown](OperatorsPage *page) {
        *shown = page;
        page->details()->resetButton()->click();
        page->confirmBar()->button()->click();
    }, registry::Role::Admin, [state](samples::OperatorStandIn::State &all) { *state = &all; });
    stage.ready = [before = stage.ready, shown, state, signedIn = std::make_shared<bool>(false)] {
        if (!before() || !(*shown)->card()->isVisible())
            return false;
        if (*signedIn)
            return !(*shown)->card()->password()->isVisible();
        (*shown)->card()->password()->reveal();
        {
            const std::scoped_lock lock((*state)->mutex);
            for (operators::Operator &each : (*state)->snapshot.people)
                each.mustChangePassword = each.mustChangePassword && each.login != u"luis";
        }
        (*shown)->refresh();
        *signedIn = true;
        return false;
    };
    return window;
}};
const Scene lastAdmin{QStringLiteral("operators-last"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, "ana", [](OperatorsPage *page) {
        page->details()->roleButton()->click();
        page->confirmBar()->button()->click();
    }, registry::Role::Admin, [](samples::OperatorStandIn::State &state) {
        state.actionError = registry::explained({base::Kind::Database, {}, {}, QStringLiteral("TN003"), {}});
    });
}};
const Scene nobody{QStringLiteral("operators-empty"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, "", {}, registry::Role::Admin, [](samples::OperatorStandIn::State &state) { state.snapshot = {}; });
}};
const Scene failing{QStringLiteral("operators-error"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, "", {}, registry::Role::Admin, [](samples::OperatorStandIn::State &state) {
        state.error = base::Error{base::Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "Nothing answers at %1."), {QStringLiteral("registry.example.org, 5432")}},
                                  QT_TRANSLATE_NOOP("core", "Check that a PostgreSQL server answers at this address and port."), {}, {}};
    });
}};

} // namespace
