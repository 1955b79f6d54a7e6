// faults.md 4, 7, 8: the server's disk is full, its connections are used up, a prepared transaction holds a database: said in
// words, kept for a resume, and taken back without a trace.
#include "faults.h"

#include "support/qcamain.h"

#include <QDir>
#include <QFileInfo>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace tenantry;
using namespace tenantry::base;
using registry::OperationState;
using registry::StepState;
using test::Fleet;
using test::TestCluster;
using test::sql;

class LimitsTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;

    using Meanwhile = std::function<void()>;
    // Provisions, and calls `meanwhile` when that step is done.
    Result<tenants::Provisioned> provision(const QString &company, const char *step, const Meanwhile &meanwhile, QString *id)
    {
        bool called = false;
        return tenants::Provisioning(m_fleet.session).provision(m_fleet.request(company), [&](const registry::Operation &operation) {
            for (const auto &each : operation.steps)
                if (!called && each.name == QLatin1String(step) && each.state == StepState::Done) {
                    called = true;
                    meanwhile();
                }
        }, {}, id);
    }

    // What every failing provisioning here has to show; then it is resumed, or undone.
    void settle(const Result<tenants::Provisioned> &made, const QString &id, const char *sqlstate, const char *step, const Meanwhile &mend, bool resume)
    {
        const int before = m_fleet.tenantCount() - 1;
        QVERIFY(!made);
        QVERIFY2(made.error().sqlstate == QLatin1String(sqlstate), qPrintable(test::describe(made.error())));
        QVERIFY2(test::isClear(made.error()), qPrintable(test::describe(made.error())));
        QVERIFY2(made.error().detail.contains(QStringLiteral("step %1").arg(QLatin1String(step))), qPrintable(test::describe(made.error())));
        QCOMPARE(test::stateOf(m_fleet, id), OperationState::Failed);
        tenants::Provisioning mine(m_fleet.session);
        if (!resume) { // with the fault still there
            const auto undone = mine.undo(id);
            QVERIFY2(undone, test::describe(undone));
            mend();
        } else {
            QVERIFY(!mine.resume(id)); // still the same
            mend();
            const auto resumed = mine.resume(id);
            QVERIFY2(resumed, test::describe(resumed));
            QCOMPARE(resumed->tenant.state, registry::TenantState::Active);
        }
        QCOMPARE(m_fleet.tenantCount(), before + (resume ? 1 : 0));
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    static void bothWays()
    {
        QTest::addColumn<bool>("resume");
        QTest::newRow("resume") << true;
        QTest::newRow("undo") << false;
    }

private slots:
    void initTestCase() { m_fleet = Fleet::make(QStringLiteral("registry_limits")); }

    void noConnectionLeftForTheOwner()
    {
        const int before = m_fleet.tenantCount();
        m_fleet.session->pool().clear();
        sql("ALTER ROLE fleet_owner CONNECTION LIMIT 0");
        const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Sin conexión")));
        sql("ALTER ROLE fleet_owner CONNECTION LIMIT -1");
        QVERIFY(!made);
        QCOMPARE(made.error().sqlstate, QStringLiteral("53300"));
        QVERIFY2(test::isClear(made.error()), qPrintable(test::describe(made.error())));
        QCOMPARE(m_fleet.tenantCount(), before);
        QVERIFY(test::operationFor(m_fleet, QStringLiteral("sin-conexion")).isEmpty());
    }

    void noConnectionLeftOnTheServer_data() { bothWays(); }
    void noConnectionLeftOnTheServer()
    {
        QFETCH(bool, resume);
        const QString password = QStringLiteral("p");
        const QString crowd = TestCluster::createRole(password);
        std::vector<std::unique_ptr<postgres::Connection>> many;
        QString id;
        const auto made = provision(QStringLiteral("Lleno %1").arg(resume), "database", [&] {
            for (;;) {
                auto one = postgres::Connection::open(TestCluster::as(crowd, password));
                if (!one)
                    break;
                many.push_back(std::move(*one));
            }
        }, &id);
        QVERIFY(many.size() > 10);
        settle(made, id, "53300", "harden", [&] {
            const auto full = many.size();
            many.clear();
            QVERIFY(test::soon([&] { return sql("SELECT count(*) FROM pg_stat_activity WHERE usename = $1", {crowd}) == QLatin1String("0"); }));
            QVERIFY(full > 0);
        }, resume);
    }

    void noConnectionLeftForTheTenant_data() { bothWays(); }
    void noConnectionLeftForTheTenant()
    {
        QFETCH(bool, resume);
        const QString database = QStringLiteral("t_limit_%1").arg(resume);
        QString id;
        auto request = m_fleet.request(QStringLiteral("Estrecho %1").arg(resume));
        request.database = database;
        const QByteArray role = postgres::quoteIdentifier(database);
        bool called = false;
        const auto made = tenants::Provisioning(m_fleet.session).provision(request, [&](const registry::Operation &operation) {
            if (!called && operation.steps[6].state == StepState::Done) { // seed; signing in comes next
                called = true;
                sql("ALTER ROLE " + role + " CONNECTION LIMIT 0");
            }
        }, {}, &id);
        settle(made, id, "53300", "verify", [&] {
            if (resume)
                sql("ALTER ROLE " + role + " CONNECTION LIMIT 5");
        }, resume);
    }

    void diskFull_data()
    {
        QTest::addColumn<bool>("resume");
        QTest::addColumn<bool>("whileSeeding");
        QTest::newRow("CREATE DATABASE, resume") << true << false;
        QTest::newRow("CREATE DATABASE, undo") << false << false;
        QTest::newRow("first rows, resume") << true << true;
        QTest::newRow("first rows, undo") << false << true;
    }
    void diskFull()
    {
        QFETCH(bool, resume);
        QFETCH(bool, whileSeeding);
        // A tablespace on a file system of its own; a clone goes where its template is.
        const QString folder = QDir::tempPath() + QLatin1Char('/') + TestCluster::uniqueName(QStringLiteral("tenantry-disk"));
        QVERIFY(QDir().mkpath(folder));
        const QByteArray path = QFile::encodeName(folder);
        const auto removed = qScopeGuard([&] { QDir().rmdir(folder); });
        if (geteuid() != 0 || mount("tmpfs", path.constData(), "tmpfs", 0, "size=100m,mode=700") != 0)
            QSKIP("needs the right to mount a small file system");
        const auto unmounted = qScopeGuard([&] { umount2(path.constData(), MNT_DETACH); });
        const auto info = TestCluster::cluster().status();
        QVERIFY(info);
        const QFileInfo data(info->folder + QStringLiteral("/data"));
        QCOMPARE(chown(path.constData(), data.ownerId(), data.groupId()), 0);
        sql("CREATE TABLESPACE tiny LOCATION " + postgres::quoteLiteral(folder));
        const auto noSpace = qScopeGuard([&] { sql("DROP TABLESPACE tiny"); });
        sql("CREATE DATABASE tiny_template TABLESPACE tiny STRATEGY WAL_LOG");
        const auto noTemplate = qScopeGuard([&] { sql("DROP DATABASE tiny_template WITH (FORCE)"); });
        sql("GRANT CREATE ON TABLESPACE tiny TO PUBLIC");
        sql("ALTER DATABASE tiny_template IS_TEMPLATE true");
        const auto plain = qScopeGuard([&] { sql("ALTER DATABASE tiny_template IS_TEMPLATE false"); });

        const registry::ProductRepository products(m_fleet.session);
        auto product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        const QByteArray seed = product->seedSql;
        product->templateDatabase = QStringLiteral("tiny_template");
        if (whileSeeding) // what a product fills its tables with
            product->seedSql = seed + " INSERT INTO patient (name) SELECT repeat(md5(i::text), 30) FROM generate_series(1, 30000) i;";
        QVERIFY(products.update(*product));
        const auto back = qScopeGuard([&] {
            if (auto now = products.find(QStringLiteral("Shop"))) {
                now->templateDatabase.clear();
                now->seedSql = seed;
                (void)products.update(*now);
            }
        });
        const auto size = [&](qint64 bytes) {
            QCOMPARE(mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, ("size=" + QByteArray::number(bytes)).constData()), 0);
        };
        sql("CHECKPOINT"); // the template has its place for good
        struct statvfs now{};
        QCOMPARE(statvfs(path.constData(), &now), 0);
        const qint64 used = qint64(now.f_blocks - now.f_bfree) * qint64(now.f_frsize);
        size(used + (whileSeeding ? 12 << 20 : 256 << 10));
        QString id;
        auto request = m_fleet.request(QStringLiteral("Disco %1 %2").arg(resume).arg(whileSeeding));
        const auto made = tenants::Provisioning(m_fleet.session).provision(request, {}, {}, &id);
        settle(made, id, "53100", whileSeeding ? "seed" : "database", [&] { size(200 << 20); }, resume);
        if (resume) { // the tablespace goes with its databases
            const QByteArray name = postgres::quoteIdentifier(registry::TenantRepository(m_fleet.session).find(request.companyName.toLower().replace(QLatin1Char(' '), QLatin1Char('-')))->database);
            m_fleet.session->pool().clear();
            sql("ALTER DATABASE " + name + " SET TABLESPACE pg_default");
        }
    }

    // A prepared transaction stops the DROP: said by name; when it is ended, undoing again goes through.
    void undoHeldUpByAPreparedTransaction()
    {
        const int before = m_fleet.tenantCount();
        std::stop_source stop;
        QString id;
        auto request = m_fleet.request(QStringLiteral("Preparada"));
        request.database = QStringLiteral("t_prepared");
        tenants::Provisioning mine(m_fleet.session);
        const auto made = mine.provision(request, [&](const registry::Operation &operation) {
            if (operation.steps[6].state == StepState::Done)
                stop.request_stop();
        }, stop.get_token(), &id);
        QVERIFY(!made);
        if (sql("SELECT current_setting('max_prepared_transactions')") == QLatin1String("0")) {
            sql("ALTER SYSTEM SET max_prepared_transactions = 5");
            QVERIFY(TestCluster::cluster().stop());
            QVERIFY(TestCluster::cluster().start());
        }
        {
            const auto inside = TestCluster::connect(request.database);
            QVERIFY(inside->script("BEGIN; CREATE TABLE held (a int); PREPARE TRANSACTION 'half of a payment'"));
        }
        const auto held = mine.undo(id);
        QVERIFY(!held);
        QCOMPARE(held.error().kind, Kind::Conflict);
        QVERIFY2(held.error().message.translated().contains(QStringLiteral("half of a payment")), qPrintable(test::describe(held.error())));
        QVERIFY(test::isClear(held.error()));
        QVERIFY(!mine.provision(request)); // the slug stays taken while something of it exists
        sql("ROLLBACK PREPARED 'half of a payment'", {}, request.database);
        const auto undone = mine.undo(id);
        QVERIFY2(undone, test::describe(undone));
        QCOMPARE(m_fleet.tenantCount(), before);
        QCOMPARE(m_fleet.differences(), QStringList());
    }
};

TENANTRY_TEST_MAIN(LimitsTest)
#include "limits_test.moc"
