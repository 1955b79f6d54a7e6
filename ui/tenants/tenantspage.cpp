#include "ui/tenants/tenantspage.h"

#include "registry/listener.h"
#include "ui/jobs/firstaccountcard.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/filterbox.h"
#include "ui/tenants/groupbar.h"
#include "ui/tenants/recenttenants.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenanttable.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/statestack.h"
#include "workstation/store.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QUuid>
#include <QVBoxLayout>
#include <QVariantAnimation>

namespace tenantry::ui {

using registry::TenantState;

namespace {
const QString detailsWidthKey = QStringLiteral("tenants/detailsWidth");
constexpr int detailsAtLeast = 380;
} // namespace

// What the details lie in while they slide: it grows, they keep their width, and nothing in them is squeezed on the way.
class TenantDrawer : public QWidget {
public:
    explicit TenantDrawer(QWidget *parent) : QWidget(parent) {}
    void setContent(QWidget *content) { m_content = content; } // a child
    void setFullWidth(int width) { m_width = width; }

protected:
    void resizeEvent(QResizeEvent *) override
    {
        if (m_content)
            m_content->setGeometry(0, 0, std::max(width(), m_width), height());
    }

private:
    QWidget *m_content = nullptr;
    int m_width = 0;
};

TenantsPage::TenantsPage(const Services &services, QWidget *parent) : TenantsPage(services, tenantBackend(services), nullptr, parent) {}

TenantsPage::TenantsPage(const Services &services, TenantBackend backend, std::shared_ptr<TenantFeed> feed, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)),
      m_feed(feed ? std::move(feed) : std::make_shared<TenantFeed>(m_backend, services)), m_model(new TenantModel(this)),
      m_arranger(new TenantArranger(services.workers, this)), m_actions(new TenantActions(m_backend, this)),
      m_mover(new TenantMover(m_backend, services.workers, this))
{
    build();
    connectAll();
    connectActions();
    m_arranger->setSorting(m_table->sortColumn(), m_table->sortOrder());
    retranslate();
    if (m_feed->state() == TenantFeed::State::Loading)
        m_feed->load();
    snapshotChanged();
    showState();
}

TenantsPage::~TenantsPage()
{
    m_stop.request_stop();
    if (m_services.store && m_detailsWidth > 0)
        (void)m_services.store->setPreference(detailsWidthKey, QString::number(m_detailsWidth));
}

QIcon TenantsPage::icon() const { return Icons::get("tenants"); }

// ---------------------------------------------------------------- parts

void TenantsPage::build()
{
    // From the outside in: a widget that wears its style already and is given another parent is styled anew, with all in it.
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("tenantSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    m_states = new StateStack(m_splitter);
    m_table = new TenantTable(m_model, m_services.store);
    m_states->setContent(m_table);
    setFocusProxy(m_table);
    m_drawer = new TenantDrawer(m_splitter);
    m_drawer->hide();
    m_details = new TenantDetails(m_backend, m_services, m_drawer);
    m_drawer->setContent(m_details);
    m_confirm = new ConfirmBar(this);
    m_account = new FirstAccountCard(this);
    m_banner = new ErrorBanner(this);
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    m_progress = new ProgressRow(this);
    m_progress->setCancellable(true);
    m_progress->hide();

    m_splitter->addWidget(m_states);
    m_splitter->addWidget(m_drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    if (m_services.store)
        m_detailsWidth = std::clamp(m_services.store->preference(detailsWidthKey, QString::number(m_detailsWidth)).toInt(), detailsAtLeast, 900);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addWidget(buildHead());
    column->addWidget(m_groups);
    column->addWidget(buildSelectionBar());
    column->addWidget(m_confirm);
    column->addWidget(m_account);
    column->addWidget(m_banner);
    column->addWidget(m_progress);
    column->addWidget(m_splitter, 1);

    m_slide = new QVariantAnimation(this);
    m_slide->setEasingCurve(QEasingCurve::OutCubic);
    m_minute.setInterval(30'000);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(6'000);
    m_timelineSoon.setSingleShot(true);
}

QWidget *TenantsPage::buildHead()
{
    auto *head = new QWidget(this);
    m_filter = new FilterBox(head);
    m_groups = new GroupBar(m_services.store, m_backend.registry.id, this);
    m_columns = makeIconButton(QStringLiteral("columns"), head);
    m_columns->setObjectName(QStringLiteral("tenantColumns"));
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setMenu(m_table->columnMenu());
    m_export = makeIconButton(QStringLiteral("download"), head);
    m_export->setObjectName(QStringLiteral("tenantExport"));
    m_count = makeLabel(Look::Muted, head);
    m_count->setObjectName(QStringLiteral("tenantCount"));
    m_count->setWordWrap(false);

    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_filter, 1);
    row->addWidget(m_groups->button(), 0, Qt::AlignTop);
    row->addWidget(m_columns, 0, Qt::AlignTop);
    row->addWidget(m_export, 0, Qt::AlignTop);
    if (m_actions->adopt) {
        m_adopt = makeButton(ButtonKind::Normal, head);
        m_adopt->setIcon(m_actions->adopt->icon());
        m_adopt->setObjectName(QStringLiteral("adoptButton"));
        connect(m_adopt, &QPushButton::clicked, m_actions->adopt, &QAction::trigger);
        row->addWidget(m_adopt, 0, Qt::AlignTop);
    }
    if (m_actions->provision) {
        m_provision = makeButton(ButtonKind::Primary, head);
        m_provision->setIcon(m_actions->provision->icon());
        m_provision->setObjectName(QStringLiteral("provisionButton"));
        connect(m_provision, &QPushButton::clicked, m_actions->provision, &QAction::trigger);
        row->addWidget(m_provision, 0, Qt::AlignTop);
    }
    return head;
}

QWidget *TenantsPage::buildSelectionBar()
{
    m_selectionBar = new QWidget(this);
    m_said = makeLabel(Look::Success, m_selectionBar);
    m_said->setWordWrap(false);
    m_said->setObjectName(QStringLiteral("tenantSaid"));
    m_selected = makeLabel(Look::Muted, m_selectionBar);
    m_selected->setWordWrap(false);
    auto *row = new QHBoxLayout(m_selectionBar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_count);
    row->addWidget(m_selected);
    row->addWidget(m_said);
    row->addStretch(1);
    for (QAction *action : m_actions->onSelection()) {
        auto *button = new QToolButton(m_selectionBar);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        if (action->menu())
            button->setPopupMode(QToolButton::InstantPopup);
        row->addWidget(button);
        m_actionButtons.append(button);
    }
    m_selectionBar->setMinimumHeight(34);
    return m_selectionBar;
}

void TenantsPage::connectAll()
{
    connect(m_feed.get(), &TenantFeed::snapshotChanged, this, &TenantsPage::snapshotChanged);
    connect(m_feed.get(), &TenantFeed::stateChanged, this, &TenantsPage::showState);
    connect(m_arranger, &TenantArranger::arranged, this, &TenantsPage::arranged);
    connect(m_filter, &FilterBox::filterChanged, this, [this] { m_arranger->setFilter(m_filter->filter(), m_filter->text()); });
    connect(m_filter, &FilterBox::textChanged, this, [this](const QString &text) { m_groups->setExpression(text, m_filter->isValid()); });
    connect(m_filter, &FilterBox::left, this, [this] {
        m_table->setFocus(Qt::OtherFocusReason);
        if (m_table->selectedCount() == 0 && m_model->rowCount() > 0)
            m_table->goTo(std::max(0, m_table->currentRow()));
    });
    connect(m_groups, &GroupBar::applied, m_filter, &FilterBox::setText);
    connect(m_table, &TenantTable::sortChanged, m_arranger, &TenantArranger::setSorting);
    connect(m_table, &TenantTable::opened, this, [this] { openDetails(); });
    connect(m_table, &TenantTable::currentTenantChanged, this, &TenantsPage::currentChanged);
    connect(m_table, &TenantTable::selectedCountChanged, this, &TenantsPage::choiceChanged);
    connect(m_table, &TenantTable::menuRequested, this, &TenantsPage::showContextMenu);
    connect(m_table, &TenantTable::typed, this, [this](const QString &text) {
        m_filter->editor()->setFocus(Qt::OtherFocusReason);
        m_filter->editor()->end(false);
        m_filter->editor()->insert(text);
    });
    connect(m_details, &TenantDetails::closed, this, &TenantsPage::closeUnlessTyping);
    connect(m_details, &TenantDetails::saved, this, [this](const registry::Tenant &tenant) {
        m_confirm->withdrawDiscard();
        m_feed->take({tenant});
        say(tr("Saved."));
    });
    connect(m_details, &TenantDetails::reloaded, this, [this](const registry::Tenant &tenant) { m_feed->take({tenant}); });
    connect(m_details, &TenantDetails::finishRequested, this, &TenantsPage::goOn);
    connect(m_details, &TenantDetails::undoRequested, this, [this](const QString &id, const QString &kind) { askUndo(id, kind, base::printable(m_details->companyName())); });
    connect(m_details, &TenantDetails::featureChangeRequested, this, [this](const QString &key, const QString &id) { emit navigate(QStringLiteral("features"), key + u' ' + id); });
    connect(m_details, &TenantDetails::operationOpened, this, [this](const QString &id) { emit navigate(QStringLiteral("jobs"), id); });
    connect(m_details, &TenantDetails::inspectRequested, this, [this](const QString &id) { emit navigate(QStringLiteral("inspect"), id); });
    connect(m_details, &TenantDetails::alertOpened, this, [this](const QString &id) { emit navigate(QStringLiteral("health"), QStringLiteral("alert:") + id); });
    connect(m_details, &TenantDetails::runOpened, this, [this](const QString &id) { emit navigate(QStringLiteral("migrations"), id); });
    connect(m_states, &StateStack::retry, this, &TenantsPage::refresh);
    connect(m_states->emptyState(), &EmptyState::triggered, this, [this] {
        if (m_feed->snapshot()->size() > 0)
            m_filter->setText({});
        else if (m_actions->provision)
            m_actions->provision->trigger();
        m_filter->focusEditor();
    });
    connect(m_confirm, &ConfirmBar::ended, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_mover, &TenantMover::progressed, this, [this](int done, int total) { m_progress->setProgress(done, total); });
    connect(m_mover, &TenantMover::finished, this, &TenantsPage::moved);
    connect(m_progress, &ProgressRow::cancelRequested, m_mover, &TenantMover::cancel);
    connect(&m_quiet, &QTimer::timeout, this, [this] { m_said->clear(); });
    connect(&m_minute, &QTimer::timeout, this, [this] {
        m_model->setNow(QDateTime::currentDateTimeUtc());
        m_details->setNow(QDateTime::currentDateTimeUtc());
    });
    connect(&m_timelineSoon, &QTimer::timeout, m_details, &TenantDetails::reloadTimeline);
    if (m_services.listener) {
        connect(m_services.listener, &registry::Listener::changed, this, [this](const QString &table) {
            if (table.startsWith(QLatin1String("operation")) && m_detailsOpen)
                m_timelineSoon.start(250);
            else if (table == QLatin1String("run") && m_detailsOpen && !m_timelineSoon.isActive())
                m_timelineSoon.start(2000); // told of all the time, and mostly about other tenants
        });
    }
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_detailsWidth = m_drawer->width(); });
    connect(m_slide, &QVariantAnimation::valueChanged, this, [this](const QVariant &width) {
        const int now = std::max(1, width.toInt());
        m_splitter->setSizes({m_splitter->width() - m_splitter->handleWidth() - now, now});
    });
    connect(m_slide, &QVariantAnimation::finished, this, [this] {
        m_drawer->setFullWidth(0);
        m_drawer->setVisible(m_detailsOpen);
        m_drawer->setMinimumWidth(m_detailsOpen ? detailsAtLeast : 0);
    });
}

// ---------------------------------------------------------------- data

void TenantsPage::snapshotChanged()
{
    knowValues();
    m_arranger->setSnapshot(m_feed->snapshot());
}

void TenantsPage::knowValues()
{
    // What completion offers is what is there; a walk over the blocks' few shared texts would do, but hundreds of rows
    // tell the same. Servers and plans of tenants beyond them can still be typed.
    QMap<QString, QStringList> values;
    for (int i = 0; i <= int(TenantState::Deleting); ++i)
        values[QStringLiteral("state")].append(registry::stateName(TenantState(i)));
    const TenantSnapshot &s = *m_feed->snapshot();
    QSet<QString> plans, servers, products, labels, versions;
    const size_t step = std::max<size_t>(1, s.handles().size() / 2000);
    for (size_t i = 0; i < s.handles().size(); i += step) {
        const TenantHandle h = s.handles()[i];
        plans.insert(s.shared(h, TenantSnapshot::Plan));
        servers.insert(s.shared(h, TenantSnapshot::Server));
        products.insert(s.shared(h, TenantSnapshot::Product));
        versions.insert(s.shared(h, TenantSnapshot::SchemaVersion));
        for (const QString &label : s.labels(h))
            labels.insert(label);
    }
    const auto sorted = [](QSet<QString> set) {
        set.remove(QString());
        QStringList list(set.cbegin(), set.cend());
        list.sort(Qt::CaseInsensitive);
        return list;
    };
    values[QStringLiteral("plan")] = sorted(plans);
    values[QStringLiteral("server")] = sorted(servers);
    values[QStringLiteral("product")] = sorted(products);
    values[QStringLiteral("label")] = sorted(labels);
    values[QStringLiteral("version")] = sorted(versions);
    values[QStringLiteral("driver")] = {QStringLiteral("postgresql")};
    values[QStringLiteral("behind")] = {QStringLiteral("0"), QStringLiteral(">0")};
    values[QStringLiteral("size")] = {QStringLiteral(">100MB"), QStringLiteral(">1GB"), QStringLiteral("<10MB")};
    m_filter->setKnownValues(values);
}

void TenantsPage::arranged(const TenantArranger::ArrangedPtr &result)
{
    m_arrangedOnce = true;
    m_model->show(std::move(result->snapshot), std::move(result->visible));
    showState();
    showCounts();
    choiceChanged();
    // The first list to come: the keyboard is in it, unless somebody is typing elsewhere already.
    if (m_model->rowCount() > 0 && isVisible() && !std::exchange(m_focusedOnce, true)) {
        const QWidget *focus = window()->focusWidget();
        if (!focus || !(isAncestorOf(focus) || focus->inherits("QLineEdit")))
            m_table->setFocus(Qt::OtherFocusReason);
    }
    goToPending();
    if (m_detailsOpen && !m_details->tenantId().isEmpty()) {
        // The tenant on the right as it is now, also when the filter hides its row.
        if (const auto handle = m_model->snapshot()->find(m_details->tenantId()))
            m_details->setTenant(m_model->snapshot()->tenant(*handle));
        else
            sayGone();
    }
    if (!m_saidGone.isEmpty() && m_model->snapshot()->find(m_saidGone)) { // given back
        if (m_banner->error().detail == m_saidGone)
            m_banner->clear();
        m_saidGone.clear();
    }
}

void TenantsPage::showState()
{
    const TenantFeed::State state = m_feed->state();
    emit busyChanged(m_feed->isBusy());
    showCounts();
    for (QToolButton *button : std::as_const(m_actionButtons))
        button->setVisible(m_model->rowCount() > 0);
    m_states->setOffline(state == TenantFeed::State::Offline ? m_feed->seenAt() : QDateTime());
    const bool nothingYet = !m_arrangedOnce || m_model->snapshot() != m_feed->snapshot();
    if (state == TenantFeed::State::Failed) {
        m_states->showError(m_feed->error(), [] { return tr("The tenants could not be read."); });
        return;
    }
    if (state == TenantFeed::State::Loading || (nothingYet && m_model->rowCount() == 0)) {
        m_states->showLoading();
        return;
    }
    EmptyState *empty = m_states->emptyState();
    if (m_model->snapshot()->size() == 0) {
        empty->setIcon(QStringLiteral("tenants"));
        empty->setTexts(tr("No tenants yet"), m_actions->provision ? tr("Provision the first: a few questions, and it has a database of its own.")
                                                                : tr("None is assigned to you. An administrator can change that."));
        empty->setAction(m_actions->provision ? tr("Provision the first tenant") : QString(), QStringLiteral("plus"));
        m_states->showEmpty();
    } else if (m_model->rowCount() == 0) {
        empty->setIcon(QStringLiteral("filter"));
        empty->setTexts(tr("No tenant matches"), tr("%Ln tenant(s) are there, none of them is what the filter asks for.", nullptr, int(m_model->snapshot()->size())));
        empty->setAction(tr("Clear the filter"), QStringLiteral("close"));
        m_states->showEmpty();
    } else {
        m_states->showContent();
    }
    const base::Error &error = m_feed->error();
    const bool offline = error.kind == base::Kind::Unreachable || error.kind == base::Kind::Timeout;
    if (state == TenantFeed::State::Offline && !error.message.isEmpty() && !offline)
        m_states->showError(error, [] { return tr("The tenants could not be read again."); });
}

void TenantsPage::showCounts() { m_count->setText(countText()); }

QString TenantsPage::countText() const
{
    if (!m_arrangedOnce || m_feed->state() == TenantFeed::State::Loading || m_feed->state() == TenantFeed::State::Failed)
        return {};
    const int total = int(m_model->snapshot()->size()), shown = m_model->rowCount();
    QString text = shown == total ? tr("%Ln tenant(s)", nullptr, total) : tr("%1 of %Ln tenant(s)", nullptr, total).arg(QLocale().toString(shown));
    if (m_feed->isPart())
        text += tr(" (the first of them: no more are kept on this computer)");
    return text;
}

void TenantsPage::choiceChanged()
{
    TenantChoice choice;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            choice.add(m_model->snapshot()->numbers(m_model->handle(row)).state);
    }
    m_actions->setChoice(choice, m_model->rowCount() > 0);
    m_selected->setText(choice.count > 1 ? tr("· %Ln selected", nullptr, choice.count) : QString());
}

// ---------------------------------------------------------------- details

void TenantsPage::openDetails(const std::function<void()> &then)
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const QString id = m_model->id(row);
    if (m_details->tenantId() != id && !mayLeaveForm([this, id, then] {
            if (const int now = m_model->rowOf(id); now >= 0) {
                m_table->goTo(now);
                openDetails(then);
            }
        }))
        return;
    if (m_banner->error().kind == base::Kind::NotFound) // about the one before
        m_banner->clear();
    RecentTenants(m_services.store, m_backend.registry.id, m_backend.who.id).add(id);
    m_details->setTenant(m_model->tenant(row));
    if (std::exchange(m_detailsOpen, true)) {
        m_details->setFocus();
    } else {
        m_detailsWidth = std::clamp(m_detailsWidth, detailsAtLeast, std::max(detailsAtLeast, width() * 6 / 10));
        m_drawer->show();
        slide(m_detailsWidth, false);
    }
    if (then)
        then();
}

void TenantsPage::closeDetails()
{
    if (!std::exchange(m_detailsOpen, false))
        return;
    m_details->clear();
    m_table->setFocus(Qt::OtherFocusReason);
    slide(0, true);
}

void TenantsPage::slide(int to, bool thenHide)
{
    m_slide->stop();
    const int time = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    m_slide->setDuration(isVisible() ? std::min(time, 160) : 0);
    m_drawer->setMinimumWidth(0);
    m_drawer->setFullWidth(m_detailsWidth);
    m_slide->setStartValue(thenHide ? m_drawer->width() : 1);
    m_slide->setEndValue(to);
    m_slide->start();
}

void TenantsPage::currentChanged()
{
    const int row = m_table->currentRow();
    if (!m_detailsOpen || row < 0)
        return;
    if (m_details->hasUnsavedWork() && m_details->tenantId() != m_model->id(row))
        return; // the form stays until it is saved or cancelled
    m_details->setTenant(m_model->tenant(row));
}

void TenantsPage::activated(const QString &argument)
{
    if (argument.isEmpty())
        return;
    if (argument == QLatin1String("*")) {
        m_filter->setText({});
        return;
    }
    const QString id = argument.section(QLatin1Char('/'), 0, 0);
    if (QUuid::fromString(id).isNull() && !m_feed->snapshot()->find(id)) {
        m_filter->setText(argument);
        return;
    }
    if (id != m_details->tenantId() && !mayLeaveForm([this, argument] { activated(argument); }))
        return;
    m_pendingId = id;
    m_pendingTab = argument.section(QLatin1Char('/'), 1, 1);
    goToPending();
}

void TenantsPage::goToPending()
{
    if (m_pendingId.isEmpty() || m_feed->state() == TenantFeed::State::Loading || m_arranger->isBusy() || !m_arrangedOnce)
        return;
    int row = m_model->rowOf(m_pendingId);
    if (row < 0 && !m_filter->text().isEmpty() && m_model->snapshot()->find(m_pendingId)) {
        m_filter->setText({}); // it is there, the filter hides it; arranged() comes back here
        return;
    }
    const QString tab = std::exchange(m_pendingTab, {});
    const QString id = std::exchange(m_pendingId, {});
    if (row < 0) {
        m_banner->setError({.kind = base::Kind::NotFound, .message = {QT_TRANSLATE_NOOP("core", "No tenant is called %1."), {id}}, .hint = {}, .sqlstate = {}, .detail = {}});
        return;
    }
    m_table->goTo(row);
    openDetails([this, tab] {
        m_details->showTab(tab == QLatin1String("timeline") ? TenantDetails::Timeline
                           : tab == QLatin1String("features") ? TenantDetails::Features
                           : tab == QLatin1String("diagnosis") ? TenantDetails::Diagnosis
                           : tab == QLatin1String("health") ? TenantDetails::Health
                           : tab == QLatin1String("connection") ? TenantDetails::Connection : TenantDetails::Summary);
        m_table->setFocus(Qt::OtherFocusReason);
    });
}

// ---------------------------------------------------------------- page

bool TenantsPage::isSettled() const
{
    return m_slide->state() == QAbstractAnimation::Stopped && !m_arranger->isBusy() && !m_feed->isBusy() && m_pendingId.isEmpty();
}


void TenantsPage::refresh() { m_feed->load(); }
void TenantsPage::focusFilter() { m_filter->focusEditor(); }

void TenantsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_confirm->isAsking())
        m_confirm->withdraw();
    else if (event->key() == Qt::Key_Escape && m_detailsOpen && m_details->isAncestorOf(focusWidget())) // out of the form, not of the details
        leave();
    else if (event->key() == Qt::Key_Escape && m_detailsOpen)
        closeUnlessTyping();
    else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty())
        m_filter->setText({});
    else
        Page::keyPressEvent(event);
}

void TenantsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_model->setNow(QDateTime::currentDateTimeUtc());
    m_details->setNow(QDateTime::currentDateTimeUtc());
    m_minute.start();
    if (!focusWidget())
        m_table->setFocus(Qt::OtherFocusReason);
}

void TenantsPage::hideEvent(QHideEvent *event)
{
    m_minute.stop();
    Page::hideEvent(event);
}

void TenantsPage::say(const QString &text)
{
    m_said->setText(text);
    m_quiet.start();
    QAccessibleEvent event(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void TenantsPage::retranslate()
{
    setAccessibleName(title());
    setName(m_columns, tr("Columns"));
    setName(m_export, tr("Export the shown rows as CSV"), m_actions->exportCsv->shortcut().toString(QKeySequence::NativeText));
    m_actions->retranslate();
    if (m_adopt) {
        m_adopt->setText(m_actions->adopt->text());
        m_adopt->setToolTip(m_actions->adopt->toolTip());
    }
    if (m_provision) {
        m_provision->setText(m_actions->provision->text());
        m_provision->setToolTip(m_actions->provision->toolTip());
    }
    m_filter->retranslate();
    m_groups->retranslate();
    m_table->retranslate();
    m_model->retranslate();
    m_details->retranslate();
    m_said->clear();
    sayMove();
    m_arranger->resort();
    showState();
    showCounts();
    choiceChanged();
}

} // namespace tenantry::ui
