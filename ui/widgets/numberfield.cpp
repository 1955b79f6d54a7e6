#include "ui/widgets/numberfield.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <utility>

namespace tenantry::ui {

NumberField::NumberField(int least, int most, QWidget *parent) : FormField(new QSpinBox, parent), m_box(static_cast<QSpinBox *>(editor()))
{
    m_box->setRange(least, most);
    m_had = m_box->value();
    connect(m_box, &QSpinBox::valueChanged, this, [this](int now) {
        if (std::exchange(m_had, now) == now) // Enter says the one from before again, where what was typed was none
            return;
        m_isNone = false;
        setError({});
        emit edited();
    });
    connect(m_box->findChild<QLineEdit *>(), &QLineEdit::textEdited, this, [this] {
        m_isNone = !m_box->hasAcceptableInput();
        setError({});
        emit edited();
    });
    connect(m_box, &QSpinBox::editingFinished, this, [this] {
        if (m_isNone)
            say();
    });
}

// The box loses the focus while it goes, and this is none any more by then.
NumberField::~NumberField()
{
    m_box->disconnect(this);
    m_box->findChild<QLineEdit *>()->disconnect(this);
}

int NumberField::number() const { return m_box->value(); }

void NumberField::setNumber(int number)
{
    const QSignalBlocker quiet(m_box);
    m_box->setValue(number);
    m_had = m_box->value();
    m_isNone = false;
    setError({});
}

bool NumberField::accept()
{
    if (!std::exchange(m_isNone, false))
        return true;
    m_box->interpretText();
    say();
    m_box->selectAll();
    return false;
}

void NumberField::say() { setError(tr("That was no number: “%1” stays.").arg(m_box->text())); }

} // namespace tenantry::ui
