#include "ui/overview/overviewpage.h"

#include "registry/listener.h"
#include "ui/overview/fleetoverview.h"
#include "ui/overview/supportoverview.h"
#include "ui/shell/assigned.h"
#include "ui/shell/permit.h"
#include "ui/shell/searchprovider.h"
#include "ui/tenants/recenttenants.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

constexpr int together = 300, figures = 5'000; // ms

// Who is signed in where says nothing of the fleet, and is written all the time.
constexpr QLatin1StringView uncounted{"operator_session"};

} // namespace

OverviewPage::OverviewPage(OverviewBackend backend, const Services &services, std::unique_ptr<SearchProvider> finder, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)), m_state(new StateStack(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->addWidget(m_state);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_state->setContent(scroll);
    if (m_backend.admin()) {
        m_fleet = new FleetOverview(ui::may(m_backend.who, m_backend.registry, "tenants.provision"));
        scroll->setWidget(m_fleet);
        connect(m_fleet, &FleetOverview::opened, this, &Page::navigate);
    } else {
        m_support = new SupportOverview(std::move(finder), m_backend.registry);
        scroll->setWidget(m_support);
        setFocusProxy(m_support);
        connect(m_support, &SupportOverview::opened, this, &Page::navigate);
    }
    connect(m_state, &StateStack::retry, this, &OverviewPage::refresh);
    m_soon.setInterval(together);
    connect(&m_soon, &SeenTimer::timeout, this, &OverviewPage::begin);
    m_later.setInterval(figures);
    connect(&m_later, &SeenTimer::timeout, this, &OverviewPage::begin);
    if (services.listener) {
        connect(services.listener, &registry::Listener::changed, this, [this](const QString &table) {
            if (table == QLatin1String("operator_tenant") && mayLose(m_backend.who.role, m_readAt)) {
                m_soon.start(true);
                return;
            }
            SeenTimer &timer = table.startsWith(QLatin1String("health")) ? m_later : m_soon;
            if (table != uncounted && !timer.isActive()) // whatever else changed, a number or an event tells of it
                timer.start();
        });
        connect(services.listener, &registry::Listener::offline, this, [this](const QDateTime &since) {
            m_offline = true;
            m_state->setOffline(m_readAt.isValid() ? m_readAt : since);
        });
        connect(services.listener, &registry::Listener::online, this, [this] {
            m_offline = false;
            m_soon.start(mayLose(m_backend.who.role, m_readAt)); // who knows what was not heard
        });
    }
    retranslate();
}

OverviewPage::~OverviewPage() { m_stop.request_stop(); }

QIcon OverviewPage::icon() const { return Icons::get("overview"); }

void OverviewPage::activated(const QString &)
{
    m_soon.stop(); // it is read now
    m_later.stop();
    begin();
}

void OverviewPage::refresh() { begin(); }

void OverviewPage::begin()
{
    if (!m_backend.read)
        return;
    if (m_reading) { // one question at a time, however much happens
        m_again = true;
        return;
    }
    m_reading = true;
    m_state->showLoading();
    emit busyChanged(true);
    const QStringList recent = m_support ? RecentTenants(m_services.store, m_backend.registry.id, m_backend.who.id).ids() : QStringList();
    base::run(m_services.workers, m_stop.get_token(), [read = m_backend.read, recent](std::stop_token stop) { return read(recent, stop); })
        .then(this, [this](const base::Result<OverviewSnapshot> &result) { take(result); });
}

void OverviewPage::take(const base::Result<OverviewSnapshot> &result)
{
    m_reading = false;
    emit busyChanged(false);
    if (std::exchange(m_again, false))
        m_soon.start(true); // asked for by somebody who sees it, or for what may no longer be seen
    if (!result) {
        if (result.error().kind == base::Kind::Cancelled)
            return;
        const bool unreachable = result.error().kind == base::Kind::Unreachable || result.error().kind == base::Kind::Timeout;
        if (m_readAt.isValid() && unreachable)
            m_state->setOffline(m_readAt); // what is on the screen stays, with its age
        else
            m_state->showError(result.error(), [] { return tr("How the fleet is could not be read."); });
        return;
    }
    m_readAt = QDateTime::currentDateTimeUtc();
    m_state->clearError();
    m_state->setOffline(m_offline ? m_readAt : QDateTime());
    const bool nothing = result->counts.tenants() == 0;
    if (m_fleet)
        m_fleet->take(*result);
    if (m_support)
        m_support->take(*result);
    if (nothing && m_support) // an ADMIN without tenants sees the first steps
        m_state->showEmpty();
    else
        m_state->showContent();
    // The first answer: the keyboard is where a ticket is typed in, unless somebody types elsewhere already.
    if (m_support && isVisible() && !std::exchange(m_focusedOnce, true)) {
        const QWidget *focus = window()->focusWidget();
        if (!focus || !(isAncestorOf(focus) || focus->inherits("QLineEdit")))
            m_support->field()->edit()->setFocus(Qt::OtherFocusReason);
    }
}

void OverviewPage::focusFilter()
{
    if (!m_support)
        return;
    m_support->field()->edit()->setFocus();
    m_support->field()->edit()->selectAll();
}

void OverviewPage::retranslate()
{
    setAccessibleName(title());
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("tenants"));
    empty->setTexts(tr("No tenants yet"), tr("None is assigned to you. An administrator can change that."));
    if (m_fleet)
        m_fleet->retranslate();
    if (m_support)
        m_support->retranslate();
}

PageFactory overviewPageFactory(std::function<std::unique_ptr<SearchProvider>(const Services &)> tenants)
{
    PageFactory factory;
    factory.key = QStringLiteral("overview");
    factory.icon = QStringLiteral("overview");
    factory.title = [] { return OverviewPage::tr("Overview"); };
    factory.create = [tenants = std::move(tenants)](const Services &services, QWidget *parent) -> Page * {
        return new OverviewPage(overviewBackend(services), services, tenants ? tenants(services) : nullptr, parent);
    };
    return factory;
}

} // namespace tenantry::ui
