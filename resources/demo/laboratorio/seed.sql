-- The first account of a laboratory, and its name. Runs once, after the migrations, in one transaction.
-- Values arrive as settings (tenantry.admin_email, …): nothing is pasted into this text.

INSERT INTO app_setting (key, value)
SELECT v.key, v.value
FROM (VALUES ('company.name', current_setting('tenantry.company_name', true)),
             ('company.slug', current_setting('tenantry.slug', true)),
             ('company.subdomain', current_setting('tenantry.subdomain', true))) AS v (key, value)
WHERE v.value <> ''
ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value;

-- No e-mail address, no account: the laboratory makes its first one another way.
INSERT INTO app_user (email, full_name, password_hash, role, branch_id, must_change_password)
SELECT btrim(current_setting('tenantry.admin_email', true)),
       coalesce(nullif(btrim(current_setting('tenantry.admin_name', true)), ''), btrim(current_setting('tenantry.admin_email', true))),
       current_setting('tenantry.admin_password_hash', true), 'admin', (SELECT min(id) FROM branch), true
WHERE btrim(current_setting('tenantry.admin_email', true)) <> ''
ON CONFLICT ((lower(email))) DO NOTHING;
