// The questions that a schema is read with. Each gives rows of: kind, parent, identity, definition, inherited from, and "minor" or "derived".
// Parameters: $1 the tenant's role, $2 the server's owner, $3 a schema and $4 a view to leave out (oids; 0: none).
#pragma once

#include <QByteArrayList>

namespace tenantry::drivers::sql {

// What the answers may depend on is said first: names are qualified and constants written in one way whatever the
// database, its role or its owner are set to. Nothing of the tenant's is called: search_path is pg_catalog alone.
QByteArray schemaOpening(const QByteArray &roleLiteral);

QByteArrayList schemaQueries(int serverVersion);

} // namespace tenantry::drivers::sql
