-- ---------------------------------------------------------------- who asks

-- In plpgsql: the plan is kept for the session, while a function in SQL that may not be inlined is parsed and planned again by every statement that
-- asks it, and nearly every policy asks one of the two.
CREATE OR REPLACE FUNCTION tenantry.operator_id() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    RETURN (SELECT id FROM operator WHERE login = session_user AND enabled AND NOT must_change_password);
END $$;

-- With membership of the group as well, as in me(): which policies a statement falls under is decided when it is planned, and a REVOKE by the server's
-- owner changes no plan that is kept.
CREATE OR REPLACE FUNCTION tenantry.is_admin() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    RETURN pg_has_role(session_user, 'tenantry_admin', 'MEMBER')
       AND EXISTS (SELECT FROM operator WHERE login = session_user AND enabled AND role = 'ADMIN' AND NOT must_change_password);
END $$;

-- ---------------------------------------------------------------- room

-- As many tenants as the server takes, and not one more when several are made at once: the server's row is locked, and what is counted after that is
-- what stays. SQLSTATE TN032.
CREATE FUNCTION tenantry.server_has_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    most integer := (SELECT max_tenants FROM server WHERE id = new.server_id);
BEGIN
    IF most > 0 THEN
        SELECT max_tenants INTO most FROM server WHERE id = new.server_id FOR NO KEY UPDATE;
        IF most > 0 AND (SELECT count(*) FROM tenant WHERE server_id = new.server_id AND id <> new.id) >= most THEN
            RAISE EXCEPTION 'server % takes % tenants', new.server_id, most USING ERRCODE = 'TN032';
        END IF;
    END IF;
    RETURN new;
END $$;
REVOKE ALL ON FUNCTION tenantry.server_has_room() FROM PUBLIC;
CREATE TRIGGER room BEFORE INSERT ON tenantry.tenant FOR EACH ROW EXECUTE FUNCTION tenantry.server_has_room();

-- ---------------------------------------------------------------- features

-- A version that is required later than overrides were given: those who have one, and lack the version, are named as they are when it is the other way
-- round (TN021, with up to 20 slugs). Whoever gives an override holds the feature's row, and so does whoever changes what it requires.
CREATE OR REPLACE FUNCTION tenantry.requirement_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    need integer := (SELECT m.position FROM product_migration m WHERE m.product_id = new.product_id AND m.version = new.version AND NOT m.repeatable);
    bad  record;
BEGIN
    IF need IS NULL THEN
        RAISE EXCEPTION 'the product has no migration %', new.version USING ERRCODE = 'TN020';
    END IF;
    PERFORM FROM feature f WHERE f.key = new.feature_key FOR NO KEY UPDATE;
    SELECT count(*) AS tenants, string_agg(x.slug, ' ' ORDER BY x.slug) FILTER (WHERE x.nth <= 20) AS slugs INTO bad
      FROM (SELECT t.slug, row_number() OVER (ORDER BY t.slug) AS nth
              FROM tenant_feature o
              JOIN tenant t ON t.id = o.tenant_id AND t.product_id = new.product_id
              LEFT JOIN product_migration have ON have.product_id = t.product_id AND have.version = t.schema_version AND NOT have.repeatable
             WHERE o.feature_key = new.feature_key AND coalesce(have.position >= need, false) IS FALSE) x;
    IF bad.tenants > 0 THEN
        RAISE EXCEPTION '% tenants with an override lack schema version %, which feature % would require', bad.tenants, new.version, new.feature_key
            USING ERRCODE = 'TN021', DETAIL = bad.slugs;
    END IF;
    RETURN new;
END $$;

-- ---------------------------------------------------------------- nothing leaves unseen

-- What an operation is resumed with, of which a fingerprint is written; and backups, which roll-outs and alerts go by.
DO $$
DECLARE
    t      record;
    event_ text;
    rows_  text;
BEGIN
    FOR t IN SELECT * FROM (VALUES
        ('operation', '{id}', 'tenant_id', '{created_at,finished_at,worked_by,error}', '{arguments}'),
        ('backup', '{id}', 'tenant_id', '{}', '{}')
        ) AS v(name, keys, tenant, omit, veiled)
    LOOP
        FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                                 ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
            EXECUTE format('DROP TRIGGER IF EXISTS event_%s ON tenantry.%I', lower(event_), t.name);
            EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L, %L)',
                           lower(event_), event_, t.name, rows_, t.keys, t.tenant, t.omit, t.veiled);
        END LOOP;
    END LOOP;
END $$;
