-- What an operator with psql in hand could still do to the others.
--
-- 1. Hold the end of the record (event_head) in a transaction of theirs: everybody's changes wait for it, also the one that would shut them out. Who
--    is shut out is ended before anything of the record is written; and an ADMIN who signs in ends the sessions of USERs that hold it.
-- 2. Outlive their own reset: what waited for it went on under the password of before. The door is closed first, in a transaction of its own, then
--    they are ended, then comes the change. Who does that and dies halfway leaves a row in operator_shut, and the next ADMIN opens what it closed.
-- 3. Take all connections of the server: a USER has a limit.
-- 4. Work out what events are from their hashes: who is no ADMIN is told a hash of the hash, which tells no less when it is compared.
-- 5. Read where backups lie, in the events of their making.
-- 6. Hold locks by number that the program works with, and fill the disk with large objects: where a superuser makes the registry, only ADMINs may.
-- 7. Change a number unseen: with fewer digits, before and after were the same text.
-- 8. As an ADMIN, take the data keys from everybody and from the recovery key in one statement.

RESET ROLE;
DO $$
DECLARE
    modern boolean := current_setting('server_version_num')::integer >= 160000;
    f      regprocedure;
BEGIN
    IF NOT pg_has_role(current_user, 'tenantry_gatekeeper', CASE WHEN modern THEN 'SET' ELSE 'MEMBER' END) THEN -- not who made the registry
        EXECUTE 'GRANT tenantry_gatekeeper TO CURRENT_USER' || CASE WHEN modern THEN ' WITH SET TRUE, INHERIT FALSE' ELSE '' END;
    END IF;
    -- PostgreSQL's own functions, in this database alone. Whoever is no superuser cannot; README says what that leaves.
    IF current_setting('is_superuser') = 'on' THEN
        FOR f IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
                   AND (p.proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$' OR p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea')) LOOP
            EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO tenantry_admin, tenantry_owner', f);
        END LOOP;
    END IF;
END $$;
SET LOCAL ROLE tenantry_owner;

-- ---------------------------------------------------------------- the gate

GRANT CREATE ON SCHEMA tenantry_gate TO tenantry_gatekeeper;
SET LOCAL ROLE tenantry_gatekeeper;

-- What a panel, a command line and a few more need; PostgreSQL has a hundred for everybody by default. ADMINs are not limited: they work for others.
CREATE FUNCTION tenantry_gate.role_limit(login text, group_ text, mark text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT tenantry_gate.is_ours(login, mark) THEN
        RETURN false;
    END IF;
    EXECUTE format('ALTER ROLE %I CONNECTION LIMIT %s', login, CASE group_ WHEN 'tenantry_user' THEN 30 ELSE -1 END);
    RETURN true;
END $$;

-- Sessions of these logins that have written `held`, and not committed, for longer than `longer`; who waits for it has not written. They may wait for
-- something else, for another session of theirs for example. Answers how many were ended.
CREATE FUNCTION tenantry_gate.end_holders(logins text[], held oid, longer interval, mark text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ended integer;
BEGIN
    SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid)) INTO ended
      FROM pg_stat_activity a
     WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.usename = ANY (logins) AND tenantry_gate.is_ours(a.usename::text, mark)
       AND a.xact_start < clock_timestamp() - longer
       AND EXISTS (SELECT FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'relation' AND l.relation = held AND l.mode = 'RowExclusiveLock' AND l.granted);
    RETURN ended;
END $$;

REVOKE ALL ON FUNCTION tenantry_gate.role_limit(text, text, text), tenantry_gate.end_holders(text[], oid, interval, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry_gate.role_limit(text, text, text), tenantry_gate.end_holders(text[], oid, interval, text) TO tenantry_owner;
SET LOCAL ROLE tenantry_owner;
REVOKE CREATE ON SCHEMA tenantry_gate FROM tenantry_gatekeeper;

SELECT tenantry_gate.role_limit(o.login, 'tenantry_user', tenantry.role_mark()) FROM tenantry.operator o WHERE o.role = 'USER';

-- ---------------------------------------------------------------- shutting out

-- Doors that are closed while something is done to who is behind them. No events: the record may be what they hold.
CREATE TABLE tenantry.operator_shut (
    operator_id uuid PRIMARY KEY REFERENCES tenantry.operator ON DELETE CASCADE,
    since       timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE tenantry.operator_shut ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenantry.operator_shut FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON tenantry.operator_shut TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.operator_shut FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate();

-- Before anything is done to who it would be refused for.
CREATE FUNCTION tenantry.require_another_admin(id_ uuid) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    -- One after the other: two who shut each other would both be outside, and nobody left to open.
    PERFORM FROM admin_guard FOR UPDATE;
    IF NOT EXISTS (SELECT FROM operator o WHERE o.id <> id_ AND o.role = 'ADMIN' AND o.enabled AND NOT o.must_change_password
                    AND NOT EXISTS (SELECT FROM operator_shut s WHERE s.operator_id = o.id)) THEN
        RAISE EXCEPTION 'the last enabled ADMIN stays' USING ERRCODE = 'TN003';
    END IF;
END $$;

-- To be committed before operator_disconnect(): who is ended while the door is open comes back.
CREATE FUNCTION tenantry.operator_shut(id_ uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp SET lock_timeout = '2s' AS $$ -- they may hold their own role
DECLARE
    login_ text;
BEGIN
    PERFORM require_another_admin(id_);
    SELECT o.login INTO login_ FROM operator o WHERE o.id = id_;
    IF login_ IS NULL THEN
        RAISE EXCEPTION 'no such operator' USING ERRCODE = 'P0002';
    END IF;
    INSERT INTO operator_shut (operator_id) VALUES (id_) ON CONFLICT (operator_id) DO UPDATE SET since = clock_timestamp();
    PERFORM tenantry_gate.role_open(login_, false, role_mark());
END $$;

CREATE FUNCTION tenantry.operator_disconnect(id_ uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_another_admin(id_);
    RETURN (SELECT tenantry_gate.role_end_sessions(o.login, role_mark()) FROM operator o WHERE o.id = id_);
END $$;

-- As the row says: with the change, in its transaction, or without one that failed.
CREATE FUNCTION tenantry.operator_open(id_ uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    PERFORM tenantry_gate.role_open(o.login, o.enabled, role_mark()) FROM operator o JOIN operator_shut s ON s.operator_id = o.id WHERE o.id = id_;
    DELETE FROM operator_shut WHERE operator_id = id_;
END $$;

-- They may hold what the row below waits for: they are ended before, and again after it for who came back meanwhile.
CREATE OR REPLACE FUNCTION tenantry.operator_end_sessions(id_ uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    ended integer;
BEGIN
    PERFORM require_admin();
    ended := (SELECT tenantry_gate.role_end_sessions(o.login, role_mark()) FROM operator o WHERE o.id = id_);
    UPDATE operator_session SET ended_at = clock_timestamp(), ended_why = 'revoked' WHERE operator_id = id_ AND ended_at IS NULL;
    RETURN ended + (SELECT tenantry_gate.role_end_sessions(o.login, role_mark()) FROM operator o WHERE o.id = id_);
END $$;

-- What a program that died left closed; it is given two minutes, longer than any of its calls may take. Whoever signs in is not held up by it: what
-- somebody else is opening, or holds, is left to them or to the next.
CREATE FUNCTION tenantry.open_what_was_left() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
    left_ record;
BEGIN
    FOR left_ IN SELECT o.id, o.login, o.enabled FROM operator_shut s JOIN operator o ON o.id = s.operator_id
                  WHERE s.since < clock_timestamp() - interval '2 minutes' FOR UPDATE OF s SKIP LOCKED LOOP
        BEGIN
            PERFORM tenantry_gate.role_end_sessions(left_.login, role_mark());
            PERFORM tenantry_gate.role_open(left_.login, left_.enabled, role_mark());
            DELETE FROM operator_shut WHERE operator_id = left_.id;
        EXCEPTION WHEN OTHERS THEN
            NULL;
        END;
    END LOOP;
END $$;

-- An ADMIN who is shut out at this moment could let nobody in either.
CREATE OR REPLACE FUNCTION tenantry.check_an_admin_stays(left_ boolean) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    UPDATE admin_guard SET changes = changes + 1;
    IF NOT left_ OR NOT EXISTS (SELECT FROM operator o WHERE o.role = 'ADMIN' AND o.enabled AND NOT o.must_change_password
                                 AND NOT EXISTS (SELECT FROM operator_shut s WHERE s.operator_id = o.id)) THEN
        RAISE EXCEPTION 'the last enabled ADMIN stays' USING ERRCODE = 'TN003';
    END IF;
END $$;

-- Nobody else's change takes three seconds between its first event and its end and is a USER's: theirs are one row each.
CREATE FUNCTION tenantry.free_the_record() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    patience text := current_setting('lock_timeout');
BEGIN
    PERFORM set_config('lock_timeout', '3s', true);
    BEGIN
        PERFORM 1 FROM event_head FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        PERFORM tenantry_gate.end_holders((SELECT array_agg(o.login) FROM operator o WHERE o.role = 'USER'), 'tenantry.event_head'::regclass, interval '3 seconds', role_mark());
    END;
    PERFORM set_config('lock_timeout', patience, true);
END $$;

CREATE OR REPLACE FUNCTION tenantry.operator_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM check_an_admin_stays(true); -- before its role goes: the statement's own trigger comes after
        PERFORM tenantry_gate.role_drop(old.login, role_mark());
        RETURN NULL;
    END IF;
    IF (new.id, new.login, new.created_at) IS DISTINCT FROM (old.id, old.login, old.created_at) THEN
        RAISE EXCEPTION 'id, login and created_at of an operator do not change' USING ERRCODE = 'TN005';
    END IF;
    IF new.role <> old.role THEN
        PERFORM tenantry_gate.role_group(new.login, CASE new.role WHEN 'ADMIN' THEN 'tenantry_admin' ELSE 'tenantry_user' END, role_mark());
        PERFORM tenantry_gate.role_limit(new.login, CASE new.role WHEN 'ADMIN' THEN 'tenantry_admin' ELSE 'tenantry_user' END, role_mark());
        IF new.role = 'USER' THEN
            DELETE FROM data_key_grant WHERE operator_id = new.id AND key_name = 'admin';
        END IF;
    END IF;
    IF new.enabled <> old.enabled THEN
        PERFORM tenantry_gate.role_open(new.login, new.enabled, role_mark());
        IF NOT new.enabled THEN
            UPDATE operator_session SET ended_at = clock_timestamp(), ended_why = 'disabled' WHERE operator_id = new.id AND ended_at IS NULL;
            UPDATE data_key k SET due_since = coalesce(due_since, now()), due_because = new.login
              FROM data_key_grant g WHERE g.operator_id = new.id AND k.name = g.key_name AND k.version = g.key_version AND k.due_since IS NULL;
        END IF;
    END IF;
    RETURN NULL;
END $$;

-- The name is known as long as the row is there: grant_gone() comes after it.
CREATE FUNCTION tenantry.operator_leaves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    UPDATE data_key k SET due_since = now(), due_because = old.login
      FROM data_key_grant g WHERE g.operator_id = old.id AND k.name = g.key_name AND k.version = g.key_version AND k.retired_at IS NULL AND k.due_since IS NULL;
    RETURN old;
END $$;
CREATE TRIGGER leaves BEFORE DELETE ON tenantry.operator FOR EACH ROW EXECUTE FUNCTION tenantry.operator_leaves();

-- A login is read by people: one that looks like another's is nobody's.
CREATE OR REPLACE FUNCTION tenantry.operator_add(id_ uuid, login_ text, name_ text, email_ text, role_ text, language_ text, public_key_ text, sealed text,
                                                 verifier text, until timestamptz, grants jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    group_ text := CASE role_ WHEN 'ADMIN' THEN 'tenantry_admin' ELSE 'tenantry_user' END;
BEGIN
    PERFORM require_admin(), check_sealed(sealed);
    IF login_ ~ '^\s|\s$|[[:cntrl:]]' THEN
        RAISE EXCEPTION 'not a login' USING ERRCODE = 'TN005';
    END IF;
    INSERT INTO operator (id, login, name, email, role, language, public_key, must_change_password)
    VALUES (id_, login_, name_, email_, role_, language_, public_key_, true);
    INSERT INTO operator_key (operator_id, sealed_private_key) VALUES (id_, sealed);
    PERFORM put_grants(id_, grants);
    PERFORM tenantry_gate.role_make(login_, verifier, group_, until, role_mark());
    PERFORM tenantry_gate.role_limit(login_, group_, role_mark());
END $$;

-- ---------------------------------------------------------------- signing in, and the own password

-- No more than thirty rows a minute of one operator: what comes after shares the newest of the same program. An ADMIN gets in whoever holds the record.
CREATE OR REPLACE FUNCTION tenantry.sign_in(failed integer) RETURNS TABLE (session uuid, expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    me_     operator;
    source_ text := left(current_setting('application_name'), 63);
    from_   text := coalesce(host(inet_client_addr()), '');
    made    operator_session;
    many    boolean;
BEGIN
    SELECT * INTO me_ FROM operator o WHERE o.login = session_user;
    IF me_.id IS NULL OR me_.must_change_password THEN
        RETURN;
    END IF;
    many := (SELECT count(*) >= 30 FROM (SELECT FROM operator_session s WHERE s.operator_id = me_.id AND s.opened_at > clock_timestamp() - interval '1 minute' LIMIT 30) x);
    IF NOT me_.enabled THEN
        IF NOT many THEN
            INSERT INTO operator_session (id, operator_id, source, address, failed_before, expires_at, ended_at, ended_why)
            VALUES (gen_random_uuid(), me_.id, source_, from_, least(greatest(failed, 0), 100000), clock_timestamp(), clock_timestamp(), 'refused');
        END IF;
        RETURN;
    END IF;
    IF me_.role = 'ADMIN' THEN
        PERFORM open_what_was_left();
    END IF;
    IF source_ = 'tenantryctl' AND coalesce(failed, 0) <= 0 OR many THEN
        RETURN QUERY SELECT s.id, s.expires_at FROM operator_session s
                      WHERE s.operator_id = me_.id AND s.source = source_ AND s.address = from_ AND s.ended_at IS NULL
                        AND s.opened_at > clock_timestamp() - interval '15 minutes' ORDER BY s.opened_at DESC LIMIT 1;
        IF FOUND THEN
            RETURN;
        END IF;
    END IF;
    IF me_.role = 'ADMIN' THEN
        PERFORM free_the_record();
    END IF;
    INSERT INTO operator_session (id, operator_id, source, address, failed_before, expires_at)
    VALUES (gen_random_uuid(), me_.id, source_, from_, least(greatest(coalesce(failed, 0), 0), 100000), clock_timestamp() + interval '24 hours')
    RETURNING * INTO made;
    RETURN QUERY SELECT made.id, made.expires_at;
END $$;

-- Who began before the door was closed changes nothing behind it, even where the server was slow to end them.
CREATE OR REPLACE FUNCTION tenantry.change_own_password(sealed text, verifier text, keep_session uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    me_ operator;
BEGIN
    PERFORM check_sealed(sealed);
    SELECT * INTO me_ FROM operator WHERE login = session_user AND enabled FOR UPDATE;
    IF me_.id IS NULL OR EXISTS (SELECT FROM operator_shut s WHERE s.operator_id = me_.id) THEN
        RAISE EXCEPTION 'no operator' USING ERRCODE = '42501';
    END IF;
    IF NOT tenantry_gate.role_password(me_.login, verifier, NULL, role_mark()) THEN
        RAISE EXCEPTION 'the login % was not made by this registry', me_.login USING ERRCODE = 'TN008';
    END IF;
    UPDATE operator_key SET sealed_private_key = sealed, updated_at = now() WHERE operator_id = me_.id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the operator has no key' USING ERRCODE = 'TN009';
    END IF;
    UPDATE operator SET must_change_password = false WHERE id = me_.id AND must_change_password;
    UPDATE operator_session SET ended_at = clock_timestamp(), ended_why = 'password'
     WHERE operator_id = me_.id AND ended_at IS NULL AND id IS DISTINCT FROM keep_session;
END $$;

-- ---------------------------------------------------------------- the record

ALTER FUNCTION tenantry.write_events() SET extra_float_digits = 1;
ALTER FUNCTION tenantry.migration_changed() SET extra_float_digits = 1;

-- A hash of an event beside that of the one before tells, by trying, what it is of. Who is no ADMIN reads neither of their own events,
CREATE OR REPLACE FUNCTION tenantry.event_end() RETURNS TABLE (seq bigint, hash bytea, last_seq bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT h.seq, sha256('witness'::bytea || h.hash), coalesce((SELECT max(e.seq) FROM event e), 0) FROM event_head h WHERE operator_id() IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION tenantry.event_hash_at(wanted bigint) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT sha256('witness'::bytea || e.hash) FROM event e WHERE e.seq = wanted AND operator_id() IS NOT NULL
$$;
-- and their workstation is a witness all the same: what it remembers is the hash of the hash.
REVOKE SELECT ON tenantry.event FROM tenantry_user;
GRANT SELECT (seq, at, operator, source, address, action, kind, entity_id, tenant_id, before, after) ON tenantry.event TO tenantry_user;

-- Of their tenants; and what changed for all of them at once, in the catalogue that they read anyway. Backups: host and folder; tenant.last_backup_at
-- says when.
ALTER POLICY user_read ON tenantry.event
    USING (tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id()))
           AND (kind <> 'inspection' OR operator = session_user) AND kind <> 'backup'
           OR kind IN ('feature', 'plan_feature', 'feature_requirement') AND (SELECT tenantry.operator_id()) IS NOT NULL);

-- ---------------------------------------------------------------- what opens a data key

-- As long as it is in use, an ADMIN opens it, and so does the recovery key where there is one: what it seals would be lost otherwise. Asked at the end
-- of the transaction, as a new recovery key takes the place of the old one in two statements. SQLSTATE TN013.
CREATE FUNCTION tenantry.grants_stay() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM data_key k WHERE k.name = old.key_name AND k.version = old.key_version AND k.retired_at IS NULL) AND (
           NOT EXISTS (SELECT FROM data_key_grant g JOIN operator o ON o.id = g.operator_id
                        WHERE g.key_name = old.key_name AND g.key_version = old.key_version AND o.role = 'ADMIN')
           OR old.recovery_id IS NOT NULL AND NOT EXISTS (SELECT FROM data_key_grant g WHERE g.key_name = old.key_name AND g.key_version = old.key_version AND g.recovery_id IS NOT NULL)) THEN
        RAISE EXCEPTION 'nobody could open the data key %, version %, or the recovery key could not', old.key_name, old.key_version USING ERRCODE = 'TN013';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION tenantry.grants_stay() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER stays AFTER DELETE ON tenantry.data_key_grant DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tenantry.grants_stay();

-- ---------------------------------------------------------------- readers of features

CREATE OR REPLACE FUNCTION tenantry.feature_reader_add(reader name, product text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    product_ uuid;
BEGIN
    IF NOT is_admin() THEN
        RAISE EXCEPTION 'only an ADMIN lets a product read its features' USING ERRCODE = '42501';
    END IF;
    IF lower(reader) IN ('public', 'none') OR reader LIKE 'tenantry\_%' OR EXISTS (SELECT FROM operator o WHERE o.login = reader) THEN
        RAISE EXCEPTION '% cannot be a reader: it is to be a login of the product alone', reader USING ERRCODE = '22023';
    END IF;
    SELECT p.id INTO product_ FROM product p WHERE lower(p.name) = lower(feature_reader_add.product);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no product %', feature_reader_add.product USING ERRCODE = 'P0002';
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA tenantry TO %I', reader);
    EXECUTE format('GRANT SELECT ON tenantry.product_feature TO %I', reader);
    INSERT INTO feature_reader (login, product_id) VALUES (reader, product_) ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION tenantry.feature_reader_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM feature_reader r WHERE r.login = old.login) AND EXISTS (SELECT FROM pg_roles r WHERE r.rolname = old.login) THEN
        EXECUTE format('REVOKE SELECT ON tenantry.product_feature FROM %I', old.login);
        EXECUTE format('REVOKE USAGE ON SCHEMA tenantry FROM %I', old.login);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gone AFTER DELETE ON tenantry.feature_reader FOR EACH ROW EXECUTE FUNCTION tenantry.feature_reader_gone();

REVOKE ALL ON FUNCTION tenantry.require_another_admin(uuid), tenantry.operator_shut(uuid), tenantry.operator_disconnect(uuid), tenantry.operator_open(uuid), tenantry.open_what_was_left(),
    tenantry.free_the_record(), tenantry.operator_leaves(), tenantry.feature_reader_gone() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.operator_shut(uuid), tenantry.operator_disconnect(uuid), tenantry.operator_open(uuid) TO tenantry_admin;
