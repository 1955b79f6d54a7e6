// The database that a product's tenants are cloned from: how it is, and building it. GUI thread.
#pragma once

#include "ui/products/productbackend.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;
class KeyValueView;
class ProgressRow;

// A build that goes on, or what came of the last one.
struct TemplateBuild {
    bool running = false;
    QList<base::Text> lines;        // what was done
    std::optional<base::Error> error;
};

class TemplatePanel : public QWidget {
    Q_OBJECT
public:
    explicit TemplatePanel(const ProductBackend &backend, QWidget *parent = nullptr);
    void setProduct(const ProductLine &line, const QList<registry::Server> &servers);
    void setBuild(const TemplateBuild &build);
    migrations::TemplateRequest request() const;
    QString command() const;
    QComboBox *serverBox() const { return m_server; }
    QLineEdit *databaseEdit() const { return m_database; }
    QPushButton *buildButton() const { return m_build; }
    ProgressRow *progress() const { return m_progress; }
    ErrorBanner *banner() const { return m_banner; }
    void retranslate();

signals:
    void buildRequested();
    void stopRequested();

private:
    void start();
    void display();
    ProductLine m_line;
    QStringList m_servers;
    TemplateBuild m_state;
    bool m_may;
    QLabel *m_text, *m_lines;
    KeyValueView *m_facts;
    QComboBox *m_server;
    QLineEdit *m_database;
    FormField *m_serverField, *m_databaseField;
    QPushButton *m_build;
    CopyButton *m_command;
    ProgressRow *m_progress;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
