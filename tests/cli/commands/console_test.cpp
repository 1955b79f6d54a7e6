// Tables, widths, words taken apart, in this process.
#include "cli/arguments.h"
#include "cli/json.h"
#include "cli/table.h"
#include "support/qcamain.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <QTest>
#include <sstream>

using namespace tenantry;
using namespace tenantry::cli;

namespace {

const std::vector<Option> global{{"json"}, {"registry", "NAME"}, {"password-file", "FILE"}, {"yes", nullptr, "", false, false, 'y'}};
const Spec spec{.noun = "tenant", .verb = "edit", .summary = "", .arguments = {{"TENANT"}},
                .options = {{"label", "L", "", false, true}, {"name", "N"}, {"password-file", "FILE"}}};

struct Page {
    std::istringstream in;
    std::ostringstream out, err;
    Console console;
    explicit Page(int width = 0) : console(Streams{&in, &out, &err, false, width > 0, false, width}) { console.colours = false; }
    QString text() const { return QString::fromStdString(out.str()); }
};

} // namespace

class ConsoleTest : public QObject {
    Q_OBJECT

private slots:
    void wordsAreTakenApart()
    {
        const QStringList words{QStringLiteral("--registry"), QStringLiteral("prod"), QStringLiteral("tenant"), QStringLiteral("-y"), QStringLiteral("edit"),
                                QStringLiteral("acme"), QStringLiteral("--label=a"), QStringLiteral("--label"), QStringLiteral("b"), QStringLiteral("--name="),
                                QStringLiteral("--json")};
        const Parser parser(global, words);
        QCOMPARE(parser.leading(2), (QStringList{QStringLiteral("tenant"), QStringLiteral("edit")}));
        const auto parsed = parser.parse(spec, 2);
        QVERIFY(parsed);
        QCOMPARE(parsed->at(0), QStringLiteral("acme"));
        QCOMPARE(parsed->values("label"), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(parsed->has("name"));
        QVERIFY(parsed->value("name", QStringLiteral("kept")).isEmpty());
        QVERIFY(parsed->has("yes"));
        QVERIFY(parsed->has("json"));
        QCOMPARE(parsed->value("registry"), QStringLiteral("prod"));
    }

    void aPasswordFileBelongsToWhoeverItStandsBehind()
    {
        const auto both = Parser(global, {QStringLiteral("--password-file"), QStringLiteral("operator"), QStringLiteral("tenant"), QStringLiteral("edit"),
                                          QStringLiteral("x"), QStringLiteral("--password-file"), QStringLiteral("server")}).parse(spec, 2);
        QVERIFY(both);
        QCOMPARE(both->value("password-file"), QStringLiteral("operator"));
        QCOMPARE(both->value("own:password-file"), QStringLiteral("server"));
    }

    void dashesEndTheOptions()
    {
        const auto parsed = Parser(global, {QStringLiteral("tenant"), QStringLiteral("edit"), QStringLiteral("--"), QStringLiteral("--json")}).parse(spec, 2);
        QVERIFY(parsed);
        QVERIFY(!parsed->has("json"));
        QCOMPARE(parsed->at(0), QStringLiteral("--json"));
    }

    void nearestFindsTypingMistakes()
    {
        const QStringList known{QStringLiteral("provision"), QStringLiteral("list"), QStringLiteral("show")};
        QCOMPARE(nearest(QStringLiteral("provison"), known), QStringLiteral("provision"));
        QCOMPARE(nearest(QStringLiteral("lits"), known), QStringLiteral("list"));
        QCOMPARE(nearest(QStringLiteral("pro"), known), QStringLiteral("provision"));
        QCOMPARE(nearest(QStringLiteral("elephant"), known), QString());
    }

    void aPipeGetsWholeCellsAndATerminalCutOnes()
    {
        const QString name = QStringLiteral("Panadería y Pastelería Hermanos Ñúñez de Avellaneda");
        for (const int width : {0, 40}) {
            Page page(width);
            Table table({{QStringLiteral("Slug")}, {QStringLiteral("Name")}, {QStringLiteral("Size"), true}});
            table.add({QStringLiteral("nunez"), name, QStringLiteral("12.3 kB")});
            table.print(page.console);
            const QStringList lines = page.text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            QCOMPARE(lines.size(), 2);
            QCOMPARE(lines.at(1).contains(name), width == 0);
            QVERIFY(lines.at(1).contains(QStringLiteral("12.3 kB")));
            if (width > 0)
                for (const QString &line : lines)
                    QVERIFY(displayWidth(line) <= width);
        }
    }

    void columnsStandBelowEachOtherWithWideLetters()
    {
        Page page;
        Table table({{QStringLiteral("Name")}, {QStringLiteral("X")}});
        table.add({QStringLiteral("日本"), QStringLiteral("|")});
        table.add({QStringLiteral("e\u0301a"), QStringLiteral("|")});
        table.add({QStringLiteral("abcd"), QStringLiteral("|")});
        table.print(page.console);
        for (const QString &line : page.text().split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(1))
            QCOMPARE(displayWidth(line.section(QLatin1Char('|'), 0, 0)), 6);
    }

    void controlCharactersInCellsDoNotReachTheTerminal()
    {
        Page page;
        Table table({{QStringLiteral("Name")}});
        table.add({QStringLiteral("a\x1b[31mb\u202Ec\nd")});
        table.print(page.console);
        QVERIFY(!page.text().contains(QChar(0x1b)));
        QVERIFY(!page.text().contains(QChar(0x202e)));
        QCOMPARE(page.text().count(QLatin1Char('\n')), 2);
    }

    void noteKeepsQuietWhenAskedTo()
    {
        Page page;
        page.console.note(QStringLiteral("one"));
        page.console.quiet = true;
        page.console.note(QStringLiteral("two"));
        page.console.quiet = false;
        page.console.json = true;
        page.console.note(QStringLiteral("three"));
        QCOMPARE(page.err.str(), std::string("one\n"));
    }

    void aTenantHasAllItsKeysAlways()
    {
        const QJsonObject tenant = tenantJson({});
        for (const char *key : {"id", "slug", "name", "subdomain", "product", "plan", "driver", "server", "deployment", "state", "database", "role",
                                "schema_version", "head_version", "behind", "size_bytes", "created_at"})
            QVERIFY2(tenant.contains(QLatin1String(key)), key);
        QVERIFY(tenant.value(QStringLiteral("size_bytes")).isNull());
        QVERIFY(!tenant.contains(QStringLiteral("sealed_secret")));
    }

    void timesAreRfc3339InUtc()
    {
        const QDateTime time(QDate(2026, 11, 20), QTime(23, 30), QTimeZone::fromSecondsAheadOfUtc(3600));
        QCOMPARE(timeJson(time).toString(), QStringLiteral("2026-11-20T22:30:00Z"));
        QVERIFY(timeJson({}).isNull());
    }

    void versionsReadAsPeopleSayThem()
    {
        QCOMPARE(versionText(170006), QStringLiteral("17.6"));
        QCOMPARE(versionText(0), QString());
    }
};

TENANTRY_TEST_MAIN(ConsoleTest)
#include "console_test.moc"
