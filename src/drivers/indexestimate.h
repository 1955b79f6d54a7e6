// How much of an index is empty space, as a piece of SQL: an estimate, and a cheap one.
#pragma once

namespace tenantry::drivers::sql {

// Bytes that a B-tree has beyond what its entries need: their number and the mean widths of their columns, both of the last VACUUM or ANALYZE,
// packed into pages as full as its fillfactor says (PostgreSQL manual, 65.1 B-Tree Indexes and 73.6 Database Page Layout: a page has 40 bytes of its
// own, an entry 8 and a pointer of 4). NULL: another kind of index, or a width that is not known (never analyzed, or not to be read by this
// role). Entries of the same value are stored once (deduplication): of those, more is empty than this says.
// `index`: an oid. With search_path = pg_catalog; the caller has no alias that begins with "est_".
#define TENANTRY_BTREE_EMPTY(index)                                                                                                        \
    "(SELECT CASE WHEN est_e.known AND est_e.reltuples > 0 THEN greatest(0, est_e.relpages - 1 - ceil(1.02 * ceil(est_e.reltuples::numeric "      \
    "/ greatest(1, floor((current_setting('block_size')::int - 40) * est_e.fill / 100 / (12 + est_e.nulls + 8 * ceil(est_e.width / 8)))))))::int8 " \
    "* current_setting('block_size')::int8 END FROM (SELECT est_c.relpages, est_c.reltuples, bool_and(est_c.relam = 403 AND est_s.avg_width IS NOT NULL) AS known, "  \
    "coalesce((SELECT option_value::numeric FROM pg_options_to_table(est_c.reloptions) WHERE option_name = 'fillfactor'), 90) AS fill, "         \
    "CASE WHEN max(est_s.null_frac) > 0 THEN 8 ELSE 0 END AS nulls, sum((1 - est_s.null_frac)::numeric * est_s.avg_width) AS width "            \
    "FROM pg_index est_i JOIN pg_class est_c ON est_c.oid = est_i.indexrelid JOIN pg_class est_t ON est_t.oid = est_i.indrelid "                \
    "JOIN pg_namespace est_n ON est_n.oid = est_t.relnamespace JOIN pg_attribute est_a ON est_a.attrelid = est_c.oid "                          \
    "LEFT JOIN pg_attribute est_k ON est_k.attrelid = est_t.oid AND est_k.attnum = est_i.indkey[est_a.attnum - 1] "                            \
    "LEFT JOIN pg_stats est_s ON est_s.schemaname = est_n.nspname AND est_s.tablename = CASE WHEN est_k.attname IS NULL THEN est_c.relname ELSE est_t.relname END "  \
    "AND est_s.attname = coalesce(est_k.attname, est_a.attname) AND NOT est_s.inherited "                                                     \
    "WHERE est_i.indexrelid = " index " GROUP BY est_c.relpages, est_c.reltuples, est_c.reloptions) est_e)"

} // namespace tenantry::drivers::sql
