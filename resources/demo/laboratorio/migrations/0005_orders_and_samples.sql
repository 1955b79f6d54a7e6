-- What was ordered for whom, and the tubes that were drawn for it.

CREATE TABLE lab_order (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_number    text GENERATED ALWAYS AS ('O' || lpad(id::text, 8, '0')) STORED,
    patient_id      bigint NOT NULL REFERENCES patient (id),
    practitioner_id bigint REFERENCES practitioner (id),
    branch_id       bigint NOT NULL REFERENCES branch (id),
    priority        text NOT NULL DEFAULT 'routine' CHECK (priority IN ('routine', 'urgent', 'stat')),
    status          text NOT NULL DEFAULT 'registered' CHECK (status IN ('registered', 'collected', 'in_process', 'completed', 'delivered', 'cancelled')),
    fasting         boolean,
    diagnosis       text,
    cancel_reason   text,
    ordered_at      timestamptz NOT NULL DEFAULT now(),
    completed_at    timestamptz,
    created_by      bigint REFERENCES app_user (id),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT lab_order_number_key UNIQUE (order_number),
    CONSTRAINT lab_order_completed CHECK ((status IN ('completed', 'delivered')) = (completed_at IS NOT NULL)),
    CONSTRAINT lab_order_not_before_ordered CHECK (completed_at >= ordered_at),
    CONSTRAINT lab_order_cancel_reason CHECK (status <> 'cancelled' OR btrim(cancel_reason) <> '')
);
CREATE INDEX lab_order_patient_idx ON lab_order (patient_id, ordered_at DESC);
CREATE INDEX lab_order_practitioner_idx ON lab_order (practitioner_id);
CREATE INDEX lab_order_branch_idx ON lab_order (branch_id);
CREATE INDEX lab_order_created_by_idx ON lab_order (created_by);
CREATE INDEX lab_order_open_idx ON lab_order (ordered_at) WHERE status NOT IN ('delivered', 'cancelled');
CREATE TRIGGER lab_order_touch BEFORE UPDATE ON lab_order
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- Luhn (ISO/IEC 7812-1): a scanner that misreads one digit, or a person who swaps two, is noticed.
CREATE FUNCTION luhn_digit(digits text) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$
    SELECT ((10 - sum(CASE WHEN (length(digits) - i) % 2 = 0 THEN (d * 2) / 10 + (d * 2) % 10 ELSE d END) % 10) % 10)::integer
    FROM generate_series(1, length(digits)) AS i
    CROSS JOIN LATERAL (SELECT substr(digits, i, 1)::integer AS d) AS digit
$$;

CREATE SEQUENCE sample_barcode_seq START 1000001;

CREATE FUNCTION next_barcode() RETURNS text
    LANGUAGE plpgsql AS
$$
DECLARE
    digits text := lpad(nextval('sample_barcode_seq')::text, 10, '0');
BEGIN
    RETURN digits || luhn_digit(digits);
END
$$;

CREATE TABLE sample (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    barcode          text NOT NULL DEFAULT next_barcode() UNIQUE CHECK (barcode ~ '^[0-9]{11}$'),
    order_id         bigint NOT NULL REFERENCES lab_order (id),
    specimen_type_id smallint NOT NULL REFERENCES specimen_type (id),
    state            text NOT NULL DEFAULT 'collected' CHECK (state IN ('collected', 'received', 'processing', 'stored', 'discarded', 'rejected')),
    collected_at     timestamptz NOT NULL DEFAULT now(),
    collected_by     bigint REFERENCES app_user (id),
    received_at      timestamptz,
    rejection_reason text CHECK (rejection_reason IN ('hemolyzed', 'clotted', 'insufficient', 'wrong_container', 'unlabelled', 'too_old')),
    replaces_id      bigint UNIQUE REFERENCES sample (id),
    storage_position text,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT sample_of_order_key UNIQUE (id, order_id),
    CONSTRAINT sample_rejection CHECK ((state = 'rejected') = (rejection_reason IS NOT NULL)),
    CONSTRAINT sample_received CHECK (state NOT IN ('received', 'processing', 'stored', 'discarded') OR received_at IS NOT NULL),
    CONSTRAINT sample_times CHECK (received_at >= collected_at)
);
CREATE INDEX sample_order_idx ON sample (order_id);
CREATE INDEX sample_specimen_type_idx ON sample (specimen_type_id);
CREATE INDEX sample_collected_by_idx ON sample (collected_by);
CREATE INDEX sample_waiting_idx ON sample (collected_at) WHERE state IN ('collected', 'received', 'processing');
CREATE TRIGGER sample_touch BEFORE UPDATE ON sample
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE sample_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sample_id   bigint NOT NULL REFERENCES sample (id) ON DELETE CASCADE,
    from_state  text,
    to_state    text NOT NULL,
    happened_at timestamptz NOT NULL DEFAULT now(),
    user_id     bigint REFERENCES app_user (id)
);
CREATE INDEX sample_event_sample_idx ON sample_event (sample_id, happened_at);
CREATE INDEX sample_event_user_idx ON sample_event (user_id);

-- Legal moves of a tube, and the chain of custody.
CREATE FUNCTION sample_move() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.state = OLD.state THEN
            RETURN NEW;
        END IF;
        IF NOT (OLD.state, NEW.state) IN (('collected', 'received'), ('collected', 'rejected'), ('received', 'processing'),
                ('received', 'rejected'), ('processing', 'stored'), ('processing', 'rejected'), ('processing', 'discarded'),
                ('stored', 'processing'), ('stored', 'discarded')) THEN
            RAISE EXCEPTION 'a sample that is % cannot become %', OLD.state, NEW.state
                USING ERRCODE = 'check_violation', CONSTRAINT = 'sample_legal_move';
        END IF;
        INSERT INTO sample_event (sample_id, from_state, to_state) VALUES (NEW.id, OLD.state, NEW.state);
    ELSE
        INSERT INTO sample_event (sample_id, to_state, happened_at, user_id)
        VALUES (NEW.id, NEW.state, NEW.collected_at, NEW.collected_by);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER sample_moves AFTER INSERT OR UPDATE OF state ON sample
    FOR EACH ROW EXECUTE FUNCTION sample_move();

-- A test asked for once, even when two panels of the order bring it. The price is the one of the day.
CREATE TABLE order_item (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id   bigint NOT NULL REFERENCES lab_order (id),
    test_id    bigint NOT NULL REFERENCES test (id),
    panel_id   bigint REFERENCES panel (id),
    sample_id  bigint,
    price      numeric(12, 2) NOT NULL DEFAULT 0 CHECK (price >= 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT order_item_key UNIQUE (order_id, test_id),
    -- The tube belongs to the same order: results never land on another patient's report.
    CONSTRAINT order_item_sample_fkey FOREIGN KEY (sample_id, order_id) REFERENCES sample (id, order_id)
);
CREATE INDEX order_item_test_idx ON order_item (test_id);
CREATE INDEX order_item_panel_idx ON order_item (panel_id);
CREATE INDEX order_item_sample_idx ON order_item (sample_id);
