#include "cli/json.h"
#include "cli/product/verbs.h"
#include "cli/table.h"
#include "registry/productweb.h"

namespace tenantry::cli {

namespace {

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "product", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List the products."),
                .examples = {"tenantryctl product list", "tenantryctl product list --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto products, registry::ProductRepository(session).list(context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(QStringLiteral("products"), products, productJson));
            return exitDone;
        }
        if (products.isEmpty()) {
            console.note(translate("cli", "No products yet: `tenantryctl product add NAME --migrations DIR`."));
            return exitDone;
        }
        Table table({{translate("cli", "Name")}, {translate("cli", "Layout")}, {translate("cli", "Migrations"), true}, {translate("cli", "Head")},
                     {translate("cli", "Template")}, {translate("cli", "Tenants"), true}, {translate("cli", "Description")}});
        for (const registry::Product &product : products)
            table.add({product.name, product.layout, console.locale.toString(product.migrations), product.headVersion,
                       product.templateDatabase, console.locale.toString(product.tenants), product.description});
        table.print(console);
        return exitDone;
    }
};

class Show : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "product", .verb = "show", .summary = QT_TRANSLATE_NOOP("cli", "Show one product with its migrations."),
                .arguments = {{"PRODUCT", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .examples = {"tenantryctl product show Shop", "tenantryctl product show Shop --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        const registry::ProductRepository products(session);
        TRY(const auto product, products.find(context.arguments.at(0), context.stop()));
        TRY(const QString webAddress, registry::productWebAddress(session, product.id, context.stop()));
        Console &console = context.console;
        TRY(const auto files, products.migrations(product.id, console.json, context.stop())); // bodies only for their sizes
        if (console.json) {
            QJsonObject object = productJson(product);
            object.insert(QStringLiteral("web_address"), orNull(webAddress));
            object.insert(QStringLiteral("files"), listJson(QStringLiteral("files"), files, migrationJson).value(QStringLiteral("files")));
            console.document(object);
            return exitDone;
        }
        printFields(console, {
            {translate("cli", "Name"), product.name},
            {translate("cli", "Description"), product.description},
            {translate("cli", "Layout"), product.layout},
            {translate("cli", "Head"), product.headVersion},
            {translate("cli", "Template"), product.templateDatabase.isEmpty()
                                               ? translate("cli", "none: tenants are built from the migrations")
                                               : translate("cli", "%1 at version %2").arg(product.templateDatabase, product.templateVersion)},
            {translate("cli", "Seed script"), product.seedSql.isEmpty() ? translate("cli", "none") : sizeText(console.locale, product.seedSql.size())},
            {translate("cli", "Web address"), webAddress.isEmpty() ? translate("cli", "not known") : webAddress},
            {translate("cli", "Tenants"), console.locale.toString(product.tenants)},
            {translate("cli", "Added"), timeText(product.createdAt)},
            {translate("cli", "Id"), product.id},
        });
        if (files.isEmpty())
            return exitDone;
        console.line({});
        Table table({{QStringLiteral("#"), true}, {translate("cli", "Version")}, {translate("cli", "File")}, {translate("cli", "Runs")}, {QStringLiteral("SHA-256")}});
        for (const registry::ProductMigration &file : files)
            table.add({QString::number(file.position), file.version, file.fileName,
                       file.repeatable ? translate("cli", "whenever it changes")
                                       : file.transactional ? translate("cli", "in a transaction") : translate("cli", "outside a transaction"),
                       QString::fromLatin1(file.sha256.toHex().left(12))});
        table.print(console);
        return exitDone;
    }
};

} // namespace

CommandPtr productList()
{
    return std::make_unique<List>();
}

CommandPtr productShow()
{
    return std::make_unique<Show>();
}

} // namespace tenantry::cli
