#include "ui/migrations/rehearsalpanel.h"

#include "ui/migrations/causelist.h"
#include "ui/migrations/rehearsalfields.h"
#include "ui/tenants/commandline.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>
#include <memory>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;
using migrations::ChosenFor;
using migrations::RehearsalProgress;
using migrations::RehearsalReport;
using migrations::RehearsedTenant;
using Stage = RehearsalProgress::Stage;
using End = RehearsedTenant::End;

namespace {

constexpr int tellEvery = 100; // milliseconds: what is told more often nobody reads

class Words {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::RehearsalPanel)
public:
    static QString chosenFor(ChosenFor why)
    {
        switch (why) {
        case ChosenFor::Named: return tr("chosen");
        case ChosenFor::Smallest: return tr("smallest");
        case ChosenFor::Median: return tr("median size");
        case ChosenFor::Largest: return tr("largest");
        case ChosenFor::Oldest: return tr("oldest version");
        }
        return {};
    }
    static Status end(End end)
    {
        switch (end) {
        case End::Migrated: return {u"done"_s, tr("works"), Tone::Success};
        case End::UpToDate: return {u"done"_s, tr("nothing to do"), Tone::Neutral};
        case End::Refused: return {u"error"_s, tr("cannot be migrated"), Tone::Danger};
        case End::CopyFailed: return {u"error"_s, tr("not copied"), Tone::Danger};
        case End::Failed: return {u"error"_s, tr("fails"), Tone::Danger};
        case End::NotTried: return {u"skipped"_s, tr("not tried"), Tone::Warning};
        }
        return {};
    }
    static QString stops(drivers::LockMode mode) { return drivers::stopsReading(mode) ? tr("nobody reads or writes") : tr("nobody writes"); }
};

} // namespace

RehearsalPanel::RehearsalPanel(MigrationBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_progress(new ProgressRow(this)), m_banner(new ErrorBanner(this)), m_title(makeLabel(Look::Heading, this)),
      m_headline(makeLabel(Look::Body, this)), m_how(makeLabel(Look::Muted, this)), m_copy(new CopyButton(this)), m_causes(new CauseList(services.workers, this)), m_place(new QWidget(this)), m_cards(new QVBoxLayout(m_place))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_copy);
    column->addLayout(head);
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addWidget(m_headline);
    column->addWidget(m_how);
    column->addWidget(m_causes);
    column->addWidget(m_place);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(10);
    m_banner->setRetry(false);
    m_progress->setCancellable(true);
    connect(m_progress, &ProgressRow::cancelRequested, this, &RehearsalPanel::cancel);
    m_copy->setSource([this] { return command(); });
    hide();
    retranslate();
}

RehearsalPanel::~RehearsalPanel() { m_stop.request_stop(); }

void RehearsalPanel::begin(const RolloutRequest &request)
{
    if (m_running || !m_backend.rehearse)
        return;
    m_request = request;
    m_report.reset();
    m_told = {};
    m_stop = std::stop_source();
    m_banner->clear();
    m_progress->restart();
    setRunning(true);
    show();
    bringIntoView(m_progress); // it comes below a form that may fill the window already
    tell({});
    // Only what is told crosses the threads: the worker may take a moment longer than this to throw its copy away.
    const auto watch = [self = QPointer(this), context = QPointer<QObject>(QCoreApplication::instance()), number = ++m_newest, last = std::make_shared<QElapsedTimer>(),
                        said = std::make_shared<std::pair<Stage, QString>>()](const RehearsalProgress &progress) {
        const std::pair<Stage, QString> now{progress.stage, progress.slug + u' ' + progress.fileName};
        if (last->isValid() && last->elapsed() < tellEvery && *said == now)
            return;
        last->start();
        *said = now;
        if (context)
            QMetaObject::invokeMethod(context, [self, number, progress] {
                if (self && self->m_running && self->m_newest == number)
                    self->tell(progress);
            }, Qt::QueuedConnection);
    };
    base::run(m_services.workers, m_stop.get_token(), [rehearse = m_backend.rehearse, request, watch](std::stop_token stop) { return rehearse(request, watch, std::move(stop)); })
        .then(this, [this, number = m_newest](const Result<RehearsalReport> &result) {
            if (number == m_newest)
                took(result);
        });
}

void RehearsalPanel::cancel()
{
    if (!m_running)
        return;
    m_stop.request_stop();
    m_progress->setCancellable(false);
    tell(m_told);
}

void RehearsalPanel::reset()
{
    m_stop.request_stop();
    ++m_newest;
    m_report.reset();
    m_banner->clear();
    setRunning(false);
    hide();
}

void RehearsalPanel::setRunning(bool running)
{
    const bool changed = m_running != running;
    m_running = running;
    m_progress->setVisible(running);
    m_progress->setCancellable(running);
    showReport();
    if (changed)
        emit runningChanged(running);
}

void RehearsalPanel::tell(const RehearsalProgress &progress)
{
    m_told = progress;
    m_progress->setProgress(std::max(0, progress.tenant - 1), progress.tenants);
    if (m_stop.stop_requested())
        return m_progress->setText(tr("Throwing the copy away…"));
    const QString slug = base::printable(progress.slug);
    switch (progress.tenant == 0 ? Stage::Choosing : progress.stage) {
    case Stage::Choosing: m_progress->setText(tr("Choosing tenants by their size…")); break;
    case Stage::Copying:
        m_progress->setText(progress.expected > 0 ? tr("%1: copying, %2 of about %3").arg(slug, TenantFormat::size(progress.bytes), TenantFormat::size(progress.expected)) : tr("%1: copying, %2").arg(slug, TenantFormat::size(progress.bytes)));
        break;
    case Stage::Migrating: m_progress->setText(tr("%1: %2, file %3 of %4").arg(slug, base::printable(progress.fileName), QString::number(progress.file), QString::number(progress.files))); break;
    case Stage::Dropping: m_progress->setText(tr("%1: throwing the copy away").arg(slug)); break;
    }
}

void RehearsalPanel::took(const Result<RehearsalReport> &result)
{
    if (result)
        m_report = *result;
    else if (result.error().kind != base::Kind::Cancelled)
        m_banner->setError(result.error(), [] { return tr("There was no rehearsal."); });
    setRunning(false);
    if (!result && result.error().kind == base::Kind::Cancelled) {
        m_headline->setText(tr("The rehearsal was cancelled. Its copies are gone."));
        m_headline->show();
    }
}

void RehearsalPanel::showReport()
{
    clearLayout(m_cards);
    const bool there = m_report.has_value();
    const auto causes = there ? migrations::causes(*m_report) : QList<registry::RunCause>();
    m_causes->setCauses(causes, false);
    m_causes->setVisible(!causes.isEmpty());
    m_headline->setVisible(there);
    m_how->setVisible(there && m_report->prediction);
    m_place->setVisible(there);
    m_copy->setVisible(!m_running);
    if (!there)
        return;
    QStringList lines;
    if (m_report->tenants.isEmpty())
        lines << tr("There is nothing to rehearse.");
    else if (const int failed = m_report->failed(); failed > 0)
        lines << tr("It failed for %Ln of", nullptr, failed) + u' ' + tr("%Ln tenant(s).", nullptr, int(m_report->tenants.size()));
    else
        lines << tr("It worked for all of %Ln tenant(s).", nullptr, int(m_report->tenants.size()));
    if (const auto &prediction = m_report->prediction) {
        lines << tr("The roll-out will take about %1 for %Ln tenant(s).", nullptr, int(prediction->tenants)).arg(duration(prediction->ms));
        if (prediction->lockMs > 0)
            lines << tr("Customers wait longest at %1: up to %2, for %3.").arg(base::printable(prediction->lockedTenant), duration(prediction->lockMs), base::printable(prediction->lockedFile));
        if (!prediction->notMeasured.isEmpty())
            lines << tr("Not counted, since no copy got that far: %1.").arg(base::printable(prediction->notMeasured.join(u", "_s)));
        m_how->setText(migrations::howPredicted(*m_report).translated());
    }
    for (const base::Text &note : std::as_const(m_report->notes))
        lines << base::printable(note.translated());
    m_headline->setText(lines.join(u'\n'));
    for (const RehearsedTenant &tenant : std::as_const(m_report->tenants))
        m_cards->addWidget(tenantCard(tenant));
}

QWidget *RehearsalPanel::tenantCard(const RehearsedTenant &tenant)
{
    auto *card = new Card(m_place);
    card->setTitle(base::printable(tenant.slug));
    QStringList why;
    for (const ChosenFor each : tenant.chosenFor)
        why << Words::chosenFor(each);
    card->setSubtitle(why.join(u", "_s));
    auto *chip = new StatusChip(card);
    chip->setStatus(Words::end(tenant.end));
    card->addAction(chip);
    QVBoxLayout *body = card->body();
    body->setSpacing(4);
    QStringList facts{u"%1 → %2"_s.arg(tenant.fromVersion.isEmpty() ? u"–"_s : base::printable(tenant.fromVersion), tenant.toVersion.isEmpty() ? u"–"_s : base::printable(tenant.toVersion))};
    if (tenant.bytes >= 0)
        facts << TenantFormat::size(tenant.bytes);
    if (tenant.copyMs > 0)
        facts << tr("copied in %1").arg(duration(tenant.copyMs));
    if (!tenant.files.isEmpty())
        facts << tr("migrated in %1").arg(duration(tenant.filesMs()));
    body->addWidget(makeLabel(Look::Muted, card, facts.join(u" · "_s)));
    for (qsizetype i = 0; i < tenant.files.size(); ++i) {
        const auto &file = tenant.files[i];
        const bool failed = tenant.end == End::Failed && i + 1 == tenant.files.size();
        auto *row = new QHBoxLayout;
        auto *name = makeLabel(failed ? Look::Error : Look::Body, card, base::printable(file.fileName));
        row->addWidget(name, 1);
        row->addWidget(makeLabel(Look::Muted, card, duration(file.trace.ms)));
        body->addLayout(row);
        QStringList lines;
        for (const auto &lock : file.trace.locks)
            if (drivers::stopsWriting(lock.mode))
                lines << tr("%1: %2 for up to %3, %4").arg(base::printable(lock.table), drivers::lockModeName(lock.mode), duration(lock.ms), Words::stops(lock.mode));
        for (const auto &rewrite : file.trace.rewrites)
            lines << tr("%1: written anew, %2").arg(base::printable(rewrite.table), TenantFormat::size(rewrite.bytesBefore));
        if (lines.isEmpty())
            continue;
        auto *what = makeLabel(Look::Small, card, lines.join(u'\n'));
        what->setWordWrap(true);
        what->setContentsMargins(12, 0, 0, 2);
        body->addWidget(what);
    }
    for (const base::Text &note : tenant.notes)
        body->addWidget(makeLabel(Look::Muted, card, base::printable(note.translated())));
    return card;
}

QString RehearsalPanel::command() const
{
    QStringList words{u"migrate"_s, u"rehearse"_s, m_request.product};
    if (!m_request.options.target.isEmpty())
        words << u"--to"_s << m_request.options.target;
    if (!m_request.selection.filter.isEmpty())
        words << u"--filter"_s << m_request.selection.filter;
    if (!m_request.policy.waves.isEmpty())
        words << u"--waves"_s << fleet::wavesText(m_request.policy.waves);
    if (m_request.policy.perServer > 0)
        words << u"--concurrency"_s << QString::number(m_request.policy.perServer);
    if (m_request.options.gaps == migrations::OutOfOrder::Apply)
        words << u"--out-of-order"_s;
    words += rehearsalWords(m_request.rehearsal);
    return commandLine(words);
}

void RehearsalPanel::retranslate()
{
    m_title->setText(tr("Rehearsal"));
    m_copy->setWhat(tr("as command"));
    m_progress->setTitle(tr("Rehearsing on copies"));
    if (m_running)
        tell(m_told);
    showReport();
}

} // namespace tenantry::ui
