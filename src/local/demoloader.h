// Makes the tenants of the demo fleet through the same provisioning as everybody's, several at a time.
#pragma once

#include "local/demodata.h"
#include "local/demofleet.h"
#include "postgres/connection.h"
#include "tenants/provisioning.h"

#include <QHash>
#include <atomic>
#include <mutex>

namespace tenantry::local {

// Counts, and passes on what happens: one call at a time, from whatever thread.
class DemoReport {
public:
    DemoReport(int total, std::function<void(const DemoProgress &)> to) : m_total(total), m_to(std::move(to)) {}
    void say(const base::Text &what) const { tell(what, 0); }
    void finished(const base::Text &what) const { tell(what, 1); }

private:
    void tell(const base::Text &what, int more) const;
    int m_total;
    std::function<void(const DemoProgress &)> m_to;
    mutable std::mutex m_mutex;
    mutable int m_done = 0;
};

class DemoLoader {
public:
    DemoLoader(registry::SessionPtr session, registry::Server server, registry::Product product, const DemoReport &report, std::stop_token stop);

    base::Result<void> look(int tenants); // what is there
    bool has(const DemoTenant &tenant) const { return m_tenants.contains(tenant.slug); }
    // All of them; returns the first failure, after those under way have ended.
    base::Result<void> load(const std::vector<DemoTenant> &tenants, bool useTemplate);
    int added() const { return m_added; }

private:
    base::Result<void> one(const DemoTenant &wanted, bool useTemplate, std::stop_token stop);
    base::Result<registry::Tenant> provisioned(const DemoTenant &wanted, bool useTemplate, std::stop_token stop);
    base::Result<void> failing(const DemoTenant &wanted, bool useTemplate, std::stop_token stop);
    base::Result<void> fill(const DemoTenant &wanted, const registry::Tenant &tenant, std::stop_token stop);
    base::Result<void> measure(const registry::Tenant &tenant, std::stop_token stop);
    tenants::ProvisionRequest request(const DemoTenant &wanted, bool useTemplate) const;

    registry::SessionPtr m_session;
    registry::Server m_server;
    registry::Product m_product;
    const DemoReport &m_report;
    std::stop_token m_stop;
    QHash<QString, registry::Tenant> m_tenants;      // by slug, as look() saw them
    QHash<QString, registry::Operation> m_unfinished; // by slug
    std::atomic<int> m_added = 0;
};

} // namespace tenantry::local
