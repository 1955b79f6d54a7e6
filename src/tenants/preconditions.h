// What must hold before a tenant is made. Each looks, says what it saw, and changes nothing.
#pragma once

#include "tenants/provisionplan.h"

namespace tenantry::tenants {

struct Resolved { // the request's names, looked up
    registry::Product product;
    registry::Plan plan;
    registry::Server server;
};

// Names -> rows. NotFound names what is not there and what is.
base::Result<Resolved> resolve(const registry::SessionPtr &session, const ProvisionRequest &request, std::stop_token stop);

base::Result<CheckReport> checkPreconditions(const registry::SessionPtr &session, const ProvisionRequest &request,
                                             const Resolved &resolved, std::stop_token stop);

// The template that a clone would be made of; empty where the tenant is built from migrations.
QString usableTemplate(const ProvisionRequest &request, const Resolved &resolved);

} // namespace tenantry::tenants
