// Lists of tenants: the whole one into memory, and the command line from its start to its end.
#include "bench/bench.h"
#include "bench/suite/bare.h"

#include "fleet.h"
#include "postgres/connection.h"
#include "support/testcluster.h"

#include <QDir>
#include <QProcess>

namespace tenantry::bench {

using namespace base;

namespace {

const QByteArray query = "SELECT id, slug, subdomain, company_name, product_id, product, plan_id, plan, driver, server_id, server, deployment, db_name, db_role, state, "
                         "schema_version, head_version, behind, size_bytes, connections, latency_ms, last_backup_at, admin_name, admin_email, labels, note, created_at, "
                         "updated_at, version FROM tenantry.tenant_view ORDER BY slug";

// Rows that no server backs: lists read the registry alone.
Result<std::shared_ptr<test::Fleet>> fleetOf(int tenants)
{
    auto fleet = std::make_shared<test::Fleet>(test::Fleet::make(QStringLiteral("bench_list_%1").arg(tenants)));
    TRY(const auto connection, postgres::Connection::open(test::TestCluster::superuser(fleet->registry.database)));
    TRYV(connection->setStatementTimeout(std::chrono::milliseconds(0)));
    TRYV(connection->script("SET session_replication_role = replica; "
                            "INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role, state, schema_version, admin_name, admin_email, labels) "
                            "SELECT gen_random_uuid(), 'tenant-' || i, 'Company number ' || i || ' S. A.', 'tenant-' || i, p.id, l.id, s.id, 't_' || i, 't_' || i, "
                            "CASE WHEN i % 10 = 0 THEN 'paused' ELSE 'active' END, '0003', 'Ana Pérez', 'ana' || i || '@example.org', ARRAY['label ' || i % 7] "
                            "FROM tenantry.product p, tenantry.plan l, tenantry.server s, generate_series(1, " + QByteArray::number(tenants) + ") i; "
                            "RESET session_replication_role; ANALYZE"));
    return fleet;
}

Result<void> finished(QProcess &process, int lines)
{
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return fail(Kind::Internal, "The program failed.", {}, QString::fromUtf8(process.readAllStandardError()));
    if (process.readAllStandardOutput().count('\n') < lines)
        return fail(Kind::Internal, "The program printed too little.");
    return {};
}

} // namespace

void lists(Suite &suite)
{
    constexpr int many = 100'000, some = 1000;
    suite.add({.name = QStringLiteral("100,000 tenants from the registry"),
               .floorIs = QStringLiteral("the same query over libpq"),
               .rounds = 5,
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto fleet, fleetOf(many));
                   TRY(Bare opened, Bare::open(fleet->registry));
                   const auto bare = std::make_shared<Bare>(std::move(opened));
                   return Probes{.floor = timed([bare]() -> Result<void> {
                                     TRY(const qint64 rows, bare->rows(query));
                                     return rows == many ? Result<void>() : fail(Kind::Internal, "Rows are missing.");
                                 }),
                                 .measured = timed([fleet]() -> Result<void> {
                                     TRY(const auto tenants, registry::TenantRepository(fleet->session).list());
                                     return tenants.size() == many ? Result<void>() : fail(Kind::Internal, "Rows are missing.");
                                 }),
                                 .between = {}};
               }});
    suite.add({.name = QStringLiteral("tenantryctl tenant list, 1,000 tenants"),
               .floorIs = QStringLiteral("psql doing the query"),
               .target = atMost(0.1),
               .prepare = [](const Context &context) -> Result<Probes> {
                   TRY(const auto fleet, fleetOf(some));
                   const QString home = test::TestCluster::temporaryFolder(QStringLiteral("home"));
                   auto where = fleet->registry;
                   where.password = Secret();
                   QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
                   environment.insert(QStringLiteral("TENANTRY_HOME"), home);
                   environment.insert(QStringLiteral("TENANTRY_REGISTRY"), postgres::toUri(where));
                   environment.insert(QStringLiteral("TENANTRY_PASSWORD"), textFromSecret(fleet->registry.password));
                   environment.insert(QStringLiteral("PGPASSWORD"), textFromSecret(fleet->registry.password));
                   const auto program = [environment](const QString &name, const QStringList &arguments) {
                       return timed([=]() -> Result<void> {
                           QProcess process;
                           process.setProcessEnvironment(environment);
                           process.start(name, arguments);
                           return finished(process, some);
                       });
                   };
                   return Probes{.floor = program(QDir(postgres::postgresPrograms()).filePath(QStringLiteral("psql")),
                                                  {QStringLiteral("-X"), QStringLiteral("-h"), where.host, QStringLiteral("-U"), where.user, QStringLiteral("-d"), where.database,
                                                   QStringLiteral("-c"), QString::fromLatin1(query)}),
                                 .measured = program(context.binDir + QStringLiteral("/tenantryctl"), {QStringLiteral("tenant"), QStringLiteral("list")}),
                                 .between = {}};
               }});
}

} // namespace tenantry::bench
