// 7. The steps tick one by one, with times. A failure names the step and the cause and offers the ways on.
#pragma once

#include "ui/wizard/wizardstep.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class StepList;

class RunStep : public WizardStep {
    Q_OBJECT
public:
    explicit RunStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("Run"); }
    QString title() const override { return name(); }
    QString subtitle() const override { return m_subtitle; }
    void entered() override; // starts the work unless it runs already
    bool complete() const override { return false; } // it advances by itself
    bool makeMore() override;
    void retranslate() override;

    // What is begun when it is entered, and the steps that it has. By itself: provisioning what the context asks for.
    void setWork(const QStringList &steps, const std::function<quint64()> &begin);
    bool isRunning() const { return m_token != 0; }
    void cancel();

signals:
    void succeeded(const tenantry::tenants::Provisioned &result);
    void undone();
    void leftForLater(const QString &operationId); // empty: nothing was recorded
    void titleChanged();

private:
    void show(const registry::Operation &operation);
    void begin(quint64 token);
    void showButtons();
    StepList *m_steps;
    QProgressBar *m_bar;
    ErrorBanner *m_error;
    QPushButton *m_retry, *m_undo, *m_later, *m_stop;
    QStringList m_names = tenants::stepNames();
    std::function<quint64()> m_work;
    QString m_subtitle;
    quint64 m_token = 0;
    bool m_undoing = false;
    std::optional<base::Error> m_failure;
    registry::Operation m_operation;
};

} // namespace tenantry::ui
