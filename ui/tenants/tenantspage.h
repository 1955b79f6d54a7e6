// The tenants page: filter, list, details and what can be done. Puts the parts together; each part is a file of its own.
#pragma once

#include "ui/shell/page.h"
#include "ui/tenants/tenantactions.h"
#include "ui/tenants/tenantarranger.h"
#include "ui/tenants/tenantfeed.h"
#include "ui/tenants/tenantmover.h"

#include <QSet>

class QLabel;
class QPushButton;
class QSplitter;
class QToolButton;
class QVariantAnimation;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class FilterBox;
class FirstAccountCard;
class GroupBar;
class ProgressRow;
class StateStack;
class TenantDetails;
class TenantDrawer;
class TenantModel;
class TenantTable;

class TenantsPage : public Page {
    Q_OBJECT
public:
    explicit TenantsPage(const Services &services, QWidget *parent = nullptr);
    // With a feed that others use too (search), and a backend of choice.
    TenantsPage(const Services &services, TenantBackend backend, std::shared_ptr<TenantFeed> feed, QWidget *parent = nullptr);
    ~TenantsPage() override;

    QString key() const override { return QStringLiteral("tenants"); }
    QString title() const override { return tr("Tenants"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // "", "*" (all), a filter ("state:failed"), an id, "id/timeline" …
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;
    bool leave() override;
    bool hasUnsavedWork() const override;

    TenantTable *table() const { return m_table; }
    TenantModel *model() const { return m_model; }
    TenantDetails *details() const { return m_details; }
    FilterBox *filterBox() const { return m_filter; }
    TenantActions *actionsOfPage() const { return m_actions; }
    StateStack *states() const { return m_states; }
    QString countText() const;
    bool isDetailsOpen() const { return m_detailsOpen; }
    bool isSettled() const; // nothing is sliding, nothing is being worked out

    void exportTo(const QString &path); // the visible rows as CSV

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *buildHead();
    QWidget *buildSelectionBar();
    void connectAll();
    void connectActions();
    void snapshotChanged();
    void arranged(const TenantArranger::ArrangedPtr &result);
    void showState();
    void showCounts();
    void choiceChanged();
    void openDetails(const std::function<void()> &then = {}); // of the current row; then, when nobody wants to stay in a form
    void sayGone();
    void closeDetails();
    void closeUnlessTyping();
    bool mayLeaveForm(const std::function<void()> &then);
    void currentChanged();
    void slide(int to, bool thenHide);
    void showContextMenu(const QPoint &at);
    void goToPending();
    void knowValues();

    void askMove(registry::TenantState target);
    void sayMove();
    void moved(const TenantMover::Outcome &outcome);
    void withUnfinished(bool finish); // looks the operation up, then finishes or undoes it
    void goOn(const QString &operationId);
    void askUndo(const QString &operationId, const QString &kind, const QString &name);
    void editSelected();
    void fillCommandMenu();
    void copyCommands(const QString &verb);
    void copyHosts();
    void askExport();
    void say(const QString &text);

    TenantBackend m_backend;
    std::shared_ptr<TenantFeed> m_feed;
    TenantModel *m_model;
    TenantArranger *m_arranger;
    TenantActions *m_actions;
    TenantMover *m_mover;
    std::stop_source m_stop;

    QLabel *m_title = nullptr, *m_count = nullptr, *m_said = nullptr, *m_selected = nullptr;
    FilterBox *m_filter = nullptr;
    GroupBar *m_groups = nullptr;
    QToolButton *m_columns = nullptr, *m_export = nullptr, *m_more = nullptr;
    QWidget *m_selectionBar = nullptr;
    QPushButton *m_provision = nullptr, *m_adopt = nullptr;
    QList<QToolButton *> m_actionButtons;
    ConfirmBar *m_confirm = nullptr;
    FirstAccountCard *m_account = nullptr;
    ErrorBanner *m_banner = nullptr;
    ProgressRow *m_progress = nullptr;
    registry::TenantState m_movesTo = registry::TenantState::Active; // what is on its way
    QSplitter *m_splitter = nullptr;
    StateStack *m_states = nullptr;
    TenantTable *m_table = nullptr;
    TenantDrawer *m_drawer = nullptr;
    TenantDetails *m_details = nullptr;
    QVariantAnimation *m_slide = nullptr;
    QTimer m_minute, m_quiet, m_timelineSoon;
    QSet<quint64> m_finishing; // the JobCenter's tokens of what Finish was pressed for on this page
    QString m_pendingId, m_pendingTab;
    int m_detailsWidth = 440;
    bool m_detailsOpen = false;
    bool m_arrangedOnce = false;
    bool m_focusedOnce = false;
    QString m_saidGone; // the tenant that the banner says was taken away
};

} // namespace tenantry::ui
