#include "ui/servers/serverspage.h"

#include "registry/filter.h"
#include "ui/servers/serverdetails.h"
#include "ui/servers/servereditor.h"
#include "ui/servers/servermodel.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/wayout.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Server;

namespace {

constexpr int tickEvery = 30'000; // milliseconds

QString filterOf(const Server &server) { return registry::Filter::term(u"server"_s, {server.name}); }

} // namespace

ServersPage::ServersPage(ServerBackend backend, const Services &services, QWidget *parent)
    : ListPage(services, parent, {u"server"_s, u"tenant"_s, u"health_server"_s}), m_backend(std::move(backend)), m_model(new ServerModel(this)),
      m_newAction(mark(new QAction(Icons::get("plus"), {}, this), "servers.add")), m_checkAllAction(mark(new QAction(Icons::get("online"), {}, this), "servers.check")),
      m_confirm(new ConfirmBar(this)), m_banner(new ErrorBanner(this)), m_details(new ServerDetails(m_backend))
{
    mark(m_new, "servers.add");
    addAbove(m_confirm);
    addAbove(m_banner);
    shareRoom(760, 430);
    QScrollArea *details = makeScrollArea(m_side, 450);
    m_side->addWidget(details);
    QWidget *form = addSide();
    details->setWidget(m_details);
    m_details->hide();
    m_editor.setMaker([this, form] {
        auto *editor = new ServerEditor(m_backend, m_services, form);
        connect(editor, &ServerEditor::closed, this, [this] {
            showSide(Details);
            if (m_model->total() == 0)
                m_state->showEmpty();
            m_table->setFocus();
        });
        connect(editor, &ServerEditor::saved, this, [this](const Server &server) {
            choose(server.id);
            showSide(Details);
            m_table->setFocus();
            refresh();
        });
        form->layout()->addWidget(editor);
        editor->show(); // now: it is filled and gets the focus right away
        return editor;
    });

    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    setModel(m_model, {{ServerModel::Name, 90}, {ServerModel::State, 192}, {ServerModel::Address, 150}, {ServerModel::Tenants, 118},
                       {ServerModel::Connections, 100}, {ServerModel::Room, 104}, {ServerModel::Tls, 90}, {ServerModel::Version, 90}}, {ServerModel::Tls, ServerModel::Version});
    clearWhenAnotherIsChosen(m_banner);
    m_table->setIconSize({16, 16});
    const bool adds = m_backend.may("servers.add"), checks = m_backend.may("servers.check");
    m_new->setVisible(adds);
    m_newAction->setVisible(adds);
    m_checkAllAction->setVisible(checks);
    if (adds)
        addAction(m_newAction);
    if (checks)
        addAction(m_checkAllAction);
    m_tick.setInterval(tickEvery);
    connectAll();
    retranslate();
    m_tick.start();
}

ServersPage::~ServersPage()
{
    for (std::stop_source &each : m_checks)
        each.request_stop();
}

void ServersPage::connectAll()
{
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    filterWith([this](const QString &words) { m_model->setFilter(words); }, [this] { showSelected(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!isTyping())
            showSide(Details);
        showSelected();
    });
    connect(m_table, &QTableView::activated, this, &ServersPage::edit); // Enter, double click
    connect(m_new, &QPushButton::clicked, this, &ServersPage::startNew);
    connect(m_newAction, &QAction::triggered, this, &ServersPage::startNew);
    connect(m_checkAllAction, &QAction::triggered, this, [this] {
        const QList<Server> all = m_model->servers();
        for (const Server &server : all)
            check(server);
    });
    connect(m_details, &ServerDetails::editRequested, this, &ServersPage::edit);
    connect(m_details, &ServerDetails::checkRequested, this, [this] {
        if (const Server *server = m_model->server(m_table->currentIndex()))
            check(*server);
    });
    connect(m_details, &ServerDetails::stopRequested, this, [this] {
        if (const Server *server = m_model->server(m_table->currentIndex()); server && m_checks.contains(server->id))
            m_checks[server->id].request_stop();
    });
    connect(m_details, &ServerDetails::removeRequested, this, &ServersPage::askToRemove);
    const auto lead = [this](const QString &page) {
        if (const Server *server = m_model->server(m_table->currentIndex()))
            emit navigate(page, filterOf(*server));
    };
    connect(m_details, &ServerDetails::tenantsWanted, this, [lead] { lead(u"tenants"_s); });
    connect(m_details, &ServerDetails::healthWanted, this, [lead] { lead(u"health"_s); });
    connect(m_confirm, &ConfirmBar::ended, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_state->emptyState(), &EmptyState::triggered, this, &ServersPage::startNew);
    connect(&m_tick, &QTimer::timeout, m_model, &ServerModel::tick);
}

QIcon ServersPage::icon() const { return Icons::get("servers"); }

void ServersPage::activated(const QString &argument)
{
    if (argument == u"new" && m_backend.may("servers.add"))
        startNew();
    else
        choose(argument);
    refresh();
}

void ServersPage::refresh()
{
    readWith(m_backend.read, [this](const ServerSnapshot &snapshot) { take(snapshot); }, [] { return tr("The servers could not be read."); });
}

bool ServersPage::isEditing() const { return m_editor.made() && m_side->currentIndex() == Editor; }

void ServersPage::take(const ServerSnapshot &snapshot)
{
    m_model->setSnapshot(snapshot);
    settle(m_model->total() == 0, isEditing(), [this](const QString &what) { return m_model->indexOf(what); });
    if (isEditing() && !m_editor->isNew())
        m_editor->setCurrent(m_model->find(m_editor->serverId()));
    showSelected();
}

void ServersPage::showSelected()
{
    const Server *server = m_model->server(m_table->currentIndex());
    m_details->setVisible(server != nullptr);
    if (server)
        m_details->setServer(*server, m_model->look(server->id), m_model->isChecking(server->id));
}

void ServersPage::showSide(Side side)
{
    m_confirm->withdrawDiscard();
    m_side->setCurrentIndex(side);
    if (side == Details)
        showSelected();
}

void ServersPage::startNew()
{
    if (!leave())
        return;
    m_state->showContent();
    showSide(Editor);
    m_editor->startNew();
}

void ServersPage::edit()
{
    const Server *server = m_model->server(m_table->currentIndex());
    if (!server || !m_backend.may("servers.edit") || !leave())
        return;
    showSide(Editor);
    m_editor->start(*server);
}

void ServersPage::check(const Server &server)
{
    if (m_model->isChecking(server.id))
        return;
    m_model->setChecking(server.id, true);
    std::stop_source stop;
    m_checks.insert(server.id, stop);
    showSelected();
    base::run(m_services.workers, stop.get_token(), [ask = m_backend.check, server](std::stop_token token) { return ask(server, token); })
        .then(this, [this, id = server.id](const base::Result<drivers::ServerCapacity> &outcome) {
            m_checks.remove(id);
            m_model->setChecking(id, false);
            if (outcome || outcome.error().kind != base::Kind::Cancelled) // what was stopped says nothing about the server
                m_model->setChecked(id, lookOf(outcome, QDateTime::currentDateTimeUtc()));
            showSelected();
        });
}

void ServersPage::refuseToRemove(const base::Error &error, const QString &filter)
{
    m_banner->clearActions();
    if (error.kind == base::Kind::Conflict)
        m_banner->addAction([] { return tr("Show them"); }, [this, filter] { emit navigate(u"tenants"_s, filter); });
    m_banner->setError(error, [] { return tr("The server was not removed."); });
}

void ServersPage::askToRemove()
{
    const Server *server = m_model->server(m_table->currentIndex());
    if (!server)
        return;
    m_banner->clear();
    if (server->tenants > 0) // in the words in which the registry refuses it, without a question that leads nowhere
        return refuseToRemove({base::Kind::Conflict, {QT_TRANSLATE_N_NOOP("core", "%n tenant(s) live on %1."), {server->name}, server->tenants},
                               QT_TRANSLATE_NOOP("core", "Move or retire them first; meanwhile the server can be closed for new tenants."), {}, {}},
                              filterOf(*server));
    m_confirm->ask(tr("Remove “%1” from the registry? Nothing is done to the server itself.").arg(base::printable(server->name)), tr("Remove it"), true,
                   [this, id = server->id, filter = filterOf(*server)] {
        base::run(m_services.workers, m_stop.get_token(), [remove = m_backend.remove, id](std::stop_token stop) { return remove(id, stop); })
            .then(this, [this, filter](const base::Result<void> &done) {
                if (!done)
                    refuseToRemove(done.error(), filter);
                refresh();
            });
    });
}

bool ServersPage::isTyping() const { return m_editor.made() && m_editor->hasUnsavedWork(); }
bool ServersPage::leave() { return !isTyping() || m_confirm->askToDiscard([this] { leaveForm(m_side); }); }

void ServersPage::retranslate()
{
    labelList(tr("Filter by name, host or role"), tr("Servers"));
    m_new->setText(tr("&Add server"));
    m_newAction->setText(tr("Add a server…"));
    m_checkAllAction->setText(tr("Check all servers"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(u"servers"_s);
    empty->setTexts(tr("No servers yet"), tr("Tenants live on PostgreSQL servers: one role with CREATEDB and CREATEROLE on each is all that is needed."));
    empty->setAction(m_backend.may("servers.add") ? tr("Add the first server") : QString(), u"plus"_s);
    m_model->retranslate();
    m_details->retranslate();
    showSelected();
    if (m_editor.made())
        m_editor->retranslate();
}

PageFactory serversPageFactory()
{
    PageFactory factory;
    factory.key = u"servers"_s;
    factory.icon = u"servers"_s;
    factory.title = [] { return ServersPage::tr("Servers"); };
    factory.create = [](const Services &services, QWidget *parent) { return new ServersPage(serverBackend(services), services, parent); };
    factory.starts = {{QStringLiteral("new"), QStringLiteral("plus"), [] { return ServersPage::tr("Add a server…"); }, "servers.add"}};
    return factory;
}

} // namespace tenantry::ui
