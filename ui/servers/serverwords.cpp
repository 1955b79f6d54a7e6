#include "ui/servers/serverwords.h"

#include "ui/tenants/formatting.h"

#include <QLocale>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Server;

ServerLook lookOf(const registry::ServerHealth &health)
{
    ServerLook look;
    look.at = health.at;
    if (!health.reachable)
        look.error = health.error.value_or(base::Error{base::Kind::Unreachable, {}, {}, {}, {}});
    look.connections = health.connections;
    look.maxConnections = health.maxConnections;
    look.databases = health.databases;
    look.connectMs = health.connectMs;
    look.queryMs = health.queryMs;
    look.version = health.serverVersion.value_or(0);
    return look;
}

ServerLook lookOf(const base::Result<drivers::ServerCapacity> &outcome, const QDateTime &at)
{
    ServerLook look;
    look.at = at;
    look.byHand = true;
    if (!outcome) {
        look.error = outcome.error();
        return look;
    }
    look.connections = outcome->usedConnections;
    look.maxConnections = outcome->maxConnections;
    look.databases = outcome->databases;
    look.connectMs = outcome->connectMs;
    look.queryMs = outcome->queryMs;
    look.tls = outcome->tls;
    look.canCreateDatabase = outcome->canCreateDatabase;
    look.canCreateRole = outcome->canCreateRole;
    look.version = outcome->version;
    return look;
}

QString ServerWords::address(const Server &server)
{
    const QString host = base::printable(server.host);
    if (server.host.startsWith(u'/'))
        return server.port == 5432 ? host : tr("%1, port %2").arg(host, QString::number(server.port));
    return server.host.contains(u':') ? u"[%1]:%2"_s.arg(host, QString::number(server.port)) : u"%1:%2"_s.arg(host, QString::number(server.port));
}

QString ServerWords::tlsMode(const QString &mode)
{
    if (mode == u"verify-full")
        return tr("Encrypted, name and certificate checked");
    if (mode == u"verify-ca")
        return tr("Encrypted, certificate checked");
    if (mode == u"require")
        return tr("Encrypted, not checked");
    if (mode == u"prefer")
        return tr("Encrypted if the server offers it");
    if (mode == u"allow")
        return tr("Encrypted only if the server insists");
    return tr("Not encrypted");
}

QString ServerWords::tls(const Server &server) { return server.host.startsWith(u'/') ? tr("socket") : server.tls; }

QString ServerWords::version(int number) { return number >= 100'000 ? u"%1.%2"_s.arg(number / 10'000).arg(number % 10'000) : QString(); }

QString ServerWords::tenants(const Server &server)
{
    const QLocale locale;
    return server.maxTenants > 0 ? tr("%1 of %2").arg(locale.toString(server.tenants), locale.toString(server.maxTenants)) : locale.toString(server.tenants);
}

QString ServerWords::room(const Server &server)
{
    if (!server.acceptsTenants)
        return tr("no");
    return server.maxTenants > 0 && server.tenants >= server.maxTenants ? tr("full") : tr("yes");
}

QString ServerWords::connections(const std::optional<ServerLook> &look)
{
    if (!look || !look->connections || !look->maxConnections)
        return {};
    const QLocale locale;
    return tr("%1 of %2").arg(locale.toString(*look->connections), locale.toString(*look->maxConnections));
}

Status ServerWords::state(const std::optional<ServerLook> &look)
{
    if (!look)
        return {u"help"_s, tr("Not checked yet"), Tone::Neutral};
    if (!look->error)
        return {u"done"_s, tr("Answers"), Tone::Success};
    switch (look->error->kind) {
    case base::Kind::Authentication:
    case base::Kind::Permission: return {u"lock"_s, tr("Does not let us in"), Tone::Danger};
    case base::Kind::Cancelled: return {u"help"_s, tr("Not checked"), Tone::Neutral};
    case base::Kind::Unreachable:
    case base::Kind::Timeout: return {u"offline"_s, tr("Does not answer"), Tone::Danger};
    default: return {u"error"_s, tr("Cannot be used"), Tone::Danger};
    }
}

QString ServerWords::seen(const drivers::ServerCapacity &capacity)
{
    const QLocale locale;
    return tr("PostgreSQL %1 answers in %2, %3; the role may create databases and roles; %4 of %5 connections are used.")
        .arg(version(capacity.version), TenantFormat::milliseconds(capacity.connectMs + capacity.queryMs), capacity.tls ? tr("encrypted") : tr("not encrypted"),
             locale.toString(capacity.usedConnections), locale.toString(capacity.maxConnections));
}

} // namespace tenantry::ui
