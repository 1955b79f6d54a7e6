-- Operators: roles of PostgreSQL that ADMINs make, close and open again; sessions; and the ADMIN who always stays.
--
-- Who may make roles. An ADMIN may not: CREATEROLE lets its holder reach far (before PostgreSQL 16, every role that is no
-- superuser). The owner of the tables may not either: a fault in any of its functions would then be a fault with CREATEROLE. So
-- there is a group role of its own, tenantry_gatekeeper, with CREATEROLE, without LOGIN, and without a right on any table. It owns
-- a few functions that do one narrow thing each, in a schema that nobody but tenantry_owner may use; what calls them are functions of
-- tenantry_owner, which ask first whether who signed in is an ADMIN here. From PostgreSQL 16 on, the gatekeeper can only touch
-- the roles that it made; on every version it touches none that does not carry the mark of this registry (a comment on the role,
-- which only CREATEROLE can write), so that an ADMIN of one registry has no way to a role of another one on the same server.
--
-- What a one-time password opens is nothing but its own change: until then the functions that every policy asks do not know the
-- operator. It ends by itself (VALID UNTIL), which PostgreSQL enforces.
--
-- SQLSTATE TN003: the last ADMIN. TN005: what never changes of an operator. TN006: the one-time password has to be changed first.
-- TN007: this key is not for this role. TN008: the login is not this registry's. TN009: not a verifier, not a sealed key.

-- ---------------------------------------------------------------- the gatekeeper

RESET ROLE; -- as who applies this: tenantry_owner makes no roles
DO $$
DECLARE
    modern boolean := current_setting('server_version_num')::integer >= 160000;
BEGIN
    BEGIN
        CREATE ROLE tenantry_gatekeeper NOLOGIN CREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN -- another registry of this server has it
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tenantry_gatekeeper' AND rolcreaterole AND NOT rolcanlogin AND NOT rolsuper) THEN
            RAISE EXCEPTION 'the server has a role tenantry_gatekeeper that is not what Tenantry needs (NOLOGIN CREATEROLE)' USING ERRCODE = '42710';
        END IF;
    END;
    IF NOT pg_has_role(current_user, 'tenantry_gatekeeper', CASE WHEN modern THEN 'SET' ELSE 'MEMBER' END) THEN
        EXECUTE 'GRANT tenantry_gatekeeper TO CURRENT_USER' || CASE WHEN modern THEN ' WITH SET TRUE, INHERIT FALSE' ELSE '' END;
    END IF;
    IF modern THEN -- before, CREATEROLE is enough to grant and to revoke
        EXECUTE 'GRANT tenantry_admin, tenantry_user TO tenantry_gatekeeper WITH ADMIN TRUE, INHERIT FALSE, SET FALSE';
    END IF;
END $$;

SET LOCAL ROLE tenantry_owner;
CREATE SCHEMA tenantry_gate;
REVOKE ALL ON SCHEMA tenantry_gate FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA tenantry_gate TO tenantry_gatekeeper;

SET LOCAL ROLE tenantry_gatekeeper;

CREATE FUNCTION tenantry_gate.is_ours(login text, mark text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = login AND NOT r.rolsuper AND shobj_description(r.oid, 'pg_authid') = mark)
$$;

-- Never a password in the clear: what is not a SCRAM verifier would be hashed by the server, and would have been sent to it.
CREATE FUNCTION tenantry_gate.check_verifier(verifier text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF verifier IS NULL OR verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]+=*:[A-Za-z0-9+/]+=*$' THEN
        RAISE EXCEPTION 'not a SCRAM verifier' USING ERRCODE = 'TN009';
    END IF;
END $$;

CREATE FUNCTION tenantry_gate.role_make(login text, verifier text, group_ text, until timestamptz, mark text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM tenantry_gate.check_verifier(verifier);
    IF group_ NOT IN ('tenantry_admin', 'tenantry_user') OR octet_length(login) NOT BETWEEN 1 AND 63 OR mark IS NULL OR mark = '' THEN
        RAISE EXCEPTION 'not an operator' USING ERRCODE = 'TN005';
    END IF;
    EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L VALID UNTIL %L', login, verifier, coalesce(until, 'infinity'));
    EXECUTE format('COMMENT ON ROLE %I IS %L', login, mark);
    EXECUTE format('GRANT %I TO %I', group_, login);
    -- To end somebody's sessions one has to have their rights; no table listens to the gatekeeper, so that it gains none.
    EXECUTE format('GRANT %I TO CURRENT_USER', login)
        || CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN ' WITH INHERIT TRUE, SET FALSE' ELSE '' END;
END $$;

-- These answer false, and do nothing, when the role is not one that this registry made.
CREATE FUNCTION tenantry_gate.role_password(login text, verifier text, until timestamptz, mark text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM tenantry_gate.check_verifier(verifier);
    IF NOT tenantry_gate.is_ours(login, mark) THEN
        RETURN false;
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL %L', login, verifier, coalesce(until, 'infinity'));
    RETURN true;
END $$;

CREATE FUNCTION tenantry_gate.role_group(login text, group_ text, mark text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    other text := CASE group_ WHEN 'tenantry_admin' THEN 'tenantry_user' WHEN 'tenantry_user' THEN 'tenantry_admin' END;
BEGIN
    IF other IS NULL OR NOT tenantry_gate.is_ours(login, mark) THEN
        RETURN false;
    END IF;
    EXECUTE format('GRANT %I TO %I', group_, login);
    EXECUTE format('REVOKE %I FROM %I', other, login);
    RETURN true;
END $$;

CREATE FUNCTION tenantry_gate.role_open(login text, open_ boolean, mark text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT tenantry_gate.is_ours(login, mark) THEN
        RETURN false;
    END IF;
    EXECUTE format('ALTER ROLE %I %s', login, CASE WHEN open_ THEN 'LOGIN' ELSE 'NOLOGIN' END);
    RETURN true;
END $$;

CREATE FUNCTION tenantry_gate.role_end_sessions(login text, mark text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ended integer := 0;
BEGIN
    IF tenantry_gate.is_ours(login, mark) THEN
        SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid)) INTO ended
          FROM pg_stat_activity a WHERE a.usename = login AND a.datname = current_database() AND a.pid <> pg_backend_pid();
    END IF;
    RETURN ended;
END $$;

CREATE FUNCTION tenantry_gate.role_drop(login text, mark text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT tenantry_gate.is_ours(login, mark) THEN
        RETURN false;
    END IF;
    EXECUTE format('ALTER ROLE %I NOLOGIN', login);
    EXECUTE format('REVOKE tenantry_admin, tenantry_user FROM %I', login);
    BEGIN
        EXECUTE format('DROP ROLE %I', login);
    EXCEPTION WHEN dependent_objects_still_exist OR object_in_use THEN -- it owns things of its own, or is who does this: closed, and left
        NULL;
    END;
    RETURN true;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA tenantry_gate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry_gate.role_make(text, text, text, timestamptz, text), tenantry_gate.role_password(text, text, timestamptz, text),
    tenantry_gate.role_group(text, text, text), tenantry_gate.role_open(text, boolean, text), tenantry_gate.role_end_sessions(text, text),
    tenantry_gate.role_drop(text, text), tenantry_gate.is_ours(text, text) TO tenantry_owner;

SET LOCAL ROLE tenantry_owner;
REVOKE CREATE ON SCHEMA tenantry_gate FROM tenantry_gatekeeper;

CREATE FUNCTION tenantry.role_mark() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT 'Tenantry operator of registry ' || id FROM registry
$$;

-- ---------------------------------------------------------------- tables

ALTER TABLE tenantry.operator ADD COLUMN must_change_password boolean NOT NULL DEFAULT false;

-- Somebody who could open it no longer may, and may have kept it: until it is rotated, what it seals is only as safe as they are.
ALTER TABLE tenantry.data_key ADD COLUMN due_since timestamptz, ADD COLUMN due_because text NOT NULL DEFAULT '';

-- One row a sign-in, also one that was refused after the password was right. What PostgreSQL refuses for a wrong password never
-- becomes a connection, so no row can be written then: the server's log has those, and the program where they were typed counts
-- them and says the number here at the next sign-in that succeeds (failed_before: a claim of that program, not a proof).
CREATE TABLE tenantry.operator_session (
    id            uuid PRIMARY KEY,
    operator_id   uuid NOT NULL REFERENCES tenantry.operator ON DELETE CASCADE,
    source        text NOT NULL,                 -- application_name
    address       text NOT NULL DEFAULT '',      -- of the client as the server sees it; empty: a socket of the server itself
    failed_before integer NOT NULL DEFAULT 0,
    opened_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    ended_why     text NOT NULL DEFAULT '' CHECK (ended_why IN ('', 'signed_out', 'disabled', 'revoked', 'password', 'refused'))
);
CREATE INDEX operator_session_latest_idx ON tenantry.operator_session (operator_id, opened_at DESC);

-- A row that everybody who changes operators has to write: under READ COMMITTED they wait in line, under REPEATABLE READ the
-- second one fails with 40001. An advisory lock alone would let two that began at the same time both win there.
CREATE TABLE tenantry.admin_guard (
    single  boolean PRIMARY KEY DEFAULT true CHECK (single),
    changes bigint NOT NULL DEFAULT 0
);
INSERT INTO tenantry.admin_guard DEFAULT VALUES;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['operator_session', 'admin_guard'] LOOP
        EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
    END LOOP;
END $$;
CREATE POLICY admin_all ON tenantry.operator_session TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()));
CREATE POLICY user_read ON tenantry.operator_session FOR SELECT TO tenantry_user USING (operator_id = (SELECT tenantry.operator_id()));
GRANT SELECT ON tenantry.operator_session TO tenantry_admin, tenantry_user;

CREATE TRIGGER tell_insert AFTER INSERT ON tenantry.operator_session REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell('operator_session', 'operator_id');
CREATE TRIGGER tell_update AFTER UPDATE ON tenantry.operator_session REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell('operator', 'operator_id'); -- what ended concerns an open window
CREATE TRIGGER event_insert AFTER INSERT ON tenantry.operator_session REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events('{id}', '', '{expires_at,opened_at}');
CREATE TRIGGER event_update AFTER UPDATE ON tenantry.operator_session REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events('{id}', '', '{expires_at,opened_at}');

-- ---------------------------------------------------------------- rules

CREATE OR REPLACE FUNCTION tenantry.operator_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT id FROM operator WHERE login = session_user AND enabled AND NOT must_change_password
$$;

CREATE OR REPLACE FUNCTION tenantry.is_admin() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT EXISTS (SELECT FROM operator WHERE login = session_user AND enabled AND role = 'ADMIN' AND NOT must_change_password)
$$;

-- An ADMIN who has not signed in yet could let nobody in: they do not count.
CREATE FUNCTION tenantry.check_an_admin_stays(left_ boolean) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    UPDATE admin_guard SET changes = changes + 1;
    IF NOT left_ OR NOT EXISTS (SELECT FROM operator WHERE role = 'ADMIN' AND enabled AND NOT must_change_password) THEN
        RAISE EXCEPTION 'the last enabled ADMIN stays' USING ERRCODE = 'TN003';
    END IF;
END $$;
CREATE OR REPLACE FUNCTION tenantry.keep_an_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM check_an_admin_stays(TG_OP <> 'TRUNCATE');
    RETURN NULL;
END $$;
CREATE TRIGGER keep_an_admin_truncate BEFORE TRUNCATE ON tenantry.operator
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.keep_an_admin();

-- The row decides, and the role of PostgreSQL follows in the same transaction, whoever writes the row and however.
CREATE FUNCTION tenantry.operator_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
CREATE TRIGGER follows AFTER UPDATE OR DELETE ON tenantry.operator FOR EACH ROW EXECUTE FUNCTION tenantry.operator_follows();

-- The key to what only an ADMIN opens is for an ADMIN, also by an ADMIN's slip.
CREATE FUNCTION tenantry.grant_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF new.operator_id IS NOT NULL AND new.key_name = 'admin' AND NOT EXISTS (SELECT FROM operator WHERE id = new.operator_id AND role = 'ADMIN') THEN
        RAISE EXCEPTION 'the key admin is for ADMINs' USING ERRCODE = 'TN007';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON tenantry.data_key_grant FOR EACH ROW EXECUTE FUNCTION tenantry.grant_guard();

CREATE FUNCTION tenantry.grant_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    UPDATE data_key SET due_since = coalesce(due_since, now()),
                        due_because = coalesce((SELECT login FROM operator WHERE id = old.operator_id), old.operator_id::text)
     WHERE name = old.key_name AND version = old.key_version AND retired_at IS NULL AND due_since IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER gone AFTER DELETE ON tenantry.data_key_grant FOR EACH ROW WHEN (old.operator_id IS NOT NULL)
    EXECUTE FUNCTION tenantry.grant_gone();

-- ---------------------------------------------------------------- what an operator asks about themselves

-- The role is ADMIN only with membership of the group as well: a REVOKE by the server's owner leaves the row as it is.
-- session_state: '' when none was named, 'open', 'expired', 'unknown', or why it ended.
CREATE FUNCTION tenantry.me(session uuid) RETURNS TABLE (id uuid, login text, name text, role text, enabled boolean, language text,
                                                         must_change_password boolean, session_state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT o.id, o.login, o.name,
           CASE WHEN o.role = 'ADMIN' AND pg_has_role(session_user, 'tenantry_admin', 'MEMBER') THEN 'ADMIN' ELSE 'USER' END,
           o.enabled, o.language, o.must_change_password,
           CASE WHEN me.session IS NULL THEN ''
                ELSE coalesce((SELECT CASE WHEN s.ended_at IS NOT NULL THEN s.ended_why WHEN s.expires_at <= clock_timestamp() THEN 'expired' ELSE 'open' END
                                 FROM operator_session s WHERE s.id = me.session AND s.operator_id = o.id), 'unknown') END
      FROM operator o WHERE o.login = session_user
$$;

-- Called by the program when PostgreSQL let the operator in. A script's commands, one after the other, are one session: a chain
-- of a thousand events would tell no more. No row: disabled (that is written down), or a password that has to be changed first.
CREATE FUNCTION tenantry.sign_in(failed integer) RETURNS TABLE (session uuid, expires_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    me_     operator;
    source_ text := left(current_setting('application_name'), 63);
    from_   text := coalesce(host(inet_client_addr()), '');
    made    operator_session;
BEGIN
    SELECT * INTO me_ FROM operator o WHERE o.login = session_user;
    IF me_.id IS NULL OR me_.must_change_password THEN
        RETURN;
    END IF;
    IF NOT me_.enabled THEN
        INSERT INTO operator_session (id, operator_id, source, address, failed_before, expires_at, ended_at, ended_why)
        VALUES (gen_random_uuid(), me_.id, source_, from_, least(greatest(failed, 0), 100000), clock_timestamp(), clock_timestamp(), 'refused');
        RETURN;
    END IF;
    IF source_ = 'tenantryctl' AND coalesce(failed, 0) <= 0 THEN
        RETURN QUERY SELECT s.id, s.expires_at FROM operator_session s
                      WHERE s.operator_id = me_.id AND s.source = source_ AND s.address = from_ AND s.ended_at IS NULL
                        AND s.opened_at > clock_timestamp() - interval '15 minutes' ORDER BY s.opened_at DESC LIMIT 1;
        IF FOUND THEN
            RETURN;
        END IF;
    END IF;
    INSERT INTO operator_session (id, operator_id, source, address, failed_before, expires_at)
    VALUES (gen_random_uuid(), me_.id, source_, from_, least(greatest(coalesce(failed, 0), 0), 100000), clock_timestamp() + interval '24 hours')
    RETURNING * INTO made;
    RETURN QUERY SELECT made.id, made.expires_at;
END $$;

CREATE FUNCTION tenantry.sign_out(session uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    UPDATE operator_session s SET ended_at = clock_timestamp(), ended_why = 'signed_out'
      FROM operator o WHERE s.id = session AND s.ended_at IS NULL AND o.id = s.operator_id AND o.login = session_user
$$;

-- The sealed private key, also while a one-time password has to be changed: changing it needs no more than this.
CREATE FUNCTION tenantry.own_key() RETURNS TABLE (login text, sealed_private_key text, must_change_password boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT o.login, k.sealed_private_key, o.must_change_password FROM operator o JOIN operator_key k ON k.operator_id = o.id
     WHERE o.login = session_user AND o.enabled
$$;

CREATE FUNCTION tenantry.check_sealed(sealed text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF sealed IS NULL OR sealed !~ '^k1:[0-9]+:[0-9]+:[0-9]+(:[A-Za-z0-9_-]+){4}$' THEN
        RAISE EXCEPTION 'not a sealed private key' USING ERRCODE = 'TN009';
    END IF;
END $$;

-- Key and verifier in one statement: there is no moment at which one is new and the other old. Other windows end.
CREATE FUNCTION tenantry.change_own_password(sealed text, verifier text, keep_session uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    me_ operator;
BEGIN
    PERFORM check_sealed(sealed);
    SELECT * INTO me_ FROM operator WHERE login = session_user AND enabled FOR UPDATE;
    IF me_.id IS NULL THEN
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

-- ---------------------------------------------------------------- what an ADMIN does

CREATE FUNCTION tenantry.require_admin() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF NOT is_admin() THEN
        RAISE EXCEPTION 'this needs the role ADMIN' USING ERRCODE = '42501';
    END IF;
END $$;

-- grants: [{"key": "inspect", "version": 1, "wrapped": "<hex>"}, …]; replaces what is there of the same key and version.
CREATE FUNCTION tenantry.put_grants(operator_ uuid, grants jsonb) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    INSERT INTO data_key_grant (id, key_name, key_version, operator_id, wrapped)
    SELECT gen_random_uuid(), g.key, g.version, operator_, decode(g.wrapped, 'hex')
      FROM jsonb_to_recordset(grants) AS g (key text, version integer, wrapped text)
    ON CONFLICT (key_name, key_version, operator_id) DO UPDATE SET wrapped = excluded.wrapped, created_at = now()
$$;

CREATE FUNCTION tenantry.operator_add(id_ uuid, login_ text, name_ text, email_ text, role_ text, language_ text, public_key_ text, sealed text,
                                      verifier text, until timestamptz, grants jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_admin(), check_sealed(sealed);
    INSERT INTO operator (id, login, name, email, role, language, public_key, must_change_password)
    VALUES (id_, login_, name_, email_, role_, language_, public_key_, true);
    INSERT INTO operator_key (operator_id, sealed_private_key) VALUES (id_, sealed);
    PERFORM put_grants(id_, grants);
    PERFORM tenantry_gate.role_make(login_, verifier, CASE role_ WHEN 'ADMIN' THEN 'tenantry_admin' ELSE 'tenantry_user' END, until, role_mark());
END $$;

-- A new key pair under a new one-time password: what the old password opened, it opens no more.
CREATE FUNCTION tenantry.operator_reset(id_ uuid, public_key_ text, sealed text, verifier text, until timestamptz, grants jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    login_ text;
BEGIN
    PERFORM require_admin(), check_sealed(sealed);
    UPDATE operator SET public_key = public_key_, must_change_password = true WHERE id = id_ RETURNING login INTO login_;
    IF login_ IS NULL THEN
        RAISE EXCEPTION 'no such operator' USING ERRCODE = 'P0002';
    END IF;
    IF NOT tenantry_gate.role_password(login_, verifier, until, role_mark()) THEN
        RAISE EXCEPTION 'the login % was not made by this registry', login_ USING ERRCODE = 'TN008';
    END IF;
    INSERT INTO operator_key (operator_id, sealed_private_key) VALUES (id_, sealed)
        ON CONFLICT (operator_id) DO UPDATE SET sealed_private_key = excluded.sealed_private_key, updated_at = now();
    PERFORM put_grants(id_, grants);
    -- One that was not made anew is wrapped for the old pair, and opens for nobody.
    DELETE FROM data_key_grant g WHERE g.operator_id = id_ AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset(grants) AS n (key text, version integer) WHERE n.key = g.key_name AND n.version = g.key_version);
    UPDATE operator_session SET ended_at = clock_timestamp(), ended_why = 'password' WHERE operator_id = id_ AND ended_at IS NULL;
END $$;

CREATE FUNCTION tenantry.operator_set_role(id_ uuid, role_ text, grants jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    UPDATE operator SET role = role_ WHERE id = id_;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such operator' USING ERRCODE = 'P0002';
    END IF;
    PERFORM put_grants(id_, grants);
END $$;

-- After the transaction that closed the door: a session ended before it would just come back. Answers how many were ended.
CREATE FUNCTION tenantry.operator_end_sessions(id_ uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    UPDATE operator_session SET ended_at = clock_timestamp(), ended_why = 'revoked' WHERE operator_id = id_ AND ended_at IS NULL;
    RETURN (SELECT tenantry_gate.role_end_sessions(o.login, role_mark()) FROM operator o WHERE o.id = id_);
END $$;

-- ---------------------------------------------------------------- who may call and write what

REVOKE ALL ON FUNCTION tenantry.role_mark(), tenantry.check_an_admin_stays(boolean), tenantry.operator_follows(), tenantry.grant_guard(), tenantry.grant_gone(), tenantry.me(uuid), tenantry.sign_in(integer),
    tenantry.sign_out(uuid), tenantry.own_key(), tenantry.check_sealed(text), tenantry.change_own_password(text, text, uuid), tenantry.require_admin(),
    tenantry.put_grants(uuid, jsonb), tenantry.operator_add(uuid, text, text, text, text, text, text, text, text, timestamptz, jsonb),
    tenantry.operator_reset(uuid, text, text, text, timestamptz, jsonb), tenantry.operator_set_role(uuid, text, jsonb),
    tenantry.operator_end_sessions(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.me(uuid), tenantry.sign_in(integer), tenantry.sign_out(uuid), tenantry.own_key(),
    tenantry.change_own_password(text, text, uuid) TO tenantry_admin, tenantry_user;
GRANT EXECUTE ON FUNCTION tenantry.operator_add(uuid, text, text, text, text, text, text, text, text, timestamptz, jsonb),
    tenantry.operator_reset(uuid, text, text, text, timestamptz, jsonb), tenantry.operator_set_role(uuid, text, jsonb),
    tenantry.operator_end_sessions(uuid) TO tenantry_admin;

-- An operator without a role, or a key that fits no password, is of no use to anybody: only the functions above make them.
REVOKE INSERT, UPDATE ON tenantry.operator FROM tenantry_admin;
GRANT UPDATE (name, email, language, role, enabled) ON tenantry.operator TO tenantry_admin;
REVOKE INSERT, UPDATE ON tenantry.operator_key FROM tenantry_admin;
REVOKE INSERT, UPDATE, DELETE ON tenantry.data_key FROM tenantry_admin;
GRANT INSERT, UPDATE (retired_at, due_since, due_because) ON tenantry.data_key TO tenantry_admin;

-- ---------------------------------------------------------------- operators of before

-- A registry made by an earlier version: the roles that its operators sign in with come under the gatekeeper, once. Roles that could
-- do more than an operator, and those that another registry of the server made, stay with whoever made them.
RESET ROLE;
DO $$
DECLARE
    modern boolean := current_setting('server_version_num')::integer >= 160000;
    mark   text;
    all_   jsonb;
    o      record;
    m      record;
BEGIN
    SET LOCAL ROLE tenantry_owner;
    mark := tenantry.role_mark();
    SELECT jsonb_agg(jsonb_build_object('login', p.login, 'admin', p.role = 'ADMIN', 'enabled', p.enabled)) INTO all_ FROM tenantry.operator p;
    RESET ROLE;
    FOR o IN SELECT x.* FROM jsonb_to_recordset(coalesce(all_, '[]')) AS x (login text, admin boolean, enabled boolean) JOIN pg_roles r ON r.rolname = x.login
              WHERE NOT r.rolsuper AND NOT r.rolcreaterole AND NOT r.rolcreatedb AND r.rolcanlogin AND shobj_description(r.oid, 'pg_authid') IS NULL
    LOOP
        EXECUTE format('COMMENT ON ROLE %I IS %L', o.login, mark);
        EXECUTE format('GRANT %I TO tenantry_gatekeeper', o.login) || CASE WHEN modern THEN ' WITH ADMIN TRUE, INHERIT TRUE, SET FALSE' ELSE '' END;
        SET LOCAL ROLE tenantry_owner; -- a membership can be taken back only by who gave it: from here on that is the gatekeeper
        PERFORM tenantry_gate.role_group(o.login, CASE WHEN o.admin THEN 'tenantry_admin' ELSE 'tenantry_user' END, mark);
        PERFORM tenantry_gate.role_open(o.login, o.enabled, mark);
        RESET ROLE;
        IF modern THEN
            FOR m IN SELECT g.rolname AS group_, w.rolname AS by_ FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid
                       JOIN pg_roles u ON u.oid = a.member JOIN pg_roles w ON w.oid = a.grantor
                      WHERE u.rolname = o.login AND g.rolname IN ('tenantry_admin', 'tenantry_user') AND w.rolname <> 'tenantry_gatekeeper'
            LOOP
                EXECUTE format('REVOKE %I FROM %I GRANTED BY %I', m.group_, o.login, m.by_);
            END LOOP;
        END IF;
    END LOOP;
END $$;
SET LOCAL ROLE tenantry_owner;
