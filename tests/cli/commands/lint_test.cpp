// `migrate lint` through the real program, and what `product add` and `import` say of it.
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class LintCommandTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void aProductGrows()
    {
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY, name varchar(50));\nCREATE INDEX ON customer (name);\n");
        const Outcome added = ctl("product add Shop --migrations shop");
        VERIFY_STATUS(added, 0);
        QVERIFY2(!added.err.contains("migrate lint"), added.err.constData()); // everything is new
        m_ctl->write(u"shop/0002_index.sql"_s, "-- ñ\n  CREATE INDEX customer_name ON customer (name);\n-- tenantry:allow drop-column nobody uses it\nALTER TABLE customer DROP COLUMN name;\n");
        m_ctl->write(u"shop/0003_orders.sql"_s, "CREATE TABLE orders (id int);\nCREATE INDEX ON orders (id);\nALTER TABLE customer ALTER id TYPE text;\n");
        const Outcome imported = ctl("product import Shop --migrations shop");
        VERIFY_STATUS(imported, 0);
        QVERIFY2(imported.err.contains("2 statements") && imported.err.contains("tenantryctl migrate lint Shop --from 0001"), imported.err.constData());
        const Outcome again = ctl("product import Shop --migrations shop --json");
        QCOMPARE(again.json().value(u"findings"_s).toInt(-1), 0);
    }
    void findings()
    {
        const Outcome outcome = ctl("migrate lint Shop --json");
        VERIFY_STATUS(outcome, 0);
        const QJsonObject document = outcome.json();
        QCOMPARE(document.value(u"product"_s).toString(), u"Shop"_s);
        QVERIFY(document.value(u"server_version"_s).toInt() >= 150000);
        const QJsonArray list = document.value(u"findings"_s).toArray();
        QCOMPARE(list.size(), 3);
        QCOMPARE(document.value(u"total"_s).toInt(), 3);
        QCOMPARE(document.value(u"allowed"_s).toInt(), 1);
        const QJsonObject first = list[0].toObject();
        QCOMPARE(first.keys(), (QStringList{u"advice"_s, u"allowed"_s, u"column"_s, u"file"_s, u"line"_s, u"lock"_s, u"message"_s, u"object"_s, u"reason"_s, u"rule"_s, u"severity"_s, u"statement"_s, u"version"_s}));
        QCOMPARE(first.value(u"rule"_s).toString(), u"create-index"_s);
        QCOMPARE(first.value(u"severity"_s).toString(), u"blocks_writes"_s);
        QCOMPARE(first.value(u"file"_s).toString(), u"0002_index.sql"_s);
        QCOMPARE(first.value(u"line"_s).toInt(), 2);
        QCOMPARE(first.value(u"column"_s).toInt(), 3);
        QCOMPARE(first.value(u"lock"_s).toString(), u"SHARE"_s);
        QCOMPARE(list[1][u"reason"].toString(), u"nobody uses it"_s);
        QCOMPARE(list[2][u"rule"].toString(), u"alter-column-type"_s);
        QVERIFY(list[2][u"message"].toString().contains(u"int8"_s)); // known from the first file
    }
    void forPeople()
    {
        const Outcome english = ctl("migrate lint Shop");
        VERIFY_STATUS(english, 0);
        QVERIFY2(english.out.contains("0002_index.sql:2:3  create-index  blocks writes"), english.out.constData());
        QVERIFY(english.out.contains("CREATE INDEX CONCURRENTLY, in a file of its own"));
        QVERIFY2(english.out.contains("drop-column  allowed: nobody uses it"), english.out.constData());
        QVERIFY2(english.err.contains("3 findings, 1 of them allowed"), english.err.constData());
        const Outcome spanish = ctl("migrate lint Shop --lang es");
        VERIFY_STATUS(spanish, 0);
        QVERIFY2(spanish.out.contains("bloquea las escrituras"), spanish.out.constData());
        QVERIFY2(spanish.err.contains("3 hallazgos"), spanish.err.constData());
    }
    void fromAVersion()
    {
        QCOMPARE(ctl("migrate lint Shop --json --from 0002").json().value(u"total"_s).toInt(), 1);
        QCOMPARE(ctl("migrate lint Shop --json --from 2").json().value(u"total"_s).toInt(), 1); // as versions compare
        QCOMPARE(ctl("migrate lint Shop --json --from 0003").json().value(u"total"_s).toInt(-1), 0);
        VERIFY_STATUS(ctl("migrate lint Shop --from 0009"), 3);
        VERIFY_STATUS(ctl("migrate lint Nothing"), 3);
        VERIFY_STATUS(ctl("migrate lint"), 2);
    }
    void servers()
    {
        QCOMPARE(ctl("migrate lint Shop --json --server-version 15").json().value(u"server_version"_s).toInt(), 150000);
        QCOMPARE(ctl("migrate lint Shop --json --server-version 16.4").json().value(u"server_version"_s).toInt(), 160004);
        QCOMPARE(ctl("migrate lint Shop --json --server-version 170002").json().value(u"server_version"_s).toInt(), 170002);
        for (const char *wrong : {"0", "x", "8", "17.x", "1.2.3", "-1"})
            VERIFY_STATUS(ctl("migrate lint Shop", {u"--server-version="_s + QString::fromLatin1(wrong)}), 2);
    }
    void strict()
    {
        VERIFY_STATUS(ctl("migrate lint Shop --strict"), 1);
        VERIFY_STATUS(ctl("migrate lint Shop --strict --from 0003"), 0);
        m_ctl->write(u"calm/1_a.sql"_s, "CREATE TABLE a (x int);");
        VERIFY_STATUS(ctl("product add Calm --migrations calm"), 0);
        m_ctl->write(u"calm/2_b.sql"_s, "-- tenantry:allow create-index it is small\nCREATE INDEX ON a (x);");
        VERIFY_STATUS(ctl("product import Calm --migrations calm"), 0);
        VERIFY_STATUS(ctl("migrate lint Calm --strict"), 0);
    }
};

TENANTRY_TEST_MAIN(LintCommandTest)
#include "lint_test.moc"
