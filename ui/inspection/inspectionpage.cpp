#include "ui/inspection/inspectionpage.h"

#include "registry/listener.h"
#include "ui/inspection/maskspart.h"
#include "ui/inspection/querypart.h"
#include "ui/inspection/sessionspart.h"
#include "ui/inspection/settingspart.h"
#include "ui/inspection/tablespart.h"
#include "ui/tenants/formatting.h"
#include "ui/theme/icons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/statuschip.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <array>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;
using registry::Tenant;

namespace {

constexpr std::array tabNames{"tables", "activity", "locks", "settings", "query", "masks"}; // in links, by Tab

} // namespace

InspectionPage::InspectionPage(InspectionBackend backend, const Services &services, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)), m_states(new StateStack(this)), m_back(makeIconButton(u"arrow-left"_s, this)), m_again(makeIconButton(u"refresh"_s, this)),
      m_name(makeLabel(Look::Title, this)), m_about(makeLabel(Look::Muted, this)), m_readAt(makeLabel(Look::Small, this)), m_why(makeLabel(Look::Error, this)), m_chip(new StatusChip(this)), m_copy(new CopyButton(this)),
      m_tabs(new QTabBar(this)), m_reason(new QLineEdit(this)), m_stack(new QStackedWidget(this)), m_tables(new TablesPart(m_backend, services, m_stack)),
      m_activity(new SessionsPart(SessionsPart::Show::All, m_backend, services, m_stack)), m_locks(new SessionsPart(SessionsPart::Show::Waiting, m_backend, services, m_stack)),
      m_settings(new SettingsPart(m_backend, services, m_stack)), m_query(new QueryPart(m_backend, services, m_stack)),
      m_masks(new MasksPart(m_backend, services, m_stack)), m_closed(new ErrorBanner(this)), m_parts{m_tables, m_activity, m_locks, m_settings, m_query, m_masks}
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->addWidget(m_states);
    auto *content = new QWidget(m_states);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    m_name->setWordWrap(false);
    m_about->setWordWrap(false);
    m_about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    top->addWidget(m_back);
    top->addWidget(m_name);
    top->addWidget(m_chip);
    top->addWidget(m_about, 1);
    top->addWidget(m_readAt);
    top->addWidget(m_again);
    top->addWidget(m_copy);
    column->addLayout(top);
    column->addWidget(m_closed);
    m_closed->setTone(true);
    m_closed->setRetry(false);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(16);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (int tab = 0; tab < Tabs; ++tab)
        m_tabs->addTab({});
    bar->addWidget(m_tabs);
    bar->addStretch(1);
    m_reason->setObjectName(u"inspectionReason"_s);
    m_reason->setMaxLength(1000);
    m_reason->setMinimumWidth(160);
    m_reason->setMaximumWidth(400);
    bar->addWidget(m_reason, 1000); // as wide as it may be where the parts leave room
    column->addLayout(bar);
    m_why->setAlignment(Qt::AlignRight);
    m_why->hide();
    column->addWidget(m_why);
    for (LookPart *part : std::as_const(m_parts)) {
        m_stack->addWidget(part);
        connect(part, &LookPart::changed, this, &InspectionPage::showReadAt);
        connect(part, &LookPart::reasonMissing, this, [this] {
            setInvalid(m_reason, true);
            m_why->show();
            m_reason->setFocus(Qt::OtherFocusReason);
        });
    }
    column->addWidget(m_stack, 1);
    m_states->setContent(content);
    setFocusProxy(m_tabs);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        showAccess();
        look();
        showReadAt();
    });
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString &text) {
        setInvalid(m_reason, false);
        m_why->hide();
        for (LookPart *part : std::as_const(m_parts))
            part->setReason(text.trimmed());
    });
    connect(m_back, &QToolButton::clicked, this, [this] { emit navigate(u"tenants"_s, m_tenant.id); });
    connect(m_again, &QToolButton::clicked, this, &InspectionPage::refresh);
    connect(m_states, &StateStack::retry, this, &InspectionPage::refresh);
    connect(m_states->emptyState(), &EmptyState::triggered, this, [this] { emit navigate(u"tenants"_s, {}); });
    connect(m_masks, &MasksPart::accessChanged, this, [this](const InspectionAccess &access) {
        m_access = access;
        showAccess();
    });
    // An ADMIN's look prepares what is due: afterwards it is known what is in the way.
    for (LookPart *each : {static_cast<LookPart *>(m_tables), static_cast<LookPart *>(m_activity), static_cast<LookPart *>(m_settings), static_cast<LookPart *>(m_query)})
        connect(each, &LookPart::changed, this, [this, each] {
            if (!each->isReading() && each->readAt().isValid() && !m_access)
                readAccess();
        });
    m_copy->setSource([this] { return part()->command(); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (!m_wanted.isEmpty())
            find(m_wanted);
    });
    listen();
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, &InspectionPage::showReadAt);
    retranslate();
    showNone();
}

InspectionPage::~InspectionPage() { m_stop.request_stop(); }

void InspectionPage::listen()
{
    if (!m_services.listener)
        return;
    const auto again = [this] {
        if (!m_wanted.isEmpty() && !m_soon.isActive()) // also one that was taken away: it may be given back
            m_soon.start();
    };
    connect(m_services.listener, &registry::Listener::changed, this, [this, again](const QString &table, const QStringList &ids) {
        // Whose it is matters also while nobody looks: what is here would be shown when they come back.
        const bool matters = table == u"operator_tenant" || (table == u"tenant" && isVisible());
        if (matters && (ids.isEmpty() || ids.contains(m_wanted)))
            again();
    });
    connect(m_services.listener, &registry::Listener::online, this, again);
}

QIcon InspectionPage::icon() const { return Icons::get("eye"); }
LookPart *InspectionPage::part() const { return m_parts.at(m_tabs->currentIndex()); }

void InspectionPage::activated(const QString &argument)
{
    const QString id = argument.section(u'/', 0, 0), tab = argument.section(u'/', 1, 1);
    for (int i = 0; i < Tabs; ++i)
        if (tab == QLatin1StringView(tabNames[size_t(i)]))
            m_tabs->setCurrentIndex(i);
    if (!id.isEmpty() && id != m_wanted) {
        m_wanted = id;
        m_tenant = {};
        m_lost.clear();
        for (LookPart *each : std::as_const(m_parts))
            each->setTenant({});
        m_reason->clear();
        m_states->showLoadingAgain();
        find(id);
    } else if (!m_wanted.isEmpty()) {
        find(m_wanted); // as it is now
    }
}

void InspectionPage::find(const QString &id)
{
    if (!m_backend.find)
        return;
    m_stop.request_stop();
    m_stop = {};
    base::run(m_services.workers, m_stop.get_token(), [find = m_backend.find, id](std::stop_token stop) { return find(id, std::move(stop)); })
        .then(this, [this, number = ++m_newest](const Result<Tenant> &found) {
            if (number != m_newest)
                return;
            if (found)
                take(*found);
            else if (m_tenant.id.isEmpty() || found.error().kind == base::Kind::NotFound)
                drop(found.error());
        });
}

void InspectionPage::take(const Tenant &tenant)
{
    if (tenant.id != m_tenant.id) {
        m_access.reset();
        showAccess();
    }
    m_tenant = tenant;
    m_wanted = tenant.id;
    m_lost.clear();
    showHeader();
    m_states->showContent();
    for (LookPart *each : std::as_const(m_parts))
        each->setTenant(tenant);
    look();
}

// Nothing stays of a tenant that was removed, or that is somebody else's now.
void InspectionPage::drop(const base::Error &why)
{
    if (!m_tenant.id.isEmpty())
        m_lost = m_tenant.companyName;
    m_tenant = {};
    m_access.reset();
    showAccess();
    for (LookPart *each : std::as_const(m_parts))
        each->setTenant({});
    m_name->clear();
    m_about->clear();
    setAccessibleName({});
    m_states->showLoadingAgain();
    if (m_lost.isEmpty())
        m_states->showError(why, [] { return tr("The tenant could not be read."); });
    else
        showNone();
}

void InspectionPage::showNone()
{
    m_states->emptyState()->setIcon(u"eye"_s);
    if (!m_lost.isEmpty())
        m_states->emptyState()->setTexts(tr("This tenant is gone, or no longer yours."), tr("“%1” was removed, or is no longer assigned to you.").arg(base::printable(m_lost)));
    else
        m_states->emptyState()->setTexts(tr("No tenant is chosen"), tr("Choose one in the list and press “Look into it”: tables, sessions, locks and settings of its database, without changing anything."));
    m_states->emptyState()->setAction(tr("To the tenants"), u"tenants"_s);
    if (m_wanted.isEmpty() || !m_lost.isEmpty())
        m_states->showEmpty();
}

void InspectionPage::showHeader()
{
    m_name->setText(base::printable(m_tenant.companyName));
    m_chip->setState(m_tenant.state);
    QStringList about{m_tenant.slug, m_tenant.database, m_tenant.server};
    about.removeAll(QString());
    m_about->setText(base::printable(about.join(u" · "_s)));
    setAccessibleName(tr("Look into %1").arg(m_name->text()));
}

void InspectionPage::showReadAt()
{
    const LookPart *shown = part();
    m_readAt->setText(m_tenant.id.isEmpty() ? QString() : shown->isReading() && !shown->readAt().isValid() ? tr("Reading…") : shown->readAt().isValid() ? tr("Read %1").arg(ago(shown->readAt())) : QString());
    m_again->setEnabled(!shown->isReading());
    emit busyChanged(shown->isReading());
}

void InspectionPage::readAccess()
{
    if (!m_backend.access || m_backend.who.role != registry::Role::Admin || m_tenant.id.isEmpty())
        return;
    base::run(m_services.workers, m_stop.get_token(), [access = m_backend.access, tenant = m_tenant](std::stop_token stop) { return access(tenant, std::move(stop)); })
        .then(this, [this, id = m_tenant.id](const Result<std::optional<InspectionAccess>> &access) {
            if (id != m_tenant.id || !access || !*access) // a warning: what failed shows where it is looked for
                return;
            m_access = **access;
            showAccess();
        });
}

// To an ADMIN, who can open it; a USER is told by what they look at.
void InspectionPage::showAccess()
{
    const bool closed = m_access && !closedText(*m_access).isEmpty();
    m_closed->clear();
    m_closed->clearActions();
    if (!closed || m_tabs->currentIndex() == Masks) // there it is said at length
        return;
    base::Error error;
    error.kind = base::Kind::Conflict;
    if (!m_access->openings.isEmpty()) {
        QStringList all;
        for (const MaskOpening &each : std::as_const(m_access->openings))
            all << openingText(each);
        error.message = base::Text{"%1", {all.first(std::min<qsizetype>(3, all.size())).join(u"; "_s)}};
        error.detail = all.join(u'\n');
    }
    m_closed->addAction([prepare = m_access->openings.isEmpty()] { return prepare ? tr("Prepare it") : tr("What to do"); }, [this] {
        const bool prepare = m_access && m_access->openings.isEmpty();
        m_tabs->setCurrentIndex(Masks);
        if (prepare)
            m_masks->prepare();
    });
    m_closed->setError(error, [access = *m_access] { return closedText(access); });
}

// Only what somebody looks at is asked.
void InspectionPage::look()
{
    const bool here = isVisible() && !m_tenant.id.isEmpty();
    for (int tab = 0; tab < Tabs; ++tab)
        m_parts.at(tab)->setLooking(here && tab == m_tabs->currentIndex());
}

void InspectionPage::refresh()
{
    if (m_tenant.id.isEmpty() && !m_wanted.isEmpty()) {
        m_states->showLoadingAgain();
        find(m_wanted);
    } else {
        part()->refresh();
    }
}

void InspectionPage::focusFilter()
{
    if (QWidget *filter = part()->filter())
        filter->setFocus(Qt::ShortcutFocusReason);
}

bool InspectionPage::leave() { return part()->leave(); }

void InspectionPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_seconds.start();
    look();
}

void InspectionPage::hideEvent(QHideEvent *event)
{
    m_seconds.stop();
    look();
    m_query->stop();
    Page::hideEvent(event);
}

void InspectionPage::keyPressEvent(QKeyEvent *event)
{
    const int step = event->matches(QKeySequence::NextChild) ? 1 : event->matches(QKeySequence::PreviousChild) ? -1 : 0;
    if (step == 0) {
        Page::keyPressEvent(event);
        return;
    }
    int tab = m_tabs->currentIndex();
    do
        tab = (tab + step + m_tabs->count()) % m_tabs->count();
    while (!m_tabs->isTabVisible(tab));
    m_tabs->setCurrentIndex(tab);
}

void InspectionPage::retranslate()
{
    setName(m_back, tr("Back to the tenant"));
    setName(m_again, tr("Read again"), QKeySequence(Qt::Key_F5).toString(QKeySequence::NativeText));
    m_copy->setWhat(tr("Command"));
    m_tabs->setAccessibleName(tr("Parts of the look"));
    m_tabs->setTabText(Tables, tr("Tables"));
    m_tabs->setTabText(Activity, tr("Activity"));
    m_tabs->setTabText(Locks, tr("Locks"));
    m_tabs->setTabText(Settings, tr("Settings"));
    m_tabs->setTabText(Query, tr("Query"));
    m_tabs->setTabText(Masks, tr("Masks"));
    showAccess();
    m_reason->setPlaceholderText(tr("Why you look, for the audit: a ticket's number"));
    m_reason->setAccessibleName(tr("Reason"));
    m_why->setText(tr("Say why first: it is written down. A ticket's number is enough."));
    for (LookPart *each : std::as_const(m_parts))
        each->retranslate();
    showNone();
    if (!m_tenant.id.isEmpty())
        showHeader();
    showReadAt();
}

PageFactory inspectionPageFactory()
{
    PageFactory factory;
    factory.key = u"inspect"_s;
    factory.icon = u"eye"_s;
    factory.title = [] { return InspectionPage::tr("Look into a tenant"); };
    factory.create = [](const Services &services, QWidget *parent) -> Page * { return new InspectionPage(inspectionBackend(services), services, parent); };
    factory.inNavigation = false;
    factory.parentKey = u"tenants"_s;
    return factory;
}

} // namespace tenantry::ui
