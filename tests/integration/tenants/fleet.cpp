#include "fleet.h"

#include "base/random.h"
#include "migrations/migrationset.h"
#include "registry/secrets.h"
#include "support/testcluster.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace tenantry::test {

using namespace tenantry::base;

namespace {

const QString owner = QStringLiteral("fleet_owner");

template <class T>
T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(describe(result.error())));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

void write(const QTemporaryDir &folder, const char *name, const char *sql)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(sql) < 0)
        qFatal("cannot write %s", name);
}

} // namespace

QString describe(const Error &error)
{
    return QStringLiteral("%1: %2 [%3] %4").arg(kindName(error.kind), error.message.translated(), error.sqlstate, error.detail);
}

Result<void> dropTenants()
{
    TRY(const auto server, postgres::Connection::open(TestCluster::superuser()));
    TRY(const auto databases, server->query("SELECT datname FROM pg_database WHERE datname ~ '^t_[a-z0-9]+$'"));
    for (int row = 0; row < databases.size(); ++row)
        TRYV(server->script("DROP DATABASE " + postgres::quoteIdentifier(databases.text(row, 0)) + " WITH (FORCE)"));
    TRY(const auto roles, server->query("SELECT rolname FROM pg_roles WHERE rolname ~ '^[tir]_[a-z0-9]+$'"));
    for (int row = 0; row < roles.size(); ++row)
        TRYV(server->script("DROP ROLE " + postgres::quoteIdentifier(roles.text(row, 0))));
    return {};
}

Fleet Fleet::make(const QString &name)
{
    Fleet fleet;
    registry::CreateRequest create;
    create.server = TestCluster::superuser();
    create.database = name;
    create.adminLogin = QStringLiteral("ana_") + name;
    create.adminName = QStringLiteral("Ana");
    create.adminPassword = secretFromText(QStringLiteral("correct horse"));
    create.kdf = vault::quickKdf;
    const auto created = must(registry::create(create), "registry");
    fleet.registry = created.registry;
    fleet.registry.password = create.adminPassword;
    fleet.session = must(registry::Session::open(fleet.registry), "session");

    registry::Server server;
    server.id = newId();
    server.name = QStringLiteral("db1");
    server.host = create.server.host;
    server.port = create.server.port;
    server.user = owner;
    server.maxTenants = 0;
    const Secret password = secretFromText(randomPassword());
    {
        auto connection = must(postgres::Connection::open(create.server), "superuser");
        const auto verifier = must(connection->scramVerifier(owner, password), "verifier");
        must(dropTenants(), "drop tenants");
        must(connection->query("DROP ROLE IF EXISTS " + postgres::quoteIdentifier(owner)), "drop role");
        must(connection->query("CREATE ROLE " + postgres::quoteIdentifier(owner) + " LOGIN CREATEDB CREATEROLE PASSWORD "
                               + postgres::quoteLiteral(QString::fromLatin1(verifier))), "owner");
    }
    server.sealedSecret = must(registry::sealServerSecret(*fleet.session, server.id, password), "seal");
    must(registry::ServerRepository(fleet.session).add(server), "server");

    registry::Plan plan;
    plan.name = QStringLiteral("bronze");
    plan.connectionLimit = 10;
    must(registry::PlanRepository(fleet.session).add(plan), "plan");

    QTemporaryDir folder;
    write(folder, "0001_patient.sql", "CREATE TABLE patient (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);\n");
    write(folder, "0002_account.sql", "CREATE TABLE account (email text PRIMARY KEY, password_hash text NOT NULL, company text);\n");
    write(folder, "0003_index.sql", "CREATE INDEX CONCURRENTLY patient_name ON patient (name);\n");
    const auto set = must(migrations::discover(folder.path()), "discover");
    registry::Product product;
    product.name = QStringLiteral("Shop");
    product.layout = migrations::layoutName(set.layout);
    product.seedSql = "INSERT INTO account VALUES (current_setting('tenantry.admin_email'), current_setting('tenantry.admin_password_hash'),"
                      " current_setting('tenantry.company_name'));";
    must(registry::ProductRepository(fleet.session).add(product, set.files), "product");
    return fleet;
}

tenants::ProvisionRequest Fleet::request(const QString &companyName) const
{
    tenants::ProvisionRequest request;
    request.companyName = companyName;
    request.adminEmail = QStringLiteral("ana@example.org");
    request.adminName = QStringLiteral("Ana");
    return request;
}

int Fleet::tenantCount() const
{
    return int(must(registry::TenantRepository(session).list(), "list").size());
}

QStringList Fleet::differences() const
{
    QStringList out;
    QSet<QString> databases, roles;
    for (const registry::Tenant &tenant : must(registry::TenantRepository(session).list(), "list")) {
        databases << tenant.database;
        roles << tenant.role;
        if (tenant.state != registry::TenantState::Active)
            out << QStringLiteral("%1 is %2").arg(tenant.slug, registry::stateName(tenant.state));
    }
    auto connection = must(postgres::Connection::open(TestCluster::superuser()), "superuser");
    // What this fleet's owner made is what carries its mark, or was made by it and carries none yet.
    const auto there = must(connection->query("SELECT d.datname FROM pg_database d JOIN pg_roles o ON o.oid = d.datdba"
                                              " WHERE d.datname LIKE 't\\_%' AND NOT d.datistemplate"), "databases");
    QSet<QString> found;
    for (int row = 0; row < there.size(); ++row)
        found << there.text(row, 0);
    for (const QString &name : found - databases)
        out << QStringLiteral("orphan database ") + name;
    for (const QString &name : databases - found)
        out << QStringLiteral("missing database ") + name;
    const auto roleRows = must(connection->query("SELECT rolname FROM pg_roles WHERE rolname LIKE 't\\_%'"), "roles");
    QSet<QString> foundRoles;
    for (int row = 0; row < roleRows.size(); ++row)
        foundRoles << roleRows.text(row, 0);
    for (const QString &name : foundRoles - roles)
        out << QStringLiteral("orphan role ") + name;
    for (const QString &name : roles - foundRoles)
        out << QStringLiteral("missing role ") + name;
    // Those who look: known to the registry, or nobody's.
    auto inside = must(postgres::Connection::open(TestCluster::superuser(registry.database)), "registry");
    const auto known = must(inside->query("SELECT role_name FROM tenantry.tenant_inspection UNION ALL SELECT role_name FROM tenantry.tenant_reader"), "inspection");
    QSet<QString> looking;
    for (int row = 0; row < known.size(); ++row)
        looking << known.text(row, 0);
    const auto lookers = must(connection->query("SELECT rolname FROM pg_roles WHERE rolname ~ '^[ir]_[a-z2-7]{12}$'"), "roles");
    QSet<QString> foundLooking;
    for (int row = 0; row < lookers.size(); ++row)
        foundLooking << lookers.text(row, 0);
    for (const QString &name : foundLooking - looking)
        out << QStringLiteral("orphan inspection role ") + name;
    for (const QString &name : looking - foundLooking)
        out << QStringLiteral("missing inspection role ") + name;
    out.sort();
    return out;
}

} // namespace tenantry::test
