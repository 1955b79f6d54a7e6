#include "operators/refused.h"

#include "registry/sqlerror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tenantry::operators {

using namespace tenantry::base;

Result<bool> tellRefused(const registry::SessionPtr &session, const QString &place, const QList<std::pair<QString, int>> &tried, std::stop_token stop)
{
    if (tried.isEmpty())
        return true;
    if (session->registry().readOnly) // of another version, which may not know how
        return false;
    QJsonArray list;
    for (const auto &[key, count] : tried)
        list.append(QJsonObject{{QStringLiteral("key"), key}, {QStringLiteral("count"), count}});
    TRY(auto connection, session->connection(stop));
    TRY(const auto rows, registry::ask(*connection, "SELECT tenantry.sign_in_tell($1, $2, $3)", {session->id(), place, QJsonDocument(list).toJson(QJsonDocument::Compact)}));
    return rows.boolean(0, 0);
}

} // namespace tenantry::operators
