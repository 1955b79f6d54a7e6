// The wizard as a person uses it, on a real registry and a real server.
#include "fleet.h"

#include "integration/registry/registryfixture.h"
#include "registry/featurerepository.h"
#include "support/qcamain.h"
#include "ui/jobs/jobcenter.h"
#include "ui/jobs/jobspage.h"
#include "ui/jobs/jobmodel.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/steplist.h"
#include "ui/wizard/adminstep.h"
#include "ui/wizard/batchmodel.h"
#include "ui/wizard/batchpage.h"
#include "ui/wizard/companystep.h"
#include "ui/wizard/productstep.h"
#include "ui/wizard/wizardcontext.h"
#include "ui/wizard/wizardpage.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

using namespace tenantry;
using namespace tenantry::ui;
using test::Fleet;

class WizardTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    QThreadPool m_workers;
    std::unique_ptr<JobCenter> m_jobs;

    Services services()
    {
        Services services;
        services.session = m_fleet.session;
        services.workers = &m_workers;
        services.jobs = m_jobs.get();
        return services;
    }

    static QPushButton *button(QWidget &page, const QString &text)
    {
        for (QPushButton *one : page.findChildren<QPushButton *>())
            if (QString(one->text()).remove(QLatin1Char('&')) == text && one->isVisibleTo(&page))
                return one;
        return nullptr;
    }

    template <class Step>
    static FormField *field(QWidget &page, int index) { return page.findChild<Step *>()->template findChildren<FormField *>().value(index); }
    static QLineEdit *company(QWidget &page, int index) { return qobject_cast<QLineEdit *>(field<CompanyStep>(page, index)->editor()); }
    static QLineEdit *admin(QWidget &page, int index) { return qobject_cast<QLineEdit *>(field<AdminStep>(page, index)->editor()); }

    // Types into the field that has the focus, as a person does.
    static void type(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        for (const QChar c : text) // keyClicks() knows ASCII only
            QTest::sendKeyEvent(QTest::Click, field, Qt::Key_unknown, QString(c), Qt::NoModifier);
    }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(QStringLiteral("registry_wizard"));
        m_workers.setMaxThreadCount(6);
    }
    void init() { m_jobs = std::make_unique<JobCenter>(m_fleet.session, &m_workers, nullptr); }
    void cleanup()
    {
        m_jobs.reset();
        m_workers.waitForDone();
    }

    void aTenantIsMadeWithTheKeyboardOnly()
    {
        WizardPage page(services());
        page.resize(1100, 800);
        page.show();
        QSignalSpy navigated(&page, &Page::navigate);
        page.activated(QString());
        QTRY_VERIFY(company(page, 0)->isVisible());
        QPushButton *next = button(page, QStringLiteral("Next"));
        QVERIFY(next);
        QVERIFY(!next->isEnabled());
        QVERIFY(!page.hasUnsavedWork() && page.letGo());

        type(company(page, 0), QStringLiteral("Óptica Peña & Hijos"));
        QCOMPARE(company(page, 1)->text(), QStringLiteral("optica-pena-hijos"));
        QCOMPARE(company(page, 2)->text(), QStringLiteral("optica-pena-hijos"));
        QTRY_VERIFY(next->isEnabled()); // looked up: free
        QTest::keyClick(company(page, 0), Qt::Key_Return);
        QCOMPARE(page.current(), 1);
        for (int step = 1; step < 4; ++step) { // product, place and database have good answers already
            QVERIFY(next->isEnabled());
            QTest::keyClick(next, Qt::Key_Space);
        }
        QCOMPARE(page.current(), 4);
        // It stays while one looks elsewhere, and does not go with the window unasked.
        auto *confirm = page.findChild<ConfirmBar *>();
        QVERIFY(page.leave() && page.hasUnsavedWork() && !page.letGo());
        QVERIFY(confirm->isAsking());
        confirm->withdraw();
        QCOMPARE(page.current(), 4);
        QVERIFY2(!next->isEnabled(), "the product makes an account and wants an address");
        type(admin(page, 1), QStringLiteral("not an address"));
        QVERIFY(!next->isEnabled());
        type(admin(page, 1), QStringLiteral("peña@example.org"));
        QVERIFY(next->isEnabled());
        QTest::keyClick(admin(page, 1), Qt::Key_Return);

        QCOMPARE(page.current(), 5);
        const int before = m_fleet.tenantCount();
        QTRY_VERIFY(next->isEnabled());
        // All of the plan, in its order (that the plan is what the server is told, review_test says).
        auto *view = page.findChild<SqlView *>();
        QTRY_VERIFY(view->isSettled());
        const QString sql = view->edit()->toPlainText().simplified();
        const auto &steps = page.findChild<WizardContext *>()->plannedSteps();
        QCOMPARE(steps.size(), size_t(tenants::stepNames().size()));
        qsizetype from = 0;
        for (const tenants::PlannedStep &each : steps)
            for (const QString &statement : each.sql) {
                const qsizetype at = sql.indexOf(statement.simplified(), from);
                QVERIFY2(at >= 0, qPrintable(each.name + QStringLiteral(": ") + statement));
                from = at + statement.simplified().size();
            }
        for (const char *part : {"CREATE DATABASE", "TO CURRENT_USER", "INSERT INTO account VALUES", "CREATE TABLE public.tenantry_sign_in"})
            QVERIFY2(sql.contains(QLatin1StringView(part)), part);
        QVERIFY(!view->note()->isVisibleTo(view)); // nothing was cut
        // They may have the whole page to be read in; another time the checks are seen first.
        QPushButton *larger = button(page, QStringLiteral("Larger"));
        QVERIFY(larger);
        auto *checks = page.findChild<StepList *>();
        const int least = view->height(), narrow = view->width();
        QTest::keyClick(larger, Qt::Key_Space);
        QTRY_VERIFY(view->height() > least + 150 && view->width() > narrow + 200);
        QVERIFY(!checks->isVisible());
        QVERIFY(next->isEnabled());
        QTest::keyClick(button(page, QStringLiteral("Smaller")), Qt::Key_Space);
        QTRY_COMPARE(view->height(), least);
        QVERIFY(checks->isVisible());
        auto *context = page.findChild<WizardContext *>(); // a check that fails meanwhile is seen
        const QString slug = std::exchange(context->request.slug, QStringLiteral("no slug"));
        QTest::keyClick(larger, Qt::Key_Space);
        QVERIFY(!checks->isVisible());
        context->prepare();
        QTRY_VERIFY(checks->isVisible());
        QVERIFY(!next->isEnabled());
        context->request.slug = slug;
        context->prepare();
        QTRY_VERIFY(next->isEnabled());
        QTest::keyClick(larger, Qt::Key_Space);
        QTest::keyClick(button(page, QStringLiteral("Back")), Qt::Key_Space);
        QTest::keyClick(next, Qt::Key_Space);
        QVERIFY(checks->isVisible());
        QTRY_VERIFY(next->isEnabled());
        QVERIFY(!sql.contains(QStringLiteral("SCRAM-SHA-256$4096:")));
        QCOMPARE(m_fleet.tenantCount(), before); // nothing yet
        QCOMPARE(QString(next->text()).remove(QLatin1Char('&')), QStringLiteral("Provision"));
        QTest::keyClick(next, Qt::Key_Space);

        QTRY_COMPARE_WITH_TIMEOUT(page.current(), 7, 30'000);
        QCOMPARE(m_fleet.tenantCount(), before + 1);
        QCOMPARE(m_fleet.differences(), QStringList());
        // The password that is shown this once: nobody has it yet.
        QVERIFY(page.hasUnsavedWork() && !page.letGo());
        QCOMPARE(confirm->question(), SecretField::unseenText());
        confirm->withdraw();
        for (SecretField *secret : page.findChildren<SecretField *>())
            secret->reveal();
        QVERIFY(!page.hasUnsavedWork() && page.letGo());
        QPushButton *open = button(page, QStringLiteral("Open tenant"));
        QVERIFY(open);
        QTest::keyClick(open, Qt::Key_Space);
        QCOMPARE(navigated.count(), 1);
        QCOMPARE(navigated.first().at(0).toString(), QStringLiteral("tenants"));
        QVERIFY(!navigated.first().at(1).toString().isEmpty());
        QCOMPARE(page.current(), 0); // and the secrets are forgotten
    }

    // Without a product, a server and a plan there is nothing to provision: what is missing is said, and where to add it.
    void whatIsMissingIsAddedFirst()
    {
        test::TestRegistry nothing;
        Services empty = services();
        empty.session = nothing.admin();
        WizardPage page(empty);
        page.show();
        QSignalSpy navigated(&page, &Page::navigate);
        auto *states = page.findChild<StateStack *>();
        const auto leadsTo = [&](const QString &where) {
            page.activated({});
            QTRY_COMPARE(states->state(), StateStack::State::Empty);
            QTRY_VERIFY(navigated.isEmpty());
            const bool led = QTest::qWaitFor([&] {
                states->emptyState()->action()->click();
                return navigated.takeLast() == QVariantList({where, QStringLiteral("new")});
            });
            navigated.clear();
            QVERIFY2(led, qPrintable(where));
        };
        leadsTo(QStringLiteral("products"));
        registry::Product product;
        product.name = QStringLiteral("Shop");
        QVERIFY(registry::ProductRepository(empty.session).add(product, {test::migration(1)}));
        leadsTo(QStringLiteral("servers"));
        registry::Server server;
        server.name = QStringLiteral("db");
        server.host = QStringLiteral("/run/nowhere");
        server.user = QStringLiteral("tenantry");
        QVERIFY(registry::ServerRepository(empty.session).add(server));
        leadsTo(QStringLiteral("plans"));
        m_workers.waitForDone();
    }

    void theFeaturesThatAPlanBrings()
    {
        const registry::FeatureRepository features(m_fleet.session);
        registry::PlanRepository plans(m_fleet.session);
        const registry::Plan first = plans.list()->first();
        registry::Plan second;
        second.name = QStringLiteral("zinc");
        second = *plans.add(second);
        registry::Feature exports, beta, seats;
        exports.key = exports.nameEn = exports.nameEs = QStringLiteral("exports");
        exports.planValues = {{first.id, first.name, true}};
        beta.key = beta.nameEn = beta.nameEs = QStringLiteral("beta");
        seats.key = seats.nameEn = seats.nameEs = QStringLiteral("seats");
        seats.kind = registry::FeatureKind::Number;
        seats.defaultValue = 1;
        seats.planValues = {{second.id, second.name, 1200}};
        for (const auto &each : {exports, beta, seats})
            QVERIFY2(features.add(each), test::describe(features.find(each.key)));
        WizardPage page(services());
        page.show();
        page.activated(QString());
        ProductStep *step = nullptr;
        while (page.makeMore()) { } // as the window does while nothing else is to be done
        QVERIFY(step = page.findChild<ProductStep *>());
        QTRY_COMPARE(step->values()->value(QStringLiteral("exports")), QStringLiteral("On"));
        QCOMPARE(step->values()->value(QStringLiteral("seats")), QString()); // not of this plan
        auto *list = step->findChildren<QListWidget *>().last();
        list->setCurrentRow(list->count() - 1);
        QCOMPARE(step->values()->value(QStringLiteral("seats")), QStringLiteral("1,200"));
        QCOMPARE(step->values()->value(QStringLiteral("exports")), QString());
        QVERIFY(features.setKilled(QStringLiteral("seats"), true));
        page.activated(QString());
        QTRY_COMPARE(step->values()->value(QStringLiteral("seats")), QStringLiteral("1")); // no switch: everybody gets the default
        list->setCurrentRow(0);
        QVERIFY(features.setKilled(QStringLiteral("exports"), true));
        page.activated(QString());
        QTRY_COMPARE(step->values()->value(QStringLiteral("exports")), QStringLiteral("off for all at the moment"));
        m_workers.waitForDone();
        for (const char *key : {"exports", "beta", "seats"})
            QVERIFY(features.setRetired(QString::fromLatin1(key), true));
        QVERIFY(plans.remove(second.id));
    }

    // Review has made a password; who goes back and types one has chosen it, and it is hashed as such.
    void aTypedPasswordIsNobodysButThePersons()
    {
        WizardContext context(services());
        QSignalSpy loaded(&context, &WizardContext::loaded);
        context.load();
        QTRY_COMPARE(loaded.count(), 1);
        context.request.product = QStringLiteral("Shop");
        context.request.adminPassword = base::secretFromText(QStringLiteral("made by the program"));
        context.request.adminPasswordMade = true;
        AdminStep step(context);
        step.show();
        step.entered();
        auto *password = qobject_cast<QLineEdit *>(step.findChildren<FormField *>().value(2)->editor());
        QVERIFY(password && password->isVisible());
        QVERIFY(context.request.adminPasswordMade);
        type(password, QStringLiteral("aaaaaaaaaaaaaaaaaaaa"));
        QVERIFY(!context.request.adminPasswordMade);
        QCOMPARE(base::textFromSecret(context.request.adminPassword), QStringLiteral("aaaaaaaaaaaaaaaaaaaa"));
    }

    // Without a seed no account is made, whatever was typed or given: there is no password of one to show.
    void noSeedNoPassword()
    {
        const registry::ProductRepository products(m_fleet.session);
        auto product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        const QByteArray seed = std::exchange(product->seedSql, {});
        QVERIFY(products.update(*product));
        auto request = m_fleet.request(QStringLiteral("Sin semilla"));
        const auto made = tenants::Provisioning(m_fleet.session).completed(request);
        request.adminPassword = base::secretFromText(QStringLiteral("typed all the same"));
        const auto typed = tenants::Provisioning(m_fleet.session).completed(request);
        product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        product->seedSql = seed;
        QVERIFY(products.update(*product));
        QVERIFY(made && typed);
        QVERIFY(made->adminPassword.isEmpty() && !made->adminPasswordMade);
        QVERIFY(typed->adminPassword.isEmpty() && !typed->adminPasswordMade);
    }

    void theCommandNamesWhatWasChosen()
    {
        WizardContext context(services());
        context.setCompanyName(QStringLiteral("Acme"));
        context.request.database = context.request.role = QStringLiteral("t_made_up"); // as Review leaves them
        QVERIFY(!context.asCommand().contains(QStringLiteral("t_made_up")));
        context.setDatabase(QStringLiteral("acme prod"));
        context.setRole(QStringLiteral("acme"));
        QVERIFY2(context.asCommand().contains(QStringLiteral(" --database 'acme prod' --role acme")), qPrintable(context.asCommand()));
        context.setDatabase({});
        QVERIFY(!context.asCommand().contains(QStringLiteral("--database")));
        context.start();
        QVERIFY(!context.asCommand().contains(QStringLiteral("--role")));
    }

    void takenNamesAreSaidWhileTyping()
    {
        WizardPage page(services());
        page.show();
        page.activated(QString());
        QTRY_VERIFY(company(page, 0)->isVisible());
        type(company(page, 0), QStringLiteral("Optica Pena Hijos"));
        auto *slug = field<CompanyStep>(page, 1);
        QTRY_COMPARE(slug->verdict(), FormField::Verdict::Bad);
        QVERIFY(!button(page, QStringLiteral("Next"))->isEnabled());
        type(company(page, 1), QStringLiteral("optica 2")); // not a slug
        QCOMPARE(slug->verdict(), FormField::Verdict::Bad);
        type(company(page, 1), QStringLiteral("optica-2"));
        type(company(page, 2), QStringLiteral("optica-dos"));
        QTRY_VERIFY(button(page, QStringLiteral("Next"))->isEnabled());
        type(company(page, 0), QStringLiteral("Otra cosa")); // typed names stay
        QCOMPARE(company(page, 1)->text(), QStringLiteral("optica-2"));
    }

    void aFailureNamesTheStepAndCanBeTakenBack()
    {
        const registry::ProductRepository products(m_fleet.session);
        auto product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        const QByteArray good = product->seedSql;
        product->seedSql = "SELECT 1/0;";
        QVERIFY(products.update(*product));

        WizardPage page(services());
        page.resize(1100, 800);
        page.show();
        page.activated(QString());
        QTRY_VERIFY(company(page, 0)->isVisible());
        type(company(page, 0), QStringLiteral("Se rompe"));
        QPushButton *next = button(page, QStringLiteral("Next"));
        QTRY_VERIFY(next->isEnabled());
        for (int step = 0; step < 4; ++step)
            next->click();
        type(admin(page, 1), QStringLiteral("ana@example.org"));
        next->click();
        QTRY_VERIFY(next->isEnabled());
        next->click();
        QTRY_VERIFY_WITH_TIMEOUT(button(page, QStringLiteral("Undo everything")), 30'000);
        QVERIFY(button(page, QStringLiteral("Retry")));
        QVERIFY(button(page, QStringLiteral("Leave and finish later")));
        bool named = false;
        for (const QLabel *label : page.findChildren<QLabel *>())
            named = named || (label->isVisible() && label->text().contains(tenants::stepTitle(QStringLiteral("seed")).translated()));
        QVERIFY(named);
        QCOMPARE(m_fleet.differences(), QStringList({QStringLiteral("se-rompe is failed")}));

        button(page, QStringLiteral("Undo everything"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(page.current(), 5, 30'000); // back at the review, nothing lost
        QCOMPARE(m_fleet.differences(), QStringList());
        product = products.find(QStringLiteral("Shop"));
        product->seedSql = good;
        QVERIFY(products.update(*product));
        QTRY_VERIFY(next->isEnabled());
        next->click();
        QTRY_COMPARE_WITH_TIMEOUT(page.current(), 7, 30'000);
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void jobsShowWhatHappened()
    {
        JobsPage page(services());
        page.resize(1200, 800);
        page.show();
        auto *model = page.findChild<JobModel *>();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        page.activated(QString());
        QTRY_VERIFY(model->rowCount() >= 2);
        QCOMPARE(model->rowCount(), model->count(JobModel::Show::All));
        model->setShow(JobModel::Show::Attention);
        QCOMPARE(model->rowCount(), 0);
        model->setShow(JobModel::Show::All);
        model->setFilter(QStringLiteral("OPTICA"));
        QVERIFY(model->rowCount() > 0 && model->rowCount() < model->total());
    }

    void aTableOfTenants()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("tenants.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xEF\xBB\xBFname;admin_email;slug\r\nLote Uno;uno@example.org;\r\nLote Dos;dos@example.org;\r\n;sin@example.org;\r\n"
                   "Lote Tres;tres@example.org;lote-uno\r\n=Lote();cuatro@example.org;lote-4\r\nRepite;r@example.org;optica-pena-hijos\r\n");
        file.close();
        BatchPage page(services());
        page.resize(1100, 700);
        page.show();
        auto *model = page.findChild<BatchModel *>();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        page.openFile(path);
        QTRY_COMPARE(model->rowCount(), 6);
        QCOMPARE(model->count(BatchModel::State::Bad), 2);
        for (int column = 0; column < model->columnCount(); ++column) // a heading is above what it names
            QCOMPARE(model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole), model->index(0, column).data(Qt::TextAlignmentRole));
        page.testOnly();
        QTRY_COMPARE(model->count(BatchModel::State::Ready), 3);
        QCOMPARE(model->row(5).state, BatchModel::State::Failed); // taken in the registry
        const int before = m_fleet.tenantCount();
        page.provisionAll();
        QTRY_COMPARE_WITH_TIMEOUT(model->count(BatchModel::State::Done), 3, 60'000);
        QCOMPARE(m_fleet.tenantCount(), before + 3);
        QCOMPARE(m_fleet.differences(), QStringList());
        const QByteArray report = model->report(false);
        QVERIFY(report.contains("'=Lote()"));
        QVERIFY(!report.contains("temporary_password"));
        QVERIFY(model->report(true).contains("temporary_password"));
        // Its passwords are shown only here: neither the window nor another table takes them away unasked.
        auto *confirm = page.findChild<ConfirmBar *>();
        QVERIFY(page.hasUnsavedWork() && !page.letGo());
        QVERIFY2(confirm->question().contains(QStringLiteral("3")), qPrintable(confirm->question()));
        confirm->withdraw();
        page.openFile(path);
        QVERIFY(confirm->isAsking());
        QCOMPARE(model->count(BatchModel::State::Done), 3);
        confirm->withdraw();
        page.write(folder.filePath(QStringLiteral("no such folder/report.csv")), true);
        QCOMPARE(model->unsavedPasswords(), 3);
        page.write(folder.filePath(QStringLiteral("without.csv")), false);
        QCOMPARE(model->unsavedPasswords(), 3);
        page.write(folder.filePath(QStringLiteral("report.csv")), true);
        QVERIFY(!page.hasUnsavedWork() && page.letGo());
        page.openFile(path);
        QTRY_COMPARE(model->count(BatchModel::State::Done), 0);
    }

    // From the press to the last row something runs, whenever one looks: also while the next are looked at, and are no operations yet.
    void theTrayNeverForgetsWhatIsUnderWay()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("many.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name,admin_email\n");
        for (int i = 0; i < 10; ++i)
            file.write("Bandeja " + QByteArray::number(i) + ",a@example.org\n");
        file.close();
        BatchPage page(services());
        page.show();
        page.activated({});
        QTRY_VERIFY(page.isActiveWindow());
        QCOMPARE(QApplication::focusWidget(), page.findChild<EmptyState *>()->action()); // Return chooses the file
        auto *model = page.findChild<BatchModel *>();
        page.openFile(file.fileName());
        QTRY_COMPARE(model->rowCount(), 10);
        auto *provision = button(page, QStringLiteral("Provision 10 tenant(s)")); // no translation is loaded here
        QVERIFY(provision);

        JobCenter &jobs = *services().jobs;
        int looks = 0, idle = 0;
        connect(&jobs, &JobCenter::operationsChanged, &page, [&] {
            if (model->count(BatchModel::State::Waiting) == 0)
                return; // the last ones may be done before the page hears of it
            ++looks;
            idle += jobs.running() + jobs.starting() == 0;
        });
        connect(&jobs, &JobCenter::progressed, &jobs, &JobCenter::refresh); // read as often as it goes
        page.provisionAll();
        QVERIFY(page.hasUnsavedWork() && !page.letGo());
        page.findChild<ConfirmBar *>()->withdraw(); // it goes on
        QVERIFY(!provision->isEnabled());
        QCOMPARE(jobs.starting(), 1); // the others in turns of their own
        QTRY_COMPARE_WITH_TIMEOUT(model->count(BatchModel::State::Done), 10, 60'000);
        QVERIFY(looks > 5);
        QCOMPARE(idle, 0);
        QCOMPARE(jobs.starting(), 0);
        QVERIFY(!provision->isVisible()); // nothing is left to be provisioned
        QObject::disconnect(&jobs, &JobCenter::progressed, &jobs, &JobCenter::refresh);
    }

    // The answers of a test are about the rows that it was asked about; those of a shorter table are others.
    void anotherTableDuringATest()
    {
        QTemporaryDir folder;
        const auto table = [&](const QString &name, int rows) {
            QFile file(folder.filePath(name));
            QByteArray content = "name,admin_email\n";
            for (int i = 0; i < rows; ++i)
                content += "Prueba " + QByteArray::number(i) + ",a@example.org\n";
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
        };
        BatchPage page(services());
        page.show();
        auto *model = page.findChild<BatchModel *>();
        auto *progress = page.findChild<ProgressRow *>();
        page.openFile(table(QStringLiteral("long.csv"), 60));
        QTRY_COMPARE(model->rowCount(), 60);
        QVERIFY(!progress->isVisible());
        page.testOnly();
        QVERIFY(progress->isVisible());
        QVERIFY(progress->findChild<QToolButton *>()->isVisible());
        page.openFile(table(QStringLiteral("short.csv"), 1));
        QTRY_COMPARE(model->rowCount(), 1);
        QVERIFY(!progress->isVisible());
        m_workers.waitForDone(); // the test too has answered
        QCoreApplication::processEvents();
        QCOMPARE(model->row(0).state, BatchModel::State::Waiting);
        QVERIFY(button(page, QStringLiteral("Test only"))->isEnabled());

        // And Cancel leaves the rows as they were.
        page.openFile(folder.filePath(QStringLiteral("long.csv")));
        QTRY_COMPARE(model->rowCount(), 60);
        page.testOnly();
        progress->findChild<QToolButton *>()->click();
        QTRY_VERIFY(!progress->isVisible());
        QCOMPARE(model->count(BatchModel::State::Waiting), 60);
    }
};

TENANTRY_UI_TEST_MAIN(WizardTest)
#include "wizard_test.moc"
