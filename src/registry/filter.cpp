#include "registry/filter.h"

#include "base/names.h"

#include <QCoreApplication>
#include <QDate>
#include <QHash>
#include <QTimeZone>
#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace tenantry::registry {

using namespace tenantry::base;

namespace {

enum class Key { Word, State, Plan, Product, Server, Driver, Label, Slug, Name, Subdomain, Database, Id, Version, Behind, Size, Created, Backup };

struct KeyName {
    const char *name;
    Key key;
};
constexpr std::array keyNames{
    KeyName{"state", Key::State},   KeyName{"plan", Key::Plan},           KeyName{"product", Key::Product},   KeyName{"server", Key::Server},
    KeyName{"driver", Key::Driver}, KeyName{"label", Key::Label},         KeyName{"slug", Key::Slug},         KeyName{"name", Key::Name},
    KeyName{"subdomain", Key::Subdomain}, KeyName{"database", Key::Database}, KeyName{"id", Key::Id},         KeyName{"version", Key::Version},
    KeyName{"behind", Key::Behind}, KeyName{"size", Key::Size},           KeyName{"created", Key::Created},   KeyName{"backup", Key::Backup},
};

enum class Compare { Equal, Less, LessEqual, Greater, GreaterEqual };

// What a value stands for: a day is the span of its milliseconds, a number is a span of one.
struct Span {
    Compare compare = Compare::Equal;
    qint64 begin = 0, end = 0; // end is not part of it

    bool holds(qint64 x) const
    {
        switch (compare) {
        case Compare::Equal: return x >= begin && x < end;
        case Compare::Less: return x < begin;
        case Compare::LessEqual: return x < end;
        case Compare::Greater: return x >= end;
        case Compare::GreaterEqual: return x >= begin;
        }
        return false;
    }
};

// The parts of searchText(), one a line.
constexpr int lineOf(Key key)
{
    switch (key) {
    case Key::Name: return 0;
    case Key::Slug: return 1;
    case Key::Subdomain: return 2;
    case Key::Database: return 3;
    case Key::Id: return 4;
    default: return -1;
    }
}

QStringView line(QStringView text, int number)
{
    qsizetype from = 0;
    for (; number > 0; --number) {
        const qsizetype at = text.indexOf(QLatin1Char('\n'), from);
        if (at < 0)
            return {};
        from = at + 1;
    }
    const qsizetype to = text.indexOf(QLatin1Char('\n'), from);
    return text.mid(from, to < 0 ? -1 : to - from);
}

// Plans, products, servers and labels: few, and each on many tenants, so folding one is remembered. The copy is deep: the
// text given may only be lent.
const QString &foldedOnce(const QString &text)
{
    static thread_local QHash<QString, QString> known;
    if (const auto found = known.constFind(text); found != known.cend())
        return *found;
    if (known.size() > 4096)
        known.clear();
    return *known.insert(QString(text.constData(), text.size()), folded(text));
}

std::unexpected<Error> wrong(Text message, Text hint) { return fail(Kind::InvalidInput, std::move(message), std::move(hint)); }

struct Value {
    QString text;
    qsizetype at = 0; // position in the expression, from 1
};

struct Token {
    bool negated = false;
    QString key; // empty: a word
    qsizetype keyAt = 0;
    std::vector<Value> values;
};

class Reader {
public:
    explicit Reader(const QString &text) : m_text(text) {}

    Result<std::vector<Token>> tokens()
    {
        std::vector<Token> out;
        for (;;) {
            while (m_at < m_text.size() && m_text[m_at].isSpace())
                ++m_at;
            if (m_at >= m_text.size())
                return out;
            TRY(auto token, one());
            out.push_back(std::move(token));
        }
    }

private:
    Result<Token> one()
    {
        Token token;
        if (m_text[m_at] == QLatin1Char('-') && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
            token.negated = true;
            ++m_at;
        }
        token.keyAt = m_at + 1;
        qsizetype end = m_at;
        while (end < m_text.size() && ((m_text[end] >= QLatin1Char('a') && m_text[end] <= QLatin1Char('z')) || (m_text[end] >= QLatin1Char('A') && m_text[end] <= QLatin1Char('Z'))))
            ++end;
        if (end > m_at && end < m_text.size() && m_text[end] == QLatin1Char(':')) {
            token.key = m_text.mid(m_at, end - m_at).toLower();
            m_at = end + 1;
        }
        for (;;) {
            TRY(auto value, piece(!token.key.isEmpty()));
            token.values.push_back(std::move(value));
            if (token.key.isEmpty() || m_at >= m_text.size() || m_text[m_at] != QLatin1Char(','))
                return token;
            ++m_at;
        }
    }

    // Up to a space, or a comma where alternatives are possible; what is in quotes is taken as it is.
    Result<Value> piece(bool commas)
    {
        Value value{{}, m_at + 1};
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && !(commas && m_text[m_at] == QLatin1Char(','))) {
            if (m_text[m_at] != QLatin1Char('"')) {
                value.text += m_text[m_at++];
                continue;
            }
            const qsizetype opened = ++m_at;
            while (m_at < m_text.size() && m_text[m_at] != QLatin1Char('"')) {
                if (m_text[m_at] == QLatin1Char('\\') && m_at + 1 < m_text.size() && (m_text[m_at + 1] == QLatin1Char('"') || m_text[m_at + 1] == QLatin1Char('\\')))
                    ++m_at;
                value.text += m_text[m_at++];
            }
            if (m_at >= m_text.size())
                return wrong({QT_TRANSLATE_NOOP("core", "The quotation mark at position %1 is never closed."), {QString::number(opened)}},
                             QT_TRANSLATE_NOOP("core", "Add the closing quotation mark."));
            ++m_at;
        }
        return value;
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

Compare takeComparison(QString &text)
{
    static constexpr std::array signs{std::pair{">=", Compare::GreaterEqual}, std::pair{"<=", Compare::LessEqual}, std::pair{">", Compare::Greater},
                                      std::pair{"<", Compare::Less}, std::pair{"=", Compare::Equal}};
    for (const auto &[sign, compare] : signs)
        if (text.startsWith(QLatin1String(sign))) {
            text.remove(0, qsizetype(qstrlen(sign)));
            return compare;
        }
    return Compare::Equal;
}

std::unexpected<Error> noFit(const Token &token, const Value &value, Text hint)
{
    return wrong({QT_TRANSLATE_NOOP("core", "“%1” at position %2 does not fit %3."), {value.text, QString::number(value.at), token.key}}, std::move(hint));
}

Result<Span> numberSpan(const Token &token, const Value &value)
{
    QString text = value.text;
    Span span{takeComparison(text)};
    bool ok = false;
    span.begin = text.toLongLong(&ok);
    if (!ok || span.begin < 0 || span.begin > std::numeric_limits<int>::max())
        return noFit(token, value, QT_TRANSLATE_NOOP("core", "Give a number, like 3, >0 or <=10."));
    span.end = span.begin + 1;
    return span;
}

Result<Span> sizeSpan(const Token &token, const Value &value)
{
    QString text = value.text;
    Span span{takeComparison(text)};
    text = text.trimmed().toLower();
    qsizetype digits = 0;
    while (digits < text.size() && (text[digits].isDigit() || text[digits] == QLatin1Char('.')))
        ++digits;
    static const QHash<QString, int> units{{{}, 0},
                                           {QStringLiteral("b"), 0},   {QStringLiteral("k"), 10},   {QStringLiteral("kb"), 10}, {QStringLiteral("kib"), 10},
                                           {QStringLiteral("m"), 20},  {QStringLiteral("mb"), 20},  {QStringLiteral("mib"), 20},
                                           {QStringLiteral("g"), 30},  {QStringLiteral("gb"), 30},  {QStringLiteral("gib"), 30},
                                           {QStringLiteral("t"), 40},  {QStringLiteral("tb"), 40},  {QStringLiteral("tib"), 40}};
    bool ok = false;
    const double number = text.left(digits).toDouble(&ok);
    const auto unit = units.constFind(text.mid(digits));
    const double bytes = ok && unit != units.cend() ? number * double(qint64(1) << *unit) : -1;
    if (bytes < 0 || bytes > 9e18)
        return noFit(token, value, QT_TRANSLATE_NOOP("core", "Give a size, like 500MB, >1GB or <=1.5TB."));
    span.begin = qint64(bytes);
    span.end = span.begin + 1;
    return span;
}

// 2026, 2026-01 or 2026-01-31: days as this computer counts them.
Result<Span> dateSpan(const Token &token, const Value &value)
{
    QString text = value.text;
    Span span{takeComparison(text)};
    const QStringList parts = text.split(QLatin1Char('-'));
    std::array<int, 3> numbers{0, 1, 1};
    bool ok = parts.size() <= 3 && parts[0].size() == 4;
    for (qsizetype i = 0; ok && i < parts.size(); ++i) {
        ok = i == 0 || parts[i].size() == 2;
        for (const QChar c : parts[i])
            ok = ok && c >= QLatin1Char('0') && c <= QLatin1Char('9');
        numbers[size_t(i)] = parts[i].toInt();
    }
    const QDate first(numbers[0], numbers[1], numbers[2]);
    if (!ok || !first.isValid())
        return noFit(token, value, QT_TRANSLATE_NOOP("core", "Give a date, like 2026-01-31, >=2026-01 or <2026."));
    const QDate after = parts.size() == 1 ? first.addYears(1) : parts.size() == 2 ? first.addMonths(1) : first.addDays(1);
    span.begin = first.startOfDay(QTimeZone::LocalTime).toMSecsSinceEpoch();
    span.end = after.startOfDay(QTimeZone::LocalTime).toMSecsSinceEpoch();
    return span;
}

// A length of time, in milliseconds: 36h, 7d. What is that old to the hour or the day equals it.
Result<Span> ageSpan(const Token &token, const Value &value)
{
    constexpr qint64 hour = 3'600'000;
    QString text = value.text.toLower();
    Span span{takeComparison(text)};
    const qint64 unit = text.endsWith(QLatin1Char('h')) ? hour : text.endsWith(QLatin1Char('d')) ? 24 * hour : 0;
    bool ok = false;
    const int number = text.chopped(text.isEmpty() ? 0 : 1).toInt(&ok);
    if (!ok || unit == 0 || number < 0 || number > 100'000)
        return noFit(token, value, QT_TRANSLATE_NOOP("core", "Give how long ago, like >7d or <=36h, or none."));
    span.begin = number * unit;
    span.end = span.compare == Compare::Equal ? span.begin + unit : span.begin + 1;
    return span;
}

} // namespace

struct Filter::Term {
    Key key = Key::Word;
    bool negated = false;
    QStringList texts;       // folded; any of them
    quint32 states = 0;      // bits
    bool none = false;       // what is not there, too
    std::vector<Span> spans; // any of them

    bool anyText(const QString &value) const
    {
        const QString &known = foldedOnce(value);
        return std::any_of(texts.cbegin(), texts.cend(), [&](const QString &text) { return known == text; });
    }
    bool anySpan(qint64 value) const
    {
        return std::any_of(spans.cbegin(), spans.cend(), [&](const Span &span) { return span.holds(value); });
    }
    bool within(QStringView text) const
    {
        return std::any_of(texts.cbegin(), texts.cend(), [&](const QString &part) { return text.contains(part); });
    }

    bool holds(const Tenant &t, const QString &search) const
    {
        switch (key) {
        case Key::Word: return within(search);
        case Key::State: return states & (1U << unsigned(t.state));
        case Key::Plan: return anyText(t.plan);
        case Key::Product: return anyText(t.product);
        case Key::Server: return anyText(t.server);
        case Key::Driver: return anyText(t.driver);
        case Key::Version: return anyText(t.schemaVersion);
        case Key::Label: return std::any_of(t.labels.cbegin(), t.labels.cend(), [&](const QString &label) { return anyText(label); });
        case Key::Name:
        case Key::Slug:
        case Key::Subdomain:
        case Key::Database:
        case Key::Id: return within(line(search, lineOf(key)));
        case Key::Behind: return anySpan(t.behind);
        case Key::Size: return t.sizeBytes && anySpan(*t.sizeBytes);
        case Key::Created: return t.createdAt.isValid() && anySpan(t.createdAt.toMSecsSinceEpoch());
        case Key::Backup: return t.lastBackupAt.isValid() ? anySpan(QDateTime::currentMSecsSinceEpoch() - t.lastBackupAt.toMSecsSinceEpoch()) : none;
        }
        return false;
    }
};

Filter::Filter() : m_terms(std::make_shared<std::vector<Term>>()) {}

QStringList Filter::keys()
{
    QStringList out;
    for (const KeyName &name : keyNames)
        out << QString::fromLatin1(name.name);
    return out;
}

QString Filter::term(const QString &key, const QStringList &values)
{
    QStringList written;
    for (QString value : values) {
        if (std::any_of(value.cbegin(), value.cend(), [](QChar c) { return c.isSpace() || c == QLatin1Char(',') || c == QLatin1Char('"'); })) {
            value.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
            value = QLatin1Char('"') + value + QLatin1Char('"');
        }
        written << value;
    }
    return key + QLatin1Char(':') + written.join(QLatin1Char(','));
}

Result<Filter> Filter::parse(const QString &expression)
{
    TRY(const auto tokens, Reader(expression).tokens());
    auto terms = std::make_shared<std::vector<Term>>();
    for (const Token &token : tokens) {
        Term term;
        term.negated = token.negated;
        if (!token.key.isEmpty()) {
            const auto name = std::find_if(keyNames.begin(), keyNames.end(), [&](const KeyName &k) { return token.key == QLatin1String(k.name); });
            if (name == keyNames.end())
                return wrong({QT_TRANSLATE_NOOP("core", "There is nothing called “%1” to filter by (position %2)."), {token.key, QString::number(token.keyAt)}},
                             {QT_TRANSLATE_NOOP("core", "Known are %1. Put quotation marks around words that hold a colon."), {keys().join(QStringLiteral(", "))}});
            term.key = name->key;
        }
        for (const Value &value : token.values) {
            if (value.text.isEmpty()) {
                if (token.key.isEmpty())
                    continue; // "" matches everything
                return wrong({QT_TRANSLATE_NOOP("core", "A value is missing after “%1:” (position %2)."), {token.key, QString::number(value.at)}},
                             QT_TRANSLATE_NOOP("core", "Write the value behind the colon, without a space."));
            }
            switch (term.key) {
            case Key::State: {
                const auto state = stateFromName(value.text.toLower());
                if (!state) {
                    QStringList known;
                    for (int i = 0; i <= int(TenantState::Deleting); ++i)
                        known << stateName(TenantState(i));
                    return noFit(token, value, {QT_TRANSLATE_NOOP("core", "Known are %1."), {known.join(QStringLiteral(", "))}});
                }
                term.states |= 1U << unsigned(*state);
                break;
            }
            case Key::Behind: {
                TRY(const Span span, numberSpan(token, value));
                term.spans.push_back(span);
                break;
            }
            case Key::Size: {
                TRY(const Span span, sizeSpan(token, value));
                term.spans.push_back(span);
                break;
            }
            case Key::Created: {
                TRY(const Span span, dateSpan(token, value));
                term.spans.push_back(span);
                break;
            }
            case Key::Backup: {
                if (value.text.compare(QLatin1String("none"), Qt::CaseInsensitive) == 0) {
                    term.none = true;
                    break;
                }
                TRY(const Span span, ageSpan(token, value));
                term.spans.push_back(span);
                break;
            }
            default: term.texts << folded(value.text);
            }
        }
        if (term.key == Key::Word && term.texts.isEmpty())
            continue;
        terms->push_back(std::move(term));
    }
    // What costs least to look at and drops most comes first.
    std::stable_sort(terms->begin(), terms->end(), [](const Term &a, const Term &b) { return (a.key != Key::Word) > (b.key != Key::Word); });
    Filter filter;
    filter.m_terms = std::move(terms);
    return filter;
}

bool Filter::isEmpty() const { return m_terms->empty(); }

QString Filter::searchText(const Tenant &tenant)
{
    QString text = tenant.companyName;
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    for (const QString &part : {tenant.slug, tenant.subdomain, tenant.database, tenant.id})
        text += QLatin1Char('\n') + part;
    return folded(text);
}

bool Filter::matches(const Tenant &tenant, const QString &text) const
{
    return std::all_of(m_terms->cbegin(), m_terms->cend(), [&](const Term &term) { return term.holds(tenant, text) != term.negated; });
}

bool Filter::matches(const Tenant &tenant) const
{
    const bool needsText = std::any_of(m_terms->cbegin(), m_terms->cend(), [](const Term &term) { return term.key == Key::Word || lineOf(term.key) >= 0; });
    return matches(tenant, needsText ? searchText(tenant) : QString());
}

} // namespace tenantry::registry
