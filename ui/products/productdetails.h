// One product: what it is, its files, its seed script, its template. GUI thread.
#pragma once

#include "ui/products/productbackend.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace tenantry::ui {

class KeyValueView;
class ProductFiles;
class SqlView;
class StatusChip;
class TemplatePanel;

class ProductDetails : public QWidget {
    Q_OBJECT
public:
    enum Tab { Summary, Files, Seed, Template };
    ProductDetails(const ProductBackend &backend, QThreadPool *workers, QWidget *parent = nullptr);
    void setProduct(const ProductLine &line, const QList<registry::Server> &servers);
    void setParts(const ProductParts &parts);
    void setPartsError(const base::Error &error);
    QString productId() const { return m_line.product.id; }
    QTabWidget *tabs() const { return m_tabs; }
    ProductFiles *files() const { return m_files; }
    SqlView *seed() const { return m_seed; }
    TemplatePanel *templatePanel() const { return m_template; }
    QPushButton *importButton() const { return m_import; }
    QPushButton *editButton() const { return m_edit; }
    QPushButton *tenantsButton() const { return m_tenants; }
    QPushButton *behindButton() const { return m_behind; }
    QString webAddress() const { return m_parts.webAddress; }
    bool hasParts() const { return m_parts.productId == m_line.product.id; }
    void retranslate();

signals:
    void importRequested();
    void editRequested();
    void tenantsWanted();
    void migrationsWanted();

private:
    void display();
    ProductLine m_line;
    ProductParts m_parts;
    std::optional<base::Error> m_partsError;
    QLabel *m_name, *m_description, *m_seedText, *m_problem;
    StatusChip *m_chip;
    QPushButton *m_import, *m_edit, *m_tenants, *m_behind;
    QTabWidget *m_tabs;
    KeyValueView *m_facts;
    ProductFiles *m_files;
    SqlView *m_seed;
    TemplatePanel *m_template;
};

} // namespace tenantry::ui
