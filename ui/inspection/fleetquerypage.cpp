#include "ui/inspection/fleetquerypage.h"

#include "ui/inspection/answerview.h"
#include "ui/inspection/lookmodel.h"
#include "ui/migrations/selectionbox.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/theme/icons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/sqledit.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;

namespace {

constexpr int rowChoices[] = {1, 100, 1'000};

} // namespace

FleetQueryPage::FleetQueryPage(InspectionBackend backend, const Services &services, QWidget *parent)
    : Page(services, parent), m_backend(std::move(backend)), m_back(makeIconButton(u"arrow-left"_s, this)), m_title(makeLabel(Look::Title, this)), m_why(makeLabel(Look::Error, this)), m_limitTitle(makeLabel(Look::Muted, this)),
      m_failuresTitle(makeLabel(Look::Heading, this)), m_copy(new CopyButton(this)), m_tenants(new SelectionBox(services, m_backend.registry.id, this)), m_reason(new QLineEdit(this)), m_edit(new SqlEdit(services.workers, this)),
      m_run(makeButton(ButtonKind::Primary, this, u"play"_s)), m_limit(new QComboBox(this)), m_progress(new ProgressRow(this)), m_banner(new ErrorBanner(this)), m_answer(new AnswerView(services.workers, this)),
      m_failed(new QWidget(this)), m_failures(new QTableView(this)), m_failuresModel(new LookModel(this))
{
    mark(m_run, "inspect.ask-fleet")->setObjectName(u"askFleet"_s);
    m_run->setVisible(m_backend.may("inspect.ask-fleet"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_back);
    top->addWidget(m_title, 1);
    top->addWidget(m_copy);
    column->addLayout(top);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(16);
    bar->addWidget(m_tenants, 1, Qt::AlignTop);
    bar->addWidget(m_reason, 1, Qt::AlignTop);
    column->addLayout(bar);
    m_why->setAlignment(Qt::AlignRight);
    m_why->hide();
    column->addWidget(m_why);
    auto *down = new QSplitter(Qt::Vertical, this);
    auto *upper = new QWidget(down);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 8);
    upperColumn->setSpacing(8);
    upperColumn->addWidget(m_edit, 1);
    auto *asking = new QHBoxLayout;
    asking->setSpacing(8);
    asking->addWidget(m_run);
    asking->addStretch(1);
    asking->addWidget(m_limitTitle);
    asking->addWidget(m_limit);
    upperColumn->addLayout(asking);
    upperColumn->addWidget(m_progress);
    upperColumn->addWidget(m_banner);
    down->addWidget(upper);
    auto *middle = new QWidget(down);
    auto *middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 8, 0, 0);
    middleColumn->addWidget(m_answer);
    down->addWidget(middle);
    auto *failedColumn = new QVBoxLayout(m_failed);
    failedColumn->setContentsMargins(0, 8, 0, 0);
    failedColumn->setSpacing(6);
    failedColumn->addWidget(m_failuresTitle);
    failedColumn->addWidget(m_failures, 1);
    down->addWidget(m_failed);
    down->setStretchFactor(0, 1);
    down->setStretchFactor(1, 3);
    down->setStretchFactor(2, 1);
    down->setChildrenCollapsible(false);
    column->addWidget(down, 1);

    m_edit->setMinimumHeight(64);
    m_reason->setObjectName(u"fleetReason"_s);
    m_reason->setMaxLength(1000);
    m_limitTitle->setWordWrap(false);
    for (int rows : rowChoices)
        m_limit->addItem(QString(), rows);
    m_limit->setCurrentIndex(1);
    m_progress->setCancellable(true);
    m_progress->hide();
    m_banner->setRetry(false);
    m_banner->setDismissible(true);
    m_failures->setModel(m_failuresModel);
    styleTable(m_failures, 30);
    m_failures->setSortingEnabled(true);
    m_failures->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_failures->horizontalHeader()->setStretchLastSection(true);
    m_failures->setMinimumHeight(64);
    m_failed->hide();
    setFocusProxy(m_edit);

    connect(m_back, &QToolButton::clicked, this, [this] { emit navigate(u"tenants"_s, {}); });
    connect(m_run, &QPushButton::clicked, this, &FleetQueryPage::run);
    connect(m_edit, &SqlEdit::runRequested, this, &FleetQueryPage::run);
    connect(m_progress, &ProgressRow::cancelRequested, this, &FleetQueryPage::stop);
    connect(m_banner, &ErrorBanner::dismissed, m_banner, &ErrorBanner::clear);
    connect(m_reason, &QLineEdit::textChanged, this, [this] {
        setInvalid(m_reason, false);
        m_why->hide();
    });
    connect(m_failures, &QTableView::activated, this, [this](const QModelIndex &at) { // to the tenant that did not answer
        emit navigate(u"tenants"_s, u"slug:"_s + m_failuresModel->key(at.row()));
    });
    m_copy->setSource([this] { return command(); });
    retranslate();
    m_failures->setColumnWidth(0, 240);
}

FleetQueryPage::~FleetQueryPage() { m_stop.request_stop(); }

QIcon FleetQueryPage::icon() const { return Icons::get("search"); }

void FleetQueryPage::activated(const QString &argument)
{
    if (!argument.isEmpty())
        m_tenants->edit()->setText(argument == u"*" ? QString() : argument);
}

void FleetQueryPage::focusFilter() { m_tenants->edit()->setFocus(Qt::ShortcutFocusReason); }

QString FleetQueryPage::command() const
{
    QStringList words{u"inspect"_s, u"query"_s, u"--filter"_s, m_tenants->filter(), m_edit->sql().trimmed(), u"--reason"_s, m_reason->text().trimmed()};
    if (const int rows = m_limit->currentData().toInt(); rows != 1000)
        words << u"--limit"_s << QString::number(rows);
    return commandLine(words);
}

void FleetQueryPage::run()
{
    if (m_running || !m_backend.queryFleet || !m_backend.may("inspect.ask-fleet") || !m_tenants->check())
        return;
    if (m_reason->text().trimmed().isEmpty()) {
        setInvalid(m_reason, true);
        m_why->show();
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_banner->clear();
    m_edit->setPlace(0, 0);
    m_stop = {};
    m_progress->restart();
    m_progress->setProgress(0, 0);
    showRunning(true);
    FleetQuestion question{m_tenants->filter(), m_edit->sql(), m_reason->text().trimmed(), m_limit->currentData().toInt()};
    const quint64 number = ++m_number;
    const auto progress = [page = QPointer(this), number](int done, int total) {
        QMetaObject::invokeMethod(qApp, [=] {
            if (page && page->m_number == number && page->m_running)
                page->m_progress->setProgress(done, total);
        });
    };
    m_askedRows = question.rowsEach;
    base::run(m_services.workers, m_stop.get_token(), [ask = m_backend.queryFleet, question, progress](std::stop_token stop) { return ask(question, progress, std::move(stop)); })
        .then(this, [this, number, sql = question.sql](const Result<FleetQueryAnswer> &result) {
            if (number == m_number)
                finished(sql, result);
        });
}

void FleetQueryPage::stop() { m_stop.request_stop(); }

void FleetQueryPage::finished(const QString &sql, const Result<FleetQueryAnswer> &result)
{
    showRunning(false);
    if (result) {
        m_told = *result;
        showAnswer();
        showFailures();
        return;
    }
    if (m_stop.stop_requested() && result.error().kind == base::Kind::Cancelled)
        return;
    const inspection::Place place = inspection::placeOf(result.error());
    if (place.line > 0 && m_edit->sql() == sql)
        m_edit->setPlace(place.line, place.column);
    m_banner->setError(result.error(), [] { return tr("Nobody was asked."); });
}

void FleetQueryPage::showAnswer()
{
    if (!m_told)
        return;
    const QLocale locale;
    QStringList notes;
    if (m_told->cancelled)
        notes << tr("Stopped: this is what was there by then.");
    if (m_told->truncated)
        notes << tr("There are more: no more than %1 rows of a tenant and %2 of all are shown.").arg(locale.toString(m_askedRows), locale.toString(inspection::FleetLimits().rows));
    const QStringList parts{tr("%Ln row(s)", nullptr, int(m_told->answer->rows.size())), tr("%1 of %Ln tenant(s) answered", nullptr, m_told->tenants).arg(locale.toString(m_told->answered)), TenantFormat::milliseconds(m_told->ms)};
    m_answer->show(m_told->answer, parts.join(u" · "_s), notes);
}

void FleetQueryPage::showFailures()
{
    QList<LookRow> rows;
    if (m_told)
        for (const auto &[slug, error] : std::as_const(m_told->failed))
            rows << LookRow{slug, {{slug, {}, {}, u"error"_s, Tone::Danger}, {error.message.translated(), {}, error.message.translated() + u'\n' + error.hint.translated() + u'\n' + error.detail}}};
    m_failuresModel->setRows(rows);
    m_failed->setVisible(!rows.isEmpty());
    m_failuresTitle->setText(tr("%Ln tenant(s) gave no answer", nullptr, int(rows.size())));
}

void FleetQueryPage::showRunning(bool running)
{
    m_running = running;
    m_run->setEnabled(!running);
    m_progress->setVisible(running);
    emit busyChanged(running);
}

void FleetQueryPage::hideEvent(QHideEvent *event)
{
    stop();
    Page::hideEvent(event);
}

void FleetQueryPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_running)
        stop();
    else
        Page::keyPressEvent(event);
}

void FleetQueryPage::retranslate()
{
    setAccessibleName(title());
    m_title->setText(title());
    setName(m_back, tr("Back to the tenants"));
    m_copy->setWhat(tr("Command"));
    m_tenants->retranslate();
    m_reason->setPlaceholderText(tr("Why you look, for the audit: a ticket's number"));
    m_reason->setAccessibleName(tr("Reason"));
    m_why->setText(tr("Say why first: it is written down. A ticket's number is enough."));
    m_edit->setPlaceholderText(tr("SELECT, VALUES, TABLE, EXPLAIN or SHOW: one statement that only looks"));
    m_edit->setAccessibleName(tr("Query"));
    m_run->setText(tr("As&k"));
    m_run->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_limitTitle->setText(tr("Rows of each tenant at most"));
    m_limit->setAccessibleName(m_limitTitle->text());
    for (int i = 0; i < m_limit->count(); ++i)
        m_limit->setItemText(i, QLocale().toString(rowChoices[i]));
    m_progress->setTitle(tr("Asking"));
    m_failuresModel->setColumns({{tr("Tenant")}, {tr("What went wrong")}});
    m_failures->setAccessibleName(tr("Tenants that gave no answer; Enter shows the tenant"));
    m_answer->setEmptyTexts(tr("The answers come here"), tr("The same question goes to every tenant that the filter names, with a role that can only look; their rows come in one table, the tenant first. Each question is written down with its reason."));
    m_answer->retranslate();
    showAnswer();
    showFailures();
}

PageFactory fleetQueryPageFactory()
{
    PageFactory factory;
    factory.key = u"fleet-query"_s;
    factory.icon = u"search"_s;
    factory.title = [] { return FleetQueryPage::tr("Ask many tenants"); };
    factory.create = [](const Services &services, QWidget *parent) -> Page * { return new FleetQueryPage(inspectionBackend(services), services, parent); };
    factory.inNavigation = false;
    factory.parentKey = u"tenants"_s;
    return factory;
}

} // namespace tenantry::ui
