-- The read-only look into tenants' databases: with which role, and who looked at what, and why.
--
-- Each tenant has two login roles of its own on its server, so that whoever holds one credential holds one tenant. The inspection role
-- is what a USER looks with: it reads every column but those that a mask covers. Its password is sealed under the data key `inspect`.
-- The reader is what an ADMIN looks with: it reads all columns; sealed under `admin`.
--
-- A USER gets the sealed password from inspect() alone, which writes down who asks and why before it answers.

-- Columns that a USER does not read. A pattern with * and ?, in lower case, against the column's name; with a dot in it against
-- table.column and schema.table.column.
CREATE TABLE tenantry.inspect_mask (
    pattern    text PRIMARY KEY CHECK (pattern ~ '^[^[:cntrl:][:space:]]+$' AND pattern = lower(pattern) AND length(pattern) <= 200),
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO tenantry.inspect_mask (pattern)
    SELECT unnest(ARRAY['*email*', '*e_mail*', '*password*', '*passwd*', '*passphrase*', '*token*', '*secret*', '*api_key*', '*apikey*', '*private_key*', '*iban*',
                        '*card_number*', '*cvv*', '*otp*']);

CREATE TABLE tenantry.tenant_inspection (
    tenant_id      uuid PRIMARY KEY REFERENCES tenantry.tenant ON DELETE CASCADE,
    role_name      text NOT NULL CHECK (octet_length(role_name) BETWEEN 1 AND 63),
    sealed         text NOT NULL,                -- the password of role_name, under `inspect`
    masks          text NOT NULL DEFAULT '',     -- digest of the rules by which columns were granted last; '': never yet
    schema_version text NOT NULL DEFAULT '',     -- the tenant's, then
    openings       jsonb NOT NULL DEFAULT '[]',  -- what in the tenant's database would let a USER past the masks: they are not let in
    prepared_at    timestamptz,
    created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tenantry.tenant_reader (
    tenant_id  uuid PRIMARY KEY REFERENCES tenantry.tenant ON DELETE CASCADE,
    role_name  text NOT NULL CHECK (octet_length(role_name) BETWEEN 1 AND 63),
    sealed     text NOT NULL,                    -- the password of role_name, under `admin`
    created_at timestamptz NOT NULL DEFAULT now()
);

-- No reference to tenant: who looked stays known when the tenant is gone.
CREATE TABLE tenantry.inspection (
    id          uuid PRIMARY KEY,
    tenant_id   uuid NOT NULL,
    tenant_slug text NOT NULL,
    operator    text NOT NULL DEFAULT session_user,
    kind        text NOT NULL CHECK (kind IN ('tables', 'activity', 'locks', 'settings', 'query', 'cancel', 'end')),
    reason      text NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    statement   text NOT NULL DEFAULT '' CHECK (octet_length(statement) <= 100000),
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    rows        bigint,
    truncated   boolean,
    ms          double precision,
    sqlstate    text NOT NULL DEFAULT '' CHECK (length(sqlstate) <= 40), -- or the kind of the error where no server gave a state
    CHECK (kind NOT IN ('query', 'cancel', 'end') OR btrim(reason) <> '')
);
CREATE INDEX inspection_operator_idx ON tenantry.inspection (operator, started_at DESC);
CREATE INDEX inspection_tenant_idx ON tenantry.inspection (tenant_id, started_at DESC);

CREATE FUNCTION tenantry.inspect_mask_digest() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT encode(sha256(convert_to(coalesce(string_agg(pattern, E'\n' ORDER BY pattern COLLATE "C"), ''), 'UTF8')), 'hex') FROM inspect_mask
$$;

-- Writes down who looks at what, and hands out the way in. TN030: no such tenant for this operator. TN031: without a reason, or too long.
-- An ADMIN gets the reader, a USER the inspection role; no role: there is none yet; no sealed password: they are not let in (openings).
-- Looking again at the same thing within the hour is the same look; each query is one of its own.
CREATE FUNCTION tenantry.inspect(of_tenant uuid, what text, why text, sql text)
RETURNS TABLE (inspection_id uuid, login text, sealed_password text, found_openings jsonb, due boolean, at_version text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
#variable_conflict use_column
DECLARE
    me    uuid := operator_id();
    admin boolean := is_admin();
    slug_ text;
    id_   uuid;
BEGIN
    SELECT t.slug INTO slug_ FROM tenant t
     WHERE t.id = of_tenant AND (admin OR EXISTS (SELECT FROM operator_tenant a WHERE a.operator_id = me AND a.tenant_id = t.id));
    IF slug_ IS NULL THEN
        RAISE EXCEPTION 'no such tenant' USING ERRCODE = 'TN030';
    END IF;
    IF what IN ('cancel', 'end') AND NOT admin THEN
        RAISE EXCEPTION 'ending sessions is an ADMIN''s' USING ERRCODE = '42501';
    END IF;
    IF what IN ('query', 'cancel', 'end') AND btrim(coalesce(why, ''), E' \t\r\n') = '' THEN
        RAISE EXCEPTION 'a reason is needed' USING ERRCODE = 'TN031';
    END IF;
    IF length(why) > 1000 OR octet_length(sql) > 100000 THEN
        RAISE EXCEPTION 'too long to be written down' USING ERRCODE = 'TN031';
    END IF;
    IF what NOT IN ('query', 'cancel', 'end') THEN
        SELECT i.id INTO id_ FROM inspection i
         WHERE i.operator = session_user AND i.tenant_id = of_tenant AND i.kind = what AND i.started_at > clock_timestamp() - interval '1 hour'
           AND i.reason = coalesce(why, '') ORDER BY i.started_at DESC LIMIT 1;
    END IF;
    IF id_ IS NULL THEN
        id_ := gen_random_uuid();
        INSERT INTO inspection (id, tenant_id, tenant_slug, kind, reason, statement) VALUES (id_, of_tenant, slug_, what, coalesce(why, ''), coalesce(sql, ''));
    END IF;
    IF admin THEN
        RETURN QUERY SELECT id_, r.role_name, r.sealed, coalesce(n.openings, '[]'), coalesce(n.masks, '') <> inspect_mask_digest(), coalesce(n.schema_version, '')
                       FROM (SELECT 1) one LEFT JOIN tenant_reader r ON r.tenant_id = of_tenant LEFT JOIN tenant_inspection n ON n.tenant_id = of_tenant;
    ELSE
        RETURN QUERY SELECT id_, n.role_name, CASE WHEN n.openings = '[]' AND n.masks = inspect_mask_digest() THEN n.sealed END, coalesce(n.openings, '[]'),
                            coalesce(n.masks, '') <> inspect_mask_digest(), coalesce(n.schema_version, '')
                       FROM (SELECT 1) one LEFT JOIN tenant_inspection n ON n.tenant_id = of_tenant;
    END IF;
END $$;

-- What became of it; once, by who began it.
CREATE FUNCTION tenantry.inspected(inspection_id uuid, row_count bigint, cut boolean, took_ms double precision, state text) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    UPDATE inspection SET finished_at = clock_timestamp(), rows = row_count, truncated = cut, ms = took_ms, sqlstate = left(coalesce(state, ''), 40)
     WHERE id = inspection_id AND operator = session_user AND finished_at IS NULL
$$;

-- ---------------------------------------------------------------- events, telling, access

DO $$
DECLARE
    t      record;
    event_ text;
    rows_  text;
BEGIN
    FOR t IN SELECT * FROM (VALUES -- as in 0003
        ('inspect_mask', 'inspect_mask', 'pattern', '{pattern}', '', '{created_at}', '{}'),
        ('tenant_inspection', 'tenant', 'tenant_id', '{tenant_id}', 'tenant_id', '{masks,schema_version,prepared_at,created_at}', '{sealed}'),
        ('tenant_reader', 'tenant', 'tenant_id', '{tenant_id}', 'tenant_id', '{created_at}', '{sealed}'),
        ('inspection', 'inspection', 'id', '{id}', 'tenant_id', '{started_at,finished_at,operator}', '{}')
        ) AS v(name, told, told_id, keys, tenant, omit, veiled)
    LOOP
        FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                                 ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
            EXECUTE format('CREATE TRIGGER tell_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell(%L, %L)',
                           lower(event_), event_, t.name, rows_, t.told, t.told_id);
            EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L, %L)',
                           lower(event_), event_, t.name, rows_, t.keys, t.tenant, t.omit, t.veiled);
        END LOOP;
    END LOOP;
    FOREACH rows_ IN ARRAY ARRAY['inspect_mask', 'tenant_inspection', 'tenant_reader', 'inspection'] LOOP
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.%I FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate()', rows_);
        EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', rows_);
        EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', rows_);
        EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', rows_);
        EXECUTE format('CREATE POLICY admin_all ON tenantry.%I TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()))', rows_);
    END LOOP;
END $$;
CREATE POLICY user_read ON tenantry.inspect_mask FOR SELECT TO tenantry_user USING ((SELECT tenantry.operator_id()) IS NOT NULL);
-- Their own looks, at tenants that are still theirs.
CREATE POLICY user_read ON tenantry.inspection FOR SELECT TO tenantry_user
    USING (operator = session_user
           AND tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id())));

-- What others asked holds values that they looked for, which a mask may cover.
ALTER POLICY user_read ON tenantry.event
    USING (tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id()))
           AND (kind <> 'inspection' OR operator = session_user));

REVOKE ALL ON FUNCTION tenantry.inspect_mask_digest(), tenantry.inspect(uuid, text, text, text), tenantry.inspected(uuid, bigint, boolean, double precision, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.inspect_mask_digest() TO tenantry_admin;
GRANT EXECUTE ON FUNCTION tenantry.inspect(uuid, text, text, text), tenantry.inspected(uuid, bigint, boolean, double precision, text) TO tenantry_admin, tenantry_user;
GRANT SELECT, INSERT, DELETE ON tenantry.inspect_mask TO tenantry_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenantry.tenant_inspection, tenantry.tenant_reader TO tenantry_admin;
GRANT SELECT ON tenantry.inspection TO tenantry_admin; -- written by inspect() alone
GRANT SELECT ON tenantry.inspect_mask, tenantry.inspection TO tenantry_user;
