#include "local/demouser.h"

#include "base/random.h"
#include "local/installation.h"
#include "local/secretfile.h"
#include "operators/operators.h"
#include "operators/ownpassword.h"

namespace tenantry::local {

using namespace tenantry::base;
using operators::Operators;

Result<bool> ensureDemoUser(const QString &home, const registry::SessionPtr &admin, std::stop_token stop, const vault::KdfParameters &kdf)
{
    const Installation here(home);
    const auto running = here.running();
    const auto &signedIn = admin->settings();
    if (!running || !admin->isAdmin() || admin->registry().readOnly || running->registry.host != signedIn.host || running->registry.port != signedIn.port
        || running->registry.database != signedIn.database)
        return false;
    const QString login = QLatin1String(demoUserLogin);
    const Operators people(admin, kdf);
    const auto found = people.find(login, stop);
    if (!found && found.error().kind != Kind::NotFound)
        return fail(found.error());
    operators::Operator who = found.value_or(operators::Operator());
    if (!found || who.mustChangePassword || !here.keepsPassword(login)) {
        operators::NewOperator fresh;
        fresh.login = login;
        fresh.name = QStringLiteral("Sofía Paredes");
        fresh.email = QStringLiteral("sofia@tenantry.localhost");
        TRY(const operators::Invited invited, found ? people.resetPassword(who.id, stop) : people.add(fresh, stop));
        who = invited.who;
        // On the disk before the registry knows it. Killed in between, it opens nothing, and the next time it is made anew.
        const Secret password = secretFromText(randomPassword(24));
        TRYV(writeSecret(here.passwordFile(login), password));
        auto settings = signedIn;
        settings.user = login;
        settings.password = invited.oneTimePassword;
        TRYV(operators::changeOwnPassword(settings, password, {}, stop, kdf));
    }
    if (who.tenants > 0 || who.role == registry::Role::Admin)
        return true;
    TRY(const auto tenants, registry::TenantRepository(admin).list(stop));
    QStringList ids;
    for (qsizetype i = 0; i < tenants.size() && ids.size() < 100; i += 3)
        ids << tenants[i].id;
    if (!ids.isEmpty())
        TRYV(people.assign(who.id, ids, {}, stop));
    return true;
}

} // namespace tenantry::local
