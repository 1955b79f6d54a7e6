#include "manytenants.h"

#include "base/random.h"
#include "drivers/postgresql/sql.h"
#include "migrations/migrationset.h"
#include "support/testcluster.h"

#include <QCryptographicHash>
#include <QTest>

namespace tenantry::test {

using namespace tenantry::base;
using namespace Qt::StringLiterals;

namespace {

template <class T>
T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(describe(result.error())));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

Many Many::make(const QString &name, int tenants)
{
    Many out;
    out.fleet = Fleet::make(name);
    registry::Product product;
    product.name = u"Many"_s;
    product.layout = u"numbered"_s;
    out.product = must(registry::ProductRepository(out.fleet.session).add(product, {}), "product");
    const auto server = must(registry::ServerRepository(out.fleet.session).find(u"db1"_s), "server");
    auto super = must(postgres::Connection::open(TestCluster::superuser()), "superuser");
    must(super->setStatementTimeout(std::chrono::minutes(5)), "timeout");
    const registry::TenantRepository repository(out.fleet.session);
    for (int i = 0; i < tenants; ++i) {
        registry::Tenant tenant;
        tenant.id = newId();
        tenant.slug = tenant.subdomain = u"t-%1"_s.arg(i, 3, 10, QLatin1Char('0'));
        tenant.companyName = u"Empresa %1"_s.arg(i);
        tenant.productId = out.product.id;
        tenant.serverId = server.id;
        tenant.database = tenant.role = u"t_"_s + randomSuffix(12);
        tenant.state = registry::TenantState::Active;
        const QByteArray quoted = postgres::quoteIdentifier(tenant.role);
        must(super->script("CREATE ROLE " + quoted + " LOGIN; GRANT " + quoted + " TO fleet_owner"), "role");
        must(super->query("CREATE DATABASE " + quoted + " OWNER " + quoted + " TEMPLATE template0"), "database");
        must(repository.insert(tenant), "tenant");
        out.slugs << tenant.slug;
    }
    return out;
}

void Many::file(const QString &fileName, const QByteArray &sql, bool transactional, bool repeatable)
{
    registry::ProductMigration migration;
    migration.productId = product.id;
    migration.fileName = fileName;
    migration.version = repeatable ? QString() : fileName.section(u'_', 0, 0);
    migration.name = fileName.section(u'_', 1).section(u'.', 0, 0);
    migration.body = sql;
    migration.sha256 = QCryptographicHash::hash(sql, QCryptographicHash::Sha256);
    migration.transactional = transactional;
    migration.repeatable = repeatable;
    const registry::ProductRepository products(fleet.session);
    must(products.addMigrations(product.id, {migration}), "migration");
    product = must(products.find(product.id), "product");
}

registry::Tenant Many::tenant(const QString &slug) const { return must(registry::TenantRepository(fleet.session).find(slug), "tenant"); }

std::unique_ptr<postgres::Connection> Many::inside(const QString &slug) const
{
    return must(postgres::Connection::open(TestCluster::superuser(tenant(slug).database)), "inside");
}

QString Many::version(const QString &slug) const
{
    const auto connection = inside(slug);
    const auto rows = connection->query("SELECT version FROM tenantry.migration WHERE finished AND NOT repeatable AND key <> 'seed' ORDER BY version DESC LIMIT 1");
    return !rows || rows->isEmpty() ? u"-"_s : rows->text(0, 0);
}

int Many::times(const QString &slug, const QByteArray &key) const
{
    return int(must(inside(slug)->query("SELECT count(*) FROM tenantry.migration WHERE key = $1 AND finished", {key}), "times").integer(0, 0));
}

QStringList Many::notAt(const QString &wanted) const
{
    QStringList out;
    for (const QString &slug : slugs) {
        const QString known = tenant(slug).schemaVersion, there = version(slug);
        if (known != wanted || there != wanted)
            out << u"%1: registry %2, database %3"_s.arg(slug, known, there);
    }
    return out;
}

registry::Run Many::run(const QString &id) const { return must(registry::RunRepository(fleet.session).find(id), "run"); }

QStringList Many::miscounted(const QString &runId) const
{
    QStringList out;
    const auto items = must(registry::RunRepository(fleet.session).items(runId, {}, 100'000), "items");
    for (const registry::RunWave &wave : run(runId).waves) {
        int total = 0, succeeded = 0, failed = 0, skipped = 0;
        for (const registry::RunItem &item : items) {
            if (item.wave != wave.wave)
                continue;
            ++total;
            succeeded += item.state == registry::ItemState::Succeeded;
            failed += item.state == registry::ItemState::Failed;
            skipped += item.state == registry::ItemState::Skipped;
        }
        if (total != wave.total || succeeded != wave.succeeded || failed != wave.failed || skipped != wave.skipped)
            out << u"wave %1: counted %2/%3/%4 of %5, items %6/%7/%8 of %9"_s.arg(wave.wave).arg(wave.succeeded).arg(wave.failed).arg(wave.skipped).arg(wave.total).arg(succeeded).arg(failed).arg(skipped).arg(total);
    }
    return out;
}

} // namespace tenantry::test
