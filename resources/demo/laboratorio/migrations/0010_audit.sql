-- Who changed what. Written by triggers, so that no path around the application goes unseen; added to, never changed.

CREATE TABLE audit_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    user_id     bigint,
    db_user     text NOT NULL DEFAULT session_user,
    table_name  text NOT NULL,
    row_id      text,
    action      text NOT NULL CHECK (action IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')),
    before      jsonb,
    after       jsonb
);
CREATE INDEX audit_entry_row_idx ON audit_entry (table_name, row_id);
CREATE INDEX audit_entry_time_idx ON audit_entry USING brin (happened_at);

-- The application says who is at the keyboard: SET LOCAL laboratorio.user_id = '7'.
CREATE FUNCTION audit_row() RETURNS trigger
    LANGUAGE plpgsql AS
$$
DECLARE
    old_row jsonb;
    new_row jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        old_row := to_jsonb(OLD) - 'password_hash' - 'updated_at';
    END IF;
    IF TG_OP <> 'DELETE' THEN
        new_row := to_jsonb(NEW) - 'password_hash' - 'updated_at';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        -- Only what changed.
        SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key) INTO old_row, new_row
        FROM jsonb_each(old_row) o WHERE o.value IS DISTINCT FROM new_row -> o.key;
        IF old_row IS NULL THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO audit_entry (user_id, table_name, row_id, action, before, after)
    VALUES (nullif(current_setting('laboratorio.user_id', true), '')::bigint, TG_TABLE_NAME,
            CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ->> 'id' ELSE to_jsonb(NEW) ->> 'id' END, TG_OP, old_row, new_row);
    RETURN NULL;
END
$$;

CREATE TRIGGER app_user_audit AFTER INSERT OR UPDATE OR DELETE ON app_user FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER patient_audit AFTER UPDATE OR DELETE ON patient FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER result_audit AFTER UPDATE OR DELETE ON result FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER payment_audit AFTER UPDATE OR DELETE ON payment FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER reference_range_audit AFTER INSERT OR UPDATE OR DELETE ON reference_range FOR EACH ROW EXECUTE FUNCTION audit_row();
CREATE TRIGGER test_price_audit AFTER UPDATE OF price ON test FOR EACH ROW EXECUTE FUNCTION audit_row();

CREATE FUNCTION audit_is_append_only() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'the audit trail is only added to' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
