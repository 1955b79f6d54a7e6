#include "cli/json.h"
#include "cli/local/verbs.h"
#include "cli/table.h"

namespace tenantry::cli {

namespace {

using State = postgres::LocalCluster::State;

QString stateName(State state)
{
    switch (state) {
    case State::Absent: return QStringLiteral("absent");
    case State::Stopped: return QStringLiteral("stopped");
    case State::Running: return QStringLiteral("running");
    }
    return {};
}

class Status : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "local", .verb = "status",
                .summary = QT_TRANSLATE_NOOP("cli", "Say whether there is a local server, whether it runs, and how it is reached."),
                .examples = {"tenantryctl local status", "tenantryctl local status --json"}};
    }

    Result<int> run(Context &context) override
    {
        const local::Installation installation(context.home());
        TRY(const auto info, installation.status());
        QString uri;
        if (info.state == State::Running)
            if (const auto started = installation.running(); started)
                uri = started->uri;
        if (context.console.json) {
            context.console.document({
                {QStringLiteral("state"), stateName(info.state)},
                {QStringLiteral("socket"), orNull(info.state == State::Running ? info.socketFolder : QString())},
                {QStringLiteral("uri"), orNull(uri)},
                {QStringLiteral("pid"), info.pid > 0 ? QJsonValue(info.pid) : QJsonValue()},
                {QStringLiteral("version"), orNull(versionText(info.version))},
                {QStringLiteral("home"), context.home()},
            });
            return exitDone;
        }
        QString state;
        switch (info.state) {
        case State::Absent: state = translate("cli", "absent: `tenantryctl local start` makes it"); break;
        case State::Stopped: state = translate("cli", "stopped", "server"); break;
        case State::Running: state = translate("cli", "running", "server"); break;
        }
        printFields(context.console, {
            {translate("cli", "State"), state},
            {translate("cli", "URI"), uri},
            {translate("cli", "Socket"), info.state == State::Running ? info.socketFolder : QString()},
            {translate("cli", "Process"), info.pid > 0 ? QString::number(info.pid) : QString()},
            {translate("cli", "PostgreSQL"), versionText(info.version)},
            {translate("cli", "Home"), context.home()},
        });
        return exitDone;
    }
};

} // namespace

CommandPtr localStatus()
{
    return std::make_unique<Status>();
}

} // namespace tenantry::cli
