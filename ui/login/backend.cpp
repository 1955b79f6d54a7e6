#include "ui/login/backend.h"

#include "operators/ownpassword.h"

namespace tenantry::ui {

namespace {

class CoreBackend final : public SignInBackend {
public:
    CoreBackend(QThreadPool *workers, QString home) : m_workers(workers), m_home(std::move(home)) {}

    QFuture<base::Result<registry::SessionPtr>> open(const postgres::ConnectionSettings &settings, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [settings](std::stop_token token) { return registry::Session::open(settings, token); });
    }
    QFuture<base::Result<void>> changePassword(const postgres::ConnectionSettings &settings, const base::Secret &fresh, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [settings, fresh](std::stop_token token) { return operators::changeOwnPassword(settings, fresh, {}, token); });
    }
    QFuture<base::Result<local::Started>> runningLocal(std::stop_token stop) override
    {
        return base::run(m_workers, stop, [home = m_home](std::stop_token) { return local::Installation(home).running(); });
    }
    QFuture<base::Result<local::Started>> startLocal(const Line &line, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [home = m_home, line](std::stop_token token) { return local::Installation(home).start(line, token); });
    }
    QString registryName(const registry::SessionPtr &session) const override { return session->registry().name; }
    QFuture<base::Result<int>> tenantCount(const registry::SessionPtr &session, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [session](std::stop_token token) -> base::Result<int> {
            TRY(const auto tenants, registry::TenantRepository(session).list(token));
            return static_cast<int>(tenants.size());
        });
    }
    QFuture<base::Result<int>> loadDemo(const registry::SessionPtr &session, int tenants, const DemoLine &line, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [session, tenants, line](std::stop_token token) { return local::loadDemo(session, tenants, line, token); });
    }
    QFuture<base::Result<registry::Created>> create(const registry::CreateRequest &request, const Line &line, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [request, line](std::stop_token token) { return registry::create(request, line, token); });
    }

private:
    QThreadPool *m_workers;
    QString m_home;
};

} // namespace

std::unique_ptr<SignInBackend> makeSignInBackend(QThreadPool *workers, const QString &home) { return std::make_unique<CoreBackend>(workers, home); }

} // namespace tenantry::ui
