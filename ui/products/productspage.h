// The products that tenants run: their files, seed scripts and templates; added, fed with new files. For ADMINs.
#pragma once

#include "ui/products/productbackend.h"
#include "ui/products/templatepanel.h"
#include "ui/shell/listpage.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"

#include <QHash>

class QPushButton;

namespace tenantry::ui {

class ConfirmBar;
class ProductDetails;
class ProductEditor;
class ProductForm;
class ProductModel;

class ProductsPage : public ListPage {
    Q_OBJECT
public:
    ProductsPage(ProductBackend backend, const Services &services, QWidget *parent = nullptr);
    ~ProductsPage() override;

    QString key() const override { return QStringLiteral("products"); }
    QString title() const override { return tr("Products"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a product's id or name, "new", or empty
    void refresh() override;
    void retranslate() override;
    bool leave() override;
    bool hasUnsavedWork() const override { return isTyping(); }

    ProductModel *model() const { return m_model; }
    ProductDetails *details() const { return m_details; }
    ProductForm *form() const { return m_form.get(); }
    ProductEditor *editor() const { return m_editor.get(); }
    ConfirmBar *confirmBar() const { return m_confirm; }

private:
    enum Side { Details, Form, Editor };
    struct Build {
        TemplateBuild state;
        std::stop_source stop;
    };
    void connectAll();
    void take(const ProductSnapshot &snapshot);
    void readParts();
    void showSelected();
    void showSide(Side side);
    bool isTyping() const;
    void startNew();
    void startImport();
    void startEditing();
    void build(const registry::Product &product, const migrations::TemplateRequest &request);
    const ProductLine *selected() const;

    ProductBackend m_backend;
    ProductModel *m_model;
    QAction *m_newAction, *m_importAction; // for the command palette
    ConfirmBar *m_confirm;
    ProductDetails *m_details;
    OnDemand<ProductForm> m_form;
    OnDemand<ProductEditor> m_editor;
    QHash<QString, Build> m_builds; // of templates, by product: also what came of the last one
    quint64 m_newestParts = 0;
    std::stop_source m_partsStop;
};

PageFactory productsPageFactory();

} // namespace tenantry::ui
