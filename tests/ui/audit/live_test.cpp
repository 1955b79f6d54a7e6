// The page on a real registry: what others do is there within a second, the filters ask the database, the file and the walk are real.
#include "registryfixture.h"

#include "support/livepanel.h"
#include "ui/audit/auditexport.h"
#include "ui/audit/auditmodel.h"
#include "ui/audit/auditpage.h"
#include "ui/audit/chaincheck.h"
#include "workstation/store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

namespace {

struct Panel {
    std::unique_ptr<workstation::Store> store = std::move(*workstation::Store::open(TestCluster::temporaryFolder()));
    test::LivePanel<AuditPage> live;
    AuditPage *page = live.page.get();

    explicit Panel(const SessionPtr &session) : live(session, auditBackend, {}, store.get()) {}
};

} // namespace

class AuditLiveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatOthersDoArrives()
    {
        TestRegistry registry;
        const auto ground = test::lay(registry.admin());
        const auto tenant = TenantRepository(registry.admin()).reserve(test::tenantOn(ground, QStringLiteral("sol"), QStringLiteral("Clínica del Sol")));
        QVERIFY2(tenant, describe(tenant));
        Panel mine(registry.admin());
        QVERIFY(mine.live.listens);
        QTRY_VERIFY(mine.page->model()->rowCount() > 3);
        const AuditModel *model = mine.page->model();
        mine.page->table()->setCurrentIndex(model->index(2, 0));
        const qint64 chosen = model->event(mine.page->table()->currentIndex())->seq;

        const auto theirs = registry.admin();
        QElapsedTimer timer;
        timer.start();
        Tenant edit = *tenant;
        edit.note = QStringLiteral("called twice");
        QVERIFY(TenantRepository(theirs).update(edit));
        QTRY_VERIFY(mine.page->newButton()->isVisible());
        qInfo("heard after %lld ms", timer.elapsed());
        QCOMPARE(model->event(mine.page->table()->currentIndex())->seq, chosen);
        mine.page->newButton()->click();
        QCOMPARE(model->index(0, AuditModel::What).data().toString(), QStringLiteral("Tenant changed: Clínica del Sol"));
        QCOMPARE(model->index(0, AuditModel::Changes).data().toString(), QStringLiteral("Note: – → called twice"));
        QCOMPARE(model->index(0, AuditModel::Tenant).data().toString(), QStringLiteral("sol"));

        mine.page->activated(QStringLiteral("tenant:sol action:update"));
        QTRY_COMPARE(model->rowCount(), 1);
        mine.page->activated(QStringLiteral("kind:plan action:insert"));
        QTRY_VERIFY(model->rowCount() == 1 && model->event(model->index(0, 0))->kind == u"plan");
    }

    void theFileAndTheWalkAreReal()
    {
        TestRegistry registry;
        test::lay(registry.admin());
        Panel mine(registry.admin());
        QTRY_VERIFY(mine.page->model()->rowCount() > 3);
        const QString path = TestCluster::temporaryFolder() + QStringLiteral("/events.csv");
        QSignalSpy finished(mine.page->exporting(), &AuditExport::finished);
        mine.page->exporting()->start({}, path);
        QVERIFY(finished.wait());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("\xEF\xBB\xBFseq,at,operator,"));

        mine.page->verifyButton()->click();
        QTRY_VERIFY(mine.page->chain()->result().has_value());
        QVERIFY(mine.page->chain()->result()->intact());
        QCOMPARE(mine.store->chainMarks(mine.live.services.session->registry().id)->size(), 1);
        QVERIFY(registry.super->script("BEGIN; SET LOCAL session_replication_role = replica; UPDATE tenantry.event SET operator = 'nobody' WHERE seq = 3; COMMIT"));
        mine.page->chain()->startButton()->click();
        QTRY_VERIFY(mine.page->chain()->result() && !mine.page->chain()->result()->intact());
        QCOMPARE(mine.page->chain()->result()->findings.first().from, 3);
    }

    // Two changes, of which a page that is seen shows the second: by then one that is not would have read the first.
    void whoIsNotSeenReadsNothing()
    {
        TestRegistry registry;
        const auto ground = test::lay(registry.admin());
        const auto theirs = registry.admin();
        Panel hidden(registry.admin()), seen(registry.admin());
        QVERIFY(hidden.live.listens && seen.live.listens);
        QTRY_VERIFY(hidden.page->model()->rowCount() > 3 && seen.page->model()->rowCount() > 3);
        hidden.page->hide();
        hidden.live.pool.waitForDone(); // what it was still reading
        const auto knows = [](const Panel &panel, const char *subject) {
            if (panel.page->newButton()->isVisible())
                panel.page->newButton()->click();
            const AuditModel *model = panel.page->model();
            for (int row = 0; row < model->rowCount(); ++row)
                if (model->event(model->index(row, 0))->subject == QLatin1StringView(subject))
                    return true;
            return false;
        };
        for (const char *slug : {"sol", "luna"}) {
            const auto tenant = TenantRepository(theirs).reserve(test::tenantOn(ground, QString::fromLatin1(slug), QString::fromLatin1(slug)));
            QVERIFY2(tenant, describe(tenant));
            QTRY_VERIFY(knows(seen, slug));
        }
        QVERIFY(!hidden.page->newButton()->isVisibleTo(hidden.page));
        QVERIFY(!knows(hidden, "sol") && !knows(hidden, "luna"));
        hidden.page->show();
        QTRY_VERIFY(knows(hidden, "sol") && knows(hidden, "luna"));
    }
};

TENANTRY_UI_TEST_MAIN(AuditLiveTest)
#include "live_test.moc"
