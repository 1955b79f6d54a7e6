#include "ui/widgets/sqledit.h"

#include "base/async.h"
#include "ui/widgets/sqlgrammar.h"

#include <QEvent>
#include <QKeyEvent>
#include <QTextBlock>

namespace tenantry::ui {

SqlEdit::SqlEdit(QThreadPool *workers, QWidget *parent) : NumberedEdit(parent), m_workers(workers), m_grammar(SqlGrammar::shared())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(60);
    connect(&m_soon, &QTimer::timeout, this, &SqlEdit::read);
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (m_painting || (removed == 0 && added == 0))
            return;
        if (markedLine() > 0)
            setMark(0);
        m_settled = false;
        m_soon.start();
    });
}

SqlEdit::~SqlEdit() { m_stop.request_stop(); }

void SqlEdit::setSql(const QString &sql)
{
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.insertText(sql);
    setTextCursor(QTextCursor(document()));
}

void SqlEdit::insert(const QString &text)
{
    QTextCursor cursor = textCursor();
    const auto needsSpace = [](QChar c) { return !c.isNull() && !c.isSpace() && c != u'(' && c != u')' && c != u',' && c != u'.' && c != QChar::ParagraphSeparator; };
    const QChar before = cursor.selectionStart() > 0 ? document()->characterAt(cursor.selectionStart() - 1) : QChar();
    const QChar after = document()->characterAt(cursor.selectionEnd());
    cursor.insertText((needsSpace(before) ? QStringLiteral(" ") : QString()) + text + (needsSpace(after) ? QStringLiteral(" ") : QString()));
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
}

void SqlEdit::setPlace(int line, int column)
{
    const QTextBlock block = line > 0 ? document()->findBlockByNumber(line - 1) : QTextBlock();
    if (!block.isValid()) {
        setMark(0);
        return;
    }
    const QString text = block.text();
    qsizetype at = 0; // the server counts what lies beyond 16 bits as one
    for (int left = column - 1; left > 0 && at < text.size(); --left)
        at += text.at(at).isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
    setMark(line, column > 0 ? int(at) + 1 : 0);
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + int(std::min(at, text.size())));
    setTextCursor(cursor);
}

void SqlEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier)
        emit runRequested();
    else
        NumberedEdit::keyPressEvent(event);
}

void SqlEdit::changeEvent(QEvent *event)
{
    NumberedEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // other colours
        paint();
}

void SqlEdit::read()
{
    m_stop.request_stop();
    m_stop = {};
    const QString text = toPlainText();
    if (!m_workers || text.size() > SqlView::mostColoured) {
        m_settled = true;
        return;
    }
    base::run(m_workers, m_stop.get_token(), [grammar = m_grammar, lines = text.split(u'\n')](std::stop_token stop) -> base::Result<QList<QList<SqlView::Span>>> { return grammar->read(lines, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<QList<QList<SqlView::Span>>> &spans) {
            if (number != m_newest || !spans || m_soon.isActive()) // it was changed meanwhile
                return;
            m_spans = *spans;
            paint();
            m_settled = true;
        });
}

void SqlEdit::paint()
{
    m_painting = true;
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        QList<QTextLayout::FormatRange> ranges;
        for (const SqlView::Span &span : m_spans.value(block.blockNumber()))
            ranges.append({span.start, span.length, sqlFormat(span.style)});
        if (ranges == block.layout()->formats())
            continue;
        block.layout()->setFormats(ranges);
        document()->markContentsDirty(block.position(), block.length());
    }
    m_painting = false;
}

} // namespace tenantry::ui
