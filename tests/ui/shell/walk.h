// Looks at every visible text and control of a window, as a person or a screen reader would.
#pragma once

#include "ui/shell/taborder.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QToolButton>

namespace tenantry::walk {

inline QString plain(QString text)
{
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

// As it is seen.
inline QString shown(const QLabel *label)
{
    const bool rich = label->textFormat() == Qt::RichText || (label->textFormat() == Qt::AutoText && Qt::mightBeRichText(label->text()));
    if (!rich)
        return plain(label->text());
    QTextDocument document;
    document.setHtml(label->text());
    return document.toPlainText();
}

inline QString where(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *w = widget; w; w = w->parentWidget())
        path.prepend(QString::fromLatin1(w->metaObject()->className()) + (w->objectName().isEmpty() ? QString() : QLatin1Char('#') + w->objectName()));
    return path.join(QStringLiteral(" > "));
}

// Every text that can be read now: labels, buttons, placeholders, tooltips, accessible names.
inline QList<std::pair<QString, QString>> texts(QWidget *window)
{
    QList<std::pair<QString, QString>> out; // text, where
    const auto add = [&out](const QString &text, const QWidget *widget) {
        if (!text.trimmed().isEmpty())
            out << std::pair(plain(text).trimmed(), where(widget));
    };
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<QLabel *>(widget))
            add(label->text(), label);
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            add(button->text(), button);
        if (const auto *edit = qobject_cast<QLineEdit *>(widget))
            add(edit->placeholderText(), edit);
        if (const auto *box = qobject_cast<QComboBox *>(widget))
            for (int i = 0; i < box->count(); ++i)
                add(box->itemText(i), box);
        add(widget->toolTip(), widget);
        add(widget->accessibleName(), widget);
    }
    return out;
}

// Keys with Alt that two controls want, of those that can be used now: “Alt+R: “&Resume” and “&Roll out””.
inline QStringList doubledMnemonics(QWidget *window)
{
    QHash<QKeySequence, QString> seen;
    QStringList out;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !widget->isEnabled())
            continue;
        QString text;
        if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
            text = label->text();
        if (const auto *control = qobject_cast<QAbstractButton *>(widget))
            text = control->text();
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (keys.isEmpty())
            continue;
        if (seen.contains(keys))
            out << QStringLiteral("%1: “%2” and “%3”").arg(keys.toString(), seen.value(keys), text);
        seen.insert(keys, text);
    }
    return out;
}

// Keys with Alt that lead nowhere: QLabel passes over a buddy that takes no focus of its own, also one with a focus proxy.
inline QStringList deadMnemonics(QWidget *window)
{
    QStringList out;
    for (const QLabel *label : window->findChildren<QLabel *>())
        if (label->isVisible() && label->buddy() && label->buddy()->isEnabled() && label->buddy()->focusPolicy() == Qt::NoFocus && !QKeySequence::mnemonic(label->text()).isEmpty())
            out << QStringLiteral("%1 of “%2” leads nowhere").arg(QKeySequence::mnemonic(label->text()).toString(), label->text());
    return out;
}

// Where Tab goes up again without going to the right: from something below to something above it that one passes by, reading.
inline QStringList tabJumps(QWidget *window)
{
    QWidgetList chain = ui::tabOrder(window);
    chain.removeIf([](const QWidget *each) { return each->visibleRegion().isEmpty(); }); // scrolled away
    QStringList out;
    for (qsizetype i = 1; i < chain.size(); ++i) {
        const QRect before(chain[i - 1]->mapTo(window, QPoint()), chain[i - 1]->size()), after(chain[i]->mapTo(window, QPoint()), chain[i]->size());
        if (after.bottom() <= before.top() && after.left() < before.right())
            out << QStringLiteral("Tab goes up from %1 to %2").arg(where(chain[i - 1]).section(QLatin1String(" > "), -3), where(chain[i]).section(QLatin1String(" > "), -3));
    }
    return out;
}

// Controls that a screen reader would have no words for.
inline QStringList nameless(QWidget *window)
{
    QStringList out;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
            || qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QPlainTextEdit *>(widget);
        if (!control || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        if (qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) || qobject_cast<QComboBox *>(widget->parentWidget()))
            continue; // the edit inside speaks for its owner
        QString name = widget->accessibleName();
        if (name.isEmpty())
            if (const auto *button = qobject_cast<QAbstractButton *>(widget))
                name = button->text();
        if (name.isEmpty())
            for (const auto *label : window->findChildren<QLabel *>())
                if (label->buddy() == widget)
                    name = label->text();
        if (name.trimmed().isEmpty())
            out << where(widget);
    }
    return out;
}

// Texts that have less room than they need.
inline QStringList cut(QWidget *window)
{
    QStringList out;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *label = qobject_cast<QLabel *>(widget); label && !label->text().isEmpty() && label->pixmap().isNull()) {
            const int wide = label->contentsRect().width(), tall = label->contentsRect().height();
            if (label->wordWrap()) {
                const QRect need = label->fontMetrics().boundingRect(QRect(0, 0, wide, 100000), Qt::TextWordWrap, shown(label));
                if (need.height() > tall + 2 || need.width() > wide + 1)
                    out << QStringLiteral("“%1” needs %2x%3, has %4x%5: %6").arg(label->text()).arg(need.width()).arg(need.height()).arg(wide).arg(tall).arg(where(label));
            } else if (label->fontMetrics().horizontalAdvance(shown(label)) > wide + 1) {
                out << QStringLiteral("“%1” needs %2, has %3: %4").arg(label->text()).arg(label->fontMetrics().horizontalAdvance(shown(label))).arg(wide).arg(where(label));
            }
        }
        if (const auto *button = qobject_cast<QAbstractButton *>(widget); button && !button->text().isEmpty()) {
            const auto *tool = qobject_cast<const QToolButton *>(button);
            if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly)
                continue;
            if (button->width() < button->sizeHint().width() - 1 || button->height() < button->sizeHint().height() - 1)
                out << QStringLiteral("“%1” needs %2x%3, has %4x%5: %6").arg(button->text()).arg(button->sizeHint().width()).arg(button->sizeHint().height()).arg(button->width()).arg(button->height()).arg(where(button));
        }
        if (const auto *box = qobject_cast<QComboBox *>(widget); box && !box->isEditable()) {
            const int need = box->fontMetrics().horizontalAdvance(box->currentText()) + (box->itemIcon(box->currentIndex()).isNull() ? 0 : box->iconSize().width() + 4);
            if (need > box->width() - 36)
                out << QStringLiteral("choice “%1” needs %2, has %3: %4").arg(box->currentText()).arg(need).arg(box->width() - 36).arg(where(box));
        }
        if (const auto *edit = qobject_cast<QLineEdit *>(widget); edit && edit->text().isEmpty() && !edit->placeholderText().isEmpty()
            && !edit->placeholderText().contains(QLatin1String("://")))
            if (edit->fontMetrics().horizontalAdvance(edit->placeholderText()) > edit->width() - 16)
                out << QStringLiteral("placeholder “%1”: %2").arg(edit->placeholderText(), where(edit));
    }
    return out;
}

} // namespace tenantry::walk
