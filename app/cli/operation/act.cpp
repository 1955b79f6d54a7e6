#include "cli/json.h"
#include "cli/feature/verbs.h"
#include "cli/operation/verbs.h"
#include "cli/tenant/newtenant.h"

#include "base/names.h"
#include "tenants/adoption.h"
#include "tenants/suspension.h"
#include "tenants/unfinished.h"

namespace tenantry::cli {

namespace {

class Resume : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operation", .verb = "resume",
                .summary = QT_TRANSLATE_NOOP("cli", "Finish an operation that failed or was interrupted; what is done already is not done again."),
                .arguments = {{"OPERATION", QT_TRANSLATE_NOOP("cli", "its id")}},
                .options = {{"show-secret", nullptr, QT_TRANSLATE_NOOP("cli", "print the passwords that were made")}},
                .examples = {"tenantryctl operation resume 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21"}};
    }

    Result<int> run(Context &context) override
    {
        const QString id = context.arguments.at(0);
        TRY(const auto session, context.session());
        Console &console = context.console;
        auto finished = tenants::resumeOperation(session, id, stepReporter(console), context.stop());
        context.errorExtras.insert(QStringLiteral("operation"), id);
        if (!finished)
            return std::unexpected(finished.error());
        // Also of one that had succeeded long before: the password that the tenant has now is opened like any other, on record.
        const bool secrets = context.arguments.has("show-secret") && !tenants::Suspension::is(finished->operation);
        if (secrets)
            TRYV(recordShown(session, *finished));
        if (console.json) {
            QJsonObject object = operationJson(finished->operation);
            if (secrets) {
                object.insert(QStringLiteral("password"), base::textFromSecret(finished->password));
                object.insert(QStringLiteral("admin_password"), orNull(base::textFromSecret(finished->adminPassword)));
            }
            object.insert(QStringLiteral("notes"), QJsonArray::fromStringList(lostNotes(*finished, secrets)));
            const int status = tenants::Suspension::is(finished->operation) ? exitDone : mirrorNew(context, session, {finished->tenant.id}, &object);
            console.document(object);
            return status;
        }
        if (!console.showsProgress())
            printSteps(console, finished->operation);
        if (tenants::Suspension::is(finished->operation)) {
            console.note(QStringLiteral("%1: %2").arg(base::printable(finished->tenant.slug), stateText(finished->tenant.state)));
            return exitDone;
        }
        console.note(translate("cli", "Tenant “%1” (%2) is ready.").arg(base::printable(finished->tenant.companyName), finished->tenant.slug));
        if (secrets) {
            console.line(translate("cli", "Password of the database role: %1").arg(base::textFromSecret(finished->password)));
            if (!finished->adminPassword.isEmpty())
                console.line(translate("cli", "Temporary password of the first account: %1").arg(base::textFromSecret(finished->adminPassword)));
        }
        for (const QString &note : lostNotes(*finished, secrets))
            console.note(note);
        return mirrorNew(context, session, {finished->tenant.id});
    }
};

class Undo : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operation", .verb = "undo",
                .summary = QT_TRANSLATE_NOOP("cli", "Take back everything that an unfinished operation did: database, role, reserved name, or a change of state."),
                .arguments = {{"OPERATION", QT_TRANSLATE_NOOP("cli", "its id")}},
                .examples = {"tenantryctl operation undo 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21"}};
    }

    Result<int> run(Context &context) override
    {
        const QString id = context.arguments.at(0);
        TRY(const auto session, context.session());
        Console &console = context.console;
        auto undone = tenants::undoOperation(session, id, stepReporter(console), context.stop());
        if (!undone) {
            context.errorExtras.insert(QStringLiteral("operation"), id);
            return std::unexpected(undone.error());
        }
        if (console.json) {
            console.document(operationJson(*undone));
            return exitDone;
        }
        if (!console.showsProgress())
            printSteps(console, *undone);
        console.note((tenants::Adoption::is(*undone) ? translate("cli", "Taken back: the database of “%1” is as it was found.")
                      : tenants::Suspension::is(*undone) ? translate("cli", "Taken back: “%1” is as it was before.")
                                                       : translate("cli", "Taken back: nothing of “%1” is left."))
                         .arg(base::printable(undone->tenantName)));
        return exitDone;
    }
};

} // namespace

CommandPtr operationResume()
{
    return std::make_unique<Resume>();
}

CommandPtr operationUndo()
{
    return std::make_unique<Undo>();
}

} // namespace tenantry::cli
