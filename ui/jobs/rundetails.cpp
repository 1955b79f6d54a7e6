#include "ui/jobs/rundetails.h"

#include "ui/jobs/runfeed.h"
#include "ui/migrations/runwords.h"
#include "ui/shell/permit.h"
#include "ui/tenants/commandline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/steplist.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace registry;
using namespace Qt::StringLiterals;

RunDetails::RunDetails(QWidget *parent)
    : QWidget(parent), m_title(makeLabel(Look::Heading, this)), m_facts(makeLabel(Look::Muted, this)), m_counts(makeLabel(Look::Body, this)), m_chip(new StatusChip(this)),
      m_bar(new QProgressBar(this)), m_reason(new ErrorBanner(this)), m_resume(makeButton(ButtonKind::Primary, this, u"play"_s)),
      m_pause(makeButton(ButtonKind::Normal, this, u"pause"_s)), m_retry(makeButton(ButtonKind::Normal, this, u"refresh"_s)), m_cancel(makeButton(ButtonKind::Normal, this, u"stop"_s)),
      m_open(makeButton(ButtonKind::Normal, this, u"migrations"_s)), m_command(new CopyButton(this))
{
    for (const auto &[button, action] : std::initializer_list<std::pair<QWidget *, const char *>>{
             {m_resume, "migrations.resume"}, {m_pause, "migrations.pause"}, {m_retry, "migrations.retry"}, {m_cancel, "migrations.cancel"}})
        mark(button, action);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto *head = new QHBoxLayout;
    layout->addLayout(head);
    head->addWidget(m_title, 1);
    head->addWidget(m_chip);
    layout->addWidget(m_facts);
    layout->addWidget(m_bar);
    layout->addWidget(m_counts);
    layout->addWidget(m_reason);
    // Two rows, as above the steps of an operation.
    auto *ways = new QHBoxLayout, *others = new QHBoxLayout;
    for (QHBoxLayout *line : {ways, others}) {
        line->setSpacing(8);
        layout->addLayout(line);
    }
    for (QPushButton *button : {m_resume, m_pause, m_retry, m_cancel})
        ways->addWidget(button);
    ways->addStretch();
    others->addWidget(m_open);
    others->addStretch();
    others->addWidget(m_command);
    layout->addStretch(1);
    for (QPushButton *button : {m_resume, m_pause, m_retry, m_cancel})
        button->hide(); // until there is a run
    m_bar->setTextVisible(false);
    m_title->setWordWrap(true);
    m_counts->setFont(theme::numeric(m_counts->font()));
    m_reason->setRetry(false);
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeRequested(m_run.id); });
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseRequested(m_run.id); });
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested(m_run.id); });
    connect(m_open, &QPushButton::clicked, this, [this] { emit openRequested(m_run.id); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { emit cancelRequested(m_run.id, m_run.total() - m_run.done()); });
    m_command->setSource([this] { return commandLine({u"migrate"_s, m_run.finished() ? u"show"_s : u"resume"_s, m_run.id.right(8)}); });
    retranslate();
}

void RunDetails::setRun(const Run &run, const RunRates &rates, bool maySteer)
{
    if (run.id != m_run.id) // what was refused was about another one
        m_errorOf.clear();
    m_run = run;
    m_perSecond = rates.perSecond(run.id);
    m_left = rates.left(run);
    m_maySteer = maySteer;
    show_();
}

void RunDetails::setError(const base::Error &error)
{
    m_errorOf = m_run.id;
    m_reason->setTone(false);
    m_reason->setError(error);
}

void RunDetails::show_()
{
    m_title->setText(runName(m_run));
    m_chip->setStatus(runStatus(m_run));
    QStringList facts{tr("Started by %1, %2.", "operator, when").arg(base::printable(m_run.startedBy), ago(m_run.createdAt))};
    if (!m_run.selection.isEmpty())
        facts << tr("Tenants chosen by “%1”.").arg(base::printable(m_run.selection));
    for (const RunWorker &worker : m_run.workers)
        if (worker.alive)
            facts << tr("%1 works on it on %2 (%3).", "operator, computer, program").arg(base::printable(worker.operatorLogin), base::printable(worker.host), base::printable(worker.program));
    m_facts->setText(facts.join(u' '));
    const QLocale locale;
    m_bar->setRange(0, std::max(1, m_run.total()));
    m_bar->setValue(m_run.done());
    m_bar->setAccessibleName(tr("Progress"));
    QStringList counts{tr("%1 of %2", "tenants done, tenants").arg(locale.toString(m_run.done()), locale.toString(m_run.total()))};
    if (m_run.failed() > 0)
        counts << tr("%Ln failed", nullptr, m_run.failed());
    if (m_run.running > 0)
        counts << tr("%Ln in work", nullptr, m_run.running);
    if (m_perSecond && RunFeed::inWork(m_run)) {
        counts << tr("%1/s").arg(locale.toString(*m_perSecond, 'f', *m_perSecond < 10 ? 1 : 0));
        if (m_left)
            counts << tr("%1 left", "time").arg(timeLeft(double(m_left->count())));
    }
    m_counts->setText(counts.join(u" · "_s));
    const bool open = !m_run.finished();
    m_resume->setVisible(m_maySteer && open && (m_run.state == RunState::Paused || !m_run.carried()));
    m_pause->setVisible(m_maySteer && m_run.state == RunState::Running && m_run.carried());
    m_retry->setVisible(m_maySteer && m_run.failed() > 0 && m_run.state != RunState::Cancelled);
    m_cancel->setVisible(m_maySteer && open);
    if (m_errorOf != m_run.id)
        showReason();
}

// Why it waits for somebody, in short; the Migrations page says more.
void RunDetails::showReason()
{
    m_reason->clear();
    m_reason->setTone(true);
    if (RunFeed::waits(m_run)) {
        base::Text next = m_run.state == RunState::Running ? QT_TRANSLATE_NOOP("core", "The program that worked on it was closed or lost. Nothing is half done: resume it here, or on any computer.")
                          : m_run.pausedFor == PausedFor::Budget || m_run.pausedFor == PausedFor::Gate
                              ? QT_TRANSLATE_NOOP("core", "Open the run to see the causes; when they are mended, retry the failures.")
                          : m_run.pausedFor == PausedFor::Wave ? QT_TRANSLATE_NOOP("core", "A wave is done. Have a look at its tenants; resume when they are well.")
                                                               : QT_TRANSLATE_NOOP("core", "Resume it when it may go on.");
        m_reason->setError({base::Kind::Conflict, next, {}, {}, {}});
    }
}

void RunDetails::retranslate()
{
    m_resume->setText(tr("Res&ume"));
    m_pause->setText(tr("&Pause"));
    m_retry->setText(tr("Retry &failures"));
    m_cancel->setText(tr("&Cancel run"));
    m_open->setText(tr("&Open the run"));
    m_command->setWhat(tr("as command"));
    if (!m_run.id.isEmpty())
        show_();
}

} // namespace tenantry::ui
