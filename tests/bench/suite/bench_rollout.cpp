// Migrations over a fleet, beside the same SQL by threads with as many connections; what a run costs the registry; and how soon it is known
// that there is nothing to do.
#include "bench/bench.h"
#include "bench/suite/bare.h"
#include "bench/suite/dbmate.h"

#include "base/random.h"
#include "drivers/postgresql/sql.h"
#include "manytenants.h"
#include "registry/secrets.h"
#include "support/testcluster.h"

#include <QFile>
#include <atomic>
#include <future>
#include <thread>

namespace tenantry::bench {

using namespace base;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using postgres::quoteIdentifier;

namespace {

constexpr int tenants = 500, connections = 8, idleItems = 5'000;

struct Ground {
    test::Many many;
    postgres::ConnectionSettings owner;
    struct Place { QString database, role; };
    std::vector<Place> places;
    int files = 0;
    std::optional<Dbmate> dbmate;

    static Result<std::shared_ptr<Ground>> get()
    {
        static std::weak_ptr<Ground> known;
        static int made = 0;
        if (auto there = known.lock())
            return there;
        auto ground = std::make_shared<Ground>();
        ground->many = test::Many::make(u"bench_rollout_%1"_s.arg(++made), tenants);
        for (const QString &slug : std::as_const(ground->many.slugs)) {
            const auto tenant = ground->many.tenant(slug);
            ground->places.push_back({tenant.database, tenant.role});
        }
        TRY(const auto server, registry::ServerRepository(ground->many.fleet.session).find(u"db1"_s));
        TRY(ground->owner, registry::ownerSettings(*ground->many.fleet.session, server));
        TRYV(ground->ours()); // the bookkeeping is there for both
        known = ground;
        return ground;
    }

    static QByteArray sql(const QByteArray &table)
    {
        return "CREATE TABLE " + table + " (id int PRIMARY KEY, name text); ALTER TABLE " + table + " ADD COLUMN email text; CREATE INDEX " + table + "_email ON " + table + " (email)";
    }

    Result<void> ours()
    {
        const QByteArray number = QByteArray::number(++files).rightJustified(4, '0');
        many.file(QString::fromLatin1(number) + u"_bench.sql"_s, sql("ours_" + number));
        fleet::Policy policy;
        policy.perServer = connections;
        policy.checkConnection = false;
        policy.waves = *fleet::wavesFromText(u"canary:1,rest"_s);
        TRY(const auto run, migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, policy));
        TRY(const auto pulse, migrations::workOn(many.fleet.session, run.runId, u"bench"_s));
        if (pulse.succeeded != tenants)
            return fail(Kind::Internal, "The roll-out did not reach every tenant.");
        return {};
    }

    Result<void> verify()
    {
        fleet::Policy policy;
        policy.perServer = connections;
        TRY(const auto run, migrations::startVerification(many.fleet.session, u"Many"_s, {}, policy));
        TRY(const auto pulse, migrations::workOn(many.fleet.session, run.runId, u"bench"_s));
        return pulse.succeeded == tenants ? Result<void>() : fail(Kind::Internal, "Not every tenant was verified.");
    }

    // As many threads as connections; each takes the next tenant.
    Result<void> bare(const std::function<Result<void>(Bare &, const Place &)> &one)
    {
        std::atomic<size_t> next = 0;
        std::vector<std::future<Result<void>>> all;
        for (int i = 0; i < connections; ++i)
            all.push_back(std::async(std::launch::async, [&]() -> Result<void> {
                for (size_t at = next++; at < places.size(); at = next++) {
                    auto settings = owner;
                    settings.database = places[at].database;
                    TRY(Bare connection, Bare::open(settings));
                    TRYV(one(connection, places[at]));
                }
                return {};
            }));
        Result<void> out;
        for (auto &each : all)
            if (auto done = each.get(); !done)
                out = done;
        return out;
    }

    Result<void> bareApply()
    {
        static std::atomic<int> count = 0;
        const QByteArray table = "floor_" + QByteArray::number(++count);
        return bare([&](Bare &connection, const Place &place) {
            return connection.run("BEGIN; SELECT pg_advisory_xact_lock(1); SET LOCAL lock_timeout = 100;" + ("SET LOCAL ROLE " + postgres::quoteIdentifier(place.role) + "; SET LOCAL search_path = public; ") + sql(table) + ";" + drivers::sql::becomeOwner
                                  + "INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished) VALUES ('" + table + "', '', 'n', 'f', '\\x00', true, true); COMMIT");
        });
    }
    Result<void> byDbmate()
    {
        if (!dbmate)
            dbmate.emplace(Dbmate::program(), test::TestCluster::temporaryFolder(u"dbmate"_s), test::TestCluster::superuser());
        static int count = 0;
        TRYV(dbmate->addFile(sql("dbmate_" + QByteArray::number(++count))));
        QStringList databases;
        for (const Place &place : places)
            databases << place.database;
        return dbmate->migrate(databases, connections);
    }
    Result<void> bareLook()
    {
        return bare([](Bare &connection, const Place &) -> Result<void> {
            TRYV(connection.rows("SELECT version, name, sha256, applied_at, repeatable, finished FROM tenantry.migration"));
            return {};
        });
    }
};

// What is left of a run when nothing is done to the tenants.
class Idle : public fleet::Task {
public:
    fleet::Attempt attempt(const registry::TakenItem &, std::stop_token) override { return {}; }
    Result<int> freeConnections(const QString &, std::stop_token) override { return 100; }
};

// Waits, as for a server that is far away and has nothing else to do.
class Far : public Idle {
public:
    fleet::Attempt attempt(const registry::TakenItem &, std::stop_token) override
    {
        std::this_thread::sleep_for(20ms);
        return {};
    }
};

Result<double> mostBytes() // that this process ever had in memory
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Kind::Io, "The memory of this process cannot be read.");
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() * 1024;
    return fail(Kind::Io, "This system does not tell the most memory that a process had.");
}

struct Rows { // tenants that are rows only
    test::Fleet fleet;
    registry::Product product;
    registry::Server server;
    QStringList ids;

    // `behind`: a file is due for each of them. `listed`: ids are kept.
    static Result<std::shared_ptr<Rows>> make(int count, bool behind = false, bool listed = true)
    {
        static int made = 0;
        auto out = std::make_shared<Rows>();
        out->fleet = test::Fleet::make(u"bench_rows_%1"_s.arg(++made));
        TRY(out->product, registry::ProductRepository(out->fleet.session).find(u"Shop"_s));
        TRY(out->server, registry::ServerRepository(out->fleet.session).find(u"db1"_s));
        TRY(const auto super, postgres::Connection::open(test::TestCluster::superuser(out->fleet.registry.database)));
        TRYV(super->setStatementTimeout(10min)); // each of them is an event too
        TRYV(super->query("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role, state, schema_version) "
                          "SELECT gen_random_uuid(), 'r-' || n, 'R ' || n, 'r-' || n, $1, $2, 'r_' || n, 'r_' || n, 'active', $3 FROM generate_series(1, $4::integer) n",
                          {out->product.id, out->server.id, behind ? u"0001"_s : out->product.headVersion, count}));
        if (!listed)
            return out;
        TRY(const auto rows, super->query("SELECT id FROM tenantry.tenant"));
        for (int i = 0; i < rows.size(); ++i)
            out->ids << rows.text(i, 0);
        return out;
    }

    Result<void> nothing() const
    {
        TRY(const auto started, migrations::startRollout(fleet.session, product.name, {}, {}, {}));
        return started.runId.isEmpty() && started.plan.upToDate.size() == ids.size() ? Result<void>() : fail(Kind::Internal, "There was something to do.");
    }

    // By as many programs as there are sessions.
    template <class Task> Result<void> work(const std::vector<registry::SessionPtr> &sessions) const
    {
        registry::NewRun run;
        run.id = newId();
        run.kind = u"idle"_s;
        run.waveLabels = {u"all"_s};
        for (const QString &id : ids)
            run.items.append({id, id, server.id, 1});
        TRYV(registry::RunRepository(fleet.session).add(run));
        std::vector<std::future<Result<registry::RunPulse>>> all;
        for (const auto &session : sessions)
            all.push_back(std::async(std::launch::async, [&session, id = run.id] {
                Task task;
                fleet::Policy policy;
                policy.perServer = connections;
                return fleet::Worker(session, u"bench"_s).work(id, task, policy);
            }));
        for (auto &each : all) {
            TRY(const auto pulse, each.get());
            if (pulse.succeeded != ids.size())
                return fail(Kind::Internal, "Not every item was done.");
        }
        return {};
    }
    Result<void> idle() const { return work<Idle>({fleet.session}); }

    // From the first look at the tenants to the last item, of a roll-out that is due for all of them.
    Result<void> wholeRun() const
    {
        fleet::Policy policy;
        policy.perServer = connections;
        TRY(const auto started, migrations::startRollout(fleet.session, product.name, {}, {}, policy));
        Idle task;
        TRY(const auto pulse, fleet::Worker(fleet.session, u"bench"_s).work(started.runId, task, policy));
        return pulse.succeeded > 0 && pulse.succeeded == pulse.total ? Result<void>() : fail(Kind::Internal, "Not every item was done.");
    }
};

} // namespace

void rollout(Suite &suite)
{
    suite.add({.name = u"roll out one file, 500 tenants"_s,
               .floorIs = u"the same SQL by 8 threads over libpq"_s,
               .rounds = 3,
               .target = rateRatioAtLeast(0.9),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::get());
                   return Probes{.floor = timed([ground] { return ground->bareApply(); }, tenants), .measured = timed([ground] { return ground->ours(); }, tenants), .between = {}};
               }});
    if (!Dbmate::program().isEmpty())
        suite.add({.name = u"roll out one file, 500 tenants, beside dbmate"_s,
                   .floorIs = u"dbmate by xargs -P 8"_s,
                   .rounds = 2,
                   .target = rateRatioAtLeast(3),
                   .prepare = [](const Context &) -> Result<Probes> {
                       TRY(const auto ground, Ground::get());
                       return Probes{.floor = timed([ground] { return ground->byDbmate(); }, tenants), .measured = timed([ground] { return ground->ours(); }, tenants), .between = {}};
                   }});
    suite.add({.name = u"verify 500 tenants"_s,
               .floorIs = u"connecting and reading the rows by 8 threads over libpq"_s,
               .rounds = 3,
               .target = rateRatioAtLeast(0.9),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::get());
                   return Probes{.floor = timed([ground] { return ground->bareLook(); }, tenants), .measured = timed([ground] { return ground->verify(); }, tenants), .between = {}};
               }});
    suite.add({.name = u"nothing to roll out, 10,000 tenants"_s,
               .rounds = 5,
               .target = atMost(1),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto rows, Rows::make(10'000));
                   return Probes{.floor = {}, .measured = timed([rows] { return rows->nothing(); }), .between = {}};
               }});
    suite.add({.name = u"a run's own cost, per tenant"_s,
               .rounds = 3,
               .target = atMost(0.001),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto rows, Rows::make(idleItems));
                   return Probes{.floor = {}, .measured = timed([rows] { return rows->idle(); }, idleItems), .between = {}};
               }});
    suite.add({.name = u"two workers on one run, servers far away"_s,
               .floorIs = u"one worker"_s,
               .rounds = 3,
               .target = rateRatioAtLeast(1.7),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto rows, Rows::make(2'000));
                   TRY(const auto other, registry::Session::open(rows->fleet.registry));
                   return Probes{.floor = timed([rows] { return rows->work<Far>({rows->fleet.session}); }, 2'000),
                                 .measured = timed([rows, other] { return rows->work<Far>({rows->fleet.session, other}); }, 2'000), .between = {}};
               }});
    suite.add({.name = u"memory of a run over 100,000 tenants"_s,
               .unit = Unit::Bytes,
               .rounds = 1,
               .target = atMost(150e6),
               .alone = true,
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto rows, Rows::make(100'000, true, false));
                   TRYV(rows->wholeRun());
                   return Probes{.floor = {}, .measured = mostBytes, .between = {}};
               }});
}

} // namespace tenantry::bench
