-- A wrong password never becomes a connection, so the registry hears of it later: with the next sign-in of the same login from that computer (0006), and
-- from here on with anybody's. What was typed for a name is not told, as people type passwords there: a hash of the place and the name is, and what
-- fits an operator's login is written down for them.

ALTER TABLE tenantry.operator_session DROP CONSTRAINT operator_session_ended_why_check;
ALTER TABLE tenantry.operator_session ADD CONSTRAINT operator_session_ended_why_check
    CHECK (ended_why IN ('', 'signed_out', 'disabled', 'revoked', 'password', 'refused', 'wrong')); -- wrong: `failed_before` times, and none that was right
ALTER TABLE tenantry.operator_session ADD failed_unknown integer NOT NULL DEFAULT 0; -- from there, with names that nobody here has

-- tried: [{"key": <first 32 hex digits of SHA-256 over place, a line feed and the name>, "count": 3}, …], fifty at most. `session`: of who tells, who is the
-- event's operator. False: not written down, to be told again later; twenty a minute, so that nobody's own sign-ins are kept from the record.
CREATE FUNCTION tenantry.sign_in_tell(session uuid, place text, tried jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    me_     uuid := operator_id();
    at_     timestamptz := clock_timestamp();
    unknown bigint;
BEGIN
    IF me_ IS NULL OR place IS NULL OR octet_length(place) > 2000 OR jsonb_typeof(tried) IS DISTINCT FROM 'array' OR jsonb_array_length(tried) > 50
       OR (SELECT count(*) >= 20 FROM operator_session s WHERE s.ended_why = 'wrong' AND s.opened_at > at_ - interval '1 minute') THEN
        RETURN false;
    END IF;
    WITH told AS (
        SELECT t.key, least(greatest(t.count, 0), 100000) AS count FROM jsonb_to_recordset(tried) AS t (key text, count integer)),
    known AS (
        SELECT o.id, t.count FROM told t JOIN operator o ON left(encode(sha256(convert_to(place || E'\n' || o.login, 'UTF8')), 'hex'), 32) = t.key),
    written AS (
        INSERT INTO operator_session (id, operator_id, source, address, failed_before, opened_at, expires_at, ended_at, ended_why)
        SELECT gen_random_uuid(), k.id, left(current_setting('application_name'), 63), coalesce(host(inet_client_addr()), ''), k.count, at_, at_, at_, 'wrong'
          FROM known k WHERE k.count > 0)
    SELECT coalesce(sum(t.count), 0) - coalesce((SELECT sum(k.count) FROM known k), 0) INTO unknown FROM told t;
    IF unknown > 0 THEN
        UPDATE operator_session s SET failed_unknown = least(s.failed_unknown + unknown, 100000) WHERE s.id = session AND s.operator_id = me_;
    END IF;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION tenantry.sign_in_tell(uuid, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.sign_in_tell(uuid, text, jsonb) TO tenantry_admin, tenantry_user;
