#include "cli/json.h"
#include "cli/server/verbs.h"

#include "servers/servers.h"

namespace tenantry::cli {

std::vector<Option> serverOptions()
{
    return {
        {"uri", "URI", QT_TRANSLATE_NOOP("cli", "all of the following in one: postgresql://USER@HOST:PORT/DATABASE?sslmode=…")},
        {"host", "HOST", QT_TRANSLATE_NOOP("cli", "name, address, or the folder of a socket")},
        {"port", "N", QT_TRANSLATE_NOOP("cli", "5432 if not given")},
        {"user", "ROLE", QT_TRANSLATE_NOOP("cli", "a role with CREATEDB and CREATEROLE")},
        {"maintenance-database", "NAME", QT_TRANSLATE_NOOP("cli", "where it signs in to make databases; postgres if not given")},
        {"tls", "MODE", QT_TRANSLATE_NOOP("cli", "disable, allow, prefer, require, verify-ca or verify-full")},
        {"root-certificate", "FILE", QT_TRANSLATE_NOOP("cli", "PEM file that the server's certificate is checked against")},
        {"password-file", "FILE|-", QT_TRANSLATE_NOOP("cli", "the role's password, kept sealed (the operator's goes before the verb)")},
        {"max-tenants", "N", QT_TRANSLATE_NOOP("cli", "how many tenants may live there; 0: no limit")},
        {"accepts-tenants", "yes|no", QT_TRANSLATE_NOOP("cli", "whether new tenants may be placed there")},
    };
}

Result<std::optional<base::Secret>> takeServerOptions(Context &context, registry::Server &server)
{
    const Arguments &given = context.arguments;
    std::optional<base::Secret> password;
    QString certificate = given.value("root-certificate");
    if (given.has("uri")) {
        TRY(auto parts, servers::takeUri(given.value("uri"), server));
        if (!parts.password.isEmpty())
            password = std::move(parts.password);
        if (certificate.isEmpty())
            certificate = parts.certificateFile;
    }
    server.host = given.value("host", server.host);
    server.user = given.value("user", server.user);
    server.maintenanceDatabase = given.value("maintenance-database", server.maintenanceDatabase);
    TRY(server.port, given.number("port", server.port, 1, 65535));
    TRY(server.maxTenants, given.number("max-tenants", server.maxTenants, 0, 1'000'000));
    if (given.has("tls")) {
        TRY(const auto mode, postgres::tlsModeFromName(given.value("tls")));
        server.tls = postgres::tlsModeName(mode);
    }
    if (given.has("accepts-tenants")) {
        const QString answer = given.value("accepts-tenants");
        if (answer != QLatin1String("yes") && answer != QLatin1String("no"))
            return failure(Kind::InvalidInput, translate("cli", "--accepts-tenants takes yes or no, not “%1”.").arg(base::printable(answer)));
        server.acceptsTenants = answer == QLatin1String("yes");
    }
    if (!certificate.isEmpty()) {
        TRY(server.rootCertificate, servers::readCertificate(certificate));
    }
    if (given.has("own:password-file")) {
        TRY(password, context.passwordFrom(given.value("own:password-file")));
    }
    if (server.host.isEmpty())
        return failure(Kind::InvalidInput, translate("cli", "Where is the server? Give --uri or --host."));
    if (server.user.isEmpty())
        return failure(Kind::InvalidInput, translate("cli", "Who signs in to the server? Give --user, or put it into --uri."));
    return password;
}

Result<drivers::ServerCapacity> checkServer(Context &context, const registry::SessionPtr &session, const registry::Server &server, base::Secret &password)
{
    auto capacity = servers::test(session, server, password, context.stop());
    Console &console = context.console;
    if (!capacity && capacity.error().kind == Kind::Authentication && password.isEmpty() && console.streams().inTerminal && console.streams().errTerminal) {
        TRY(password, console.askPassword(translate("cli", "Password of %1 on %2:").arg(base::printable(server.user), base::printable(server.host)), context.stop()));
        capacity = servers::test(session, server, password, context.stop());
    }
    return capacity;
}

namespace {

void show(Console &console, const registry::Server &server, const drivers::ServerCapacity &capacity, const QString &sentence)
{
    if (console.json) {
        QJsonObject object = serverJson(server);
        object.insert(QStringLiteral("check"), capacityJson(capacity));
        console.document(object);
        return;
    }
    console.note(sentence.arg(base::printable(server.name)));
    printCapacity(console, capacity);
}

class Add : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "server", .verb = "add",
                .summary = QT_TRANSLATE_NOOP("cli", "Add a server for tenants. The connection is tested first; the password is kept sealed."),
                .arguments = {{"NAME", QT_TRANSLATE_NOOP("cli", "what people call it")}},
                .options = serverOptions(),
                .examples = {"tenantryctl server add db2 --uri 'postgresql://tenantry@db2.example.org/postgres?sslmode=verify-full' --root-certificate ca.pem --password-file db2.txt",
                             "tenantryctl server add near --host /run/postgresql --user tenantry"}};
    }

    Result<int> run(Context &context) override
    {
        registry::Server server;
        server.name = context.arguments.at(0);
        if (server.name.trimmed().isEmpty() || server.name != server.name.trimmed())
            return failure(Kind::InvalidInput, translate("cli", "A server's name is not empty and has no spaces at its ends."));
        TRY(auto given, takeServerOptions(context, server));
        TRY(const auto session, context.session());
        TRYV(session->requireWritable());
        base::Secret password = given.value_or(base::Secret());
        TRY(const auto capacity, checkServer(context, session, server, password));
        TRY(const registry::Server added, servers::add(session, server, capacity, password, context.stop()));
        show(context.console, added, capacity, translate("cli", "Server “%1” added."));
        return exitDone;
    }
};

class Edit : public Command {
public:
    Spec spec() const override
    {
        std::vector<Option> options = serverOptions();
        options.insert(options.begin(), {"name", "NAME", QT_TRANSLATE_NOOP("cli", "a new name")});
        return {.noun = "server", .verb = "edit",
                .summary = QT_TRANSLATE_NOOP("cli", "Change a server. The connection is tested before anything is kept."),
                .arguments = {{"SERVER", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .options = options,
                .examples = {"tenantryctl server edit db2 --max-tenants 500", "tenantryctl server edit db2 --password-file new.txt"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRYV(session->requireWritable());
        TRY(registry::Server server, registry::ServerRepository(session).find(context.arguments.at(0), context.stop()));
        TRY(auto given, takeServerOptions(context, server));
        server.name = context.arguments.value("name", server.name);
        base::Secret password;
        if (given) {
            password = *given;
        } else if (!server.sealedSecret.isEmpty()) {
            TRY(password, servers::keptPassword(*session, server));
        }
        const bool had = !password.isEmpty();
        TRY(const auto capacity, checkServer(context, session, server, password));
        if (!given && !had && !password.isEmpty())
            given = password;
        TRY(server, servers::update(session, server, capacity, given, context.stop()));
        show(context.console, server, capacity, translate("cli", "Server “%1” changed."));
        return exitDone;
    }
};

} // namespace

CommandPtr serverAdd()
{
    return std::make_unique<Add>();
}

CommandPtr serverEdit()
{
    return std::make_unique<Edit>();
}

} // namespace tenantry::cli
