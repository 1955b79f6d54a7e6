// The form for a server: a new one, or one that is there. What is typed is looked at first, then the connection is tested, and only then
// is anything kept. The password goes in and never comes out. GUI thread.
#pragma once

#include "ui/servers/serverbackend.h"
#include "ui/shell/onpage.h"
#include "ui/widgets/formlock.h"
#include "ui/widgets/sentence.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;
class NumberField;
class PasswordEdit;
class ProgressRow;

class ServerEditor : public QWidget {
    Q_OBJECT
public:
    ServerEditor(ServerBackend backend, const Services &services, QWidget *parent = nullptr);
    ~ServerEditor() override;
    void startNew();
    void start(const registry::Server &server);
    // What the registry holds now of the server that is edited; null: it is gone. What was typed stays.
    void setCurrent(const registry::Server *server);
    QString serverId() const { return m_server.id; }
    bool isNew() const { return m_server.id.isEmpty(); }
    bool isBusy() const { return m_busy; }
    bool hasUnsavedWork() const { return isOnPage(this) && (m_changed || m_busy); }
    QString command() const;

    enum Field { Uri, Name, Host, Port, User, Password, Tls, Certificate, Database, MostTenants, Fields };
    FormField *field(Field which) const { return m_fields[which]; }
    QLineEdit *edit(Field which) const; // null for what is no line
    QComboBox *tlsBox() const { return m_tls; }
    QSpinBox *mostTenants() const;
    QCheckBox *acceptsBox() const { return m_accepts; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *testButton() const { return m_test; }
    QPushButton *closeButton() const { return m_close; }
    ProgressRow *progress() const { return m_progress; }
    QLabel *seen() const { return m_seen; }
    ErrorBanner *banner() const { return m_banner; }
    void retranslate();

signals:
    void closed();
    void saved(const tenantry::registry::Server &server);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void begin(const registry::Server &server);
    void takeUri();
    bool asks(Field which) const; // it is not ruled out by another
    void follow();               // which fields make sense beside each other
    registry::Server typed() const;
    bool accept();               // false: what cannot be is marked, and the first such field has the focus
    void run(bool save);
    void test(ServerWish wish, bool save);
    void finish();
    void failed(const base::Error &error, const Sentence &what);
    QString saveText() const;

    ServerBackend m_backend;
    Services m_services;
    registry::Server m_server;   // as it was when the form was filled
    bool m_changed = false, m_busy = false;
    FormLock m_lock;
    quint64 m_run = 0;
    std::stop_source m_stop;
    QScrollArea *m_scroll;
    QLabel *m_title, *m_seen;
    QLineEdit *m_uri, *m_name, *m_host, *m_port, *m_user, *m_certificate, *m_database;
    PasswordEdit *m_password;
    QComboBox *m_tls;
    NumberField *m_most;
    QCheckBox *m_accepts;
    QPushButton *m_browse, *m_test, *m_save, *m_close;
    FormField *m_fields[Fields] = {};
    CopyButton *m_command;
    ProgressRow *m_progress;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
