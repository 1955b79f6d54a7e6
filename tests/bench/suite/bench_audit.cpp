// What the audit trail costs, and how long it takes to be sure of it.
#include "bench/bench.h"

#include "audit/verify.h"
#include "fleet.h"
#include "postgres/connection.h"
#include "support/testcluster.h"

#include <QCryptographicHash>

namespace tenantry::bench {

using namespace base;

namespace {

struct Writer {
    test::Fleet fleet;
    std::unique_ptr<postgres::Connection> connection;
    int next = 0;

    static Result<std::shared_ptr<Writer>> make(const QString &registry)
    {
        auto writer = std::make_shared<Writer>(Writer{test::Fleet::make(registry), {}});
        TRY(writer->connection, postgres::Connection::open(test::TestCluster::superuser(writer->fleet.registry.database)));
        TRYV(writer->connection->setStatementTimeout(std::chrono::milliseconds(0)));
        return writer;
    }
    // In one transaction, so that what is measured is the event and not the disk's fsync.
    Result<void> plans(int count, bool events)
    {
        TRYV(connection->query("BEGIN"));
        if (!events)
            TRYV(connection->query("SET LOCAL session_replication_role = replica"));
        for (int i = 0; i < count; ++i)
            TRYV(connection->query("INSERT INTO tenantry.plan (id, name) VALUES (gen_random_uuid(), $1)", {QStringLiteral("bench %1").arg(++next)}));
        TRYV(connection->query("COMMIT"));
        return {};
    }
};

} // namespace

void audit(Suite &suite)
{
    // Both write the same rows; the floor switches the triggers off. The difference is what an event costs: below 0.5 ms.
    constexpr int rows = 200;
    suite.add({.name = QStringLiteral("a change with its event (and the notification)"),
               .floorIs = QStringLiteral("the same change without"),
               .target = atMost(0.0005),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto writer, Writer::make(QStringLiteral("bench_event")));
                   return Probes{.floor = timed([writer] { return writer->plans(rows, false); }, rows),
                                 .measured = timed([writer] { return writer->plans(rows, true); }, rows),
                                 .between = {}};
               }});
    constexpr int many = 100'000;
    suite.add({.name = QStringLiteral("verify 100,000 events"),
               .floorIs = QStringLiteral("read their hashes and hash as many bytes"),
               .rounds = 3,
               .target = atMost(5),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto writer, Writer::make(QStringLiteral("bench_chain")));
                   TRYV(writer->connection->query("INSERT INTO tenantry.plan (id, name) SELECT gen_random_uuid(), 'bench ' || i FROM generate_series(1, $1) i", {many}));
                   return Probes{.floor = timed([writer]() -> Result<void> {
                                     TRY(const auto hashes, writer->connection->query("SELECT hash FROM tenantry.event ORDER BY seq"));
                                     QCryptographicHash sha(QCryptographicHash::Sha256);
                                     const QByteArray bytes(400, 'x');
                                     for (int i = 0; i < hashes.size(); ++i)
                                         sha.addData(bytes);
                                     return hashes.size() >= many && !sha.result().isEmpty() ? Result<void>() : fail(Kind::Internal, "Events are missing.");
                                 }),
                                 .measured = timed([writer]() -> Result<void> {
                                     TRY(const auto verified, tenantry::audit::verify(writer->fleet.session, {}));
                                     return verified.intact() && verified.events >= many ? Result<void>() : fail(Kind::Internal, "The chain is not whole.");
                                 }),
                                 .between = {}};
               }});
}

} // namespace tenantry::bench
