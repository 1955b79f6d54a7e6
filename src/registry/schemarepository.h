// Which version which tenants are at, counted by the registry. Stateless over a Session; every call may block and belongs on a worker.
// An operator counts the tenants that they may see.
#pragma once

#include "registry/repositories.h"

#include <QHash>

namespace tenantry::registry {

struct SchemaCount {            // tenants that can be migrated: active, paused, in maintenance
    QString productId, version, repeatables;
    int tenants = 0;
};
struct SchemaTrouble {          // by the last time that each was tried or looked at in a run
    QString productId;
    int failed = 0;             // that failed, and have not been moved since
    int changed = 0;            // where an applied file is not what the product says
};

class SchemaRepository {
public:
    explicit SchemaRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QList<SchemaCount>> counts(const QString &productIdOrEmpty = {}, std::stop_token stop = {}) const;
    base::Result<QList<SchemaTrouble>> troubles(const QString &productIdOrEmpty = {}, std::stop_token stop = {}) const;
    base::Result<QHash<QString, QString>> repeatables(const QString &productId, std::stop_token stop = {}) const; // of tenants, by id

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
