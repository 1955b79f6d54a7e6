#include "ui/features/requirementfields.h"

#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace tenantry::ui {

using registry::FeatureRequirement;

RequirementFields::RequirementFields(QWidget *parent)
    : QWidget(parent), m_about(makeLabel(Look::Muted, this)), m_trouble(makeLabel(Look::Warning, this)), m_column(new QVBoxLayout(this))
{
    for (QLabel *label : {m_about, m_trouble})
        label->setWordWrap(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
    m_column->addWidget(m_about);
    m_column->addWidget(m_trouble);
    display();
}

void RequirementFields::setRequirements(const QList<FeatureRequirement> &requirements)
{
    m_required = requirements;
    display();
}

void RequirementFields::setProducts(const QList<FeatureProduct> &products)
{
    m_required = requirements(); // what was chosen by hand stays
    m_error.reset();
    const auto sameProduct = [](const Field &field, const FeatureProduct &product) { return field.product.id == product.id; };
    if (!std::ranges::equal(m_fields, products, sameProduct)) { // else the fields stay, and the focus in one of them
        for (const Field &each : std::as_const(m_fields))
            each.field->deleteLater();
        m_fields.clear();
        for (const FeatureProduct &product : products) {
            auto *versions = new QComboBox;
            versions->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            versions->setMinimumContentsLength(12);
            auto *field = new FormField(versions, this);
            connect(versions, &QComboBox::activated, this, &RequirementFields::edited);
            m_column->insertWidget(m_column->indexOf(m_trouble), field);
            m_fields.append({product, field, versions});
        }
    }
    for (int i = 0; i < m_fields.size(); ++i)
        m_fields[i].product = products[i];
    display();
}

void RequirementFields::setUnreadable(const base::Error &why)
{
    m_error = why;
    display();
}

QList<FeatureRequirement> RequirementFields::requirements() const
{
    QList<FeatureRequirement> out;
    for (const Field &each : m_fields)
        if (const QString version = each.versions->currentData().toString(); !version.isEmpty())
            out.append({each.product.id, each.product.name, version});
    for (const FeatureRequirement &each : m_required)
        if (!fieldOf(each.productId))
            out.append(each);
    return out;
}

QComboBox *RequirementFields::fieldOf(const QString &productId) const
{
    const auto found = std::ranges::find_if(m_fields, [&](const Field &each) { return each.product.id == productId; });
    return found == m_fields.end() ? nullptr : found->versions;
}

void RequirementFields::display()
{
    m_about->setText(tr("A tenant gets it only with these migrations applied:"));
    m_about->setVisible(!m_fields.isEmpty() || m_error);
    m_trouble->setVisible(m_error.has_value());
    if (m_error)
        m_trouble->setText(tr("The products could not be read, so what the feature requires stays as it is. %1").arg(m_error->message.translated()));
    for (const Field &each : std::as_const(m_fields)) {
        each.field->setLabel(base::printable(each.product.name).replace(u'&', QStringLiteral("&&")));
        const auto required = std::ranges::find_if(m_required, [&](const FeatureRequirement &one) { return one.productId == each.product.id; });
        each.versions->clear();
        each.versions->addItem(tr("Any version"), QString());
        for (const auto &[version, name] : each.product.versions)
            each.versions->addItem(base::printable(version + u' ' + name), version);
        if (required == m_required.end())
            continue;
        if (each.versions->findData(required->version) < 0)
            each.versions->addItem(base::printable(required->version), required->version);
        each.versions->setCurrentIndex(each.versions->findData(required->version));
    }
}

void RequirementFields::retranslate()
{
    m_required = requirements();
    display();
}

} // namespace tenantry::ui
