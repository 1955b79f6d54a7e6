// The page on a real registry: what is done here holds there, and what another ADMIN does arrives and disturbs nothing.
#include "integration/registry/registryfixture.h"
#include "operators/operators.h"
#include "operators/ownpassword.h"

#include "audit/words.h"
#include "registry/auditrepository.h"
#include "registry/secrets.h"
#include "support/faultproxy.h"
#include "support/livepanel.h"
#include "ui/operators/assignform.h"
#include "ui/operators/keycare.h"
#include "ui/operators/onetimecard.h"
#include "ui/operators/operatordetails.h"
#include "ui/operators/operatoreditor.h"
#include "ui/operators/operatormodel.h"
#include "ui/operators/operatorspage.h"
#include "ui/operators/tenantpicker.h"
#include "ui/shell/operatorwatch.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/secretfield.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;
using namespace Qt::StringLiterals;

namespace {

struct Panel : test::LivePanel<OperatorsPage> {
    explicit Panel(const SessionPtr &session) : LivePanel(session, operatorBackend) {}
    void select(const QString &login) { page->table()->setCurrentIndex(page->model()->indexOf(login)); }
    void confirm() { QTest::mouseClick(page->confirmBar()->button(), Qt::LeftButton); }
};

} // namespace

class OperatorsLiveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void invitedAndSignedIn()
    {
        TestRegistry registry(u"people"_s);
        const auto admin = registry.admin();
        const auto ground = test::lay(admin);
        QVERIFY(TenantRepository(admin).reserve(test::tenantOn(ground, u"uno"_s)));
        QVERIFY(TenantRepository(admin).reserve(test::tenantOn(ground, u"dos"_s)));
        Panel mine(admin);
        QTRY_COMPARE(mine.page->model()->rowCount(), 1);
        mine.page->newButton()->click();
        OperatorEditor *editor = mine.page->editor();
        const QString login = TestCluster::uniqueName(u"luis"_s);
        QTest::keyClicks(editor->loginEdit(), login);
        QTest::keyClicks(editor->nameEdit(), u"Luis G"_s);
        QTRY_COMPARE(editor->tenants()->model()->total(), 2);
        editor->tenants()->model()->setData(editor->tenants()->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole);
        editor->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(mine.page->card()->isVisible(), 30'000);
        auto *secret = mine.page->card()->password();
        secret->reveal();
        const QString oneTime = secret->findChild<QLineEdit *>()->text();
        QCOMPARE(oneTime.size(), 20);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"luis.json"_s);
        mine.page->card()->saveFile(path);
        QTRY_VERIFY(mine.says(u"Saved: "_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray told = file.readAll();
        QVERIFY(told.contains(login.toUtf8()));
        QVERIFY(!told.contains(oneTime.toUtf8()));
        mine.page->card()->doneButton()->click();

        QTRY_VERIFY(mine.page->model()->find(login));
        QVERIFY(mine.page->model()->find(login)->oneTimeUntil > QDateTime::currentDateTimeUtc().addDays(6));
        auto settings = registry.adminSettings();
        settings.user = login;
        settings.password = base::secretFromText(oneTime);
        const auto own = base::secretFromText(u"una contraseña propia"_s);
        const auto changed = operators::changeOwnPassword(settings, own, {}, {}, vault::quickKdf);
        QVERIFY2(changed, describe(changed));
        settings.password = own;
        {
            const auto theirs = TestRegistry::open(settings);
            QCOMPARE(TenantRepository(theirs).list()->size(), 1);
            QTRY_COMPARE(mine.page->model()->find(login)->openSessions, 1); // heard of, not asked for
        }
        QVERIFY(mine.page->model()->find(login)->lastSignInAt.isValid());
        QVERIFY(!mine.page->model()->find(login)->mustChangePassword);

        // Demoted from ADMIN: the key is due, and the panel says so.
        mine.select(login);
        mine.page->details()->roleButton()->click();
        mine.confirm();
        QTRY_COMPARE(mine.page->model()->find(login)->role, Role::Admin);
        QVERIFY(!mine.page->keys()->dueBanner()->isVisible());
        mine.page->details()->roleButton()->click();
        mine.confirm();
        QTRY_COMPARE(mine.page->model()->find(login)->role, Role::User);
        QTRY_VERIFY(mine.page->keys()->dueBanner()->isVisible());
        QVERIFY(mine.says(u"the data key(s) admin:1"_s));

        // Rotated from here: nothing is due, and the version before is retired.
        mine.page->keys()->ask({u"admin"_s});
        mine.confirm();
        QTRY_VERIFY_WITH_TIMEOUT(!mine.page->keys()->isRotating() && !mine.page->keys()->dueBanner()->isVisible(), 30'000);
        QVERIFY2(mine.page->keys()->said().startsWith(u"admin: "_s), qPrintable(mine.page->keys()->said()));
        QCOMPARE(registry.sql("SELECT string_agg(version::text, ',' ORDER BY version) FROM tenantry.data_key WHERE name = 'admin' AND retired_at IS NULL").text(0, 0), u"2"_s);

        mine.page->details()->enabledButton()->click();
        mine.confirm();
        QTRY_VERIFY(!mine.page->model()->find(login)->enabled);
        QVERIFY(!Session::open(settings));
    }

    // An open panel of theirs notices, and who did it is in the record.
    void sessionsAreEnded()
    {
        TestRegistry registry(u"people"_s);
        const auto admin = registry.admin();
        Panel mine(admin);
        operators::NewOperator fresh;
        fresh.login = TestCluster::uniqueName(u"eva"_s);
        const auto invited = operators::Operators(admin, vault::quickKdf).add(fresh);
        QVERIFY2(invited, describe(invited));
        auto settings = registry.adminSettings();
        settings.user = fresh.login;
        settings.password = invited->oneTimePassword;
        const auto own = base::secretFromText(u"una contraseña propia"_s);
        QVERIFY(operators::changeOwnPassword(settings, own, {}, {}, vault::quickKdf));
        settings.password = own;
        const auto session = TestRegistry::open(settings);
        Panel theirs(session);
        OperatorWatch watch(theirs.services);
        std::optional<base::Error> why;
        connect(&watch, &OperatorWatch::ended, this, [&](const base::Error &error) { why = error; });
        QTRY_VERIFY(mine.page->model()->find(fresh.login) && mine.page->model()->find(fresh.login)->openSessions == 1);
        QVERIFY(!why);
        mine.select(fresh.login);
        mine.page->details()->sessionsButton()->click();
        mine.confirm();
        QTRY_VERIFY(why);
        QCOMPARE(why->message.translated(), u"An ADMIN ended this sign-in."_s);
        QTRY_COMPARE(mine.page->model()->find(fresh.login)->openSessions, 0);
        EventFilter filter;
        filter.kind = u"operator_session"_s;
        filter.action = u"update"_s;
        const auto events = AuditRepository(admin).list(filter, 1);
        QVERIFY2(events, describe(events));
        QCOMPARE(events->at(0).operatorLogin, registry.adminLogin);
        QCOMPARE(audit::title(events->at(0)).translated(), u"Session ended by an ADMIN: "_s + fresh.login);
        const auto changes = audit::changes(events->at(0));
        QVERIFY(std::ranges::any_of(changes, [](const audit::Change &change) { return change.after == u"an ADMIN ended it"_s; }));
    }

    void theLastAdminStays()
    {
        TestRegistry registry(u"people"_s);
        Panel mine(registry.admin());
        QTRY_COMPARE(mine.page->model()->rowCount(), 1);
        for (QPushButton *button : {mine.page->details()->roleButton(), mine.page->details()->enabledButton()}) {
            QTRY_VERIFY(!button->isEnabled()); // nor would the registry take it
            QVERIFY(button->toolTip().startsWith(u"This is the last ADMIN of the registry who can sign in."_s));
        }
        QVERIFY(mine.says(u"This is the last ADMIN of the registry who can sign in."_s));
        QCOMPARE(registry.sql("SELECT role || enabled FROM tenantry.operator").text(0, 0), u"ADMINtrue"_s);
    }

    void whatOthersDoArrives()
    {
        TestRegistry registry(u"people"_s);
        const QString luis = registry.addOperator(u"luis"_s), eva = registry.addOperator(u"eva"_s);
        const auto admin = registry.admin();
        const auto ground = test::lay(admin);
        QVERIFY(TenantRepository(admin).reserve(test::tenantOn(ground, u"uno"_s)));
        QVERIFY(TenantRepository(admin).reserve(test::tenantOn(ground, u"dos"_s)));
        Panel mine(admin);
        QVERIFY(mine.listens);
        QTRY_COMPARE(mine.page->model()->rowCount(), 3);
        mine.select(luis);
        mine.page->details()->editButton()->click();
        QTest::keyClicks(mine.page->editor()->nameEdit(), u" half"_s);

        const auto theirs = registry.admin();
        const operators::Operators people(theirs, vault::quickKdf);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(people.setEnabled(mine.page->model()->find(eva)->id, false));
        QTRY_VERIFY(!mine.page->model()->find(eva)->enabled);
        qInfo("heard after %lld ms", timer.elapsed());
        QCOMPARE(mine.page->model()->who(mine.page->table()->currentIndex())->login, luis);
        QVERIFY(mine.page->editor()->isVisible());
        QCOMPARE(mine.page->editor()->nameEdit()->text(), luis + u" half"_s);

        auto other = *mine.page->model()->find(luis);
        other.email = u"luis@example.org"_s;
        QVERIFY(people.update(other));
        QTRY_COMPARE(mine.page->editor()->emailEdit()->text(), other.email); // nobody touched it here
        QVERIFY(!mine.says(u"Somebody else changed this operator meanwhile."_s));
        other.name = u"Lu"_s;
        QVERIFY(people.update(other));
        QTRY_VERIFY(mine.says(u"Somebody else changed this operator meanwhile."_s));
        QCOMPARE(mine.page->editor()->nameEdit()->text(), luis + u" half"_s);
        mine.page->editor()->saveButton()->click();
        QTRY_COMPARE(mine.page->model()->find(luis)->name, luis + u" half"_s);
        QCOMPARE(mine.page->model()->find(luis)->email, other.email);

        // Half-ticked, while somebody else assigns the other one.
        mine.page->details()->tenantsButton()->click();
        TenantPickModel *model = mine.page->assignForm()->tenants()->model();
        QTRY_COMPARE(model->total(), 2);
        model->setData(model->index(0, 0), Qt::Checked, Qt::CheckStateRole);
        const QString ticked = model->added().first();
        const auto tenants = TenantRepository(theirs).list();
        const QString another = tenants->at(tenants->at(0).id == ticked ? 1 : 0).id;
        QVERIFY(people.assign(other.id, {another}, {}));
        QTRY_COMPARE(model->ticked(), 2);
        QCOMPARE(model->added(), QStringList{ticked});
        mine.page->assignForm()->saveButton()->click();
        QTRY_COMPARE(mine.page->model()->find(luis)->tenants, 2);
    }

    // Between the last credential and the end the connection breaks, then nobody answers at all; afterwards it goes on from where it was.
    void aRotationWhoseServerGoesAway()
    {
        TestRegistry registry(u"people"_s);
        const auto ground = test::lay(registry.admin());
        test::FaultProxy proxy(TestCluster::socketFile());
        const auto session = TestRegistry::open(proxy.through(registry.adminSettings()));
        const auto tenant = TenantRepository(session).reserve(test::tenantOn(ground, u"uno"_s));
        QVERIFY2(tenant, describe(tenant));
        const base::Secret password = base::secretFromText(u"of the tenant"_s);
        registry.sql("INSERT INTO tenantry.tenant_secret (tenant_id, sealed) VALUES ($1, $2)", {tenant->id, *sealTenantSecret(*session, tenant->id, password)});
        const auto keys = [&] { return registry.sql("SELECT string_agg(version || CASE WHEN retired_at IS NULL THEN '' ELSE ' retired' END, ', ' ORDER BY version) FROM tenantry.data_key WHERE name = 'admin'").text(0, 0); };
        const auto opens = [&](const SessionPtr &who) {
            const auto opened = who->vault().open(u"admin"_s, tenantOwnerIdentity(tenant->id), registry.sql("SELECT sealed FROM tenantry.tenant_secret").text(0, 0));
            return opened && base::textFromSecret(*opened) == base::textFromSecret(password);
        };
        Panel mine(session);
        QVERIFY(mine.listens);
        QTRY_COMPARE(mine.page->model()->rowCount(), 1);
        KeyCare *care = mine.page->keys();
        proxy.cutBefore("retire_data_keys");
        care->ask({u"admin"_s});
        mine.confirm();
        QTRY_VERIFY(care->failedBanner()->isVisible());
        QVERIFY(!care->isRotating());
        QVERIFY2(mine.says(u"The connection to the server was lost"_s) || mine.says(u"whether the change was made"_s), qPrintable(care->failedBanner()->error().message.translated()));
        QCOMPARE(keys(), u"1, 2"_s);
        QVERIFY(opens(session) && opens(registry.admin()));

        proxy.refuse();
        proxy.resetAll();
        emit care->failedBanner()->retry();
        QTRY_VERIFY(!care->isRotating() && care->failedBanner()->isVisible());
        QCOMPARE(keys(), u"1, 2"_s);

        proxy.pass();
        QTRY_VERIFY_WITH_TIMEOUT(mine.says(u"A rotation has not ended: the version before of the data key(s) admin"_s), 30'000); // online again, it reads
        emit care->failedBanner()->retry();
        QTRY_COMPARE_WITH_TIMEOUT(keys(), u"1 retired, 2"_s, 30'000);
        QTRY_VERIFY(!care->isRotating() && !care->failedBanner()->isVisible() && !care->dueBanner()->isVisible());
        QVERIFY(opens(session) && opens(registry.admin()));
    }
};

TENANTRY_UI_TEST_MAIN(OperatorsLiveTest)
#include "live_test.moc"
