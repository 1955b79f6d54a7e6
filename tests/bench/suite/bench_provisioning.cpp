// One tenant, from the request to the activated row, against two floors. "The same SQL" is what the server logged while
// Tenantry made one, sent again by libpq (replay.h): what Tenantry costs besides its statements. "The least SQL" is written by
// hand: the checks, the journal with each step (its end with the beginning of the next), role, database, hardening, files, first
// account, sign-in, as a script would send them, with what follows on from each other in one message. It grants what it knows
// the files make, where Tenantry reads the catalogs for what there is and for what nobody may be able to do: what those
// statements cost. Both keep their connections to the registry and the server as a session does, and hash no password.
#include "bench/bench.h"
#include "bench/suite/bare.h"
#include "bench/suite/replay.h"

#include "base/random.h"
#include "drivers/postgresql/inspectionsql.h"
#include "drivers/postgresql/sql.h"
#include "fleet.h"
#include "postgres/connection.h"
#include "registry/secrets.h"
#include "support/testcluster.h"

#include <QRegularExpression>
#include <atomic>
#include <future>

namespace tenantry::bench {

using namespace base;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;

namespace {

constexpr int steps = 10;
const char *const hash = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA";

struct Ground {
    test::Fleet fleet;
    registry::Server server;
    postgres::ConnectionSettings owner;
    std::atomic<int> count = 0;
    std::shared_ptr<const Recording> recording;
    QByteArrayList changing; // in the recording

    // One for all cases: a cluster has one owner of tenants.
    static Result<std::shared_ptr<Ground>> get()
    {
        static std::weak_ptr<Ground> known;
        static int made = 0;
        if (auto there = known.lock())
            return there;
        auto ground = std::make_shared<Ground>();
        ground->fleet = test::Fleet::make(QStringLiteral("bench_%1").arg(++made));
        TRY(ground->server, registry::ServerRepository(ground->fleet.session).find(QStringLiteral("db1")));
        TRY(ground->owner, registry::ownerSettings(*ground->fleet.session, ground->server));
        known = ground;
        return ground;
    }

    // Once, at the end: ext4 searches long for a free inode beside thousands that were freed a moment ago, which would be
    // measured instead. The fleet's owner could not be dropped while it owns databases.
    ~Ground() { (void)empty(); }

    Result<std::shared_ptr<const Recording>> recorded()
    {
        if (recording)
            return recording;
        registry::SessionPtr session; // whose connections are logged from their beginning
        const QByteArray before = newId().first(13).toLatin1();
        QString name;
        TRY(auto made, Recording::of([&]() -> Result<void> {
            TRY(session, registry::Session::open(fleet.registry));
            return {};
        }, [&](int) -> Result<void> {
            name = randomSuffix(12);
            TRYV(tenants::Provisioning(session).provision(fleet.request(QStringLiteral("Recorded ") + name)));
            return {};
        }));
        // What is another's in every tenant: its names, and the ids that were made for it (the first 48 bits of one are its time).
        changing = {name.toLatin1()};
        static const QRegularExpression role(QStringLiteral("\\b[tri]_([a-z0-9]{12})\\b")), id(QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        QByteArray all;
        for (const Recorded &one : made.statements) {
            all += one.sql + ' ';
            for (const auto &value : one.values)
                all += value.value_or(QByteArray()) + ' ';
        }
        for (const auto &found : role.globalMatch(QString::fromUtf8(all)))
            if (const QByteArray each = found.captured(1).toLatin1(); !changing.contains(each))
                changing << each;
        for (const auto &found : id.globalMatch(QString::fromUtf8(all)))
            if (const QByteArray each = found.captured().toLatin1(); each.first(13) >= before && !changing.contains(each))
                changing << each;
        recording = std::make_shared<const Recording>(std::move(made));
        return recording;
    }

    std::vector<std::pair<QByteArray, QByteArray>> another() const
    {
        std::vector<std::pair<QByteArray, QByteArray>> out;
        for (const QByteArray &each : changing)
            out.emplace_back(each, each.size() == 12 ? randomSuffix(12).toLatin1() : newId().toLatin1());
        return out;
    }

    Result<std::shared_ptr<Player>> player()
    {
        TRY(const auto what, recorded());
        TRY(Player made, Player::open(*what, {{fleet.registry.user.toUtf8(), fleet.registry.password.toByteArray()}, {owner.user.toUtf8(), owner.password.toByteArray()}}));
        TRYV(made.play(another()));
        if (const QStringList off = fleet.differences(); !off.isEmpty()) // what was sent again made a tenant
            return fail(Kind::Internal, "The floor makes no whole tenant.", {}, off.join(QStringLiteral("; ")));
        return std::make_shared<Player>(std::move(made));
    }

    QString company() { return QStringLiteral("Bench %1").arg(++count); }

    Result<void> ours()
    {
        TRYV(tenants::Provisioning(fleet.session).provision(fleet.request(company())));
        return {};
    }

    // Databases, roles and rows of all rounds.
    Result<void> empty()
    {
        TRYV(test::dropTenants());
        TRY(const auto registry_, postgres::Connection::open(test::TestCluster::superuser(fleet.registry.database)));
        return registry_->script("UPDATE tenantry.tenant SET state = 'deleting'; DELETE FROM tenantry.tenant; DELETE FROM tenantry.operation");
    }
};

// A worker of the floor: what it keeps open from tenant to tenant.
struct Worker {
    std::shared_ptr<Ground> ground;
    Bare registry, server, lock;
    QByteArray product, plan, serverId;

    static Result<std::shared_ptr<Worker>> make(const std::shared_ptr<Ground> &ground)
    {
        TRY(Bare registry, Bare::open(ground->fleet.registry));
        TRY(Bare server, Bare::open(ground->owner));
        TRY(Bare lock, Bare::open(ground->fleet.registry));
        auto out = std::make_shared<Worker>(Worker{ground, std::move(registry), std::move(server), std::move(lock), {}, {}, {}});
        return out;
    }

    Result<void> tenant()
    {
        const QString name = QStringLiteral("t_") + randomSuffix(12), slug = QStringLiteral("bench-%1").arg(++ground->count);
        const QByteArray tenantId = newId().toLatin1(), id = newId().toLatin1(), role = name.toUtf8(), password = randomPassword(32).toUtf8();
        const QByteArray secret(200, 's'); // as long as a sealed one
        const QString mark = QStringLiteral("tenantry:") + QString::fromLatin1(tenantId);

        TRY(product, registry.value("SELECT id FROM tenantry.product WHERE lower(name) = 'shop'"));
        TRY(plan, registry.value("SELECT id FROM tenantry.plan ORDER BY position, name LIMIT 1"));
        TRY(serverId, registry.value("SELECT s.id FROM tenantry.server s JOIN tenantry.server_secret x ON x.server_id = s.id"));
        TRYV(registry.value("SELECT 1 FROM tenantry.tenant_view WHERE slug = '" + slug.toUtf8() + "' OR subdomain = '" + slug.toUtf8() + '\''));
        TRYV(server.value("SELECT r.rolcreatedb, r.rolcreaterole, current_setting('max_connections'), (SELECT sum(numbackends) FROM pg_stat_database), "
                          "(SELECT count(*) FROM pg_database), EXISTS (SELECT FROM pg_database WHERE datname = '" + role + "'), "
                          "EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role + "') FROM pg_roles r WHERE rolname = current_user"));

        QByteArray names;
        for (const QString &step : tenants::stepNames())
            names += (names.isEmpty() ? "'" : ",'") + step.toUtf8() + '\'';
        TRYV(registry.run("WITH o AS (INSERT INTO tenantry.operation (id, kind, tenant_id, tenant_slug, tenant_name, arguments, state, worked_by) VALUES ('" + id + "', 'provision', '"
                          + tenantId + "', '" + slug.toUtf8() + "', 'Bench', '{}', 'running', 'floor') RETURNING id), s AS (INSERT INTO tenantry.operation_secret SELECT id, '" + secret
                          + "' FROM o) INSERT INTO tenantry.operation_step (operation_id, position, name, state) SELECT o.id, x.p, x.n, CASE x.p WHEN 1 THEN 'done' ELSE 'pending' END FROM o, "
                            "unnest(ARRAY[" + names + "]) WITH ORDINALITY AS x(n, p)"));
        TRYV(lock.run("SELECT pg_try_advisory_lock(hashtextextended('" + id + "', 0))"));

        int position = 1; // the checks were above
        const QByteArray ended = "UPDATE tenantry.operation_step SET state = 'done', finished_at = clock_timestamp(), ms = 1 WHERE operation_id = '" + id + "' AND position = ";
        const auto step = [&](auto work) -> Result<void> {
            ++position;
            TRYV(registry.run((position > 2 ? ended + QByteArray::number(position - 1) + "; " : QByteArray()) + "UPDATE tenantry.operation_step SET state = 'running', "
                              "started_at = clock_timestamp(), attempts = 1 WHERE operation_id = '" + id + "' AND position = " + QByteArray::number(position)));
            return work();
        };
        TRYV(step([&]() -> Result<void> {
            return registry.run("WITH t AS (INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role, admin_email) VALUES ('"
                                + tenantId + "', '" + slug.toUtf8() + "', 'Bench', '" + slug.toUtf8() + "', '" + product + "', '" + plan + "', '" + serverId + "', '" + role + "', '"
                                + role + "', 'ana@example.org') RETURNING id) INSERT INTO tenantry.tenant_secret (tenant_id, sealed) SELECT id, '" + secret + "' FROM t");
        }));
        TRYV(step([&]() -> Result<void> {
            TRY(const QByteArray verifier, server.verifier(role, password));
            return server.run(drivers::sql::createRole(name, 10, verifier, mark) + drivers::sql::joinRole(name, 170000));
        }));
        TRYV(step([&]() -> Result<void> {
            TRYV(server.run(drivers::sql::createDatabase(name, name, {})));
            return server.run(drivers::sql::markDatabase(name, mark));
        }));
        auto there = ground->owner;
        there.database = name;
        std::optional<Bare> inside;
        TRYV(step([&]() -> Result<void> {
            TRY(inside, Bare::open(there));
            return inside->run("BEGIN;" + drivers::sql::takeOver(name) + drivers::sql::hardenRights(name, name) + drivers::sql::createBookkeeping() + "COMMIT");
        }));
        TRYV(step([&]() -> Result<void> {
            TRYV(registry.rows("SELECT version, file_name, sha256, body FROM tenantry.product_migration WHERE product_id = '" + product + "' ORDER BY position"));
            const auto row = [](const char *version, bool finished) {
                return QByteArray("INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished) VALUES ('v:") + version + "', '" + version
                    + "', 'n', 'f', '\\x00', false, " + (finished ? "true" : "false") + ");";
            };
            const auto file = [&](const char *version, const QByteArray &body) {
                return inside->run("BEGIN; SELECT pg_try_advisory_xact_lock(1);" + ("SET LOCAL ROLE " + postgres::quoteIdentifier(name) + "; SET LOCAL search_path = public; ") + body + ";" + drivers::sql::becomeOwner + row(version, true) + "COMMIT");
            };
            TRYV(file("0001", "CREATE TABLE patient (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL)"));
            TRYV(file("0002", "CREATE TABLE account (email text PRIMARY KEY, password_hash text NOT NULL, company text)"));
            TRYV(inside->run("SELECT pg_try_advisory_lock(1);" + row("0003", false) + ("SET ROLE " + postgres::quoteIdentifier(name) + "; SET search_path = public; ")));
            TRYV(inside->run("CREATE INDEX CONCURRENTLY patient_name ON patient (name)"));
            TRYV(inside->run(QByteArray("BEGIN;") + drivers::sql::becomeOwner + "UPDATE tenantry.migration SET finished = true WHERE key = 'v:0003'; COMMIT"));
            return registry.run("UPDATE tenantry.tenant SET schema_version = '0003' WHERE id = '" + tenantId + '\'');
        }));
        TRYV(step([&]() -> Result<void> {
            return inside->run("BEGIN;" + ("SET LOCAL ROLE " + postgres::quoteIdentifier(name) + "; SET LOCAL search_path = public; ") + "INSERT INTO account VALUES ('ana@example.org', '" + hash + "', 'Bench');" + drivers::sql::becomeOwner
                               + "INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished) VALUES ('seed', '', 's', 's', '\\x00', false, true); COMMIT");
        }));
        TRYV(step([&]() -> Result<void> { // those who look
            const QString reader = QStringLiteral("r_") + name.mid(2), inspector = QStringLiteral("i_") + name.mid(2);
            TRYV(registry.run("INSERT INTO tenantry.tenant_inspection (tenant_id, role_name, sealed) VALUES ('" + tenantId + "', '" + inspector.toUtf8() + "', '" + secret
                              + "'); INSERT INTO tenantry.tenant_reader (tenant_id, role_name, sealed) VALUES ('" + tenantId + "', '" + reader.toUtf8() + "', '" + secret + "')"));
            for (const QString &each : {reader, inspector}) {
                TRY(const QByteArray verifier, server.verifier(each.toUtf8(), password));
                TRYV(server.run(drivers::sql::createRole(each, 5, verifier, mark) + drivers::sql::joinRole(each, 170000)));
            }
            const QByteArray both = reader.toUtf8() + ", " + inspector.toUtf8();
            TRYV(inside->run("BEGIN; SET LOCAL ROLE NONE;" + drivers::sql::inspectionRoleSettings(reader) + drivers::sql::inspectionRoleSettings(inspector) + drivers::sql::activityFunction()
                             + "GRANT CONNECT ON DATABASE " + role + " TO " + both + "; GRANT USAGE ON SCHEMA tenantry TO " + inspector.toUtf8() + "; GRANT EXECUTE ON FUNCTION tenantry.activity() TO "
                             + inspector.toUtf8() + "; ALTER DEFAULT PRIVILEGES FOR ROLE " + role + " GRANT SELECT ON TABLES TO " + reader.toUtf8() + "; ALTER DEFAULT PRIVILEGES FOR ROLE " + role
                             + " GRANT SELECT ON SEQUENCES TO " + reader.toUtf8() + "; ALTER DEFAULT PRIVILEGES FOR ROLE " + role + " GRANT USAGE ON SCHEMAS TO " + reader.toUtf8()
                             + "; GRANT SELECT ON public.patient, public.account TO " + reader.toUtf8() + "; GRANT SELECT (id, name) ON public.patient TO " + inspector.toUtf8()
                             + "; GRANT SELECT (company) ON public.account TO " + inspector.toUtf8() + "; COMMIT"));
            return registry.run("UPDATE tenantry.tenant_inspection SET masks = 'x', prepared_at = now() WHERE tenant_id = '" + tenantId + '\'');
        }));
        TRYV(step([&]() -> Result<void> {
            auto itself = there;
            itself.user = name;
            itself.password = Secret(password);
            TRY(Bare tenant, Bare::open(itself));
            return tenant.run("SELECT has_schema_privilege('public', 'USAGE'), has_database_privilege(current_database(), 'TEMPORARY'), current_setting('search_path'); "
                              "BEGIN; CREATE TABLE public.tenantry_sign_in (a int); INSERT INTO public.tenantry_sign_in VALUES (1); SELECT * FROM public.tenantry_sign_in; ROLLBACK");
        }));
        TRYV(step([&]() -> Result<void> { return registry.run("UPDATE tenantry.tenant SET state = 'active' WHERE id = '" + tenantId + '\''); }));
        if (position != steps)
            return fail(Kind::Internal, "The floor has other steps than provisioning.");
        TRYV(registry.run(ended + QByteArray::number(steps) + "; WITH o AS (UPDATE tenantry.operation SET state = 'succeeded', finished_at = clock_timestamp() WHERE id = '" + id
                          + "' RETURNING id) DELETE FROM tenantry.operation_secret x USING o WHERE x.operation_id = o.id"));
        TRYV(lock.run("SELECT pg_advisory_unlock_all()"));
        return registry.run("SELECT 1 FROM tenantry.tenant_view WHERE id = '" + tenantId + '\'');
    }
};

constexpr int workers = 4, perWorker = 3;

Result<void> together(const std::function<Result<void>(int)> &one)
{
    std::vector<std::future<Result<void>>> all;
    for (int worker = 0; worker < workers; ++worker)
        all.push_back(std::async(std::launch::async, [&one, worker]() -> Result<void> {
            for (int i = 0; i < perWorker; ++i)
                TRYV(one(worker));
            return {};
        }));
    Result<void> out;
    for (auto &each : all)
        if (auto done = each.get(); !done)
            out = done;
    return out;
}

} // namespace

void provisioning(Suite &suite)
{
    suite.add({.name = QStringLiteral("provision one tenant"),
               .floorIs = QStringLiteral("the same SQL over libpq"),
               .rounds = 9,
               .target = ratioAtMost(1.25),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::get());
                   TRY(const auto player, ground->player());
                   return Probes{.floor = timed([ground, player] { return player->play(ground->another()); }),
                                 .measured = timed([ground] { return ground->ours(); }), .between = {}};
               }});
    suite.add({.name = QStringLiteral("provision with 4 workers"),
               .floorIs = QStringLiteral("the same SQL by 4 threads over libpq"),
               .rounds = 5,
               .target = rateRatioAtLeast(0.9),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::get());
                   std::vector<std::shared_ptr<Player>> all;
                   for (int i = 0; i < workers; ++i) {
                       TRY(auto player, ground->player());
                       all.push_back(std::move(player));
                   }
                   return Probes{.floor = timed([ground, all] { return together([&](int worker) { return all[size_t(worker)]->play(ground->another()); }); }, workers * perWorker),
                                 .measured = timed([ground] { return together([&](int) { return ground->ours(); }); }, workers * perWorker), .between = {}};
               }});
    suite.add({.name = QStringLiteral("provision one tenant, least SQL"),
               .floorIs = QStringLiteral("the least SQL for it over libpq"),
               .rounds = 9,
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::get());
                   TRY(const auto worker, Worker::make(ground));
                   return Probes{.floor = timed([worker] { return worker->tenant(); }),
                                 .measured = timed([ground] { return ground->ours(); }), .between = {}};
               }});
    suite.add({.name = QStringLiteral("provision with 4 workers, least SQL"),
               .floorIs = QStringLiteral("the least SQL by 4 threads over libpq"),
               .rounds = 5,
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::get());
                   std::vector<std::shared_ptr<Worker>> all;
                   for (int i = 0; i < workers; ++i) {
                       TRY(auto worker, Worker::make(ground));
                       all.push_back(std::move(worker));
                   }
                   return Probes{.floor = timed([all] { return together([&](int worker) { return all[size_t(worker)]->tenant(); }); }, workers * perWorker),
                                 .measured = timed([ground] { return together([&](int) { return ground->ours(); }); }, workers * perWorker), .between = {}};
               }});
}

} // namespace tenantry::bench
