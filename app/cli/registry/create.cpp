#include "cli/registry/verbs.h"

#include "registry/install.h"
#include "workstation/store.h"

#include <QJsonObject>

namespace tenantry::cli {

namespace {

class Create : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "registry", .verb = "create",
                .summary = QT_TRANSLATE_NOOP("cli", "Make a registry on a server: database, roles, tables, the first ADMIN. Prints the recovery key, once."),
                .options = {
                    {"server", "URI", QT_TRANSLATE_NOOP("cli", "where, as a role with CREATEDB and CREATEROLE"), true},
                    {"admin", "LOGIN", QT_TRANSLATE_NOOP("cli", "login of the first ADMIN"), true},
                    {"admin-name", "NAME", QT_TRANSLATE_NOOP("cli", "the ADMIN's name")},
                    {"admin-email", "EMAIL", QT_TRANSLATE_NOOP("cli", "the ADMIN's e-mail address")},
                    {"server-password-file", "FILE|-", QT_TRANSLATE_NOOP("cli", "password of the role in --server: first line of a file")},
                    {"database", "NAME", QT_TRANSLATE_NOOP("cli", "name of the database; tenantry if not given")},
                    {"name", "NAME", QT_TRANSLATE_NOOP("cli", "what people call this registry")},
                    {"base-domain", "DOMAIN", QT_TRANSLATE_NOOP("cli", "tenants' hosts are SUBDOMAIN.DOMAIN; example.org if not given")},
                    {"colour", "green|amber|red", QT_TRANSLATE_NOOP("cli", "how the panel marks it: red for production; amber if not given")},
                    {"profile", "NAME", QT_TRANSLATE_NOOP("cli", "remember it on this computer under this name")},
                },
                .examples = {"tenantryctl registry create --server postgresql://postgres@db.example.org/ --admin ana",
                             "tenantryctl registry create --server 'postgresql:///postgres?host=/run/postgresql' --admin ana --password-file ana.txt --colour red"},
                .more = QT_TRANSLATE_NOOP("cli", "The new ADMIN's password comes from --password-file, TENANTRY_PASSWORD or a question on the terminal.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        registry::CreateRequest request;
        TRY(request.server, postgres::parseUri(given.value("server")));
        if (given.has("server-password-file")) {
            TRY(request.server.password, context.passwordFrom(given.value("server-password-file")));
        }
        request.adminLogin = given.value("admin");
        request.adminName = given.value("admin-name", request.adminLogin);
        request.adminEmail = given.value("admin-email");
        request.database = given.value("database", request.database);
        request.name = given.value("name", request.name);
        request.baseDomain = given.value("base-domain", request.baseDomain);
        request.colour = given.value("colour", request.colour);
        if (!QStringList{QStringLiteral("green"), QStringLiteral("amber"), QStringLiteral("red")}.contains(request.colour))
            return failure(Kind::InvalidInput, translate("cli", "--colour takes green, amber or red, not “%1”.").arg(base::printable(request.colour)));
        TRY(request.adminPassword, adminPassword(context, request.adminLogin));

        Console &console = context.console;
        auto created = registry::create(request, [&](const base::Text &step) { console.note(step.translated()); }, context.stop());
        if (!created)
            return std::unexpected(created.error());
        const QString uri = postgres::toUri(created->registry);
        if (given.has("profile")) {
            TRY(const auto store, workstation::Store::open(context.home()));
            TRYV(store->save({.name = given.value("profile"), .uri = uri, .login = request.adminLogin, .colour = request.colour, .lastUsed = {}}));
        }
        const QString recovery = base::textFromSecret(created->recoveryKey);
        if (console.json) {
            console.document({{QStringLiteral("uri"), uri},
                              {QStringLiteral("name"), request.name},
                              {QStringLiteral("operator"), request.adminLogin},
                              {QStringLiteral("recovery_key"), recovery}});
            return exitDone;
        }
        console.line(uri);
        console.line(translate("cli", "Recovery key: %1").arg(recovery));
        console.note(translate("cli", "The recovery key is shown this once and kept nowhere. Whoever has it can open every secret of this registry; without it, nobody can when all ADMINs forget their passwords. Write it down."));
        return exitDone;
    }

private:
    static Result<base::Secret> adminPassword(Context &context, const QString &login)
    {
        TRY(const auto given, context.givenPassword());
        if (given)
            return *given;
        Console &console = context.console;
        if (!console.streams().inTerminal || !console.streams().errTerminal)
            return failure(Kind::InvalidInput, translate("cli", "The new ADMIN needs a password."),
                           translate("cli", "Give it with --password-file FILE or in TENANTRY_PASSWORD."));
        TRY(const base::Secret first, console.askPassword(translate("cli", "New password of %1:").arg(base::printable(login)), context.stop()));
        TRY(const base::Secret second, console.askPassword(translate("cli", "The same again:"), context.stop()));
        if (first != second)
            return failure(Kind::InvalidInput, translate("cli", "The two passwords differ."));
        return first;
    }
};

} // namespace

CommandPtr registryCreate()
{
    return std::make_unique<Create>();
}

} // namespace tenantry::cli
