// How labels, buttons and frames are dressed: a word that the style sheet (resources/theme/panel.qss) knows.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

class QBoxLayout;
class QHBoxLayout;
class QLineEdit;
class QTableView;

namespace tenantry::ui {

enum class Look { Body, Display, Title, Heading, Muted, Small, Overline, Error, Success, Warning };
enum class ButtonKind { Normal, Primary, Danger, Ghost, Link };

void setLook(QLabel *label, Look look);
QLabel *makeLabel(Look look, QWidget *parent, const QString &text = {}); // plain text; wraps, except headings and smaller
// For a label that wraps: what has no place to break for long, a hash or a sealed value, may break anywhere. Not for what is copied.
QString breakable(const QString &text);
void setKind(QPushButton *button, ButtonKind kind);
constexpr int linkInset = 3; // how far the words of a ButtonKind::Link stand in from its edge
QHBoxLayout *linkRow(QPushButton *link);     // a line of its own whose words begin where its neighbours do; room at the end
QPushButton *makeButton(ButtonKind kind, QWidget *parent, const QString &icon = {}); // text is given by retranslate()
// A flat square button that shows only an icon. `name` is tooltip and accessible name: set it again with setName().
QToolButton *makeIconButton(const QString &icon, QWidget *parent);
void setName(QAbstractButton *button, const QString &name, const QString &shortcut = {});
void setEscapes(QAbstractButton *button); // Esc presses it while it is to be seen and Page::leave() says that nothing is unsaved: the Cancel of a form whose page looks at it there
void bringIntoView(QWidget *widget);         // in the scroll areas around it, once what was just shown has its place
QFrame *makeLine(QWidget *parent);           // horizontal
QFrame *makeVerticalLine(QWidget *parent);
void setInvalid(QWidget *editor, bool invalid); // red edge; say why in words beside it
void repolish(QWidget *widget);              // after a property that the style sheet looks at changed
void styleTable(QTableView *table, int rowHeight = 36); // a list of things: one row is chosen at a time, nothing is edited in place
void clearLayout(QLayout *layout);           // and deletes its widgets

} // namespace tenantry::ui
