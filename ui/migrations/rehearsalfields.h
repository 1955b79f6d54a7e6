// What a rehearsal is told beyond what the roll-out is: which tenants, how large, how long. Behind a button: by itself it chooses well. GUI thread.
#pragma once

#include "migrations/rehearsal.h"

#include <QWidget>

class QLineEdit;
class QSpinBox;
class QToolButton;

namespace tenantry::ui {

class FormField;
class NumberField;

class RehearsalFields : public QWidget {
    Q_OBJECT
public:
    explicit RehearsalFields(QWidget *parent = nullptr);
    base::Result<migrations::RehearsalOptions> options(); // InvalidInput is shown at its field
    void reset();
    void retranslate();

    QToolButton *more() const { return m_more; }
    QLineEdit *tenantsEdit() const { return m_tenants; }
    QLineEdit *largestEdit() const { return m_largest; }
    QLineEdit *freeEdit() const { return m_free; }
    QSpinBox *minutesBox() const;

private:
    QToolButton *m_more;
    QWidget *m_place;
    QLineEdit *m_tenants, *m_largest, *m_free;
    FormField *m_tenantsField, *m_largestField, *m_freeField;
    NumberField *m_minutes;
};

// As tenantryctl migrate rehearse is told them.
QStringList rehearsalWords(const migrations::RehearsalOptions &options);

} // namespace tenantry::ui
