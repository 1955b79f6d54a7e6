// The audit page: the list with one event, a filter that nothing is like, a registry that does not answer, the chain whole and broken.
#include "samples.h"
#include "scene.h"

#include "registry/permissions.h"
#include "ui/audit/auditfilters.h"
#include "ui/audit/auditmodel.h"
#include "ui/audit/auditpage.h"
#include "ui/audit/auditsamples.h"
#include "ui/audit/chaincheck.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QPushButton>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Bench {
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::AuditStandIn standIn{240};
    QThreadPool pool;
    AuditPage *page = nullptr;
    ~Bench() { pool.waitForDone(); }
};

MainWindow *makeWindow(Stage &stage, registry::Role role, const std::function<void(Bench &)> &before, const std::function<void(Bench &)> &then)
{
    auto bench = std::make_shared<Bench>();
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    if (before)
        before(*bench);
    PageFactory factory = auditPageFactory();
    factory.needs = registry::roleFor(registry::pagePermission(factory.key)); // as the panel has it
    factory.create = [bench](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new AuditPage(bench->standIn.backend(), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(role), &bench->feed);
    window->go(QStringLiteral("audit"));
    auto begun = std::make_shared<bool>(false);
    stage.ready = [bench, then, begun] {
        if (!bench->page)
            return true; // guarded
        if (bench->page->states()->state() == StateStack::State::Loading)
            return false;
        if (!*begun && then)
            then(*bench);
        *begun = true;
        return bench->pool.activeThreadCount() == 0;
    };
    return window;
}

audit::Finding finding(audit::Damage damage, qint64 from, qint64 to)
{
    audit::Finding out;
    out.damage = damage;
    out.from = from;
    out.to = to;
    out.event = samples::AuditStandIn::event(from, "update", "plan", "p1", "gold", "", {}, {});
    out.seenAt = samples::AuditStandIn::start();
    return out;
}

const Scene list{QStringLiteral("audit"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, {}, [](Bench &bench) { bench.page->table()->setCurrentIndex(bench.page->model()->indexOf(236)); });
}};
const Scene fresh{QStringLiteral("audit-new"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, {}, [](Bench &bench) {
        bench.page->table()->setCurrentIndex(bench.page->model()->indexOf(234));
        bench.standIn.happens(3);
        QMetaObject::invokeMethod(bench.page, "readNewer");
    });
}};
const Scene nothing{QStringLiteral("audit-empty"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, {}, [](Bench &bench) { bench.page->activated(QStringLiteral("by:luis since:24h tenant:bioanalisis nothing-like-that")); });
}};
const Scene span{QStringLiteral("audit-between"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, {}, [](Bench &bench) { bench.page->activated(QStringLiteral("since:2026-11-20T00:00:00Z until:2026-11-27T00:00:00Z")); });
}};
const Scene failing{QStringLiteral("audit-failing"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](Bench &bench) {
        bench.standIn.state->error = base::Error{base::Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "The account of %1 is disabled in this registry."), {QStringLiteral("ana")}},
                                                 QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."), {}, {}};
    }, {});
}};
const Scene whole{QStringLiteral("audit-whole"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](Bench &bench) { bench.standIn.state->marks = {{12, {}, {}}, {90, {}, {}}, {200, {}, {}}}; },
                      [](Bench &bench) { bench.page->verifyButton()->click(); });
}};
const Scene broken{QStringLiteral("audit-broken"), [](Stage &stage) -> QWidget * {
    return makeWindow(stage, registry::Role::Admin, [](Bench &bench) { bench.standIn.state->verification.findings = {finding(audit::Damage::Edited, 12, 12), finding(audit::Damage::Missing, 14, 16),
                                                                                                                    finding(audit::Damage::Rewritten, 90, 200)}; },
                      [](Bench &bench) { bench.page->verifyButton()->click(); });
}};
const Scene forUser{QStringLiteral("audit-user"), [](Stage &stage) -> QWidget * { return makeWindow(stage, registry::Role::User, {}, {}); }};

} // namespace
