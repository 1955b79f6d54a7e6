-- Insurers, invoices, payments. Amounts of a line are computed by the database, totals by statement triggers: once for a
-- statement that adds a thousand lines.

CREATE TABLE insurer (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code             text NOT NULL UNIQUE,
    name             text NOT NULL,
    tax_id           text,
    discount_percent numeric(5, 2) NOT NULL DEFAULT 0 CHECK (discount_percent BETWEEN 0 AND 100),
    payment_days     smallint NOT NULL DEFAULT 30 CHECK (payment_days BETWEEN 0 AND 180),
    is_active        boolean NOT NULL DEFAULT true
);

INSERT INTO insurer (code, name, discount_percent, payment_days) VALUES
    ('PART',  'Particular',                  0,  0),
    ('SALUD', 'Salud Total Prepagada',      15, 30),
    ('ANDES', 'Seguros Los Andes',          12, 45),
    ('MUTUA', 'Mutual del Magisterio',      20, 60),
    ('INTER', 'International Health Plan',  10, 30);

CREATE TABLE patient_insurance (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    patient_id    bigint NOT NULL REFERENCES patient (id),
    insurer_id    bigint NOT NULL REFERENCES insurer (id),
    policy_number text NOT NULL,
    valid_from    date NOT NULL,
    valid_to      date,
    CONSTRAINT patient_insurance_key UNIQUE (patient_id, insurer_id, policy_number),
    CONSTRAINT patient_insurance_dates CHECK (valid_to >= valid_from)
);
CREATE INDEX patient_insurance_insurer_idx ON patient_insurance (insurer_id);

CREATE TABLE invoice (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    invoice_number text GENERATED ALWAYS AS ('F' || lpad(id::text, 8, '0')) STORED,
    order_id       bigint NOT NULL REFERENCES lab_order (id),
    insurer_id     bigint NOT NULL REFERENCES insurer (id),
    status         text NOT NULL DEFAULT 'issued' CHECK (status IN ('draft', 'issued', 'void')),
    issued_on      date NOT NULL DEFAULT CURRENT_DATE,
    due_on         date NOT NULL DEFAULT CURRENT_DATE,
    currency       text NOT NULL DEFAULT 'USD' CHECK (currency ~ '^[A-Z]{3}$'),
    net            numeric(14, 2) NOT NULL DEFAULT 0,
    tax            numeric(14, 2) NOT NULL DEFAULT 0,
    total          numeric(14, 2) GENERATED ALWAYS AS (net + tax) STORED,
    paid           numeric(14, 2) NOT NULL DEFAULT 0,
    balance        numeric(14, 2) GENERATED ALWAYS AS (net + tax - paid) STORED,
    void_reason    text,
    created_by     bigint REFERENCES app_user (id),
    created_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT invoice_number_key UNIQUE (invoice_number),
    CONSTRAINT invoice_due CHECK (due_on >= issued_on),
    CONSTRAINT invoice_void_reason CHECK (status <> 'void' OR btrim(void_reason) <> ''),
    CONSTRAINT invoice_not_overpaid CHECK (paid <= net + tax)
);
-- An order is charged once; a void invoice may be made again.
CREATE UNIQUE INDEX invoice_order_key ON invoice (order_id) WHERE status <> 'void';
CREATE INDEX invoice_order_idx ON invoice (order_id);
CREATE INDEX invoice_insurer_idx ON invoice (insurer_id);
CREATE INDEX invoice_created_by_idx ON invoice (created_by);
CREATE INDEX invoice_open_idx ON invoice (due_on) WHERE status = 'issued' AND net + tax > paid;

CREATE TABLE invoice_line (
    invoice_id       bigint NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
    position         smallint NOT NULL CHECK (position > 0),
    description      text NOT NULL,
    test_id          bigint REFERENCES test (id),
    panel_id         bigint REFERENCES panel (id),
    quantity         numeric(8, 2) NOT NULL DEFAULT 1 CHECK (quantity > 0),
    unit_price       numeric(12, 2) NOT NULL CHECK (unit_price >= 0),
    discount_percent numeric(5, 2) NOT NULL DEFAULT 0 CHECK (discount_percent BETWEEN 0 AND 100),
    tax_percent      numeric(5, 2) NOT NULL DEFAULT 0 CHECK (tax_percent BETWEEN 0 AND 100),
    net              numeric(14, 2) GENERATED ALWAYS AS (round(quantity * unit_price * (100 - discount_percent) / 100, 2)) STORED,
    tax              numeric(14, 2) GENERATED ALWAYS AS
                         (round(round(quantity * unit_price * (100 - discount_percent) / 100, 2) * tax_percent / 100, 2)) STORED,
    PRIMARY KEY (invoice_id, position),
    CONSTRAINT invoice_line_of_one_kind CHECK (num_nonnulls(test_id, panel_id) <= 1)
);
CREATE INDEX invoice_line_test_idx ON invoice_line (test_id);
CREATE INDEX invoice_line_panel_idx ON invoice_line (panel_id);

CREATE TABLE payment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    invoice_id  bigint NOT NULL REFERENCES invoice (id),
    amount      numeric(12, 2) NOT NULL CHECK (amount > 0),
    method      text NOT NULL CHECK (method IN ('cash', 'card', 'transfer', 'cheque', 'insurer')),
    reference   text,
    paid_at     timestamptz NOT NULL DEFAULT now(),
    received_by bigint REFERENCES app_user (id)
);
CREATE INDEX payment_invoice_idx ON payment (invoice_id);
CREATE INDEX payment_received_by_idx ON payment (received_by);

CREATE FUNCTION invoice_sum_lines() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        UPDATE invoice i SET net = s.net, tax = s.tax
        FROM (SELECT l.invoice_id, sum(l.net) AS net, sum(l.tax) AS tax FROM invoice_line l
              WHERE l.invoice_id IN (SELECT n.invoice_id FROM new_rows n) GROUP BY l.invoice_id) s
        WHERE i.id = s.invoice_id AND (i.net, i.tax) IS DISTINCT FROM (s.net, s.tax);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE invoice i SET net = s.net, tax = s.tax
        FROM (SELECT o.invoice_id, coalesce(sum(l.net), 0) AS net, coalesce(sum(l.tax), 0) AS tax
              FROM (SELECT DISTINCT invoice_id FROM old_rows) o LEFT JOIN invoice_line l USING (invoice_id) GROUP BY o.invoice_id) s
        WHERE i.id = s.invoice_id AND (i.net, i.tax) IS DISTINCT FROM (s.net, s.tax);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER invoice_line_added AFTER INSERT ON invoice_line
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION invoice_sum_lines();
CREATE TRIGGER invoice_line_changed AFTER UPDATE ON invoice_line
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION invoice_sum_lines();
CREATE TRIGGER invoice_line_removed AFTER DELETE ON invoice_line
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION invoice_sum_lines();

CREATE FUNCTION invoice_sum_payments() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        UPDATE invoice i SET paid = s.paid
        FROM (SELECT p.invoice_id, sum(p.amount) AS paid FROM payment p
              WHERE p.invoice_id IN (SELECT n.invoice_id FROM new_rows n) GROUP BY p.invoice_id) s
        WHERE i.id = s.invoice_id AND i.paid IS DISTINCT FROM s.paid;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        UPDATE invoice i SET paid = s.paid
        FROM (SELECT o.invoice_id, coalesce(sum(p.amount), 0) AS paid
              FROM (SELECT DISTINCT invoice_id FROM old_rows) o LEFT JOIN payment p USING (invoice_id) GROUP BY o.invoice_id) s
        WHERE i.id = s.invoice_id AND i.paid IS DISTINCT FROM s.paid;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER payment_added AFTER INSERT ON payment
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION invoice_sum_payments();
CREATE TRIGGER payment_changed AFTER UPDATE ON payment
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION invoice_sum_payments();
CREATE TRIGGER payment_removed AFTER DELETE ON payment
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION invoice_sum_payments();
