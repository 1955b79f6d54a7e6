// A mark of the chain as a small file: kept elsewhere, sent to an auditor, printed. JSON, no secret in it.
#pragma once

#include "audit/verify.h"

namespace tenantry::audit {

struct MarkFile {
    QString registryId, registryName;
    Mark mark;
};

QByteArray markFileText(const MarkFile &file);
base::Result<MarkFile> parseMarkFile(const QByteArray &bytes);            // InvalidInput says what is wrong
base::Result<void> writeMarkFile(const QString &path, const MarkFile &file); // whole or not at all; Io
base::Result<MarkFile> readMarkFile(const QString &path, const QString &registryId); // InvalidInput when it is of another registry

} // namespace tenantry::audit
