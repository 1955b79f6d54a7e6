// What tenantryctl says and how it ends when nothing is there yet: no server, no registry.
#include "cli/program.h"
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QTest>

using namespace tenantry;
using namespace tenantry::test;

namespace {

QStringList split(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class UsageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Ctl> m_ctl;

private slots:
    void initTestCase() { m_ctl = std::make_unique<Ctl>(); }
    void cleanupTestCase() { m_ctl.reset(); }

    void everyNounAndVerbHasHelpWithAnExample_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("program") << QStringList{};
        for (const cli::Noun &noun : cli::nouns()) {
            const QString name = QString::fromLatin1(noun.name);
            QTest::newRow(noun.name) << QStringList{name};
            for (const cli::CommandPtr &command : noun.commands()) {
                const QString verb = QString::fromLatin1(command->spec().verb);
                QTest::newRow(qPrintable(name + QLatin1Char(' ') + verb)) << QStringList{name, verb};
            }
        }
    }
    void everyNounAndVerbHasHelpWithAnExample()
    {
        QFETCH(QStringList, words);
        const Outcome english = m_ctl->run(words + QStringList{QStringLiteral("--help")});
        VERIFY_STATUS(english, 0);
        QVERIFY(english.err.isEmpty());
        const QByteArray line = "\n  tenantryctl " + words.join(QLatin1Char(' ')).toUtf8();
        const qsizetype examples = english.out.indexOf("Examples:");
        QVERIFY2(examples > 0, english.out.constData());
        QVERIFY2(english.out.indexOf(line, examples) > 0, english.out.constData());
        const Outcome spanish = m_ctl->run(QStringList{QStringLiteral("--lang"), QStringLiteral("es")} + words + QStringList{QStringLiteral("-h")});
        VERIFY_STATUS(spanish, 0);
        QVERIFY2(spanish.out.contains("Ejemplos:"), spanish.out.constData());
    }

    void wrongUsageEndsWith2_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *says) { QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(says); };
        row("", "Nouns: local, registry, demo, server, product, plan, feature, tenant, migrate, inspect, health, operation, operator, key, audit");
        row("tenat list", "Did you mean tenant?");
        row("backup list", "Nouns: local, registry");
        row("weather show", "There is no noun");
        row("tenant", "provision, adopt, list, show, edit, pause, activate, maintenance, credentials");
        row("tenant lst", "Did you mean list?");
        row("tenant offboard x", "Verbs: provision");
        row("tenant list --fliter x", "Did you mean --filter?");
        row("tenant list --filter", "--filter needs a value");
        row("tenant list --filter a --filter b", "given twice");
        row("tenant list --json=yes", "takes no value");
        row("tenant list --columns nope", "Columns: id, slug, name");
        row("tenant list --sort nope", "There is no column");
        row("tenant list --filter colour:red", "colour");
        row("tenant list --limit x", "--limit takes a whole number");
        row("tenant list more", "one word too many");
        row("tenant show", "TENANT is missing");
        row("tenant provision", "--name NAME");
        row("tenant provision --name x --csv y", "exclude each other");
        row("product add Shop", "--migrations is missing");
        row("server add db2", "--uri or --host");
        row("server add db2 --host h --user u --port 0", "--port takes a whole number from 1 to 65535");
        row("server add db2 --host h --user u --port 65536", "--port");
        row("server add db2 --host h --user u --port text", "--port");
        row("server add db2 --host h --user u --tls maybe", "verify-full");
        row("server add db2 --uri postgresql://u@h:5432/d?nonsense=1", "parameter");
        row("server add db2 --host h --user u --root-certificate /nowhere", "cannot be read");
        row("registry status --registry mysql://h/d", "postgresql://");
        row("registry status --lang fr", "--lang takes en or es");
        row("registry status --timeout soon", "--timeout takes a number");
        row("local destroy", "--yes");
        row("operation list --state lost", "One of: pending");
        row("registry profiles --add x", "belong together");
        row("demo load --tenants 0", "--tenants takes a whole number");
    }
    void wrongUsageEndsWith2()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const Outcome plain = m_ctl->run(words);
        VERIFY_STATUS(plain, 2);
        QVERIFY(plain.out.isEmpty());
        QVERIFY2(plain.err.contains(says.toUtf8()), plain.err.constData());
        const Outcome json = m_ctl->run(words + QStringList{QStringLiteral("--json")});
        if (!line.contains(QLatin1String("--json")) && !line.endsWith(QLatin1String("--filter"))) {
            VERIFY_STATUS(json, 2);
            QVERIFY(json.out.isEmpty());
            const QJsonObject error = json.error();
            QCOMPARE(error.value(QStringLiteral("kind")).toString(), QStringLiteral("invalid_input"));
            for (const char *key : {"kind", "message", "detail", "sqlstate", "hint"})
                QVERIFY2(error.contains(QLatin1String(key)), key);
        }
    }

    void withoutRegistryOrLocalServerItEndsWith7()
    {
        for (const char *line : {"tenant list", "tenant show x", "plan list", "registry status", "demo load", "operation list"}) {
            const Outcome outcome = m_ctl->run(split(line));
            VERIFY_STATUS(outcome, 7);
            QVERIFY2(outcome.err.contains("tenantryctl local start"), outcome.err.constData());
            QVERIFY(outcome.out.isEmpty());
        }
        const Outcome json = m_ctl->run(split("tenant list --json"));
        VERIFY_STATUS(json, 7);
        QCOMPARE(json.error().value(QStringLiteral("kind")).toString(), QStringLiteral("unreachable"));
    }

    void nobodyListeningEndsWith7()
    {
        const Outcome outcome = m_ctl->run(split("tenant list --registry postgresql://ana@127.0.0.1:1/tenantry --json"));
        VERIFY_STATUS(outcome, 7);
        QCOMPARE(outcome.error().value(QStringLiteral("kind")).toString(), QStringLiteral("unreachable"));
    }

    void globalOptionsStandAnywhere()
    {
        const Outcome before = m_ctl->run(split("--json --lang es tenant list"));
        const Outcome between = m_ctl->run(split("tenant --json --lang es list"));
        const Outcome after = m_ctl->run(split("tenant list --lang=es --json"));
        VERIFY_STATUS(before, 7);
        QCOMPARE(between.err, before.err);
        QCOMPARE(after.err, before.err);
    }

    void languageComesFromOptionThenEnvironment()
    {
        Ctl ctl(m_ctl->home());
        ctl.environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("es_ES.UTF-8"));
        QVERIFY(ctl.run(split("--help")).out.contains("Ejemplos:"));
        QVERIFY(ctl.run(split("--help --lang en")).out.contains("Examples:"));
        ctl.environment.insert(QStringLiteral("TENANTRY_LANG"), QStringLiteral("en"));
        QVERIFY(ctl.run(split("--help")).out.contains("Examples:"));
        ctl.environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8"));
        ctl.environment.remove(QStringLiteral("TENANTRY_LANG"));
        QVERIFY(ctl.run(split("--help")).out.contains("Examples:"));
    }

    void helpInSpanishHasNoEnglishLeft()
    {
        for (const char *english : {"Usage", "Options", "Examples", "Arguments", "Global options", "Environment", "Exit status", "the registry", "who signs in",
                                    "(required)", "[options]", "language of", "print help"}) {
            for (const char *line : {"--help --lang es", "product add --help --lang es", "tenant --help --lang es"})
                QVERIFY2(!m_ctl->run(split(line)).out.contains(english), english);
        }
    }

    void versionIsPrinted()
    {
        const Outcome plain = m_ctl->run(split("--version"));
        VERIFY_STATUS(plain, 0);
        QCOMPARE(plain.out, QByteArray("tenantryctl " TENANTRY_VERSION "\n"));
        QCOMPARE(m_ctl->run(split("--version --json")).json().value(QStringLiteral("version")).toString(), QStringLiteral(TENANTRY_VERSION));
    }

    void localStatusOfNothing()
    {
        const Outcome outcome = m_ctl->run(split("local status --json"));
        VERIFY_STATUS(outcome, 0);
        const QJsonObject status = outcome.json();
        QCOMPARE(status.value(QStringLiteral("state")).toString(), QStringLiteral("absent"));
        QCOMPARE(status.value(QStringLiteral("home")).toString(), m_ctl->home());
        for (const char *key : {"socket", "uri", "pid", "version"})
            QVERIFY2(status.contains(QLatin1String(key)), key);
        QVERIFY(status.value(QStringLiteral("uri")).isNull());
        VERIFY_STATUS(m_ctl->run(split("local stop")), 0);
        VERIFY_STATUS(m_ctl->run(split("local destroy --yes")), 0);
        VERIFY_STATUS(m_ctl->run(split("local psql")), 7);
    }

    void profilesAreRememberedWithoutPassword()
    {
        const Ctl ctl;
        VERIFY_STATUS(ctl.run(split("registry profiles --add prod --uri postgresql://ana:geheim@127.0.0.1:1/tenantry --colour red")), 0);
        const Outcome listed = ctl.run(split("registry profiles --json"));
        VERIFY_STATUS(listed, 0);
        QVERIFY(!listed.both().contains("geheim"));
        const QJsonObject profile = listed.json().value(QStringLiteral("profiles")).toArray().at(0).toObject();
        QCOMPARE(profile.value(QStringLiteral("name")).toString(), QStringLiteral("prod"));
        QCOMPARE(profile.value(QStringLiteral("operator")).toString(), QStringLiteral("ana"));
        QCOMPARE(profile.value(QStringLiteral("colour")).toString(), QStringLiteral("red"));
        QCOMPARE(listed.json().value(QStringLiteral("total")).toInt(), 1);
        VERIFY_STATUS(ctl.run(split("tenant list --registry prod")), 7);   // found, and nobody listens there
        VERIFY_STATUS(ctl.run(split("tenant list --registry other")), 3);
        VERIFY_STATUS(ctl.run(split("registry profiles --remove prod")), 0);
        VERIFY_STATUS(ctl.run(split("registry profiles --remove prod")), 3);
    }

    void passwordFilesAreReadCarefully()
    {
        const QString nul = m_ctl->write(QStringLiteral("nul"), QByteArray("se\0cret", 7));
        const QString huge = m_ctl->write(QStringLiteral("huge"), QByteArray(2 * 1024 * 1024, 'x'));
        for (const QString &file : {nul, huge, QStringLiteral("/nowhere/at/all")}) {
            const Outcome outcome = m_ctl->run(split("tenant list --registry postgresql://ana@127.0.0.1:1/tenantry --password-file") + QStringList{file});
            VERIFY_STATUS(outcome, 2);
            QVERIFY(!outcome.both().contains("cret"));
        }
    }

    void uriWithHostileHostIsAHostAndNothingElse()
    {
        const Outcome outcome = m_ctl->run({QStringLiteral("tenant"), QStringLiteral("list"), QStringLiteral("--registry"),
                                            QStringLiteral("postgresql://ana@dbname%3Dx%20host%3D127.0.0.1/tenantry")});
        QVERIFY2(outcome.status == 7 || outcome.status == 2, outcome.err.constData());
    }
};

TENANTRY_TEST_MAIN(UsageTest)
#include "usage_test.moc"
