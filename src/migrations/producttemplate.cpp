#include "migrations/producttemplate.h"

#include "base/names.h"
#include "base/random.h"
#include "migrations/apply.h"
#include "registry/secrets.h"

#include <QCoreApplication>

namespace tenantry::migrations {

using namespace tenantry::base;
using registry::Product;
using registry::Server;
using registry::SessionPtr;

namespace {

// In COMMENT ON DATABASE: what may be dropped because it was made for this product.
QString templateMark(const QString &productId)
{
    return QStringLiteral("tenantry:product/") + productId;
}

QString madeName(const QString &productName)
{
    QString middle = suggestSlug(productName).replace(QLatin1Char('-'), QLatin1Char('_')).left(40);
    return QStringLiteral("tpl_") + (middle.isEmpty() ? QString() : middle + QLatin1Char('_')) + randomSuffix(6);
}

Result<Server> chosenServer(const SessionPtr &session, const QString &name, const QString &current, const std::stop_token &stop)
{
    const registry::ServerRepository servers(session);
    if (!name.isEmpty())
        return servers.find(name, stop);
    if (!current.isEmpty())
        return servers.find(current, stop);
    TRY(const auto list, servers.list(stop));
    if (list.size() == 1)
        return servers.find(list.front().id, stop);
    if (list.isEmpty())
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "There is no server to build a template on."), QT_TRANSLATE_NOOP("core", "Add one first: `tenantryctl server add`."));
    QStringList names;
    for (const auto &server : list)
        names << server.name;
    return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "There are several servers; which one is the template for?"),
                {QT_TRANSLATE_NOOP("core", "Choose one of: %1."), {names.join(QStringLiteral(", "))}});
}

} // namespace

Result<Product> buildTemplate(const SessionPtr &session, const Product &product, const TemplateRequest &request, const TemplateWatch &watch, std::stop_token stop)
{
    TRYV(session->requireWritable());
    const registry::ProductRepository products(session);
    TRY(const Server server, chosenServer(session, request.server, product.templateServerId, stop));
    TRY(const auto owner, registry::ownerSettings(*session, server));
    const auto driver = drivers::makeDriver(server.driver, session->pool());
    if (!driver)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver for “%1”."), {server.driver}});
    const QString name = request.database.isEmpty() ? madeName(product.name) : request.database;
    TRYV(checkDatabaseName(name));
    const QString mark = templateMark(product.id);
    // A name that was asked for may be there from the last time: it is taken only when it carries this product's mark, and only when the
    // new one stands.
    TRY(const bool there, driver->databaseExists(owner, name, stop));
    if (there)
        watch({QT_TRANSLATE_NOOP("core", "%1 is there already: building it again…"), {name}});
    TRY(const auto files, products.migrations(product.id, true, stop));
    watch({QT_TRANSLATE_NOOP("core", "Building template %1 on %2…"), {name, server.name}});
    TRYV(driver->buildTemplate(owner, name, toDriver(files), mark, stop));

    auto updated = products.find(product.id, stop).and_then([&](Product now) { // as it is by now: a build takes its time
        now.templateDatabase = name;
        now.templateVersion.clear();
        for (const registry::ProductMigration &file : files)
            if (!file.repeatable)
                now.templateVersion = file.version;
        now.templateServerId = server.id;
        return products.update(now, stop);
    });
    if (!updated) {
        if (!there)
            (void)driver->dropDatabase(owner, name, mark, {});
        return updated;
    }
    if (!product.templateDatabase.isEmpty() && product.templateDatabase != name && product.templateServerId == server.id) {
        watch({QT_TRANSLATE_NOOP("core", "Removing the old template %1…"), {product.templateDatabase}});
        // A template made by hand carries no mark of ours and stays.
        if (const auto dropped = driver->dropDatabase(owner, product.templateDatabase, mark, stop); !dropped)
            watch({QT_TRANSLATE_NOOP("core", "The old template %1 stays: %2"), {product.templateDatabase, dropped.error().message.translated()}});
    }
    return updated;
}

} // namespace tenantry::migrations
