// What the two roles may: made once, set right again, closed, taken away; and what a USER with libpq and the credential in hand gets, against
// a list of what may succeed.
#include "inspected.h"

#include "fleet/inspectionaccess.h"
#include "migrations/drift.h"

#include <thread>

using namespace tenantry;
using namespace tenantry::test;

class InspectionRolesTest : public Inspected {
    Q_OBJECT

    Result<drivers::InspectionGrants> prepare() const { return Entrance(m_admin).prepare(m_mine); }
    QStringList roles() const { return one(m_mine, "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname LIKE 'i\\_%' OR rolname LIKE 'r\\_%'").split(u' ', Qt::SkipEmptyParts); }
    std::unique_ptr<Connection> asUser() const
    {
        auto connection = Connection::open(credential(m_user));
        if (!connection)
            qFatal("%s", words(connection.error()));
        return std::move(*connection);
    }

private slots:
    void initTestCase() { begin(u"inspect_roles"_s); }

    void notPreparedYet()
    {
        // As a tenant of an older program is, which was not opened when it was provisioned.
        QCOMPARE(roles().size(), 4);
        const auto owner = registry::ownerSettings(*m_admin, *registry::ServerRepository(m_admin).find(m_mine.serverId));
        for (const Tenant &tenant : {m_mine, m_other})
            QVERIFY(fleet::closeToInspection(m_admin, tenant.id, *owner));
        QVERIFY(TestCluster::connect(m_fleet.registry.database)->script("DELETE FROM tenantry.tenant_reader; DELETE FROM tenantry.tenant_inspection"));
        QVERIFY(roles().isEmpty());
        const auto user = ask(m_user, u"SELECT 1"_s);
        QVERIFY(!user);
        QCOMPARE(user.error().kind, Kind::Conflict);
        QVERIFY2(user.error().hint.translated().contains(u"tenantryctl inspect prepare mine"_s), words(user.error()));
        QCOMPARE(Entrance(m_user).prepare(m_mine).error().kind, Kind::Permission);
        QVERIFY(roles().isEmpty());
        QVERIFY(ask(m_admin, u"SELECT 1"_s)); // by itself
        QCOMPARE(roles().size(), 2);
        QVERIFY(ask(m_user, u"SELECT 1"_s));
    }

    void twiceIsOnce()
    {
        const auto first = prepare();
        QVERIFY2(first, describe(first));
        QCOMPARE(first->openings.size(), 0);
        const auto acl = [&] { return one(m_mine, "SELECT string_agg(concat(c.oid, c.relacl, (SELECT string_agg(concat(a.attname, a.attacl, a.xmin), ',' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid)), ' ' ORDER BY c.oid) FROM pg_class c WHERE c.oid >= 16384"); };
        const QString before = acl();
        QStringList names = roles();
        for (int i = 0; i < 3; ++i)
            QVERIFY(prepare());
        QCOMPARE(acl(), before); // nothing was even written
        QCOMPARE(roles(), names);
        QVERIFY(first->masked.contains(u"public.customer.email"_s));
        QVERIFY(first->masked.contains(u"public.customer.search"_s)); // made of it
        QVERIFY(first->masked.contains(u"billing.invoice.customer_email"_s));
        QVERIFY(!first->masked.contains(u"public.customer.name"_s));
        QCOMPARE(first->hiddenViews, 3);
    }

    void twoAtOnce()
    {
        std::vector<std::jthread> both;
        std::atomic<int> good = 0;
        for (int i = 0; i < 2; ++i)
            both.emplace_back([&] { good += Entrance(m_admin).prepare(m_other).has_value() ? 1 : 0; });
        both.clear();
        QCOMPARE(good.load(), 2);
        QCOMPARE(roles().size(), 4);
    }

    // Around the mask there is no way: PostgreSQL asks for the column, however it is used.
    void masked_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql : {"SELECT email FROM customer", "SELECT * FROM customer", "SELECT email || '' FROM customer", "SELECT id FROM customer WHERE email LIKE 'a%'", "SELECT row_to_json(c) FROM customer c", "SELECT c FROM customer c",
                                "SELECT (c).email FROM customer c", "SELECT to_jsonb(c) - 'name' FROM customer c", "SELECT c::text FROM customer c", "SELECT id FROM customer ORDER BY email", "SELECT count(email) FROM customer", "SELECT max(email) FROM customer",
                                "SELECT id FROM customer GROUP BY id, email", "SELECT 1 FROM customer a JOIN customer b USING (email)", "SELECT 1 FROM customer NATURAL JOIN customer b", "SELECT search FROM customer", "SELECT api_token FROM customer",
                                "SELECT customer_email FROM billing.invoice", "SELECT address FROM contact", "SELECT * FROM contact_of_contact", "SELECT id FROM contact", "SELECT * FROM kept", "SELECT password_hash FROM account", "EXPLAIN SELECT email FROM customer",
                                "EXPLAIN SELECT 1 FROM customer WHERE email = 'a'", "SELECT (SELECT email FROM customer LIMIT 1)", "WITH c AS (SELECT * FROM customer) SELECT 1 FROM c", "SELECT id FROM customer c WHERE EXISTS (SELECT FROM customer d WHERE d.email > c.name)",
                                "SELECT json_agg(c) FROM customer c", "SELECT hashtext(c::text) FROM customer c", "SELECT ctid FROM customer", "SELECT id FROM customer TABLESAMPLE SYSTEM (100) WHERE email IS NULL", "TABLE customer"})
            QTest::newRow(sql) << QString::fromUtf8(sql);
    }
    void masked()
    {
        QFETCH(QString, sql);
        const auto answer = ask(m_user, sql);
        QVERIFY2(!answer, qPrintable(sql));
        QCOMPARE(answer.error().sqlstate, u"42501"_s);
        QCOMPARE(answer.error().kind, Kind::Permission);
        const auto raw = postgres::look(credential(m_user), sql.toUtf8(), {});
        QVERIFY(!raw);
        QCOMPARE(raw.error().sqlstate, u"42501"_s);
        QVERIFY(ask(m_admin, sql) || sql.startsWith(u"SELECT (c).email"_s)); // it is the mask, and not the question
    }
    void theRefusalHelps()
    {
        const auto answer = ask(m_user, u"SELECT * FROM customer"_s);
        QVERIFY2(answer.error().message.translated().contains(u"email"_s), words(answer.error()));
        QVERIFY2(answer.error().hint.translated().contains(u"id, name, note"_s), words(answer.error()));
    }
    void statisticsAreMaskedToo()
    {
        QVERIFY(TestCluster::connect(m_mine.database)->script("ANALYZE"));
        const auto user = asUser();
        QCOMPARE(user->query("SELECT count(*) FROM pg_stats WHERE attname IN ('email', 'api_token', 'search', 'password_hash', 'customer_email', 'address')")->integer(0, 0), 0);
        QVERIFY(user->query("SELECT count(*) FROM pg_stats WHERE attname = 'name'")->integer(0, 0) > 0);
        QVERIFY(!user->query("SELECT * FROM pg_statistic"));
    }

    // With libpq and the credential, outside of any box: what succeeds is on this list.
    void outsideOfTheBox_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *sql, bool allowed = false) { QTest::newRow(sql) << QByteArray(sql) << allowed; };
        // Looking; and being a nuisance to itself, in its own session, for as long as its sessions last. README: "What is protected".
        for (const char *sql : {"SELECT id, name FROM customer", "SELECT last_value FROM counter", "SELECT pid FROM pg_stat_activity", "SELECT datname FROM pg_database", "SELECT rolname FROM pg_roles", "SELECT * FROM tenantry.activity()",
                                "SET statement_timeout = 0", "SET default_transaction_read_only = off", "SET lock_timeout = 0", "SELECT pg_advisory_lock(1)", "SELECT pg_notify('a', 'b')", "LISTEN a", "SELECT pg_sleep(0)", "SELECT set_config('work_mem', '1GB', false)",
                                "BEGIN READ WRITE", "DISCARD ALL", "SELECT pg_cancel_backend(0)", "SELECT lo_create(0)", "SELECT pg_try_advisory_lock(1)",
                                "VACUUM customer", "ANALYZE customer", "PREPARE TRANSACTION 'x'", // a warning, and nothing is done
                                "LOCK TABLE patients IN ACCESS SHARE MODE"})
            row(sql, qstrcmp(sql, "LOCK TABLE patients IN ACCESS SHARE MODE") != 0);
        for (const char *sql : {
                 "INSERT INTO customer VALUES (9)", "UPDATE customer SET name = 'x'", "DELETE FROM customer", "TRUNCATE customer", "SELECT id FROM customer FOR SHARE", "LOCK TABLE customer", "CREATE TABLE x (y int)", "CREATE TABLE billing.x (y int)",
                 "CREATE TEMP TABLE x (y int)", "CREATE SCHEMA x", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE VIEW v AS SELECT 1", "CREATE EXTENSION dblink", "DROP TABLE customer", "ALTER TABLE customer OWNER TO CURRENT_USER", "GRANT SELECT (id) ON customer TO PUBLIC WITH GRANT OPTION",
                 "COMMENT ON TABLE customer IS 'x'", "REINDEX TABLE customer", "CLUSTER customer", "REFRESH MATERIALIZED VIEW kept", "SELECT nextval('counter')", "SELECT setval('counter', 3)", "COPY customer TO STDOUT",
                 "COPY (SELECT 1) TO '/tmp/x'", "COPY (SELECT 1) TO PROGRAM 'true'", "SELECT pg_read_file('/etc/passwd')", "SELECT pg_ls_dir('/')", "SELECT lo_get(oid) FROM pg_largeobject_metadata", "SELECT lo_unlink(oid) FROM pg_largeobject_metadata", "SELECT lo_import('/etc/passwd')",
                 "SELECT * FROM pg_authid", "SELECT * FROM tenantry.migration", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> session_user AND backend_type = 'client backend'", "SET ROLE postgres", "SET SESSION AUTHORIZATION postgres", "CREATE ROLE x", "ALTER ROLE CURRENT_USER SUPERUSER",
                 "ALTER ROLE CURRENT_USER CREATEROLE", "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1", "CREATE DATABASE x", "ALTER SYSTEM SET work_mem = '1GB'", "SET log_statement = 'none'", "SET session_replication_role = replica", "GRANT pg_read_all_data TO CURRENT_USER",
                 "ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT ALL ON TABLES TO PUBLIC", "CHECKPOINT", "LOAD 'auth_delay'", "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p", "CREATE PUBLICATION p FOR TABLE customer", "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION touch()",
                 "DO $$ BEGIN DELETE FROM customer; END $$", "SELECT touch()", "SELECT pg_reload_conf()", "SELECT pg_create_physical_replication_slot('x')", "DROP OWNED BY CURRENT_USER CASCADE; DROP TABLE customer"})
            row(sql);
    }
    void outsideOfTheBox()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, allowed);
        const auto user = asUser();
        if (!sql.startsWith("BEGIN"))
            QVERIFY(user->query("SET default_transaction_read_only = off"));
        const auto done = user->query(sql);
        const bool ended = sql.contains("pg_terminate_backend") && done && done->isEmpty();
        QVERIFY2(done.has_value() == allowed || ended, qPrintable(QString::fromUtf8(sql) + u' ' + QString::fromUtf8(describe(done))));
    }
    void whatTheyLeaveIsCleared()
    {
        const auto user = asUser();
        QVERIFY(user->query("SET default_transaction_read_only = off"));
        QVERIFY(user->query("SELECT lo_create(0)"));
        const QByteArray theirs = "SELECT count(*) FROM pg_largeobject_metadata WHERE pg_get_userbyid(lomowner) LIKE 'i\\_%'";
        QVERIFY(one(m_mine, theirs).toInt() > 0);
        QVERIFY(prepare());
        QCOMPARE(one(m_mine, theirs), u"0"_s);
        QCOMPARE(one(m_mine, "SELECT count(*) FROM pg_largeobject_metadata"), u"1"_s);
    }
    void otherDatabases()
    {
        auto settings = credential(m_user);
        for (const QString &database : {m_other.database, m_fleet.registry.database}) {
            settings.database = database;
            const auto connection = Connection::open(settings);
            QVERIFY2(!connection, qPrintable(database));
            QCOMPARE(connection.error().sqlstate, u"42501"_s);
        }
        QVERIFY(!inspection::query(Entrance(m_user), m_other, u"SELECT 1"_s, u"x"_s)); // not theirs
        QCOMPARE(inspection::query(Entrance(m_user), m_other, u"SELECT 1"_s, u"x"_s).error().kind, Kind::NotFound);
        // Not more sessions than it has.
        settings = credential(m_user);
        std::vector<std::unique_ptr<Connection>> many;
        while (many.size() < 20) {
            auto one = Connection::open(settings);
            if (!one)
                break;
            many.push_back(std::move(*one));
        }
        QCOMPARE(int(many.size()), drivers::inspectionSessions);
    }
    // The registry hands a USER the inspector's password, when it is written down that they ask; and never the reader's.
    void whatTheRegistryHandsOut()
    {
        auto user = m_user->connection();
        for (const char *table : {"tenant_inspection", "tenant_reader", "tenant_secret"})
            QCOMPARE((*user)->query(QByteArray("SELECT * FROM tenantry.") + table).error().sqlstate, u"42501"_s);
        QVERIFY(!(*user)->query("INSERT INTO tenantry.inspection (id, tenant_id, tenant_slug, kind) VALUES (gen_random_uuid(), gen_random_uuid(), 'x', 'tables')"));
        QVERIFY(!(*user)->query("UPDATE tenantry.inspection SET reason = 'another'"));
        QVERIFY(!(*user)->query("INSERT INTO tenantry.inspect_mask VALUES ('x')"));
        QCOMPARE((*user)->query("SELECT * FROM tenantry.inspect($1, 'end', 'x', '')", {m_mine.id}).error().sqlstate, u"42501"_s);
        QCOMPARE((*user)->query("SELECT * FROM tenantry.inspect($1, 'query', 'x', '')", {m_other.id}).error().sqlstate, u"TN030"_s);
        QCOMPARE((*user)->query("SELECT * FROM tenantry.inspect($1, 'query', E'\\t', '')", {m_mine.id}).error().sqlstate, u"TN031"_s);
        const auto reader = inRegistry("SELECT sealed FROM tenantry.tenant_reader WHERE tenant_id = $1", {m_mine.id});
        const auto opened = m_user->vault().open(u"admin"_s, registry::tenantReaderIdentity(m_mine.id), reader);
        QVERIFY(!opened);
        QVERIFY(!m_user->vault().open(u"inspect"_s, registry::tenantReaderIdentity(m_mine.id), reader));
    }

    // What a migration brings is not read before somebody looked at its name.
    void newColumnsAndTables()
    {
        run(m_mine, "ALTER TABLE customer ADD phone text DEFAULT '555', ADD age int; CREATE TABLE fresh (id int, plain text, second_email text)");
        for (const char *sql : {"SELECT phone FROM customer", "SELECT age FROM customer", "SELECT id FROM fresh"})
            QCOMPARE(ask(m_user, QString::fromLatin1(sql)).error().sqlstate, u"42501"_s);
        QVERIFY(ask(m_admin, u"SELECT id, second_email FROM fresh"_s)); // by default privileges
        QVERIFY(registry::InspectionRepository(m_admin).addMask(u"Customer.Phone"_s));
        const auto due = ask(m_user, u"SELECT id FROM customer"_s);
        QVERIFY(!due); // other rules than those it was granted by
        QCOMPARE(due.error().kind, Kind::Conflict);
        QVERIFY(prepare());
        QVERIFY(ask(m_user, u"SELECT age FROM customer"_s));
        QVERIFY(ask(m_user, u"SELECT id, plain FROM fresh"_s));
        QVERIFY(!ask(m_user, u"SELECT phone FROM customer"_s));
        QVERIFY(!ask(m_user, u"SELECT second_email FROM fresh"_s));
        QVERIFY(registry::InspectionRepository(m_admin).removeMask(u"customer.phone"_s));
        QVERIFY(prepare());
        QVERIFY(ask(m_user, u"SELECT phone FROM customer"_s));
        QCOMPARE(registry::InspectionRepository(m_admin).removeMask(u"customer.phone"_s).error().kind, Kind::NotFound);
        QCOMPARE(registry::InspectionRepository(m_admin).addMask(u"two words"_s).error().kind, Kind::InvalidInput);
    }

    // Ways around that the tenant's own schema opens: the USER is kept out until they are closed.
    void openings_data()
    {
        QTest::addColumn<QByteArray>("opened");
        QTest::addColumn<QByteArray>("closed");
        QTest::addColumn<QString>("kind");
        QTest::newRow("definer") << QByteArray("CREATE FUNCTION peek() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER AS 'SELECT email FROM public.customer'") << QByteArray("REVOKE EXECUTE ON FUNCTION peek() FROM PUBLIC") << u"definer"_s;
        QTest::newRow("written by all") << QByteArray("GRANT INSERT ON customer TO PUBLIC") << QByteArray("REVOKE INSERT ON customer FROM PUBLIC") << u"write"_s;
        QTest::newRow("a column written by all") << QByteArray("GRANT UPDATE (name) ON customer TO PUBLIC") << QByteArray("REVOKE UPDATE (name) ON customer FROM PUBLIC") << u"write"_s;
        QTest::newRow("moved by all") << QByteArray("GRANT USAGE ON SEQUENCE counter TO PUBLIC") << QByteArray("REVOKE USAGE ON SEQUENCE counter FROM PUBLIC") << u"sequence"_s;
        QTest::newRow("a schema for all") << QByteArray("GRANT CREATE ON SCHEMA billing TO PUBLIC") << QByteArray("REVOKE CREATE ON SCHEMA billing FROM PUBLIC") << u"create"_s;
        QTest::newRow("temporary for all") << QByteArray("GRANT TEMPORARY ON DATABASE " + postgres::quoteIdentifier(m_mine.database) + " TO PUBLIC") << QByteArray("REVOKE TEMPORARY ON DATABASE " + postgres::quoteIdentifier(m_mine.database) + " FROM PUBLIC") << u"create"_s;
        QTest::newRow("masked for all") << QByteArray("GRANT SELECT ON customer TO PUBLIC") << QByteArray("REVOKE SELECT ON customer FROM PUBLIC") << u"masked"_s;
        QTest::newRow("a masked column for all") << QByteArray("GRANT SELECT (email) ON customer TO PUBLIC") << QByteArray("REVOKE SELECT (email) ON customer FROM PUBLIC") << u"masked"_s;
        QTest::newRow("a view of it for all") << QByteArray("GRANT SELECT ON contact TO PUBLIC") << QByteArray("REVOKE SELECT ON contact FROM PUBLIC") << u"masked"_s;
    }
    void openings()
    {
        QFETCH(QByteArray, opened);
        QFETCH(QByteArray, closed);
        QFETCH(QString, kind);
        const auto there = asUser(); // a session from before
        run(m_mine, opened);
        const auto seen = prepare();
        QVERIFY2(seen, describe(seen));
        QVERIFY(!seen->openings.isEmpty());
        QCOMPARE(seen->openings[0].kind, kind);
        QTRY_VERIFY(!there->query("SELECT 1"));
        const auto refused = ask(m_user, u"SELECT id FROM patient"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Conflict);
        QVERIFY2(refused.error().message.translated().contains(seen->openings[0].what), words(refused.error()));
        QVERIFY(ask(m_admin, u"SELECT email FROM customer"_s));
        run(m_mine, closed);
        const auto again = prepare();
        QVERIFY(again && again->openings.isEmpty());
        QVERIFY(ask(m_user, u"SELECT id FROM patient"_s));
    }

    void newPasswords()
    {
        const auto old = credential(m_user);
        QVERIFY(Entrance(m_admin).prepare(m_mine, true));
        const auto refused = Connection::open(old);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Authentication);
        QVERIFY(ask(m_user, u"SELECT 1"_s));
        QVERIFY(ask(m_admin, u"SELECT 1"_s));
        // One that was moved to another tenant's row does not open.
        QVERIFY(!m_admin->vault().open(u"inspect"_s, registry::tenantInspectorIdentity(m_other.id), inRegistry("SELECT sealed FROM tenantry.tenant_inspection WHERE tenant_id = $1", {m_mine.id})));
    }

    void noDrift()
    {
        // A tenant of its own, as its migrations made it.
        const auto made = tenants::Provisioning(m_admin).provision(m_fleet.request(u"Untouched"_s));
        QVERIFY2(made, describe(made));
        migrations::Drift drift(m_admin);
        QVERIFY(Entrance(m_admin).prepare(made->tenant));
        const auto found = drift.of(made->tenant);
        QVERIFY2(found, describe(found));
        for (const auto &difference : found->comparison.differences)
            qWarning("%s", qPrintable(difference.identity));
        QVERIFY(found->comparison.equal());
        // Somebody else's grant is.
        run(made->tenant, "GRANT SELECT ON patient TO PUBLIC");
        const auto other = drift.of(made->tenant);
        QVERIFY(other && other->comparison.major() == 1);
    }

    void dropped()
    {
        const auto roles_ = registry::InspectionRepository(m_admin).roles(m_other.id);
        QVERIFY(roles_ && *roles_);
        drivers::InspectionRoles both;
        both.inspector = (*roles_)->inspector;
        both.reader = (*roles_)->reader;
        both.mark = u"tenantry:"_s + m_other.id;
        const auto server = registry::ServerRepository(m_admin).find(m_other.serverId);
        const auto owner = registry::ownerSettings(*m_admin, *server);
        both.mark = u"tenantry:somebody else"_s;
        QCOMPARE(drivers::dropInspection(m_admin->pool(), *owner, both, {}).error().kind, Kind::Conflict);
        both.mark = u"tenantry:"_s + m_other.id;
        const qsizetype before = roles().size();
        for (int i = 0; i < 2; ++i) {
            const auto gone = drivers::dropInspection(m_admin->pool(), *owner, both, {});
            QVERIFY2(gone, describe(gone));
            QCOMPARE(roles().size(), before - 2);
        }
        QCOMPARE(one(m_other, "SELECT count(*) FROM pg_default_acl"), u"0"_s);
        QVERIFY(inspection::query(Entrance(m_admin), m_other, u"SELECT 1"_s, u"x"_s).has_value() == false); // the registry believes them there
        QVERIFY(Entrance(m_admin).prepare(m_other));
        QVERIFY(inspection::query(Entrance(m_admin), m_other, u"SELECT 1"_s, u"x"_s));
    }
};

TENANTRY_TEST_MAIN(InspectionRolesTest)
#include "roles_test.moc"
