// What it costs that everybody is somebody: signing in, seeing only what is assigned, and hearing what the others do.
#include "bench/bench.h"

#include "fleet.h"
#include "operators/rotation.h"
#include "postgres/connection.h"
#include "registry/install.h"
#include "registry/listener.h"
#include "registry/secrets.h"
#include "support/testcluster.h"
#include "vault/keypair.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace tenantry::bench {

using namespace base;
using namespace std::chrono_literals;
using test::TestCluster;

namespace {

// A registry whose ADMIN's key is sealed as strongly as in production.
struct Door {
    postgres::ConnectionSettings settings;
    QByteArray salt = QByteArray(16, 's');

    static Result<std::shared_ptr<Door>> make()
    {
        registry::CreateRequest request;
        request.server = TestCluster::superuser();
        request.database = TestCluster::uniqueName(QStringLiteral("bench_door"));
        request.adminLogin = TestCluster::uniqueName(QStringLiteral("ana"));
        request.adminPassword = secretFromText(QStringLiteral("a password of some length"));
        request.adminName = QStringLiteral("Ana");
        TRYV(registry::create(request));
        return std::make_shared<Door>(Door{TestCluster::as(request.adminLogin, QStringLiteral("a password of some length"), request.database)});
    }
    // Signed in and able to open what is sealed; without the latter it costs no key derivation at all.
    Result<void> enter() const
    {
        TRY(const auto session, registry::Session::open(settings));
        TRYV(session->vault().key(QStringLiteral("admin")));
        return {};
    }
    Result<void> derive() const
    {
        TRYV(vault::deriveKey(settings.password, salt, {}));
        return {};
    }
};

constexpr int tenantCount = 10'000, assignedCount = 500;
const QByteArray columns = "SELECT * FROM tenantry.tenant_view v ";

QByteArray tenants(int count)
{
    return "INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role, state, schema_version) "
           "SELECT gen_random_uuid(), 'tenant-' || i, 'Company ' || i, 'tenant-' || i, p.id, l.id, s.id, 't_' || i, 't_' || i, 'active', '0003' "
           "FROM tenantry.product p, tenantry.plan l, tenantry.server s, generate_series(1, " + QByteArray::number(count) + ") i";
}

struct Desk {
    test::Fleet fleet;
    std::unique_ptr<postgres::Connection> super, user;

    static Result<std::shared_ptr<Desk>> make()
    {
        auto desk = std::make_shared<Desk>(Desk{test::Fleet::make(QStringLiteral("bench_desk")), nullptr, nullptr});
        const QString &database = desk->fleet.registry.database;
        const QString login = TestCluster::uniqueName(QStringLiteral("uli"));
        TRY(desk->super, postgres::Connection::open(TestCluster::superuser(database)));
        TRYV(desk->super->script(
            "SET session_replication_role = replica; " + tenants(tenantCount) + "; RESET session_replication_role; CREATE ROLE " + postgres::quoteIdentifier(login) + " LOGIN PASSWORD " + postgres::quoteLiteral(login) + " IN ROLE tenantry_user; "
            "INSERT INTO tenantry.operator (id, login, name, role, public_key) VALUES (gen_random_uuid(), " + postgres::quoteLiteral(login) + ", 'Uli', 'USER', 'none'); "
            "INSERT INTO tenantry.operator_tenant (operator_id, tenant_id) SELECT o.id, t.id FROM tenantry.operator o, "
            "(SELECT id FROM tenantry.tenant ORDER BY id LIMIT " + QByteArray::number(assignedCount) + ") t WHERE o.login = " + postgres::quoteLiteral(login) + "; ANALYZE"));
        TRY(desk->user, postgres::Connection::open(TestCluster::as(login, login, database)));
        return desk;
    }
    static Result<void> listed(postgres::Connection &connection, const QByteArray &where)
    {
        TRY(const auto rows, connection.query(columns + where + " ORDER BY v.slug"));
        return rows.size() == assignedCount ? Result<void>() : fail(Kind::Internal, "Other tenants than those assigned are in the list.");
    }
};

constexpr int panels = 10;

// Ten open panels, and somebody who renames a plan.
struct Room {
    test::Fleet fleet;
    std::unique_ptr<postgres::Connection> somebody;
    std::mutex mutex;
    std::condition_variable heard;
    int ready = 0, told = 0, count = 0;
    std::vector<std::unique_ptr<registry::Listener>> listeners; // gone before what they tell

    explicit Room(test::Fleet made) : fleet(std::move(made)) {}

    static Result<std::shared_ptr<Room>> make()
    {
        auto room = std::make_shared<Room>(test::Fleet::make(QStringLiteral("bench_room")));
        TRY(room->somebody, postgres::Connection::open(room->fleet.registry));
        for (int i = 0; i < panels; ++i) {
            auto listener = std::make_unique<registry::Listener>(room->fleet.session);
            QObject::connect(listener.get(), &registry::Listener::online, listener.get(), [here = room.get()] { here->add(&Room::ready); }, Qt::DirectConnection);
            QObject::connect(listener.get(), &registry::Listener::changed, listener.get(), [here = room.get()](const QString &table) {
                if (table == QLatin1String("plan"))
                    here->add(&Room::told);
            }, Qt::DirectConnection);
            room->listeners.push_back(std::move(listener));
        }
        TRYV(room->wait(&Room::ready));
        return room;
    }
    void add(int Room::*what)
    {
        {
            const std::lock_guard lock(mutex);
            ++(this->*what);
        }
        heard.notify_all();
    }
    Result<void> wait(int Room::*what)
    {
        std::unique_lock lock(mutex);
        return heard.wait_for(lock, 10s, [&] { return this->*what >= panels; }) ? Result<void>() : fail(Kind::Timeout, "A panel has not heard of the change.");
    }
    Result<void> change()
    {
        {
            const std::lock_guard lock(mutex);
            told = 0;
        }
        TRYV(somebody->query("UPDATE tenantry.plan SET name = $1", {QStringLiteral("plan %1").arg(++count)}));
        return wait(&Room::told);
    }
};

// As many credentials as there are tenants, sealed by one version of the data key after the other.
struct Safe {
    test::Fleet fleet;
    std::unique_ptr<postgres::Connection> super;

    static Result<std::shared_ptr<Safe>> make()
    {
        auto safe = std::make_shared<Safe>(Safe{test::Fleet::make(QStringLiteral("bench_safe")), nullptr});
        TRY(safe->super, postgres::Connection::open(TestCluster::superuser(safe->fleet.registry.database)));
        TRYV(safe->super->script("SET session_replication_role = replica; " + tenants(tenantCount) + "; RESET session_replication_role"));
        TRY(const auto key, safe->fleet.session->vault().key(QStringLiteral("admin")));
        TRY(const auto ids, safe->super->query("SELECT id FROM tenantry.tenant"));
        QStringList sealed, of;
        for (int row = 0; row < ids.size(); ++row) {
            TRY(const QString one, vault::seal(key, registry::tenantOwnerIdentity(ids.text(row, 0)), secretFromText(QStringLiteral("a password of forty characters, or so it is"))));
            of << ids.text(row, 0);
            sealed << one;
        }
        TRYV(safe->super->query("INSERT INTO tenantry.tenant_secret (tenant_id, sealed) SELECT * FROM unnest($1::uuid[], $2::text[])", {of, sealed}));
        return safe;
    }
    // The same rows by somebody who opens and seals nothing; twice, so that they are what they were.
    Result<void> written() const
    {
        TRY(const auto all, super->query("SELECT tenant_id, sealed FROM tenantry.tenant_secret"));
        for (int from = 0; from < all.size(); from += 200) {
            QStringList ids, sealed;
            for (int row = from; row < std::min(from + 200, all.size()); ++row) {
                ids << all.text(row, 0);
                sealed << all.text(row, 1);
            }
            TRYV(super->query("UPDATE tenantry.tenant_secret s SET sealed = n.sealed || ' ' FROM unnest($1::uuid[], $2::text[]) AS n(id, sealed) WHERE s.tenant_id = n.id", {ids, sealed}));
            TRYV(super->query("UPDATE tenantry.tenant_secret s SET sealed = rtrim(s.sealed) WHERE s.tenant_id = ANY ($1::uuid[])", {ids}));
        }
        return {};
    }
    Result<void> rotated() const
    {
        TRY(const auto done, tenantry::operators::rotateDataKey(fleet.session, QStringLiteral("admin")));
        return done.sealed >= tenantCount ? Result<void>() : fail(Kind::Internal, "Not every credential was sealed anew.");
    }
};

} // namespace

void operators(Suite &suite)
{
    suite.add({.name = QStringLiteral("sign in and open the keys, Argon2id 64 MiB"),
               .floorIs = QStringLiteral("Argon2id alone"),
               .target = atMost(0.4),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto door, Door::make());
                   return Probes{.floor = timed([door] { return door->derive(); }), .measured = timed([door] { return door->enter(); }), .between = {}};
               }});
    suite.add({.name = QStringLiteral("a USER's 500 of 10,000 tenants"),
               .floorIs = QStringLiteral("the same query by who bypasses row-level security"),
               .target = ratioAtMost(1.5),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto desk, Desk::make());
                   return Probes{.floor = timed([desk] { return Desk::listed(*desk->super, "WHERE v.id IN (SELECT tenant_id FROM tenantry.operator_tenant)"); }),
                                 .measured = timed([desk] { return Desk::listed(*desk->user, {}); }),
                                 .between = {}};
               }});
    suite.add({.name = QStringLiteral("rotate a data key, one of 10,000 credentials"),
               .floorIs = QStringLiteral("the same rows written, not opened, not sealed"),
               .rounds = 3,
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto safe, Safe::make());
                   return Probes{.floor = timed([safe] { return safe->written(); }, 2 * tenantCount), .measured = timed([safe] { return safe->rotated(); }, tenantCount), .between = {}};
               }});
    suite.add({.name = QStringLiteral("a change reaches 10 other panels"),
               .target = atMost(1.0),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto room, Room::make());
                   return Probes{.floor = {}, .measured = timed([room] { return room->change(); }), .between = {}};
               }});
}

} // namespace tenantry::bench
