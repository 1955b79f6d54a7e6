// A database that is made to be looked at: a tenant's as provisioning makes it, with some of the product's files.
//
// Its name and that of its role begin with scratchPrefix; a comment on both says that they are scratch, in which maintenance database
// the lock is held, and since when. The lock is of a session that lives as long as the work: when its program dies it is free, and
// whoever builds next drops what was left.
#include "drivers/postgresql/scratch.h"

#include "base/async.h"
#include "base/random.h"

#include <optional>

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using namespace std::chrono_literals;

namespace {

constexpr QLatin1StringView scratchPrefix{"tenantry_scratch_"};
constexpr QLatin1StringView markPrefix{"tenantry:scratch/"};
constexpr qint64 abandonedSeconds = 6 * 3600; // where its lock cannot be asked for: held in another maintenance database

QString markNow(const QString &maintenance)
{
    return markPrefix + QString::number(QDateTime::currentSecsSinceEpoch()) + QLatin1Char('/') + maintenance;
}

constexpr char lockKeyOf[] = "hashtextextended('tenantry scratch ' || $1, 0)";

Result<bool> tryScratchLock(Connection &connection, const QString &name)
{
    TRY(const auto rows, connection.query(QByteArray("SELECT pg_try_advisory_lock(") + lockKeyOf + ")", {name}));
    return rows.boolean(0, 0);
}

// One that Tenantry built holds the migrations and nothing else: there is no need to clone it.
Result<bool> madeByHand(Connection &guard, const QString &templateDatabase)
{
    if (templateDatabase.isEmpty())
        return false;
    TRY(const auto rows, guard.query("SELECT NOT starts_with(coalesce(shobj_description(oid, 'pg_database'), ''), 'tenantry:') FROM pg_database WHERE datname = $1", {templateDatabase}));
    return !rows.isEmpty() && rows.boolean(0, 0);
}

// What of the files is not in there yet; nothing when there is something that is not of these files.
std::optional<std::vector<Migration>> beyond(const std::vector<AppliedMigration> &applied, const std::vector<Migration> &migrations)
{
    std::vector<Migration> out = migrations;
    for (const AppliedMigration &row : applied)
        if (std::erase_if(out, [&](const Migration &file) {
                return file.repeatable == row.repeatable && (file.repeatable ? file.name == row.name : file.version == row.version) && file.sha256 == row.sha256 && row.finished;
            }) == 0)
            return std::nullopt;
    return out;
}

Result<SchemaDescription> buildAndDescribe(TenantDriver &driver, const TenantDriver::Settings &owner, const QString &name, const QString &mark, QString templateDatabase,
                                           const std::vector<Migration> &migrations, const MigrationLimits &limits, const std::stop_token &stop)
{
    TenantDriver::Settings inside = owner;
    inside.database = name;
    std::vector<Migration> missing = migrations;
    TRYV(driver.ensureRole(owner, name, base::secretFromText(base::randomPassword()), 0, mark, stop)); // nobody signs in with it
    for (;;) {
        TRYV(driver.ensureDatabase(owner, name, name, templateDatabase, mark, stop));
        TRYV(driver.harden(owner, name, name, stop));
        if (templateDatabase.isEmpty())
            break;
        TRY(const auto applied, driver.applied(inside, stop));
        if (auto rest = beyond(applied, migrations)) {
            missing = std::move(*rest);
            break;
        }
        templateDatabase.clear();
        TRYV(driver.dropDatabase(owner, name, mark, stop));
    }
    for (const Migration &migration : missing) {
        if (stop.stop_requested())
            return base::cancelled();
        TRYV(driver.apply(inside, name, migration, limits, stop));
    }
    return driver.describe(inside, name, stop);
}

} // namespace

// A failure is not this caller's trouble: the next one tries again.
Result<void> removeScratchLeftovers(Connection &guard, TenantDriver &driver, const TenantDriver::Settings &owner, const std::stop_token &stop)
{
    // Only what this user may drop; the role goes after the database of the same name.
    TRY(const auto rows,
        guard.query("SELECT name, max(mark), bool_or(here), "
                    "EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = name AND a.backend_type = 'client backend'), "
                    "extract(epoch FROM now())::bigint "
                    "FROM (SELECT d.datname AS name, coalesce(shobj_description(d.oid, 'pg_database'), shobj_description(d.datdba, 'pg_authid')) AS mark, true AS here "
                    "      FROM pg_database d WHERE pg_has_role(d.datdba, 'USAGE') "
                    "      UNION ALL SELECT r.rolname, shobj_description(r.oid, 'pg_authid'), false FROM pg_roles r WHERE pg_has_role(r.oid, 'USAGE')) x "
                    "WHERE starts_with(name, $1) AND starts_with(mark, $2) GROUP BY name ORDER BY name", {scratchPrefix.toString(), markPrefix.toString()}));
    for (int row = 0; row < rows.size(); ++row) {
        if (stop.stop_requested())
            return fail(base::cancelled().error());
        const QString name = rows.text(row, 0), mark = rows.text(row, 1);
        const QString since = mark.mid(markPrefix.size()).section(QLatin1Char('/'), 0, 0), where = mark.mid(markPrefix.size()).section(QLatin1Char('/'), 1);
        if (rows.boolean(row, 3))
            continue; // somebody is in it
        if (where != owner.database && rows.integer(row, 4) - since.toLongLong() < abandonedSeconds)
            continue;
        TRY(const bool locked, tryScratchLock(guard, name));
        if (!locked)
            continue; // its program lives
        if (!rows.boolean(row, 2) || driver.dropDatabase(owner, name, mark, stop))
            (void)driver.dropRole(owner, name, mark, stop);
        TRYV(guard.query(QByteArray("SELECT pg_advisory_unlock(") + lockKeyOf + ")", {name}));
    }
    return {};
}

Result<std::unique_ptr<Connection>> scratchGuard(const TenantDriver::Settings &owner, const std::stop_token &stop)
{
    // Not the pool's: the lock goes with the session.
    TRY(auto guard, Connection::open(owner, stop));
    TRYV(guard->script("SET search_path = pg_catalog; SET statement_timeout = 0; SET idle_session_timeout = 0"));
    return guard;
}

Result<Scratch> reserveScratch(PostgresqlDriver &driver, const TenantDriver::Settings &owner, const std::stop_token &stop)
{
    Scratch out;
    TRY(out.guard, scratchGuard(owner, stop));
    TRYV(removeScratchLeftovers(*out.guard, driver, owner, stop));
    out.name = scratchPrefix + base::randomSuffix(16);
    out.mark = markNow(owner.database);
    TRY(const bool locked, tryScratchLock(*out.guard, out.name));
    if (!locked)
        return fail(Kind::Internal, {QT_TRANSLATE_NOOP("core", "A name made at random is in use already: %1."), {out.name}});
    return out;
}

Result<void> dropScratch(TenantDriver &driver, const TenantDriver::Settings &owner, const Scratch &scratch)
{
    TRYV(driver.dropDatabase(owner, scratch.name, scratch.mark, {}));
    return driver.dropRole(owner, scratch.name, scratch.mark, {});
}

Result<SchemaDescription> PostgresqlDriver::describeMigrated(const Settings &owner, const QString &templateDatabase, const std::vector<Migration> &migrations,
                                                             const MigrationLimits &limits, std::stop_token stop)
{
    postgres::Pool pool({.perServer = 2, .total = 2}); // nothing that is connected to the scratch database stays open afterwards
    PostgresqlDriver driver(pool, m_waits);
    TRY(const Scratch scratch, reserveScratch(driver, owner, stop));
    TRY(const bool cloning, madeByHand(*scratch.guard, templateDatabase));
    const auto description = buildAndDescribe(driver, owner, scratch.name, scratch.mark, cloning ? templateDatabase : QString(), migrations, limits, stop);
    pool.clear();
    // Also after a request to stop, and whatever failed: what cannot be dropped now is dropped by the next one.
    (void)dropScratch(driver, owner, scratch);
    return description;
}

} // namespace tenantry::drivers
