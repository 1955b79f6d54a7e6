-- A data key is rotated (design: secrets): there is a next version, what the one before sealed is sealed anew under it in small pieces, and when
-- nothing is left the one before is retired and its grants go. A program that is killed in between leaves two versions that both open; rotating
-- again goes on. src/operators/rotation.h does it.
--
-- TN010: sealed under, or granted, a version that is retired by now. TN011: not yet, something is sealed under it or somebody has no grant of the next.

-- Of a sealed text; null when it is none.
CREATE FUNCTION tenantry.sealed_version(sealed text) RETURNS integer LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT substring(sealed FROM '^v1:([0-9]{1,9}):')::integer
$$;

-- Everything that is sealed under a data key, before a version of it. `kind` says whose and which.
CREATE FUNCTION tenantry.sealed_before(name_ text, version_ integer) RETURNS TABLE (kind text, id uuid, sealed text) LANGUAGE sql STABLE
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT a.* FROM (SELECT 'operation', operation_id, sealed FROM operation_secret
                     UNION ALL SELECT 'reader', tenant_id, sealed FROM tenant_reader
                     UNION ALL SELECT 'server', server_id, sealed FROM server_secret
                     UNION ALL SELECT 'tenant', tenant_id, sealed FROM tenant_secret) AS a (kind, id, sealed)
     WHERE name_ = 'admin' AND sealed_version(a.sealed) < version_
    UNION ALL
    SELECT 'inspector', i.tenant_id, i.sealed FROM tenant_inspection i WHERE name_ = 'inspect' AND sealed_version(i.sealed) < version_
$$;

-- Who should be able to open a version of a data key, and cannot: operators who may sign in, and the recovery key.
CREATE FUNCTION tenantry.not_granted(name_ text, version_ integer) RETURNS TABLE (operator_id uuid, recovery_id uuid, public_key text) LANGUAGE sql STABLE
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT o.id, NULL::uuid, o.public_key FROM operator o
     WHERE o.enabled AND o.public_key <> '' AND (name_ <> 'admin' OR o.role = 'ADMIN')
       AND NOT EXISTS (SELECT FROM data_key_grant g WHERE g.key_name = name_ AND g.key_version = version_ AND g.operator_id = o.id)
    UNION ALL
    SELECT NULL, r.id, r.public_key FROM recovery_key r
     WHERE r.retired_at IS NULL AND NOT EXISTS (SELECT FROM data_key_grant g WHERE g.key_name = name_ AND g.key_version = version_ AND g.recovery_id = r.id)
$$;

-- Nothing new is sealed under a version that is retired. The lock holds retiring back until this transaction is over.
CREATE FUNCTION tenantry.sealed_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    retired_ timestamptz;
BEGIN
    SELECT k.retired_at INTO retired_ FROM data_key k WHERE k.name = TG_ARGV[0] AND k.version = sealed_version(new.sealed) FOR SHARE;
    IF retired_ IS NOT NULL THEN
        RAISE EXCEPTION 'version % of the key % is retired', sealed_version(new.sealed), TG_ARGV[0] USING ERRCODE = 'TN010';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OF sealed ON tenantry.operation_secret FOR EACH ROW EXECUTE FUNCTION tenantry.sealed_guard('admin');
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OF sealed ON tenantry.tenant_reader FOR EACH ROW EXECUTE FUNCTION tenantry.sealed_guard('admin');
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OF sealed ON tenantry.server_secret FOR EACH ROW EXECUTE FUNCTION tenantry.sealed_guard('admin');
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OF sealed ON tenantry.tenant_secret FOR EACH ROW EXECUTE FUNCTION tenantry.sealed_guard('admin');
CREATE TRIGGER sealed BEFORE INSERT OR UPDATE OF sealed ON tenantry.tenant_inspection FOR EACH ROW EXECUTE FUNCTION tenantry.sealed_guard('inspect');

-- As in 0006; nobody is granted what is retired: whoever was invited while a key was rotated would hold nothing that opens.
CREATE OR REPLACE FUNCTION tenantry.grant_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    retired_ timestamptz;
BEGIN
    IF new.operator_id IS NOT NULL AND new.key_name = 'admin' AND NOT EXISTS (SELECT FROM operator WHERE id = new.operator_id AND role = 'ADMIN') THEN
        RAISE EXCEPTION 'the key admin is for ADMINs' USING ERRCODE = 'TN007';
    END IF;
    SELECT k.retired_at INTO retired_ FROM data_key k WHERE k.name = new.key_name AND k.version = new.key_version FOR SHARE;
    IF retired_ IS NOT NULL THEN
        RAISE EXCEPTION 'version % of the key % is retired', new.key_version, new.key_name USING ERRCODE = 'TN010';
    END IF;
    RETURN new;
END $$;

-- The versions before this one: retired, and their grants gone. TN011 while one of them is needed. Answers how many.
CREATE FUNCTION tenantry.retire_data_keys(name_ text, version_ integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    retired_ integer;
BEGIN
    PERFORM require_admin();
    PERFORM FROM data_key WHERE name = name_ AND version = version_ AND retired_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no version % of the key %', version_, name_ USING ERRCODE = 'TN010';
    END IF;
    -- Waits for whoever is sealing under them; the look after it sees what they wrote.
    UPDATE data_key SET retired_at = now(), due_since = NULL, due_because = '' WHERE name = name_ AND version < version_ AND retired_at IS NULL;
    GET DIAGNOSTICS retired_ = ROW_COUNT;
    IF EXISTS (SELECT FROM sealed_before(name_, version_)) OR EXISTS (SELECT FROM not_granted(name_, version_)) THEN
        RAISE EXCEPTION 'version % of the key % is not the only one that is needed', version_, name_ USING ERRCODE = 'TN011';
    END IF;
    DELETE FROM data_key_grant WHERE key_name = name_ AND key_version < version_;
    RETURN retired_;
END $$;

REVOKE ALL ON FUNCTION tenantry.sealed_version(text), tenantry.sealed_before(text, integer), tenantry.not_granted(text, integer), tenantry.sealed_guard(),
    tenantry.retire_data_keys(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.sealed_version(text), tenantry.sealed_before(text, integer), tenantry.not_granted(text, integer),
    tenantry.retire_data_keys(text, integer) TO tenantry_admin;
