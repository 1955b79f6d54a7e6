#include "ui/widgets/sqlview.h"

#include "base/async.h"
#include "base/text.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/numberededit.h"
#include "ui/widgets/sqlgrammar.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QLocale>
#include <QTextBlock>
#include <QVBoxLayout>

namespace tenantry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype atOnce = 8 << 10; // bytes: as much is made ready and shown where it is asked for
constexpr qint64 slice = 4;           // milliseconds of the GUI thread at a time

// Invisible and direction-changing characters are shown: what is reviewed here is run against every tenant.
QString shownLine(QString line)
{
    if (line.endsWith(u'\r'))
        line.chop(1);
    return base::printable(line.replace(u'\t', u"    "_s));
}

SqlView::Ready ready(QByteArrayView sql)
{
    SqlView::Ready out;
    out.cutText = sql.size() > SqlView::mostShown;
    if (out.cutText)
        sql.truncate(SqlView::mostShown);
    for (qsizetype at = 0; at <= sql.size();) {
        qsizetype end = sql.indexOf('\n', at);
        if (end < 0)
            end = sql.size();
        QByteArrayView line = sql.sliced(at, end - at);
        bool cut = line.size() > 4 * SqlView::longestLine; // no need to decode what cannot be shown
        if (cut)
            line.truncate(4 * SqlView::longestLine);
        QString text = shownLine(QString::fromUtf8(line));
        if (text.size() > SqlView::longestLine) {
            text.truncate(SqlView::longestLine);
            cut = true;
        }
        if (cut) {
            text += u" …"_s;
            out.cutLines = true;
        }
        out.lines << text;
        at = end + 1;
    }
    if (out.lines.size() > 1 && out.lines.last().isEmpty()) // a file ends with a line's end
        out.lines.removeLast();
    return out;
}

} // namespace

SqlView::SqlView(QThreadPool *workers, QWidget *parent)
    : QWidget(parent), m_workers(workers), m_grammar(SqlGrammar::shared()), m_edit(new NumberedEdit(this)), m_note(makeLabel(Look::Small, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_note);
    m_note->setWordWrap(true);
    m_note->hide();
    m_edit->setReadOnly(true);
    m_edit->setUndoRedoEnabled(false);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusProxy(m_edit);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SqlView::step);
}

SqlView::~SqlView() { m_stop.request_stop(); }

QPlainTextEdit *SqlView::edit() const { return m_edit; }
int SqlView::markedLine() const { return m_edit->markedLine(); }

void SqlView::setSql(const QByteArray &sql, int firstLine)
{
    if (sql == m_sql && firstLine == m_firstLine && m_newest > 0)
        return;
    m_sql = sql;
    m_firstLine = firstLine;
    m_stop.request_stop();
    m_stop = {};
    m_next.stop();
    ++m_newest;
    m_written = m_painted = 0;
    m_ready = {};
    m_settled = m_prepared = false;
    m_edit->clear();
    m_edit->setExtraSelections({});
    m_edit->setFirstLine(firstLine);
    m_note->hide();
    if (sql.size() > atOnce && m_workers) {
        prepare(sql, true);
        return;
    }
    m_prepared = !m_workers;
    take(ready(sql));
    if (m_workers)
        prepare(sql, false);
}

void SqlView::prepare(const QByteArray &sql, bool textToo)
{
    const QStringList known = textToo ? QStringList() : m_ready.lines;
    base::run(m_workers, m_stop.get_token(), [sql, known, textToo, grammar = m_grammar](std::stop_token stop) -> base::Result<std::shared_ptr<Ready>> {
        auto out = std::make_shared<Ready>();
        if (textToo)
            *out = ready(sql);
        else
            out->lines = known;
        if (sql.size() <= mostColoured)
            out->spans = grammar->read(out->lines, stop);
        return out;
    }).then(this, [this, number = m_newest, textToo](const base::Result<std::shared_ptr<Ready>> &result) {
        if (number != m_newest || !result)
            return;
        m_prepared = true;
        if (textToo) {
            take(std::move(**result));
        } else {
            m_ready.spans = std::move((*result)->spans);
            step();
        }
    });
}

void SqlView::take(Ready ready_)
{
    m_ready = std::move(ready_);
    showNote();
    step();
}

// Some lines, and the colours of some; the rest when the event loop has been elsewhere.
void SqlView::step()
{
    QElapsedTimer took;
    took.start();
    const auto &lines = m_ready.lines;
    while (m_written < lines.size() && took.elapsed() < slice) {
        qsizetype chars = 0, end = m_written;
        while (end < lines.size() && chars < 8'192)
            chars += lines[end++].size() + 1;
        const QString piece = lines.sliced(m_written, end - m_written).join(u'\n');
        if (m_written == 0) {
            m_edit->setPlainText(piece);
        } else {
            QTextCursor cursor(m_edit->document());
            cursor.movePosition(QTextCursor::End);
            cursor.insertText(u'\n' + piece);
        }
        m_written = end;
        if (const int mark = m_edit->markedLine(); mark >= m_firstLine && mark < m_firstLine + m_written && m_edit->extraSelections().isEmpty())
            m_edit->showMark();
    }
    const qsizetype colours = std::min(m_written, m_ready.spans.size());
    while (m_painted < colours && took.elapsed() < slice)
        paintBlock(int(m_painted++));
    if (m_written < lines.size() || m_painted < colours)
        m_next.start(0);
    else
        m_settled = m_prepared;
}

void SqlView::paintBlock(int number)
{
    const QTextBlock block = m_edit->document()->findBlockByNumber(number);
    if (!block.isValid())
        return;
    QList<QTextLayout::FormatRange> ranges;
    for (const Span &span : m_ready.spans.at(number))
        ranges.append({span.start, span.length, sqlFormat(span.style)});
    if (ranges.isEmpty() && block.layout()->formats().isEmpty())
        return;
    block.layout()->setFormats(ranges);
    m_edit->document()->markContentsDirty(block.position(), block.length());
}

int SqlView::columnShown(const QString &line, int column)
{
    return column <= 0 ? 0 : int(shownLine(line.left(column - 1)).size()) + 1;
}

void SqlView::setMark(int line, int column)
{
    m_edit->setMark(line, column);
}

void SqlView::showNote()
{
    QStringList parts;
    const QLocale locale;
    if (m_ready.cutText)
        parts << tr("The first %1 of a longer text.").arg(locale.formattedDataSize(mostShown, 0));
    if (m_ready.cutLines)
        parts << tr("Lines of more than %1 characters are cut here.").arg(locale.toString(longestLine));
    if (m_sql.size() > mostColoured)
        parts << tr("Shown without colours: it is longer than %1.").arg(locale.formattedDataSize(mostColoured, 0));
    m_note->setText(parts.join(u' '));
    m_note->setVisible(!parts.isEmpty());
}

void SqlView::setRows(int rows) { m_edit->setRows(rows); }

void SqlView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_newest > 0) { // other colours
        m_painted = 0;
        m_next.start(0);
    } else if (event->type() == QEvent::LanguageChange && m_newest > 0) {
        showNote();
    }
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui
