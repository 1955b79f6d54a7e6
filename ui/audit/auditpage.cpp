#include "ui/audit/auditpage.h"

#include "registry/listener.h"
#include "ui/audit/auditexport.h"
#include "ui/audit/auditmodel.h"
#include "ui/audit/chaincheck.h"
#include "ui/audit/eventdetails.h"
#include "ui/tenants/commandline.h"
#include "ui/theme/icons.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace tenantry::ui {

using registry::Event;

namespace {

constexpr int sideWidth = 400; // at least

} // namespace

struct AuditPage::Answer {
    registry::EventFilter filter;
    QList<Event> events;
    QString noTenant; // why the tenant asked for is none
};

AuditPage::AuditPage(AuditBackend backend, const Services &services, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)), m_model(new AuditModel(this)), m_state(new StateStack(this)), m_table(new QTableView),
      m_filters(new AuditFilters(this)), m_exportButton(makeButton(ButtonKind::Normal, this, QStringLiteral("download"))),
      m_verify(makeButton(ButtonKind::Normal, this, QStringLiteral("shield"))), m_newer(makeButton(ButtonKind::Primary, this, QStringLiteral("chevron-up"))),
      m_command(new CopyButton(this)), m_export(new AuditExport(m_backend, services, this)), m_splitter(new QSplitter(m_state)), m_side(new QStackedWidget(m_splitter))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    for (QWidget *tool : std::initializer_list<QWidget *>{m_command, m_exportButton, m_verify})
        m_filters->addTool(tool);
    layout->addWidget(m_filters);
    layout->addWidget(m_export);
    layout->addWidget(m_state, 1);
    auto *left = new QWidget;
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_newer, 0, Qt::AlignHCenter);
    leftColumn->addWidget(m_table, 1);
    m_newer->hide();
    m_state->setContent(m_splitter);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 4);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    QScrollArea *details = makeScrollArea(m_side, sideWidth), *chain = makeScrollArea(m_side, sideWidth);
    m_side->addWidget(details);
    m_side->addWidget(chain);
    auto *inside = new QWidget(details); // made where it stays: what is given another parent is styled anew, with all in it
    details->setWidget(inside);
    m_details = new EventDetails(m_model, inside);
    auto *insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(0, 0, 0, 0);
    insideColumn->addWidget(m_details);
    m_chain.setMaker([this, chain] {
        auto *check = new ChainCheck(m_backend, m_services, chain);
        connect(check, &ChainCheck::closed, this, [this] { showSide(Details); });
        connect(check, &ChainCheck::eventWanted, this, &AuditPage::showEvent);
        chain->setWidget(check);
        return check;
    });

    m_table->setModel(m_model);
    setFocusProxy(m_table);
    styleTable(m_table, 34);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // The sentence goes first. Where it is narrow because one event is looked at, that one's changes and program stand beside the list.
    new ColumnFit(m_table, {{AuditModel::Time, 126}, {AuditModel::What, 396}, {AuditModel::Operator, 78}, {AuditModel::Program, 94}, {AuditModel::Tenant, 112}, {AuditModel::Changes, 180}},
                  {AuditModel::Program, AuditModel::Changes}, {AuditModel::Time, AuditModel::Operator, AuditModel::Tenant});
    m_side->hide();

    connect(m_filters, &AuditFilters::changed, this, [this] {
        if (m_filters->query().arguments() != m_asked)
            read();
    });
    connect(m_filters->search(), &SearchField::left, this, [this] { goInto(m_table); });
    connect(m_model, &AuditModel::moreWanted, this, &AuditPage::readMore);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            showSide(Details);
        showSelected();
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &at) {
        if (const Event *event = m_model->event(at); event && !event->tenant.isEmpty())
            emit navigate(QStringLiteral("tenants"), event->tenantId);
    });
    connect(m_newer, &QPushButton::clicked, this, [this] {
        m_table->setFocus();
        showNewer();
        m_table->scrollToTop();
    });
    connect(m_exportButton, &QPushButton::clicked, this, [this] {
        if (m_filters->query().arguments() != m_asked) // typed or cleared a moment ago: the list says the same as the file
            read();
        m_export->ask(m_filters->query()); // and not m_filter: its answer may be on its way
    });
    connect(m_verify, &QPushButton::clicked, this, [this] {
        showSide(Chain);
        m_chain->start();
    });
    connect(m_details, &EventDetails::tenantOpened, this, [this](const QString &id) { emit navigate(QStringLiteral("tenants"), id); });
    connect(m_details, &EventDetails::tenantWanted, m_filters, &AuditFilters::setTenant);
    connect(m_details, &EventDetails::operatorWanted, m_filters, &AuditFilters::setOperator);
    m_command->setSource([this] { return command(); });
    connect(m_state, &StateStack::retry, this, &AuditPage::read);
    connect(m_state->emptyState(), &EmptyState::triggered, m_filters->clearButton(), &QPushButton::click);
    m_soon.setInterval(250);
    connect(&m_soon, &SeenTimer::timeout, this, &AuditPage::readNewer);
    if (services.listener) {
        const auto soon = [this] {
            if (!m_soon.isActive())
                m_soon.start();
        };
        connect(services.listener, &registry::Listener::changed, this, soon); // whatever changed, an event may tell of it
        connect(services.listener, &registry::Listener::online, this, [this, soon] {
            m_offline = {};
            m_state->setOffline({});
            soon();
        });
        connect(services.listener, &registry::Listener::offline, this, [this](const QDateTime &since) {
            m_offline = since;
            m_state->setOffline(m_readAt);
        });
    }
    retranslate();
}

AuditPage::~AuditPage() { m_stop.request_stop(); }

QIcon AuditPage::icon() const { return Icons::get("audit"); }

void AuditPage::activated(const QString &argument)
{
    if (argument == u"verify") {
        showSide(Chain);
        if (!m_readOnce)
            refresh();
        return;
    }
    if (argument.startsWith(u"seq:")) {
        showEvent(argument.mid(4).toLongLong());
        return;
    }
    if (!argument.isEmpty())
        m_filters->setText(argument);
    if (!argument.isEmpty() || !m_readOnce)
        refresh();
}

void AuditPage::refresh()
{
    readChoices();
    read();
}

void AuditPage::readChoices()
{
    if (!m_backend.choices)
        return;
    base::run(m_services.workers, m_stop.get_token(), m_backend.choices).then(this, [this](const base::Result<AuditChoices> &choices) {
        if (!choices)
            return; // reading the events says why
        m_filters->setChoices(choices->authors);
        m_model->setNames(choices->names);
        showSelected();
    });
}

void AuditPage::read()
{
    if (!m_backend.list)
        return;
    const AuditQuery query = m_filters->query();
    m_asked = query.arguments();
    m_filters->setTenantProblem({});
    m_waiting.clear();
    m_tooMany = false;
    m_jumped = m_wanted > 0;
    tellNewer();
    m_state->showLoading();
    ++m_newestMore; // older ones of another query that are on their way
    emit busyChanged(true);
    base::run(m_services.workers, m_stop.get_token(), [list = m_backend.list, tenantId = m_backend.tenantId, query, before = m_wanted > 0 ? m_wanted + pageSize / 2 : 0](std::stop_token stop)
                  -> base::Result<Answer> {
        Answer out;
        out.filter = query.filter;
        if (!query.tenant.isEmpty()) {
            const auto id = tenantId(query.tenant, stop);
            if (!id && id.error().kind == base::Kind::NotFound) {
                out.noTenant = QStringList{id.error().message.translated(), id.error().hint.translated()}.join(u' ').trimmed();
                return out;
            }
            if (!id)
                return std::unexpected(id.error());
            out.filter.tenantId = *id;
        }
        TRY(out.events, list(out.filter, pageSize, before, stop));
        return out;
    }).then(this, [this, number = ++m_newest](const base::Result<Answer> &page) {
        if (number != m_newest)
            return;
        emit busyChanged(false);
        if (page)
            take(*page);
        else
            m_state->showError(page.error(), [] { return tr("The events could not be read."); });
    });
}

void AuditPage::take(const Answer &page)
{
    m_filter = page.filter;
    m_readAt = QDateTime::currentDateTimeUtc();
    m_readOnce = true;
    m_state->clearError();
    m_filters->setTenantProblem(page.noTenant);
    const Event *before = m_model->event(m_table->currentIndex());
    const qint64 selected = m_wanted > 0 ? std::exchange(m_wanted, 0) : before ? before->seq : 0;
    m_model->setEvents(page.events, page.events.size() >= pageSize);
    if (page.events.isEmpty()) {
        retranslate();
        m_state->showEmpty();
    } else {
        m_state->showContent();
    }
    if (const QModelIndex at = m_model->indexOf(selected); at.isValid()) {
        m_table->setCurrentIndex(at);
        m_table->scrollTo(at, QAbstractItemView::PositionAtCenter);
    }
    showSelected();
    m_exportButton->setEnabled(!page.events.isEmpty());
}

void AuditPage::readMore(qint64 beforeSeq)
{
    base::run(m_services.workers, m_stop.get_token(), [list = m_backend.list, filter = m_filter, beforeSeq](std::stop_token stop) { return list(filter, pageSize, beforeSeq, stop); })
        .then(this, [this, number = ++m_newestMore](const base::Result<QList<Event>> &events) {
            if (number != m_newestMore)
                return;
            if (events) {
                m_model->append(*events, events->size() >= pageSize);
                return;
            }
            m_model->setMore(true);
            m_state->showError(events.error(), [] { return tr("Older events could not be read."); });
        });
}

// Events are written in order and without gaps: what is newer is what has a higher number.
void AuditPage::readNewer()
{
    if (!m_readOnce || !m_backend.list || m_tooMany || m_jumped)
        return;
    if (m_readingNewer) {
        m_newerAgain = true;
        return;
    }
    m_readingNewer = true;
    m_newerAgain = false;
    registry::EventFilter filter = m_filter;
    filter.afterSeq = m_waiting.isEmpty() ? m_model->newest() : m_waiting.first().seq;
    base::run(m_services.workers, m_stop.get_token(), [list = m_backend.list, filter](std::stop_token stop) { return list(filter, mostWaiting + 1, 0, stop); })
        .then(this, [this, number = m_newest, after = filter.afterSeq](const base::Result<QList<Event>> &events) {
            m_readingNewer = false;
            if (m_newerAgain)
                m_soon.start();
            if (!events || number != m_newest || events->isEmpty()) // read anew meanwhile; or: the window says that the registry does not answer
                return;
            if (after != (m_waiting.isEmpty() ? m_model->newest() : m_waiting.first().seq))
                return;
            m_readAt = QDateTime::currentDateTimeUtc();
            m_waiting = *events + m_waiting;
            m_tooMany = m_waiting.size() > mostWaiting;
            // Somebody who looks at the newest ones and at none in particular sees them come; otherwise nothing moves.
            const bool watching = m_table->verticalScrollBar()->value() == 0 && !m_table->currentIndex().isValid();
            if (watching || m_model->rowCount() == 0)
                showNewer();
            else
                tellNewer();
        });
}

void AuditPage::showNewer()
{
    if (m_tooMany || m_jumped) {
        m_table->setCurrentIndex({}); // of the part that is left
        read();
        return;
    }
    m_model->prepend(std::exchange(m_waiting, {}));
    if (m_model->rowCount() > 0)
        m_state->showContent();
    m_exportButton->setEnabled(m_model->rowCount() > 0);
    tellNewer();
}

void AuditPage::tellNewer()
{
    m_newer->setText(m_jumped ? tr("Back to the newest") : m_tooMany ? tr("More than %Ln new events", nullptr, mostWaiting) : tr("%Ln new event(s)", nullptr, int(m_waiting.size())));
    m_newer->setVisible(m_jumped || !m_waiting.isEmpty());
}

void AuditPage::showEvent(qint64 seq)
{
    if (seq <= 0)
        return;
    if (const QModelIndex at = m_model->indexOf(seq); at.isValid()) {
        m_table->setCurrentIndex(at);
        m_table->scrollTo(at, QAbstractItemView::PositionAtCenter);
        return;
    }
    m_filters->clear();
    m_wanted = seq;
    refresh();
}

void AuditPage::showSelected()
{
    showSide(Side(m_side->currentIndex()));
    if (const Event *event = m_model->event(m_table->currentIndex()))
        m_details->setEvent(*event);
    else
        m_details->clear();
}

// With no event chosen the list has the whole width.
void AuditPage::showSide(Side side)
{
    m_side->setCurrentIndex(side);
    const bool shown = side == Chain || m_model->event(m_table->currentIndex());
    m_side->setVisible(shown);
    if (shown && !std::exchange(m_roomShared, true)) { // from then on as somebody dragged it
        const int room = std::max(m_splitter->width(), 2 * sideWidth), beside = std::max(sideWidth, room * 3 / 10);
        m_splitter->setSizes({room - beside, beside});
    }
}

QString AuditPage::command() const { return commandLine(QStringList{QStringLiteral("audit"), QStringLiteral("list")} + m_filters->query().arguments()); }

void AuditPage::focusFilter()
{
    m_filters->search()->edit()->setFocus();
    m_filters->search()->edit()->selectAll();
}

void AuditPage::retranslate()
{
    m_exportButton->setText(tr("E&xport…"));
    m_verify->setText(tr("&Verify chain"));
    m_newer->setToolTip(tr("Show them on top of the list"));
    m_table->setAccessibleName(tr("Events, newest first"));
    m_command->setWhat(tr("as command"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("audit"));
    const bool filtered = !m_asked.isEmpty();
    empty->setTexts(filtered ? tr("No event is like that") : tr("Nothing was changed yet"),
                    filtered ? tr("Take a part of the filter away, or show all events.") : tr("Whatever is changed by the panel, the command line or anything else is written down here."));
    empty->setAction(filtered ? tr("Show all events") : QString());
    tellNewer();
    m_filters->retranslate();
    m_export->retranslate();
    m_model->retranslate();
    m_details->retranslate();
    if (m_chain.made())
        m_chain->retranslate();
}

PageFactory auditPageFactory()
{
    PageFactory factory;
    factory.key = QStringLiteral("audit");
    factory.icon = QStringLiteral("audit");
    factory.title = [] { return AuditPage::tr("Audit"); };
    factory.create = [](const Services &services, QWidget *parent) { return new AuditPage(auditBackend(services), services, parent); };
    return factory;
}

} // namespace tenantry::ui
