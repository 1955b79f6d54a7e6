// What a folder would bring to a product that has files already; and its seed script. Before anything is stored.
#pragma once

#include "migrations/migrationset.h"

namespace tenantry::migrations {

enum class Novelty {
    New,
    Changed, // a known version with another text: refused, or replaced where nobody has it yet
    Renewed, // a repeatable file with another text: runs again everywhere
    Same,
    Missing, // the product has it, the folder has not: it stays in the product
};

struct ImportLine {
    Novelty novelty = Novelty::New;
    registry::ProductMigration file; // as the folder has it; as the product has it where it is Missing. Without its body
    bool beforeHead = false;         // New, and its version comes before one that is there: it is applied after it all the same
};

struct ImportPreview {
    QList<ImportLine> lines;         // in the folder's order, then what is missing
    int count(Novelty novelty) const;
    bool bringsSomething() const { return count(Novelty::New) + count(Novelty::Changed) + count(Novelty::Renewed) > 0; }
};

// Pure. `known`: of the product; empty for a new one.
ImportPreview previewImport(const QList<registry::ProductMigration> &known, const QList<registry::ProductMigration> &given);

// SQL text without a BOM. InvalidInput: cannot be read, larger than 16 MiB, not UTF-8, empty. Reads a file.
base::Result<QByteArray> readSeed(const QString &fileName);

} // namespace tenantry::migrations
