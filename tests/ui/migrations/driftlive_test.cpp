// The drift view on a real fleet: what was changed by hand is found, and nothing else.
#include "fleet.h"

#include "support/qcamain.h"
#include "ui/migrations/driftmodel.h"
#include "ui/migrations/driftpanel.h"
#include "ui/migrations/selectionbox.h"
#include "ui/widgets/errorbanner.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;

class DriftLiveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void changedByHand()
    {
        test::Fleet fleet = test::Fleet::make(u"registry_drift_panel"_s);
        QHash<QString, Tenant> tenants;
        for (const char *name : {"Alfa", "Beta", "Gamma", "Delta", "Epsilon"}) {
            const auto done = tenants::Provisioning(fleet.session).provision(fleet.request(QString::fromLatin1(name)));
            QVERIFY2(done, test::describe(done));
            tenants.insert(done->tenant.slug, done->tenant);
        }
        const auto inside = [&](const char *slug) { return test::TestCluster::connect(tenants.value(QString::fromLatin1(slug)).database); };
        QThreadPool pool;
        Services services;
        services.session = fleet.session;
        services.workers = &pool;
        {
            DriftPanel panel(migrationBackend(services), services);
            panel.resize(1100, 700);
            panel.show();
            panel.setProduct(u"Shop"_s);
            panel.checkButton()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!panel.isChecking(), 60'000);
            QVERIFY2(!panel.banner()->isVisible(), qPrintable(panel.banner()->details()));
            QVERIFY2(panel.model()->equal() == 5, qPrintable(panel.summary()->text() + u"\n"_s + panel.model()->index(0, 2).data().toString() + panel.difference()->toPlainText()));
            QCOMPARE(panel.model()->rowCount(), 0);

            QVERIFY(inside("beta")->script("ALTER TABLE public.patient ADD COLUMN fax text"));
            QVERIFY(inside("delta")->script("ALTER TABLE public.patient DROP COLUMN name; CREATE TABLE public.mine (id int)"));
            QVERIFY(inside("epsilon")->script("UPDATE tenantry.migration SET version = '0099' WHERE version = '0002'")); // of a product that this is not
            panel.checkButton()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!panel.isChecking() && panel.model()->checked() == 5, 60'000);
            QCOMPARE(panel.model()->equal(), 2);
            QCOMPARE(panel.model()->drifted(), 2);
            QCOMPARE(panel.model()->unread(), 1);
            QCOMPARE(panel.model()->index(0, 0).data().toString(), u"delta"_s);
            QCOMPARE(panel.model()->index(1, 0).data().toString(), u"beta"_s);
            QCOMPARE(panel.model()->index(2, 0).data().toString(), u"epsilon"_s);
            const QString text = panel.difference()->toPlainText();
            QVERIFY2(text.contains(u"public.patient_name: missing here"_s) && text.contains(u"public.mine: of no migration"_s), qPrintable(text));

            // Only some, and what is known left out.
            panel.tenants()->edit()->setText(u"slug:beta"_s);
            panel.ignoreEdit()->setText(u"table:public.patient*"_s);
            panel.checkButton()->click();
            QTRY_VERIFY_WITH_TIMEOUT(!panel.isChecking() && panel.model()->checked() == 1, 60'000);
            QVERIFY2(panel.model()->equal() == 1, qPrintable(panel.difference()->toPlainText()));
        }
        pool.waitForDone();
    }
};

TENANTRY_UI_TEST_MAIN(DriftLiveTest)
#include "driftlive_test.moc"
