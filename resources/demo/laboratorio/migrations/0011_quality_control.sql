-- Internal quality control: control lots with their target, runs, and the Westgard rules that a single run can break.

CREATE TABLE control_lot (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    test_id    bigint NOT NULL REFERENCES test (id),
    lot_number text NOT NULL,
    level      smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
    mean       numeric NOT NULL,
    sd         numeric NOT NULL CHECK (sd > 0),
    expires_on date NOT NULL,
    CONSTRAINT control_lot_key UNIQUE (test_id, lot_number, level)
);

CREATE TABLE control_run (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lot_id  bigint NOT NULL REFERENCES control_lot (id),
    run_at  timestamptz NOT NULL DEFAULT now(),
    value   numeric NOT NULL,
    z_score numeric(8, 2) NOT NULL,
    rule    text CHECK (rule IN ('1-2s', '1-3s', '2-2s', 'R-4s')),
    run_by  bigint REFERENCES app_user (id),
    action  text
);
CREATE INDEX control_run_lot_idx ON control_run (lot_id, run_at DESC);
CREATE INDEX control_run_by_idx ON control_run (run_by);

CREATE FUNCTION control_run_score() RETURNS trigger
    LANGUAGE plpgsql AS
$$
DECLARE
    lot control_lot;
    previous numeric;
BEGIN
    SELECT l.* INTO STRICT lot FROM control_lot l WHERE l.id = NEW.lot_id;
    NEW.z_score := round((NEW.value - lot.mean) / lot.sd, 2);
    SELECT c.z_score INTO previous FROM control_run c
    WHERE c.lot_id = NEW.lot_id AND c.run_at < NEW.run_at ORDER BY c.run_at DESC LIMIT 1;
    NEW.rule := CASE
        WHEN abs(NEW.z_score) > 3 THEN '1-3s'
        WHEN abs(NEW.z_score) > 2 AND abs(previous) > 2 AND sign(NEW.z_score) = sign(previous) THEN '2-2s'
        WHEN abs(NEW.z_score - previous) > 4 THEN 'R-4s'
        WHEN abs(NEW.z_score) > 2 THEN '1-2s'
    END;
    RETURN NEW;
END
$$;
CREATE TRIGGER control_run_scores BEFORE INSERT OR UPDATE OF value, lot_id ON control_run
    FOR EACH ROW EXECUTE FUNCTION control_run_score();
