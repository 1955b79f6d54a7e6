// Looking into tenants through the real program: as the ADMIN, and as a USER, to whom columns are masked.
#include "ctl.h"
#include "support/qcamain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class InspectTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ctl> m_ctl;
    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    Outcome luis(const char *line, const QStringList &more = {}) const { return ctl(line, more + QStringList{u"--operator"_s, u"luis"_s, u"--password-file"_s, u"own"_s}); }
    Outcome ask(const QString &sql, const QStringList &more = {}) const { return ctl("inspect query uno --reason ticket", QStringList{sql} + more); }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY, name text, email text, active boolean, score float8, price numeric);\n"
                                                  "INSERT INTO customer VALUES (1, '=cmd()', 'ana@secret.example', true, 0.5, 1.10), (2, E'\\x1b[31mred\\u009b1m\\u202e\\n<b>', NULL, false, 'NaN', NULL);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        for (const char *name : {"uno", "dos"})
            VERIFY_STATUS(ctl("tenant provision --product Shop --plan gold --name", {QString::fromLatin1(name)}), 0);
        const Outcome added = ctl("operator add luis --json");
        VERIFY_STATUS(added, 0);
        m_ctl->write(u"one"_s, added.json().value(u"one_time_password"_s).toString().toUtf8() + '\n');
        m_ctl->write(u"own"_s, "una clave propia larga\n");
        VERIFY_STATUS(ctl("operator password --operator luis --password-file one --new-password-file own"), 0);
        VERIFY_STATUS(ctl("operator assign luis --tenant uno"), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void whatIsWrongSaysSo()
    {
        VERIFY_STATUS(ctl("inspect query uno"), 2);
        VERIFY_STATUS(ctl("inspect query uno", {u"SELECT 1"_s}), 2);
        VERIFY_STATUS(ctl("inspect query uno", {u"SELECT 1"_s, u"--reason"_s, u"  "_s}), 2);
        VERIFY_STATUS(ctl("inspect query nobody --reason r", {u"SELECT 1"_s}), 3);
        VERIFY_STATUS(ctl("inspect query uno --reason r --limit 0", {u"SELECT 1"_s}), 2);
        VERIFY_STATUS(ctl("inspect query uno --reason r --filter plan:gold", {u"SELECT 1"_s}), 2);
        VERIFY_STATUS(ctl("inspect query --reason r --filter colour:red", {u"SELECT 1"_s}), 2);
        VERIFY_STATUS(ctl("inspect query --reason r --filter slug:nobody", {u"SELECT 1"_s}), 3);
        for (const char *sql : {"DELETE FROM customer", "SELECT 1; SELECT 2", "SELEC 1", "SET TRANSACTION READ WRITE", "COPY customer TO PROGRAM 'cat'", "SELECT pg_sleep(9)", "COMMIT", ""}) {
            const Outcome refused = ask(QString::fromLatin1(sql), {u"--json"_s});
            VERIFY_STATUS(refused, 2);
            QCOMPARE(refused.error().value(u"kind"_s).toString(), u"invalid_input"_s);
            QVERIFY(!refused.error().value(u"hint"_s).toString().isEmpty());
        }
        VERIFY_STATUS(ask(u"SELECT * FROM nothing"_s), 3);
        QVERIFY(ctl("inspect query --help").out.contains("Ticket 4711"));
        QVERIFY(ctl("inspect query --help --lang es").out.contains("solo lectura"));
    }

    void anAnswer()
    {
        const Outcome answer = ask(u"SELECT id, name, email, active, score, price, NULL AS nothing FROM customer ORDER BY id"_s, {u"--json"_s});
        VERIFY_STATUS(answer, 0);
        const QJsonObject json = answer.json();
        QCOMPARE(json.value(u"columns"_s).toArray().size(), 7);
        const QJsonArray first = json.value(u"rows"_s)[0].toArray();
        QCOMPARE(first, (QJsonArray{1, u"=cmd()"_s, u"ana@secret.example"_s, true, 0.5, u"1.10"_s, QJsonValue::Null}));
        QCOMPARE(json.value(u"rows"_s)[1].toArray()[4].toString(), u"NaN"_s);
        QCOMPARE(json.value(u"truncated"_s), QJsonValue(false));
        QVERIFY(json.value(u"ms"_s).toDouble() > 0);
        // Neither a terminal nor a pipe into one gets an escape.
        for (const Outcome &each : {answer, ask(u"SELECT name FROM customer"_s), ask(u"SELECT 1 AS \"\u001b[2J\u202e\""_s), ask(u"SELECT nothing_\u001b FROM customer"_s)}) {
            QVERIFY2(!each.both().contains('\x1b'), each.both().constData());
            QVERIFY2(!each.both().contains("\xc2\x9b") && !each.both().contains("\xe2\x80\xae"), each.both().constData());
        }
        QCOMPARE(json.value(u"rows"_s)[1].toArray()[1].toString(), u"\u001b[31mred\u009b1m\u202e\n<b>"_s); // as data it is whole
        QVERIFY(ask(u"SELECT name FROM customer"_s).out.contains("\\u001b[31mred"));
        const Outcome few = ask(u"SELECT generate_series(1, 1000000000)"_s, {u"--limit"_s, u"3"_s, u"--json"_s});
        VERIFY_STATUS(few, 0);
        QCOMPARE(few.json().value(u"truncated"_s), QJsonValue(true));
        QCOMPARE(few.json().value(u"rows"_s).toArray().size(), 3);
        const Outcome input = m_ctl->run({u"inspect"_s, u"query"_s, u"uno"_s, u"-"_s, u"--reason"_s, u"r"_s, u"--json"_s}, "SELECT 'ñ'\n");
        QCOMPARE(input.json().value(u"rows"_s)[0][0].toString(), u"ñ"_s);
    }

    void csv()
    {
        const QString file = m_ctl->write(u"out.csv"_s, {});
        VERIFY_STATUS(ask(u"SELECT id, name, email FROM customer WHERE id = 1"_s, {u"--csv"_s, file}), 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("\xEF\xBB\xBFid,name,email\r\n1,'=cmd(),ana@secret.example\r\n"));
        QVERIFY(ask(u"SELECT '@x' AS \"+y\""_s, {u"--csv"_s, u"-"_s}).out.contains("'+y\r\n'@x"));
        VERIFY_STATUS(ask(u"SELECT 1"_s, {u"--csv"_s, u"/nowhere/x.csv"_s}), 1);
    }

    void asAUser()
    {
        VERIFY_STATUS(ctl("inspect prepare uno"), 0);
        const Outcome masked = luis("inspect query uno --reason r --json", {u"SELECT * FROM customer"_s});
        VERIFY_STATUS(masked, 4);
        QVERIFY2(masked.error().value(u"message"_s).toString().contains(u"email"_s), masked.err.constData());
        QVERIFY2(masked.error().value(u"hint"_s).toString().contains(u"id, name, active"_s), masked.err.constData());
        const Outcome open = luis("inspect query uno --reason r --json", {u"SELECT id FROM customer"_s});
        VERIFY_STATUS(open, 0);
        QCOMPARE(open.json().value(u"rows"_s).toArray().size(), 2);
        VERIFY_STATUS(luis("inspect query dos --reason r", {u"SELECT 1"_s}), 3);
        VERIFY_STATUS(luis("inspect query --reason r --filter plan:gold", {u"SELECT 1"_s}), 4);
        VERIFY_STATUS(luis("inspect prepare uno"), 4);
        VERIFY_STATUS(luis("inspect masks --add x"), 4);
        VERIFY_STATUS(luis("inspect masks --remove *email*"), 4);
        QVERIFY(luis("inspect masks").out.contains("*email*"));
        const Outcome history = luis("inspect history --json");
        VERIFY_STATUS(history, 0);
        for (const auto &look : history.json().value(u"inspections"_s).toArray())
            QCOMPARE(look[u"operator"].toString(), u"luis"_s);
        QVERIFY(ctl("inspect history --by luis").out.contains("SELECT id FROM customer"));
    }

    void masks()
    {
        VERIFY_STATUS(ctl("inspect masks --add customer.score"), 0);
        const Outcome due = luis("inspect query uno --reason r --json", {u"SELECT id FROM customer"_s});
        VERIFY_STATUS(due, 5);
        QVERIFY(due.error().value(u"hint"_s).toString().contains(u"inspect prepare uno"_s));
        const Outcome prepared = ctl("inspect prepare --json");
        VERIFY_STATUS(prepared, 0);
        QCOMPARE(prepared.json().value(u"tenants"_s).toArray().size(), 2);
        QCOMPARE(prepared.json().value(u"tenants"_s)[0][u"masked_columns"].toInt(), 2);
        VERIFY_STATUS(luis("inspect query uno --reason r", {u"SELECT score FROM customer"_s}), 4);
        VERIFY_STATUS(ctl("inspect masks --remove customer.score"), 0);
        VERIFY_STATUS(ctl("inspect masks --remove customer.score"), 3);
        VERIFY_STATUS(ctl("inspect prepare uno --new-passwords"), 0);
        VERIFY_STATUS(luis("inspect query uno --reason r", {u"SELECT score FROM customer"_s}), 0);
    }

    void looks()
    {
        VERIFY_STATUS(ctl("inspect prepare uno"), 0);
        for (const auto &who : {false, true}) {
            const auto look = [&](const char *line) { return who ? luis(line) : ctl(line); };
            const Outcome tables = look("inspect tables uno --json");
            VERIFY_STATUS(tables, 0);
            QCOMPARE(tables.json().value(u"tables"_s)[0][u"name"].toString(), u"customer"_s);
            QVERIFY(tables.json().value(u"size_bytes"_s).toInteger() > 1'000'000);
            const Outcome settings = look("inspect settings uno --json");
            VERIFY_STATUS(settings, 0);
            QVERIFY(!settings.json().value(u"roles"_s).toArray().isEmpty());
            VERIFY_STATUS(look("inspect activity uno --json"), 0);
            const Outcome locks = look("inspect locks uno");
            VERIFY_STATUS(locks, 0);
            QVERIFY(locks.err.contains("Nobody waits"));
            QVERIFY(look("inspect tables uno --lang es").out.contains("Filas muertas"));
            VERIFY_STATUS(look("inspect settings uno"), 0);
            VERIFY_STATUS(look("inspect activity uno --reason watching"), 0);
        }
        VERIFY_STATUS(luis("inspect tables dos"), 3);
        VERIFY_STATUS(ctl("inspect tables nobody"), 3);
    }

    void ending()
    {
        const QJsonObject access = ctl("tenant credentials uno --show-secret --json").json();
        const QString where = u"host=%1 port=%2 dbname=%3 user=%4 password=%5"_s.arg(access[u"host"].toString()).arg(access[u"port"].toInt()).arg(access[u"database"].toString(), access[u"role"].toString(), access[u"password"].toString());
        const auto running = m_ctl->start({u"local"_s, u"psql"_s, u"--"_s, u"-d"_s, where, u"-c"_s, u"SELECT pg_sleep(500)"_s}); // as the tenant itself
        int pid = 0;
        QTRY_VERIFY_WITH_TIMEOUT([&] {
            for (const auto &each : ctl("inspect activity uno --json").json().value(u"sessions"_s).toArray())
                if (each[u"query"].toString().contains(u"pg_sleep(500)"_s))
                    pid = each[u"pid"].toInt();
            return pid != 0;
        }(), 30'000);
        const QString number = QString::number(pid);
        VERIFY_STATUS(ctl("inspect end uno --yes", {number}), 2); // no reason
        VERIFY_STATUS(ctl("inspect end uno --yes --reason r x"), 2);
        VERIFY_STATUS(ctl("inspect end uno --reason r", {number}), 2); // nobody to ask
        VERIFY_STATUS(luis("inspect end uno --yes --reason r", {number}), 4);
        VERIFY_STATUS(ctl("inspect end dos --yes --reason r", {number}), 3);
        VERIFY_STATUS(ctl("inspect cancel uno --yes --reason till", {number}), 0);
        QVERIFY(running->waitForFinished(60'000));
        VERIFY_STATUS(ctl("inspect end uno --yes --reason r", {number}), 3);
        QVERIFY(ctl("inspect history uno").out.contains("till"));
    }

    void manyTenants()
    {
        const Outcome all = ctl("inspect query --filter plan:gold --reason capacity --json", {u"SELECT count(*) AS customers FROM customer"_s});
        VERIFY_STATUS(all, 0);
        QCOMPARE(all.json().value(u"columns"_s).toArray(), (QJsonArray{u"tenant"_s, u"customers"_s}));
        QCOMPARE(all.json().value(u"rows"_s).toArray(), (QJsonArray{QJsonArray{u"dos"_s, 2}, QJsonArray{u"uno"_s, 2}}));
        VERIFY_STATUS(ctl("local psql", {u"--"_s, u"-c"_s, u"SELECT 1"_s}), 0);
        const Outcome some = ctl("inspect query --filter plan:gold --reason capacity --json", {u"SELECT 1 / (SELECT CASE current_database() WHEN min(datname) THEN 0 ELSE 1 END FROM pg_database WHERE datname LIKE 't\\_%')"_s});
        VERIFY_STATUS(some, 6);
        QCOMPARE(some.json().value(u"failed"_s).toArray().size(), 1);
        QCOMPARE(some.json().value(u"rows"_s).toArray().size(), 1);
        QVERIFY(ctl("audit list").out.contains("capacity") || ctl("audit list --json").out.contains("capacity"));
    }
};

TENANTRY_TEST_MAIN(InspectTest)
#include "inspect_test.moc"
