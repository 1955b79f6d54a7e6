#include "local/demofleet.h"

#include "drivers/tenantdriver.h"
#include "local/demofeatures.h"
#include "local/demoloader.h"
#include "local/plans.h"
#include "migrations/apply.h"
#include "registry/secrets.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

namespace tenantry::local {

using namespace tenantry::base;

namespace {

const QString productName = QStringLiteral("Laboratorio");

// Two loads at once would meet each other's half-made tenants: the second waits. Free when its connection ends.
Result<std::unique_ptr<postgres::Connection>> onlyOne(registry::Session &session, std::stop_token stop)
{
    TRY(auto connection, session.dedicatedConnection(stop));
    connection->setStop(stop);
    TRYV(connection->setStatementTimeout(std::chrono::milliseconds(0)));
    TRYV(connection->query("SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended('tenantry demo fleet', 0))"));
    return connection;
}

Result<registry::Server> chooseServer(const registry::SessionPtr &session, std::stop_token stop)
{
    TRY(const auto servers, registry::ServerRepository(session).list(stop));
    const registry::Server *chosen = nullptr;
    for (const registry::Server &server : servers) {
        if (!server.acceptsTenants || server.driver != QLatin1String("postgresql"))
            continue;
        if (!chosen || server.name == QLatin1String("local"))
            chosen = &server;
    }
    if (!chosen)
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "No server accepts tenants."),
                    QT_TRANSLATE_NOOP("core", "Add one first: tenantryctl server add NAME --uri URI."));
    return *chosen;
}

// With `count` of its migrations; the others come when the tenants that stay behind are there.
Result<registry::Product> ensureProduct(const registry::SessionPtr &session, const migrations::MigrationSet &set, qsizetype count, std::stop_token stop)
{
    const registry::ProductRepository products(session);
    auto found = products.find(productName, stop);
    if (found || found.error().kind != Kind::NotFound)
        return found;
    registry::Product product;
    product.name = productName;
    product.description = QStringLiteral("Laboratorio clínico: pacientes, órdenes, muestras, resultados y facturación");
    product.layout = migrations::layoutName(set.layout);
    TRY(product.seedSql, demoFile(QStringLiteral("laboratorio/seed.sql")));
    return products.add(product, set.files.first(count), stop);
}

Result<void> ensureTemplate(const registry::SessionPtr &session, registry::Product &product, const registry::Server &server,
                            const migrations::MigrationSet &set, std::stop_token stop)
{
    if (!product.templateDatabase.isEmpty())
        return {};
    const auto driver = drivers::makeDriver(server.driver, session->pool());
    TRY(const auto owner, registry::ownerSettings(*session, server));
    const QString name = QStringLiteral("tpl_") + product.id.right(12) + QLatin1Char('_') + set.head();
    TRYV(driver->buildTemplate(owner, name, migrations::toDriver(set.files), QStringLiteral("tenantry:") + product.id, stop));
    product.templateDatabase = name;
    product.templateVersion = set.head();
    product.templateServerId = server.id;
    TRY(product, registry::ProductRepository(session).update(product, stop));
    return {};
}

} // namespace

Result<int> loadDemo(registry::SessionPtr session, int tenants, const std::function<void(const DemoProgress &)> &progress, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRY(const auto wanted, demoTenants(std::max(1, tenants)));
    TRY(const auto set, demoMigrations());
    const DemoReport report(int(wanted.size()), progress);
    report.say(QT_TRANSLATE_NOOP("core", "Looking at what is there"));
    TRY(const auto lock, onlyOne(*session, stop));
    TRYV(ensurePlans(session, stop));
    TRY(const registry::Server server, chooseServer(session, stop));

    // Tenants that stay behind are provisioned while the product is where they stay.
    int behind = 0;
    for (const DemoTenant &tenant : wanted)
        behind = std::max(behind, tenant.behind);
    const auto all = qsizetype(set.files.size());
    report.say({QT_TRANSLATE_NOOP("core", "Importing the migrations of %1"), {productName}});
    TRY(registry::Product product, ensureProduct(session, set, all - behind, stop));

    const registry::ProductRepository products(session);
    TRY(const auto there, products.migrations(product.id, false, stop));
    behind = int(std::max<qsizetype>(0, all - there.size()));
    DemoLoader loader(session, server, product, report, stop);
    TRYV(loader.look(int(wanted.size())));

    for (int lacking = behind; lacking >= 0; --lacking) {
        if (lacking < behind)
            TRYV(products.addMigrations(product.id, set.files.first(all - lacking), stop));
        std::vector<DemoTenant> now;
        std::ranges::copy_if(wanted, std::back_inserter(now), [&](const DemoTenant &tenant) { return std::min(tenant.behind, behind) == lacking; });
        const bool clone = lacking == 0 && std::ranges::any_of(now, [&](const DemoTenant &tenant) { return !loader.has(tenant); });
        if (clone) {
            report.say({QT_TRANSLATE_NOOP("core", "Building the template of %1"), {productName}});
            TRYV(ensureTemplate(session, product, server, set, stop));
        }
        TRYV(loader.load(now, clone));
    }
    TRYV(ensureFeatures(session, product, stop));
    return loader.added();
}

// The product is the first thing that a load makes, and the last of its features the last.
Result<bool> demoLeftHalfWay(const registry::SessionPtr &session, std::stop_token stop)
{
    const auto product = registry::ProductRepository(session).find(productName, stop);
    if (!product && product.error().kind == Kind::NotFound)
        return false;
    if (!product)
        return fail(product.error());
    TRY(const auto set, demoMigrations());
    TRY(const auto there, registry::ProductRepository(session).migrations(product->id, false, stop));
    const bool ours = !there.isEmpty() && !set.files.isEmpty() && there.first().sha256 == set.files.first().sha256; // or somebody's of that name
    TRY(const bool all, hasLastFeature(session, stop));
    return ours && !all;
}

} // namespace tenantry::local
