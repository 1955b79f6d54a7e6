#include "cli/key/commands.h"

#include "cli/json.h"
#include "cli/table.h"
#include "operators/operators.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject keyJson(const operators::DataKeyStatus &key)
{
    return {
        {u"name"_s, key.name},
        {u"version"_s, key.version},
        {u"operators"_s, QJsonArray::fromStringList(key.operators)},
        {u"recovery"_s, key.recovery},
        {u"created_at"_s, timeJson(key.createdAt)},
        {u"retired_at"_s, timeJson(key.retiredAt)},
        {u"due"_s, key.dueSince.isValid()},
        {u"due_since"_s, timeJson(key.dueSince)},
        {u"due_because"_s, orNull(key.dueBecause)},
    };
}

class Status : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "key", .verb = "status", .summary = QT_TRANSLATE_NOOP("cli", "Say which data keys there are, who can open them, and which are due for rotation."),
                .examples = {"tenantryctl key status", "tenantryctl key status --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto keys, operators::keyStatus(session, context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(u"keys"_s, keys, keyJson));
            return exitDone;
        }
        Table table({{translate("cli", "Key")}, {translate("cli", "Version"), true}, {translate("cli", "Opened by")}, {translate("cli", "Recovery key")}, {translate("cli", "Rotation")}});
        for (const operators::DataKeyStatus &key : keys)
            table.add({key.name, console.locale.toString(key.version), key.operators.join(u", "_s), key.recovery ? translate("cli", "yes") : translate("cli", "no"),
                       key.dueSince.isValid() ? translate("cli", "due since %1: %2 could open it").arg(timeText(key.dueSince), base::printable(key.dueBecause)) : translate("cli", "not due")});
        table.print(console);
        return exitDone;
    }
};

} // namespace

Commands keyCommands()
{
    Commands list;
    list.push_back(std::make_unique<Status>());
    return list;
}

} // namespace tenantry::cli
