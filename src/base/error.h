// What went wrong, in a form that code can branch on and people can read.
#pragma once

#include "base/text.h"

#include <expected>

namespace tenantry::base {

enum class Kind {
    Cancelled,      // somebody asked to stop
    Timeout,        // it took longer than allowed; nothing is known to be wrong
    Unreachable,    // no connection to the server, or the connection was lost before anything was decided
    Authentication, // the server or the vault does not know this name and password
    Permission,     // known, but not allowed
    InvalidInput,   // what was given cannot be accepted; nothing was done
    NotFound,
    Conflict,       // already there, or in a state that forbids it, or somebody else was faster
    OutcomeUnknown, // the connection was lost after COMMIT was sent: look before repeating
    Database,       // the server refused a statement for any other reason (see sqlstate)
    Io,             // files, disk, programs
    Crypto,         // a ciphertext does not open, a key is missing
    Internal,       // a bug here
};

struct Error {
    Kind kind = Kind::Internal;
    Text message;     // what and why, for people; never a secret
    Text hint;        // what to do about it; may be empty
    QString sqlstate; // five characters where a server said so
    QString detail;   // for the log and "copy details": the server's own words; never a secret

    friend bool operator==(const Error &, const Error &) = default;
    QJsonObject toJson() const;                       // for storing: sources and arguments
    static Error fromJson(const QJsonObject &json);
};

template <class T = void>
using Result = std::expected<T, Error>;

// return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "No tenant is called %1."), {slug}}, …);
[[nodiscard]] std::unexpected<Error> fail(Kind kind, Text message, Text hint = {}, QString detail = {});
[[nodiscard]] std::unexpected<Error> fail(Error error);

// The stable name in JSON: "cancelled", "invalid_input", "outcome_unknown" …
QString kindName(Kind kind);
Kind kindFromName(const QString &name); // Internal when unknown

// The exit status that the command line's contract gives to a kind.
int exitStatus(Kind kind);

} // namespace tenantry::base

// TRY(value, expression): value = *expression, or return its error. TRYV(expression) where there is no value.
#define TENANTRY_JOIN2(a, b) a##b
#define TENANTRY_JOIN(a, b) TENANTRY_JOIN2(a, b)
#define TRY_IMPL(tmp, declaration, ...)                                                                                \
    auto tmp = (__VA_ARGS__);                                                                                          \
    if (!tmp) [[unlikely]]                                                                                             \
        return std::unexpected(std::move(tmp).error());                                                                \
    declaration = std::move(*tmp)
#define TRY(declaration, ...) TRY_IMPL(TENANTRY_JOIN(tryResult, __LINE__), declaration, __VA_ARGS__)
#define TRYV(...)                                                                                                      \
    if (auto TENANTRY_JOIN(tryResult, __LINE__) = (__VA_ARGS__); !TENANTRY_JOIN(tryResult, __LINE__)) [[unlikely]]     \
    return std::unexpected(std::move(TENANTRY_JOIN(tryResult, __LINE__)).error())
