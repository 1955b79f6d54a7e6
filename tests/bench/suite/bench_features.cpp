// Features: the value that holds for every tenant, for one, and ten thousand overrides in one statement.
#include "bench/bench.h"
#include "bench/suite/bare.h"

#include "fleet.h"
#include "postgres/connection.h"
#include "registry/featurerepository.h"
#include "support/testcluster.h"

namespace tenantry::bench {

using namespace base;

namespace {

constexpr int tenantCount = 10'000, featureCount = 200;

// The same answer without the view, without row-level security: what any way of computing it has to join.
const QByteArray raw = "SELECT t.id, f.key, coalesce(o.value, p.value, f.default_value), CASE WHEN o.value IS NOT NULL THEN 'override' WHEN p.value IS NOT NULL THEN 'plan' ELSE 'default' END "
                       "FROM tenantry.tenant t CROSS JOIN tenantry.feature f LEFT JOIN tenantry.plan_feature p ON p.plan_id = t.plan_id AND p.feature_key = f.key "
                       "LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = t.id AND o.feature_key = f.key";

struct Ground {
    test::Fleet fleet;
    std::unique_ptr<postgres::Connection> super;
    QString one;
    QStringList ids;

    static Result<std::shared_ptr<Ground>> make(const QString &name)
    {
        auto ground = std::make_shared<Ground>(Ground{test::Fleet::make(name), nullptr, {}, {}});
        TRY(ground->super, postgres::Connection::open(test::TestCluster::superuser(ground->fleet.registry.database)));
        TRYV(ground->super->setStatementTimeout(std::chrono::milliseconds(0)));
        TRYV(ground->super->script(
            "SET session_replication_role = replica; "
            "INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role, state, schema_version) "
            "SELECT gen_random_uuid(), 'tenant-' || i, 'Company ' || i, 'tenant-' || i, p.id, l.id, s.id, 't_' || i, 't_' || i, 'active', '0003' "
            "FROM tenantry.product p, tenantry.plan l, tenantry.server s, generate_series(1, " + QByteArray::number(tenantCount) + ") i; "
            "INSERT INTO tenantry.feature (key, name_en, name_es, kind, default_value, percentage, percentage_value) "
            "SELECT 'feature-' || i, 'F', 'F', 'boolean', 'false', CASE WHEN i % 20 = 0 THEN 30 END, CASE WHEN i % 20 = 0 THEN 'true'::jsonb END "
            "FROM generate_series(1, " + QByteArray::number(featureCount) + ") i; "
            "INSERT INTO tenantry.plan_feature SELECT l.id, f.key, 'true' FROM tenantry.plan l, tenantry.feature f WHERE f.key LIKE '%1'; "
            "INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) SELECT t.id, f.key, 'true', 'r' FROM tenantry.tenant t, tenantry.feature f "
            "WHERE f.key IN ('feature-1', 'feature-2', 'feature-3'); RESET session_replication_role; ANALYZE"));
        TRY(const auto ids, ground->super->query("SELECT array_agg(id::text) FROM tenantry.tenant"));
        ground->ids = ids.array(0, 0);
        ground->one = ground->ids.first();
        return ground;
    }
};

} // namespace

void features(Suite &suite)
{
    suite.add({.name = QStringLiteral("effective values, 200 features x 10,000 tenants"),
               .floorIs = QStringLiteral("the bare joins as superuser"),
               .rounds = 5,
               .target = ratioAtMost(1.5),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::make(QStringLiteral("bench_effective")));
                   TRY(auto opened, postgres::Connection::open(ground->fleet.registry));
                   const std::shared_ptr<postgres::Connection> admin = std::move(opened);
                   const auto all = [](postgres::Connection &connection, const QByteArray &query) -> Result<void> {
                       TRY(const auto rows, connection.query(query));
                       return rows.size() == featureCount * tenantCount ? Result<void>() : fail(Kind::Internal, "Rows are missing.");
                   };
                   return Probes{.floor = timed([=] { return all(*ground->super, raw); }),
                                 .measured = timed([=] { return all(*admin, "SELECT tenant_id, feature_key, value, origin FROM tenantry.effective_feature"); }),
                                 .between = {}};
               }});
    suite.add({.name = QStringLiteral("effective values of one tenant, 200 features"),
               .floorIs = QStringLiteral("the bare joins as superuser"),
               .target = atMost(0.005),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::make(QStringLiteral("bench_one")));
                   return Probes{.floor = timed([=]() -> Result<void> {
                                     TRYV(ground->super->query(raw + " WHERE t.id = $1", {ground->one}));
                                     return {};
                                 }),
                                 .measured = timed([=]() -> Result<void> {
                                     TRYV(registry::FeatureRepository(ground->fleet.session).effective(ground->one));
                                     return {};
                                 }),
                                 .between = {}};
               }});
    suite.add({.name = QStringLiteral("10,000 overrides in one batch"),
               .floorIs = QStringLiteral("a bare INSERT … SELECT, without events"),
               .rounds = 5,
               .target = atMost(1.0),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::make(QStringLiteral("bench_bulk")));
                   const auto repository = std::make_shared<registry::FeatureRepository>(ground->fleet.session);
                   TRY(auto read, repository->targets(QStringLiteral("feature-7"), ground->ids));
                   const auto targets = std::make_shared<QList<registry::OverrideTarget>>(std::move(read));
                   return Probes{.floor = timed([=]() -> Result<void> {
                                     TRYV(ground->super->script("SET session_replication_role = replica; INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) "
                                                                "SELECT id, 'feature-7', 'true', 'r' FROM tenantry.tenant; RESET session_replication_role"));
                                     return {};
                                 }),
                                 .measured = timed([=]() -> Result<void> {
                                     registry::OverrideRequest request;
                                     request.key = QStringLiteral("feature-7");
                                     request.value = true;
                                     request.reason = QStringLiteral("bench");
                                     TRY(const auto done, repository->apply(request, *targets));
                                     return done.changed.size() == tenantCount ? Result<void>() : fail(Kind::Internal, "Tenants are missing.");
                                 }),
                                 .between = [=]() -> Result<void> {
                                     TRYV(ground->super->script("SET session_replication_role = replica; DELETE FROM tenantry.tenant_feature WHERE feature_key = 'feature-7'; "
                                                                "RESET session_replication_role"));
                                     return {};
                                 }};
               }});
}

} // namespace tenantry::bench
