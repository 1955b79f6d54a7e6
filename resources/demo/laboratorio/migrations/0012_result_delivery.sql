-- How a report reaches the patient, with their consent.

ALTER TABLE patient
    ADD COLUMN preferred_language text NOT NULL DEFAULT 'es' CHECK (preferred_language IN ('es', 'en', 'pt')),
    ADD COLUMN delivery_consent   boolean NOT NULL DEFAULT false;

CREATE TABLE report_delivery (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id     bigint NOT NULL REFERENCES lab_order (id),
    channel      text NOT NULL CHECK (channel IN ('counter', 'email', 'whatsapp', 'portal')),
    address      text,
    -- The portal link carries a random token; only its SHA-256 is kept.
    token_sha256 bytea UNIQUE CHECK (octet_length(token_sha256) = 32),
    sent_at      timestamptz NOT NULL DEFAULT now(),
    opened_at    timestamptz,
    sent_by      bigint REFERENCES app_user (id),
    CONSTRAINT report_delivery_address CHECK (channel IN ('counter', 'portal') OR address IS NOT NULL),
    CONSTRAINT report_delivery_opened CHECK (opened_at >= sent_at)
);
CREATE INDEX report_delivery_order_idx ON report_delivery (order_id);
CREATE INDEX report_delivery_sent_by_idx ON report_delivery (sent_by);

CREATE FUNCTION report_delivery_allowed() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF NEW.channel <> 'counter' AND NOT EXISTS
        (SELECT 1 FROM lab_order o JOIN patient p ON p.id = o.patient_id WHERE o.id = NEW.order_id AND p.delivery_consent) THEN
        RAISE EXCEPTION 'the patient did not agree to electronic delivery' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM lab_order o WHERE o.id = NEW.order_id AND o.status NOT IN ('completed', 'delivered')) THEN
        RAISE EXCEPTION 'the order is not complete' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER report_delivery_checks BEFORE INSERT ON report_delivery
    FOR EACH ROW EXECUTE FUNCTION report_delivery_allowed();
