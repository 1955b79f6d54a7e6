// An operator signed in to a registry. Everything that touches the registry asks it for a connection.
#pragma once

#include "postgres/pool.h"
#include "registry/values.h"
#include "vault/vault.h"

#include <memory>

namespace tenantry::registry {

// Thread-safe; shared by pages, workers and the listener.
class Session {
public:
    // Signs in and reads who this is. Errors, each its own sentence: Authentication (same words for unknown user and wrong
    // password), Unreachable, NotFound (database holds no registry), Permission (no operator of this registry, disabled).
    // A registry newer than this program opens read-only; so does a standby. One older than this program is a Conflict:
    // it has to be upgraded first.
    static base::Result<std::shared_ptr<Session>> open(const postgres::ConnectionSettings &settings, std::stop_token stop = {});
    ~Session();

    const OperatorInfo &who() const;
    const RegistryInfo &registry() const;
    bool isAdmin() const { return who().role == Role::Admin; }
    // Permission when not ADMIN, Conflict when the registry is read-only. Comfort only: the database decides.
    base::Result<void> requireAdmin() const;
    base::Result<void> requireWritable() const; // Conflict when the registry is read-only

    // Who this is by now, in one small question: an ADMIN may have changed the role since. Permission, with the sentence why,
    // when the account was disabled or removed. Blocks; who() stays what it was at sign-in.
    base::Result<OperatorInfo> whoNow(std::stop_token stop = {});
    // Signs the same operator in once more, for the role and the keys that they have now.
    base::Result<std::shared_ptr<Session>> again(std::stop_token stop = {}) const;

    base::Result<postgres::Pool::Lease> connection(std::stop_token stop = {});
    // Held as long as an operation runs; from a pool of their own, so that long ones take no connection from the pages.
    base::Result<postgres::Pool::Lease> lockConnection(std::stop_token stop = {});
    // For the listener: a connection outside of any pool.
    base::Result<std::unique_ptr<postgres::Connection>> dedicatedConnection(std::stop_token stop = {});

    vault::Vault &vault();              // unlocked with the sign-in password when first needed
    postgres::Pool &pool();             // for the tenant servers; the registry has one of its own, so neither starves the other
    const postgres::ConnectionSettings &settings() const; // password cleared

private:
    struct Private;
    explicit Session(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace tenantry::registry
