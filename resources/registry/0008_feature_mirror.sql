-- Tenants whose feature values are kept in their own database too (the view tenantry_features there), so that the product needs
-- no way into the registry. A row is a tenant for whom that was asked; the digest tells whether what is there is what holds.

CREATE TABLE tenantry.feature_mirror (
    tenant_id   uuid PRIMARY KEY REFERENCES tenantry.tenant ON DELETE CASCADE,
    digest      text,          -- of tenantry.feature_content as it was written there last; NULL: not yet
    mirrored_at timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- What a mirror holds of one tenant, by key. One form for what is written and for what it is compared with.
CREATE VIEW tenantry.feature_content WITH (security_invoker = true) AS
    SELECT c.tenant_id, c.content, encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex') AS digest
      FROM (SELECT m.tenant_id, coalesce(jsonb_agg(jsonb_build_object('key', e.feature_key, 'value', e.value, 'kind', f.kind, 'origin', e.origin)
                                                   ORDER BY e.feature_key) FILTER (WHERE f.key IS NOT NULL), '[]') AS content
              FROM tenantry.feature_mirror m
              LEFT JOIN (tenantry.effective_feature e JOIN tenantry.feature f ON f.key = e.feature_key) ON e.tenant_id = m.tenant_id
             GROUP BY m.tenant_id) c;

DO $$
DECLARE
    event_ text;
    rows_  text;
BEGIN
    FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                             ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
        EXECUTE format('CREATE TRIGGER tell_%s AFTER %s ON tenantry.feature_mirror REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell(%L, %L)',
                       lower(event_), event_, rows_, 'feature_mirror', 'tenant_id');
        EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.feature_mirror REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L)',
                       lower(event_), event_, rows_, '{tenant_id}', 'tenant_id', '{created_at,digest,mirrored_at}');
    END LOOP;
END $$;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.feature_mirror FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate();

ALTER TABLE tenantry.feature_mirror ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenantry.feature_mirror FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON tenantry.feature_mirror TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY admin_all ON tenantry.feature_mirror TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()));
GRANT SELECT, INSERT, UPDATE, DELETE ON tenantry.feature_mirror TO tenantry_admin;
GRANT SELECT ON tenantry.feature_content TO tenantry_admin;
