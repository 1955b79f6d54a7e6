// The operator's way to the data keys. Locked until a secret is needed: signing in and listing cost no key derivation.
#pragma once

#include "base/clock.h"
#include "vault/keypair.h"

#include <chrono>
#include <functional>
#include <memory>

namespace tenantry::vault {

struct Grant {
    QString keyName;
    int keyVersion = 1;
    QByteArray wrapped;
    friend bool operator==(const Grant &, const Grant &) = default;
};

class Vault {
public:
    struct Material { // as the registry holds it for this operator
        QString login;
        QString sealedPrivateKey;
        std::vector<Grant> grants;
    };
    // Asked when the vault is locked and a key is needed; on the caller's thread.
    using PasswordSource = std::function<base::Result<base::Secret>()>;

    Vault(Material material, PasswordSource password, base::Clock clock = base::systemClock(),
          std::chrono::seconds lockAfterIdle = std::chrono::minutes(15));
    ~Vault();

    // Thread-safe. Permission when this operator holds no grant for it ("your role cannot open …").
    base::Result<DataKey> key(const QString &name, int version = 0); // 0: newest granted
    base::Result<QString> seal(const QString &keyName, const QString &identity, const base::Secret &plaintext);
    base::Result<base::Secret> open(const QString &keyName, const QString &identity, const QString &sealed);

    bool isLocked() const;
    void lock(); // forgets keys
    // Where this operator's grants are read again when one is missing, and before sealing when the last look is some seconds old: a data key is
    // rotated while others work. On the caller's thread; an error leaves the grants as they were. Before the vault is used by several threads.
    using GrantSource = std::function<base::Result<std::vector<Grant>>()>;
    void setGrantSource(GrantSource source);
    void resealed(const QString &sealedPrivateKey); // the same key, under another password or other parameters

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tenantry::vault
