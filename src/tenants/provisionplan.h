// What a provisioning operation knows: the request, resolved against the registry, as it is written into the journal.
#pragma once

#include "tenants/provisioning.h"

#include <future>

namespace tenantry::tenants {

// Stored as Operation::arguments (no secrets) and Operation::sealedArguments (the two passwords).
struct ProvisionPlan {
    QString tenantId;
    QString companyName, slug, subdomain;
    QString productId, planId, serverId;
    QString driver = QStringLiteral("postgresql");
    QString database, role;
    QString templateDatabase;          // empty: built from migrations
    int connectionLimit = 20;
    QString adminName, adminEmail;
    QStringList labels;
    base::Secret password, adminPassword;
    bool adminPasswordMade = false;    // here, at random

    // In COMMENT ON of database and role: whose they are. Nothing without it is ever dropped.
    QString mark() const { return QStringLiteral("tenantry:") + tenantId; }

    QJsonObject toJson() const;
    static ProvisionPlan fromJson(const QJsonObject &json);
    base::Secret secretsToSeal() const;
    void takeSecrets(const base::Secret &sealedContent);

    // What the product's seed script can ask for.
    drivers::SeedValues seedValues(const QString &adminPasswordHash) const;
};

} // namespace tenantry::tenants
