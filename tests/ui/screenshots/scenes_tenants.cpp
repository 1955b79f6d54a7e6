// The tenants page in its states, inside the window.
#include "scene.h"

#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/filterbox.h"
#include "ui/tenants/groupbar.h"
#include "ui/tenants/standin.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/health/tenanthealth.h"
#include "ui/tenants/tenantdiagnosis.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"
#include "workstation/store.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QTemporaryDir>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;

namespace {

struct Set {
    Set(Stage &stage, QList<registry::Tenant> tenants, registry::Role role) : standIn(std::move(tenants), role)
    {
        language.set(stage.language);
        theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
        store = std::move(*workstation::Store::open(folder.path()));
        services.workers = &pool;
        services.store = store.get();
        const TenantBackend backend = standIn.backend();
        (void)store->saveGroup(backend.registry.id, QStringLiteral("VIP"), QStringLiteral("label:vip"));
        (void)store->saveGroup(backend.registry.id, stage.language == QLatin1String("es") ? QStringLiteral("Por actualizar") : QStringLiteral("To update"), QStringLiteral("behind:>0"));
    }
    ~Set()
    {
        standIn.hold(false);
        pool.waitForDone();
    }
    QTemporaryDir folder;
    QThreadPool pool;
    Language language;
    std::unique_ptr<theme::Theme> theme;
    std::unique_ptr<workstation::Store> store;
    samples::StandIn standIn;
    Services services;
    TenantsPage *page = nullptr;
};

struct Made { std::shared_ptr<Set> set; QWidget *window; };

Made make(Stage &stage, QList<registry::Tenant> tenants = samples::fleet(), registry::Role role = registry::Role::Admin,
          const std::function<void(Set &)> &before = {})
{
    auto set = std::make_shared<Set>(stage, std::move(tenants), role);
    stage.keep(set);
    if (before)
        before(*set);
    PageFactory factory;
    factory.key = QStringLiteral("tenants");
    factory.icon = QStringLiteral("tenants");
    factory.title = [] { return TenantsPage::tr("Tenants"); };
    factory.create = [s = set.get()](const Services &services, QWidget *parent) -> Page * {
        return s->page = new TenantsPage(services, s->standIn.backend(), nullptr, parent);
    };
    auto *window = new MainWindow({factory}, set->language, *set->theme, nullptr);
    Identity identity;
    const TenantBackend backend = set->standIn.backend();
    identity.who = backend.who;
    identity.registry = backend.registry;
    identity.registry.colour = QStringLiteral("amber");
    identity.server = QStringLiteral("registry.example.org:5432");
    window->openSession(set->services, identity);
    return {set, window};
}

// Waits for the list, does what is to be seen, and waits until nothing moves any more.
void whenListed(Stage &stage, const std::shared_ptr<Set> &set, const std::function<void(TenantsPage &)> &then = {})
{
    stage.ready = [s = set.get(), then, asked = false]() mutable {
        if (s->page->model()->rowCount() == 0 && !asked)
            return false;
        if (!std::exchange(asked, true) && then) {
            then(*s->page);
            return false;
        }
        return s->page->isSettled();
    };
}

const Scene list{QStringLiteral("tenants-list"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) {
        page.table()->goTo(3);
        page.table()->selectionModel()->select(page.model()->index(5, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    });
    return made.window;
}};

const Scene details{QStringLiteral("tenants-details"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) { page.activated(samples::fleet().at(1).id); });
    return made.window;
}};

const Scene timeline{QStringLiteral("tenants-timeline"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) { page.activated(samples::fleet().at(9).id + QStringLiteral("/timeline")); });
    return made.window;
}};

// A walk that ended well but for a certificate, one that found what is broken, and one that is still at it.
const auto walked = [](Stage &stage, int tenant, bool held) {
    const Made made = make(stage);
    whenListed(stage, made.set, [s = made.set.get(), tenant, held](TenantsPage &page) {
        s->standIn.hold(held);
        page.activated(samples::fleet().at(tenant).id + QStringLiteral("/diagnosis"));
        page.findChild<QAbstractButton *>(QStringLiteral("diagnose"))->click();
    });
    auto listed = stage.ready;
    stage.ready = [s = made.set.get(), listed, held]() mutable {
        const auto *steps = s->page ? s->page->findChild<TenantDiagnosis *>() : nullptr;
        return listed() && steps && (held || !steps->isRunning());
    };
    return made.window;
};
const Scene diagnosed{QStringLiteral("tenants-diagnosis"), [](Stage &stage) { return walked(stage, 1, false); }};
const Scene diagnosedBroken{QStringLiteral("tenants-diagnosis-broken"), [](Stage &stage) {
    int at = 0;
    while (samples::fleet().at(at).behind == 0 || samples::fleet().at(at).state != registry::TenantState::Active)
        ++at;
    return walked(stage, at, false);
}};
const Scene diagnosing{QStringLiteral("tenants-diagnosis-running"), [](Stage &stage) { return walked(stage, 1, true); }};

const auto ofHealth = [](Stage &stage, bool ill) {
    const Made made = make(stage);
    int at = 0;
    while ((samples::fleet().at(at).behind > 0) != ill || samples::fleet().at(at).state != registry::TenantState::Active)
        ++at;
    whenListed(stage, made.set, [at](TenantsPage &page) { page.activated(samples::fleet().at(at).id + QStringLiteral("/health")); });
    auto listed = stage.ready;
    stage.ready = [s = made.set.get(), listed]() mutable {
        const auto *tab = s->page ? s->page->findChild<TenantHealthTab *>() : nullptr;
        return listed() && tab && tab->isRead();
    };
    return made.window;
};
const Scene healthOfOne{QStringLiteral("tenants-health"), [](Stage &stage) { return ofHealth(stage, false); }};
const Scene healthOfIll{QStringLiteral("tenants-health-ill"), [](Stage &stage) { return ofHealth(stage, true); }};

// What runs over many tenants did to this one; a USER is not led to the runs.
const auto withRuns = [](Stage &stage, registry::Role role) {
    const Made made = make(stage, samples::fleet(), role);
    whenListed(stage, made.set, [](TenantsPage &page) { page.activated(samples::fleet().at(1).id + QStringLiteral("/timeline")); });
    return made.window;
};
const Scene runs{QStringLiteral("tenants-runs"), [](Stage &stage) { return withRuns(stage, registry::Role::Admin); }};
const Scene runsUser{QStringLiteral("tenants-runs-user"), [](Stage &stage) { return withRuns(stage, registry::Role::User); }};

const Scene connection{QStringLiteral("tenants-connection"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) {
        page.activated(samples::fleet().at(7).id + QStringLiteral("/connection"));
        if (auto *secret = page.findChild<QWidget *>(QStringLiteral("tenantSecret")))
            QMetaObject::invokeMethod(secret, "revealRequested");
    });
    return made.window;
}};

const Scene edit{QStringLiteral("tenants-edit"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) {
        page.activated(samples::fleet().at(1).id);
        page.details()->edit();
    });
    return made.window;
}};

const Scene confirm{QStringLiteral("tenants-confirm"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) {
        page.table()->selectAll();
        page.actionsOfPage()->pause->trigger();
    });
    return made.window;
}};

const Scene filterError{QStringLiteral("tenants-filter-error"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) { page.filterBox()->setText(QStringLiteral("clinic state:stopped")); });
    return made.window;
}};

const Scene noMatch{QStringLiteral("tenants-no-match"), [](Stage &stage) {
    const Made made = make(stage);
    whenListed(stage, made.set, [](TenantsPage &page) { page.filterBox()->setText(QStringLiteral("plan:gold behind:>5")); });
    return made.window;
}};

const Scene empty{QStringLiteral("tenants-empty"), [](Stage &stage) {
    const Made made = make(stage, {});
    stage.ready = [s = made.set.get()] { return s->page->states()->state() == StateStack::State::Empty; };
    return made.window;
}};

const Scene loading{QStringLiteral("tenants-loading"), [](Stage &stage) {
    return make(stage, samples::fleet(), registry::Role::Admin, [](Set &set) { set.standIn.hold(true); }).window;
}};

const Scene failing{QStringLiteral("tenants-failing"), [](Stage &stage) {
    const Made made = make(stage, samples::fleet(), registry::Role::Admin, [](Set &set) { set.standIn.failLists(samples::StandIn::broken()); });
    stage.ready = [s = made.set.get()] { return s->page->states()->state() == StateStack::State::Error; };
    return made.window;
}};

const Scene offline{QStringLiteral("tenants-offline"), [](Stage &stage) {
    const Made made = make(stage, samples::fleet(), registry::Role::Admin, [](Set &set) {
        const TenantBackend backend = set.standIn.backend();
        (void)set.store->saveSnapshot(backend.registry.id, backend.who.id, QStringLiteral("tenants"), packTenants(*TenantSnapshot::build(samples::fleet())));
        set.standIn.failLists(samples::StandIn::unreachable());
    });
    whenListed(stage, made.set);
    return made.window;
}};

} // namespace
