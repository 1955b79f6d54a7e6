#include "ui/products/productspage.h"

#include "registry/filter.h"
#include "ui/login/guithread.h"
#include "ui/products/productdetails.h"
#include "ui/products/producteditor.h"
#include "ui/products/productform.h"
#include "ui/products/productmodel.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/wayout.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QTabWidget>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Product;

ProductsPage::ProductsPage(ProductBackend backend, const Services &services, QWidget *parent)
    : ListPage(services, parent, {u"product"_s, u"tenant"_s, u"server"_s}), m_backend(std::move(backend)), m_model(new ProductModel(this)),
      m_newAction(mark(new QAction(Icons::get("plus"), {}, this), "products.add")), m_importAction(mark(new QAction(Icons::get("import"), {}, this), "products.import")), m_confirm(new ConfirmBar(this))
{
    mark(m_new, "products.add");
    addAbove(m_confirm);
    shareRoom(582, 618);
    QWidget *details = addSide(), *form = addSide(), *editing = addSide();
    m_details = new ProductDetails(m_backend, services.workers, details); // where it stays: to be given another parent is to be styled again
    details->layout()->addWidget(m_details);
    m_details->hide();
    m_form.setMaker([this, form] {
        auto *made = new ProductForm(m_backend, m_services, form);
        connect(made, &ProductForm::closed, this, [this] {
            showSide(Details);
            if (m_model->total() == 0)
                m_state->showEmpty();
            m_table->setFocus();
        });
        connect(made, &ProductForm::saved, this, [this](const Product &product, bool builds, const migrations::TemplateRequest &request) {
            choose(product.id);
            showSide(Details);
            m_table->setFocus();
            if (builds)
                build(product, request);
            refresh();
        });
        form->layout()->addWidget(made);
        made->show(); // now: it is filled and gets the focus right away
        return made;
    });
    m_editor.setMaker([this, editing] {
        auto *made = new ProductEditor(m_backend, m_services, editing);
        const auto back = [this] {
            showSide(Details);
            m_table->setFocus();
        };
        connect(made, &ProductEditor::closed, this, back);
        connect(made, &ProductEditor::saved, this, [this, back] {
            back();
            refresh();
        });
        editing->layout()->addWidget(made);
        made->show();
        return made;
    });

    setModel(m_model, {{ProductModel::Name, 114}, {ProductModel::Head, 120}, {ProductModel::Tenants, 76}, {ProductModel::Behind, 86}, {ProductModel::Template, 130}});
    m_table->setIconSize({16, 16});
    const bool adds = m_backend.may("products.add"), imports = m_backend.may("products.import");
    m_new->setVisible(adds);
    m_newAction->setVisible(adds);
    m_importAction->setVisible(imports);
    if (adds)
        addAction(m_newAction);
    if (imports)
        addAction(m_importAction);
    connectAll();
    retranslate();
}

ProductsPage::~ProductsPage()
{
    m_partsStop.request_stop();
    for (Build &each : m_builds)
        each.stop.request_stop();
}

void ProductsPage::connectAll()
{
    filterWith([this](const QString &words) { m_model->setFilter(words); }, [this] { showSelected(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!isTyping())
            showSide(Details);
        showSelected();
        readParts();
    });
    connect(m_table, &QTableView::activated, this, [this] { // Enter, double click: into its files
        if (selected() && leave()) {
            showSide(Details);
            m_details->tabs()->setCurrentIndex(ProductDetails::Files);
        }
    });
    connect(m_new, &QPushButton::clicked, this, &ProductsPage::startNew);
    connect(m_newAction, &QAction::triggered, this, &ProductsPage::startNew);
    connect(m_importAction, &QAction::triggered, this, &ProductsPage::startImport);
    connect(m_details, &ProductDetails::importRequested, this, &ProductsPage::startImport);
    connect(m_details, &ProductDetails::editRequested, this, &ProductsPage::startEditing);
    connect(m_details, &ProductDetails::tenantsWanted, this, [this] {
        if (const ProductLine *line = selected())
            emit navigate(u"tenants"_s, registry::Filter::term(u"product"_s, {line->product.name}));
    });
    connect(m_details, &ProductDetails::migrationsWanted, this, [this] {
        if (const ProductLine *line = selected())
            emit navigate(u"migrations"_s, line->product.name);
    });
    connect(m_details->templatePanel(), &TemplatePanel::buildRequested, this, [this] {
        if (const ProductLine *line = selected())
            build(line->product, m_details->templatePanel()->request());
    });
    connect(m_details->templatePanel(), &TemplatePanel::stopRequested, this, [this] {
        if (const ProductLine *line = selected(); line && m_builds.contains(line->product.id))
            m_builds[line->product.id].stop.request_stop();
    });
    connect(m_confirm, &ConfirmBar::ended, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_state->emptyState(), &EmptyState::triggered, this, &ProductsPage::startNew);
}

QIcon ProductsPage::icon() const { return Icons::get("products"); }

const ProductLine *ProductsPage::selected() const { return m_model->line(m_table->currentIndex()); }

void ProductsPage::activated(const QString &argument)
{
    if (argument == u"new" && m_backend.may("products.add"))
        startNew();
    else
        choose(argument);
    refresh();
}

void ProductsPage::refresh()
{
    readWith(m_backend.read, [this](const ProductSnapshot &snapshot) { take(snapshot); }, [] { return tr("The products could not be read."); });
}

void ProductsPage::take(const ProductSnapshot &snapshot)
{
    m_model->setSnapshot(snapshot);
    settle(m_model->total() == 0, m_side->currentIndex() == Form, [this](const QString &what) { return m_model->indexOf(what); });
    showSelected();
    readParts();
}

// Files, web address and checks of the product that is looked at.
void ProductsPage::readParts()
{
    const ProductLine *line = selected();
    if (!line || !m_backend.parts)
        return;
    m_partsStop.request_stop();
    m_partsStop = {};
    base::run(m_services.workers, m_partsStop.get_token(), [ask = m_backend.parts, id = line->product.id](std::stop_token stop) { return ask(id, stop); })
        .then(this, [this, number = ++m_newestParts](const base::Result<ProductParts> &result) {
            if (number != m_newestParts)
                return;
            if (result)
                m_details->setParts(*result);
            else if (result.error().kind != base::Kind::Cancelled)
                m_details->setPartsError(result.error());
        });
}

void ProductsPage::showSelected()
{
    const ProductLine *line = selected();
    m_details->setVisible(line != nullptr);
    if (!line)
        return;
    m_details->setProduct(*line, m_model->servers());
    const auto build = m_builds.constFind(line->product.id);
    m_details->templatePanel()->setBuild(build == m_builds.cend() ? TemplateBuild{} : build->state);
}

void ProductsPage::showSide(Side side)
{
    m_confirm->withdrawDiscard();
    m_side->setCurrentIndex(side);
    if (side == Details)
        showSelected();
}

void ProductsPage::startNew()
{
    if (!leave())
        return;
    m_state->showContent();
    showSide(Form);
    m_form->startNew(m_model->servers());
}

void ProductsPage::startImport()
{
    const ProductLine *line = selected();
    if (!line || !m_backend.may("products.import") || !leave())
        return;
    const Product product = line->product;
    showSide(Form);
    m_form->startImport(product);
}

void ProductsPage::startEditing()
{
    const ProductLine *line = selected();
    if (!line || !m_backend.may("products.edit") || !m_details->hasParts() || !leave())
        return;
    const Product product = line->product;
    showSide(Editor);
    m_editor->start(product, m_details->webAddress());
}

// Goes on while other pages are looked at; ends with the session.
void ProductsPage::build(const Product &product, const migrations::TemplateRequest &request)
{
    Build &mine = m_builds[product.id];
    if (mine.state.running)
        return;
    mine = {};
    mine.state.running = true;
    m_model->setBuilding(product.id, true);
    showSelected();
    const auto say = [self = QPointer(this), id = product.id](const base::Text &line) {
        onGuiThread(self, [self, id, line] {
            self->m_builds[id].state.lines << line;
            self->showSelected();
        });
    };
    base::run(m_services.workers, mine.stop.get_token(), [make = m_backend.buildTemplate, product, request, say](std::stop_token stop) { return make(product, request, say, stop); })
        .then(this, [this, id = product.id](const base::Result<Product> &done) {
            Build &ended = m_builds[id];
            ended.state.running = false;
            if (!done && done.error().kind != base::Kind::Cancelled)
                ended.state.error = done.error();
            if (!done)
                ended.state.lines.clear();
            m_model->setBuilding(id, false);
            refresh();
        });
}

bool ProductsPage::isTyping() const { return (m_form.made() && m_form->hasUnsavedWork()) || (m_editor.made() && m_editor->hasUnsavedWork()); }
bool ProductsPage::leave() { return !isTyping() || m_confirm->askToDiscard([this] { leaveForm(m_side); }); }

void ProductsPage::retranslate()
{
    labelList(tr("Filter by name, description or layout"), tr("Products"));
    m_new->setText(tr("&Add product"));
    m_newAction->setText(tr("Add a product…"));
    m_importAction->setText(tr("Import new files…"));
    EmptyState *empty = m_state->emptyState();
    empty->setIcon(u"products"_s);
    empty->setTexts(tr("No products yet"), tr("A product is what tenants run: a folder of migration files, and what a new tenant begins with."));
    empty->setAction(m_backend.may("products.add") ? tr("Add the first product") : QString(), u"plus"_s);
    m_model->retranslate();
    m_details->retranslate();
    if (m_form.made())
        m_form->retranslate();
    if (m_editor.made())
        m_editor->retranslate();
}

PageFactory productsPageFactory()
{
    PageFactory factory;
    factory.key = u"products"_s;
    factory.icon = u"products"_s;
    factory.title = [] { return ProductsPage::tr("Products"); };
    factory.create = [](const Services &services, QWidget *parent) { return new ProductsPage(productBackend(services), services, parent); };
    factory.starts = {{QStringLiteral("new"), QStringLiteral("plus"), [] { return ProductsPage::tr("Add a product…"); }, "products.add"}};
    return factory;
}

} // namespace tenantry::ui
