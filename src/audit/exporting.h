// Events as files for others: CSV (RFC 4180, UTF-8 with BOM, CRLF; cells that a spreadsheet would run are made text) or JSON
// Lines (one object a line, UTF-8). Streams: memory does not grow with the events.
#pragma once

#include "registry/auditrepository.h"

class QIODevice;

namespace tenantry::audit {

enum class Format { Csv, JsonLines };

QJsonObject eventJson(const registry::Event &event); // seq, at, operator, source, address, action, kind, entity_id, tenant_id, tenant, subject, before, after, hash

// Oldest first. Returns how many. Io when `out` takes no more. Blocks.
base::Result<qint64> exportEvents(const registry::SessionPtr &session, const registry::EventFilter &filter, Format format, QIODevice &out,
                                  const std::function<void(qint64 done)> &progress = {}, std::stop_token stop = {});
// Into a file, whole or not at all.
base::Result<qint64> exportEventsTo(const registry::SessionPtr &session, const registry::EventFilter &filter, Format format, const QString &path,
                                    const std::function<void(qint64 done)> &progress = {}, std::stop_token stop = {});

} // namespace tenantry::audit
