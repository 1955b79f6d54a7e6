// Migrations over a fleet through the real program: what is due, rolling it out, failures by cause, pausing and going on.
#include "ctl.h"
#include "support/qcamain.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>
#include <csignal>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class MigrateTest : public QObject {
    Q_OBJECT

    // A file that is at work for as long as the test wants: while the tenant has a table called hold.
    const QByteArray whileHeld = "DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'hold') LOOP PERFORM pg_catalog.pg_sleep(0.02); END LOOP; END $$;\n";
    const QString hold = u"CREATE TABLE public.hold ()"_s, letGo = u"DROP TABLE public.hold"_s;

    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    // In the tenant's database, as the local superuser.
    QByteArray psql(const char *tenant, const QString &sql) const
    {
        const QString database = ctl("tenant show --json", {QString::fromLatin1(tenant)}).json().value(u"database"_s).toString();
        return ctl("local psql -- -XAtq -d", {database, u"-c"_s, sql}).out.trimmed();
    }
    void file(const char *name, const QByteArray &sql) const
    {
        m_ctl->write(u"shop/"_s + QString::fromLatin1(name), sql);
        VERIFY_STATUS(ctl("product import Shop --migrations shop"), 0);
    }
    int count(const char *key) const { return ctl("migrate status --json").json().value(QString::fromLatin1(key)).toInt(-1); }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        VERIFY_STATUS(ctl("migrate apply"), 3); // no product
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY, name text);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        for (const char *name : {"uno", "dos", "tres", "cuatro"})
            VERIFY_STATUS(ctl("tenant provision --product Shop --name", {QString::fromLatin1(name)}), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void whatIsWrongSaysSo()
    {
        VERIFY_STATUS(ctl("migrate status Nothing"), 3);
        VERIFY_STATUS(ctl("migrate apply Nothing"), 3);
        VERIFY_STATUS(ctl("migrate apply --to 0099"), 3);
        VERIFY_STATUS(ctl("migrate apply --tenant nobody"), 3);
        VERIFY_STATUS(ctl("migrate apply --tenant uno --filter x"), 2);
        VERIFY_STATUS(ctl("migrate apply --filter nokey:1"), 2);
        VERIFY_STATUS(ctl("migrate apply --waves 0"), 2);
        VERIFY_STATUS(ctl("migrate apply --max-failures many"), 2);
        VERIFY_STATUS(ctl("migrate apply --concurrency 0"), 2);
        VERIFY_STATUS(ctl("migrate apply --health-margin some"), 2);
        VERIFY_STATUS(ctl("migrate apply --health-wait -1"), 2);
        VERIFY_STATUS(ctl("migrate apply Shop --product Other"), 2);
        VERIFY_STATUS(ctl("migrate resume"), 3);
        VERIFY_STATUS(ctl("migrate resume 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21"), 3);
        VERIFY_STATUS(ctl("migrate resume nonsense"), 3);
        VERIFY_STATUS(ctl("migrate failures"), 3);
    }

    void nothingToDo()
    {
        const Outcome status = ctl("migrate status --json");
        VERIFY_STATUS(status, 0);
        QCOMPARE(status.json().value(u"product"_s).toString(), u"Shop"_s);
        QCOMPARE(status.json().value(u"head"_s).toString(), u"0001"_s);
        QCOMPARE(status.json().value(u"tenants"_s).toInt(), 4);
        QCOMPARE(status.json().value(u"behind"_s).toInt(), 0);
        const Outcome apply = ctl("migrate apply --json");
        VERIFY_STATUS(apply, 0);
        QCOMPARE(apply.lines().size(), 1);
        QCOMPARE(apply.lines().last().value(u"event"_s).toString(), u"finished"_s);
        QCOMPARE(apply.lines().last().value(u"succeeded"_s).toInt(-1), 0);
    }

    void planAndApply()
    {
        file("0002_email.sql", "ALTER TABLE customer ADD COLUMN email text;\n");
        file("0003_order.sql", "CREATE TABLE \"order\" (id bigint PRIMARY KEY);\n");
        QCOMPARE(count("behind"), 4);
        const Outcome plan = ctl("migrate plan Shop --json");
        VERIFY_STATUS(plan, 0);
        QCOMPARE(plan.json().value(u"target"_s).toString(), u"0003"_s);
        QCOMPARE(plan.json().value(u"tenants"_s).toInt(), 4);
        const auto files = plan.json().value(u"groups"_s)[0][u"files"].toArray();
        QCOMPARE(files.size(), 2);
        QCOMPARE(files[0][u"file"].toString(), u"0002_email.sql"_s);

        const Outcome dry = ctl("migrate apply --tenant uno --dry-run --json");
        VERIFY_STATUS(dry, 0);
        QCOMPARE(count("behind"), 4);
        const Outcome one = ctl("migrate apply --tenant uno --to 2 --json");
        VERIFY_STATUS(one, 0);
        QCOMPARE(psql("uno", u"SELECT count(*) FROM tenantry.migration"_s), "2");
        QCOMPARE(ctl("tenant show uno --json").json().value(u"schema_version"_s).toString(), u"0002"_s);
        QJsonArray runs; // of this tenant, newest first: what was tried, then what was done
        for (const auto &moment : ctl("tenant timeline uno --json").json().value(u"moments"_s).toArray())
            if (moment[u"type"].toString() == u"run")
                runs.append(moment[u"run"]);
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0][u"from"].toString() + u' ' + runs[0][u"to"].toString() + u' ' + runs[0][u"outcome"].toString(), u"0001 0002 applied"_s);
        QCOMPARE(runs[1][u"outcome"].toString(), u"would_apply"_s);
        QVERIFY(ctl("tenant timeline uno").out.contains("Migrated from 0001 to 0002"));

        // Nobody collects health figures: whoever wants them compared is told, and says go on.
        const QString kept = m_ctl->write(u"kept/README"_s, "of backups\n").chopped(7);
        const Outcome paused = ctl("migrate apply --waves canary:tres,rest --health-margin 50 --health-wait 0 --json", {u"--backup-to"_s, kept});
        VERIFY_STATUS(paused, 6);
        QCOMPARE(paused.lines().last().value(u"succeeded"_s).toInt(), 1);
        const QString run = paused.lines().last().value(u"run"_s).toString();
        const Outcome shown = ctl("migrate show", {run});
        QVERIFY2(shown.out.contains("There are no health figures") && shown.out.contains("/kept/" + run.right(8).toUtf8()), shown.out.constData());
        const Outcome all = ctl("migrate resume --past-check --json", {run});
        VERIFY_STATUS(all, 0);
        QCOMPARE(QDir(kept + u'/' + run.right(8)).entryList(QDir::Files), (QStringList{u"cuatro@0001.dump"_s, u"dos@0001.dump"_s, u"tres@0001.dump"_s, u"uno@0002.dump"_s}));
        const auto lines = all.lines();
        QCOMPARE(lines.first().value(u"event"_s).toString(), u"started"_s);
        QCOMPARE(lines.first().value(u"waves"_s).toArray().size(), 2);
        QCOMPARE(lines[1].value(u"event"_s).toString(), u"tenant"_s);
        QCOMPARE(paused.lines()[1].value(u"tenant"_s).toString(), u"tres"_s);
        QCOMPARE(lines[1].value(u"to"_s).toString(), u"0003"_s);
        const QJsonObject last = lines.last();
        QCOMPARE(last.value(u"event"_s).toString(), u"finished"_s);
        QCOMPARE(last.value(u"succeeded"_s).toInt(), 4);
        QCOMPARE(last.value(u"failed"_s).toInt(-1), 0);
        QVERIFY(last.contains(u"run"_s) && last.contains(u"ms"_s) && last.contains(u"skipped"_s));
        QCOMPARE(count("behind"), 0);
        QCOMPARE(psql("cuatro", u"SELECT count(*) FROM tenantry.migration"_s), "3");
    }

    void failuresByCauseAndRetry()
    {
        file("0004_unique.sql", "-- one customer, one name\nCREATE UNIQUE INDEX customer_name\n    ON customer (name);\n");
        for (const char *tenant : {"dos", "tres"})
            psql(tenant, u"INSERT INTO customer VALUES (1, '%1'), (2, '%1')"_s.arg(QString::fromLatin1(tenant)));
        // A wave in which one failed lets no other begin, unless somebody said how many may.
        const Outcome careful = ctl("migrate apply --waves canary:dos,rest --json");
        VERIFY_STATUS(careful, 1);
        QCOMPARE(careful.lines().last().value(u"paused_for"_s).toString(), u"gate"_s);
        QCOMPARE(careful.lines().last().value(u"left"_s).toInt(), 3);
        VERIFY_STATUS(ctl("migrate cancel --yes"), 0);
        const Outcome apply = ctl("migrate apply --json");
        VERIFY_STATUS(apply, 6);
        QCOMPARE(apply.lines().last().value(u"failed"_s).toInt(), 2);
        QCOMPARE(apply.lines().last().value(u"succeeded"_s).toInt(), 2);
        QCOMPARE(count("failed"), 2);
        QCOMPARE(count("behind"), 2);
        const Outcome failures = ctl("migrate failures --json");
        VERIFY_STATUS(failures, 0);
        QCOMPARE(failures.json().value(u"total"_s).toInt(), 1);
        const auto cause = failures.json().value(u"causes"_s)[0];
        QCOMPARE(cause[u"tenants"].toInt(), 2);
        QCOMPARE(cause[u"sqlstate"].toString(), u"23505"_s);
        QCOMPARE(cause[u"place"][u"line"].toInt(), 2);
        QVERIFY(!cause[u"likely_cause"].toString().isEmpty() && !cause[u"next_action"].toString().isEmpty());
        const Outcome people = ctl("migrate failures");
        QVERIFY2(people.out.contains("CREATE UNIQUE INDEX customer_name"), people.both().constData());
        const Outcome spanish = ctl("migrate failures --lang es");
        QVERIFY2(spanish.out.contains("Qué hacer:"), spanish.both().constData());
        VERIFY_STATUS(ctl("migrate retry --cause 7"), 3);
        psql("dos", u"DELETE FROM customer WHERE id = 2"_s);
        VERIFY_STATUS(ctl("migrate retry --cause 1 --json"), 6); // one of the two
        psql("tres", u"DELETE FROM customer WHERE id = 2"_s);
        VERIFY_STATUS(ctl("migrate retry --json"), 0);
        QCOMPARE(count("failed"), 0);
        QCOMPARE(count("behind"), 0);
        VERIFY_STATUS(ctl("migrate retry"), 3);
    }

    // All that fail the same, with no waves: nothing succeeded.
    void budgetPauses()
    {
        file("0005_never.sql", "SELECT 1/0;\n");
        const Outcome apply = ctl("migrate apply --max-failures 1 --concurrency 1 --json");
        VERIFY_STATUS(apply, 1);
        QCOMPARE(apply.lines().last().value(u"state"_s).toString(), u"paused"_s);
        QCOMPARE(apply.lines().last().value(u"paused_for"_s).toString(), u"budget"_s);
        VERIFY_STATUS(ctl("migrate apply --json"), 5); // the tenants wait in that one
        VERIFY_STATUS(ctl("migrate cancel --yes"), 0);
        VERIFY_STATUS(ctl("migrate cancel --yes"), 3); // none is open
        const auto run = ctl("migrate list --json").json().value(u"runs"_s)[0];
        QCOMPARE(run[u"state"].toString(), u"cancelled"_s);
        VERIFY_STATUS(ctl("migrate resume", {run[u"id"].toString()}), 5);
    }

    // A file that nobody could apply is mended in its place; one that a tenant has is not.
    void aBrokenFileIsReplaced()
    {
        m_ctl->write(u"shop/0005_never.sql"_s, "SELECT 1;\n");
        VERIFY_STATUS(ctl("product import Shop --migrations shop"), 5);
        VERIFY_STATUS(ctl("product import Shop --migrations shop --replace"), 0);
        VERIFY_STATUS(ctl("migrate apply --tenant uno"), 0);
        m_ctl->write(u"shop/0005_never.sql"_s, "SELECT 2;\n");
        const Outcome late = ctl("product import Shop --migrations shop --replace");
        VERIFY_STATUS(late, 5);
        QVERIFY2(late.err.contains("uno"), late.both().constData());
        m_ctl->write(u"shop/0005_never.sql"_s, "SELECT 1;\n");
        VERIFY_STATUS(ctl("product import Shop --migrations shop --replace"), 0);
    }

    // Ctrl+C: what is in work ends, the rest waits; anybody goes on.
    void interruptedAndResumed()
    {
        m_ctl->write(u"slow/0001_a.sql"_s, "SELECT 1;\n");
        VERIFY_STATUS(ctl("product add Slow --migrations slow"), 0);
        for (const char *name : {"alfa", "beta", "gamma"})
            VERIFY_STATUS(ctl("tenant provision --product Slow --name", {QString::fromLatin1(name)}), 0);
        m_ctl->write(u"slow/0002_b.sql"_s, whileHeld);
        VERIFY_STATUS(ctl("product import Slow --migrations slow"), 0);
        for (const char *tenant : {"beta", "gamma"})
            psql(tenant, hold);
        const auto process = m_ctl->start({u"migrate"_s, u"apply"_s, u"Slow"_s, u"--concurrency"_s, u"1"_s, u"--json"_s});
        const auto state = [&] { return ctl("migrate show --json").json(); };
        QTRY_VERIFY_WITH_TIMEOUT(state().value(u"product"_s).toString() == u"Slow"_s && state().value(u"succeeded"_s).toInt() == 1, 30'000);
        ::kill(pid_t(process->processId()), SIGINT);
        QTRY_COMPARE_WITH_TIMEOUT(state().value(u"state"_s).toString(), u"paused"_s, 30'000);
        QCOMPARE(process->state(), QProcess::Running); // beta is in work, and is not broken off
        for (const char *tenant : {"beta", "gamma"})
            psql(tenant, letGo);
        const Outcome stopped = Ctl::finish(*process);
        VERIFY_STATUS(stopped, 130);
        QCOMPARE(state().value(u"succeeded"_s).toInt(), 2);
        QCOMPARE(state().value(u"running"_s).toInt(-1), 0);
        VERIFY_STATUS(ctl("migrate resume --json"), 0);
        QCOMPARE(state().value(u"state"_s).toString(), u"succeeded"_s);
        QCOMPARE(state().value(u"succeeded"_s).toInt(), 3);
        VERIFY_STATUS(ctl("migrate resume"), 3); // nothing is open
    }

    // Killed: nobody has to wait, and nothing is lost.
    void killedAndResumed()
    {
        m_ctl->write(u"slow/0003_c.sql"_s, "CREATE TABLE c (id int);\n" + whileHeld);
        VERIFY_STATUS(ctl("product import Slow --migrations slow"), 0);
        for (const char *tenant : {"alfa", "beta", "gamma"})
            psql(tenant, hold);
        const auto process = m_ctl->start({u"migrate"_s, u"apply"_s, u"Slow"_s, u"--json"_s});
        QTRY_VERIFY_WITH_TIMEOUT(ctl("migrate show --json").json().value(u"running"_s).toInt() == 3, 30'000);
        ::kill(pid_t(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished(10'000));
        for (const char *tenant : {"alfa", "beta", "gamma"})
            psql(tenant, letGo);
        const Outcome resumed = ctl("migrate resume --json");
        VERIFY_STATUS(resumed, 0);
        QCOMPARE(resumed.lines().last().value(u"succeeded"_s).toInt(), 3);
        for (const char *tenant : {"alfa", "beta", "gamma"})
            QCOMPARE(psql(tenant, u"SELECT count(*) FROM tenantry.migration WHERE version = '0003' AND finished"_s), "1");
    }

    void verifyFindsWhatChangedBehindOurBack()
    {
        VERIFY_STATUS(ctl("migrate verify Shop"), 0);
        psql("uno", u"UPDATE tenantry.migration SET sha256 = '\\x00' WHERE version = '0002'"_s);
        psql("dos", u"DELETE FROM tenantry.migration WHERE version = '0004'"_s);
        const Outcome verify = ctl("migrate verify Shop --json");
        VERIFY_STATUS(verify, 6);
        QCOMPARE(verify.lines().last().value(u"failed"_s).toInt(), 1);
        const auto status = ctl("migrate status Shop --json").json();
        QCOMPARE(status.value(u"changed"_s).toInt(), 1);
        QCOMPARE(status.value(u"behind"_s).toInt(), 3); // 0005 stands, but for one
        QCOMPARE(ctl("tenant show dos --json").json().value(u"schema_version"_s).toString(), u"0003"_s);
    }
};

TENANTRY_TEST_MAIN(MigrateTest)
#include "migrate_test.moc"
