// initdb and postgres for a local cluster.
#pragma once

#include "postgres/clusterfolder.h"

#include <QStringList>

namespace tenantry::postgres {

inline constexpr const char *superuserName = "tenantry_super";

int programMajor(const QString &programs); // of the postgres in that folder; 0 when it does not say

// initdb beside data/, then a rename: a cluster is there whole or not at all.
base::Result<void> makeCluster(const ClusterFolder &folder, const QString &programs, const ServerUser &user, bool durable, std::stop_token stop);
base::Result<Spawned> launchServer(const ClusterFolder &folder, const QString &programs, const ServerUser &user, const QStringList &settings);
base::Error explainStart(const ClusterFolder &folder); // why it ended, from its log

} // namespace tenantry::postgres
