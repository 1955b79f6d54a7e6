// Adopting a database in the panel, on a real registry and a real server.
#include "found.h"

#include "support/qcamain.h"
#include "support/testcluster.h"
#include "ui/jobs/jobcenter.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/steplist.h"
#include "ui/wizard/adoptpage.h"
#include "ui/wizard/companystep.h"
#include "ui/wizard/donestep.h"
#include "ui/wizard/runstep.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::ui;
using test::Fleet;
using test::FoundDatabase;
using registry::StepState;

class AdoptPageTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    QThreadPool m_workers;
    std::unique_ptr<JobCenter> m_jobs;
    std::unique_ptr<AdoptPage> m_page;

    AdoptPage &page() { return *m_page; }
    QComboBox *database() { return qobject_cast<QComboBox *>(page().field(AdoptPage::Database)->editor()); }
    QLineEdit *edit(AdoptPage::Field which) { return qobject_cast<QLineEdit *>(page().field(which)->editor()); }
    QLineEdit *name() { return qobject_cast<QLineEdit *>(page().company()->findChildren<FormField *>().first()->editor()); }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *one : page().findChildren<QPushButton *>())
            if (QString(one->text()).remove(QLatin1Char('&')) == text && one->isVisibleTo(&page()))
                return one;
        return nullptr;
    }
    void fill(const QString &databaseName, const QString &company)
    {
        database()->setEditText(databaseName);
        name()->setText(company);
        emit name()->textEdited(company);
    }
    const StepItem *checked(const QString &id)
    {
        for (const StepItem &item : page().checks()->steps())
            if (item.id == id)
                return &item;
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(QStringLiteral("registry_adopt_page"));
        m_workers.setMaxThreadCount(6);
    }
    void init()
    {
        m_jobs = std::make_unique<JobCenter>(m_fleet.session, &m_workers, nullptr);
        Services services;
        services.session = m_fleet.session;
        services.workers = &m_workers;
        services.jobs = m_jobs.get();
        m_page = std::make_unique<AdoptPage>(services);
        m_page->resize(1100, 800);
        m_page->show();
        m_page->activated(QString());
        QTRY_VERIFY(database()->isVisible());
    }
    void cleanup()
    {
        m_page.reset();
        m_jobs.reset();
        m_workers.waitForDone();
    }

    void adopts()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("page"));
        const auto tenant = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Other")));
        QVERIFY(tenant);
        page().refresh();
        QTRY_VERIFY(database()->findText(found.name) >= 0); // what can be chosen
        QCOMPARE(database()->findText(tenant->tenant.database), -1);
        QCOMPARE(database()->findText(QStringLiteral("postgres")), -1);
        QVERIFY(!page().adoptButton()->isEnabled() && !page().testButton()->isEnabled()); // no name yet
        QVERIFY(!edit(AdoptPage::Password)->isEnabled()); // of no role
        fill(found.name, QStringLiteral("Acme & Sons"));
        QVERIFY(page().adoptButton()->isEnabled());
        QVERIFY2(page().command().contains(QLatin1String("tenant adopt --server db1 --database found_page --name 'Acme & Sons' --slug acme-sons --product Shop --plan bronze")), qPrintable(page().command()));

        const QString before = found.fingerprint();
        page().testButton()->click();
        QTRY_VERIFY(checked(QStringLiteral("history")));
        for (const StepItem &item : page().checks()->steps())
            QVERIFY2(item.state == StepState::Done && !item.note.isEmpty(), qPrintable(item.title));
        QVERIFY(checked(QStringLiteral("owners"))->note.contains(found.app));
        QCOMPARE(found.fingerprint(), before);
        QVERIFY(!page().run());
        // Another answer: what was checked holds no longer.
        edit(AdoptPage::Version)->setText(QStringLiteral("0001"));
        QVERIFY(page().checks()->steps().isEmpty());
        edit(AdoptPage::Version)->clear();

        QSignalSpy navigated(&page(), &Page::navigate);
        page().adoptButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(page().done() && page().done()->isVisible(), 20'000);
        const auto row = registry::TenantRepository(m_fleet.session).find(QStringLiteral("acme-sons"));
        QVERIFY(row);
        QCOMPARE(row->state, registry::TenantState::Active);
        QCOMPARE(row->schemaVersion, QStringLiteral("0002"));
        QVERIFY(page().done()->subtitle().contains(QLatin1String("Acme & Sons")));
        QTRY_VERIFY(button(QStringLiteral("Open tenant")));
        button(QStringLiteral("Open tenant"))->click();
        QCOMPARE(navigated.last().at(0).toString(), QStringLiteral("tenants"));
        QCOMPARE(navigated.last().at(1).toString(), row->id);
        QVERIFY(!page().done()->isVisible() && database()->currentText().isEmpty());
    }

    // What does not hold is said, with what to do, and nothing is begun.
    void whatDoesNotHold()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("nothistory"));
        QVERIFY(test::TestCluster::connect(found.name)->script("DROP TABLE schema_migrations"));
        fill(found.name, QStringLiteral("Nothing"));
        page().adoptButton()->click();
        QTRY_VERIFY(checked(QStringLiteral("history")));
        QCOMPARE(checked(QStringLiteral("history"))->state, StepState::Failed);
        QVERIFY(!checked(QStringLiteral("history"))->error->hint.isEmpty());
        QVERIFY(!page().run());
        QVERIFY(!registry::TenantRepository(m_fleet.session).find(QStringLiteral("nothing")));
        edit(AdoptPage::Version)->setText(QStringLiteral("0002")); // as the hint says
        page().testButton()->click();
        QTRY_VERIFY(checked(QStringLiteral("history")) && checked(QStringLiteral("history"))->state == StepState::Done);
        // A role that is there wants its password, which is in no command line.
        edit(AdoptPage::Role)->setText(found.app);
        QVERIFY(edit(AdoptPage::Password)->isEnabled());
        page().testButton()->click();
        QTRY_VERIFY(checked(QStringLiteral("role")) && checked(QStringLiteral("role"))->state == StepState::Failed);
        edit(AdoptPage::Password)->setText(found.appPassword);
        page().testButton()->click();
        QTRY_VERIFY(checked(QStringLiteral("role")) && checked(QStringLiteral("role"))->state == StepState::Done);
        QVERIFY(page().command().contains(QLatin1String("--role-password-file -")) && !page().command().contains(found.appPassword));
    }

    void takenBackWhenAStepFails()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("fails"));
        QVERIFY(test::TestCluster::connect(found.name)->script("REVOKE ALL ON patient FROM " + postgres::quoteIdentifier(found.app))); // its owner reads it no more
        const QString before = found.fingerprint();
        fill(found.name, QStringLiteral("Fails"));
        page().adoptButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(page().run() && button(QStringLiteral("Undo everything")), 20'000);
        QVERIFY(page().run()->isVisible() && found.fingerprint() != before);
        button(QStringLiteral("Undo everything"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(database()->isVisible(), 20'000);
        QCOMPARE(found.fingerprint(), before);
        QCOMPARE(database()->currentText(), found.name); // the answers are still there
    }

    void closedInTheMiddle() // faults.md 16
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("closed"));
        fill(found.name, QStringLiteral("Closed"));
        page().testButton()->click();
        m_page.reset();
        QVERIFY(m_workers.waitForDone(10'000));
    }

    void theOtherLanguage()
    {
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&page(), &event);
        QCOMPARE(page().title(), QStringLiteral("Adopt a database"));
    }
};

TENANTRY_UI_TEST_MAIN(AdoptPageTest)
#include "adopt_test.moc"
