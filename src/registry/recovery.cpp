#include "registry/recovery.h"

#include "base/random.h"
#include "registry/sqlerror.h"
#include "vault/keypair.h"

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Param;

namespace {

const QString recoveryLogin = QStringLiteral("recovery"); // what the recovery key's own key pair is bound to

struct Granted {
    QString name;
    int version = 0;
    QByteArray wrapped;
};

} // namespace

Result<Secret> renewRecoveryKey(const SessionPtr &session, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRY(auto connection, writer(*session, stop));
    TRY(const auto keys, ask(*connection, "SELECT name, version FROM tenantry.data_key WHERE retired_at IS NULL ORDER BY name, version"));
    const Secret made = vault::newRecoveryKey();
    TRY(const Secret typed, vault::normalizedRecoveryKey(textFromSecret(made))); // sealed under the form that typing it gives
    TRY(const vault::KeyPair pair, vault::newKeyPair());
    TRY(const QString sealed, vault::sealPrivateKey(pair, recoveryLogin, typed));
    std::vector<Granted> grants;
    for (int row = 0; row < keys.size(); ++row) {
        Granted granted{keys.text(row, 0), int(keys.integer(row, 1)), {}};
        TRY(const vault::DataKey key, session->vault().key(granted.name, granted.version));
        TRY(granted.wrapped, vault::wrapDataKey(key, pair.publicPem));
        grants.push_back(std::move(granted));
    }
    const QString id = newId();
    TRYV(connection->transaction([&]() -> Result<void> {
        // Two at once: the later one's counts, and only that one's.
        TRYV(connection->query("SELECT pg_advisory_xact_lock(hashtextextended('tenantry.recovery', 7))"));
        TRYV(ask(*connection, "DELETE FROM tenantry.data_key_grant WHERE recovery_id IS NOT NULL"));
        TRYV(ask(*connection, "UPDATE tenantry.recovery_key SET retired_at = now() WHERE retired_at IS NULL"));
        TRYV(ask(*connection, "INSERT INTO tenantry.recovery_key (id, public_key, sealed_private_key) VALUES ($1, $2, $3)", {id, pair.publicPem, sealed}));
        for (const Granted &granted : grants)
            TRYV(ask(*connection, "INSERT INTO tenantry.data_key_grant (id, key_name, key_version, operator_id, recovery_id, wrapped) VALUES ($1, $2, $3, $4, $5, $6)",
                     {newId(), granted.name, granted.version, Param(std::nullopt), id, Param::bytea(granted.wrapped)}));
        return {};
    }));
    return made;
}

} // namespace tenantry::registry
