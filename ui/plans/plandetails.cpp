#include "ui/plans/plandetails.h"

#include "ui/features/featurewords.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"

#include <QHBoxLayout>
#include <QLocale>

namespace tenantry::ui {

PlanDetails::PlanDetails(bool admin, QWidget *parent)
    : QWidget(parent), m_admin(admin), m_name(makeLabel(Look::Title, this)), m_description(makeLabel(Look::Body, this)), m_featuresTitle(makeLabel(Look::Heading, this)),
      m_nothing(makeLabel(Look::Muted, this)), m_facts(new KeyValueView(this)), m_tenants(makeButton(ButtonKind::Link, this)),
      m_edit(makeButton(ButtonKind::Primary, this, QStringLiteral("edit"))), m_remove(makeButton(ButtonKind::Danger, this, QStringLiteral("trash"))),
      m_allFeatures(makeButton(ButtonKind::Link, this)), m_command(new CopyButton(this)), m_features(new QVBoxLayout)
{
    m_name->setWordWrap(true);
    m_facts->addWidget(QStringLiteral("tenants"), QString(), m_tenants);
    m_facts->addRow(QStringLiteral("connections"), QString(), {}, KeyValueView::Plain);
    m_facts->addRow(QStringLiteral("position"), QString(), {}, KeyValueView::Plain);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_name);
    column->addWidget(m_description);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_edit);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    buttons->addWidget(m_command);
    column->addLayout(buttons);
    column->addWidget(m_facts);
    column->addWidget(m_featuresTitle);
    column->addWidget(m_nothing);
    column->addLayout(m_features);
    column->addLayout(linkRow(m_allFeatures));
    column->addStretch(1);
    m_features->setSpacing(4);
    m_edit->setVisible(admin);
    m_remove->setVisible(admin);
    m_command->setVisible(admin);
    m_command->setSource([this] { return commandLine({QStringLiteral("plan"), QStringLiteral("remove"), m_plan.name}); });
    connect(m_edit, &QPushButton::clicked, this, &PlanDetails::editRequested);
    connect(m_remove, &QPushButton::clicked, this, &PlanDetails::removeRequested);
    connect(m_tenants, &QPushButton::clicked, this, &PlanDetails::tenantsWanted);
    connect(m_allFeatures, &QPushButton::clicked, this, [this] { emit featureWanted({}); });
    retranslate();
}

void PlanDetails::setPlan(const registry::Plan &plan, const QList<std::pair<registry::Feature, QJsonValue>> &carried)
{
    m_plan = plan;
    m_carried = carried;
    display();
}

void PlanDetails::display()
{
    m_name->setText(breakable(base::printable(m_plan.name)));
    m_description->setText(breakable(base::printable(m_plan.description)));
    m_description->setVisible(!m_plan.description.isEmpty());
    m_tenants->setText(tr("%Ln tenant(s)", nullptr, m_plan.tenants));
    m_facts->setValue(QStringLiteral("connections"), PlanModel::connections(m_plan));
    m_facts->setValue(QStringLiteral("position"), QLocale().toString(m_plan.position));
    clearLayout(m_features);
    m_nothing->setVisible(m_carried.isEmpty());
    for (const auto &[feature, value] : std::as_const(m_carried)) {
        auto *name = makeButton(ButtonKind::Link, this);
        name->setText(FeatureWords::name(feature).replace(u'&', QStringLiteral("&&")));
        name->setToolTip(feature.key);
        connect(name, &QPushButton::clicked, this, [this, key = feature.key] { emit featureWanted(key); });
        QHBoxLayout *line = linkRow(name);
        line->addWidget(makeLabel(Look::Body, this, FeatureWords::value(value)));
        m_features->addLayout(line);
    }
}

void PlanDetails::retranslate()
{
    m_edit->setText(tr("&Edit"));
    m_remove->setText(tr("&Remove"));
    m_allFeatures->setText(tr("All features and plans"));
    m_command->setWhat(tr("removing as command"));
    m_featuresTitle->setText(tr("What it carries"));
    m_nothing->setText(tr("Nothing of its own: every feature has its default."));
    m_tenants->setToolTip(tr("Show the tenants that are on this plan"));
    const std::pair<const char *, QString> labels[] = {{"tenants", tr("On this plan")}, {"connections", tr("Connection limit")}, {"position", tr("Place in lists")}};
    for (const auto &[key, label] : labels)
        m_facts->setLabel(QString::fromLatin1(key), label);
    display();
}

} // namespace tenantry::ui
