// What this computer remembers (SQLite through Qt Sql): registries signed in to, preferences, the last snapshot for offline.
// One file, workstation.sqlite in the home folder; never a secret in it. A home that cannot be written gives an in-memory
// store and persistent() false: the panel says so and works on.
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QDateTime>
#include <QList>
#include <chrono>
#include <memory>

namespace tenantry::workstation {

// TENANTRY_HOME, else the XDG data folder's tenantry/.
QString homeFolder();

struct Profile {
    QString name;      // unique
    QString uri;       // no password
    QString login;
    QString colour;    // green, amber, red
    bool remember = false; // the password is in the system keychain
    bool local = false;    // the server of this computer
    QDateTime lastUsed;
};

class Store {
public:
    static base::Result<std::unique_ptr<Store>> open(const QString &folder = homeFolder(), base::Clock clock = base::systemClock());
    ~Store();
    bool persistent() const;

    base::Result<QList<Profile>> profiles() const; // last used first
    base::Result<void> save(const Profile &profile);
    // What to call a new profile: its name, with the login or a number behind it where that name is another registry's, or another operator's, already.
    base::Result<QString> freeName(const Profile &profile) const;
    base::Result<void> removeProfile(const QString &name);

    // Preferences: "language", "theme", "tenants/columns", … Small JSON values or text.
    QString preference(const QString &key, const QString &fallback = {}) const;
    base::Result<void> setPreference(const QString &key, const QString &value);

    // Saved tenant groups: name -> filter expression.
    base::Result<QList<std::pair<QString, QString>>> groups(const QString &registryId) const;
    base::Result<void> saveGroup(const QString &registryId, const QString &name, const QString &expression);
    base::Result<void> removeGroup(const QString &registryId, const QString &name);

    // The last list seen, per registry and operator (their id: a login may be somebody else's one day): opaque bytes with their time.
    // As long as a sign-in lasts; what is older is NotFound, and goes from the file when the store is opened or written.
    static constexpr std::chrono::hours snapshotLife{24};
    struct Snapshot { QByteArray bytes; QDateTime takenAt; };
    base::Result<void> saveSnapshot(const QString &registryId, const QString &operatorId, const QString &what, const QByteArray &bytes);
    base::Result<Snapshot> snapshot(const QString &registryId, const QString &operatorId, const QString &what) const;
    base::Result<void> clearSnapshots(const QString &registryId, const QString &operatorId);

    // What was seen of a registry's chain of events: at `seq` stood `hash`. Never overwritten: what was seen first is the witness.
    // Kept: at most 64 per registry, the newest and ever fewer of the older ones.
    struct ChainMark { qint64 seq = 0; QByteArray hash; QDateTime seenAt; };
    base::Result<QList<ChainMark>> chainMarks(const QString &registryId) const; // by seq
    base::Result<void> saveChainMark(const QString &registryId, const ChainMark &mark);
    base::Result<void> clearChainMarks(const QString &registryId); // somebody decided that what is there now is right

private:
    base::Result<void> dropOldSnapshots();
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace tenantry::workstation
