// Which schema version of each product a feature needs: one choice a product, of the versions that it has. GUI thread.
#pragma once

#include "ui/features/featurebackend.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace tenantry::ui {

class FormField;

class RequirementFields : public QWidget {
    Q_OBJECT
public:
    explicit RequirementFields(QWidget *parent = nullptr);
    // What a feature requires now: chosen in the fields, and the answer of requirements() while there are none.
    void setRequirements(const QList<registry::FeatureRequirement> &requirements);
    void setProducts(const QList<FeatureProduct> &products);
    void setUnreadable(const base::Error &why); // the products; what was required stays
    QList<registry::FeatureRequirement> requirements() const;
    QComboBox *fieldOf(const QString &productId) const; // null: no such product
    void retranslate();

signals:
    void edited(); // by hand

private:
    struct Field {
        FeatureProduct product;
        FormField *field;
        QComboBox *versions;
    };
    void display();
    QList<registry::FeatureRequirement> m_required;
    QList<Field> m_fields;
    QLabel *m_about, *m_trouble;
    QVBoxLayout *m_column;
    std::optional<base::Error> m_error;
};

} // namespace tenantry::ui
