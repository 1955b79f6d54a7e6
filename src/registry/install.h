// Making a registry, bringing it up to date, and saying what it is.
#pragma once

#include "postgres/connection.h"
#include "registry/values.h"
#include "vault/keypair.h"

namespace tenantry::registry {

struct CreateRequest {
    postgres::ConnectionSettings server; // a role with CREATEDB and CREATEROLE (or superuser)
    QString database = QStringLiteral("tenantry");
    QString name = QStringLiteral("Tenantry");
    QString baseDomain = QStringLiteral("example.org");
    QString colour = QStringLiteral("amber");
    QString adminLogin, adminName, adminEmail;
    base::Secret adminPassword;
    vault::KdfParameters kdf;
};

struct Created {
    postgres::ConnectionSettings registry; // as the new ADMIN signs in; no password
    base::Secret recoveryKey;              // shown once, kept nowhere
};

using Progress = std::function<void(const base::Text &)>;

// Makes the database, the group roles tenantry_admin and tenantry_user (shared by all registries of a server), the
// schema, the first ADMIN with a key pair, the data keys `admin` and `inspect`, and the recovery key. Undoes what it made
// when it fails. Killed in between, doing it again finishes it (the admin's password of the second call counts).
// Conflict when a complete registry is there already, when the database is somebody else's, or when the server has a role
// of the ADMIN's name (an operator of another registry there keeps their password: it must be the one given).
base::Result<Created> create(const CreateRequest &request, const Progress &progress = {}, std::stop_token stop = {});

struct Status {
    RegistryInfo info;
    int installedVersion = 0;  // of the schema there
    int programVersion = 0;    // that this program brings
    int serverVersion = 0;
    int tenants = 0, operators = 0, servers = 0, products = 0;
    bool upgradable() const { return installedVersion < programVersion; }
    bool newer() const { return installedVersion > programVersion; }
};
// As any operator (counts are of what they see) or as who may upgrade it. NotFound when the database holds no registry.
base::Result<Status> status(postgres::Connection &connection);

// Applies what is missing, each file in a transaction under one advisory lock; returns how many files that were. As a role
// that may act as tenantry_owner: who created the registry, or a superuser; Permission for others, an ADMIN included (who
// may change the schema may also switch off what keeps the events whole). Conflict when an applied file's checksum is not
// what this program has, when the registry is newer than the program, or while somebody else upgrades it.
base::Result<int> upgrade(const postgres::ConnectionSettings &owner, const Progress &progress = {}, std::stop_token stop = {});

int programSchemaVersion();

} // namespace tenantry::registry
