#include "ui/tenants/tenanttimeline.h"

#include "tenants/provisioning.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/steplist.h"

#include <QVBoxLayout>

namespace tenantry::ui {

using registry::Operation;
using registry::OperationState;

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
    m_operations.clear();
    m_read = false;
    ++m_newest;
    m_banner->clear();
    clearLayout(m_cards);
}

void TenantTimeline::reload()
{
    if (m_id.isEmpty() || !m_backend.operations)
        return;
    base::run(m_services.workers, m_stop.get_token(), [operations = m_backend.operations, id = m_id](std::stop_token stop) { return operations(id, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<QList<Operation>> &result) {
            if (number != m_newest)
                return;
            if (!result) {
                m_banner->setError(result.error(), tr("What happened to this tenant could not be read."));
                m_nothing->hide();
                return;
            }
            m_banner->clear();
            m_read = true;
            m_operations = *result;
            fill();
        });
}

void TenantTimeline::fill()
{
    m_nothing->setText(m_read ? tr("Nothing is recorded about this tenant.") : tr("Reading …"));
    m_nothing->setVisible(m_operations.isEmpty());
    clearLayout(m_cards);
    for (const Operation &operation : std::as_const(m_operations))
        m_cards->addWidget(card(operation));
}

QWidget *TenantTimeline::card(const Operation &operation)
{
    auto *box = new Card(this);
    box->setTitle(TenantFormat::operationKind(operation.kind));
    QString when = tr("%1 by %2", "time, operator").arg(TenantFormat::exact(operation.createdAt), operation.startedBy);
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
            item.note = tr("%n attempt(s)", nullptr, step.attempts);
        items.append(item);
    }
    steps->setSteps(items);
    box->body()->addWidget(steps);

    // The step's own error is said at the step; only an error that belongs to none is said here.
    const bool saidAtStep = std::ranges::any_of(operation.steps, [](const registry::OperationStep &step) { return step.error.has_value(); });
    if (operation.error && !saidAtStep)
        box->body()->addWidget(makeLabel(Look::Error, box, operation.error->message.translated()));

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

void TenantTimeline::retranslate() { fill(); }

} // namespace tenantry::ui
