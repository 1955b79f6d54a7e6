// What was typed, against what a command understands. Options may stand anywhere; "--" ends them.
#pragma once

#include "base/error.h"

#include <QHash>
#include <QStringList>
#include <vector>

namespace tenantry::cli {

// Texts are English sources, marked QT_TRANSLATE_NOOP("cli", …) where they are written.
struct Option {
    const char *name;            // "company", typed as --company
    const char *value = nullptr; // what it takes, for the help: "NAME"; null for a switch
    const char *help = "";
    bool required = false;
    bool repeatable = false;
    char letter = 0;             // -y
};

struct Argument {
    const char *name;            // "TENANT"
    const char *help = "";
    bool required = true;
    bool many = false;           // takes all that is left
};

struct Spec {
    const char *noun;
    const char *verb;
    const char *summary;
    std::vector<Argument> arguments = {};
    std::vector<Option> options = {};
    std::vector<const char *> examples = {}; // whole lines, not translated
    const char *more = nullptr;              // a paragraph below the summary
    bool passesOn = false;                   // takes "-- ARGS" for another program
};

class Arguments {
public:
    bool has(const char *option) const { return m_values.contains(QString::fromLatin1(option)); }
    QString value(const char *option, const QString &otherwise = {}) const; // the last one given
    QStringList values(const char *option) const;
    QString at(int position) const { return m_positional.value(position); }
    const QStringList &positional() const { return m_positional; }
    const QStringList &passedOn() const { return m_passedOn; }

    // A whole number within limits, or InvalidInput naming the option.
    base::Result<int> number(const char *option, int otherwise, int least, int most) const;

private:
    friend class Parser;
    QHash<QString, QStringList> m_values;
    QStringList m_positional;
    QStringList m_passedOn;
};

// Takes the line apart in two rounds, because what an option takes depends on the command that comes before or after it.
class Parser {
public:
    Parser(const std::vector<Option> &global, const QStringList &words) : m_global(global), m_words(words) {}

    // The first words that are neither options nor their values: noun and verb. Empty where there is none.
    QStringList leading(int count) const;
    // A global option's value or presence, before anything else is known: --lang, --json, --help.
    bool hasGlobal(const char *name) const;
    QString globalValue(const char *name) const;

    // After noun and verb are known. Options of the command win over global ones of the same name when they stand after the verb.
    base::Result<Arguments> parse(const Spec &spec, int leadingWords) const;
    base::Result<void> checkGlobalOnly() const; // no command: every option must be a known global one

private:
    const std::vector<Option> &m_global;
    const QStringList &m_words;
};

// The likeliest of `known` for a mistyped word, or nothing.
QString nearest(const QString &word, const QStringList &known);

} // namespace tenantry::cli
