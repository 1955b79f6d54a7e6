#include "ui/wizard/runstep.h"

#include "ui/jobs/jobcenter.h"
#include "ui/jobs/operationsteps.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/steplist.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

using registry::OperationState;
using registry::StepState;

RunStep::RunStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_steps(new StepList(this)), m_bar(new QProgressBar(this)), m_error(new ErrorBanner(this)),
      m_retry(makeButton(ButtonKind::Primary, this, QStringLiteral("refresh"))), m_undo(makeButton(ButtonKind::Danger, this, QStringLiteral("undo"))),
      m_later(makeButton(ButtonKind::Normal, this, QStringLiteral("clock"))), m_stop(makeButton(ButtonKind::Normal, this, QStringLiteral("stop")))
{
    m_bar->setTextVisible(false);
    m_error->setRetry(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_retry, m_undo, m_later, m_stop})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_bar);
    layout->addWidget(m_steps);
    layout->addWidget(m_error);
    layout->addLayout(buttons);
    layout->addStretch();

    JobCenter *jobs = m_context.services().jobs;
    connect(m_retry, &QPushButton::clicked, this, [this, jobs] { begin(jobs->resume(m_operation.id)); });
    connect(m_undo, &QPushButton::clicked, this, [this, jobs] {
        m_undoing = true;
        begin(jobs->undo(m_operation.id));
    });
    connect(m_later, &QPushButton::clicked, this, [this] { emit leftForLater(m_operation.id); });
    connect(m_stop, &QPushButton::clicked, this, &RunStep::cancel);
    connect(jobs, &JobCenter::progressed, this, [this](quint64 token, const registry::Operation &operation) {
        if (token == m_token)
            show(operation);
    });
    connect(jobs, &JobCenter::provisioned, this, [this](quint64 token, const tenants::Provisioned &result) {
        if (token != m_token)
            return;
        m_token = 0;
        show(result.operation);
        emit succeeded(result);
    });
    connect(jobs, &JobCenter::undone, this, [this](quint64 token, const registry::Operation &operation) {
        if (token != m_token)
            return;
        m_token = 0;
        show(operation);
        emit undone();
    });
    connect(jobs, &JobCenter::failed, this, [this](quint64 token, const base::Error &error) {
        if (token != m_token)
            return;
        m_token = 0;
        m_failure = error;
        const bool here = isAncestorOf(window()->focusWidget()); // nobody typed elsewhere meanwhile
        retranslate();
        if (here)
            (m_retry->isVisible() ? m_retry : m_later)->setFocus();
    });
    retranslate();
}

bool RunStep::makeMore() { return m_steps->makeAhead(); }

void RunStep::entered()
{
    if (m_token != 0)
        return;
    m_operation = {};
    m_undoing = false;
    for (const QString &name : std::as_const(m_names)) {
        registry::OperationStep step;
        step.name = name;
        m_operation.steps << step;
    }
    m_operation.steps.first().state = StepState::Running;
    begin(m_work ? m_work() : m_context.services().jobs->provision(m_context.request));
}

void RunStep::setWork(const QStringList &steps, const std::function<quint64()> &begin)
{
    m_names = steps;
    m_work = begin;
}

void RunStep::cancel()
{
    if (m_token != 0)
        m_context.services().jobs->cancel(m_token);
}

void RunStep::begin(quint64 token)
{
    m_token = token;
    m_failure.reset();
    retranslate();
    m_bar->setFocus(); // what was pressed is out of sight; not on Stop, which a second press of the same key would press
}

void RunStep::show(const registry::Operation &operation)
{
    m_operation = operation;
    retranslate();
}

void RunStep::showButtons()
{
    const bool stopped = m_token == 0 && m_failure.has_value();
    const bool recorded = !m_operation.id.isEmpty();
    m_stop->setVisible(m_token != 0 && !m_undoing);
    m_retry->setVisible(stopped && recorded && !m_undoing);
    m_undo->setVisible(stopped && recorded && m_operation.state != OperationState::Undone);
    m_later->setVisible(stopped);
    m_later->setText(recorded ? tr("&Leave and finish later") : tr("&Close"));
}

void RunStep::retranslate()
{
    m_steps->setSteps(stepItems(m_operation));
    const auto finished = std::ranges::count_if(m_operation.steps, [this](const auto &step) {
        return step.state == (m_undoing ? StepState::Undone : StepState::Done) || step.state == StepState::Skipped;
    });
    m_bar->setMaximum(int(m_operation.steps.size()));
    m_bar->setValue(m_undoing ? int(m_operation.steps.size() - finished) : int(finished));
    m_bar->setAccessibleName(tr("Progress"));
    m_retry->setText(tr("&Retry"));
    m_undo->setText(tr("&Undo everything"));
    m_stop->setText(tr("&Stop"));
    if (m_failure) {
        const auto failed = std::ranges::find(m_operation.steps, StepState::Failed, &registry::OperationStep::state);
        m_error->setError(*m_failure, [step = failed == m_operation.steps.end() ? QString() : failed->name] {
            return step.isEmpty() ? tr("It could not be begun.") : tr("The step “%1” failed.").arg(tenants::stepTitle(step).translated());
        });
    } else {
        m_error->clear();
    }
    m_subtitle = m_failure ? tr("It stopped. Nothing is lost: retry, take everything back, or decide later.")
                 : m_undoing ? tr("Taking everything back…")
                             : tr("You may leave this page; the work goes on and shows up under Jobs.");
    showButtons();
    emit titleChanged();
}

} // namespace tenantry::ui
