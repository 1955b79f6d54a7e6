#include "inspection/preparing.h"

#include "base/async.h"

#include <atomic>

namespace tenantry::inspection {

using registry::Tenant;
using registry::TenantState;

Prepared prepareAll(const Entrance &entrance, const QList<Tenant> &tenants, bool newPasswords, const std::function<void(int, const QString &)> &progress, std::stop_token stop, int workers)
{
    Prepared out(size_t(tenants.size()));
    std::atomic<qsizetype> next = 0;
    std::atomic<int> done = 0;
    QThreadPool pool;
    pool.setMaxThreadCount(int(std::clamp<qsizetype>(std::min<qsizetype>(workers, tenants.size()), 1, 32)));
    QList<QFuture<base::Result<void>>> running;
    for (int worker = 0; worker < pool.maxThreadCount(); ++worker)
        running << base::run(&pool, stop, [&](std::stop_token token) -> base::Result<void> {
            for (qsizetype index = next++; index < tenants.size() && !token.stop_requested(); index = next++) {
                out[size_t(index)] = entrance.prepare(tenants.at(index), newPasswords, token);
                if (progress)
                    progress(++done, tenants.at(index).slug);
            }
            return {};
        });
    for (auto &future : running)
        (void)future.result();
    return out;
}

QList<Tenant> readyToLook(const QList<Tenant> &tenants)
{
    QList<Tenant> out;
    for (const Tenant &tenant : tenants)
        if (tenant.state == TenantState::Active || tenant.state == TenantState::Paused || tenant.state == TenantState::Maintenance)
            out << tenant;
    return out;
}

} // namespace tenantry::inspection
