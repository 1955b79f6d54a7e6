// The provisioning wizard: a rail with the eight steps, the step itself, and the buttons. Only for ADMIN.
#pragma once

#include "ui/shell/page.h"
#include "ui/wizard/wizardstep.h"


class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class RunStep;
class StateStack;
class StepRail;

class WizardPage : public Page {
    Q_OBJECT
public:
    explicit WizardPage(const Services &services, QWidget *parent = nullptr);

    QString key() const override { return QStringLiteral("wizard"); }
    QString title() const override { return tr("Provision a tenant"); }
    QIcon icon() const override;
    void activated(const QString &argument) override;
    void refresh() override;
    void retranslate() override;
    bool makeMore() override;
    bool letGo() override;
    bool hasUnsavedWork() const override;

    int current() const { return m_current; }
    QPushButton *nextButton() const { return m_next; }

private:
    enum { Company, Product, Place, Database, Admin, Review, Run, Done };
    WizardStep *stepAt(int index); // makes it where it is not there yet
    RunStep *makeRun();
    static QString titleOf(int step);
    void go(int step);
    void next();
    void back();
    void showButtons();
    void startAnew(bool likeThis);
    void showReadiness();

    WizardContext m_context;
    QList<WizardStep *> m_steps; // null: not made yet
    ConfirmBar *m_confirm;
    StateStack *m_state;
    QString m_missing; // the page where what is missing is added: "servers"
    StepRail *m_rail;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    QLabel *m_headline, *m_subtitle;
    QWidget *m_bar = nullptr, *m_line = nullptr;
    QPushButton *m_back, *m_next, *m_cancel, *m_table, *m_open, *m_another;
    QString m_tenantId;
    tenants::ProvisionRequest m_last;
    int m_current = 0;
    bool m_started = false;
};

} // namespace tenantry::ui
