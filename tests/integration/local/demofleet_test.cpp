#include "child.h"
#include "local/demofleet.h"
#include "local/installation.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "tenants/provisioning.h"

#include <QTest>

#include <algorithm>

using namespace tenantry;
using base::Kind;
using local::Installation;
using postgres::Connection;
using registry::TenantState;
using test::Child;
using test::describe;
using test::TestCluster;

class DemoFleetTest : public QObject {
    Q_OBJECT

    struct Place {
        explicit Place(const QString &home) : folder(home), installation(home, test::quick())
        {
            const auto started = installation.start();
            if (!started)
                qFatal("%s", describe(started));
            const auto opened = registry::Session::open(started->registry);
            if (!opened)
                qFatal("%s", describe(opened));
            session = *opened;
        }
        ~Place()
        {
            session.reset();
            if (const auto gone = installation.destroy(); !gone)
                qWarning("%s", describe(gone));
        }
        QList<registry::Tenant> tenants() const
        {
            const auto list = registry::TenantRepository(session).list();
            if (!list)
                qFatal("%s", describe(list));
            return *list;
        }
        registry::Tenant tenant(const QString &slug) const
        {
            const auto found = registry::TenantRepository(session).find(slug);
            if (!found)
                qFatal("%s", describe(found));
            return *found;
        }
        qint64 inTenant(const registry::Tenant &listed, const QByteArray &sql) const
        {
            const registry::Tenant tenant = this->tenant(listed.id); // a list holds no secrets
            const auto server = registry::ServerRepository(session).find(tenant.serverId);
            auto settings = registry::tenantSettings(*session, *server, tenant);
            if (!settings)
                qFatal("%s", describe(settings));
            if (tenant.state == TenantState::Paused || tenant.state == TenantState::Maintenance) {
                if (Connection::open(*settings))
                    qFatal("%s is closed, and its role signs in", qPrintable(tenant.slug));
                auto copy = Installation(folder);
                settings = copy.cluster().superuser();
                settings->database = tenant.database;
            }
            const auto connection = Connection::open(*settings);
            if (!connection)
                qFatal("%s: %s", qPrintable(tenant.slug), describe(connection));
            const auto rows = (*connection)->query(sql);
            if (!rows)
                qFatal("%s: %s", qPrintable(tenant.slug), describe(rows));
            return rows->integer(0, 0, -1);
        }
        qint64 onServer(const QByteArray &sql) const
        {
            auto copy = Installation(folder);
            const auto settings = copy.cluster().superuser();
            const auto connection = Connection::open(*settings);
            const auto rows = (*connection)->query(sql);
            if (!rows)
                qFatal("%s", describe(rows));
            return rows->integer(0, 0, -1);
        }
        QString folder;
        Installation installation;
        registry::SessionPtr session;
    };

    static QString home() { return TestCluster::temporaryFolder(QStringLiteral("home")); }

    // Every tenant has its rows, and nothing is left that no tenant owns.
    static QString unfinished(const Place &place, int failed)
    {
        int databases = 0;
        for (const registry::Tenant &tenant : place.tenants()) {
            if (tenant.state == TenantState::Failed || tenant.state == TenantState::Provisioning) {
                --failed;
                continue;
            }
            ++databases;
            if (place.inTenant(tenant, "SELECT count(*) FROM patient") < 20)
                return tenant.slug + QStringLiteral(" has no patients");
            if (place.inTenant(tenant, "SELECT count(*) FROM app_user WHERE role = 'admin'") != 1)
                return tenant.slug + QStringLiteral(" has no admin");
            if (tenant.sizeBytes.value_or(0) < 1'000'000)
                return tenant.slug + QStringLiteral(" was not measured");
        }
        if (failed != 0)
            return QStringLiteral("failed: %1 off").arg(failed);
        const qint64 there = place.onServer("SELECT count(*) FROM pg_database WHERE datname LIKE 't\\_%'");
        if (there != databases)
            return QStringLiteral("%1 databases of %2 tenants").arg(there).arg(databases);
        return {};
    }

private slots:
    void threeTwiceAreThree()
    {
        const Place place(home());
        int most = 0, total = 0;
        const auto first = local::loadDemo(place.session, 3, [&](const local::DemoProgress &progress) {
            most = std::max(most, progress.done);
            total = progress.total;
        });
        QVERIFY2(first, describe(first));
        QCOMPARE(*first, 3);
        QCOMPARE(most, 3);
        QCOMPARE(total, 3);
        QCOMPARE(place.tenants().size(), 3);
        QCOMPARE(unfinished(place, 0), QString());
        QCOMPARE(place.tenant(QStringLiteral("laboratorio-pena-hijos")).behind, 1);
        const auto before = place.tenants();
        const auto second = local::loadDemo(place.session, 3);
        QVERIFY2(second, describe(second));
        QCOMPARE(*second, 0);
        const auto after = place.tenants();
        QCOMPARE(after.size(), before.size());
        for (int i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i].id, before[i].id);
            QCOMPARE(after[i].version, before[i].version); // not touched
        }
        const auto products = registry::ProductRepository(place.session).list();
        QVERIFY2(products, describe(products));
        QCOMPARE(products->size(), 1);
    }

    void eightInTheirStates()
    {
        const Place place(home());
        const auto loaded = local::loadDemo(place.session, 8);
        QVERIFY2(loaded, describe(loaded));
        QCOMPARE(*loaded, 8);
        QCOMPARE(unfinished(place, 1), QString());

        QMap<TenantState, int> states;
        for (const registry::Tenant &tenant : place.tenants())
            ++states[tenant.state];
        QCOMPARE(states.value(TenantState::Active), 5);
        QCOMPARE(states.value(TenantState::Paused), 1);
        QCOMPARE(states.value(TenantState::Maintenance), 1);
        QCOMPARE(states.value(TenantState::Failed), 1);
        QCOMPARE(place.tenant(QStringLiteral("laboratorio-pena-hijos")).behind, 1);
        QCOMPARE(place.tenant(QStringLiteral("harbour-medical-labs")).behind, 2);
        QCOMPARE(place.tenant(QStringLiteral("st-marys-pathology")).behind, 0);
        QCOMPARE(place.inTenant(place.tenant(QStringLiteral("harbour-medical-labs")), "SELECT count(*) FROM pg_class WHERE relname = 'control_run'"), 0);

        // The failure is a real one: it names the step and the cause, is seen again when tried again, and ends with its cause.
        const auto operations = registry::OperationRepository(place.session).list();
        QVERIFY2(operations, describe(operations));
        const auto failed = std::ranges::find(*operations, registry::OperationState::Failed, &registry::Operation::state);
        QVERIFY(failed != operations->end());
        QCOMPARE(failed->tenantSlug, QStringLiteral("laboratorio-nandu"));
        const auto step = std::ranges::find(failed->steps, registry::StepState::Failed, &registry::OperationStep::state);
        QVERIFY(step != failed->steps.end());
        QCOMPARE(step->name, QStringLiteral("database"));
        QVERIFY(step->error && step->error->kind == Kind::Conflict);
        tenants::Provisioning provisioning(place.session);
        const auto stubborn = provisioning.resume(failed->id);
        QVERIFY(!stubborn);
        QCOMPARE(stubborn.error().kind, Kind::Conflict);
        const auto repeated = local::loadDemo(place.session, 8); // does not mind it
        QVERIFY2(repeated, describe(repeated));
        QCOMPARE(*repeated, 0);
        QCOMPARE(place.onServer("SELECT count(*) FROM pg_database WHERE datname = 'laboratorio_nandu'"), 1);
        {
            Installation other(place.folder);
            const auto superuser = Connection::open(*other.cluster().superuser());
            QVERIFY2(superuser, describe(superuser));
            QVERIFY((*superuser)->query("DROP DATABASE laboratorio_nandu"));
        }
        const auto resumed = provisioning.resume(failed->id);
        QVERIFY2(resumed, describe(resumed));
        QCOMPARE(resumed->tenant.state, TenantState::Active);
    }

    void cancelledAndRepeated()
    {
        const Place place(home());
        std::stop_source stop;
        const auto cut = local::loadDemo(place.session, 5, [&](const local::DemoProgress &progress) {
            if (progress.done >= 2)
                stop.request_stop();
        }, stop.get_token());
        QVERIFY(!cut);
        QCOMPARE(cut.error().kind, Kind::Cancelled);
        QVERIFY(*local::demoLeftHalfWay(place.session));
        const auto rest = local::loadDemo(place.session, 5);
        QVERIFY2(rest, describe(rest));
        QCOMPARE(place.tenants().size(), 5);
        QCOMPARE(unfinished(place, 0), QString());
        QVERIFY(!*local::demoLeftHalfWay(place.session));
    }

    void killedAndRepeated_data()
    {
        QTest::addColumn<int>("lines");
        // The first lines are the start of the server.
        for (const int lines : {5, 8, 11, 14, 18})
            QTest::addRow("%d", lines) << lines;
    }

    void killedAndRepeated()
    {
        QFETCH(int, lines);
        const Place place(home());
        Child child({QStringLiteral("--child-more"), place.folder, QStringLiteral("6")});
        QVERIFY2(child.killAfter(lines) || lines > 11, child.said().constData());
        const auto rest = local::loadDemo(place.session, 6);
        QVERIFY2(rest, (child.said() + describe(rest)).constData());
        QCOMPARE(place.tenants().size(), 6);
        QVERIFY2(unfinished(place, 1).isEmpty(), (child.said() + unfinished(place, 1).toUtf8()).constData());
    }

    // Killed between provisioning and its rows.
    void rowsMissing()
    {
        const Place place(home());
        QVERIFY(local::loadDemo(place.session, 1));
        const registry::Tenant tenant = place.tenants().first();
        place.inTenant(tenant, "WITH m AS (DELETE FROM app_setting WHERE key = 'demo.loaded' RETURNING 1) SELECT count(*) FROM m");
        {
            Installation other(place.folder);
            const auto superuser = Connection::open(*other.cluster().superuser(tenant.database));
            QVERIFY2(superuser, describe(superuser));
            QVERIFY((*superuser)->query("TRUNCATE patient, practitioner, control_lot CASCADE"));
        }
        const auto again = local::loadDemo(place.session, 1);
        QVERIFY2(again, describe(again));
        QCOMPARE(*again, 0);
        QCOMPARE(unfinished(place, 0), QString());
    }

    void namesOfOthersAreLeftAlone()
    {
        const Place place(home());
        registry::Product product;
        product.name = QStringLiteral("Laboratorio");
        product.layout = QStringLiteral("numbered");
        registry::ProductMigration file;
        file.position = 1;
        file.version = QStringLiteral("0001");
        file.name = QStringLiteral("mine");
        file.fileName = QStringLiteral("0001_mine.sql");
        file.body = "CREATE TABLE mine (id int);";
        file.sha256 = QByteArray(32, 'x');
        const auto added = registry::ProductRepository(place.session).add(product, {file});
        QVERIFY2(added, describe(added));
        const auto loaded = local::loadDemo(place.session, 2);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Kind::Conflict);
        QCOMPARE(place.tenants().size(), 0);
        QVERIFY(!*local::demoLeftHalfWay(place.session)); // nobody waits for what is not wanted
    }
};

static int load(const local::Started &started, const QString &count, const test::Say &say)
{
    const auto session = registry::Session::open(started.registry);
    if (!session)
        return 2;
    const auto loaded = local::loadDemo(*session, count.toInt(), [&](const local::DemoProgress &progress) { say(progress.what.translated()); });
    if (!loaded)
        say(QStringLiteral("error: ") + loaded.error().message.translated() + QLatin1Char(' ') + loaded.error().detail);
    return loaded ? 0 : 3;
}

TENANTRY_TEST_MAIN_WITH_CHILD(DemoFleetTest, load)
#include "demofleet_test.moc"
