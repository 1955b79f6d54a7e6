// Adopting on a real fleet: what dbmate wrote down becomes a version, in the tenant's database and in the registry.
#include "fleet.h"

#include "support/qcamain.h"
#include "ui/migrations/baselinepanel.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/errorbanner.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;

class BaselineLiveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void fromDbmate()
    {
        test::Fleet fleet = test::Fleet::make(u"registry_adopt"_s);
        QHash<QString, Tenant> tenants;
        for (const char *name : {"Alfa", "Beta", "Gamma"}) {
            const auto done = tenants::Provisioning(fleet.session).provision(fleet.request(QString::fromLatin1(name)));
            QVERIFY2(done, test::describe(done));
            tenants.insert(done->tenant.slug, done->tenant);
        }
        const auto inside = [&](const char *slug, const QByteArray &sql) {
            const Tenant tenant = tenants.value(QString::fromLatin1(slug));
            return test::TestCluster::connect(tenant.database)->script("RESET ROLE;" + QByteArray(sql).replace("@role", postgres::quoteIdentifier(tenant.role)));
        };
        // As dbmate would have left them: one after the second file, one with an entry of nobody. The third is Tenantry's own.
        for (const auto &[slug, entries] : {std::pair("alfa", "('0001'), ('0002')"), std::pair("beta", "('0001'), ('0077')")}) {
            QVERIFY(inside(slug, QByteArray("DROP SCHEMA tenantry CASCADE; SET ROLE @role; CREATE TABLE public.schema_migrations (version varchar(128) PRIMARY KEY); INSERT INTO public.schema_migrations VALUES ") + entries));
            QVERIFY(TenantRepository(fleet.session).setSchemaVersion(tenants.value(QString::fromLatin1(slug)).id, {}));
        }
        QThreadPool pool;
        Services services;
        services.session = fleet.session;
        services.workers = &pool;
        {
            BaselinePanel panel(migrationBackend(services), services);
            panel.resize(1100, 700);
            panel.show();
            panel.setProduct(u"Shop"_s, {u"0001"_s, u"0002"_s, u"0003"_s});
            panel.lookButton()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy() && panel.model()->rowCount() == 2, 30'000);
            QVERIFY2(!panel.banner()->isVisible(), qPrintable(panel.banner()->details()));
            QCOMPARE(panel.model()->index(0, BaselineModel::Version).data().toString(), u"0002"_s);
            QVERIFY(panel.model()->index(0, BaselineModel::Recognised).data().toString().startsWith(u"dbmate"_s));
            QCOMPARE(panel.model()->ready().size(), 1);

            // Somebody was faster with the tool: what was looked at is not written down.
            QVERIFY(inside("alfa", "INSERT INTO public.schema_migrations VALUES ('0003')"));
            panel.applyButton()->click();
            panel.confirmBar()->button()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy() && panel.model()->failed() == 1, 30'000);
            QVERIFY(panel.model()->index(0, BaselineModel::Result).data().toString().contains(u"has changed since"_s));
            QCOMPARE(TenantRepository(fleet.session).find(u"alfa"_s)->schemaVersion, QString());

            QVERIFY(inside("alfa", "DELETE FROM public.schema_migrations WHERE version = '0003'"));
            panel.lookButton()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy() && panel.model()->ready().size() == 1, 30'000);
            panel.applyButton()->click();
            panel.confirmBar()->button()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy() && panel.model()->written() == 1, 30'000);
            QCOMPARE(TenantRepository(fleet.session).find(u"alfa"_s)->schemaVersion, u"0002"_s);
            const auto rows = test::TestCluster::connect(tenants.value(u"alfa"_s).database)->query("SELECT count(*) FROM tenantry.migration WHERE finished");
            QVERIFY2(rows, test::describe(rows));
            QCOMPARE(rows->integer(0, 0), 2);
            QCOMPARE(TenantRepository(fleet.session).find(u"beta"_s)->schemaVersion, QString());
        }
        pool.waitForDone();
    }
};

TENANTRY_UI_TEST_MAIN(BaselineLiveTest)
#include "baselinelive_test.moc"
