#include "ui/widgets/keyvalueview.h"

#include "base/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/looks.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMenu>

namespace tenantry::ui {

namespace {

// Long words are broken on the screen, and whole again where they are copied to.
class ValueLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        QLabel::keyPressEvent(event);
        if (event->matches(QKeySequence::Copy))
            mend();
    }
    void contextMenuEvent(QContextMenuEvent *event) override
    {
        QLabel::contextMenuEvent(event);
        if (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget()))
            connect(menu, &QMenu::triggered, this, &ValueLabel::mend);
    }

private:
    static void mend()
    {
        const QString text = QGuiApplication::clipboard()->text();
        if (const QString whole = QString(text).remove(QChar(0x200B)); whole != text)
            QGuiApplication::clipboard()->setText(whole);
    }
};

} // namespace

KeyValueView::KeyValueView(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16 - linkInset);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
}

void KeyValueView::addRow(const QString &key, const QString &label, const QString &value, Options options)
{
    Row row;
    row.label = makeLabel(Look::Muted, this, label);
    row.label->setWordWrap(false);
    row.text = new ValueLabel(this);
    row.text->setTextFormat(Qt::PlainText);
    row.text->setWordWrap(true);
    setLook(row.text, Look::Body);
    row.text->setTextInteractionFlags(Qt::TextSelectableByMouse); // ByKeyboard draws a caret, as if it could be typed into
    row.text->setFocusPolicy(Qt::ClickFocus);
    row.text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row.text->setContentsMargins(linkInset, 4, 0, 4); // in line with links; several lines keep their distance from the next row's
    if (options.testFlag(Mono))
        row.text->setFont(theme::monospace(font()));
    const int line = int(m_rows.size());
    m_grid->setRowMinimumHeight(line, 28);
    m_grid->addWidget(row.label, line, 0, Qt::AlignLeft | Qt::AlignVCenter);
    m_grid->addWidget(row.text, line, 1, Qt::AlignVCenter);
    if (options.testFlag(Copyable)) {
        row.copy = new CopyButton(this);
        row.copy->setWhat(label);
        row.copy->setFixedSize(26, 26);
        m_grid->addWidget(row.copy, line, 2, Qt::AlignVCenter);
    }
    row.value = value;
    row.isShort = options.testFlag(Short);
    display(row);
    m_rows.insert(key, row);
}

void KeyValueView::addWidget(const QString &key, const QString &label, QWidget *value)
{
    Row row;
    row.label = makeLabel(Look::Muted, this, label);
    row.label->setWordWrap(false);
    row.widget = value;
    if (!qobject_cast<QPushButton *>(value)) // links stand in by themselves
        value->setContentsMargins(linkInset, 0, 0, 0);
    const int line = int(m_rows.size());
    m_grid->setRowMinimumHeight(line, 28);
    m_grid->addWidget(row.label, line, 0, Qt::AlignLeft | Qt::AlignVCenter);
    m_grid->addWidget(value, line, 1, 1, 2);
    m_rows.insert(key, row);
}

void KeyValueView::setLabel(const QString &key, const QString &label)
{
    if (const auto row = m_rows.find(key); row != m_rows.end()) {
        row->label->setText(label);
        if (row->copy)
            row->copy->setWhat(label);
        display(*row);
    }
}

void KeyValueView::setValue(const QString &key, const QString &value)
{
    if (const auto row = m_rows.find(key); row != m_rows.end()) {
        row->value = value;
        display(*row);
    }
}

void KeyValueView::display(Row &row)
{
    if (!row.text)
        return;
    const QString whole = row.value.isEmpty() ? QStringLiteral("–") : base::printable(row.value);
    const bool cut = row.isShort && whole.size() > 28;
    row.text->setText(cut ? whole.left(16) + QStringLiteral(" … ") + whole.right(8) : breakable(whole));
    row.text->setToolTip(cut ? whole : QString());
    row.text->setAccessibleName(QStringLiteral("%1: %2").arg(row.label->text(), whole));
    if (row.copy) {
        row.copy->setText(row.value);
        row.copy->setVisible(!row.value.isEmpty());
    }
}

void KeyValueView::setRowVisible(const QString &key, bool visible)
{
    const auto row = m_rows.constFind(key);
    if (row == m_rows.cend())
        return;
    for (QWidget *widget : {static_cast<QWidget *>(row->label), static_cast<QWidget *>(row->text), row->widget, static_cast<QWidget *>(row->copy)})
        if (widget)
            widget->setVisible(visible && (widget != row->copy || !row->value.isEmpty()));
    if (QWidget *any = row->text ? row->text : row->widget)
        m_grid->setRowMinimumHeight([&] {
            int line = 0, column = 0, rows = 0, columns = 0;
            m_grid->getItemPosition(m_grid->indexOf(any), &line, &column, &rows, &columns);
            return line;
        }(), visible ? 28 : 0);
}

QString KeyValueView::value(const QString &key) const { return m_rows.value(key).value; }

void KeyValueView::clear()
{
    clearLayout(m_grid);
    for (int line = 0; line < m_grid->rowCount(); ++line) // a grid never forgets a row
        m_grid->setRowMinimumHeight(line, 0);
    m_rows.clear();
}

} // namespace tenantry::ui
