// The page on a real registry and a real PostgreSQL: a product comes from a folder, its template is built and becomes old, a file that
// changed is refused by the registry.
#include "folder.h"
#include "registryfixture.h"

#include "support/livepanel.h"
#include "registry/secrets.h"
#include "ui/products/productdetails.h"
#include "ui/products/producteditor.h"
#include "ui/products/productfiles.h"
#include "ui/products/productform.h"
#include "ui/products/productmodel.h"
#include "ui/products/productspage.h"
#include "ui/products/templatepanel.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using tenantry::test::describe;
using tenantry::test::LivePanel;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class ProductsLiveTest : public QObject {
    Q_OBJECT

    static void lookAt(ProductForm &form, const QString &folder)
    {
        form.edit(ProductForm::Folder)->setText(folder);
        QTest::keyClick(form.edit(ProductForm::Folder), Qt::Key_Return);
        QTRY_VERIFY(!form.isLooking());
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void fromAFolderToATemplate()
    {
        TestRegistry registry;
        const QString secret = u"contraseña"_s, owner = TestCluster::createRole(secret, "CREATEDB CREATEROLE");
        const auto place = TestCluster::as(owner, secret);
        const auto session = registry.admin();
        Server server;
        server.id = base::newId();
        server.name = u"db 1"_s;
        server.host = place.host;
        server.port = place.port;
        server.user = owner;
        const auto sealed = sealServerSecret(*session, server.id, base::secretFromText(secret));
        QVERIFY2(sealed, describe(sealed));
        server.sealedSecret = *sealed;
        const auto kept = ServerRepository(session).add(server);
        QVERIFY2(kept, describe(kept));
        const LivePanel<ProductsPage> panel(session, productBackend);
        QVERIFY(panel.listens);
        ProductsPage &page = *panel.page;
        const ProductRepository products(session);
        const QString database = TestCluster::uniqueName(u"shop_tpl"_s);
        const auto isTemplate = [&](const QString &name) { return registry.sql("SELECT count(*) FROM pg_database WHERE datname = $1 AND datistemplate AND NOT datallowconn", {name}).integer(0, 0) == 1; };

        Folder folder;
        folder.add(u"0001_a.sql"_s, "CREATE TABLE a (id int);\n").add(u"0002_b.sql"_s, "CREATE INDEX CONCURRENTLY a_id ON a (id);\n").add(u"seed.txt"_s, "INSERT INTO a VALUES (1);");
        page.newButton()->click();
        ProductForm &form = *page.form();
        form.edit(ProductForm::Name)->setText(u"Shop"_s);
        form.edit(ProductForm::Seed)->setText(folder.path(u"seed.txt"_s));
        form.templateBox()->setChecked(true);
        form.edit(ProductForm::Database)->setText(database);
        lookAt(form, folder.path());
        form.saveButton()->click();
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QTRY_VERIFY(!page.model()->isBuilding(page.model()->line(page.model()->index(0, 0))->product.id));
        QTRY_COMPARE(page.model()->index(0, ProductModel::Template).data().toString(), u"Ready"_s);
        QVERIFY(isTemplate(database));
        const auto shop = products.find(u"Shop"_s);
        QVERIFY2(shop, describe(shop));
        QCOMPARE(shop->seedSql, QByteArray("INSERT INTO a VALUES (1);"));
        QCOMPARE(shop->templateVersion, u"0002"_s);
        QTRY_COMPARE(page.details()->files()->table()->model()->rowCount(), 2);

        // The same name again; a file that changed, which the template has.
        page.newButton()->click();
        form.edit(ProductForm::Name)->setText(u"SHOP"_s);
        lookAt(form, folder.path());
        form.saveButton()->click();
        QTRY_VERIFY(form.banner()->isVisible());
        QCOMPARE(form.banner()->error().kind, base::Kind::Conflict);
        form.closeButton()->click();
        folder.add(u"0001_a.sql"_s, "CREATE TABLE a (id bigint);\n");
        page.details()->importButton()->click();
        lookAt(form, folder.path());
        QVERIFY(!form.saveButton()->isEnabled());
        form.replaceBox()->setChecked(true);
        form.saveButton()->click();
        QTRY_VERIFY(form.banner()->isVisible());
        QVERIFY2(form.banner()->error().message.translated().contains(u"the product's template has it already"_s), qPrintable(form.banner()->details()));
        QCOMPARE(products.migrations(shop->id)->first().body, QByteArray("CREATE TABLE a (id int);\n"));

        // A new file; the template is of an older version then, and built again beside the one that is there.
        folder.add(u"0001_a.sql"_s, "CREATE TABLE a (id int);\n").add(u"0003_c.sql"_s, "CREATE TABLE c ();\n");
        lookAt(form, folder.path());
        form.saveButton()->click();
        QTRY_COMPARE(page.model()->index(0, ProductModel::Head).data().toString(), u"0003"_s);
        QTRY_COMPARE(page.model()->index(0, ProductModel::Template).data().toString(), u"Of version 0002"_s);
        page.details()->tabs()->setCurrentIndex(ProductDetails::Template);
        page.details()->templatePanel()->buildButton()->click();
        QTRY_COMPARE(page.model()->index(0, ProductModel::Template).data().toString(), u"Ready"_s);
        const auto fresh = products.find(shop->id);
        QVERIFY2(fresh, describe(fresh));
        QVERIFY(fresh->templateDatabase != database && isTemplate(fresh->templateDatabase));
        QTRY_VERIFY(!isTemplate(database));

        // A file that fails on a server: what was begun is taken away, and the one that is there stays.
        folder.add(u"0004_d.sql"_s, "SELECT nonsense;\n");
        page.details()->importButton()->click();
        lookAt(form, folder.path());
        form.saveButton()->click();
        QTRY_COMPARE(page.model()->index(0, ProductModel::Head).data().toString(), u"0004"_s);
        page.details()->templatePanel()->buildButton()->click();
        QTRY_VERIFY(page.details()->templatePanel()->banner()->isVisible());
        QVERIFY2(page.details()->templatePanel()->banner()->details().contains(u"0004_d.sql"_s), qPrintable(page.details()->templatePanel()->banner()->details()));
        QVERIFY(isTemplate(fresh->templateDatabase));
        QCOMPARE(products.find(shop->id)->templateDatabase, fresh->templateDatabase);
        QCOMPARE(registry.sql("SELECT count(*) FROM pg_database WHERE datname LIKE 'tpl_shop_%'").integer(0, 0), 1);

        // Where its tenants answer: refused beside the field, then kept.
        QTRY_VERIFY(page.details()->hasParts());
        page.details()->editButton()->click();
        page.editor()->webEdit()->setText(u"https://same.example.org/health"_s);
        page.editor()->saveButton()->click();
        QTRY_VERIFY(page.editor()->saveButton()->isEnabled());
        QVERIFY(page.editor()->isVisible());
        page.editor()->webEdit()->setText(u"https://{host}/health"_s);
        page.editor()->saveButton()->click();
        QTRY_VERIFY(!page.editor()->isVisible());
        QTRY_COMPARE(page.details()->webAddress(), u"https://{host}/health"_s);

        // Somebody else's arrives by itself.
        Product theirs;
        theirs.name = u"Another"_s;
        QVERIFY(ProductRepository(registry.admin()).add(theirs, {test::migration(1)}));
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QCOMPARE(page.model()->line(page.table()->currentIndex())->product.id, shop->id);
        const auto user = TestRegistry::open(registry.settingsOf(registry.addOperator(u"uli"_s)));
        QCOMPARE(ProductRepository(user).addMigrations(shop->id, {test::migration(9)}).error().kind, base::Kind::Permission);
        const auto drop = [&](const QString &name) { registry.sql("ALTER DATABASE " + postgres::quoteIdentifier(name) + " IS_TEMPLATE false"), registry.sql("DROP DATABASE " + postgres::quoteIdentifier(name)); };
        drop(fresh->templateDatabase);
    }
};

TENANTRY_UI_TEST_MAIN(ProductsLiveTest)
#include "live_test.moc"
