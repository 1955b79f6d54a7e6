#include "cli/operation/verbs.h"
#include "cli/tenant/newtenant.h"
#include "cli/tenant/verbs.h"

namespace tenantry::cli {

namespace {

using tenants::ProvisionRequest;
using tenants::Provisioning;

class Provision : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "provision",
                .summary = QT_TRANSLATE_NOOP("cli", "Make a tenant: a row in the registry, a role and a database of its own, its schema, its first admin."),
                .options = {
                    {"name", "NAME", QT_TRANSLATE_NOOP("cli", "the company's name (this or --csv)")},
                    {"slug", "SLUG", QT_TRANSLATE_NOOP("cli", "the short name; made from the name if not given")},
                    {"subdomain", "NAME", QT_TRANSLATE_NOOP("cli", "the slug if not given")},
                    {"product", "PRODUCT", QT_TRANSLATE_NOOP("cli", "needed when there are several")},
                    {"plan", "PLAN", QT_TRANSLATE_NOOP("cli", "the first one if not given")},
                    {"server", "SERVER", QT_TRANSLATE_NOOP("cli", "needed when there are several")},
                    {"database", "NAME", QT_TRANSLATE_NOOP("cli", "a name that tells nothing if not given")},
                    {"role", "NAME", QT_TRANSLATE_NOOP("cli", "as the database if not given")},
                    {"admin-email", "EMAIL", QT_TRANSLATE_NOOP("cli", "e-mail address of the tenant's first admin")},
                    {"admin-name", "NAME", QT_TRANSLATE_NOOP("cli", "name of the tenant's first admin")},
                    {"label", "LABEL", QT_TRANSLATE_NOOP("cli", "a label to find it by"), false, true},
                    {"no-template", nullptr, QT_TRANSLATE_NOOP("cli", "build it from the migrations even where there is a template")},
                    {"test-only", nullptr, QT_TRANSLATE_NOOP("cli", "run every check and change nothing")},
                    {"csv", "FILE|-", QT_TRANSLATE_NOOP("cli", "many tenants from a table with columns name, slug, subdomain, product, plan, server, admin_name, admin_email, labels")},
                    {"show-secret", nullptr, QT_TRANSLATE_NOOP("cli", "print the passwords that were made")},
                },
                .examples = {"tenantryctl tenant provision --name \"Panadería O'Higgins\" --product Shop --admin-email ana@example.org",
                             "tenantryctl tenant provision --name \"Sol y Luna\" --plan gold --test-only",
                             "tenantryctl tenant provision --csv tenants.csv --product Shop --json"},
                .more = QT_TRANSLATE_NOOP("cli", "A tenant that could not be finished stays as an operation, to be resumed or undone. Rows of a table are provisioned four at a time; a row that fails does not stop the others.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        const bool table = given.has("csv");
        if (table) {
            for (const char *single : {"name", "slug", "subdomain", "database", "role", "admin-email", "admin-name"})
                if (given.has(single))
                    return failure(Kind::InvalidInput, translate("cli", "--%1 and --csv exclude each other.").arg(QLatin1String(single)));
        } else if (!given.has("name")) {
            return failure(Kind::InvalidInput, translate("cli", "Whom is the tenant for? Give --name NAME, or --csv FILE."),
                           translate("cli", "See `tenantryctl %1--help`.").arg(QStringLiteral("tenant provision ")));
        }
        ProvisionRequest request;
        request.companyName = given.value("name");
        request.slug = given.value("slug");
        request.subdomain = given.value("subdomain");
        request.product = given.value("product");
        request.plan = given.value("plan");
        request.server = given.value("server");
        request.database = given.value("database");
        request.role = given.value("role");
        request.adminEmail = given.value("admin-email");
        request.adminName = given.value("admin-name");
        request.labels = given.values("label");
        request.useTemplate = !given.has("no-template");

        TRY(const auto session, context.session());
        if (table)
            return provisionTable(context, session, request);
        if (given.has("test-only"))
            return test(context, session, request);
        return make(context, session, request);
    }

private:
    static Result<int> test(Context &context, const registry::SessionPtr &session, const ProvisionRequest &asked)
    {
        return testOnly(context, Provisioning(session), asked, translate("cli", "Everything holds: it can be provisioned. Nothing was changed."),
                        translate("cli", "It cannot be provisioned like this. Nothing was changed."));
    }

    static Result<int> make(Context &context, const registry::SessionPtr &session, const ProvisionRequest &request)
    {
        QString operation;
        const auto done = Provisioning(session).provision(request, stepReporter(context.console), context.stop(), &operation);
        if (!done)
            return std::unexpected(leftUnfinished(context, done.error(), operation));
        return tellMade(context, session, *done,
                        translate("cli", "The password of the database role is kept sealed: `tenantryctl tenant credentials %1 --show-secret`.").arg(done->tenant.slug));
    }
};

} // namespace

CommandPtr tenantProvision()
{
    return std::make_unique<Provision>();
}

} // namespace tenantry::cli
