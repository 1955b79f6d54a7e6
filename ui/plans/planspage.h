// The plans: limits, who is on them, what they carry; added, edited, removed. For ADMINs.
#pragma once

#include "ui/plans/planbackend.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"

#include <QTimer>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class PlanDetails;
class PlanEditor;
class PlanModel;
class SearchField;
class StateStack;

class PlansPage : public Page {
    Q_OBJECT
public:
    PlansPage(PlanBackend backend, const Services &services, QWidget *parent = nullptr);
    ~PlansPage() override;

    QString key() const override { return QStringLiteral("plans"); }
    QString title() const override { return tr("Plans"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a plan's id or name, "new", or empty
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;
    bool leave() override;

    PlanModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    StateStack *states() const { return m_state; }
    PlanDetails *details() const { return m_details; }
    PlanEditor *editor() const { return m_editor.get(); }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ErrorBanner *banner() const { return m_banner; }
    QPushButton *newButton() const { return m_new; }

private:
    enum Side { Details, Editor };
    void take(const PlanSnapshot &snapshot);
    void showSelected();
    void showSide(Side side);
    void startNew();
    void askToRemove();

    PlanBackend m_backend;
    PlanModel *m_model;
    StateStack *m_state;
    QTableView *m_table;
    SearchField *m_filter;
    QPushButton *m_new;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    QSplitter *m_splitter;
    QStackedWidget *m_side;
    PlanDetails *m_details;
    OnDemand<PlanEditor> m_editor;
    QString m_wanted;
    quint64 m_newest = 0;
    QDateTime m_readAt;
    QTimer m_soon; // changes heard of are read together
    std::stop_source m_stop;
};

PageFactory plansPageFactory();

} // namespace tenantry::ui
