#include "cli/json.h"
#include "cli/product/verbs.h"

#include "migrations/producttemplate.h"

namespace tenantry::cli {

namespace {

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
    return migrations::buildTemplate(session, product, {serverName, database}, [&context](const base::Text &text) { context.console.note(text.translated()); }, context.stop());
}

CommandPtr productTemplate()
{
    return std::make_unique<Template>();
}

} // namespace tenantry::cli
