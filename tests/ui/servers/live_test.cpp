// The page on a real registry and a real PostgreSQL: a server is added over its socket with a password that is sealed, refused with its
// cause, changed, and kept while a tenant lives there.
#include "registryfixture.h"

#include "support/livepanel.h"
#include "registry/secrets.h"
#include "ui/servers/serverdetails.h"
#include "ui/servers/servereditor.h"
#include "ui/servers/servermodel.h"
#include "ui/servers/serverspage.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using tenantry::test::describe;
using tenantry::test::LivePanel;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class ServersLiveTest : public QObject {
    Q_OBJECT

    static void fill(const ServersPage &page, const QString &name, const QString &host, int port, const QString &user, const QString &password)
    {
        page.newButton()->click();
        ServerEditor &form = *page.editor();
        form.edit(ServerEditor::Name)->setText(name);
        form.edit(ServerEditor::Host)->setText(host);
        form.edit(ServerEditor::Port)->setText(QString::number(port));
        form.edit(ServerEditor::User)->setText(user);
        form.edit(ServerEditor::Password)->setText(password);
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void fromTheFirstRefusalToTheLast()
    {
        TestRegistry registry;
        const QString secret = u"contraseña 'x' \"y\""_s;
        const QString owner = TestCluster::createRole(secret, "CREATEDB CREATEROLE"), weak = TestCluster::createRole(secret);
        const auto place = TestCluster::as(owner, secret);
        const auto session = registry.admin();
        const LivePanel<ServersPage> panel(session, serverBackend);
        QVERIFY(panel.listens);
        ServersPage &page = *panel.page;
        const ServerRepository servers(session);
        const auto refused = [&](const QString &said) {
            page.editor()->saveButton()->click();
            const bool came = QTest::qWaitFor([&] { return page.editor()->banner()->isVisible() && !page.editor()->isBusy(); }, 30'000);
            const QString what = page.editor()->banner()->details();
            page.editor()->closeButton()->click();
            return came && what.contains(said) ? QString() : u"not “%1” but “%2”"_s.arg(said, what);
        };
        // Nobody is there; the wrong folder; the wrong password; too little privilege; somebody who never answers.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const int nobody = gone.serverPort();
        gone.close();
        QString wrong;
        fill(page, u"no"_s, u"127.0.0.1"_s, nobody, owner, secret);
        QVERIFY2((wrong = refused(u"Nothing answers at 127.0.0.1"_s)).isEmpty(), qPrintable(wrong));
        fill(page, u"no"_s, TestCluster::temporaryFolder(u"no socket here"_s), 5432, owner, secret);
        QVERIFY2((wrong = refused(u"There is no PostgreSQL socket in"_s)).isEmpty(), qPrintable(wrong));
        fill(page, u"no"_s, place.host, place.port, owner, u"wrong"_s);
        QVERIFY2((wrong = refused(u"authentication"_s)).isEmpty(), qPrintable(wrong));
        fill(page, u"no"_s, place.host, place.port, weak, secret);
        QVERIFY2((wrong = refused(u"permission"_s)).isEmpty(), qPrintable(wrong));
        fill(page, u"no"_s, u"127.0.0.1"_s, silent.serverPort(), owner, secret);
        QVERIFY2((wrong = refused(u"did not answer within"_s)).isEmpty(), qPrintable(wrong));
        QCOMPARE(servers.list()->size(), 0); // nothing was kept of any of them

        fill(page, u"db 1"_s, place.host, place.port, owner, secret);
        page.editor()->saveButton()->click();
        QTRY_COMPARE(page.model()->rowCount(), 1);
        const auto kept = servers.find(u"db 1"_s);
        QVERIFY2(kept, describe(kept));
        QVERIFY(kept->serverVersion > 150'000);
        QVERIFY(!kept->sealedSecret.isEmpty() && !kept->sealedSecret.contains(u"contraseña"_s));
        const auto opened = ownerSettings(*session, *kept);
        QVERIFY2(opened, describe(opened));
        QCOMPARE(base::textFromSecret(opened->password), secret);

        page.details()->checkButton()->click();
        QTRY_VERIFY(page.model()->look(kept->id) && !page.model()->look(kept->id)->error);
        QVERIFY(page.model()->look(kept->id)->connections.value_or(0) > 0);

        // Changed without the password: what is kept is what is tested with, and stays.
        page.details()->editButton()->click();
        page.editor()->mostTenants()->setValue(50);
        page.editor()->saveButton()->click();
        QTRY_VERIFY(!page.editor()->isVisible());
        QTRY_COMPARE(page.model()->server(page.table()->currentIndex())->maxTenants, 50);
        QCOMPARE(base::textFromSecret(ownerSettings(*session, *servers.find(kept->id))->password), secret);

        // Somebody else's arrives by itself; where a tenant lives stays, whatever this page knew of it.
        const auto theirs = registry.admin();
        auto ground = test::lay(theirs);
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QCOMPARE(page.model()->server(page.table()->currentIndex())->id, kept->id);
        ground.server = *kept;
        page.details()->removeButton()->click();
        QVERIFY(page.confirmBar()->isAsking());
        QVERIFY(TenantRepository(theirs).reserve(test::tenantOn(ground, u"sol"_s)));
        page.confirmBar()->button()->click();
        QTRY_VERIFY(page.banner()->isVisible());
        QCOMPARE(page.banner()->error().kind, base::Kind::Conflict);
        QVERIFY2(page.banner()->error().message.translated().contains(u"db 1"_s), qPrintable(page.banner()->error().message.translated()));
        QTRY_COMPARE(page.model()->find(kept->id)->tenants, 1);
        page.table()->setCurrentIndex(page.model()->index(1 - page.model()->indexOf(kept->id).row(), 0));
        page.details()->removeButton()->click();
        page.confirmBar()->button()->click();
        QTRY_COMPARE(page.model()->rowCount(), 1);

        const auto user = TestRegistry::open(registry.settingsOf(registry.addOperator(u"uli"_s)));
        QCOMPARE(ServerRepository(user).remove(kept->id).error().kind, base::Kind::Permission);
        QCOMPARE(servers::add(user, *kept, {}, {}).error().kind, base::Kind::Permission);
    }
};

TENANTRY_UI_TEST_MAIN(ServersLiveTest)
#include "live_test.moc"
