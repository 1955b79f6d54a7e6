// What the registry remembers of every change, and how others hear of it.
#include "registry/listener.h"
#include "registryfixture.h"

#include <QElapsedTimer>
#include <QThread>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

namespace {

// What a page would hear, on the test's own thread.
struct Ear : QObject {
    struct Changed {
        QString table;
        QStringList ids;
    };
    QList<Changed> changed;
    QList<QDateTime> offline;
    int online = 0;

    explicit Ear(Listener &listener)
    {
        connect(&listener, &Listener::changed, this, [this](const QString &table, const QStringList &ids) { changed.append({table, ids}); });
        connect(&listener, &Listener::offline, this, [this](const QDateTime &since) { offline.append(since); });
        connect(&listener, &Listener::online, this, [this] { ++online; });
    }
    bool heard(const QString &table, const QString &id) const
    {
        return std::any_of(changed.cbegin(), changed.cend(), [&](const Changed &c) { return c.table == table && c.ids.contains(id); });
    }
};

} // namespace

class ChangesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;
    SessionPtr m_session;
    test::Ground m_ground;

    QString verify(const TestRegistry &registry) const
    {
        const auto rows = registry.sql("SELECT broken_at || ' ' || how FROM tenantry.event_verify()");
        return rows.isEmpty() ? QStringLiteral("whole") : rows.text(0, 0);
    }

private slots:
    void initTestCase()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_session = m_registry->admin();
        m_ground = test::lay(m_session);
    }

    void eventsSayWhoWhatAndWhere()
    {
        Tenant t = test::tenantOn(m_ground, QStringLiteral("audited"), QStringLiteral("Antes"));
        t.sealedSecret = QStringLiteral("v1:topsecret");
        const auto made = TenantRepository(m_session).reserve(t);
        QVERIFY2(made, describe(made));
        QVERIFY(TenantRepository(m_session).setSealedSecret(made->id, QStringLiteral("v1:othersecret")));
        Tenant edit = *made;
        edit.companyName = QStringLiteral("Después");
        QVERIFY(TenantRepository(m_session).update(edit));
        QVERIFY(TenantRepository(m_session).move(made->id, TenantState::Active));
        m_registry->sql("UPDATE tenantry.tenant SET size_bytes = 5 WHERE id = $1", {made->id});
        const auto rows = m_registry->sql("SELECT action, kind, operator, source, before, after FROM tenantry.event WHERE tenant_id = $1 ORDER BY seq", {made->id});
        QStringList what;
        for (int i = 0; i < rows.size(); ++i) {
            what << rows.text(i, 0) + QLatin1Char(' ') + rows.text(i, 1);
            QCOMPARE(rows.text(i, 2), m_registry->adminLogin);
            QCOMPARE(rows.text(i, 3), QStringLiteral("tenantry"));
        }
        QCOMPARE(what, QStringList({QStringLiteral("insert tenant"), QStringLiteral("insert tenant_secret"), QStringLiteral("update tenant_secret"), QStringLiteral("update tenant"),
                                    QStringLiteral("update tenant")}));
        QCOMPARE(rows.json(3, 4), QJsonObject({{QStringLiteral("company_name"), QStringLiteral("Antes")}}));
        QCOMPARE(rows.json(3, 5), QJsonObject({{QStringLiteral("company_name"), QStringLiteral("Después")}}));
        QCOMPARE(rows.json(4, 5), QJsonObject({{QStringLiteral("state"), QStringLiteral("active")}}));
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.event WHERE coalesce(before::text, '') || coalesce(after::text, '') LIKE '%secret%'").integer(0, 0), 0);
        QCOMPARE(verify(*m_registry), QStringLiteral("whole"));
    }

    void importedFilesAreEvents()
    {
        const auto rows = m_registry->sql("SELECT after FROM tenantry.event WHERE kind = 'product_migration' ORDER BY seq");
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.json(0, 0).value(QStringLiteral("file_name")).toString(), QStringLiteral("0001_step_1.sql"));
        QVERIFY(!rows.json(0, 0).contains(QStringLiteral("body")));
    }

    void manyAtOnceStayInOneChain()
    {
        const qint64 before = m_registry->sql("SELECT count(*) FROM tenantry.event").integer(0, 0);
        m_registry->sql("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role) "
                        "SELECT gen_random_uuid(), 'b-' || i, 'B', 'b-' || i, $1, $2, 'b_' || i, 'b_' || i FROM generate_series(1, 500) i", {m_ground.product.id, m_ground.server.id});
        m_registry->sql("UPDATE tenantry.tenant SET note = 'all'");
        QVERIFY(m_registry->sql("SELECT count(*) FROM tenantry.event").integer(0, 0) >= before + 1000);
        QCOMPARE(verify(*m_registry), QStringLiteral("whole"));
    }

    void tampering_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("how");
        QTest::newRow("edited") << QByteArray("UPDATE tenantry.event SET operator = 'somebody else' WHERE seq = 5") << QStringLiteral("5 content");
        QTest::newRow("time moved") << QByteArray("UPDATE tenantry.event SET at = at + interval '1 microsecond' WHERE seq = 5") << QStringLiteral("5 content");
        QTest::newRow("content edited") << QByteArray("UPDATE tenantry.event SET after = '{}' WHERE seq = 5") << QStringLiteral("5 content");
        QTest::newRow("deleted") << QByteArray("DELETE FROM tenantry.event WHERE seq = 5") << QStringLiteral("6 gap");
        QTest::newRow("first deleted") << QByteArray("DELETE FROM tenantry.event WHERE seq = 1") << QStringLiteral("2 gap");
        QTest::newRow("reordered") << QByteArray("UPDATE tenantry.event SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE seq IN (5, 6); UPDATE tenantry.event SET seq = -seq WHERE seq < 0")
                                   << QStringLiteral("5 link");
        QTest::newRow("cut at the end") << QByteArray("DELETE FROM tenantry.event WHERE seq > 9") << QStringLiteral(" end");
        QTest::newRow("emptied") << QByteArray("DELETE FROM tenantry.event") << QStringLiteral(" end");
        QTest::newRow("rewritten from the middle")
            << QByteArray("UPDATE tenantry.event e SET operator = 'x', hash = tenantry.event_hash(previous_hash, seq, at, 'x', source, action, kind, entity_id, tenant_id, before, after) WHERE seq = 5")
            << QStringLiteral("6 link");
    }
    void tampering()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, how);
        QVERIFY(m_registry->sql("SELECT count(*) FROM tenantry.event").integer(0, 0) > 10);
        // Even a superuser is stopped, unless they mean it.
        QVERIFY(!m_registry->super->script(sql));
        QVERIFY(m_registry->super->script("BEGIN; SET LOCAL session_replication_role = replica; " + sql));
        const QString found = verify(*m_registry);
        QVERIFY(m_registry->super->script("ROLLBACK"));
        QVERIFY2(found.endsWith(how), qPrintable(found));
        QCOMPARE(verify(*m_registry), QStringLiteral("whole"));
    }

    void writersAtTheSameTimeShareTheChain()
    {
        std::vector<std::unique_ptr<QThread>> threads;
        std::atomic<int> failed = 0;
        for (int w = 0; w < 4; ++w) {
            threads.emplace_back(QThread::create([&, w] {
                for (int i = 0; i < 25; ++i)
                    if (!TenantRepository(m_session).reserve(test::tenantOn(m_ground, QStringLiteral("w%1-%2").arg(w).arg(i))))
                        ++failed;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(verify(*m_registry), QStringLiteral("whole"));
    }

    void aListenerHearsOthers()
    {
        Listener listener(m_session);
        Ear ear(listener);
        QTRY_COMPARE(ear.online, 1);
        const auto other = m_registry->admin();
        const auto made = TenantRepository(other).reserve(test::tenantOn(m_ground, QStringLiteral("heard")));
        QVERIFY2(made, describe(made));
        QTRY_VERIFY(ear.heard(QStringLiteral("tenant"), made->id));
        Operation o;
        o.id = newId();
        o.kind = QStringLiteral("provision");
        o.steps = {{1, QStringLiteral("check"), StepState::Pending, {}, {}, 0, 0, {}}};
        QVERIFY(OperationRepository(other).add(o));
        QTRY_VERIFY(ear.heard(QStringLiteral("operation"), o.id));
        ear.changed.clear();
        QVERIFY(OperationRepository(other).recordStep(o.id, o.steps.first()));
        QTRY_VERIFY(ear.heard(QStringLiteral("operation"), o.id));

        // A storm becomes a breeze; too many to name are not named.
        ear.changed.clear();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 60; ++i)
            QVERIFY(OperationRepository(other).recordStep(o.id, o.steps.first()));
        m_registry->sql("UPDATE tenantry.tenant SET note = note || 'x'");
        const auto readAll = [&] {
            return std::any_of(ear.changed.cbegin(), ear.changed.cend(), [](const Ear::Changed &c) { return c.table == u"tenant" && c.ids.isEmpty(); });
        };
        QTRY_VERIFY(readAll());
        const auto operationSignals = std::count_if(ear.changed.cbegin(), ear.changed.cend(), [](const Ear::Changed &c) { return c.table == u"operation"; });
        QVERIFY2(operationSignals <= int(timer.elapsed() / 100) + 2, qPrintable(QString::number(operationSignals)));
        // What others send on the channel is no reason to stumble.
        for (const char *payload : {"", ":", "nonsense", ":x", "tenant:"})
            m_registry->sql("SELECT pg_notify('tenantry', $1)", {payload});
        ear.changed.clear();
        QVERIFY(TenantRepository(other).move(made->id, TenantState::Active));
        QTRY_VERIFY(ear.heard(QStringLiteral("tenant"), made->id));
    }

    void aListenerComesBack()
    {
        Listener listener(m_session);
        Ear ear(listener);
        QTRY_COMPARE(ear.online, 1);
        QVERIFY(m_registry->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'").size() > 0);
        QTRY_COMPARE(ear.offline.size(), 1);
        QVERIFY(ear.offline.first().isValid());
        QTRY_COMPARE(ear.online, 2);
        Plan plan;
        plan.name = TestCluster::uniqueName(QStringLiteral("plan"));
        const auto added = PlanRepository(m_session).add(plan);
        QVERIFY2(added, describe(added));
        QTRY_VERIFY(ear.heard(QStringLiteral("plan"), added->id));
    }

    void endingAListenerIsQuick()
    {
        QElapsedTimer timer;
        {
            Listener listener(m_session);
            Ear ear(listener);
            QTRY_COMPARE(ear.online, 1);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        // Also while there is nothing to connect to.
        auto other = std::make_unique<TestRegistry>(QStringLiteral("gone"));
        const auto session = other->admin();
        m_registry->sql("SELECT 1");
        other->super.reset();
        {
            Listener listener(session);
            Ear ear(listener);
            QTRY_COMPARE(ear.online, 1);
            QVERIFY(TestCluster::connect()->query("DROP DATABASE " + postgres::quoteIdentifier(other->database) + " WITH (FORCE)"));
            QTRY_COMPARE(ear.offline.size(), 1);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
};

TENANTRY_TEST_MAIN(ChangesTest)
#include "changes_test.moc"
