-- Who asks, in plpgsql: its plan is kept for the session, while a function in SQL that may not be inlined is parsed and planned again by every statement
-- that asks it. Every policy asks one of the two, and every trigger that writes an event.
CREATE OR REPLACE FUNCTION tenantry.operator_id() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    RETURN (SELECT id FROM operator WHERE login = session_user AND enabled AND NOT must_change_password);
END $$;

CREATE OR REPLACE FUNCTION tenantry.is_admin() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM operator WHERE login = session_user AND enabled AND role = 'ADMIN' AND NOT must_change_password);
END $$;
