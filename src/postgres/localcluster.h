// A private PostgreSQL on this computer, for people who try Tenantry and for every integration test.
//
// Lives in one folder: data/ (the cluster), log/, run/ (the socket, when its path is short enough for a socket, 107
// bytes; else a 0700 folder below /tmp named after the folder's hash). No TCP. Only its owner reaches the socket.
// As root, where PostgreSQL refuses to run, the server runs as `postgres` or `nobody`: its folders are handed to it as
// open file descriptors (/proc/self/fd/N), so that no parent folder (like /root, 0700) has to be opened to that user.
// Two processes that start the same folder share one server (a file lock guards start, stop and destroy).
#pragma once

#include "postgres/settings.h"

#include <functional>

namespace tenantry::postgres {

// For clusters that need not survive the computer (tests): what start() passes to the server besides its own settings.
struct LocalClusterOptions {
    QStringList settings; // "fsync=off"; later ones win
    bool durable = true;  // initdb waits for the disk
};

class LocalCluster {
public:
    enum class State { Absent, Stopped, Running };
    struct Info {
        State state = State::Absent;
        QString folder;
        QString socketFolder;
        int port = 5432;       // only names the socket file
        QString superuser;     // signs in by peer authentication as the owner of the folder (and as root)
        qint64 pid = 0;
        int version = 0;       // 170002
    };
    using Progress = std::function<void(const base::Text &)>;

    explicit LocalCluster(QString folder, LocalClusterOptions options = {});

    // Makes it where there is none, recovers it after a crash, waits until it accepts connections (at most 60 s).
    // Errors: Io (no PostgreSQL programs found, folder not writable, disk full), Conflict (made by another version).
    base::Result<Info> start(const Progress &progress = {}, std::stop_token stop = {});
    base::Result<void> stop(std::chrono::seconds timeout = std::chrono::seconds(30)); // fast shutdown; done if not running
    base::Result<Info> status() const;
    base::Result<void> destroy(); // stops it and removes what it made; the folder too unless something else is in it

    base::Result<ConnectionSettings> superuser(const QString &database = QStringLiteral("postgres")) const;

private:
    QString m_folder;
    LocalClusterOptions m_options;
};

// The newest PostgreSQL on this computer: folder that holds postgres, initdb, pg_dump; empty when there is none.
QString postgresPrograms();

} // namespace tenantry::postgres
