// Ctrl+C and --timeout in the middle of provisioning.
#include "ctl.h"
#include "support/qcamain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>
#include <csignal>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class InterruptTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const
    {
        return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more);
    }
    QByteArray sql(const QString &statement) const { return ctl("local psql -- -Atqc", {statement}).out.trimmed(); }
    bool sleeping() const { return sql(u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%slow_enough%' AND pid <> pg_backend_pid()"_s).toInt() > 0; }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"slow/0001_slow.sql"_s, "SELECT pg_sleep(60) AS slow_enough;\nCREATE TABLE late (id bigint);\n");
        VERIFY_STATUS(ctl("product add Slow --migrations slow"), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void ctrlCStopsCleanlyAndSaysHowToGoOn()
    {
        const int before = sql(u"SELECT count(*) FROM pg_database"_s).toInt();
        const auto process = m_ctl->start({u"tenant"_s, u"provision"_s, u"--name"_s, u"Patient"_s, u"--product"_s, u"Slow"_s, u"--json"_s});
        QTRY_VERIFY_WITH_TIMEOUT(sleeping(), 30'000);
        QElapsedTimer clock;
        clock.start();
        ::kill(pid_t(process->processId()), SIGINT);
        const Outcome outcome = Ctl::finish(*process, 20'000);
        VERIFY_STATUS(outcome, 130);
        QVERIFY2(clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(outcome.out.isEmpty());
        QCOMPARE(outcome.error().value(u"kind"_s).toString(), u"cancelled"_s);
        const QString operation = outcome.error().value(u"operation"_s).toString();
        QVERIFY(outcome.error().value(u"hint"_s).toString().contains(u"tenantryctl operation resume "_s + operation));
        QTRY_VERIFY_WITH_TIMEOUT(!sleeping(), 5000); // the statement on the server ended too

        const QString state = ctl("operation show --json", {operation}).json().value(u"state"_s).toString();
        QVERIFY2(state == u"failed"_s || state == u"interrupted"_s, qPrintable(state));
        VERIFY_STATUS(ctl("operation undo", {operation}), 0);
        VERIFY_STATUS(ctl("tenant show patient"), 3);
        QCOMPARE(sql(u"SELECT count(*) FROM pg_database"_s).toInt(), before);
    }

    void aKilledProgramLeavesAnOperationThatCanBeTakenBack()
    {
        const auto process = m_ctl->start({u"tenant"_s, u"provision"_s, u"--name"_s, u"Killed"_s, u"--product"_s, u"Slow"_s});
        QTRY_VERIFY_WITH_TIMEOUT(sleeping(), 30'000);
        process->kill();
        QVERIFY(process->waitForFinished());
        QJsonArray list;
        QTRY_VERIFY_WITH_TIMEOUT((list = ctl("operation list --state interrupted --json").json().value(u"operations"_s).toArray()).size() == 1, 10'000);
        VERIFY_STATUS(ctl("operation undo", {list.at(0).toObject().value(u"id"_s).toString()}), 0);
        VERIFY_STATUS(ctl("tenant show killed"), 3);
    }

    void timeoutEndsWith7()
    {
        const Outcome outcome = ctl("tenant provision --name Hurried --product Slow --timeout 3 --json");
        VERIFY_STATUS(outcome, 7);
        QCOMPARE(outcome.error().value(u"kind"_s).toString(), u"timeout"_s);
        const QString operation = outcome.error().value(u"operation"_s).toString();
        QVERIFY2(!operation.isEmpty(), outcome.err.constData());
        VERIFY_STATUS(ctl("operation undo", {operation}), 0);
    }

    void aRunningOperationIsNotTakenByAnother()
    {
        const auto process = m_ctl->start({u"tenant"_s, u"provision"_s, u"--name"_s, u"Busy"_s, u"--product"_s, u"Slow"_s, u"--json"_s});
        QTRY_VERIFY_WITH_TIMEOUT(sleeping(), 30'000);
        const QJsonArray running = ctl("operation list --state running --json").json().value(u"operations"_s).toArray();
        QCOMPARE(running.size(), 1);
        const QString id = running.at(0).toObject().value(u"id"_s).toString();
        VERIFY_STATUS(ctl("operation resume", {id}), 5);
        VERIFY_STATUS(ctl("operation undo", {id}), 5);
        ::kill(pid_t(process->processId()), SIGTERM);
        VERIFY_STATUS(Ctl::finish(*process, 20'000), 130);
        VERIFY_STATUS(ctl("operation undo", {id}), 0);
    }

    void ctrlCInATableLeavesTheRestUntried()
    {
        QByteArray table = "name,product\n";
        for (int i = 1; i <= 10; ++i)
            table += "Row " + QByteArray::number(i) + ",Slow\n";
        const auto process = m_ctl->start({u"tenant"_s, u"provision"_s, u"--json"_s, u"--csv"_s, m_ctl->write(u"rows.csv"_s, table)});
        QTRY_VERIFY_WITH_TIMEOUT(sleeping(), 30'000);
        ::kill(pid_t(process->processId()), SIGINT);
        const Outcome outcome = Ctl::finish(*process, 30'000);
        VERIFY_STATUS(outcome, 130);
        const QJsonObject last = outcome.lines().last();
        QCOMPARE(last.value(u"event"_s).toString(), u"finished"_s);
        QVERIFY(last.value(u"skipped"_s).toInt() >= 6);
        for (const QJsonObject &line : outcome.lines())
            if (const QString id = line.value(u"operation"_s).toString(); !id.isEmpty())
                VERIFY_STATUS(ctl("operation undo", {id}), 0);
        QCOMPARE(ctl("tenant list --json --filter row").json().value(u"total"_s).toInt(-1), 0);
    }
};

TENANTRY_TEST_MAIN(InterruptTest)
#include "interrupt_test.moc"
