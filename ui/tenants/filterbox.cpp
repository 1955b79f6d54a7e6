#include "ui/tenants/filterbox.h"

#include "base/names.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {

constexpr int proposalsAtMost = 10;

// The word around the cursor: [start, end), quotes kept together.
struct Word { int start = 0, end = 0; };
Word wordAt(const QString &text, int cursor)
{
    bool quoted = false;
    int start = 0;
    for (int i = 0; i < cursor && i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('"'))
            quoted = !quoted;
        else if (text.at(i).isSpace() && !quoted)
            start = i + 1;
    }
    int end = cursor;
    while (end < text.size() && (quoted || !text.at(end).isSpace())) {
        if (text.at(end) == QLatin1Char('"'))
            quoted = !quoted;
        ++end;
    }
    return {start, end};
}

QString quotedIfNeeded(const QString &value)
{
    for (const QChar c : value) {
        if (c.isSpace() || c == QLatin1Char(','))
            return QLatin1Char('"') + value + QLatin1Char('"');
    }
    return value;
}

} // namespace

FilterBox::FilterBox(QWidget *parent)
    : QWidget(parent), m_field(new SearchField(this)), m_edit(m_field->edit()), m_completer(new QCompleter(this)), m_proposals(new QStringListModel(this))
{
    m_edit->setObjectName(QStringLiteral("tenantFilter"));
    m_edit->setMaxLength(2000);
    setFocusProxy(m_edit);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);

    m_completer->setModel(m_proposals);
    m_completer->setWidget(m_edit);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(proposalsAtMost);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterBox::insertProposal);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterBox::read);
    connect(m_edit, &QLineEdit::textEdited, this, &FilterBox::propose);
    connect(m_field, &SearchField::left, this, &FilterBox::left);
    connect(m_field, &SearchField::submitted, this, &FilterBox::left);
    retranslate();
}

QString FilterBox::text() const { return m_edit->text(); }
void FilterBox::setText(const QString &expression) { m_edit->setText(expression); }

void FilterBox::focusEditor()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBox::read()
{
    base::Result<registry::Filter> filter = registry::Filter::parse(m_edit->text());
    m_valid = filter.has_value();
    if (filter)
        m_filter = *filter;
    else
        m_error = filter.error();
    say();
    if (m_valid)
        emit filterChanged();
    emit textChanged(m_edit->text());
}

void FilterBox::say()
{
    const bool wasGood = m_problem.isEmpty();
    m_problem.clear();
    if (!m_valid) {
        m_problem = m_error.message.translated();
        if (!m_error.hint.isEmpty())
            m_problem += QLatin1Char(' ') + m_error.hint.translated();
    }
    m_field->setInvalid(m_problem);
    if (wasGood && !m_valid) {
        QAccessibleEvent event(m_edit, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

QString FilterBox::problem() const { return m_problem; }

QStringList FilterBox::proposals(const QString &text, int cursor) const
{
    const Word word = wordAt(text, cursor);
    QString typed = text.mid(word.start, cursor - word.start);
    const bool negated = typed.startsWith(QLatin1Char('-'));
    if (negated)
        typed.remove(0, 1);
    const QString minus = negated ? QStringLiteral("-") : QString();
    QStringList first, second;
    const qsizetype colon = typed.indexOf(QLatin1Char(':'));
    if (colon < 0) {
        if (typed.isEmpty())
            return {};
        const QString folded = base::folded(typed);
        for (const QString &key : registry::Filter::keys()) {
            if (key.startsWith(folded))
                first.append(minus + key + QLatin1Char(':'));
        }
        if (typed.size() < 2)
            return first;
        for (auto it = m_values.cbegin(); it != m_values.cend(); ++it) {
            for (const QString &value : it.value()) {
                if (base::folded(value).startsWith(folded))
                    second.append(minus + it.key() + QLatin1Char(':') + quotedIfNeeded(value));
            }
        }
    } else {
        const QString key = typed.first(colon).toLower();
        // "plan:gold,si" completes the part after the last comma.
        const QString list = typed.sliced(colon + 1);
        const qsizetype comma = list.lastIndexOf(QLatin1Char(','));
        const QString head = minus + key + QLatin1Char(':') + list.first(comma + 1);
        QString part = base::folded(list.sliced(comma + 1));
        part.remove(QLatin1Char('"'));
        for (const QString &value : m_values.value(key)) {
            const QString folded = base::folded(value);
            if (folded == part)
                continue;
            if (folded.startsWith(part))
                first.append(head + quotedIfNeeded(value));
            else if (!part.isEmpty() && folded.contains(part))
                second.append(head + quotedIfNeeded(value));
        }
    }
    first += second;
    if (first.size() > proposalsAtMost)
        first.resize(proposalsAtMost);
    return first;
}

void FilterBox::propose()
{
    const QStringList list = proposals(m_edit->text(), m_edit->cursorPosition());
    m_proposals->setStringList(list);
    if (list.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    QRect at = m_edit->inputMethodQuery(Qt::ImCursorRectangle).toRect();
    at.setWidth(std::min(320, m_edit->width()));
    at.translate(-8, 6);
    m_completer->complete(at);
}

void FilterBox::insertProposal(const QString &proposal)
{
    const QString text = m_edit->text();
    const Word word = wordAt(text, m_edit->cursorPosition());
    const bool wantsValue = proposal.endsWith(QLatin1Char(':'));
    const QString rest = text.mid(word.end);
    const QString inserted = proposal + (wantsValue || rest.startsWith(QLatin1Char(' ')) ? QString() : QStringLiteral(" "));
    m_edit->setText(text.left(word.start) + inserted + rest);
    m_edit->setCursorPosition(word.start + int(inserted.size()));
    if (wantsValue)
        QMetaObject::invokeMethod(this, &FilterBox::propose, Qt::QueuedConnection); // after the list has closed
}

void FilterBox::retranslate()
{
    m_field->setPlaceholder(tr("Filter: words, state:paused, behind:>0 …"));
    m_edit->setAccessibleName(tr("Filter tenants"));
    m_field->setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_F));
    m_edit->setToolTip(tr("Words are looked for in name, slug, subdomain, database and id.\n"
                          "Also: state:paused  plan:gold,silver  server:db2  behind:>0  size:>1GB  created:>2026-01-31  backup:none,>7d  label:vip  -product:Shop"));
    say();
}

} // namespace tenantry::ui
