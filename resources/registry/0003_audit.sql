-- Who changed what, and telling everybody at once.
--
-- Both are statement-level triggers over transition tables: one statement that changes ten thousand rows takes the end of
-- the chain once and sends one notification.

-- The canonical content of an event, hashed after the hash before it. SHA-256 (FIPS 180-4).
CREATE FUNCTION tenantry.event_hash(previous bytea, seq bigint, at timestamptz, operator text, source text, action text,
                                    kind text, entity_id text, tenant_id uuid, before jsonb, after jsonb)
RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(seq,
               to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
               operator, source, action, kind, entity_id, tenant_id, before, after)::text, 'UTF8'))
$$;

-- Trigger arguments: the keys that identify the row, the key that holds the tenant's id (or ''), and the keys that are
-- not written down (measurements, bulky or housekeeping columns). A change in those alone is no event.
CREATE FUNCTION tenantry.write_events() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    keys   text[] := TG_ARGV[0]::text[];
    tenant text := TG_ARGV[1];
    omit   text[] := TG_ARGV[2]::text[];
    tail   event_head;
    row_   record;
    old_   jsonb;
    new_   jsonb;
    some_  jsonb;
    event_ event;
    rows_  refcursor;
    chained boolean := false;
BEGIN
    IF TG_OP = 'INSERT' THEN
        OPEN rows_ FOR SELECT NULL::jsonb AS before, to_jsonb(n) AS after FROM new_rows n;
    ELSIF TG_OP = 'DELETE' THEN
        OPEN rows_ FOR SELECT to_jsonb(o) AS before, NULL::jsonb AS after FROM old_rows o;
    ELSIF TG_TABLE_NAME = 'tenant' THEN -- measurements leave the version as it is: nothing is turned into JSON for them
        OPEN rows_ FOR SELECT to_jsonb(o) AS before, to_jsonb(n) AS after
                         FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.version <> o.version;
    ELSE
        OPEN rows_ FOR
            WITH o AS (SELECT to_jsonb(r) AS j FROM old_rows r), n AS (SELECT to_jsonb(r) AS j FROM new_rows r)
            SELECT o.j AS before, n.j AS after
              FROM o JOIN n ON (SELECT array_agg(o.j ->> k) FROM unnest(keys) k) = (SELECT array_agg(n.j ->> k) FROM unnest(keys) k);
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
        IF TG_OP = 'UPDATE' THEN
            SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_ -> o.key) INTO old_, new_
              FROM jsonb_each(old_) o WHERE o.value IS DISTINCT FROM new_ -> o.key;
        END IF;
        event_ := (tail.seq + 1, clock_timestamp(), session_user, current_setting('application_name'), lower(TG_OP), TG_TABLE_NAME,
                   (SELECT string_agg(some_ ->> k, '/') FROM unnest(keys) k),
                   nullif(CASE WHEN tenant <> '' THEN some_ ->> tenant END, '')::uuid, old_, new_, tail.hash, '\x');
        event_.hash := event_hash(event_.previous_hash, event_.seq, event_.at, event_.operator, event_.source, event_.action,
                                  event_.kind, event_.entity_id, event_.tenant_id, event_.before, event_.after);
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

-- Payload `table:id`, or `table:*` for more than a hundred. Arguments: the name to send, the column that holds the id.
CREATE FUNCTION tenantry.tell() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    ids text[];
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT id) INTO ids FROM (SELECT to_jsonb(r) ->> TG_ARGV[1] AS id FROM old_rows r LIMIT 101) x;
    ELSE
        SELECT array_agg(DISTINCT id) INTO ids FROM (SELECT to_jsonb(r) ->> TG_ARGV[1] AS id FROM new_rows r LIMIT 101) x;
    END IF;
    IF cardinality(ids) > 100 THEN
        PERFORM pg_notify('tenantry', TG_ARGV[0] || ':*');
    ELSE
        PERFORM pg_notify('tenantry', TG_ARGV[0] || ':' || id) FROM unnest(ids) id;
    END IF;
    RETURN NULL;
END $$;

-- Migration bodies may be large: their events name the file and its checksum, and nothing is turned into JSON for it.
CREATE FUNCTION tenantry.migration_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    tail   event_head;
    row_   record;
    fact   jsonb;
    event_ event;
BEGIN
    SELECT * INTO STRICT tail FROM event_head FOR UPDATE;
    FOR row_ IN SELECT m.product_id, m.file_name, m.version, m.position, m.sha256 FROM changed_rows m ORDER BY m.position LOOP
        fact := jsonb_build_object('product_id', row_.product_id, 'file_name', row_.file_name, 'version', row_.version,
                                   'position', row_.position, 'sha256', encode(row_.sha256, 'hex'));
        event_ := (tail.seq + 1, clock_timestamp(), session_user, current_setting('application_name'), lower(TG_OP), TG_TABLE_NAME,
                   row_.product_id || '/' || row_.file_name, NULL,
                   CASE WHEN TG_OP = 'DELETE' THEN fact END, CASE WHEN TG_OP <> 'DELETE' THEN fact END, tail.hash, '\x');
        event_.hash := event_hash(event_.previous_hash, event_.seq, event_.at, event_.operator, event_.source, event_.action,
                                  event_.kind, event_.entity_id, event_.tenant_id, event_.before, event_.after);
        INSERT INTO event VALUES (event_.*);
        tail.seq := event_.seq;
        tail.hash := event_.hash;
    END LOOP;
    UPDATE event_head SET seq = tail.seq, hash = tail.hash;
    PERFORM pg_notify('tenantry', 'product:' || x.product_id) FROM (SELECT DISTINCT product_id FROM changed_rows LIMIT 100) x;
    RETURN NULL;
END $$;

DO $$
DECLARE
    t      record;
    event_ text;
    rows_  text;
BEGIN
    FOR t IN SELECT * FROM (VALUES
        -- table, told as, id of that, event keys (empty: no events), tenant's id, left out
        ('registry', 'registry', 'id', '{id}', '', '{single,created_at}'),
        ('operator', 'operator', 'id', '{id}', '', '{created_at,updated_at,public_key}'),
        ('operator_key', 'operator', 'operator_id', '{operator_id}', '', '{sealed_private_key}'),
        ('operator_tenant', 'operator_tenant', 'tenant_id', '{operator_id,tenant_id}', 'tenant_id', '{created_at}'),
        ('recovery_key', 'recovery_key', 'id', '{id}', '', '{public_key,sealed_private_key,created_at}'),
        ('data_key', 'data_key', 'name', '{name,version}', '', '{created_at}'),
        ('data_key_grant', 'data_key', 'key_name', '{id}', '', '{wrapped,created_at}'),
        ('server', 'server', 'id', '{id}', '', '{created_at,updated_at,server_version}'),
        ('server_secret', 'server', 'server_id', '{server_id}', '', '{sealed}'),
        ('plan', 'plan', 'id', '{id}', '', '{created_at,updated_at}'),
        ('product', 'product', 'id', '{id}', '', '{created_at,updated_at,seed_sql}'),
        ('tenant', 'tenant', 'id', '{id}', 'id',
            '{created_at,updated_at,version,size_bytes,connections,latency_ms,measured_at,last_backup_at}'),
        ('tenant_secret', 'tenant', 'tenant_id', '{tenant_id}', 'tenant_id', '{sealed}'),
        ('operation', 'operation', 'id', '{id}', 'tenant_id', '{created_at,finished_at,arguments,worked_by,error}'),
        ('operation_step', 'operation', 'operation_id', '', '', '')
        ) AS v(name, told, told_id, keys, tenant, omit)
    LOOP
        FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                                 ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
            EXECUTE format('CREATE TRIGGER tell_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell(%L, %L)',
                           lower(event_), event_, t.name, rows_, t.told, t.told_id);
            CONTINUE WHEN t.keys = '';
            EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L)',
                           lower(event_), event_, t.name, rows_, t.keys, t.tenant, t.omit);
        END LOOP;
    END LOOP;
END $$;
CREATE TRIGGER changed_insert AFTER INSERT ON tenantry.product_migration REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.migration_changed();
CREATE TRIGGER changed_update AFTER UPDATE ON tenantry.product_migration REFERENCING NEW TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.migration_changed();
CREATE TRIGGER changed_delete AFTER DELETE ON tenantry.product_migration REFERENCING OLD TABLE AS changed_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.migration_changed();

-- Privileges keep everybody else away; this stops the owner's own slips. SQLSTATE TN004.
CREATE FUNCTION tenantry.event_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed or removed' USING ERRCODE = 'TN004';
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON tenantry.event
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.event_stays();

-- Walks the chain. No row: it is whole. Otherwise where it first breaks and how: 'content', 'link', 'gap' or 'end'.
CREATE FUNCTION tenantry.event_verify() RETURNS TABLE (broken_at bigint, how text) LANGUAGE sql STABLE
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    WITH walked AS (
        SELECT e.*, lag(e.hash, 1, sha256('tenantry')) OVER w AS expected, lag(e.seq, 1, 0::bigint) OVER w AS seq_before
          FROM event e WINDOW w AS (ORDER BY e.seq)
    ), broken AS (
        SELECT seq, CASE WHEN seq <> seq_before + 1 THEN 'gap' WHEN previous_hash <> expected THEN 'link' ELSE 'content' END AS how
          FROM walked
         WHERE seq <> seq_before + 1 OR previous_hash <> expected
            OR hash <> event_hash(previous_hash, seq, at, operator, source, action, kind, entity_id, tenant_id, before, after)
        UNION ALL
        SELECT h.seq, 'end' FROM event_head h
         WHERE h.seq <> coalesce((SELECT max(e.seq) FROM event e), 0)
            OR h.hash <> coalesce((SELECT e.hash FROM event e ORDER BY e.seq DESC LIMIT 1), sha256('tenantry'))
    )
    SELECT seq, how FROM broken ORDER BY seq, how = 'end' LIMIT 1
$$;
