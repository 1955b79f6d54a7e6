#include "cli/key/commands.h"

#include "cli/json.h"
#include "cli/table.h"
#include "operators/operators.h"
#include "operators/rotation.h"

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
                       key.retiredAt.isValid() ? translate("cli", "retired since %1").arg(timeText(key.retiredAt))
                       : key.dueSince.isValid() ? translate("cli", "due since %1: %2 could open it").arg(timeText(key.dueSince), base::printable(key.dueBecause)) : translate("cli", "not due")});
        table.print(console);
        return exitDone;
    }
};

class Rotate : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "key", .verb = "rotate", .summary = QT_TRANSLATE_NOOP("cli", "Make a new version of the data keys, and seal every credential anew under it."),
                .arguments = {{"KEY", QT_TRANSLATE_NOOP("cli", "admin or inspect; both without"), false, true}},
                .examples = {"tenantryctl key rotate", "tenantryctl key rotate admin"},
                .more = QT_TRANSLATE_NOOP("cli", "For when somebody who could open a key no longer may: key status says so. Stopped or killed, both versions open, and the same command goes on. "
                                                 "Passwords stay what they are.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        QStringList names = context.arguments.positional();
        if (names.isEmpty())
            names = {u"admin"_s, u"inspect"_s};
        names.removeDuplicates();
        Console &console = context.console;
        QJsonArray done;
        for (const QString &name : std::as_const(names)) {
            const auto rotated = operators::rotateDataKey(session, name, [&](int sealed, int total) { console.progress(sealed, total, name); }, context.stop());
            console.clearProgress();
            if (!rotated)
                return base::fail(rotated.error());
            done.append(QJsonObject{{u"name"_s, rotated->key}, {u"version"_s, rotated->version}, {u"sealed"_s, rotated->sealed}, {u"resumed"_s, rotated->resumed}, {u"due"_s, rotated->due}});
            if (console.json)
                continue;
            if (rotated->resumed)
                console.note(translate("cli", "An earlier rotation of %1 had not ended; this one went on with it.").arg(rotated->key));
            const int sealed = rotated->sealed;
            console.note(translate("cli", "%n credential(s) sealed anew under version %1 of the key “%2”; nothing opens with the version before.", nullptr, sealed)
                             .arg(console.locale.toString(rotated->version), rotated->key));
            if (rotated->due)
                console.note(translate("cli", "It is due again: somebody who could open the new version left meanwhile."));
        }
        if (console.json)
            console.document(QJsonObject{{u"keys"_s, done}});
        return exitDone;
    }
};

} // namespace

Commands keyCommands()
{
    Commands list;
    list.push_back(std::make_unique<Status>());
    list.push_back(std::make_unique<Rotate>());
    return list;
}

} // namespace tenantry::cli
