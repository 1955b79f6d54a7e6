// The names in a folder of migrations, read as one of the layouts that people use.
#pragma once

#include "migrations/migrationset.h"

namespace tenantry::migrations {

struct Entry {
    QString path;      // to open
    QString fileName;  // as people know it, relative to the folder
    QString version;   // empty: repeatable
    QString name;
    bool repeatable = false;
};

// What names can tell; a plain "N_x.sql" may still be dbmate's or node-pg-migrate's, which only its text tells.
struct Listing {
    Layout layout = Layout::Numbered;
    bool mayBeSectioned = false; // plain names: look for "-- migrate:up" and "-- Up Migration"
    QList<Entry> entries;        // versioned by version, then repeatables by name
    QList<Note> notes;
};

// NotFound (no such folder), InvalidInput (nothing recognised, layouts mixed, one version twice), Io.
base::Result<Listing> listing(const QString &folder);

} // namespace tenantry::migrations
