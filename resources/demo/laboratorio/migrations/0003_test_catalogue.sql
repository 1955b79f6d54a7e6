-- What the laboratory can measure: departments, specimens, tests with their reference ranges, panels.

CREATE TABLE department (
    id       smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code     text NOT NULL UNIQUE,
    name     text NOT NULL,
    position smallint NOT NULL DEFAULT 0
);

CREATE TABLE specimen_type (
    id              smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code            text NOT NULL UNIQUE,
    name            text NOT NULL,
    container       text NOT NULL,
    volume_ml       numeric(5, 2) CHECK (volume_ml > 0),
    stability_hours integer NOT NULL DEFAULT 24 CHECK (stability_hours > 0)
);

CREATE TABLE test (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code             text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9-]{1,12}$'),
    name             text NOT NULL,
    department_id    smallint NOT NULL REFERENCES department (id),
    specimen_type_id smallint NOT NULL REFERENCES specimen_type (id),
    loinc            text CHECK (loinc ~ '^[0-9]{1,7}-[0-9]$'),
    result_kind      text NOT NULL DEFAULT 'numeric' CHECK (result_kind IN ('numeric', 'choice', 'text')),
    unit             text,
    decimals         smallint NOT NULL DEFAULT 0 CHECK (decimals BETWEEN 0 AND 6),
    choices          text[],
    normal_choice    text,
    method           text,
    turnaround_hours integer NOT NULL DEFAULT 24 CHECK (turnaround_hours > 0),
    fasting_hours    smallint NOT NULL DEFAULT 0 CHECK (fasting_hours BETWEEN 0 AND 24),
    price            numeric(12, 2) NOT NULL DEFAULT 0 CHECK (price >= 0),
    is_active        boolean NOT NULL DEFAULT true,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT test_choices_fit_kind CHECK ((result_kind = 'choice') = (choices IS NOT NULL)),
    CONSTRAINT test_normal_is_a_choice CHECK (normal_choice IS NULL OR normal_choice = ANY (choices)),
    CONSTRAINT test_numeric_has_unit CHECK (result_kind <> 'numeric' OR unit IS NOT NULL)
);
CREATE INDEX test_department_idx ON test (department_id);
CREATE INDEX test_specimen_type_idx ON test (specimen_type_id);
CREATE TRIGGER test_touch BEFORE UPDATE ON test
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- A bound that is NULL is open: total cholesterol has no lower one. Ages in days, the upper end excluded.
CREATE TABLE reference_range (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    test_id        bigint NOT NULL REFERENCES test (id) ON DELETE CASCADE,
    sex            text CHECK (sex IN ('F', 'M')),
    age_from_days  integer NOT NULL DEFAULT 0 CHECK (age_from_days >= 0),
    age_to_days    integer NOT NULL DEFAULT 54750,
    low            numeric,
    high           numeric,
    critical_low   numeric,
    critical_high  numeric,
    CONSTRAINT reference_range_ages CHECK (age_from_days < age_to_days),
    CONSTRAINT reference_range_bounds CHECK (low IS NULL OR high IS NULL OR low <= high),
    CONSTRAINT reference_range_not_empty CHECK (num_nonnulls(low, high) > 0),
    CONSTRAINT reference_range_critical CHECK (coalesce(critical_low <= low, true) AND coalesce(critical_high >= high, true)),
    CONSTRAINT reference_range_key UNIQUE NULLS NOT DISTINCT (test_id, sex, age_from_days)
);

-- Without btree_gist an exclusion constraint cannot name test_id, so a trigger refuses ranges that overlap.
CREATE FUNCTION reference_range_no_overlap() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM 1 FROM test WHERE id = NEW.test_id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM reference_range r
               WHERE r.test_id = NEW.test_id AND r.id <> NEW.id AND r.sex IS NOT DISTINCT FROM NEW.sex
                 AND int4range(r.age_from_days, r.age_to_days) && int4range(NEW.age_from_days, NEW.age_to_days)) THEN
        RAISE EXCEPTION 'the ages of two reference ranges of test % overlap', NEW.test_id
            USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER reference_range_overlap BEFORE INSERT OR UPDATE ON reference_range
    FOR EACH ROW EXECUTE FUNCTION reference_range_no_overlap();

-- The range for a person: one for their sex wins over one for both.
CREATE FUNCTION reference_range_for(for_test bigint, for_sex text, age_days integer) RETURNS reference_range
    LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT r FROM reference_range r
    WHERE r.test_id = for_test AND (r.sex IS NULL OR r.sex = for_sex)
      AND age_days >= r.age_from_days AND age_days < r.age_to_days
    ORDER BY r.sex NULLS LAST
    LIMIT 1
$$;

CREATE FUNCTION flag_for(value numeric, low numeric, high numeric, critical_low numeric, critical_high numeric) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
    SELECT CASE
        WHEN value IS NULL OR num_nonnulls(low, high) = 0 THEN NULL
        WHEN value < critical_low THEN 'critical_low'
        WHEN value > critical_high THEN 'critical_high'
        WHEN value < low THEN 'low'
        WHEN value > high THEN 'high'
        ELSE 'normal'
    END
$$;

CREATE TABLE panel (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9-]{1,12}$'),
    name       text NOT NULL,
    price      numeric(12, 2) NOT NULL CHECK (price >= 0),
    is_active  boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE panel_test (
    panel_id bigint NOT NULL REFERENCES panel (id) ON DELETE CASCADE,
    test_id  bigint NOT NULL REFERENCES test (id),
    position smallint NOT NULL,
    PRIMARY KEY (panel_id, test_id),
    UNIQUE (panel_id, position)
);
CREATE INDEX panel_test_test_idx ON panel_test (test_id);
