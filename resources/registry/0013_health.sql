-- Health: what the servers and tenants looked like when they were last asked, what they looked like before, from where on that is worth an
-- alert, and the alerts.
--
-- One collector per registry asks them. It holds an advisory lock as long as it lives (registry/locks.h) and a lease by this server's clock,
-- as a worker of a run does: another one takes over at once when it dies, and a little later when only its network went away.

-- ---------------------------------------------------------------- from where on

-- What is judged, and the thresholds that hold where nobody said otherwise. Where they come from (registry/healthmetrics.cpp says the same
-- to people): where nothing is named it is a choice of Tenantry's, made so that an idle fleet raises nothing.
CREATE TABLE tenantry.health_metric (
    metric        text PRIMARY KEY,
    position      integer NOT NULL,
    scope         text NOT NULL CHECK (scope IN ('tenant', 'server')),
    unit          text NOT NULL CHECK (unit IN ('percent', 'ms', 's', 'count', 'per_minute', 'transactions', 'yes')),
    worse         text NOT NULL DEFAULT 'above' CHECK (worse IN ('above', 'below')), -- a value is bad when it is at the threshold or beyond
    warning       double precision, -- null: there is no such level
    critical      double precision,
    for_seconds   integer NOT NULL CHECK (for_seconds >= 0),   -- that long before it opens, or gets worse
    clear_seconds integer NOT NULL CHECK (clear_seconds >= 0), -- and that long well before it closes
    hysteresis    double precision NOT NULL CHECK (hysteresis >= 0) -- better than the threshold by that much, to be well again
);
INSERT INTO tenantry.health_metric VALUES
    ('unreachable', 10, 'tenant', 'yes', 'above', NULL, 1, 0, 0, 0),
    -- Of the lower of the limits of role and database. 75/90: time to act before the last one is gone.
    ('connections', 20, 'tenant', 'percent', 'above', 75, 90, 0, 60, 5),
    -- Connecting and SELECT 1, from where the collector runs. 500 ms: a person notices; 2 s: a page that needs two of them is given up.
    ('latency', 30, 'tenant', 'ms', 'above', 500, 2000, 60, 120, 50),
    -- 60 s: the usual patience of a proxy in front of a product (nginx: proxy_read_timeout 60 s): nobody waits for the answer any more.
    ('longest_query', 40, 'tenant', 's', 'above', 60, 300, 0, 30, 0),
    -- It keeps locks and keeps vacuum from cleaning (PostgreSQL manual, 20.11 idle_in_transaction_session_timeout).
    ('idle_in_transaction', 50, 'tenant', 's', 'above', 30, 300, 0, 30, 0),
    -- Sessions that wait for a lock: a few wait for each other all the time, a queue means that somebody holds it.
    ('lock_waits', 60, 'tenant', 'count', 'above', 3, 10, 0, 30, 1),
    -- Of what ended since the last look, where that were a hundred or more.
    ('rollback_ratio', 70, 'tenant', 'percent', 'above', 10, 50, 120, 300, 2),
    -- 99 %: what providers tell their customers (DigitalOcean's glossary, Postgres Guide). Where a thousand blocks or more were read since the last look.
    ('cache_hit', 80, 'tenant', 'percent', 'below', 99, 80, 600, 600, 0.5),
    -- One is a bug in the product already: the server had to throw somebody's work away.
    ('deadlocks', 90, 'tenant', 'per_minute', 'above', 0.001, 10, 0, 600, 0),
    -- Twice autovacuum_freeze_max_age (200 million) means that autovacuum does not come through; 1.6 billion is vacuum_failsafe_age (manual, 24.1.5).
    ('wraparound', 100, 'tenant', 'transactions', 'above', 400000000, 1600000000, 0, 600, 0),
    -- Of the database within the last hour or two, where that are 64 MB or more.
    ('growth', 110, 'tenant', 'percent', 'above', 20, 100, 0, 600, 5),
    -- Of the largest share of dead rows in a table with ten thousand or more of them. autovacuum_vacuum_scale_factor is 20 %: at twice that it does not come through.
    ('dead_rows', 120, 'tenant', 'percent', 'above', 40, 80, 600, 0, 5),
    -- Of the values that the sequence furthest on can give.
    ('sequence', 130, 'tenant', 'percent', 'above', 75, 90, 0, 0, 0),
    -- Left behind by CREATE INDEX CONCURRENTLY: written to, never read.
    ('invalid_indexes', 140, 'tenant', 'count', 'above', 1, NULL, 0, 0, 0),
    -- Migrations that the product has and the tenant lacks, where at least half of the product's tenants have them: one that was left behind.
    ('behind', 150, 'tenant', 'count', 'above', 1, NULL, 0, 0, 0),
    -- The version in the database is not the one in the registry; for a minute, because a roll-out writes the one a moment after the other.
    ('version', 160, 'tenant', 'yes', 'above', 1, NULL, 60, 0, 0),
    -- Checks of the product's own that did not give true.
    ('checks', 170, 'tenant', 'count', 'above', NULL, 1, 0, 0, 0),
    ('server_unreachable', 210, 'server', 'yes', 'above', NULL, 1, 0, 0, 0),
    -- Of max_connections, without those kept for superusers.
    ('server_connections', 220, 'server', 'percent', 'above', 75, 90, 0, 60, 5),
    ('replication_lag', 230, 'server', 's', 'above', 30, 300, 60, 120, 5),
    -- Connections that Tenantry itself has open to all servers, of those that it allows itself (200).
    ('collector_connections', 240, 'server', 'percent', 'above', 100, NULL, 60, 60, 10);
-- Not there: the age of the last backup. There are no backups yet.

-- What an operator said instead: for all, for a plan, for a tenant; the narrowest one wins, column by column. Null: as the next wider one.
CREATE TABLE tenantry.threshold (
    id            uuid PRIMARY KEY,
    metric        text NOT NULL REFERENCES tenantry.health_metric,
    plan_id       uuid REFERENCES tenantry.plan ON DELETE CASCADE,
    tenant_id     uuid REFERENCES tenantry.tenant ON DELETE CASCADE,
    enabled       boolean NOT NULL DEFAULT true, -- false: not judged
    warning       double precision,
    critical      double precision,
    for_seconds   integer CHECK (for_seconds BETWEEN 0 AND 604800),
    clear_seconds integer CHECK (clear_seconds BETWEEN 0 AND 604800),
    hysteresis    double precision CHECK (hysteresis >= 0),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(plan_id, tenant_id) <= 1),
    UNIQUE NULLS NOT DISTINCT (metric, plan_id, tenant_id)
);
CREATE INDEX threshold_plan_idx ON tenantry.threshold (plan_id);
CREATE INDEX threshold_tenant_idx ON tenantry.threshold (tenant_id);
CREATE TRIGGER touch BEFORE UPDATE ON tenantry.threshold FOR EACH ROW EXECUTE FUNCTION tenantry.touch();

-- SQL that a product brings: asked as the tenant in a transaction that only reads, gives one row that begins with true where all is well.
CREATE TABLE tenantry.product_check (
    id         uuid PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES tenantry.product ON DELETE CASCADE,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    sql        text NOT NULL CHECK (length(sql) BETWEEN 1 AND 10000),
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (product_id, name)
);

-- ---------------------------------------------------------------- as it is

-- The last look at each tenant. A figure that is null is not known.
CREATE TABLE tenantry.health_current (
    tenant_id              uuid PRIMARY KEY REFERENCES tenantry.tenant ON DELETE CASCADE,
    at                     timestamptz NOT NULL,
    status                 text NOT NULL CHECK (status IN ('ok', 'unreachable', 'server_unreachable', 'closed')), -- closed: paused, in maintenance
    since                  timestamptz NOT NULL,      -- of the status
    problem                text NOT NULL DEFAULT '',  -- missing, refused, sign_in, full, timeout, error
    error                  jsonb,
    connect_ms             real,
    query_ms               real,
    probed_as              text NOT NULL DEFAULT '' CHECK (probed_as IN ('', 'tenant', 'owner')), -- who signed in for these two
    probed_at              timestamptz,
    connections            integer,
    connection_limit       integer,                   -- null: none
    active                 integer,
    longest_query_ms       double precision,
    longest_transaction_ms double precision,
    idle_in_transaction    integer,                   -- sessions
    idle_in_transaction_ms double precision,          -- the longest
    lock_waits             integer,
    lock_wait_ms           double precision,
    size_bytes             bigint,
    size_at                timestamptz,
    growth_base_bytes      bigint,                    -- what growth is measured from
    growth_base_at         timestamptz,
    transactions_per_s     real,
    rollback_ratio         real,                      -- 0 to 1, as the next one: since the look before
    cache_hit_ratio        real,
    deadlocks              bigint,                    -- since the server began to count
    deadlocks_per_minute   real,
    temp_bytes_per_s       real,
    frozen_age             bigint,
    schema_version         text,                      -- as the database says
    dead_rows_ratio        real,
    sequence_ratio         real,
    invalid_indexes        integer,
    failed_checks          integer,
    inside_at              timestamptz,
    inside                 jsonb,                     -- largest tables, sequences, indexes, by name
    counters               jsonb,                     -- the server's own, for what has changed next time
    standing               jsonb NOT NULL DEFAULT '{}' -- since when which threshold has been passed
) WITH (fillfactor = 60);

CREATE TABLE tenantry.health_server (
    server_id         uuid PRIMARY KEY REFERENCES tenantry.server ON DELETE CASCADE,
    at                timestamptz NOT NULL,
    status            text NOT NULL CHECK (status IN ('ok', 'unreachable')),
    since             timestamptz NOT NULL,
    error             jsonb,
    connect_ms        real,
    query_ms          real,
    server_version    integer,
    started_at        timestamptz,
    connections       integer,
    max_connections   integer,
    databases         integer,
    active            integer,
    lock_waits        integer,
    standby           boolean,
    replicas          integer,
    replication_lag_s real,
    standing          jsonb NOT NULL DEFAULT '{}'
) WITH (fillfactor = 60);

-- ---------------------------------------------------------------- as it was

-- Raw: 48 hours, a partition a day (UTC). Columns by size, so that none is lost to alignment.
CREATE TABLE tenantry.health_sample (
    tenant_id              uuid NOT NULL,
    at                     timestamptz NOT NULL,
    size_bytes             bigint,
    connect_ms             real,
    query_ms               real,
    connections            integer,
    lock_waits             integer,
    deadlocks              integer, -- since the sample before
    longest_query_ms       real,
    idle_in_transaction_ms real,
    transactions_per_s     real,
    rollback_ratio         real,
    cache_hit_ratio        real,
    reachable              boolean NOT NULL
) PARTITION BY RANGE (at);
CREATE INDEX ON tenantry.health_sample (tenant_id, at);

CREATE TABLE tenantry.health_server_sample (
    server_id   uuid NOT NULL,
    at          timestamptz NOT NULL,
    connect_ms  real,
    query_ms    real,
    connections integer,
    active      integer,
    lock_waits  integer,
    replication_lag_s real,
    reachable   boolean NOT NULL
) PARTITION BY RANGE (at);
CREATE INDEX ON tenantry.health_server_sample (server_id, at);

-- Per hour: 90 days, a partition a week.
CREATE TABLE tenantry.health_hour (
    tenant_id              uuid NOT NULL,
    hour                   timestamptz NOT NULL,
    size_bytes             bigint,  -- the last
    samples                integer NOT NULL,
    unreachable            integer NOT NULL, -- of them
    connect_ms             real,    -- mean, as far as nothing else is said
    connect_ms_most        real,
    query_ms               real,
    connections            real,
    connections_most       integer,
    lock_waits_most        integer,
    deadlocks              integer, -- all
    longest_query_ms       real,    -- the longest
    idle_in_transaction_ms real,    -- the longest
    transactions_per_s     real,
    rollback_ratio         real,
    cache_hit_ratio        real,
    PRIMARY KEY (tenant_id, hour)
) PARTITION BY RANGE (hour);

-- ---------------------------------------------------------------- alerts

-- No reference to tenant: what happened stays known when it is gone.
CREATE TABLE tenantry.alert (
    id              uuid PRIMARY KEY,
    tenant_id       uuid, -- null: it is about the server
    server_id       uuid NOT NULL,
    metric          text NOT NULL,
    severity        text NOT NULL CHECK (severity IN ('warning', 'critical')),
    value           double precision NOT NULL, -- when it opened or last changed its severity
    threshold       double precision NOT NULL, -- that was passed
    error           jsonb,
    opened_at       timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    closed_at       timestamptz,
    acknowledged_by text NOT NULL DEFAULT '',
    acknowledged_at timestamptz,
    note            text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    silenced_until  timestamptz
);
CREATE UNIQUE INDEX alert_open_key ON tenantry.alert (server_id, tenant_id, metric) NULLS NOT DISTINCT WHERE closed_at IS NULL;
CREATE INDEX alert_tenant_idx ON tenantry.alert (tenant_id, opened_at DESC);
CREATE INDEX alert_opened_idx ON tenantry.alert (opened_at DESC, id DESC);

-- ---------------------------------------------------------------- who collects

CREATE TABLE tenantry.health_collector (
    single      boolean PRIMARY KEY DEFAULT true CHECK (single),
    id          uuid NOT NULL,
    operator    text NOT NULL DEFAULT session_user,
    host        text NOT NULL DEFAULT '',
    pid         bigint NOT NULL DEFAULT 0,
    program     text NOT NULL DEFAULT '',
    started_at  timestamptz NOT NULL DEFAULT now(),
    lease_until timestamptz NOT NULL,
    gauges      jsonb NOT NULL DEFAULT '{}' -- of its connections
) WITH (fillfactor = 50);

CREATE TABLE tenantry.health_state (
    single       boolean PRIMARY KEY DEFAULT true CHECK (single),
    rolled_until timestamptz -- hours before that are in health_hour
);
INSERT INTO tenantry.health_state VALUES (true, NULL);

-- Partitions ahead of time, and old ones gone: dropped, so that nothing is vacuumed afterwards. Raw samples go only when they are rolled up.
CREATE FUNCTION tenantry.health_partitions_at(at_ timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp SET lock_timeout = '3s' SET timezone = 'UTC' AS $$
DECLARE
    kind   record;
    begins timestamptz;
    step   interval;
    name_  text;
    old    record;
    rolled timestamptz := (SELECT rolled_until FROM health_state);
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('tenantry.health_partitions', 7));
    FOR kind IN SELECT * FROM (VALUES ('health_sample', 'day', 3, interval '48 hours'), ('health_server_sample', 'week', 2, interval '90 days'),
                                      ('health_hour', 'week', 2, interval '90 days')) AS v(parent, unit, ahead, keep)
    LOOP
        step := ('1 ' || kind.unit)::interval;
        FOR i IN -1 .. kind.ahead - 1 LOOP -- one back: the hour that is rolled up may be yesterday's
            begins := date_trunc(kind.unit, at_) + i * step;
            name_ := kind.parent || '_' || to_char(begins, 'YYYYMMDD');
            CONTINUE WHEN to_regclass('tenantry.' || quote_ident(name_)) IS NOT NULL;
            EXECUTE format('CREATE TABLE tenantry.%I (LIKE tenantry.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name_, kind.parent);
            EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', name_);
            EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', name_);
            EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name_);
            EXECUTE format('ALTER TABLE tenantry.%I ATTACH PARTITION tenantry.%I FOR VALUES FROM (%L) TO (%L)', kind.parent, name_, begins, begins + step);
        END LOOP;
        FOR old IN SELECT c.relname, to_timestamp(right(c.relname, 8), 'YYYYMMDD') + step AS ends FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                    WHERE i.inhparent = ('tenantry.' || kind.parent)::regclass AND c.relname ~ '_[0-9]{8}$'
        LOOP
            CONTINUE WHEN old.ends > at_ - kind.keep OR (kind.parent = 'health_sample' AND (rolled IS NULL OR old.ends > rolled));
            EXECUTE format('DROP TABLE tenantry.%I', old.relname);
        END LOOP;
    END LOOP;
END $$;

-- The hours that are over, into health_hour. Returns how many rows. Doing it twice does it once.
CREATE FUNCTION tenantry.health_roll_up_at(at_ timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    upto  timestamptz := date_trunc('hour', at_);
    begin_ timestamptz;
    rows_ integer;
BEGIN
    SELECT rolled_until INTO begin_ FROM health_state FOR UPDATE;
    IF begin_ IS NULL OR begin_ > upto + interval '1 hour' THEN -- never, or the clock was ahead
        begin_ := upto - interval '48 hours';
    END IF;
    INSERT INTO health_hour
    SELECT tenant_id, date_trunc('hour', at), (array_agg(size_bytes ORDER BY at DESC) FILTER (WHERE size_bytes IS NOT NULL))[1], count(*),
           count(*) FILTER (WHERE NOT reachable), avg(connect_ms), max(connect_ms), avg(query_ms), avg(connections), max(connections), max(lock_waits),
           sum(deadlocks), max(longest_query_ms), max(idle_in_transaction_ms), avg(transactions_per_s), avg(rollback_ratio), avg(cache_hit_ratio)
      FROM health_sample WHERE at >= greatest(begin_, upto - interval '6 days') AND at < upto GROUP BY 1, 2
    ON CONFLICT (tenant_id, hour) DO UPDATE SET
        size_bytes = excluded.size_bytes, samples = excluded.samples, unreachable = excluded.unreachable, connect_ms = excluded.connect_ms,
        connect_ms_most = excluded.connect_ms_most, query_ms = excluded.query_ms, connections = excluded.connections,
        connections_most = excluded.connections_most, lock_waits_most = excluded.lock_waits_most, deadlocks = excluded.deadlocks,
        longest_query_ms = excluded.longest_query_ms, idle_in_transaction_ms = excluded.idle_in_transaction_ms,
        transactions_per_s = excluded.transactions_per_s, rollback_ratio = excluded.rollback_ratio, cache_hit_ratio = excluded.cache_hit_ratio;
    GET DIAGNOSTICS rows_ = ROW_COUNT;
    UPDATE health_state SET rolled_until = upto;
    RETURN rows_;
END $$;

-- What the collector calls now and then.
CREATE FUNCTION tenantry.health_upkeep() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
DECLARE
    rows_ integer;
BEGIN
    IF NOT is_admin() THEN
        RAISE EXCEPTION 'only an ADMIN collects' USING ERRCODE = '42501';
    END IF;
    PERFORM health_partitions_at(clock_timestamp());
    rows_ := health_roll_up_at(clock_timestamp());
    PERFORM health_partitions_at(clock_timestamp());
    RETURN rows_;
END $$;

-- Seen by somebody, with a note, and perhaps not to be told of until a time. Also by a USER, where it is about a tenant of theirs.
-- An empty note leaves the one that is there; a null time leaves it too, one that is past ends the silence.
CREATE FUNCTION tenantry.alert_acknowledge(alert_ uuid, note_ text, silent_until timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    IF operator_id() IS NULL THEN
        RAISE EXCEPTION 'no operator of this registry' USING ERRCODE = '42501';
    END IF;
    UPDATE alert a
       SET acknowledged_by = session_user, acknowledged_at = now(), note = CASE WHEN coalesce(note_, '') = '' THEN a.note ELSE note_ END,
           silenced_until = CASE WHEN silent_until IS NULL THEN a.silenced_until WHEN silent_until <= now() THEN NULL ELSE silent_until END
     WHERE a.id = alert_ AND a.closed_at IS NULL
       AND (is_admin() OR a.tenant_id IN (SELECT t.tenant_id FROM operator_tenant t WHERE t.operator_id = operator_id()));
    RETURN FOUND;
END $$;

-- ---------------------------------------------------------------- events, telling, access

DO $$
DECLARE
    t      record;
    event_ text;
    rows_  text;
BEGIN
    FOR t IN SELECT * FROM (VALUES -- as in 0003. Of alerts only what an operator decided is an event; samples are none.
        ('threshold', 'threshold', 'id', '{id}', 'tenant_id', '{updated_at}'),
        ('product_check', 'product_check', 'id', '{id}', '', '{created_at}'),
        ('health_current', 'health', 'tenant_id', '', '', ''),
        ('health_server', 'health_server', 'server_id', '', '', ''),
        ('alert', 'alert', 'id', '{id}', 'tenant_id', '{severity,value,threshold,error,opened_at,changed_at,closed_at,acknowledged_at}')
        ) AS v(name, told, told_id, keys, tenant, omit)
    LOOP
        FOREACH event_ IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            rows_ := CASE event_ WHEN 'INSERT' THEN 'NEW TABLE AS new_rows' WHEN 'DELETE' THEN 'OLD TABLE AS old_rows'
                                 ELSE 'OLD TABLE AS old_rows NEW TABLE AS new_rows' END;
            EXECUTE format('CREATE TRIGGER tell_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.tell(%L, %L)',
                           lower(event_), event_, t.name, rows_, t.told, t.told_id);
            CONTINUE WHEN t.keys = '' OR (t.name = 'alert' AND event_ <> 'UPDATE');
            EXECUTE format('CREATE TRIGGER event_%s AFTER %s ON tenantry.%I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_events(%L, %L, %L)',
                           lower(event_), event_, t.name, rows_, t.keys, t.tenant, t.omit);
        END LOOP;
    END LOOP;
    FOREACH rows_ IN ARRAY ARRAY['health_metric', 'threshold', 'product_check', 'health_current', 'health_server', 'health_sample', 'health_server_sample',
                                 'health_hour', 'alert', 'health_collector', 'health_state'] LOOP
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.%I FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate()', rows_);
        EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', rows_);
        EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', rows_);
        EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', rows_);
        EXECUTE format('CREATE POLICY admin_all ON tenantry.%I TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()))', rows_);
    END LOOP;
    FOREACH rows_ IN ARRAY ARRAY['health_current', 'health_sample', 'health_hour', 'alert'] LOOP
        EXECUTE format('CREATE POLICY user_read ON tenantry.%I FOR SELECT TO tenantry_user USING '
                       '(tenant_id IN (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id())))', rows_);
    END LOOP;
END $$;
CREATE POLICY user_read ON tenantry.threshold FOR SELECT TO tenantry_user
    USING ((SELECT tenantry.operator_id()) IS NOT NULL AND (tenant_id IS NULL OR tenant_id IN
           (SELECT a.tenant_id FROM tenantry.operator_tenant a WHERE a.operator_id = (SELECT tenantry.operator_id()))));
CREATE POLICY user_read ON tenantry.health_metric FOR SELECT TO tenantry_user USING ((SELECT tenantry.operator_id()) IS NOT NULL);

GRANT SELECT, INSERT, UPDATE ON tenantry.health_current, tenantry.health_server, tenantry.alert, tenantry.health_collector TO tenantry_admin;
GRANT SELECT, INSERT ON tenantry.health_sample, tenantry.health_server_sample TO tenantry_admin;
GRANT SELECT ON tenantry.health_hour, tenantry.health_metric, tenantry.health_state TO tenantry_admin;
GRANT DELETE ON tenantry.health_collector TO tenantry_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenantry.threshold, tenantry.product_check TO tenantry_admin;
GRANT SELECT ON tenantry.health_current, tenantry.health_sample, tenantry.health_hour, tenantry.alert, tenantry.threshold, tenantry.health_metric TO tenantry_user;

REVOKE ALL ON FUNCTION tenantry.health_partitions_at(timestamptz), tenantry.health_roll_up_at(timestamptz), tenantry.health_upkeep(),
    tenantry.alert_acknowledge(uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenantry.health_upkeep(), tenantry.alert_acknowledge(uuid, text, timestamptz) TO tenantry_admin;
GRANT EXECUTE ON FUNCTION tenantry.alert_acknowledge(uuid, text, timestamptz) TO tenantry_user;
