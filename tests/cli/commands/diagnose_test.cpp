// tenant diagnose and product edit through the real program: exit status, JSON, text, and that no secret is in any of it.
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class DiagnoseTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    static QJsonObject step(const QJsonObject &document, const QString &name)
    {
        for (const QJsonValue &each : document.value(u"steps"_s).toArray())
            if (each[u"step"].toString() == name)
                return each.toObject();
        return {};
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        VERIFY_STATUS(ctl("tenant provision --product Shop --name", {u"Panadería O'Higgins \U0001F956"_s}), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void whatIsWrongSaysSo()
    {
        VERIFY_STATUS(ctl("tenant diagnose"), 2);
        VERIFY_STATUS(ctl("tenant diagnose nobody"), 3);
        VERIFY_STATUS(ctl("tenant diagnose panaderia-ohiggins --address example.org"), 2);
        VERIFY_STATUS(ctl("tenant diagnose panaderia-ohiggins --step-timeout 0"), 2);
        VERIFY_STATUS(ctl("product edit Shop"), 2);
        VERIFY_STATUS(ctl("product edit Nothing --web-address https://{host}/"), 3);
        VERIFY_STATUS(ctl("product edit Shop --web-address ftp://{host}/"), 2);
        QCOMPARE(ctl("product show Shop --json").json().value(u"web_address"_s), QJsonValue());
    }
    void healthy()
    {
        const Outcome done = ctl("tenant diagnose panaderia-ohiggins --json");
        VERIFY_STATUS(done, 0);
        const QJsonObject document = done.json();
        QCOMPARE(document.value(u"healthy"_s), QJsonValue(true));
        QCOMPARE(document.value(u"broken"_s), QJsonValue());
        QCOMPARE(int(document.value(u"steps"_s).toArray().size()), 11);
        for (const QString &name : {u"registered"_s, u"server"_s, u"database"_s, u"sign_in"_s, u"schema"_s, u"room"_s, u"traffic"_s})
            QCOMPARE(step(document, name).value(u"state"_s), QJsonValue(u"fine"_s));
        const Outcome text = ctl("tenant diagnose panaderia-ohiggins --text --lang es");
        VERIFY_STATUS(text, 0);
        QVERIFY2(text.out.contains("Diagnóstico"), text.out.constData());
        const QString secret = ctl("tenant credentials panaderia-ohiggins --show-secret --json").json().value(u"password"_s).toString();
        QVERIFY(secret.size() > 8);
        QVERIFY(!done.out.contains(secret.toUtf8()) && !text.out.contains(secret.toUtf8()));
    }
    void broken()
    {
        VERIFY_STATUS(ctl("tenant pause panaderia-ohiggins"), 0);
        const Outcome done = ctl("tenant diagnose panaderia-ohiggins --json");
        VERIFY_STATUS(done, 1);
        QCOMPARE(done.json().value(u"broken"_s), QJsonValue(u"registered"_s));
        QCOMPARE(step(done.json(), u"sign_in"_s).value(u"state"_s), QJsonValue(u"not_reached"_s));
        const Outcome all = ctl("tenant diagnose panaderia-ohiggins --all --json");
        VERIFY_STATUS(all, 1);
        QCOMPARE(step(all.json(), u"sign_in"_s).value(u"state"_s), QJsonValue(u"broken"_s));
        VERIFY_STATUS(ctl("tenant activate panaderia-ohiggins"), 0);
        VERIFY_STATUS(ctl("tenant diagnose panaderia-ohiggins"), 0);
    }
    void webAddress()
    {
        VERIFY_STATUS(ctl("product edit Shop --web-address http://{host}:1/health"), 0);
        QCOMPARE(ctl("product show Shop --json").json().value(u"web_address"_s), QJsonValue(u"http://{host}:1/health"_s));
        const Outcome done = ctl("tenant diagnose panaderia-ohiggins --address 127.0.0.1 --json");
        VERIFY_STATUS(done, 1);
        QCOMPARE(done.json().value(u"broken"_s), QJsonValue(u"answer"_s));
        VERIFY_STATUS(ctl("tenant diagnose panaderia-ohiggins --no-web"), 0);
        VERIFY_STATUS(ctl("product edit Shop --web-address", {QString()}), 0);
        VERIFY_STATUS(ctl("tenant diagnose panaderia-ohiggins"), 0);
    }
};

TENANTRY_TEST_MAIN(DiagnoseTest)
#include "diagnose_test.moc"
