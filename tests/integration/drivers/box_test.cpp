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
DECLARE attempt pg_catalog.text; box pg_catalog.text := (SELECT min(p.oid::regprocedure::pg_catalog.text) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname LIKE 'tenantry\_run\_%');
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
CREATE FUNCTION public.esc(i int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'DECLARE b bool; BEGIN b := (SELECT public.trap()); RETURN i; END'; -- what a server folds as a constant
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

    // The size of the log, with all that was said until now: it is written by a process of its own.
    qsizetype said() const
    {
        static int number = 0;
        const QByteArray last = "SELECT 'all is said " + QByteArray::number(++number) + "'";
        m_ground.connect()->query(last).value();
        for (;;)
            if (const QByteArray log = m_ground.log(); log.contains(last))
                return log.size();
    }
    // Who ran the trap, since the log had `from` bytes.
    QSet<QString> ranAs(qsizetype from) const
    {
        said();
        static const QRegularExpression words(QStringLiteral("LOG:  trap after .* as \\[(.*)\\] of"));
        QSet<QString> out;
        for (auto each = words.globalMatch(QString::fromUtf8(m_ground.log().mid(from))); each.hasNext();)
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
            const qsizetype before = said();
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
        plant("CREATE DOMAIN tested AS int CHECK (esc(1) > 0); CREATE TABLE k (x int, y int, n int NOT NULL, CHECK (x > esc(0))) PARTITION BY RANGE ((x + esc(1))); CREATE TABLE k1 PARTITION OF k FOR VALUES FROM (0) TO (100);"
              "CREATE INDEX ke ON k ((x + esc(1))) WHERE y > esc(0); CREATE TABLE p (x int PRIMARY KEY, CHECK (x > esc(0)), tags tested[], b bool DEFAULT trap(), t tested, c text CHECK (trap()), g bool GENERATED ALWAYS AS (x > 0) STORED);"
              "CREATE TABLE child () INHERITS (p); CREATE TABLE f (x int REFERENCES p DEFERRABLE INITIALLY DEFERRED); INSERT INTO p (x) VALUES (1), (2); INSERT INTO f VALUES (1); CREATE INDEX e ON p USING gist (place(x));"
              "ALTER TABLE p ADD EXCLUDE USING gist (place(x) WITH &&) DEFERRABLE; CREATE VIEW v AS SELECT trap() FROM p; CREATE VIEW w AS SELECT x FROM p;"
              "CREATE RULE r AS ON INSERT TO p DO ALSO SELECT trap(); CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON p EXECUTE FUNCTION fired();"
              "ALTER TABLE p ENABLE ROW LEVEL SECURITY; ALTER TABLE p FORCE ROW LEVEL SECURITY; CREATE POLICY y ON p USING (trap());"
              "CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT trap(); SELECT pg_catalog.now()'; CREATE DOMAIN public.text AS varchar CHECK (trap());"
              "CREATE FUNCTION lower_than(int, int) RETURNS bool LANGUAGE sql AS 'SELECT trap()'; CREATE OPERATOR public.< (LEFTARG = int, RIGHTARG = int, FUNCTION = lower_than)");
        const QByteArray sql = "ALTER TABLE p ADD one int, ADD two text DEFAULT 'x', ADD three jsonb DEFAULT '{}'::jsonb; ALTER TABLE k ADD one int DEFAULT 5; CREATE INDEX i ON p (x, one); CREATE UNIQUE INDEX j ON p (x DESC);"
                               "CREATE INDEX l ON k1 (y); CREATE TABLE q (id serial PRIMARY KEY, p int, at timestamptz DEFAULT now(), t text NOT NULL DEFAULT 'x', UNIQUE (p, at)); CREATE TABLE IF NOT EXISTS p (x int)";
        for (const Way way : {Way::Apply, Way::Together}) {
            const qsizetype before = said();
            const auto done = way == Way::Apply ? m_driver.tryOut(m_tenant->inside(), m_tenant->role, {file("1", sql)}, {}, {}).transform([](const TriedOut &) {}) : go(way, sql);
            QVERIFY2(done, describe(done));
            QCOMPARE(ranAs(before), QSet<QString>());
            QVERIFY(!m_ground.log().mid(before).contains("CREATE SCHEMA tenantry_run_")); // it is what this test is of
            QCOMPARE(left(), s("0"));
        }
        QCOMPARE(m_ground.one("SELECT tableowner FROM pg_tables WHERE tablename = 'q'", m_tenant->database), m_tenant->role);
    }
    // What a statement leaves in the session must not make the next one, or one of ours, mean something else.
    void whatIsLeftInTheSessionIsNotMeant_data()
    {
        QTest::addColumn<QByteArray>("left");
        const auto row = [](const char *name, const char *left) { QTest::newRow(name) << QByteArray(left); };
        row("a type before the server's own", "CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (public.esc(pg_catalog.length(VALUE)) > 0); CREATE DOMAIN pg_temp.void AS pg_catalog.text; CREATE DOMAIN pg_temp.uuid AS pg_catalog.uuid CHECK (public.esc(1) > 0)");
        row("a search path", "SET search_path = evil, pg_catalog, public");
        row("tables before the server's own", "CREATE TEMP TABLE pg_trigger (x int); CREATE TEMP VIEW pg_class AS SELECT public.trap() AS oid; CREATE TEMP VIEW pg_locks AS SELECT public.trap() AS pid");
        row("how strings are written", "SET standard_conforming_strings = off; SET backslash_quote = on");
        row("locks of the session", "SELECT pg_catalog.pg_advisory_unlock_all()");
        row("a prepared statement, a cursor", "PREPARE x AS SELECT public.trap(); LISTEN tenantry");
    }
    void whatIsLeftInTheSessionIsNotMeant()
    {
        QFETCH(QByteArray, left);
        plant("CREATE SCHEMA evil; CREATE DOMAIN evil.text AS pg_catalog.text CHECK (public.esc(pg_catalog.length(VALUE)) > 0); CREATE DOMAIN evil.void AS pg_catalog.text;"
              "CREATE FUNCTION evil.eq(oid, regclass) RETURNS bool LANGUAGE sql AS 'SELECT public.trap()'; CREATE OPERATOR evil.= (LEFTARG = oid, RIGHTARG = regclass, FUNCTION = evil.eq);"
              "CREATE OPERATOR public.= (LEFTARG = oid, RIGHTARG = regclass, FUNCTION = evil.eq);"
              "CREATE FUNCTION leaves() RETURNS trigger LANGUAGE plpgsql AS $leaves$ BEGIN PERFORM public.trap(); IF NEW.x = 1 THEN " + QByteArray(left).replace("SELECT pg_catalog.pg_advisory", "PERFORM pg_catalog.pg_advisory").replace("PREPARE x AS SELECT public.trap()", "EXECUTE 'PREPARE x AS SELECT public.trap()'") + "; END IF; RETURN NEW; END $leaves$;"
              "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION leaves()");
        const QByteArray tenant = m_tenant->role.toUtf8();
        for (const int way : {0, 1, 2}) {
            const qsizetype before = said();
            // Of the last one, what fails is tidied up and looked at; two rows are not UNIQUE.
            const auto done = way == 0 ? m_driver.apply(m_tenant->inside(), m_tenant->role, file("1", "INSERT INTO public.a VALUES (1); CREATE VIEW public.v1 AS SELECT 1 AS one; INSERT INTO public.a VALUES (3)", false), {}, {})
                : way == 1 ? m_driver.tryOut(m_tenant->inside(), m_tenant->role, {file("3", "INSERT INTO public.a VALUES (1); INSERT INTO public.a VALUES (2)"), file("4", "ALTER TABLE public.a ADD u uuid DEFAULT '00000000-0000-0000-0000-000000000000'"), file("5", "INSERT INTO public.a VALUES (2)")}, {}, {}).transform([](const TriedOut &) {})
                           : m_driver.apply(m_tenant->inside(), m_tenant->role, file("2", "INSERT INTO public.a VALUES (1); CREATE UNIQUE INDEX CONCURRENTLY i ON public.a (x)", false), {}, {});
            if (way == 2) {
                QVERIFY(!done);
                QCOMPARE(done.error().sqlstate, s("23505"));
                QCOMPARE(m_ground.one("SELECT count(*) FROM pg_class WHERE relname = 'i'", m_tenant->database), s("0"));
            } else {
                QVERIFY2(done, describe(done));
            }
            QCOMPARE(ranAs(before), QSet{m_tenant->role});
        }
        QCOMPARE(this->left(), s("0"));
    }
    void anotherEncodingEndsTheConnection()
    {
        plant("CREATE FUNCTION leaves() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN SET client_encoding = LATIN1; RETURN NEW; END'; CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION leaves()");
        const auto done = go(Way::Apply, "INSERT INTO a VALUES (1)");
        QVERIFY(!done);
        QVERIFY2(words(done.error()).contains(s("LATIN1")), qPrintable(words(done.error())));
        QCOMPARE(m_ground.one("SELECT count(*) FROM a", m_tenant->database), s("0"));
    }
    void transactionsOfAFileMayFollowEachOther()
    {
        const auto done = m_driver.apply(m_tenant->inside(), m_tenant->role, file("1", "BEGIN; CREATE TABLE b (x int); COMMIT AND CHAIN; INSERT INTO b VALUES (1); ROLLBACK AND CHAIN; INSERT INTO b VALUES (2); COMMIT; INSERT INTO b VALUES (3)", false), {}, {});
        QVERIFY2(done, describe(done));
        QCOMPARE(m_ground.one("SELECT string_agg(x::text || tableowner, ',' ORDER BY x) FROM b, pg_tables WHERE tablename = 'b'", m_tenant->database), s("2%1,3%1").arg(m_tenant->role));
        QCOMPARE(left(), s("0"));
    }
    void tablesFromASelect()
    {
        const auto done = go(Way::Apply, "CREATE TABLE b AS SELECT 1 AS x; SELECT x INTO c FROM b; -- its end\nWITH q AS (SELECT x FROM b) SELECT x INTO d FROM q; (SELECT x INTO e FROM b);");
        QVERIFY2(done, describe(done));
        QCOMPARE(m_ground.one("SELECT (SELECT x FROM c) + (SELECT x FROM d) + (SELECT x FROM e)", m_tenant->database), s("3"));
        const auto wrong = m_driver.apply(m_tenant->inside(), m_tenant->role, file("2", "SELECT 1;\n SELECT ñ INTO f\n FROM nowhere -- no\n"), {}, {});
        QVERIFY(!wrong);
        QVERIFY2(words(wrong.error()).contains(s("line 3, column 7")) && !wrong.error().detail.contains(s("tenantry_run_")), qPrintable(words(wrong.error()) + wrong.error().detail));
    }
    void whatATableSaysOfItselfStays()
    {
        plant("CREATE TABLE b (x int PRIMARY KEY, y int) WITH (autovacuum_enabled = false); CREATE INDEX by_y ON b (y); CLUSTER b USING by_y; CREATE TABLE c (x int) WITH (autovacuum_enabled = false);"
              "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON b DEFERRABLE FOR EACH ROW EXECUTE FUNCTION fired(); CREATE CONSTRAINT TRIGGER t AFTER INSERT ON c DEFERRABLE FOR EACH ROW EXECUTE FUNCTION fired()");
        const auto done = go(Way::Apply, "INSERT INTO b VALUES (1, 1); INSERT INTO c VALUES (1)");
        QVERIFY2(done, describe(done));
        QCOMPARE(m_ground.one("SELECT string_agg(reloptions::text, ' ') || (SELECT indexrelid::regclass::text FROM pg_index WHERE indisclustered AND indrelid = 'b'::regclass) FROM pg_class WHERE relname IN ('b', 'c')", m_tenant->database),
                 s("{autovacuum_enabled=false} {autovacuum_enabled=false}by_y"));
    }
    // What puts itself off again and again would be run by COMMIT, as whoever is there.
    void whatPutsItselfOffAgainIsRefused()
    {
        plant("CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION again()");
        for (const Way way : {Way::Apply, Way::Together, Way::Outside, Way::OwnTransaction, Way::Seed}) {
            const qsizetype before = said();
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
        const qsizetype before = said();
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
