// The columns of the tenants table: what each is called, how wide it starts, and the order of tenants by it.
#pragma once

#include "ui/tenants/tenantsnapshot.h"

#include <QCoreApplication>
#include <stop_token>

namespace tenantry::ui {

enum class TenantColumn { Name, Slug, State, Version, Product, Plan, Server, Database, Size, Connections, Latency, LastBackup, Created, Labels };
inline constexpr int tenantColumnCount = 14;

QString tenantColumnKey(TenantColumn column);    // stable, in preferences and CSV: "last_backup"
QString tenantColumnTitle(TenantColumn column);  // translated now
QString tenantColumnWhatsThis(TenantColumn column);
int tenantColumnWidth(TenantColumn column);      // at first, in characters
int tenantColumnLeast(TenantColumn column);      // what is left of that where there is little room
bool tenantColumnShownAtFirst(TenantColumn column);
bool tenantColumnIsNumber(TenantColumn column);  // right-aligned

// All tenants in ascending order; ties by slug. Nothing when stopped. May take a few hundred milliseconds for 100,000.
std::optional<std::vector<TenantHandle>> tenantOrder(const TenantSnapshot &snapshot, TenantColumn column, std::stop_token stop = {});

} // namespace tenantry::ui
