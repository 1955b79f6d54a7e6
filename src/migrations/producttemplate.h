// The database that a product's tenants are cloned from: built beside the old one, which goes when the registry knows the new one. Blocks,
// for as long as all the product's files take; belongs on a worker. Whoever dies in the middle leaves nothing that the next build does not
// clear away.
#pragma once

#include "registry/repositories.h"

#include <functional>

namespace tenantry::migrations {

struct TemplateRequest {
    QString server;   // name or id; empty: the one that has it now, or the only one there is
    QString database; // empty: a name is made
};
using TemplateWatch = std::function<void(const base::Text &)>; // what is being done now, and what went wrong beside it; from the worker

base::Result<registry::Product> buildTemplate(const registry::SessionPtr &session, const registry::Product &product, const TemplateRequest &request,
                                              const TemplateWatch &watch, std::stop_token stop = {});

} // namespace tenantry::migrations
