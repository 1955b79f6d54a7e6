-- Runs: one task over many tenants. A run has waves, a wave has items, an item is one tenant. Several programs work on one run at once;
-- each takes items and holds them by a lease.
--
-- A worker holds an advisory lock as long as it lives (registry/locks.h), so that the items of one that died come back at once; and each
-- of its items has a lease by this server's clock, so that they come back as well when only its network went away. Whoever comes back
-- late finds that the item is no longer theirs and writes nothing.

-- What the repeatable files of a tenant's product were when they were last applied to it (migrations/rollout.h says what of). Beside
-- schema_version, which only tells of the versioned ones.
ALTER TABLE tenantry.tenant ADD COLUMN repeatables text NOT NULL DEFAULT '';

CREATE OR REPLACE FUNCTION tenantry.tenant_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    born text := '';
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF old.state NOT IN ('provisioning', 'failed', 'deleting') THEN
            RAISE EXCEPTION 'tenant % is %: its row cannot be removed', old.slug, old.state USING ERRCODE = 'TN002';
        END IF;
        RETURN old;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        born := old.state;
        IF new.id <> old.id OR new.created_at <> old.created_at THEN
            RAISE EXCEPTION 'id and created_at of a tenant do not change' USING ERRCODE = 'TN002';
        END IF;
    END IF;
    IF born <> new.state AND NOT EXISTS (SELECT FROM tenant_move m WHERE m.from_state = born AND m.to_state = new.state) THEN
        RAISE EXCEPTION 'a tenant does not go from % to %', coalesce(nullif(born, ''), 'nothing'), new.state USING ERRCODE = 'TN001';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        new.version := old.version;
        new.updated_at := old.updated_at;
        IF (new.slug, new.company_name, new.subdomain, new.product_id, new.plan_id, new.driver, new.server_id, new.deployment,
            new.db_name, new.db_role, new.state, new.schema_version, new.repeatables, new.admin_name, new.admin_email, new.labels, new.note)
           IS DISTINCT FROM
           (old.slug, old.company_name, old.subdomain, old.product_id, old.plan_id, old.driver, old.server_id, old.deployment,
            old.db_name, old.db_role, old.state, old.schema_version, old.repeatables, old.admin_name, old.admin_email, old.labels, old.note) THEN
            new.version := old.version + 1;
            new.updated_at := now();
        END IF;
    ELSE
        new.version := 1;
    END IF;
    RETURN new;
END $$;

CREATE TABLE tenantry.run (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL CHECK (kind ~ '^[a-z_]+$'), -- migrate, verify
    product_id  uuid REFERENCES tenantry.product ON DELETE SET NULL,
    product     text NOT NULL DEFAULT '', -- its name then
    target      text NOT NULL DEFAULT '', -- a version; of the task
    selection   text NOT NULL DEFAULT '', -- how the tenants were chosen, in words of the filter
    task        jsonb NOT NULL DEFAULT '{}',
    policy      jsonb NOT NULL DEFAULT '{}',
    state       text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'paused', 'cancelled', 'succeeded', 'failed')),
    paused_for  text NOT NULL DEFAULT '' CHECK (paused_for IN ('', 'operator', 'budget', 'gate', 'wave')),
    wave        integer NOT NULL DEFAULT 1 CHECK (wave > 0), -- items of this one and of those before may be taken
    started_by  text NOT NULL DEFAULT session_user,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    CHECK ((state = 'paused') = (paused_for <> ''))
);
CREATE INDEX run_created_idx ON tenantry.run (created_at DESC, id DESC);
CREATE INDEX run_unfinished_idx ON tenantry.run (kind) WHERE state IN ('running', 'paused');

-- The counts are kept with each item that ends: nobody counts a hundred thousand rows to paint a bar.
CREATE TABLE tenantry.run_wave (
    run_id      uuid NOT NULL REFERENCES tenantry.run ON DELETE CASCADE,
    wave        integer NOT NULL CHECK (wave > 0),
    label       text NOT NULL DEFAULT '',
    state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'checking', 'passed', 'failed')),
    total       integer NOT NULL CHECK (total >= 0),
    succeeded   integer NOT NULL DEFAULT 0 CHECK (succeeded >= 0),
    failed      integer NOT NULL DEFAULT 0 CHECK (failed >= 0),
    skipped     integer NOT NULL DEFAULT 0 CHECK (skipped >= 0),
    gate        jsonb,              -- what the gate behind it saw
    checked_by  uuid,               -- the worker that is at the gate
    started_at  timestamptz,
    finished_at timestamptz,
    PRIMARY KEY (run_id, wave),
    CHECK (succeeded + failed + skipped <= total)
) WITH (fillfactor = 50);

-- Who works on it now. The row may outlive the worker; the lock does not.
CREATE TABLE tenantry.run_worker (
    id         uuid PRIMARY KEY,
    run_id     uuid NOT NULL REFERENCES tenantry.run ON DELETE CASCADE,
    operator   text NOT NULL DEFAULT session_user,
    host       text NOT NULL DEFAULT '',
    pid        bigint NOT NULL DEFAULT 0,
    program    text NOT NULL DEFAULT '',
    started_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX run_worker_run_idx ON tenantry.run_worker (run_id);

-- No reference to tenant: what happened stays known when the tenant is gone.
CREATE TABLE tenantry.run_item (
    run_id       uuid NOT NULL REFERENCES tenantry.run ON DELETE CASCADE,
    tenant_id    uuid NOT NULL,
    kind         text NOT NULL DEFAULT '', -- the run's
    slug         text NOT NULL,
    server_id    uuid NOT NULL,
    wave         integer NOT NULL,
    position     integer NOT NULL,
    state        text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'succeeded', 'failed', 'skipped')),
    attempts     integer NOT NULL DEFAULT 0,
    deaths       integer NOT NULL DEFAULT 0, -- workers that were lost while they had it
    due_at       timestamptz NOT NULL DEFAULT now(),
    worker       uuid,
    lease_until  timestamptz,
    from_version text NOT NULL DEFAULT '',
    to_version   text NOT NULL DEFAULT '',
    outcome      text NOT NULL DEFAULT '', -- a word of the task: applied, nothing, ahead, changed …
    sqlstate     text NOT NULL DEFAULT '',
    cause        text NOT NULL DEFAULT '', -- the same for failures that have the same reason
    error        jsonb,
    started_at   timestamptz,
    finished_at  timestamptz,
    ms           double precision NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, tenant_id),
    CHECK ((state = 'running') = (worker IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX run_item_queue_idx ON tenantry.run_item (run_id, server_id, wave, position) WHERE state = 'pending';
CREATE INDEX run_item_held_idx ON tenantry.run_item (run_id) WHERE state = 'running';
CREATE INDEX run_item_cause_idx ON tenantry.run_item (run_id, cause) WHERE state = 'failed';
CREATE INDEX run_item_tenant_idx ON tenantry.run_item (tenant_id, kind, finished_at DESC);

-- ---------------------------------------------------------------- events, telling, access

DO $$
DECLARE
    t      record;
    event_ text;
    rows_  text;
BEGIN
    FOR t IN SELECT * FROM (VALUES -- as in 0003; what became of a tenant is an event of the tenant
        ('run', 'run', 'id', '{id}', '', '{created_at,finished_at,wave}'),
        ('run_wave', 'run', 'run_id', '', '', ''),
        ('run_worker', 'run', 'run_id', '', '', ''),
        ('run_item', 'run', 'run_id', '', '', '')
        ) AS v(name, told, told_id, keys, tenant, omit)
    LOOP
        FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                                 ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
            EXECUTE format('CREATE TRIGGER tell_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell(%L, %L)',
                           lower(event_), event_, t.name, rows_, t.told, t.told_id);
            CONTINUE WHEN t.keys = '';
            EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L)',
                           lower(event_), event_, t.name, rows_, t.keys, t.tenant, t.omit);
        END LOOP;
    END LOOP;
    FOREACH rows_ IN ARRAY ARRAY['run', 'run_wave', 'run_worker', 'run_item'] LOOP
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.%I FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate()', rows_);
        EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', rows_);
        EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', rows_);
        EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', rows_);
        EXECUTE format('CREATE POLICY admin_all ON tenantry.%I TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()))', rows_);
    END LOOP;
END $$;
CREATE POLICY user_read ON tenantry.run_item FOR SELECT TO tenantry_user
    USING (tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id())));

-- Runs are history: nobody removes one. A USER sees what happened to their tenants, and not how the others were chosen.
GRANT SELECT, INSERT, UPDATE ON tenantry.run, tenantry.run_wave, tenantry.run_item TO tenantry_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenantry.run_worker TO tenantry_admin;
GRANT SELECT ON tenantry.run_item TO tenantry_user;
