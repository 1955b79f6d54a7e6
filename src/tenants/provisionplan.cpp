#include "tenants/provisionplan.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::tenants {

using namespace tenantry::base;

QJsonObject ProvisionPlan::toJson() const
{
    return {{QStringLiteral("tenant_id"), tenantId},
            {QStringLiteral("company_name"), companyName},
            {QStringLiteral("slug"), slug},
            {QStringLiteral("subdomain"), subdomain},
            {QStringLiteral("product_id"), productId},
            {QStringLiteral("plan_id"), planId},
            {QStringLiteral("server_id"), serverId},
            {QStringLiteral("driver"), driver},
            {QStringLiteral("database"), database},
            {QStringLiteral("role"), role},
            {QStringLiteral("template"), templateDatabase},
            {QStringLiteral("connection_limit"), connectionLimit},
            {QStringLiteral("admin_name"), adminName},
            {QStringLiteral("admin_email"), adminEmail},
            {QStringLiteral("admin_password_made"), adminPasswordMade},
            {QStringLiteral("labels"), QJsonArray::fromStringList(labels)}};
}

ProvisionPlan ProvisionPlan::fromJson(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    ProvisionPlan plan;
    plan.tenantId = text("tenant_id");
    plan.companyName = text("company_name");
    plan.slug = text("slug");
    plan.subdomain = text("subdomain");
    plan.productId = text("product_id");
    plan.planId = text("plan_id");
    plan.serverId = text("server_id");
    plan.driver = text("driver");
    plan.database = text("database");
    plan.role = text("role");
    plan.templateDatabase = text("template");
    plan.connectionLimit = json.value(QLatin1String("connection_limit")).toInt(20);
    plan.adminName = text("admin_name");
    plan.adminEmail = text("admin_email");
    plan.adminPasswordMade = json.value(QLatin1String("admin_password_made")).toBool(false);
    for (const auto &label : json.value(QLatin1String("labels")).toArray())
        plan.labels << label.toString();
    return plan;
}

// Two base64 words on a line each: no JSON document with a password in it is ever built on the unlocked heap.
Secret ProvisionPlan::secretsToSeal() const
{
    Secret out(password.toByteArray().toBase64());
    out.append(Secret(QByteArray("\n")));
    out.append(Secret(adminPassword.toByteArray().toBase64()));
    return out;
}

void ProvisionPlan::takeSecrets(const Secret &content)
{
    const QByteArray bytes = content.toByteArray();
    const qsizetype line = bytes.indexOf('\n');
    password = Secret(QByteArray::fromBase64(bytes.left(line)));
    adminPassword = line < 0 ? Secret() : Secret(QByteArray::fromBase64(bytes.mid(line + 1)));
}

drivers::SeedValues ProvisionPlan::seedValues(const QString &adminPasswordHash) const
{
    return {{{QStringLiteral("slug"), slug},
             {QStringLiteral("company_name"), companyName},
             {QStringLiteral("subdomain"), subdomain},
             {QStringLiteral("admin_name"), adminName},
             {QStringLiteral("admin_email"), adminEmail},
             {QStringLiteral("admin_password_hash"), adminPasswordHash}}};
}

} // namespace tenantry::tenants
