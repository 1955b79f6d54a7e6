#include "ui/inspection/querypart.h"

#include "ui/inspection/answerview.h"
#include "ui/inspection/lookmodel.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/sqledit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowChoices[] = {100, 1'000, 10'000};

} // namespace

QueryPart::QueryPart(const InspectionBackend &backend, const Services &services, QWidget *parent)
    : LookPart(backend, services, parent), m_edit(new SqlEdit(services.workers, this)), m_run(makeButton(ButtonKind::Primary, this, u"play"_s)), m_end(makeButton(ButtonKind::Normal, this, u"stop"_s)),
      m_limit(new QComboBox(this)), m_progress(makeLabel(Look::Muted, this)), m_limitTitle(makeLabel(Look::Muted, this)), m_banner(new ErrorBanner(this)), m_answer(new AnswerView(services.workers, this)),
      m_sideTabs(new QTabBar(this)), m_side(new QStackedWidget(this)), m_columns(new ColumnList(this)), m_history(new QTableView(this)), m_historyModel(new LookModel(this))
{
    mark(m_run, "inspect.query")->setObjectName(u"runQuery"_s);
    m_end->setObjectName(u"stopQuery"_s);
    auto *across = new QSplitter(Qt::Horizontal, m_states);
    auto *down = new QSplitter(Qt::Vertical, across);
    auto *top = new QWidget(down);
    auto *topColumn = new QVBoxLayout(top);
    topColumn->setContentsMargins(0, 0, 12, 8);
    topColumn->setSpacing(8);
    topColumn->addWidget(m_edit, 1);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_run);
    bar->addWidget(m_end);
    bar->addWidget(m_progress, 1);
    bar->addWidget(m_limitTitle);
    bar->addWidget(m_limit);
    topColumn->addLayout(bar);
    topColumn->addWidget(m_banner);
    down->addWidget(top);
    auto *below = new QWidget(down);
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 8, 12, 0);
    belowColumn->addWidget(m_answer);
    down->addWidget(below);
    down->setStretchFactor(0, 1);
    down->setStretchFactor(1, 2);
    down->setChildrenCollapsible(false);
    auto *side = new QWidget(across);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(12, 0, 0, 0);
    sideColumn->setSpacing(6);
    m_sideTabs->setDrawBase(false);
    m_sideTabs->setExpanding(false);
    m_sideTabs->addTab({});
    m_sideTabs->addTab({});
    sideColumn->addWidget(m_sideTabs);
    sideColumn->addWidget(m_side, 1);
    m_side->addWidget(m_columns);
    m_side->addWidget(m_history);
    across->addWidget(down);
    across->addWidget(side);
    across->setStretchFactor(0, 1);
    across->setSizes({860, 300});
    across->setChildrenCollapsible(false);
    m_states->setContent(across);
    m_states->showContent();

    m_edit->setMinimumHeight(90);
    m_limitTitle->setWordWrap(false);
    for (int rows : rowChoices)
        m_limit->addItem(QString(), rows);
    m_limit->setCurrentIndex(1);
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    m_history->setModel(m_historyModel);
    styleTable(m_history, 30);
    m_history->horizontalHeader()->setStretchLastSection(true);
    m_tick.setInterval(100);
    setFocusProxy(m_edit);

    connect(m_edit, &SqlEdit::runRequested, this, &QueryPart::run);
    connect(m_run, &QPushButton::clicked, this, &QueryPart::run);
    connect(m_end, &QPushButton::clicked, this, &QueryPart::stop);
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(&m_tick, &QTimer::timeout, this, &QueryPart::showRunning);
    connect(m_columns, &ColumnList::inserted, m_edit, &SqlEdit::insert);
    connect(m_columns, &ColumnList::asked, this, [this](const NamedColumns &question) {
        m_named = question;
        m_edit->setSql(question.sql);
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    connect(m_sideTabs, &QTabBar::currentChanged, m_side, &QStackedWidget::setCurrentIndex);
    connect(m_history, &QTableView::activated, this, [this](const QModelIndex &at) {
        const auto found = std::ranges::find(m_asked, m_historyModel->key(at.row()), &registry::Inspection::id);
        if (found == m_asked.end())
            return;
        m_edit->setSql(found->statement);
        m_edit->setFocus(Qt::OtherFocusReason);
    });
    retranslate();
    m_history->setColumnWidth(0, 120);
    showRunning();
}

QueryPart::~QueryPart()
{
    m_stopQuery.request_stop();
    m_stopHistory.request_stop();
}

QString QueryPart::command() const
{
    QStringList words{u"inspect"_s, u"query"_s, tenant().slug, m_edit->sql().trimmed(), u"--reason"_s, reason()};
    if (const int rows = m_limit->currentData().toInt(); rows != 1000)
        words << u"--limit"_s << QString::number(rows);
    return commandLine(words);
}

QWidget *QueryPart::filter() const { return m_columns->filter(); }
QString QueryPart::whatFailed() const { return tr("What can be asked for could not be read."); }

// What can be asked for is read once: it is a help, and no part of the answer.
void QueryPart::read()
{
    if (readAt().isValid())
        return;
    ask(m_backend.columns, [this](const QList<inspection::RelationLook> &relations) {
        m_columns->setRelations(relations, m_backend.who.role == registry::Role::Admin);
        m_states->showContent();
    });
    readHistory();
}

void QueryPart::refresh()
{
    if (!isLooking())
        return;
    ask(m_backend.columns, [this](const QList<inspection::RelationLook> &relations) {
        m_columns->setRelations(relations, m_backend.who.role == registry::Role::Admin);
        m_states->showContent();
    });
    readHistory();
}

void QueryPart::forget()
{
    m_stopQuery.request_stop();
    m_stopHistory.request_stop();
    ++m_newest;
    ++m_newestHistory;
    m_running = false;
    m_told.reset();
    m_named = {};
    m_asked.clear();
    m_banner->clear();
    m_answer->clear();
    m_columns->setRelations({}, false);
    m_edit->setPlace(0, 0);
    showHistory();
    showRunning();
    m_states->showContent(); // what was written stays: the same can be asked of the next tenant
}

void QueryPart::run()
{
    if (m_running || tenant().id.isEmpty() || !m_backend.query || !m_backend.may("inspect.query"))
        return;
    if (reason().isEmpty()) {
        emit reasonMissing();
        return;
    }
    m_banner->clear();
    m_edit->setPlace(0, 0);
    m_stopQuery = {};
    m_running = true;
    m_clock.start();
    showRunning();
    inspection::Limits limits;
    limits.rows = m_limit->currentData().toInt();
    const QString sql = m_edit->sql();
    base::run(m_services.workers, m_stopQuery.get_token(), [find = m_backend.find, query = m_backend.query, id = tenant().id, sql, why = reason(), limits](std::stop_token stop) -> base::Result<QueryAnswer> {
        TRY(const registry::Tenant now, find(id, stop));
        return query(now, sql, why, limits, stop);
    }).then(this, [this, sql, limits, number = ++m_newest](const base::Result<QueryAnswer> &result) {
        if (number == m_newest)
            finished(sql, limits, result);
    });
}

void QueryPart::stop() { m_stopQuery.request_stop(); }

void QueryPart::finished(const QString &sql, const inspection::Limits &limits, const base::Result<QueryAnswer> &result)
{
    const double took = double(m_clock.elapsed());
    m_running = false;
    showRunning();
    if (result) {
        m_told = Told{*result, limits, sql == m_named.sql ? m_named.masked : QList<MaskedColumn>()};
        showAnswer();
    } else if (m_stopQuery.stop_requested() && result.error().kind == base::Kind::Cancelled) {
        m_progress->setText(tr("Stopped after %1.").arg(TenantFormat::milliseconds(took)));
    } else {
        m_banner->clearActions();
        const inspection::Place place = inspection::placeOf(result.error());
        if (place.line > 0 && m_edit->sql() == sql)
            m_edit->setPlace(place.line, place.column);
        if (result.error().kind == base::Kind::Permission)
            if (const auto open = m_columns->withoutMasked(sql))
                m_banner->addAction([] { return tr("Ask without them"); }, [this, open = *open] {
                    m_named = open;
                    m_edit->setSql(open.sql);
                    run();
                });
        m_banner->setError(result.error(), [] { return tr("There is no answer."); });
    }
    readHistory();
}

void QueryPart::showAnswer()
{
    if (!m_told)
        return;
    const QLocale locale;
    const QueryAnswer &answer = m_told->answer;
    const auto rows = qint64(answer.answer->rows.size());
    QStringList notes;
    if (answer.truncated)
        notes << (rows >= m_told->limits.rows ? tr("There are more: no more than %1 rows are shown.").arg(locale.toString(m_told->limits.rows))
                                              : tr("There are more: no more than %1 are shown.").arg(TenantFormat::size(m_told->limits.bytes)));
    if (answer.cutCells > 0)
        notes << tr("%Ln value(s) were longer than %1 and are cut.", nullptr, int(answer.cutCells)).arg(TenantFormat::size(m_told->limits.cellBytes));
    if (!m_told->masked.isEmpty())
        notes << tr("%Ln column(s) are masked for your role.", nullptr, int(m_told->masked.size()));
    for (const base::Text &note : answer.notes)
        notes << note.translated();
    m_answer->show(answer.answer, tr("%Ln row(s)", nullptr, int(rows)) + u" · "_s + TenantFormat::milliseconds(answer.ms), notes, m_told->masked);
}

void QueryPart::showRunning()
{
    m_run->setVisible(!m_running);
    m_end->setVisible(m_running);
    if (m_running) {
        const inspection::Limits limits;
        m_progress->setText(tr("Asking… %1 of at most %2").arg(TenantFormat::milliseconds(double(m_clock.elapsed() / 100 * 100)), TenantFormat::milliseconds(double(limits.time.count()))));
        if (!m_tick.isActive())
            m_tick.start();
    } else {
        m_tick.stop();
        m_progress->clear();
    }
}

void QueryPart::readHistory()
{
    if (!m_backend.history || tenant().id.isEmpty())
        return;
    m_stopHistory.request_stop();
    m_stopHistory = {};
    base::run(m_services.workers, m_stopHistory.get_token(), [history = m_backend.history, id = tenant().id](std::stop_token stop) { return history(id, stop); })
        .then(this, [this, number = ++m_newestHistory](const base::Result<QList<registry::Inspection>> &asked) {
            if (number != m_newestHistory || !asked) // a help: what failed shows where it matters
                return;
            m_asked = *asked;
            showHistory();
        });
}

void QueryPart::showHistory()
{
    QList<LookRow> rows;
    const QLocale locale;
    for (const registry::Inspection &each : std::as_const(m_asked)) {
        const bool failed = !each.sqlstate.isEmpty();
        QStringList tip{exact(each.startedAt), each.reason};
        if (failed)
            tip << tr("No answer (%1)").arg(each.sqlstate);
        else if (each.rows)
            tip << tr("%Ln row(s)", nullptr, int(*each.rows));
        tip << QString() << each.statement;
        rows << LookRow{each.id,
                        {{ago(each.startedAt), each.startedAt.toMSecsSinceEpoch(), tip.join(u'\n'), failed ? u"error"_s : u"done"_s, failed ? Tone::Danger : Tone::Neutral},
                         {each.statement, {}, tip.join(u'\n')}}};
    }
    m_historyModel->setRows(rows);
}

void QueryPart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_running)
        stop();
    else
        LookPart::keyPressEvent(event);
}

void QueryPart::retranslate()
{
    m_edit->setPlaceholderText(tr("SELECT, VALUES, TABLE, EXPLAIN or SHOW: one statement that only looks"));
    m_edit->setAccessibleName(tr("Query"));
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText);
    m_run->setText(tr("As&k"));
    m_run->setToolTip(keys);
    m_end->setText(tr("Stop"));
    m_end->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_limitTitle->setText(tr("Rows at most"));
    m_limit->setAccessibleName(tr("Rows at most"));
    for (int i = 0; i < m_limit->count(); ++i)
        m_limit->setItemText(i, QLocale().toString(rowChoices[i]));
    m_sideTabs->setAccessibleName(tr("Helps for the query"));
    m_sideTabs->setTabText(0, tr("Columns"));
    m_sideTabs->setTabText(1, tr("Asked before"));
    m_historyModel->setColumns({{tr("When")}, {tr("Query")}});
    m_history->setAccessibleName(tr("What you asked this tenant before; Enter takes it into the query"));
    m_columns->retranslate();
    m_answer->setEmptyTexts(tr("The answer comes here"), tr("It is read with a role that can only look, in a transaction that is rolled back; the query is written down with its reason."));
    m_answer->retranslate();
    showAnswer();
    showHistory();
    showRunning();
}

} // namespace tenantry::ui
