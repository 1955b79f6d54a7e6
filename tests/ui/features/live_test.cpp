// The page on a real registry, with somebody else at work: what they do arrives within a second and disturbs nothing.
#include "featureground.h"

#include "support/livepanel.h"
#include "ui/features/bulkchange.h"
#include "ui/features/featuredetails.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using tenantry::test::describe;
using tenantry::test::FeatureGround;
using tenantry::test::TestRegistry;

namespace {

struct Panel : test::LivePanel<FeaturesPage> {
    explicit Panel(const SessionPtr &session) : LivePanel(session, featureBackend) {}
};

} // namespace

class FeaturesLiveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatOthersDoArrives()
    {
        FeatureGround ground;
        ground.added(ground.make(QStringLiteral("alpha")));
        ground.added(ground.make(QStringLiteral("beta")));
        Panel mine(ground.admin);
        QVERIFY(mine.listens);
        const auto *model = mine.page->model();
        QTRY_COMPARE(model->rowCount(), 2);
        mine.page->table()->setCurrentIndex(model->indexOf(QStringLiteral("beta")));
        mine.page->details()->changeButton()->click();
        QTest::keyClicks(mine.page->bulk()->reason(), QStringLiteral("half a rea"));

        const auto theirs = ground.registry.admin();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(FeatureRepository(theirs).setKilled(QStringLiteral("beta"), true));
        const auto state = [&] { return model->index(model->indexOf(QStringLiteral("beta")).row(), FeatureModel::State).data().toString(); };
        QTRY_COMPARE(state(), QStringLiteral("Off for all"));
        qInfo("heard after %lld ms", timer.elapsed());
        ground.added(ground.make(QStringLiteral("aardvark"))); // before the selected one
        QTRY_COMPARE(model->rowCount(), 3);
        QCOMPARE(model->feature(mine.page->table()->currentIndex())->key, QStringLiteral("beta"));
        QVERIFY(mine.page->bulk()->isVisible());
        QCOMPARE(mine.page->bulk()->reason()->text(), QStringLiteral("half a rea"));
    }

    void changedHereAndSeenThere()
    {
        FeatureGround ground;
        ground.added(ground.make(QStringLiteral("alpha")));
        const QString login = ground.registry.addOperator(QStringLiteral("luis"));
        ground.registry.sql("INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1", {login, ground.tenants.first().id});
        Panel admin(ground.admin), user(TestRegistry::open(ground.registry.settingsOf(login)));
        QVERIFY(admin.listens && user.listens);
        QTRY_COMPARE(admin.page->model()->rowCount(), 1);
        QTRY_COMPARE(user.page->model()->rowCount(), 1);
        admin.page->details()->changeButton()->click();
        BulkChange *bulk = admin.page->bulk();
        QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 9"));
        bulk->look()->click();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        QCOMPARE(bulk->table()->model()->rowCount(), 4);
        bulk->applyButton()->click();
        QTRY_VERIFY(bulk->undoButton()->isVisible());
        QTRY_VERIFY(user.says(QStringLiteral("ticket 9")));
        QVERIFY(user.says(QStringLiteral("Overrides (1)"))); // theirs alone
        QCOMPARE(ground.holds(ground.tenants.at(3), QStringLiteral("alpha")), QStringLiteral("override true"));
        QTRY_VERIFY(bulk->undoButton()->isEnabled()); // not by a double click
        bulk->undoButton()->click();
        QTRY_VERIFY(user.says(QStringLiteral("Overrides (0)")));
        QCOMPARE(ground.holds(ground.tenants.at(3), QStringLiteral("alpha")), QStringLiteral("default false"));
    }

    // Between the look and the click somebody changes what was looked at: it is said, and the click is not to be had.
    void whatWasLookedAtIsForgotten()
    {
        FeatureGround ground;
        ground.added(ground.make(QStringLiteral("alpha")));
        ground.added(ground.make(QStringLiteral("beta")));
        Panel mine(ground.admin);
        QVERIFY(mine.listens);
        QTRY_COMPARE(mine.page->model()->rowCount(), 2);
        mine.page->table()->setCurrentIndex(mine.page->model()->indexOf(QStringLiteral("alpha")));
        mine.page->details()->changeButton()->click();
        BulkChange *bulk = mine.page->bulk();
        QTest::keyClicks(bulk->reason(), QStringLiteral("ticket 9"));
        bulk->look()->click();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
        const FeatureRepository theirs(ground.registry.admin());
        QVERIFY(theirs.setKilled(QStringLiteral("beta"), true)); // not what is shown
        QTRY_VERIFY(mine.page->model()->find(QStringLiteral("beta"))->killed());
        QVERIFY(bulk->applyButton()->isVisible());
        QVERIFY(theirs.setPlanValue(QStringLiteral("alpha"), ground.ground.plan.id, true));
        QTRY_VERIFY(!bulk->applyButton()->isVisible());
        QVERIFY(mine.says(QStringLiteral("Somebody changed something of what was looked at.")));
        QCOMPARE(bulk->reason()->text(), QStringLiteral("ticket 9"));
        bulk->look()->click();
        QTRY_VERIFY(bulk->applyButton()->isVisible());
    }

    // Two changes, of which a page that is seen shows the second: by then one that is not would have read the first.
    void whoIsNotSeenReadsNothing()
    {
        FeatureGround ground;
        ground.added(ground.make(QStringLiteral("alpha")));
        Panel hidden(ground.admin), seen(ground.admin);
        QVERIFY(hidden.listens && seen.listens);
        QTRY_COMPARE(hidden.page->model()->rowCount(), 1);
        hidden.page->hide();
        hidden.pool.waitForDone(); // what it was still reading
        for (const char *key : {"beta", "gamma"}) {
            ground.added(ground.make(QString::fromLatin1(key)));
            QTRY_VERIFY(seen.page->model()->indexOf(QString::fromLatin1(key)).isValid());
        }
        QCOMPARE(hidden.page->model()->rowCount(), 1);
        hidden.page->show();
        QTRY_COMPARE(hidden.page->model()->rowCount(), 3);
    }
};

TENANTRY_UI_TEST_MAIN(FeaturesLiveTest)
#include "live_test.moc"
