// What the review page shows is what the server is told: the statements of Provisioning::plan() against the server's own log of the
// provisioning that follows, one by one and in order, none missing on either side.
#include "fleet.h"

#include "migrations/producttemplate.h"
#include "postgres/connection.h"
#include "sqltext/statements.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace tenantry;
using namespace tenantry::base;
using test::Fleet;
using test::TestCluster;

namespace {

struct Shown {
    QString step, text;
    bool several = false; // ends in a comment: as often as needed, or never
    QRegularExpression pattern;
};

QString plain(const QString &text) { return text.simplified(); }

// Looking, locking, transactions and what a session is told about time: what the page says that it leaves out.
bool leftOut(const QString &statement)
{
    static const QRegularExpression quiet(QStringLiteral("^(BEGIN|COMMIT|ROLLBACK|CLOSE ALL|RESET ALL|UNLISTEN \\*|DISCARD \\w+|DEALLOCATE ALL|SET SESSION AUTHORIZATION DEFAULT|SET CONSTRAINTS ALL IMMEDIATE|COPY [a-z_.]+ \\([a-z0-9_, ]+\\) TO STDOUT)$"));
    static const QRegularExpression setting(QStringLiteral("^SET (LOCAL )?(ROLE NONE|SESSION AUTHORIZATION DEFAULT|search_path|lock_timeout|statement_timeout|idle_\\w+|row_security|standard_conforming_strings|TRANSACTION)\\b"));
    static const QRegularExpression acting(QStringLiteral("set_config\\('tenantry\\.(?!locked)|lo_unlink|pg_terminate_backend|tenantry_sign_in|has_schema_privilege\\('public'"));
    return quiet.match(statement).hasMatch() || setting.match(statement).hasMatch()
        || statement.contains(QLatin1String("pg_catalog.format(CASE WHEN t.clustered")) // nothing is put off any more
        || ((statement.startsWith(QLatin1String("SELECT ")) || statement.startsWith(QLatin1String("WITH "))) && !acting.match(statement).hasMatch());
}

// A file's statement reaches the server as text, for a function that runs it (drivers/postgresql/box.h); the page shows the file.
QString unwrapped(const QString &statement)
{
    static const QRegularExpression wrapped(QStringLiteral("^SELECT tenantry_run_[a-z0-9]+\\.run\\( ?(E?)'(.*)'\\)$"), QRegularExpression::DotMatchesEverythingOption);
    const auto match = wrapped.match(statement);
    if (!match.hasMatch())
        return statement;
    QString out = match.captured(2).replace(QLatin1String("''"), QLatin1String("'"));
    return match.captured(1).isEmpty() ? out : out.replace(QLatin1String("\\\\"), QLatin1String("\\"));
}

QStringList statementsOf(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QStringList out;
    for (const auto &each : sqltext::split(bytes).statements)
        if (const QString one = plain(unwrapped(QString::fromUtf8(each.in(bytes).toByteArray()))); !leftOut(one))
            out << one;
    return out;
}

} // namespace

class ReviewTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;

    static void sql(const QByteArray &statement)
    {
        const auto done = TestCluster::connect()->script(statement);
        QVERIFY2(done, test::describe(done));
    }

    static QString folder()
    {
        const auto status = TestCluster::cluster().status();
        return (status ? status->folder : QString()) + QStringLiteral("/log");
    }

    static QByteArray log()
    {
        QByteArray out;
        const QDir logs(folder());
        for (const QString &name : logs.entryList({QStringLiteral("*.json")}, QDir::Files))
            if (QFile file(logs.filePath(name)); file.open(QIODevice::ReadOnly))
                out += file.readAll();
        return out;
    }

    // What the server was told by the owner of the tenants and by the tenant's own role, since `from`.
    static QStringList told(const QByteArray &from, const QString &role)
    {
        QStringList out;
        const QByteArray now = log();
        for (const QByteArray &line : now.mid(from.size()).split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            const QString user = entry.value(QStringLiteral("user")).toString();
            if (user != QLatin1String("fleet_owner") && user != role)
                continue;
            static const QRegularExpression words(QStringLiteral("^(?:statement|execute [^:]+): (.*)$"), QRegularExpression::DotMatchesEverythingOption);
            if (const auto match = words.match(entry.value(QStringLiteral("message")).toString()); match.hasMatch())
                out += statementsOf(match.captured(1));
        }
        return out;
    }

    static std::vector<Shown> shown(const std::vector<tenants::PlannedStep> &steps)
    {
        std::vector<Shown> out;
        for (const auto &step : steps)
            for (const QString &each : step.sql) {
                const bool several = each.contains(QLatin1String("; -- "));
                for (const QString &statement : statementsOf(each)) {
                    const QString pattern = QRegularExpression::escape(statement).replace(QRegularExpression::escape(QStringLiteral("…")), QLatin1String(".*"));
                    out.push_back({step.name, statement, several, QRegularExpression(QLatin1Char('^') + pattern + QLatin1Char('$'), QRegularExpression::DotMatchesEverythingOption)});
                }
            }
        return out;
    }

    // Those that come as often as needed take turns with each other, and with what their step goes on with.
    static void compare(const std::vector<Shown> &page, const QStringList &server)
    {
        const auto afterSeveral = [&](size_t at) {
            while (at < page.size() && page[at].several)
                ++at;
            return at;
        };
        size_t at = 0;
        QString step; // that the server was at last
        for (const QString &statement : server) {
            const auto fits = [&](const Shown &one) { return one.pattern.match(statement).hasMatch(); };
            if (const size_t next = afterSeveral(at); next < page.size() && fits(page[next])) {
                step = page[next].step;
                at = next + 1;
                continue;
            }
            const bool again = std::ranges::any_of(page, [&](const Shown &one) { return one.several && one.step == step && fits(one); });
            QVERIFY2(again, qPrintable(QStringLiteral("the server was told, and the page does not show: %1\nThe page goes on with: %2")
                                           .arg(statement, at < page.size() ? page[at].text : QStringLiteral("nothing"))));
        }
        at = afterSeveral(at);
        QVERIFY2(at == page.size(), qPrintable(QStringLiteral("the page shows, and the server was not told: ") + (at < page.size() ? page[at].text : QString())));
    }

private slots:
    void initTestCase()
    {
        sql("ALTER SYSTEM SET log_destination = 'jsonlog'");
        sql("SELECT pg_reload_conf()");
        sql("ALTER ROLE ALL SET log_statement = 'all'");
        QTRY_VERIFY(!QDir(folder()).entryList({QStringLiteral("*.json")}).isEmpty());
        m_fleet = Fleet::make(QStringLiteral("registry_review"));
    }

    void showsWhatIsSent_data()
    {
        QTest::addColumn<bool>("superuser");
        QTest::addColumn<bool>("seeded");
        QTest::addColumn<QString>("name");
        QTest::newRow("an owner who may make roles") << false << true << QStringLiteral("Revisión \"O'Higgins\"");
        QTest::newRow("a superuser") << true << true << QStringLiteral("Revisión del todo");
        QTest::newRow("no first account") << false << false << QStringLiteral("Revisión sin semilla");
        QTest::newRow("from a template, with a file that is newer") << false << true << QStringLiteral("Revisión de plantilla");
    }
    void showsWhatIsSent()
    {
        QFETCH(bool, superuser);
        QFETCH(bool, seeded);
        QFETCH(QString, name);
        sql(superuser ? "ALTER ROLE fleet_owner SUPERUSER" : "ALTER ROLE fleet_owner NOSUPERUSER");
        const registry::ProductRepository products(m_fleet.session);
        auto product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        const QByteArray seed = product->seedSql;
        if (!seeded) {
            product->seedSql.clear();
            QVERIFY(products.update(*product));
        }
        if (name.contains(QLatin1String("plantilla"))) {
            const auto built = migrations::buildTemplate(m_fleet.session, *product, {}, [](const Text &) {});
            QVERIFY2(built, test::describe(built));
            registry::ProductMigration newer;
            newer.version = QStringLiteral("0004");
            newer.name = QStringLiteral("note");
            newer.fileName = QStringLiteral("0004_note.sql");
            newer.body = "CREATE TABLE note (id int PRIMARY KEY); -- what is written\nCOMMENT ON TABLE note IS 'it''s one; or two';";
            newer.sha256 = QCryptographicHash::hash(newer.body, QCryptographicHash::Sha256);
            const auto added = products.addMigrations(product->id, {newer});
            QVERIFY2(added, test::describe(added));
        }
        tenants::Provisioning provisioning(m_fleet.session);
        auto request = provisioning.completed(m_fleet.request(name));
        QVERIFY2(request, test::describe(request));
        const auto steps = provisioning.plan(*request);
        QVERIFY2(steps, test::describe(steps));
        const auto page = shown(*steps);

        // Beginnings and ends that no rule of this test may hide.
        QString all;
        for (const auto &step : *steps)
            all += step.sql.join(QLatin1Char('\n')) + QLatin1Char('\n');
        const QString role = QString::fromUtf8(postgres::quoteIdentifier(request->role));
        QCOMPARE(all.contains(QStringLiteral("GRANT %1 TO CURRENT_USER").arg(role)), !superuser);
        QCOMPARE(all.contains(QLatin1String("INSERT INTO account VALUES")), seeded);
        QCOMPARE(all.contains(QLatin1String("CREATE TABLE patient")), !name.contains(QLatin1String("plantilla")));
        QCOMPARE(all.contains(QLatin1String("CREATE TABLE note")), name.contains(QLatin1String("plantilla")));
        QVERIFY(all.contains(QLatin1String("CREATE TABLE public.tenantry_sign_in")));
        QVERIFY(!all.contains(textFromSecret(request->password)));
        QVERIFY(!seeded || !all.contains(textFromSecret(request->adminPassword)));
        QVERIFY(!all.contains(QLatin1String("SCRAM-SHA-256$4096:")));
        QVERIFY(!all.contains(QLatin1String("$argon2id$v=")));

        const QByteArray before = log();
        const auto made = provisioning.provision(*request);
        QVERIFY2(made, test::describe(made));
        sql("SELECT 'the last of it'");
        QTRY_VERIFY(log().mid(before.size()).contains("the last of it"));
        const QStringList server = told(before, request->role);
        QVERIFY(server.size() > 20);
        if (qEnvironmentVariableIsSet("TENANTRY_SHOW"))
            qInfo().noquote() << server.join(QLatin1Char('\n')) << "\n=====\n" << all;
        compare(page, server);
        if (!seeded) {
            product->seedSql = seed;
            QVERIFY(products.update(*product));
        }
    }
};

TENANTRY_TEST_MAIN(ReviewTest)
#include "review_test.moc"
