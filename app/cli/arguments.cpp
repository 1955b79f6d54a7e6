#include "cli/arguments.h"

#include "cli/translate.h"

#include <algorithm>

namespace tenantry::cli {

namespace {

struct Split {
    QString name;              // without dashes
    std::optional<QString> value;
    bool letter = false;
};

bool looksLikeOption(const QString &word)
{
    const auto digit = [&word](qsizetype at) { return at < word.size() && word.at(at) >= u'0' && word.at(at) <= u'9'; };
    // -5 and -.5 are numbers: no option is called like that.
    return word.size() > 1 && word.startsWith(QLatin1Char('-')) && !digit(1) && !(word.at(1) == u'.' && digit(2));
}

Split split(const QString &word)
{
    if (!word.startsWith(QLatin1String("--")))
        return {word.mid(1), {}, true};
    const qsizetype equals = word.indexOf(QLatin1Char('='));
    if (equals < 0)
        return {word.mid(2), {}, false};
    return {word.mid(2, equals - 2), word.mid(equals + 1), false};
}

const Option *find(const std::vector<Option> &options, const Split &asked)
{
    for (const Option &option : options) {
        if (asked.letter ? (option.letter && asked.name.size() == 1 && asked.name.at(0) == QLatin1Char(option.letter))
                         : asked.name == QLatin1String(option.name))
            return &option;
    }
    return nullptr;
}

std::unexpected<base::Error> usage(const QString &message, const QString &hint = {})
{
    return failure(base::Kind::InvalidInput, message, hint);
}

std::unexpected<base::Error> unknownOption(const QString &word, const std::vector<Option> &first, const std::vector<Option> &second)
{
    QStringList known;
    for (const auto *list : {&first, &second})
        for (const Option &option : *list)
            known << QStringLiteral("--") + QLatin1String(option.name);
    const QString bare = word.section(QLatin1Char('='), 0, 0);
    const QString meant = nearest(bare, known);
    return usage(translate("cli", "There is no option %1.").arg(bare),
                 meant.isEmpty() ? QString() : translate("cli", "Did you mean %1?").arg(meant));
}

int distance(const QString &a, const QString &b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (size_t j = 1; j < row.size(); ++j) {
            const int above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a.at(i - 1) == b.at(qsizetype(j) - 1) ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

QString nearest(const QString &word, const QStringList &known)
{
    QString best;
    int least = std::max(2, int(word.size()) / 3) + 1;
    for (const QString &candidate : known) {
        const int d = word.size() >= 3 && candidate.startsWith(word) ? 1 : distance(word, candidate);
        if (d < least) {
            least = d;
            best = candidate;
        }
    }
    return best;
}

QString Arguments::value(const char *option, const QString &otherwise) const
{
    const auto found = m_values.constFind(QString::fromLatin1(option));
    return found == m_values.constEnd() || found->isEmpty() ? otherwise : found->constLast();
}

QStringList Arguments::values(const char *option) const
{
    return m_values.value(QString::fromLatin1(option));
}

base::Result<int> Arguments::number(const char *option, int otherwise, int least, int most) const
{
    if (!has(option))
        return otherwise;
    bool ok = false;
    const int number = value(option).toInt(&ok);
    if (!ok || number < least || number > most)
        return usage(translate("cli", "--%1 takes a whole number from %2 to %3, not “%4”.")
                         .arg(QString::fromLatin1(option), QString::number(least), QString::number(most), value(option)));
    return number;
}

QStringList Parser::leading(int count) const
{
    QStringList found;
    for (qsizetype i = 0; i < m_words.size() && found.size() < count; ++i) {
        const QString &word = m_words.at(i);
        if (word == QLatin1String("--"))
            break;
        if (!looksLikeOption(word)) {
            found << word;
            continue;
        }
        const Split asked = split(word);
        if (const Option *option = find(m_global, asked); option && option->value && !asked.value)
            ++i;
    }
    return found;
}

bool Parser::hasGlobal(const char *name) const
{
    for (const QString &word : m_words) {
        if (word == QLatin1String("--"))
            break;
        if (!looksLikeOption(word))
            continue;
        const Split asked = split(word);
        if (const Option *option = find(m_global, asked); option && qstrcmp(option->name, name) == 0)
            return true;
    }
    return false;
}

QString Parser::globalValue(const char *name) const
{
    for (qsizetype i = 0; i < m_words.size() && m_words.at(i) != QLatin1String("--"); ++i) {
        if (!looksLikeOption(m_words.at(i)))
            continue;
        const Split asked = split(m_words.at(i));
        if (const Option *option = find(m_global, asked); option && qstrcmp(option->name, name) == 0)
            return asked.value ? *asked.value : m_words.value(i + 1);
    }
    return {};
}

base::Result<void> Parser::checkGlobalOnly() const
{
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const QString &word = m_words.at(i);
        if (!looksLikeOption(word) || word == QLatin1String("--"))
            continue;
        const Split asked = split(word);
        const Option *option = find(m_global, asked);
        if (!option)
            return unknownOption(word, m_global, {});
        if (option->value && !asked.value)
            ++i;
    }
    return {};
}

base::Result<Arguments> Parser::parse(const Spec &spec, int leadingWords) const
{
    Arguments out;
    int skipped = 0;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const QString &word = m_words.at(i);
        if (word == QLatin1String("--")) {
            (spec.passesOn ? out.m_passedOn : out.m_positional) += m_words.mid(i + 1);
            break;
        }
        if (!looksLikeOption(word)) {
            if (skipped < leadingWords)
                ++skipped;
            else
                out.m_positional << word;
            continue;
        }
        const Split asked = split(word);
        const Option *option = skipped == leadingWords ? find(spec.options, asked) : nullptr;
        const bool own = option != nullptr;
        if (!option)
            option = find(m_global, asked);
        if (!option)
            option = find(spec.options, asked); // a command's option before its noun
        if (!option)
            return unknownOption(word, spec.options, m_global);
        // A command's option that shadows a global one is kept under a name of its own.
        QString name = QString::fromLatin1(option->name);
        if (own && find(m_global, asked))
            name.prepend(QLatin1String("own:"));
        if (!option->value) {
            if (asked.value)
                return usage(translate("cli", "--%1 is a switch and takes no value.").arg(QLatin1String(option->name)));
            out.m_values[name] << QString();
            continue;
        }
        QString value;
        if (asked.value) {
            value = *asked.value;
        } else if (i + 1 < m_words.size() && !m_words.at(i + 1).startsWith(QLatin1String("--"))) {
            value = m_words.at(++i);
        } else {
            return usage(translate("cli", "--%1 needs a value: --%1 %2.").arg(QLatin1String(option->name), QLatin1String(option->value)),
                         translate("cli", "A value that begins with dashes is written --%1=VALUE.").arg(QLatin1String(option->name)));
        }
        if (!option->repeatable && out.m_values.contains(name))
            return usage(translate("cli", "--%1 was given twice.").arg(QLatin1String(option->name)));
        out.m_values[name] << value;
    }

    for (const Option &option : spec.options)
        if (option.required && !out.has(option.name))
            return usage(translate("cli", "--%1 is missing: --%1 %2.").arg(QLatin1String(option.name), QLatin1String(option.value)));
    qsizetype least = 0, most = 0;
    for (const Argument &argument : spec.arguments) {
        least += argument.required ? 1 : 0;
        most = argument.many ? 1'000'000 : most + 1;
    }
    if (out.m_positional.size() < least)
        return usage(translate("cli", "%1 is missing.").arg(QLatin1String(spec.arguments[size_t(out.m_positional.size())].name)));
    if (out.m_positional.size() > most)
        return usage(translate("cli", "“%1” is one word too many.").arg(out.m_positional.at(most)),
                     translate("cli", "A value with spaces is put in quotes."));
    return out;
}

} // namespace tenantry::cli
