// A whole number in a form. A spin box puts the number from before in the place of what is none, and says nothing; a number that decides what becomes
// of tenants is not to be what nobody typed. GUI thread.
#pragma once

#include "ui/widgets/formfield.h"

class QSpinBox;

namespace tenantry::ui {

class NumberField : public FormField {
    Q_OBJECT
public:
    NumberField(int least, int most, QWidget *parent = nullptr);
    ~NumberField() override;
    QSpinBox *box() const { return m_box; }
    int number() const;
    void setNumber(int number); // by the program: nothing was edited, and nothing is wrong any more
    // False, once: what stands there, or stood there last, is no number. Then it is said, the number from before stands there to be read, and is selected.
    bool accept();

signals:
    void edited(); // also for what is no number yet

private:
    void say();
    QSpinBox *m_box;
    int m_had;
    bool m_isNone = false;
};

} // namespace tenantry::ui
