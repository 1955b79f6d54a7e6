// 3. Where: the server. Drivers and dedicated deployments are offered when they work.
#pragma once

#include "ui/wizard/wizardstep.h"

class QLabel;

namespace tenantry::ui {

class ChoiceList;

class PlaceStep : public WizardStep {
    Q_OBJECT
public:
    explicit PlaceStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("Where"); }
    QString title() const override { return name(); }
    QString subtitle() const override { return tr("Which server will hold the tenant's database?"); }
    void entered() override;
    bool complete() const override { return m_context.server() && m_context.server()->acceptsTenants; }
    void retranslate() override;

private:
    ChoiceList *m_servers;
    QLabel *m_note;
};

} // namespace tenantry::ui
