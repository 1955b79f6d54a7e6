// A USER with psql and their own password, against everything that the catalog of the registry knows: every table and view, every
// function, every class of statement. What may succeed is written here; whatever else does, now or in a later schema file, fails this.
#include "integration/registry/registryfixture.h"
#include "operators/operators.h"
#include "operators/ownpassword.h"

#include <QSet>

using namespace tenantry;
using namespace tenantry::base;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;
using namespace Qt::StringLiterals;

namespace {

// Read, as far as row-level security lets them. Nothing is written by a USER.
const QSet<QString> readable{
    u"tenantry.registry"_s,      u"tenantry.schema_change"_s, u"tenantry.server"_s,         u"tenantry.product"_s,        u"tenantry.product_migration"_s,
    u"tenantry.plan"_s,          u"tenantry.tenant_move"_s,   u"tenantry.data_key"_s,       u"tenantry.data_key_grant"_s, u"tenantry.operator"_s,
    u"tenantry.operator_key"_s,  u"tenantry.operator_tenant"_s, u"tenantry.tenant"_s,       u"tenantry.tenant_view"_s,    u"tenantry.operation"_s,
    u"tenantry.operation_step"_s, u"tenantry.event"_s,        u"tenantry.operator_session"_s,
    u"tenantry.feature"_s,       u"tenantry.feature_requirement"_s, u"tenantry.plan_feature"_s, u"tenantry.tenant_feature"_s, u"tenantry.effective_feature"_s,
    u"tenantry.run_item"_s,
    u"tenantry.inspect_mask"_s,  u"tenantry.inspection"_s,
    u"tenantry.health_current"_s, u"tenantry.health_sample"_s, u"tenantry.health_hour"_s, u"tenantry.alert"_s, u"tenantry.threshold"_s, u"tenantry.health_metric"_s,
};

// Called. Each answers about who asks, or changes what is theirs.
const QSet<QString> callable{
    u"tenantry.operator_id()"_s, u"tenantry.is_admin()"_s, u"tenantry.whoami()"_s, u"tenantry.me(uuid)"_s, u"tenantry.sign_in(integer)"_s, u"tenantry.sign_in_tell(uuid,text,jsonb)"_s, u"tenantry.sign_out(uuid)"_s,
    u"tenantry.own_key()"_s, u"tenantry.change_own_password(text,text,uuid)"_s, u"tenantry.reseal_own_key(text,text)"_s,
    u"tenantry.inspect(uuid,text,text,text)"_s, u"tenantry.inspected(uuid,bigint,boolean,double precision,text)"_s,
    u"tenantry.event_end()"_s, u"tenantry.event_hash_at(bigint)"_s, u"tenantry.alert_acknowledge(uuid,text,timestamp with time zone)"_s,
};

} // namespace

class AllowListTest : public QObject {
    Q_OBJECT
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<postgres::Connection> m_user;
    QString m_login, m_other;

private slots:
    void initTestCase()
    {
        m_registry = std::make_unique<TestRegistry>();
        const auto admin = m_registry->admin();
        test::lay(admin);
        m_registry->sql("SELECT tenantry.health_partitions_at(now())"); // partitions are tables of their own, for whoever names them
        const Secret own = secretFromText(u"una contraseña propia"_s);
        const operators::Operators people(admin, vault::quickKdf);
        for (QString *login : {&m_login, &m_other}) {
            operators::NewOperator fresh;
            fresh.login = *login = TestCluster::uniqueName(u"luis"_s);
            const auto invited = people.add(fresh);
            QVERIFY2(invited, describe(invited));
            auto settings = m_registry->adminSettings();
            settings.user = *login;
            settings.password = invited->oneTimePassword;
            QVERIFY(operators::changeOwnPassword(settings, own, {}, {}, vault::quickKdf));
        }
        m_user = *postgres::Connection::open(TestCluster::as(m_login, textFromSecret(own), m_registry->database));
    }
    void cleanupTestCase()
    {
        m_user.reset();
        m_registry.reset();
    }

    void everyTableAndView()
    {
        const auto rows = m_registry->sql("SELECT n.nspname || '.' || c.relname, c.relkind::text, (SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = 1) "
                                          "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                          "WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'v', 'm', 'p', 'f', 'S') ORDER BY 1");
        QSet<QString> seen;
        QVERIFY(rows.size() > 20);
        for (int i = 0; i < rows.size(); ++i) {
            const QString name = rows.text(i, 0);
            seen << name;
            const QByteArray table = name.toUtf8(), column = rows.bytes(i, 2);
            const QByteArray columns = name == u"tenantry.event" ? QByteArray("seq, at, operator, source, address, action, kind, entity_id, tenant_id, before, after") : QByteArray("*"); // no hashes
            const auto selected = m_user->query("SELECT " + columns + " FROM " + table + " LIMIT 1");
            QVERIFY2(selected.has_value() == readable.contains(name), qPrintable(name));
            for (const QByteArray &sql :
                 {"INSERT INTO " + table + " DEFAULT VALUES", "INSERT INTO " + table + " SELECT * FROM " + table, "UPDATE " + table + " SET " + column + " = " + column, "DELETE FROM " + table, "TRUNCATE " + table,
                  "MERGE INTO " + table + " t USING (VALUES (1)) x ON false WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT DEFAULT VALUES",
                  "SELECT 1 FROM " + table + " FOR UPDATE", "SELECT 1 FROM " + table + " FOR KEY SHARE", "DO $$ BEGIN LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE; END $$", "DROP TABLE " + table, "ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY",
                  "ALTER TABLE " + table + " DISABLE TRIGGER ALL", "ALTER TABLE " + table + " OWNER TO CURRENT_USER", "CREATE INDEX ON " + table + " (" + column + ")", "CREATE RULE r AS ON SELECT TO " + table + " DO INSTEAD NOTHING",
                  "CREATE TRIGGER t BEFORE INSERT ON " + table + " EXECUTE FUNCTION tenantry.tell('x', 'y')", "CREATE POLICY p ON " + table, "COMMENT ON TABLE " + table + " IS 'x'",
                  "GRANT SELECT ON " + table + " TO PUBLIC", "COPY " + table + " TO PROGRAM 'cat'", "CLUSTER " + table, "REINDEX TABLE " + table}) {
                const auto done = m_user->query(sql);
                // A GRANT by who may grant nothing, where they hold something, is a warning and no grant.
                const bool grant = sql.startsWith("GRANT");
                QVERIFY2(!done || grant, sql.constData());
            }
        }
        QCOMPARE(readable - seen, QSet<QString>()); // the list holds nothing that is not there
        QVERIFY(!m_registry->sql("SELECT has_table_privilege('tenantry_user', 'tenantry.server_secret', 'SELECT')").boolean(0, 0));
        QCOMPARE(m_registry->sql("SELECT count(*) FROM pg_class c, aclexplode(c.relacl) a WHERE c.relnamespace = 'tenantry'::regnamespace AND a.grantee = 0").integer(0, 0), 0);
        // Of what is readable, only what is theirs.
        for (const char *table : {"operator", "operator_key"})
            QCOMPARE(m_user->query(QByteArray("SELECT count(*) FROM tenantry.") + table)->integer(0, 0), 1);
        QCOMPARE(m_user->query("SELECT count(*) FROM tenantry.data_key_grant WHERE key_name = 'admin'")->integer(0, 0), 0);
    }

    // Views that do not ask as who queries them would show everybody what their owner sees. product_feature is one on purpose: it
    // is for products, which are no operators; the list above says that no USER reads it.
    void everyViewAsksAsItsReader()
    {
        const auto rows = m_registry->sql("SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'tenantry'::regnamespace AND c.relkind = 'v' AND c.relname <> 'product_feature' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)");
        QVERIFY2(rows.isEmpty(), rows.isEmpty() ? "" : qPrintable(rows.text(0, 0)));
        const auto bare = m_registry->sql("SELECT c.relname FROM pg_class c WHERE c.relnamespace IN ('tenantry'::regnamespace, 'tenantry_gate'::regnamespace) AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)");
        QVERIFY2(bare.isEmpty(), bare.isEmpty() ? "" : qPrintable(bare.text(0, 0)));
    }

    void everyFunction()
    {
        const auto rows = m_registry->sql("SELECT p.oid::regprocedure::text, n.nspname || '.' || quote_ident(p.proname), "
                                          "array_to_string(ARRAY(SELECT 'NULL::' || format_type(t, NULL) FROM unnest(p.proargtypes) t), ', '), p.prosecdef, p.proconfig::text, p.prorettype = 'trigger'::regtype "
                                          "FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1");
        QSet<QString> seen;
        QVERIFY(rows.size() > 20);
        for (int i = 0; i < rows.size(); ++i) {
            const QString signature = rows.text(i, 0);
            seen << signature;
            if (rows.boolean(i, 3)) // runs with somebody else's rights: nobody puts a function of theirs in front
                QVERIFY2(rows.text(i, 4).contains(u"search_path=pg_catalog"_s) && rows.text(i, 4).contains(u"pg_temp\""_s), qPrintable(signature + u' ' + rows.text(i, 4)));
            if (rows.boolean(i, 5))
                continue;
            const auto called = m_user->query("SELECT " + rows.bytes(i, 1) + "(" + rows.bytes(i, 2) + ")");
            const bool refused = !called && called.error().sqlstate == u"42501";
            QVERIFY2(refused != callable.contains(signature), qPrintable(signature + u' ' + QString::fromUtf8(describe(called))));
        }
        QCOMPARE(callable - seen, QSet<QString>());
    }

    void everyClassOfStatement_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *sql, bool allowed = false) { QTest::newRow(sql) << QByteArray(sql) << allowed; };
        // A session's own business.
        for (const char *sql : {"SELECT 1", "VALUES (1)", "SHOW server_version", "SET statement_timeout = '1min'", "LISTEN tenantry", "UNLISTEN *", "EXPLAIN SELECT * FROM tenantry.tenant", "DISCARD ALL", "RESET ALL"})
            row(sql, true);
        for (const char *sql : {
                 "CREATE TABLE public.x (y int)", "CREATE TABLE tenantry.x (y int)", "CREATE TEMP TABLE x (y int)", "SELECT 1 INTO TEMP x", "CREATE SCHEMA x", "CREATE VIEW public.v AS SELECT 1",
                 "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE PROCEDURE tenantry.f() LANGUAGE sql AS 'SELECT 1'", "CREATE SEQUENCE public.s", "CREATE TYPE public.t AS (a int)",
                 "CREATE DOMAIN public.d AS int", "CREATE OPERATOR public.+ (RIGHTARG = int, FUNCTION = int4up)", "CREATE CAST (int AS text) WITH INOUT", "CREATE EXTENSION dblink", "CREATE EXTENSION file_fdw",
                 "CREATE FOREIGN DATA WRAPPER w", "CREATE SERVER s FOREIGN DATA WRAPPER w", "CREATE PUBLICATION p FOR ALL TABLES", "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p", "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION tenantry.event_stays()",
                 "CREATE DATABASE x", "CREATE DATABASE x TEMPLATE template1", "ALTER DATABASE postgres SET work_mem = '1GB'", "DROP DATABASE postgres", "CREATE TABLESPACE t LOCATION '/tmp'", "CREATE LANGUAGE plperlu",
                 "CREATE ROLE x", "ALTER ROLE CURRENT_USER SUPERUSER", "ALTER ROLE CURRENT_USER CREATEROLE", "ALTER ROLE CURRENT_USER BYPASSRLS", "ALTER ROLE postgres PASSWORD 'x'", "ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'",
                 "GRANT tenantry_admin TO CURRENT_USER", "GRANT tenantry_owner TO CURRENT_USER", "GRANT pg_read_all_data TO CURRENT_USER", "SET ROLE tenantry_owner", "SET ROLE tenantry_admin", "SET ROLE tenantry_gatekeeper", "SET SESSION AUTHORIZATION tenantry_owner",
                 "REASSIGN OWNED BY tenantry_owner TO CURRENT_USER", "DROP OWNED BY tenantry_owner", "ALTER SYSTEM SET log_statement = 'none'", "SET log_statement = 'none'", "SET session_replication_role = replica", "SET session_preload_libraries = 'x'",
                 "ALTER DEFAULT PRIVILEGES FOR ROLE tenantry_owner GRANT ALL ON TABLES TO PUBLIC", "SECURITY LABEL ON ROLE CURRENT_USER IS 'x'", "CHECKPOINT", "LOAD 'auth_delay'",
                 "COPY (SELECT 1) TO '/tmp/x'", "COPY (SELECT 1) TO PROGRAM 'true'", "SELECT pg_read_file('/etc/passwd')", "SELECT pg_ls_dir('/')", "SELECT pg_stat_file('/etc/passwd')", "SELECT lo_import('/etc/passwd')", "SELECT pg_reload_conf()", "SELECT pg_rotate_logfile()",
                 "SELECT pg_switch_wal()", "SELECT pg_create_restore_point('x')", "SELECT pg_create_physical_replication_slot('x')", "SELECT * FROM pg_authid", "SELECT * FROM pg_hba_file_rules", "SELECT * FROM pg_file_settings", "SELECT * FROM pg_user_mapping", "SELECT * FROM pg_largeobject",
                 "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tenantry'", "SELECT * FROM pg_stat_get_wal_senders() WHERE 1/0 = 1", "DO $$ BEGIN EXECUTE 'SET ROLE tenantry_owner'; END $$", "SELECT set_config('role', 'tenantry_owner', false)",
                 "SELECT set_config('session_authorization', 'tenantry_owner', false)", "UPDATE pg_catalog.pg_class SET relname = relname", "DELETE FROM pg_catalog.pg_authid", "SET row_security = off; SELECT 1"})
            row(sql);
    }
    void everyClassOfStatement()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, allowed);
        const auto done = m_user->query(sql);
        const bool emptied = done && done->isEmpty() && sql.contains("FROM pg_stat_activity"); // nobody of that name: nothing was ended
        QVERIFY2(done.has_value() == allowed || emptied, qPrintable(QString::fromUtf8(sql) + u' ' + QString::fromUtf8(describe(done))));
    }

    // What the server shows of others to everybody: names, and never what they run or who they are by password.
    void whatTheCatalogsShow()
    {
        QVERIFY(!m_user->query("SELECT rolpassword FROM pg_authid"));
        QCOMPARE(m_user->query("SELECT count(*) FROM pg_stat_activity WHERE usename <> session_user AND query NOT IN ('', '<insufficient privilege>')")->integer(0, 0), 0);
        QVERIFY(!m_user->query("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid()"));
    }

    // And on other databases of the server: a registry takes operators, everything else has to let them in itself.
    void otherDatabases()
    {
        const QString database = TestCluster::createDatabase();
        (void)m_registry->super->query("REVOKE CONNECT ON DATABASE " + postgres::quoteIdentifier(database) + " FROM PUBLIC"); // as a tenant's is
        auto settings = m_user->settings();
        settings.database = database;
        settings.password = secretFromText(u"una contraseña propia"_s);
        const auto connection = postgres::Connection::open(settings);
        QVERIFY(!connection);
        QCOMPARE(connection.error().sqlstate, u"42501"_s);
    }
};

TENANTRY_TEST_MAIN(AllowListTest)
#include "allowlist_test.moc"
