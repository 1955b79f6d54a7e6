-- Features: what a tenant may use, and why.
--
-- tenantry.effective_feature is the one place where the value that holds for a tenant is computed. The panel, the command
-- line and the product itself read it, so they never disagree. The first of these that there is gives the value:
--
--     killed      the feature was switched off for everybody: false for a boolean, the default for any other kind
--     override    the tenant's own value, between its start and its end
--     percentage  the tenant is among the first N of 100: bucket = md5(key || ':' || tenant id), its first 32 bits mod 100
--     plan        what the tenant's plan carries
--     default     the feature's own
--
-- A tenant whose database lacks the schema version that a feature requires of its product gets the default, whatever
-- plan and percentage say; an override for it is refused.
--
-- A product reads tenantry.product_feature with a login role of its own, which sees the tenants of that product and
-- nothing else of the registry. An ADMIN opens it, once per role:
--
--     SELECT tenantry.feature_reader_add('shop_backend', 'Shop');   -- after CREATE ROLE shop_backend LOGIN …
--     GRANT CONNECT ON DATABASE … TO shop_backend;                  -- by the owner of the database
--
--     SELECT feature_key, value FROM tenantry.product_feature WHERE slug = $1;
--
-- SQLSTATE TN020: the value does not fit the feature's kind. TN021: tenants lack the schema version that it requires.
-- TN022: the feature is retired. TN023: the reason is empty. TN024: a plan or a percentage has a value that no longer fits.

CREATE TABLE tenantry.feature (
    key              text COLLATE "C" PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9]*([._-][a-z0-9]+)*$' AND length(key) <= 63),
    name_en          text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 100),
    name_es          text NOT NULL CHECK (length(name_es) BETWEEN 1 AND 100),
    description      text NOT NULL DEFAULT '' CHECK (length(description) <= 2000),
    kind             text NOT NULL CHECK (kind IN ('boolean', 'number', 'text', 'choice')),
    choices          text[] NOT NULL DEFAULT '{}', -- of a choice: what may be chosen, in order
    default_value    jsonb NOT NULL,
    owner            text NOT NULL DEFAULT '' CHECK (length(owner) <= 200), -- who answers for it: a person or a team
    lifetime         text NOT NULL DEFAULT 'release' CHECK (lifetime IN ('release', 'experiment', 'operational', 'kill_switch', 'permission')),
    review_on        date,                         -- from this day on it counts as stale; NULL: it stays
    percentage       integer CHECK (percentage BETWEEN 0 AND 100),
    percentage_value jsonb,                        -- for the tenants inside
    killed_at        timestamptz,
    killed_by        text NOT NULL DEFAULT '',
    retired_at       timestamptz,                  -- no longer given to anybody; kept for its history
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT feature_choices CHECK ((kind = 'choice') = (cardinality(choices) > 0)),
    CONSTRAINT feature_percentage CHECK ((percentage IS NULL) = (percentage_value IS NULL))
);

-- From which migration of a product on a feature works. Without a row: on every version.
CREATE TABLE tenantry.feature_requirement (
    feature_key text NOT NULL REFERENCES tenantry.feature ON DELETE CASCADE,
    product_id  uuid NOT NULL REFERENCES tenantry.product ON DELETE CASCADE,
    version     text NOT NULL CHECK (version <> ''),
    PRIMARY KEY (feature_key, product_id)
);

CREATE TABLE tenantry.plan_feature (
    plan_id     uuid NOT NULL REFERENCES tenantry.plan ON DELETE CASCADE,
    feature_key text NOT NULL REFERENCES tenantry.feature ON DELETE CASCADE,
    value       jsonb NOT NULL,
    PRIMARY KEY (plan_id, feature_key)
);

-- One change of many tenants, which can be taken back as one.
CREATE TABLE tenantry.feature_batch (
    id          uuid PRIMARY KEY,
    feature_key text NOT NULL REFERENCES tenantry.feature ON DELETE CASCADE,
    value       jsonb, -- NULL: overrides were cleared
    reason      text NOT NULL,
    author      text NOT NULL DEFAULT session_user,
    starts_at   timestamptz,
    ends_at     timestamptz,
    tenants     integer NOT NULL DEFAULT 0, -- how many it changed
    at          timestamptz NOT NULL DEFAULT now(),
    undone_at   timestamptz,
    undone_by   text NOT NULL DEFAULT '',
    CONSTRAINT feature_batch_reason CHECK (reason !~ '^\s*$' AND length(reason) <= 2000)
);
CREATE INDEX feature_batch_feature_idx ON tenantry.feature_batch (feature_key, at DESC);

CREATE SEQUENCE tenantry.tenant_feature_stamp;

CREATE TABLE tenantry.tenant_feature (
    tenant_id   uuid NOT NULL REFERENCES tenantry.tenant ON DELETE CASCADE,
    feature_key text NOT NULL REFERENCES tenantry.feature ON DELETE CASCADE,
    value       jsonb NOT NULL,
    reason      text NOT NULL,
    author      text NOT NULL DEFAULT session_user,
    starts_at   timestamptz, -- NULL: at once
    ends_at     timestamptz, -- NULL: until it is cleared
    batch_id    uuid,
    created_at  timestamptz NOT NULL DEFAULT now(),
    stamp       bigint NOT NULL DEFAULT nextval('tenantry.tenant_feature_stamp'), -- another one after every change
    PRIMARY KEY (tenant_id, feature_key),
    CONSTRAINT tenant_feature_span CHECK (ends_at > starts_at)
);
CREATE INDEX tenant_feature_feature_idx ON tenantry.tenant_feature (feature_key);

-- What a batch found and left, per tenant: what undoing it goes by. Arrays of equal length, in one row per batch, because
-- a batch may be every tenant there is; no reference to tenant, which may be gone when a batch is looked at.
CREATE TABLE tenantry.feature_batch_content (
    batch_id uuid PRIMARY KEY REFERENCES tenantry.feature_batch ON DELETE CASCADE,
    tenants  uuid[] NOT NULL,
    before   jsonb[] NOT NULL,  -- the override as it was; NULL: there was none
    stamps   bigint[] NOT NULL, -- of the override that it left; NULL: it left none
    CHECK (cardinality(tenants) = cardinality(before) AND cardinality(tenants) = cardinality(stamps))
);

-- ---------------------------------------------------------------- rules that hold whoever writes

CREATE FUNCTION tenantry.feature_accepts(kind text, choices text[], value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE kind
        WHEN 'boolean' THEN jsonb_typeof(value) = 'boolean'
        WHEN 'number' THEN jsonb_typeof(value) = 'number'
        WHEN 'text' THEN jsonb_typeof(value) = 'string' AND length(value #>> '{}') <= 10000
        ELSE jsonb_typeof(value) = 'string' AND value #>> '{}' = ANY (choices) END
$$;

CREATE FUNCTION tenantry.feature_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    misfit text;
BEGIN
    IF NOT feature_accepts(new.kind, new.choices, new.default_value)
       OR new.percentage IS NOT NULL AND NOT feature_accepts(new.kind, new.choices, new.percentage_value) THEN
        RAISE EXCEPTION 'a value of feature % does not fit its kind, %', new.key, new.kind USING ERRCODE = 'TN020';
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN new;
    END IF;
    IF new.key <> old.key OR new.created_at <> old.created_at THEN
        RAISE EXCEPTION 'the key of a feature does not change: products ask for it by that' USING ERRCODE = 'TN020';
    END IF;
    IF (new.kind, new.choices) IS DISTINCT FROM (old.kind, old.choices) THEN
        SELECT coalesce((SELECT 'plan ' || l.name FROM plan_feature p JOIN plan l ON l.id = p.plan_id
                          WHERE p.feature_key = new.key AND NOT feature_accepts(new.kind, new.choices, p.value) LIMIT 1),
                        (SELECT 'tenant ' || t.slug FROM tenant_feature o JOIN tenant t ON t.id = o.tenant_id
                          WHERE o.feature_key = new.key AND NOT feature_accepts(new.kind, new.choices, o.value) LIMIT 1)) INTO misfit;
        IF misfit IS NOT NULL THEN
            RAISE EXCEPTION '% has a value that would no longer fit feature %', misfit, new.key USING ERRCODE = 'TN024';
        END IF;
    END IF;
    new.updated_at := now();
    RETURN new;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON tenantry.feature FOR EACH ROW EXECUTE FUNCTION tenantry.feature_guard();

CREATE FUNCTION tenantry.requirement_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM product_migration m WHERE m.product_id = new.product_id AND m.version = new.version AND NOT m.repeatable) THEN
        RAISE EXCEPTION 'the product has no migration %', new.version USING ERRCODE = 'TN020';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON tenantry.feature_requirement FOR EACH ROW EXECUTE FUNCTION tenantry.requirement_guard();

CREATE FUNCTION tenantry.plan_feature_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    kind_ text;
BEGIN
    -- Locked: nobody narrows the choices between this look and the commit.
    PERFORM FROM feature f WHERE f.key = new.feature_key FOR SHARE;
    SELECT f.kind INTO kind_ FROM feature f WHERE f.key = new.feature_key AND NOT feature_accepts(f.kind, f.choices, new.value);
    IF FOUND THEN
        RAISE EXCEPTION 'value % does not fit feature %, a %', new.value, new.feature_key, kind_ USING ERRCODE = 'TN020';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON tenantry.plan_feature FOR EACH ROW EXECUTE FUNCTION tenantry.plan_feature_guard();

CREATE FUNCTION tenantry.override_stamp() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    new.stamp := nextval('tenantry.tenant_feature_stamp');
    RETURN new;
END $$;
CREATE TRIGGER stamp BEFORE UPDATE ON tenantry.tenant_feature FOR EACH ROW EXECUTE FUNCTION tenantry.override_stamp();

-- For all rows of a statement at once: ten thousand overrides are looked at in one query. DETAIL of TN021 holds the slugs
-- of up to 20 tenants, separated by blanks.
CREATE FUNCTION tenantry.override_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
                 WHERE coalesce(have.position >= need.position, false) IS FALSE) x;
        IF bad.tenants > 0 THEN
            RAISE EXCEPTION '% tenants lack schema version %, which feature % requires', bad.tenants, bad.version, bad.feature_key
                USING ERRCODE = 'TN021', DETAIL = bad.slugs;
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER guard_insert AFTER INSERT ON tenantry.tenant_feature REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.override_guard();
CREATE TRIGGER guard_update AFTER UPDATE ON tenantry.tenant_feature REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.override_guard();

-- ---------------------------------------------------------------- the effective value

-- A product's own login, and the product whose tenants it sees.
CREATE TABLE tenantry.feature_reader (
    login      text COLLATE "C" NOT NULL CHECK (octet_length(login) BETWEEN 1 AND 63),
    product_id uuid NOT NULL REFERENCES tenantry.product ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (login, product_id)
);

-- One text for both views: operators read by their own rights, row by row as the policies say; a product reads with the
-- owner's rights what the condition leaves. The barrier keeps functions that leak what they are given from the other rows.
DO $do$
DECLARE
    effective text := $sql$
SELECT t.id AS tenant_id, t.slug, t.product_id, t.plan_id, f.key AS feature_key,
       CASE WHEN f.killed_at IS NOT NULL THEN CASE f.kind WHEN 'boolean' THEN 'false'::jsonb ELSE f.default_value END
            WHEN o.value IS NOT NULL THEN o.value
            WHEN need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE THEN f.default_value
            WHEN f.percentage IS NOT NULL AND ('x' || left(md5(f.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < f.percentage THEN f.percentage_value
            ELSE coalesce(p.value, f.default_value) END AS value,
       CASE WHEN f.killed_at IS NOT NULL THEN 'killed'
            WHEN o.value IS NOT NULL THEN 'override'
            WHEN need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE THEN 'default'
            WHEN f.percentage IS NOT NULL AND ('x' || left(md5(f.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < f.percentage THEN 'percentage'
            WHEN p.value IS NOT NULL THEN 'plan'
            ELSE 'default' END AS origin,
       o.reason, o.author, o.ends_at,
       -- What would hold without the override: what clearing it leads to.
       CASE WHEN f.killed_at IS NOT NULL THEN CASE f.kind WHEN 'boolean' THEN 'false'::jsonb ELSE f.default_value END
            WHEN need.version IS NOT NULL AND (have.position >= need.position) IS NOT TRUE THEN f.default_value
            WHEN f.percentage IS NOT NULL AND ('x' || left(md5(f.key || ':' || t.id::text), 8))::bit(32)::bigint % 100 < f.percentage THEN f.percentage_value
            ELSE coalesce(p.value, f.default_value) END AS value_without_override,
       CASE WHEN (have.position >= need.position) IS NOT TRUE THEN need.version END AS lacks_version -- what the tenant would need first
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
    EXECUTE 'CREATE VIEW tenantry.effective_feature WITH (security_invoker = true) AS ' || effective;
    EXECUTE 'CREATE VIEW tenantry.product_feature WITH (security_barrier = true) AS
        SELECT e.tenant_id, e.slug, e.feature_key, e.value, e.origin FROM (' || effective || ') e
         WHERE e.product_id IN (SELECT r.product_id FROM tenantry.feature_reader r WHERE r.login = session_user)';
END $do$;

CREATE FUNCTION tenantry.feature_reader_add(reader name, product text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    product_ uuid;
BEGIN
    IF NOT is_admin() THEN
        RAISE EXCEPTION 'only an ADMIN lets a product read its features' USING ERRCODE = '42501';
    END IF;
    SELECT p.id INTO product_ FROM product p WHERE lower(p.name) = lower(feature_reader_add.product);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no product %', feature_reader_add.product USING ERRCODE = 'P0002';
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA tenantry TO %I', reader);
    EXECUTE format('GRANT SELECT ON tenantry.product_feature TO %I', reader);
    INSERT INTO feature_reader (login, product_id) VALUES (reader, product_) ON CONFLICT DO NOTHING;
END $$;

-- ---------------------------------------------------------------- events, telling, access

DO $$
DECLARE
    t      record;
    event_ text;
    rows_  text;
BEGIN
    FOR t IN SELECT * FROM (VALUES -- as in 0003
        ('feature', 'feature', 'key', '{key}', '', '{created_at,updated_at}'),
        ('feature_requirement', 'feature', 'feature_key', '{feature_key,product_id}', '', '{}'),
        ('plan_feature', 'feature', 'feature_key', '{plan_id,feature_key}', '', '{}'),
        ('feature_batch', 'feature_batch', 'id', '{id}', '', '{at,undone_at}'),
        ('tenant_feature', 'tenant_feature', 'tenant_id', '{tenant_id,feature_key}', 'tenant_id', '{created_at,stamp}'),
        ('feature_reader', 'feature_reader', 'login', '{login,product_id}', '', '{created_at}')
        ) AS v(name, told, told_id, keys, tenant, omit)
    LOOP
        FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                                 ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
            EXECUTE format('CREATE TRIGGER tell_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell(%L, %L)',
                           lower(event_), event_, t.name, rows_, t.told, t.told_id);
            EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L)',
                           lower(event_), event_, t.name, rows_, t.keys, t.tenant, t.omit);
        END LOOP;
    END LOOP;
    FOREACH rows_ IN ARRAY ARRAY['feature', 'feature_requirement', 'plan_feature', 'feature_batch', 'feature_batch_content', 'tenant_feature', 'feature_reader'] LOOP
        EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', rows_);
        EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', rows_);
        EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', rows_);
        EXECUTE format('CREATE POLICY admin_all ON tenantry.%I TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()))', rows_);
    END LOOP;
    FOREACH rows_ IN ARRAY ARRAY['feature', 'feature_requirement', 'plan_feature'] LOOP
        EXECUTE format('CREATE POLICY user_read ON tenantry.%I FOR SELECT TO tenantry_user USING ((SELECT tenantry.operator_id()) IS NOT NULL)', rows_);
    END LOOP;
END $$;
CREATE POLICY user_read ON tenantry.tenant_feature FOR SELECT TO tenantry_user
    USING (tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id())));

REVOKE ALL ON FUNCTION tenantry.feature_accepts(text, text[], jsonb), tenantry.feature_guard(), tenantry.requirement_guard(), tenantry.plan_feature_guard(),
    tenantry.override_stamp(), tenantry.override_guard(), tenantry.feature_reader_add(name, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.feature_accepts(text, text[], jsonb), tenantry.feature_reader_add(name, text) TO tenantry_admin;
-- Features are retired and not removed: what happened keeps its meaning.
GRANT SELECT, INSERT, UPDATE ON tenantry.feature, tenantry.feature_batch TO tenantry_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenantry.feature_requirement, tenantry.plan_feature, tenantry.tenant_feature, tenantry.feature_reader TO tenantry_admin;
GRANT SELECT, INSERT ON tenantry.feature_batch_content TO tenantry_admin;
GRANT USAGE ON SEQUENCE tenantry.tenant_feature_stamp TO tenantry_admin;
GRANT SELECT ON tenantry.effective_feature TO tenantry_admin, tenantry_user;
GRANT SELECT ON tenantry.feature, tenantry.feature_requirement, tenantry.plan_feature, tenantry.tenant_feature TO tenantry_user;
