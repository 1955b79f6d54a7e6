// A registry on the test cluster, and the people and things in it.
#pragma once

#include "base/random.h"
#include "registry/install.h"
#include "registry/repositories.h"
#include "support/qcamain.h"
#include "vault/passwordhash.h"

#include <QCryptographicHash>
#include <QTest>

namespace tenantry::test {

class TestRegistry {
public:
    static constexpr char password[] = "contraseña 'de' \"ana\"";

    explicit TestRegistry(const QString &prefix = QStringLiteral("registry"))
    {
        registry::CreateRequest request;
        request.server = TestCluster::superuser();
        request.database = TestCluster::uniqueName(prefix);
        request.adminLogin = TestCluster::uniqueName(QStringLiteral("ana"));
        request.adminPassword = base::secretFromText(QString::fromUtf8(password));
        request.adminName = QStringLiteral("Ana Pérez");
        request.kdf = vault::quickKdf;
        const auto created = registry::create(request);
        if (!created)
            qFatal("no registry: %s", describe(created));
        database = request.database;
        adminLogin = request.adminLogin;
        super = TestCluster::connect(database);
    }

    postgres::ConnectionSettings adminSettings() const { return TestCluster::as(adminLogin, QString::fromUtf8(password), database); }
    registry::SessionPtr admin() const { return open(adminSettings()); }

    static registry::SessionPtr open(const postgres::ConnectionSettings &settings)
    {
        auto session = registry::Session::open(settings);
        if (!session)
            qFatal("no session: %s", describe(session));
        return *session;
    }

    // A USER (or second ADMIN) with a password that equals the login.
    QString addOperator(const QString &prefix, registry::Role role = registry::Role::User) const
    {
        const QString login = TestCluster::uniqueName(prefix);
        const QByteArray group = role == registry::Role::Admin ? "tenantry_admin" : "tenantry_user";
        sql("CREATE ROLE " + postgres::quoteIdentifier(login) + " LOGIN PASSWORD " + postgres::quoteLiteral(login) + " IN ROLE " + group);
        sql("INSERT INTO tenantry.operator (id, login, name, role, public_key) VALUES ($1, $2, $2, $3, 'no key')", {base::newId(), login, registry::roleName(role)});
        sql("INSERT INTO tenantry.operator_key (operator_id, sealed_private_key) SELECT id, 'sealed of ' || login FROM tenantry.operator WHERE login = $1", {login});
        sql("INSERT INTO tenantry.data_key_grant (id, key_name, key_version, operator_id, wrapped) SELECT gen_random_uuid(), 'inspect', 1, id, 'x' FROM tenantry.operator WHERE login = $1", {login});
        return login;
    }
    // As if every data key were sealed for them, as it is for an ADMIN who was made one by an ADMIN.
    void giveEveryKey(const QString &login) const
    {
        sql("INSERT INTO tenantry.data_key_grant (id, key_name, key_version, operator_id, wrapped) SELECT gen_random_uuid(), k.name, k.version, o.id, 'x' "
            "FROM tenantry.data_key k, tenantry.operator o WHERE o.login = $1 ON CONFLICT DO NOTHING", {login});
    }
    postgres::ConnectionSettings settingsOf(const QString &login) const { return TestCluster::as(login, login, database); }

    // As superuser, inside the registry.
    postgres::Rows sql(const QByteArray &statement, const postgres::Params &params = {}) const
    {
        auto rows = super->query(statement, params);
        if (!rows)
            qFatal("%s: %s", statement.constData(), describe(rows));
        return *rows;
    }

    QString database, adminLogin;
    std::unique_ptr<postgres::Connection> super;
};

// A server, a plan and a product with `migrations` files.
struct Ground {
    registry::Server server;
    registry::Plan plan;
    registry::Product product;
};

inline registry::ProductMigration migration(int position, const QByteArray &body = "SELECT 1")
{
    registry::ProductMigration m;
    m.position = position;
    m.version = QStringLiteral("%1").arg(position, 4, 10, QLatin1Char('0'));
    m.name = QStringLiteral("step_%1").arg(position);
    m.fileName = m.version + QLatin1Char('_') + m.name + QStringLiteral(".sql");
    m.body = body;
    m.sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
    return m;
}

inline Ground lay(const registry::SessionPtr &session, int migrations = 3)
{
    Ground ground;
    ground.server.name = TestCluster::uniqueName(QStringLiteral("db"));
    ground.server.host = QStringLiteral("/run/nowhere");
    ground.server.user = QStringLiteral("tenantry");
    ground.plan.name = TestCluster::uniqueName(QStringLiteral("gold"));
    ground.product.name = TestCluster::uniqueName(QStringLiteral("Laboratorio"));
    QList<registry::ProductMigration> files;
    for (int i = 1; i <= migrations; ++i)
        files << migration(i);
    const auto server = registry::ServerRepository(session).add(ground.server);
    const auto plan = registry::PlanRepository(session).add(ground.plan);
    const auto product = registry::ProductRepository(session).add(ground.product, files);
    if (!server || !plan || !product)
        qFatal("no ground: %s %s %s", describe(server), describe(plan), describe(product));
    return {*server, *plan, *product};
}

inline registry::Tenant tenantOn(const Ground &ground, const QString &slug, const QString &name = QStringLiteral("Una empresa"))
{
    registry::Tenant tenant;
    tenant.slug = tenant.subdomain = slug;
    tenant.companyName = name;
    tenant.productId = ground.product.id;
    tenant.planId = ground.plan.id;
    tenant.serverId = ground.server.id;
    tenant.database = tenant.role = QStringLiteral("t_") + base::randomSuffix();
    return tenant;
}

} // namespace tenantry::test
