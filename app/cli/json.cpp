#include "cli/json.h"

#include "cli/translate.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QString versionText(int serverVersion)
{
    return serverVersion <= 0 ? QString() : u"%1.%2"_s.arg(serverVersion / 10000).arg(serverVersion % 10000);
}

QJsonObject tenantJson(const registry::Tenant &tenant)
{
    return {
        {u"id"_s, tenant.id},
        {u"slug"_s, tenant.slug},
        {u"name"_s, tenant.companyName},
        {u"subdomain"_s, orNull(tenant.subdomain)},
        {u"product"_s, orNull(tenant.product)},
        {u"plan"_s, orNull(tenant.plan)},
        {u"driver"_s, tenant.driver},
        {u"server"_s, orNull(tenant.server)},
        {u"deployment"_s, tenant.deployment},
        {u"state"_s, registry::stateName(tenant.state)},
        {u"database"_s, orNull(tenant.database)},
        {u"role"_s, orNull(tenant.role)},
        {u"schema_version"_s, orNull(tenant.schemaVersion)},
        {u"head_version"_s, orNull(tenant.headVersion)},
        {u"behind"_s, tenant.behind},
        {u"size_bytes"_s, tenant.sizeBytes ? QJsonValue(*tenant.sizeBytes) : QJsonValue()},
        {u"connections"_s, tenant.connections ? QJsonValue(*tenant.connections) : QJsonValue()},
        {u"latency_ms"_s, tenant.latencyMs ? QJsonValue(*tenant.latencyMs) : QJsonValue()},
        {u"last_backup_at"_s, timeJson(tenant.lastBackupAt)},
        {u"admin_name"_s, orNull(tenant.adminName)},
        {u"admin_email"_s, orNull(tenant.adminEmail)},
        {u"labels"_s, QJsonArray::fromStringList(tenant.labels)},
        {u"note"_s, orNull(tenant.note)},
        {u"created_at"_s, timeJson(tenant.createdAt)},
        {u"updated_at"_s, timeJson(tenant.updatedAt)},
    };
}

QJsonObject serverJson(const registry::Server &server)
{
    return {
        {u"id"_s, server.id},
        {u"name"_s, server.name},
        {u"driver"_s, server.driver},
        {u"host"_s, server.host},
        {u"port"_s, server.port},
        {u"maintenance_database"_s, server.maintenanceDatabase},
        {u"user"_s, server.user},
        {u"tls"_s, server.tls},
        {u"accepts_tenants"_s, server.acceptsTenants},
        {u"tenants"_s, server.tenants},
        {u"max_tenants"_s, server.maxTenants > 0 ? QJsonValue(server.maxTenants) : QJsonValue()},
        {u"version"_s, orNull(versionText(server.serverVersion))},
        {u"created_at"_s, timeJson(server.createdAt)},
    };
}

QJsonObject capacityJson(const drivers::ServerCapacity &capacity)
{
    return {
        {u"version"_s, orNull(versionText(capacity.version))},
        {u"can_create_database"_s, capacity.canCreateDatabase},
        {u"can_create_role"_s, capacity.canCreateRole},
        {u"superuser"_s, capacity.isSuperuser},
        {u"max_connections"_s, capacity.maxConnections},
        {u"used_connections"_s, capacity.usedConnections},
        {u"databases"_s, capacity.databases},
        {u"encrypted"_s, capacity.tls},
        {u"connect_ms"_s, capacity.connectMs},
        {u"latency_ms"_s, capacity.queryMs},
    };
}

QJsonObject planJson(const registry::Plan &plan)
{
    return {
        {u"id"_s, plan.id},
        {u"name"_s, plan.name},
        {u"description"_s, orNull(plan.description)},
        {u"connection_limit"_s, plan.connectionLimit < 0 ? QJsonValue() : QJsonValue(plan.connectionLimit)},
        {u"position"_s, plan.position},
        {u"tenants"_s, plan.tenants},
    };
}

QJsonObject productJson(const registry::Product &product)
{
    return {
        {u"id"_s, product.id},
        {u"name"_s, product.name},
        {u"description"_s, orNull(product.description)},
        {u"layout"_s, orNull(product.layout)},
        {u"migrations"_s, product.migrations},
        {u"head_version"_s, orNull(product.headVersion)},
        {u"template"_s, orNull(product.templateDatabase)},
        {u"template_version"_s, orNull(product.templateVersion)},
        {u"seed"_s, !product.seedSql.isEmpty()},
        {u"tenants"_s, product.tenants},
        {u"created_at"_s, timeJson(product.createdAt)},
    };
}

QJsonObject migrationJson(const registry::ProductMigration &migration)
{
    return {
        {u"position"_s, migration.position},
        {u"version"_s, orNull(migration.version)},
        {u"name"_s, migration.name},
        {u"file"_s, migration.fileName},
        {u"sha256"_s, QString::fromLatin1(migration.sha256.toHex())},
        {u"size_bytes"_s, qint64(migration.body.size())},
        {u"transactional"_s, migration.transactional},
        {u"repeatable"_s, migration.repeatable},
    };
}

QJsonValue errorJson(const std::optional<base::Error> &error)
{
    if (!error)
        return {};
    return QJsonObject{
        {u"kind"_s, base::kindName(error->kind)},
        {u"message"_s, error->message.translated()},
        {u"detail"_s, orNull(error->detail)},
        {u"sqlstate"_s, orNull(error->sqlstate)},
        {u"hint"_s, orNull(error->hint.translated())},
    };
}

QJsonArray stepsJson(const registry::Operation &operation)
{
    QJsonArray steps;
    for (const registry::OperationStep &step : operation.steps) {
        QJsonObject object{
            {u"name"_s, step.name},
            {u"state"_s, registry::stepStateName(step.state)},
            {u"ms"_s, step.finishedAt.isValid() || step.ms > 0 ? QJsonValue(step.ms) : QJsonValue()},
            {u"attempts"_s, step.attempts},
        };
        if (step.error)
            object.insert(u"error"_s, errorJson(step.error));
        steps.append(object);
    }
    return steps;
}

QJsonObject operationJson(const registry::Operation &operation)
{
    return {
        {u"id"_s, operation.id},
        {u"kind"_s, operation.kind},
        {u"tenant"_s, orNull(operation.tenantSlug)},
        {u"tenant_id"_s, orNull(operation.tenantId)},
        {u"tenant_name"_s, orNull(operation.tenantName)},
        {u"state"_s, registry::operationStateName(operation.state)},
        {u"steps"_s, stepsJson(operation)},
        {u"error"_s, errorJson(operation.error)},
        {u"started_by"_s, orNull(operation.startedBy)},
        {u"worked_by"_s, orNull(operation.workedBy)},
        {u"created_at"_s, timeJson(operation.createdAt)},
        {u"finished_at"_s, timeJson(operation.finishedAt)},
    };
}

QString stateText(registry::TenantState state)
{
    using enum registry::TenantState;
    switch (state) {
    case Provisioning: return translate("cli", "provisioning");
    case Active: return translate("cli", "active");
    case Paused: return translate("cli", "paused");
    case Maintenance: return translate("cli", "maintenance");
    case Failed: return translate("cli", "failed", "tenant state");
    case Deleting: return translate("cli", "deleting");
    }
    return {};
}

QString operationStateText(registry::OperationState state)
{
    using enum registry::OperationState;
    switch (state) {
    case Pending: return translate("cli", "pending", "operation");
    case Running: return translate("cli", "running", "operation");
    case Succeeded: return translate("cli", "succeeded", "operation");
    case Failed: return translate("cli", "failed", "operation");
    case Undoing: return translate("cli", "undoing", "operation");
    case Undone: return translate("cli", "undone", "operation");
    case Interrupted: return translate("cli", "interrupted", "operation");
    }
    return {};
}

QString stepStateText(registry::StepState state)
{
    using enum registry::StepState;
    switch (state) {
    case Pending: return translate("cli", "pending", "step");
    case Running: return translate("cli", "running", "step");
    case Done: return translate("cli", "done", "step");
    case Failed: return translate("cli", "failed", "step");
    case Undone: return translate("cli", "undone", "step");
    case Skipped: return translate("cli", "skipped", "step");
    }
    return {};
}

} // namespace tenantry::cli
