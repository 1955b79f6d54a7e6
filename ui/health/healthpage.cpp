#include "ui/health/healthpage.h"

#include "registry/listener.h"
#include "ui/health/alertpanel.h"
#include "ui/health/collectorbar.h"
#include "ui/health/healthdelegate.h"
#include "ui/health/healthmodel.h"
#include "ui/health/healthwatch.h"
#include "ui/health/healthwords.h"
#include "ui/health/servercards.h"
#include "ui/health/serverhistory.h"
#include "ui/health/thresholdpanel.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/filterbox.h"
#include "ui/theme/icons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/statestack.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolTip>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;

namespace {

constexpr int tracesEvery = 60'000, collectorEvery = 10'000; // milliseconds

} // namespace

HealthPage::HealthPage(HealthBackend backend, const Services &services, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)), m_reader(new HealthReader(m_backend, services.workers, this)),
      m_watch(new HealthWatch(m_backend.watch, services.workers, this)), m_model(new HealthModel(this)), m_state(new StateStack(this)),
      m_filter(new FilterBox(this)), m_collector(new CollectorBar(m_backend, m_watch, this)), m_servers(new ServerCards), m_map(new FleetMap), m_legendPlace(new QWidget), m_tabs(new QTabBar),
      m_command(new CopyButton), m_stack(new QStackedWidget), m_table(new QTableView), m_nothing(makeLabel(Look::Muted, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    layout->addWidget(m_collector->banner());
    layout->addWidget(m_state, 1);

    auto *content = new QWidget(m_state);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_servers);
    auto *legend = new QHBoxLayout(m_legendPlace);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->setSpacing(4);
    for (int i = 0; i < healthStates; ++i) {
        QPushButton *button = m_legend[size_t(i)] = makeButton(ButtonKind::Ghost, m_legendPlace);
        button->setCheckable(true);
        button->setIconSize({14, 14});
        legend->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, state = HealthState(i)](bool on) { only(on ? std::optional(state) : std::nullopt); });
    }
    legend->addStretch(1);
    column->addWidget(m_map);
    column->addWidget(m_legendPlace);
    auto *tabs = new QHBoxLayout;
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int tab = 0; tab < Tabs; ++tab)
        m_tabs->addTab({});
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    tabs->addWidget(m_command);
    column->addLayout(tabs);
    auto *list = new QWidget(m_stack);
    auto *rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    m_nothing->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    rows->addWidget(m_nothing);
    rows->addWidget(m_table, 1);
    m_stack->addWidget(list);
    QWidget *alerts = makePlace(m_stack), *thresholds = makePlace(m_stack), *history = makePlace(m_stack);
    for (QWidget *place : {alerts, thresholds, history})
        m_stack->addWidget(place);
    m_tabs->setTabVisible(Servers, m_backend.admin());
    m_alerts.setMaker([this, alerts] { return makeAlerts(alerts); });
    m_thresholds.setMaker([this, thresholds] { return makeThresholds(thresholds); });
    m_history.setMaker([this, history] { return makeHistory(history); });
    column->addWidget(m_stack, 1);
    m_state->setContent(content);

    m_table->setModel(m_model);
    styleTable(m_table, 34);
    m_table->setItemDelegate(new HealthDelegate(m_table));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setMouseTracking(true);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_servers->setVisible(m_backend.admin());
    m_map->setMaximumHeight(204);
    setFocusProxy(m_table);
    m_tracesSoon.setSingleShot(true);
    m_tracesSoon.setInterval(150);
    m_tracesLater.setSingleShot(true);
    m_tracesLater.setInterval(tracesEvery);
    m_hoursLater.setInterval(tracesEvery);
    m_tick.setInterval(5'000);
    m_look.setInterval(collectorEvery);
    connectAll();
    retranslate();
}

HealthPage::~HealthPage() { m_stop.request_stop(); }

QWidget *HealthPage::buildHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_filter, 1);
    row->addWidget(m_collector, 0, Qt::AlignTop);
    return head;
}

AlertPanel *HealthPage::makeAlerts(QWidget *place)
{
    auto *alerts = new AlertPanel(m_backend, m_services, place);
    place->layout()->addWidget(alerts);
    connect(alerts, &AlertPanel::severityWanted, this, [this](std::optional<registry::Severity> severity) {
        m_wish.severity = severity;
        arrangeSoon();
    });
    connect(alerts, &AlertPanel::tenantWanted, this, [this](const QString &argument) { emit navigate(u"tenants"_s, argument); });
    connect(alerts, &AlertPanel::serverWanted, this, [this](const QString &name) {
        m_filter->setText(registry::Filter::term(u"server"_s, {name}));
        m_tabs->setCurrentIndex(Tenants);
    });
    connect(alerts, &AlertPanel::thresholdWanted, this, [this](const QString &metric) {
        m_thresholds->choose(metric);
        m_tabs->setCurrentIndex(Thresholds);
    });
    connect(alerts, &AlertPanel::changed, this, &HealthPage::refresh);
    alerts->retranslate();
    if (m_model->view()) {
        alerts->setNow(m_collector->now());
        alerts->setView(m_model->view(), m_wish);
    }
    return alerts;
}

ThresholdPanel *HealthPage::makeThresholds(QWidget *place)
{
    auto *thresholds = new ThresholdPanel(m_backend, m_services, place);
    place->layout()->addWidget(thresholds);
    connect(thresholds, &ThresholdPanel::changed, this, &HealthPage::refresh);
    thresholds->retranslate();
    if (m_model->view())
        thresholds->setSnapshot(m_model->view()->snapshot);
    return thresholds;
}

ServerHistory *HealthPage::makeHistory(QWidget *place)
{
    auto *history = new ServerHistory(m_backend, m_services, place);
    place->layout()->addWidget(history);
    history->retranslate();
    if (m_snapshot)
        history->setSnapshot(m_snapshot);
    return history;
}

void HealthPage::connectAll()
{
    connect(m_filter, &FilterBox::filterChanged, this, [this] {
        m_wish.filter = m_filter->filter();
        arrangeSoon();
    });
    connect(m_filter, &FilterBox::left, this, [this] {
        if (m_tabs->currentIndex() == Servers)
            m_tabs->setCurrentIndex(Tenants); // what is filtered is not there
        QTableView *table = m_tabs->currentIndex() == Thresholds ? m_thresholds->table() : m_tabs->currentIndex() == Alerts ? m_alerts->table() : m_table;
        table->setFocus(Qt::OtherFocusReason);
        if (!table->currentIndex().isValid() && table->model()->rowCount() > 0)
            table->setCurrentIndex(table->model()->index(0, 0));
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (tab == Alerts)
            m_alerts.make();
        else if (tab == Thresholds)
            m_thresholds.make();
        else if (tab == Servers)
            m_history.make();
        m_stack->setCurrentIndex(tab);
        setFocusProxy(tab == Servers ? static_cast<QWidget *>(m_history.get()) : tab == Thresholds ? m_thresholds->table() : tab == Alerts ? m_alerts->table() : m_table);
        m_command->setVisible(tab != Thresholds); // what is typed there has a command of its own
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int section, Qt::SortOrder order) {
        m_wish.sort = section >= 0 && section < healthColumns ? std::optional(HealthColumn(section)) : std::nullopt;
        m_wish.order = order;
        arrangeSoon();
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &at) { emit navigate(u"tenants"_s, at.data(HealthModel::IdRole).toString() + u"/health"_s); });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, &m_tracesSoon, qOverload<>(&QTimer::start));
    connect(m_model, &QAbstractItemModel::modelReset, &m_tracesSoon, qOverload<>(&QTimer::start));
    connect(&m_tracesSoon, &QTimer::timeout, this, &HealthPage::readTraces);
    connect(&m_tracesLater, &QTimer::timeout, this, &HealthPage::readTraces);
    connect(&m_hoursLater, &QTimer::timeout, this, &HealthPage::readServerHours);
    connect(m_map, &FleetMap::activated, this, [this](int cell) {
        const auto &lines = m_model->view()->cellLines;
        if (cell >= 0 && cell < int(lines.size()))
            goTo(lines[size_t(cell)]);
    });
    connect(m_map, &FleetMap::asked, this, [this](int cell, const QPoint &where) {
        const HealthView &view = *m_model->view();
        if (cell < 0 || cell >= int(view.cellLines.size()))
            return;
        const HealthLine &line = view.snapshot->lines[size_t(view.cellLines[size_t(cell)])];
        const QString wrong = HealthWords::cellText(*view.snapshot, line, HealthColumn::Alerts);
        const QString text = tr("%1: %2", "tenant, health").arg(base::printable(line.tenant.slug), HealthWords::state(line.state).text) + (wrong.isEmpty() ? QString() : u" · "_s + wrong);
        QToolTip::showText(where, text, m_map);
        m_map->setAccessibleDescription(text);
    });
    connect(m_servers, &ServerCards::chosen, this, [this](const QString &name) { m_filter->setText(registry::Filter::term(u"server"_s, {name})); });
    connect(m_servers, &ServerCards::alertsWanted, this, [this](const QString &name) {
        m_filter->setText(registry::Filter::term(u"server"_s, {name}));
        m_tabs->setCurrentIndex(Alerts);
    });
    connect(m_servers, &ServerCards::historyWanted, this, [this](const QString &name) {
        m_tabs->setCurrentIndex(Servers);
        m_history->choose(name);
    });
    m_command->setSource([this] { return commandText(); });
    connect(m_state, &StateStack::retry, this, &HealthPage::refresh);
    connect(m_state->emptyState(), &EmptyState::triggered, this, [this] { emit navigate(u"wizard"_s, {}); });
    connect(m_reader, &HealthReader::began, this, [this] {
        m_state->showLoading();
        emit busyChanged(true);
    });
    connect(m_reader, &HealthReader::done, this, &HealthPage::take);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_collector->tick();
        if (AlertPanel *alerts = m_alerts.made())
            alerts->setNow(m_collector->now());
    });
    connect(&m_look, &QTimer::timeout, this, &HealthPage::readCollecting);
    connect(m_watch, &HealthWatch::changed, this, &HealthPage::readCollecting);
    if (!m_services.listener)
        return;
    connect(m_services.listener, &registry::Listener::changed, m_reader, [this](const QString &table) { m_reader->tell(table); });
    connect(m_services.listener, &registry::Listener::online, this, [this] {
        m_offline = false;
        m_state->setOffline({});
        m_reader->forget(); // nobody told anything meanwhile
        m_reader->tell({});
    });
    connect(m_services.listener, &registry::Listener::offline, this, [this](const QDateTime &since) {
        m_offline = true;
        m_state->setOffline(m_readAt.isValid() ? m_readAt : since);
    });
}

QIcon HealthPage::icon() const { return Icons::get("health"); }

void HealthPage::activated(const QString &argument)
{
    const auto chose = [this](std::optional<HealthState> state, std::optional<registry::Severity> severity, Tab tab) {
        m_wish.only = state;
        m_wish.severity = severity;
        m_tabs->setCurrentIndex(tab);
        m_filter->setText({});
        arrangeSoon();
    };
    if (argument.startsWith(u"state:") && healthStateFromName(argument.sliced(6))) // of health; a tenant's own states are the filter's
        chose(healthStateFromName(argument.sliced(6)), {}, Tenants);
    else if (argument == u"alerts" || argument.startsWith(u"alerts:"))
        chose({}, argument == u"alerts:critical" ? std::optional(registry::Severity::Critical) : argument == u"alerts:warning" ? std::optional(registry::Severity::Warning) : std::nullopt, Alerts);
    else if (argument.startsWith(u"alert:")) {
        m_wantedAlert = argument.sliced(6);
        chose({}, {}, Alerts);
    } else if (argument == u"thresholds") {
        m_tabs->setCurrentIndex(Thresholds);
    } else if (argument == u"servers" && m_backend.admin()) {
        m_tabs->setCurrentIndex(Servers);
    } else if (!argument.isEmpty()) {
        m_filter->setText(argument);
    }
    refresh();
}

void HealthPage::refresh() { m_reader->readAll(); }

void HealthPage::take(const Result<HealthSnapshotPtr> &result)
{
    emit busyChanged(false);
    if (!result) {
        if (result.error().kind == base::Kind::Cancelled)
            return;
        const bool away = result.error().kind == base::Kind::Unreachable || result.error().kind == base::Kind::Timeout;
        if (m_readAt.isValid() && away)
            m_state->setOffline(m_readAt); // what is on the screen stays, with its age
        else
            m_state->showError(result.error(), [] { return tr("How the fleet is could not be read."); });
        return;
    }
    const bool first = !std::exchange(m_snapshot, *result);
    if (first)
        readServerHours();
    m_readAt = QDateTime::currentDateTimeUtc();
    m_state->clearError();
    m_state->setOffline(m_offline ? m_readAt : QDateTime());
    m_collector->set({m_snapshot->collector, m_snapshot->now}, m_snapshot->latest);
    arrangeSoon();
}

void HealthPage::arrangeSoon()
{
    if (!m_snapshot)
        return;
    m_arranging = true;
    base::run(m_services.workers, m_stop.get_token(), [snapshot = m_snapshot, wish = m_wish](std::stop_token) -> Result<HealthViewPtr> { return arrange(snapshot, wish); })
        .then(this, [this, number = ++m_newestView](const Result<HealthViewPtr> &view) {
            if (number != m_newestView)
                return;
            m_arranging = false;
            if (view)
                setView(*view);
        });
}

void HealthPage::setView(const HealthViewPtr &view)
{
    const HealthSnapshot &snapshot = *view->snapshot;
    const QString current = m_table->currentIndex().data(HealthModel::IdRole).toString();
    m_model->show(view);
    if (!current.isEmpty() && m_table->currentIndex().data(HealthModel::IdRole).toString() != current)
        if (const int row = m_model->rowOf(current); row >= 0)
            m_table->setCurrentIndex(m_model->index(row, 0));
    m_map->setCells(view->cells);
    m_servers->setServers(snapshot.servers);
    m_servers->setVisible(!snapshot.servers.isEmpty());
    if (AlertPanel *alerts = m_alerts.made()) {
        alerts->setNow(m_collector->now());
        alerts->setView(view, m_wish);
    }
    if (ThresholdPanel *thresholds = m_thresholds.made())
        thresholds->setSnapshot(view->snapshot);
    if (ServerHistory *history = m_history.made())
        history->setSnapshot(view->snapshot);
    if (!m_wantedAlert.isEmpty() && m_alerts->model()->rowOf(m_wantedAlert) >= 0)
        m_alerts->choose(std::exchange(m_wantedAlert, {}));
    showLegend();
    if (snapshot.lines.empty() && snapshot.servers.isEmpty())
        m_state->showEmpty();
    else
        m_state->showContent();
    const bool none = view->rows.empty();
    m_nothing->setVisible(none);
    m_table->setVisible(!none);
    m_map->setVisible(!view->cells.isEmpty());
    if (!none && isVisible() && !std::exchange(m_focusedOnce, true)) {
        const QWidget *focus = window()->focusWidget();
        if (!focus || !(isAncestorOf(focus) || focus->inherits("QLineEdit")))
            m_table->setFocus(Qt::OtherFocusReason);
    }
}

void HealthPage::showLegend()
{
    const HealthView &view = *m_model->view();
    QStringList said;
    for (int i = 0; i < healthStates; ++i) {
        QPushButton *button = m_legend[size_t(i)];
        const int count = view.counts[size_t(i)];
        button->setText(HealthWords::stateCount(HealthState(i), count));
        button->setIcon(FleetMap::sample(HealthWords::cell(HealthState(i)), 14, devicePixelRatioF()));
        button->setVisible(count > 0 || m_wish.only == HealthState(i));
        button->setChecked(m_wish.only == HealthState(i));
        if (count > 0)
            said << button->text();
    }
    m_map->setAccessibleName(tr("Map of tenants: %1").arg(said.join(u", "_s)));
    const int total = int(view.snapshot->lines.size()), shown = int(view.rows.size());
    m_tabs->setTabText(Tenants, shown == total ? tr("Tenants (%1)").arg(QLocale().toString(total)) : tr("Tenants (%1 of %2)").arg(QLocale().toString(shown), QLocale().toString(total)));
    m_tabs->setTabText(Alerts, tr("Alerts (%1)").arg(QLocale().toString(view.criticalAlerts + view.warningAlerts)));
    m_nothing->setText(total == 0 ? tr("There is no tenant.") : tr("No tenant is what is asked for here."));
}

void HealthPage::only(std::optional<HealthState> state)
{
    m_wish.only = state;
    m_tabs->setCurrentIndex(Tenants);
    arrangeSoon();
}

// From a cell to its row; what hides the row is put aside.
void HealthPage::goTo(int line)
{
    m_tabs->setCurrentIndex(Tenants);
    const auto &rows = m_model->view()->rows;
    const auto at = std::ranges::find(rows, line);
    if (at == rows.end()) {
        m_wish.only.reset();
        setView(arrange(m_snapshot, m_wish));
        const auto &all = m_model->view()->rows;
        if (const auto again = std::ranges::find(all, line); again != all.end())
            m_table->setCurrentIndex(m_model->index(int(again - all.begin()), 0));
    } else {
        m_table->setCurrentIndex(m_model->index(int(at - rows.begin()), 0));
    }
    m_table->setFocus(Qt::OtherFocusReason);
}

// Drawings of those in sight only: ten thousand tenants' last hours are half a million samples.
void HealthPage::readTraces()
{
    if (!m_backend.traces || !isVisible() || m_model->rowCount() == 0)
        return;
    const int first = std::max(0, m_table->rowAt(0)), end = std::min(m_model->rowCount(), first + m_table->viewport()->height() / 34 + 12);
    QStringList ids;
    for (int row = first; row < end; ++row)
        ids << m_model->line(row).tenant.id;
    m_tracesLater.start(); // they grow
    base::run(m_services.workers, m_stop.get_token(), [traces = m_backend.traces, ids](std::stop_token stop) { return traces(ids, stop); })
        .then(this, [this, number = ++m_newestTraces](const Result<HealthTraces> &traces) {
            if (number != m_newestTraces)
                return;
            if (traces)
                m_model->setTraces(*traces);
        });
}

void HealthPage::readServerHours()
{
    if (!m_backend.serverHours || !isVisible())
        return;
    base::run(m_services.workers, m_stop.get_token(), m_backend.serverHours).then(this, [this](const Result<ServerHours> &hours) {
        if (hours && m_snapshot)
            m_servers->setHours(*hours, m_snapshot->now);
    });
    if (ServerHistory *history = m_history.made())
        history->reload();
}

// Who collects is not told by the registry: it is asked now and then.
void HealthPage::readCollecting()
{
    if (!m_backend.collecting || !m_snapshot || m_offline)
        return;
    base::run(m_services.workers, m_stop.get_token(), m_backend.collecting).then(this, [this](const Result<HealthCollecting> &collecting) {
        if (collecting)
            m_collector->setCollecting(*collecting);
    });
}

QString HealthPage::commandText() const
{
    if (m_tabs->currentIndex() == Servers)
        return commandLine({u"health"_s, u"show"_s, u"--server"_s, m_history->serverName(), u"--history"_s, QString::number(m_history->hours())});
    QStringList words{u"health"_s, m_tabs->currentIndex() == Alerts ? u"alerts"_s : u"show"_s};
    if (m_tabs->currentIndex() == Tenants && !m_filter->text().trimmed().isEmpty())
        words << u"--filter"_s << m_filter->text().trimmed();
    return commandLine(words);
}

void HealthPage::focusFilter() { m_filter->focusEditor(); }

void HealthPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_tick.start();
    m_look.start();
    m_tracesSoon.start();
    m_hoursLater.start();
    if (m_snapshot)
        readServerHours();
    m_reader->setWatched(true);
}

void HealthPage::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    m_look.stop();
    m_tracesSoon.stop();
    m_tracesLater.stop();
    m_hoursLater.stop();
    m_reader->setWatched(false);
    Page::hideEvent(event);
}

void HealthPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && (m_wish.only || m_wish.severity)) {
        m_wish.severity.reset();
        m_wish.only.reset();
        arrangeSoon();
    } else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->setText({});
    } else {
        Page::keyPressEvent(event);
    }
}

void HealthPage::retranslate()
{
    setAccessibleName(title());
    m_tabs->setAccessibleName(tr("Views"));
    m_table->setAccessibleName(tr("Tenants, worst first"));
    m_command->setWhat(tr("this list as command"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(u"health"_s);
    const bool provisions = m_backend.may("tenants.provision");
    empty->setTexts(tr("No tenants yet"), m_backend.admin() ? tr("As soon as there is one, this page shows how it is.") : tr("None is assigned to you. An administrator can change that."));
    empty->setAction(provisions ? tr("Provision the first tenant") : QString(), u"plus"_s);
    m_filter->retranslate();
    m_collector->retranslate();
    m_servers->retranslate();
    m_model->retranslate();
    constexpr int widths[healthColumns] = {190, 140, 230, 100, 172, 84, 96, 104, 84, 96, 92, 90, 110, 110, 90, 84, 90, 130, 110};
    for (int i = 0; i < healthColumns; ++i) // words of headings are longer in some languages
        m_table->setColumnWidth(i, std::max(widths[i], m_table->horizontalHeader()->sectionSizeHint(i)));
    if (AlertPanel *alerts = m_alerts.made())
        alerts->retranslate();
    if (ThresholdPanel *thresholds = m_thresholds.made())
        thresholds->retranslate();
    if (ServerHistory *history = m_history.made())
        history->retranslate();
    m_tabs->setTabText(Thresholds, tr("Thresholds"));
    m_tabs->setTabText(Servers, tr("Servers"));
    showLegend();
}

PageFactory healthPageFactory()
{
    PageFactory factory;
    factory.key = QStringLiteral("health");
    factory.icon = QStringLiteral("health");
    factory.title = [] { return HealthPage::tr("Health"); };
    factory.create = [](const Services &services, QWidget *parent) { return new HealthPage(healthBackend(services), services, parent); };
    return factory;
}

} // namespace tenantry::ui
