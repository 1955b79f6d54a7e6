// The folder of a local cluster: making it, its lock, its user, the place of its socket.
#pragma once

#include "postgres/spawn.h"

#include <chrono>

namespace tenantry::postgres {

struct ClusterFolder {
    QString path; // absolute

    QString data() const { return path + QStringLiteral("/data"); }
    QString dataAside() const { return path + QStringLiteral("/data.new"); }
    QString trash() const { return path + QStringLiteral("/data.trash-"); } // and a suffix: half made clusters
    QString logs() const { return path + QStringLiteral("/log"); }
    QString startLog() const { return logs() + QStringLiteral("/start.log"); }
    QString lockFile() const { return path + QStringLiteral("/lock"); }
    QString versionFile() const { return path + QStringLiteral("/version"); }
    QString ownRun() const { return path + QStringLiteral("/run"); }

    bool exists() const;
    bool isMade() const; // data/ is complete
    int major() const;   // of data/; 0 when there is none

    // The folder of the socket: run/, or, where its path does not fit into a socket address (or holds a comma, which libpq
    // reads as a list), a folder below /tmp named after this one.
    QString socketFolder() const;
    static QString socketFile(const QString &folder, int port);
};

// 0700, parents included; Io with the reason.
base::Result<void> makeFolder(const QString &path);
// For the server's files: made when missing, owned by the user, 0700. What is there already must be a real folder of that user's
// (or of this process's, then it is handed over): a link or somebody else's folder is refused.
base::Result<Descriptor> serverFolder(const QString &path, const ServerUser &user);
void removeTrash(const ClusterFolder &folder);
base::Error ioError(const QString &path, int failure);

// Replaces a file of the data folder without following links that its owner may have put there.
base::Result<void> writeServerFile(int folder, const QByteArray &name, const QByteArray &content, const ServerUser &user);

// The user for the server of this folder: its owner; for root, who may not run one, `postgres` or `nobody`.
base::Result<ServerUser> serverUser(const ClusterFolder &folder);
QString userName(uid_t uid); // empty when it has no account

// Held while starting, stopping, destroying. Waits for whoever holds it; Timeout, Cancelled.
base::Result<Descriptor> lockFolder(const ClusterFolder &folder, std::chrono::seconds patience, std::stop_token stop = {});

} // namespace tenantry::postgres
