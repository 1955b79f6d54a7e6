// How values look in --json: keys in snake_case, times RFC 3339 in UTC, sizes in bytes; null where nothing is known.
#pragma once

#include "drivers/tenantdriver.h"
#include "registry/values.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tenantry::cli {

QJsonValue orNull(const QString &text);
QJsonValue timeJson(const QDateTime &time);
QString versionText(int serverVersion); // 170006 -> "17.6"; empty for 0

QJsonObject tenantJson(const registry::Tenant &tenant);
QJsonObject serverJson(const registry::Server &server);
QJsonObject capacityJson(const drivers::ServerCapacity &capacity);
QJsonObject planJson(const registry::Plan &plan);
QJsonObject productJson(const registry::Product &product);
QJsonObject migrationJson(const registry::ProductMigration &migration);
QJsonObject operationJson(const registry::Operation &operation);
QJsonArray stepsJson(const registry::Operation &operation);
QJsonValue errorJson(const std::optional<base::Error> &error); // as on stderr, translated now

// {"<name>":[…],"total":N}
template <class List, class Function>
QJsonObject listJson(const QString &name, const List &list, Function toJson)
{
    QJsonArray array;
    for (const auto &each : list)
        array.append(toJson(each));
    const qint64 total = array.size();
    return {{name, array}, {QStringLiteral("total"), total}};
}

// Words for people.
QString stateText(registry::TenantState state);
QString operationStateText(registry::OperationState state);
QString stepStateText(registry::StepState state);

} // namespace tenantry::cli
