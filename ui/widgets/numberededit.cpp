#include "ui/widgets/numberededit.h"

#include "ui/theme/theme.h"

#include <KSyntaxHighlighting/Theme>

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using Style = KSyntaxHighlighting::Theme::TextStyle;

class NumberedEdit::Numbers : public QWidget {
public:
    explicit Numbers(NumberedEdit *edit) : QWidget(edit), m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintNumbers(this, event->rect()); }

private:
    NumberedEdit *m_edit;
};

NumberedEdit::NumberedEdit(QWidget *parent) : QPlainTextEdit(parent), m_numbers(new Numbers(this))
{
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setFont(theme::monospace(font()));
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &NumberedEdit::makeRoom);
}

void NumberedEdit::setFirstLine(int number)
{
    m_firstLine = number;
    makeRoom();
}

void NumberedEdit::makeRoom()
{
    const int digits = int(QString::number(m_firstLine + std::max(1, document()->blockCount()) - 1).size());
    const int wide = fontMetrics().horizontalAdvance(u'9') * (digits + 1) + 14;
    setViewportMargins(wide, 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), wide - 4, inside.height());
}

void NumberedEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    makeRoom();
}

void NumberedEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_mark > 0) // other colours
        showMark();
}

void NumberedEdit::paintNumbers(QWidget *on, const QRect &dirty)
{
    const theme::Tokens &t = theme::tokens();
    QPainter painter(on);
    painter.setFont(font());
    const int shift = viewport()->y() - on->y();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset()).translated(0, shift);
        if (place.top() > dirty.bottom())
            break;
        const int number = m_firstLine + block.blockNumber();
        const bool marked = number == m_mark;
        painter.setPen(marked ? t.ink(Tone::Danger) : t.faint);
        painter.drawText(QRectF(0, place.top(), on->width() - 6, fontMetrics().height()), Qt::AlignRight, QString::number(number));
        if (marked)
            painter.drawText(QRectF(2, place.top(), on->width(), fontMetrics().height()), Qt::AlignLeft, u"▸"_s);
    }
}

void NumberedEdit::setMark(int line, int column)
{
    m_mark = line;
    m_markColumn = column;
    showMark();
    viewport()->update();
    makeRoom();
}

void NumberedEdit::showMark()
{
    const QTextBlock block = m_mark >= m_firstLine ? document()->findBlockByNumber(m_mark - m_firstLine) : QTextBlock();
    if (!block.isValid() || document()->isEmpty()) { // not there yet
        setExtraSelections({});
        return;
    }
    QTextEdit::ExtraSelection line;
    line.format.setBackground(theme::tokens().soft(Tone::Danger));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = QTextCursor(block);
    QList<QTextEdit::ExtraSelection> all{line};
    if (m_markColumn > 0 && block.length() > 1) { // from there to the end of the word
        QTextEdit::ExtraSelection place;
        place.cursor = QTextCursor(block);
        place.cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, std::min(m_markColumn - 1, block.length() - 2));
        place.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        if (!place.cursor.hasSelection())
            place.cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor);
        place.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        place.format.setUnderlineColor(theme::tokens().ink(Tone::Danger));
        all << place;
    }
    setExtraSelections(all);
    setTextCursor(QTextCursor(block));
    centerCursor();
}

void NumberedEdit::setRows(int rows)
{
    const int around = std::clamp(height() - viewport()->height(), 12, 24) + horizontalScrollBar()->sizeHint().height();
    setFixedHeight(fontMetrics().lineSpacing() * rows + around);
}

QTextCharFormat sqlFormat(int style)
{
    const theme::Tokens &t = theme::tokens();
    QTextCharFormat out;
    switch (Style(style)) {
    case Style::Keyword:
    case Style::ControlFlow:
        out.setForeground(t.link);
        out.setFontWeight(QFont::DemiBold);
        break;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
        out.setForeground(t.muted);
        out.setFontItalic(true);
        break;
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
    case Style::Char:
    case Style::SpecialChar: out.setForeground(t.ink(Tone::Success)); break;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant: out.setForeground(t.ink(Tone::Warning)); break;
    case Style::DataType:
    case Style::BuiltIn:
    case Style::Function: out.setForeground(t.ink(Tone::Info)); break;
    case Style::Error: out.setForeground(t.ink(Tone::Danger)); break;
    default: break;
    }
    return out;
}

} // namespace tenantry::ui
