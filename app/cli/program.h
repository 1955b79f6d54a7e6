// From words to a command, and from its outcome to an exit status.
#pragma once

#include "cli/command.h"
#include "cli/interrupt.h"

namespace tenantry::cli {

struct Host {
    Environment environment = processEnvironment();
    std::function<void(const QString &language)> setLanguage; // installs the translator; "en" or "es"
    Interrupt *interrupt = nullptr;                           // may be null in tests
};

const std::vector<Option> &globalOptions();
const std::vector<Noun> &nouns();

// `words` without the program's name. Returns the exit status; everything said went to the console.
int run(const QStringList &words, Console &console, const Host &host);

// --lang, TENANTRY_LANG, then LC_ALL, LC_MESSAGES, LANG.
QString chosenLanguage(const QString &option, const Environment &environment);

} // namespace tenantry::cli
