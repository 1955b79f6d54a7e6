#include "ui/wizard/batchpage.h"

#include "ui/jobs/jobcenter.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/statestack.h"
#include "ui/wizard/batchmodel.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace tenantry::base;
using State = BatchModel::State;

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;

Result<tenants::CsvFile> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The file %1 cannot be read."), {path}}, {"%1", {file.errorString()}});
    if (file.size() > largestFile)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The file %1 is larger than 64 MB."), {path}},
                    QT_TRANSLATE_NOOP("core", "Cut it into several files."));
    return tenants::parseCsv(file.readAll());
}

struct Tested {
    QList<std::optional<Error>> rows; // in the order asked
};

} // namespace

BatchPage::BatchPage(const Services &services, QWidget *parent)
    : Page(services, parent), m_model(new BatchModel(this)), m_confirm(new ConfirmBar(this)), m_state(new StateStack(this)), m_table(new QTableView), m_error(new ErrorBanner(this)),
      m_progress(new ProgressRow(this)), m_summary(makeLabel(Look::Muted, this)), m_choose(makeButton(ButtonKind::Normal, this, QStringLiteral("folder"))),
      m_test(makeButton(ButtonKind::Normal, this, QStringLiteral("check"))), m_run(makeButton(ButtonKind::Primary, this, QStringLiteral("play"))),
      m_report(makeButton(ButtonKind::Normal, this, QStringLiteral("download"))), m_passwords(makeButton(ButtonKind::Normal, this, QStringLiteral("key")))
{
    setAcceptDrops(true);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(36);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {64, 200, 170, 130, 200};
    for (int column = 0; column < BatchModel::Outcome; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_state->setContent(m_table);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_choose);
    bar->addWidget(m_summary, 1);
    for (QPushButton *button : {m_report, m_passwords, m_test, m_run})
        bar->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(bar);
    layout->addWidget(m_confirm);
    layout->addWidget(m_error);
    layout->addWidget(m_progress);
    layout->addWidget(m_state, 1);
    m_progress->hide();
    m_progress->setCancellable(true);
    m_error->setRetry(false);
    m_error->setDismissible(true);

    connect(m_choose, &QPushButton::clicked, this, &BatchPage::choose);
    connect(m_state->emptyState(), &EmptyState::triggered, this, &BatchPage::choose);
    connect(m_test, &QPushButton::clicked, this, &BatchPage::testOnly);
    connect(m_run, &QPushButton::clicked, this, &BatchPage::provisionAll);
    connect(m_report, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_passwords, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_progress, &ProgressRow::cancelRequested, this, [this] {
        m_stopping = true;
        m_checking.request_stop();
        for (auto it = m_running.keyBegin(); it != m_running.keyEnd(); ++it)
            m_services.jobs->cancel(*it);
    });
    if (JobCenter *jobs = m_services.jobs) {
        connect(jobs, &JobCenter::progressed, this, [this](quint64 token, const registry::Operation &operation) {
            const auto row = m_running.constFind(token);
            if (row == m_running.cend())
                return;
            for (const auto &step : operation.steps)
                if (step.state == registry::StepState::Running)
                    m_model->setStep(*row, tenants::stepTitle(step.name).translated());
        });
        connect(jobs, &JobCenter::provisioned, this, [this](quint64 token, const tenants::Provisioned &result) {
            const auto row = m_running.constFind(token);
            if (row == m_running.cend())
                return;
            m_model->setPassword(*row, result.adminPassword);
            m_model->setState(*row, State::Done);
            m_running.erase(row);
            feed();
        });
        connect(jobs, &JobCenter::failed, this, [this](quint64 token, const Error &error) {
            const auto row = m_running.constFind(token);
            if (row == m_running.cend())
                return;
            m_model->setState(*row, State::Failed, error);
            m_running.erase(row);
            feed();
        });
    }
    m_feed.setObjectName(QStringLiteral("feed")); // PauseWatch says whose
    m_feed.setSingleShot(true);
    m_feed.setInterval(0);
    connect(&m_feed, &QTimer::timeout, this, &BatchPage::feed);
    m_state->showEmpty();
    retranslate();
}

BatchPage::~BatchPage() { m_checking.request_stop(); }

QIcon BatchPage::icon() const { return Icons::get("table"); }

void BatchPage::activated(const QString &)
{
    if (m_model->rowCount() == 0)
        m_state->emptyState()->action()->setFocus(); // there is nothing else to do here
}

void BatchPage::choose()
{
    // Not exec(): the window goes on living while somebody looks for the file.
    auto *dialog = new QFileDialog(this, tr("Choose a CSV file"), QString(), tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &BatchPage::openFile);
    dialog->open();
}

void BatchPage::openFile(const QString &path)
{
    if (!m_running.isEmpty() || m_reading)
        return;
    if (m_model->unsavedPasswords() > 0) // other rows would take their place
        m_confirm->askToDiscard([this, path] { take(path); }, unsavedText());
    else
        take(path);
}

void BatchPage::take(const QString &path)
{
    m_reading = true;
    m_error->clear();
    m_state->showLoading();
    showButtons();
    run(m_services.workers, {}, [path](std::stop_token) { return readFile(path); }).then(this, [this](const Result<tenants::CsvFile> &file) {
        m_reading = false;
        if (!file) {
            m_error->setError(file.error(), [] { return tr("The table was not taken."); });
            m_model->rowCount() > 0 ? m_state->showContent() : m_state->showEmpty();
            showButtons();
            return;
        }
        dropTest();
        m_model->setFile(*file);
        m_state->showContent();
        showProgress();
    });
}

// It asked about rows that are not there any more.
void BatchPage::dropTest()
{
    m_checking.request_stop();
    m_checking = {};
    m_testing = false;
}

void BatchPage::testOnly()
{
    QList<int> rows;
    QList<tenants::ProvisionRequest> requests;
    for (int i = 0; i < m_model->rows().size(); ++i)
        if (m_model->row(i).state == State::Waiting || m_model->row(i).state == State::Ready || m_model->row(i).state == State::Failed) {
            rows << i;
            requests << m_model->row(i).csv.request;
        }
    m_testing = true;
    m_checking = {};
    showProgress();
    run(m_services.workers, m_checking.get_token(), [session = m_services.session, requests](std::stop_token stop) -> Result<Tested> {
        tenants::Provisioning provisioning(session);
        Tested tested;
        for (const tenants::ProvisionRequest &request : requests) {
            auto report = provisioning.completed(request, stop).and_then([&](const auto &complete) { return provisioning.check(complete, stop); });
            if (stop.stop_requested())
                return cancelled();
            if (!report)
                tested.rows << report.error();
            else if (const tenants::Check *failure = report->firstFailure())
                tested.rows << failure->error;
            else
                tested.rows << std::nullopt;
        }
        return tested;
    }).then(this, [this, rows, asked = m_checking.get_token()](const Result<Tested> &tested) {
        if (asked != m_checking.get_token())
            return; // dropped
        m_testing = false;
        if (!tested) {
            if (tested.error().kind != Kind::Cancelled)
                m_error->setError(tested.error(), [] { return tr("The checks could not be run."); });
        } else {
            for (int i = 0; i < rows.size(); ++i)
                m_model->setState(rows[i], tested->rows[i] ? State::Failed : State::Ready, tested->rows[i]);
        }
        showProgress();
    });
}

void BatchPage::provisionAll()
{
    m_queue.clear();
    m_stopping = false;
    for (int i = 0; i < m_model->rows().size(); ++i)
        if (m_model->row(i).state == State::Waiting || m_model->row(i).state == State::Ready)
            m_queue << i;
    m_planned = int(m_queue.size());
    m_progress->restart();
    feed();
}

void BatchPage::feed()
{
    if (!m_stopping && m_running.size() < atOnce && !m_queue.isEmpty()) {
        const int row = m_queue.takeFirst();
        m_model->setState(row, State::Running);
        m_running.insert(m_services.jobs->provision(m_model->row(row).csv.request), row);
        if (m_running.size() < atOnce && !m_queue.isEmpty())
            m_feed.start(); // the next in a turn of its own: four at once, and what is painted then, are one long pause
    }
    showProgress();
}

void BatchPage::save(bool withPasswords)
{
    auto *dialog = new QFileDialog(this, withPasswords ? tr("Save the report with temporary passwords") : tr("Save the report"), QStringLiteral("tenants-report.csv"),
                                   tr("Tables (*.csv)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, withPasswords](const QString &path) { write(path, withPasswords); });
    dialog->open();
}

void BatchPage::write(const QString &path, bool withPasswords)
{
    QSaveFile file(path);
    const bool opened = file.open(QIODevice::WriteOnly);
    if (opened && withPasswords)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // before anything is in it
    const QByteArray bytes = m_model->report(withPasswords);
    if (!opened || file.write(bytes) != bytes.size() || !file.commit())
        m_error->setError({Kind::Io, {QT_TRANSLATE_NOOP("core", "The report could not be written to %1."), {path}},
                           QT_TRANSLATE_NOOP("core", "Choose another folder, or make room on the disk."), {}, file.errorString()});
    else if (withPasswords)
        m_model->setPasswordsSaved();
}

bool BatchPage::hasUnsavedWork() const { return m_model->unsavedPasswords() > 0 || !m_running.isEmpty() || !m_queue.isEmpty(); }

bool BatchPage::letGo()
{
    if (!hasUnsavedWork())
        return true;
    if (m_running.isEmpty() && m_queue.isEmpty())
        return m_confirm->askToDiscard([this] { m_model->clear(); m_state->showEmpty(); showProgress(); }, unsavedText());
    m_confirm->ask(tr("The table is not provisioned to its end yet."), tr("Stop there"), true, [this] { emit m_progress->cancelRequested(); });
    return false;
}

Sentence BatchPage::unsavedText() const
{
    return [count = m_model->unsavedPasswords()] { return tr("%Ln temporary password(s) that are shown only this once are not saved yet.", nullptr, count); };
}

void BatchPage::showProgress()
{
    m_progress->setVisible(!m_running.isEmpty() || m_testing);
    m_progress->setTitle(m_testing ? tr("Testing") : tr("Provisioning"));
    if (m_testing)
        m_progress->setProgress(0, 0); // all answers come at once
    else if (m_planned > 0)
        m_progress->setProgress(m_planned - m_queue.size() - m_running.size(), m_planned);
    const int bad = m_model->count(State::Bad) + m_model->count(State::Failed);
    const int rows = m_model->rowCount();
    QStringList parts{tr("%Ln row(s)", nullptr, rows)};
    if (const int done = m_model->count(State::Done))
        parts << tr("%Ln provisioned", nullptr, done);
    if (bad > 0)
        parts << tr("%Ln with a problem", nullptr, bad);
    m_summary->setText(rows == 0 ? QString() : parts.join(QStringLiteral(" · ")));
    showButtons();
}

void BatchPage::showButtons()
{
    const bool busy = !m_running.isEmpty() || m_testing || m_reading;
    const int todo = m_model->count(State::Waiting) + m_model->count(State::Ready);
    m_choose->setEnabled(!busy);
    m_choose->setVisible(m_model->rowCount() > 0);
    m_test->setVisible(m_model->rowCount() > 0);
    m_test->setEnabled(!busy && todo + m_model->count(State::Failed) > 0);
    m_run->setVisible(todo > 0 || !m_running.isEmpty());
    m_run->setEnabled(!busy && todo > 0);
    m_run->setText(tr("&Provision %Ln tenant(s)", nullptr, m_running.isEmpty() ? todo : m_planned)); // what was asked for, while it is done
    m_report->setVisible(m_model->rowCount() > 0);
    m_passwords->setVisible(m_model->count(State::Done) > 0);
}

void BatchPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void BatchPage::dropEvent(QDropEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        openFile(urls.first().toLocalFile());
}

void BatchPage::retranslate()
{
    m_choose->setText(tr("Choose &file"));
    m_test->setText(tr("Test onl&y"));
    m_report->setText(tr("&Save report"));
    m_passwords->setText(tr("Save pass&words"));
    m_passwords->setToolTip(tr("The report with the temporary passwords, readable by you only. They are shown this once."));
    m_table->setAccessibleName(tr("Rows of the table"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(QStringLiteral("table"));
    empty->setTexts(tr("Many tenants at once"),
                    tr("Drop a CSV file here, or choose one. Its first row names the columns: name, slug, subdomain, product, plan, server, admin_name, "
                       "admin_email, labels. Only “name” is needed."));
    empty->setAction(tr("Choose file"), QStringLiteral("folder"));
    m_model->retranslate();
    showProgress();
}

} // namespace tenantry::ui
