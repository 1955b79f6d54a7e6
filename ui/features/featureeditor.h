// The form for a feature: a new one, or what may change of one that is there. GUI thread.
#pragma once

#include "ui/features/featurebackend.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class FormField;

class FeatureEditor : public QWidget {
    Q_OBJECT
public:
    FeatureEditor(FeatureBackend backend, const Services &services, QWidget *parent = nullptr);
    ~FeatureEditor() override;
    void startNew();
    void start(const registry::Feature &feature);
    bool hasUnsavedWork() const { return isVisible() && m_changed; }
    void retranslate();
    QLineEdit *keyEdit() const { return m_key; }
    QLineEdit *nameEn() const { return m_nameEn; }
    QPushButton *saveButton() const { return m_save; }

signals:
    void closed();
    void saved(const tenantry::registry::Feature &feature);

private:
    void begin();
    void kindChanged();
    void save();
    base::Result<registry::Feature> typed() const;

    FeatureBackend m_backend;
    Services m_services;
    registry::Feature m_feature;
    bool m_isNew = true, m_changed = false, m_busy = false;
    std::stop_source m_stop;
    QLabel *m_title;
    QLineEdit *m_key, *m_nameEn, *m_nameEs, *m_description, *m_choices, *m_default, *m_owner, *m_review, *m_percentage, *m_percentageValue;
    QComboBox *m_kind, *m_lifetime;
    FormField *m_keyField, *m_nameEnField, *m_nameEsField, *m_descriptionField, *m_kindField, *m_choicesField, *m_defaultField, *m_ownerField, *m_lifetimeField,
        *m_reviewField, *m_percentageField, *m_percentageValueField;
    QPushButton *m_save, *m_close;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
