// Where a product's tenants answer on the web: for diagnosis. Blocks; belongs on a worker.
#pragma once

#include "registry/repositories.h"

#include <QUrl>

namespace tenantry::registry {

// With {host}, {subdomain} and {slug} for what varies: "https://{host}/health". Empty: nobody said.
base::Result<QString> productWebAddress(const SessionPtr &session, const QString &productId, std::stop_token stop = {});
// ADMIN. InvalidInput for what is neither http:// nor https://, or names no tenant.
base::Result<void> setProductWebAddress(const SessionPtr &session, const QString &productId, const QString &address, std::stop_token stop = {});

// Of one tenant; `baseDomain`: the registry's. Invalid where the address is empty or what the tenant brings makes none of it.
QUrl tenantWebUrl(QString address, const Tenant &tenant, const QString &baseDomain);

} // namespace tenantry::registry
