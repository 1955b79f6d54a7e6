// A tenant's feature values in its own database: the table tenantry.feature, which the tenant's role may read and nothing more, and
// the view tenantry_features over it in the tenant's schema. An override stands there beside what holds without it, with its times, and the
// view knows which of them it is now: nothing has to be written when it begins or ends. The table stands among the bookkeeping, where the tenant can plant no
// trigger that would run as the server's owner; the view is made as the tenant, in whose schema it is.
//
// What was written, and over which view, the comment of the table says: a database that was restored brings an older one with it, and the view
// of one that was copied or changed by the tenant is another. Readers are not held up: what they read is locked only when it has to be made anew.
#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/postgresqldriver.h"
#include "drivers/postgresql/sql.h"

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;

namespace {

constexpr QLatin1StringView viewForm{"Tenantry1"};
constexpr const char *begun = "SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '5s'";

// Waits, within the lock timeout, for whoever writes a few rows there as well. On a table that is there before ours, and that the tenant may not
// lock: whoever works on the fleet would wait for an advisory lock as long as the tenant likes.
Result<void> inTurn(Connection &connection)
{
    return connection.script("LOCK TABLE tenantry.migration IN SHARE UPDATE EXCLUSIVE MODE");
}

struct Standing {
    bool table = false, times = false, readable = false;
    QString digest, viewRecorded; // as the comment says
    QString view;                 // empty: there is none, or it is not the tenant's
    bool whole() const { return table && times && readable && !view.isEmpty() && view == viewRecorded; }
};

// The first word is the form of the view: with another one it is made anew, whatever stands there.
QString commentOf(const Standing &standing) { return viewForm + QLatin1Char(' ') + standing.digest + QLatin1Char(' ') + standing.view; }

// By catalogs only, in a transaction with search_path = pg_catalog: reading a view's definition the usual way waits for whoever is changing it.
Result<Standing> standing(Connection &connection, const QString &role)
{
    TRY(const auto rows, connection.query("SELECT c.oid IS NOT NULL, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'beneath'), "
                                          "c.oid IS NOT NULL AND has_schema_privilege($1, c.relnamespace, 'USAGE') AND has_table_privilege($1, c.oid, 'SELECT') AND pg_get_userbyid(c.relowner) <> $1, "
                                          "coalesce(obj_description(c.oid, 'pg_class'), ''), "
                                          "(SELECT md5(r.ev_action::text || coalesce(v.reloptions::text, '') || (SELECT string_agg(a.attname, ',' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0)) "
                                          "FROM pg_class v JOIN pg_rewrite r ON r.ev_class = v.oid AND r.rulename = '_RETURN' JOIN pg_namespace n ON n.oid = v.relnamespace "
                                          "WHERE n.nspname = 'public' AND v.relname = 'tenantry_features' AND v.relkind = 'v' AND pg_get_userbyid(v.relowner) = $1) "
                                          "FROM (SELECT) one LEFT JOIN pg_class c ON c.oid = to_regclass('tenantry.feature')", {role}));
    const QStringList words = rows.text(0, 3).split(QLatin1Char(' '));
    const bool ours = words.size() == 3 && words[0] == viewForm;
    return Standing{rows.boolean(0, 0), rows.boolean(0, 1), rows.boolean(0, 2), ours ? words[1] : QString(), ours ? words[2] : QString(), rows.text(0, 4)};
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

Result<void> PostgresqlDriver::writeFeatures(const Settings &inDatabase, const QString &role, const std::function<Result<FeatureContent>()> &content, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Connection &connection = *lease;
    TRYV(ensureBookkeeping(connection));
    const QByteArray tenant = quoteIdentifier(role);
    const auto written = connection.transaction([&]() -> Result<void> {
        TRYV(connection.script(begun));
        TRYV(inTurn(connection));
        TRY(auto there, standing(connection, role));
        const QString before = commentOf(there);
        if (!there.table) {
            TRYV(connection.script("CREATE TABLE tenantry.feature (key text PRIMARY KEY, value jsonb NOT NULL, kind text NOT NULL, origin text NOT NULL, "
                                   "changed_at timestamptz NOT NULL DEFAULT now(), own jsonb, starts_at timestamptz, ends_at timestamptz, beneath jsonb)"));
        } else if (!there.times) { // written by an earlier version; not asked for in vain, since it locks readers out
            TRYV(connection.script("ALTER TABLE tenantry.feature ADD COLUMN IF NOT EXISTS own jsonb, ADD COLUMN IF NOT EXISTS starts_at timestamptz, "
                                   "ADD COLUMN IF NOT EXISTS ends_at timestamptz, ADD COLUMN IF NOT EXISTS beneath jsonb"));
        }
        if (!there.readable) {
            TRYV(connection.script("GRANT USAGE ON SCHEMA tenantry TO " + tenant + "; GRANT SELECT ON tenantry.feature TO " + tenant));
        }
        if (there.view.isEmpty() || there.view != there.viewRecorded) {
            TRYV(connection.script("SET LOCAL ROLE " + tenant + "; "
                                   "CREATE OR REPLACE VIEW public.tenantry_features AS SELECT key, CASE WHEN held THEN own ELSE coalesce(under, value) END AS value, kind, "
                                   "CASE WHEN held OR under IS NOT NULL THEN 'override' ELSE origin END AS origin, "
                                   "greatest(changed_at, CASE WHEN starts_at <= now() THEN starts_at END, CASE WHEN ends_at <= now() THEN ends_at END, "
                                   "(SELECT max((l.layer ->> 'ends_at')::timestamptz) FROM jsonb_array_elements(beneath) AS l(layer) WHERE (l.layer ->> 'ends_at')::timestamptz <= least(now(), starts_at))) AS changed_at "
                                   "FROM (SELECT *, own IS NOT NULL AND (starts_at IS NULL OR starts_at <= now()) AND (ends_at IS NULL OR ends_at > now()) AS held, "
                                   // As effective_feature in the registry: until it begins, and once it is over, what stands beneath.
                                   "(SELECT l.layer -> 'value' FROM jsonb_array_elements(beneath) WITH ORDINALITY AS l(layer, nth) WHERE l.layer ->> 'ends_at' IS NULL "
                                   "OR (l.layer ->> 'ends_at')::timestamptz > now() AND starts_at > now() ORDER BY l.nth LIMIT 1) AS under FROM tenantry.feature) f; "
                                   "COMMENT ON VIEW public.tenantry_features IS 'The values that hold for this tenant; written by Tenantry'; " + sql::becomeOwner));
            TRY(there, standing(connection, role));
        }
        TRY(const FeatureContent wanted, content());
        TRYV(connection.query("WITH wanted AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS w(key text, value jsonb, kind text, origin text, own jsonb, starts_at timestamptz, ends_at timestamptz, beneath jsonb)), "
                              "gone AS (DELETE FROM tenantry.feature f WHERE NOT EXISTS (SELECT FROM wanted w WHERE w.key = f.key)) "
                              "INSERT INTO tenantry.feature AS f (key, value, kind, origin, own, starts_at, ends_at, beneath) SELECT key, value, kind, origin, own, starts_at, ends_at, beneath FROM wanted "
                              "ON CONFLICT (key) DO UPDATE SET value = excluded.value, kind = excluded.kind, origin = excluded.origin, own = excluded.own, starts_at = excluded.starts_at, "
                              "ends_at = excluded.ends_at, beneath = excluded.beneath, changed_at = now() WHERE (f.value, f.kind, f.origin, f.own, f.starts_at, f.ends_at, f.beneath) "
                              "IS DISTINCT FROM (excluded.value, excluded.kind, excluded.origin, excluded.own, excluded.starts_at, excluded.ends_at, excluded.beneath)", {wanted.json}));
        there.digest = wanted.digest;
        const QString comment = commentOf(there);
        return comment == before ? Result<void>() : connection.script("COMMENT ON TABLE tenantry.feature IS " + quoteLiteral(comment));
    });
    return written ? written : fail(inTheWay(connection, written.error()));
}

Result<QString> PostgresqlDriver::featuresDigest(const Settings &inDatabase, const QString &role, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Connection &connection = *lease;
    QString digest;
    TRYV(connection.transaction([&]() -> Result<void> {
        TRYV(connection.script(begun));
        TRY(const auto there, standing(connection, role));
        if (there.whole())
            digest = there.digest;
        return {};
    }));
    return digest;
}

Result<void> PostgresqlDriver::removeFeatures(const Settings &inDatabase, const QString &role, const std::function<Result<bool>()> &wanted, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Connection &connection = *lease;
    TRYV(ensureBookkeeping(connection));
    const QByteArray tenant = quoteIdentifier(role);
    const auto removed = connection.transaction([&]() -> Result<void> {
        TRYV(connection.script(begun));
        TRYV(inTurn(connection));
        TRY(const bool still, wanted());
        if (!still)
            return {};
        TRY(const auto view, connection.query("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = 'tenantry_features' AND relkind = 'v'"));
        return connection.script((view.isEmpty() ? QByteArray() : "SET LOCAL ROLE " + tenant + "; DROP VIEW public.tenantry_features; ") + sql::becomeOwner
                                 + "DROP TABLE IF EXISTS tenantry.feature; REVOKE USAGE ON SCHEMA tenantry FROM " + tenant);
    });
    return removed ? removed : fail(inTheWay(connection, removed.error()));
}

} // namespace tenantry::drivers
