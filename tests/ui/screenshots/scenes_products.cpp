// The products page: a product in its four parts, a template that is built, files that are new, changed and wrong, none yet, a registry that
// does not answer.
#include "samples.h"
#include "scene.h"

#include "ui/products/productdetails.h"
#include "ui/products/productform.h"
#include "ui/products/productsamples.h"
#include "ui/products/productspage.h"
#include "ui/products/templatepanel.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::screenshots;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    explicit Bench(bool empty) : standIn(empty) {}
    ~Bench()
    {
        standIn.set([](auto &state) { state.held = false; });
        pool.waitForDone();
    }
    Language language;
    std::unique_ptr<theme::Theme> theme;
    SampleFeed feed;
    samples::ProductStandIn standIn;
    QThreadPool pool;
    QTemporaryDir folder;
    ProductsPage *page = nullptr;
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
    }
};

using Do = std::function<void(Bench &)>;

MainWindow *makeWindow(Stage &stage, bool empty, const Do &before, const Do &then, const std::function<bool(Bench &)> &settled = {})
{
    auto bench = std::make_shared<Bench>(empty);
    bench->language.set(stage.language);
    bench->theme = std::make_unique<theme::Theme>(*qApp, stage.dark ? theme::Mode::Dark : theme::Mode::Light);
    stage.keep(bench);
    if (before)
        before(*bench);
    PageFactory factory = productsPageFactory();
    factory.create = [bench](const Services &, QWidget *parent) {
        Services services;
        services.workers = &bench->pool;
        bench->page = new ProductsPage(bench->standIn.backend(), services, parent);
        return bench->page;
    };
    auto *window = new MainWindow({factory}, bench->language, *bench->theme, nullptr);
    window->openSession({}, sampleIdentity(), &bench->feed);
    window->go(u"products"_s, u"Laboratorio"_s);
    auto begun = std::make_shared<bool>(false);
    stage.ready = [bench, then, settled, begun] {
        if (!bench->page || bench->page->states()->state() == StateStack::State::Loading || (bench->page->details()->isVisible() && !bench->page->details()->hasParts()))
            return false;
        if (!*begun && then)
            then(*bench);
        *begun = true;
        return settled ? settled(*bench) : bench->pool.activeThreadCount() == 0;
    };
    return window;
}

Scene part(const QString &name, ProductDetails::Tab tab)
{
    return Scene{name, [tab](Stage &stage) -> QWidget * { return makeWindow(stage, false, {}, [tab](Bench &bench) { bench.page->details()->tabs()->setCurrentIndex(tab); }); }};
}

void lookAt(Bench &bench)
{
    ProductForm &form = *bench.page->form();
    form.edit(ProductForm::Folder)->setText(bench.folder.path());
    emit form.edit(ProductForm::Folder)->returnPressed();
}
bool looked(Bench &bench) { return !bench.page->form()->isLooking() && bench.pool.activeThreadCount() == 0; }

const Scene summary = part(u"products"_s, ProductDetails::Summary);
const Scene files = part(u"products-migrations"_s, ProductDetails::Files);
const Scene seed = part(u"products-seed"_s, ProductDetails::Seed);
const Scene offer = part(u"products-template"_s, ProductDetails::Template);
const Scene building{u"products-template-building"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](Bench &bench) {
        bench.standIn.set([](auto &state) { state.held = true; });
        bench.page->details()->tabs()->setCurrentIndex(ProductDetails::Template);
        bench.page->details()->templatePanel()->buildButton()->click();
    }, [](Bench &) { return true; });
}};
const Scene failed{u"products-template-failed"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](Bench &bench) {
        bench.standIn.set([](auto &state) {
            state.refusal = base::Error{base::Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "Nothing answers at %1."), {u"db1.example.org, 5432"_s}},
                                        QT_TRANSLATE_NOOP("core", "Check the address and the port, that PostgreSQL is running there, and that listen_addresses and the firewall let this computer in."), {}, {}};
        });
        bench.page->details()->tabs()->setCurrentIndex(ProductDetails::Template);
        bench.page->details()->templatePanel()->buildButton()->click();
    });
}};
const Scene none{u"products-empty"_s, [](Stage &stage) -> QWidget * { return makeWindow(stage, true, {}, {}); }};
const Scene fresh{u"products-add"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](Bench &bench) {
        bench.write(u"0001_customers.sql"_s, "CREATE TABLE customer (id int);\n");
        bench.write(u"0002_orders.sql"_s, "CREATE TABLE shop_order (id int);\n");
        bench.write(u"0004_orders_index.sql"_s, "CREATE INDEX CONCURRENTLY o ON shop_order (id);\n");
        bench.page->newButton()->click();
        ProductForm &form = *bench.page->form();
        form.edit(ProductForm::Name)->setText(u"Shop 2"_s);
        form.edit(ProductForm::Description)->setText(u"Orders and customers"_s);
        form.templateBox()->setChecked(true);
        lookAt(bench);
    }, looked);
}};
const Scene wrong{u"products-add-wrong"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](Bench &bench) {
        bench.write(u"0001_customers.sql"_s, "CREATE TABLE customer (id int);\n");
        bench.write(u"0002_connect.sql"_s, "\\connect other\n");
        bench.write(u"0003_latin1.sql"_s, "SELECT 'a\xf1o';\n");
        bench.write(u"0004_commit.sql"_s, "BEGIN;\nCREATE TABLE t ();\nCOMMIT;\n");
        bench.page->newButton()->click();
        lookAt(bench);
        bench.page->form()->saveButton()->click();
    }, looked);
}};
const Scene import{u"products-import"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, {}, [](Bench &bench) {
        for (const auto &file : bench.standIn.state->parts.value(u"Laboratorio"_s).files)
            if (file.position != 1)
                bench.write(file.fileName, file.position == 2 ? file.body + "-- another text\n" : file.body);
        bench.write(u"0005_samples.sql"_s, "CREATE TABLE sample (id int);\n");
        bench.write(u"00035_between.sql"_s, "CREATE TABLE between_two (id int);\n");
        bench.page->details()->importButton()->click();
        lookAt(bench);
    }, looked);
}};
const Scene failing{u"products-failing"_s, [](Stage &stage) -> QWidget * {
    return makeWindow(stage, false, [](Bench &bench) {
        bench.standIn.state->error = base::Error{base::Kind::Permission, {QT_TRANSLATE_NOOP("core", "The account of %1 is disabled in this registry."), {u"ana"_s}},
                                                 QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."), {}, {}};
    }, {});
}};

} // namespace
