-- Mirrors of feature values: which of them are due was found by putting together the values of all mirrored tenants, which took seconds for ten
-- thousand, every minute and after every change. What the values are made of is compared now; they are put together for who is written.

ALTER TABLE tenantry.feature_mirror
    ADD ending boolean NOT NULL DEFAULT false, -- no longer wanted: the row stays until the copy is gone
    ADD compared_at timestamptz;               -- the tenant's own database was last asked what it holds; NULL: never

-- digest: now that of tenantry.feature_digest, which the tenant's database keeps with the values. NULL also when something happened to that database.

DO $$
DECLARE
    event_ text;
    rows_  text;
BEGIN
    FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                             ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
        EXECUTE format('DROP TRIGGER event_%s ON tenantry.feature_mirror', lower(event_));
        EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.feature_mirror REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L)',
                       lower(event_), event_, rows_, '{tenant_id}', 'tenant_id', '{created_at,digest,mirrored_at,compared_at}');
    END LOOP;
END $$;

-- Everything that feature_content depends on, and hardly anything else: tenants of the same plan, product and version are alike but for the
-- percentages and their own values (those of what is off for everybody too, which is no more than written once in vain). The first word is the form of what is written; another one has every mirror written anew.
CREATE VIEW tenantry.feature_digest WITH (security_invoker = true) AS
    WITH alike AS MATERIALIZED (
        SELECT g.plan_id, g.product_id, g.schema_version,
               md5(string_agg(jsonb_build_array(f.key, f.kind, f.default_value, f.killed_at IS NOT NULL, p.value,
                                                need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE)::text, E'\n' ORDER BY f.key)) AS digest
          FROM (SELECT DISTINCT t.plan_id, t.product_id, t.schema_version FROM tenantry.feature_mirror m JOIN tenantry.tenant t ON t.id = m.tenant_id) g
          LEFT JOIN tenantry.product_migration have ON have.product_id = g.product_id AND have.version = g.schema_version AND NOT have.repeatable
         CROSS JOIN tenantry.feature f
          LEFT JOIN tenantry.plan_feature p ON p.plan_id = g.plan_id AND p.feature_key = f.key
          LEFT JOIN (SELECT r.feature_key, r.product_id, r.version, v.position
                       FROM tenantry.feature_requirement r
                       LEFT JOIN tenantry.product_migration v ON v.product_id = r.product_id AND v.version = r.version AND NOT v.repeatable) need
                 ON need.feature_key = f.key AND need.product_id = g.product_id
         WHERE f.retired_at IS NULL
         GROUP BY g.plan_id, g.product_id, g.schema_version
    ), share AS MATERIALIZED (
        SELECT f.key, f.percentage, f.percentage_value FROM tenantry.feature f WHERE f.percentage IS NOT NULL AND f.killed_at IS NULL AND f.retired_at IS NULL
    )
    SELECT m.tenant_id,
           encode(sha256(convert_to(concat_ws(E'\n\n', 'a', coalesce(a.digest, ''),
               coalesce((SELECT string_agg(s.key || ' ' || s.percentage_value::text, E'\n' ORDER BY s.key) FROM share s
                          WHERE ('x' || left(md5(s.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < s.percentage), ''),
               coalesce((SELECT string_agg(concat_ws(' ', o.feature_key, o.value::text, 'from', extract(epoch FROM o.starts_at), 'to', extract(epoch FROM o.ends_at)), E'\n' ORDER BY o.feature_key)
                           FROM tenantry.tenant_feature o WHERE o.tenant_id = m.tenant_id AND (o.ends_at IS NULL OR o.ends_at > now())), '')), 'UTF8')), 'hex') AS digest
      FROM tenantry.feature_mirror m
      JOIN tenantry.tenant t ON t.id = m.tenant_id
      LEFT JOIN alike a ON coalesce(a.plan_id::text, '') = coalesce(t.plan_id::text, '') AND a.product_id = t.product_id AND a.schema_version = t.schema_version;
GRANT SELECT ON tenantry.feature_digest TO tenantry_admin;

-- The values themselves, as in 0019_requirement_and_time.sql; a time without end is written as one, which to_char() leaves out.
CREATE OR REPLACE VIEW tenantry.feature_content WITH (security_invoker = true) AS
    SELECT c.tenant_id, c.content, d.digest
      FROM (SELECT m.tenant_id, coalesce(jsonb_agg(jsonb_build_object('key', e.feature_key, 'value', e.value_without_override, 'kind', f.kind, 'origin', e.origin_without_override)
                                                   || CASE WHEN o.value IS NULL OR f.killed_at IS NOT NULL THEN '{}' ELSE jsonb_build_object('own', o.value,
                                                      'starts_at', CASE WHEN isfinite(o.starts_at) THEN to_char(o.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') ELSE o.starts_at::text END,
                                                      'ends_at', CASE WHEN isfinite(o.ends_at) THEN to_char(o.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') ELSE o.ends_at::text END) END
                                                   ORDER BY e.feature_key) FILTER (WHERE f.key IS NOT NULL), '[]') AS content
              FROM tenantry.feature_mirror m
              LEFT JOIN (tenantry.effective_feature e JOIN tenantry.feature f ON f.key = e.feature_key
                         LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = e.tenant_id AND o.feature_key = e.feature_key AND (o.ends_at IS NULL OR o.ends_at > now()))
                     ON e.tenant_id = m.tenant_id
             WHERE NOT m.ending
             GROUP BY m.tenant_id) c
      JOIN tenantry.feature_digest d ON d.tenant_id = c.tenant_id;
