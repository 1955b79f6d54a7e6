#include "vault/vault.h"

#include "vault/aesgcm.h"

#include <QCoreApplication>
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace tenantry::vault {

using namespace base;

namespace {
constexpr std::chrono::seconds grantsFor{5};
} // namespace

struct Vault::Private {
    Private(Material m, PasswordSource p, Clock c, std::chrono::seconds idleTime)
        : material(std::move(m)), password(std::move(p)), clock(std::move(c)), lockAfterIdle(idleTime)
    {
    }

    Material material; // its sealed key and its grants are guarded by `mutex`; the login does not change
    GrantSource source;
    const PasswordSource password;
    const Clock clock;
    const std::chrono::seconds lockAfterIdle;

    // Held while somebody is asked for the password, so that eight workers cause one question. Never together with the
    // other one: the question may take minutes, and isLocked() is asked on the GUI thread meanwhile.
    std::mutex unlocking;

    mutable std::mutex mutex; // guards what follows
    std::map<std::pair<QString, int>, Result<DataKey>> keys; // an error: a damaged grant, which asking again does not mend
    bool unlocked = false;
    quint64 locks = 0; // how often it was locked: an unlocking that a lock() overtook is not kept
    QDateTime lastUse, lastGrants;
    std::condition_variable_any idle;
    std::jthread watch; // last: joined before anything above goes

    void forget()
    {
        keys.clear(); // SecureArray is zeroed when its last owner goes
        unlocked = false;
        ++locks;
    }

    bool expired() const
    {
        // A clock that was put back counts like one that ran on: neither says that somebody is there.
        return std::chrono::abs(std::chrono::milliseconds(lastUse.msecsTo(clock()))) >= lockAfterIdle;
    }

    void forgetIfIdle()
    {
        if (unlocked && expired())
            forget();
    }

    // Locks when the time has come although nobody calls. Its own period is real time, idleness is the clock's.
    void startWatch(std::unique_lock<std::mutex> &held)
    {
        held.unlock();
        watch = {}; // the one before ended with its unlocking, or ends now
        held.lock();
        watch = std::jthread([this](std::stop_token stop) {
            const auto period = std::clamp<std::chrono::milliseconds>(lockAfterIdle / 4, std::chrono::milliseconds(50), std::chrono::seconds(15));
            std::unique_lock lock(mutex);
            while (!stop.stop_requested() && unlocked) {
                idle.wait_for(lock, stop, period, [this] { return !unlocked; });
                if (!stop.stop_requested())
                    forgetIfIdle();
            }
        });
    }

    // The key, when it is there now.
    std::optional<Result<DataKey>> known(const std::pair<QString, int> &wanted)
    {
        const std::scoped_lock lock(mutex);
        forgetIfIdle();
        const auto found = keys.find(wanted);
        if (found == keys.end())
            return std::nullopt;
        lastUse = clock();
        return found->second;
    }

    // Held while they are read again, so that eight workers ask once.
    std::mutex reading;

    // True: they are not what they were when this was called. `again`: unless somebody has just read them.
    bool readGrants(bool again)
    {
        if (!source)
            return false;
        const std::scoped_lock one(reading);
        if (again && !grantsAreOld())
            return true; // maybe
        auto now = source();
        const std::scoped_lock lock(mutex);
        lastGrants = clock();
        if (!now)
            return false;
        // What somebody read before it was sealed anew is opened after it: the version that is retired stays, as long as a later one is granted.
        for (const Grant &old : material.grants)
            if (std::ranges::any_of(*now, [&](const Grant &each) { return each.keyName == old.keyName && each.keyVersion > old.keyVersion; })
                && std::ranges::none_of(*now, [&](const Grant &each) { return each.keyName == old.keyName && each.keyVersion == old.keyVersion; }))
                now->push_back(old);
        if (*now == material.grants)
            return false;
        material.grants = std::move(*now);
        forget(); // those of now are not unwrapped, one of before may be gone
        idle.notify_all();
        return true;
    }
    bool grantsAreOld() const
    {
        const std::scoped_lock lock(mutex);
        return std::chrono::abs(std::chrono::milliseconds(lastGrants.msecsTo(clock()))) >= grantsFor;
    }

    Result<int> grantedVersion(const QString &name, int version)
    {
        auto granted = grantedNow(name, version);
        if (!granted || (version == 0 && grantsAreOld()))
            if (readGrants(granted.has_value()))
                granted = grantedNow(name, version);
        return granted;
    }

    Result<int> grantedNow(const QString &name, int version) const
    {
        const std::scoped_lock lock(mutex);
        return granted(name, version);
    }

    // With the mutex held.
    Result<int> granted(const QString &name, int version) const
    {
        int newest = 0;
        for (const Grant &grant : material.grants)
            if (grant.keyName == name && (version == 0 || grant.keyVersion == version))
                newest = std::max(newest, grant.keyVersion);
        if (newest > 0)
            return newest;
        if (version > 0 && granted(name, 0))
            return fail(Kind::Permission,
                        {QT_TRANSLATE_NOOP("core", "Operator %1 was not granted version %3 of the key “%2”."),
                         {material.login, name, QString::number(version)}},
                        QT_TRANSLATE_NOOP("core", "Sign in again; if that does not help, ask an admin to grant it."));
        return fail(Kind::Permission,
                    {QT_TRANSLATE_NOOP("core", "The role of operator %1 cannot open secrets under the key “%2”."), {material.login, name}},
                    QT_TRANSLATE_NOOP("core", "Ask an admin to do this, or to change your role."));
    }

    // Opens every grant, so that the private key need not stay. One that is damaged does not keep the others shut.
    Result<DataKey> unlock(const std::pair<QString, int> &wanted)
    {
        quint64 before = 0;
        QString sealed;
        std::vector<Grant> grants;
        {
            const std::scoped_lock lock(mutex);
            before = locks;
            sealed = material.sealedPrivateKey;
            grants = material.grants;
        }
        TRY(const Secret secret, password());
        TRY(const Secret privatePem, openPrivateKey(sealed, material.login, secret));
        std::map<std::pair<QString, int>, Result<DataKey>> opened;
        for (const Grant &grant : grants) {
            const std::pair id{grant.keyName, grant.keyVersion};
            opened.insert_or_assign(id, unwrapDataKey(grant.keyName, grant.keyVersion, grant.wrapped, privatePem));
        }
        const auto found = opened.find(wanted);
        if (found == opened.end()) // taken away since it was looked for
            return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "The role of operator %1 cannot open secrets under the key “%2”."), {material.login, wanted.first}},
                        QT_TRANSLATE_NOOP("core", "Ask an admin to do this, or to change your role."));
        const Result<DataKey> result = found->second;
        std::unique_lock lock(mutex);
        if (locks == before) {
            keys = std::move(opened);
            lastUse = clock();
            if (!std::exchange(unlocked, true))
                startWatch(lock);
        }
        return result;
    }
};

Vault::Vault(Material material, PasswordSource password, Clock clock, std::chrono::seconds lockAfterIdle)
    : d(std::make_unique<Private>(std::move(material), std::move(password), std::move(clock), lockAfterIdle))
{
}

Vault::~Vault() = default;

Result<DataKey> Vault::key(const QString &name, int version)
{
    TRY(const int granted, d->grantedVersion(name, version));
    const std::pair wanted{name, granted};
    if (auto key = d->known(wanted))
        return std::move(*key);
    const std::scoped_lock asking(d->unlocking);
    if (auto key = d->known(wanted)) // somebody else was asked meanwhile
        return std::move(*key);
    return d->unlock(wanted);
}

Result<QString> Vault::seal(const QString &keyName, const QString &identity, const Secret &plaintext)
{
    TRY(const DataKey opened, key(keyName));
    return vault::seal(opened, identity, plaintext);
}

Result<Secret> Vault::open(const QString &keyName, const QString &identity, const QString &sealed)
{
    const int version = keyVersion(sealed);
    if (version == 0)
        return doesNotOpen("not of the form v1:version:salt:nonce:ciphertext:tag");
    TRY(const DataKey opened, key(keyName, version));
    return vault::open(opened, identity, sealed);
}

bool Vault::isLocked() const
{
    const std::scoped_lock lock(d->mutex);
    d->forgetIfIdle();
    return !d->unlocked;
}

void Vault::lock()
{
    const std::scoped_lock lock(d->mutex);
    d->forget();
    d->idle.notify_all();
}

void Vault::setGrantSource(GrantSource source)
{
    d->source = std::move(source);
    const std::scoped_lock lock(d->mutex);
    d->lastGrants = d->clock();
}

void Vault::resealed(const QString &sealedPrivateKey)
{
    const std::scoped_lock lock(d->mutex);
    d->material.sealedPrivateKey = sealedPrivateKey;
}

} // namespace tenantry::vault
