#include "drivers/postgresql/schemasql.h"

namespace tenantry::drivers::sql {

namespace {

// Whom a role's oid stands for.
#define ROLE(oid) "CASE " oid " WHEN 0 THEN 'PUBLIC' WHEN $1 THEN '@tenant' WHEN $2 THEN '@owner' ELSE quote_ident(pg_get_userbyid(" oid ")) END"
#define OWNER(oid) "'owner ' || " ROLE(oid)
#define OPTIONS(array) "array_to_string(ARRAY(SELECT o FROM unnest(" array ") o ORDER BY o COLLATE \"C\"), ', ')"
// Values of options that are known to be no secrets; of all others only the name.
#define FDW_OPTIONS(array)                                                                                                                     \
    "array_to_string(ARRAY(SELECT CASE WHEN split_part(o, '=', 1) IN ('host', 'hostaddr', 'port', 'dbname', 'sslmode', 'schema_name', 'table_name', "   \
    "'column_name', 'use_remote_estimate', 'fetch_size', 'batch_size', 'updatable', 'truncatable', 'async_capable', 'keep_connections', 'extensions', "  \
    "'filename', 'format', 'header', 'delimiter', 'null', 'encoding') THEN o ELSE split_part(o, '=', 1) || '=…' END FROM unnest(" array ") o ORDER BY o COLLATE \"C\"), ', ')"
#define NAME(space, name) "quote_ident(" space ") || '.' || quote_ident(" name ")"
#define LINES "concat_ws(E'\\n', "
// Not temporary, not what stands behind a table, not Tenantry's own.
#define ORDINARY(space) space ".nspname !~ '^pg_(toast|temp)' AND " space ".oid <> $3"
#define NO_MEMBER(catalog, oid) "NOT EXISTS (SELECT FROM member m WHERE m.classid = '" catalog "'::regclass AND m.objid = " oid ")"

// 16384: below are the objects that initdb made, the same everywhere (FirstNormalObjectId).
constexpr char common[] = "WITH args AS (SELECT $1::oid AS tenant, $2::oid AS owner, $3::oid AS own_schema, $4::oid AS own_view), "
                          "member AS MATERIALIZED (SELECT classid, objid FROM pg_depend WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass), "
                          "rel AS MATERIALIZED (SELECT c.oid, c.relkind, c.relowner, c.relpersistence, c.relam, c.reltablespace, c.reloptions, c.reltoastrelid, c.reloftype, "
                          "c.relispartition, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.relpartbound, " NAME("n.nspname", "c.relname") " AS name, "
                          "CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized-view' WHEN 'f' THEN 'foreign-table' WHEN 'S' THEN 'sequence' "
                          "WHEN 'i' THEN 'index' WHEN 'I' THEN 'index' WHEN 'c' THEN 'type' ELSE 'table' END AS kind "
                          "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid >= 16384 AND c.oid <> $4 AND c.relkind <> 't' AND " ORDINARY("n")
                          " AND " NO_MEMBER("pg_class", "c.oid") ") ";

constexpr char tables[] =
    "SELECT t.kind, '', t.name, " LINES
    "CASE t.relkind WHEN 'p' THEN 'partitioned by ' || pg_get_partkeydef(t.oid) END, "
    "CASE t.relpersistence WHEN 'u' THEN 'unlogged' END, "
    "'of type ' || nullif(t.reloftype, 0)::regtype::text, "
    "(SELECT CASE WHEN t.relispartition THEN 'partition of ' ELSE 'inherits ' END || string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) "
    "|| coalesce(' ' || pg_get_expr(t.relpartbound, t.oid), '') FROM pg_inherits i WHERE i.inhrelid = t.oid), "
    "(SELECT 'server ' || quote_ident(s.srvname) || coalesce(' options (' || nullif(" FDW_OPTIONS("f.ftoptions") ", '') || ')', '') "
    "FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE t.relkind = 'f' AND f.ftrelid = t.oid), "
    "(SELECT 'access method ' || quote_ident(amname) FROM pg_am WHERE pg_am.oid = t.relam AND amname <> 'heap'), "
    "(SELECT 'tablespace ' || quote_ident(spcname) FROM pg_tablespace WHERE pg_tablespace.oid = t.reltablespace), "
    "'with (' || nullif(" OPTIONS("t.reloptions") ", '') || ')', "
    "(SELECT 'toast with (' || nullif(" OPTIONS("o.reloptions") ", '') || ')' FROM pg_class o WHERE o.oid = t.reltoastrelid AND o.reloptions IS NOT NULL), "
    "CASE WHEN t.relrowsecurity THEN 'row level security' END, CASE WHEN t.relforcerowsecurity THEN 'force row level security' END, "
    "CASE t.relreplident WHEN 'f' THEN 'replica identity full' WHEN 'n' THEN 'replica identity nothing' WHEN 'i' THEN 'replica identity ' || "
    "coalesce((SELECT x.indexrelid::regclass::text FROM pg_index x WHERE x.indrelid = t.oid AND x.indisreplident), 'of an index that is gone') END, "
    OWNER("t.relowner") "), '', '' FROM rel t WHERE t.relkind IN ('r', 'p', 'f') "
    // Columns. The sequence of an identity column is part of it.
    "UNION ALL SELECT 'column', t.kind || ':' || t.name, t.name || '.' || quote_ident(a.attname), "
    "concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attcollation <> 0 AND a.attcollation <> y.typcollation THEN 'COLLATE ' || a.attcollation::regcollation::text END, "
    "CASE WHEN a.attidentity <> '' THEN 'GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY' END, "
    "CASE WHEN a.attidentity <> '' THEN (SELECT '(' || concat_ws(' ', 'SEQUENCE NAME ' || q.seqrelid::regclass::text, 'START ' || q.seqstart, 'INCREMENT ' || q.seqincrement, 'MIN ' || q.seqmin, 'MAX ' || q.seqmax, "
    "'CACHE ' || q.seqcache, CASE WHEN q.seqcycle THEN 'CYCLE' END) || ')' FROM pg_depend d JOIN pg_sequence q ON q.seqrelid = d.objid WHERE d.classid = 'pg_class'::regclass "
    "AND d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i') END, "
    "CASE a.attgenerated WHEN '' THEN 'DEFAULT ' || pg_get_expr(e.adbin, e.adrelid) ELSE 'GENERATED ALWAYS AS (' || pg_get_expr(e.adbin, e.adrelid) || ') ' || "
    "CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END END, CASE WHEN a.attnotnull THEN 'NOT NULL' END, "
    "'STATISTICS ' || nullif(a.attstattarget::int, -1), 'WITH (' || nullif(" OPTIONS("a.attoptions") ", '') || ')', "
    "'OPTIONS (' || nullif(" FDW_OPTIONS("a.attfdwoptions") ", '') || ')'), "
    "CASE WHEN a.attinhcount > 0 THEN (SELECT (p.name || '.' || quote_ident(a.attname)) FROM pg_inherits i JOIN rel p ON p.oid = i.inhparent JOIN pg_attribute b ON b.attrelid = p.oid "
    "AND b.attname = a.attname AND NOT b.attisdropped WHERE i.inhrelid = t.oid ORDER BY i.inhseqno LIMIT 1) ELSE '' END, '' "
    "FROM rel t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type y ON y.oid = a.atttypid "
    "LEFT JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum WHERE t.relkind IN ('r', 'p', 'f') "
    // Their order; that of a partition is nobody's business.
    "UNION ALL SELECT 'column-order', t.kind || ':' || t.name, t.name, string_agg(quote_ident(a.attname), E'\\n' ORDER BY a.attnum), '', 'minor' "
    "FROM rel t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE t.relkind IN ('r', 'p', 'f') AND NOT t.relispartition GROUP BY t.kind, t.name ";

constexpr char partsOfTables[] =
    // What is derived from another constraint of the same table is left out: the rows that a foreign key has per partition referenced.
    // The index behind a constraint is part of it. Triggers that PostgreSQL made for a foreign key enforce it: not when they are disabled.
    "SELECT 'constraint', t.kind || ':' || t.name, t.name || '.' || quote_ident(k.conname), " LINES "pg_get_constraintdef(k.oid), "
    "CASE WHEN NOT x.indisvalid THEN 'INVALID' END, CASE WHEN x.indisclustered THEN 'clustered' END, 'with (' || nullif(" OPTIONS("n.reloptions") ", '') || ')', "
    "(SELECT 'tablespace ' || quote_ident(spcname) FROM pg_tablespace WHERE pg_tablespace.oid = n.reltablespace), "
    "CASE WHEN k.contype = 'f' AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled <> 'O') THEN 'NOT ENFORCED: its triggers are disabled' END), "
    "coalesce(CASE WHEN k.conparentid <> 0 THEN (SELECT p.name || '.' || quote_ident(c.conname) FROM pg_constraint c JOIN rel p ON p.oid = c.conrelid WHERE c.oid = k.conparentid) "
    "WHEN k.coninhcount > 0 THEN (SELECT p.name || '.' || quote_ident(k.conname) FROM pg_inherits i JOIN rel p ON p.oid = i.inhparent JOIN pg_constraint c ON c.conrelid = p.oid AND c.conname = k.conname "
    "WHERE i.inhrelid = t.oid ORDER BY i.inhseqno LIMIT 1) END, ''), '' "
    "FROM pg_constraint k JOIN rel t ON t.oid = k.conrelid LEFT JOIN pg_index x ON x.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x') LEFT JOIN pg_class n ON n.oid = x.indexrelid "
    "WHERE k.contype <> 't' AND (k.contype <> 'n' OR NOT k.convalidated) "
    "AND NOT (k.contype = 'f' AND k.conparentid <> 0 AND EXISTS (SELECT FROM pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)) "
    // Indexes, triggers; those of partitions follow from the partitioned table's.
    "UNION ALL SELECT 'index', t.kind || ':' || t.name, i.name, " LINES "pg_get_indexdef(i.oid), CASE WHEN NOT x.indisvalid THEN 'INVALID' END, CASE WHEN NOT x.indisready THEN 'not ready' END, "
    "CASE WHEN x.indisclustered THEN 'clustered' END, (SELECT 'tablespace ' || quote_ident(spcname) FROM pg_tablespace WHERE pg_tablespace.oid = i.reltablespace)), '', CASE WHEN i.relispartition AND x.indisvalid AND NOT x.indisclustered THEN 'derived' ELSE '' END "
    "FROM rel i JOIN pg_index x ON x.indexrelid = i.oid JOIN rel t ON t.oid = x.indrelid "
    "WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('p', 'u', 'x')) "
    "UNION ALL SELECT 'trigger', t.kind || ':' || t.name, t.name || '.' || quote_ident(g.tgname), " LINES "pg_get_triggerdef(g.oid), "
    "CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled on replicas only' WHEN 'A' THEN 'enabled always' END), '', CASE WHEN p.tgenabled = g.tgenabled THEN 'derived' ELSE '' END "
    "FROM pg_trigger g JOIN rel t ON t.oid = g.tgrelid LEFT JOIN pg_trigger p ON p.oid = g.tgparentid WHERE NOT g.tgisinternal "
    "UNION ALL SELECT 'rule', t.kind || ':' || t.name, t.name || '.' || quote_ident(r.rulename), " LINES "pg_get_ruledef(r.oid), "
    "CASE r.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled on replicas only' WHEN 'A' THEN 'enabled always' END), '', '' "
    "FROM pg_rewrite r JOIN rel t ON t.oid = r.ev_class WHERE r.rulename <> '_RETURN' "
    "UNION ALL SELECT 'policy', t.kind || ':' || t.name, t.name || '.' || quote_ident(p.polname), " LINES
    "CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END || ' for ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END, "
    "'to ' || array_to_string(ARRAY(SELECT x FROM (SELECT " ROLE("r") " FROM unnest(p.polroles) r) roles (x) ORDER BY x COLLATE \"C\"), ', '), "
    "'using (' || pg_get_expr(p.polqual, p.polrelid) || ')', 'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'), '', '' FROM pg_policy p JOIN rel t ON t.oid = p.polrelid "
    "UNION ALL SELECT 'statistics', coalesce(t.kind || ':' || t.name, ''), " NAME("n.nspname", "s.stxname") ", " LINES "pg_get_statisticsobjdef(s.oid), " OWNER("s.stxowner") "), '', '' "
    "FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace LEFT JOIN rel t ON t.oid = s.stxrelid WHERE " ORDINARY("n") " ";

constexpr char views[] =
    "SELECT v.kind, '', v.name, " LINES "pg_get_viewdef(v.oid), 'with (' || nullif(" OPTIONS("v.reloptions") ", '') || ')', "
    "CASE WHEN v.relkind = 'm' THEN (SELECT 'access method ' || quote_ident(amname) FROM pg_am WHERE pg_am.oid = v.relam AND amname <> 'heap') END, "
    "(SELECT 'tablespace ' || quote_ident(spcname) FROM pg_tablespace WHERE pg_tablespace.oid = v.reltablespace), "
    "(SELECT string_agg('default of ' || quote_ident(a.attname) || ' ' || pg_get_expr(e.adbin, e.adrelid), E'\\n' ORDER BY a.attname) FROM pg_attrdef e JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum "
    "WHERE e.adrelid = v.oid), " OWNER("v.relowner") "), '', '' FROM rel v WHERE v.relkind IN ('v', 'm') "
    "UNION ALL SELECT 'sequence', CASE WHEN t.oid IS NOT NULL THEN 'column:' || t.name || '.' || quote_ident(a.attname) ELSE '' END, s.name, " LINES
    "format('%s start %s increment %s min %s max %s cache %s', format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache), CASE WHEN q.seqcycle THEN 'cycle' END, "
    "CASE s.relpersistence WHEN 'u' THEN 'unlogged' END, 'owned by ' || t.name || '.' || quote_ident(a.attname), " OWNER("s.relowner") "), '', '' "
    "FROM rel s JOIN pg_sequence q ON q.seqrelid = s.oid LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass "
    "AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i') LEFT JOIN rel t ON t.oid = d.refobjid LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid "
    "WHERE s.relkind = 'S' AND d.deptype IS DISTINCT FROM 'i' ";

constexpr char types[] =
    "SELECT 'type', '', " NAME("n.nspname", "t.typname") ", " LINES
    "CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain over ' || format_type(t.typbasetype, t.typtypmod) || "
    "CASE WHEN t.typcollation <> 0 AND t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation::text ELSE '' END "
    "WHEN 'c' THEN 'composite' WHEN 'r' THEN 'range over ' || r.rngsubtype::regtype::text ELSE CASE WHEN t.typisdefined THEN 'base' ELSE 'shell' END END, "
    "(SELECT string_agg('  ' || quote_literal(e.enumlabel), E'\\n' ORDER BY e.enumsortorder) FROM pg_enum e WHERE t.typtype = 'e' AND e.enumtypid = t.oid), "
    "CASE WHEN t.typtype = 'd' THEN 'default ' || coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) END, CASE WHEN t.typnotnull THEN 'not null' END, "
    "(SELECT string_agg('constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), E'\\n' ORDER BY k.conname) FROM pg_constraint k "
    "WHERE t.typtype = 'd' AND k.contypid = t.oid AND k.contype = 'c'), "
    "(SELECT string_agg('  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation <> 0 AND a.attcollation <> y.typcollation "
    "THEN ' COLLATE ' || a.attcollation::regcollation::text ELSE '' END, E'\\n' ORDER BY a.attnum) FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid "
    "WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), "
    "CASE WHEN t.typtype = 'r' THEN 'multirange ' || r.rngmultitypid::regtype::text END, "
    "'operator class ' || (SELECT " NAME("on_.nspname", "o.opcname") " FROM pg_opclass o JOIN pg_namespace on_ ON on_.oid = o.opcnamespace WHERE o.oid = r.rngsubopc AND NOT o.opcdefault), "
    "'collation ' || nullif(r.rngcollation, 0)::regcollation::text, 'canonical ' || nullif(r.rngcanonical::oid, 0)::regproc::text, 'subtype difference ' || nullif(r.rngsubdiff::oid, 0)::regproc::text, "
    "CASE WHEN t.typtype = 'b' AND t.typisdefined THEN format('input %s output %s length %s', t.typinput, t.typoutput, t.typlen) END, " OWNER("t.typowner") "), '', '' "
    "FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_range r ON r.rngtypid = t.oid LEFT JOIN pg_class c ON c.oid = t.typrelid "
    "WHERE t.oid >= 16384 AND " ORDINARY("n") " AND t.typtype <> 'm' AND (t.typtype <> 'c' OR c.relkind = 'c') AND NOT (t.typtype = 'b' AND t.typcategory = 'A') AND " NO_MEMBER("pg_type", "t.oid") " "
    "UNION ALL SELECT 'schema', '', quote_ident(n.nspname), " OWNER("n.nspowner") ", '', '' FROM pg_namespace n "
    "WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.oid <> $3 AND " NO_MEMBER("pg_namespace", "n.oid") " "
    // Its owner is whoever built the template.
    "UNION ALL SELECT 'extension', '', quote_ident(e.extname), 'version ' || e.extversion || E'\\nschema ' || quote_ident(n.nspname), '', '' "
    "FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ";

constexpr char routines[] =
    "SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, '', " NAME("n.nspname", "p.proname") " || '(' || oidvectortypes(p.proargtypes) || ')', "
    LINES "CASE WHEN p.prokind <> 'a' THEN rtrim(pg_get_functiondef(p.oid), E'\\n') END, "
    "(SELECT " LINES "'arguments ' || pg_get_function_arguments(p.oid), 'state ' || format_type(a.aggtranstype, NULL) || ' by ' || a.aggtransfn::text, 'final ' || nullif(a.aggfinalfn::oid, 0)::regproc::text || ' ' || a.aggfinalmodify::text "
    "|| CASE WHEN a.aggfinalextra THEN ' extra' ELSE '' END, 'kind ' || nullif(a.aggkind::text, 'n') || ' ' || a.aggnumdirectargs, 'combine ' || nullif(a.aggcombinefn::oid, 0)::regproc::text, 'serialize ' || nullif(a.aggserialfn::oid, 0)::regproc::text, "
    "'deserialize ' || nullif(a.aggdeserialfn::oid, 0)::regproc::text, 'initial ' || quote_literal(a.agginitval), 'space ' || nullif(a.aggtransspace, 0), 'sort by ' || nullif(a.aggsortop, 0)::regoperator::text, "
    "'moving ' || nullif(a.aggmtransfn::oid, 0)::regproc::text || ' ' || a.aggminvtransfn::text || ' ' || format_type(a.aggmtranstype, NULL) || ' ' || a.aggmfinalfn::text || coalesce(' ' || quote_literal(a.aggminitval), '')) "
    "FROM pg_aggregate a WHERE p.prokind = 'a' AND a.aggfnoid = p.oid), CASE WHEN p.prokind = 'a' THEN 'parallel ' || p.proparallel::text END, " OWNER("p.proowner") "), '', '' "
    "FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_proc", "p.oid")
    " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i') "; // made with a range type

constexpr char operators[] =
    "SELECT 'operator', '', quote_ident(n.nspname) || '.' || o.oprname || '(' || coalesce(nullif(o.oprleft, 0)::regtype::text, 'NONE') || ', ' || coalesce(nullif(o.oprright, 0)::regtype::text, 'NONE') || ')', "
    LINES "'function ' || o.oprcode::text || ' returns ' || o.oprresult::regtype::text, 'commutator ' || nullif(o.oprcom, 0)::regoperator::text, 'negator ' || nullif(o.oprnegate, 0)::regoperator::text, "
    "'restrict ' || nullif(o.oprrest::oid, 0)::regproc::text, 'join ' || nullif(o.oprjoin::oid, 0)::regproc::text, CASE WHEN o.oprcanmerge THEN 'merges' END, CASE WHEN o.oprcanhash THEN 'hashes' END, " OWNER("o.oprowner") "), '', '' "
    "FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_operator", "o.oid") " "
    "UNION ALL SELECT 'operator-class', '', " NAME("n.nspname", "o.opcname") " || ' using ' || quote_ident(m.amname), " LINES "'for ' || o.opcintype::regtype::text || CASE WHEN o.opcdefault THEN ' default' ELSE '' END, "
    "'family ' || (SELECT " NAME("fn.nspname", "f.opfname") " FROM pg_opfamily f JOIN pg_namespace fn ON fn.oid = f.opfnamespace WHERE f.oid = o.opcfamily), 'storage ' || nullif(o.opckeytype, 0)::regtype::text, " OWNER("o.opcowner") "), '', '' "
    "FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod WHERE o.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_opclass", "o.oid") " "
    "UNION ALL SELECT 'operator-family', '', " NAME("n.nspname", "o.opfname") " || ' using ' || quote_ident(m.amname), " LINES
    "(SELECT string_agg(format('operator %s %s', a.amopstrategy, a.amopopr::regoperator), E'\\n' ORDER BY a.amopstrategy, a.amopopr::regoperator::text COLLATE \"C\") FROM pg_amop a WHERE a.amopfamily = o.oid), "
    "(SELECT string_agg(format('function %s %s', a.amprocnum, a.amproc::regprocedure), E'\\n' ORDER BY a.amprocnum, a.amproc::regprocedure::text COLLATE \"C\") FROM pg_amproc a WHERE a.amprocfamily = o.oid), " OWNER("o.opfowner") "), '', '' "
    "FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod WHERE o.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_opfamily", "o.oid") " "
    "UNION ALL SELECT 'cast', '', c.castsource::regtype::text || ' as ' || c.casttarget::regtype::text, " LINES
    "CASE c.castmethod WHEN 'f' THEN 'function ' || c.castfunc::regprocedure::text WHEN 'i' THEN 'inout' ELSE 'binary' END, CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' ELSE 'explicit' END), '', '' "
    "FROM pg_cast c WHERE c.oid >= 16384 AND " NO_MEMBER("pg_cast", "c.oid") " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i') "
    "UNION ALL SELECT 'collation', '', " NAME("n.nspname", "c.collname") ", " LINES "'provider ' || c.collprovider::text, 'collate ' || c.collcollate, 'ctype ' || c.collctype, "
    "'locale ' || coalesce(to_jsonb(c)->>'colllocale', to_jsonb(c)->>'colliculocale'), 'rules ' || (to_jsonb(c)->>'collicurules'), CASE WHEN NOT c.collisdeterministic THEN 'not deterministic' END, " OWNER("c.collowner") "), '', '' "
    "FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE c.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_collation", "c.oid") " "
    "UNION ALL SELECT 'conversion', '', " NAME("n.nspname", "c.conname") ", " LINES "format('from %s to %s by %s', pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc), CASE WHEN c.condefault THEN 'default' END, " OWNER("c.conowner") "), '', '' "
    "FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_conversion", "c.oid") " "
    "UNION ALL SELECT 'text-search-configuration', '', " NAME("n.nspname", "c.cfgname") ", " LINES "(SELECT 'parser ' || " NAME("pn.nspname", "p.prsname") " FROM pg_ts_parser p JOIN pg_namespace pn ON pn.oid = p.prsnamespace WHERE p.oid = c.cfgparser), "
    "(SELECT string_agg(format('%s: %s', m.maptokentype, m.dicts), E'\\n' ORDER BY m.maptokentype) FROM (SELECT maptokentype, string_agg(mapdict::regdictionary::text, ', ' ORDER BY mapseqno) AS dicts FROM pg_ts_config_map WHERE mapcfg = c.oid GROUP BY 1) m), " OWNER("c.cfgowner") "), '', '' "
    "FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace WHERE c.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_ts_config", "c.oid") " "
    "UNION ALL SELECT 'text-search-dictionary', '', " NAME("n.nspname", "c.dictname") ", " LINES "(SELECT 'template ' || " NAME("pn.nspname", "p.tmplname") " FROM pg_ts_template p JOIN pg_namespace pn ON pn.oid = p.tmplnamespace WHERE p.oid = c.dicttemplate), "
    "'options ' || c.dictinitoption, " OWNER("c.dictowner") "), '', '' FROM pg_ts_dict c JOIN pg_namespace n ON n.oid = c.dictnamespace WHERE c.oid >= 16384 AND " ORDINARY("n") " AND " NO_MEMBER("pg_ts_dict", "c.oid") " ";

// What is the database's and in no schema. (Texts are put in order by bytes everywhere: databases have different collations.)
constexpr char whole[] =
    "SELECT 'database', '', '@database', " OWNER("d.datdba") ", '', '' FROM pg_database d WHERE d.datname = current_database() "
    // Chosen when the database was made, not by a version: minor.
    "UNION ALL SELECT 'locale', '', '@database', " LINES "'encoding ' || pg_encoding_to_char(d.encoding), 'provider ' || d.datlocprovider::text, 'collate ' || d.datcollate, 'ctype ' || d.datctype, "
    "'locale ' || coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale'), 'rules ' || (to_jsonb(d)->>'daticurules')), '', 'minor' FROM pg_database d WHERE d.datname = current_database() "
    // Of settings that a product made up (app.key = …) only the name: they may be secrets, and say who the tenant is.
    "UNION ALL SELECT 'setting', '', split_part(v, '=', 1) || ' for ' || CASE s.setrole WHEN 0 THEN '@database' ELSE " ROLE("s.setrole") " END, "
    "CASE WHEN split_part(v, '=', 1) LIKE '%.%' THEN '…' ELSE substr(v, strpos(v, '=') + 1) END, '', '' "
    "FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database() CROSS JOIN unnest(s.setconfig) v "
    "UNION ALL SELECT 'event-trigger', '', quote_ident(e.evtname), " LINES "'on ' || e.evtevent::text, 'when tag in (' || array_to_string(ARRAY(SELECT t FROM unnest(e.evttags) t ORDER BY t COLLATE \"C\"), ', ') || ')', "
    "'execute function ' || e.evtfoid::regprocedure::text, CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled on replicas only' WHEN 'A' THEN 'enabled always' END), '', '' "
    "FROM pg_event_trigger e WHERE " NO_MEMBER("pg_event_trigger", "e.oid") " "
    "UNION ALL SELECT 'publication', '', quote_ident(p.pubname), " LINES "CASE WHEN p.puballtables THEN 'for all tables' END, "
    "'publish ' || concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END), "
    "CASE WHEN p.pubviaroot THEN 'via partition root' END, 'generated columns ' || nullif(nullif(to_jsonb(p)->>'pubgencols', 'n'), 'false'), "
    "(SELECT string_agg('schema ' || quote_ident(n.nspname), E'\\n' ORDER BY n.nspname) FROM pg_publication_namespace r JOIN pg_namespace n ON n.oid = r.pnnspid WHERE r.pnpubid = p.oid), "
    "(SELECT string_agg('table ' || r.prrelid::regclass::text || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', '') "
    "|| coalesce(' where ' || pg_get_expr(r.prqual, r.prrelid), ''), E'\\n' ORDER BY r.prrelid::regclass::text COLLATE \"C\") FROM pg_publication_rel r WHERE r.prpubid = p.oid), " OWNER("p.pubowner") "), '', '' FROM pg_publication p "
    "UNION ALL SELECT 'subscription', '', quote_ident(s.subname), " LINES "'publications ' || array_to_string(ARRAY(SELECT t FROM unnest(s.subpublications) t ORDER BY t COLLATE \"C\"), ', '), CASE WHEN NOT s.subenabled THEN 'disabled' END), '', '' "
    "FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database() "
    "UNION ALL SELECT 'foreign-data-wrapper', '', quote_ident(w.fdwname), " LINES "'handler ' || nullif(w.fdwhandler, 0)::regproc::text, 'validator ' || nullif(w.fdwvalidator, 0)::regproc::text, 'options (' || nullif(" FDW_OPTIONS("w.fdwoptions") ", '') || ')'), '', '' "
    "FROM pg_foreign_data_wrapper w WHERE " NO_MEMBER("pg_foreign_data_wrapper", "w.oid") " "
    "UNION ALL SELECT 'foreign-server', '', quote_ident(s.srvname), " LINES "'wrapper ' || quote_ident(w.fdwname), 'type ' || s.srvtype, 'version ' || s.srvversion, 'options (' || nullif(" FDW_OPTIONS("s.srvoptions") ", '') || ')', " OWNER("s.srvowner") "), '', '' "
    "FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE " NO_MEMBER("pg_foreign_server", "s.oid") " "
    "UNION ALL SELECT 'user-mapping', 'foreign-server:' || quote_ident(u.srvname), quote_ident(u.srvname) || ' for ' || " ROLE("u.umuser") ", '', '', '' FROM pg_user_mappings u "
    "UNION ALL SELECT 'language', '', quote_ident(l.lanname), " LINES "CASE WHEN l.lanpltrusted THEN 'trusted' END, 'handler ' || nullif(l.lanplcallfoid, 0)::regproc::text), '', '' FROM pg_language l WHERE l.oid >= 16384 AND " NO_MEMBER("pg_language", "l.oid") " "
    "UNION ALL SELECT 'access-method', '', quote_ident(a.amname), a.amtype::text || ' handler ' || a.amhandler::text, '', '' FROM pg_am a WHERE a.oid >= 16384 AND " NO_MEMBER("pg_am", "a.oid") " "
    "UNION ALL SELECT 'transform', '', t.trftype::regtype::text || ' for ' || quote_ident(l.lanname), format('from sql %s to sql %s', t.trffromsql, t.trftosql), '', '' FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE " NO_MEMBER("pg_transform", "t.oid") " ";

// What may be done by whom, as far as it is not what the owner may anyway and what initdb or an extension gave (pg_init_privs). Grants
// on what belongs to the system or an extension count: nobody should have changed those. That something is not granted on an extension's
// objects does not: default privileges of whoever made it, in a template or here, take it away.
constexpr char grants[] =
    ", source AS MATERIALIZED ("
    "SELECT 'pg_class'::regclass::oid AS class, c.oid, 0 AS sub, c.relacl AS acl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r'::\"char\" END, c.relowner) AS usual, c.relowner AS owner, "
    "coalesce(r.kind, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END) AS kind, " NAME("n.nspname", "c.relname") " AS name "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN rel r ON r.oid = c.oid WHERE c.relacl IS NOT NULL AND c.oid <> $4 AND n.nspname <> 'information_schema' AND " ORDINARY("n") " " // made after initdb wrote pg_init_privs
    "UNION ALL SELECT 'pg_class'::regclass, c.oid, a.attnum, a.attacl, acldefault('c', c.relowner), c.relowner, 'column', " NAME("n.nspname", "c.relname") " || '.' || quote_ident(a.attname) "
    "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND c.oid <> $4 AND " ORDINARY("n") " "
    "UNION ALL SELECT 'pg_proc'::regclass, p.oid, 0, p.proacl, acldefault('f', p.proowner), p.proowner, CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, "
    NAME("n.nspname", "p.proname") " || '(' || oidvectortypes(p.proargtypes) || ')' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.proacl IS NOT NULL AND " ORDINARY("n") " "
    "UNION ALL SELECT 'pg_type'::regclass, t.oid, 0, t.typacl, acldefault('T', t.typowner), t.typowner, 'type', " NAME("n.nspname", "t.typname") " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typacl IS NOT NULL AND " ORDINARY("n") " "
    "UNION ALL SELECT 'pg_namespace'::regclass, n.oid, 0, n.nspacl, acldefault('n', n.nspowner), n.nspowner, 'schema', quote_ident(n.nspname) FROM pg_namespace n WHERE n.nspacl IS NOT NULL AND n.nspname <> 'information_schema' AND " ORDINARY("n") " "
    "UNION ALL SELECT 'pg_database'::regclass, d.oid, 0, d.datacl, acldefault('d', d.datdba), d.datdba, 'database', '@database' FROM pg_database d WHERE d.datacl IS NOT NULL AND d.datname = current_database() "
    "UNION ALL SELECT 'pg_language'::regclass, l.oid, 0, l.lanacl, acldefault('l', l.lanowner), l.lanowner, 'language', quote_ident(l.lanname) FROM pg_language l WHERE l.lanacl IS NOT NULL "
    "UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, w.oid, 0, w.fdwacl, acldefault('F', w.fdwowner), w.fdwowner, 'foreign-data-wrapper', quote_ident(w.fdwname) FROM pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL "
    "UNION ALL SELECT 'pg_foreign_server'::regclass, s.oid, 0, s.srvacl, acldefault('S', s.srvowner), s.srvowner, 'foreign-server', quote_ident(s.srvname) FROM pg_foreign_server s WHERE s.srvacl IS NOT NULL), "
    "held AS (SELECT s.*, coalesce(i.initprivs, s.usual) AS given FROM source s LEFT JOIN pg_init_privs i ON i.classoid = s.class AND i.objoid = s.oid AND i.objsubid = s.sub WHERE s.acl IS DISTINCT FROM coalesce(i.initprivs, s.usual)), "
    "changed AS (SELECT h.kind, h.name, h.owner, a.grantee, 'GRANT ' AS verb, a.privilege_type, a.is_grantable, a.grantor FROM held h, aclexplode(h.acl) a "
    "WHERE NOT EXISTS (SELECT FROM aclexplode(h.given) g WHERE (g.grantee, g.privilege_type, g.is_grantable, g.grantor) = (a.grantee, a.privilege_type, a.is_grantable, a.grantor)) "
    "UNION ALL SELECT h.kind, h.name, h.owner, g.grantee, 'REVOKE ', g.privilege_type, g.is_grantable, g.grantor FROM held h, aclexplode(h.given) g "
    "WHERE NOT EXISTS (SELECT FROM aclexplode(h.acl) a WHERE (g.grantee, g.privilege_type, g.is_grantable, g.grantor) = (a.grantee, a.privilege_type, a.is_grantable, a.grantor)) "
    "AND NOT EXISTS (SELECT FROM member m WHERE m.classid = h.class AND m.objid = h.oid) "
    // By default for what a role makes from now on. What the server's owner makes is Tenantry's: no tenant's object comes from it.
    "UNION ALL SELECT 'default', CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END || ' of ' || " ROLE("d.defaclrole")
    " || coalesce(' in ' || quote_ident(n.nspname), ''), d.defaclrole, a.grantee, CASE WHEN a.here THEN 'GRANT ' ELSE 'REVOKE ' END, a.privilege_type, a.is_grantable, a.grantor "
    "FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace CROSS JOIN LATERAL (SELECT true AS here, x.* FROM aclexplode(d.defaclacl) x UNION ALL SELECT false, y.* FROM aclexplode(acldefault("
    "CASE d.defaclobjtype WHEN 'S' THEN 's'::\"char\" ELSE d.defaclobjtype END, d.defaclrole)) y WHERE d.defaclnamespace = 0) a "
    "WHERE (d.defaclrole <> $2 OR d.defaclrole = $1) AND d.defaclnamespace <> $3 AND (d.defaclnamespace <> 0 OR NOT EXISTS (SELECT FROM (SELECT true AS here, x.* FROM aclexplode(d.defaclacl) x UNION ALL SELECT false, y.* FROM aclexplode(acldefault("
    "CASE d.defaclobjtype WHEN 'S' THEN 's'::\"char\" ELSE d.defaclobjtype END, d.defaclrole)) y) b WHERE b.here <> a.here AND (b.grantee, b.privilege_type, b.is_grantable, b.grantor) = (a.grantee, a.privilege_type, a.is_grantable, a.grantor)))), "
    // Tenantry's own, which can only look (inspectionroles.h): no migration grants them anything, and no tenant can write such a comment.
    "looking AS (SELECT objoid FROM pg_shdescription WHERE classoid = 'pg_authid'::regclass AND description ~ '^tenantry:.* (inspector|reader)$') "
    "SELECT CASE kind WHEN 'default' THEN 'default-grant' ELSE 'grant' END, CASE kind WHEN 'default' THEN '' ELSE kind || ':' || name END, CASE kind WHEN 'default' THEN '' ELSE kind || ' ' END || name || ' to ' || " ROLE("grantee") ", "
    "string_agg(verb || privilege_type || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END || CASE WHEN grantor <> owner THEN ' by ' || " ROLE("grantor") " ELSE '' END, E'\\n' ORDER BY verb COLLATE \"C\", privilege_type COLLATE \"C\"), '', '' "
    "FROM changed WHERE grantee NOT IN (SELECT objoid FROM looking) GROUP BY kind, name, grantee, " ROLE("grantee");

} // namespace

QByteArray schemaOpening(const QByteArray &roleLiteral)
{
    // Constants are written by the output functions of their types, which follow these settings; a database or a role may have others.
    return "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL quote_all_identifiers = off; "
           "SET LOCAL standard_conforming_strings = on; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'; "
           "SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL lc_monetary = 'C'; SET LOCAL xmlbinary = 'base64'; SET LOCAL jit = off; "
           "SET LOCAL lock_timeout = '5s'; "
           // The tenant's role, or whose the database is; the owner; the schema of the bookkeeping, unless the tenant made one; the view of the features.
           "SELECT coalesce((SELECT oid FROM pg_roles WHERE rolname = " + roleLiteral + "), d.datdba), me.oid, n.oid, "
           "(SELECT v.oid FROM pg_class v JOIN pg_namespace p ON p.oid = v.relnamespace WHERE p.nspname = 'public' AND v.relname = 'tenantry_features' AND v.relkind = 'v' "
           "AND EXISTS (SELECT FROM pg_rewrite r JOIN pg_depend x ON x.classid = 'pg_rewrite'::regclass AND x.objid = r.oid JOIN pg_class f ON x.refclassid = 'pg_class'::regclass AND f.oid = x.refobjid "
           "WHERE r.ev_class = v.oid AND f.relname = 'feature' AND f.relnamespace = n.oid)) "
           "FROM pg_database d CROSS JOIN pg_roles me LEFT JOIN pg_namespace n ON n.nspname = 'tenantry' AND (n.nspowner = me.oid OR n.nspowner <> d.datdba "
           "AND n.nspowner IS DISTINCT FROM (SELECT oid FROM pg_roles WHERE rolname = " + roleLiteral + ")) "
           "WHERE d.datname = current_database() AND me.rolname = session_user";
}

QByteArrayList schemaQueries(int)
{
    QByteArrayList out;
    for (const char *query : {tables, partsOfTables, views, types, routines, operators, whole, grants})
        out << QByteArray(common) + query;
    return out;
}

} // namespace tenantry::drivers::sql
