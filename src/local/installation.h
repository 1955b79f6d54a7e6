// Tenantry on one computer: a private PostgreSQL, a registry in it, an ADMIN, and that server registered for tenants.
// "Try it on this computer" in the panel and `tenantryctl local` are this.
//
// The folder <home>/local holds the cluster and, in a file that only its owner may read, the ADMIN's password: whoever owns
// the folder owns the server anyway.
#pragma once

#include "postgres/localcluster.h"
#include "registry/session.h"

namespace tenantry::local {

struct Started {
    postgres::ConnectionSettings registry; // signs in as the local ADMIN, password included
    QString uri;                           // without it
    QString login;
    bool created = false;                  // made now, not found
};

class Installation {
public:
    // `home`: TENANTRY_HOME. `options`: for tests, which need not survive a power cut.
    explicit Installation(QString home, postgres::LocalClusterOptions options = {});

    // Makes what is missing, resumes what a killed start left, starts the server. Twice at once: one does it, both get it.
    base::Result<Started> start(const postgres::LocalCluster::Progress &progress = {}, std::stop_token stop = {});
    base::Result<Started> running() const; // NotFound when it is not made or not running; starts nothing
    // The password of an operator that this computer made and keeps, in a file that only its owner may read: nobody types it.
    // NotFound for everybody else.
    base::Result<base::Secret> keptPassword(const QString &login) const;
    bool keepsPassword(const QString &login) const;
    QString passwordFile(const QString &login) const; // where it would be; empty for a login that none is made for
    base::Result<void> stop();
    base::Result<postgres::LocalCluster::Info> status() const;
    base::Result<void> destroy();          // server and everything in it
    postgres::LocalCluster &cluster();

private:
    QString m_home;
    postgres::LocalCluster m_cluster;
};

} // namespace tenantry::local
