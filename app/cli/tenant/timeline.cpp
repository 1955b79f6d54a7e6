#include "cli/tenant/verbs.h"

#include "audit/exporting.h"
#include "audit/timeline.h"
#include "audit/words.h"
#include "cli/health/verbs.h"
#include "cli/json.h"
#include "cli/table.h"
#include "migrations/runwords.h"
#include "tenants/tenantoperation.h"

namespace tenantry::cli {

namespace {

QJsonObject momentJson(const audit::Moment &moment)
{
    if (moment.operation)
        return {{QStringLiteral("at"), timeJson(moment.at)}, {QStringLiteral("type"), QStringLiteral("operation")}, {QStringLiteral("operation"), operationJson(*moment.operation)}};
    if (moment.alert)
        return {{QStringLiteral("at"), timeJson(moment.at)}, {QStringLiteral("type"), QStringLiteral("alert")}, {QStringLiteral("alert"), alertJson(*moment.alert)}};
    if (moment.run) {
        const registry::RunItem &item = moment.run->item;
        return {{QStringLiteral("at"), timeJson(moment.at)}, {QStringLiteral("type"), QStringLiteral("run")},
                {QStringLiteral("run"), QJsonObject{{QStringLiteral("id"), moment.run->runId}, {QStringLiteral("kind"), moment.run->kind},
                    {QStringLiteral("state"), registry::itemStateName(item.state)}, {QStringLiteral("outcome"), orNull(item.outcome)}, {QStringLiteral("from"), orNull(item.fromVersion)},
                    {QStringLiteral("to"), orNull(item.toVersion)}, {QStringLiteral("attempts"), item.attempts}, {QStringLiteral("duration_ms"), item.ms},
                    {QStringLiteral("finished_at"), timeJson(item.finishedAt)}, {QStringLiteral("error"), errorJson(item.error)}}}};
    }
    return {{QStringLiteral("at"), timeJson(moment.at)}, {QStringLiteral("type"), QStringLiteral("event")}, {QStringLiteral("event"), audit::eventJson(*moment.event)}};
}

QString changesText(const registry::Event &event)
{
    if (event.action != QLatin1String("update"))
        return {};
    QStringList parts;
    for (const audit::Change &change : audit::changes(event))
        parts << QStringLiteral("%1: %2 → %3").arg(change.name.translated(), change.before.isEmpty() ? QStringLiteral("–") : change.before,
                                                   change.after.isEmpty() ? QStringLiteral("–") : change.after);
    return parts.join(QStringLiteral("; "));
}

class Timeline : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "timeline", .summary = QT_TRANSLATE_NOOP("cli", "All that ever happened to a tenant, newest first."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; also of one that is gone")}},
                .options = {{"limit", "N", QT_TRANSLATE_NOOP("cli", "how many; 100 if not given")}},
                .examples = {"tenantryctl tenant timeline panaderia-ohiggins", "tenantryctl tenant timeline panaderia-ohiggins --limit 1000 --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const int limit, context.arguments.number("limit", 100, 1, 100'000));
        TRY(const auto session, context.session());
        TRY(const QString id, registry::AuditRepository(session).tenantId(context.arguments.at(0), context.stop()));
        TRY(const auto moments, audit::timeline(session, id, limit, context.stop()));
        Console &console = context.console;
        if (console.json) {
            QJsonObject document = listJson(QStringLiteral("moments"), moments, momentJson);
            document.insert(QStringLiteral("tenant_id"), id);
            console.document(document);
            return exitDone;
        }
        if (moments.isEmpty()) {
            console.note(translate("cli", "Nothing is recorded about this tenant."));
            return exitDone;
        }
        Table table({{translate("cli", "Time", "when something happened")}, {translate("cli", "By")}, {translate("cli", "With")}, {translate("cli", "What")}, {translate("cli", "Details")}});
        for (const audit::Moment &moment : moments) {
            if (moment.operation)
                table.add({timeText(moment.at), moment.operation->startedBy, QString(), tenants::operationTitle(moment.operation->kind).translated(),
                           operationStateText(moment.operation->state) + (moment.operation->error ? QStringLiteral(": ") + moment.operation->error->message.translated() : QString())});
            else if (moment.run)
                table.add({timeText(moment.at), QString(), QString(), migrations::itemTitle(*moment.run).translated(),
                           translate("cli", "%1, run %2", "what became of it").arg(migrations::outcomeText(moment.run->item).translated(), moment.run->runId.right(8)) + (moment.run->item.error ? QStringLiteral(": ") + moment.run->item.error->message.translated() : QString())});
            else if (moment.alert)
                table.add({timeText(moment.at), QString(), QString(), translate("cli", "Alert: %1").arg(metricText({}, moment.alert->metric)),
                           (moment.alert->severity == registry::Severity::Critical ? translate("cli", "critical") : translate("cli", "warning")) + QStringLiteral(", ")
                               + (moment.alert->open() ? translate("cli", "open") : translate("cli", "closed %1").arg(timeText(moment.alert->closedAt)))});
            else
                table.add({timeText(moment.at), moment.event->operatorLogin, moment.event->source, audit::title(*moment.event).translated(), changesText(*moment.event)});
        }
        table.print(console);
        return exitDone;
    }
};

} // namespace

CommandPtr tenantTimeline()
{
    return std::make_unique<Timeline>();
}

} // namespace tenantry::cli
