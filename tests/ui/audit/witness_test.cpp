// A panel that signed in yesterday notices today that somebody rewrote what happened, whoever it is that signs in.
#include "registryfixture.h"
#include "ui/audit/chainwitness.h"
#include "workstation/store.h"

#include <QSignalSpy>

using namespace tenantry;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class WitnessTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<workstation::Store> m_store;
    QThreadPool m_workers;

    ui::Services services(const registry::SessionPtr &session)
    {
        ui::Services out;
        out.session = session;
        out.workers = &m_workers;
        out.store = m_store.get();
        return out;
    }
    qsizetype marks(const registry::SessionPtr &session) const { return m_store->chainMarks(session->registry().id)->size(); }

private slots:
    void init()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_store = std::move(*workstation::Store::open(TestCluster::temporaryFolder()));
    }

    void remembersAndNotices_data()
    {
        QTest::addColumn<bool>("admin");
        QTest::newRow("ADMIN") << true;
        QTest::newRow("USER") << false;
    }
    void remembersAndNotices()
    {
        QFETCH(bool, admin);
        const auto session = admin ? m_registry->admin() : TestRegistry::open(m_registry->settingsOf(m_registry->addOperator(QStringLiteral("uli"))));
        {
            ui::ChainWitness witness(services(session));
            QSignalSpy kept(&witness, &ui::ChainWitness::remembered), wrong(&witness, &ui::ChainWitness::suspicious);
            QTRY_COMPARE(kept.size(), 1);
            QCOMPARE(wrong.size(), 0);
            QCOMPARE(marks(session), 1);
        }
        const qint64 end = m_registry->sql("SELECT seq FROM tenantry.event_head").integer(0, 0);
        QVERIFY(m_registry->super->script("BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM tenantry.event WHERE seq = " + QByteArray::number(end) +
                                          "; UPDATE tenantry.event_head h SET seq = x.seq, hash = x.hash FROM (SELECT * FROM tenantry.event ORDER BY seq DESC LIMIT 1) x; COMMIT"));
        ui::ChainWitness witness(services(session));
        QSignalSpy kept(&witness, &ui::ChainWitness::remembered), wrong(&witness, &ui::ChainWitness::suspicious);
        QTRY_COMPARE(wrong.size(), 1);
        QCOMPARE(kept.size(), 0);
        QVERIFY(wrong.first().first().value<base::Text>().translated().contains(QString::number(end)));
        QCOMPARE(marks(session), 1); // what was seen is not overwritten
        QCOMPARE(m_store->chainMarks(session->registry().id)->first().seq, end);
    }

    void withoutAStoreItIsSilent()
    {
        auto without = services(m_registry->admin());
        without.store = nullptr;
        ui::ChainWitness witness(without);
        QSignalSpy kept(&witness, &ui::ChainWitness::remembered), wrong(&witness, &ui::ChainWitness::suspicious);
        QVERIFY(m_workers.waitForDone(5000));
        QCoreApplication::processEvents();
        QCOMPARE(kept.size() + wrong.size(), 0);
    }
};

TENANTRY_TEST_MAIN(WitnessTest)
#include "witness_test.moc"
