// What a file sets off is the tenant's, and stays the tenant: no trigger, rule, default, cursor or put-off event of theirs gets to run as the login
// that owns the server's tenants, on any of the ways on which something of ours runs in their database.
#include "ground.h"

using namespace tenantry;
using namespace tenantry::test;

namespace {

// Says in the server's log who runs it, after it has tried everything to be somebody else. Whatever is refused must not end the file: what a real
// one would do.
constexpr char trap[] = R"(
CREATE FUNCTION public.trap() RETURNS bool LANGUAGE plpgsql AS $trap$
DECLARE attempt text; box text := (SELECT min(p.oid::regprocedure::text) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname LIKE 'tenantry\_run\_%');
BEGIN
    FOREACH attempt IN ARRAY ARRAY['RESET ROLE', 'SET ROLE NONE', 'SET LOCAL ROLE NONE', 'SET SESSION AUTHORIZATION DEFAULT', 'RESET SESSION AUTHORIZATION',
                                   'SELECT set_config(''role'', ''none'', false)', 'RESET ALL', 'DISCARD ALL', 'COMMIT', 'ROLLBACK',
                                   'ALTER FUNCTION ' || box || ' SECURITY INVOKER', 'ALTER FUNCTION ' || box || ' RESET ALL',
                                   'DROP SCHEMA ' || split_part(box, '.', 1) || ' CASCADE', 'ALTER SCHEMA ' || split_part(box, '.', 1) || ' RENAME TO mine',
                                   'GRANT ALL ON SCHEMA ' || split_part(box, '.', 1) || ' TO PUBLIC',
                                   'CREATE FUNCTION ' || split_part(box, '.', 1) || '.run(varchar) RETURNS void LANGUAGE sql AS ''''']
    LOOP
        BEGIN
            IF attempt IS NOT NULL THEN EXECUTE attempt; END IF;
            RAISE LOG 'trap could: %', attempt;
        EXCEPTION WHEN OTHERS THEN RAISE LOG 'trap could not: %: %', attempt, SQLERRM;
        END;
        RAISE LOG 'trap after % as [%] of [%]', attempt, current_user, session_user;
    END LOOP;
    RETURN true;
END $trap$;
CREATE FUNCTION public.fired() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM public.trap(); RETURN NEW; END';
CREATE FUNCTION public.again() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM public.trap(); SET CONSTRAINTS ALL DEFERRED; IF NEW.x < 5 THEN INSERT INTO public.a VALUES (NEW.x + 1); END IF; RETURN NEW; END';
CREATE FUNCTION public.holds() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN EXECUTE ''DECLARE held CURSOR WITH HOLD FOR SELECT public.trap()''; RETURN NEW; END';
CREATE FUNCTION public.place(int) RETURNS box LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM public.trap(); RETURN pg_catalog.box(point($1 * 3, 0), point($1 * 3 + 1, 1)); END';
CREATE TABLE public.a (x int);
)";

enum class Way { Apply, Together, Outside, OwnTransaction, TryOut, Seed, Probe };

} // namespace
Q_DECLARE_METATYPE(Way)

class BoxTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};
    std::unique_ptr<Tenant> m_tenant;

    void plant(const QByteArray &sql)
    {
        auto tenant = Connection::open(m_tenant->itself());
        QVERIFY2(tenant, describe(tenant));
        const auto done = (*tenant)->script(trap + sql);
        QVERIFY2(done, describe(done));
    }

    base::Result<void> go(Way way, const QByteArray &sql)
    {
        const ConnectionSettings inside = m_tenant->inside();
        switch (way) {
        case Way::Apply: return m_driver.apply(inside, m_tenant->role, file("1", sql), {}, {});
        case Way::Outside: return m_driver.apply(inside, m_tenant->role, file("1", sql, false), {}, {});
        case Way::OwnTransaction: return m_driver.apply(inside, m_tenant->role, file("1", "BEGIN; " + sql + "; SAVEPOINT s; SELECT 1; ROLLBACK TO s; COMMIT", false), {}, {});
        case Way::Seed: return m_driver.seed(inside, m_tenant->role, sql, {}, {});
        case Way::Probe: return m_driver.probe(inside, m_tenant->role, sql, {});
        case Way::TryOut: return m_driver.tryOut(inside, m_tenant->role, {file("1", sql), file("2", "SELECT 1")}, {}, {}).transform([](const TriedOut &) {});
        case Way::Together: {
            if (const auto seen = m_driver.applied(inside, {}); !seen)
                return base::fail(seen.error());
            const Migration migration = file("1", sql);
            const auto first = m_driver.applyFirst(inside, m_tenant->role, {}, [&](const auto &) -> base::Result<const Migration *> { return &migration; }, {});
            return first ? base::Result<void>() : base::fail(first.error());
        }
        }
        return {};
    }

    // Who ran the trap, since the log had `from` bytes.
    QSet<QString> ranAs(qsizetype from) const
    {
        static int number = 0;
        const QByteArray last = "SELECT 'all is said " + QByteArray::number(++number) + "'";
        m_ground.connect()->query(last).value();
        while (!m_ground.log().mid(from).contains(last)) // the log is written by a process of its own
            QThread::yieldCurrentThread();
        static const QRegularExpression said(QStringLiteral("LOG:  trap after .* as \\[(.*)\\] of"));
        QSet<QString> out;
        for (auto each = said.globalMatch(QString::fromUtf8(m_ground.log().mid(from))); each.hasNext();)
            out.insert(each.next().captured(1));
        return out;
    }

    QString left() const { return m_ground.one("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'tenantry\\_run\\_%'", m_tenant->database); }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("plain");
        QTest::newRow("an owner that is no superuser") << true;
        QTest::newRow("a superuser") << false;
    }
    void init()
    {
        QFETCH_GLOBAL(bool, plain);
        m_tenant = std::make_unique<Tenant>(m_ground.owner(plain));
        const auto done = m_tenant->provision(m_driver);
        QVERIFY2(done, describe(done));
    }
    void cleanup() { m_pool.clear(); }

    void whatAFileSetsOffStaysTheTenant_data()
    {
        QTest::addColumn<QByteArray>("planted");
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *name, const char *planted, const char *sql) { QTest::newRow(name) << QByteArray(planted) << QByteArray(sql); };
        row("a trigger", "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION fired()", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)");
        row("a trigger of the statement", "CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION fired()", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)");
        row("a default", "ALTER TABLE a ADD b bool DEFAULT trap()", "INSERT INTO a (x) VALUES (1); INSERT INTO a (x) VALUES (2)");
        row("a default, where the table is written anew", "INSERT INTO a VALUES (1)", "ALTER TABLE a ADD b bool DEFAULT trap()");
        row("a check", "ALTER TABLE a ADD CHECK (trap())", "INSERT INTO a VALUES (1)");
        row("a rule", "CREATE RULE r AS ON INSERT TO a DO ALSO SELECT trap()", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)");
        row("a view", "CREATE VIEW v AS SELECT trap() AS t", "CREATE TABLE copied AS SELECT * FROM v");
        row("a policy", "INSERT INTO a VALUES (1); ALTER TABLE a ENABLE ROW LEVEL SECURITY; ALTER TABLE a FORCE ROW LEVEL SECURITY; CREATE POLICY p ON a USING (trap())", "UPDATE a SET x = 2");
        row("an index", "", "INSERT INTO a VALUES (1); CREATE INDEX i ON a USING gist (place(x))");
        row("a block", "", "DO 'BEGIN PERFORM trap(); END'");
        row("put off until the end", "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fired()", "INSERT INTO a VALUES (1)");
        row("a check of an index, put off", "ALTER TABLE a ADD CONSTRAINT e EXCLUDE USING gist (place(x) WITH &&) DEFERRABLE INITIALLY DEFERRED",
            "INSERT INTO a VALUES (1), (5); UPDATE a SET x = x + 4");
        row("a cursor that outlives the transaction", "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION holds()", "SELECT trap(); INSERT INTO a VALUES (1)");
    }
    void whatAFileSetsOffStaysTheTenant()
    {
        QFETCH(QByteArray, planted);
        QFETCH(QByteArray, sql);
        plant(planted);
        for (const Way way : {Way::Apply, Way::Together, Way::Outside, Way::OwnTransaction, Way::TryOut, Way::Seed}) {
            const qsizetype before = m_ground.log().size();
            const auto done = go(way, sql);
            QVERIFY2(done, describe(done));
            QCOMPARE(ranAs(before), QSet{m_tenant->role});
            QCOMPARE(left(), s("0"));
            // As it was, for the next way.
            m_ground.connect(m_tenant->database)->script("DROP TABLE public.a CASCADE; DROP TABLE IF EXISTS public.copied; DROP VIEW IF EXISTS public.v; DELETE FROM tenantry.migration; CREATE TABLE public.a (x int); "
                                                         "ALTER TABLE public.a OWNER TO " + quoteIdentifier(m_tenant->role)).value();
            auto tenant = Connection::open(m_tenant->itself());
            QVERIFY2(tenant, describe(tenant));
            const auto again = (*tenant)->script(planted + ";");
            QVERIFY2(again, describe(again));
        }
    }
    // What is not put into the box must not need it: everything that could be set off is there, and nothing is.
    void whatOnlyDefinesThingsSetsOffNothing()
    {
        plant("CREATE DOMAIN tested AS int CHECK (trap()); CREATE TABLE p (x int PRIMARY KEY, b bool DEFAULT trap(), t tested, c text CHECK (trap()), g bool GENERATED ALWAYS AS (x > 0) STORED);"
              "CREATE TABLE child () INHERITS (p); CREATE TABLE f (x int REFERENCES p DEFERRABLE INITIALLY DEFERRED); INSERT INTO p (x) VALUES (1), (2); INSERT INTO f VALUES (1); CREATE INDEX e ON p USING gist (place(x));"
              "ALTER TABLE p ADD EXCLUDE USING gist (place(x) WITH &&) DEFERRABLE; CREATE VIEW v AS SELECT trap() FROM p; CREATE VIEW w AS SELECT x FROM p;"
              "CREATE RULE r AS ON INSERT TO p DO ALSO SELECT trap(); CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON p EXECUTE FUNCTION fired();"
              "ALTER TABLE p ENABLE ROW LEVEL SECURITY; ALTER TABLE p FORCE ROW LEVEL SECURITY; CREATE POLICY y ON p USING (trap());"
              "CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT trap(); SELECT pg_catalog.now()'; CREATE DOMAIN public.text AS varchar CHECK (trap());"
              "CREATE FUNCTION lower_than(int, int) RETURNS bool LANGUAGE sql AS 'SELECT trap()'; CREATE OPERATOR public.< (LEFTARG = int, RIGHTARG = int, FUNCTION = lower_than)");
        const QByteArray sql = "ALTER TABLE p ADD one int, ADD two text NOT NULL DEFAULT 'x', ADD three jsonb DEFAULT '{}'::jsonb; ALTER TABLE p ALTER one SET DEFAULT 5, ALTER x SET NOT NULL, ALTER two DROP NOT NULL;"
                               "CREATE INDEX i ON p (x, one); CREATE UNIQUE INDEX j ON p (x DESC); CREATE TABLE q (id serial PRIMARY KEY, p int REFERENCES p, at timestamptz DEFAULT now(), t text, UNIQUE (p, at));"
                               "COMMENT ON TABLE p IS 'x'; ALTER TABLE p RENAME COLUMN one TO uno; ALTER INDEX i RENAME TO k; ALTER TABLE q RENAME TO r; DROP VIEW v; ALTER TABLE p DROP COLUMN uno CASCADE, DROP COLUMN b;"
                               "DROP INDEX j; DROP INDEX e; DROP TABLE f; DROP TABLE child";
        for (const Way way : {Way::Apply, Way::Together}) {
            const qsizetype before = m_ground.log().size();
            const auto done = way == Way::Apply ? m_driver.tryOut(m_tenant->inside(), m_tenant->role, {file("1", sql)}, {}, {}).transform([](const TriedOut &) {}) : go(way, sql);
            QVERIFY2(done, describe(done));
            QCOMPARE(ranAs(before), QSet<QString>());
            QVERIFY(!m_ground.log().mid(before).contains("CREATE SCHEMA tenantry_run_")); // it is what this test is of
            QCOMPARE(left(), s("0"));
        }
        QCOMPARE(m_ground.one("SELECT tableowner FROM pg_tables WHERE tablename = 'r'", m_tenant->database), m_tenant->role);
    }
    // What puts itself off again and again would be run by COMMIT, as whoever is there.
    void whatPutsItselfOffAgainIsRefused()
    {
        plant("CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION again()");
        for (const Way way : {Way::Apply, Way::Together, Way::Outside, Way::OwnTransaction, Way::Seed}) {
            const qsizetype before = m_ground.log().size();
            const auto done = go(way, "INSERT INTO a VALUES (1)");
            QVERIFY(!done);
            QCOMPARE(done.error().sqlstate, s("55006"));
            QCOMPARE(ranAs(before), QSet{m_tenant->role});
            QCOMPARE(left(), s("0"));
            QCOMPARE(m_ground.one("SELECT count(*) FROM a", m_tenant->database), s("0"));
        }
    }
    void aCheckThatIsAskedStaysTheTenantAndOnlyReads()
    {
        plant("CREATE VIEW v AS SELECT trap() AS good, 7 AS more; INSERT INTO a VALUES (1)");
        const qsizetype before = m_ground.log().size();
        const auto good = go(Way::Probe, "SELECT * FROM v");
        QVERIFY2(good, describe(good));
        QCOMPARE(ranAs(before), QSet{m_tenant->role});
        for (const char *bad : {"SELECT x > 1 FROM a", "SELECT true FROM a WHERE x > 1", "SELECT true UNION ALL SELECT true", "SELECT 1", "SELECT NULL::bool", "SELECT 'x'", "SELECT FROM a"}) {
            const auto said = go(Way::Probe, bad);
            QVERIFY2(!said, bad);
            QCOMPARE(said.error().kind, base::Kind::Conflict);
        }
        for (const char *wrong : {"DELETE FROM a RETURNING true", "SELECT nowhere"})
            QVERIFY2(!go(Way::Probe, wrong), wrong);
        QCOMPARE(m_ground.one("SELECT count(*) FROM a", m_tenant->database), s("1"));
        QCOMPARE(left(), s("0"));
    }
    void aFileThatWantsToBeSomebodyElseIsTold()
    {
        for (const char *sql : {"CREATE TABLE b (x int); SET ROLE NONE", "CREATE TABLE b (x int); RESET ROLE", "CREATE TABLE b (x int); SET SESSION AUTHORIZATION DEFAULT"})
            for (const Way way : {Way::Apply, Way::Together, Way::Seed}) {
                const auto done = go(way, sql);
                QVERIFY2(!done, sql);
                QVERIFY2(words(done.error()).contains(s("SET ROLE")) && words(done.error()).contains(s("line 1, column 25")), qPrintable(words(done.error())));
                QCOMPARE(m_ground.one("SELECT count(*) FROM pg_tables WHERE tablename = 'b'", m_tenant->database), s("0"));
                QCOMPARE(left(), s("0"));
            }
    }
    void pointsOfReturnWork()
    {
        const auto done = go(Way::Apply, "SAVEPOINT one; CREATE TABLE b (x int); ROLLBACK TO SAVEPOINT one; CREATE TABLE c (x int); RELEASE one; SAVEPOINT two; SELECT 1; rollback to two");
        QVERIFY2(done, describe(done));
        QCOMPARE(m_ground.one("SELECT string_agg(tablename || ' ' || tableowner, ',') FROM pg_tables WHERE schemaname = 'public'", m_tenant->database), s("c ") + m_tenant->role);
    }
    // Names of its own in the place where tables are looked for first, left by a file, are not what we ask afterwards.
    void temporaryTablesOfItsOwnAreNotAsked()
    {
        const auto done = go(Way::Outside, "CREATE TEMP TABLE pg_trigger (x int); CREATE TEMP TABLE pg_class (x int); CREATE TEMP TABLE pg_locks (x int); CREATE TABLE b (x int); CREATE INDEX CONCURRENTLY i ON b (x)");
        QVERIFY2(done, describe(done));
        QCOMPARE(m_ground.one("SELECT finished FROM tenantry.migration", m_tenant->database), s("t"));
    }
    // A constraint that may be put off is nobody's fault.
    void constraintsThatAreOrdinarilyPutOffHold()
    {
        const auto done = go(Way::Apply, "CREATE TABLE b (x int PRIMARY KEY, y int UNIQUE DEFERRABLE INITIALLY DEFERRED); CREATE TABLE c (x int REFERENCES b (x) DEFERRABLE INITIALLY DEFERRED); "
                                         "INSERT INTO c VALUES (2); INSERT INTO b VALUES (1, 1), (2, 2); UPDATE b SET y = 3 - y");
        QVERIFY2(done, describe(done));
        const auto broken = m_driver.apply(m_tenant->inside(), m_tenant->role, file("2", "INSERT INTO c VALUES (3)"), {}, {});
        QVERIFY(!broken);
        QCOMPARE(broken.error().sqlstate, s("23503"));
        QCOMPARE(left(), s("0"));
    }
};

TENANTRY_TEST_MAIN(BoxTest)
#include "box_test.moc"
