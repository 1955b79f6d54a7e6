// Which data key seals what, under which identity: one place, so that everybody who seals a credential and everybody who
// opens it agree. All calls may unlock the vault (Argon2id, some 100 ms once) and belong on a worker.
#pragma once

#include "registry/session.h"

namespace tenantry::registry {

QString serverOwnerIdentity(const QString &serverId);       // "server/<id>/owner"
QString tenantOwnerIdentity(const QString &tenantId);       // "tenant/<id>/owner"
QString operationIdentity(const QString &operationId);      // "operation/<id>/arguments"
QString tenantInspectorIdentity(const QString &tenantId);   // "tenant/<id>/inspector", under `inspect`
QString tenantReaderIdentity(const QString &tenantId);      // "tenant/<id>/reader", under `admin`

// Under the `admin` data key: Permission for a USER.
base::Result<QString> sealServerSecret(Session &session, const QString &serverId, const base::Secret &password);
base::Result<QString> sealTenantSecret(Session &session, const QString &tenantId, const base::Secret &password);

// What a USER looks into a tenant's database with: under the `inspect` data key, which every operator holds. An ADMIN's: under `admin`.
base::Result<QString> sealInspectorSecret(Session &session, const QString &tenantId, const base::Secret &password);
base::Result<QString> sealReaderSecret(Session &session, const QString &tenantId, const base::Secret &password);

// How to sign in to a server as its owner, in its maintenance database; to a tenant's database as the tenant's role.
base::Result<postgres::ConnectionSettings> ownerSettings(Session &session, const Server &server);
base::Result<postgres::ConnectionSettings> tenantSettings(Session &session, const Server &server, const Tenant &tenant);
// To a tenant's database as its reader (ADMIN) or its inspection role (USER), with the password as it is sealed for whom this session is.
base::Result<postgres::ConnectionSettings> inspectionSettings(Session &session, const Server &server, const Tenant &tenant, const QString &role, const QString &sealed);

// Without any secret: host, port, database, TLS. The root certificate (PEM text in the registry, the same for all
// operators) is written to a file of the user's cache folder, because libpq reads files.
base::Result<postgres::ConnectionSettings> addressSettings(const Server &server, const QString &database, const QString &user);

} // namespace tenantry::registry
