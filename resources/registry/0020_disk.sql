-- Room on the disk of a server, where it can be known: PostgreSQL has no function for it, so only of a server on the computer that looks, whose data
-- directory its owner may name (pg_read_all_settings). A full disk stops every tenant of the server at once (53100).

INSERT INTO tenantry.health_metric VALUES
    -- Of the disk with the data directory. 15/5: what monitoring tools ship with (node_exporter's mixin warns at 15 % with a trend, and at 5 % without);
    -- PostgreSQL needs some of it for WAL, sorts and VACUUM FULL.
    ('disk_free', 235, 'server', 'percent', 'below', 15, 5, 60, 300, 1);

ALTER TABLE tenantry.health_server
    ADD disk_free bigint, -- bytes that PostgreSQL may still take; NULL: not known
    ADD disk_size bigint;
