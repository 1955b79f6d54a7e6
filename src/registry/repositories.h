// One repository per table family. Stateless over a Session; every call takes a connection from its pool, may block, and
// belongs on a worker. Writes are refused by the database for a USER (42501 -> Permission).
#pragma once

#include "registry/session.h"

namespace tenantry::registry {

using SessionPtr = std::shared_ptr<Session>;

class TenantRepository {
public:
    explicit TenantRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QList<Tenant>> list(std::stop_token stop = {}) const; // all that this operator may see, by slug; sealedSecret left out
    // By slug, subdomain, full host name or id. NotFound.
    base::Result<Tenant> find(const QString &reference, std::stop_token stop = {}) const;
    base::Result<bool> isTaken(const QString &name, std::stop_token stop = {}) const; // as a slug or a subdomain
    // Takes the slug, subdomain, database and role name. Conflict says which is taken, by whom.
    base::Result<Tenant> reserve(const Tenant &tenant, std::stop_token stop = {}) const;
    base::Result<void> insert(const Tenant &tenant, std::stop_token stop = {}) const; // the same, of an id that is given, and reads nothing back
    base::Result<Tenant> update(const Tenant &tenant, std::stop_token stop = {}) const; // company name, subdomain, plan, admin, labels, note; by row version
    base::Result<Tenant> move(const QString &id, TenantState to, std::stop_token stop = {}) const; // Conflict: illegal move
    // `repeatables`: the digest of the repeatable files, where all of them were applied.
    base::Result<void> setSchemaVersion(const QString &id, const QString &version, const std::optional<QString> &repeatables = {}, std::stop_token stop = {}) const;
    // Active, and how large its database is, where that was measured: one change, one event.
    base::Result<void> activate(const QString &id, std::optional<qint64> sizeBytes, std::stop_token stop = {}) const;
    // A measurement: changes neither the row version nor the events.
    base::Result<void> setSize(const QString &id, qint64 bytes, std::stop_token stop = {}) const;
    base::Result<QString> sealedSecret(const QString &id, std::stop_token stop = {}) const; // ADMIN; empty where there is none
    base::Result<void> setSealedSecret(const QString &id, const QString &sealed, std::stop_token stop = {}) const;
    base::Result<void> remove(const QString &id, std::stop_token stop = {}) const; // the row, after its database is gone

private:
    SessionPtr m_session;
};

class ServerRepository {
public:
    explicit ServerRepository(SessionPtr session) : m_session(std::move(session)) {}
    base::Result<QList<Server>> list(std::stop_token stop = {}) const;
    base::Result<Server> find(const QString &nameOrId, std::stop_token stop = {}) const;
    base::Result<Server> add(const Server &server, std::stop_token stop = {}) const;
    base::Result<Server> update(const Server &server, std::stop_token stop = {}) const; // everything, sealedSecret included: change what find() gave
    base::Result<void> remove(const QString &id, std::stop_token stop = {}) const; // Conflict while tenants live there

private:
    SessionPtr m_session;
};

class PlanRepository {
public:
    explicit PlanRepository(SessionPtr session) : m_session(std::move(session)) {}
    base::Result<QList<Plan>> list(std::stop_token stop = {}) const;
    base::Result<Plan> find(const QString &nameOrId, std::stop_token stop = {}) const;
    base::Result<Plan> add(const Plan &plan, std::stop_token stop = {}) const;
    base::Result<Plan> update(const Plan &plan, std::stop_token stop = {}) const;
    // Only where it is still as `expected`, else Conflict: two people, one plan.
    base::Result<Plan> update(const Plan &plan, const Plan &expected, std::stop_token stop = {}) const;
    // With what it carries of some features, by their keys (undefined: nothing): all of it or nothing.
    base::Result<Plan> update(const Plan &plan, const QList<std::pair<QString, QJsonValue>> &carries, std::stop_token stop = {}) const;
    base::Result<void> remove(const QString &id, std::stop_token stop = {}) const; // with what it carries; Conflict names the tenants that are on it

private:
    SessionPtr m_session;
};

class ProductRepository {
public:
    explicit ProductRepository(SessionPtr session) : m_session(std::move(session)) {}
    base::Result<QList<Product>> list(std::stop_token stop = {}) const;
    base::Result<Product> find(const QString &nameOrId, std::stop_token stop = {}) const;
    // In one transaction with its migrations.
    base::Result<Product> add(const Product &product, const QList<ProductMigration> &migrations, std::stop_token stop = {}) const;
    base::Result<Product> update(const Product &product, std::stop_token stop = {}) const; // description, template, seed
    base::Result<QList<ProductMigration>> migrations(const QString &productId, bool withBodies = true, std::stop_token stop = {}) const;
    // Appends; Conflict when a known version comes with another checksum (says which file). `replace`: takes the new text where no tenant
    // and no template has the file yet and no run is going on; Conflict says what is in the way. Returns how many are new or another.
    base::Result<int> addMigrations(const QString &productId, const QList<ProductMigration> &migrations, std::stop_token stop = {}, bool replace = false) const;

private:
    SessionPtr m_session;
};

// The durable journal. The engine that runs it is in operations/.
class OperationRepository {
public:
    explicit OperationRepository(SessionPtr session) : m_session(std::move(session)) {}
    base::Result<QList<Operation>> list(int limit = 500, std::stop_token stop = {}) const; // newest first, with steps
    // The newest `limit` and, however old, those that are neither succeeded nor undone (of these the newest mostUnfinished); newest first.
    base::Result<QList<Operation>> listWithUnfinished(int limit = 500, std::stop_token stop = {}) const;
    static constexpr int mostUnfinished = 2000;
    base::Result<Operation> find(const QString &id, std::stop_token stop = {}) const;
    // Of one tenant, neither succeeded nor undone; oldest first.
    base::Result<QList<Operation>> unfinished(const QString &tenantId, std::stop_token stop = {}) const;
    // Of one tenant, also one that is gone; newest first.
    base::Result<QList<Operation>> ofTenant(const QString &tenantId, int limit = 200, std::stop_token stop = {}) const;
    // Writes the operation with all its steps, in the states they are given.
    base::Result<void> add(const Operation &operation, std::stop_token stop = {}) const;
    base::Result<void> setState(const QString &id, OperationState state, const std::optional<base::Error> &error, std::stop_token stop = {}) const;
    base::Result<void> setWorker(const QString &id, const QString &worker, std::stop_token stop = {}) const;
    base::Result<void> setArguments(const QString &id, const QJsonObject &arguments, const QString &sealed, std::stop_token stop = {}) const;
    base::Result<void> recordStep(const QString &operationId, const OperationStep &step, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
