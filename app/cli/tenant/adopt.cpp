#include "cli/operation/verbs.h"
#include "cli/tenant/newtenant.h"
#include "cli/tenant/verbs.h"

#include "tenants/adoption.h"

namespace tenantry::cli {

namespace {

using tenants::Adoption;
using tenants::AdoptRequest;

class Adopt : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "adopt",
                .summary = QT_TRANSLATE_NOOP("cli", "Make a tenant of a database that is there already; what is in it stays as it is."),
                .options = {
                    {"database", "NAME", QT_TRANSLATE_NOOP("cli", "the database, as the server calls it"), true},
                    {"name", "NAME", QT_TRANSLATE_NOOP("cli", "the company's name"), true},
                    {"server", "SERVER", QT_TRANSLATE_NOOP("cli", "needed when there are several")},
                    {"slug", "SLUG", QT_TRANSLATE_NOOP("cli", "the short name; made from the name if not given")},
                    {"subdomain", "NAME", QT_TRANSLATE_NOOP("cli", "the slug if not given")},
                    {"product", "PRODUCT", QT_TRANSLATE_NOOP("cli", "needed when there are several")},
                    {"plan", "PLAN", QT_TRANSLATE_NOOP("cli", "the first one if not given")},
                    {"version", "VERSION", QT_TRANSLATE_NOOP("cli", "of the product, that the database is at; without it the history of the tool that migrated it says")},
                    {"role", "NAME", QT_TRANSLATE_NOOP("cli", "a role that is there and is to be the tenant's; without it one is made")},
                    {"role-password-file", "FILE|-", QT_TRANSLATE_NOOP("cli", "the password that this role has: first line of a file")},
                    {"admin-email", "EMAIL", QT_TRANSLATE_NOOP("cli", "e-mail address of the tenant's admin")},
                    {"admin-name", "NAME", QT_TRANSLATE_NOOP("cli", "name of the tenant's admin")},
                    {"label", "LABEL", QT_TRANSLATE_NOOP("cli", "a label to find it by"), false, true},
                    {"test-only", nullptr, QT_TRANSLATE_NOOP("cli", "run every check and change nothing")},
                    {"show-secret", nullptr, QT_TRANSLATE_NOOP("cli", "print the password of the tenant's role")},
                },
                .examples = {"tenantryctl tenant adopt --server db1 --database acme_prod --name \"Acme\" --product Shop --test-only",
                             "tenantryctl tenant adopt --server db1 --database acme_prod --name \"Acme\" --product Shop",
                             "tenantryctl tenant adopt --database acme_prod --name \"Acme\" --role acme_app --role-password-file acme.txt --version 0007"},
                .more = QT_TRANSLATE_NOOP("cli", "A role is made, which becomes the owner of the database and of what is in it, so that it can be migrated. Whoever owned that before becomes a member of that role and so "
                                                 "keeps every right; what was granted stays granted. PUBLIC may not connect any more: roles that were granted something in the database, or have a session in it, are granted "
                                                 "CONNECT. With --role a role that owns everything already is taken as it is; its password is not changed. `operation undo` gives an unfinished adoption back as it was found; the database "
                                                 "is never dropped.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        AdoptRequest request;
        request.tenant.database = given.value("database");
        request.tenant.companyName = given.value("name");
        request.tenant.server = given.value("server");
        request.tenant.slug = given.value("slug");
        request.tenant.subdomain = given.value("subdomain");
        request.tenant.product = given.value("product");
        request.tenant.plan = given.value("plan");
        request.tenant.role = given.value("role");
        request.tenant.adminEmail = given.value("admin-email");
        request.tenant.adminName = given.value("admin-name");
        request.tenant.labels = given.values("label");
        request.version = given.value("own:version"); // there is a global --version too
        if (given.has("role-password-file")) {
            if (!given.has("role"))
                return failure(Kind::InvalidInput, translate("cli", "--role-password-file says nothing without --role."));
            TRY(request.tenant.password, context.passwordFrom(given.value("role-password-file")));
        }
        TRY(const auto session, context.session());
        return given.has("test-only") ? test(context, session, request) : make(context, session, request);
    }

private:
    static Result<int> test(Context &context, const registry::SessionPtr &session, const AdoptRequest &asked)
    {
        return testOnly(context, Adoption(session), asked, translate("cli", "Everything holds: it can be adopted. Nothing was changed."),
                        translate("cli", "It cannot be adopted like this. Nothing was changed."));
    }

    static Result<int> make(Context &context, const registry::SessionPtr &session, const AdoptRequest &request)
    {
        QString operation;
        const auto done = Adoption(session).adopt(request, stepReporter(context.console), context.stop(), &operation);
        if (!done)
            return std::unexpected(leftUnfinished(context, done.error(), operation));
        const registry::Tenant &tenant = done->tenant;
        TRY(const int status, tellMade(context, session, *done,
                                       translate("cli", "The password is kept sealed: `tenantryctl tenant credentials %1 --show-secret`.").arg(tenant.slug)));
        if (!context.console.json)
            context.console.note(translate("cli", "Whether its schema is what version %1 should be: `tenantryctl migrate drift %2`.").arg(base::printable(tenant.schemaVersion), tenant.slug));
        return status;
    }
};

} // namespace

CommandPtr tenantAdopt()
{
    return std::make_unique<Adopt>();
}

} // namespace tenantry::cli
