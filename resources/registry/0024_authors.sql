-- Who started, made or acknowledged something is who signed in. Until now that was a default, which an ADMIN's own statement could fill with another name;
-- `event` was right, and the pages that show these columns were not.

-- The column's name is the argument. Session_user, so also in what runs as the owner. A row that is changed keeps who it names, unless that is taken by
-- whoever changes it: a backup that is made again, an alert that is acknowledged by a second one. And who changes what it was that somebody started, or
-- what somebody noted, has done that themselves.
CREATE FUNCTION tenantry.who_did() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    RETURN jsonb_populate_record(new, jsonb_build_object(TG_ARGV[0], session_user));
END $$;
REVOKE ALL ON FUNCTION tenantry.who_did() FROM PUBLIC;

CREATE TRIGGER author_insert BEFORE INSERT ON tenantry.operation FOR EACH ROW WHEN (new.started_by <> session_user) EXECUTE FUNCTION tenantry.who_did('started_by');
CREATE TRIGGER author_update BEFORE UPDATE ON tenantry.operation FOR EACH ROW
    WHEN (new.started_by <> session_user AND (new.started_by, new.kind, new.tenant_id, new.created_at) IS DISTINCT FROM (old.started_by, old.kind, old.tenant_id, old.created_at))
    EXECUTE FUNCTION tenantry.who_did('started_by');
CREATE TRIGGER author_insert BEFORE INSERT ON tenantry.run FOR EACH ROW WHEN (new.started_by <> session_user) EXECUTE FUNCTION tenantry.who_did('started_by');
CREATE TRIGGER author_update BEFORE UPDATE ON tenantry.run FOR EACH ROW
    WHEN (new.started_by <> session_user AND (new.started_by, new.kind, new.target, new.selection, new.task, new.created_at)
          IS DISTINCT FROM (old.started_by, old.kind, old.target, old.selection, old.task, old.created_at))
    EXECUTE FUNCTION tenantry.who_did('started_by');
CREATE TRIGGER author_insert BEFORE INSERT ON tenantry.backup FOR EACH ROW WHEN (new.made_by <> session_user) EXECUTE FUNCTION tenantry.who_did('made_by');
CREATE TRIGGER author_update BEFORE UPDATE ON tenantry.backup FOR EACH ROW
    WHEN (new.made_by <> session_user AND (new.made_by, new.tenant_id, new.host, new.path) IS DISTINCT FROM (old.made_by, old.tenant_id, old.host, old.path))
    EXECUTE FUNCTION tenantry.who_did('made_by');
-- '' is nobody.
CREATE TRIGGER author_insert BEFORE INSERT ON tenantry.alert FOR EACH ROW WHEN (new.acknowledged_by NOT IN ('', session_user)) EXECUTE FUNCTION tenantry.who_did('acknowledged_by');
CREATE TRIGGER author_update BEFORE UPDATE ON tenantry.alert FOR EACH ROW
    WHEN (new.acknowledged_by NOT IN ('', session_user) AND (new.acknowledged_by, new.note) IS DISTINCT FROM (old.acknowledged_by, old.note)) EXECUTE FUNCTION tenantry.who_did('acknowledged_by');
