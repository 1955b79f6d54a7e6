// A database that another tool migrated: which version of a product it is at, so that Tenantry goes on from there. The tool's own table is
// read (drivers/history.h), compared with the product's files, and either a version comes out or sentences why none does. Nothing is
// guessed: one entry that the product does not know, one file missing in between, one failure, and there is no version.
#pragma once

#include "drivers/tenantdriver.h"

namespace tenantry::migrations {

struct Recognition {
    std::vector<drivers::History> histories; // all that were found, also where there are several
    QStringList notRead;        // tables that only look like one
    QString tool;               // "Flyway"; empty where there is none, or more than one
    QString table;              // "public.flyway_schema_history"
    int entries = 0;            // that the tool has applied
    QDateTime newestAt;         // when the last one was; invalid where the tool keeps no times

    QString version;            // of the product; empty: not matched, `reasons` say why
    std::vector<drivers::Migration> applied; // the files up to it, to be written down as applied
    QList<base::Text> reasons;

    // What the reasons count, in full.
    QStringList unknown;        // entries that are no file of the product
    QStringList missing;        // files before the last matched one that the history lacks
    QStringList changed;        // files with another checksum, where the tool's can be computed (Prisma, Flyway)
    QStringList failed;         // entries that failed or were left in the middle
    QStringList ignored;        // entries of other parts (Django's other apps, another project of Sqitch), and repeatables
    bool matched() const { return !version.isEmpty(); }
};

// Pure. `files` of the product, in order.
Recognition recognise(const drivers::Histories &found, const std::vector<drivers::Migration> &files);

// The same of a database. Changes nothing there. `asRole`: read as this role of the tenant's; empty: as who signs in.
base::Result<Recognition> recognise(drivers::TenantDriver &driver, const postgres::ConnectionSettings &inDatabase, const QString &asRole,
                                    const std::vector<drivers::Migration> &files, std::stop_token stop = {});

// Every file up to `version`, repeatables left out (they run again, which is what they are for). NotFound.
base::Result<std::vector<drivers::Migration>> filesUpTo(const std::vector<drivers::Migration> &files, const QString &version);

// Flyway's checksum of a versioned SQL migration: CRC-32 over its lines without their ends, signed.
qint32 flywayChecksum(const QByteArray &text);

} // namespace tenantry::migrations
