// A registry, a server and as many tenants as a test wants, with empty databases: made by plain SQL, which is faster than provisioning.
#pragma once

#include "fleet.h"
#include "migrations/rollout.h"
#include "registry/runrepository.h"

#include <QByteArray>

namespace tenantry::test {

struct Many {
    Fleet fleet;
    registry::Product product;
    QStringList slugs;          // t-000, t-001 …

    // What another one left on the server goes first: a cluster has one owner of tenants.
    static Many make(const QString &name, int tenants);

    // Adds a file at the product's end: "0001_x.sql". The set begins empty.
    void file(const QString &fileName, const QByteArray &sql, bool transactional = true, bool repeatable = false);

    registry::Tenant tenant(const QString &slug) const;
    std::unique_ptr<postgres::Connection> inside(const QString &slug) const; // as the superuser
    // What psql says: the newest finished version in the tenant's database; "-" where there is no bookkeeping.
    QString version(const QString &slug) const;
    int times(const QString &slug, const QByteArray &key) const; // rows of tenantry.migration with this key

    // Tenants whose registry row and database disagree, or that are not at `version`: "t-003: registry 0001, database 0002". Empty when all is well.
    QStringList notAt(const QString &version) const;
    registry::Run run(const QString &id) const;
    // Counts of a run's waves against its items: "wave 1: 3 succeeded, 2 in items". Empty when they agree.
    QStringList miscounted(const QString &runId) const;
};

} // namespace tenantry::test
