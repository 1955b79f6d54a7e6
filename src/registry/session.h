// An operator signed in to a registry. Everything that touches the registry asks it for a connection.
#pragma once

#include "postgres/pool.h"
#include "registry/values.h"
#include "vault/vault.h"

#include <memory>

namespace tenantry::registry {

// Error::sqlstate of whoNow() when nothing but its age ended the sign-in; then, and only then, renew() mends it.
inline constexpr char signInExpired[] = "TN040";
// Error::sqlstate of renew() when the password was right and the sign-in is over all the same, for good: another role, another registry, ended by an ADMIN.
// Every other error of it may pass.
inline constexpr char signInOver[] = "TN041";

// Thread-safe; shared by pages, workers and the listener.
class Session {
public:
    // Signs in and reads who this is. Errors, each its own sentence: Authentication (same words for unknown user and wrong
    // password), Unreachable, NotFound (database holds no registry), Permission (no operator of this registry, disabled).
    // A registry newer than this program opens read-only; so does a standby. One older than this program is a Conflict:
    // it has to be upgraded first.
    // `failedBefore`: how many attempts were refused on this computer since the last good one; written down with this sign-in.
    static base::Result<std::shared_ptr<Session>> open(const postgres::ConnectionSettings &settings, std::stop_token stop = {}, int failedBefore = 0);
    ~Session();

    const OperatorInfo &who() const;
    const RegistryInfo &registry() const;
    bool isAdmin() const { return who().role == Role::Admin; }
    // Permission when not ADMIN, Conflict when the registry is read-only. Comfort only: the database decides.
    base::Result<void> requireAdmin() const;
    base::Result<void> requireWritable() const; // Conflict when the registry is read-only

    // Who this is by now, in one small question: an ADMIN may have changed the role since. Permission, with the sentence why,
    // when the account was disabled or removed, the sign-in was ended, or 24 hours after it (sessionclock.h). The last of these, and only that one,
    // has the SQLSTATE signInExpired; any other reason comes first. Blocks; who() stays what it was at sign-in.
    base::Result<OperatorInfo> whoNow(std::stop_token stop = {});
    // This sign-in is 24 hours old: by the clock of this computer, or because whoNow() was told so. Asks nobody.
    bool hasExpired() const;
    // A new sign-in in place of the one that has expired, for everybody who holds this session: a row of its own, written down like any other sign-in,
    // and 24 hours; keys that were opened stay what they are. Only for the same operator of the same registry, with the same role and as much to write as
    // before, whose sign-in ended by its age alone: everything else is Permission or Conflict with its sentence and the SQLSTATE signInOver, leaves the
    // session as it is, and is what signing in from the start is for. Otherwise errors as of open(); a wrong password is Authentication with SQLSTATE 28P01.
    // Where two renew at once, the first one's is taken. Blocks.
    base::Result<void> renew(const base::Secret &password, int failedBefore = 0, std::stop_token stop = {});
    // The id of the row in operator_session that stands for this sign-in; empty where none could be written.
    QString id() const;
    // The operator's password is another one by now, and their key sealed under it as `sealedKey`: this session goes on with it.
    void passwordChanged(const base::Secret &password, const QString &sealedKey);
    // Where the operator's key is sealed with weaker parameters of Argon2id than `wanted`, it is sealed anew, under the same password.
    // True when that was done. Blocks as long as both derivations take; to be called after signing in, and a failure is no reason to
    // stop: the next sign-in tries again.
    base::Result<bool> strengthenOwnKey(std::stop_token stop = {}, const vault::KdfParameters &wanted = {});
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
    base::Result<OperatorInfo> whoIs(const QString &id, bool over, std::stop_token stop);
    std::unique_ptr<Private> d;
};

// What a refusal at the door means for an operator: the same words whether the name is unknown or the password is wrong, and no
// server text that would tell. SQLSTATE 28P01 stays, for who counts attempts.
base::Error signInError(base::Error error, const postgres::ConnectionSettings &settings);

} // namespace tenantry::registry
