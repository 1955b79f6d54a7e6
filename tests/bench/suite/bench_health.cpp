// Looking at a server with a thousand tenants: what it knows of all of them, beside the same questions by bare libpq; what is inside, beside a
// loop that connects and asks with as many connections; and what a whole round costs.
#include "bench/bench.h"
#include "bench/suite/bare.h"

#include "base/random.h"
#include "drivers/postgresql/healthsql.h"
#include "health/known.h"
#include "manytenants.h"
#include "registry/secrets.h"
#include "support/testcluster.h"

#include <QSet>
#include <atomic>
#include <future>
#include <sys/resource.h>

namespace tenantry::bench {

using namespace base;
using namespace Qt::StringLiterals;

namespace {

// A database of its own has files that are looked at; the thousand are what the catalog and the statistics hold of one.
constexpr int tenants = 1000, real = 200, connections = 4;

struct Ground {
    test::Many many;
    postgres::ConnectionSettings owner;
    registry::Server server;
    std::unique_ptr<registry::HealthCollection> collection;
    health::Known known;
    health::Pace pace;
    postgres::Pool pool{{.perServer = connections + 2, .total = 200, .idle = std::chrono::seconds(10), .wait = std::chrono::seconds(10)}};
    base::TimeLimits limits;
    QSet<QString> inside, half; // tenants with a database; and half of them
    QStringList databases;

    static Result<std::shared_ptr<Ground>> get()
    {
        static std::weak_ptr<Ground> before;
        static int made = 0;
        if (auto there = before.lock())
            return there;
        auto g = std::make_shared<Ground>();
        g->many = test::Many::make(u"bench_health_%1"_s.arg(++made), real);
        g->many.file(u"0001_bench.sql"_s, "CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text); CREATE TABLE invoice (id bigint PRIMARY KEY, customer bigint REFERENCES customer); "
                                          "CREATE INDEX ON invoice (customer)");
        TRY(const auto run, migrations::startRollout(g->many.fleet.session, u"Many"_s, {}, {}, {}));
        TRYV(migrations::workOn(g->many.fleet.session, run.runId, u"bench"_s));
        TRY(g->server, registry::ServerRepository(g->many.fleet.session).find(u"db1"_s));
        TRY(g->owner, registry::ownerSettings(*g->many.fleet.session, g->server));
        TRY(const auto all, registry::TenantRepository(g->many.fleet.session).list());
        for (const auto &tenant : all) {
            g->inside << tenant.id;
            if (g->inside.size() % 2 == 0)
                g->half << tenant.id;
            g->databases << tenant.database;
        }
        // The other eight hundred: roles, and databases whose rows are in the catalog. Nobody connects to them here.
        TRY(const auto super, postgres::Connection::open(test::TestCluster::superuser()));
        TRYV(super->setStatementTimeout(std::chrono::minutes(5)));
        TRYV(super->script("DO $$ BEGIN FOR i IN 1 .. " + QByteArray::number(tenants - real) + " LOOP EXECUTE format('CREATE ROLE t_%s CONNECTION LIMIT 20', lpad(i::text, 12, '0')); END LOOP; END $$"));
        TRYV(super->script("SET allow_system_table_mods = on; INSERT INTO pg_database SELECT (jsonb_populate_record(d, jsonb_build_object('oid', (4000000000 + n)::text, 'datname', 't_' || lpad(n::text, 12, '0')))).* "
                           "FROM pg_database d, generate_series(1, " + QByteArray::number(tenants - real) + ") n WHERE d.datname = 'postgres'"));
        TRY(const auto registry, postgres::Connection::open(test::TestCluster::superuser(g->many.fleet.registry.database)));
        TRYV(registry->query("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role, state, schema_version) "
                             "SELECT gen_random_uuid(), 'r-' || n, 'R ' || n, 'r-' || n, $1, $2, 't_' || lpad(n::text, 12, '0'), 't_' || lpad(n::text, 12, '0'), 'active', '0001' FROM generate_series(1, $3::integer) n",
                             {g->many.product.id, g->server.id, tenants - real}));
        TRY(g->collection, registry::HealthCollection::join(g->many.fleet.session, u"bench"_s));
        TRYV(g->collection->lead());
        TRYV(g->collection->upkeep());
        TRYV(g->known.readGround(*g->collection, *g->many.fleet.session));
        TRYV(g->known.readPast(*g->collection));
        g->pace.perServer = connections;
        before = g;
        return g;
    }

    Result<void> bareServer()
    {
        TRY(Bare bare, Bare::open(owner));
        for (const QByteArray &question : drivers::sql::healthServerQuestions())
            TRYV(bare.rows(question));
        return {};
    }
    Result<void> ourServer()
    {
        pool.clear();
        const auto probe = drivers::makeHealthProbe(u"postgresql"_s, pool);
        TRY(const auto figures, probe->server(owner, {}));
        return figures.databases.size() >= tenants ? Result<void>() : fail(Kind::Internal, "Databases are missing.");
    }

    Result<void> bareInside()
    {
        std::atomic<qsizetype> next = 0;
        std::vector<std::future<Result<void>>> all;
        for (int i = 0; i < connections; ++i)
            all.push_back(std::async(std::launch::async, [&]() -> Result<void> {
                for (qsizetype at = next++; at < databases.size(); at = next++) {
                    auto settings = owner;
                    settings.database = databases.at(at);
                    TRY(Bare bare, Bare::open(settings));
                    TRYV(bare.run("BEGIN; SET TRANSACTION READ ONLY; SET LOCAL search_path = pg_catalog"));
                    TRYV(bare.rows(drivers::sql::healthInsideQuestion()));
                    TRYV(bare.rows(drivers::sql::healthVersionsQuestion()));
                    TRYV(bare.run("COMMIT"));
                }
                return {};
            }));
        Result<void> out;
        for (auto &each : all)
            if (auto done = each.get(); !done)
                out = done;
        return out;
    }

    Result<health::ServerSeen> look(const QSet<QString> &doors, const QSet<QString> &insides)
    {
        auto seen = health::look(known.plan(server, doors, insides, false, nullptr, pace, *many.fleet.session), pool, limits, {});
        if (!seen.figures)
            return std::unexpected(seen.figures.error());
        return seen;
    }
    Result<void> ourInside()
    {
        pool.clear();
        TRY(const auto seen, look({}, inside));
        for (const auto &one : seen.insides)
            if (!one.figures)
                return std::unexpected(one.figures.error());
        return seen.insides.size() == inside.size() ? Result<void>() : fail(Kind::Internal, "Not every tenant was looked into.");
    }

    Result<void> round(const QSet<QString> &doors, const QSet<QString> &insides)
    {
        TRYV(collection->lead());
        TRY(const auto seen, look(doors, insides));
        TRY(const QDateTime now, collection->readClock());
        const auto round = known.judge(seen, true, nullptr, now);
        TRY(const bool mine, collection->write(round));
        known.keep(round);
        return mine && round.tenants.size() == tenants ? Result<void>() : fail(Kind::Internal, "The round was not written.");
    }
};

double processSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

} // namespace

void health(Suite &suite)
{
    suite.add({.name = u"health: what a server knows of 1,000 databases"_s, .floorIs = u"the same questions by bare libpq"_s, .rounds = 9, .target = ratioAtMost(1.5),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto g, Ground::get());
                   return Probes{.floor = timed([g] { return g->bareServer(); }), .measured = timed([g] { return g->ourServer(); }), .between = {}};
               }});
    suite.add({.name = u"health: a sweep of 1,000 tenants, asked, judged and written"_s, .rounds = 7, .target = atMost(1.0),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto g, Ground::get());
                   return Probes{.floor = {}, .measured = timed([g] { return g->round({}, {}); }), .between = {}};
               }});
    suite.add({.name = u"health: inside a tenant's database"_s, .floorIs = u"4 bare connections, connect and ask"_s, .rounds = 5, .target = rateRatioAtLeast(0.9),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto g, Ground::get());
                   return Probes{.floor = timed([g] { return g->bareInside(); }, real), .measured = timed([g] { return g->ourInside(); }, real), .between = {}};
               }});
    // A minute of a collector: all of a server's figures once, a fifth of the tenants signed in to, a tenth looked into. 2 % of a core are 1.2 s.
    suite.add({.name = u"health: this program's work for a minute of 1,000 tenants"_s, .rounds = 5, .target = atMost(1.2),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto g, Ground::get());
                   return Probes{.floor = {}, .measured = [g]() -> Result<double> {
                                     const double before = processSeconds();
                                     TRYV(g->round(g->inside, g->half));
                                     return processSeconds() - before;
                                 }, .between = {}};
               }});
    suite.add({.name = u"health: a raw sample in the registry"_s, .unit = Unit::Bytes, .rounds = 1, .target = atMost(200),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto g, Ground::get());
                   return Probes{.floor = {}, .measured = [g]() -> Result<double> {
                                     for (int i = 0; i < 10; ++i)
                                         TRYV(g->round({}, {}));
                                     TRY(const auto super, postgres::Connection::open(test::TestCluster::superuser(g->many.fleet.registry.database)));
                                     TRY(const auto rows, super->query("SELECT sum(pg_total_relation_size(i.inhrelid))::float8 / (SELECT count(*) FROM tenantry.health_sample) FROM pg_inherits i "
                                                                       "WHERE i.inhparent = 'tenantry.health_sample'::regclass"));
                                     return rows.number(0, 0);
                                 }, .between = {}};
               }});
}

} // namespace tenantry::bench
