// One migration file: its bytes checked, its up part found, its statements looked at.
#pragma once

#include "migrations/migrationset.h"

namespace tenantry::migrations {

inline constexpr qint64 maxFileBytes = 256LL << 20;

struct FileText {
    QByteArray sha256;  // of the bytes as they are on disk
    QByteArray text;    // UTF-8, a BOM taken off
};
base::Result<FileText> readText(const QString &path, const QString &fileName);

enum class Sections { None, Dbmate, NodePgMigrate };
Sections sectionsOf(const QByteArray &text);

struct UpPart {
    QByteArray body;           // lines keep their numbers: what stands before the up part becomes empty lines
    bool transactional = true; // dbmate: "-- migrate:up transaction:false"
};
base::Result<UpPart> upPart(const QByteArray &text, Sections sections, const QString &fileName);

struct Inspected {
    bool empty = false;        // comments at most
    bool transactional = true;
    QString because;           // why not
};
// Refuses what cannot be sent to a server as it is.
base::Result<Inspected> inspect(const QByteArray &body, bool transactional, const QString &fileName);

} // namespace tenantry::migrations
