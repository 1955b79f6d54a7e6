// Which files a tenant's database has: the rows of its bookkeeping, read when it is known whose they are.
//
// In a session that is new, every operator, function and index of a question is looked up in the catalogs first. That costs more than the rows: the
// guard of inside.h took a fifth of all that asking ten thousand databases takes. So the questions here have none.
#include "drivers/postgresql/inside.h"

#include <QRegularExpression>
#include <algorithm>

namespace tenantry::drivers {

using base::fail;
using base::Result;
using postgres::Rows;

namespace {

// Not the one row: see above. Ours is among the first, being made with the database; where it is not, the guard says more.
constexpr char someSchemas[] = "SELECT n.nspname, n.nspowner, n.nspacl FROM pg_catalog.pg_namespace n LIMIT 64";
constexpr char books[] = "SELECT key, version, name, sha256, applied_at, repeatable, finished FROM tenantry.migration";
constexpr char seedKey[] = "seed";

// Who owns a schema in which nobody else may make anything owns what is in it.
bool ours(const Rows &schemas, const QByteArray &login)
{
    static const QRegularExpression mayCreate(QStringLiteral("=[A-Za-z*]*C[A-Za-z*]*/")); // "grantee=UC/grantor"; a strange name can only match once more
    for (int row = 0; row < schemas.size(); ++row)
        if (schemas.bytes(row, 0) == "tenantry")
            return schemas.bytes(row, 1) == login && schemas.text(row, 2).count(mayCreate) <= 1;
    return false;
}

std::vector<AppliedMigration> migrationsIn(const Rows &rows)
{
    std::vector<int> order;
    for (int row = 0; row < rows.size(); ++row)
        if (rows.bytes(row, 0) != seedKey)
            order.push_back(row);
    // In the text too, a microsecond counts.
    std::ranges::sort(order, {}, [&](int row) { return std::tuple(rows.time(row, 4), rows.bytes(row, 4), rows.bytes(row, 0)); });
    std::vector<AppliedMigration> out;
    out.reserve(order.size());
    for (const int row : order)
        out.push_back({rows.text(row, 1), rows.text(row, 2), rows.bytea(row, 3), rows.time(row, 4), rows.boolean(row, 5), rows.boolean(row, 6)});
    return out;
}

QString placeOf(const TenantDriver::Settings &settings)
{
    return settings.host + QLatin1Char('\n') + QString::number(settings.port) + QLatin1Char('\n') + settings.user;
}

} // namespace

QByteArray PostgresqlDriver::loginAt(const Settings &settings) const
{
    const std::lock_guard lock(m_mutex);
    return m_logins.value(placeOf(settings));
}

void PostgresqlDriver::learnLogin(postgres::Connection &connection)
{
    if (!loginAt(connection.settings()).isEmpty())
        return;
    const auto rows = connection.query("SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user");
    if (!rows || rows->isEmpty())
        return; // the guard goes on being asked
    const std::lock_guard lock(m_mutex);
    m_logins.insert(placeOf(connection.settings()), rows->bytes(0, 0));
}

Result<bool> PostgresqlDriver::isTrusted(postgres::Connection &connection) const
{
    const QByteArray login = loginAt(connection.settings());
    if (login.isEmpty())
        return false;
    return connection.batch(someSchemas).transform([&](const Rows &schemas) { return ours(schemas, login); });
}

Result<std::vector<AppliedMigration>> PostgresqlDriver::applied(const Settings &inDatabase, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    // Two messages, since what is not to be trusted must not even be planned: an index can hold a function of the tenant's.
    TRY(const bool trusted, isTrusted(*lease));
    if (trusted) {
        const auto rows = lease->batch(books);
        if (rows || !needsBookkeeping(rows.error())) {
            lease.untouched();
            return rows.transform(migrationsIn);
        }
    }

    const auto look = [](Guard guard) { return trustGuard(guard) + books; };
    auto rows = lease->batch(look(m_superuser ? Guard::Whole : Guard::Quick));
    if (!rows && needsBookkeeping(rows.error())) {
        TRY(const auto there, lease->query("SELECT pg_catalog.to_regclass('tenantry.migration') IS NOT NULL"));
        if (!there.boolean(0, 0))
            return std::vector<AppliedMigration>();
        TRYV(ensureBookkeeping(*lease)); // says why it cannot be trusted
        rows = lease->batch(look(Guard::Whole));
        m_superuser = rows.has_value();
    } else {
        if (rows && !m_superuser)
            learnLogin(*lease);
        lease.untouched();
    }
    if (!rows)
        return fail(rows.error());
    return migrationsIn(*rows);
}

} // namespace tenantry::drivers
