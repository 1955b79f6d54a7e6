// What the tests of people who sign in begin with: a registry of their own, and people invited to it.
#pragma once

#include "integration/registry/registryfixture.h"
#include "operators/operators.h"
#include "operators/ownpassword.h"

namespace tenantry::test {

using namespace tenantry::base;
using namespace tenantry::operators;
using registry::Session;
using namespace Qt::StringLiterals;

inline Secret mine() { return secretFromText(u"una contraseña propia"_s); } // not static: QCA has to be there first

class OperatorsFixture : public QObject {
protected:
    std::unique_ptr<TestRegistry> m_registry;
    SessionPtr m_admin;

    Operators operators() const { return Operators(m_admin, vault::quickKdf); }
    postgres::ConnectionSettings as(const QString &login, const Secret &password) const
    {
        auto settings = m_registry->adminSettings();
        settings.user = login;
        settings.password = password;
        return settings;
    }
    Invited invite(const QString &prefix, Role role = Role::User) const
    {
        NewOperator fresh;
        fresh.login = TestCluster::uniqueName(prefix);
        fresh.name = u"Luis Gómez"_s;
        fresh.role = role;
        auto invited = operators().add(fresh);
        if (!invited)
            qFatal("%s", describe(invited));
        return *invited;
    }
    // Invited, and the one-time password changed.
    Operator settle(const QString &prefix, Role role = Role::User) const
    {
        const Invited invited = invite(prefix, role);
        const auto changed = changeOwnPassword(as(invited.who.login, invited.oneTimePassword), mine(), {}, {}, vault::quickKdf);
        if (!changed)
            qFatal("%s", describe(changed));
        return *operators().find(invited.who.login);
    }
    // As one who was settled, with plain SQL.
    std::unique_ptr<postgres::Connection> in(const Operator &who) const
    {
        auto made = postgres::Connection::open(as(who.login, mine()));
        if (!made)
            qFatal("%s", describe(made));
        return std::move(*made);
    }
    // The row of the latest sign-in.
    QString latest(const QString &login) const
    {
        return m_registry->sql("SELECT s.id FROM tenantry.operator_session s JOIN tenantry.operator o ON o.id = s.operator_id WHERE o.login = $1 ORDER BY s.opened_at DESC LIMIT 1", {login}).text(0, 0);
    }
    QString state(const QString &login) const
    {
        const auto rows = m_registry->sql("SELECT rolcanlogin, pg_has_role(oid, 'tenantry_admin', 'MEMBER'), pg_has_role(oid, 'tenantry_user', 'MEMBER') FROM pg_roles WHERE rolname = $1", {login});
        if (rows.isEmpty())
            return u"gone"_s;
        return (rows.boolean(0, 0) ? u"open"_s : u"closed"_s) + (rows.boolean(0, 1) ? u" admin"_s : u""_s) + (rows.boolean(0, 2) ? u" user"_s : u""_s);
    }

    void begin()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_admin = m_registry->admin();
    }
};

} // namespace tenantry::test
