-- What 0003_audit.sql let pass without a trace, and what the chain is compared with.
--
-- 1. An UPDATE that changes the columns which identify a row matched no row before it, and left no event: now it is a
--    removal and an addition.
-- 2. A sealed value, key or seed script that was replaced without touching anything else left no event: now its
--    fingerprint (SHA-256, the first 32 hexadecimal digits) stands where the value would.
-- 3. TRUNCATE fires no row triggers: it is refused, for the owner too.
-- 4. From where: the client's address, where there is one (sockets have none).
-- 5. The end of the chain only moves forward, and every workstation can remember it.

ALTER TABLE tenantry.event ADD COLUMN address text; -- inet_client_addr()
CREATE INDEX event_operator_idx ON tenantry.event (operator, seq);
CREATE INDEX event_kind_idx ON tenantry.event (kind, seq);

-- The canonical content of an event: hash = sha256(previous_hash || this in UTF-8). Events without an address are written
-- as they always were. (Without a search_path of its own it is inlined; it is called with one pinned.)
CREATE FUNCTION tenantry.event_canonical(e tenantry.event) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT (jsonb_build_array(e.seq, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.operator, e.source, e.action,
                              e.kind, e.entity_id, e.tenant_id, e.before, e.after)
            || CASE WHEN e.address IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(e.address) END)::text
$$;

-- Values that must not be read, as something that tells whether they changed.
CREATE FUNCTION tenantry.fingerprinted(row_ jsonb, names text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT row_ || coalesce((SELECT jsonb_object_agg(n, 'sha256:' || left(encode(sha256(convert_to(row_ ->> n, 'UTF8')), 'hex'), 32))
                               FROM unnest(names) n WHERE row_ ->> n <> ''), '{}'::jsonb)
$$;

-- Trigger arguments: the keys that identify the row, the key that holds the tenant's id (or ''), the keys that are not
-- written down (measurements, housekeeping columns; a change in those alone is no event), and, optional, the keys of which
-- only a fingerprint is written.
CREATE OR REPLACE FUNCTION tenantry.write_events() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    keys    text[] := TG_ARGV[0]::text[];
    tenant  text := TG_ARGV[1];
    omit    text[] := TG_ARGV[2]::text[];
    veiled  text[] := CASE WHEN TG_NARGS > 3 THEN TG_ARGV[3]::text[] ELSE '{}' END;
    address text := host(inet_client_addr());
    tail    event_head;
    row_    record;
    old_    jsonb;
    new_    jsonb;
    some_   jsonb;
    event_  event;
    rows_   refcursor;
    chained boolean := false;
BEGIN
    IF TG_OP = 'INSERT' THEN
        OPEN rows_ FOR SELECT NULL::jsonb AS before, to_jsonb(n) AS after FROM new_rows n;
    ELSIF TG_OP = 'DELETE' THEN
        OPEN rows_ FOR SELECT to_jsonb(o) AS before, NULL::jsonb AS after FROM old_rows o;
    ELSIF TG_TABLE_NAME = 'tenant' THEN -- measurements leave the version as it is: nothing is turned into JSON for them; its id stays
        OPEN rows_ FOR SELECT to_jsonb(o) AS before, to_jsonb(n) AS after
                         FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.version <> o.version;
    ELSE
        OPEN rows_ FOR
            WITH o AS (SELECT j, (SELECT array_agg(j ->> k) FROM unnest(keys) k) AS id FROM (SELECT to_jsonb(r) AS j FROM old_rows r) x),
                 n AS (SELECT j, (SELECT array_agg(j ->> k) FROM unnest(keys) k) AS id FROM (SELECT to_jsonb(r) AS j FROM new_rows r) x)
            SELECT o.j AS before, n.j AS after FROM o FULL JOIN n ON o.id = n.id;
    END IF;
    LOOP
        FETCH rows_ INTO row_;
        EXIT WHEN NOT FOUND;
        old_ := row_.before - omit;
        new_ := row_.after - omit;
        CONTINUE WHEN old_ IS NOT DISTINCT FROM new_;
        IF NOT chained THEN
            SELECT * INTO STRICT tail FROM event_head FOR UPDATE;
            chained := true;
        END IF;
        some_ := coalesce(new_, old_);
        IF veiled <> '{}' THEN
            old_ := fingerprinted(old_, veiled);
            new_ := fingerprinted(new_, veiled);
        END IF;
        IF old_ IS NOT NULL AND new_ IS NOT NULL THEN
            SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_ -> o.key) INTO old_, new_
              FROM jsonb_each(old_) o WHERE o.value IS DISTINCT FROM new_ -> o.key;
        END IF;
        event_ := (tail.seq + 1, clock_timestamp(), session_user, current_setting('application_name'),
                   CASE WHEN row_.before IS NULL THEN 'insert' WHEN row_.after IS NULL THEN 'delete' ELSE 'update' END, TG_TABLE_NAME,
                   (SELECT string_agg(some_ ->> k, '/') FROM unnest(keys) k),
                   nullif(CASE WHEN tenant <> '' THEN some_ ->> tenant END, '')::uuid, old_, new_, tail.hash, '\x', address);
        event_.hash := sha256(event_.previous_hash || convert_to(event_canonical(event_), 'UTF8'));
        INSERT INTO event VALUES (event_.*);
        tail.seq := event_.seq;
        tail.hash := event_.hash;
    END LOOP;
    CLOSE rows_;
    IF chained THEN
        UPDATE event_head SET seq = tail.seq, hash = tail.hash;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tenantry.migration_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    tail   event_head;
    row_   record;
    fact   jsonb;
    event_ event;
BEGIN
    IF NOT EXISTS (SELECT FROM changed_rows) THEN -- the end of the chain stays where it is
        RETURN NULL;
    END IF;
    SELECT * INTO STRICT tail FROM event_head FOR UPDATE;
    FOR row_ IN SELECT m.product_id, m.file_name, m.version, m.position, m.sha256, m.body FROM changed_rows m ORDER BY m.position LOOP
        -- The checksum is what the file is said to have; the fingerprint is of what is really there.
        fact := jsonb_build_object('product_id', row_.product_id, 'file_name', row_.file_name, 'version', row_.version,
                                   'position', row_.position, 'sha256', encode(row_.sha256, 'hex'),
                                   'fingerprint', 'sha256:' || left(encode(sha256(convert_to(row_.body, 'UTF8')), 'hex'), 32));
        event_ := (tail.seq + 1, clock_timestamp(), session_user, current_setting('application_name'), lower(TG_OP), TG_TABLE_NAME,
                   row_.product_id || '/' || row_.file_name, NULL,
                   CASE WHEN TG_OP = 'DELETE' THEN fact END, CASE WHEN TG_OP <> 'DELETE' THEN fact END, tail.hash, '\x',
                   host(inet_client_addr()));
        event_.hash := sha256(event_.previous_hash || convert_to(event_canonical(event_), 'UTF8'));
        INSERT INTO event VALUES (event_.*);
        tail.seq := event_.seq;
        tail.hash := event_.hash;
    END LOOP;
    UPDATE event_head SET seq = tail.seq, hash = tail.hash;
    PERFORM pg_notify('tenantry', 'product:' || x.product_id) FROM (SELECT DISTINCT product_id FROM changed_rows LIMIT 100) x;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tenantry.event_verify() RETURNS TABLE (broken_at bigint, how text) LANGUAGE sql STABLE
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    WITH walked AS (
        SELECT e.seq, e.previous_hash, e.hash, sha256(e.previous_hash || convert_to(event_canonical(e), 'UTF8')) AS made,
               lag(e.hash, 1, sha256('tenantry')) OVER w AS expected, lag(e.seq, 1, 0::bigint) OVER w AS seq_before
          FROM event e WINDOW w AS (ORDER BY e.seq)
    ), broken AS (
        SELECT seq, CASE WHEN seq <> seq_before + 1 THEN 'gap' WHEN previous_hash <> expected THEN 'link' ELSE 'content' END AS how
          FROM walked WHERE seq <> seq_before + 1 OR previous_hash <> expected OR hash <> made
        UNION ALL
        SELECT h.seq, 'end' FROM event_head h
         WHERE h.seq <> coalesce((SELECT max(e.seq) FROM event e), 0)
            OR h.hash <> coalesce((SELECT e.hash FROM event e ORDER BY e.seq DESC LIMIT 1), sha256('tenantry'))
    )
    SELECT seq, how FROM broken ORDER BY seq, how = 'end' LIMIT 1
$$;

-- ---------------------------------------------------------------- which tables, once more

DO $$
DECLARE
    t      record;
    event_ text;
    rows_  text;
BEGIN
    FOR t IN SELECT * FROM (VALUES
        -- table, event keys, tenant's id, left out, fingerprint only
        ('operator', '{id}', '', '{created_at,updated_at}', '{public_key}'),
        ('operator_key', '{operator_id}', '', '{updated_at}', '{sealed_private_key}'),
        ('recovery_key', '{id}', '', '{created_at}', '{public_key,sealed_private_key}'),
        ('data_key_grant', '{id}', '', '{created_at}', '{wrapped}'),
        ('server_secret', '{server_id}', '', '{updated_at}', '{sealed}'),
        ('product', '{id}', '', '{created_at,updated_at}', '{seed_sql}'),
        ('tenant_secret', '{tenant_id}', 'tenant_id', '{updated_at}', '{sealed}'),
        ('schema_change', '{version}', '', '{}', '{}'),
        ('tenant_move', '{from_state,to_state}', '', '{}', '{}')
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

-- ---------------------------------------------------------------- nothing leaves unseen

-- SQLSTATE TN004, as for events.
CREATE FUNCTION tenantry.no_truncate() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'tables of the registry are not truncated: their rows would leave without an event' USING ERRCODE = 'TN004';
END $$;
DO $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'tenantry'::regnamespace AND c.relkind = 'r' AND c.relname <> 'event' LOOP
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.%I FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate()', t);
    END LOOP;
END $$;

CREATE FUNCTION tenantry.head_moves_on() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR new.seq <= old.seq THEN
        RAISE EXCEPTION 'the end of the events only moves on' USING ERRCODE = 'TN004';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER moves_on BEFORE UPDATE OR DELETE ON tenantry.event_head
    FOR EACH ROW EXECUTE FUNCTION tenantry.head_moves_on();

-- ---------------------------------------------------------------- witnesses

-- Where the chain ends and what its events' hashes are, for every enabled operator: a USER's workstation is a witness too.
-- A hash tells nothing of what it is of, as it covers the one before.
CREATE FUNCTION tenantry.event_end() RETURNS TABLE (seq bigint, hash bytea, last_seq bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT h.seq, h.hash, coalesce((SELECT max(e.seq) FROM event e), 0) FROM event_head h WHERE operator_id() IS NOT NULL
$$;
CREATE FUNCTION tenantry.event_hash_at(wanted bigint) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT e.hash FROM event e WHERE e.seq = wanted AND operator_id() IS NOT NULL
$$;

REVOKE ALL ON FUNCTION tenantry.event_canonical(tenantry.event), tenantry.fingerprinted(jsonb, text[]), tenantry.no_truncate(),
    tenantry.head_moves_on(), tenantry.event_end(), tenantry.event_hash_at(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.event_end(), tenantry.event_hash_at(bigint) TO tenantry_admin, tenantry_user;
GRANT EXECUTE ON FUNCTION tenantry.event_canonical(tenantry.event) TO tenantry_admin;
