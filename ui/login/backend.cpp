#include "ui/login/backend.h"

#include "local/demouser.h"
#include "operators/ownpassword.h"
#include "operators/refused.h"

namespace tenantry::ui {

namespace {

class CoreBackend final : public SignInBackend {
public:
    CoreBackend(QThreadPool *workers, QString home) : m_workers(workers), m_home(std::move(home)) {}

    QFuture<base::Result<registry::SessionPtr>> open(const postgres::ConnectionSettings &settings, int failedBefore, std::stop_token stop) override
    {
        auto opened = base::run(m_workers, stop, [home = m_home, settings, failedBefore](std::stop_token token) -> base::Result<registry::SessionPtr> {
            auto complete = settings;
            // Left empty, for an operator whose password this computer made and keeps.
            const local::Installation here(home);
            if (const auto running = here.running(); complete.password.isEmpty() && running && running->registry.host == complete.host && running->registry.port == complete.port)
                complete.password = here.keptPassword(complete.user).value_or(base::Secret());
            return registry::Session::open(complete, token, failedBefore);
        });
        // Not before the window: a key is sealed anew once in years, and takes as long as signing in does.
        return opened.then(QtFuture::Launch::Sync, [workers = m_workers](const base::Result<registry::SessionPtr> &session) {
            if (session)
                workers->start([own = *session] { (void)own->strengthenOwnKey(); }); // what fails here is done at the next sign-in
            return session;
        });
    }
    QFuture<base::Result<bool>> tellRefused(const registry::SessionPtr &session, const QString &place, const QList<std::pair<QString, int>> &tried) override
    {
        return base::run(m_workers, {}, [session, place, tried](std::stop_token) { return operators::tellRefused(session, place, tried); });
    }
    QFuture<base::Result<void>> changePassword(const postgres::ConnectionSettings &settings, const base::Secret &fresh, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [settings, fresh](std::stop_token token) { return operators::changeOwnPassword(settings, fresh, {}, token); });
    }
    QFuture<base::Result<void>> changePassword(const registry::SessionPtr &session, const base::Secret &before, const base::Secret &fresh, int failedBefore, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [session, before, fresh, failedBefore](std::stop_token token) { return operators::changeOwnPassword(session, before, fresh, token, {}, failedBefore); });
    }
    QFuture<base::Result<void>> checkPassword(const postgres::ConnectionSettings &settings, int failedBefore, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [home = m_home, settings, failedBefore](std::stop_token token) -> base::Result<void> {
            auto complete = settings;
            if (complete.password.isEmpty()) {
                TRY(complete.password, local::Installation(home).keptPassword(settings.user));
            }
            return operators::checkOwnPassword(complete, failedBefore, token);
        });
    }
    QFuture<base::Result<void>> renew(const registry::SessionPtr &session, const base::Secret &password, int failedBefore, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [home = m_home, session, password, failedBefore](std::stop_token token) -> base::Result<void> {
            base::Secret typed = password;
            if (typed.isEmpty()) {
                TRY(typed, local::Installation(home).keptPassword(session->settings().user));
            }
            return session->renew(typed, failedBefore, token);
        });
    }
    bool keepsPassword(const QString &login) const override { return local::Installation(m_home).keepsPassword(login); }
    QFuture<base::Result<local::Started>> runningLocal(std::stop_token stop) override
    {
        return base::run(m_workers, stop, [home = m_home](std::stop_token) { return local::Installation(home).running(); });
    }
    QFuture<base::Result<local::Started>> startLocal(const Line &line, std::stop_token stop) override
    {
        // By a thread that never gave way to the window: a server keeps for good what it was begun with.
        return base::run(&m_starter, stop, [home = m_home, line](std::stop_token token) { return local::Installation(home).start(line, token); });
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
        return base::run(m_workers, stop, [home = m_home, session, tenants, line](std::stop_token token) -> base::Result<int> {
            TRY(const int loaded, local::loadDemo(session, tenants, line, token));
            TRYV(local::ensureDemoUser(home, session, token));
            return loaded;
        });
    }
    QFuture<base::Result<registry::Created>> create(const registry::CreateRequest &request, const Line &line, std::stop_token stop) override
    {
        return base::run(m_workers, stop, [request, line](std::stop_token token) { return registry::create(request, line, token); });
    }

private:
    QThreadPool *m_workers;
    QString m_home;
    QThreadPool m_starter; // waits for what it began
};

} // namespace

std::unique_ptr<SignInBackend> makeSignInBackend(QThreadPool *workers, const QString &home) { return std::make_unique<CoreBackend>(workers, home); }

} // namespace tenantry::ui
