// The products page as a person uses it: a folder is looked at before anything is stored, what is wrong with each file is said, nothing is
// taken over by mistake, and a template is built while one does something else.
#include "folder.h"
#include "productsamples.h"

#include "tests/ui/shell/walk.h"
#include "ui/products/folderview.h"
#include "ui/products/productdetails.h"
#include "ui/products/producteditor.h"
#include "ui/products/productfiles.h"
#include "ui/products/productform.h"
#include "ui/products/productmodel.h"
#include "ui/products/productspage.h"
#include "ui/products/templatepanel.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/statestack.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using tenantry::samples::ProductStandIn;

namespace {

struct Shown {
    ProductStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<ProductsPage> page;

    explicit Shown(bool empty = false, registry::Role role = registry::Role::Admin) : standIn(empty)
    {
        services.workers = &pool;
        page = std::make_unique<ProductsPage>(standIn.backend(role), services);
        page->resize(1280, 900);
        page->show();
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        standIn.set([](auto &state) { state.held = false; });
        pool.waitForDone();
    }
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        const auto buttons = page->findChildren<QAbstractButton *>();
        const auto holds = [&](const auto *each) { return each->isVisible() && each->text().contains(text); };
        return std::ranges::any_of(labels, holds) || std::ranges::any_of(buttons, holds);
    }
    void select(const char *name) const { page->table()->setCurrentIndex(page->model()->indexOf(QString::fromLatin1(name))); }
    QString selected() const
    {
        const ProductLine *line = page->model()->line(page->table()->currentIndex());
        return line ? line->product.name : QString();
    }
    ProductForm &form() const { return *page->form(); }
    QString row(int at) const
    {
        QStringList out;
        const auto *model = form().view()->table()->model();
        for (int column = 0; column < 3; ++column)
            out << model->index(at, column).data().toString();
        return out.join(u" | ");
    }
    void lookAt(const QString &folder) const
    {
        form().edit(ProductForm::Folder)->setText(folder);
        QTest::keyClick(form().edit(ProductForm::Folder), Qt::Key_Return);
    }
};

// The sample product's files as a folder.
void write(Folder &folder, const ProductStandIn &standIn)
{
    for (const auto &file : standIn.state->parts.value(u"Laboratorio"_s).files)
        folder.add(file.fileName, file.body);
}

} // namespace

class ProductsPageTest : public QObject {
    Q_OBJECT
    QTranslator m_plurals;

private slots:
    void initTestCase()
    {
        QVERIFY(m_plurals.load(u":/i18n/tenantry_en.qm"_s));
        QCoreApplication::installTranslator(&m_plurals);
    }
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatIsWrongIsSaidFirst()
    {
        Shown s(true);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
        s.page->states()->emptyState()->action()->click();
        s.form().saveButton()->click();
        QVERIFY(s.says(u"A product needs a name."_s));
        QVERIFY(s.says(u"Which folder?"_s));
        QTest::keyClicks(s.form().edit(ProductForm::Name), u"Shop"_s);
        s.lookAt(u"/nowhere/at all"_s);
        QTRY_VERIFY(s.form().field(ProductForm::Folder)->verdict() == FormField::Verdict::Bad);
        Folder empty;
        s.lookAt(empty.path());
        QTRY_VERIFY(!s.form().isLooking());
        QVERIFY(s.form().field(ProductForm::Folder)->verdict() == FormField::Verdict::Bad);
        Folder bad; // every file that cannot be taken is named, not the first alone
        bad.add(u"0001_a.sql"_s, "CREATE TABLE a ();\n").add(u"0002_b.sql"_s, "\\connect other\n").add(u"0003_c.sql"_s, "SELECT '\xff';\n").add(u"0004_d.sql"_s, "BEGIN; SELECT 1; COMMIT;\n");
        s.lookAt(bad.path());
        QTRY_VERIFY(!s.form().isLooking());
        QTRY_VERIFY(s.says(u"3 files cannot be taken. Nothing is stored until all of them can."_s));
        QCOMPARE(s.row(0), u"Cannot be taken | 0003_c.sql | 0003"_s);
        QCOMPARE(s.form().view()->table()->model()->rowCount(), 4);
        QVERIFY(!s.form().view()->said()->text().isEmpty());
        QVERIFY(!s.form().saveButton()->isEnabled());
        QTest::keyClick(s.form().edit(ProductForm::Name), Qt::Key_Return);
        QVERIFY(s.standIn.done().isEmpty());
        // The database's name; the seed script.
        Folder good;
        good.add(u"0001_a.sql"_s).add(u"0002_b.sql"_s).add(u"empty.txt"_s, "  ").add(u"seed.txt"_s, "SELECT 1;");
        s.lookAt(good.path());
        QTRY_VERIFY(s.form().saveButton()->isEnabled());
        s.form().edit(ProductForm::Seed)->setText(good.path(u"nothing.txt"_s));
        s.form().saveButton()->click();
        QTRY_VERIFY(s.says(u"cannot be read."_s));
        s.form().edit(ProductForm::Seed)->setText(good.path(u"empty.txt"_s));
        s.form().saveButton()->click();
        QTRY_VERIFY(s.says(u"is empty."_s));
        s.form().edit(ProductForm::Seed)->setText(good.path(u"seed.txt"_s));
        s.form().templateBox()->setChecked(true);
        s.form().edit(ProductForm::Database)->setText(u"postgres"_s);
        s.form().saveButton()->click();
        QVERIFY(s.form().field(ProductForm::Database)->verdict() == FormField::Verdict::Bad);
        QVERIFY(s.standIn.done().isEmpty());
        s.standIn.set([](auto &state) { state.refusal = base::Error{base::Kind::Conflict, "A product is called “Shop” already.", {}, {}, {}}; });
        s.form().edit(ProductForm::Database)->clear();
        s.form().saveButton()->click();
        QTRY_VERIFY(s.says(u"A product is called “Shop” already."_s));
        QVERIFY(!s.page->leave()); // what was typed is not lost
        QVERIFY(s.page->confirmBar()->isVisible());
        QCOMPARE(s.page->confirmBar()->question(), u"The changes made here are not saved."_s);
        s.page->confirmBar()->button()->click();
        QVERIFY(!s.form().isVisible());
        QVERIFY(s.page->leave());
    }

    void addedWithItsTemplate()
    {
        Shown s(true);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
        s.page->newButton()->click();
        QTest::keyClicks(s.form().edit(ProductForm::Name), u"Shop"_s);
        Folder folder;
        folder.add(u"V1__a.sql"_s).add(u"V1.2__b.sql"_s, "CREATE INDEX CONCURRENTLY i ON a (b);\n").add(u"R__views.sql"_s).add(u"seed.txt"_s, "SELECT 1;");
        s.lookAt(folder.path());
        QTRY_VERIFY(s.says(u"Flyway, 3 files, head version 1.2."_s));
        QCOMPARE(s.row(0), u"New | V1__a.sql | 1"_s);
        QVERIFY(s.form().view()->table()->model()->index(1, 3).data().toString().contains(u"outside a transaction"_s));
        QVERIFY(s.form().view()->table()->model()->index(2, 3).data().toString().contains(u"2 warnings"_s));
        s.form().edit(ProductForm::Seed)->setText(folder.path(u"seed.txt"_s));
        s.form().templateBox()->setChecked(true);
        QVERIFY(s.form().field(ProductForm::Server)->isVisible());
        QCOMPARE(s.form().command(), u"tenantryctl product add Shop --migrations %1 --seed %1/seed.txt && tenantryctl product template Shop --server db1"_s.arg(folder.path()));
        s.form().edit(ProductForm::Database)->setText(u"shop_tpl"_s);
        QCOMPARE(s.form().command(), u"tenantryctl product add Shop --migrations %1 --seed %1/seed.txt --template shop_tpl --server db1"_s.arg(folder.path()));
        s.standIn.set([](auto &state) { state.held = true; });
        s.form().saveButton()->click();
        QTRY_COMPARE(s.selected(), u"Shop"_s);
        QVERIFY(!s.form().isVisible());
        QTRY_COMPARE(s.page->model()->index(0, ProductModel::Template).data().toString(), u"Building…"_s);
        s.standIn.set([](auto &state) { state.held = false; });
        QTRY_COMPARE(s.standIn.done(), QStringList({u"add Shop 3 seed"_s, u"build Shop shop_tpl on db1"_s}));
        QTRY_COMPARE(s.page->model()->index(0, ProductModel::Template).data().toString(), u"Ready"_s);
    }

    void howTheyAre()
    {
        Shown s;
        QAbstractItemModelTester tester(s.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        const auto row = [&](int at) {
            QStringList out;
            for (int column = 0; column < ProductModel::Columns; ++column)
                out << s.page->model()->index(at, column).data().toString();
            return out.join(u" | ");
        };
        QCOMPARE(row(0), u"Laboratorio | 0004 | 9,412 | 318 | Of version 0003"_s);
        QCOMPARE(row(1), u"Pharmacy | 2.1 | 0 | – | None"_s);
        QCOMPARE(row(2), u"Shop | 20260301120000 | 585 | – | Ready"_s);
        s.select("Laboratorio");
        QTRY_VERIFY(s.says(u"https://{host}/health"_s));
        QVERIFY(s.says(u"orders without a patient"_s));
        QSignalSpy went(s.page.get(), &Page::navigate);
        s.page->details()->tenantsButton()->click();
        QCOMPARE(went.takeFirst(), QVariantList({u"tenants"_s, u"product:Laboratorio"_s}));
        s.page->details()->behindButton()->click();
        QCOMPARE(went.takeFirst(), QVariantList({u"migrations"_s, u"Laboratorio"_s}));
        emit s.page->table()->activated(s.page->table()->currentIndex()); // Enter: into its files
        QCOMPARE(s.page->details()->tabs()->currentIndex(), int(ProductDetails::Files));
        ProductFiles *files = s.page->details()->files();
        QCOMPARE(files->table()->model()->rowCount(), 4);
        QVERIFY(files->sql()->edit()->toPlainText().contains(u"CREATE TABLE result"_s)); // the newest
        files->table()->setCurrentIndex(files->table()->model()->index(2, 0));
        QTRY_VERIFY(files->sql()->edit()->toPlainText().contains(u"CONCURRENTLY"_s));
        QCOMPARE(files->table()->model()->index(2, 2).data().toString(), u"outside a transaction"_s);
        QCOMPARE(files->table()->model()->index(2, 3).data().toString().size(), 12);
        s.page->refresh(); // who reads a file is not disturbed
        QTRY_VERIFY(s.pool.activeThreadCount() == 0);
        QCoreApplication::processEvents();
        QCOMPARE(files->table()->currentIndex().row(), 2);
        s.select("Pharmacy");
        QTRY_VERIFY(!files->sql()->isVisible());
        QCOMPARE(files->table()->model()->rowCount(), 0);
        s.page->focusFilter();
        QTest::keyClicks(s.page->focusWidget(), u"dbmate"_s);
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
    }

    void newFilesAreComparedFirst()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        s.select("Laboratorio");
        QTRY_VERIFY(s.page->details()->hasParts());
        Folder same;
        write(same, s.standIn);
        s.page->details()->importButton()->click();
        s.lookAt(same.path());
        QTRY_VERIFY(s.says(u"Nothing new: the product has all of these files."_s));
        QVERIFY(!s.form().saveButton()->isEnabled());
        Folder other;
        write(other, s.standIn);
        QVERIFY(QFile::remove(other.path(u"0001_patients.sql"_s)));
        other.add(u"0002_orders.sql"_s, "SELECT 'another text';\n").add(u"0005_more.sql"_s).add(u"00025_between.sql"_s);
        s.lookAt(other.path());
        QTRY_VERIFY(s.says(u"2 new, 1 changed, 1 missing"_s));
        QVERIFY(!s.form().saveButton()->isEnabled()); // not before somebody says that the changed one is meant
        QVERIFY(s.form().replaceBox()->isVisible());
        s.form().replaceBox()->setChecked(true);
        QVERIFY(s.form().saveButton()->isEnabled());
        QCOMPARE(s.form().command(), u"tenantryctl product import Laboratorio --migrations %1 --replace"_s.arg(other.path()));
        s.standIn.set([](auto &state) { state.refusal = base::Error{base::Kind::Conflict, "0002_orders.sql cannot be replaced: 9412 tenants have it already.", {}, {}, {}}; });
        s.form().saveButton()->click();
        QTRY_VERIFY(s.says(u"cannot be replaced"_s));
        QVERIFY(s.says(u"Nothing was imported."_s));
        s.standIn.set([](auto &state) { state.refusal.reset(); });
        s.form().saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{u"import Laboratorio 5 replace"_s});
        QTRY_VERIFY(!s.form().isVisible());
        QCOMPARE(s.selected(), u"Laboratorio"_s);
    }

    void aNewSeedAlone()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        s.select("Laboratorio");
        QTRY_VERIFY(s.page->details()->hasParts());
        Folder same;
        write(same, s.standIn);
        same.add(u"seed.txt"_s, "SELECT 2;");
        s.page->details()->importButton()->click();
        s.lookAt(same.path());
        QTRY_VERIFY(s.says(u"Nothing new"_s));
        QTest::keyClicks(s.form().edit(ProductForm::Seed), same.path(u"seed.txt"_s));
        QTRY_VERIFY(s.form().saveButton()->isEnabled());
        s.form().saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{u"import Laboratorio 4 seed"_s});
    }

    void aFolderThatTakesLong()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        s.page->newButton()->click();
        QTest::keyClicks(s.form().edit(ProductForm::Name), u"Shop"_s);
        Folder one, two;
        one.add(u"0001_a.sql"_s);
        two.add(u"0001_a.sql"_s).add(u"0002_b.sql"_s);
        s.standIn.set([](auto &state) { state.held = true; });
        s.lookAt(one.path());
        QVERIFY(s.says(u"Reading the files…"_s) && !s.form().saveButton()->isEnabled());
        s.lookAt(two.path()); // the first is not waited for
        s.standIn.set([](auto &state) { state.held = false; });
        QTRY_VERIFY(s.says(u"Numbered files, 2 files, head version 0002."_s));
        // Nor when the form is closed, or asked for something else, though it was too late to stop it.
        s.standIn.set([](auto &state) { state.held = state.deaf = true; });
        const int before = s.standIn.waiting();
        s.lookAt(one.path());
        QTRY_COMPARE(s.standIn.waiting(), before + 1);
        s.form().closeButton()->click();
        QVERIFY(!s.form().isVisible());
        s.page->newButton()->click();
        QVERIFY(s.form().isVisible());
        s.standIn.set([](auto &state) { state.held = false; });
        s.pool.waitForDone();
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
        QVERIFY(!s.form().view()->table()->isVisible() && !s.form().view()->summary()->isVisible());
        QVERIFY(s.standIn.done().isEmpty());
    }

    void aTemplateIsBuiltMeanwhile()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        s.select("Pharmacy");
        s.page->details()->tabs()->setCurrentIndex(ProductDetails::Template);
        TemplatePanel *panel = s.page->details()->templatePanel();
        QVERIFY(s.says(u"none: new tenants are built from the migrations, file by file"_s));
        panel->databaseEdit()->setText(u"template0"_s);
        panel->buildButton()->click();
        QVERIFY(s.standIn.done().isEmpty() && !s.page->model()->isBuilding(u"Pharmacy"_s)); // said beside the field
        panel->databaseEdit()->setText(u"pharmacy_tpl"_s);
        panel->serverBox()->setCurrentIndex(1);
        QCOMPARE(panel->command(), u"tenantryctl product template Pharmacy --server db2 --database pharmacy_tpl"_s);
        s.standIn.set([](auto &state) { state.held = true; });
        panel->buildButton()->click();
        QTRY_VERIFY(panel->progress()->isVisible());
        QTRY_VERIFY(s.says(u"Building template pharmacy_tpl on db2…"_s));
        QVERIFY(!panel->buildButton()->isEnabled());
        s.select("Shop"); // another is looked at, and may be built at the same time
        QVERIFY(panel->buildButton()->isEnabled() && !panel->progress()->isVisible());
        s.select("Pharmacy");
        QVERIFY(panel->progress()->isVisible());
        panel->progress()->findChild<QToolButton *>()->click(); // stopped: nothing is said to be wrong
        QTRY_VERIFY(panel->buildButton()->isEnabled());
        QVERIFY(!panel->banner()->isVisible());
        s.standIn.set([](auto &state) {
            state.held = false;
            state.refusal = base::Error{base::Kind::Unreachable, "Nothing answers at db2.", {}, {}, {}};
        });
        panel->buildButton()->click();
        QTRY_VERIFY(s.says(u"Nothing answers at db2."_s));
        s.select("Shop");
        QVERIFY(!s.says(u"Nothing answers at db2."_s));
        s.select("Pharmacy");
        QVERIFY(s.says(u"Nothing answers at db2."_s));
        s.standIn.set([](auto &state) { state.refusal.reset(); });
        panel->buildButton()->click();
        QTRY_COMPARE(s.page->model()->index(1, ProductModel::Template).data().toString(), u"Ready"_s);
        QVERIFY(!s.says(u"Nothing answers at db2."_s));
    }

    void edited()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        s.select("Laboratorio");
        QTRY_VERIFY(s.page->details()->hasParts());
        s.page->details()->editButton()->click();
        ProductEditor &editor = *s.page->editor();
        QCOMPARE(editor.webEdit()->text(), u"https://{host}/health"_s);
        QVERIFY(s.page->leave());
        editor.webEdit()->clear();
        QTest::keyClicks(editor.webEdit(), u"ftp://x"_s);
        QVERIFY(!s.page->leave());
        QCOMPARE(editor.command(), u"tenantryctl product edit Laboratorio --web-address ftp://x"_s);
        s.standIn.set([](auto &state) { state.refusal = base::Error{base::Kind::InvalidInput, "“ftp://x” is no web address.", "Write it as https://{host}/health.", {}, {}}; });
        editor.saveButton()->click();
        QTRY_VERIFY(s.says(u"“ftp://x” is no web address. Write it as https://{host}/health."_s));
        s.standIn.set([](auto &state) { state.refusal.reset(); });
        editor.webEdit()->setText(u"https://{host}/alive"_s);
        editor.saveButton()->click();
        QTRY_VERIFY(!editor.isVisible());
        QTRY_VERIFY(s.says(u"https://{host}/alive"_s));
    }

    void aFailureIsSaid()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        s.standIn.set([](auto &state) { state.error = base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}}; });
        s.page->refresh();
        QTRY_VERIFY(s.says(u"No answer."_s));
        QCOMPARE(s.page->model()->rowCount(), 3);
    }

    void whoMayNotIsOfferedNothing()
    {
        Shown s(false, registry::Role::User);
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        QVERIFY(!s.page->newButton()->isVisible() && s.page->actions().isEmpty());
        s.page->details()->tabs()->setCurrentIndex(ProductDetails::Template);
        for (QPushButton *button : {s.page->details()->importButton(), s.page->details()->editButton(), s.page->details()->templatePanel()->buildButton()})
            QVERIFY(!button->isVisible());
    }

    void forKeyboardAndScreenReader_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "es"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void forKeyboardAndScreenReader()
    {
        QFETCH(QString, language);
        QTranslator words;
        QVERIFY(words.load(u":/i18n/tenantry_%1.qm"_s.arg(language)));
        QCoreApplication::installTranslator(&words); // until the end of this
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        s.select("Laboratorio");
        QTRY_VERIFY(s.page->details()->hasParts());
        const auto look = [&](const char *where) {
            (void)QTest::qWaitFor([&] { return walk::cut(s.page.get()).isEmpty(); }, 2'000); // laid out
            const auto doubled = walk::doubledMnemonics(s.page.get()) + walk::deadMnemonics(s.page.get()), nameless = walk::nameless(s.page.get()), cut = walk::cut(s.page.get());
            QVERIFY2(doubled.isEmpty() && nameless.isEmpty() && cut.isEmpty(), qPrintable(QString::fromLatin1(where) + u'\n' + (doubled + nameless + cut).join(u'\n')));
        };
        for (int tab = 0; tab < s.page->details()->tabs()->count(); ++tab) {
            s.page->details()->tabs()->setCurrentIndex(tab);
            look(qPrintable(s.page->details()->tabs()->tabText(tab)));
        }
        s.page->details()->editButton()->click();
        look("editing");
        QTest::keyClick(s.page->editor(), Qt::Key_Escape);
        QVERIFY(!s.page->editor()->isVisible());
        Folder folder;
        write(folder, s.standIn);
        folder.add(u"0002_orders.sql"_s, "SELECT 3;\n");
        s.page->details()->importButton()->click();
        s.lookAt(folder.path());
        QTRY_VERIFY(s.form().replaceBox()->isVisible());
        look("import");
        s.form().closeButton()->click();
        s.page->newButton()->click();
        s.form().templateBox()->setChecked(true);
        look("new");
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer qca; // servers hold secrets
    ProductsPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "page_test.moc"
