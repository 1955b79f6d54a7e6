-- An operator's key, sealed anew under the same password.
--
-- The parameters of Argon2id are stored with what they sealed. When a later Tenantry asks for more, the next sign-in seals the key anew:
-- the password is at hand then, and nobody has to change it. Only in place of what was read, so that a password changed meanwhile is not
-- undone, and never with parameters that are weaker.

CREATE FUNCTION tenantry.reseal_own_key(before text, after text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM check_sealed(before), check_sealed(after);
    IF split_part(after, ':', 2)::bigint < split_part(before, ':', 2)::bigint OR split_part(after, ':', 3)::bigint < split_part(before, ':', 3)::bigint THEN
        RAISE EXCEPTION 'weaker than before' USING ERRCODE = 'TN009';
    END IF;
    UPDATE operator_key k SET sealed_private_key = after, updated_at = now()
      FROM operator o WHERE o.login = session_user AND o.enabled AND NOT o.must_change_password AND k.operator_id = o.id AND k.sealed_private_key = before;
    RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION tenantry.reseal_own_key(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.reseal_own_key(text, text) TO tenantry_admin, tenantry_user;
