// Migration files in a transaction each: once, in the tenant's name, with the place of an error, behind locks.
#include "ground.h"

#include <thread>

using namespace tenantry;
using namespace tenantry::test;

namespace {

// Writes down whoever runs it that is not the tenant, also where the tenant's name was put on.
constexpr char trap[] = "CREATE TABLE public.ran (who name); GRANT ALL ON public.ran TO PUBLIC; CREATE FUNCTION public.trap() RETURNS bool LANGUAGE plpgsql AS $$ BEGIN "
                        "IF pg_catalog.left(session_user::pg_catalog.text, 2) OPERATOR(pg_catalog.<>) 't_' THEN INSERT INTO public.ran VALUES (session_user); END IF; RETURN true; END $$; ";

} // namespace

class ApplyTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};
    std::unique_ptr<Tenant> m_tenant;

    base::Result<void> apply(const Migration &migration, const MigrationLimits &limits = {}, std::stop_token stop = {})
    {
        QFETCH_GLOBAL(bool, together);
        return together ? applyTogether(m_tenant->inside(), m_tenant->role, migration, limits, stop) : m_driver.apply(m_tenant->inside(), m_tenant->role, migration, limits, stop);
    }
    // As a roll-out does: looked at and applied in one transaction, where the driver knows who is signed in.
    base::Result<void> applyTogether(const ConnectionSettings &inside, const QString &role, const Migration &migration, const MigrationLimits &limits, std::stop_token stop)
    {
        static_cast<void>(m_driver.applied(inside, {}));
        bool due = false;
        m_atOnce = false;
        const auto first = m_driver.applyFirst(inside, role, limits, [&](const std::vector<AppliedMigration> &applied) -> base::Result<const Migration *> {
            ++m_chosen;
            const auto row = std::ranges::find_if(applied, [&](const AppliedMigration &each) { return each.repeatable == migration.repeatable && each.version == migration.version && each.name == migration.name; });
            due = row == applied.end() || !row->finished || row->sha256 != migration.sha256;
            const bool changed = due && row != applied.end() && row->finished && !migration.repeatable; // which apply() says
            return due && !changed ? &migration : nullptr;
        }, stop);
        if (!first)
            return base::fail(first.error());
        m_atOnce = *first;
        return m_atOnce || !due ? base::Result<void>() : m_driver.apply(inside, role, migration, limits, stop);
    }
    bool m_atOnce = false; // the last one
    int m_chosen = 0;
    QString one(const QByteArray &sql) const { return m_ground.one(sql, m_tenant->database); }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("together");
        QTest::newRow("asked, then applied") << false;
        QTest::newRow("together") << true;
    }
    void init()
    {
        static bool plain = false;
        plain = !plain; // both kinds of owner in turn
        m_tenant = std::make_unique<Tenant>(m_ground.owner(plain));
        const auto done = m_tenant->provision(m_driver);
        QVERIFY2(done, describe(done));
    }
    void cleanup() { m_pool.clear(); }

    void appliesOnceAsTheTenant()
    {
        const Migration first = file("0001", "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n");
        QFETCH_GLOBAL(bool, together);
        for (int turn = 0; turn < 3; ++turn) {
            const auto done = apply(first);
            QVERIFY2(done, describe(done));
            QCOMPARE(m_atOnce, together && turn == 0);
        }
        QCOMPARE(one("SELECT count(*) FROM a"), s("1"));
        QCOMPARE(one("SELECT tableowner FROM pg_tables WHERE tablename = 'a'"), m_tenant->role);
        const auto applied = m_driver.applied(m_tenant->inside(), {});
        QVERIFY2(applied, describe(applied));
        QCOMPARE(int(applied->size()), 1);
        QCOMPARE(applied->at(0).version, s("0001"));
        QCOMPARE(applied->at(0).sha256, first.sha256);
        QVERIFY(applied->at(0).finished);
        QVERIFY(qAbs(applied->at(0).appliedAt.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    }
    void appliedOnADatabaseWithoutBookkeeping()
    {
        const QString name = TestCluster::uniqueName(s("bare"));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(name)));
        ConnectionSettings inside = m_ground.superuser(name);
        const auto none = m_driver.applied(inside, {});
        QVERIFY2(none, describe(none));
        QVERIFY(none->empty());
    }
    // A tenant that owns its database makes the schema before we do, and puts a view there whose function would run as whoever reads it.
    void whatTheTenantPlantedIsNotRead()
    {
        const QString name = TestCluster::uniqueName(s("planted"));
        const QByteArray role = quoteIdentifier(m_tenant->role);
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(name) + " OWNER " + role));
        const auto planted = m_ground.connect(name)->script(
            "SET ROLE " + role + "; CREATE SCHEMA tenantry; CREATE TABLE public.ran (who name);"
            "CREATE FUNCTION public.trap() RETURNS text LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.ran VALUES (current_user); RETURN '0009'; END $$;"
            "CREATE VIEW tenantry.migration AS SELECT 'v:1'::text AS key, public.trap() AS version, ''::text AS name, ''::bytea AS sha256, now() AS applied_at, false AS repeatable,"
            " true AS finished, 0 AS started, 0 AS done; GRANT ALL ON SCHEMA tenantry, public TO PUBLIC; GRANT ALL ON ALL TABLES IN SCHEMA tenantry, public TO PUBLIC");
        QVERIFY2(planted, describe(planted));
        ConnectionSettings inside = m_tenant->inside();
        inside.database = name;
        const auto read = m_driver.applied(inside, {});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, base::Kind::Conflict);
        const auto applied = m_driver.apply(inside, m_tenant->role, file("0001", "CREATE TABLE a (x int);"), {}, {});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, base::Kind::Conflict);
        m_chosen = 0;
        QCOMPARE(applyTogether(inside, m_tenant->role, file("0001", "CREATE TABLE a (x int);"), {}, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_chosen, 0); // nobody was told what it says
        QCOMPARE(m_ground.one("SELECT count(*) FROM public.ran", name), s("0"));
    }
    // Our own schema, but somebody let the tenant make things there, or took that back when it was too late.
    void aSchemaInWhichOthersMadeThingsIsNotTrusted()
    {
        QVERIFY(apply(file("0001", "CREATE TABLE a (x int)")));
        for (int turn = 0; turn < 2; ++turn) // what is learnt makes the next look shorter
            QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 1);
        const QByteArray role = quoteIdentifier(m_tenant->role);
        const auto planted = m_ground.connect(m_tenant->database)->script(
            "GRANT ALL ON SCHEMA tenantry TO " + role + "; ALTER TABLE tenantry.migration RENAME TO away; SET SESSION AUTHORIZATION " + role + "; " + trap
            + "CREATE VIEW tenantry.migration AS SELECT 'v:1'::text AS key, public.trap()::text AS version, ''::text AS name, ''::bytea AS sha256, now() AS applied_at,"
              " false AS repeatable, true AS finished, 0 AS started, 0 AS done; GRANT ALL ON tenantry.migration TO PUBLIC");
        QVERIFY2(planted, describe(planted));
        const auto refused = [&] {
            const auto read = m_driver.applied(m_tenant->inside(), {});
            const auto together = applyTogether(m_tenant->inside(), m_tenant->role, file("0002", "SELECT 1"), {}, {});
            return !read && read.error().kind == base::Kind::Conflict && !together && together.error().kind == base::Kind::Conflict;
        };
        QVERIFY(refused());
        // Not even when it was the owner of the schema who lost the right to make things there.
        QVERIFY(m_ground.connect(m_tenant->database)->script("REVOKE CREATE ON SCHEMA tenantry FROM " + quoteIdentifier(m_tenant->owner.user)));
        QVERIFY(refused());
        QVERIFY(m_ground.connect(m_tenant->database)->script("GRANT ALL ON SCHEMA tenantry TO " + quoteIdentifier(m_tenant->owner.user) + "; REVOKE ALL ON SCHEMA tenantry FROM " + role));
        QVERIFY(refused());
        QCOMPARE(one("SELECT count(*) FROM public.ran"), s("0"));
    }
    // … or a table, whose trigger would run as whoever writes a row into it; and the right to make things there is gone again.
    void aTableThatTheTenantMadeIsNotWrittenInto()
    {
        QVERIFY(apply(file("0001", "CREATE TABLE a (x int)")));
        QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 1);
        const QByteArray role = quoteIdentifier(m_tenant->role);
        const auto planted = m_ground.connect(m_tenant->database)->script(
            "GRANT ALL ON SCHEMA tenantry TO " + role + "; ALTER TABLE tenantry.migration RENAME TO away; GRANT SELECT ON tenantry.away TO " + role + "; SET SESSION AUTHORIZATION " + role + "; " + trap
            + "CREATE TABLE tenantry.migration AS SELECT * FROM tenantry.away; ALTER TABLE tenantry.migration ADD PRIMARY KEY (key);"
              "CREATE FUNCTION public.spring() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM public.trap(); RETURN NEW; END';"
              "CREATE TRIGGER spring BEFORE INSERT ON tenantry.migration FOR EACH ROW EXECUTE FUNCTION public.spring(); GRANT ALL ON tenantry.migration TO PUBLIC;"
              "RESET SESSION AUTHORIZATION; REVOKE CREATE ON SCHEMA tenantry FROM " + role);
        QVERIFY2(planted, describe(planted));
        m_chosen = 0;
        const auto done = applyTogether(m_tenant->inside(), m_tenant->role, file("0002", "CREATE TABLE b (x int)"), {}, {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Kind::Conflict);
        QVERIFY(!m_atOnce);
        const auto read = m_driver.applied(m_tenant->inside(), {});
        QVERIFY(!read); // nor believed
        QCOMPARE(read.error().kind, base::Kind::Conflict);
        QCOMPARE(one("SELECT count(*) FROM public.ran"), s("0"));
    }
    // What a file leaves for the end of its transaction is the tenant's to run, and not ours.
    void whatIsDeferredRunsAsTheTenant()
    {
        QVERIFY(apply(file("0001", "CREATE TABLE who (name name); CREATE TABLE a (x int); CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.who VALUES (current_user); RETURN NULL; END';"
                                   "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late()")));
        const auto done = apply(file("0002", "INSERT INTO a VALUES (1)"));
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT string_agg(name, ',') FROM who"), m_tenant->role);
    }
    // Policies hold for the tenant's own statements as they do without us.
    void filesMeetPoliciesAsTheTenantDoes()
    {
        QVERIFY(apply(file("0001", "CREATE TABLE a (x int); INSERT INTO a VALUES (1), (2); ALTER TABLE a ENABLE ROW LEVEL SECURITY; ALTER TABLE a FORCE ROW LEVEL SECURITY;"
                                   "CREATE POLICY small ON a USING (x < 2)")));
        const auto done = apply(file("0002", "UPDATE a SET x = x - 10"));
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT string_agg(x::text, ',' ORDER BY x) FROM a"), s("-9,2"));
    }
    // A tenant owns its database: what it sets there holds for whoever connects, unless who connects says otherwise.
    void settingsOfTheTenantsAreNotFollowed()
    {
        QVERIFY(apply(file("0001", "CREATE TABLE a (x int)")));
        const QByteArray role = quoteIdentifier(m_tenant->role), database = quoteIdentifier(m_tenant->database);
        const auto planted = m_ground.connect(m_tenant->database)->script(
            "SET SESSION AUTHORIZATION " + role + "; " + trap + "CREATE FUNCTION public.same(name, name) RETURNS bool LANGUAGE sql AS 'SELECT public.trap()';"
            "CREATE OPERATOR public.= (LEFTARG = name, RIGHTARG = name, FUNCTION = public.same);"
            "CREATE FUNCTION public.pg_advisory_unlock_all() RETURNS bool LANGUAGE sql AS 'SELECT public.trap()';"
            "ALTER DATABASE " + database + " SET search_path = public, pg_catalog; ALTER DATABASE " + database + " SET role = " + role);
        QVERIFY2(planted, describe(planted));
        m_pool.clear();
        PostgresqlDriver fresh(m_pool, shortWaits()); // that has learnt nothing
        for (const char *version : {"0002", "0003"}) {
            const auto done = fresh.apply(m_tenant->inside(), m_tenant->role, file(version, "SELECT 1"), {}, {});
            QVERIFY2(done, describe(done));
            const Migration more = file((QByteArray(version) + "1").constData(), "SELECT 1");
            const auto together = fresh.applyFirst(m_tenant->inside(), m_tenant->role, {}, [&](const auto &) { return base::Result<const Migration *>(&more); }, {});
            QVERIFY2(together, describe(together));
            QCOMPARE(*together, version == QByteArrayView("0003")); // the first of them had nothing learnt yet
            if (!*together)
                QVERIFY(fresh.apply(m_tenant->inside(), m_tenant->role, more, {}, {}));
            const auto read = fresh.applied(m_tenant->inside(), {});
            QVERIFY2(read, describe(read));
        }
        QCOMPARE(int(fresh.applied(m_tenant->inside(), {})->size()), 5);
        QCOMPARE(one("SELECT pg_catalog.count(*) FROM public.ran"), s("0"));
    }
    // A database that the tenant made so before we came to it.
    void aDatabaseThatTurnsWhoeverComesIntoTheTenant()
    {
        const QString name = TestCluster::uniqueName(s("turned"));
        const QByteArray role = quoteIdentifier(m_tenant->role), database = quoteIdentifier(name);
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + database + " OWNER " + role));
        const auto planted = m_ground.connect(name)->script(
            "SET SESSION AUTHORIZATION " + role + "; CREATE SCHEMA tenantry; " + trap
            + "CREATE FUNCTION public.sly(int) RETURNS bool IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN public.trap(); END';"
              "CREATE TABLE tenantry.migration AS SELECT 'v:1'::text AS key, '0009'::text AS version, ''::text AS name, ''::bytea AS sha256, now() AS applied_at,"
              " false AS repeatable, true AS finished, 0 AS started, 0 AS done; CREATE INDEX ON tenantry.migration (public.sly(1)); ALTER DATABASE " + database + " SET role = " + role);
        QVERIFY2(planted, describe(planted));
        static_cast<void>(m_driver.applied(m_tenant->inside(), {})); // who is signed in is known
        const auto read = m_driver.applied(m_tenant->in(name), {});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, base::Kind::Conflict);
        m_chosen = 0;
        QCOMPARE(applyTogether(m_tenant->in(name), m_tenant->role, file("0001", "SELECT 1"), {}, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_chosen, 0);
        QCOMPARE(m_ground.one("SELECT count(*) FROM public.ran", name), s("0"));
    }
    // The bookkeeping is not among the first schemas that the server names; somebody with an odd name may look into it.
    void manySchemas()
    {
        const QString name = TestCluster::uniqueName(s("schemas"));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(name) + " OWNER " + quoteIdentifier(m_tenant->owner.user)));
        QByteArray before;
        for (int i = 0; i < 200; ++i)
            before += "CREATE SCHEMA \"=C/, " + QByteArray::number(i) + "\"; ";
        QVERIFY(m_ground.connect(name)->script(before));
        QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 0);
        ConnectionSettings inside = m_tenant->in(name);
        for (const char *version : {"0001", "0002"}) {
            const auto applied = m_driver.apply(inside, {}, file(version, "SELECT 1"), {}, {});
            QVERIFY2(applied, describe(applied));
        }
        const QByteArray odd = quoteIdentifier(name + s("=C/, \"x\""));
        QVERIFY(m_ground.connect(name)->script("CREATE ROLE " + odd + "; GRANT USAGE ON SCHEMA tenantry TO " + odd));
        QVERIFY(m_ground.connect(m_tenant->database)->script("GRANT USAGE ON SCHEMA tenantry TO " + odd));
        QVERIFY(apply(file("0001", "SELECT 1")));
        for (int turn = 0; turn < 2; ++turn) {
            const auto read = m_driver.applied(inside, {});
            QVERIFY2(read, describe(read));
            QCOMPARE(int(read->size()), 2);
            QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 1);
        }
    }
    // In the order in which they were applied, which is not that of their names, to the microsecond; the mark of a seed is none of them.
    void inTheOrderOfTheirTimes()
    {
        for (const char *version : {"0001", "0002", "0003"})
            QVERIFY(apply(file(version, "SELECT 1")));
        QVERIFY(m_driver.seed(m_tenant->inside(), m_tenant->role, "SELECT 1", {}, {}));
        QVERIFY(m_ground.connect(m_tenant->database)->script("UPDATE tenantry.migration SET applied_at = CASE version WHEN '0001' THEN '2026-01-01 00:00:00.12Z' WHEN '0002' THEN "
                                                             "'2026-01-01 00:00:00.120001Z' ELSE '2026-01-01 00:00:00.119999Z'::timestamptz END"));
        for (int turn = 0; turn < 2; ++turn) {
            const auto applied = m_driver.applied(m_tenant->inside(), {});
            QVERIFY2(applied, describe(applied));
            QStringList versions;
            for (const auto &each : *applied)
                versions << each.version;
            QCOMPARE(versions, QStringList({s("0003"), s("0001"), s("0002")}));
        }
    }
    void changedFileIsReported() // faults.md 13
    {
        QVERIFY(apply(file("1", "CREATE TABLE a (x int)")));
        const auto changed = apply(file("1", "CREATE TABLE b (x int)"));
        QVERIFY(!changed);
        QCOMPARE(changed.error().kind, base::Kind::Conflict);
        QVERIFY2(words(changed.error()).contains(s("1_x.sql was changed")), qPrintable(words(changed.error())));
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'b'"), s("0"));
    }
    void repeatableRunsAgainWhenItChanges()
    {
        QVERIFY(apply(repeatable("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS a")));
        QVERIFY(apply(repeatable("v", "CREATE OR REPLACE VIEW v AS SELECT 2 AS a")));
        QCOMPARE(one("SELECT a FROM v"), s("2"));
        QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 1);
        QVERIFY(m_ground.connect(m_tenant->database)->script("CREATE OR REPLACE VIEW v AS SELECT 3 AS a"));
        QVERIFY(apply(repeatable("v", "CREATE OR REPLACE VIEW v AS SELECT 2 AS a"))); // unchanged: not again
        QCOMPARE(one("SELECT a FROM v"), s("3"));
    }
    void failureKeepsNothingAndNamesThePlace_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("text");
        QTest::newRow("syntax") << QByteArray("CREATE TABLE keep (x int);\n\nSELECT 'ñandú' FRM keep;\n") << s("line 3, column 20") << s("SELECT 'ñandú' FRM keep;");
        QTest::newRow("name") << QByteArray("CREATE TABLE keep (x int);\r\nSELECT 1 FROM nowhere;\r\n") << s("line 2, column 15") << s("SELECT 1 FROM nowhere;");
        QTest::newRow("run time, no position") << QByteArray("CREATE TABLE keep (x int UNIQUE);\n/* ; */\nINSERT INTO keep VALUES (1), (1);\nSELECT 1;") << s("line 3, column 1") << s("INSERT INTO keep");
        QTest::newRow("inside a function") << QByteArray("CREATE TABLE keep ();\nDO $$\nBEGIN\n  RAISE 'no; not this';\nEND $$;") << s("line 2, column 1") << s("DO $$");
    }
    void failureKeepsNothingAndNamesThePlace()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, place);
        QFETCH(QString, text);
        const auto failed = apply(file("7", sql));
        QVERIFY(!failed);
        QVERIFY2(words(failed.error()).contains(s("7_x.sql, ") + place), qPrintable(words(failed.error())));
        QVERIFY2(failed.error().detail.contains(text), qPrintable(failed.error().detail));
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'keep'"), s("0"));
        QVERIFY(m_driver.applied(m_tenant->inside(), {})->empty());
        QVERIFY(apply(file("7", "CREATE TABLE keep (x int)"))); // mended, it goes
    }
    void largeFilesAreSentInPieces()
    {
        QByteArray sql = "CREATE TABLE a (x int, t text);\n";
        for (int i = 0; i < 30'000; ++i)
            sql += "INSERT INTO a VALUES (" + QByteArray::number(i) + ", 'some text that makes the line a little longer; with a semicolon, and a quote '' too');\n";
        QVERIFY(sql.size() > 3 << 20);
        const auto failed = apply(file("1", sql + "INSERT INTO a VALUES ('not a number', '');\n"));
        QVERIFY(!failed);
        QVERIFY2(words(failed.error()).contains(s("line 30002, column 23")), qPrintable(words(failed.error())));
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'a'"), s("0"));
        const auto done = apply(file("1", sql));
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT count(*) FROM a"), s("30000"));
    }
    void oddFilesAreSentAsTheyAre()
    {
        const QByteArray sql = "-- ünï\r\n/* /* ; */ ' */\r\nCREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE a WHEN 1 THEN 2 END; END;\r\n"
                               "DO $x$ BEGIN EXECUTE 'SELECT '';'''; END $x$;\r\nCREATE TABLE \"odd;name\" (\"a'b\" text DEFAULT E'\\';');";
        const auto done = apply(file("1", sql));
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT f(1)"), s("2"));
        const auto empty = apply(file("2", "-- nothing at all\n"));
        QVERIFY2(empty, describe(empty));
        QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 2);
    }
    void settingsOfAFileEndWithIt()
    {
        QVERIFY(apply(file("1", "CREATE SCHEMA other; SELECT pg_catalog.set_config('search_path', 'other', false); SET lock_timeout = 0; CREATE TABLE other.a (x int);")));
        const auto done = apply(file("2", "CREATE TABLE b (x int)"));
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT schemaname || '.' || tableowner FROM pg_tables WHERE tablename = 'b'"), s("public.") + m_tenant->role);
    }
    void copyFromStdinIsRefused()
    {
        const auto done = apply(file("1", "CREATE TABLE a (x int);\nCOPY a FROM STDIN;\n1\n2\n\\.\n"));
        QVERIFY(!done);
        QVERIFY2(done.error().kind == base::Kind::InvalidInput || done.error().kind == base::Kind::Database, describe(done));
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'a'"), s("0"));
        QVERIFY(!apply(file("2", "CREATE TABLE a (x int); COPY a FROM STDIN;")));
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'a'"), s("0"));
    }
    void commitInsideIsNoticed()
    {
        const auto done = apply(file("1", "CREATE TABLE a (x int); COMMIT; CREATE TABLE b (x int);"));
        QVERIFY(!done);
        QVERIFY(m_driver.applied(m_tenant->inside(), {})->empty());
    }
    void lockIsWaitedForInShortTurns() // 55P03 behind a long transaction, then free
    {
        QVERIFY(apply(file("1", "CREATE TABLE a (x int)")));
        auto holder = m_ground.connect(m_tenant->database);
        QVERIFY(holder->script("BEGIN; SELECT * FROM a"));
        base::Result<void> done;
        std::jthread worker([&] { done = apply(file("2", "ALTER TABLE a ADD COLUMN y int"), {.lockTimeout = std::chrono::milliseconds(20), .lockAttempts = 1000}); });
        QTRY_VERIFY(one("SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()").toInt() >= 0 && m_ground.log().count("canceling statement due to lock timeout") >= 2);
        // Between its turns nobody queues behind it for long: another session still reads.
        const auto reader = m_ground.connect(m_tenant->database);
        QVERIFY(reader->query("SELECT * FROM a"));
        QVERIFY(holder->script("COMMIT"));
        worker.join();
        QVERIFY2(done, describe(done));
        QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 2);
    }
    void lockThatIsNeverFreeIsExplained()
    {
        QVERIFY(apply(file("1", "CREATE TABLE a (x int)")));
        const auto holder = m_ground.connect(m_tenant->database);
        QVERIFY(holder->script("SET application_name = 'nightly report'; BEGIN; SELECT * FROM a"));
        const auto done = apply(file("2", "ALTER TABLE a ADD COLUMN y int"), {.lockTimeout = std::chrono::milliseconds(10), .lockAttempts = 3});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Kind::Conflict);
        QCOMPARE(done.error().sqlstate, s("55P03"));
        // Who it is can be read by a superuser and by nobody else.
        QVERIFY2(words(done.error()).contains(s("2_x.sql")), qPrintable(words(done.error())));
        if (m_tenant->owner.user != s("plain_owner"))
            QVERIFY2(words(done.error()).contains(s("nightly report")), qPrintable(words(done.error())));
        QVERIFY(holder->script("COMMIT"));
        QVERIFY(apply(file("2", "ALTER TABLE a ADD COLUMN y int")));
    }
    void statementTimeoutEndsIt()
    {
        const auto done = apply(file("1", "CREATE TABLE a (x int); SELECT pg_sleep(60)"), {.statementTimeout = std::chrono::milliseconds(100)});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Kind::Timeout);
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'a'"), s("0"));
    }
    void stopEndsIt()
    {
        std::stop_source stop;
        base::Result<void> done;
        std::jthread worker([&] { done = apply(file("1", "CREATE TABLE a (x int); SELECT pg_sleep(60)"), {}, stop.get_token()); });
        QTRY_COMPARE(one("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"), s("1"));
        stop.request_stop();
        worker.join();
        QCOMPARE(done.error().kind, base::Kind::Cancelled);
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'a'"), s("0"));
    }
    void connectionKilledInside()
    {
        base::Result<void> done;
        std::jthread worker([&] { done = apply(file("1", "CREATE TABLE a (x int); SELECT pg_sleep(60)")); });
        QTRY_COMPARE(one("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"), s("1"));
        one("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
        worker.join();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Kind::Unreachable);
        QVERIFY(apply(file("1", "CREATE TABLE a (x int)")));
    }
    void twoProgramsApplyOnce()
    {
        const Migration slow = file("1", "CREATE TABLE a (x int); INSERT INTO a VALUES (1); SELECT pg_sleep(0.1)");
        std::array<base::Result<void>, 4> results;
        {
            std::vector<std::jthread> threads;
            for (auto &result : results)
                threads.emplace_back([&] {
                    postgres::Pool pool;
                    PostgresqlDriver driver(pool, {});
                    result = driver.apply(m_tenant->inside(), m_tenant->role, slow, {}, {});
                });
        }
        for (const auto &result : results)
            QVERIFY2(result, describe(result));
        QCOMPARE(one("SELECT count(*) FROM a"), s("1"));
    }
    void functionsOfTheTenantAreNotTakenForThoseOfTheServer()
    {
        const auto itself = Connection::open(m_tenant->itself());
        QVERIFY(itself);
        QVERIFY((*itself)->script("CREATE FUNCTION format(text, name, text, int) RETURNS text LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE trapped (a text); RETURN current_user; END $$; "
                                  "CREATE FUNCTION pg_try_advisory_xact_lock(int) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE trapped (a text); RETURN true; END $$"));
        const auto other = m_ground.connect(m_tenant->database);
        QVERIFY(other->script("SELECT pg_advisory_lock(8387236824886833785)"));
        const auto done = apply(file("1", "SELECT 1"));
        QVERIFY(!done);
        QVERIFY2(!words(done.error()).contains(s("just now: ") + m_tenant->owner.user + s(".")), qPrintable(words(done.error()))); // what the trap would say
        QVERIFY2(words(done.error()).contains(s("pid ")), qPrintable(words(done.error())));
    }
    void otherProgramIsNamed()
    {
        const auto other = m_ground.connect(m_tenant->database);
        QVERIFY(other->script("SET application_name = 'other panel'; SELECT pg_advisory_lock(8387236824886833785)"));
        const auto done = apply(file("1", "SELECT 1"));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Kind::Conflict);
        QVERIFY2(words(done.error()).contains(s("other panel")) || m_tenant->owner.user == s("plain_owner"), qPrintable(words(done.error())));
    }
};

TENANTRY_TEST_MAIN(ApplyTest)
#include "apply_test.moc"
