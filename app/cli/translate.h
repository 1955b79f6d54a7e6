// The command line's own words. Named so that lupdate finds translate("cli", "…") as it stands.
#pragma once

#include "base/error.h"

#include <QCoreApplication>

namespace tenantry::cli {

inline QString translate(const char *context, const char *text, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate(context, text, comment, n);
}

// An error whose sentence is translated already: the command line shows it at once and stores it nowhere.
[[nodiscard]] inline std::unexpected<base::Error> failure(base::Kind kind, const QString &message, const QString &hint = {})
{
    base::Error error;
    error.kind = kind;
    error.message = base::Text("%1", {message});
    if (!hint.isEmpty())
        error.hint = base::Text("%1", {hint});
    return std::unexpected(std::move(error));
}

} // namespace tenantry::cli
