// Reading a tenant's schema: the same questions by bare libpq, with every answer looked at and thrown away, are the floor.
#include "bench/bench.h"
#include "bench/suite/bare.h"

#include "drivers/postgresql/postgresqldriver.h"
#include "drivers/postgresql/schemasql.h"
#include "support/testcluster.h"

namespace tenantry::bench {

using namespace base;

namespace {

constexpr int tables = 150;

QByteArray schema()
{
    QByteArray sql = "CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;";
    for (int table = 1; table <= tables; ++table) {
        const QByteArray n = QByteArray::number(table);
        sql += "CREATE TABLE t" + n + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text NOT NULL DEFAULT 'x', b int CHECK (b > 0), c numeric(10, 2), d timestamptz DEFAULT now(), "
               "e jsonb, f uuid DEFAULT gen_random_uuid(), g boolean, h date, parent bigint" + (table > 1 ? " REFERENCES t" + QByteArray::number(table - 1) : QByteArray()) + ");"
               "CREATE INDEX ON t" + n + " (a); CREATE INDEX ON t" + n + " (lower(a), b) WHERE g;"
               "CREATE TRIGGER touch BEFORE UPDATE ON t" + n + " FOR EACH ROW EXECUTE FUNCTION touched(); CREATE VIEW v" + n + " AS SELECT id, a, b FROM t" + n + " WHERE g;";
    }
    return sql + "ANALYZE;";
}

struct Ground {
    Ground(postgres::ConnectionSettings where, Bare floor) : settings(std::move(where)), bare(std::move(floor)) {}

    postgres::ConnectionSettings settings;
    Bare bare;
    QByteArrayList questions; // with the oids written into them
    postgres::Pool pool;
    drivers::PostgresqlDriver driver{pool};

    static Result<std::shared_ptr<Ground>> make()
    {
        const auto settings = test::TestCluster::superuser(test::TestCluster::createDatabase());
        TRY(Bare bare, Bare::open(settings));
        TRYV(bare.run(schema()));
        TRY(const QByteArray owner, bare.value("SELECT oid FROM pg_roles WHERE rolname = session_user"));
        auto ground = std::make_shared<Ground>(settings, std::move(bare));
        for (QByteArray question : drivers::sql::schemaQueries(170000))
            ground->questions << question.replace("$1", owner).replace("$2", owner).replace("$3", "0").replace("$4", "0");
        return ground;
    }
    Result<void> ask()
    {
        TRYV(bare.run("BEGIN; " + drivers::sql::schemaOpening("''")));
        for (const QByteArray &question : questions)
            TRYV(bare.rows(question));
        return bare.run("COMMIT");
    }
    Result<void> describe()
    {
        TRY(const auto seen, driver.describe(settings, {}, {}));
        return seen.objects.size() > 20 * size_t(tables) - 500 ? Result<void>() : fail(Kind::Internal, "Objects are missing.");
    }
};

} // namespace

void drift(Suite &suite)
{
    suite.add({.name = QStringLiteral("describe a tenant's schema, 150 tables and 150 views"),
               .floorIs = QStringLiteral("the same questions by bare libpq"),
               .target = ratioAtMost(1.6),
               .prepare = [](const Context &) -> Result<Probes> {
                   TRY(const auto ground, Ground::make());
                   return Probes{.floor = timed([ground] { return ground->ask(); }), .measured = timed([ground] { return ground->describe(); }), .between = {}};
               }});
}

} // namespace tenantry::bench
