-- Results. Nothing is overwritten: a correction is a new version, and the one it replaces stays readable.

CREATE TABLE result (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_item_id    bigint NOT NULL REFERENCES order_item (id),
    version          integer NOT NULL DEFAULT 1 CHECK (version >= 1),
    numeric_value    numeric,
    text_value       text CHECK (btrim(text_value) <> ''),
    unit             text,
    reference_low    numeric,
    reference_high   numeric,
    flag             text CHECK (flag IN ('normal', 'low', 'high', 'critical_low', 'critical_high', 'abnormal')),
    status           text NOT NULL DEFAULT 'preliminary' CHECK (status IN ('preliminary', 'validated', 'approved', 'amended')),
    comment          text,
    entered_by       bigint REFERENCES app_user (id),
    entered_at       timestamptz NOT NULL DEFAULT now(),
    validated_by     bigint REFERENCES app_user (id),
    validated_at     timestamptz,
    approved_by      bigint REFERENCES app_user (id),
    approved_at      timestamptz,
    amendment_reason text,
    CONSTRAINT result_version_key UNIQUE (order_item_id, version),
    CONSTRAINT result_one_value CHECK (num_nonnulls(numeric_value, text_value) = 1),
    CONSTRAINT result_validated CHECK (status = 'preliminary' OR (validated_by IS NOT NULL AND validated_at IS NOT NULL)),
    CONSTRAINT result_approved CHECK (status <> 'approved' OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
    CONSTRAINT result_times CHECK (validated_at >= entered_at AND approved_at >= validated_at),
    CONSTRAINT result_amendment_reason CHECK (version = 1 OR btrim(amendment_reason) <> '')
);
-- One result of a test counts at any time.
CREATE UNIQUE INDEX result_current_key ON result (order_item_id) WHERE status <> 'amended';
CREATE INDEX result_entered_by_idx ON result (entered_by);
CREATE INDEX result_validated_by_idx ON result (validated_by);
CREATE INDEX result_approved_by_idx ON result (approved_by);
CREATE INDEX result_critical_idx ON result (entered_at) WHERE flag IN ('critical_low', 'critical_high');

-- Unit, range and flag are taken from the catalogue as it is now and kept: a report printed next year says the same.
CREATE FUNCTION result_fill() RETURNS trigger
    LANGUAGE plpgsql AS
$$
DECLARE
    t test;
    r reference_range;
    person_sex text;
    person_days integer;
BEGIN
    SELECT tt.* INTO STRICT t FROM order_item i JOIN test tt ON tt.id = i.test_id WHERE i.id = NEW.order_item_id;
    IF (t.result_kind = 'numeric') <> (NEW.numeric_value IS NOT NULL) THEN
        RAISE EXCEPTION 'the result of % is given as %', t.code, t.result_kind USING ERRCODE = 'check_violation';
    END IF;
    IF t.result_kind = 'numeric' THEN
        SELECT p.sex, (o.ordered_at AT TIME ZONE 'UTC')::date - p.birth_date INTO person_sex, person_days
        FROM order_item i JOIN lab_order o ON o.id = i.order_id JOIN patient p ON p.id = o.patient_id
        WHERE i.id = NEW.order_item_id;
        r := reference_range_for(t.id, person_sex, person_days);
        NEW.numeric_value := round(NEW.numeric_value, t.decimals);
        NEW.unit := t.unit;
        NEW.reference_low := r.low;
        NEW.reference_high := r.high;
        NEW.flag := flag_for(NEW.numeric_value, r.low, r.high, r.critical_low, r.critical_high);
    ELSIF t.result_kind = 'choice' THEN
        IF NOT NEW.text_value = ANY (t.choices) THEN
            RAISE EXCEPTION '"%" is not an answer of %', NEW.text_value, t.code USING ERRCODE = 'check_violation';
        END IF;
        NEW.flag := CASE WHEN t.normal_choice IS NULL THEN NULL WHEN NEW.text_value = t.normal_choice THEN 'normal' ELSE 'abnormal' END;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER result_fills BEFORE INSERT OR UPDATE OF numeric_value, text_value, order_item_id ON result
    FOR EACH ROW EXECUTE FUNCTION result_fill();

-- After validation a value is history.
CREATE FUNCTION result_guard() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status = 'preliminary' THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'a validated result cannot be deleted, only amended' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.status <> 'preliminary'
       AND (NEW.numeric_value, NEW.text_value, NEW.order_item_id, NEW.version)
           IS DISTINCT FROM (OLD.numeric_value, OLD.text_value, OLD.order_item_id, OLD.version) THEN
        RAISE EXCEPTION 'a validated result cannot be changed, only amended' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER result_guards BEFORE UPDATE OR DELETE ON result
    FOR EACH ROW EXECUTE FUNCTION result_guard();

CREATE FUNCTION may_validate(user_id bigint) RETURNS boolean
    LANGUAGE sql STABLE AS
$$
    SELECT EXISTS (SELECT 1 FROM app_user u WHERE u.id = user_id AND u.is_active AND u.role IN ('admin', 'technologist', 'pathologist'))
$$;

CREATE FUNCTION validate_result(result_id bigint, by_user bigint) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    IF NOT may_validate(by_user) THEN
        RAISE EXCEPTION 'user % may not validate results', by_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE result SET status = 'validated', validated_by = by_user, validated_at = greatest(now(), entered_at)
    WHERE id = result_id AND status = 'preliminary';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'result % is not waiting for validation', result_id USING ERRCODE = 'no_data_found';
    END IF;
END
$$;

-- The second pair of eyes: nobody approves what they validated while two steps are asked for.
CREATE FUNCTION approve_result(result_id bigint, by_user bigint) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM app_user u WHERE u.id = by_user AND u.is_active AND u.role IN ('admin', 'pathologist')) THEN
        RAISE EXCEPTION 'user % may not approve results', by_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF coalesce((SELECT s.value = 'true' FROM app_setting s WHERE s.key = 'results.two_step_validation'), true)
       AND EXISTS (SELECT 1 FROM result r WHERE r.id = result_id AND r.validated_by = by_user) THEN
        RAISE EXCEPTION 'result % was validated by the same person', result_id USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE result SET status = 'approved', approved_by = by_user, approved_at = greatest(now(), validated_at)
    WHERE id = result_id AND status = 'validated';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'result % is not waiting for approval', result_id USING ERRCODE = 'no_data_found';
    END IF;
END
$$;

-- Returns the id of the new version.
CREATE FUNCTION amend_result(result_id bigint, new_numeric numeric, new_text text, by_user bigint, reason text) RETURNS bigint
    LANGUAGE plpgsql AS
$$
DECLARE
    old result;
    new_id bigint;
BEGIN
    IF NOT may_validate(by_user) THEN
        RAISE EXCEPTION 'user % may not amend results', by_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE result SET status = 'amended' WHERE id = result_id AND status IN ('validated', 'approved') RETURNING * INTO old;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'result % cannot be amended', result_id USING ERRCODE = 'no_data_found';
    END IF;
    INSERT INTO result (order_item_id, version, numeric_value, text_value, status, entered_by, validated_by, validated_at, amendment_reason)
    VALUES (old.order_item_id, old.version + 1, new_numeric, new_text, 'validated', by_user, by_user, now(), reason)
    RETURNING id INTO new_id;
    RETURN new_id;
END
$$;

-- A critical value is told to somebody who can act, and who was told is written down.
CREATE TABLE critical_call (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    result_id   bigint NOT NULL REFERENCES result (id),
    called_by   bigint REFERENCES app_user (id),
    called_at   timestamptz NOT NULL DEFAULT now(),
    told_to     text NOT NULL CHECK (btrim(told_to) <> ''),
    read_back   boolean NOT NULL DEFAULT false,
    note        text
);
CREATE INDEX critical_call_result_idx ON critical_call (result_id);
CREATE INDEX critical_call_called_by_idx ON critical_call (called_by);
