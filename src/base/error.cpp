#include "base/error.h"

#include <array>
#include <utility>

namespace tenantry::base {

namespace {

struct Row {
    Kind kind;
    const char *name;
    int exit;
};

constexpr std::array rows{
    Row{Kind::Cancelled, "cancelled", 130},       Row{Kind::Timeout, "timeout", 7},
    Row{Kind::Unreachable, "unreachable", 7},     Row{Kind::Authentication, "authentication", 4},
    Row{Kind::Permission, "permission", 4},       Row{Kind::InvalidInput, "invalid_input", 2},
    Row{Kind::NotFound, "not_found", 3},          Row{Kind::Conflict, "conflict", 5},
    Row{Kind::OutcomeUnknown, "outcome_unknown", 1}, Row{Kind::Database, "database", 1},
    Row{Kind::Io, "io", 1},                       Row{Kind::Crypto, "crypto", 1},
    Row{Kind::Internal, "internal", 1},
};

} // namespace

QString kindName(Kind kind)
{
    for (const Row &row : rows)
        if (row.kind == kind)
            return QString::fromLatin1(row.name);
    return QStringLiteral("internal");
}

Kind kindFromName(const QString &name)
{
    for (const Row &row : rows)
        if (name == QLatin1String(row.name))
            return row.kind;
    return Kind::Internal;
}

int exitStatus(Kind kind)
{
    for (const Row &row : rows)
        if (row.kind == kind)
            return row.exit;
    return 1;
}

std::unexpected<Error> fail(Kind kind, Text message, Text hint, QString detail)
{
    return std::unexpected(Error{kind, std::move(message), std::move(hint), {}, std::move(detail)});
}

std::unexpected<Error> fail(Error error)
{
    return std::unexpected(std::move(error));
}

QJsonObject Error::toJson() const
{
    QJsonObject json{{QStringLiteral("kind"), kindName(kind)}, {QStringLiteral("message"), message.toJson()}};
    if (!hint.isEmpty())
        json.insert(QStringLiteral("hint"), hint.toJson());
    if (!sqlstate.isEmpty())
        json.insert(QStringLiteral("sqlstate"), sqlstate);
    if (!detail.isEmpty())
        json.insert(QStringLiteral("detail"), detail);
    return json;
}

Error Error::fromJson(const QJsonObject &json)
{
    return {kindFromName(json.value(QStringLiteral("kind")).toString()),
            Text::fromJson(json.value(QStringLiteral("message")).toObject()),
            Text::fromJson(json.value(QStringLiteral("hint")).toObject()),
            json.value(QStringLiteral("sqlstate")).toString(), json.value(QStringLiteral("detail")).toString()};
}

} // namespace tenantry::base
