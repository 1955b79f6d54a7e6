// The whole panel on a real registry, once as an ADMIN and once as a USER: every page is opened and every action looked for, and what
// there is is compared with the table of who may do what (registry/permissions.h). A USER then presses everything that they are offered
// and meets no error.
#include "app/panel/pages.h"
#include "app/panel/panel.h"
#include "features/overrides.h"
#include "integration/operators/invited.h"
#include "registry/featurerepository.h"
#include "registry/runrepository.h"
#include "registry/permissions.h"
#include "tests/ui/shell/walk.h"
#include "ui/features/featuredetails.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"
#include "ui/jobs/jobspage.h"
#include "ui/jobs/jobmodel.h"
#include "ui/login/loginpage.h"
#include "ui/migrations/migrationspage.h"
#include "ui/migrations/rehearsalfields.h"
#include "ui/migrations/rolloutform.h"
#include "ui/migrations/runpanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/wizard/companystep.h"
#include "ui/wizard/wizardpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSet>

#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace tenantry;
using namespace tenantry::test;
using namespace Qt::StringLiterals;

class PermissionsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_home;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<panel::Panel> m_panel;
    Invited m_user;
    registry::Tenant m_failed;
    QSet<QString> m_seen, m_offered; // actions that are there at all, and that are shown
    QSet<QString> m_doubled;         // keys that two controls of the window want

    ui::MainWindow &window() const { return *qobject_cast<ui::MainWindow *>(m_panel->window()); }
    void signIn(const postgres::ConnectionSettings &settings, const QString &language = u"en"_s)
    {
        panel::Options options;
        options.language = language;
        m_panel = std::make_unique<panel::Panel>(*qApp, options);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        workstation::Profile profile;
        profile.name = u"test"_s;
        emit window().findChild<ui::LoginPage *>()->signedIn(TestRegistry::open(settings), profile);
        QVERIFY(window().hasSession());
        m_seen.clear();
        m_offered.clear();
        m_doubled.clear();
    }
    void look()
    {
        for (const QString &each : tenantry::walk::doubledMnemonics(&window()))
            m_doubled << each;
        for (const QObject *each : window().findChildren<QObject *>())
            if (const QString action = each->property("permission").toString(); !action.isEmpty()) {
                const auto *widget = qobject_cast<const QWidget *>(each);
                const auto *asAction = qobject_cast<const QAction *>(each);
                m_seen << action;
                if (widget ? !widget->isHidden() : asAction && asAction->isVisible())
                    m_offered << action;
            }
    }
    // Brings each page to where all that it can offer is offered.
    void walk()
    {
        for (const ui::PageFactory &page : panel::pages()) {
            QVERIFY(window().go(page.key));
            if (window().isGuarded())
                continue;
            while (window().currentPage()->makeMore()) { } // also what lies behind a tab that nobody opened
            if (page.key == u"tenants") {
                QVERIFY(window().go(page.key, m_failed.id));
                auto *tenants = window().findChild<ui::TenantsPage *>();
                QTRY_VERIFY(tenants->isDetailsOpen() && tenants->isSettled());
                for (const auto tab : {ui::TenantDetails::Features, ui::TenantDetails::Timeline, ui::TenantDetails::Diagnosis, ui::TenantDetails::Connection, ui::TenantDetails::Summary}) {
                    tenants->details()->showTab(tab);
                    settle();
                    look();
                }
            } else if (page.key == u"features") {
                QVERIFY(window().go(page.key, u"export"_s));
                auto *features = window().findChild<ui::FeaturesPage *>();
                QTRY_VERIFY(features->model()->feature(features->table()->currentIndex()));
                settle();
            } else if (page.key == u"migrations") { // asked for by a link, whoever asks
                QVERIFY(window().go(page.key, u"roll-out"_s));
                auto *migrations = window().findChild<ui::MigrationsPage *>();
                settle();
                if (!migrations->rollOutButton()->isHidden())
                    QTRY_VERIFY(!migrations->rollOutButton()->isEnabled() && migrations->form()->isVisible());
            } else if (page.key == u"wizard") { // each of its pages, with what can be pressed when they are filled in
                auto *wizard = window().findChild<ui::WizardPage *>();
                auto *name = qobject_cast<QLineEdit *>(wizard->findChild<ui::CompanyStep *>()->findChildren<ui::FormField *>().value(0)->editor());
                QTRY_VERIFY(name->isVisible());
                name->clear();
                QTest::keyClicks(name, u"Walked"_s);
                for (int step = 0; step < 4; ++step) {
                    QCOMPARE(wizard->current(), step);
                    QTRY_VERIFY(wizard->nextButton()->isEnabled());
                    look();
                    wizard->nextButton()->click();
                }
            } else if (page.key == u"jobs") {
                auto *table = window().findChild<ui::JobsPage *>()->table();
                QTRY_VERIFY(table->currentIndex().isValid());
                for (int row = 0; row < table->model()->rowCount(); ++row) { // an operation and a run offer different things
                    table->setCurrentIndex(table->model()->index(row, 0));
                    look();
                }
            }
            settle();
            look();
        }
    }
    // Nobody of this registry is asking it anything any more, and what was answered is shown.
    void settle()
    {
        const auto idle = [&] {
            return m_registry->sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND backend_type = 'client backend' AND pid <> pg_backend_pid()").integer(0, 0) == 0;
        };
        QVERIFY(QTest::qWaitFor(idle, 10'000));
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }
    QStringList refusals() const
    {
        QStringList out;
        for (const auto *banner : window().findChildren<ui::ErrorBanner *>())
            if (!banner->isHidden() && (banner->error().kind == base::Kind::Permission || banner->error().sqlstate == u"42501"))
                out << banner->details();
        return out;
    }

private slots:
    void initTestCase()
    {
        qputenv("TENANTRY_HOME", m_home.path().toUtf8());
        m_registry = std::make_unique<TestRegistry>();
        const auto admin = m_registry->admin();
        const Ground ground = lay(admin);
        const registry::TenantRepository tenants(admin);
        const auto failed = tenants.reserve(tenantOn(ground, u"failed"_s)), other = tenants.reserve(tenantOn(ground, u"other"_s));
        QVERIFY(failed && other);
        m_failed = *failed;
        QVERIFY(tenants.move(m_failed.id, registry::TenantState::Failed));
        registry::Operation operation;
        operation.id = base::newId();
        operation.kind = u"provision"_s;
        operation.tenantId = m_failed.id;
        operation.tenantSlug = operation.tenantName = m_failed.slug;
        operation.state = registry::OperationState::Failed;
        QVERIFY(registry::OperationRepository(admin).add(operation));
        QVERIFY(registry::OperationRepository(admin).setState(operation.id, registry::OperationState::Failed, std::nullopt));
        registry::Feature feature;
        feature.key = feature.nameEn = feature.nameEs = u"export"_s;
        feature.defaultValue = false;
        QVERIFY(registry::FeatureRepository(admin).add(feature));
        registry::OverrideRequest request;
        request.key = feature.key;
        request.value = true;
        request.reason = u"ticket"_s;
        const auto preview = features::Overrides(admin).preview(request, {m_failed.id, other->id});
        QVERIFY2(preview, describe(preview));
        QVERIFY(features::Overrides(admin).apply(*preview));
        // A run that nobody works on, with a failure: there is something to steer.
        registry::NewRun run;
        run.id = base::newId();
        run.kind = u"migrate"_s;
        run.productId = m_failed.productId;
        run.waveLabels = {u"all"_s};
        run.items = {{m_failed.id, m_failed.slug, m_failed.serverId, 1}};
        QVERIFY(registry::RunRepository(admin).add(run));
        m_registry->sql("UPDATE tenantry.run_item SET state = 'failed'");
        m_registry->sql("UPDATE tenantry.run_wave SET failed = 1");
        m_user = invite(*m_registry, registry::Role::User, {m_failed.id});
    }
    void cleanup() { m_panel.reset(); }
    void cleanupTestCase() { m_registry.reset(); }

    // Whoever adds a page says who may open it; whoever takes one away takes its line away.
    void theTableAndThePagesAreTheSame()
    {
        QSet<QString> pages, lines;
        for (const ui::PageFactory &page : panel::pages()) {
            pages << page.key;
            QCOMPARE(page.needs, registry::roleFor(registry::pagePermission(page.key)));
        }
        for (const registry::Permission &line : registry::permissions())
            for (const char *page : line.pages)
                lines << QString::fromLatin1(page);
        QCOMPARE(pages - lines, QSet<QString>()); // in no line of src/registry/permissions.cpp
        QCOMPARE(lines - pages, QSet<QString>());
    }

    void anAdminIsOfferedAll()
    {
        signIn(m_registry->adminSettings());
        for (const ui::PageFactory &page : panel::pages()) {
            QVERIFY(window().go(page.key));
            QVERIFY2(!window().isGuarded(), qPrintable(page.key));
        }
        walk();
        QSet<QString> table;
        for (const registry::Permission &line : registry::permissions())
            for (const char *action : line.actions)
                table << QString::fromLatin1(action);
        QCOMPARE(m_seen - table, QSet<QString>()); // in no line of src/registry/permissions.cpp
        QCOMPARE(table - m_seen, QSet<QString>());
        QCOMPARE(table - m_offered, QSet<QString>{u"jobs.stop"_s}); // only while work of this panel runs
        QCOMPARE(refusals(), QStringList());
    }

    void everyKeyDoesOneThing_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "es"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void everyKeyDoesOneThing()
    {
        QFETCH(QString, language);
        signIn(m_registry->adminSettings(), language);
        walk();
        QVERIFY(window().go(u"migrations"_s)); // the form, beside the run that waits for somebody
        auto *migrations = window().findChild<ui::MigrationsPage *>();
        migrations->tabs()->setCurrentIndex(ui::MigrationsPage::RunTab);
        QTRY_VERIFY(migrations->runPanel()->resumeButton()->isVisible());
        migrations->form()->rehearsalFields()->more()->setChecked(true);
        settle();
        look();
        QVERIFY2(m_doubled.isEmpty(), qPrintable(QStringList(m_doubled.cbegin(), m_doubled.cend()).join(u'\n')));
    }

    void aUserIsOfferedWhatTheTableSays()
    {
        signIn(m_user.settings);
        QStringList navigation;
        for (const ui::PageFactory &page : panel::pages()) {
            const bool may = registry::mayUse(registry::pagePermission(page.key), registry::Role::User);
            if (may && page.inNavigation)
                navigation << page.key;
            QVERIFY(window().go(page.key));
            QVERIFY2(window().isGuarded() != may, qPrintable(page.key));
            if (may) // what the palette offers of a page belongs to a line
                for (const QAction *action : window().currentPage()->actions())
                    QVERIFY2(action->property("permission").isValid(), qPrintable(action->objectName()));
        }
        QCOMPARE(window().findChild<ui::Navigation *>()->keys(), navigation);
        walk();
        for (const registry::Permission &line : registry::permissions())
            for (const char *action : line.actions)
                QVERIFY2(m_offered.contains(QLatin1StringView(action)) == registry::mayUse(&line, registry::Role::User), action);
        QCOMPARE(refusals(), QStringList());
    }

    void aUserPressesEverything()
    {
        signIn(m_user.settings);
        const auto written = [&] { return m_registry->sql("SELECT count(*) FROM tenantry.event WHERE kind NOT IN ('operator_session', 'inspection')").integer(0, 0); }; // a look is written down, and changes nothing
        const qint64 before = written();
        int pressed = 0;
        walk();
        for (const ui::PageFactory &page : panel::pages()) {
            if (!registry::mayUse(registry::pagePermission(page.key), registry::Role::User))
                continue;
            QVERIFY(window().go(page.key));
            settle();
            QList<QPointer<QObject>> all;
            for (auto *button : window().currentPage()->findChildren<QAbstractButton *>())
                all << button;
            for (auto *action : window().currentPage()->actions())
                all << action;
            for (const auto &each : std::as_const(all)) {
                auto *button = qobject_cast<QAbstractButton *>(each.get());
                auto *tool = qobject_cast<QToolButton *>(each.get());
                auto *action = qobject_cast<QAction *>(each.get());
                if ((tool && tool->menu()) || (action && action->menu())) // a choice of columns, of groups: opens, and does nothing
                    continue;
                if (button && button->isVisible() && button->isEnabled())
                    button->click();
                else if (action && action->isEnabled())
                    action->trigger();
                else
                    continue;
                ++pressed;
                settle();
                for (QWidget *top : QApplication::topLevelWidgets())
                    if (top != &window() && top->isVisible())
                        top->close();
                QVERIFY2(refusals().isEmpty(), qPrintable(refusals().join(u'\n')));
                QVERIFY(window().go(page.key));
                QVERIFY(!window().isGuarded());
            }
        }
        QVERIFY2(pressed > 15, qPrintable(QString::number(pressed)));
        QCOMPARE(written(), before);
    }
};

TENANTRY_UI_TEST_MAIN(PermissionsTest)
#include "permissions_test.moc"
