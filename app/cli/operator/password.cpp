#include "cli/operator/verbs.h"

#include "operators/ownpassword.h"

namespace tenantry::cli {

namespace {

class Password : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "operator", .verb = "password",
                .summary = QT_TRANSLATE_NOOP("cli", "Change one's own password; with a LOGIN, give that operator a one-time password (ADMIN)."),
                .arguments = {{"LOGIN", QT_TRANSLATE_NOOP("cli", "whose; oneself if not given"), false}},
                .options = {{"new-password-file", "FILE|-", QT_TRANSLATE_NOOP("cli", "one's own new password: first line of a file; asked for on a terminal")},
                            {"connection-file", "FILE", QT_TRANSLATE_NOOP("cli", "with a LOGIN: write a file for “Import a connection file”, without secrets")}},
                .examples = {"tenantryctl operator password --operator luis --password-file one-time.txt --new-password-file own.txt", "tenantryctl operator password luis"}};
    }

    Result<int> run(Context &context) override
    {
        const QString whose = context.arguments.at(0);
        if (whose.isEmpty())
            return changeOwn(context);
        TRY(const auto session, context.session());
        const operators::Operators people(session);
        TRY(const operators::Operator who, people.find(whose, context.stop()));
        if (who.id == session->who().id)
            return failure(Kind::InvalidInput, translate("cli", "A one-time password is for somebody else."),
                           translate("cli", "To change your own, leave LOGIN out."));
        TRY(const auto invited, people.resetPassword(who.id, context.stop()));
        return showInvited(context, session, invited, translate("cli", "Operator “%1” signs in with a one-time password next."));
    }

private:
    static Result<int> changeOwn(Context &context)
    {
        Console &console = context.console;
        TRY(const postgres::ConnectionSettings settings, context.registrySettings());
        const local::Installation here(context.home());
        if (const auto local = here.running();
            local && settings.host == local->registry.host && settings.port == local->registry.port && here.keepsPassword(settings.user))
            return failure(Kind::Conflict, translate("cli", "The password of %1 is made and kept by this computer: nobody types it.").arg(base::printable(settings.user)),
                           translate("cli", "Add an operator of your own: tenantryctl operator add LOGIN --role admin."));
        // Who has to wait is told before they think of a new one.
        const auto change = [&](int failedBefore) -> Result<void> {
            TRY(const base::Secret fresh, newPassword(context, settings.user));
            return operators::changeOwnPassword(settings, fresh, {}, context.stop(), {}, failedBefore);
        };
        TRYV(context.guarded(settings, change));
        if (console.json)
            console.document({{QStringLiteral("login"), settings.user}, {QStringLiteral("changed"), true}});
        else
            console.note(translate("cli", "The password of %1 was changed. Other sign-ins of this account have ended.").arg(base::printable(settings.user)));
        return exitDone;
    }

    static Result<base::Secret> newPassword(Context &context, const QString &login)
    {
        Console &console = context.console;
        if (context.arguments.has("new-password-file"))
            return context.passwordFrom(context.arguments.value("new-password-file"));
        if (!console.streams().inTerminal || !console.streams().errTerminal)
            return failure(Kind::InvalidInput, translate("cli", "The new password is missing."), translate("cli", "Give it with --new-password-file FILE."));
        TRY(const base::Secret fresh, console.askPassword(translate("cli", "New password of %1:").arg(base::printable(login)), context.stop()));
        TRY(const base::Secret second, console.askPassword(translate("cli", "The same again:"), context.stop()));
        if (fresh != second)
            return failure(Kind::InvalidInput, translate("cli", "The two passwords differ."));
        return fresh;
    }
};

} // namespace

CommandPtr operatorPassword() { return std::make_unique<Password>(); }

} // namespace tenantry::cli
