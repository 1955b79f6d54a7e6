#include "cli/json.h"
#include "cli/product/verbs.h"

#include "base/names.h"
#include "base/random.h"
#include "drivers/tenantdriver.h"
#include "migrations/apply.h"
#include "registry/secrets.h"

namespace tenantry::cli {

namespace {

// In COMMENT ON DATABASE: what may be dropped because it was made for this product.
QString templateMark(const QString &productId)
{
    return QStringLiteral("tenantry:product/") + productId;
}

QString madeName(const QString &productName)
{
    QString middle = base::suggestSlug(productName).replace(QLatin1Char('-'), QLatin1Char('_')).left(40);
    return QStringLiteral("tpl_") + (middle.isEmpty() ? QString() : middle + QLatin1Char('_')) + base::randomSuffix(6);
}

Result<registry::Server> chosenServer(const registry::SessionPtr &session, const QString &name, const QString &current, std::stop_token stop)
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
        return failure(Kind::NotFound, translate("cli", "There is no server to build a template on."), translate("cli", "Add one first: `tenantryctl server add`."));
    QStringList names;
    for (const auto &server : list)
        names << server.name;
    return failure(Kind::InvalidInput, translate("cli", "There are several servers; which one is the template for?"),
                   translate("cli", "Give --server with one of: %1.").arg(base::printable(names.join(QStringLiteral(", ")))));
}

class Template : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "product", .verb = "template",
                .summary = QT_TRANSLATE_NOOP("cli", "Build or refresh the template database that a product's tenants are cloned from."),
                .arguments = {{"PRODUCT", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .options = {
                    {"server", "NAME", QT_TRANSLATE_NOOP("cli", "where; needed when there are several")},
                    {"database", "DB", QT_TRANSLATE_NOOP("cli", "what it is called; a name is made if not given")},
                },
                .examples = {"tenantryctl product template Shop", "tenantryctl product template Shop --server db2"},
                .more = QT_TRANSLATE_NOOP("cli", "Cloning a template is several times faster than applying the migrations. The new template is built beside the old one, which is dropped afterwards.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(registry::Product product, registry::ProductRepository(session).find(context.arguments.at(0), context.stop()));
        TRY(product, buildTemplate(context, session, product, context.arguments.value("server"), context.arguments.value("database")));
        if (context.console.json)
            context.console.document(productJson(product));
        else
            context.console.note(translate("cli", "Template %1 of “%2” is ready at version %3.")
                                     .arg(base::printable(product.templateDatabase), base::printable(product.name), base::printable(product.templateVersion)));
        return exitDone;
    }
};

} // namespace

Result<registry::Product> buildTemplate(Context &context, const registry::SessionPtr &session, const registry::Product &product,
                                        const QString &serverName, const QString &database)
{
    const auto stop = context.stop();
    TRYV(session->requireWritable());
    const registry::ProductRepository products(session);
    TRY(const registry::Server server, chosenServer(session, serverName, product.templateServerId, stop));
    TRY(const auto owner, registry::ownerSettings(*session, server));
    const auto driver = drivers::makeDriver(server.driver, session->pool());
    if (!driver)
        return failure(Kind::InvalidInput, translate("cli", "There is no driver for “%1”.").arg(base::printable(server.driver)));
    const QString name = database.isEmpty() ? madeName(product.name) : database;
    TRYV(base::checkDatabaseName(name));
    const QString mark = templateMark(product.id);
    // A name that was asked for may be there from the last time; it is dropped only when it carries this product's mark.
    TRY(const bool there, driver->databaseExists(owner, name, stop));
    if (there) {
        context.console.note(translate("cli", "%1 is there already: building it again …").arg(base::printable(name)));
        TRYV(driver->dropDatabase(owner, name, mark, stop));
    }
    TRY(const auto files, products.migrations(product.id, true, stop));
    context.console.note(translate("cli", "Building template %1 on %2 …").arg(base::printable(name), base::printable(server.name)));
    TRYV(driver->buildTemplate(owner, name, migrations::toDriver(files), mark, stop));

    registry::Product next = product;
    next.templateDatabase = name;
    next.templateVersion = product.headVersion;
    next.templateServerId = server.id;
    auto updated = products.update(next, stop);
    if (!updated) {
        (void)driver->dropDatabase(owner, name, mark, {});
        return std::unexpected(updated.error());
    }
    if (!product.templateDatabase.isEmpty() && product.templateDatabase != name && product.templateServerId == server.id) {
        // A template made by hand carries no mark of ours and stays.
        if (const auto dropped = driver->dropDatabase(owner, product.templateDatabase, mark, stop); !dropped)
            context.console.note(translate("cli", "The old template %1 stays: %2").arg(base::printable(product.templateDatabase), dropped.error().message.translated()));
    }
    return updated;
}

CommandPtr productTemplate()
{
    return std::make_unique<Template>();
}

} // namespace tenantry::cli
