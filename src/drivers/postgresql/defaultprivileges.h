// Default privileges count for what their role makes. Inside of a PL/pgSQL block with `tenant` (a role's name), `me` (its oid), `own` (oids of schemas
// that are left alone) and a record `entry`: those of other roles in this database, for the tenant's role too.
#pragma once

#define TENANTRY_DEFAULT_PRIVILEGES R"sql(    FOR entry IN
        SELECT CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                                    ELSE 'SCHEMAS' END AS things,
               CASE WHEN n.nspname IS NULL THEN '' ELSE format('IN SCHEMA %I', n.nspname) END AS place, a.privilege_type AS privilege, a.is_grantable AS grantable,
               coalesce(quote_ident(g.rolname), 'PUBLIC') AS grantee
        FROM pg_default_acl d CROSS JOIN aclexplode(d.defaclacl) a
            LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace LEFT JOIN pg_roles g ON g.oid = a.grantee
        WHERE d.defaclrole <> me AND a.grantee NOT IN (d.defaclrole, me) AND d.defaclnamespace <> ALL (own)
          AND (a.grantee = 0 OR g.oid IS NOT NULL)
    LOOP
        EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I %s GRANT %s ON %s TO %s%s', tenant, entry.place, entry.privilege, entry.things,
                       entry.grantee, CASE WHEN entry.grantable THEN ' WITH GRANT OPTION' ELSE '' END);
    END LOOP;
    FOR entry IN
        SELECT CASE defaclobjtype WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END AS things FROM pg_default_acl
        WHERE defaclrole <> me AND defaclnamespace = 0 AND defaclobjtype IN ('f', 'T')
          AND NOT EXISTS (SELECT FROM aclexplode(defaclacl) WHERE grantee = 0)
    LOOP
        EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I REVOKE ALL ON %s FROM PUBLIC', tenant, entry.things);
    END LOOP;
)sql"
