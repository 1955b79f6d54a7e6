// faults.md 11, 16: the panel closed in the middle of its work; a button pressed many times.
#include "faults.h"

#include "support/qcamain.h"
#include "ui/jobs/jobcenter.h"

#include <QSignalSpy>

using namespace tenantry;
using namespace tenantry::base;
using registry::OperationState;
using registry::StepState;
using test::Fleet;

class PanelFaultsTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(QStringLiteral("registry_panel"));
        qRegisterMetaType<registry::Operation>();
    }

    void closedInTheMiddle_data()
    {
        QTest::addColumn<QString>("step");
        for (const char *step : {"reserve", "database", "migrate", "verify"})
            QTest::newRow(step) << QString::fromLatin1(step);
    }
    void closedInTheMiddle()
    {
        QFETCH(QString, step);
        const int before = m_fleet.tenantCount();
        QThreadPool workers;
        QString id;
        {
            auto center = std::make_unique<ui::JobCenter>(m_fleet.session, &workers, nullptr);
            connect(center.get(), &ui::JobCenter::progressed, this, [&](quint64, const registry::Operation &operation) {
                for (const auto &each : operation.steps)
                    if (each.name == step && each.state == StepState::Running)
                        id = operation.id;
            });
            std::optional<Error> error;
            connect(center.get(), &ui::JobCenter::failed, this, [&](quint64, const Error &why) { error = why; });
            center->provision(m_fleet.request(QStringLiteral("Cerrada %1").arg(step)));
            QTRY_VERIFY_WITH_TIMEOUT(!id.isEmpty() || error, 60'000);
            QVERIFY2(!error, qPrintable(error ? test::describe(*error) : QString()));
        } // the window is gone
        QVERIFY(workers.waitForDone(30'000));
        const auto state = test::stateOf(m_fleet, id);
        QVERIFY2(state == OperationState::Failed || state == OperationState::Succeeded, qPrintable(registry::operationStateName(state)));
        const auto resumed = tenants::Provisioning(m_fleet.session).resume(id);
        QVERIFY2(resumed, test::describe(resumed));
        QCOMPARE(m_fleet.tenantCount(), before + 1);
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void pressedManyTimes()
    {
        const int before = m_fleet.tenantCount();
        constexpr int times = 60;
        QThreadPool workers;
        ui::JobCenter center(m_fleet.session, &workers, nullptr);
        QSignalSpy made(&center, &ui::JobCenter::provisioned), failed(&center, &ui::JobCenter::failed);
        for (int i = 0; i < times; ++i)
            center.provision(m_fleet.request(QStringLiteral("Mil veces")));
        QTRY_COMPARE_WITH_TIMEOUT(made.size() + failed.size(), times, 60'000);
        QCOMPARE(made.size(), 1);
        for (const auto &arguments : failed)
            QCOMPARE(arguments[1].value<Error>().kind, Kind::Conflict);
        QCOMPARE(m_fleet.tenantCount(), before + 1);
        QCOMPARE(m_fleet.differences(), QStringList());
        const auto all = registry::OperationRepository(m_fleet.session).list();
        QVERIFY(all);
        for (const auto &operation : *all) // nothing is left that somebody would have to decide
            QVERIFY(operation.state == OperationState::Succeeded || operation.state == OperationState::Undone);
    }
};

TENANTRY_TEST_MAIN(PanelFaultsTest)
#include "panel_test.moc"
