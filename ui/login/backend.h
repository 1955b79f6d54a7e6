// What signing in needs from the core, off the GUI thread. Futures finish on a worker: continue with .then(context, …).
#pragma once

#include "base/async.h"
#include "local/demofleet.h"
#include "local/installation.h"
#include "registry/install.h"
#include "registry/repositories.h"

namespace tenantry::ui {

class SignInBackend {
public:
    using Line = std::function<void(const base::Text &)>;                // on the worker's thread
    using DemoLine = std::function<void(const local::DemoProgress &)>;   // on the worker's thread

    virtual ~SignInBackend() = default;
    // `failedBefore`: attempts refused on this computer since the last good one.
    virtual QFuture<base::Result<registry::SessionPtr>> open(const postgres::ConnectionSettings &settings, int failedBefore, std::stop_token stop) = 0;
    // What was refused on this computer before, as of operators/refused.h.
    virtual QFuture<base::Result<bool>> tellRefused(const registry::SessionPtr &session, const QString &place, const QList<std::pair<QString, int>> &tried) = 0;
    // The operator's own; `settings` signs in with the one they have.
    virtual QFuture<base::Result<void>> changePassword(const postgres::ConnectionSettings &settings, const base::Secret &fresh, std::stop_token stop) = 0;
    // From an open session, which goes on with the new password. `failedBefore` as of open().
    virtual QFuture<base::Result<void>> changePassword(const registry::SessionPtr &session, const base::Secret &before, const base::Secret &fresh, int failedBefore, std::stop_token stop) = 0;
    // Whether this is the operator's password, by a real sign-in. `settings` without one: the one that this computer keeps for them.
    virtual QFuture<base::Result<void>> checkPassword(const postgres::ConnectionSettings &settings, int failedBefore, std::stop_token stop) = 0;
    // A new sign-in in place of one that has expired; `session` is what it was where that fails. `password` empty: as of checkPassword().
    virtual QFuture<base::Result<void>> renew(const registry::SessionPtr &session, const base::Secret &password, int failedBefore, std::stop_token stop) = 0;
    virtual bool keepsPassword(const QString &login) const = 0; // of the local installation; looks for a small file
    virtual QFuture<base::Result<local::Started>> runningLocal(std::stop_token stop) = 0;
    virtual QFuture<base::Result<local::Started>> startLocal(const Line &line, std::stop_token stop) = 0;
    virtual QString registryName(const registry::SessionPtr &session) const = 0; // GUI thread, from memory
    virtual QFuture<base::Result<int>> tenantCount(const registry::SessionPtr &session, std::stop_token stop) = 0;
    virtual QFuture<base::Result<int>> loadDemo(const registry::SessionPtr &session, int tenants, const DemoLine &line, std::stop_token stop) = 0;
    virtual QFuture<base::Result<registry::Created>> create(const registry::CreateRequest &request, const Line &line, std::stop_token stop) = 0;
};

// With the real core, on `workers`; the local installation lives in `home`.
std::unique_ptr<SignInBackend> makeSignInBackend(QThreadPool *workers, const QString &home);

} // namespace tenantry::ui
