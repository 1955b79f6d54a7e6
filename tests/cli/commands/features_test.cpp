// Features through the real program: the catalogue, one tenant, many, and back.
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class FeaturesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    QString holds(const char *tenant, const QString &key) const
    {
        const auto list = ctl("feature show --json", {QString::fromLatin1(tenant)}).json().value(u"features"_s).toArray();
        for (const auto &each : list)
            if (each[u"key"].toString() == key)
                return each[u"origin"].toString() + u' ' + each[u"value"].toVariant().toString();
        return {};
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        for (const char *name : {"uno", "dos"})
            VERIFY_STATUS(ctl("tenant provision --product Shop --plan gold --name", {QString::fromLatin1(name)}), 0);
        m_ctl->write(u"shop/0002_more.sql"_s, "CREATE TABLE more (id bigint PRIMARY KEY);\n");
        VERIFY_STATUS(ctl("product import Shop --migrations shop"), 0);
        VERIFY_STATUS(ctl("tenant provision --product Shop --plan bronze --name tres"), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void whatIsWrongSaysSo()
    {
        VERIFY_STATUS(ctl("feature add Bad_Key!"), 2);
        VERIFY_STATUS(ctl("feature add x --kind colour"), 2);
        VERIFY_STATUS(ctl("feature add x --kind number"), 2);
        VERIFY_STATUS(ctl("feature add x --kind choice"), 2);
        VERIFY_STATUS(ctl("feature add x --plan platinum=true"), 3);
        VERIFY_STATUS(ctl("feature add x --percentage 101"), 2);
        VERIFY_STATUS(ctl("feature add x --review-on soon"), 2);
        VERIFY_STATUS(ctl("feature add x --requires Shop=0099"), 2);
        QCOMPARE(ctl("feature list --json").json().value(u"total"_s).toInt(-1), 0);
        VERIFY_STATUS(ctl("feature set uno nothing true --reason r"), 3);
        VERIFY_STATUS(ctl("feature show nobody"), 3);
        VERIFY_STATUS(ctl("feature undo 0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21"), 3);
    }

    void oneTenant()
    {
        const Outcome added = ctl("feature add new-invoice --json --plan gold=true --name-es", {u"Factura nueva"_s});
        VERIFY_STATUS(added, 0);
        QCOMPARE(added.json().value(u"plans"_s).toObject().value(u"gold"_s), QJsonValue(true));
        QCOMPARE(added.json().value(u"name_es"_s).toString(), u"Factura nueva"_s);
        VERIFY_STATUS(ctl("feature add new-invoice"), 5);
        QCOMPARE(holds("uno", u"new-invoice"_s), u"plan true"_s);
        QCOMPARE(holds("tres", u"new-invoice"_s), u"default false"_s);
        VERIFY_STATUS(ctl("feature set uno new-invoice false"), 2); // no reason
        VERIFY_STATUS(ctl("feature set uno new-invoice false --reason", {u" "_s}), 2);
        VERIFY_STATUS(ctl("feature set uno new-invoice maybe --reason r"), 2);
        VERIFY_STATUS(ctl("feature set uno new-invoice false --reason r --ends 2001-01-01"), 2);
        VERIFY_STATUS(ctl("feature set uno new-invoice --reason r"), 2);
        QCOMPARE(holds("uno", u"new-invoice"_s), u"plan true"_s);
        const Outcome set = ctl("feature set uno new-invoice false --json --reason", {u"Ticket 7"_s});
        VERIFY_STATUS(set, 0);
        QCOMPARE(set.json().value(u"changed"_s).toInt(), 1);
        QCOMPARE(set.json().value(u"tenants"_s)[0][u"before"], QJsonValue(true));
        QCOMPARE(holds("uno", u"new-invoice"_s), u"override false"_s);
        QVERIFY(ctl("feature show uno").out.contains("Ticket 7"));
        VERIFY_STATUS(ctl("feature list --feature new-invoice"), 2); // not without --batches
        VERIFY_STATUS(ctl("feature list --batches --all"), 2);
        VERIFY_STATUS(ctl("feature list --batches --feature nothing"), 3);
        const auto batches = ctl("feature list --batches --feature new-invoice --json").json().value(u"batches"_s).toArray();
        QCOMPARE(batches.size(), 1);
        QCOMPARE(batches[0][u"batch"], set.json().value(u"batch"_s));
        QCOMPARE(batches[0][u"feature"].toString(), u"new-invoice"_s);
        QCOMPARE(batches[0][u"value"], QJsonValue(false));
        QCOMPARE(batches[0][u"tenants"].toInt(), 1);
        QCOMPARE(batches[0][u"reason"].toString(), u"Ticket 7"_s);
        QVERIFY(batches[0][u"undone_at"].isNull());
        const Outcome undone = ctl("feature undo --json", {set.json().value(u"batch"_s).toString()});
        VERIFY_STATUS(undone, 0);
        QCOMPARE(undone.json().value(u"restored"_s).toInt(), 1);
        QVERIFY(!ctl("feature list --batches --json").json().value(u"batches"_s)[0][u"undone_at"].isNull());
        QVERIFY(ctl("feature list --batches").out.contains("undone by "));
        QCOMPARE(holds("uno", u"new-invoice"_s), u"plan true"_s);
        VERIFY_STATUS(ctl("feature undo", {set.json().value(u"batch"_s).toString()}), 5);
        VERIFY_STATUS(ctl("plan edit gold --feature new-invoice=false"), 0);
        QCOMPARE(holds("uno", u"new-invoice"_s), u"plan false"_s);
        VERIFY_STATUS(ctl("plan edit gold --feature new-invoice="), 0);
        QCOMPARE(holds("uno", u"new-invoice"_s), u"default false"_s);
    }

    // What is wrong with one of them keeps all of them from being done.
    void allOrNothing()
    {
        VERIFY_STATUS(ctl("feature add all-of-it --kind number --default 5"), 0);
        VERIFY_STATUS(ctl("feature edit all-of-it --kill --plan nonesuch=5"), 3);
        VERIFY_STATUS(ctl("feature edit all-of-it --plan gold=7 --plan bronze=abc"), 2);
        VERIFY_STATUS(ctl("feature edit all-of-it --kill --requires Shop=0099"), 2);
        VERIFY_STATUS(ctl("plan edit gold --description no --feature all-of-it=7 --feature nonesuch=1"), 3);
        VERIFY_STATUS(ctl("plan edit gold --feature all-of-it"), 2);
        VERIFY_STATUS(ctl("feature edit all-of-it"), 2);
        VERIFY_STATUS(ctl("feature edit all-of-it --percentage-value 7"), 2);
        QCOMPARE(holds("uno", u"all-of-it"_s), u"default 5"_s);
        QVERIFY(!ctl("plan list").out.contains("no "));
        VERIFY_STATUS(ctl("feature edit all-of-it --kill --plan gold=7 --owner Web"), 0);
        QCOMPARE(holds("uno", u"all-of-it"_s), u"killed 5"_s);
        VERIFY_STATUS(ctl("feature edit all-of-it --revive --plan gold=-7"), 0);
        QCOMPARE(holds("uno", u"all-of-it"_s), u"plan -7"_s);
        VERIFY_STATUS(ctl("plan edit gold --feature all-of-it= --feature new-invoice="), 0);
    }

    void valuesAreKeptAsTheyAreTyped()
    {
        VERIFY_STATUS(ctl("feature add fmt --kind choice --choice CSV --choice csv --choice Xlsx --default CSV"), 0);
        VERIFY_STATUS(ctl("feature set uno fmt csv --reason r"), 0);
        QCOMPARE(holds("uno", u"fmt"_s), u"override csv"_s);
        VERIFY_STATUS(ctl("feature set uno fmt xlsx --reason r"), 0); // there is one only
        QCOMPARE(holds("uno", u"fmt"_s), u"override Xlsx"_s);
        VERIFY_STATUS(ctl("feature set uno fmt Csv --reason r"), 2); // either
        const Outcome narrowed = ctl("feature edit fmt --choice Xlsx");
        VERIFY_STATUS(narrowed, 2);
        QVERIFY2(narrowed.err.contains("CSV"), narrowed.err.constData());
        const Outcome inUse = ctl("feature edit fmt --choice CSV --choice csv");
        VERIFY_STATUS(inUse, 5);
        QVERIFY2(inUse.err.contains("uno"), inUse.err.constData());
        VERIFY_STATUS(ctl("feature edit all-of-it --retire"), 0);
        VERIFY_STATUS(ctl("feature add big --kind number --default 9007199254740992"), 0);
        QCOMPARE(ctl("feature list --json").json().value(u"features"_s).toArray().first()[u"default"].toVariant().toString(), u"9007199254740992"_s);
        QVERIFY(ctl("feature list").out.contains("9007199254740992"));
        const Outcome rounded = ctl("feature set uno big 9007199254740993 --reason r");
        VERIFY_STATUS(rounded, 2);
        QVERIFY2(rounded.err.contains("9007199254740992"), rounded.err.constData());
        VERIFY_STATUS(ctl("feature set uno big -5 --reason r"), 0);
        QCOMPARE(holds("uno", u"big"_s), u"override -5"_s);
        VERIFY_STATUS(ctl("feature set uno big 0.1 --reason r"), 0);
        QCOMPARE(holds("uno", u"big"_s), u"override 0.1"_s);
    }

    void nowThenAndAfterwards()
    {
        VERIFY_STATUS(ctl("feature add quota --kind number --default 100"), 0);
        VERIFY_STATUS(ctl("feature set uno quota 5000 --reason contract"), 0);
        const Outcome looked = ctl("feature set uno quota 8000 --starts 2127-01-01 --ends 2127-06-01 --reason summer --preview");
        VERIFY_STATUS(looked, 0);
        for (const char *each : {"Afterwards", "5000", "8000", "2127"})
            QVERIFY2((looked.out + looked.err).contains(each), each);
        const Outcome set = ctl("feature set uno quota 8000 --starts 2127-01-01 --ends 2127-06-01 --reason summer --json");
        VERIFY_STATUS(set, 0);
        QCOMPARE(set.json().value(u"tenants"_s)[0][u"afterwards"].toInt(), 5000);
        QCOMPARE(holds("uno", u"quota"_s), u"override 5000"_s);
        const auto shown = ctl("feature show uno --json").json().value(u"features"_s).toArray();
        const auto quota = std::ranges::find_if(shown, [](const QJsonValue &each) { return each[u"key"].toString() == u"quota"; });
        QVERIFY(quota != shown.end());
        QCOMPARE((*quota)[u"next_value"].toInt(), 8000);
        QVERIFY((*quota)[u"next_starts_at"].toString().startsWith(u"212"));
        QVERIFY(ctl("feature show uno").out.contains("8000 from "));
        QVERIFY(ctl("feature list --batches --feature quota").out.contains("2127-"));
    }

    void manyTenants()
    {
        VERIFY_STATUS(ctl("feature add limit --kind number --default 10"), 0);
        const Outcome looked = ctl("feature set --filter plan:gold limit 50 --reason summer --preview --json");
        VERIFY_STATUS(looked, 0);
        QCOMPARE(looked.json().value(u"changed"_s).toInt(), 2);
        QCOMPARE(holds("uno", u"limit"_s), u"default 10"_s);
        const Outcome set = ctl("feature set --filter plan:gold limit 50 --reason summer --json");
        VERIFY_STATUS(set, 0);
        QCOMPARE(holds("dos", u"limit"_s), u"override 50"_s);
        QCOMPARE(holds("tres", u"limit"_s), u"default 10"_s);
        VERIFY_STATUS(ctl("feature set uno limit 60 --reason later"), 0);
        const Outcome undone = ctl("feature undo --json", {set.json().value(u"batch"_s).toString()});
        VERIFY_STATUS(undone, 6);
        QCOMPARE(undone.json().value(u"skipped"_s)[0].toString(), u"uno"_s);
        QCOMPARE(holds("uno", u"limit"_s), u"override 60"_s);
        QCOMPARE(holds("dos", u"limit"_s), u"default 10"_s);
        VERIFY_STATUS(ctl("feature clear uno limit"), 0);
        QCOMPARE(holds("uno", u"limit"_s), u"default 10"_s);
        VERIFY_STATUS(ctl("feature set --filter slug:nobody limit 1 --reason r"), 3);
        VERIFY_STATUS(ctl("feature set --filter colour:red limit 1 --reason r"), 2);
    }

    void aVersionThatSomeLack()
    {
        VERIFY_STATUS(ctl("feature add newest --requires Shop=0002"), 0);
        const Outcome one = ctl("feature set uno newest true --reason r --json");
        VERIFY_STATUS(one, 5);
        QVERIFY(one.err.contains("uno"));
        const Outcome all = ctl("feature set --filter product:Shop newest true --reason r --json");
        VERIFY_STATUS(all, 6);
        QCOMPARE(all.json().value(u"changed"_s).toInt(), 1);
        QCOMPARE(all.json().value(u"lacking"_s).toArray().size(), 2);
        QCOMPARE(holds("tres", u"newest"_s), u"override true"_s);
        QCOMPARE(holds("uno", u"newest"_s), u"requirement false"_s);
    }

    void offForEverybody()
    {
        VERIFY_STATUS(ctl("feature add risky --default true --percentage 100"), 0);
        QCOMPARE(holds("uno", u"risky"_s), u"percentage true"_s);
        VERIFY_STATUS(ctl("feature edit risky --kill --revive"), 2);
        VERIFY_STATUS(ctl("feature edit risky --kill"), 0);
        QCOMPARE(holds("uno", u"risky"_s), u"killed false"_s);
        QVERIFY(!ctl("feature list --json").json().value(u"features"_s).toArray().last()[u"killed_at"].isNull());
        // In words: what is no switch has no off.
        VERIFY_STATUS(ctl("feature add seats --kind number --default 5"), 0);
        VERIFY_STATUS(ctl("feature edit seats --kill"), 0);
        QCOMPARE(holds("uno", u"seats"_s), u"killed 5"_s);
        for (const char *command : {"feature list", "feature show uno"}) {
            const QString said = QString::fromUtf8(ctl(command).out);
            const auto line = [&](const QString &key) {
                const QStringList lines = said.split(u'\n');
                const auto found = std::ranges::find_if(lines, [&](const QString &each) { return each.startsWith(key); });
                return found == lines.end() ? QString() : *found;
            };
            QVERIFY2(line(u"risky"_s).contains(u"switched off for all"_s), qPrintable(said));
            QVERIFY2(line(u"seats"_s).contains(u"default for all"_s), qPrintable(said));
        }
        VERIFY_STATUS(ctl("feature edit seats --revive"), 0);
        VERIFY_STATUS(ctl("feature edit seats --retire"), 0);
        VERIFY_STATUS(ctl("feature edit risky --revive --percentage="), 0);
        QCOMPARE(holds("uno", u"risky"_s), u"default true"_s);
        VERIFY_STATUS(ctl("feature edit risky --retire"), 0);
        QCOMPARE(holds("uno", u"risky"_s), QString());
        VERIFY_STATUS(ctl("feature set uno risky true --reason r"), 5);
    }

    void mirroredWhereTheProductLooks()
    {
        const auto there = [&](const QString &database, const char *key) {
            const Outcome seen = m_ctl->run({u"local"_s, u"psql"_s, u"--"_s, u"-d"_s, database, u"-Atc"_s, u"SELECT origin || ' ' || value FROM public.tenantry_features WHERE key = '%1'"_s.arg(QString::fromLatin1(key))});
            return QString::fromUtf8(seen.out).trimmed();
        };
        const QString database = ctl("tenant show dos --json").json().value(u"database"_s).toString();
        VERIFY_STATUS(ctl("feature add seen --kind number --default 1"), 0);
        VERIFY_STATUS(ctl("feature mirror --on"), 2);
        VERIFY_STATUS(ctl("feature mirror --on --off dos"), 2);
        VERIFY_STATUS(ctl("feature mirror nobody"), 3);
        const Outcome on = ctl("feature mirror --on dos --json");
        VERIFY_STATUS(on, 0);
        QCOMPARE(on.json().value(u"written"_s).toArray().size(), 1);
        QCOMPARE(there(database, "seen"), u"default 1"_s);
        // What is changed from here on arrives by itself.
        const Outcome set = ctl("feature set dos seen 2 --reason r --json");
        VERIFY_STATUS(set, 0);
        QCOMPARE(there(database, "seen"), u"override 2"_s);
        VERIFY_STATUS(ctl("feature undo", {set.json().value(u"batch"_s).toString()}), 0);
        QCOMPARE(there(database, "seen"), u"default 1"_s);
        VERIFY_STATUS(ctl("feature edit seen --default 3"), 0);
        QCOMPARE(there(database, "seen"), u"default 3"_s);
        const auto status = ctl("feature mirror --status --json").json();
        QCOMPARE(status.value(u"total"_s).toInt(), 1);
        QCOMPARE(status.value(u"mirrors"_s).toArray().first().toObject().value(u"due"_s).toBool(true), false);
        QCOMPARE(ctl("feature edit seen --default 4 --json").json().value(u"mirrors"_s), (QJsonObject{{u"written"_s, 1}, {u"failed"_s, QJsonArray()}}));
        // A mirror that cannot be written: the change is made, and the command says that it is not everywhere.
        const auto psql = [&](const QString &sql) { return m_ctl->run({u"local"_s, u"psql"_s, u"--"_s, u"-d"_s, database, u"-Atqc"_s, sql}); };
        VERIFY_STATUS(psql(u"DROP VIEW public.tenantry_features; CREATE TABLE public.tenantry_features ()"_s), 0);
        for (const char *line : {"feature edit seen --kill --json", "feature edit seen --revive --json", "plan edit gold --feature seen=9 --json", "tenant edit dos --plan gold --json",
                                 "feature set dos seen 8 --reason r --json", "feature clear dos seen --json"}) {
            const Outcome partly = ctl(line);
            VERIFY_STATUS(partly, 6);
            const auto mirrors = partly.json().value(u"mirrors"_s).toObject();
            QCOMPARE(mirrors.value(u"written"_s).toInt(-1), 0);
            QCOMPARE(mirrors.value(u"failed"_s).toArray().size(), 1);
            QCOMPARE(mirrors.value(u"failed"_s)[0][u"tenant"].toString(), u"dos"_s);
            QCOMPARE(mirrors.value(u"failed"_s)[0][u"error"][u"kind"].toString(), u"conflict"_s);
        }
        VERIFY_STATUS(ctl("feature edit seen --default 3"), 6);
        VERIFY_STATUS(psql(u"DROP TABLE public.tenantry_features"_s), 0);
        VERIFY_STATUS(ctl("plan edit gold --feature seen="), 0);
        // Dropped there, and asked for again by nobody's name.
        VERIFY_STATUS(psql(u"DROP VIEW public.tenantry_features"_s), 0);
        QCOMPARE(ctl("feature mirror --json").json().value(u"written"_s).toArray().size(), 1);
        QCOMPARE(there(database, "seen"), u"default 3"_s);
        VERIFY_STATUS(ctl("feature mirror uno"), 3);
        VERIFY_STATUS(ctl("feature mirror --filter uno"), 3);
        VERIFY_STATUS(ctl("feature mirror --off dos"), 0);
        QCOMPARE(there(database, "seen"), QString());
        QCOMPARE(ctl("feature mirror --status --json").json().value(u"total"_s).toInt(-1), 0);
    }

    // A product that reads its own database finds its values in every new tenant too, whichever way that was made.
    void aWholeProductIsMirrored()
    {
        const auto values = [&](const QJsonObject &tenant) {
            const Outcome seen = m_ctl->run({u"local"_s, u"psql"_s, u"--"_s, u"-d"_s, tenant.value(u"database"_s).toString(), u"-Atc"_s, u"SELECT count(*) > 0 FROM public.tenantry_features"_s});
            return QString::fromUtf8(seen.out).trimmed();
        };
        VERIFY_STATUS(ctl("feature mirror --on --product Nothing"), 3);
        VERIFY_STATUS(ctl("feature mirror --on --product Shop uno"), 2);
        VERIFY_STATUS(ctl("feature mirror --on --product Shop --filter uno"), 2);
        const Outcome before = ctl("tenant provision --name Before --product Shop --json");
        VERIFY_STATUS(before, 0);
        QVERIFY(!before.json().contains(u"mirrors"_s));
        const Outcome on = ctl("feature mirror --on --product Shop --json");
        VERIFY_STATUS(on, 0);
        QVERIFY(on.json().value(u"written"_s).toArray().contains(u"before"_s));
        QCOMPARE(ctl("feature mirror --status --json").json().value(u"products"_s), QJsonValue(QJsonArray{u"Shop"_s}));
        const Outcome made = ctl("tenant provision --name After --product Shop --json");
        VERIFY_STATUS(made, 0);
        QCOMPARE(made.json().value(u"mirrors"_s), (QJsonObject{{u"written"_s, 1}, {u"failed"_s, QJsonArray()}}));
        QCOMPARE(values(made.json()), u"t"_s);
        m_ctl->write(u"more.csv"_s, "name\nFirst of two\nSecond of two\n");
        VERIFY_STATUS(ctl("tenant provision --product Shop --csv more.csv"), 0);
        for (const char *slug : {"first-of-two", "second-of-two"})
            QCOMPARE(values(ctl("tenant show --json", {QString::fromLatin1(slug)}).json()), u"t"_s);
        // Whose mirror somebody ended has none when it is activated again.
        VERIFY_STATUS(ctl("feature mirror --off after"), 0);
        VERIFY_STATUS(ctl("tenant pause after --yes"), 0);
        VERIFY_STATUS(ctl("tenant activate after"), 0);
        QCOMPARE(values(made.json()), QString());
        VERIFY_STATUS(ctl("feature mirror --off --product Shop"), 0);
        QCOMPARE(values(before.json()), QString());
        const Outcome later = ctl("tenant provision --name Later --product Shop --json");
        VERIFY_STATUS(later, 0);
        QVERIFY(!later.json().contains(u"mirrors"_s));
        QCOMPARE(ctl("feature mirror --status --json").json().value(u"total"_s).toInt(-1), 0);
    }
};

TENANTRY_TEST_MAIN(FeaturesTest)
#include "features_test.moc"
