#include "cli/local/verbs.h"

namespace tenantry::cli {

namespace {

class Start : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "local", .verb = "start",
                .summary = QT_TRANSLATE_NOOP("cli", "Start the local server; made on first use, with a registry and an ADMIN. Prints the registry's URI."),
                .examples = {"tenantryctl local start", "tenantryctl local start --json"}};
    }

    Result<int> run(Context &context) override
    {
        local::Installation installation(context.home());
        Console &console = context.console;
        TRY(const local::Started started, installation.start(
            [&](const base::Text &step) { console.note(step.translated()); }, context.stop()));
        if (console.json)
            console.document({{QStringLiteral("uri"), started.uri},
                              {QStringLiteral("operator"), started.login},
                              {QStringLiteral("created"), started.created}});
        else
            console.line(started.uri);
        return exitDone;
    }
};

} // namespace

CommandPtr localStart()
{
    return std::make_unique<Start>();
}

} // namespace tenantry::cli
