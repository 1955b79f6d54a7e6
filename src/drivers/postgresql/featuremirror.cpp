// A tenant's feature values in its own database: the table tenantry.feature, which the tenant's role may read and nothing more, and
// the view tenantry_features over it in the tenant's schema. An override stands there beside what holds without it, with its times, and the
// view knows which of them it is now: nothing has to be written when it begins or ends. The table stands among the bookkeeping, where the tenant can plant no
// trigger that would run as the server's owner; the view is made as the tenant, in whose schema it is.
#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/postgresqldriver.h"
#include "drivers/postgresql/sql.h"

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;

namespace {

Result<void> inTurn(Connection &connection)
{
    // Waits, within the statement timeout: whoever holds it writes a few rows.
    TRYV(connection.query("SELECT pg_catalog.pg_advisory_xact_lock(7018141352470995830)"));
    return {};
}

base::Error inTheWay(const Connection &connection, base::Error error)
{
    // Another kind of thing, other columns, or one that others are built on.
    if (error.sqlstate == QLatin1String("42809") || error.sqlstate == QLatin1String("42P16") || error.sqlstate == QLatin1String("42501"))
        return {Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 has something of its own called tenantry_features."), {connection.settings().database}},
                QT_TRANSLATE_NOOP("core", "Rename it there; the name is for the mirror of the features."), error.sqlstate, error.detail};
    if (error.sqlstate == QLatin1String("2BP01"))
        return {Kind::Conflict, {QT_TRANSLATE_NOOP("core", "In the database %1 other objects are built on tenantry_features."), {connection.settings().database}},
                QT_TRANSLATE_NOOP("core", "Drop or change them first; the detail names them."), error.sqlstate, error.detail};
    return error;
}

} // namespace

Result<void> PostgresqlDriver::writeFeatures(const Settings &inDatabase, const QString &role, const std::function<Result<QByteArray>()> &content, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Connection &connection = *lease;
    TRYV(ensureBookkeeping(connection));
    const QByteArray tenant = quoteIdentifier(role);
    const auto written = connection.transaction([&]() -> Result<void> {
        TRYV(connection.script("SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '5s'"));
        TRYV(inTurn(connection));
        TRYV(connection.script("CREATE TABLE IF NOT EXISTS tenantry.feature (key text PRIMARY KEY, value jsonb NOT NULL, kind text NOT NULL, origin text NOT NULL, "
                               "changed_at timestamptz NOT NULL DEFAULT now(), own jsonb, starts_at timestamptz, ends_at timestamptz, beneath jsonb)"));
        TRY(const auto before, connection.query("SELECT count(*) < 2 FROM pg_attribute WHERE attrelid = 'tenantry.feature'::regclass AND attname IN ('own', 'beneath') AND NOT attisdropped"));
        if (before.boolean(0, 0)) // written by an earlier version; not asked for in vain, since it locks readers out
            TRYV(connection.script("ALTER TABLE tenantry.feature ADD COLUMN IF NOT EXISTS own jsonb, ADD COLUMN IF NOT EXISTS starts_at timestamptz, "
                                   "ADD COLUMN IF NOT EXISTS ends_at timestamptz, ADD COLUMN IF NOT EXISTS beneath jsonb"));
        TRYV(connection.script("GRANT USAGE ON SCHEMA tenantry TO " + tenant + "; GRANT SELECT ON tenantry.feature TO " + tenant + "; "
                               "SET LOCAL ROLE " + tenant + "; "
                               "CREATE OR REPLACE VIEW public.tenantry_features AS SELECT key, CASE WHEN held THEN own ELSE coalesce(under, value) END AS value, kind, CASE WHEN held OR under IS NOT NULL THEN 'override' ELSE origin END AS origin, "
                               "greatest(changed_at, CASE WHEN starts_at <= now() THEN starts_at END, CASE WHEN ends_at <= now() THEN ends_at END) AS changed_at "
                               "FROM (SELECT *, own IS NOT NULL AND (starts_at IS NULL OR starts_at <= now()) AND (ends_at IS NULL OR ends_at > now()) AS held, "
                               // As effective_feature in the registry: until it begins, and once it is over, what stands beneath.
                               "(SELECT l.layer -> 'value' FROM jsonb_array_elements(beneath) WITH ORDINALITY AS l(layer, nth) WHERE l.layer ->> 'ends_at' IS NULL "
                               "OR (l.layer ->> 'ends_at')::timestamptz > now() AND starts_at > now() ORDER BY l.nth LIMIT 1) AS under FROM tenantry.feature) f; "
                               "COMMENT ON VIEW public.tenantry_features IS 'The values that hold for this tenant; written by Tenantry'; " + sql::becomeOwner));
        TRY(const QByteArray json, content());
        TRYV(connection.query("WITH wanted AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(key text, value jsonb, kind text, origin text, own jsonb, starts_at timestamptz, ends_at timestamptz, beneath jsonb)), "
                              "gone AS (DELETE FROM tenantry.feature f WHERE NOT EXISTS (SELECT FROM wanted w WHERE w.key = f.key)) "
                              "INSERT INTO tenantry.feature AS f (key, value, kind, origin, own, starts_at, ends_at, beneath) SELECT key, value, kind, origin, own, starts_at, ends_at, beneath FROM wanted "
                              "ON CONFLICT (key) DO UPDATE SET value = excluded.value, kind = excluded.kind, origin = excluded.origin, own = excluded.own, starts_at = excluded.starts_at, "
                              "ends_at = excluded.ends_at, beneath = excluded.beneath, changed_at = now() WHERE (f.value, f.kind, f.origin, f.own, f.starts_at, f.ends_at, f.beneath) "
                              "IS DISTINCT FROM (excluded.value, excluded.kind, excluded.origin, excluded.own, excluded.starts_at, excluded.ends_at, excluded.beneath)", {json}));
        return {};
    });
    return written ? written : fail(inTheWay(connection, written.error()));
}

Result<void> PostgresqlDriver::removeFeatures(const Settings &inDatabase, const QString &role, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Connection &connection = *lease;
    TRYV(ensureBookkeeping(connection));
    const QByteArray tenant = quoteIdentifier(role);
    const auto removed = connection.transaction([&]() -> Result<void> {
        TRYV(connection.script("SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '5s'"));
        TRYV(inTurn(connection));
        TRY(const auto view, connection.query("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = 'tenantry_features' AND relkind = 'v'"));
        return connection.script((view.isEmpty() ? QByteArray() : "SET LOCAL ROLE " + tenant + "; DROP VIEW public.tenantry_features; ") + sql::becomeOwner
                                 + "DROP TABLE IF EXISTS tenantry.feature; REVOKE USAGE ON SCHEMA tenantry FROM " + tenant);
    });
    return removed ? removed : fail(inTheWay(connection, removed.error()));
}

} // namespace tenantry::drivers
