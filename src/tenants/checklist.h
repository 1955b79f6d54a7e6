// A list of preconditions while it is being made, and those that provisioning and adoption have in common.
#pragma once

#include "tenants/preconditions.h"

namespace tenantry::tenants {

inline base::Error problem(base::Kind kind, base::Text message, base::Text hint) { return {kind, std::move(message), std::move(hint), {}, {}}; }

class Checklist {
public:
    void held(const char *name, base::Text title, base::Text seen) { m_report.checks.push_back({QLatin1String(name), true, std::move(title), std::move(seen), {}}); }
    void failed(const char *name, base::Text title, base::Error error)
    {
        base::Text seen = error.message;
        m_report.checks.push_back({QLatin1String(name), false, std::move(title), std::move(seen), std::move(error)});
    }
    template <class T>
    bool add(const char *name, base::Text title, const base::Result<T> &result, base::Text seen)
    {
        if (result)
            held(name, std::move(title), std::move(seen));
        else
            failed(name, std::move(title), result.error());
        return result.has_value();
    }
    CheckReport take() { return std::move(m_report); }

private:
    CheckReport m_report;
};

// Your role, company name, slug, subdomain, first admin.
void checkWho(Checklist &report, const registry::SessionPtr &session, const ProvisionRequest &request, std::stop_token stop);
// Version, privileges, room.
void checkCapacity(Checklist &report, const registry::Server &server, const drivers::ServerCapacity &capacity);

} // namespace tenantry::tenants
