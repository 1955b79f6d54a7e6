// What may be changed of a product beside its files: what it is, and where its tenants answer on the web. GUI thread.
#pragma once

#include "ui/products/productbackend.h"
#include "ui/shell/onpage.h"
#include "ui/widgets/formlock.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;

class ProductEditor : public QWidget {
    Q_OBJECT
public:
    ProductEditor(ProductBackend backend, const Services &services, QWidget *parent = nullptr);
    ~ProductEditor() override;
    void start(const registry::Product &product, const QString &webAddress);
    bool hasUnsavedWork() const { return isOnPage(this) && (m_changed || m_busy); }
    QString command() const;
    QLineEdit *descriptionEdit() const { return m_description; }
    QLineEdit *webEdit() const { return m_web; }
    QPushButton *saveButton() const { return m_save; }
    ErrorBanner *banner() const { return m_banner; }
    void retranslate();

signals:
    void closed();
    void saved(const QString &productId);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void save();
    void leave();
    ProductBackend m_backend;
    Services m_services;
    registry::Product m_product;
    QString m_webBefore;
    bool m_changed = false, m_busy = false;
    FormLock m_lock;
    quint64 m_run = 0;
    std::stop_source m_stop;
    QLabel *m_title;
    QLineEdit *m_description, *m_web;
    FormField *m_descriptionField, *m_webField;
    QPushButton *m_save, *m_close;
    CopyButton *m_command;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
