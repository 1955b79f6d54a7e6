-- A feature is not for tenants whose databases lack the schema version that it requires of their product. Until here they got its default, so
-- that a switch whose default is on was on for them too. Now it is off for them; of any other kind, which has no "off", they get the default
-- as before. The view says so: origin "requirement", after the override and before the percentage in the order of 0005_features.sql.
--
-- What a product reads has the same columns as before; effective_feature says in one more where the value comes from without the override.

DO $do$
DECLARE
    effective text := $sql$
SELECT t.id AS tenant_id, t.slug, t.product_id, t.plan_id, f.key AS feature_key,
       CASE WHEN f.killed_at IS NOT NULL THEN CASE f.kind WHEN 'boolean' THEN 'false'::jsonb ELSE f.default_value END
            WHEN o.value IS NOT NULL THEN o.value
            WHEN need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE THEN CASE f.kind WHEN 'boolean' THEN 'false'::jsonb ELSE f.default_value END
            WHEN f.percentage IS NOT NULL AND ('x' || left(md5(f.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < f.percentage THEN f.percentage_value
            ELSE coalesce(p.value, f.default_value) END AS value,
       CASE WHEN f.killed_at IS NOT NULL THEN 'killed'
            WHEN o.value IS NOT NULL THEN 'override'
            WHEN need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE THEN 'requirement'
            WHEN f.percentage IS NOT NULL AND ('x' || left(md5(f.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < f.percentage THEN 'percentage'
            WHEN p.value IS NOT NULL THEN 'plan'
            ELSE 'default' END AS origin,
       o.reason, o.author, o.ends_at,
       -- What would hold without the override: what clearing it leads to.
       CASE WHEN f.killed_at IS NOT NULL THEN CASE f.kind WHEN 'boolean' THEN 'false'::jsonb ELSE f.default_value END
            WHEN need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE THEN CASE f.kind WHEN 'boolean' THEN 'false'::jsonb ELSE f.default_value END
            WHEN f.percentage IS NOT NULL AND ('x' || left(md5(f.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < f.percentage THEN f.percentage_value
            ELSE coalesce(p.value, f.default_value) END AS value_without_override,
       CASE WHEN (have.position >= need.position) IS NOT TRUE THEN need.version END AS lacks_version, -- what the tenant would need first
       CASE WHEN f.killed_at IS NOT NULL THEN 'killed'
            WHEN need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE THEN 'requirement'
            WHEN f.percentage IS NOT NULL AND ('x' || left(md5(f.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < f.percentage THEN 'percentage'
            WHEN p.value IS NOT NULL THEN 'plan'
            ELSE 'default' END AS origin_without_override
  FROM tenantry.tenant t
  LEFT JOIN tenantry.product_migration have ON have.product_id = t.product_id AND have.version = t.schema_version AND NOT have.repeatable
 CROSS JOIN tenantry.feature f
  LEFT JOIN tenantry.plan_feature p ON p.plan_id = t.plan_id AND p.feature_key = f.key
  LEFT JOIN (SELECT r.feature_key, r.product_id, r.version, m.position
               FROM tenantry.feature_requirement r
               LEFT JOIN tenantry.product_migration m ON m.product_id = r.product_id AND m.version = r.version AND NOT m.repeatable) need
         ON need.feature_key = f.key AND need.product_id = t.product_id
  LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = t.id AND o.feature_key = f.key
        AND (o.starts_at IS NULL OR o.starts_at <= now()) AND (o.ends_at IS NULL OR o.ends_at > now())
 WHERE f.retired_at IS NULL
$sql$;
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW tenantry.effective_feature WITH (security_invoker = true) AS ' || effective;
    EXECUTE 'CREATE OR REPLACE VIEW tenantry.product_feature WITH (security_barrier = true) AS
        SELECT e.tenant_id, e.slug, e.feature_key, e.value, e.origin FROM (' || effective || ') e
         WHERE e.product_id IN (SELECT r.product_id FROM tenantry.feature_reader r WHERE r.login = session_user)';
END $do$;

-- A copy in a tenant's own database used to hold the value of the moment when it was written, so that an override began and ended there only when
-- some ADMIN's panel was open. It holds both now, and when: the product's database knows the time itself.
CREATE OR REPLACE VIEW tenantry.feature_content WITH (security_invoker = true) AS
    SELECT c.tenant_id, c.content, encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex') AS digest
      FROM (SELECT m.tenant_id, coalesce(jsonb_agg(jsonb_build_object('key', e.feature_key, 'value', e.value_without_override, 'kind', f.kind, 'origin', e.origin_without_override)
                                                   || CASE WHEN o.value IS NULL OR f.killed_at IS NOT NULL THEN '{}' ELSE jsonb_build_object('own', o.value,
                                                      'starts_at', to_char(o.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                                                      'ends_at', to_char(o.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) END
                                                   ORDER BY e.feature_key) FILTER (WHERE f.key IS NOT NULL), '[]') AS content
              FROM tenantry.feature_mirror m
              LEFT JOIN (tenantry.effective_feature e JOIN tenantry.feature f ON f.key = e.feature_key
                         LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = e.tenant_id AND o.feature_key = e.feature_key AND (o.ends_at IS NULL OR o.ends_at > now()))
                     ON e.tenant_id = m.tenant_id
             GROUP BY m.tenant_id) c;
