// The servers that tenants live on: looked at, added, changed, checked, removed. For ADMINs.
#pragma once

#include "ui/servers/serverbackend.h"
#include "ui/shell/listpage.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"

#include <QHash>
#include <QTimer>

class QPushButton;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class ServerDetails;
class ServerEditor;
class ServerModel;

class ServersPage : public ListPage {
    Q_OBJECT
public:
    ServersPage(ServerBackend backend, const Services &services, QWidget *parent = nullptr);
    ~ServersPage() override;

    QString key() const override { return QStringLiteral("servers"); }
    QString title() const override { return tr("Servers"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a server's id or name, "new", or empty
    void refresh() override;
    void retranslate() override;
    bool leave() override;
    bool hasUnsavedWork() const override { return isTyping(); }

    ServerModel *model() const { return m_model; }
    ServerDetails *details() const { return m_details; }
    ServerEditor *editor() const { return m_editor.get(); }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ErrorBanner *banner() const { return m_banner; }
    QAction *checkAllAction() const { return m_checkAllAction; }

private:
    enum Side { Details, Editor };
    void connectAll();
    void take(const ServerSnapshot &snapshot);
    void showSelected();
    void showSide(Side side);
    bool isEditing() const;
    bool isTyping() const;
    void startNew();
    void edit();
    void check(const registry::Server &server);
    void askToRemove();
    void refuseToRemove(const base::Error &error, const QString &filter);

    ServerBackend m_backend;
    ServerModel *m_model;
    QAction *m_newAction, *m_checkAllAction; // for the command palette
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    ServerDetails *m_details;
    OnDemand<ServerEditor> m_editor;
    QHash<QString, std::stop_source> m_checks; // that go on, by server
    QTimer m_tick;
};

PageFactory serversPageFactory();

} // namespace tenantry::ui
