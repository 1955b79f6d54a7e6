#include "cli/health/verbs.h"

#include "cli/json.h"
#include "cli/table.h"

#include <cmath>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::HealthRepository;
using registry::Threshold;
using registry::ThresholdRule;

namespace {

QJsonValue known(const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); }

Result<std::optional<double>> level(const Arguments &given, const char *option)
{
    if (!given.has(option))
        return std::optional<double>();
    bool ok = false;
    const double value = QLocale::c().toDouble(given.value(option), &ok);
    if (!ok || !std::isfinite(value) || value < 0)
        return failure(Kind::InvalidInput, translate("cli", "--%1 takes a number that is not negative, not “%2”.").arg(QLatin1StringView(option), base::printable(given.value(option))));
    return std::optional(value);
}

Result<std::optional<int>> seconds(const Arguments &given, const char *option)
{
    if (!given.has(option))
        return std::optional<int>();
    TRY(const int value, given.number(option, 0, 0, 604'800));
    return std::optional(value);
}

class ThresholdCommand : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "health", .verb = "threshold", .summary = QT_TRANSLATE_NOOP("cli", "From where on something is worth an alert: list, set, clear."),
                .arguments = {{"ACTION", QT_TRANSLATE_NOOP("cli", "list, set or clear")}, {"METRIC", QT_TRANSLATE_NOOP("cli", "as `list` names it; for set and clear"), false}},
                .options = {{"warning", "VALUE", QT_TRANSLATE_NOOP("cli", "in the metric's unit")},
                            {"critical", "VALUE", QT_TRANSLATE_NOOP("cli", "in the metric's unit")},
                            {"for", "SECONDS", QT_TRANSLATE_NOOP("cli", "that long before an alert opens or gets worse")},
                            {"clear-after", "SECONDS", QT_TRANSLATE_NOOP("cli", "that long well before it closes")},
                            {"hysteresis", "VALUE", QT_TRANSLATE_NOOP("cli", "better than the threshold by that much, to be well again")},
                            {"off", nullptr, QT_TRANSLATE_NOOP("cli", "not judged at all")},
                            {"plan", "PLAN", QT_TRANSLATE_NOOP("cli", "for tenants of this plan")},
                            {"tenant", "TENANT", QT_TRANSLATE_NOOP("cli", "for this tenant")}},
                .examples = {"tenantryctl health threshold list", "tenantryctl health threshold set connections --warning 80 --critical 95 --plan gold",
                             "tenantryctl health threshold set cache_hit --off --tenant panaderia-ohiggins", "tenantryctl health threshold clear connections --plan gold"},
                .more = QT_TRANSLATE_NOOP("cli", "The narrowest threshold wins, value by value: the tenant's, the plan's, the fleet's, the default. `list` says where the defaults come from.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        const QString action = given.at(0);
        const bool set = action == "set"_L1, clear = action == "clear"_L1;
        if (!set && !clear && action != "list"_L1)
            return failure(Kind::InvalidInput, translate("cli", "“%1” is nothing that can be done with thresholds.").arg(base::printable(action)), translate("cli", "Write list, set or clear."));
        const bool levels = given.has("warning") || given.has("critical") || given.has("for") || given.has("clear-after") || given.has("hysteresis") || given.has("off");
        if ((set || clear) == given.at(1).isEmpty())
            return failure(Kind::InvalidInput, set || clear ? translate("cli", "Name the metric.") : translate("cli", "`list` takes no metric."));
        if (set != levels)
            return failure(Kind::InvalidInput, set ? translate("cli", "Say what is to hold: --warning, --critical, --for, --clear-after, --hysteresis or --off.")
                                                   : translate("cli", "Levels are given with `set`."));
        if (given.has("plan") && given.has("tenant"))
            return failure(Kind::InvalidInput, translate("cli", "A plan and a tenant were both given."), translate("cli", "Give one of them."));
        ThresholdRule rule;
        rule.metric = given.at(1);
        rule.enabled = !given.has("off");
        TRY(rule.warning, level(given, "warning"));
        TRY(rule.critical, level(given, "critical"));
        TRY(rule.hysteresis, level(given, "hysteresis"));
        TRY(rule.forSeconds, seconds(given, "for"));
        TRY(rule.clearSeconds, seconds(given, "clear-after"));
        TRY(const auto session, context.session());
        if (given.has("plan")) {
            TRY(const auto plan, registry::PlanRepository(session).find(given.value("plan"), context.stop()));
            rule.planId = plan.id;
        }
        if (given.has("tenant")) {
            TRY(const auto tenant, registry::TenantRepository(session).find(given.value("tenant"), context.stop()));
            rule.tenantId = tenant.id;
        }
        const HealthRepository repository(session);
        if (set) {
            TRYV(repository.setThreshold(rule, context.stop()));
        } else if (clear) {
            TRY(const bool was, repository.clearThreshold(rule.metric, rule.planId, rule.tenantId, context.stop()));
            if (!was)
                return failure(Kind::NotFound, translate("cli", "Nobody set a threshold for “%1” there.").arg(base::printable(rule.metric)));
        }
        TRY(const auto thresholds, repository.thresholds(context.stop()));
        print(context.console, thresholds, rule, set || clear);
        return exitDone;
    }

private:
    static void print(Console &console, const registry::Thresholds &thresholds, const ThresholdRule &scope, bool onlyThat)
    {
        if (console.json) {
            QJsonArray list, rules;
            for (const auto &metric : thresholds.metrics) {
                if (onlyThat && metric.metric != scope.metric)
                    continue;
                const Threshold t = thresholds.of(metric.metric, scope.planId, scope.tenantId);
                list.append(QJsonObject{{u"metric"_s, metric.metric}, {u"name"_s, metric.name().translated()}, {u"of"_s, metric.ofServer ? u"server"_s : u"tenant"_s}, {u"unit"_s, metric.unit},
                                        {u"worse"_s, metric.below ? u"below"_s : u"above"_s}, {u"enabled"_s, t.enabled}, {u"warning"_s, known(t.warning)}, {u"critical"_s, known(t.critical)},
                                        {u"for_seconds"_s, t.forSeconds}, {u"clear_seconds"_s, t.clearSeconds}, {u"hysteresis"_s, t.hysteresis}, {u"source"_s, metric.source().translated()},
                                        {u"default"_s, t == thresholds.defaults.value(metric.metric)}});
            }
            for (const auto &rule : thresholds.rules)
                rules.append(QJsonObject{{u"metric"_s, rule.metric}, {u"plan"_s, orNull(rule.plan)}, {u"tenant"_s, orNull(rule.tenant)}, {u"enabled"_s, rule.enabled}, {u"warning"_s, known(rule.warning)},
                                         {u"critical"_s, known(rule.critical)}, {u"hysteresis"_s, known(rule.hysteresis)}, {u"for_seconds"_s, rule.forSeconds ? QJsonValue(*rule.forSeconds) : QJsonValue()},
                                         {u"clear_seconds"_s, rule.clearSeconds ? QJsonValue(*rule.clearSeconds) : QJsonValue()}});
            console.document({{u"thresholds"_s, list}, {u"rules"_s, rules}});
            return;
        }
        const QLocale &locale = console.locale;
        const auto text = [&](const registry::HealthMetric &metric, const std::optional<double> &value) {
            return !value ? QString() : metric.unit == "yes"_L1 ? translate("cli", "yes") : valueText(locale, metric.unit, *value);
        };
        Table table({{translate("cli", "Metric")}, {translate("cli", "What")}, {translate("cli", "For")}, {translate("cli", "Warning"), true}, {translate("cli", "Critical"), true}, {translate("cli", "Lasting"), true},
                     {translate("cli", "Where from")}});
        for (const auto &metric : thresholds.metrics) {
            if (onlyThat && metric.metric != scope.metric)
                continue;
            const auto line = [&](const QString &what, const Threshold &t, const QString &from) {
                const bool judged = t.enabled && (t.warning || t.critical);
                table.add({metric.metric, metric.name().translated(), what, judged ? text(metric, t.warning) : translate("cli", "off"), judged ? text(metric, t.critical) : translate("cli", "off"),
                           t.forSeconds > 0 ? durationText(locale, t.forSeconds * 1000.0) : QString(), from});
            };
            line(metric.ofServer ? translate("cli", "servers") : translate("cli", "tenants"), thresholds.of(metric.metric, {}, {}),
                 thresholds.of(metric.metric, {}, {}) == thresholds.defaults.value(metric.metric) ? metric.source().translated() : translate("cli", "set here"));
            for (const auto &rule : thresholds.rules)
                if (rule.metric == metric.metric && !(rule.planId.isEmpty() && rule.tenantId.isEmpty()))
                    line(rule.tenantId.isEmpty() ? translate("cli", "plan %1").arg(rule.plan) : rule.tenant, thresholds.of(metric.metric, rule.planId, rule.tenantId), translate("cli", "set here"));
        }
        table.print(console);
    }
};

class CheckCommand : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "health", .verb = "check", .summary = QT_TRANSLATE_NOOP("cli", "Checks of a product's own: SQL that gives true where all is well. List, set, remove."),
                .arguments = {{"ACTION", QT_TRANSLATE_NOOP("cli", "list, set or remove")}, {"PRODUCT", QT_TRANSLATE_NOOP("cli", "its name")}, {"NAME", QT_TRANSLATE_NOOP("cli", "of the check; not for list"), false}},
                .options = {{"sql", "SQL", QT_TRANSLATE_NOOP("cli", "one statement that gives one row, which begins with true")}},
                .examples = {"tenantryctl health check list Shop", "tenantryctl health check set Shop queue --sql 'SELECT count(*) < 1000 FROM job WHERE done_at IS NULL'", "tenantryctl health check remove Shop queue"},
                .more = QT_TRANSLATE_NOOP("cli", "Asked whenever a tenant is signed in to, as the tenant, in a transaction that only reads, for at most five seconds.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        const QString action = given.at(0), name = given.at(2);
        const bool set = action == "set"_L1, remove = action == "remove"_L1;
        if (!set && !remove && action != "list"_L1)
            return failure(Kind::InvalidInput, translate("cli", "“%1” is nothing that can be done with checks.").arg(base::printable(action)), translate("cli", "Write list, set or remove."));
        if ((set || remove) == name.isEmpty() || set != given.has("sql"))
            return failure(Kind::InvalidInput, set ? translate("cli", "Name the check, and give its --sql.") : remove ? translate("cli", "Name the check.") : translate("cli", "`list` takes a product and nothing else."));
        TRY(const auto session, context.session());
        TRY(const auto product, registry::ProductRepository(session).find(given.at(1), context.stop()));
        const HealthRepository repository(session);
        if (set) {
            TRYV(repository.setCheck({{}, product.id, name, given.value("sql").toUtf8()}, context.stop()));
        } else if (remove) {
            TRY(const bool was, repository.removeCheck(product.id, name, context.stop()));
            if (!was)
                return failure(Kind::NotFound, translate("cli", "%1 has no check called “%2”.").arg(base::printable(product.name), base::printable(name)));
        }
        TRY(const auto checks, repository.checks(product.id, context.stop()));
        if (context.console.json) {
            context.console.document(listJson(u"checks"_s, checks, [](const registry::ProductCheck &each) { return QJsonObject{{u"name"_s, each.name}, {u"sql"_s, QString::fromUtf8(each.sql)}}; }));
            return exitDone;
        }
        Table table({{translate("cli", "Check")}, {translate("cli", "SQL")}});
        for (const auto &each : checks)
            table.add({each.name, QString::fromUtf8(each.sql)});
        table.print(context.console);
        return exitDone;
    }
};

} // namespace

CommandPtr healthThreshold() { return std::make_unique<ThresholdCommand>(); }
CommandPtr healthCheck() { return std::make_unique<CheckCommand>(); }

} // namespace tenantry::cli
