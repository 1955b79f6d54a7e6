// The read-only look into one tenant's database: tables, sessions, locks, settings, a query, and what of it USERs see. Each part is asked when it is looked at.
#pragma once

#include "ui/inspection/inspectionbackend.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class LookPart;
class MasksPart;
class QueryPart;
class SessionsPart;
class SettingsPart;
class StateStack;
class StatusChip;
class TablesPart;

class InspectionPage : public Page {
    Q_OBJECT
public:
    enum Tab { Tables, Activity, Locks, Settings, Query, Masks, Tabs };

    InspectionPage(InspectionBackend backend, const Services &services, QWidget *parent = nullptr);
    ~InspectionPage() override;

    QString key() const override { return QStringLiteral("inspect"); }
    QString title() const override { return tr("Look into a tenant"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a tenant's id, "id/locks" …; empty: the tenant of before
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;
    bool leave() override;

    StateStack *states() const { return m_states; }
    QTabBar *tabs() const { return m_tabs; }
    QLineEdit *reason() const { return m_reason; }
    QLabel *name() const { return m_name; }
    CopyButton *copyButton() const { return m_copy; }
    TablesPart *tables() const { return m_tables; }
    SessionsPart *activity() const { return m_activity; }
    SessionsPart *locks() const { return m_locks; }
    SettingsPart *settings() const { return m_settings; }
    QueryPart *query() const { return m_query; }
    MasksPart *masks() const { return m_masks; }
    ErrorBanner *closedBanner() const { return m_closed; }
    LookPart *part() const; // that is chosen
    const registry::Tenant &tenant() const { return m_tenant; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void find(const QString &id);
    void take(const registry::Tenant &tenant);
    void drop(const base::Error &why);
    void listen();
    void showNone();
    void showHeader();
    void showReadAt();
    void look();
    void readAccess();
    void showAccess();

    InspectionBackend m_backend;
    registry::Tenant m_tenant;
    QString m_wanted, m_wantedTab;
    QString m_lost; // the name of the tenant that was here, and is gone or somebody else's now
    quint64 m_newest = 0;
    std::stop_source m_stop;
    QTimer m_soon, m_seconds;
    StateStack *m_states;
    QToolButton *m_back, *m_again;
    QLabel *m_name, *m_about, *m_readAt, *m_why;
    StatusChip *m_chip;
    CopyButton *m_copy;
    QTabBar *m_tabs;
    QLineEdit *m_reason;
    QStackedWidget *m_stack;
    TablesPart *m_tables;
    SessionsPart *m_activity, *m_locks;
    SettingsPart *m_settings;
    QueryPart *m_query;
    MasksPart *m_masks;
    ErrorBanner *m_closed;
    std::optional<InspectionAccess> m_access;
    QList<LookPart *> m_parts; // by Tab
};

PageFactory inspectionPageFactory();

} // namespace tenantry::ui
