// Files for a product: a new product from a folder, or what a folder brings to one that is there. The folder is looked at as a whole, and
// what is stored is what was looked at. GUI thread.
#pragma once

#include "ui/products/productbackend.h"
#include "ui/shell/onpage.h"
#include "ui/widgets/formlock.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FolderView;
class FormField;

class ProductForm : public QWidget {
    Q_OBJECT
public:
    ProductForm(ProductBackend backend, const Services &services, QWidget *parent = nullptr);
    ~ProductForm() override;
    void startNew(const QList<registry::Server> &servers);
    void startImport(const registry::Product &product);
    bool isNew() const { return m_product.id.isEmpty(); }
    QString productId() const { return m_product.id; }
    bool hasUnsavedWork() const { return isOnPage(this) && (m_changed || m_busy); }
    QString command() const;

    enum Field { Name, Description, Folder, Seed, Server, Database, Fields };
    FormField *field(Field which) const { return m_fields[which]; }
    QLineEdit *edit(Field which) const; // null for the server
    QCheckBox *templateBox() const { return m_template; }
    QCheckBox *replaceBox() const { return m_replace; }
    FolderView *view() const { return m_view; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *closeButton() const { return m_close; }
    ErrorBanner *banner() const { return m_banner; }
    bool isLooking() const { return m_looking; }
    void retranslate();

signals:
    void closed();
    // Stored. With `wanted`, a template is to be built now.
    void saved(const tenantry::registry::Product &product, bool build, const tenantry::migrations::TemplateRequest &wanted);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void begin(const registry::Product &product);
    void browse(Field which);
    void look();                // at the folder that is typed
    void follow();
    void save();
    void store(const QByteArray &seed);
    void finish();
    void failed(const base::Error &error);
    void leave();

    ProductBackend m_backend;
    Services m_services;
    registry::Product m_product; // that the files are for; without an id: a new one
    QStringList m_servers;
    std::optional<FolderLook> m_look;
    bool m_changed = false, m_busy = false, m_looking = false;
    FormLock m_lock;
    quint64 m_run = 0, m_lookRun = 0;
    std::stop_source m_stop, m_lookStop;
    QTimer m_soon;               // somebody types a path
    QLabel *m_title, *m_text;
    QLineEdit *m_name, *m_description, *m_folder, *m_seed, *m_database;
    QComboBox *m_server;
    QCheckBox *m_template, *m_replace;
    QPushButton *m_browseFolder, *m_browseSeed, *m_save, *m_close;
    FormField *m_fields[Fields] = {};
    FolderView *m_view;
    CopyButton *m_command;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
