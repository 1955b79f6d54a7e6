// What servers were like: raw samples for 48 hours, hours for 90 days. ADMIN; a USER gets nothing. Each call may block and belongs on a worker.
#pragma once

#include "registry/health.h"
#include "registry/repositories.h"

namespace tenantry::registry {

// Of one server, oldest first, as it was sampled.
base::Result<QList<ServerPoint>> serverSamples(const SessionPtr &session, const QString &serverId, const QDateTime &from, std::stop_token stop = {});
// By hour, oldest first; the hours that are not over, or not rolled up yet, as far as they go. By server; `serverId` empty: of all.
base::Result<QHash<QString, QList<ServerPoint>>> serverHours(const SessionPtr &session, const QString &serverId, const QDateTime &from, std::stop_token stop = {});

} // namespace tenantry::registry
