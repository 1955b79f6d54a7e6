// The row of the last look at a tenant, to and from the registry. Used by the two repositories of health.
#pragma once

#include "postgres/rows.h"
#include "registry/health.h"

#include <QJsonObject>

namespace tenantry::registry::healthrow {

// Columns in the order in which read() takes them, each with `c.` before it; without the large ones where `light`.
QByteArray columns(bool light);
TenantHealth read(const postgres::Rows &rows, int row, bool light);

QJsonObject toJson(const TenantHealth &health);                   // all columns, by name
QByteArray recordDefinition();                                    // "tenant_id uuid, at timestamptz, …" for jsonb_to_recordset
QByteArray columnNames();                                         // "tenant_id, at, …"
QByteArray assignments();                                         // "at = excluded.at, …", without the key

ServerHealth readServer(const postgres::Rows &rows, int row);     // columns as in serverColumns
inline constexpr char serverColumns[] = "s.server_id, s.at, s.status, s.since, s.error, s.connect_ms, s.query_ms, s.server_version, s.started_at, s.connections, "
                                        "s.max_connections, s.databases, s.active, s.lock_waits, s.standby, s.replicas, s.replication_lag_s, s.standing, s.disk_free, s.disk_size";
QJsonObject toJson(const ServerHealth &health);
Alert readAlert(const postgres::Rows &rows, int row);             // columns as in alertColumns
inline constexpr char alertColumns[] = "a.id, a.tenant_id, a.server_id, a.metric, a.severity, a.value, a.threshold, a.error, a.opened_at, a.changed_at, a.closed_at, "
                                       "a.acknowledged_by, a.note, a.acknowledged_at, a.silenced_until";

QString timeText(const QDateTime &time);                          // with milliseconds; empty when invalid
QJsonObject standingsJson(const Standings &standings);
Standings standingsFrom(const QJsonObject &json);

} // namespace tenantry::registry::healthrow
