#include "cli/registry/verbs.h"

#include "operators/recover.h"

#include <QJsonObject>

namespace tenantry::cli {

namespace {

class Recover : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "registry", .verb = "recover",
                .summary = QT_TRANSLATE_NOOP("cli", "With the recovery key: make LOGIN an ADMIN with a new password, when no ADMIN can sign in any more."),
                .options = {
                    {"server", "URI", QT_TRANSLATE_NOOP("cli", "the registry's database, as the role that created it or a superuser"), true},
                    {"admin", "LOGIN", QT_TRANSLATE_NOOP("cli", "who becomes ADMIN: an operator, or somebody new"), true},
                    {"recovery-key-file", "FILE|-", QT_TRANSLATE_NOOP("cli", "the recovery key: first line of a file; asked for on a terminal")},
                    {"server-password-file", "FILE|-", QT_TRANSLATE_NOOP("cli", "password of the role in --server: first line of a file")},
                },
                .examples = {"tenantryctl registry recover --server postgresql://postgres@db.example.org/tenantry --admin ana --recovery-key-file paper.txt --password-file ana.txt"},
                .more = QT_TRANSLATE_NOOP("cli", "The new ADMIN's password comes from --password-file, TENANTRY_PASSWORD or a question on the terminal.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        Console &console = context.console;
        const bool terminal = console.streams().inTerminal && console.streams().errTerminal;
        TRY(postgres::ConnectionSettings server, postgres::parseUri(given.value("server")));
        server.applicationName = QStringLiteral("tenantryctl"); // the events say with what
        if (given.has("server-password-file")) {
            TRY(server.password, context.passwordFrom(given.value("server-password-file")));
        }
        const QString login = given.value("admin");
        base::Secret paper;
        if (given.has("recovery-key-file")) {
            TRY(paper, context.passwordFrom(given.value("recovery-key-file"), Context::Holds::RecoveryKey));
        } else if (terminal) {
            TRY(paper, console.askPassword(translate("cli", "Recovery key:"), context.stop()));
        } else {
            return failure(Kind::InvalidInput, translate("cli", "The recovery key is missing."), translate("cli", "Give it with --recovery-key-file FILE."));
        }
        TRY(const auto known, context.givenPassword());
        base::Secret password = known.value_or(base::Secret());
        if (!known) {
            if (!terminal)
                return failure(Kind::InvalidInput, translate("cli", "The new ADMIN needs a password."),
                               translate("cli", "Give it with --password-file FILE or in TENANTRY_PASSWORD."));
            TRY(password, console.askPassword(translate("cli", "New password of %1:").arg(base::printable(login)), context.stop()));
            TRY(const base::Secret second, console.askPassword(translate("cli", "The same again:"), context.stop()));
            if (password != second)
                return failure(Kind::InvalidInput, translate("cli", "The two passwords differ."));
        }
        TRYV(operators::recover(server, base::textFromSecret(paper), login, password, context.stop()));
        if (console.json)
            console.document({{QStringLiteral("login"), login}, {QStringLiteral("recovered"), true}});
        else
            console.note(translate("cli", "%1 is an ADMIN of the registry and can sign in with the new password.").arg(base::printable(login)));
        return exitDone;
    }
};

} // namespace

CommandPtr registryRecover()
{
    return std::make_unique<Recover>();
}

} // namespace tenantry::cli
