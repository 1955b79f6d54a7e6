// The schema of a tenant's database as a value: what is compared, shown and fingerprinted.
//
// What differs between two tenants of one version without meaning anything is not in it: the name of the database, the tenant's role
// (written @tenant) and the server's owner (@owner), the numbers of columns, values of sequences, comments, statistics, storage. Left out,
// too, are the objects of extensions (the extension with its version stands for them), and what Tenantry keeps there itself.
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace tenantry::drivers {

struct SchemaObject {
    QString kind;         // "table", "column", "index", "grant" …
    QString identity;     // qualified and quoted, as SQL would name it: public."Odd name".id
    QString parent;       // "kind:identity" of what it belongs to: a column's table; empty: nothing
    QString definition;   // canonical, may have several lines
    QByteArray digest;    // SHA-256 of the definition
    // Says nothing of its own: a partition's column, index or trigger that is as its parent's. Counts only against one of the same name
    // that does.
    bool derived = false;
    bool minor = false;   // counts for who looks, not for the fingerprint: the order of columns, the locale

    QString key() const { return kind + QLatin1Char(':') + identity; }
};

struct SchemaDescription {
    std::vector<SchemaObject> objects; // by kind, then identity; no two alike
    QByteArray fingerprint;            // SHA-256 over kind, identity and definition of all that are neither derived nor minor
    int serverVersion = 0;             // 170002

    // Sorts, takes the digests and the fingerprint, finds what is derived.
    struct Raw {
        SchemaObject object;
        QString inheritedFrom; // identity of an object of the same kind that it may repeat; empty: none
    };
    static SchemaDescription of(std::vector<Raw> objects, int serverVersion);
};

} // namespace tenantry::drivers
