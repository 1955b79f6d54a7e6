#include "registry/filter.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimeZone>

using namespace tenantry;
using namespace tenantry::registry;

namespace {

Tenant sample()
{
    Tenant t;
    t.id = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057");
    t.slug = QStringLiteral("panaderia-ohiggins");
    t.companyName = QStringLiteral("Panadería O'Higgins");
    t.subdomain = QStringLiteral("pan");
    t.product = QStringLiteral("Laboratorio Clínico");
    t.plan = QStringLiteral("gold");
    t.server = QStringLiteral("db2");
    t.database = QStringLiteral("t_abc234");
    t.state = TenantState::Paused;
    t.schemaVersion = QStringLiteral("0007");
    t.behind = 3;
    t.sizeBytes = 3LL << 30; // 3 GB
    t.labels = {QStringLiteral("VIP"), QStringLiteral("año nuevo")};
    t.createdAt = QDateTime(QDate(2026, 1, 31), QTime(12, 0), QTimeZone::LocalTime).toUTC();
    t.lastBackupAt = QDateTime::currentDateTimeUtc().addSecs(-(3 * 24 + 1) * 3600 - 600); // three days, an hour, ten minutes
    return t;
}

} // namespace

class FilterTest : public QObject {
    Q_OBJECT
private slots:
    void refuses_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("inMessage");
        QTest::addColumn<QString>("inHint");
        const auto row = [](const char *name, const char *expression, const char *message, const char *hint) {
            QTest::newRow(name) << QString::fromUtf8(expression) << QString::fromUtf8(message) << QString::fromUtf8(hint);
        };
        row("unknown key", "plan:gold stat:active", "“stat” to filter by (position 11)", "state, plan, product");
        row("unknown key, negated", "-colour:red", "(position 2)", "behind");
        row("a URL", "http://x", "“http”", "quotation marks");
        row("unknown state", "state:active,pausd", "“pausd” at position 14", "provisioning, active, paused, maintenance, failed, deleting");
        row("missing value", "plan:", "(position 6)", "behind the colon");
        row("missing alternative", "plan:gold,", "(position 11)", "colon");
        row("value after a space", "plan: gold", "(position 6)", "without a space");
        row("open quote", "a \"b c", "position 3 is never closed", "closing");
        row("open quote in a value", "plan:\"b c", "position 6", "closing");
        row("behind is a number", "behind:>x", "“>x” at position 8 does not fit behind", ">0");
        row("behind is not negative", "behind:-1", "behind", "number");
        row("behind overflows", "behind:99999999999", "behind", "number");
        row("size without number", "size:>GB", "does not fit size", ">1GB");
        row("size with unknown unit", "size:1PB", "“1PB”", "1.5TB");
        row("size with two points", "size:1.2.3MB", "does not fit", "MB");
        row("size overflows", "size:99999999999TB", "does not fit", "MB");
        row("no such day", "created:2026-02-30", "“2026-02-30” at position 9", "2026-01-31");
        row("an age without a unit", "backup:>7", "“>7” at position 8 does not fit backup", ">7d");
        row("an age in months", "backup:>1m", "does not fit backup", "none");
        row("an age below nothing", "backup:>-1d", "does not fit backup", "none");
        row("more than none", "backup:>none", "does not fit backup", "none");
        row("an age that is a unit", "backup:d", "does not fit backup", "none");
        row("an age that overflows", "backup:>99999999999d", "does not fit backup", "none");
        row("other order of a date", "created:31-01-2026", "does not fit created", "date");
        row("date with words", "created:yesterday", "does not fit", "date");
        row("comparison alone", "size:>", "does not fit", "size");
    }
    void refuses()
    {
        QFETCH(QString, expression);
        QFETCH(QString, inMessage);
        QFETCH(QString, inHint);
        const auto filter = Filter::parse(expression);
        QVERIFY2(!filter, "it was accepted");
        QCOMPARE(filter.error().kind, base::Kind::InvalidInput);
        const QString message = filter.error().message.translated(), hint = filter.error().hint.translated();
        QVERIFY2(message.contains(inMessage), qPrintable(message));
        QVERIFY2(hint.contains(inHint), qPrintable(hint));
    }

    void matches_data()
    {
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *expression, bool expected) { QTest::newRow(expression) << expected; };
        row("", true);
        row("   ", true);
        row("\"\"", true);
        row("panaderia", true);
        row("PANADERÍA", true);
        row("o'higg", true);
        row("ohigg", true); // the slug
        row("dería o", true);
        row("\"dería o'h\"", true);
        row("\"deríao\"", false);
        row("t_abc", true);
        row("01890A5D", true);
        row("bcce-b302", true);
        row("gold", false); // plans are not searched by words
        row("panaderia sol", false);
        row("-sol", true);
        row("-panaderia", false);
        row("-\"no such words\"", true);
        row("- panaderia", true); // a lone hyphen is a word like any other
        row("12:30", false);       // not a key: a word
        row("\"a:b\"", false);
        row("\"x\\\"y\"", false);
        row("slug:pan", true);
        row("slug:gold", false);
        row("name:o'higgins", true);
        row("name:t_abc", false);
        row("subdomain:pan", true);
        row("subdomain:panaderia", false); // the slug's, not its own
        row("database:t_abc234", true);
        row("database:ohiggins", false);
        row("id:01890a5d-ac96-774b-bcce-b302099a8057", true);
        row("id:pan", false);
        row("state:paused", true);
        row("STATE:PAUSED", true);
        row("state:active", false);
        row("state:active,paused", true);
        row("-state:active,paused", false);
        row("-state:active", true);
        row("plan:gold", true);
        row("plan:GOLD", true);
        row("plan:gol", false); // whole, so that db2 is not db21
        row("plan:silver,gold", true);
        row("product:\"laboratorio clinico\"", true);
        row("product:\"LABORATORIO CLÍNICO\"", true);
        row("product:laboratorio", false);
        row("server:db2", true);
        row("server:db", false);
        row("driver:postgresql", true);
        row("driver:mongodb", false);
        row("label:vip", true);
        row("label:\"ano nuevo\"", true);
        row("label:other,vip", true);
        row("-label:vip", false);
        row("version:0007", true);
        row("version:7", false);
        row("behind:3", true);
        row("behind:>0", true);
        row("behind:>3", false);
        row("behind:>=3", true);
        row("behind:<3", false);
        row("behind:<=3", true);
        row("behind:=3", true);
        row("behind:0,3", true);
        row("behind:0,>5", false);
        row("size:>1GB", true);
        row("size:>1gb", true);
        row("size:>3GB", false);
        row("size:>=3GB", true);
        row("size:3GB", true);
        row("size:3072MB", true);
        row("size:<3.5GB", true);
        row("size:<1TB", true);
        row("size:<3000000000", false);
        row("created:2026-01-31", true);
        row("created:2026-01-30", false);
        row("created:2026-01", true);
        row("created:2026", true);
        row("created:2025", false);
        row("created:>2026-01-31", false);
        row("created:>=2026-01-31", true);
        row("created:<2026-01-31", false);
        row("created:<=2026-01-31", true);
        row("created:>2025", true);
        row("created:<2027-01", true);
        row("backup:>2d", true);
        row("backup:3d", true);
        row("backup:<3d", false);
        row("backup:>4d", false);
        row("backup:<=4D", true);
        row("backup:>=73h", true);
        row("backup:>74h", false);
        row("backup:none", false);
        row("backup:none,>1d", true);
        row("-backup:none", true);
        row("state:paused plan:gold server:db2 behind:>0 size:>1GB label:vip pan", true);
        row("state:paused plan:gold server:db3 behind:>0", false);
    }
    // No length of time is that of what was never there.
    void withoutABackup()
    {
        Tenant tenant = sample();
        tenant.lastBackupAt = {};
        const auto holds = [&](const char *expression) { return Filter::parse(QString::fromLatin1(expression))->matches(tenant); };
        QVERIFY(holds("backup:none") && holds("backup:NONE,>1d"));
        QVERIFY(!holds("backup:>0h") && !holds("backup:<9999d") && !holds("-backup:none"));
    }

    void matches()
    {
        QFETCH(bool, expected);
        const auto filter = Filter::parse(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY2(filter, qPrintable(filter ? QString() : filter.error().message.translated()));
        const Tenant tenant = sample();
        QCOMPARE(filter->matches(tenant), expected);
        QCOMPARE(filter->matches(tenant, Filter::searchText(tenant)), expected);
    }

    void whatIsNotKnownMatchesNothing()
    {
        Tenant tenant = sample();
        tenant.sizeBytes.reset();
        tenant.createdAt = {};
        tenant.plan.clear();
        for (const char *expression : {"size:>0", "size:<1TB", "created:>2000", "plan:gold"})
            QVERIFY2(!Filter::parse(QString::fromLatin1(expression))->matches(tenant), expression);
        for (const char *expression : {"-size:>0", "-plan:gold"})
            QVERIFY2(Filter::parse(QString::fromLatin1(expression))->matches(tenant), expression);
    }

    void namesWithLineBreaksKeepTheirPlace()
    {
        Tenant tenant = sample();
        tenant.companyName = QStringLiteral("a\nslug-in-the-name");
        QVERIFY(!Filter::parse(QStringLiteral("slug:slug-in"))->matches(tenant));
        QVERIFY(Filter::parse(QStringLiteral("name:slug-in"))->matches(tenant));
    }

    void emptyAndKeys()
    {
        QVERIFY(Filter().isEmpty());
        QVERIFY(Filter().matches(sample()));
        QVERIFY(Filter::parse(QString())->isEmpty());
        QVERIFY(!Filter::parse(QStringLiteral("a"))->isEmpty());
        QCOMPARE(Filter::keys().size(), 16);
        const auto weird = Filter::parse(QString(10'000, QLatin1Char('-')) + QChar(0) + QStringLiteral("\\\""));
        QVERIFY(!weird); // an open quote, and no crash
    }

    void termsAreReadBack()
    {
        Tenant t = sample();
        for (const char *name : {"gold", "Gold plus", "a,b", "\"quoted\"", "back\\slash", "both \\ and \"", "-minus", "key:value", "ñandú"}) {
            t.plan = QString::fromUtf8(name);
            const QString term = Filter::term(QStringLiteral("plan"), {QStringLiteral("x y"), t.plan});
            const auto filter = Filter::parse(term);
            QVERIFY2(filter, qPrintable(term));
            QVERIFY2(filter->matches(t), qPrintable(term));
            t.plan = QStringLiteral("another");
            QVERIFY2(!filter->matches(t), qPrintable(term));
            QVERIFY(Filter::parse(QLatin1Char('-') + term)->matches(t));
        }
    }

    void aHundredThousandTenants()
    {
        QList<Tenant> tenants;
        QStringList texts;
        for (int i = 0; i < 100'000; ++i) {
            Tenant t = sample();
            t.companyName = QStringLiteral("Clínica número %1").arg(i);
            t.slug = QStringLiteral("clinica-%1").arg(i);
            t.behind = i % 5;
            texts << Filter::searchText(t);
            tenants << t;
        }
        for (const char *expression : {"ca-4711", "-zzz state:paused", "product:\"laboratorio clínico\" behind:>2 número"}) {
            const auto filter = Filter::parse(QString::fromUtf8(expression));
            QVERIFY(filter);
            QElapsedTimer timer;
            timer.start();
            int found = 0;
            for (qsizetype i = 0; i < tenants.size(); ++i)
                found += filter->matches(tenants[i], texts[i]);
            qInfo("%s: %d of 100,000 in %.1f ms", expression, found, double(timer.nsecsElapsed()) / 1e6);
            QVERIFY(found > 0);
        }
    }
};

QTEST_GUILESS_MAIN(FilterTest)
#include "filter_test.moc"
