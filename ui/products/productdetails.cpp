#include "ui/products/productdetails.h"

#include "ui/products/productfiles.h"
#include "ui/products/productwords.h"
#include "ui/products/templatepanel.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/ondemand.h"
#include "ui/widgets/sqlview.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QTabBar>
#include <QTabWidget>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

ProductDetails::ProductDetails(const ProductBackend &backend, QThreadPool *workers, QWidget *parent)
    : QWidget(parent), m_name(makeLabel(Look::Title, this)), m_description(makeLabel(Look::Body, this)),
      m_problem(makeLabel(Look::Error, this)), m_chip(new StatusChip(this)), m_import(mark(makeButton(ButtonKind::Primary, this, u"import"_s), "products.import")),
      m_edit(mark(makeButton(ButtonKind::Normal, this, u"edit"_s), "products.edit")),
      m_tabs(new QTabWidget(this))
{
    m_name->setWordWrap(true);
    m_description->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name, 1);
    head->addWidget(m_chip, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_description);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_import);
    buttons->addWidget(m_edit);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(m_problem);
    column->addWidget(m_tabs, 1);
    m_problem->hide();
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);

    // What is in a tab is made there, from the outside in: what is given another parent is styled anew, with all in it.
    const auto addTab = [this](bool scrolls) {
        auto *inside = new QWidget(m_tabs);
        if (scrolls) {
            QScrollArea *area = makeScrollArea(m_tabs);
            area->setWidget(inside);
            m_tabs->addTab(area, {});
        } else {
            m_tabs->addTab(inside, {});
        }
        auto *rows = new QVBoxLayout(inside);
        rows->setContentsMargins(0, 0, 0, 0);
        return rows;
    };
    QVBoxLayout *summary = addTab(true), *files = addTab(false), *seed = addTab(false), *template_ = addTab(true);
    summary->setContentsMargins(0, 12, 0, 0);
    m_facts = new KeyValueView(summary->parentWidget());
    summary->addWidget(m_facts);
    summary->addStretch(1);
    m_tenants = makeButton(ButtonKind::Link, m_facts);
    m_behind = makeButton(ButtonKind::Link, m_facts);
    m_facts->addWidget(u"tenants"_s, {}, m_tenants);
    m_facts->addWidget(u"behind"_s, {}, m_behind);
    m_facts->addRow(u"head"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"layout"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"template"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"seed"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"web"_s, {});
    m_facts->addRow(u"checks"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"added"_s, {}, {}, KeyValueView::Plain);
    m_facts->addRow(u"id"_s, {}, {}, KeyValueView::Copyable | KeyValueView::Mono | KeyValueView::Short);
    m_files = new ProductFiles(workers, files->parentWidget());
    files->addWidget(m_files);
    seed->setContentsMargins(0, 12, 0, 0);
    seed->setSpacing(8);
    m_seedText = makeLabel(Look::Muted, seed->parentWidget());
    m_seedText->setWordWrap(true);
    m_seed = new SqlView(workers, seed->parentWidget());
    seed->addWidget(m_seedText);
    seed->addWidget(m_seed, 1);
    seed->addStretch(0);
    m_template = new TemplatePanel(backend, template_->parentWidget());
    template_->addWidget(m_template);
    m_import->setVisible(backend.may("products.import"));
    m_edit->setVisible(backend.may("products.edit"));
    connect(m_import, &QPushButton::clicked, this, &ProductDetails::importRequested);
    connect(m_edit, &QPushButton::clicked, this, &ProductDetails::editRequested);
    connect(m_tenants, &QPushButton::clicked, this, &ProductDetails::tenantsWanted);
    connect(m_behind, &QPushButton::clicked, this, &ProductDetails::migrationsWanted);
    retranslate();
}

void ProductDetails::setProduct(const ProductLine &line, const QList<registry::Server> &servers)
{
    if (line.product.id != m_line.product.id) {
        m_parts = {};
        m_partsError.reset();
        m_files->setFiles({});
    }
    m_line = line;
    m_template->setProduct(line, servers);
    display();
}

void ProductDetails::setParts(const ProductParts &parts)
{
    if (parts.productId != m_line.product.id)
        return;
    m_parts = parts;
    m_partsError.reset();
    m_files->setFiles(parts.files);
    display();
}

void ProductDetails::setPartsError(const base::Error &error)
{
    m_partsError = error;
    display();
}

void ProductDetails::display()
{
    const QLocale locale;
    const registry::Product &product = m_line.product;
    m_name->setText(breakable(base::printable(product.name)));
    m_description->setText(breakable(base::printable(product.description)));
    m_description->setVisible(!product.description.isEmpty());
    const Status state = ProductWords::templateState(product);
    m_chip->setStatus({state.icon, tr("Template: %1").arg(state.text), state.tone});
    m_problem->setText(m_partsError ? tr("Its files could not be read: %1").arg(m_partsError->message.translated()) : QString());
    m_problem->setVisible(m_partsError.has_value());
    m_tenants->setText(tr("%Ln tenant(s)", nullptr, product.tenants));
    m_behind->setText(m_line.behind > 0 ? tr("%Ln tenant(s) behind the head version", nullptr, m_line.behind) : tr("nobody is behind"));
    m_facts->setValue(u"head"_s, tr("%1, after %Ln file(s)", nullptr, product.migrations).arg(base::printable(product.headVersion)));
    m_facts->setValue(u"layout"_s, ProductWords::layout(product.layout));
    m_facts->setValue(u"template"_s, product.templateDatabase.isEmpty() ? tr("none: tenants are built from the files")
                                                                         : tr("%1 on %2, version %3").arg(base::printable(product.templateDatabase),
                                                                               m_line.templateServer.isEmpty() ? tr("a server that is gone") : base::printable(m_line.templateServer), base::printable(product.templateVersion)));
    m_facts->setValue(u"seed"_s, product.seedSql.isEmpty() ? tr("none: no first account is made") : TenantFormat::size(product.seedSql.size()));
    m_facts->setValue(u"web"_s, hasParts() ? base::printable(m_parts.webAddress) : QString());
    QStringList checks;
    for (const registry::ProductCheck &check : std::as_const(m_parts.checks))
        checks << base::printable(check.name);
    m_facts->setValue(u"checks"_s, checks.isEmpty() ? tr("none") : checks.join(u", "_s));
    m_facts->setValue(u"added"_s, exact(product.createdAt));
    m_facts->setValue(u"id"_s, product.id);
    m_seed->setVisible(!product.seedSql.isEmpty());
    m_seed->setSql(product.seedSql);
    m_seedText->setText(product.seedSql.isEmpty() ? tr("There is no seed script: a new tenant's database has no first account. One can be given when files are imported.")
                                                  : tr("Runs once in each new tenant's database, with the values of its first account as settings."));
    if (m_seed->edit())
        m_seed->edit()->setAccessibleName(tr("Seed script"));
}

void ProductDetails::retranslate()
{
    m_import->setText(tr("&Import new files"));
    m_edit->setText(tr("&Edit"));
    m_tabs->setTabText(Summary, tr("Summary"));
    m_tabs->setTabText(Files, tr("Migrations"));
    m_tabs->setTabText(Seed, tr("Seed script"));
    m_tabs->setTabText(Template, tr("Template"));
    m_tabs->setAccessibleName(tr("Parts of the product"));
    m_tenants->setToolTip(tr("Show the tenants of this product"));
    m_behind->setToolTip(tr("Show who stands where, and what is due"));
    const std::pair<const char *, QString> labels[] = {{"tenants", tr("Tenants")}, {"behind", tr("Behind")}, {"head", tr("Head version")}, {"layout", tr("Layout of the files")},
                                                       {"template", tr("Template")}, {"seed", tr("Seed script")}, {"web", tr("Web address")}, {"checks", tr("Health checks of its own")},
                                                       {"added", tr("Added")}, {"id", tr("Id")}};
    for (const auto &[key, label] : labels)
        m_facts->setLabel(QString::fromLatin1(key), label);
    m_files->retranslate();
    m_template->retranslate();
    display();
}

} // namespace tenantry::ui
