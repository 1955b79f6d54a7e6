// Health through the real program: sweeping, watching, taking over, alerts, thresholds; and what tenants put into names does not steer a terminal.
#include "ctl.h"
#include "support/qcamain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>
#include <csignal>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class HealthCliTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    QByteArray psql(const QString &sql, const QString &database = u"tenantry"_s) const { return ctl("local psql -- -XAtq -d", {database, u"-c"_s, sql}).out.trimmed(); }
    QString of(const char *tenant, const char *key) const { return ctl("tenant show --json", {QString::fromLatin1(tenant)}).json().value(QLatin1StringView(key)).toString(); }

    // What a watching program said so far, by event.
    struct Watching {
        std::unique_ptr<QProcess> process;
        QByteArray said;
        bool hears(const QByteArray &text, int timeoutMs = 20'000)
        {
            QElapsedTimer timer;
            timer.start();
            while (!said.contains(text) && timer.elapsed() < timeoutMs) {
                process->waitForReadyRead(100);
                said += process->readAllStandardOutput();
            }
            return said.contains(text);
        }
    };
    Watching watching() const { return {m_ctl->start({u"health"_s, u"watch"_s, u"--interval"_s, u"1"_s, u"--inside-interval"_s, u"2"_s, u"--json"_s}), {}}; }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY, name text);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        for (const char *name : {"uno", "dos", "tres"})
            VERIFY_STATUS(ctl("tenant provision --product Shop --name", {QString::fromLatin1(name)}), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void whatIsWrongSaysSo()
    {
        VERIFY_STATUS(ctl("health sweep nobody"), 3);
        VERIFY_STATUS(ctl("health sweep --server nowhere"), 3);
        VERIFY_STATUS(ctl("health sweep uno --filter x"), 2);
        VERIFY_STATUS(ctl("health show --filter nokey:1"), 2);
        VERIFY_STATUS(ctl("health show --history 5"), 2);
        VERIFY_STATUS(ctl("health show --history 5 --server nowhere"), 3);
        VERIFY_STATUS(ctl("health show --history 5 --server local --filter slug:uno"), 2);
        VERIFY_STATUS(ctl("health watch --interval 0"), 2);
        VERIFY_STATUS(ctl("health alerts --ack 00000000"), 3);
        VERIFY_STATUS(ctl("health alerts --note x"), 2);
        VERIFY_STATUS(ctl("health alerts --silence 00000000"), 2);
        VERIFY_STATUS(ctl("health alerts --silence 00000000 --until tomorrowish"), 2);
        VERIFY_STATUS(ctl("health threshold"), 2);
        VERIFY_STATUS(ctl("health threshold change"), 2);
        VERIFY_STATUS(ctl("health threshold set connections"), 2);
        VERIFY_STATUS(ctl("health threshold set connections --warning many"), 2);
        VERIFY_STATUS(ctl("health threshold set connections --warning nan"), 2);
        VERIFY_STATUS(ctl("health threshold set connections --warning 95"), 2); // beyond critical
        VERIFY_STATUS(ctl("health threshold set nothing --warning 5"), 3);
        VERIFY_STATUS(ctl("health threshold set connections --warning 5 --plan nothing"), 3);
        VERIFY_STATUS(ctl("health threshold set connections --warning 5 --plan a --tenant b"), 2);
        VERIFY_STATUS(ctl("health threshold clear connections"), 3);
        VERIFY_STATUS(ctl("health check list Nothing"), 3);
        VERIFY_STATUS(ctl("health check set Shop name"), 2);
    }

    void beforeAnybodyLooked()
    {
        const Outcome show = ctl("health show --json");
        VERIFY_STATUS(show, 0);
        QCOMPARE(show.json().value(u"total"_s).toInt(), 3);
        QVERIFY(show.json().value(u"tenants"_s)[0][u"reachable"].isNull());
        VERIFY_STATUS(ctl("health show"), 0);
    }

    void sweepHasTheFieldsOfTheContract()
    {
        const Outcome sweep = ctl("health sweep --json");
        VERIFY_STATUS(sweep, 0);
        QCOMPARE(sweep.json().value(u"tenants"_s).toArray().size(), 3);
        QCOMPARE(sweep.json().value(u"servers"_s).toArray().size(), 1);
        QVERIFY(sweep.json().value(u"recorded"_s).toBool());
        for (const Outcome &each : {sweep, ctl("health show --json")}) {
            const QJsonObject tenant = each.json().value(u"tenants"_s)[0].toObject();
            for (const char *key : {"reachable", "connect_ms", "query_ms", "connections", "connection_limit", "size_bytes", "cache_hit_ratio", "rollback_ratio", "deadlocks", "longest_query_ms",
                                    "idle_in_transaction", "schema_version", "alerts"})
                QVERIFY2(tenant.contains(QLatin1StringView(key)), key);
            QCOMPARE(tenant.value(u"reachable"_s).toBool(), true);
            QCOMPARE(tenant.value(u"schema_version"_s).toString(), u"0001"_s);
            QVERIFY(tenant.value(u"connect_ms"_s).toDouble() > 0 && tenant.value(u"size_bytes"_s).toInteger() > 1'000'000);
            QCOMPARE(tenant.value(u"idle_in_transaction"_s).toInt(-1), 0);
            QCOMPARE(tenant.value(u"probed_as"_s).toString(), u"tenant"_s);
            QCOMPARE(tenant.value(u"alerts"_s).toArray().size(), 0);
        }
        const Outcome one = ctl("health show uno --history 1 --json");
        VERIFY_STATUS(one, 0);
        QCOMPARE(one.json().value(u"slug"_s).toString(), u"uno"_s);
        QVERIFY(!one.json().value(u"history"_s).toArray().isEmpty());
        // A server: by sample, and by hour with the hour that is not over.
        for (const char *hours : {"2", "720"}) {
            const Outcome server = ctl("health show --server local --json --history", {QString::fromLatin1(hours)});
            VERIFY_STATUS(server, 0);
            QCOMPARE(server.json().value(u"server"_s).toString(), u"local"_s);
            const auto last = server.json().value(u"history"_s).toArray().last().toObject();
            QVERIFY(last.value(u"samples"_s).toInt() >= 1 && last.value(u"connections"_s).isDouble() && last.value(u"unreachable"_s).toInt(-1) == 0);
        }
        const Outcome words = ctl("health show --server local --history 2");
        VERIFY_STATUS(words, 0);
        QVERIFY(words.out.contains("At most"));
        VERIFY_STATUS(ctl("health sweep --exit-code"), 0);
        VERIFY_STATUS(ctl("health show uno --lang es"), 0);
        QCOMPARE(ctl("health sweep --filter slug:dos --json").json().value(u"tenants"_s).toArray().size(), 1);
        QCOMPARE(ctl("health sweep --server local --json").json().value(u"tenants"_s).toArray().size(), 3);
    }

    // Nobody is told until somebody gives it a level; then it counts from the tenant's beginning.
    void noBackup()
    {
        QVERIFY(ctl("health show uno --json").json().value(u"last_backup_at"_s).isNull());
        QVERIFY(ctl("health threshold list --json").json().value(u"thresholds"_s).toArray().size() > 20);
        VERIFY_STATUS(ctl("health threshold set backup_age --warning 5 --tenant uno"), 0);
        VERIFY_STATUS(ctl("health sweep --exit-code"), 0);
        psql(u"UPDATE tenantry.tenant SET last_backup_at = now() - interval '7 days' WHERE slug = 'uno'"_s);
        const Outcome swept = ctl("health sweep uno");
        QVERIFY2(swept.out.contains("No backup for 7 days"), swept.both().constData());
        QVERIFY(ctl("health sweep uno --lang es").out.contains("Sin copia de seguridad desde hace 7 días"));
        psql(u"UPDATE tenantry.tenant SET last_backup_at = now() WHERE slug = 'uno'"_s);
        VERIFY_STATUS(ctl("health sweep uno --exit-code"), 0);
        QVERIFY(!ctl("health show uno --json").json().value(u"last_backup_at"_s).isNull());
        VERIFY_STATUS(ctl("health threshold clear backup_age --tenant uno"), 0);
    }

    void namesAreData()
    {
        const QString database = of("dos", "database");
        psql(u"CREATE TABLE public.\"\x1b]0;owned\x07\x1b[2J<b>\" (id int); INSERT INTO public.\"\x1b]0;owned\x07\x1b[2J<b>\" SELECT generate_series(1, 10000); ANALYZE"_s, database);
        VERIFY_STATUS(ctl("health sweep dos"), 0);
        const Outcome show = ctl("health show dos");
        VERIFY_STATUS(show, 0);
        QVERIFY(show.out.contains("owned"));
        for (const char control : {'\x1b', '\x07'})
            QVERIFY(!show.both().contains(control));
        psql(u"DROP TABLE public.\"\x1b]0;owned\x07\x1b[2J<b>\""_s, database);
    }

    void thresholds()
    {
        const Outcome list = ctl("health threshold list --json");
        VERIFY_STATUS(list, 0);
        for (const QJsonValue &each : list.json().value(u"thresholds"_s).toArray())
            QVERIFY2(!each[u"source"].toString().isEmpty() && each[u"default"].toBool(), qPrintable(each[u"metric"].toString()));
        QVERIFY(ctl("health threshold list").out.contains("DigitalOcean"));
        QVERIFY(ctl("health threshold list --lang es").out.contains("proveedores"));
        VERIFY_STATUS(ctl("health threshold set connections --warning 50 --for 0 --tenant uno"), 0);
        const Outcome after = ctl("health threshold list --tenant uno --json");
        QCOMPARE(after.json().value(u"rules"_s).toArray().size(), 1);
        QCOMPARE(after.json().value(u"rules"_s)[0][u"tenant"].toString(), u"uno"_s);
        VERIFY_STATUS(ctl("health threshold clear connections --tenant uno"), 0);
        VERIFY_STATUS(ctl("health threshold clear connections --tenant uno"), 3);
    }

    void checks()
    {
        VERIFY_STATUS(ctl("health check set Shop customers --sql", {u"SELECT count(*) > 5 FROM customer"_s}), 0);
        QCOMPARE(ctl("health check list Shop --json").json().value(u"total"_s).toInt(), 1);
        const Outcome sweep = ctl("health sweep uno --json --exit-code");
        VERIFY_STATUS(sweep, 1);
        QCOMPARE(sweep.json().value(u"failed_checks"_s).toInt(), 1);
        QCOMPARE(sweep.json().value(u"alerts"_s)[0][u"metric"].toString(), u"checks"_s);
        QVERIFY(ctl("health show uno").out.contains("customers"));
        VERIFY_STATUS(ctl("health check remove Shop customers"), 0);
        VERIFY_STATUS(ctl("health check remove Shop customers"), 3);
        VERIFY_STATUS(ctl("health sweep --exit-code"), 0);
    }

    void alertsAreAcknowledgedAndClose()
    {
        psql(u"ALTER ROLE \"%1\" PASSWORD 'another'"_s.arg(of("tres", "role")));
        VERIFY_STATUS(ctl("health sweep"), 0);
        const Outcome alerts = ctl("health alerts --json");
        VERIFY_STATUS(alerts, 0);
        QCOMPARE(alerts.json().value(u"total"_s).toInt(), 1);
        const QJsonObject alert = alerts.json().value(u"alerts"_s)[0].toObject();
        QCOMPARE(alert.value(u"tenant"_s).toString(), u"tres"_s);
        QCOMPARE(alert.value(u"metric"_s).toString(), u"unreachable"_s);
        QCOMPARE(alert.value(u"severity"_s).toString(), u"critical"_s);
        QVERIFY(!alert.value(u"error"_s)[u"message"].toString().isEmpty());
        const QString id = alert.value(u"id"_s).toString();
        VERIFY_STATUS(ctl("health alerts --ack", {id.right(8), u"--note"_s, u"on it"_s}), 0);
        VERIFY_STATUS(ctl("health alerts --silence", {id, u"--until"_s, u"2099-01-31T08:00"_s}), 0);
        const QJsonObject seen = ctl("health alerts tres --json").json().value(u"alerts"_s)[0].toObject();
        QCOMPARE(seen.value(u"note"_s).toString(), u"on it"_s);
        QVERIFY(!seen.value(u"acknowledged_by"_s).toString().isEmpty() && seen.value(u"silenced_until"_s).toString().startsWith(u"2099"_s));
        QVERIFY(ctl("tenant timeline tres").out.contains("Alert acknowledged"));
        QVERIFY(ctl("tenant timeline tres").out.contains("Alert: "));
        // Shown worst first, in red words: what and since when.
        const Outcome show = ctl("health show");
        QVERIFY(show.out.indexOf("tres") < show.out.indexOf("dos"));
        QVERIFY(show.out.contains("cannot sign in"));
        QVERIFY(!alerts.both().contains("another"));
    }

    // Two collectors, one killed: the other one goes on.
    void anotherOneTakesOverFromOneThatWasKilled()
    {
        Watching one = watching();
        QVERIFY2(one.hears("\"event\":\"round\""), one.said.constData());
        Watching two = watching();
        QVERIFY2(two.hears("\"event\":\"standing_by\""), two.said.constData());
        QVERIFY(two.said.contains(QByteArray::number(one.process->processId()))); // who collects
        // While somebody collects, a sweep shows and does not write.
        const Outcome sweep = ctl("health sweep --json");
        VERIFY_STATUS(sweep, 0);
        QVERIFY(!sweep.json().value(u"recorded"_s).toBool(true) && sweep.json().value(u"collector"_s).isObject());
        ::kill(pid_t(one.process->processId()), SIGKILL);
        one.process->waitForFinished(10'000);
        QVERIFY2(two.hears("\"event\":\"collecting\""), two.said.constData());
        QVERIFY2(two.hears("\"event\":\"round\""), two.said.constData());
        // Found within an interval, told, and told when it is over.
        psql(u"ALTER ROLE \"%1\" NOLOGIN"_s.arg(of("dos", "role")));
        QVERIFY2(two.hears("\"event\":\"alert_opened\""), two.said.constData());
        psql(u"ALTER ROLE \"%1\" LOGIN"_s.arg(of("dos", "role")));
        QVERIFY2(two.hears("\"event\":\"alert_closed\""), two.said.constData());
        // Ctrl+C: clean, soon, and nobody is left as the collector.
        QElapsedTimer timer;
        timer.start();
        ::kill(pid_t(two.process->processId()), SIGINT);
        const Outcome ended = Ctl::finish(*two.process, 10'000);
        QCOMPARE(ended.status, 130);
        QVERIFY2(timer.elapsed() < 9000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY((two.said + ended.out).trimmed().endsWith("}") && (two.said + ended.out).contains("\"event\":\"finished\""));
        QCOMPARE(psql(u"SELECT count(*) FROM tenantry.health_collector"_s), QByteArray("0"));
    }
};

TENANTRY_TEST_MAIN(HealthCliTest)
#include "health_test.moc"
