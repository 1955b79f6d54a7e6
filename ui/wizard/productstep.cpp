#include "ui/wizard/productstep.h"

#include "ui/features/featurewords.h"
#include "ui/widgets/card.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/wizard/choicelist.h"

#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

namespace tenantry::ui {

ProductStep::ProductStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_productHead(makeLabel(Look::Heading, this)), m_planHead(makeLabel(Look::Heading, this)),
      m_products(new ChoiceList(this)), m_plans(new ChoiceList(this)), m_brings(new Card(this)), m_values(new KeyValueView(m_brings)), m_rest(makeLabel(Look::Muted, m_brings))
{
    m_productHead->setBuddy(m_products);
    m_planHead->setBuddy(m_plans);
    setMaximumWidth(formWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_productHead);
    layout->addWidget(m_products);
    layout->addSpacing(12);
    layout->addWidget(m_planHead);
    layout->addWidget(m_plans);
    layout->addSpacing(12);
    layout->addWidget(m_brings);
    layout->addStretch(1);
    m_brings->body()->addWidget(m_values);
    m_brings->body()->addWidget(m_rest);
    connect(m_products, &ChoiceList::chosenChanged, this, [this](const QString &name) {
        m_context.request.product = name;
        emit completeChanged();
    });
    connect(m_plans, &ChoiceList::chosenChanged, this, [this](const QString &name) {
        m_context.request.plan = name;
        showFeatures();
        emit completeChanged();
    });
    for (ChoiceList *list : {m_products, m_plans})
        connect(list, &QListWidget::itemActivated, this, &WizardStep::advance);
    connect(&m_context, &WizardContext::loaded, this, &ProductStep::retranslate);
    retranslate();
}

void ProductStep::entered()
{
    retranslate();
    (m_products->count() > 1 ? m_products : m_plans)->setFocus();
}

void ProductStep::retranslate()
{
    m_productHead->setText(tr("P&roduct"));
    m_planHead->setText(tr("P&lan"));
    m_products->setAccessibleName(tr("Product"));
    m_plans->setAccessibleName(tr("Plan"));
    const QLocale locale;
    QList<Choice> products, plans;
    for (const registry::Product &product : m_context.products()) {
        QStringList parts;
        parts << tr("%Ln migration(s)", nullptr, product.migrations);
        if (!product.headVersion.isEmpty())
            parts << tr("version %1").arg(product.headVersion);
        if (!product.templateDatabase.isEmpty())
            parts << tr("with template");
        QString detail = parts.join(QStringLiteral(" · "));
        if (!product.description.isEmpty())
            detail.prepend(product.description + QLatin1Char('\n'));
        products << Choice{product.name, product.name, detail, tr("%Ln tenant(s)", nullptr, product.tenants), true};
    }
    for (const registry::Plan &plan : m_context.plans()) {
        QStringList parts;
        if (!plan.description.isEmpty())
            parts << plan.description;
        parts << (plan.connectionLimit < 0 ? tr("any number of connections") : tr("%Ln connection(s) at most", nullptr, plan.connectionLimit));
        plans << Choice{plan.name, plan.name, parts.join(QStringLiteral(" · ")), tr("%Ln tenant(s)", nullptr, plan.tenants), true};
    }
    m_products->setChoices(products);
    m_plans->setChoices(plans);
    m_products->choose(m_context.request.product);
    m_plans->choose(m_context.request.plan);
    showFeatures();
}

// Of the plan that is chosen.
void ProductStep::showFeatures()
{
    const registry::Plan *plan = m_context.plan();
    m_values->clear();
    int shown = 0, others = 0;
    for (const registry::Feature &feature : m_context.features()) {
        const auto carried = std::ranges::find_if(feature.planValues, [&](const registry::PlanValue &each) { return plan && each.planId == plan->id; });
        if (carried == feature.planValues.end()) {
            ++others;
            continue;
        }
        const bool isSwitch = feature.kind == registry::FeatureKind::Boolean; // what is none has no off: its default holds then
        m_values->addRow(feature.key, FeatureWords::name(feature), feature.killed() && isSwitch ? tr("off for all at the moment") : FeatureWords::value(feature.killed() ? feature.defaultValue : carried->value),
                         KeyValueView::Plain);
        ++shown;
    }
    m_brings->setTitle(tr("Features that the plan brings"));
    m_values->setVisible(shown > 0);
    m_rest->setText(shown == 0 ? tr("None of its own: every feature has its default.") : tr("%Ln more as for everybody.", nullptr, others));
    m_rest->setVisible(shown == 0 || others > 0);
    m_brings->setVisible(plan && !m_context.features().isEmpty());
}

} // namespace tenantry::ui
