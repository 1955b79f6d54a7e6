#include "cli/help.h"

#include "registry/permissions.h"

#include <algorithm>

namespace tenantry::cli {

namespace {

QString words(const char *source)
{
    return source && *source ? QCoreApplication::translate("cli", source) : QString();
}

// What stands for a value, in the reader's language; what is typed as it stands (en|es) is not here.
constexpr const char *placeholders[] = {
    QT_TRANSLATE_NOOP("cli", "NAME"),      QT_TRANSLATE_NOOP("cli", "NAME|URI"),  QT_TRANSLATE_NOOP("cli", "LOGIN"),
    QT_TRANSLATE_NOOP("cli", "FILE"),      QT_TRANSLATE_NOOP("cli", "FILE|-"),    QT_TRANSLATE_NOOP("cli", "SECONDS"),
    QT_TRANSLATE_NOOP("cli", "DIR"),       QT_TRANSLATE_NOOP("cli", "TEXT"),      QT_TRANSLATE_NOOP("cli", "PLAN"),
    QT_TRANSLATE_NOOP("cli", "EMAIL"),     QT_TRANSLATE_NOOP("cli", "LABEL"),     QT_TRANSLATE_NOOP("cli", "DOMAIN"),
    QT_TRANSLATE_NOOP("cli", "HOST"),      QT_TRANSLATE_NOOP("cli", "ROLE"),      QT_TRANSLATE_NOOP("cli", "MODE"),
    QT_TRANSLATE_NOOP("cli", "STATE"),     QT_TRANSLATE_NOOP("cli", "COLUMN"),    QT_TRANSLATE_NOOP("cli", "PRODUCT"),
    QT_TRANSLATE_NOOP("cli", "SERVER"),    QT_TRANSLATE_NOOP("cli", "OPERATION"), QT_TRANSLATE_NOOP("cli", "TENANT"),
    QT_TRANSLATE_NOOP("cli", "DB"),
};

QString placeholder(const char *name)
{
    for (const char *known : placeholders)
        if (qstrcmp(known, name) == 0)
            return words(known);
    return QString::fromLatin1(name);
}

// Pairs in two columns, the right one wrapped to the width.
QString twoColumns(const QList<std::pair<QString, QString>> &pairs, int width)
{
    int left = 0;
    for (const auto &[name, text] : pairs)
        left = std::max(left, std::min(30, displayWidth(name)));
    left += 4;
    QString out;
    for (const auto &[name, text] : pairs) {
        QString line = QStringLiteral("  ") + name;
        if (displayWidth(line) > left - 2) {
            out += line + QLatin1Char('\n');
            line.clear();
        }
        line += QString(std::max(0, left - displayWidth(line)), QLatin1Char(' '));
        const int room = std::max(24, width - left);
        int used = 0;
        for (const QString &word : text.split(QLatin1Char(' '))) {
            if (used > 0 && used + 1 + displayWidth(word) > room) {
                out += line + QLatin1Char('\n');
                line = QString(left, QLatin1Char(' '));
                used = 0;
            }
            if (used > 0) {
                line += QLatin1Char(' ');
                ++used;
            }
            line += word;
            used += displayWidth(word);
        }
        out += line + QLatin1Char('\n');
    }
    return out;
}

QString wrapped(const QString &text, int width)
{
    QString out, line;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        if (!line.isEmpty() && displayWidth(line) + 1 + displayWidth(word) > width) {
            out += line + QLatin1Char('\n');
            line.clear();
        }
        line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
    }
    return out + line + QLatin1Char('\n');
}

QString optionName(const Option &option)
{
    QString text = option.letter ? QStringLiteral("-%1, ").arg(QLatin1Char(option.letter)) : QString();
    text += QStringLiteral("--") + QLatin1String(option.name);
    if (option.value)
        text += QLatin1Char(' ') + placeholder(option.value);
    return text;
}

QString optionList(const std::vector<Option> &options, int width)
{
    QList<std::pair<QString, QString>> pairs;
    for (const Option &option : options) {
        QString text = words(option.help);
        if (option.required)
            text += QLatin1Char(' ') + translate("cli", "(required)");
        if (option.repeatable)
            text += QLatin1Char(' ') + translate("cli", "(may be repeated)");
        pairs << std::pair(optionName(option), text);
    }
    return twoColumns(pairs, width);
}

QString heading(const QString &text)
{
    return QLatin1Char('\n') + text + QLatin1Char('\n');
}

int limited(int width)
{
    return width > 0 ? std::clamp(width, 40, 110) : 100;
}

} // namespace

QString usageLine(const Spec &spec)
{
    QString line = QStringLiteral("tenantryctl %1 %2").arg(QLatin1String(spec.noun), QLatin1String(spec.verb));
    for (const Argument &argument : spec.arguments) {
        QString word = placeholder(argument.name);
        if (argument.many)
            word += QStringLiteral("…");
        line += QLatin1Char(' ') + (argument.required ? word : QLatin1Char('[') + word + QLatin1Char(']'));
    }
    for (const Option &option : spec.options)
        if (option.required)
            line += QStringLiteral(" --%1 %2").arg(QLatin1String(option.name), placeholder(option.value));
    if (std::ranges::any_of(spec.options, [](const Option &option) { return !option.required; }))
        line += QLatin1Char(' ') + translate("cli", "[options]");
    if (spec.passesOn)
        line += QStringLiteral(" [-- ARGS]");
    return line;
}

QString programHelp(const std::vector<Noun> &nouns, const std::vector<Option> &global, int width)
{
    width = limited(width);
    QString out = QStringLiteral("tenantryctl ") + QStringLiteral(TENANTRY_VERSION) + QLatin1Char('\n');
    out += wrapped(translate("cli", "The command line of Tenantry, for operators of database-per-tenant systems on PostgreSQL."), width);
    out += heading(translate("cli", "Usage:")) + QStringLiteral("  tenantryctl ")
        + translate("cli", "[global options] NOUN VERB [arguments] [options]") + QLatin1Char('\n');
    QList<std::pair<QString, QString>> list;
    for (const Noun &noun : nouns)
        list << std::pair(QString::fromLatin1(noun.name), words(noun.summary));
    out += heading(translate("cli", "Nouns:")) + twoColumns(list, width);
    out += heading(translate("cli", "Global options, before or after noun and verb:")) + optionList(global, width);
    out += heading(translate("cli", "Environment:"))
        + twoColumns({{QStringLiteral("TENANTRY_HOME"), translate("cli", "the folder with everything this computer keeps")},
                      {QStringLiteral("TENANTRY_REGISTRY"), translate("cli", "as --registry")},
                      {QStringLiteral("TENANTRY_OPERATOR"), translate("cli", "as --operator")},
                      {QStringLiteral("TENANTRY_PASSWORD"), translate("cli", "the operator's password")},
                      {QStringLiteral("TENANTRY_LANG"), translate("cli", "as --lang")}}, width);
    out += heading(translate("cli", "Exit status:"))
        + twoColumns({{QStringLiteral("0"), translate("cli", "done")},
                      {QStringLiteral("1"), translate("cli", "failed")},
                      {QStringLiteral("2"), translate("cli", "wrong usage, or something given that cannot be accepted")},
                      {QStringLiteral("3"), translate("cli", "not found")},
                      {QStringLiteral("4"), translate("cli", "not permitted, or sign-in failed")},
                      {QStringLiteral("5"), translate("cli", "conflict, or wrong state")},
                      {QStringLiteral("6"), translate("cli", "partly done: some tenants failed")},
                      {QStringLiteral("7"), translate("cli", "unreachable, or timed out")},
                      {QStringLiteral("130"), translate("cli", "cancelled with Ctrl+C")}}, width);
    out += heading(translate("cli", "Examples:")) + QStringLiteral("  tenantryctl local start\n"
           "  tenantryctl product add Shop --migrations ./migrations\n"
           "  tenantryctl tenant provision --name \"Panadería O'Higgins\" --product Shop\n"
           "  tenantryctl tenant list --filter 'state:active' --json\n");
    out += heading(translate("cli", "More: tenantryctl NOUN --help, tenantryctl NOUN VERB --help"));
    return out;
}

QString nounHelp(const Noun &noun, const Commands &commands, int width)
{
    width = limited(width);
    QString out = wrapped(words(noun.summary), width);
    out += heading(translate("cli", "Usage:")) + QStringLiteral("  tenantryctl %1 ").arg(QLatin1String(noun.name))
        + translate("cli", "VERB [arguments] [options]") + QLatin1Char('\n');
    QList<std::pair<QString, QString>> list;
    QString examples;
    for (const CommandPtr &command : commands) {
        const Spec spec = command->spec();
        list << std::pair(QString::fromLatin1(spec.verb), words(spec.summary));
        if (!spec.examples.empty())
            examples += QStringLiteral("  ") + QString::fromUtf8(spec.examples.front()) + QLatin1Char('\n');
    }
    out += heading(translate("cli", "Verbs:")) + twoColumns(list, width);
    out += heading(translate("cli", "Examples:")) + examples;
    out += heading(translate("cli", "More: tenantryctl %1 VERB --help").arg(QLatin1String(noun.name)));
    return out;
}

QString commandHelp(const Spec &spec, const std::vector<Option> &global, int width)
{
    width = limited(width);
    QString out = wrapped(words(spec.summary), width);
    if (spec.more)
        out += QLatin1Char('\n') + wrapped(words(spec.more), width);
    const QString command = QStringLiteral("%1 %2").arg(QLatin1String(spec.noun), QLatin1String(spec.verb));
    if (registry::roleFor(registry::commandPermission(command)) == registry::Role::Admin)
        out += QLatin1Char('\n') + wrapped(translate("cli", "Needs the role ADMIN."), width);
    out += heading(translate("cli", "Usage:")) + QStringLiteral("  ") + usageLine(spec) + QLatin1Char('\n');
    QList<std::pair<QString, QString>> list;
    for (const Argument &argument : spec.arguments)
        list << std::pair(placeholder(argument.name), words(argument.help));
    if (!list.isEmpty())
        out += heading(translate("cli", "Arguments:")) + twoColumns(list, width);
    if (!spec.options.empty())
        out += heading(translate("cli", "Options:")) + optionList(spec.options, width);
    out += heading(translate("cli", "Global options:")) + optionList(global, width);
    out += heading(translate("cli", "Examples:"));
    for (const char *example : spec.examples)
        out += QStringLiteral("  ") + QString::fromUtf8(example) + QLatin1Char('\n');
    return out;
}

} // namespace tenantry::cli
