// Two tenants with something to hide, an ADMIN, and a USER to whom the first is assigned.
#pragma once

#include "base/random.h"
#include "fleet.h"
#include "inspection/query.h"
#include "operators/operators.h"
#include "operators/ownpassword.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "vault/passwordhash.h"

namespace tenantry::test {

using namespace tenantry::base;
using namespace Qt::StringLiterals;
using inspection::Entrance;
using postgres::Connection;
using postgres::ConnectionSettings;
using registry::Tenant;

inline const char *words(const Error &error)
{
    static thread_local QByteArray text;
    text = (describe(error) + u" | "_s + error.hint.translated()).toUtf8();
    return text.constData();
}

class Inspected : public QObject {
protected:
    Fleet m_fleet;
    registry::SessionPtr m_admin, m_user;
    QString m_userLogin;
    Tenant m_mine, m_other;

    void begin(const QString &name)
    {
        m_fleet = Fleet::make(name);
        m_admin = m_fleet.session;
        for (Tenant *tenant : {&m_mine, &m_other}) {
            const auto made = tenants::Provisioning(m_admin).provision(m_fleet.request(tenant == &m_mine ? u"Mine"_s : u"Other"_s));
            if (!made)
                qFatal("%s", words(made.error()));
            *tenant = made->tenant;
            run(*tenant,
                "CREATE TABLE customer (id int PRIMARY KEY, name text, email text, api_token text, note text, search text GENERATED ALWAYS AS (lower(email)) STORED);"
                "INSERT INTO customer VALUES (1, 'Ana', 'ana@secret.example', 'tok-4711', 'x'), (2, 'Luis', 'luis@secret.example', 'tok-4712', NULL);"
                "CREATE VIEW contact AS SELECT id, email AS address FROM customer;"
                "CREATE VIEW contact_of_contact AS SELECT address FROM contact;"
                "CREATE MATERIALIZED VIEW kept AS SELECT id, email AS address FROM customer;"
                "CREATE VIEW patients AS SELECT id, name FROM patient;"
                "CREATE SEQUENCE counter;"
                "CREATE SCHEMA billing; CREATE TABLE billing.invoice (id int PRIMARY KEY, total numeric, customer_email text);"
                "INSERT INTO billing.invoice VALUES (1, 10.50, 'ana@secret.example');"
                "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN new; END';" // as everybody has them
                "CREATE TRIGGER touched BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION touch();"
                "SELECT lo_from_bytea(0, 'a large object')");
        }
        operators::NewOperator fresh;
        fresh.login = m_userLogin = TestCluster::uniqueName(u"luis"_s);
        fresh.name = u"Luis"_s;
        fresh.role = registry::Role::User;
        fresh.tenantIds = {m_mine.id};
        const auto invited = operators::Operators(m_admin, vault::quickKdf).add(fresh);
        if (!invited)
            qFatal("%s", words(invited.error()));
        ConnectionSettings settings = m_fleet.registry;
        settings.user = fresh.login;
        settings.password = invited->oneTimePassword;
        const Secret own = secretFromText(u"una contraseña propia"_s);
        if (const auto changed = operators::changeOwnPassword(settings, own, {}, {}, vault::quickKdf); !changed)
            qFatal("%s", words(changed.error()));
        settings.password = own;
        auto session = registry::Session::open(settings);
        if (!session)
            qFatal("%s", words(session.error()));
        m_user = *session;
    }

    // As the tenant's own role, in its database.
    void run(const Tenant &tenant, const QByteArray &sql) const
    {
        Tenant whole = tenant;
        whole.sealedSecret = *registry::TenantRepository(m_admin).sealedSecret(tenant.id);
        const auto server = registry::ServerRepository(m_admin).find(tenant.serverId);
        const auto connection = Connection::open(*registry::tenantSettings(*m_admin, *server, whole));
        if (!connection)
            qFatal("%s", words(connection.error()));
        const auto done = (*connection)->script(sql);
        if (!done)
            qFatal("%s: %s", sql.constData(), words(done.error()));
    }
    // As the superuser, in a tenant's database.
    QString one(const Tenant &tenant, const QByteArray &sql, const postgres::Params &params = {}) const
    {
        const auto rows = TestCluster::connect(tenant.database)->query(sql, params);
        if (!rows)
            qFatal("%s: %s", sql.constData(), words(rows.error()));
        return rows->isEmpty() ? QString() : rows->text(0, 0);
    }
    QString inRegistry(const QByteArray &sql, const postgres::Params &params = {}) const
    {
        const auto rows = TestCluster::connect(m_fleet.registry.database)->query(sql, params);
        if (!rows)
            qFatal("%s: %s", sql.constData(), words(rows.error()));
        return rows->isEmpty() ? QString() : rows->text(0, 0);
    }
    Result<inspection::QueryResult> ask(const registry::SessionPtr &who, const QString &sql, const postgres::LookLimits &limits = {}, std::stop_token stop = {}) const
    {
        return inspection::query(Entrance(who), m_mine, sql, u"Ticket 1"_s, limits, stop);
    }
    // What the holder of the credential signs in with, as they could with psql.
    ConnectionSettings credential(const registry::SessionPtr &who) const
    {
        const auto opened = Entrance(who).open(m_mine, u"query"_s, u"Ticket 2"_s, u"SELECT 1"_s);
        if (!opened)
            qFatal("%s", words(opened.error()));
        return opened->settings;
    }
};

inline QString text(const postgres::Looked &answer, size_t row = 0, size_t column = 0)
{
    return answer.rows.size() > row && answer.rows[row].size() > column && answer.rows[row][column] ? QString::fromUtf8(*answer.rows[row][column]) : QString();
}

} // namespace tenantry::test
