#include "ui/wizard/productstep.h"

#include "ui/widgets/looks.h"
#include "ui/wizard/choicelist.h"

#include <QLocale>
#include <QVBoxLayout>

namespace tenantry::ui {

ProductStep::ProductStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_productHead(makeLabel(Look::Heading, this)), m_planHead(makeLabel(Look::Heading, this)),
      m_products(new ChoiceList(this)), m_plans(new ChoiceList(this))
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
    layout->addStretch();
    connect(m_products, &ChoiceList::chosenChanged, this, [this](const QString &name) {
        m_context.request.product = name;
        emit completeChanged();
    });
    connect(m_plans, &ChoiceList::chosenChanged, this, [this](const QString &name) {
        m_context.request.plan = name;
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
        if (!product.description.isEmpty())
            parts << product.description;
        parts << tr("%n migration(s)", nullptr, product.migrations);
        if (!product.headVersion.isEmpty())
            parts << tr("version %1").arg(product.headVersion);
        if (!product.templateDatabase.isEmpty())
            parts << tr("with template");
        products << Choice{product.name, product.name, parts.join(QStringLiteral(" · ")), tr("%n tenant(s)", nullptr, product.tenants), true};
    }
    for (const registry::Plan &plan : m_context.plans()) {
        QStringList parts;
        if (!plan.description.isEmpty())
            parts << plan.description;
        parts << (plan.connectionLimit < 0 ? tr("any number of connections") : tr("%n connection(s) at most", nullptr, plan.connectionLimit));
        plans << Choice{plan.name, plan.name, parts.join(QStringLiteral(" · ")), tr("%n tenant(s)", nullptr, plan.tenants), true};
    }
    m_products->setChoices(products);
    m_plans->setChoices(plans);
    m_products->choose(m_context.request.product);
    m_plans->choose(m_context.request.plan);
}

} // namespace tenantry::ui
