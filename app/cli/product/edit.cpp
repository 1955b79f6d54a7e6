#include "cli/json.h"
#include "cli/product/verbs.h"
#include "registry/productweb.h"

namespace tenantry::cli {

namespace {

class Edit : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "product", .verb = "edit", .summary = QT_TRANSLATE_NOOP("cli", "Change what the registry says of a product."),
                .arguments = {{"PRODUCT", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .options = {{"description", "TEXT", QT_TRANSLATE_NOOP("cli", "what it is, for people")},
                            {"web-address", "URL", QT_TRANSLATE_NOOP("cli", "where its tenants answer, for diagnosis: https://{host}/health; empty: nowhere")}},
                .examples = {"tenantryctl product edit Shop --web-address 'https://{host}/health'"},
                .more = QT_TRANSLATE_NOOP("cli", "{host}, {subdomain} and {slug} stand for the tenant's.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        if (!given.has("description") && !given.has("web-address"))
            return failure(Kind::InvalidInput, translate("cli", "Nothing to change: give --description or --web-address."));
        TRY(const auto session, context.session());
        const registry::ProductRepository products(session);
        TRY(registry::Product product, products.find(given.at(0), context.stop()));
        if (given.has("web-address"))
            TRYV(registry::setProductWebAddress(session, product.id, given.value("web-address"), context.stop()));
        if (given.has("description")) {
            product.description = given.value("description");
            TRY(product, products.update(product, context.stop()));
        }
        Console &console = context.console;
        if (console.json) {
            TRY(const QString address, registry::productWebAddress(session, product.id, context.stop()));
            QJsonObject object = productJson(product);
            object.insert(QStringLiteral("web_address"), orNull(address));
            console.document(object);
        } else {
            console.note(translate("cli", "Product “%1” changed.").arg(base::printable(product.name)));
        }
        return exitDone;
    }
};

} // namespace

CommandPtr productEdit() { return std::make_unique<Edit>(); }

} // namespace tenantry::cli
