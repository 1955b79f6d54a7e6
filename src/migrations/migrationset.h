// Migration files as a folder holds them: layout recognised, ordered, checksummed.
#pragma once

#include "registry/values.h"

namespace tenantry::migrations {

enum class Layout { Numbered, Flyway, GolangMigrate, Dbmate, Prisma, NodePgMigrate };
QString layoutName(Layout layout);

struct Note { // worth saying on import, not an error: a gap in the numbering, a file left out and why
    base::Text text;
    QString fileName;
};

struct MigrationSet {
    Layout layout = Layout::Numbered;
    QList<registry::ProductMigration> files; // in order of application, productId empty
    QList<Note> notes;
    QString head() const; // version of the last versioned file
};

// Errors name the file: no .sql files, two files of one version, not UTF-8 (a BOM is taken off), NUL bytes, larger than
// 256 MiB, psql \ commands, COPY … FROM STDIN with inline data, COMMIT or ROLLBACK of its own inside a transactional file.
base::Result<MigrationSet> discover(const QString &folder);

// Order of versions: by number (00010 after 0009), dotted (1.10 after 1.9), timestamp.
int compareVersions(const QString &a, const QString &b);

// Whether a file may run inside a transaction, and why not ("CREATE INDEX CONCURRENTLY"), by the real parser.
struct TransactionVerdict { bool transactional = true; QString because; };
TransactionVerdict transactionVerdict(const QByteArray &sql);

} // namespace tenantry::migrations
