// The server's owner acting as other roles for the length of a transaction.
#pragma once

#include "postgres/connection.h"

#include <QStringList>

namespace tenantry::drivers {

// Conditions, for a query with pg_roles `me` (who asks) in its FROM list.
//
// Whether `me` has what the role (an oid) has, and may become it. Since 16 a member may lack INHERIT or SET; before, MEMBER means the second.
QByteArray actsAs(const postgres::Connection &connection, const QByteArray &oid);
// Whether `me` may make itself a member of `role`, an alias of pg_roles: since 16 where it has the ADMIN option, before that always.
QByteArray mayBorrow(const postgres::Connection &connection, const QByteArray &role);

// A member of roles that it makes itself, where it may and is none yet, and ends to be at the end. A superuser needs none of it.
class BorrowedRoles {
public:
    explicit BorrowedRoles(postgres::Connection &connection) : m_connection(connection) {}
    base::Result<void> take(const QByteArray &oids); // a query
    base::Result<void> end();

private:
    postgres::Connection &m_connection;
    QStringList m_roles;
};

} // namespace tenantry::drivers
