-- The certificate that a tenant's customers meet, where the product says at which address its tenants answer: health looks at it too, not only
-- diagnosis. One that ran out keeps customers away as surely as a server that is down.

ALTER TABLE tenantry.health_metric DROP CONSTRAINT health_metric_unit_check;
ALTER TABLE tenantry.health_metric ADD CONSTRAINT health_metric_unit_check
    CHECK (unit IN ('percent', 'ms', 's', 'count', 'per_minute', 'transactions', 'yes', 'days'));
-- Days until it ends; 0 where it is not to be trusted for another reason. What renews by itself does so 30 days before (Let's Encrypt: at a third
-- of 90 days): with 14 left that has failed more than once.
INSERT INTO tenantry.health_metric VALUES ('certificate', 180, 'tenant', 'days', 'below', 14, 3, 0, 0, 0);

ALTER TABLE tenantry.health_current
    ADD certificate_at timestamptz,             -- when it was last seen
    ADD certificate_ends timestamptz,
    ADD certificate_problem text NOT NULL DEFAULT ''; -- why it is not trusted, in the words of the TLS library; empty: it is
