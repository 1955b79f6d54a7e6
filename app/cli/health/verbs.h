// The verbs of `health`, and what they have in common. Whatever comes from tenants (names, messages of their servers) is data: it is made
// printable before it reaches a terminal.
#pragma once

#include "cli/command.h"
#include "registry/healthrepository.h"

namespace tenantry::cli {

CommandPtr healthSweep();
CommandPtr healthWatch();
CommandPtr healthShow();
CommandPtr healthAlerts();
CommandPtr healthThreshold();
CommandPtr healthCheck();

inline const Option healthFilterOption{"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "only those that match, as in the panel's filter box")};
inline const Option healthServerOption{"server", "SERVER", QT_TRANSLATE_NOOP("cli", "only those on this server; name or id")};

// TENANT, --filter and --server as far as they were given.
struct ChosenTenants {
    QList<registry::Tenant> tenants; // by slug
    QString serverId;                // of --server
    bool all = true;                 // nothing was given
    bool one = false;                // TENANT
};
Result<ChosenTenants> chosenForHealth(Context &context, const registry::SessionPtr &session);

// With the alerts of this tenant; `health` may be missing: never looked at.
QJsonObject tenantHealthJson(const registry::Tenant &tenant, const registry::TenantHealth *health, const QList<registry::Alert> &alerts);
QJsonObject serverHealthJson(const QString &name, const registry::ServerHealth &health);
QJsonObject alertJson(const registry::Alert &alert);

QString valueText(const QLocale &locale, const QString &unit, double value); // "93 %"
QString metricText(const registry::Thresholds &thresholds, const QString &metric);
QString unitOf(const registry::Thresholds &thresholds, const QString &metric);
QString healthText(const registry::TenantHealth *health); // "ok", "unreachable: cannot sign in"
QString alertText(const QLocale &locale, const registry::Thresholds &thresholds, const registry::Alert &alert); // "Connections 93 %"
Colour colourOf(registry::Severity severity);

// Worst first.
struct HealthLine {
    registry::Tenant tenant;
    const registry::TenantHealth *health = nullptr;
    QList<registry::Alert> alerts;
    registry::Severity worst() const;
};
void sortWorstFirst(QList<HealthLine> &lines);
void printHealth(Console &console, const registry::Thresholds &thresholds, const QList<HealthLine> &lines);
void printServers(Console &console, const QList<registry::Server> &servers, const QList<registry::ServerHealth> &health);

} // namespace tenantry::cli
