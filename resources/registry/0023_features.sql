-- Overrides that stand on one another, changes and undoing as functions, and the order in which a feature and the chain of events are taken.
--
-- An override that begins later, or that ends, stands on what the tenant had. What held goes on until the new one begins, and what was given
-- without an end holds again after a new one that has one:
--
--     5000 without an end, then 8000 from January on           5000 until January, 8000 from then on
--     5000 without an end, then 8000 until September           8000 until September, 5000 again
--     5000 until March, then 8000 from January to February     5000 until January, 8000, then plan or default
--
-- What has not begun by then is replaced, and so is everything when the new one holds at once and has no end. Clearing takes all of it away.

-- What stands beneath, what was given last first: at most one with an end, which holds until the one above begins, and one without, which holds
-- whenever nothing above does. Objects {value, reason, author, starts_at, ends_at, batch_id, created_at, until}, the last of which is the end in seconds since
-- 1970; all of them have begun. NULL: nothing.
ALTER TABLE tenantry.tenant_feature ADD beneath jsonb CHECK (jsonb_typeof(beneath) = 'array');

-- ---------------------------------------------------------------- who did it is who signed in

-- What is written beneath is what stood there, and nobody's word is put into another's mouth: author and stamp are set here. Only undoing, which runs as the
-- owner, brings back what was before under the name of who gave it, and with its stamp: for a change that was undone nothing has happened, so the one
-- before it can be undone next.
CREATE OR REPLACE FUNCTION tenantry.override_stamp() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    begun boolean;
BEGIN
    IF current_user = 'tenantry_owner' AND current_setting('tenantry.undoing', true) = 'on' THEN
        RETURN new;
    END IF;
    new.author := session_user;
    new.stamp := nextval('tenantry.tenant_feature_stamp');
    new.beneath := NULL;
    IF TG_OP = 'INSERT' THEN
        RETURN new;
    END IF;
    IF new.batch_id IS NOT DISTINCT FROM old.batch_id THEN -- the same override, mended
        new.beneath := old.beneath;
        RETURN new;
    END IF;
    IF new.ends_at IS NULL AND (new.starts_at IS NULL OR new.starts_at <= now()) THEN
        RETURN new;
    END IF;
    begun := old.starts_at IS NULL OR old.starts_at <= now();
    SELECT jsonb_agg(x.layer ORDER BY x.nth) INTO new.beneath
      FROM (SELECT to_jsonb(old) - '{tenant_id,feature_key,stamp,beneath}'::text[]
                   || CASE WHEN isfinite(old.ends_at) THEN jsonb_build_object('until', extract(epoch FROM old.ends_at)) ELSE '{"ends_at": null, "until": null}' END AS layer,
                   0::bigint AS nth WHERE begun
             UNION ALL
            SELECT e.layer, e.nth FROM jsonb_array_elements(old.beneath) WITH ORDINALITY e(layer, nth)
             WHERE NOT begun OR old.ends_at IS NOT NULL AND e.layer ->> 'ends_at' IS NULL) x
     WHERE x.layer ->> 'ends_at' IS NULL OR (x.layer ->> 'ends_at')::timestamptz > now() AND new.starts_at > now();
    RETURN new;
END $$;
DROP TRIGGER stamp ON tenantry.tenant_feature;
CREATE TRIGGER stamp BEFORE UPDATE ON tenantry.tenant_feature FOR EACH ROW EXECUTE FUNCTION tenantry.override_stamp();
-- Not for the functions below, which leave these columns to their defaults: one call less for each of ten thousand rows.
CREATE TRIGGER stamp_insert BEFORE INSERT ON tenantry.tenant_feature FOR EACH ROW WHEN (current_user <> 'tenantry_owner') EXECUTE FUNCTION tenantry.override_stamp();

CREATE FUNCTION tenantry.batch_author() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    new.author := CASE TG_OP WHEN 'INSERT' THEN session_user ELSE old.author END;
    new.undone_by := CASE WHEN new.undone_at IS NULL THEN '' WHEN TG_OP = 'UPDATE' AND old.undone_at IS NOT NULL THEN old.undone_by ELSE session_user END;
    RETURN new;
END $$;
REVOKE ALL ON FUNCTION tenantry.batch_author() FROM PUBLIC;
CREATE TRIGGER author BEFORE INSERT OR UPDATE ON tenantry.feature_batch FOR EACH ROW EXECUTE FUNCTION tenantry.batch_author();

-- As in 0005; who threw the kill switch is who signed in, and what stands beneath an override has to fit as well. DETAIL of TN024 names the
-- plans and up to 20 tenants.
CREATE OR REPLACE FUNCTION tenantry.feature_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    misfits text;
BEGIN
    IF NOT feature_accepts(new.kind, new.choices, new.default_value)
       OR new.percentage IS NOT NULL AND NOT feature_accepts(new.kind, new.choices, new.percentage_value) THEN
        RAISE EXCEPTION 'a value of feature % does not fit its kind, %', new.key, new.kind USING ERRCODE = 'TN020';
    END IF;
    new.killed_by := CASE WHEN new.killed_at IS NULL THEN '' WHEN TG_OP = 'UPDATE' AND old.killed_at IS NOT NULL THEN old.killed_by ELSE session_user END;
    IF TG_OP = 'INSERT' THEN
        RETURN new;
    END IF;
    IF new.key <> old.key OR new.created_at <> old.created_at THEN
        RAISE EXCEPTION 'the key of a feature does not change: products ask for it by that' USING ERRCODE = 'TN020';
    END IF;
    IF (new.kind, new.choices) IS DISTINCT FROM (old.kind, old.choices) THEN
        SELECT string_agg(x.name, ', ' ORDER BY x.nth) || CASE WHEN count(*) > 20 THEN ' …' ELSE '' END INTO misfits
          FROM (SELECT y.name, row_number() OVER (ORDER BY y.tenants, y.name) AS nth
                  FROM (SELECT 'plan ' || l.name AS name, false AS tenants FROM plan_feature p JOIN plan l ON l.id = p.plan_id
                         WHERE p.feature_key = new.key AND NOT feature_accepts(new.kind, new.choices, p.value)
                         UNION ALL
                        SELECT t.slug, true FROM tenant_feature o JOIN tenant t ON t.id = o.tenant_id
                         WHERE o.feature_key = new.key
                           AND (NOT feature_accepts(new.kind, new.choices, o.value)
                                OR EXISTS (SELECT FROM jsonb_array_elements(o.beneath) l WHERE NOT feature_accepts(new.kind, new.choices, l -> 'value')))) y
                 LIMIT 21) x;
        IF misfits IS NOT NULL THEN
            RAISE EXCEPTION 'values would no longer fit feature %', new.key USING ERRCODE = 'TN024', DETAIL = misfits;
        END IF;
    END IF;
    new.updated_at := now();
    RETURN new;
END $$;

-- ---------------------------------------------------------------- what a tenant cannot have

-- As in 0017. What stays as it is asks for nothing, and neither does an override that is over: a tenant that went back to an earlier version
-- keeps nobody from mending the description.
CREATE OR REPLACE FUNCTION tenantry.requirement_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    need integer := (SELECT m.position FROM product_migration m WHERE m.product_id = new.product_id AND m.version = new.version AND NOT m.repeatable);
    bad  record;
BEGIN
    IF EXISTS (SELECT FROM feature_requirement r WHERE r.feature_key = new.feature_key AND r.product_id = new.product_id AND r.version = new.version) THEN
        RETURN new;
    END IF;
    IF need IS NULL THEN
        RAISE EXCEPTION 'the product has no migration %', new.version USING ERRCODE = 'TN020';
    END IF;
    PERFORM FROM feature f WHERE f.key = new.feature_key FOR NO KEY UPDATE;
    SELECT count(*) AS tenants, string_agg(x.slug, ' ' ORDER BY x.slug) FILTER (WHERE x.nth <= 20) AS slugs INTO bad
      FROM (SELECT t.slug, row_number() OVER (ORDER BY t.slug) AS nth
              FROM tenant_feature o
              JOIN tenant t ON t.id = o.tenant_id AND t.product_id = new.product_id
              LEFT JOIN product_migration have ON have.product_id = t.product_id AND have.version = t.schema_version AND NOT have.repeatable
             WHERE o.feature_key = new.feature_key AND (o.ends_at IS NULL OR o.ends_at > now() OR o.beneath @? '$[*] ? (@.ends_at == null)')
               AND coalesce(have.position >= need, false) IS FALSE) x;
    IF bad.tenants > 0 THEN
        RAISE EXCEPTION '% tenants with an override lack schema version %, which feature % would require', bad.tenants, new.version, new.feature_key
            USING ERRCODE = 'TN021', DETAIL = bad.slugs;
    END IF;
    RETURN new;
END $$;

-- As in 0005, but for overrides that are over.
CREATE OR REPLACE FUNCTION tenantry.override_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    bad record;
BEGIN
    -- Locked: nobody changes the kind, or retires one of them, between this look and the commit.
    PERFORM FROM feature f WHERE f.key IN (SELECT DISTINCT feature_key FROM new_rows) FOR SHARE;
    SELECT n.feature_key, n.value, f.kind, f.retired_at INTO bad FROM new_rows n JOIN feature f ON f.key = n.feature_key
     WHERE f.retired_at IS NOT NULL OR n.reason ~ '^\s*$' OR NOT CASE f.kind
        WHEN 'boolean' THEN jsonb_typeof(n.value) = 'boolean'
        WHEN 'number' THEN jsonb_typeof(n.value) = 'number'
        ELSE feature_accepts(f.kind, f.choices, n.value) END
     LIMIT 1;
    IF FOUND THEN
        IF bad.retired_at IS NOT NULL THEN
            RAISE EXCEPTION 'feature % is retired', bad.feature_key USING ERRCODE = 'TN022';
        ELSIF NOT (SELECT feature_accepts(f.kind, f.choices, bad.value) FROM feature f WHERE f.key = bad.feature_key) THEN
            RAISE EXCEPTION 'value % does not fit feature %, a %', bad.value, bad.feature_key, bad.kind USING ERRCODE = 'TN020';
        END IF;
        RAISE EXCEPTION 'an override of feature % needs a reason', bad.feature_key USING ERRCODE = 'TN023';
    END IF;
    IF EXISTS (SELECT FROM feature_requirement r WHERE r.feature_key IN (SELECT DISTINCT feature_key FROM new_rows)) THEN
        SELECT count(*) AS tenants, string_agg(x.slug, ' ' ORDER BY x.slug) FILTER (WHERE x.nth <= 20) AS slugs, min(x.version) AS version,
               min(x.feature_key) AS feature_key INTO bad
          FROM (SELECT t.slug, r.version, r.feature_key, row_number() OVER (ORDER BY t.slug) AS nth
                  FROM new_rows n
                  JOIN tenant t ON t.id = n.tenant_id
                  JOIN feature_requirement r ON r.feature_key = n.feature_key AND r.product_id = t.product_id
                  LEFT JOIN product_migration need ON need.product_id = r.product_id AND need.version = r.version AND NOT need.repeatable
                  LEFT JOIN product_migration have ON have.product_id = t.product_id AND have.version = t.schema_version AND NOT have.repeatable
                 WHERE (n.ends_at IS NULL OR n.ends_at > now() OR n.beneath IS NOT NULL) AND coalesce(have.position >= need.position, false) IS FALSE) x;
        IF bad.tenants > 0 THEN
            RAISE EXCEPTION '% tenants lack schema version %, which feature % requires', bad.tenants, bad.version, bad.feature_key
                USING ERRCODE = 'TN021', DETAIL = bad.slugs;
        END IF;
    END IF;
    RETURN NULL;
END $$;

-- Triggers of one kind fire by name. The guard takes the feature's row and the writing of events the end of the chain; whoever throws the kill switch takes
-- them in that order. So the guard comes first, or each would wait for the other.
DROP TRIGGER guard_insert ON tenantry.tenant_feature;
DROP TRIGGER guard_update ON tenantry.tenant_feature;
CREATE TRIGGER a_guard_insert AFTER INSERT ON tenantry.tenant_feature REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.override_guard();
CREATE TRIGGER a_guard_update AFTER UPDATE ON tenantry.tenant_feature REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.override_guard();

-- ---------------------------------------------------------------- many at once, and back

-- What a batch found is kept by what makes it: undoing believes it. `values_seen` is, per tenant, what tenantry.override_seen() gave when it was looked at;
-- who has another override by now, or other values, is left alone. Changes of one feature come one after the other, and hold its row: what the statement
-- reads is what it changes, and a kill waits. Gives the tenants that were changed. Planned anew each time, and for many without going through one table
-- for each row of another: a plan that is good for one tenant takes half a minute for ten thousand, and statistics may still be those of a few.
REVOKE INSERT ON tenantry.feature_batch_content FROM tenantry_admin;

CREATE FUNCTION tenantry.override_seen(origin text, value jsonb, otherwise jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT md5((origin = 'killed') || value::text) || md5(otherwise::text)
$$;

CREATE FUNCTION tenantry.override_turn(_key text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF NOT is_admin() THEN
        RAISE EXCEPTION 'only an ADMIN changes what tenants have' USING ERRCODE = '42501';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('tenantry.feature.' || _key, 7));
    PERFORM FROM feature f WHERE f.key = _key FOR SHARE;
END $$;

CREATE FUNCTION tenantry.override_apply(_batch uuid, _key text, _tenants uuid[], _stamps bigint[], _seen text[], _value jsonb, _reason text,
                                        _starts_at timestamptz, _ends_at timestamptz)
RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp SET plan_cache_mode = force_custom_plan SET enable_nestloop = on AS $$
BEGIN
    PERFORM set_config('tenantry.undoing', 'off', true); -- whatever the session says
    PERFORM override_turn(_key);
    PERFORM set_config('enable_nestloop', 'off', true) WHERE cardinality(_tenants) > 100;
    RETURN QUERY
    WITH asked AS MATERIALIZED (SELECT a.tenant_id, a.stamp, a.seen FROM unnest(_tenants, _stamps, _seen) AS a(tenant_id, stamp, seen)),
    was AS MATERIALIZED (
        SELECT a.tenant_id, CASE WHEN o.tenant_id IS NOT NULL THEN to_jsonb(o) END AS before
          FROM asked a
          JOIN (SELECT e.tenant_id, override_seen(e.origin, e.value, e.value_without_override) AS seen FROM effective_feature e WHERE e.feature_key = _key) e
            ON e.tenant_id = a.tenant_id
          LEFT JOIN tenant_feature o ON o.tenant_id = a.tenant_id AND o.feature_key = _key
         WHERE coalesce(o.stamp, 0) = a.stamp AND (_value IS NOT NULL OR o.tenant_id IS NOT NULL)
           -- What lies beneath matters to who goes back to it.
           AND CASE WHEN _value IS NULL OR _ends_at IS NOT NULL THEN e.seen = a.seen ELSE left(e.seen, 32) = left(a.seen, 32) END),
    batch AS (
        INSERT INTO feature_batch (id, feature_key, value, reason, starts_at, ends_at, tenants)
        SELECT _batch, _key, _value, _reason, _starts_at, _ends_at, count(*) FROM was HAVING count(*) > 0 RETURNING id),
    given AS (
        INSERT INTO tenant_feature AS o (tenant_id, feature_key, value, reason, starts_at, ends_at, batch_id)
        SELECT w.tenant_id, _key, _value, _reason, _starts_at, _ends_at, b.id FROM was w CROSS JOIN batch b WHERE _value IS NOT NULL
        ON CONFLICT (tenant_id, feature_key) DO UPDATE SET value = excluded.value, reason = excluded.reason, starts_at = excluded.starts_at,
            ends_at = excluded.ends_at, batch_id = excluded.batch_id, created_at = now()
        RETURNING o.tenant_id, o.stamp),
    gone AS (
        DELETE FROM tenant_feature o USING was w WHERE _value IS NULL AND o.tenant_id = w.tenant_id AND o.feature_key = _key
        RETURNING o.tenant_id),
    done AS (SELECT g.tenant_id, g.stamp FROM given g UNION ALL SELECT g.tenant_id, NULL FROM gone g),
    kept AS (
        INSERT INTO feature_batch_content (batch_id, tenants, before, stamps)
        -- The same tenants in both, so that nothing is joined: how many they are is more than the planner guesses.
        SELECT b.id, w.tenants, w.before, d.stamps
          FROM batch b
         CROSS JOIN (SELECT array_agg(w.tenant_id ORDER BY w.tenant_id) AS tenants, array_agg(w.before ORDER BY w.tenant_id) AS before FROM was w) w
         CROSS JOIN (SELECT array_agg(d.stamp ORDER BY d.tenant_id) AS stamps FROM done d) d)
    SELECT d.tenant_id FROM done d;
END $$;

-- Every tenant of the batch that is still there, and how it went: 'done'; 'changed' by somebody since; 'lacks' the version that what it had requires by
-- now; 'misfit': what it had is no value of the feature any more. Those other than done are left alone. No row: there is no such batch to undo.
CREATE FUNCTION tenantry.override_undo(_batch uuid) RETURNS TABLE (tenant_id uuid, how text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp SET plan_cache_mode = force_custom_plan SET enable_nestloop = on AS $$
#variable_conflict use_column
DECLARE
    _key text := (SELECT b.feature_key FROM feature_batch b WHERE b.id = _batch);
BEGIN
    PERFORM override_turn(_key);
    PERFORM FROM feature_batch b WHERE b.id = _batch AND b.undone_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM set_config('tenantry.undoing', 'on', true);
    PERFORM set_config('enable_nestloop', 'off', true) FROM feature_batch b WHERE b.id = _batch AND b.tenants > 100;
    RETURN QUERY
    WITH item AS MATERIALIZED (
        SELECT i.tenant_id, i.before,
               CASE WHEN o.stamp IS DISTINCT FROM i.stamp THEN 'changed'
                    WHEN i.before IS NULL THEN 'done'
                    WHEN NOT feature_accepts(f.kind, f.choices, i.before -> 'value')
                         OR EXISTS (SELECT FROM jsonb_array_elements(nullif(i.before -> 'beneath', 'null')) l WHERE NOT feature_accepts(f.kind, f.choices, l -> 'value')) THEN 'misfit'
                    WHEN r.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE
                         AND ((i.before ->> 'ends_at')::timestamptz <= now() AND i.before ->> 'beneath' IS NULL) IS NOT TRUE THEN 'lacks'
                    ELSE 'done' END AS how
          FROM feature_batch_content c
         CROSS JOIN LATERAL unnest(c.tenants, c.before, c.stamps) AS i(tenant_id, before, stamp)
          JOIN tenant t ON t.id = i.tenant_id
          JOIN feature f ON f.key = _key
          LEFT JOIN tenant_feature o ON o.tenant_id = i.tenant_id AND o.feature_key = _key
          LEFT JOIN feature_requirement r ON r.feature_key = _key AND r.product_id = t.product_id
          LEFT JOIN product_migration need ON need.product_id = r.product_id AND need.version = r.version AND NOT need.repeatable
          LEFT JOIN product_migration have ON have.product_id = t.product_id AND have.version = t.schema_version AND NOT have.repeatable
         WHERE c.batch_id = _batch),
    gone AS (
        DELETE FROM tenant_feature o USING item m WHERE m.how = 'done' AND m.before IS NULL AND o.tenant_id = m.tenant_id AND o.feature_key = _key),
    back AS (
        INSERT INTO tenant_feature (tenant_id, feature_key, value, reason, author, starts_at, ends_at, batch_id, created_at, stamp, beneath)
        SELECT m.tenant_id, _key, r.value, r.reason, r.author, r.starts_at, r.ends_at, r.batch_id, r.created_at, r.stamp, nullif(r.beneath, 'null')
          FROM item m, jsonb_to_record(m.before) AS r(value jsonb, reason text, author text, starts_at timestamptz, ends_at timestamptz, batch_id uuid,
                                                      created_at timestamptz, stamp bigint, beneath jsonb)
         WHERE m.how = 'done' AND m.before IS NOT NULL
        ON CONFLICT (tenant_id, feature_key) DO UPDATE SET value = excluded.value, reason = excluded.reason, author = excluded.author, starts_at = excluded.starts_at,
            ends_at = excluded.ends_at, batch_id = excluded.batch_id, created_at = excluded.created_at, stamp = excluded.stamp, beneath = excluded.beneath)
    SELECT m.tenant_id, m.how FROM item m;
    PERFORM set_config('tenantry.undoing', 'off', true);
    UPDATE feature_batch SET undone_at = now() WHERE id = _batch;
END $$;

REVOKE ALL ON FUNCTION tenantry.override_seen(text, jsonb, jsonb), tenantry.override_turn(text), tenantry.override_undo(uuid),
    tenantry.override_apply(uuid, text, uuid[], bigint[], text[], jsonb, text, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.override_seen(text, jsonb, jsonb), tenantry.override_undo(uuid),
    tenantry.override_apply(uuid, text, uuid[], bigint[], text[], jsonb, text, timestamptz, timestamptz) TO tenantry_admin;

-- ---------------------------------------------------------------- the effective value

-- As in 0019, with what stands beneath an override that has not begun or is over.
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
  LEFT JOIN (SELECT x.tenant_id, x.feature_key,
                    CASE WHEN x.layer IS NULL THEN x.value ELSE x.layer -> 'value' END AS value,
                    CASE WHEN x.layer IS NULL THEN x.reason ELSE x.layer ->> 'reason' END AS reason,
                    CASE WHEN x.layer IS NULL THEN x.author ELSE x.layer ->> 'author' END AS author,
                    -- What stands beneath ends by itself, or when the one above begins.
                    CASE WHEN x.layer IS NULL THEN x.ends_at ELSE least((x.layer ->> 'ends_at')::timestamptz, CASE WHEN x.starts_at > now() THEN x.starts_at END) END AS ends_at
               -- By a path, and not by a subquery: there would be one for each column, and planning them takes longer than reading one tenant.
               FROM (SELECT y.*, CASE WHEN y.beneath IS NULL THEN NULL
                                      WHEN y.starts_at > now() THEN jsonb_path_query_first(y.beneath, '$[*] ? (@.until == null || @.until > $now)',
                                                                                           jsonb_build_object('now', extract(epoch FROM now())))
                                      WHEN y.ends_at <= now() THEN jsonb_path_query_first(y.beneath, '$[*] ? (@.until == null)') END AS layer
                       FROM tenantry.tenant_feature y) x
              WHERE (x.starts_at IS NULL OR x.starts_at <= now()) AND (x.ends_at IS NULL OR x.ends_at > now()) OR x.layer IS NOT NULL) o
         ON o.tenant_id = t.id AND o.feature_key = f.key
 WHERE f.retired_at IS NULL
$sql$;
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW tenantry.effective_feature WITH (security_invoker = true) AS ' || effective;
    EXECUTE 'CREATE OR REPLACE VIEW tenantry.product_feature WITH (security_barrier = true) AS
        SELECT e.tenant_id, e.slug, e.feature_key, e.value, e.origin FROM (' || effective || ') e
         WHERE e.product_id IN (SELECT r.product_id FROM tenantry.feature_reader r WHERE r.login = session_user)';
END $do$;

-- The copy in a tenant's own database goes by the same rule, so it gets what stands beneath too: [{value, ends_at}]. Otherwise as in 0022_mirrors.sql.
CREATE OR REPLACE VIEW tenantry.feature_digest WITH (security_invoker = true) AS
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
               coalesce((SELECT string_agg(concat_ws(' ', o.feature_key, o.value::text, 'from', extract(epoch FROM o.starts_at), 'to', extract(epoch FROM o.ends_at), 'on', o.beneath::text), E'\n' ORDER BY o.feature_key)
                           FROM tenantry.tenant_feature o WHERE o.tenant_id = m.tenant_id
                            AND (o.ends_at IS NULL OR o.ends_at > now() OR o.beneath @? '$[*] ? (@.ends_at == null)')), '')), 'UTF8')), 'hex') AS digest
      FROM tenantry.feature_mirror m
      JOIN tenantry.tenant t ON t.id = m.tenant_id
      LEFT JOIN alike a ON coalesce(a.plan_id::text, '') = coalesce(t.plan_id::text, '') AND a.product_id = t.product_id AND a.schema_version = t.schema_version;
CREATE OR REPLACE VIEW tenantry.feature_content WITH (security_invoker = true) AS
    SELECT c.tenant_id, c.content, d.digest
      FROM (SELECT m.tenant_id, coalesce(jsonb_agg(jsonb_build_object('key', e.feature_key, 'value', e.value_without_override, 'kind', f.kind, 'origin', e.origin_without_override)
                                                   || CASE WHEN o.value IS NULL OR f.killed_at IS NOT NULL THEN '{}' ELSE jsonb_build_object('own', o.value,
                                                      'starts_at', CASE WHEN isfinite(o.starts_at) THEN to_char(o.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') ELSE o.starts_at::text END,
                                                      'ends_at', CASE WHEN isfinite(o.ends_at) THEN to_char(o.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') ELSE o.ends_at::text END) END
                                                   || CASE WHEN o.beneath IS NULL OR f.killed_at IS NOT NULL THEN '{}' ELSE jsonb_build_object('beneath',
                                                      (SELECT jsonb_agg(jsonb_build_object('value', l.layer -> 'value', 'ends_at',
                                                              to_char((l.layer ->> 'ends_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) ORDER BY l.nth)
                                                         FROM jsonb_array_elements(o.beneath) WITH ORDINALITY l(layer, nth))) END
                                                   ORDER BY e.feature_key) FILTER (WHERE f.key IS NOT NULL), '[]') AS content
              FROM tenantry.feature_mirror m
              LEFT JOIN (tenantry.effective_feature e JOIN tenantry.feature f ON f.key = e.feature_key
                         LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = e.tenant_id AND o.feature_key = e.feature_key
                               AND (o.ends_at IS NULL OR o.ends_at > now() OR o.beneath @? '$[*] ? (@.ends_at == null)'))
                     ON e.tenant_id = m.tenant_id
             WHERE NOT m.ending
             GROUP BY m.tenant_id) c
      JOIN tenantry.feature_digest d ON d.tenant_id = c.tenant_id;
