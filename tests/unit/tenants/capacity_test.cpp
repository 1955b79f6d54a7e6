// What is said of a server before a tenant is made there.
#include "tenants/checklist.h"

#include <QLocale>
#include <QTest>

using namespace tenantry;
using namespace tenantry::tenants;
using base::Kind;

namespace {

struct Place {
    registry::Server server;
    drivers::ServerCapacity capacity;
};

// All right: room for tenants and connections, a role that may make both.
Place place()
{
    Place out;
    out.server.name = QStringLiteral("db1");
    out.server.user = QStringLiteral("tenantry");
    out.server.tenants = 3;
    out.server.maxTenants = 10;
    out.capacity.version = 170002;
    out.capacity.canCreateDatabase = out.capacity.canCreateRole = true;
    out.capacity.maxConnections = 100;
    out.capacity.usedConnections = 20;
    return out;
}

CheckReport checked(const Place &at)
{
    Checklist report;
    checkCapacity(report, at.server, at.capacity);
    return report.take();
}

QStringList failures(const CheckReport &report)
{
    QStringList out;
    for (const Check &check : report.checks)
        if (!check.ok)
            out << check.name;
    return out;
}

struct Refused {
    const char *name;
    void (*change)(Place &);
    const char *check;
    Kind kind;
    const char *says;
};

const Refused refused[] = {
    {"version 14", [](Place &p) { p.capacity.version = 149999; }, "version", Kind::Conflict, "PostgreSQL 14"},
    {"no databases", [](Place &p) { p.capacity.canCreateDatabase = false; }, "privileges", Kind::Permission, "tenantry may not create"},
    {"no roles", [](Place &p) { p.capacity.canCreateRole = false; }, "privileges", Kind::Permission, "on db1"},
    {"closed", [](Place &p) { p.server.acceptsTenants = false; }, "capacity", Kind::Conflict, "takes no new tenants"},
    {"closed and full", [](Place &p) { p.server.acceptsTenants = false; p.server.tenants = 10; }, "capacity", Kind::Conflict, "takes no new tenants"},
    {"full", [](Place &p) { p.server.tenants = 10; }, "capacity", Kind::Conflict, "10 tenants of at most 10"},
    {"more than full", [](Place &p) { p.server.tenants = 12; }, "capacity", Kind::Conflict, "12 tenants of at most 10"},
    {"few connections", [](Place &p) { p.capacity.usedConnections = 96; }, "capacity", Kind::Conflict, "4 of 100 connections"},
    {"fewer than none", [](Place &p) { p.capacity.usedConnections = 103; }, "capacity", Kind::Conflict, "0 of 100 connections"}};

struct Accepted {
    const char *name;
    void (*change)(Place &);
};

const Accepted accepted[] = {
    {"all right", [](Place &) {}},
    {"the oldest version", [](Place &p) { p.capacity.version = 150000; }},
    {"a superuser", [](Place &p) { p.capacity.isSuperuser = true; p.capacity.canCreateDatabase = p.capacity.canCreateRole = false; }},
    {"the last tenant", [](Place &p) { p.server.tenants = 9; }},
    {"no limit", [](Place &p) { p.server.maxTenants = 0; p.server.tenants = 5000; }},
    {"just enough connections", [](Place &p) { p.capacity.usedConnections = 95; }},
    {"connections not known", [](Place &p) { p.capacity.maxConnections = 0; }}};

} // namespace

class CapacityTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void refuses_data()
    {
        QTest::addColumn<int>("which");
        for (size_t i = 0; i < std::size(refused); ++i)
            QTest::newRow(refused[i].name) << int(i);
    }
    void refuses()
    {
        QFETCH(int, which);
        const Refused &wrong = refused[which];
        Place at = place();
        wrong.change(at);
        const CheckReport report = checked(at);
        QCOMPARE(report.checks.size(), size_t(3));
        QVERIFY(!report.ok());
        QCOMPARE(failures(report), QStringList{QLatin1String(wrong.check)}); // the rest of it is all right
        const Check &check = *report.firstFailure();
        QCOMPARE(check.error.kind, wrong.kind);
        QVERIFY2(check.error.message.translated().contains(QLatin1String(wrong.says)), qPrintable(check.error.message.translated()));
        QVERIFY(!check.error.hint.isEmpty());
        QCOMPARE(check.seen, check.error.message);
    }

    void accepts_data()
    {
        QTest::addColumn<int>("which");
        for (size_t i = 0; i < std::size(accepted); ++i)
            QTest::newRow(accepted[i].name) << int(i);
    }
    void accepts()
    {
        QFETCH(int, which);
        Place at = place();
        accepted[which].change(at);
        const CheckReport report = checked(at);
        QCOMPARE(failures(report), QStringList());
        QVERIFY(report.ok());
        QCOMPARE(report.checks.size(), size_t(3));
        for (const Check &check : report.checks)
            QVERIFY(!check.seen.translated().isEmpty());
    }

    void saysAllThatIsWrong()
    {
        Place at = place();
        at.capacity.version = 140000;
        at.capacity.canCreateRole = false;
        at.server.acceptsTenants = false;
        QCOMPARE(failures(checked(at)), (QStringList{QStringLiteral("version"), QStringLiteral("privileges"), QStringLiteral("capacity")}));
    }
};

QTEST_GUILESS_MAIN(CapacityTest)
#include "capacity_test.moc"
