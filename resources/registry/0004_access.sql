-- Who may do what, decided here and nowhere else.
--
-- The group roles tenantry_admin and tenantry_user are shared by all registries of a server, so membership alone opens
-- nothing: every policy asks whether the login is an enabled operator of this registry. session_user is what signed in;
-- SET ROLE does not change it.

-- The operator who is signed in, as long as they are enabled.
CREATE FUNCTION tenantry.operator_id() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT id FROM operator WHERE login = session_user AND enabled
$$;

CREATE FUNCTION tenantry.is_admin() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT EXISTS (SELECT FROM operator WHERE login = session_user AND enabled AND role = 'ADMIN')
$$;

-- Oneself, also when disabled: the only thing that a disabled operator can still ask.
CREATE FUNCTION tenantry.whoami() RETURNS TABLE (id uuid, login text, name text, role text, enabled boolean, language text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
    SELECT o.id, o.login, o.name, o.role, o.enabled, o.language FROM operator o WHERE o.login = session_user
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA tenantry FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.operator_id(), tenantry.is_admin(), tenantry.whoami() TO tenantry_admin, tenantry_user;
GRANT EXECUTE ON FUNCTION tenantry.event_verify() TO tenantry_admin;
GRANT EXECUTE ON FUNCTION tenantry.event_hash(bytea, bigint, timestamptz, text, text, text, text, text, uuid, jsonb, jsonb) TO tenantry_admin;

REVOKE ALL ON SCHEMA tenantry FROM PUBLIC;
GRANT USAGE ON SCHEMA tenantry TO tenantry_admin, tenantry_user;

-- An ADMIN's policy is on every table. (SELECT …) makes the planner ask once per statement, not once per row.
DO $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'tenantry'::regnamespace AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', t);
        -- The owner is bound by policies too (FORCE): this one is what triggers and the functions above work by.
        EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
        CONTINUE WHEN t = 'operator_key';
        EXECUTE format('CREATE POLICY admin_all ON tenantry.%I TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()))', t);
    END LOOP;
END $$;

-- Written by an ADMIN for a new operator; read and renewed by its owner alone.
CREATE POLICY own_read ON tenantry.operator_key FOR SELECT TO tenantry_admin, tenantry_user
    USING (operator_id = (SELECT tenantry.operator_id()));
CREATE POLICY own_renew ON tenantry.operator_key FOR UPDATE TO tenantry_admin
    USING (operator_id = (SELECT tenantry.operator_id())) WITH CHECK (operator_id = (SELECT tenantry.operator_id()));
CREATE POLICY admin_add ON tenantry.operator_key FOR INSERT TO tenantry_admin WITH CHECK ((SELECT tenantry.is_admin()));

-- What every operator of this registry may read.
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['registry', 'schema_change', 'server', 'product', 'product_migration', 'plan', 'tenant_move', 'data_key'] LOOP
        EXECUTE format('CREATE POLICY user_read ON tenantry.%I FOR SELECT TO tenantry_user USING ((SELECT tenantry.operator_id()) IS NOT NULL)', t);
    END LOOP;
END $$;

-- What is one's own.
CREATE POLICY user_read ON tenantry.operator FOR SELECT TO tenantry_user USING (id = (SELECT tenantry.operator_id()));
CREATE POLICY user_read ON tenantry.operator_tenant FOR SELECT TO tenantry_user USING (operator_id = (SELECT tenantry.operator_id()));
CREATE POLICY user_read ON tenantry.data_key_grant FOR SELECT TO tenantry_user USING (operator_id = (SELECT tenantry.operator_id()));

-- What belongs to the tenants assigned.
CREATE POLICY user_read ON tenantry.tenant FOR SELECT TO tenantry_user
    USING (id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id())));
CREATE POLICY user_read ON tenantry.operation FOR SELECT TO tenantry_user
    USING (tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id())));
CREATE POLICY user_read ON tenantry.operation_step FOR SELECT TO tenantry_user
    USING (operation_id IN (SELECT o.id FROM tenantry.operation o));
CREATE POLICY user_read ON tenantry.event FOR SELECT TO tenantry_user
    USING (tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id())));

-- ADMIN: all but the journal of changes, the list of moves and what the schema's own upgrade writes.
GRANT SELECT, INSERT, UPDATE, DELETE ON
    tenantry.operator, tenantry.recovery_key, tenantry.data_key, tenantry.data_key_grant, tenantry.server, tenantry.server_secret,
    tenantry.plan, tenantry.product, tenantry.product_migration, tenantry.tenant, tenantry.tenant_secret, tenantry.operator_tenant,
    tenantry.operation, tenantry.operation_secret, tenantry.operation_step TO tenantry_admin;
GRANT SELECT, INSERT, UPDATE ON tenantry.operator_key TO tenantry_admin;
GRANT SELECT, UPDATE (name, base_domain, colour) ON tenantry.registry TO tenantry_admin;
GRANT SELECT ON tenantry.schema_change, tenantry.tenant_move, tenantry.event, tenantry.event_head, tenantry.tenant_view TO tenantry_admin;

-- USER: reads.
GRANT SELECT ON
    tenantry.registry, tenantry.schema_change, tenantry.server, tenantry.product, tenantry.product_migration, tenantry.plan,
    tenantry.tenant_move, tenantry.data_key, tenantry.data_key_grant, tenantry.operator, tenantry.operator_key,
    tenantry.operator_tenant, tenantry.tenant, tenantry.tenant_view, tenantry.operation, tenantry.operation_step,
    tenantry.event TO tenantry_user;
