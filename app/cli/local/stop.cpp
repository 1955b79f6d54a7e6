#include "cli/local/verbs.h"

namespace tenantry::cli {

namespace {

class Stop : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "local", .verb = "stop",
                .summary = QT_TRANSLATE_NOOP("cli", "Stop the local server. What is in it stays; stopping twice is no error."),
                .examples = {"tenantryctl local stop"}};
    }

    Result<int> run(Context &context) override
    {
        local::Installation installation(context.home());
        TRYV(installation.stop());
        if (context.console.json)
            context.console.document({{QStringLiteral("state"), QStringLiteral("stopped")}});
        else
            context.console.note(translate("cli", "The local server is stopped."));
        return exitDone;
    }
};

class Destroy : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "local", .verb = "destroy",
                .summary = QT_TRANSLATE_NOOP("cli", "Remove the local server, its registry and every tenant in it."),
                .examples = {"tenantryctl local destroy --yes"}};
    }

    Result<int> run(Context &context) override
    {
        local::Installation installation(context.home());
        TRY(const bool yes, context.confirmed(translate("cli", "Remove the local server in %1 with everything in it?").arg(base::printable(context.home()))));
        if (!yes) {
            context.console.note(translate("cli", "Nothing was done."));
            return exitFailed;
        }
        TRYV(installation.destroy());
        if (context.console.json)
            context.console.document({{QStringLiteral("state"), QStringLiteral("absent")}});
        else
            context.console.note(translate("cli", "The local server is gone."));
        return exitDone;
    }
};

} // namespace

CommandPtr localStop()
{
    return std::make_unique<Stop>();
}

CommandPtr localDestroy()
{
    return std::make_unique<Destroy>();
}

} // namespace tenantry::cli
