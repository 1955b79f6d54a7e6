#include "ui/tenants/tenanttimeline.h"

#include "audit/words.h"
#include "migrations/advice.h"
#include "migrations/runwords.h"
#include "tenants/provisioning.h"
#include "ui/health/healthwords.h"
#include "ui/migrations/runwords.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QVBoxLayout>

namespace tenantry::ui {

using registry::Operation;
using registry::OperationState;

namespace {

bool looksTheSame(const audit::Moment &a, const audit::Moment &b)
{
    if (a.event && b.event)
        return a.event->seq == b.event->seq;
    if (a.run && b.run)
        return a.run->runId == b.run->runId && a.run->item.state == b.run->item.state && a.run->item.outcome == b.run->item.outcome && a.run->item.toVersion == b.run->item.toVersion
               && a.run->item.attempts == b.run->item.attempts && a.run->item.startedAt == b.run->item.startedAt;
    if (a.alert && b.alert)
        return a.alert->id == b.alert->id && a.alert->severity == b.alert->severity && a.alert->closedAt == b.alert->closedAt && a.alert->acknowledgedAt == b.alert->acknowledgedAt;
    if (!a.operation || !b.operation)
        return false;
    return a.operation->id == b.operation->id && a.operation->state == b.operation->state
           && std::ranges::equal(a.operation->steps, b.operation->steps, [](const registry::OperationStep &one, const registry::OperationStep &other) {
                  return one.state == other.state && one.attempts == other.attempts && one.ms == other.ms;
              });
}

// In the width there is, whatever it tells of.
Card *makeCard(QWidget *parent)
{
    auto *box = new Card(parent);
    box->setTitleWraps();
    return box;
}

QLabel *makeText(Look look, QWidget *parent, const QString &text) { return makeLabel(look, parent, breakable(text)); }

} // namespace

TenantTimeline::TenantTimeline(TenantBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_banner(new ErrorBanner(this)),
      m_nothing(makeLabel(Look::Muted, this)), m_cards(new QVBoxLayout)
{
    m_cards->setSpacing(12);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 8);
    column->addWidget(m_banner);
    column->addWidget(m_nothing);
    column->addLayout(m_cards);
    column->addStretch(1);
    connect(m_banner, &ErrorBanner::retry, this, &TenantTimeline::reload);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &TenantTimeline::more);
    retranslate();
}

TenantTimeline::~TenantTimeline() { m_stop.request_stop(); }

void TenantTimeline::setTenant(const registry::Tenant &tenant)
{
    if (tenant.id == m_id)
        return;
    clear();
    m_id = tenant.id;
    fill();
    reload();
}

void TenantTimeline::clear()
{
    m_id.clear();
    m_moments.clear();
    m_later.stop();
    m_read = false;
    ++m_newest;
    m_banner->clear();
    clearLayout(m_cards);
}

void TenantTimeline::reload()
{
    if (m_id.isEmpty() || !m_backend.operations)
        return;
    base::run(m_services.workers, m_stop.get_token(), [backend = m_backend, id = m_id](std::stop_token stop) -> base::Result<QList<audit::Moment>> {
        if (backend.moments)
            return backend.moments(id, stop);
        TRY(const QList<Operation> operations, backend.operations(id, stop));
        QList<audit::Moment> moments;
        for (const Operation &operation : operations)
            moments.append({operation.createdAt, {}, operation, {}});
        return moments;
    })
        .then(this, [this, number = ++m_newest](const base::Result<QList<audit::Moment>> &result) {
            if (number != m_newest)
                return;
            if (!result) {
                m_banner->setError(result.error(), [] { return tr("What happened to this tenant could not be read."); });
                m_nothing->hide();
                return;
            }
            m_banner->clear();
            const bool same = m_read && std::ranges::equal(*result, m_moments, looksTheSame);
            m_read = true;
            m_moments = *result;
            if (!same) // who reads or stands on a button stays there
                fill();
        });
}

void TenantTimeline::fill()
{
    m_nothing->setText(m_read ? tr("Nothing is recorded about this tenant.") : tr("Reading…"));
    m_nothing->setVisible(m_moments.isEmpty());
    clearLayout(m_cards);
    m_next = 0;
    more();
}

// A few cards at a time: two hundred at once would be felt.
void TenantTimeline::more()
{
    constexpr qsizetype atOnce = 8;
    for (const qsizetype end = std::min(m_next + atOnce, m_moments.size()); m_next < end; ++m_next) {
        const audit::Moment &moment = m_moments.at(m_next);
        m_cards->addWidget(moment.operation ? card(*moment.operation) : moment.run ? card(*moment.run) : moment.alert ? card(*moment.alert) : card(*moment.event));
    }
    if (m_next < m_moments.size())
        m_later.start();
}

QWidget *TenantTimeline::card(const registry::Event &event)
{
    auto *box = makeCard(this);
    box->setTitle(audit::title(event).translated());
    box->setSubtitle(tr("%1 by %2, with %3", "time, operator, program")
                         .arg(exact(event.at), base::printable(event.operatorLogin), audit::sourceText(event.source)));
    if (event.action != QLatin1String("update"))
        return box;
    const QString nothing = TenantFormat::none();
    for (const audit::Change &change : audit::changes(event)) {
        const QString from = change.before.isEmpty() ? nothing : base::printable(withMoments(change.before, exact));
        const QString to = change.after.isEmpty() ? nothing : base::printable(withMoments(change.after, exact));
        box->body()->addWidget(makeText(Look::Body, box, tr("%1: %2 → %3", "field, before, after").arg(change.name.translated(), from, to)));
    }
    return box;
}

QWidget *TenantTimeline::card(const Operation &operation)
{
    auto *box = makeCard(this);
    box->setTitle(TenantFormat::operationKind(operation.kind));
    QString when = tr("%1 by %2", "time, operator").arg(exact(operation.createdAt), operation.startedBy);
    if (operation.createdAt.isValid() && operation.finishedAt.isValid())
        when = tr("%1, took %2").arg(when, duration(double(operation.createdAt.msecsTo(operation.finishedAt))));
    box->setSubtitle(when);
    auto *chip = new StatusChip(box);
    chip->setState(operation.state);
    box->addAction(chip);

    auto *steps = new StepList(box);
    QList<StepItem> items;
    for (const registry::OperationStep &step : operation.steps) {
        StepItem item;
        item.id = step.name;
        item.title = tenants::stepTitle(step.name).translated();
        item.state = step.state;
        item.error = step.error;
        if (step.state == registry::StepState::Done || step.state == registry::StepState::Failed)
            item.ms = step.ms;
        if (item.title.isEmpty())
            item.title = step.name;
        if (step.attempts > 1)
            item.note = tr("%Ln attempt(s)", nullptr, step.attempts);
        items.append(item);
    }
    steps->setSteps(items);
    box->body()->addWidget(steps);

    // The step's own error is said at the step; only an error that belongs to none is said here.
    const bool saidAtStep = std::ranges::any_of(operation.steps, [](const registry::OperationStep &step) { return step.error.has_value(); });
    if (operation.error && !saidAtStep)
        box->body()->addWidget(makeText(Look::Error, box, operation.error->message.translated()));

    const bool unfinished = operation.state == OperationState::Failed || operation.state == OperationState::Interrupted;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    if (unfinished && m_backend.resume && m_backend.undo && m_backend.may("tenants.finish")) {
        auto *finish = mark(makeButton(ButtonKind::Primary, box, QStringLiteral("play")), "tenants.finish");
        finish->setText(tr("Finish"));
        finish->setToolTip(tr("Goes on at the step that failed"));
        connect(finish, &QPushButton::clicked, this, [this, id = operation.id] { emit finishRequested(id); });
        auto *undo = mark(makeButton(ButtonKind::Normal, box, QStringLiteral("undo")), "tenants.undo");
        undo->setText(tr("Undo everything"));
        undo->setToolTip(tr("Takes back every step that was begun, last one first"));
        connect(undo, &QPushButton::clicked, this, [this, id = operation.id, kind = operation.kind] { emit undoRequested(id, kind); });
        row->addWidget(finish);
        row->addWidget(undo);
    }
    auto *open = makeButton(ButtonKind::Link, box);
    open->setText(tr("Open in Jobs"));
    connect(open, &QPushButton::clicked, this, [this, id = operation.id] { emit operationOpened(id); });
    row->addStretch(1);
    box->body()->addLayout(row);
    box->body()->addWidget(open, 0, Qt::AlignLeft);
    return box;
}

QWidget *TenantTimeline::card(const registry::TenantRun &run)
{
    const registry::RunItem &item = run.item;
    auto *box = makeCard(this);
    box->setTitle(migrations::itemTitle(run).translated());
    QString when = exact(item.startedAt);
    if (item.finishedAt.isValid() && item.ms > 0)
        when = tr("%1, took %2").arg(when, duration(item.ms));
    if (item.attempts > 1)
        when = tr("%1, %Ln attempt(s)", "time", item.attempts).arg(when);
    box->setSubtitle(when);
    auto *chip = new StatusChip(box);
    chip->setStatus(itemStatus(item));
    box->addAction(chip);
    if (item.error) {
        box->body()->addWidget(makeText(Look::Error, box, item.error->message.translated()));
        if (const auto advice = migrations::adviceFor(*item.error); !advice.likely.isEmpty())
            box->body()->addWidget(makeText(Look::Body, box, tr("Most likely: %1").arg(advice.likely.translated())));
    }
    if (m_backend.who.role == registry::Role::Admin) { // the run tells of tenants that are not a USER's
        auto *open = makeButton(ButtonKind::Link, box);
        open->setText(tr("Open the run"));
        connect(open, &QPushButton::clicked, this, [this, id = run.runId] { emit runOpened(id); });
        box->body()->addWidget(open, 0, Qt::AlignLeft);
    }
    return box;
}

QWidget *TenantTimeline::card(const registry::Alert &alert)
{
    auto *box = makeCard(this);
    registry::HealthMetric metric;
    metric.metric = alert.metric;
    box->setTitle(tr("Alert: %1").arg(alert.metric == QLatin1String("unreachable") ? HealthWords::alert({}, alert) : base::printable(metric.name().translated())));
    QString when = exact(alert.openedAt);
    if (!alert.open())
        when = tr("%1, well again after %2").arg(when, HealthWords::time(double(alert.openedAt.msecsTo(alert.closedAt))));
    box->setSubtitle(when);
    auto *chip = new StatusChip(box);
    Status status = HealthWords::severity(alert.severity);
    if (!alert.open())
        status.tone = Tone::Neutral;
    chip->setStatus(status);
    box->addAction(chip);
    if (alert.error)
        box->body()->addWidget(makeText(Look::Body, box, alert.error->message.translated()));
    if (!alert.note.isEmpty())
        box->body()->addWidget(makeText(Look::Body, box, tr("%1: %2", "operator, note").arg(base::printable(alert.acknowledgedBy), base::printable(alert.note))));
    return box;
}

void TenantTimeline::retranslate() { fill(); }

} // namespace tenantry::ui
