#include "cli/json.h"
#include "cli/server/verbs.h"
#include "cli/table.h"

#include "servers/servers.h"

namespace tenantry::cli {

namespace {

QString address(const registry::Server &server)
{
    if (server.host.startsWith(QLatin1Char('/')))
        return server.host;
    return server.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2").arg(server.host, QString::number(server.port))
                                                  : QStringLiteral("%1:%2").arg(server.host, QString::number(server.port));
}

QString yesNo(bool yes)
{
    return yes ? translate("cli", "yes") : translate("cli", "no");
}

QString tenantsText(const Console &console, const registry::Server &server)
{
    const QString here = console.locale.toString(server.tenants);
    return server.maxTenants > 0 ? translate("cli", "%1 of %2").arg(here, console.locale.toString(server.maxTenants)) : here;
}

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "server", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List the servers."),
                .examples = {"tenantryctl server list", "tenantryctl server list --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto servers, registry::ServerRepository(session).list(context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(QStringLiteral("servers"), servers, serverJson));
            return exitDone;
        }
        if (servers.isEmpty()) {
            console.note(translate("cli", "No servers yet: `tenantryctl server add NAME --uri URI`."));
            return exitDone;
        }
        Table table({{translate("cli", "Name")}, {translate("cli", "Address")}, {translate("cli", "User")}, {translate("cli", "TLS")},
                     {translate("cli", "Version")}, {translate("cli", "Tenants"), true}, {translate("cli", "Takes tenants")}});
        for (const registry::Server &server : servers)
            table.add({server.name, address(server), server.user, server.tls, versionText(server.serverVersion),
                       tenantsText(console, server), yesNo(server.acceptsTenants)});
        table.print(console);
        return exitDone;
    }
};

class Show : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "server", .verb = "show", .summary = QT_TRANSLATE_NOOP("cli", "Show one server as the registry knows it."),
                .arguments = {{"SERVER", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .examples = {"tenantryctl server show db2 --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto server, registry::ServerRepository(session).find(context.arguments.at(0), context.stop()));
        if (context.console.json)
            context.console.document(serverJson(server));
        else
            printServer(context.console, server);
        return exitDone;
    }
};

class Check : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "server", .verb = "check",
                .summary = QT_TRANSLATE_NOOP("cli", "Test the connection to a server: name, port, TLS, password, privileges, version."),
                .arguments = {{"SERVER", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .examples = {"tenantryctl server check db2", "tenantryctl server check db2 --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(auto server, registry::ServerRepository(session).find(context.arguments.at(0), context.stop()));
        TRY(const auto capacity, servers::test(session, server, context.stop()));
        server = servers::remember(session, server, capacity, context.stop());
        if (context.console.json) {
            QJsonObject object = capacityJson(capacity);
            object.insert(QStringLiteral("server"), server.name);
            object.insert(QStringLiteral("ok"), true);
            context.console.document(object);
        } else {
            context.console.note(translate("cli", "Server “%1” is reachable and ready.").arg(base::printable(server.name)));
            printCapacity(context.console, capacity);
        }
        return exitDone;
    }
};

class Remove : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "server", .verb = "remove",
                .summary = QT_TRANSLATE_NOOP("cli", "Forget a server on which no tenant lives. Nothing is done to the server itself."),
                .arguments = {{"SERVER", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .examples = {"tenantryctl server remove db2 --yes"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        const registry::ServerRepository servers(session);
        TRY(const auto server, servers.find(context.arguments.at(0), context.stop()));
        TRY(const bool yes, context.confirmed(translate("cli", "Remove server “%1” from the registry?").arg(base::printable(server.name))));
        if (!yes) {
            context.console.note(translate("cli", "Nothing was done."));
            return exitFailed;
        }
        TRYV(servers.remove(server.id, context.stop()));
        if (context.console.json)
            context.console.document({{QStringLiteral("removed"), server.name}, {QStringLiteral("id"), server.id}});
        else
            context.console.note(translate("cli", "Server “%1” removed.").arg(base::printable(server.name)));
        return exitDone;
    }
};

} // namespace

void printServer(Console &console, const registry::Server &server)
{
    printFields(console, {
        {translate("cli", "Name"), server.name},
        {translate("cli", "Address"), address(server)},
        {translate("cli", "User"), server.user},
        {translate("cli", "Maintenance database"), server.maintenanceDatabase},
        {translate("cli", "TLS"), server.tls},
        {translate("cli", "PostgreSQL"), versionText(server.serverVersion)},
        {translate("cli", "Tenants"), tenantsText(console, server)},
        {translate("cli", "Takes tenants"), yesNo(server.acceptsTenants)},
        {translate("cli", "Added"), timeText(server.createdAt)},
        {translate("cli", "Id"), server.id},
    });
}

void printCapacity(Console &console, const drivers::ServerCapacity &capacity)
{
    const QLocale &locale = console.locale;
    printFields(console, {
        {translate("cli", "PostgreSQL"), versionText(capacity.version)},
        {translate("cli", "May create databases"), yesNo(capacity.canCreateDatabase)},
        {translate("cli", "May create roles"), yesNo(capacity.canCreateRole)},
        {translate("cli", "Connections"), translate("cli", "%1 of %2").arg(locale.toString(capacity.usedConnections), locale.toString(capacity.maxConnections))},
        {translate("cli", "Databases"), locale.toString(capacity.databases)},
        {translate("cli", "Encrypted"), yesNo(capacity.tls)},
        {translate("cli", "Connecting took"), durationText(locale, capacity.connectMs)},
        {translate("cli", "A query took"), translate("cli", "%1 ms").arg(locale.toString(capacity.queryMs, 'f', 2))},
    });
}

CommandPtr serverList()
{
    return std::make_unique<List>();
}

CommandPtr serverShow()
{
    return std::make_unique<Show>();
}

CommandPtr serverCheck()
{
    return std::make_unique<Check>();
}

CommandPtr serverRemove()
{
    return std::make_unique<Remove>();
}

} // namespace tenantry::cli
