// The schema files that this program brings, and applying them. For install.cpp and tests.
#pragma once

#include "postgres/connection.h"
#include "registry/install.h"

namespace tenantry::registry {

struct SchemaFile {
    int version = 0;    // the number that its name begins with
    QString name;       // "0001_tables.sql"
    QByteArray sql;
    QByteArray sha256() const;
};

QList<SchemaFile> schemaFiles(); // in order

// The role that owns every registry of a server and everything in them. NOLOGIN: nobody signs in as it.
inline constexpr char ownerRole[] = "tenantry_owner";
inline constexpr char adminRole[] = "tenantry_admin";
inline constexpr char userRole[] = "tenantry_user";
inline constexpr char gatekeeperRole[] = "tenantry_gatekeeper"; // makes operators' roles; 0006_operators.sql says why

// Whether the role that is signed in may act as the owner (SET ROLE).
base::Result<bool> mayActAsOwner(postgres::Connection &connection);
base::Result<bool> hasSchema(postgres::Connection &connection);

// Applies one file and writes its line, as the owner; inside a transaction of the caller's.
base::Result<void> applyFile(postgres::Connection &connection, const SchemaFile &file);

// What upgrade() does, with any list of files. Returns how many were applied.
base::Result<int> applySchema(postgres::Connection &connection, const QList<SchemaFile> &files, const Progress &progress = {});

} // namespace tenantry::registry
