// What the registry holds, as plain values. Ids are UUID strings; times UTC; sizes bytes; empty means "not set".
#pragma once

#include "base/error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace tenantry::registry {

enum class Role { Admin, User };
QString roleName(Role role); // "ADMIN", "USER"

struct OperatorInfo { // who signed in
    QString id;
    QString login;
    QString name;
    Role role = Role::User;
    QString language; // "es", "en" or empty
};

struct RegistryInfo {
    QString id;
    QString name;        // "Producción"
    QString baseDomain;  // "example.org"; a tenant's host is <subdomain>.<base domain>
    QString colour;      // "green" (local), "amber" (staging), "red" (production)
    int schemaVersion = 0;
    bool readOnly = false; // newer than this program, or a role that may not write
};

// Legal moves live in the table tenantry.tenant_move and are enforced by a trigger.
enum class TenantState { Provisioning, Active, Paused, Maintenance, Failed, Deleting };
QString stateName(TenantState state); // "active"
std::optional<TenantState> stateFromName(const QString &name);

struct Tenant {
    QString id, slug, companyName, subdomain;
    QString productId, product; // name
    QString planId, plan;
    QString driver = QStringLiteral("postgresql");
    QString serverId, server;   // name
    QString deployment = QStringLiteral("shared");
    QString database, role;
    TenantState state = TenantState::Provisioning;
    QString schemaVersion;      // of the last migration applied, as its file names it; empty before the first
    QString headVersion;        // of the product
    int behind = 0;             // migrations the product has and the tenant lacks
    std::optional<qint64> sizeBytes; // as last measured
    std::optional<int> connections;
    std::optional<double> latencyMs;
    QDateTime lastBackupAt;
    QString adminName, adminEmail;
    QStringList labels;
    QString note;
    QString sealedSecret;       // the database role's password; readable by ADMIN only, empty for USER
    QDateTime createdAt, updatedAt;
    qint64 version = 0;         // row version: updates name the one they read, and get Conflict when it moved
};

struct Server {
    QString id, name, driver = QStringLiteral("postgresql");
    QString host; int port = 5432;
    QString maintenanceDatabase = QStringLiteral("postgres");
    QString user;               // role with CREATEDB and CREATEROLE
    QString tls = QStringLiteral("prefer");
    QString rootCertificate;    // PEM text, so that every operator has the same
    QString sealedSecret;       // user's password, under the `admin` data key
    bool acceptsTenants = true;
    int tenants = 0;            // how many live there
    int maxTenants = 0;         // 0: no limit
    int serverVersion = 0;      // as last seen
    QDateTime createdAt;
};

struct Plan {
    QString id, name, description;
    int connectionLimit = 20;   // per tenant role; -1 none
    int position = 0;           // order: bronze before gold
    int tenants = 0;
};

struct Product {
    QString id, name, description;
    QString templateDatabase;   // empty: tenants are built from migrations
    QString templateVersion;
    QString templateServerId;
    QByteArray seedSql;         // empty: no first account is made inside the database
    QString headVersion;
    int migrations = 0;
    int tenants = 0;
    QString layout;             // "numbered", "flyway", "golang-migrate", "dbmate", "prisma", "node-pg-migrate"
    QDateTime createdAt;
};

struct ProductMigration {
    QString productId;
    int position = 0;           // order of application, from 1; repeatables after all versioned ones
    QString version;            // as the file names it ("0003", "1.2", "20240101120000"); empty for a repeatable
    QString name;               // "create_orders"
    QString fileName;
    QByteArray sha256;          // 32 bytes, of the file as it was read
    QByteArray body;            // what is sent to the server (up part)
    bool transactional = true;
    bool repeatable = false;
};

enum class StepState { Pending, Running, Done, Failed, Undone, Skipped };
QString stepStateName(StepState state);
StepState stepStateFromName(const QString &name);

struct OperationStep {
    int position = 0;
    QString name;               // "create_database"
    StepState state = StepState::Pending;
    QDateTime startedAt, finishedAt;
    int attempts = 0;
    double ms = 0;
    std::optional<base::Error> error;
};

// Pending has no worker yet. Running with nobody holding its lock is Interrupted: the program that ran it is gone.
enum class OperationState { Pending, Running, Succeeded, Failed, Undoing, Undone, Interrupted };
QString operationStateName(OperationState state);
OperationState operationStateFromName(const QString &name);

struct Operation {
    QString id, kind;           // "provision"
    QString tenantId, tenantSlug, tenantName;
    OperationState state = OperationState::Pending;
    QJsonObject arguments;      // no secrets
    QString sealedArguments;    // secrets that a resume needs, under the `admin` data key; emptied at the end
    QString startedBy, workedBy; // operator login; "login@host:pid"
    QList<OperationStep> steps;
    std::optional<base::Error> error;
    QDateTime createdAt, finishedAt;
};

} // namespace tenantry::registry
