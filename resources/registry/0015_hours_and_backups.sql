-- What was missing of health: hours of servers, as tenants have them; which backups were made, and when; more that can be judged.

-- ---------------------------------------------------------------- partitions

-- One partition, unless it is there. Only for whoever owns the registry.
CREATE FUNCTION tenantry.health_partition(parent text, unit text, begins timestamptz) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    name_ text := parent || '_' || to_char(begins, 'YYYYMMDD');
BEGIN
    IF to_regclass('tenantry.' || quote_ident(name_)) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE tenantry.%I (LIKE tenantry.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name_, parent);
    EXECUTE format('ALTER TABLE tenantry.%I ENABLE ROW LEVEL SECURITY', name_);
    EXECUTE format('ALTER TABLE tenantry.%I FORCE ROW LEVEL SECURITY', name_);
    EXECUTE format('CREATE POLICY owner_all ON tenantry.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name_);
    EXECUTE format('ALTER TABLE tenantry.%I ATTACH PARTITION tenantry.%I FOR VALUES FROM (%L) TO (%L)', parent, name_, begins, begins + ('1 ' || unit)::interval);
END $$;

-- As in 0013; samples of servers are kept as those of tenants are: raw for 48 hours in days, by hour for 90 days in weeks.
CREATE OR REPLACE FUNCTION tenantry.health_partitions_at(at_ timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, tenantry, pg_temp SET lock_timeout = '3s' SET timezone = 'UTC' AS $$
DECLARE
    kind   record;
    step   interval;
    old    record;
    rolled timestamptz := (SELECT rolled_until FROM health_state);
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('tenantry.health_partitions', 7));
    FOR kind IN SELECT * FROM (VALUES ('health_sample', 'day', 3, interval '48 hours', true), ('health_server_sample', 'day', 3, interval '48 hours', true),
                                      ('health_hour', 'week', 2, interval '90 days', false), ('health_server_hour', 'week', 2, interval '90 days', false))
                              AS v(parent, unit, ahead, keep, raw)
    LOOP
        step := ('1 ' || kind.unit)::interval;
        FOR i IN -1 .. kind.ahead - 1 LOOP -- one back: the hour that is rolled up may be yesterday's
            PERFORM health_partition(kind.parent, kind.unit, date_trunc(kind.unit, at_) + i * step);
        END LOOP;
        FOR old IN SELECT c.relname, to_timestamp(right(c.relname, 8), 'YYYYMMDD') + step AS ends FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                    WHERE i.inhparent = ('tenantry.' || kind.parent)::regclass AND c.relname ~ '_[0-9]{8}$'
        LOOP
            CONTINUE WHEN old.ends > at_ - kind.keep OR (kind.raw AND (rolled IS NULL OR old.ends > rolled));
            EXECUTE format('DROP TABLE tenantry.%I', old.relname);
        END LOOP;
    END LOOP;
END $$;

-- ---------------------------------------------------------------- hours of servers

CREATE TABLE tenantry.health_server_hour (
    server_id         uuid NOT NULL,
    hour              timestamptz NOT NULL,
    samples           integer NOT NULL,
    unreachable       integer NOT NULL, -- of them
    connect_ms        real,    -- mean, as far as nothing else is said
    connect_ms_most   real,
    query_ms          real,
    connections       real,
    connections_most  integer,
    active_most       integer,
    lock_waits_most   integer,
    replication_lag_s real,    -- the longest
    PRIMARY KEY (server_id, hour)
) PARTITION BY RANGE (hour);
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.health_server_hour FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate();
ALTER TABLE tenantry.health_server_hour ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenantry.health_server_hour FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON tenantry.health_server_hour TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY admin_all ON tenantry.health_server_hour TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()));
GRANT SELECT ON tenantry.health_server_hour TO tenantry_admin;

-- Of servers alone; health_roll_up_at() says from when. Returns how many rows.
CREATE FUNCTION tenantry.health_roll_up_servers(from_ timestamptz, upto timestamptz) RETURNS integer LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    rows_ integer;
BEGIN
    INSERT INTO health_server_hour
    SELECT server_id, date_trunc('hour', at), count(*), count(*) FILTER (WHERE NOT reachable), avg(connect_ms), max(connect_ms), avg(query_ms), avg(connections), max(connections),
           max(active), max(lock_waits), max(replication_lag_s)
      FROM health_server_sample WHERE at >= from_ AND at < upto GROUP BY 1, 2
    ON CONFLICT (server_id, hour) DO UPDATE SET
        samples = excluded.samples, unreachable = excluded.unreachable, connect_ms = excluded.connect_ms, connect_ms_most = excluded.connect_ms_most,
        query_ms = excluded.query_ms, connections = excluded.connections, connections_most = excluded.connections_most, active_most = excluded.active_most,
        lock_waits_most = excluded.lock_waits_most, replication_lag_s = excluded.replication_lag_s;
    GET DIAGNOSTICS rows_ = ROW_COUNT;
    RETURN rows_;
END $$;

-- As in 0013, with servers.
CREATE OR REPLACE FUNCTION tenantry.health_roll_up_at(at_ timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
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
    begin_ := greatest(begin_, upto - interval '6 days');
    INSERT INTO health_hour
    SELECT tenant_id, date_trunc('hour', at), (array_agg(size_bytes ORDER BY at DESC) FILTER (WHERE size_bytes IS NOT NULL))[1], count(*),
           count(*) FILTER (WHERE NOT reachable), avg(connect_ms), max(connect_ms), avg(query_ms), avg(connections), max(connections), max(lock_waits),
           sum(deadlocks), max(longest_query_ms), max(idle_in_transaction_ms), avg(transactions_per_s), avg(rollback_ratio), avg(cache_hit_ratio)
      FROM health_sample WHERE at >= begin_ AND at < upto GROUP BY 1, 2
    ON CONFLICT (tenant_id, hour) DO UPDATE SET
        size_bytes = excluded.size_bytes, samples = excluded.samples, unreachable = excluded.unreachable, connect_ms = excluded.connect_ms,
        connect_ms_most = excluded.connect_ms_most, query_ms = excluded.query_ms, connections = excluded.connections,
        connections_most = excluded.connections_most, lock_waits_most = excluded.lock_waits_most, deadlocks = excluded.deadlocks,
        longest_query_ms = excluded.longest_query_ms, idle_in_transaction_ms = excluded.idle_in_transaction_ms,
        transactions_per_s = excluded.transactions_per_s, rollback_ratio = excluded.rollback_ratio, cache_hit_ratio = excluded.cache_hit_ratio;
    GET DIAGNOSTICS rows_ = ROW_COUNT;
    rows_ := rows_ + health_roll_up_servers(begin_, upto);
    UPDATE health_state SET rolled_until = upto;
    RETURN rows_;
END $$;

REVOKE ALL ON FUNCTION tenantry.health_partition(text, text, timestamptz), tenantry.health_roll_up_servers(timestamptz, timestamptz) FROM PUBLIC;

-- What 0013 kept raw for 90 days in weeks becomes hours, and days of what is younger than 48 hours.
DO $$
DECLARE
    zone   text := current_setting('timezone');
    now_   timestamptz := clock_timestamp();
    from_  timestamptz;
    old    record;
    begins timestamptz;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhparent = 'tenantry.health_server_sample'::regclass) THEN
        RETURN; -- nobody ever collected
    END IF;
    PERFORM set_config('timezone', 'UTC', true);
    from_ := date_trunc('day', now_ - interval '48 hours');
    FOR old IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'tenantry.health_server_sample'::regclass LOOP
        PERFORM tenantry.health_partition('health_server_hour', 'week', to_timestamp(right(old.relname, 8), 'YYYYMMDD'));
    END LOOP;
    PERFORM tenantry.health_roll_up_servers('-infinity', date_trunc('hour', now_));
    FOR old IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'tenantry.health_server_sample'::regclass LOOP
        EXECUTE format('ALTER TABLE tenantry.health_server_sample DETACH PARTITION tenantry.%I', old.relname);
        EXECUTE format('ALTER TABLE tenantry.%I RENAME TO %I', old.relname, 'old_' || old.relname); -- a week may begin on a day that is made now
    END LOOP;
    FOR begins IN SELECT generate_series(from_, date_trunc('day', now_) + interval '2 days', interval '1 day') LOOP
        PERFORM tenantry.health_partition('health_server_sample', 'day', begins);
    END LOOP;
    FOR old IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'tenantry'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^old_health_server_sample_[0-9]{8}$' LOOP
        EXECUTE format('INSERT INTO tenantry.health_server_sample SELECT * FROM tenantry.%I WHERE at >= %L AND at < %L', old.relname, from_, date_trunc('day', now_) + interval '3 days');
        EXECUTE format('DROP TABLE tenantry.%I', old.relname);
    END LOOP;
    PERFORM set_config('timezone', zone, true);
END $$;

-- ---------------------------------------------------------------- backups

-- A backup that is complete, as far as whoever made it could see: where it was written, and as of when the data in it is. Whether it is
-- still there nobody asks. No reference to tenant: a backup outlives it.
CREATE TABLE tenantry.backup (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id      uuid NOT NULL,
    run_id         uuid NOT NULL,             -- the roll-out before which it was made
    schema_version text NOT NULL DEFAULT '',  -- of the data in it
    at             timestamptz NOT NULL,      -- when it was begun: what was written later is not in it. By this server's clock
    host           text NOT NULL,             -- the computer that has it
    path           text NOT NULL,
    bytes          bigint NOT NULL,
    made_by        text NOT NULL DEFAULT session_user,
    UNIQUE (run_id, tenant_id, schema_version, host)
);
CREATE INDEX backup_tenant_idx ON tenantry.backup (tenant_id, at DESC);

-- tenant.last_backup_at is that of the newest.
CREATE FUNCTION tenantry.backup_made() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, tenantry, pg_temp AS $$
BEGIN
    UPDATE tenant t SET last_backup_at = n.at FROM (SELECT tenant_id, max(at) AS at FROM new_rows GROUP BY 1) n
     WHERE t.id = n.tenant_id AND (t.last_backup_at IS NULL OR t.last_backup_at < n.at);
    RETURN NULL;
END $$;
CREATE TRIGGER made_insert AFTER INSERT ON tenantry.backup REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tenantry.backup_made();
CREATE TRIGGER made_update AFTER UPDATE ON tenantry.backup REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tenantry.backup_made();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.backup FOR EACH STATEMENT EXECUTE FUNCTION tenantry.no_truncate();
ALTER TABLE tenantry.backup ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenantry.backup FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON tenantry.backup TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY admin_all ON tenantry.backup TO tenantry_admin USING ((SELECT tenantry.is_admin())) WITH CHECK ((SELECT tenantry.is_admin()));
GRANT SELECT, INSERT, UPDATE ON tenantry.backup TO tenantry_admin; -- a USER sees tenant.last_backup_at, and no folder of anybody's

-- ---------------------------------------------------------------- more that can be judged

-- Where no level is given, nothing is judged until somebody gives one.
INSERT INTO tenantry.health_metric VALUES
    -- Never read since the server began to count, of 1 MB or more, enforcing nothing; where it has counted for a week. What replicas read is
    -- not counted here: whether one may go is for people to say.
    ('unused_indexes', 143, 'tenant', 'count', 'above', NULL, NULL, 0, 0, 0),
    -- Of the worst B-tree of 10 MB or more: space that its entries do not need, estimated from their number and width.
    ('index_bloat', 146, 'tenant', 'percent', 'above', NULL, NULL, 0, 0, 5),
    -- Days since the last backup; without one, since the tenant was made. No level: Tenantry makes backups before roll-outs, whenever those are,
    -- and what somebody else makes it does not see.
    ('backup_age', 165, 'tenant', 'days', 'above', NULL, NULL, 0, 0, 0);
