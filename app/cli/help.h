// --help of the program, of a noun, of a verb.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

QString programHelp(const std::vector<Noun> &nouns, const std::vector<Option> &global, int width);
QString nounHelp(const Noun &noun, const Commands &commands, int width);
QString commandHelp(const Spec &spec, const std::vector<Option> &global, int width);
QString usageLine(const Spec &spec);

} // namespace tenantry::cli
