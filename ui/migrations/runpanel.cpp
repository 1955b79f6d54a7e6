#include "ui/migrations/runpanel.h"

#include "ui/migrations/causelist.h"
#include "ui/migrations/runwords.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/progressrow.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace registry;
using namespace Qt::StringLiterals;

RunPanel::RunPanel(const MigrationBackend &backend, QThreadPool *workers, QWidget *parent)
    : QWidget(parent), m_maySteer(backend.may("migrations.roll-out")), m_title(makeLabel(Look::Title, this)), m_facts(makeLabel(Look::Muted, this)), m_causesTitle(makeLabel(Look::Heading, this)),
      m_mapTitle(makeLabel(Look::Heading, this)), m_wavesTitle(makeLabel(Look::Heading, this)), m_chip(new StatusChip(this)),
      m_pause(makeButton(ButtonKind::Normal, this, u"pause"_s)), m_resume(makeButton(ButtonKind::Primary, this, u"play"_s)), m_cancel(makeButton(ButtonKind::Normal, this, u"stop"_s)),
      m_retry(makeButton(ButtonKind::Normal, this, u"refresh"_s)), m_command(new CopyButton(this)), m_banner(new ErrorBanner(this)), m_progress(new ProgressRow(this)), m_map(new FleetMap(this)),
      m_legendPlace(new QWidget(this)), m_legend(new QHBoxLayout(m_legendPlace)), m_wavesPlace(new QWidget(this)), m_waves(new QGridLayout(m_wavesPlace)), m_causes(new CauseList(workers, this))
{
    mark(m_pause, "migrations.pause");
    mark(m_resume, "migrations.resume");
    mark(m_cancel, "migrations.cancel");
    mark(m_retry, "migrations.retry");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 12, 12, 16);
    layout->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_chip);
    head->addStretch(1);
    head->addWidget(m_command);
    layout->addLayout(head);
    m_facts->setWordWrap(true);
    layout->addWidget(m_facts);
    auto *buttons = new QHBoxLayout; // a row of their own: beside the form of a roll-out there is no room for them behind the title
    buttons->setSpacing(8);
    for (QPushButton *button : {m_resume, m_pause, m_retry, m_cancel})
        buttons->addWidget(button);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addWidget(m_banner);
    layout->addWidget(m_progress);
    layout->addSpacing(6);
    layout->addWidget(m_mapTitle);
    layout->addWidget(m_map);
    layout->addWidget(m_legendPlace);
    layout->addSpacing(6);
    layout->addWidget(m_wavesTitle);
    layout->addWidget(m_wavesPlace);
    layout->addSpacing(6);
    layout->addWidget(m_causesTitle);
    layout->addWidget(m_causes);
    layout->addStretch(1);
    m_legend->setContentsMargins(0, 0, 0, 0);
    m_legend->setSpacing(16);
    m_waves->setContentsMargins(0, 0, 0, 0);
    m_waves->setHorizontalSpacing(24);
    m_waves->setVerticalSpacing(6);
    for (QPushButton *button : {m_pause, m_resume, m_cancel, m_retry})
        button->hide(); // until there is a run
    m_banner->setTone(true);
    m_banner->setRetry(false);
    m_progress->setCancellable(false);
    connect(m_pause, &QPushButton::clicked, this, &RunPanel::pauseRequested);
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeRequested(false); });
    connect(m_cancel, &QPushButton::clicked, this, &RunPanel::cancelRequested);
    connect(m_retry, &QPushButton::clicked, this, [this] { emit retryRequested({}, m_view.run.failed()); });
    connect(m_causes, &CauseList::retryRequested, this, &RunPanel::retryRequested);
    connect(m_causes, &CauseList::tenantWanted, this, &RunPanel::tenantWanted);
    m_command->setSource([this] {
        const QString id = m_view.run.id.right(8);
        return commandLine(m_view.run.finished() ? QStringList{u"migrate"_s, u"show"_s, id} : QStringList{u"migrate"_s, u"resume"_s, id});
    });
    retranslate();
}

void RunPanel::setView(const RunView &view)
{
    m_view = view;
    show_();
}

void RunPanel::setProgress(const fleet::Progress &progress)
{
    const auto &pulse = progress.pulse;
    m_progress->setProgress(pulse.done(), pulse.total);
    m_progress->setText(progress.registryAway ? tr("The registry does not answer. What was done is kept here and written when it is back.")
                                              : tr("%Ln tenant(s) in work", nullptr, pulse.running));
}

void RunPanel::show_()
{
    const Run &run = m_view.run;
    const bool focused = isAncestorOf(QApplication::focusWidget());
    m_title->setText(runName(run));
    m_chip->setStatus(runStatus(run));
    QStringList facts{tr("Started %1 by %2").arg(ago(run.createdAt), base::printable(run.startedBy)), tr("%Ln tenant(s)", nullptr, run.total())};
    if (!run.selection.isEmpty())
        facts << tr("chosen by “%1”").arg(base::printable(run.selection));
    for (const RunWorker &worker : run.workers)
        if (worker.alive)
            facts << tr("%1 works on it on %2 (%3)").arg(base::printable(worker.operatorLogin), base::printable(worker.host), base::printable(worker.program));
    if (run.finishedAt.isValid() && run.finished())
        facts << tr("finished %1").arg(ago(run.finishedAt));
    m_facts->setText(facts.join(u" · "_s));

    const bool open = !run.finished(), carried = run.carried();
    m_pause->setVisible(m_maySteer && run.state == RunState::Running);
    m_resume->setVisible(m_maySteer && open && (run.state == RunState::Paused || !carried));
    m_cancel->setVisible(m_maySteer && open);
    m_retry->setVisible(m_maySteer && run.failed() > 0 && run.state != RunState::Cancelled);
    showReason();

    // How long it was paused says nothing of how fast it is.
    if (const QString progressOf = run.id + (run.state == RunState::Running && carried ? QString() : u" at rest"_s); m_progressOf != progressOf) {
        m_progressOf = progressOf;
        m_progress->restart();
    }
    m_progress->setVisible(open);
    m_progress->setProgress(run.done(), run.total());
    m_progress->setText(tr("%Ln tenant(s) in work", nullptr, run.running));
    m_map->setCells(m_view.map);
    showLegend();
    showWaves();
    const bool causes = !m_view.causes.isEmpty();
    m_causesTitle->setVisible(causes);
    m_causesTitle->setText(tr("%Ln cause(s) of failure", nullptr, int(m_view.causes.size())));
    m_causes->setVisible(causes);
    m_causes->setCauses(m_view.causes, m_maySteer && run.state != RunState::Cancelled);
    if (focused && !isAncestorOf(QApplication::focusWidget())) // what had it is gone: whoever works with the keyboard stays here
        for (QWidget *next : std::initializer_list<QWidget *>{m_resume, m_pause, m_retry, m_command})
            if (!next->isHidden()) {
                next->setFocus();
                break;
            }
}

// Why it waits for somebody, and what that somebody can do.
void RunPanel::showReason()
{
    const Run &run = m_view.run;
    m_banner->clear();
    m_banner->clearActions();
    const auto say = [&](const Sentence &what, const QString &next) {
        m_banner->setError({base::Kind::Conflict, {"%1", {next}}, {}, {}, {}}, what);
    };
    if (run.state == RunState::Running && !run.carried())
        say([] { return tr("Nobody works on this run."); }, tr("The program that did was closed or lost. Nothing is half done: resume it here, or with tenantryctl on any computer."));
    if (run.state != RunState::Paused)
        return;
    if (run.pausedFor == PausedFor::Budget) {
        say([] { return tr("More tenants failed than this run may bear."); }, tr("Look at the causes below. When one is mended, retry its group; the others go on with it."));
    } else if (run.pausedFor == PausedFor::Wave) {
        say([] { return tr("A wave is done."); }, tr("Have a look at its tenants; resume when they are well."));
    } else if (run.pausedFor == PausedFor::Gate) {
        QStringList names;
        for (const RunWave &wave : run.waves)
            if (wave.state == WaveState::Failed)
                for (const auto &each : wave.gate.value("tenants"_L1).toArray())
                    names << u"%1: %2"_s.arg(base::printable(each.toObject().value("tenant"_L1).toString()), base::Error::fromJson(each.toObject().value("error"_L1).toObject()).message.translated());
        if (names.isEmpty())
            say([] { return tr("Tenants of this wave failed, and the next one does not begin."); }, tr("Look at the causes below. When they are mended, retry them: the run goes on by itself when the wave is well."));
        else
            say([] { return tr("Tenants of this wave do not answer as they should."); }, names.mid(0, 5).join(u'\n'));
        if (m_maySteer)
            m_banner->addAction([] { return tr("Go on all the same"); }, [this] { emit resumeRequested(true); });
    }
}

// What counts up many times a second is written into the widgets that are there.
void RunPanel::showLegend()
{
    const Run &run = m_view.run;
    const std::pair<FleetMap::Cell, int> counts[] = {{FleetMap::Succeeded, run.succeeded()}, {FleetMap::Failed, run.failed()}, {FleetMap::Skipped, run.skipped()},
                                                     {FleetMap::InWork, run.running}, {FleetMap::Waiting, std::max(0, run.total() - run.done() - run.running)}};
    if (m_counts.isEmpty()) {
        for (const auto &[cell, count] : counts) {
            auto *icon = new QLabel(m_legendPlace);
            icon->setPixmap(FleetMap::sample(cell, 14, devicePixelRatioF()));
            m_counts << makeLabel(Look::Small, m_legendPlace);
            auto *pair = new QHBoxLayout;
            pair->setSpacing(5);
            pair->addWidget(icon);
            pair->addWidget(m_counts.last());
            m_legend->addLayout(pair);
        }
        m_legend->addStretch(1);
    }
    QStringList said;
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        said << cellCount(counts[i].first, counts[i].second);
        m_counts[i]->setText(said.last());
    }
    m_map->setAccessibleDescription(said.join(u", "_s));
}

void RunPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_counts.isEmpty())
        return;
    clearLayout(m_legend); // in the colours of now
    m_counts.clear();
    showLegend();
}

void RunPanel::showWaves()
{
    const auto &waves = m_view.run.waves;
    const bool several = waves.size() > 1;
    m_wavesTitle->setVisible(several);
    m_wavesPlace->setVisible(several);
    if (!several)
        return;
    if (m_waveRows.size() != waves.size()) {
        clearLayout(m_waves);
        m_waveRows.clear();
        for (int row = 0; row < waves.size(); ++row) {
            const WaveRow made{makeLabel(Look::Small, m_wavesPlace), makeLabel(Look::Small, m_wavesPlace), makeLabel(Look::Small, m_wavesPlace), new StatusChip(m_wavesPlace)};
            m_waves->addWidget(made.name, row, 0);
            m_waves->addWidget(made.done, row, 1, Qt::AlignRight);
            m_waves->addWidget(made.failed, row, 2);
            m_waves->addWidget(made.chip, row, 3);
            m_waveRows << made;
        }
        m_waves->setColumnStretch(4, 1);
    }
    for (qsizetype i = 0; i < waves.size(); ++i) {
        const RunWave &wave = waves[i];
        const WaveRow &row = m_waveRows[i];
        row.name->setText(u"%1. %2"_s.arg(wave.wave).arg(waveName(wave.label)));
        row.done->setText(tr("%1 of %2").arg(QLocale().toString(wave.done()), QLocale().toString(wave.total)));
        row.failed->setText(wave.failed > 0 ? tr("%Ln failed", nullptr, wave.failed) : QString());
        row.chip->setStatus(waveStatus(wave));
    }
}

void RunPanel::retranslate()
{
    m_pause->setText(tr("&Pause"));
    m_resume->setText(tr("Res&ume"));
    m_cancel->setText(tr("Ca&ncel run"));
    m_retry->setText(tr("Retry &all failures"));
    m_command->setWhat(tr("as command"));
    m_mapTitle->setText(tr("Tenants"));
    m_wavesTitle->setText(tr("Waves"));
    m_map->setAccessibleName(tr("Tenants of the run, one cell each"));
    m_progress->setTitle(tr("Progress"));
    m_causes->retranslate();
    if (!m_view.run.id.isEmpty())
        show_();
}

} // namespace tenantry::ui
