// Who holds the credential that a USER is handed, with psql and without the box, against everything that the catalogs of a tenant's database and
// of its server know. What may succeed is written here; whatever else does, now or with a later file or version, fails this. The classes of
// statements are in roles_test.cpp (outsideOfTheBox), the registry's own list in operators/allowlist_test.cpp.
#include "inspected.h"

#include <QSet>

using namespace tenantry;
using namespace tenantry::test;
using postgres::quoteIdentifier;

namespace {

// Columns of the tenant's tables and views, one by one: what no mask covers and nothing masked is made of.
const QSet<QString> readable{
    u"public.customer.id"_s,  u"public.customer.name"_s, u"public.customer.note"_s, u"public.account.company"_s,
    u"public.patient.id"_s,   u"public.patient.name"_s,  u"public.patients.id"_s,   u"public.patients.name"_s,
    u"billing.invoice.id"_s,  u"billing.invoice.total"_s,
    u"public.counter.last_value"_s, u"public.counter.log_cnt"_s, u"public.counter.is_called"_s,
    u"public.patient_id_seq.last_value"_s, u"public.patient_id_seq.log_cnt"_s, u"public.patient_id_seq.is_called"_s,
};

// Outside of the server's own. The first looks, by its own rights; the second is a trigger's, which nobody calls.
const QSet<QString> callable{u"tenantry.activity()"_s, u"touch()"_s};

// What the server keeps from everybody but superusers and its own monitoring roles. All else there is everybody's to read: names, never passwords.
const QSet<QString> closedCatalogs{
    u"pg_authid"_s, u"pg_backend_memory_contexts"_s, u"pg_config"_s, u"pg_file_settings"_s, u"pg_hba_file_rules"_s, u"pg_ident_file_mappings"_s, u"pg_largeobject"_s,
    u"pg_replication_origin_status"_s, u"pg_shadow"_s, u"pg_shmem_allocations"_s, u"pg_shmem_allocations_numa"_s, u"pg_statistic"_s, u"pg_statistic_ext_data"_s, u"pg_subscription"_s, u"pg_user_mapping"_s,
    u"pg_aios"_s, u"sql_parts"_s, u"transforms"_s,
};

// Where everybody may sign in: there is nothing of a tenant's, and Tenantry changes no database that it did not make.
const QSet<QString> openToAll{u"postgres"_s, u"template1"_s};

} // namespace

class InspectionAllowListTest : public Inspected {
    Q_OBJECT
    std::unique_ptr<Connection> m_inspector;
    QString m_role;

    postgres::Rows inside(const QByteArray &sql, const postgres::Params &params = {}) const // as the superuser, who sees all
    {
        auto rows = TestCluster::connect(m_mine.database)->query(sql, params);
        if (!rows)
            qFatal("%s: %s", sql.constData(), words(rows.error()));
        return std::move(*rows);
    }
    void signIn()
    {
        auto connection = Connection::open(credential(m_user));
        if (!connection)
            qFatal("%s", words(connection.error()));
        m_inspector = std::move(*connection);
        QVERIFY(m_inspector->query("SET default_transaction_read_only = off"));
    }

private slots:
    void initTestCase()
    {
        begin(u"inspect_allowlist"_s);
        QVERIFY(Entrance(m_admin).prepare(m_mine));
        signIn();
        m_role = m_inspector->settings().user;
        QVERIFY(m_role.startsWith(u"i_"_s));
    }
    void cleanupTestCase() { m_inspector.reset(); }

    void everyColumn()
    {
        const auto rows = inside("SELECT n.nspname, c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
                                 "WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f', 'S') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2, 3");
        QSet<QString> all;
        QVERIFY(rows.size() > 25);
        for (int i = 0; i < rows.size(); ++i) {
            const QString name = rows.text(i, 0) + u'.' + rows.text(i, 1) + u'.' + rows.text(i, 2);
            all << name;
            const auto done = m_inspector->query("SELECT " + quoteIdentifier(rows.text(i, 2)) + " FROM " + quoteIdentifier(rows.text(i, 0)) + '.' + quoteIdentifier(rows.text(i, 1)) + " LIMIT 1");
            QVERIFY2(done.has_value() == readable.contains(name), qPrintable(name + u' ' + QString::fromUtf8(describe(done))));
            if (!done)
                QCOMPARE(done.error().sqlstate, u"42501"_s);
        }
        QCOMPARE(readable - all, QSet<QString>()); // the list holds nothing that is not there
    }

    void everyTable()
    {
        const auto rows = inside("SELECT n.nspname, c.relname, (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = 1) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                 "WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2");
        QVERIFY(rows.size() > 10);
        for (int i = 0; i < rows.size(); ++i) {
            const QByteArray table = quoteIdentifier(rows.text(i, 0)) + '.' + quoteIdentifier(rows.text(i, 1)), column = quoteIdentifier(rows.text(i, 2));
            for (const QByteArray &sql :
                 {"INSERT INTO " + table + " DEFAULT VALUES", "INSERT INTO " + table + " SELECT * FROM " + table, "UPDATE " + table + " SET " + column + " = " + column, "DELETE FROM " + table, "DELETE FROM " + table + " WHERE false", "TRUNCATE " + table,
                  "MERGE INTO " + table + " t USING (VALUES (1)) x ON false WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT DEFAULT VALUES",
                  "SELECT 1 FROM " + table + " FOR UPDATE", "SELECT 1 FROM " + table + " FOR KEY SHARE", "DO $$ BEGIN LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE; END $$", "DO $$ BEGIN LOCK TABLE " + table + " IN ROW EXCLUSIVE MODE; END $$", "DROP TABLE " + table, "DROP VIEW " + table, "DROP SEQUENCE " + table,
                  "ALTER TABLE " + table + " DISABLE TRIGGER ALL", "ALTER TABLE " + table + " OWNER TO CURRENT_USER", "ALTER TABLE " + table + " ADD COLUMN x int", "CREATE INDEX ON " + table + " (" + column + ")", "CREATE STATISTICS ON " + column + ", ctid FROM " + table,
                  "CREATE RULE r AS ON INSERT TO " + table + " DO INSTEAD NOTHING", "CREATE TRIGGER t BEFORE INSERT ON " + table + " EXECUTE FUNCTION touch()", "CREATE POLICY p ON " + table, "COMMENT ON TABLE " + table + " IS 'x'", "CREATE TABLE public.x (LIKE " + table + ')',
                  "CREATE TABLE public.x () INHERITS (" + table + ')', "CREATE TEMP TABLE x AS SELECT * FROM " + table, "COPY " + table + " TO PROGRAM 'cat'", "COPY " + table + " FROM PROGRAM 'cat'", "CLUSTER " + table, "REINDEX TABLE " + table, "REFRESH MATERIALIZED VIEW " + table,
                  "SELECT nextval('" + table + "')", "SELECT setval('" + table + "', 1)", "SELECT pg_prewarm('" + table + "')", "SELECT brin_summarize_new_values('" + table + "')", "SELECT lo_import('" + table + "')"}) {
                const auto done = m_inspector->query(sql);
                QVERIFY2(!done, sql.constData());
                const bool ofARow = sql.startsWith("INSERT INTO") || sql.startsWith("UPDATE") || sql.startsWith("DELETE") || sql.startsWith("TRUNCATE") || sql.startsWith("DO ");
                // 42809, 0A000, 55000: it is a view or a sequence, which is looked at first. 428C9: a column that is made of others.
                QVERIFY2(!ofARow || QStringList({u"42501"_s, u"42809"_s, u"0A000"_s, u"55000"_s, u"428C9"_s}).contains(done.error().sqlstate), qPrintable(QString::fromUtf8(sql) + u' ' + done.error().sqlstate));
            }
            QVERIFY(m_inspector->query("SELECT 1")); // it was the server that said no
        }
        QCOMPARE(one(m_mine, "SELECT count(*) FROM customer"), u"2"_s);
        QCOMPARE(one(m_mine, "SELECT is_called::text FROM counter"), u"false"_s);
    }

    void everyFunction()
    {
        const auto rows = inside("SELECT p.oid::regprocedure::text, quote_ident(n.nspname) || '.' || quote_ident(p.proname), array_to_string(ARRAY(SELECT 'NULL::' || format_type(t, NULL) FROM unnest(p.proargtypes) t), ', '), p.prorettype = 'trigger'::regtype, "
                                 "has_function_privilege($1, p.oid, 'EXECUTE') FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'", {m_role});
        QSet<QString> seen;
        for (int i = 0; i < rows.size(); ++i) {
            const QString signature = rows.text(i, 0);
            seen << signature;
            QVERIFY2(rows.boolean(i, 4) == callable.contains(signature), qPrintable(signature));
            const auto called = m_inspector->query("SELECT " + rows.bytes(i, 1) + '(' + rows.bytes(i, 2) + ')');
            QVERIFY2(called.has_value() == (callable.contains(signature) && !rows.boolean(i, 3)), qPrintable(signature + u' ' + QString::fromUtf8(describe(called))));
        }
        QCOMPARE(callable - seen, QSet<QString>());
        // Of the server's own, what everybody has and no more.
        const auto more = inside("SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) "
                                 "AND has_function_privilege($1, oid, 'EXECUTE') AND NOT has_function_privilege('public', oid, 'EXECUTE')", {m_role});
        QVERIFY2(more.isEmpty(), more.isEmpty() ? "" : qPrintable(more.text(0, 0)));
    }

    void everyCatalog()
    {
        const auto rows = inside("SELECT n.nspname, c.relname, (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 ORDER BY a.attnum LIMIT 1) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                 "WHERE n.nspname IN ('pg_catalog', 'information_schema', 'pg_toast') AND c.relkind IN ('r', 'v', 't') ORDER BY 1, 2");
        QVERIFY(rows.size() > 150);
        for (int i = 0; i < rows.size(); ++i) {
            const QByteArray table = quoteIdentifier(rows.text(i, 0)) + '.' + quoteIdentifier(rows.text(i, 1)), column = quoteIdentifier(rows.text(i, 2));
            const auto done = m_inspector->query("SELECT * FROM " + table + " LIMIT 0");
            // What an oversized value of a masked column is kept in is no way to it either.
            const bool closed = rows.text(i, 0) == u"pg_toast" || closedCatalogs.contains(rows.text(i, 1)) || rows.text(i, 1).startsWith(u"_pg_"_s);
            if (rows.text(i, 1) == u"pg_subscription") { // column by column
                QVERIFY(m_inspector->query("SELECT subname FROM pg_subscription LIMIT 0"));
                QVERIFY(!m_inspector->query("SELECT subconninfo FROM pg_subscription LIMIT 0"));
            }
            const bool byEverybodyToo = inside("SELECT has_table_privilege('public', $1::regclass, 'SELECT')", {QString::fromUtf8(table)}).boolean(0, 0);
            QVERIFY2(done.has_value() == byEverybodyToo, table.constData());
            if (!rows.text(i, 1).startsWith(u"_pg_"_s))
                QVERIFY2(done.has_value() != closed, table.constData());
            for (const QByteArray &sql : {"DELETE FROM " + table, "UPDATE " + table + " SET " + column + " = " + column, "INSERT INTO " + table + " SELECT * FROM " + table}) {
                const auto changed = m_inspector->query("EXPLAIN " + sql);
                QVERIFY2(!changed || !m_inspector->query(sql), sql.constData());
            }
            QVERIFY2(!m_inspector->query("TRUNCATE " + table), table.constData());
        }
    }

    // Every list of rights that the catalogs hold, in the database and shared: the two roles are in those that are named, and own nothing.
    void everyRight()
    {
        const QByteArray acls = "SELECT 'column', attacl FROM pg_attribute UNION ALL SELECT 'relation ' || relkind::text, relacl FROM pg_class UNION ALL SELECT 'function', proacl FROM pg_proc "
                                "UNION ALL SELECT 'schema', nspacl FROM pg_namespace UNION ALL SELECT 'database ' || CASE datname WHEN current_database() THEN 'own' ELSE 'other' END, datacl FROM pg_database UNION ALL SELECT 'type', typacl FROM pg_type "
                                "UNION ALL SELECT 'language', lanacl FROM pg_language UNION ALL SELECT 'server', srvacl FROM pg_foreign_server UNION ALL SELECT 'wrapper', fdwacl FROM pg_foreign_data_wrapper "
                                "UNION ALL SELECT 'tablespace', spcacl FROM pg_tablespace UNION ALL SELECT 'large object', lomacl FROM pg_largeobject_metadata UNION ALL SELECT 'default', defaclacl FROM pg_default_acl"
            + QByteArray(m_inspector->serverVersion() >= 150000 ? " UNION ALL SELECT 'parameter', paracl FROM pg_parameter_acl" : "");
        const auto rows = inside("SELECT DISTINCT k || ' ' || x.privilege_type || CASE WHEN x.is_grantable THEN ' and may pass it on' ELSE '' END "
                                 "FROM (" + acls + ") a (k, acl) CROSS JOIN aclexplode(a.acl) x WHERE x.grantee = $1::regrole ORDER BY 1", {m_role});
        QStringList found;
        for (int i = 0; i < rows.size(); ++i)
            found << rows.text(i, 0);
        QCOMPARE(found, QStringList({u"column SELECT"_s, u"database own CONNECT"_s, u"function EXECUTE"_s, u"relation S SELECT"_s, u"schema USAGE"_s}));
        const auto owned = inside("SELECT deptype::text || ' ' || classid::regclass::text FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = $1::regrole AND deptype <> 'a'", {m_role});
        QVERIFY2(owned.isEmpty(), owned.isEmpty() ? "" : qPrintable(owned.text(0, 0)));
        const auto role = inside("SELECT rolsuper, rolinherit AND EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid), rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid), rolconnlimit "
                                 "FROM pg_roles r WHERE oid = $1::regrole", {m_role});
        for (int column = 0; column < 7; ++column)
            QVERIFY2(!role.boolean(0, column), qPrintable(role.columns().at(column)));
        QCOMPARE(role.integer(0, 7), drivers::inspectionSessions);
    }

    void everyDatabase()
    {
        const auto rows = inside("SELECT datname FROM pg_database WHERE datallowconn ORDER BY 1");
        auto settings = credential(m_user);
        int entered = 0;
        for (int i = 0; i < rows.size(); ++i) {
            settings.database = rows.text(i, 0);
            const bool ours = settings.database == m_mine.database || settings.database == m_other.database || settings.database == m_fleet.registry.database;
            if (!ours && !openToAll.contains(settings.database))
                continue; // another test's
            const auto connection = Connection::open(settings);
            QVERIFY2(connection.has_value() == (settings.database == m_mine.database || openToAll.contains(settings.database)), qPrintable(settings.database));
            ++entered;
            if (connection && settings.database != m_mine.database) {
                QVERIFY((*connection)->query("SET default_transaction_read_only = off"));
                for (const char *sql : {"CREATE TABLE public.x (y int)", "CREATE SCHEMA x", "CREATE EXTENSION dblink", "COMMENT ON DATABASE postgres IS 'x'"})
                    QVERIFY2(!(*connection)->query(sql), sql);
            }
        }
        QVERIFY(entered >= 4);
    }
};

TENANTRY_TEST_MAIN(InspectionAllowListTest)
#include "allowlist_test.moc"
