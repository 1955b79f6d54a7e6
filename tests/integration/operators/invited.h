// Somebody invited as an ADMIN invites people, who has changed the one-time password for one of their own.
#pragma once

#include "integration/registry/registryfixture.h"
#include "operators/operators.h"
#include "operators/ownpassword.h"

namespace tenantry::test {

struct Invited {
    QString id, login;
    postgres::ConnectionSettings settings; // with their password
};

inline constexpr char invitedPassword[] = "una contraseña propia";

inline Invited invite(const registry::SessionPtr &admin, postgres::ConnectionSettings settings, registry::Role role, const QStringList &tenantIds = {},
                      const QString &prefix = QStringLiteral("luis"))
{
    operators::NewOperator fresh;
    fresh.login = TestCluster::uniqueName(prefix);
    fresh.name = QStringLiteral("Luis Gómez");
    fresh.role = role;
    fresh.tenantIds = tenantIds;
    const auto invited = operators::Operators(admin, vault::quickKdf).add(fresh);
    if (!invited)
        qFatal("not invited: %s", describe(invited));
    settings.user = fresh.login;
    settings.password = invited->oneTimePassword;
    const base::Secret own = base::secretFromText(QString::fromUtf8(invitedPassword));
    if (const auto changed = operators::changeOwnPassword(settings, own, {}, {}, vault::quickKdf); !changed)
        qFatal("no own password: %s", describe(changed));
    settings.password = own;
    return {invited->who.id, fresh.login, settings};
}

inline Invited invite(const TestRegistry &registry, registry::Role role, const QStringList &tenantIds = {}, const QString &prefix = QStringLiteral("luis"))
{
    return invite(registry.admin(), registry.adminSettings(), role, tenantIds, prefix);
}

} // namespace tenantry::test
