// What the demo is made of, as it is compiled in.
#pragma once

#include "migrations/migrationset.h"

#include <vector>

namespace tenantry::local {

struct DemoTenant {
    int number = 0;            // from 0; also the seed of its rows
    QString name, slug;
    QString city, language, currency;
    QString plan;
    int patients = 400;        // how large it is
    QStringList labels;
    QString state;             // that it ends in: active, paused, maintenance, failed
    int behind = 0;            // migrations that it lacks
    QString adminName, adminEmail;
};

// The first `count`, each name once.
base::Result<std::vector<DemoTenant>> demoTenants(int count);

base::Result<migrations::MigrationSet> demoMigrations();
base::Result<QByteArray> demoFile(const QString &name); // "laboratorio/seed.sql"

} // namespace tenantry::local
