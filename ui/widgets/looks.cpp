#include "ui/widgets/looks.h"

#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLayout>
#include <QScrollArea>
#include <QStyle>
#include <QTableView>
#include <QTextBoundaryFinder>
#include <QTimer>

namespace tenantry::ui {

namespace {

const char *lookName(Look look)
{
    switch (look) {
    case Look::Display: return "display";
    case Look::Title: return "title";
    case Look::Heading: return "heading";
    case Look::Muted: return "muted";
    case Look::Small: return "small";
    case Look::Overline: return "overline";
    case Look::Error: return "error";
    case Look::Success: return "success";
    case Look::Warning: return "warning";
    case Look::Body: break;
    }
    return "body";
}

} // namespace

void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setLook(QLabel *label, Look look)
{
    const QString name = QString::fromLatin1(lookName(look));
    if (label->property("look") == name)
        return;
    label->setProperty("look", name);
    repolish(label);
}

QLabel *makeLabel(Look look, QWidget *parent, const QString &text)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("look", QString::fromLatin1(lookName(look)));
    label->setText(text);
    label->setWordWrap(look == Look::Body || look == Look::Muted || look == Look::Error || look == Look::Success || look == Look::Warning);
    return label;
}

QString breakable(const QString &text)
{
    constexpr int fits = 24, piece = 4; // characters: what has room in the narrowest panel, and how even the edge then is
    QTextBoundaryFinder places(QTextBoundaryFinder::Line, text);
    QString out;
    for (qsizetype from = 0, to; from < text.size(); from = to) {
        to = places.toNextBoundary();
        if (to < 0)
            to = text.size();
        if (to - from <= fits) {
            out += QStringView(text).sliced(from, to - from);
            continue;
        }
        const QString unbroken = text.sliced(from, to - from);
        QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, unbroken); // an accent stays with its letter
        for (qsizetype at = 0, next; at < unbroken.size(); at = next) {
            next = unbroken.size();
            for (int i = 0; i < piece; ++i)
                if (const qsizetype one = letters.toNextBoundary(); one > 0)
                    next = one;
            out += QStringView(unbroken).sliced(at, next - at);
            if (next < unbroken.size())
                out += QChar(0x200B);
        }
    }
    return out;
}

namespace {

constexpr char iconName[] = "iconName";

QIcon iconOn(ButtonKind kind, const QString &icon)
{
    switch (kind) {
    case ButtonKind::Primary:
    case ButtonKind::Danger: return Icons::onAccent(icon);
    case ButtonKind::Link: return Icons::get(icon, Tone::Accent);
    default: return Icons::get(icon);
    }
}

void markKind(QPushButton *button, ButtonKind kind)
{
    static constexpr const char *names[] = {"normal", "primary", "danger", "ghost", "link"};
    button->setProperty("kind", QString::fromLatin1(names[static_cast<int>(kind)]));
    button->setAutoDefault(true); // Enter presses what has the focus, as in a dialog
    if (const QString icon = button->property(iconName).toString(); !icon.isEmpty())
        button->setIcon(iconOn(kind, icon));
}

} // namespace

void setKind(QPushButton *button, ButtonKind kind)
{
    markKind(button, kind);
    repolish(button);
}

QPushButton *makeButton(ButtonKind kind, QWidget *parent, const QString &icon)
{
    auto *button = new QPushButton(parent);
    button->setProperty(iconName, icon);
    markKind(button, kind);
    button->setIconSize({22, 18}); // 4 px between icon and word
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return button;
}

QHBoxLayout *linkRow(QPushButton *link)
{
    auto *row = new QHBoxLayout;
    link->setProperty("flush", true);
    repolish(link);
    row->addWidget(link);
    row->addStretch();
    return row;
}

QToolButton *makeIconButton(const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(Icons::get(icon));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIconSize({18, 18});
    return button;
}

void setName(QAbstractButton *button, const QString &name, const QString &shortcut)
{
    button->setAccessibleName(name);
    button->setToolTip(shortcut.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, shortcut));
}

QFrame *makeLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("look", QStringLiteral("line"));
    line->setFixedHeight(1);
    return line;
}

QFrame *makeVerticalLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("look", QStringLiteral("vline"));
    line->setFixedWidth(1);
    return line;
}

void setEscapes(QAbstractButton *button) { button->setProperty("escapes", true); }

void bringIntoView(QWidget *widget)
{
    QTimer::singleShot(0, widget, [widget] {
        for (QWidget *each = widget->parentWidget(); each; each = each->parentWidget())
            if (auto *area = qobject_cast<QScrollArea *>(each))
                area->ensureWidgetVisible(widget);
    });
}

void setInvalid(QWidget *editor, bool invalid)
{
    if (editor->property("invalid").toBool() == invalid)
        return;
    editor->setProperty("invalid", invalid);
    repolish(editor);
}

void styleTable(QTableView *table, int rowHeight)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false); // Tab goes to what comes after the list
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QLayout *inner = item->layout())
            clearLayout(inner);
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace tenantry::ui
