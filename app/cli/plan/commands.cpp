#include "cli/plan/commands.h"

#include "cli/feature/verbs.h"
#include "cli/json.h"
#include "cli/table.h"

#include "features/values.h"
#include "registry/featurerepository.h"

namespace tenantry::cli {

namespace {

const Option connectionLimit{"connection-limit", "N", QT_TRANSLATE_NOOP("cli", "connections a tenant's role may have at once; -1: no limit")};
const Option description{"description", "TEXT", QT_TRANSLATE_NOOP("cli", "what it is, for people")};
const Option position{"position", "N", QT_TRANSLATE_NOOP("cli", "its place in lists, from 0")};

void show(Console &console, const registry::Plan &plan, const QString &sentence, const QJsonObject &more = {})
{
    QJsonObject document = planJson(plan);
    for (auto each = more.begin(); each != more.end(); ++each)
        document.insert(each.key(), each.value());
    if (console.json)
        console.document(document);
    else
        console.note(sentence.arg(base::printable(plan.name)));
}

Result<registry::Plan> changed(registry::Plan plan, const Arguments &given)
{
    TRY(plan.connectionLimit, given.number("connection-limit", plan.connectionLimit, -1, 100'000));
    TRY(plan.position, given.number("position", plan.position, 0, 100'000));
    plan.description = given.value("description", plan.description);
    return plan;
}

class Add : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "plan", .verb = "add", .summary = QT_TRANSLATE_NOOP("cli", "Add a plan."),
                .arguments = {{"NAME", QT_TRANSLATE_NOOP("cli", "its name: gold")}},
                .options = {connectionLimit, description, position},
                .examples = {"tenantryctl plan add gold --connection-limit 50"}};
    }

    Result<int> run(Context &context) override
    {
        registry::Plan fresh;
        fresh.name = context.arguments.at(0);
        if (fresh.name.trimmed().isEmpty() || fresh.name != fresh.name.trimmed())
            return failure(Kind::InvalidInput, translate("cli", "A plan's name is not empty and has no spaces at its ends."));
        TRY(fresh, changed(fresh, context.arguments));
        TRY(const auto session, context.session());
        TRY(const registry::Plan plan, registry::PlanRepository(session).add(fresh, context.stop()));
        show(context.console, plan, translate("cli", "Plan “%1” added."));
        return exitDone;
    }
};

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "plan", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List the plans."),
                .examples = {"tenantryctl plan list", "tenantryctl plan list --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto plans, registry::PlanRepository(session).list(context.stop()));
        Console &console = context.console;
        if (console.json) {
            console.document(listJson(QStringLiteral("plans"), plans, planJson));
            return exitDone;
        }
        if (plans.isEmpty()) {
            console.note(translate("cli", "No plans yet: `tenantryctl plan add NAME`."));
            return exitDone;
        }
        Table table({{translate("cli", "Name")}, {translate("cli", "Connections"), true}, {translate("cli", "Tenants"), true}, {translate("cli", "Description")}});
        for (const registry::Plan &plan : plans)
            table.add({plan.name, plan.connectionLimit < 0 ? translate("cli", "no limit") : console.locale.toString(plan.connectionLimit),
                       console.locale.toString(plan.tenants), plan.description});
        table.print(console);
        return exitDone;
    }
};

class Edit : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "plan", .verb = "edit", .summary = QT_TRANSLATE_NOOP("cli", "Change a plan. New limits hold for tenants provisioned from now on."),
                .arguments = {{"PLAN", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .options = {{"name", "NAME", QT_TRANSLATE_NOOP("cli", "a new name")}, connectionLimit, description, position,
                            {"feature", "KEY=VALUE", QT_TRANSLATE_NOOP("cli", "what it carries; KEY= for nothing"), false, true}},
                .examples = {"tenantryctl plan edit gold --connection-limit 80", "tenantryctl plan edit gold --feature new-invoice=true"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        const registry::PlanRepository plans(session);
        TRY(registry::Plan plan, plans.find(context.arguments.at(0), context.stop()));
        TRY(plan, changed(plan, context.arguments));
        plan.name = context.arguments.value("name", plan.name);
        const registry::FeatureRepository repository(session);
        QList<std::pair<QString, QJsonValue>> carries;
        for (const QString &each : context.arguments.values("feature")) {
            TRY(const auto feature, repository.find(each.section(QLatin1Char('='), 0, 0), context.stop()));
            if (!each.contains(QLatin1Char('='))) // else it would be taken for "nothing"
                return failure(Kind::InvalidInput, translate("cli", "“%1” is not of the form NAME=VALUE.").arg(base::printable(each)));
            TRY(const auto value, planValueFrom(feature, plan.id + QLatin1Char('=') + each.section(QLatin1Char('='), 1), {plan}));
            carries.append({feature.key, value.value});
        }
        TRY(plan, plans.update(plan, carries, context.stop()));
        if (!context.arguments.has("feature")) {
            show(context.console, plan, translate("cli", "Plan “%1” changed."));
            return exitDone;
        }
        const auto mirrored = mirrorAfter(context, session);
        show(context.console, plan, translate("cli", "Plan “%1” changed."), {{QStringLiteral("mirrors"), mirroredJson(mirrored)}});
        if (!context.console.json)
            tellMirrored(context.console, mirrored);
        return mirroredStatus(mirrored);
    }
};

class Remove : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "plan", .verb = "remove", .summary = QT_TRANSLATE_NOOP("cli", "Remove a plan that no tenant is on, with the values it carries."),
                .arguments = {{"PLAN", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .examples = {"tenantryctl plan remove trial --yes"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        const registry::PlanRepository plans(session);
        TRY(const registry::Plan plan, plans.find(context.arguments.at(0), context.stop()));
        TRY(const bool yes, context.confirmed(translate("cli", "Remove plan “%1”?").arg(base::printable(plan.name))));
        if (!yes) {
            context.console.note(translate("cli", "Nothing was done."));
            return exitFailed;
        }
        TRYV(plans.remove(plan.id, context.stop()));
        if (context.console.json)
            context.console.document({{QStringLiteral("removed"), plan.name}, {QStringLiteral("id"), plan.id}});
        else
            context.console.note(translate("cli", "Plan “%1” removed.").arg(base::printable(plan.name)));
        return exitDone;
    }
};

} // namespace

Commands planCommands()
{
    Commands list;
    list.push_back(std::make_unique<Add>());
    list.push_back(std::make_unique<List>());
    list.push_back(std::make_unique<Edit>());
    list.push_back(std::make_unique<Remove>());
    return list;
}

} // namespace tenantry::cli
