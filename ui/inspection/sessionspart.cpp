#include "ui/inspection/sessionspart.h"

#include "ui/inspection/lookmodel.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QAccessible>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTreeView>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using inspection::SessionLook;
using Ending = inspection::Looks::Ending;

namespace {

constexpr double longMs = 60'000, longIdleMs = 30'000; // of a statement, of an idle transaction: as the thresholds of health have it

QString time(std::optional<double> ms) { return ms ? duration(std::max(0.0, *ms)) : QString(); }

Status stateOf(const SessionLook &each)
{
    if (each.state == u"active")
        return each.blockedBy.isEmpty() ? Status{u"play"_s, SessionsPart::tr("active"), each.stateMs.value_or(0) > longMs ? Tone::Warning : Tone::Success}
                                        : Status{u"lock"_s, SessionsPart::tr("waiting"), Tone::Danger};
    if (each.state == u"idle in transaction")
        return {u"warning"_s, SessionsPart::tr("idle in transaction"), each.stateMs.value_or(0) > longIdleMs ? Tone::Warning : Tone::Neutral};
    if (each.state == u"idle in transaction (aborted)")
        return {u"error"_s, SessionsPart::tr("failed transaction, still open"), Tone::Warning};
    if (each.state == u"idle")
        return {u"pause"_s, SessionsPart::tr("idle"), Tone::Neutral};
    if (each.state == u"fastpath function call")
        return {u"play"_s, SessionsPart::tr("active"), Tone::Success};
    if (each.pid == 0)
        return {u"lock"_s, SessionsPart::tr("prepared transaction"), Tone::Warning};
    if (each.state.isEmpty() && each.kind.isEmpty()) // of another database: only its number is known
        return {u"help"_s, SessionsPart::tr("in another database"), Tone::Neutral};
    return {u"settings"_s, each.state.isEmpty() ? each.kind : each.state, Tone::Neutral};
}

QString pids(const QList<int> &all)
{
    QStringList out;
    for (int pid : all)
        out << (pid == 0 ? SessionsPart::tr("a prepared transaction") : QString::number(pid));
    return out.join(u", "_s);
}

QString waitsFor(const SessionLook &each)
{
    if (each.blockedBy.isEmpty())
        return each.wants.isEmpty() ? each.waitsFor : each.wants;
    const QString who = pids(each.blockedBy);
    return each.wants.isEmpty() ? who : SessionsPart::tr("%1, held by %2", "which lock, by whom").arg(each.wants, who);
}

bool isClients(const SessionLook &each) { return each.kind == u"client backend" || each.kind == u"autovacuum worker"; }

} // namespace

SessionsPart::SessionsPart(Show show, const InspectionBackend &backend, const Services &services, QWidget *parent)
    : LookPart(backend, services, parent), m_show(show), m_summary(makeLabel(Look::Muted, this)), m_who(makeLabel(Look::Heading, this)), m_facts(makeLabel(Look::Muted, this)),
      m_said(makeLabel(Look::Success, this)), m_live(new QCheckBox(this)), m_cancel(makeButton(ButtonKind::Normal, this, u"stop"_s)), m_end(makeButton(ButtonKind::Danger, this, u"close"_s)),
      m_confirm(new ConfirmBar(this)), m_banner(new ErrorBanner(this)), m_splitter(new QSplitter(Qt::Vertical, this)), m_statement(new SqlView(services.workers, this))
{
    mark(m_cancel, "inspect.cancel")->setObjectName(u"cancelStatement"_s);
    mark(m_end, "inspect.end")->setObjectName(u"endSession"_s);
    const bool may = m_backend.may("inspect.end");
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_summary, 1);
    top->addWidget(m_said);
    top->addWidget(m_live);
    m_column->insertLayout(0, top);
    m_column->insertWidget(1, m_confirm);
    m_column->insertWidget(2, m_banner);
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    m_live->setChecked(true);

    if (show == Show::All) {
        m_table = new QTableView(m_splitter);
        m_model = new LookModel(this);
        m_table->setModel(m_model);
        styleTable(m_table, 32);
        m_table->setSortingEnabled(true);
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // as the core puts them: longest in its state first
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
            if (!m_filling)
                chosenChanged(now.isValid() ? m_model->key(now.row()).toInt() : -1);
        });
    } else {
        m_tree = new QTreeView(m_splitter);
        m_treeModel = new QStandardItemModel(this);
        m_tree->setModel(m_treeModel);
        m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
        m_tree->setUniformRowHeights(true);
        m_tree->setAllColumnsShowFocus(true);
        m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
            if (!m_filling)
                chosenChanged(now.isValid() ? now.siblingAtColumn(0).data(Qt::UserRole).toInt() : -1);
        });
    }
    m_splitter->addWidget(view());
    auto *below = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_who, 1);
    bar->addWidget(m_cancel);
    bar->addWidget(m_end);
    column->addLayout(bar);
    column->addWidget(m_facts);
    column->addWidget(m_statement, 1);
    m_splitter->addWidget(below);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_states->setContent(m_splitter);
    setFocusProxy(view());
    m_cancel->setVisible(may);
    m_end->setVisible(may);

    m_again.setSingleShot(true);
    m_again.setInterval(refreshSeconds * 1000);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_live->isChecked() && !m_confirm->isAsking() && window()->isVisible() && !window()->isMinimized())
            refresh();
        else if (isLooking())
            m_again.start();
    });
    connect(m_live, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            refresh();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] { askToEnd(Ending::Cancel); });
    connect(m_end, &QPushButton::clicked, this, [this] { askToEnd(Ending::End); });
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_confirm, &ConfirmBar::ended, this, [this] { view()->setFocus(Qt::OtherFocusReason); });
    retranslate();
    const int table[] = {70, 120, 100, 210, 100, 100, 210}, tree[] = {140, 220, 110, 130, 260};
    for (int i = 0; m_table && i < int(std::size(table)); ++i)
        m_table->setColumnWidth(i, table[i]);
    for (int i = 0; m_tree && i < int(std::size(tree)); ++i)
        m_tree->setColumnWidth(i, tree[i]);
    if (m_table)
        m_table->horizontalHeader()->setStretchLastSection(true);
}

QAbstractItemView *SessionsPart::view() const { return m_table ? static_cast<QAbstractItemView *>(m_table) : m_tree; }
QString SessionsPart::command() const { return commandLine(withReason({u"inspect"_s, m_show == Show::All ? u"activity"_s : u"locks"_s, tenant().slug})); }
QString SessionsPart::whatFailed() const { return tr("The sessions could not be read."); }

void SessionsPart::read()
{
    ask(m_show == Show::All ? m_backend.activity : m_backend.locks, [this](const QList<SessionLook> &found) {
        m_found = found;
        showFound();
    });
}

void SessionsPart::ended()
{
    if (isLooking())
        m_again.start(); // also after a failure: a server that is back is seen by itself
}

void SessionsPart::forget()
{
    m_stopEnding.request_stop();
    m_again.stop();
    m_found.clear();
    m_pid = -1;
    m_confirm->withdraw();
    m_banner->clear();
    m_said->clear();
    m_ending = false;
    showFound();
}

void SessionsPart::showFound()
{
    m_filling = true;
    if (m_table)
        showList();
    else
        showTree();
    m_filling = false;
    if (m_pid >= 0 && !chosen()) {
        m_pid = -1;
        m_confirm->withdraw(); // the one that was asked about is gone
    }
    if (m_pid < 0 && !m_found.isEmpty())
        choose(m_table ? m_model->key(0).toInt() : m_found.constFirst().pid);
    else
        choose(m_pid);
    showChosen();
    if (!readAt().isValid())
        return;
    const auto waiting = std::ranges::count_if(m_found, [](const SessionLook &each) { return !each.blockedBy.isEmpty(); });
    const auto active = std::ranges::count(m_found, u"active"_s, &SessionLook::state);
    QStringList parts;
    if (m_show == Show::All)
        parts << tr("%Ln session(s)", nullptr, int(m_found.size())) << tr("%Ln active", nullptr, int(active));
    if (m_show == Show::Waiting || waiting > 0)
        parts << tr("%Ln waiting", nullptr, int(waiting));
    if (m_found.size() >= 1000)
        parts << tr("there are more: these are the ones longest in their state");
    if (m_backend.who.role != registry::Role::Admin)
        parts << tr("statements without the values in them");
    m_summary->setText(parts.join(u" · "_s));
    if (m_found.isEmpty()) {
        m_states->emptyState()->setIcon(u"done"_s);
        if (m_show == Show::All)
            m_states->emptyState()->setTexts(tr("Nobody is signed in"), tr("The database has no session but this look's own."));
        else
            m_states->emptyState()->setTexts(tr("Nobody waits for a lock"), tr("When sessions stand in each other's way, they are shown here: who blocks, and below them who waits."));
        m_states->showEmpty();
    } else {
        m_states->showContent();
    }
}

void SessionsPart::showList()
{
    QList<LookRow> rows;
    for (const SessionLook &each : std::as_const(m_found)) {
        const Status state = stateOf(each);
        const bool blocked = !each.blockedBy.isEmpty();
        rows << LookRow{QString::number(each.pid),
                        {{QString::number(each.pid), each.pid},
                         {each.user},
                         {each.application, {}, {}, {}, Tone::Neutral, true},
                         {state.text, {}, {}, state.icon, state.tone},
                         {time(each.stateMs), each.stateMs.value_or(-1)},
                         {time(each.transactionMs), each.transactionMs.value_or(-1)},
                         {waitsFor(each), {}, {}, blocked ? u"lock"_s : QString(), blocked ? Tone::Danger : Tone::Neutral},
                         {each.statement}}};
    }
    m_model->setRows(rows);
}

void SessionsPart::showTree()
{
    m_treeModel->removeRows(0, m_treeModel->rowCount());
    QList<QStandardItem *> above; // by depth
    for (const SessionLook &each : std::as_const(m_found)) {
        const Status state = stateOf(each);
        const QString titles[] = {tr("PID"), tr("State"), tr("For"), tr("User"), tr("Waits for"), u"SQL"_s};
        const QString texts[] = {each.pid == 0 ? tr("prepared") : QString::number(each.pid), state.text, time(each.stateMs), each.user,
                                 each.blockedBy.size() == 1 && !each.wants.isEmpty() ? each.wants : waitsFor(each), each.statement}; // who holds it stands above
        QList<QStandardItem *> row;
        for (int i = 0; i < int(std::size(texts)); ++i) {
            auto *item = new QStandardItem(oneLine(texts[i]));
            item->setToolTip(texts[i].size() > 30 ? harmlessTip(texts[i]) : QString());
            item->setAccessibleText(titles[i] + u": "_s + oneLine(texts[i]));
            item->setSizeHint({0, 32});
            row << item;
        }
        row[0]->setData(each.pid, Qt::UserRole);
        row[1]->setIcon(Icons::get(state.icon, state.tone));
        row[1]->setForeground(state.tone == Tone::Neutral ? theme::tokens().text : theme::tokens().ink(state.tone));
        above.resize(std::min<qsizetype>(above.size(), each.depth));
        QStandardItem *parent = above.isEmpty() ? m_treeModel->invisibleRootItem() : above.constLast();
        parent->appendRow(row);
        above << row[0];
    }
    m_tree->expandAll();
}

const SessionLook *SessionsPart::chosen() const
{
    const auto found = std::ranges::find(m_found, m_pid, &SessionLook::pid);
    return m_pid < 0 || found == m_found.end() ? nullptr : &*found;
}

void SessionsPart::choose(int pid)
{
    QModelIndex at;
    if (m_table) {
        if (const int row = m_model->rowOf(QString::number(pid)); row >= 0)
            at = m_model->index(row, std::max(0, m_table->currentIndex().column()));
    } else {
        const auto found = m_treeModel->match(m_treeModel->index(0, 0), Qt::UserRole, pid, 1, Qt::MatchExactly | Qt::MatchRecursive);
        at = found.value(0);
    }
    if (at.isValid() && at != view()->currentIndex()) {
        m_filling = true;
        view()->setCurrentIndex(at);
        m_filling = false;
    }
    chosenChanged(at.isValid() ? pid : -1);
}

void SessionsPart::chosenChanged(int pid)
{
    if (pid != m_pid)
        m_confirm->withdraw();
    m_pid = pid;
    showChosen();
}

void SessionsPart::showChosen()
{
    const SessionLook *each = chosen();
    m_who->setText(!each ? QString() : each->pid == 0 ? tr("A prepared transaction") : tr("Session %1").arg(each->pid));
    QStringList facts;
    if (each) {
        if (!each->user.isEmpty())
            facts << oneLine(each->user, 63);
        if (!each->application.isEmpty())
            facts << oneLine(each->application, 64);
        facts << stateOf(*each).text + (each->stateMs ? u' ' + time(each->stateMs) : QString());
        if (each->transactionMs)
            facts << tr("transaction open for %1").arg(time(each->transactionMs));
        if (!waitsFor(*each).isEmpty())
            facts << tr("waits for %1").arg(oneLine(waitsFor(*each), 200));
        if (each->since.isValid())
            facts << tr("signed in %1").arg(ago(each->since));
    }
    m_facts->setText(facts.join(u" · "_s));
    m_statement->setSql(each ? each->statement.toUtf8() : QByteArray());
    const bool may = m_backend.may("inspect.end") && each && isClients(*each);
    m_cancel->setEnabled(may && !m_ending);
    m_end->setEnabled(may && !m_ending);
}

void SessionsPart::askToEnd(Ending how)
{
    const SessionLook *each = chosen();
    if (!each || m_ending || !m_backend.may("inspect.end"))
        return;
    if (reason().isEmpty()) {
        emit reasonMissing();
        return;
    }
    const int pid = each->pid;
    const QString who = oneLine(each->user, 63);
    m_said->clear();
    m_banner->clear();
    if (how == Ending::Cancel)
        m_confirm->ask(tr("Cancel what session %1 of %2 runs? The session stays.").arg(pid).arg(who), tr("Cancel the statement"), false, [this, how, pid] { end(how, pid); });
    else
        m_confirm->ask(tr("End session %1 of %2? What it has not committed is rolled back.").arg(pid).arg(who), tr("End the session"), true, [this, how, pid] { end(how, pid); });
}

void SessionsPart::end(Ending how, int pid)
{
    m_ending = true;
    m_stopEnding = {};
    showChosen();
    base::run(m_services.workers, m_stopEnding.get_token(), [find = m_backend.find, end = m_backend.end, id = tenant().id, pid, how, why = reason()](std::stop_token stop) -> base::Result<void> {
        TRY(const registry::Tenant now, find(id, stop));
        return end(now, pid, how, why, stop);
    }).then(this, [this, how, pid, of = tenant().id](const base::Result<void> &done) {
        if (of != tenant().id)
            return;
        m_ending = false;
        if (done) {
            m_said->setText(how == Ending::Cancel ? tr("The server was asked to cancel what session %1 runs.").arg(pid) : tr("Session %1 was ended.").arg(pid));
            QAccessibleEvent event(m_said, QAccessible::Alert);
            QAccessible::updateAccessibility(&event);
        } else {
            m_banner->setError(done.error(), [how] { return how == Ending::Cancel ? tr("The statement was not cancelled.") : tr("The session was not ended."); });
        }
        showChosen();
        refresh();
    });
}

void SessionsPart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_confirm->isAsking())
        m_confirm->withdraw();
    else
        LookPart::keyPressEvent(event);
}

void SessionsPart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_tree && !m_found.isEmpty())
        showFound(); // other colours
    LookPart::changeEvent(event);
}

void SessionsPart::retranslate()
{
    m_live->setText(tr("Read again every %Ln second(s)", nullptr, refreshSeconds));
    m_cancel->setText(tr("Cancel statement…"));
    m_end->setText(tr("End session…"));
    m_said->clear();
    view()->setAccessibleName(m_show == Show::All ? tr("Sessions") : tr("Sessions that wait, below those they wait for"));
    m_statement->edit()->setAccessibleName(tr("Statement of the session"));
    if (m_table)
        m_model->setColumns({{tr("PID"), true}, {tr("User")}, {tr("Application")}, {tr("State")}, {tr("For"), true, tr("How long in this state")},
                             {tr("Transaction"), true, tr("How long its transaction has been open")}, {tr("Waits for")}, {u"SQL"_s}});
    else
        m_treeModel->setHorizontalHeaderLabels({tr("PID"), tr("State"), tr("For"), tr("User"), tr("Waits for"), u"SQL"_s});
    showFound();
}

} // namespace tenantry::ui
