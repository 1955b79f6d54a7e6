#include "cli/json.h"
#include "cli/operation/verbs.h"
#include "cli/table.h"
#include "cli/tenant/verbs.h"

namespace tenantry::cli {

namespace {

using tenants::Provisioned;
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
        Provisioning provisioning(session);
        tenants::CheckReport report;
        if (const auto request = provisioning.completed(asked, context.stop()); request) {
            TRY(report, provisioning.check(*request, context.stop()));
        } else {
            TRY(report, reportOf(request.error()));
        }
        return tellChecks(context.console, report, translate("cli", "Everything holds: it can be provisioned. Nothing was changed."),
                          translate("cli", "It cannot be provisioned like this. Nothing was changed."));
    }

    static Result<int> make(Context &context, const registry::SessionPtr &session, const ProvisionRequest &request)
    {
        Console &console = context.console;
        QString operation;
        auto done = Provisioning(session).provision(request, stepReporter(console), context.stop(), &operation);
        if (!done) {
            Error error = done.error();
            addResumeHint(context, error, operation);
            return std::unexpected(std::move(error));
        }
        const bool secrets = context.arguments.has("show-secret");
        if (console.json) {
            console.document(provisionedJson(*done, secrets));
            return exitDone;
        }
        printTenant(console, done->tenant, session->registry().baseDomain);
        if (secrets) {
            printFields(console, {{translate("cli", "Password of the database role"), base::textFromSecret(done->password)},
                                  {translate("cli", "Temporary password of the first account"), base::textFromSecret(done->adminPassword)}});
        } else {
            console.note(translate("cli", "The passwords are kept sealed: `tenantryctl tenant credentials %1 --show-secret`.").arg(done->tenant.slug));
        }
        return exitDone;
    }
};

} // namespace

QJsonObject provisionedJson(const Provisioned &done, bool secrets)
{
    QJsonObject object = tenantJson(done.tenant);
    object.insert(QStringLiteral("operation"), done.operation.id);
    object.insert(QStringLiteral("steps"), stepsJson(done.operation));
    if (secrets) {
        object.insert(QStringLiteral("password"), base::textFromSecret(done.password));
        object.insert(QStringLiteral("admin_password"), orNull(base::textFromSecret(done.adminPassword)));
    }
    return object;
}

QJsonObject checksJson(const tenants::CheckReport &report)
{
    QJsonArray checks;
    for (const tenants::Check &check : report.checks)
        checks.append(QJsonObject{
            {QStringLiteral("name"), check.name},
            {QStringLiteral("ok"), check.ok},
            {QStringLiteral("message"), check.ok ? check.seen.translated() : check.error.message.translated()},
            {QStringLiteral("hint"), check.ok ? QJsonValue() : orNull(check.error.hint.translated())},
        });
    return {{QStringLiteral("checks"), checks}, {QStringLiteral("ok"), report.ok()}};
}

Result<tenants::CheckReport> reportOf(const Error &error)
{
    if (error.kind != Kind::InvalidInput && error.kind != Kind::NotFound && error.kind != Kind::Conflict)
        return std::unexpected(error);
    tenants::Check check;
    check.name = QStringLiteral("request");
    check.ok = false;
    check.title = base::Text("%1", {translate("cli", "What was asked for")});
    check.error = error;
    tenants::CheckReport report;
    report.checks.push_back(check);
    return report;
}

int tellChecks(Console &console, const tenants::CheckReport &report, const QString &allHold, const QString &notLikeThis)
{
    if (console.json) {
        console.document(checksJson(report));
    } else {
        for (const tenants::Check &check : report.checks) {
            console.line(console.painted(check.ok ? QStringLiteral("✓ ") : QStringLiteral("✗ "), check.ok ? Colour::Green : Colour::Red)
                         + check.title.translated() + QStringLiteral(": ") + (check.ok ? check.seen.translated() : check.error.message.translated()));
            if (!check.ok && !check.error.hint.isEmpty())
                console.line(QStringLiteral("  ") + check.error.hint.translated());
        }
        console.note(report.ok() ? allHold : notLikeThis);
    }
    const tenants::Check *wrong = report.firstFailure();
    return wrong ? base::exitStatus(wrong->error.kind) : exitDone;
}

void addResumeHint(Context &context, Error &error, const QString &operation)
{
    if (operation.isEmpty())
        return;
    context.errorExtras.insert(QStringLiteral("operation"), operation);
    const QString hint = error.hint.translated();
    // The core's own hint may say the same with less.
    error.hint = base::Text("%1", {hint.isEmpty() || hint.contains(operation) ? resumeHint(operation) : hint + QLatin1Char(' ') + resumeHint(operation)});
}

CommandPtr tenantProvision()
{
    return std::make_unique<Provision>();
}

} // namespace tenantry::cli
