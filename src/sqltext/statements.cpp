#include "sqltext/statements.h"

#include "sqltext/nature.h"

#include <algorithm>
#include <array>

namespace tenantry::sqltext {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool isWord(char c) { return isWordStart(c) || isDigit(c) || c == '$'; }

// The first words of a statement, lower case; only what fits, longer ones are none that matter here.
struct Words {
    static constexpr int kept = 4;
    std::array<std::array<char, 16>, kept> word{};
    int count = 0;
    bool concurrently = false, stdinput = false;

    void add(QByteArrayView text)
    {
        if (count < kept && text.size() < 16)
            std::ranges::transform(text, word[size_t(count)].begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        ++count;
    }
    bool is(int index, const char *name) const { return index < count && qstrcmp(word[size_t(index)].data(), name) == 0; }
    bool anyOf(int index, std::initializer_list<const char *> names) const
    {
        return std::ranges::any_of(names, [&](const char *name) { return is(index, name); });
    }
    bool suspect() const
    {
        if (anyOf(0, {"begin", "start", "commit", "end", "rollback", "abort", "copy", "vacuum", "cluster", "reindex", "discard", "repack"}))
            return true;
        if (is(0, "prepare"))
            return is(1, "transaction");
        if (anyOf(0, {"create", "drop", "alter"}))
            return concurrently || anyOf(1, {"database", "tablespace", "subscription", "system"});
        return false;
    }
    bool definesRoutine() const
    {
        const int at = is(1, "or") && is(2, "replace") ? 3 : 1;
        return is(0, "create") && anyOf(at, {"function", "procedure"});
    }
};

bool equals(QByteArrayView text, const char *lower) { return text.compare(QByteArrayView(lower), Qt::CaseInsensitive) == 0; }

class Lexer {
public:
    explicit Lexer(QByteArrayView sql) : m_begin(sql.data()), m_at(sql.data()), m_end(sql.data() + sql.size()) {}

    Split split()
    {
        Split out;
        while (m_at < m_end && !out.trouble) {
            const char c = *m_at;
            if (c == '\n') {
                ++m_line;
                ++m_at;
            } else if (isSpace(c)) {
                ++m_at;
            } else if (c == '-' && next() == '-') {
                lineComment();
            } else if (c == '/' && next() == '*') {
                blockComment(out);
            } else if (c == ';' && m_depth <= 0 && m_atomic == 0) {
                finish(out);
                ++m_at;
                if (out.inlineData)
                    return out;
            } else {
                token(out);
            }
        }
        finish(out);
        out.inlineData = false; // nothing follows
        return out;
    }

    std::vector<Comment> comments(QByteArrayView containing)
    {
        m_wanted = containing; // lower case
        split();
        return std::move(m_comments);
    }

private:
    char next(int by = 1) const { return m_end - m_at > by ? m_at[by] : '\0'; }

    void token(Split &out)
    {
        if (m_start == nullptr) {
            m_start = m_at;
            m_startLine = m_line;
        }
        const char c = *m_at;
        const char before = std::exchange(m_before, c);
        if (isWordStart(c)) {
            word(out, before);
        } else if (isDigit(c)) {
            while (m_at < m_end && (isWordStart(*m_at) || isDigit(*m_at) || *m_at == '.'))
                ++m_at;
        } else if (c == '\'' || c == '"') {
            quoted(out, c, false);
        } else if (c == '$') {
            dollar(out);
        } else if (c == '\\') {
            const char *end = m_at + 1;
            while (end < m_end && !isSpace(*end) && end - m_at < 32)
                ++end;
            out.trouble = {TroubleKind::PsqlCommand, m_line, QString::fromUtf8(m_at, end - m_at)};
            m_start = nullptr;
        } else {
            if (c == '(' || c == '[')
                ++m_depth;
            else if (c == ')' || c == ']')
                --m_depth;
            ++m_at;
        }
        m_last = m_at;
    }

    void word(Split &out, char before)
    {
        const char *begin = m_at;
        while (m_at < m_end && isWord(*m_at))
            ++m_at;
        const QByteArrayView text(begin, m_at);
        if (text.size() == 1 && (*begin | 0x20) == 'e' && m_at < m_end && *m_at == '\'') {
            quoted(out, '\'', true);
            return;
        }
        if (equals(text, "concurrently"))
            m_words.concurrently = true;
        else if (equals(text, "stdin") || equals(text, "stdout"))
            m_words.stdinput = true;
        // A routine whose body is SQL: its semicolons are inside. "case" and "end" count unless they are names (x.end, AS end).
        const bool name = before == '.' || m_previousIsAs;
        if (m_depth <= 0 && !name && m_words.definesRoutine()) {
            if (m_atomic == 0 && m_previousIsBegin && equals(text, "atomic"))
                m_atomic = 1;
            else if (m_atomic > 0 && equals(text, "case"))
                ++m_atomic;
            else if (m_atomic > 0 && equals(text, "end"))
                --m_atomic;
        }
        m_previousIsBegin = equals(text, "begin");
        m_previousIsAs = equals(text, "as");
        m_words.add(text);
    }

    void quoted(Split &out, char quote, bool escapes)
    {
        const int line = m_line;
        ++m_at;
        while (m_at < m_end) {
            const char c = *m_at++;
            if (c == '\n') {
                ++m_line;
            } else if (c == '\\' && escapes && m_at < m_end) {
                m_line += *m_at == '\n';
                ++m_at;
            } else if (c == quote) {
                if (m_at < m_end && *m_at == quote)
                    ++m_at;
                else if (!escapes || !continues())
                    return;
            }
        }
        unfinished(out, TroubleKind::OpenQuote, line, QString(QLatin1Char(quote)));
    }

    // E'a' <newline> 'b' is one string, and its second part still has escapes.
    bool continues()
    {
        const char *p = m_at;
        int lines = 0;
        while (p < m_end && (isSpace(*p) || (*p == '-' && m_end - p > 1 && p[1] == '-'))) {
            if (*p == '-')
                p = std::find(p, m_end, '\n');
            else
                lines += *p++ == '\n';
        }
        if (lines == 0 || p >= m_end || *p != '\'')
            return false;
        m_line += lines;
        m_at = p + 1;
        return true;
    }

    void dollar(Split &out)
    {
        const char *p = m_at + 1;
        if (p < m_end && isWordStart(*p))
            while (p < m_end && (isWordStart(*p) || isDigit(*p)))
                ++p;
        if (p >= m_end || *p != '$') { // a parameter like $1, or a stray sign
            ++m_at;
            while (m_at < m_end && isDigit(*m_at))
                ++m_at;
            return;
        }
        const QByteArrayView tag(m_at, p + 1);
        const char *close = std::search(p + 1, m_end, tag.begin(), tag.end());
        if (close == m_end) {
            unfinished(out, TroubleKind::OpenQuote, m_line, QString::fromUtf8(tag));
            return;
        }
        m_line += int(std::count(m_at, close, '\n'));
        m_at = close + tag.size();
    }

    void lineComment()
    {
        const char *end = std::find(m_at, m_end, '\n');
        if (!m_wanted.isEmpty()) {
            const QByteArrayView text(m_at + 2, end);
            const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
            if (std::search(text.begin(), text.end(), m_wanted.begin(), m_wanted.end(), same) != text.end())
                m_comments.push_back({text.toByteArray().trimmed(), m_at - m_begin, m_line});
        }
        m_at = end;
    }

    void blockComment(Split &out)
    {
        const int line = m_line;
        int depth = 0;
        while (m_at < m_end) {
            if (*m_at == '/' && next() == '*') {
                ++depth;
                m_at += 2;
            } else if (*m_at == '*' && next() == '/') {
                m_at += 2;
                if (--depth == 0)
                    return;
            } else {
                m_line += *m_at++ == '\n';
            }
        }
        unfinished(out, TroubleKind::OpenComment, line, QStringLiteral("/*"));
    }

    void unfinished(Split &out, TroubleKind kind, int line, const QString &what)
    {
        out.trouble = {kind, line, what};
        m_at = m_end;
        m_start = nullptr;
    }

    void finish(Split &out)
    {
        if (m_start != nullptr) {
            Statement statement{m_start - m_begin, m_last - m_start, m_startLine, m_words.suspect()};
            out.inlineData = m_words.is(0, "copy") && m_words.stdinput
                && meaning({m_start, statement.length}).nature == Nature::CopyFromStdin;
            out.statements.push_back(statement);
        }
        m_start = nullptr;
        m_words = {};
        m_depth = m_atomic = 0;
        m_previousIsBegin = m_previousIsAs = false;
        m_before = ';';
    }

    const char *m_begin, *m_at, *m_end;
    const char *m_start = nullptr; // of the statement
    const char *m_last = nullptr;  // behind its last token
    int m_line = 1, m_startLine = 1;
    int m_depth = 0, m_atomic = 0;
    bool m_previousIsBegin = false, m_previousIsAs = false;
    char m_before = ';';
    Words m_words;
    QByteArrayView m_wanted;
    std::vector<Comment> m_comments;
};

} // namespace

Split split(QByteArrayView sql)
{
    return Lexer(sql).split();
}

std::vector<Comment> lineComments(QByteArrayView sql, QByteArrayView containing)
{
    return Lexer(sql).comments(containing);
}

Position positionAt(QByteArrayView sql, qsizetype offset)
{
    offset = std::clamp<qsizetype>(offset, 0, sql.size());
    const QByteArrayView before = sql.first(offset);
    // Not lastIndexOf(): on an empty view it looks at the byte behind it.
    const qsizetype lineStart = offset - (std::find(before.rbegin(), before.rend(), '\n') - before.rbegin());
    qsizetype lineEnd = sql.indexOf('\n', offset);
    if (lineEnd < 0)
        lineEnd = sql.size();
    Position out;
    out.line = int(std::count(before.begin(), before.end(), '\n')) + 1;
    const auto isFirstByte = [](char c) { return (c & 0xC0) != 0x80; };
    out.column = int(std::ranges::count_if(sql.sliced(lineStart, offset - lineStart), isFirstByte)) + 1;
    out.text = QString::fromUtf8(sql.sliced(lineStart, std::min<qsizetype>(lineEnd - lineStart, 400))).trimmed();
    return out;
}

} // namespace tenantry::sqltext
