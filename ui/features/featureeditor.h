// The form for a feature: a new one, or what may change of one that is there. GUI thread.
#pragma once

#include "registry/featurefault.h"
#include "ui/features/featurebackend.h"
#include "ui/shell/onpage.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class FormField;
class RequirementFields;

class FeatureEditor : public QWidget {
    Q_OBJECT
public:
    FeatureEditor(FeatureBackend backend, const Services &services, QWidget *parent = nullptr);
    ~FeatureEditor() override;
    void startNew();
    void start(const registry::Feature &feature);
    // What the registry holds now of the feature that is edited; null: it is retired. What was typed stays.
    void setCurrent(const registry::Feature *feature);
    QString featureKey() const { return m_feature.key; }
    bool isNew() const { return m_isNew; }
    bool hasUnsavedWork() const { return isOnPage(this) && m_changed; }
    void retranslate();
    QComboBox *kindBox() const { return m_kind; }
    QComboBox *defaultBox() const { return m_default; }
    QComboBox *lifetimeBox() const { return m_lifetime; }
    QLineEdit *choicesEdit() const { return m_choices; }
    QLineEdit *keyEdit() const { return m_key; }
    QLineEdit *nameEn() const { return m_nameEn; }
    RequirementFields *requirements() const { return m_requires; }
    QPushButton *saveButton() const { return m_save; }
    ErrorBanner *banner() const { return m_banner; }

signals:
    void closed();
    void saved(const tenantry::registry::Feature &feature);
    void outdated(); // saving was refused: somebody else was faster; setCurrent() is wanted

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void begin();
    void changed(const QWidget *editor); // by who types there
    void kindChanged();
    QStringList choices() const; // as typed
    void readProducts();
    void save();
    base::Result<registry::Feature> typed(FormField *&at) const; // `at`: whose word is not accepted, when it fails
    FormField *fieldOf(registry::FeatureFault::Field field) const;
    void showRefused();
    void goToRefused();

    FeatureBackend m_backend;
    Services m_services;
    registry::Feature m_feature; // as it was when the form was filled
    bool m_isNew = true, m_changed = false, m_busy = false;
    bool m_filling = false;  // by us, which is no change
    bool m_outdated = false; // the banner says that it changed meanwhile
    bool m_saidOfSaving = false; // the banner says why it could not be saved
    std::stop_source m_stop;
    FormField *m_refused = nullptr; // and why
    base::Error m_refusal;
    int m_reading = 0; // counts: what an earlier reading found is not shown
    QLabel *m_title;
    QLineEdit *m_key, *m_nameEn, *m_nameEs, *m_description, *m_choices, *m_owner, *m_review, *m_percentage;
    QComboBox *m_kind, *m_lifetime, *m_default, *m_percentageValue; // values: what the kind has, or to be typed
    FormField *m_keyField, *m_nameEnField, *m_nameEsField, *m_descriptionField, *m_kindField, *m_choicesField, *m_defaultField, *m_ownerField, *m_lifetimeField,
        *m_reviewField, *m_percentageField, *m_percentageValueField;
    RequirementFields *m_requires;
    QPushButton *m_save, *m_close;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
