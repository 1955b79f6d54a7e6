// Small files that only their owner may read, and that are there whole or not at all.
#pragma once

#include "base/error.h"
#include "base/secret.h"

namespace tenantry::local {

// Made with 0700 if it is missing. Io: not writable, disk full.
base::Result<void> makeFolder(const QString &folder);

// Written beside, flushed to the disk, renamed: a kill or a power cut leaves the old file or the new one. 0600.
base::Result<void> writeFile(const QString &path, const base::Secret &content);

// One line, without its end. NotFound when there is no such file; Io when it cannot be read or is empty.
base::Result<base::Secret> readSecret(const QString &path);
base::Result<void> writeSecret(const QString &path, const base::Secret &secret);

} // namespace tenantry::local
