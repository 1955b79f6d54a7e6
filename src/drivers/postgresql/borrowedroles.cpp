#include "drivers/postgresql/borrowedroles.h"

#include "drivers/postgresql/sql.h"

namespace tenantry::drivers {

using base::Result;
using postgres::Connection;

QByteArray actsAs(const Connection &connection, const QByteArray &oid)
{
    return "pg_has_role(me.oid, " + oid + ", 'USAGE') AND pg_has_role(me.oid, " + oid + (connection.serverVersion() >= 160000 ? ", 'SET')" : ", 'MEMBER')");
}

QByteArray mayBorrow(const Connection &connection, const QByteArray &role)
{
    return "NOT " + role + ".rolsuper AND " + (connection.serverVersion() >= 160000 ? "pg_has_role(me.oid, " + role + ".oid, 'MEMBER WITH ADMIN OPTION')" : QByteArray("me.rolcreaterole"));
}

Result<void> BorrowedRoles::take(const QByteArray &oids)
{
    TRY(const postgres::Rows rows, m_connection.query("SELECT r.rolname FROM pg_roles r JOIN pg_roles me ON me.rolname = current_user WHERE r.oid IN (" + oids + ") AND NOT me.rolsuper "
                                                      "AND r.oid <> me.oid AND NOT (" + actsAs(m_connection, "r.oid") + ")"));
    for (int row = 0; row < rows.size(); ++row) {
        TRYV(m_connection.script(sql::joinRole(rows.text(row, 0), m_connection.serverVersion())));
        m_roles << rows.text(row, 0);
    }
    return {};
}

Result<void> BorrowedRoles::end()
{
    for (const QString &role : m_roles)
        TRYV(m_connection.script("REVOKE " + postgres::quoteIdentifier(role) + " FROM CURRENT_USER"));
    return {};
}

} // namespace tenantry::drivers
