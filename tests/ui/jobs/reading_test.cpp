// What the Jobs page shows while the registry does not answer: an error with a way on, and what was known before.
#include "integration/registry/registryfixture.h"
#include "registry/listener.h"
#include "ui/jobs/jobcenter.h"
#include "ui/jobs/jobmodel.h"
#include "ui/jobs/jobspage.h"
#include "ui/jobs/runfeed.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/statestack.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::test;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using State = StateStack::State;

namespace {

struct Panel {
    QThreadPool pool;
    Listener listener;
    QSignalSpy online{&listener, &Listener::online};
    std::unique_ptr<JobCenter> jobs;
    std::unique_ptr<JobsPage> page;
    explicit Panel(const SessionPtr &session) : listener(session)
    {
        jobs = std::make_unique<JobCenter>(session, &pool, &listener);
        Services services;
        services.session = session;
        services.workers = &pool;
        services.listener = &listener;
        services.jobs = jobs.get();
        page = std::make_unique<JobsPage>(services);
        page->resize(1280, 800);
        page->show();
        page->activated({});
    }
    ~Panel()
    {
        page.reset();
        jobs.reset();
        pool.waitForDone();
    }
    const ErrorBanner &banner() const { return *page->states()->errorBanner(); }
    bool says(const QString &text) const
    {
        return std::ranges::any_of(page->states()->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
};

} // namespace

class JobsReadingTest : public QObject {
    Q_OBJECT
    std::unique_ptr<TestRegistry> m_registry;
    SessionPtr m_session;

    void away() const { m_registry->sql("ALTER TABLE tenantry.operation RENAME TO operation_away"); }
    void back() const { m_registry->sql("ALTER TABLE tenantry.operation_away RENAME TO operation"); }
    void add() const
    {
        Operation operation;
        operation.id = base::newId();
        operation.kind = u"provision"_s;
        operation.tenantId = base::newId();
        operation.tenantSlug = operation.tenantName = u"acme"_s;
        const OperationRepository operations(m_session);
        const auto added = operations.add(operation);
        QVERIFY2(added, describe(added));
        QVERIFY(operations.setState(operation.id, OperationState::Failed, {}));
    }

private slots:
    void init()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_session = m_registry->admin();
    }
    void cleanup()
    {
        m_session.reset();
        m_registry.reset();
    }

    void errorThenRetry()
    {
        add();
        away();
        Panel panel(m_session);
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), State::Error, 10'000);
        QVERIFY(panel.banner().isVisible());
        QVERIFY(panel.says(u"The jobs could not be read."_s));
        QVERIFY(panel.jobs->problem());
        emit panel.page->states()->retry(); // no better yet
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), State::Error, 10'000);
        back();
        emit panel.page->states()->retry();
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), State::Content, 10'000);
        QVERIFY(!panel.banner().isVisible());
        QVERIFY(!panel.jobs->problem());
        QCOMPARE(panel.page->model()->rowCount(), 1);
    }

    // A screen reader says why an operation failed when it is chosen, and not each time that the list is read.
    void anErrorIsSpokenOnce()
    {
        add();
        const auto failed = OperationRepository(m_session).listWithUnfinished(1);
        QVERIFY(failed && OperationRepository(m_session).setState(failed->first().id, OperationState::Failed, base::Error{base::Kind::Database, "No room left.", {}, {}, {}}));
        static int spoken;
        spoken = 0;
        const auto before = QAccessible::installUpdateHandler([](QAccessibleEvent *event) { spoken += event->type() == QAccessible::Alert; });
        const auto after = qScopeGuard([&] { QAccessible::installUpdateHandler(before); });
        Panel panel(m_session);
        QTRY_VERIFY(panel.says(u"No room left."_s));
        QCOMPARE(spoken, 1);
        for (int i = 0; i < 3; ++i) {
            QSignalSpy read(panel.jobs.get(), &JobCenter::operationsChanged);
            panel.page->refresh();
            QVERIFY(read.count() > 0 || read.wait(10'000));
        }
        QCOMPARE(spoken, 1);
        QVERIFY(panel.says(u"No room left."_s));
    }

    // What changes while nobody looks is there when the page is: at once, and without having been worked in before.
    void shownAgainItIsUpToDate()
    {
        add();
        Panel panel(m_session);
        QTRY_COMPARE(panel.page->model()->rowCount(), 1);
        panel.page->hide();
        add();
        QTRY_COMPARE(panel.jobs->operations().size(), 2);
        QCOMPARE(panel.page->model()->rowCount(), 1);
        panel.page->show();
        QCOMPARE(panel.page->model()->rowCount(), 2);
    }

    void whatWasKnownStays()
    {
        add();
        Panel panel(m_session);
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), State::Content, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(panel.online.count() > 0, 10'000);
        const QDateTime readAt = panel.jobs->readAt();
        QVERIFY(readAt.isValid());
        QTRY_COMPARE(panel.pool.activeThreadCount(), 0);
        away();
        panel.page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(panel.banner().isVisible(), 10'000);
        QCOMPARE(panel.page->states()->state(), State::Content);
        QCOMPARE(panel.page->model()->rowCount(), 1);
        QCOMPARE(panel.page->model()->count(JobModel::Show::Attention), 1);
        // The runs are read all the same, and do not take the word back.
        QSignalSpy runs(panel.jobs->runs(), &RunFeed::changed);
        panel.jobs->runs()->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(runs.count() > 0, 10'000);
        QVERIFY(panel.banner().isVisible());
        back();
        panel.page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!panel.banner().isVisible(), 10'000);
        QVERIFY(panel.jobs->readAt() >= readAt);
        QCOMPARE(panel.page->model()->rowCount(), 1);
    }

    // The other half of the page: runs that cannot be read are said as well, and the operations do not take the word back.
    void runsThatCannotBeRead()
    {
        add();
        Panel panel(m_session);
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), State::Content, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(panel.jobs->runs()->readAt().isValid() && panel.online.count() > 0, 10'000);
        QTRY_COMPARE(panel.pool.activeThreadCount(), 0); // what the listener's beginning had read again is read
        QCoreApplication::processEvents();
        m_registry->sql("ALTER TABLE tenantry.run RENAME TO run_away");
        const QDateTime readAt = panel.jobs->runs()->readAt();
        panel.jobs->runs()->refresh(); // alone: nothing else makes the page look
        QTRY_VERIFY_WITH_TIMEOUT(panel.says(u"The runs over many tenants could not be read."_s), 10'000);
        QVERIFY(panel.jobs->runs()->problem());
        QCOMPARE(panel.jobs->runs()->readAt(), readAt);
        QCOMPARE(panel.page->states()->state(), State::Content);
        QCOMPARE(panel.page->model()->rowCount(), 1);
        QSignalSpy operations(panel.jobs.get(), &JobCenter::operationsChanged);
        panel.jobs->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(operations.count() > 0, 10'000);
        QVERIFY(panel.banner().isVisible());
        m_registry->sql("ALTER TABLE tenantry.run_away RENAME TO run");
        emit panel.page->states()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!panel.banner().isVisible(), 10'000);
        QVERIFY(!panel.jobs->runs()->problem());
    }

    void offlineSaysHowOld()
    {
        add();
        Panel panel(m_session);
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), State::Content, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(panel.online.count() > 0, 10'000);
        emit panel.listener.offline(QDateTime::currentDateTimeUtc());
        QVERIFY(panel.says(u"Offline. This is what was known"_s));
        QCOMPARE(panel.page->states()->state(), State::Content);
        emit panel.listener.online();
        QVERIFY(!panel.says(u"Offline."_s));
    }
};

TENANTRY_UI_TEST_MAIN(JobsReadingTest)
#include "reading_test.moc"
