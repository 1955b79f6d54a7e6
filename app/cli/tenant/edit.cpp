#include "cli/feature/verbs.h"
#include "cli/json.h"
#include "cli/tenant/verbs.h"

#include "base/names.h"
#include "tenants/suspension.h"

#include <algorithm>

namespace tenantry::cli {

namespace {

using registry::Tenant;
using registry::TenantState;

class Edit : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "edit", .summary = QT_TRANSLATE_NOOP("cli", "Change what the registry says about a tenant."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")}},
                .options = {
                    {"name", "NAME", QT_TRANSLATE_NOOP("cli", "the company's name")},
                    {"plan", "PLAN", QT_TRANSLATE_NOOP("cli", "name or id")},
                    {"admin-name", "NAME", QT_TRANSLATE_NOOP("cli", "name of the tenant's admin")},
                    {"admin-email", "EMAIL", QT_TRANSLATE_NOOP("cli", "e-mail address of the tenant's admin")},
                    {"label", "LABEL", QT_TRANSLATE_NOOP("cli", "these labels and no others; an empty one removes all"), false, true},
                    {"add-label", "LABEL", QT_TRANSLATE_NOOP("cli", "one more label"), false, true},
                    {"remove-label", "LABEL", QT_TRANSLATE_NOOP("cli", "one label less"), false, true},
                    {"note", "TEXT", QT_TRANSLATE_NOOP("cli", "a note for other operators")},
                },
                .examples = {"tenantryctl tenant edit panaderia-ohiggins --plan gold --add-label vip"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        static constexpr const char *changes[] = {"name", "plan", "admin-name", "admin-email", "label", "add-label", "remove-label", "note"};
        if (std::ranges::none_of(changes, [&](const char *name) { return given.has(name); }))
            return failure(Kind::InvalidInput, translate("cli", "Nothing to change was given."), translate("cli", "See `tenantryctl %1--help`.").arg(QStringLiteral("tenant edit ")));
        if (given.has("name")) {
            TRYV(base::checkCompanyName(given.value("name")));
        }
        if (const QString email = given.value("admin-email"); !email.isEmpty()) {
            TRYV(base::checkEmail(email));
        }
        TRY(const auto session, context.session());
        const registry::TenantRepository tenants(session);
        TRY(Tenant tenant, tenants.find(given.at(0), context.stop()));
        tenant.companyName = given.value("name", tenant.companyName);
        tenant.adminName = given.value("admin-name", tenant.adminName);
        tenant.adminEmail = given.value("admin-email", tenant.adminEmail);
        tenant.note = given.value("note", tenant.note);
        if (given.has("plan")) {
            TRY(const auto plan, registry::PlanRepository(session).find(given.value("plan"), context.stop()));
            tenant.planId = plan.id;
            tenant.plan = plan.name;
        }
        if (given.has("label")) {
            tenant.labels = given.values("label");
            tenant.labels.removeAll(QString());
        }
        tenant.labels += given.values("add-label");
        for (const QString &label : given.values("remove-label"))
            tenant.labels.removeAll(label);
        tenant.labels.removeDuplicates();
        TRY(tenant, tenants.update(tenant, context.stop()));
        const bool mirrors = given.has("plan"); // another plan carries other values
        const auto mirrored = mirrors ? mirrorAfter(context, session, {tenant.id}) : Result<features::MirrorOutcome>();
        if (context.console.json) {
            QJsonObject document = tenantJson(tenant);
            if (!mirrored || !mirrored->written.isEmpty() || !mirrored->failed.isEmpty()) // otherwise what `tenant show` says, no more
                document.insert(QStringLiteral("mirrors"), mirroredJson(mirrored));
            context.console.document(document);
        } else {
            context.console.note(translate("cli", "Tenant “%1” changed.").arg(base::printable(tenant.slug)));
            tellMirrored(context.console, mirrored);
        }
        return mirroredStatus(mirrored);
    }
};

class Move : public Command {
public:
    Move(const char *verb, TenantState to, const char *summary) : m_verb(verb), m_to(to), m_summary(summary) {}

    Spec spec() const override
    {
        return {.noun = "tenant", .verb = m_verb, .summary = m_summary,
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id"), true, true}},
                .examples = {m_to == TenantState::Paused        ? "tenantryctl tenant pause panaderia-ohiggins"
                             : m_to == TenantState::Maintenance ? "tenantryctl tenant maintenance panaderia-ohiggins"
                                                                : "tenantryctl tenant activate panaderia-ohiggins"}};
    }

    // One tenant: its error is the command's. Several: each has its own line, and some may fail.
    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        const QStringList asked = context.arguments.positional();
        if (asked.size() == 1) {
            TRY(const Tenant tenant, moved(context, session, asked.front()));
            if (context.console.json)
                context.console.document(tenantJson(tenant));
            else
                say(context.console, tenant);
            return exitDone;
        }
        QJsonArray done, failed;
        for (const QString &reference : asked) {
            const auto tenant = moved(context, session, reference);
            if (!tenant && tenant.error().kind == Kind::Cancelled)
                return std::unexpected(tenant.error());
            if (tenant) {
                done.append(tenantJson(*tenant));
                say(context.console, *tenant);
            } else {
                failed.append(QJsonObject{{QStringLiteral("tenant"), reference}, {QStringLiteral("error"), errorJson(tenant.error())}});
                if (!context.console.json)
                    context.console.error(tenant.error());
            }
        }
        if (context.console.json)
            context.console.document({{QStringLiteral("tenants"), done}, {QStringLiteral("failed"), failed}, {QStringLiteral("total"), done.size()}});
        return failed.isEmpty() ? exitDone : done.isEmpty() ? exitFailed : exitPartly;
    }

private:
    Result<Tenant> moved(Context &context, const registry::SessionPtr &session, const QString &reference) const
    {
        TRY(const Tenant tenant, registry::TenantRepository(session).find(reference, context.stop()));
        return tenants::Suspension(session).move(tenant.id, m_to, {}, context.stop());
    }

    void say(Console &console, const Tenant &tenant) const
    {
        console.note(QStringLiteral("%1: %2").arg(base::printable(tenant.slug), stateText(tenant.state)));
    }

    const char *m_verb;
    TenantState m_to;
    const char *m_summary;
};

} // namespace

CommandPtr tenantEdit()
{
    return std::make_unique<Edit>();
}

CommandPtr tenantPause()
{
    return std::make_unique<Move>("pause", TenantState::Paused, QT_TRANSLATE_NOOP("cli", "Pause tenants: their databases refuse them, and their sessions are ended."));
}

CommandPtr tenantActivate()
{
    return std::make_unique<Move>("activate", TenantState::Active, QT_TRANSLATE_NOOP("cli", "Open paused tenants, or those in maintenance, again."));
}

CommandPtr tenantMaintenance()
{
    return std::make_unique<Move>("maintenance", TenantState::Maintenance, QT_TRANSLATE_NOOP("cli", "Put tenants in maintenance: closed to them, while operators and migrations still get in."));
}

} // namespace tenantry::cli
