-- Patients and the practitioners who send them.

CREATE TABLE practitioner (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    license_number text NOT NULL UNIQUE,
    full_name      text NOT NULL CHECK (btrim(full_name) <> ''),
    specialty      text NOT NULL DEFAULT 'Medicina general',
    email          text,
    phone          text,
    is_active      boolean NOT NULL DEFAULT true,
    created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE patient (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_number   text GENERATED ALWAYS AS ('HC' || lpad(id::text, 7, '0')) STORED,
    document_type   text NOT NULL DEFAULT 'DNI' CHECK (document_type IN ('DNI', 'CC', 'CE', 'TI', 'CURP', 'RUT', 'CI', 'PASSPORT')),
    document_number text NOT NULL CHECK (document_number ~ '^[0-9A-Za-z.-]{4,20}$'),
    given_names     text NOT NULL CHECK (btrim(given_names) <> ''),
    family_names    text NOT NULL CHECK (btrim(family_names) <> ''),
    full_name       text GENERATED ALWAYS AS (given_names || ' ' || family_names) STORED,
    search_name     text GENERATED ALWAYS AS (lower(family_names || ' ' || given_names)) STORED,
    sex             text NOT NULL CHECK (sex IN ('F', 'M', 'X')),
    birth_date      date NOT NULL CHECK (birth_date >= DATE '1895-01-01'),
    email           text CHECK (email ~ '^[^@\s]+@[^@\s]+$'),
    phone           text,
    address         text,
    city            text,
    notes           text,
    is_active       boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT patient_born_before_registered CHECK (birth_date <= (created_at AT TIME ZONE 'UTC')::date + 1),
    CONSTRAINT patient_document_key UNIQUE (document_type, document_number),
    CONSTRAINT patient_record_number_key UNIQUE (record_number)
);

CREATE INDEX patient_search_name_idx ON patient (search_name text_pattern_ops);
CREATE INDEX patient_birth_date_idx ON patient (birth_date);

CREATE TRIGGER patient_touch BEFORE UPDATE ON patient
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- Full years on a given day; reports show it beside the name.
CREATE FUNCTION patient_age(birth_date date, on_date date DEFAULT CURRENT_DATE) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
    SELECT extract(year FROM age(on_date, birth_date))::integer
$$;

-- Two records of one person: the one that goes keeps pointing at the one that stays.
CREATE TABLE patient_merge (
    merged_id  bigint PRIMARY KEY REFERENCES patient (id),
    kept_id    bigint NOT NULL REFERENCES patient (id),
    merged_by  bigint REFERENCES app_user (id),
    merged_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT patient_merge_two_records CHECK (merged_id <> kept_id)
);
CREATE INDEX patient_merge_kept_idx ON patient_merge (kept_id);
CREATE INDEX patient_merge_merged_by_idx ON patient_merge (merged_by);
