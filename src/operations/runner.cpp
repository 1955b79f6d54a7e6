#include "operations/runner.h"

#include "operations/operationlock.h"
#include "registry/journal.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSysInfo>
#include <algorithm>
#include <functional>
#include <optional>

namespace tenantry::operations {

using namespace tenantry::base;
using registry::Operation;
using registry::OperationState;
using registry::OperationStep;
using registry::StepState;

namespace {

// One run of one operation: the journal's copy in memory, and how it is written. The end of a step and the beginning of the
// next go in one statement: between the two nothing is done.
class Journal {
public:
    Journal(OperationLock lock, Operation operation, const Progress &progress)
        : m_lock(std::move(lock)), m_operation(std::move(operation)), m_progress(progress)
    {
    }

    Operation &operation() { return m_operation; }

    // Not to be kept over a report(): from then on the list is shared with whoever was told, on another thread, and only asking
    // again makes it ours.
    OperationStep *step(const QString &name)
    {
        const auto found = std::ranges::find(m_operation.steps, name, &OperationStep::name);
        return found == m_operation.steps.end() ? nullptr : &*found;
    }

    // Somebody works on it now: written with the first step that begins.
    void startAs(OperationState state) { m_start = registry::journal::StateChange{state, {}, m_operation.workedBy}; }

    Result<void> setState(OperationState state, const std::optional<Error> &error = {})
    {
        std::vector<OperationStep> steps;
        if (m_ended)
            steps.push_back(*m_ended);
        TRYV(write(steps, registry::journal::StateChange{state, error, m_start ? m_operation.workedBy : QString()}));
        report();
        return {};
    }

    Result<void> begin(const QString &name)
    {
        OperationStep &step = *this->step(name);
        step.state = StepState::Running;
        step.startedAt = QDateTime::currentDateTimeUtc();
        step.finishedAt = {};
        step.error.reset();
        ++step.attempts;
        std::vector<OperationStep> steps{step};
        if (m_ended)
            steps.push_back(*m_ended);
        TRYV(write(steps, m_start)); // only when nobody else may be doing it
        report();
        return {};
    }

    void end(const QString &name, StepState state, double ms, const std::optional<Error> &error = {})
    {
        OperationStep &step = *this->step(name);
        step.state = state;
        step.finishedAt = QDateTime::currentDateTimeUtc();
        step.ms = ms;
        step.error = error;
        m_ended = step;
    }

private:
    std::function<Error(Error)> explained() const
    {
        return [this](Error error) { return m_lock.explained(std::move(error)); };
    }

    Result<void> write(const std::vector<OperationStep> &steps, const std::optional<registry::journal::StateChange> &change)
    {
        TRYV(registry::journal::write(m_lock.connection(), m_operation.id, steps, change).transform_error(explained()));
        m_ended.reset();
        m_start.reset();
        if (change) {
            m_operation.state = change->state;
            m_operation.error = change->error;
        }
        return {};
    }

    void report()
    {
        if (m_progress)
            m_progress(m_operation);
    }

    OperationLock m_lock;
    Operation m_operation;
    const Progress &m_progress;
    std::optional<OperationStep> m_ended; // not written yet
    std::optional<registry::journal::StateChange> m_start; // likewise
};

Result<Journal> openJournal(registry::Session &session, const QString &id, const Progress &progress, std::stop_token stop)
{
    TRYV(session.requireWritable());
    TRY(OperationLock lock, OperationLock::take(session, id, stop));
    TRY(Operation operation, registry::journal::find(lock.connection(), session.isAdmin(), id)); // after the lock: nobody writes it any more
    operation.workedBy = QStringLiteral("%1@%2:%3").arg(session.who().login, QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
    return Journal(std::move(lock), std::move(operation), progress);
}

double milliseconds(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e6; }

} // namespace

Runner::Runner(registry::SessionPtr session) : m_session(std::move(session)) {}

Result<Operation> Runner::run(const QString &operationId, const std::vector<Step> &steps, const Progress &progress, std::stop_token stop)
{
    TRY(Journal journal, openJournal(*m_session, operationId, progress, stop));
    Operation &operation = journal.operation();
    if (operation.state == OperationState::Succeeded)
        return operation; // resumed twice: done once
    if (operation.state == OperationState::Undone || operation.state == OperationState::Undoing)
        return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "This operation was undone, or its undo has begun; it cannot be resumed."),
                    QT_TRANSLATE_NOOP("core", "Finish undoing it, then start anew."));
    journal.startAs(OperationState::Running);

    for (const Step &step : steps) {
        const OperationStep *record = journal.step(step.name);
        if (!record)
            return fail(Kind::Internal, {QT_TRANSLATE_NOOP("core", "The journal has no step called %1."), {step.name}},
                        QT_TRANSLATE_NOOP("core", "The operation was written by another version of Tenantry; finish it with that version, or undo it."));
        if (record->state == StepState::Done || record->state == StepState::Skipped)
            continue;
        TRYV(journal.begin(step.name));
        QElapsedTimer timer;
        timer.start();
        const Result<void> outcome = stop.stop_requested() ? Result<void>(fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled.")))
                                                           : step.apply(stop);
        if (!outcome) {
            journal.end(step.name, StepState::Failed, milliseconds(timer), outcome.error());
            TRYV(journal.setState(OperationState::Failed, outcome.error()));
            return operation;
        }
        journal.end(step.name, StepState::Done, milliseconds(timer));
    }
    TRYV(journal.setState(OperationState::Succeeded));
    return operation;
}

Result<Operation> Runner::undo(const QString &operationId, const std::vector<Step> &steps, const Progress &progress, std::stop_token stop)
{
    TRY(Journal journal, openJournal(*m_session, operationId, progress, stop));
    Operation &operation = journal.operation();
    if (operation.state == OperationState::Undone)
        return operation;
    if (operation.state == OperationState::Succeeded)
        return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "This operation has succeeded; what it made is in use and is not undone."),
                    QT_TRANSLATE_NOOP("core", "Retire the tenant instead."));
    journal.startAs(OperationState::Undoing);

    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const OperationStep *record = journal.step(step->name);
        if (!record || record->state == StepState::Undone || (record->state == StepState::Pending && record->attempts == 0))
            continue;
        TRYV(journal.begin(step->name));
        QElapsedTimer timer;
        timer.start();
        const Result<void> outcome = step->undo ? step->undo(stop) : Result<void>();
        if (!outcome) {
            journal.end(step->name, StepState::Failed, milliseconds(timer), outcome.error());
            // Stays Undoing: half of it is gone, so the only way is forward, undoing again.
            TRYV(journal.setState(OperationState::Undoing, outcome.error()));
            return operation;
        }
        journal.end(step->name, StepState::Undone, milliseconds(timer));
    }
    TRYV(journal.setState(OperationState::Undone));
    return operation;
}

} // namespace tenantry::operations
