#include "cli/json.h"
#include "cli/operation/verbs.h"
#include "cli/table.h"
#include "tenants/tenantoperation.h"

#include <algorithm>
#include <set>

namespace tenantry::cli {

namespace {

Colour colourOf(registry::OperationState state)
{
    using enum registry::OperationState;
    switch (state) {
    case Succeeded: return Colour::Green;
    case Failed:
    case Interrupted: return Colour::Red;
    case Running:
    case Undoing: return Colour::Yellow;
    case Pending:
    case Undone: break;
    }
    return Colour::Plain;
}

Colour colourOf(registry::StepState state)
{
    using enum registry::StepState;
    switch (state) {
    case Done: return Colour::Green;
    case Failed: return Colour::Red;
    case Running: return Colour::Yellow;
    case Pending:
    case Undone:
    case Skipped: break;
    }
    return Colour::Dim;
}

QString stepsText(const registry::Operation &operation)
{
    const auto done = std::ranges::count_if(operation.steps, [](const auto &step) {
        return step.state == registry::StepState::Done || step.state == registry::StepState::Skipped;
    });
    QString text = QStringLiteral("%1/%2").arg(done).arg(operation.steps.size());
    const auto current = std::ranges::find_if(operation.steps, [](const auto &step) {
        return step.state == registry::StepState::Failed || step.state == registry::StepState::Running;
    });
    return current == operation.steps.end() ? text : text + QStringLiteral(" (%1)").arg(current->name);
}

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operation", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List operations, newest first."),
                .options = {
                    {"limit", "N", QT_TRANSLATE_NOOP("cli", "how many; 100 if not given")},
                    {"state", "STATE", QT_TRANSLATE_NOOP("cli", "only those: pending, running, succeeded, failed, undoing, undone, interrupted")},
                },
                .examples = {"tenantryctl operation list", "tenantryctl operation list --state failed --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const int limit, context.arguments.number("limit", 100, 1, 100'000));
        const QString state = context.arguments.value("state");
        static const QStringList states{QStringLiteral("pending"), QStringLiteral("running"), QStringLiteral("succeeded"), QStringLiteral("failed"),
                                        QStringLiteral("undoing"), QStringLiteral("undone"), QStringLiteral("interrupted")};
        if (!state.isEmpty() && !states.contains(state))
            return failure(Kind::InvalidInput, translate("cli", "There is no state “%1”.").arg(base::printable(state)),
                           translate("cli", "One of: %1.").arg(states.join(QStringLiteral(", "))));
        TRY(const auto session, context.session());
        TRY(auto operations, registry::OperationRepository(session).list(state.isEmpty() ? limit : 100'000, context.stop()));
        if (!state.isEmpty()) {
            operations.removeIf([&](const registry::Operation &operation) { return registry::operationStateName(operation.state) != state; });
            operations = operations.mid(0, limit);
        }
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(QStringLiteral("operations"), operations, operationJson));
            return exitDone;
        }
        if (operations.isEmpty()) {
            console.note(translate("cli", "No operations."));
            return exitDone;
        }
        Table table({{translate("cli", "Id")}, {translate("cli", "Kind")}, {translate("cli", "Tenant")}, {translate("cli", "State")},
                     {translate("cli", "Steps")}, {translate("cli", "Started")}, {translate("cli", "By")}});
        for (const registry::Operation &operation : operations)
            table.add({operation.id, tenants::operationTitle(operation.kind).translated(), operation.tenantSlug, operationStateText(operation.state), stepsText(operation),
                       timeText(operation.createdAt), operation.startedBy},
                      {Colour::Plain, Colour::Plain, Colour::Plain, colourOf(operation.state)});
        table.print(console);
        return exitDone;
    }
};

class Show : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operation", .verb = "show", .summary = QT_TRANSLATE_NOOP("cli", "Show one operation, step by step."),
                .arguments = {{"OPERATION", QT_TRANSLATE_NOOP("cli", "its id")}},
                .examples = {"tenantryctl operation show 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21 --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto operation, registry::OperationRepository(session).find(context.arguments.at(0), context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(operationJson(operation));
            return exitDone;
        }
        printFields(console, {
            {translate("cli", "Operation"), operation.id},
            {translate("cli", "Kind"), tenants::operationTitle(operation.kind).translated()},
            {translate("cli", "Tenant"), operation.tenantSlug.isEmpty() ? operation.tenantName : QStringLiteral("%1 (%2)").arg(operation.tenantSlug, operation.tenantName)},
            {translate("cli", "State"), operationStateText(operation.state)},
            {translate("cli", "Started"), timeText(operation.createdAt)},
            {translate("cli", "Started by"), operation.startedBy},
            {translate("cli", "Worked on by"), operation.workedBy},
            {translate("cli", "Ended"), timeText(operation.finishedAt)},
            {translate("cli", "Error"), operation.error ? operation.error->message.translated() : QString()},
        });
        console.line({});
        printSteps(console, operation);
        using enum registry::OperationState;
        if (operation.state == Failed || operation.state == Interrupted)
            console.note(resumeHint(operation.id));
        return exitDone;
    }
};

} // namespace

void printSteps(Console &console, const registry::Operation &operation)
{
    Table table({{translate("cli", "Step")}, {translate("cli", "State")}, {translate("cli", "Time"), true}, {translate("cli", "What")}});
    for (const registry::OperationStep &step : operation.steps) {
        const bool timed = step.state == registry::StepState::Done || step.state == registry::StepState::Failed || step.state == registry::StepState::Undone;
        table.add({step.name, stepStateText(step.state), timed ? durationText(console.locale, step.ms) : QString(),
                   step.error ? step.error->message.translated() : tenants::stepTitle(step.name).translated()},
                  {Colour::Plain, colourOf(step.state)});
    }
    table.print(console);
}

QString resumeHint(const QString &operationId)
{
    return translate("cli", "Finish it with `tenantryctl operation resume %1`, or take it back with `tenantryctl operation undo %1`.").arg(operationId);
}

operations::Progress stepReporter(Console &console)
{
    auto told = std::make_shared<std::set<std::pair<QString, QString>>>();
    return [&console, told](const registry::Operation &operation) {
        if (!console.showsProgress())
            return;
        for (const registry::OperationStep &step : operation.steps) {
            using enum registry::StepState;
            if (step.state == Pending || step.state == Skipped)
                continue;
            if (!told->emplace(step.name, registry::stepStateName(step.state)).second || step.state == Running)
                continue;
            const QString title = tenants::stepTitle(step.name).translated();
            const QString time = durationText(console.locale, step.ms);
            if (step.state == Done)
                console.note(console.paintedError(QStringLiteral("✓ "), Colour::Green) + title + QStringLiteral("  ") + console.paintedError(time, Colour::Dim));
            else if (step.state == Undone)
                console.note(console.paintedError(QStringLiteral("↩ "), Colour::Yellow) + title + QStringLiteral("  ") + console.paintedError(time, Colour::Dim));
            else if (step.state == Failed)
                console.note(console.paintedError(QStringLiteral("✗ "), Colour::Red) + title);
        }
    };
}

CommandPtr operationList()
{
    return std::make_unique<List>();
}

CommandPtr operationShow()
{
    return std::make_unique<Show>();
}

} // namespace tenantry::cli
