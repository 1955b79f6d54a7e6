// Runs on the Jobs page, in the tray and in a tenant's timeline, on a real fleet: those that others carry, steered from here, and what a
// USER sees of them.
#include "manytenants.h"

#include "integration/operators/invited.h"
#include "registry/listener.h"
#include "registry/locks.h"
#include "support/qcamain.h"
#include "support/testcluster.h"
#include "tenants/tenantoperation.h"
#include "ui/jobs/firstaccountcard.h"
#include "ui/jobs/jobcenter.h"
#include "ui/jobs/jobmodel.h"
#include "ui/jobs/jobspage.h"
#include "ui/jobs/rundetails.h"
#include "ui/jobs/runfeed.h"
#include "ui/migrations/migrationbackend.h"
#include "ui/tenants/confirmbar.h"
#include "ui/tenants/tenanttimeline.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/secretfield.h"
#include "vault/passwordhash.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <future>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using test::Many;

namespace {

// At work for as long as the test wants: while the tenant has a table called hold.
const QByteArray whileHeld = "CREATE TABLE patient (id int PRIMARY KEY);\n"
                             "DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'hold') LOOP PERFORM pg_catalog.pg_sleep(0.02); END LOOP; END $$;\n";

struct Panel {
    QThreadPool pool;
    Listener listener;
    QSignalSpy online{&listener, &Listener::online};
    JobCenter jobs;
    explicit Panel(const SessionPtr &session) : listener(session), jobs(session, &pool, &listener)
    {
        services.session = session;
        services.workers = &pool;
        services.listener = &listener;
        services.jobs = &jobs;
    }
    Services services;
};

QStringList texts(const QWidget &widget)
{
    QStringList out;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        if (label->isVisibleTo(&widget))
            out << label->text();
    return out;
}

bool hasButton(const QWidget &widget, const QString &text)
{
    return std::ranges::any_of(widget.findChildren<QPushButton *>(), [&](const QPushButton *button) { return button->isVisibleTo(&widget) && button->text() == text; });
}

} // namespace

class JobsLiveTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Many> m_many;
    QString m_run;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_many = std::make_unique<Many>(Many::make(u"registry_jobs_runs"_s, 4));
        m_many->file(u"0001_patient.sql"_s, whileHeld);
    }
    void cleanupTestCase() { m_many.reset(); }

    // Somebody else's run: seen as it begins, paused, resumed, tried again from here.
    void somebodyElses()
    {
        for (const char *slug : {"t-000", "t-001", "t-002", "t-003"})
            QVERIFY(m_many->inside(QString::fromLatin1(slug))->script("CREATE TABLE public.hold ()"));
        QVERIFY(m_many->inside(u"t-002"_s)->script("CREATE TABLE public.patient (id int)")); // fails there
        Panel panel(m_many->fleet.session);
        {
            JobsPage page(panel.services);
            page.resize(1280, 800);
            page.show();
            page.activated({});
            QVERIFY(panel.online.count() > 0 || panel.online.wait(10'000));

            fleet::Policy policy;
            policy.perServer = 2;
            policy.mostFailures = 4;
            const auto started = migrations::startRollout(m_many->fleet.session, u"Many"_s, {}, {}, policy);
            QVERIFY2(started, test::describe(started));
            m_run = started->runId;
            const auto worked = std::async(std::launch::async, [&] { return migrations::workOn(m_many->fleet.session, m_run, u"elsewhere"_s); });
            QTRY_COMPARE_WITH_TIMEOUT(page.model()->rowCount(), 1, 20'000);
            QTRY_VERIFY(RunFeed::inWork(*page.model()->run(page.model()->index(0, 0))));
            page.table()->setCurrentIndex(page.model()->index(0, 0));
            QTRY_VERIFY(texts(*page.runDetails()).join(u'\n').contains(u"elsewhere"_s));
            QVERIFY(page.runDetails()->pauseButton()->isVisible());
            QVERIFY(!page.runDetails()->resumeButton()->isVisible());
            QVERIFY(texts(*page.runDetails()).contains(u"Migrate Many to 0001"_s));
            QTRY_VERIFY2(page.runDetails()->counts()->text().startsWith(u"0 of 4"_s), qPrintable(page.runDetails()->counts()->text()));

            // It is asked before it is cancelled, and to say no changes nothing.
            page.runDetails()->cancelButton()->click();
            QVERIFY(page.confirmBar()->isAsking());
            page.confirmBar()->withdraw();

            page.runDetails()->pauseButton()->click();
            QTRY_COMPARE(m_many->run(m_run).state, RunState::Paused);
            QTRY_VERIFY(page.runDetails()->resumeButton()->isVisible());
            QTRY_VERIFY(!page.runDetails()->pauseButton()->isVisible());
            QTRY_COMPARE(page.model()->count(JobModel::Show::Attention), 1);
            for (const char *slug : {"t-000", "t-001", "t-002", "t-003"})
                QVERIFY(m_many->inside(QString::fromLatin1(slug))->script("DROP TABLE public.hold"));
            page.runDetails()->resumeButton()->click();
            QTRY_COMPARE_WITH_TIMEOUT(m_many->run(m_run).state, RunState::Failed, 30'000);
            QTRY_COMPARE(page.model()->run(page.model()->index(0, 0))->failed(), 1);
            QTRY_VERIFY(page.runDetails()->retryButton()->isVisible());
            QTRY_VERIFY(!page.runDetails()->cancelButton()->isVisible());

            // Enter leads to where each tenant is.
            QSignalSpy went(&page, &Page::navigate);
            page.table()->setFocus();
            QTest::keyClick(page.table(), Qt::Key_Return);
            QTRY_COMPARE(went.count(), 1);
            QCOMPARE(went.first(), (QVariantList{u"migrations"_s, m_run}));

            QVERIFY(m_many->inside(u"t-002"_s)->script("DROP TABLE public.patient"));
            page.runDetails()->retryButton()->click();
            QTRY_COMPARE_WITH_TIMEOUT(m_many->run(m_run).state, RunState::Succeeded, 30'000);
            QTRY_VERIFY(!page.runDetails()->retryButton()->isVisible());
            QCOMPARE(m_many->notAt(u"0001"_s), QStringList());
        }
        panel.pool.waitForDone();
    }

    // Refused: said where the button was.
    void refused()
    {
        Panel panel(m_many->fleet.session);
        {
            JobsPage page(panel.services);
            page.show();
            page.activated(m_run);
            QTRY_COMPARE(page.table()->currentIndex().data(JobModel::IdRole).toString(), m_run);
            emit page.runDetails()->retryRequested(m_run); // nothing of it failed any more
            QTRY_VERIFY(page.runDetails()->findChild<ErrorBanner *>()->isVisible());
            QVERIFY(page.runDetails()->findChild<ErrorBanner *>()->error().message.translated().contains(u"no failures"_s));
        }
        panel.pool.waitForDone();
    }

    void inTheTimelineOfATenant()
    {
        const Tenant tenant = m_many->tenant(u"t-002"_s);
        const test::Invited luis = test::invite(m_many->fleet.session, m_many->fleet.registry, Role::User, {tenant.id});
        const auto user = Session::open(luis.settings);
        QVERIFY2(user, test::describe(user));
        for (const SessionPtr &session : {m_many->fleet.session, *user}) {
            Panel panel(session);
            {
                TenantTimeline timeline(tenantBackend(panel.services), panel.services);
                timeline.show();
                timeline.setTenant(tenant);
                QTRY_VERIFY2(texts(timeline).contains(u"Migrated to 0001"_s), qPrintable(texts(timeline).join(u'\n')));
                QCOMPARE(hasButton(timeline, u"Open the run"_s), session == m_many->fleet.session);

                // A USER sees no runs, and nothing to steer one with.
                JobsPage page(panel.services);
                page.show();
                page.activated({});
                QTRY_VERIFY(panel.pool.activeThreadCount() == 0);
                QTRY_COMPARE(page.model()->rowCount(), session == m_many->fleet.session ? 1 : 0);
                QVERIFY(session == m_many->fleet.session || panel.jobs.runs()->runs().isEmpty());
                QVERIFY(session == m_many->fleet.session || !page.runDetails()->isVisible());
            }
            panel.pool.waitForDone();
        }
        // Another's tenant says nothing to them.
        const auto other = RunRepository(*user).itemsOfTenant(m_many->tenant(u"t-001"_s).id);
        QVERIFY2(other, test::describe(other));
        QVERIFY(other->isEmpty());
    }

    // The program that made the first account's password is gone: who finishes is shown it, once.
    void whoFinishesIsShownThePassword()
    {
        const SessionPtr session = m_many->fleet.session;
        const ProductRepository products(session);
        auto product = products.find(u"Shop"_s);
        QVERIFY2(product, test::describe(product));
        const QByteArray seed = std::exchange(product->seedSql, QByteArray("SELECT 1/0;"));
        QVERIFY(products.update(*product));
        tenants::ProvisionRequest request = m_many->fleet.request(u"Por terminar"_s);
        request.product = product->name;
        QString operation;
        QVERIFY(!tenants::Provisioning(session).provision(request, {}, {}, &operation));
        QVERIFY(!operation.isEmpty());
        product = products.find(u"Shop"_s);
        QVERIFY2(product, test::describe(product));
        product->seedSql = seed;
        QVERIFY(products.update(*product));

        Panel panel(session);
        {
            JobsPage page(panel.services);
            page.resize(1280, 800);
            page.show();
            page.activated(operation);
            QTRY_COMPARE(page.table()->currentIndex().data(JobModel::IdRole).toString(), operation);
            QVERIFY(!page.firstAccount()->isVisible());
            QTRY_VERIFY(hasButton(page, u"&Finish"_s));
            for (QPushButton *button : page.findChildren<QPushButton *>())
                if (button->text() == u"&Finish"_s)
                    button->click();
            QTRY_VERIFY_WITH_TIMEOUT(page.firstAccount()->isVisible(), 30'000);
            QVERIFY(texts(*page.firstAccount()).contains(u"Por terminar"_s));
            SecretField *field = page.firstAccount()->password();
            const auto *shown = field->findChild<QLineEdit *>();
            QCOMPARE(shown->text(), QString(16, QChar(0x2022))); // until it is asked for
            field->reveal();
            const auto inside = m_many->inside(u"por-terminar"_s);
            const auto hash = inside->query("SELECT password_hash FROM account");
            QVERIFY2(hash, test::describe(hash));
            QVERIFY(vault::verifyPassword(hash->text(0, 0), base::secretFromText(shown->text())));
            page.firstAccount()->doneButton()->click();
            QVERIFY(!page.firstAccount()->isVisible());
            field->reveal();
            QCOMPARE(shown->text(), QString());
        }
        panel.pool.waitForDone();
    }

private:
    // As provisioning writes it before it begins.
    base::Result<Operation> written(const QString &company) const
    {
        const SessionPtr session = m_many->fleet.session;
        tenants::ProvisionRequest asked = m_many->fleet.request(company);
        asked.product = u"Shop"_s;
        TRY(const auto request, tenants::Provisioning(session).completed(asked));
        TRY(const auto resolved, tenants::resolve(session, request, {}));
        QElapsedTimer timer;
        timer.start();
        TRY(const auto operation, tenants::operationFor(session, u"provision"_s, tenants::stepNames(), tenants::planFor(request, resolved), timer));
        TRYV(OperationRepository(session).add(operation));
        return operation;
    }

private slots:
    // Written down, and its program was gone before the first step: the page notices by itself, and finishes it.
    void whatNeverBeganIsFinished()
    {
        const SessionPtr session = m_many->fleet.session;
        const auto operation = written(u"Nunca empezada"_s);
        QVERIFY2(operation, test::describe(operation));

        Panel panel(session);
        {
            JobsPage page(panel.services);
            page.resize(1280, 800);
            page.show();
            page.activated(operation->id);
            const auto state = [&] {
                const auto &all = panel.jobs.operations();
                const auto at = std::ranges::find(all, operation->id, &Operation::id);
                return at == all.end() ? OperationState::Undone : at->state;
            };
            QTRY_COMPARE(page.table()->currentIndex().data(JobModel::IdRole).toString(), operation->id);
            QCOMPARE(state(), OperationState::Pending);
            QVERIFY(!hasButton(page, u"&Finish"_s)); // its program may be about to begin

            // Time goes by, and nobody is notified of that.
            const auto registry_ = test::TestCluster::connect(m_many->fleet.registry.database);
            const auto aged = registry_->script("SET session_replication_role = replica; UPDATE tenantry.operation SET created_at = created_at - interval '1 minute' WHERE id = '"
                                                + operation->id.toUtf8() + "'");
            QVERIFY2(aged, test::describe(aged));
            panel.jobs.setLookAgainAfter(std::chrono::milliseconds(10));
            panel.jobs.refresh();
            QTRY_COMPARE(state(), OperationState::Interrupted);
            QTRY_VERIFY(hasButton(page, u"&Finish"_s) && hasButton(page, u"&Undo everything"_s));
            for (QPushButton *button : page.findChildren<QPushButton *>())
                if (button->text() == u"&Finish"_s)
                    button->click();
            QTRY_COMPARE_WITH_TIMEOUT(state(), OperationState::Succeeded, 30'000);
            QCOMPARE(m_many->tenant(u"nunca-empezada"_s).state, TenantState::Active);
        }
        panel.pool.waitForDone();
    }

    // That a program is gone, nobody tells: while something is at work the list is read again.
    void whoIsGoneIsNoticed()
    {
        const SessionPtr session = m_many->fleet.session;
        const auto operation = written(u"Sin nadie"_s);
        QVERIFY2(operation, test::describe(operation));
        const QByteArray id = operation->id.toUtf8();
        const auto registry_ = test::TestCluster::connect(m_many->fleet.registry.database);
        const auto held = registry_->query("SELECT pg_advisory_lock(" + operationLockKey("'" + id + "'::uuid") + ")");
        QVERIFY2(held, test::describe(held));
        QVERIFY(registry_->script("SET session_replication_role = replica; UPDATE tenantry.operation SET state = 'running' WHERE id = '" + id + "'"));
        QThreadPool pool;
        JobCenter jobs(session, &pool, nullptr); // hears nothing
        jobs.setLookAgainAfter(std::chrono::milliseconds(10));
        const auto state = [&] {
            const auto &all = jobs.operations();
            const auto at = std::ranges::find(all, operation->id, &Operation::id);
            return at == all.end() ? OperationState::Undone : at->state;
        };
        QTRY_COMPARE(state(), OperationState::Running);
        QVERIFY(registry_->query("SELECT pg_advisory_unlock_all()"));
        QTRY_COMPARE(state(), OperationState::Interrupted);
        QVERIFY(registry_->script("UPDATE tenantry.operation SET state = 'succeeded' WHERE id = '" + id + "'"));
        pool.waitForDone();
    }
};

TENANTRY_UI_TEST_MAIN(JobsLiveTest)
#include "live_test.moc"
