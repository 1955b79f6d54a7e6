// The page on a real registry: what others do arrives and disturbs nothing; what is in use is refused by the database.
#include "registryfixture.h"

#include "registry/featurerepository.h"
#include "support/livepanel.h"
#include "ui/plans/plandetails.h"
#include "ui/plans/planeditor.h"
#include "ui/plans/planmodel.h"
#include "ui/plans/planspage.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/errorbanner.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using tenantry::test::describe;
using tenantry::test::LivePanel;
using tenantry::test::TestRegistry;

class PlansLiveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void withOthersAtWork()
    {
        TestRegistry registry;
        const auto ground = test::lay(registry.admin());
        QVERIFY(TenantRepository(registry.admin()).reserve(test::tenantOn(ground, QStringLiteral("sol"))));
        const auto session = registry.admin();
        const LivePanel<PlansPage> panel(session, planBackend);
        QVERIFY(panel.listens);
        PlansPage &page = *panel.page;
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QCOMPARE(page.model()->plan(page.table()->currentIndex())->tenants, 1);
        page.details()->editButton()->click();
        QTest::keyClicks(page.editor()->descriptionEdit(), QStringLiteral("half a"));

        const auto theirs = registry.admin();
        const auto silver = PlanRepository(theirs).add({{}, QStringLiteral("a silver"), {}, 5, 0, 0});
        QVERIFY2(silver, describe(silver));
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QCOMPARE(page.model()->plan(page.table()->currentIndex())->id, ground.plan.id);
        QCOMPARE(page.editor()->descriptionEdit()->text(), QStringLiteral("half a"));
        page.editor()->saveButton()->click();
        QTRY_VERIFY(!page.editor()->isVisible());
        QTRY_COMPARE(page.model()->plan(page.table()->currentIndex())->description, QStringLiteral("half a"));

        page.details()->removeButton()->click();
        QVERIFY(page.banner()->isVisible() && !page.confirmBar()->isAsking()); // it cannot be: said before anything is asked
        QCOMPARE(page.banner()->error().kind, base::Kind::Conflict);
        const auto refused = PlanRepository(theirs).remove(ground.plan.id);
        QVERIFY(!refused && refused.error().kind == base::Kind::Conflict && refused.error().message.translated().contains(QStringLiteral("sol")));
        page.table()->setCurrentIndex(page.model()->indexOf(silver->id));
        page.details()->removeButton()->click();
        page.confirmBar()->button()->click();
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QCOMPARE(PlanRepository(theirs).remove(silver->id).error().kind, base::Kind::NotFound);
        const auto user = TestRegistry::open(registry.settingsOf(registry.addOperator(QStringLiteral("uli"))));
        QCOMPARE(PlanRepository(user).remove(ground.plan.id).error().kind, base::Kind::Permission);
    }

    // As all pages that are lists (shell/listpage.h). Two changes, of which a page that is seen shows the second: by then one that is not would
    // have read the first.
    void whoIsNotSeenReadsNothing()
    {
        TestRegistry registry;
        test::lay(registry.admin());
        const auto session = registry.admin();
        LivePanel<PlansPage> hidden(session, planBackend), seen(session, planBackend);
        QVERIFY(hidden.listens && seen.listens);
        QTRY_COMPARE(hidden.page->model()->rowCount(), 1);
        hidden.page->hide();
        hidden.pool.waitForDone(); // what it was still reading
        for (const char *name : {"silver", "gold"}) {
            const auto plan = PlanRepository(session).add({{}, QString::fromLatin1(name), {}, 5, 0, 0});
            QVERIFY2(plan, describe(plan));
            QTRY_VERIFY(seen.page->model()->indexOf(plan->id).isValid());
        }
        QCOMPARE(hidden.page->model()->rowCount(), 1);
        hidden.page->show();
        QTRY_COMPARE(hidden.page->model()->rowCount(), 3);
    }
};

TENANTRY_UI_TEST_MAIN(PlansLiveTest)
#include "live_test.moc"
