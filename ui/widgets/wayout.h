// The Cancel of the form that is open somewhere (setEscapes() in looks.h). GUI thread.
#pragma once

#include <QAbstractButton>
#include <algorithm>

namespace tenantry::ui {

inline QAbstractButton *wayOut(const QWidget *place) // null: no form is open in it
{
    const auto buttons = place ? place->findChildren<QAbstractButton *>() : QList<QAbstractButton *>();
    const auto way = std::ranges::find_if(buttons, [](const QAbstractButton *each) { return each->property("escapes").toBool() && each->isVisible() && each->isEnabled(); });
    return way == buttons.end() ? nullptr : *way;
}

inline QAbstractButton *questionsCancel(const QWidget *place) // null: nothing is asked there
{
    const auto buttons = place ? place->findChildren<QAbstractButton *>() : QList<QAbstractButton *>();
    const auto cancel = std::ranges::find_if(buttons, [](const QAbstractButton *each) { return each->property("withdraws").toBool() && each->isVisible(); });
    return cancel == buttons.end() ? nullptr : *cancel;
}

inline void leaveForm(const QWidget *place)
{
    if (QAbstractButton *way = wayOut(place))
        way->click();
}

} // namespace tenantry::ui
