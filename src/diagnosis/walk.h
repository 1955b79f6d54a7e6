// One walk: what each step asks, and what is kept for those after it.
#pragma once

#include "diagnosis/diagnosis.h"
#include "drivers/pathcheck.h"

namespace tenantry::diagnosis {

class Walk {
public:
    Walk(registry::SessionPtr session, const registry::Tenant &tenant, const Options &options, QString host);

    std::chrono::milliseconds limit(Step step) const;
    // Errors only where nothing can be said of any step: the registry is gone, or somebody stopped it.
    base::Result<Finding> take(Step step, std::stop_token stop);
    // What it means that the time of a step was over.
    Finding late(Step step) const;

private:
    base::Result<Finding> registered();
    Finding name();
    Finding certificate();
    Finding answer();
    base::Result<Finding> server();
    Finding database() const;
    base::Result<Finding> signIn();
    base::Result<Finding> schema();
    Finding room() const;
    Finding traffic() const;
    base::Result<Finding> backup() const;

    Finding byLook(const base::Error &error); // what an error of the first connection says of the server
    Finding notSeen() const;                  // the server could not be looked at

    registry::SessionPtr m_session;
    const registry::Tenant &m_tenant;
    const Options &m_options;
    QString m_host;
    std::stop_token m_stop; // of the step
    QUrl m_url;                          // where the product says that its tenants answer; empty: it does not
    QString m_address;                   // what the name led to
    registry::Server m_server;
    std::optional<drivers::PathView> m_view;
    std::optional<base::Error> m_refused; // the server is there and let nobody in
    bool m_asUser = false;                // looked at by the inspection role
};

} // namespace tenantry::diagnosis
