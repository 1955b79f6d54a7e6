-- Settings of the laboratory, its branches, and the people who work with the application.

CREATE FUNCTION touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TABLE app_setting (
    key        text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9_.]{0,62}$'),
    value      text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO app_setting (key, value) VALUES
    ('currency', 'USD'),
    ('tax_percent', '0'),
    ('report.footer', 'Los resultados deben ser interpretados por un profesional de la salud.'),
    ('results.two_step_validation', 'true');

CREATE TABLE branch (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{2,8}$'),
    name       text NOT NULL CHECK (btrim(name) <> ''),
    address    text,
    city       text,
    phone      text,
    is_active  boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO branch (code, name) VALUES ('CEN', 'Sede central');

-- password_hash is an Argon2id PHC string; the application never stores a password.
CREATE TABLE app_user (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email                text NOT NULL CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND length(email) <= 254),
    full_name            text NOT NULL CHECK (btrim(full_name) <> ''),
    password_hash        text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    role                 text NOT NULL CHECK (role IN ('admin', 'receptionist', 'phlebotomist', 'technologist', 'pathologist', 'billing', 'readonly')),
    branch_id            bigint REFERENCES branch (id),
    must_change_password boolean NOT NULL DEFAULT true,
    is_active            boolean NOT NULL DEFAULT true,
    failed_sign_ins      smallint NOT NULL DEFAULT 0 CHECK (failed_sign_ins >= 0),
    last_sign_in_at      timestamptz,
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now()
);

-- One account per address, however it is typed.
CREATE UNIQUE INDEX app_user_email_key ON app_user (lower(email));
CREATE INDEX app_user_branch_idx ON app_user (branch_id);

CREATE TRIGGER app_user_touch BEFORE UPDATE ON app_user
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
CREATE TRIGGER app_setting_touch BEFORE UPDATE ON app_setting
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
