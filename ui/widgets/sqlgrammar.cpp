#include "ui/widgets/sqlgrammar.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

namespace tenantry::ui {

namespace {

class Reader final : public KSyntaxHighlighting::AbstractHighlighter {
public:
    QList<SqlView::Span> read(const QString &line)
    {
        m_spans.clear();
        m_state = highlightLine(line, m_state);
        return std::exchange(m_spans, {});
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length > 0 && format.textStyle() != KSyntaxHighlighting::Theme::Normal)
            m_spans.append({offset, length, int(format.textStyle())});
    }

private:
    KSyntaxHighlighting::State m_state;
    QList<SqlView::Span> m_spans;
};

} // namespace

struct SqlGrammar::Private {
    KSyntaxHighlighting::Repository repository;
    KSyntaxHighlighting::Definition definition = repository.definitionForName(QStringLiteral("SQL (PostgreSQL)"));
};

SqlGrammar::SqlGrammar() = default;
SqlGrammar::~SqlGrammar() = default;

std::shared_ptr<SqlGrammar> SqlGrammar::shared()
{
    static std::mutex mutex;
    static std::weak_ptr<SqlGrammar> held;
    const std::scoped_lock lock(mutex);
    auto out = held.lock();
    if (!out)
        held = out = std::make_shared<SqlGrammar>();
    return out;
}

QList<QList<SqlView::Span>> SqlGrammar::read(const QStringList &lines, const std::stop_token &stop)
{
    const std::scoped_lock lock(m_mutex);
    if (!d)
        d = std::make_unique<Private>();
    if (!d->definition.isValid())
        return {};
    Reader reader;
    reader.setDefinition(d->definition);
    QList<QList<SqlView::Span>> out;
    out.reserve(lines.size());
    for (const QString &line : lines) {
        if (stop.stop_requested())
            return {};
        out << reader.read(line);
    }
    return out;
}

} // namespace tenantry::ui
