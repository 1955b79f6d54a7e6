#include "registry/tenantrow.h"

#include <QTimeZone>

namespace tenantry::registry::tenantrow {

using postgres::Rows;

namespace {

QDateTime moment(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(rows.integer(row, column), QTimeZone::UTC);
}

} // namespace

void readOwn(const Rows &rows, int row, Tenant &t)
{
    t.id = rows.text(row, 0);
    t.slug = rows.text(row, 1);
    t.subdomain = rows.isNull(row, 2) ? t.slug : rows.text(row, 2);
    t.companyName = rows.text(row, 3);
    t.database = rows.text(row, 4);
    t.role = rows.isNull(row, 5) ? t.database : rows.text(row, 5);
    if (!rows.isNull(row, 6))
        t.sizeBytes = rows.integer(row, 6);
    if (!rows.isNull(row, 7))
        t.connections = int(rows.integer(row, 7));
    if (!rows.isNull(row, 8))
        t.latencyMs = rows.number(row, 8);
    t.lastBackupAt = moment(rows, row, 9);
    t.adminName = rows.text(row, 10);
    t.adminEmail = rows.text(row, 11);
    if (!rows.isNull(row, 12))
        t.labels = rows.array(row, 12);
    t.note = rows.text(row, 13);
    t.createdAt = moment(rows, row, 14);
    t.updatedAt = moment(rows, row, 15);
    t.version = rows.integer(row, 16);
}

void readShared(const Rows &rows, int row, int first, Tenant &t)
{
    t.productId = rows.text(row, first);
    t.product = rows.text(row, first + 1);
    t.planId = rows.text(row, first + 2);
    t.plan = rows.text(row, first + 3);
    t.driver = rows.text(row, first + 4);
    t.serverId = rows.text(row, first + 5);
    t.server = rows.text(row, first + 6);
    t.deployment = rows.text(row, first + 7);
    t.state = stateFromName(rows.text(row, first + 8)).value_or(TenantState::Failed);
    t.schemaVersion = rows.text(row, first + 9);
    t.headVersion = rows.text(row, first + 10);
    t.behind = int(rows.integer(row, first + 11));
}

} // namespace tenantry::registry::tenantrow
