-- Rules that hold whoever writes, and the view that lists tenants.

-- SQLSTATE TN001: the move is not in tenant_move. TN002: the row is in use. TN003: the last ADMIN.
CREATE FUNCTION tenantry.tenant_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    born text := '';
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF old.state NOT IN ('provisioning', 'failed', 'deleting') THEN
            RAISE EXCEPTION 'tenant % is %: its row cannot be removed', old.slug, old.state USING ERRCODE = 'TN002';
        END IF;
        RETURN old;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        born := old.state;
        IF new.id <> old.id OR new.created_at <> old.created_at THEN
            RAISE EXCEPTION 'id and created_at of a tenant do not change' USING ERRCODE = 'TN002';
        END IF;
    END IF;
    IF born <> new.state AND NOT EXISTS (SELECT FROM tenant_move m WHERE m.from_state = born AND m.to_state = new.state) THEN
        RAISE EXCEPTION 'a tenant does not go from % to %', coalesce(nullif(born, ''), 'nothing'), new.state USING ERRCODE = 'TN001';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        new.version := old.version;
        new.updated_at := old.updated_at;
        IF (new.slug, new.company_name, new.subdomain, new.product_id, new.plan_id, new.driver, new.server_id, new.deployment,
            new.db_name, new.db_role, new.state, new.schema_version, new.admin_name, new.admin_email, new.labels, new.note)
           IS DISTINCT FROM
           (old.slug, old.company_name, old.subdomain, old.product_id, old.plan_id, old.driver, old.server_id, old.deployment,
            old.db_name, old.db_role, old.state, old.schema_version, old.admin_name, old.admin_email, old.labels, old.note) THEN
            new.version := old.version + 1;
            new.updated_at := now();
        END IF;
    ELSE
        new.version := 1;
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON tenantry.tenant
    FOR EACH ROW EXECUTE FUNCTION tenantry.tenant_guard();

CREATE FUNCTION tenantry.touch() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    new.updated_at := now();
    RETURN new;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON tenantry.server FOR EACH ROW EXECUTE FUNCTION tenantry.touch();
CREATE TRIGGER touch BEFORE UPDATE ON tenantry.plan FOR EACH ROW EXECUTE FUNCTION tenantry.touch();
CREATE TRIGGER touch BEFORE UPDATE ON tenantry.product FOR EACH ROW EXECUTE FUNCTION tenantry.touch();
CREATE TRIGGER touch BEFORE UPDATE ON tenantry.operator FOR EACH ROW EXECUTE FUNCTION tenantry.touch();

-- Somebody must be left who can let the others in again. The lock makes two ADMINs who demote each other wait in line.
CREATE FUNCTION tenantry.keep_an_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('tenantry.operator', 7));
    IF NOT EXISTS (SELECT FROM operator WHERE role = 'ADMIN' AND enabled) THEN
        RAISE EXCEPTION 'the last enabled ADMIN stays' USING ERRCODE = 'TN003';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_an_admin AFTER UPDATE OR DELETE ON tenantry.operator
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.keep_an_admin();

-- Everything that a list of tenants shows, in one pass. `behind` counts the product's versioned migrations after the
-- tenant's; the migrations are ranked once, not once per tenant.
CREATE VIEW tenantry.tenant_view WITH (security_invoker = true) AS
WITH ranked AS MATERIALIZED (
    SELECT product_id, version, row_number() OVER (PARTITION BY product_id ORDER BY position) AS rank
      FROM tenantry.product_migration
     WHERE NOT repeatable
), head AS MATERIALIZED (
    SELECT DISTINCT ON (product_id) product_id, version, rank FROM ranked ORDER BY product_id, rank DESC
)
SELECT t.id, t.slug, t.company_name, t.subdomain, t.product_id, p.name AS product, t.plan_id, l.name AS plan, t.driver,
       t.server_id, s.name AS server, t.deployment, t.db_name, t.db_role, t.state, t.schema_version,
       coalesce(h.version, '') AS head_version,
       CASE WHEN t.schema_version = '' THEN coalesce(h.rank, 0)
            ELSE coalesce(h.rank - r.rank, 0) END AS behind, -- a version that the product does not know: 0
       t.size_bytes, t.connections, t.latency_ms, t.measured_at, t.last_backup_at, t.admin_name, t.admin_email, t.labels, t.note,
       t.created_at, t.updated_at, t.version
  FROM tenantry.tenant t
  LEFT JOIN tenantry.product p ON p.id = t.product_id
  LEFT JOIN tenantry.plan l ON l.id = t.plan_id
  LEFT JOIN tenantry.server s ON s.id = t.server_id
  LEFT JOIN head h ON h.product_id = t.product_id
  LEFT JOIN ranked r ON r.product_id = t.product_id AND r.version = t.schema_version;
