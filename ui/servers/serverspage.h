// The servers that tenants live on: looked at, added, changed, checked, removed. For ADMINs.
#pragma once

#include "ui/servers/serverbackend.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"

#include <QHash>
#include <QTimer>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class SearchField;
class ServerDetails;
class ServerEditor;
class ServerModel;
class StateStack;

class ServersPage : public Page {
    Q_OBJECT
public:
    ServersPage(ServerBackend backend, const Services &services, QWidget *parent = nullptr);
    ~ServersPage() override;

    QString key() const override { return QStringLiteral("servers"); }
    QString title() const override { return tr("Servers"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a server's id or name, "new", or empty
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;
    bool leave() override;

    ServerModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    StateStack *states() const { return m_state; }
    ServerDetails *details() const { return m_details; }
    ServerEditor *editor() const { return m_editor.get(); }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ErrorBanner *banner() const { return m_banner; }
    QPushButton *newButton() const { return m_new; }
    QAction *checkAllAction() const { return m_checkAllAction; }

private:
    enum Side { Details, Editor };
    void connectAll();
    void take(const ServerSnapshot &snapshot);
    void showSelected();
    void showSide(Side side);
    bool isEditing() const;
    void startNew();
    void edit();
    void check(const registry::Server &server);
    void askToRemove();
    void refuseToRemove(const base::Error &error, const QString &filter);

    ServerBackend m_backend;
    ServerModel *m_model;
    StateStack *m_state;
    QTableView *m_table;
    SearchField *m_filter;
    QPushButton *m_new;
    QAction *m_newAction, *m_checkAllAction; // for the command palette
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    QSplitter *m_splitter;
    QStackedWidget *m_side;
    ServerDetails *m_details;
    OnDemand<ServerEditor> m_editor;
    QHash<QString, std::stop_source> m_checks; // that go on, by server
    QString m_wanted;
    quint64 m_newest = 0;
    QDateTime m_readAt;
    QTimer m_soon; // changes heard of are read together
    QTimer m_tick;
    std::stop_source m_stop;
};

PageFactory serversPageFactory();

} // namespace tenantry::ui
