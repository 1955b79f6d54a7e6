// Which files a tenant's database has: the rows of its bookkeeping, read when it is known whose they are.
//
// In a session that is new, every operator, function and index of a question is looked up in the catalogs first. That costs more than the rows: the
// guard of inside.h took a fifth of all that asking ten thousand databases takes. So the questions here have none, and need no search_path.
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
// A view that came into our schema some other way, by REASSIGN OWNED say, is an error instead of running its functions.
constexpr char tablesOnly[] = "SET LOCAL restrict_nonsystem_relation_kind = 'view, foreign-table'; SET LOCAL row_security = off; ";
constexpr QLatin1StringView notATable{"55000"};
const QString ourSchema = QStringLiteral("tenantry");

bool hasTablesOnly(int version) // PostgreSQL 17, and 15.8 and 16.4, where it repaired CVE-2024-7348
{
    return version >= (version / 10000 == 16 ? 160004 : 150008);
}

int ourRow(const Rows &schemas)
{
    for (int row = 0; row < schemas.size(); ++row)
        if (schemas.text(row, 0) == ourSchema)
            return row;
    return -1;
}

// Nobody but the owner may make anything there. An entry reads grantee=UC/grantor; what is odd in a name can only match once more.
bool isClosed(const Rows &schemas, int row, const QString &owner)
{
    static const QRegularExpression mayCreate(QStringLiteral("=[A-Za-z*]*C[A-Za-z*]*/"));
    if (schemas.isNull(row, 2))
        return true;
    const QString rights = schemas.text(row, 2), own = owner + QStringLiteral("=UC/") + owner;
    return rights.count(mayCreate) == 1 && QStringView(rights).sliced(1, rights.size() - 2).split(QLatin1Char(',')).contains(own);
}

std::vector<AppliedMigration> migrationsIn(const Rows &rows)
{
    struct Each {
        QByteArray time, key; // in the text, a microsecond counts too
        AppliedMigration migration;
    };
    std::vector<Each> all;
    all.reserve(size_t(rows.size()));
    for (int row = 0; row < rows.size(); ++row)
        if (rows.text(row, 0) != seedKey)
            all.push_back({rows.bytes(row, 4), rows.bytes(row, 0),
                           {rows.text(row, 1), rows.text(row, 2), rows.bytea(row, 3), rows.time(row, 4), rows.boolean(row, 5), rows.boolean(row, 6)}});
    std::ranges::sort(all, {}, [](const Each &each) { return std::tie(each.migration.appliedAt, each.time, each.key); });
    std::vector<AppliedMigration> out;
    out.reserve(all.size());
    for (Each &each : all)
        out.push_back(std::move(each.migration));
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
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_]+$")); // others are quoted among the rights, and are not looked for there
    if (!hasTablesOnly(connection.serverVersion()) || !plain.match(connection.settings().user).hasMatch())
        return;
    const auto schemas = connection.batch(someSchemas);
    const int row = schemas ? ourRow(*schemas) : -1;
    if (row < 0)
        return; // the guard goes on being asked
    const std::lock_guard lock(m_mutex);
    m_logins.insert(placeOf(connection.settings()), schemas->bytes(row, 1));
}

Result<bool> PostgresqlDriver::isTrusted(postgres::Connection &connection) const
{
    const QByteArray login = loginAt(connection.settings());
    if (login.isEmpty() || !hasTablesOnly(connection.serverVersion()))
        return false;
    TRY(const Rows schemas, connection.batch(someSchemas));
    const int row = ourRow(schemas);
    return row >= 0 && schemas.bytes(row, 1) == login && isClosed(schemas, row, connection.settings().user);
}

Result<std::vector<AppliedMigration>> PostgresqlDriver::applied(const Settings &inDatabase, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    // Two messages, since what is not to be trusted must not even be planned: an index can hold a function of the tenant's.
    TRY(const bool trusted, isTrusted(*lease));
    if (trusted) {
        const auto rows = lease->batch(QByteArray(tablesOnly) + books);
        if (rows) {
            lease.untouched();
            return migrationsIn(*rows);
        }
        if (!needsBookkeeping(rows.error()) && rows.error().sqlstate != notATable)
            return fail(rows.error()); // the guard could not say more
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
        if (rows && !m_superuser && !trusted)
            learnLogin(*lease);
        lease.untouched();
    }
    if (!rows)
        return fail(rows.error());
    return migrationsIn(*rows);
}

} // namespace tenantry::drivers
