// One command: a noun and a verb.
#pragma once

#include "cli/context.h"
#include "cli/translate.h"

#include <memory>
#include <vector>

namespace tenantry::cli {

class Command {
public:
    virtual ~Command() = default;
    virtual Spec spec() const = 0;
    // The exit status, or an Error that becomes one. Blocks.
    virtual Result<int> run(Context &context) = 0;
};

using CommandPtr = std::unique_ptr<Command>;
using Commands = std::vector<CommandPtr>;

struct Noun {
    const char *name;
    const char *summary;
    Commands (*commands)(); // made only for the noun that is used
};

inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitPartly = 6;

} // namespace tenantry::cli
