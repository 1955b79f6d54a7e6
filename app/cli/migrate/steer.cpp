#include "cli/json.h"
#include "cli/migrate/verbs.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::RunRepository;

namespace {

Result<int> tell(Context &context, const registry::SessionPtr &session, const QString &runId, const QString &words)
{
    TRY(const auto run, RunRepository(session).find(runId, context.stop()));
    if (context.console.json)
        context.console.document(runJson(run));
    else
        context.console.line(words.arg(run.id.right(8)));
    return exitDone;
}

class Pause : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "pause", .summary = QT_TRANSLATE_NOOP("cli", "Pause a run: what is in work ends, nothing else begins, whoever works on it."),
                .arguments = {runArgument}, .examples = {"tenantryctl migrate pause"}};
    }
    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto chosen, chosenRun(context, session, true));
        TRYV(RunRepository(session).pause(chosen.id, context.stop()));
        return tell(context, session, chosen.id, translate("cli", "Run %1 is paused."));
    }
};

class Resume : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "resume", .summary = QT_TRANSLATE_NOOP("cli", "Go on with a run that was paused or left, or help with one that others work on."),
                .arguments = {runArgument},
                .options = {{"past-check", nullptr, QT_TRANSLATE_NOOP("cli", "go on although tenants of the wave did not answer as they should")},
                            {"detach", nullptr, QT_TRANSLATE_NOOP("cli", "let those go on who work on it, and do not work on it here")}},
                .examples = {"tenantryctl migrate resume", "tenantryctl migrate resume 0a8b1e21 --past-check"}};
    }
    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto chosen, chosenRun(context, session, true));
        TRYV(RunRepository(session).resume(chosen.id, context.arguments.has("past-check"), context.stop()));
        if (context.arguments.has("detach"))
            return tell(context, session, chosen.id, translate("cli", "Run %1 goes on."));
        return carry(context, session, chosen.id);
    }
};

class Retry : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "retry", .summary = QT_TRANSLATE_NOOP("cli", "Try the tenants again that failed in a run, all of them or those of one cause."),
                .arguments = {runArgument},
                .options = {{"cause", "N", QT_TRANSLATE_NOOP("cli", "only this one, by its number in `migrate failures`")},
                            {"detach", nullptr, QT_TRANSLATE_NOOP("cli", "only put them back; whoever works on the run takes them")}},
                .examples = {"tenantryctl migrate retry", "tenantryctl migrate retry 0a8b1e21 --cause 2"}};
    }
    Result<int> run(Context &context) override
    {
        TRY(const int number, context.arguments.number("cause", 0, 1, 1'000'000));
        TRY(const auto session, context.session());
        TRY(const auto chosen, chosenRun(context, session, false));
        const RunRepository runs(session);
        QString cause;
        if (number > 0) {
            TRY(const auto causes, runs.causes(chosen.id, context.stop()));
            if (number > causes.size())
                return failure(Kind::NotFound, translate("cli", "The run has %n cause(s) of failure.", nullptr, int(causes.size())), translate("cli", "See: tenantryctl migrate failures %1").arg(chosen.id.right(8)));
            cause = causes[number - 1].cause;
        }
        TRY(const int count, runs.retry(chosen.id, cause, context.stop()));
        if (!context.console.json)
            context.console.note(translate("cli", "%n tenant(s) are tried again.", nullptr, count));
        if (context.arguments.has("detach"))
            return tell(context, session, chosen.id, translate("cli", "Run %1 goes on."));
        return carry(context, session, chosen.id);
    }
};

class Cancel : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "migrate", .verb = "cancel", .summary = QT_TRANSLATE_NOOP("cli", "End a run for good: what is in work is stopped and rolled back, what is done stays."),
                .arguments = {runArgument}, .examples = {"tenantryctl migrate cancel 0a8b1e21 --yes"}};
    }
    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto chosen, chosenRun(context, session, true));
        TRY(const bool yes, context.confirmed(translate("cli", "Cancel the run %1, with %n tenant(s) left?", nullptr, chosen.total() - chosen.done()).arg(chosen.id.right(8))));
        if (!yes)
            return failure(Kind::Cancelled, translate("cli", "Nothing was changed."));
        TRYV(RunRepository(session).cancel(chosen.id, context.stop()));
        return tell(context, session, chosen.id, translate("cli", "Run %1 is cancelled."));
    }
};

} // namespace

Result<registry::Run> chosenRun(Context &context, const registry::SessionPtr &session, bool unfinished)
{
    const RunRepository runs(session);
    const QString named = context.arguments.at(0);
    if (!named.isEmpty() && named != "last"_L1)
        return runs.find(named, context.stop());
    TRY(const auto list, runs.list({}, 100, context.stop()));
    for (const registry::Run &run : list)
        if (!unfinished || !run.finished())
            return run;
    return failure(Kind::NotFound, unfinished ? translate("cli", "No run is open.") : translate("cli", "There was no run yet."), translate("cli", "Start one: tenantryctl migrate apply"));
}

CommandPtr migratePause() { return std::make_unique<Pause>(); }
CommandPtr migrateResume() { return std::make_unique<Resume>(); }
CommandPtr migrateRetry() { return std::make_unique<Retry>(); }
CommandPtr migrateCancel() { return std::make_unique<Cancel>(); }

} // namespace tenantry::cli
