// 2. What: product and plan, with what they bring.
#pragma once

#include "ui/wizard/wizardstep.h"

class QLabel;

namespace tenantry::ui {

class Card;
class ChoiceList;
class KeyValueView;

class ProductStep : public WizardStep {
    Q_OBJECT
public:
    explicit ProductStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("Product and plan"); }
    QString title() const override { return name(); }
    QString subtitle() const override { return tr("What will it run, and how much of it?"); }
    void entered() override;
    bool complete() const override { return m_context.product() && m_context.plan(); }
    void retranslate() override;

    KeyValueView *values() const { return m_values; } // of the plan that is chosen, by key

private:
    void showFeatures();
    QLabel *m_productHead, *m_planHead;
    ChoiceList *m_products, *m_plans;
    Card *m_brings;
    KeyValueView *m_values;
    QLabel *m_rest;
};

} // namespace tenantry::ui
