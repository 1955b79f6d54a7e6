// The plans: limits, who is on them, what they carry; added, edited, removed. For ADMINs.
#pragma once

#include "ui/plans/planbackend.h"
#include "ui/shell/listpage.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"

class QPushButton;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class PlanDetails;
class PlanEditor;
class PlanModel;

class PlansPage : public ListPage {
    Q_OBJECT
public:
    PlansPage(PlanBackend backend, const Services &services, QWidget *parent = nullptr);

    QString key() const override { return QStringLiteral("plans"); }
    QString title() const override { return tr("Plans"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a plan's id or name, "new", or empty
    void refresh() override;
    void retranslate() override;
    bool leave() override;
    bool hasUnsavedWork() const override { return isTyping(); }

    PlanModel *model() const { return m_model; }
    PlanDetails *details() const { return m_details; }
    PlanEditor *editor() const { return m_editor.get(); }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ErrorBanner *banner() const { return m_banner; }

private:
    enum Side { Details, Editor };
    void take(const PlanSnapshot &snapshot);
    void showSelected();
    void showSide(Side side);
    bool isTyping() const;
    void startNew();
    void askToRemove();
    void refuseToRemove(const base::Error &error, const QString &filter);

    PlanBackend m_backend;
    PlanModel *m_model;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    PlanDetails *m_details;
    OnDemand<PlanEditor> m_editor;
};

PageFactory plansPageFactory();

} // namespace tenantry::ui
