-- The registry: who the tenants are, where their data lives, and who may see and change that.
--
-- Applied by the role that owns the registry (tenantry_owner), in a transaction of its own, never changed once released:
-- a registry keeps the checksum of every file. Newer files only add, so that an older program can still read.
--
-- Secrets live in tables of their own (…_secret, operator_key): a row that anybody may read never carries one, and no
-- later GRANT on a table of plain facts can open one by mistake.

-- Nothing here can be called by somebody it was not granted to.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;

CREATE SCHEMA tenantry;

CREATE TABLE tenantry.schema_change (
    version    integer PRIMARY KEY,
    name       text NOT NULL,
    sha256     bytea NOT NULL,
    applied_by text NOT NULL DEFAULT session_user,
    applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tenantry.registry (
    single      boolean PRIMARY KEY DEFAULT true CHECK (single), -- one row
    id          uuid NOT NULL,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    base_domain text NOT NULL CHECK (length(base_domain) BETWEEN 1 AND 253),
    colour      text NOT NULL CHECK (colour IN ('green', 'amber', 'red')),
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- ---------------------------------------------------------------- operators and keys

CREATE TABLE tenantry.operator (
    id         uuid PRIMARY KEY,
    login      text COLLATE "C" NOT NULL UNIQUE CHECK (octet_length(login) BETWEEN 1 AND 63), -- a login role of the server
    name       text NOT NULL,
    email      text NOT NULL DEFAULT '',
    role       text NOT NULL CHECK (role IN ('ADMIN', 'USER')),
    enabled    boolean NOT NULL DEFAULT true,
    language   text NOT NULL DEFAULT '' CHECK (language IN ('', 'en', 'es')),
    public_key text NOT NULL, -- PEM; what data keys are wrapped for
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- Sealed under the operator's password. Nobody reads another one's, an ADMIN neither.
CREATE TABLE tenantry.operator_key (
    operator_id        uuid PRIMARY KEY REFERENCES tenantry.operator ON DELETE CASCADE,
    sealed_private_key text NOT NULL,
    updated_at         timestamptz NOT NULL DEFAULT now()
);

-- A key pair that belongs to a piece of paper.
CREATE TABLE tenantry.recovery_key (
    id                 uuid PRIMARY KEY,
    public_key         text NOT NULL,
    sealed_private_key text NOT NULL,
    created_at         timestamptz NOT NULL DEFAULT now(),
    retired_at         timestamptz
);

-- Which data keys there are. The keys themselves exist only wrapped.
CREATE TABLE tenantry.data_key (
    name       text NOT NULL CHECK (name IN ('admin', 'inspect')),
    version    integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz,
    PRIMARY KEY (name, version)
);

CREATE TABLE tenantry.data_key_grant (
    id          uuid PRIMARY KEY,
    key_name    text NOT NULL,
    key_version integer NOT NULL,
    operator_id uuid REFERENCES tenantry.operator ON DELETE CASCADE,
    recovery_id uuid REFERENCES tenantry.recovery_key ON DELETE CASCADE,
    wrapped     bytea NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(operator_id, recovery_id) = 1),
    UNIQUE (key_name, key_version, operator_id),
    UNIQUE (key_name, key_version, recovery_id),
    FOREIGN KEY (key_name, key_version) REFERENCES tenantry.data_key
);

-- ---------------------------------------------------------------- servers, products, plans

CREATE TABLE tenantry.server (
    id                   uuid PRIMARY KEY,
    name                 text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    driver               text NOT NULL DEFAULT 'postgresql' CHECK (driver IN ('postgresql', 'mongodb')),
    host                 text NOT NULL CHECK (host <> ''),
    port                 integer NOT NULL DEFAULT 5432 CHECK (port BETWEEN 1 AND 65535),
    maintenance_database text NOT NULL DEFAULT 'postgres' CHECK (octet_length(maintenance_database) BETWEEN 1 AND 63),
    user_name            text NOT NULL CHECK (octet_length(user_name) BETWEEN 1 AND 63),
    tls                  text NOT NULL DEFAULT 'prefer'
                         CHECK (tls IN ('disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full')),
    root_certificate     text NOT NULL DEFAULT '',
    accepts_tenants      boolean NOT NULL DEFAULT true,
    max_tenants          integer NOT NULL DEFAULT 0 CHECK (max_tenants >= 0), -- 0: no limit
    server_version       integer NOT NULL DEFAULT 0,                          -- as last seen
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX server_name_key ON tenantry.server (lower(name));

CREATE TABLE tenantry.server_secret (
    server_id  uuid PRIMARY KEY REFERENCES tenantry.server ON DELETE CASCADE,
    sealed     text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tenantry.plan (
    id               uuid PRIMARY KEY,
    name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description      text NOT NULL DEFAULT '',
    connection_limit integer NOT NULL DEFAULT 20 CHECK (connection_limit >= -1), -- per tenant role; -1 none
    position         integer NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX plan_name_key ON tenantry.plan (lower(name));

CREATE TABLE tenantry.product (
    id                 uuid PRIMARY KEY,
    name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description        text NOT NULL DEFAULT '',
    template_database  text NOT NULL DEFAULT '' CHECK (octet_length(template_database) <= 63),
    template_version   text NOT NULL DEFAULT '',
    template_server_id uuid REFERENCES tenantry.server ON DELETE SET NULL,
    seed_sql           text NOT NULL DEFAULT '',
    layout             text NOT NULL DEFAULT '',
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX product_name_key ON tenantry.product (lower(name));

CREATE TABLE tenantry.product_migration (
    product_id    uuid NOT NULL REFERENCES tenantry.product ON DELETE CASCADE,
    position      integer NOT NULL CHECK (position > 0), -- order of application; repeatables after all versioned ones
    version       text NOT NULL DEFAULT '',
    name          text NOT NULL,
    file_name     text NOT NULL,
    sha256        bytea NOT NULL CHECK (octet_length(sha256) = 32),
    body          text NOT NULL,
    transactional boolean NOT NULL DEFAULT true,
    repeatable    boolean NOT NULL DEFAULT false,
    added_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (repeatable = (version = '')),
    -- Deferred: appending versioned files moves the repeatables behind them in one transaction.
    CONSTRAINT product_migration_position_key UNIQUE (product_id, position) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX product_migration_version_key ON tenantry.product_migration (product_id, version) WHERE NOT repeatable;
CREATE UNIQUE INDEX product_migration_repeatable_key ON tenantry.product_migration (product_id, name) WHERE repeatable;

-- ---------------------------------------------------------------- tenants

CREATE TABLE tenantry.tenant (
    id             uuid PRIMARY KEY,
    slug           text NOT NULL CHECK (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(slug) <= 63),
    company_name   text NOT NULL CHECK (length(company_name) BETWEEN 1 AND 200 AND company_name = btrim(company_name)),
    subdomain      text NOT NULL CHECK (subdomain ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(subdomain) <= 63),
    product_id     uuid NOT NULL REFERENCES tenantry.product,
    plan_id        uuid REFERENCES tenantry.plan,
    driver         text NOT NULL DEFAULT 'postgresql' CHECK (driver IN ('postgresql', 'mongodb')),
    server_id      uuid NOT NULL REFERENCES tenantry.server,
    deployment     text NOT NULL DEFAULT 'shared' CHECK (deployment IN ('shared', 'dedicated')),
    db_name        text NOT NULL CHECK (octet_length(db_name) BETWEEN 1 AND 63),
    db_role        text NOT NULL CHECK (octet_length(db_role) BETWEEN 1 AND 63),
    state          text NOT NULL DEFAULT 'provisioning'
                   CHECK (state IN ('provisioning', 'active', 'paused', 'maintenance', 'failed', 'deleting')),
    schema_version text NOT NULL DEFAULT '',
    admin_name     text NOT NULL DEFAULT '',
    admin_email    text NOT NULL DEFAULT '',
    labels         text[] NOT NULL DEFAULT '{}',
    note           text NOT NULL DEFAULT '',
    size_bytes     bigint,           -- this and the next four: as last measured, not part of the row's version
    connections    integer,
    latency_ms     double precision,
    measured_at    timestamptz,
    last_backup_at timestamptz,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    version        bigint NOT NULL DEFAULT 1
);
-- Taken as long as the row is there, in whatever state: a name is free again when its database is really gone. Both are
-- lower case by their CHECK, so unique whatever the case; on the bare column, because row-level security lets the
-- planner use an index for = but not for lower(), which is not leakproof.
CREATE UNIQUE INDEX tenant_slug_key ON tenantry.tenant (slug);
CREATE UNIQUE INDEX tenant_subdomain_key ON tenantry.tenant (subdomain);
CREATE UNIQUE INDEX tenant_database_key ON tenantry.tenant (server_id, db_name);
CREATE UNIQUE INDEX tenant_role_key ON tenantry.tenant (server_id, db_role);
CREATE INDEX tenant_product_idx ON tenantry.tenant (product_id);
CREATE INDEX tenant_plan_idx ON tenantry.tenant (plan_id);

CREATE TABLE tenantry.tenant_secret (
    tenant_id  uuid PRIMARY KEY REFERENCES tenantry.tenant ON DELETE CASCADE,
    sealed     text NOT NULL, -- the password of db_role
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- The one list of what a tenant's state may become. from_state '' is the birth of the row.
CREATE TABLE tenantry.tenant_move (
    from_state text NOT NULL,
    to_state   text NOT NULL,
    PRIMARY KEY (from_state, to_state)
);
INSERT INTO tenantry.tenant_move VALUES
    ('', 'provisioning'), ('', 'active'), -- active: a database that was there before
    ('provisioning', 'active'), ('provisioning', 'failed'), ('provisioning', 'deleting'),
    ('failed', 'provisioning'), ('failed', 'deleting'),
    ('active', 'paused'), ('active', 'maintenance'), ('active', 'deleting'),
    ('paused', 'active'), ('paused', 'maintenance'), ('paused', 'deleting'),
    ('maintenance', 'active'), ('maintenance', 'paused'), ('maintenance', 'deleting');

-- What a USER may see.
CREATE TABLE tenantry.operator_tenant (
    operator_id uuid NOT NULL REFERENCES tenantry.operator ON DELETE CASCADE,
    tenant_id   uuid NOT NULL REFERENCES tenantry.tenant ON DELETE CASCADE,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (operator_id, tenant_id)
);
CREATE INDEX operator_tenant_tenant_idx ON tenantry.operator_tenant (tenant_id);

-- ---------------------------------------------------------------- operations

-- No reference to tenant: the journal begins before the tenant's row and outlives it.
CREATE TABLE tenantry.operation (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL,
    tenant_id   uuid,
    tenant_slug text NOT NULL DEFAULT '',
    tenant_name text NOT NULL DEFAULT '',
    state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'succeeded', 'failed', 'undoing', 'undone')),
    arguments   jsonb NOT NULL DEFAULT '{}',
    started_by  text NOT NULL DEFAULT session_user,
    worked_by   text NOT NULL DEFAULT '',
    error       jsonb,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX operation_created_idx ON tenantry.operation (created_at DESC, id DESC);
CREATE INDEX operation_tenant_idx ON tenantry.operation (tenant_id);

CREATE TABLE tenantry.operation_secret (
    operation_id uuid PRIMARY KEY REFERENCES tenantry.operation ON DELETE CASCADE,
    sealed       text NOT NULL
);

CREATE TABLE tenantry.operation_step (
    operation_id uuid NOT NULL REFERENCES tenantry.operation ON DELETE CASCADE,
    position     integer NOT NULL,
    name         text NOT NULL,
    state        text NOT NULL DEFAULT 'pending'
                 CHECK (state IN ('pending', 'running', 'done', 'failed', 'undone', 'skipped')),
    started_at   timestamptz,
    finished_at  timestamptz,
    attempts     integer NOT NULL DEFAULT 0,
    ms           double precision NOT NULL DEFAULT 0,
    error        jsonb,
    PRIMARY KEY (operation_id, position)
);

-- ---------------------------------------------------------------- events

-- Append-only; written by triggers alone. Each row's hash covers the hash before it.
CREATE TABLE tenantry.event (
    seq           bigint PRIMARY KEY,
    at            timestamptz NOT NULL,
    operator      text NOT NULL, -- session_user
    source        text NOT NULL, -- application_name
    action        text NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    kind          text NOT NULL, -- the table
    entity_id     text NOT NULL,
    tenant_id     uuid,
    before        jsonb,         -- of an update: what changed
    after         jsonb,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL
);
CREATE INDEX event_tenant_idx ON tenantry.event (tenant_id, seq);

-- Where the chain ends: rows cut off at its end are missed.
CREATE TABLE tenantry.event_head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    seq    bigint NOT NULL,
    hash   bytea NOT NULL
);
INSERT INTO tenantry.event_head VALUES (true, 0, sha256('tenantry'));
