-- What an ADMIN with psql in hand could still do to all the others, and a USER to all ADMINs.
--
-- 1. Name the groups of the registry, or any role, as a reader of features and remove that again: what they may do here went with it.
-- 2. Shut everybody out from a snapshot of before: a row that was locked and not written tells it nothing.
-- 3. Write over what is wrapped for the others and for the recovery key, or retire a data key and take its grants.
-- 4. As a USER: hold the row that everybody who shuts somebody out waits for.
-- 5. Rewrite a batch of another ADMIN's, and undo what they never gave.
-- 6. Be counted as an ADMIN who stays without a role to sign in with, which a superuser dropped.

-- ---------------------------------------------------------------- readers of features

-- By feature_reader_add() alone, which looks at the name; rows are still removed by hand.
REVOKE INSERT, UPDATE ON tenantry.feature_reader FROM tenantry_admin;

CREATE OR REPLACE FUNCTION tenantry.feature_reader_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF old.login LIKE 'tenantry\_%' OR EXISTS (SELECT FROM operator o WHERE o.login = old.login) THEN -- written before feature_reader_add() was the only way
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM feature_reader r WHERE r.login = old.login) AND EXISTS (SELECT FROM pg_roles r WHERE r.rolname = old.login) THEN
        EXECUTE format('REVOKE SELECT ON tenantry.product_feature FROM %I', old.login);
        EXECUTE format('REVOKE USAGE ON SCHEMA tenantry FROM %I', old.login);
    END IF;
    RETURN NULL;
END $$;

-- ---------------------------------------------------------------- an ADMIN stays

-- Who can sign in, and let others in: not one whose password is a one-time password, who is shut out at this moment, or whose role is gone.
CREATE FUNCTION tenantry.admins_who_stay(but uuid) RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT count(*) FROM operator o WHERE o.id IS DISTINCT FROM but AND o.role = 'ADMIN' AND o.enabled AND NOT o.must_change_password
       AND NOT EXISTS (SELECT FROM operator_shut s WHERE s.operator_id = o.id)
       AND EXISTS (SELECT FROM pg_roles r WHERE r.rolname = o.login AND r.rolcanlogin)
$$;

CREATE OR REPLACE FUNCTION tenantry.check_an_admin_stays(left_ boolean) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    UPDATE admin_guard SET changes = changes + 1;
    IF NOT left_ OR admins_who_stay(NULL) = 0 THEN
        RAISE EXCEPTION 'the last enabled ADMIN stays' USING ERRCODE = 'TN003';
    END IF;
END $$;

-- Once for each of them who goes, and for nobody else: the row of the guard is not for everybody to hold.
DROP TRIGGER keep_an_admin ON tenantry.operator;
CREATE TRIGGER keep_an_admin AFTER UPDATE ON tenantry.operator FOR EACH ROW
    WHEN (old.role = 'ADMIN' AND old.enabled AND NOT old.must_change_password AND (new.role <> 'ADMIN' OR NOT new.enabled OR new.must_change_password))
    EXECUTE FUNCTION tenantry.keep_an_admin();
-- DELETE: in operator_follows(), before the role goes.

CREATE OR REPLACE FUNCTION tenantry.require_another_admin(id_ uuid) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    IF EXISTS (SELECT FROM operator o WHERE o.id = id_ AND o.role = 'USER') THEN
        RETURN;
    END IF;
    -- One after the other: two who shut each other would both be outside, and nobody left to open. Written, not only locked: from a snapshot of before it
    -- fails with 40001.
    UPDATE admin_guard SET changes = changes + 1;
    IF admins_who_stay(id_) = 0 THEN
        RAISE EXCEPTION 'the last enabled ADMIN stays' USING ERRCODE = 'TN003';
    END IF;
END $$;

-- Waits for nobody: what there is to wait for may be what they hold.
CREATE OR REPLACE FUNCTION tenantry.operator_disconnect(id_ uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM require_admin();
    IF admins_who_stay(id_) = 0 THEN
        RAISE EXCEPTION 'the last enabled ADMIN stays' USING ERRCODE = 'TN003';
    END IF;
    RETURN (SELECT tenantry_gate.role_end_sessions(o.login, role_mark()) FROM operator o WHERE o.id = id_);
END $$;

-- As in 0021; the data keys are taken before the record, as who seals takes them, and only an ADMIN who goes is one less.
CREATE OR REPLACE FUNCTION tenantry.operator_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF old.role = 'ADMIN' THEN
            PERFORM check_an_admin_stays(true);
        END IF;
        PERFORM tenantry_gate.role_drop(old.login, role_mark());
        RETURN NULL;
    END IF;
    IF (new.id, new.login, new.created_at) IS DISTINCT FROM (old.id, old.login, old.created_at) THEN
        RAISE EXCEPTION 'id, login and created_at of an operator do not change' USING ERRCODE = 'TN005';
    END IF;
    IF new.role <> old.role OR new.enabled <> old.enabled THEN
        PERFORM FROM data_key k WHERE k.retired_at IS NULL ORDER BY k.name, k.version FOR NO KEY UPDATE;
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

-- As in 0021; the operator's row is written where it says something else.
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
    IF me_.must_change_password THEN
        UPDATE operator SET must_change_password = false WHERE id = me_.id;
    END IF;
    UPDATE operator_session SET ended_at = clock_timestamp(), ended_why = 'password'
     WHERE operator_id = me_.id AND ended_at IS NULL AND id IS DISTINCT FROM keep_session;
END $$;

-- As in 0006; a role that somebody dropped is made again.
CREATE OR REPLACE FUNCTION tenantry.operator_reset(id_ uuid, public_key_ text, sealed text, verifier text, until timestamptz, grants jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    login_ text;
    group_ text;
BEGIN
    PERFORM require_admin(), check_sealed(sealed);
    UPDATE operator SET public_key = public_key_, must_change_password = true WHERE id = id_
     RETURNING login, CASE role WHEN 'ADMIN' THEN 'tenantry_admin' ELSE 'tenantry_user' END INTO login_, group_;
    IF login_ IS NULL THEN
        RAISE EXCEPTION 'no such operator' USING ERRCODE = 'P0002';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = login_) THEN
        PERFORM tenantry_gate.role_make(login_, verifier, group_, until, role_mark());
        PERFORM tenantry_gate.role_limit(login_, group_, role_mark());
    ELSIF NOT tenantry_gate.role_password(login_, verifier, until, role_mark()) THEN
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

REVOKE ALL ON FUNCTION tenantry.admins_who_stay(uuid) FROM PUBLIC;

-- ---------------------------------------------------------------- what opens a data key

-- What is wrapped is put there once, or by the functions that also make the key pair it is for; a key is retired by retire_data_keys(), which sees to it
-- that nothing needs it.
REVOKE UPDATE ON tenantry.data_key_grant FROM tenantry_admin;
REVOKE UPDATE (retired_at) ON tenantry.data_key FROM tenantry_admin;

-- ---------------------------------------------------------------- batches of overrides

-- By override_apply() and override_undo() alone: undoing believes what they wrote.
REVOKE INSERT, UPDATE, DELETE ON tenantry.feature_batch FROM tenantry_admin;
