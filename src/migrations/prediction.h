// How long a roll-out will take, from what the files took on copies of some tenants.
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace tenantry::migrations {

struct MeasuredFile {           // one file on one copy
    QString fileName;
    qint64 bytes = 0;           // of the database
    double ms = 0, lockMs = 0;  // all of it; the longest that anybody had to wait who wanted to write
};
struct TenantAhead {            // one that is to be migrated
    QString slug, serverId;
    qint64 bytes = -1;          // not known
    QStringList files;
    int wave = 1;
};

// A file takes as long on a database as on the copies nearest to it in size, in proportion between two of them. Below the smallest it takes
// what it took there; beyond the largest it grows as it did between the smallest and the largest, or, with one copy alone, with the size.
double timeFor(const QList<std::pair<qint64, double>> &measured, qint64 bytes); // by size; not empty

struct Prediction {
    qsizetype tenants = 0;
    double ms = 0;              // of the roll-out: of each wave, its longest server
    double workMs = 0;          // one after the other
    int waves = 0, mostAtOnce = 0;
    QString longestTenant; double longestMs = 0;
    QString lockedTenant, lockedFile; double lockMs = 0; // where writing (or all) has to wait longest
    QStringList notMeasured;    // files that ran on no copy, and are left out
};
// `atOnce`: by server, how many tenants are worked on at the same time. `perTenantMs`: what each costs beside its files.
Prediction predict(const QList<MeasuredFile> &measured, const QList<TenantAhead> &tenants, const QHash<QString, int> &atOnce, double perTenantMs);

} // namespace tenantry::migrations
