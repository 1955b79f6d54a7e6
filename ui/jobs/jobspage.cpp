#include "ui/jobs/jobspage.h"

#include "registry/listener.h"
#include "ui/jobs/firstaccountcard.h"
#include "ui/jobs/jobcenter.h"
#include "ui/jobs/jobmodel.h"
#include "ui/jobs/operationsteps.h"
#include "ui/jobs/rundetails.h"
#include "ui/jobs/runfeed.h"
#include "ui/shell/permit.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/statuschip.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using registry::Operation;
using registry::OperationState;

namespace {

class JobChipDelegate : public StatusChipDelegate {
    Q_OBJECT
public:
    JobChipDelegate(const JobModel &model, QObject *parent) : StatusChipDelegate(JobModel::IdRole, parent), m_jobs(model) {}

protected:
    Status statusOf(const QModelIndex &index) const override { return m_jobs.status(index); }

private:
    const JobModel &m_jobs;
};

} // namespace

JobsPage::JobsPage(const Services &services, QWidget *parent)
    : Page(services, parent), m_model(new JobModel(this)), m_confirm(new ConfirmBar(this)), m_account(new FirstAccountCard(this)), m_state(new StateStack(this)), m_table(new QTableView), m_filter(new SearchField),
      m_showGroup(new QButtonGroup(this)), m_splitter(new QSplitter), m_details(new QWidget), m_operation(new QWidget), m_run(new RunDetails), m_headline(makeLabel(Look::Heading, nullptr)),
      m_facts(makeLabel(Look::Muted, nullptr)), m_chip(new StatusChip), m_steps(new StepList), m_error(new ErrorBanner),
      m_finish(makeButton(ButtonKind::Primary, nullptr, QStringLiteral("play"))), m_undo(makeButton(ButtonKind::Danger, nullptr, QStringLiteral("undo"))),
      m_stop(makeButton(ButtonKind::Normal, nullptr, QStringLiteral("stop"))), m_open(makeButton(ButtonKind::Normal, nullptr, QStringLiteral("tenants"))),
      m_command(new CopyButton)
{
    // From the outside in: a widget that wears its style already and is given another parent is styled anew, with all in it.
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    auto *bar = new QHBoxLayout;
    layout->addLayout(bar);
    layout->addWidget(m_confirm);
    layout->addWidget(m_account);
    layout->addWidget(m_state, 1);
    m_state->setContent(m_splitter);
    auto *scroll = new QScrollArea;
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(scroll);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({760, 400});
    scroll->setWidget(m_details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll = scroll;

    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(8);
    bar->addWidget(m_filter, 1);
    for (int i = 0; i < 3; ++i) {
        auto *button = makeButton(ButtonKind::Ghost, nullptr);
        button->setCheckable(true);
        m_showGroup->addButton(button, i);
        m_shows << button;
        bar->addWidget(button);
    }
    m_shows.first()->setChecked(true);
    m_showGroup->setExclusive(true);

    m_table->setModel(m_model);
    setFocusProxy(m_table);
    m_table->setItemDelegateForColumn(JobModel::State, new JobChipDelegate(*m_model, m_table));
    styleTable(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(JobModel::What, QHeaderView::Stretch);
    const int widths[] = {0, 150, 118, 146, 78, 92};
    for (int column = 1; column < JobModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);

    auto *either = new QVBoxLayout(m_details);
    either->setContentsMargins(16, 16, 16, 16);
    either->addWidget(m_operation);
    either->addWidget(m_run);
    auto *detailLayout = new QVBoxLayout(m_operation);
    detailLayout->setContentsMargins(0, 0, 0, 0);
    detailLayout->setSpacing(12);
    auto *head = new QHBoxLayout;
    detailLayout->addLayout(head);
    head->addWidget(m_headline, 1);
    head->addWidget(m_chip);
    detailLayout->addWidget(m_facts);
    // Two rows: all that a stopped job offers does not fit beside each other.
    auto *ways = new QHBoxLayout, *buttons = new QHBoxLayout;
    for (QHBoxLayout *line : {ways, buttons}) {
        line->setSpacing(8);
        detailLayout->addLayout(line);
    }
    for (QPushButton *button : {m_finish, m_undo, m_stop})
        ways->addWidget(button);
    ways->addStretch();
    buttons->addWidget(m_open);
    buttons->addStretch();
    buttons->addWidget(m_command);
    detailLayout->addWidget(m_error);
    detailLayout->addWidget(m_steps);
    detailLayout->addStretch();
    m_error->setRetry(false);
    for (QPushButton *button : {m_finish, m_undo, m_stop})
        button->hide(); // until there is an operation
    for (const auto &[button, action] : std::initializer_list<std::pair<QWidget *, const char *>>{
             {m_finish, "jobs.finish"}, {m_undo, "jobs.undo"}, {m_stop, "jobs.stop"}, {m_open, "jobs.open"}, {m_command, "jobs.copy-command"}})
        mark(button, action);

    connect(m_filter, &SearchField::searched, this, [this](const QString &words) {
        m_model->setFilter(words);
        chooseOne();
        showDetails(); // of nothing, where nothing is found
    });
    connect(m_filter, &SearchField::left, this, [this] { goInto(m_table); });
    connect(m_showGroup, &QButtonGroup::idClicked, this, [this](int id) {
        m_model->setShow(JobModel::Show(id));
        chooseOne();
        showDetails();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JobsPage::showDetails);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, m_confirm, &ConfirmBar::withdraw); // it was about another one
    connect(m_model, &QAbstractItemModel::dataChanged, this, &JobsPage::showDetails);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &at) {
        if (const registry::Run *run = m_model->run(at))
            emit navigate(QStringLiteral("migrations"), run->id);
        else
            m_open->click();
    });
    connect(m_finish, &QPushButton::clicked, this, [this] { act(false); });
    connect(m_undo, &QPushButton::clicked, this, [this] { act(true); });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (const Operation *operation = m_model->operation(m_table->currentIndex()))
            m_services.jobs->cancel(m_mine.value(operation->id));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        const Operation *operation = m_model->operation(m_table->currentIndex());
        if (operation && m_open->isEnabled())
            emit navigate(QStringLiteral("tenants"), operation->tenantId);
    });
    m_command->setSource([this] {
        const Operation *operation = m_model->operation(m_table->currentIndex());
        if (!operation)
            return QString();
        const bool stuck = operation->state == OperationState::Failed || operation->state == OperationState::Interrupted;
        return QStringLiteral("tenantryctl operation %1 %2").arg(stuck && may("jobs.finish") ? QStringLiteral("resume") : QStringLiteral("show"), operation->id);
    });
    connect(m_account, &FirstAccountCard::closed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_run, &RunDetails::openRequested, this, [this](const QString &id) { emit navigate(QStringLiteral("migrations"), id); });
    connect(m_state->emptyState(), &EmptyState::triggered, this, [this] { emit navigate(QStringLiteral("wizard"), QString()); });
    connect(m_state, &StateStack::retry, this, &JobsPage::refresh);
    if (m_services.jobs) {
        listen();
        connect(m_services.jobs, &JobCenter::operationsChanged, this, &JobsPage::changed);
        connect(m_services.jobs, &JobCenter::readFailed, this, &JobsPage::showProblem);
        connect(m_services.jobs, &JobCenter::progressed, this, [this](quint64 token, const Operation &operation) { m_mine[operation.id] = token; });
        connect(m_services.jobs, &JobCenter::provisioned, this, [this](quint64 token, const tenants::Provisioned &result) {
            if (m_finishing.contains(token))
                m_account->present(result);
        });
        const auto ended = [this](quint64 token) {
            m_finishing.remove(token);
            m_mine.removeIf([token](const auto &entry) { return entry.value() == token; });
            showDetails();
        };
        connect(m_services.jobs, &JobCenter::provisioned, this, ended);
        connect(m_services.jobs, &JobCenter::undone, this, ended);
        connect(m_services.jobs, &JobCenter::failed, this, ended);
        RunFeed *runs = m_services.jobs->runs();
        connect(runs, &RunFeed::changed, this, [this] {
            if (m_read) // the operations come first: what is shown is never half of it
                changed();
        });
        connect(runs, &RunFeed::readFailed, this, &JobsPage::showProblem);
        connect(runs, &RunFeed::failed, this, [this](const QString &id, const base::Error &error) {
            const registry::Run *run = m_model->run(m_table->currentIndex());
            if (run && run->id == id)
                m_run->setError(error);
        });
        connect(m_run, &RunDetails::pauseRequested, runs, &RunFeed::pause);
        connect(m_run, &RunDetails::resumeRequested, runs, &RunFeed::resume);
        connect(m_run, &RunDetails::cancelRequested, this, [this, runs](const QString &id, int left) {
            m_confirm->ask(tr("Cancel this run, with %Ln tenant(s) left? What is done stays, what is in work is rolled back.", nullptr, left), tr("Cancel run"), true, [runs, id] { runs->cancel(id); });
        });
        connect(m_confirm, &ConfirmBar::ended, m_table, qOverload<>(&QWidget::setFocus));
        connect(m_run, &RunDetails::retryRequested, runs, &RunFeed::retry);
        m_stale = !m_services.jobs->operations().isEmpty();
    }
    retranslate();
}

void JobsPage::listen()
{
    const registry::Listener *listener = m_services.listener;
    if (!listener)
        return;
    connect(listener, &registry::Listener::online, this, [this] { // what was missed, the job center reads
        m_offline = false;
        m_state->setOffline({});
    });
    connect(listener, &registry::Listener::offline, this, [this](const QDateTime &since) {
        m_offline = true;
        m_state->setOffline(readAt().isValid() ? readAt() : since);
    });
}

QIcon JobsPage::icon() const { return Icons::get("jobs"); }

bool JobsPage::may(const char *action) const
{
    return m_services.session && ui::may(m_services.session->who(), m_services.session->registry(), action);
}

void JobsPage::activated(const QString &argument)
{
    static constexpr const char *shows[] = {"show:all", "show:running", "show:attention"};
    for (int i = 0; i < 3; ++i)
        if (argument == QLatin1StringView(shows[i]))
            m_shows[i]->click();
    m_wanted = argument.startsWith(u"show:") ? QString() : argument;
    refresh();
}

void JobsPage::refresh()
{
    if (!m_read)
        m_state->showLoading();
    m_services.jobs->refresh();
    m_services.jobs->runs()->refresh();
}

bool JobsPage::makeMore() { return m_steps->makeAhead(); }

void JobsPage::focusFilter()
{
    m_filter->edit()->setFocus();
    m_filter->edit()->selectAll();
}

// A page that nobody sees is brought up to date when it is shown.
void JobsPage::changed()
{
    m_stale = !isVisible();
    if (!m_stale)
        take();
}

void JobsPage::showEvent(QShowEvent *event)
{
    if (std::exchange(m_stale, false))
        take();
    Page::showEvent(event);
}

void JobsPage::take()
{
    m_read = m_taking = true;
    m_model->setJobs(m_services.jobs->operations(), m_services.jobs->runs()->runs());
    if (m_model->total() == 0)
        m_state->showEmpty();
    else
        m_state->showContent();
    if (m_offline && readAt().isValid())
        m_state->setOffline(readAt());
    showProblem();
    if (const QModelIndex wanted = m_model->indexOf(m_wanted); wanted.isValid()) {
        m_table->setCurrentIndex(wanted);
        m_wanted.clear();
    } else {
        chooseOne();
    }
    showCounts();
    m_taking = false;
    showDetails();
}

// Until a reading succeeds, whatever else changes meanwhile. Rows of before stay below it.
void JobsPage::showProblem()
{
    if (const auto &problem = m_services.jobs->problem())
        m_state->showError(*problem, [] { return tr("The jobs could not be read."); });
    else if (const auto &ofRuns = m_services.jobs->runs()->problem())
        m_state->showError(*ofRuns, [] { return tr("The runs over many tenants could not be read."); });
}

// Of what is shown: the older half says how old it is.
QDateTime JobsPage::readAt() const
{
    const QDateTime jobs = m_services.jobs->readAt(), runs = m_services.jobs->runs()->readAt();
    return jobs.isValid() && runs.isValid() ? std::min(jobs, runs) : jobs;
}

// Beside a list of jobs stands one of them.
void JobsPage::chooseOne()
{
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void JobsPage::act(bool undo)
{
    const Operation *operation = m_model->operation(m_table->currentIndex());
    if (!operation)
        return;
    const quint64 token = undo ? m_services.jobs->undo(operation->id) : m_services.jobs->resume(operation->id);
    m_mine[operation->id] = token;
    if (!undo)
        m_finishing.insert(token);
    showDetails();
}

void JobsPage::showDetails()
{
    if (m_taking) // once, when all of it is there
        return;
    const Operation *operation = m_model->operation(m_table->currentIndex());
    const registry::Run *run = m_model->run(m_table->currentIndex());
    m_details->setVisible(operation || run);
    m_operation->setVisible(operation);
    m_run->setVisible(run);
    if (run) {
        m_run->setRun(*run, m_services.jobs->runs()->rates(), may("migrations.pause"));
        widen();
    }
    if (!operation) {
        m_errorOf.clear();
        return;
    }
    const bool mine = m_mine.contains(operation->id);
    const bool stuck = !mine && (operation->state == OperationState::Failed || operation->state == OperationState::Interrupted);
    const bool halfUndone = std::ranges::any_of(operation->steps, [](const auto &step) { return step.state == registry::StepState::Undone; });
    const bool undoStopped = !mine && operation->state == OperationState::Undoing && operation->error.has_value();

    m_headline->setText(operationTitle(*operation));
    m_chip->setState(operation->state);
    const QString when = moment(operation->createdAt);
    m_facts->setText(operation->workedBy.isEmpty() ? tr("Started by %1 on %2.").arg(base::printable(operation->startedBy), when)
                                                   : tr("Started by %1 on %2, run by %3.").arg(base::printable(operation->startedBy), when, base::printable(operation->workedBy)));
    m_steps->setSteps(stepItems(*operation));
    const auto say = [&](const base::Error &error, bool warning) { // once: it is spoken, and what is shown is read again all the time
        if (std::exchange(m_errorOf, operation->id) == operation->id && !m_error->isHidden() && m_error->error() == error)
            return;
        m_error->setTone(warning);
        m_error->setError(error);
    };
    if (operation->state == OperationState::Interrupted)
        say({base::Kind::Conflict, QT_TRANSLATE_NOOP("core", "The program that ran it is gone."),
             QT_TRANSLATE_NOOP("core", "What was done is recorded: finish it, or undo everything."), {}, {}}, true);
    else if (operation->error && !mine && operation->state != OperationState::Succeeded && operation->state != OperationState::Undone)
        say(*operation->error, false);
    else
        m_error->clear();
    m_finish->setVisible(stuck && !halfUndone && may("jobs.finish"));
    m_undo->setVisible((stuck || undoStopped) && may("jobs.undo"));
    m_stop->setVisible(mine && may("jobs.stop"));
    m_open->setVisible(operation->state != OperationState::Undone);
    widen();
}

// Never narrower than what stands in it: a scroll area would cut it off without a word.
void JobsPage::widen()
{
    m_scroll->setMinimumWidth(std::max(380, m_details->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width()));
}

void JobsPage::showCounts()
{
    const QString texts[] = {tr("&All (%1)"), tr("&Running (%1)"), tr("&Needs attention (%1)")};
    for (int i = 0; i < 3; ++i)
        m_shows[i]->setText(texts[i].arg(QLocale().toString(m_model->count(JobModel::Show(i)))));
}

void JobsPage::retranslate()
{
    m_filter->setPlaceholder(tr("Filter by tenant, product, operator or id"));
    m_filter->setShortcutHint(QKeySequence::Find);
    showCounts();
    m_table->setAccessibleName(tr("Jobs"));
    m_finish->setText(tr("&Finish"));
    m_undo->setText(tr("&Undo everything"));
    m_stop->setText(tr("&Stop"));
    m_open->setText(tr("&Open tenant"));
    m_command->setWhat(tr("as command"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("jobs"));
    empty->setTexts(tr("No jobs yet"), tr("Everything that takes more than a moment shows up here: provisioning, roll-outs, and what becomes of them."));
    empty->setAction(may("tenants.provision") ? tr("Provision a tenant") : QString(), QStringLiteral("plus"));
    m_model->retranslate();
    m_run->retranslate();
    showDetails();
}

} // namespace tenantry::ui

#include "jobspage.moc"
