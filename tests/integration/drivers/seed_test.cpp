// The seed script: once, in one transaction, its values never part of its text.
#include "ground.h"

using namespace tenantry;
using namespace tenantry::test;

class SeedTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};
    std::unique_ptr<Tenant> m_tenant;

    static inline const QByteArray script = "INSERT INTO account VALUES (current_setting('tenantry.admin_email'), current_setting('tenantry.admin_password_hash'));\n"
                                            "SELECT pg_sleep(0);";
    base::Result<void> seed(const QByteArray &sql, const SeedValues &values) { return m_driver.seed(m_tenant->inside(), m_tenant->role, sql, values, {}); }

private slots:
    void init()
    {
        static bool plain = false;
        plain = !plain;
        m_tenant = std::make_unique<Tenant>(m_ground.owner(plain));
        QVERIFY(m_tenant->provision(m_driver));
        QVERIFY(m_driver.apply(m_tenant->inside(), m_tenant->role, file("1", "CREATE TABLE account (email text, hash text)"), {}, {}));
    }
    void cleanup() { m_pool.clear(); }

    void runsOnce()
    {
        const QString evil = s("O'Higgins\"; DROP TABLE account; -- $$ \\ ñ 🧪"), hash = s("$argon2id$v=19$m=19456,t=2,p=1$secret-of-the-seed");
        const SeedValues values{{{s("admin_email"), evil}, {s("admin_password_hash"), hash}}};
        for (int turn = 0; turn < 2; ++turn) {
            const auto done = seed(script, values);
            QVERIFY2(done, describe(done));
        }
        QCOMPARE(m_ground.one("SELECT count(*) FROM account", m_tenant->database), s("1"));
        QCOMPARE(m_ground.one("SELECT email FROM account", m_tenant->database), evil);
        QCOMPARE(m_ground.one("SELECT hash FROM account", m_tenant->database), hash);
        QCOMPARE(int(m_driver.applied(m_tenant->inside(), {})->size()), 1); // a seed is no migration
        // In no statement's text. (This server logs parameters, which nobody's does by default.)
        for (const QByteArray &line : m_ground.log().split('\n'))
            QVERIFY(!line.contains("secret-of-the-seed") || line.contains("arameters: "));
    }
    void failureKeepsNothing()
    {
        const SeedValues values{{{s("admin_email"), s("a")}, {s("admin_password_hash"), s("hash-not-to-be-shown")}}};
        const auto failed = seed(script + "\nINSERT INTO account SELECT * FROM nowhere;", values);
        QVERIFY(!failed);
        QVERIFY2(words(failed.error()).contains(s("seed.sql, line 3")), qPrintable(words(failed.error())));
        QVERIFY(!(words(failed.error()) + failed.error().detail).contains(s("hash-not-to-be-shown")));
        QCOMPARE(m_ground.one("SELECT count(*) FROM account", m_tenant->database), s("0"));
        // Nor where the server itself repeats it.
        const auto repeated = seed("SELECT current_setting('tenantry.admin_password_hash')::uuid", values);
        QVERIFY(!repeated);
        QVERIFY2(!(words(repeated.error()) + repeated.error().detail).contains(s("hash-not-to-be-shown")), qPrintable(words(repeated.error())));
        QVERIFY(seed(script, values));
        QCOMPARE(m_ground.one("SELECT count(*) FROM account", m_tenant->database), s("1"));
    }
    void valuesEndWithIt()
    {
        QVERIFY(seed(script, {{{s("admin_email"), s("a")}, {s("admin_password_hash"), s("b")}}}));
        const auto lease = m_pool.take(m_tenant->inside());
        QVERIFY(lease);
        const auto left = (*lease)->query("SELECT coalesce(current_setting('tenantry.admin_password_hash', true), '')");
        QVERIFY(left);
        QCOMPARE(left->text(0, 0), QString());
    }
    void runsAsTheTenant()
    {
        QVERIFY(seed("CREATE TABLE mine (a int); SELECT 1;", {}));
        QCOMPARE(m_ground.one("SELECT tableowner FROM pg_tables WHERE tablename = 'mine'", m_tenant->database), m_tenant->role);
        QVERIFY(!m_driver.seed(m_tenant->inside(), m_tenant->role, "SELECT 1", {{{s("bad name'"), s("x")}}}, {}));
    }
    void emptySeedIsFine()
    {
        QVERIFY(seed("", {}));
        QVERIFY(seed("-- nothing", {}));
    }
    void commitInsideIsNoticed()
    {
        QVERIFY(!seed("CREATE TABLE a (x int); COMMIT;", {}));
    }
};

TENANTRY_TEST_MAIN(SeedTest)
#include "seed_test.moc"
