-- Where a product's tenants answer on the web, so that a diagnosis can walk the way that a customer takes: https://{host}/health, with
-- {host}, {subdomain} and {slug} for what varies between tenants.
ALTER TABLE tenantry.product ADD COLUMN web_address text NOT NULL DEFAULT ''
    CHECK (web_address = '' OR (web_address ~ '^https?://[^[:space:][:cntrl:]]+$' AND length(web_address) <= 2000));
