#include "base/names.h"
#include "postgres/connection.h"

namespace tenantry::postgres {

// A name that PostgreSQL could only cut (more than 63 bytes) or not hold (empty, NUL) becomes "", which it refuses: better
// a failed statement than one that meets another object.
QByteArray quoteIdentifier(const QString &name)
{
    QByteArray bytes = name.toUtf8();
    if (bytes.size() > base::maxIdentifierBytes || bytes.contains('\0'))
        return "\"\"";
    return '"' + bytes.replace('"', "\"\"") + '"';
}

// Right whatever standard_conforming_strings says. A NUL stays in: Connection refuses the statement.
QByteArray quoteLiteral(const QString &value) { return quoteLiteral(QByteArrayView(value.toUtf8())); }

QByteArray quoteLiteral(QByteArrayView utf8)
{
    QByteArray bytes = utf8.toByteArray();
    const bool backslash = bytes.contains('\\');
    bytes.replace('\'', "''");
    if (backslash)
        bytes.replace('\\', "\\\\");
    return (backslash ? " E'" : "'") + bytes + '\'';
}

} // namespace tenantry::postgres
