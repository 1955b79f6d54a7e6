-- Mirroring features for a whole product: the tenants that are made later too. Until here each of them had to be asked for, and a product that reads its
-- own database found nothing there in a new tenant.

ALTER TABLE tenantry.product ADD mirrors_features boolean NOT NULL DEFAULT false;

-- When a tenant is ready for the first time, whoever made it; not when it is activated again: somebody may have ended its mirror meanwhile.
CREATE FUNCTION tenantry.mirror_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    PERFORM FROM product p WHERE p.id = new.product_id FOR SHARE; -- who is just saying so is waited for, and then read
    INSERT INTO feature_mirror (tenant_id) SELECT new.id FROM product p WHERE p.id = new.product_id AND p.mirrors_features ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION tenantry.mirror_new() FROM PUBLIC;
CREATE TRIGGER mirror_insert AFTER INSERT ON tenantry.tenant FOR EACH ROW WHEN (new.state = 'active') EXECUTE FUNCTION tenantry.mirror_new();
CREATE TRIGGER mirror_update AFTER UPDATE OF state ON tenantry.tenant FOR EACH ROW WHEN (old.state = 'provisioning' AND new.state = 'active')
    EXECUTE FUNCTION tenantry.mirror_new();

-- An open panel of an ADMIN writes it at once: what it waits for is that the features of a tenant change.
CREATE TRIGGER tell_new AFTER INSERT ON tenantry.feature_mirror REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell('tenant_feature', 'tenant_id');
