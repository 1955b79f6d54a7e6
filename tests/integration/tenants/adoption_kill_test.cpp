// faults.md 1 and 12: the process that adopts a database is killed at every point of every step, really, with SIGKILL. Whatever was left, resuming
// makes exactly one working tenant of it, and undoing leaves the database exactly as it was found. With a role that is made for the tenant, and with
// the one that owned the database before, which is nobody's to drop.
#include "found.h"

#include "registry/secrets.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace tenantry;
using namespace tenantry::base;
using test::describe;
using test::Fleet;
using test::FoundDatabase;

class AdoptionKillTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    QTemporaryDir m_folder;
    int m_count = 0;

    FoundDatabase next() { return FoundDatabase::make(m_fleet, QString::number(++m_count)); }

    // The id of the operation that was left, after the victim died by SIGKILL.
    QString killed(const QString &mode, const QString &step, const QString &point, const FoundDatabase &found, bool ownRole)
    {
        const QString idFile = m_folder.filePath(QStringLiteral("operation"));
        QFile::remove(idFile);
        QProcess victim;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("VICTIM_HOST"), m_fleet.registry.host);
        environment.insert(QStringLiteral("VICTIM_PORT"), QString::number(m_fleet.registry.port));
        environment.insert(QStringLiteral("VICTIM_DATABASE"), m_fleet.registry.database);
        environment.insert(QStringLiteral("VICTIM_USER"), m_fleet.registry.user);
        environment.insert(QStringLiteral("VICTIM_PASSWORD"), textFromSecret(m_fleet.registry.password));
        environment.insert(QStringLiteral("VICTIM_ROLE_PASSWORD"), found.appPassword);
        victim.setProcessEnvironment(environment);
        victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QStringList arguments{mode, step, point, QStringLiteral("Víctima %1").arg(m_count), idFile, found.name};
        if (ownRole)
            arguments << found.app;
        victim.start(QStringLiteral(TENANTRY_BIN_DIR "/provision_victim"), arguments);
        if (!victim.waitForFinished(60'000) || victim.exitStatus() != QProcess::CrashExit || victim.exitCode() != SIGKILL) {
            qWarning("the victim was not killed: status %d code %d", int(victim.exitStatus()), victim.exitCode());
            return {};
        }
        QFile file(idFile);
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
    }

    void everyPoint()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("point");
        QTest::addColumn<bool>("ownRole");
        for (const bool ownRole : {false, true})
            for (const QString &step : tenants::adoptionStepNames().mid(1))
                for (const char *point : {"before", "applied", "recorded"})
                    QTest::addRow("%s %s%s", qPrintable(step), point, ownRole ? ", with its own role" : "") << step << QString::fromLatin1(point) << ownRole;
    }

private slots:
    void initTestCase() { m_fleet = Fleet::make(QStringLiteral("registry_adoption_kill")); }

    void resumes_data() { everyPoint(); }
    void resumes()
    {
        QFETCH(QString, step);
        QFETCH(QString, point);
        QFETCH(bool, ownRole);
        const FoundDatabase found = next();
        const int before = m_fleet.tenantCount();
        const QString id = killed(QStringLiteral("provision"), step, point, found, ownRole);
        QVERIFY(!id.isEmpty());
        // The server notices that its client is gone, and lets go of the lock, within milliseconds.
        // The end of the last step is the end of the whole, in one statement.
        const bool all = step == QLatin1String("activate") && point == QLatin1String("recorded");
        QTRY_COMPARE(registry::OperationRepository(m_fleet.session).find(id)->state, all ? registry::OperationState::Succeeded : registry::OperationState::Interrupted);
        const auto resumed = tenants::Adoption(m_fleet.session).resume(id);
        QVERIFY2(resumed, resumed ? "" : qPrintable(describe(resumed.error())));
        QCOMPARE(resumed->tenant.state, registry::TenantState::Active);
        QCOMPARE(resumed->tenant.schemaVersion, QStringLiteral("0002"));
        QCOMPARE(resumed->tenant.role == found.app, ownRole);
        QCOMPARE(m_fleet.tenantCount(), before + 1);
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
        const auto app = postgres::Connection::open(test::TestCluster::as(found.app, found.appPassword, found.name));
        QVERIFY(app);
        QVERIFY((*app)->script("INSERT INTO patient (name) VALUES ('Eva'); ALTER TABLE sales.deal ADD COLUMN note text"));
    }

    void undoes_data() { everyPoint(); }
    void undoes()
    {
        QFETCH(QString, step);
        QFETCH(QString, point);
        QFETCH(bool, ownRole);
        if (step == QLatin1String("activate") && point != QLatin1String("before"))
            return; // active: in use, not undone this way (see adoption_test)
        const FoundDatabase found = next();
        const QString before = found.fingerprint();
        const int tenantsBefore = m_fleet.tenantCount();
        const QString id = killed(QStringLiteral("provision"), step, point, found, ownRole);
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE(registry::OperationRepository(m_fleet.session).find(id)->state, registry::OperationState::Interrupted);
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(m_fleet.tenantCount(), tenantsBefore);
        QCOMPARE(found.fingerprint(), before);
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
    }

    void finishesAnUndo_data() { everyPoint(); }
    void finishesAnUndo()
    {
        QFETCH(QString, step);
        QFETCH(QString, point);
        QFETCH(bool, ownRole);
        const FoundDatabase found = next();
        const QString before = found.fingerprint();
        const int tenantsBefore = m_fleet.tenantCount();
        const QString id = killed(QStringLiteral("undo"), step, point, found, ownRole);
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE(registry::OperationRepository(m_fleet.session).find(id)->state, registry::OperationState::Interrupted);
        QVERIFY(!tenants::Adoption(m_fleet.session).resume(id)); // half of it is gone: only forward
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(m_fleet.tenantCount(), tenantsBefore);
        QCOMPARE(found.fingerprint(), before);
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
    }
};

TENANTRY_TEST_MAIN(AdoptionKillTest)
#include "adoption_kill_test.moc"
