#include "cli/health/verbs.h"

#include "cli/json.h"
#include "health/collector.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::Alert;

namespace {

constexpr char program[] = "tenantryctl";
constexpr int exitStopped = 130;

QString whoText(const std::optional<registry::Collector> &other)
{
    return other ? translate("cli", "%1 on %2 (%3, pid %4)").arg(base::printable(other->operatorLogin), base::printable(other->host), base::printable(other->program)).arg(other->pid)
                 : translate("cli", "somebody else");
}

QJsonValue whoJson(const std::optional<registry::Collector> &other)
{
    if (!other)
        return {};
    return QJsonObject{{u"operator"_s, other->operatorLogin}, {u"host"_s, other->host}, {u"program"_s, other->program}, {u"pid"_s, other->pid}, {u"started_at"_s, timeJson(other->startedAt)}};
}

class Sweep : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "health", .verb = "sweep", .summary = QT_TRANSLATE_NOOP("cli", "Look at servers and tenants once, now, and write down how they are."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "only this one"), false}},
                .options = {healthFilterOption, healthServerOption, {"exit-code", nullptr, QT_TRANSLATE_NOOP("cli", "exit status 1 where something is unreachable or has an open alert")}},
                .examples = {"tenantryctl health sweep", "tenantryctl health sweep --server db2 --exit-code", "tenantryctl health sweep panaderia-ohiggins --json"},
                .more = QT_TRANSLATE_NOOP("cli", "Asks each server for what it knows of all its databases, signs in to every tenant as the tenant does, and reads what is inside. While somebody else "
                                                 "collects (`health watch`, an open panel), the figures are shown and not written.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto chosen, chosenForHealth(context, session));
        health::Selection selection;
        selection.serverId = chosen.serverId;
        if (!chosen.all) {
            selection.tenantIds.emplace();
            for (const auto &tenant : chosen.tenants)
                *selection.tenantIds << tenant.id;
            if (!chosen.serverId.isEmpty() && !context.arguments.has("filter"))
                selection.tenantIds.reset(); // the server's own figures too, also where it has no tenants
        }
        Console &console = context.console;
        TRY(const auto swept, health::Collector(session, QLatin1StringView(program)).sweep(selection, [&](int done, int of) { console.progress(done, of, translate("cli", "servers")); }, context.stop()));
        console.clearProgress();
        const registry::HealthRepository repository(session);
        TRY(const auto alerts, repository.alerts({}, 1'000'000, context.stop()));
        TRY(const auto thresholds, repository.thresholds(context.stop()));
        TRY(const auto servers, registry::ServerRepository(session).list(context.stop()));
        QHash<QString, QList<Alert>> byTenant;
        QList<Alert> ofServers;
        for (const Alert &alert : alerts) {
            if (!alert.tenantId.isEmpty())
                byTenant[alert.tenantId] << alert;
            else if (std::ranges::find(swept.servers, alert.serverId, &registry::ServerHealth::serverId) != swept.servers.end())
                ofServers << alert;
        }
        QList<HealthLine> lines;
        bool well = ofServers.isEmpty();
        for (const registry::Tenant &tenant : swept.tenants) {
            const auto found = swept.health.constFind(tenant.id);
            lines.append({tenant, found == swept.health.cend() ? nullptr : &*found, byTenant.value(tenant.id)});
            well = well && lines.last().worst() == registry::Severity::None;
        }
        for (const auto &server : swept.servers)
            well = well && server.reachable;
        sortWorstFirst(lines);
        if (console.json) {
            QJsonArray tenants, places, open;
            for (const HealthLine &line : lines)
                tenants.append(tenantHealthJson(line.tenant, line.health, line.alerts));
            for (const auto &server : servers)
                for (const auto &each : swept.servers)
                    if (each.serverId == server.id)
                        places.append(serverHealthJson(server.name, each));
            for (const Alert &alert : ofServers)
                open.append(alertJson(alert));
            QJsonObject document = chosen.one && !tenants.isEmpty() ? tenants.first().toObject() : QJsonObject{{u"tenants"_s, tenants}, {u"total"_s, tenants.size()}, {u"servers"_s, places}, {u"server_alerts"_s, open}};
            document.insert(u"recorded"_s, swept.recorded);
            if (!swept.recorded)
                document.insert(u"collector"_s, whoJson(swept.other));
            console.document(document);
        } else {
            if (!chosen.one)
                printServers(console, servers, swept.servers);
            if (!lines.isEmpty()) {
                console.line({});
                printHealth(console, thresholds, lines);
            }
            if (!swept.recorded)
                console.note(translate("cli", "Only shown, not written: %1 collects.").arg(whoText(swept.other)));
        }
        return context.arguments.has("exit-code") && !well ? exitFailed : exitDone;
    }
};

class Watch : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "health", .verb = "watch", .summary = QT_TRANSLATE_NOOP("cli", "Keep looking at servers and tenants until stopped, and tell of alerts."), .arguments = {},
                .options = {{"interval", "SECONDS", QT_TRANSLATE_NOOP("cli", "between two looks at a server (60); where something is wrong, a quarter of that")},
                            {"inside-interval", "SECONDS", QT_TRANSLATE_NOOP("cli", "between two sign-ins to the same tenant at most (300; to 200 tenants of a server with each look); where something is wrong, a tenth of that")}},
                .examples = {"tenantryctl health watch", "tenantryctl health watch --interval 30 --json"},
                .more = QT_TRANSLATE_NOOP("cli", "One collector per registry works; started while another one does, this one stands by and takes over when that one ends. Ctrl+C stops it.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const int interval, context.arguments.number("interval", 60, 1, 3600));
        TRY(const int inside, context.arguments.number("inside-interval", 300, 1, 86'400));
        TRY(const auto session, context.session());
        TRY(const auto thresholds, registry::HealthRepository(session).thresholds(context.stop()));
        health::Pace pace;
        pace.interval = std::chrono::seconds(interval);
        pace.unhealthyInterval = std::max<std::chrono::milliseconds>(std::chrono::seconds(1), pace.interval / 4);
        pace.insideInterval = std::chrono::seconds(inside);
        pace.unhealthyInsideInterval = std::max<std::chrono::milliseconds>(std::chrono::seconds(1), pace.insideInterval / 10);
        pace.sizesInterval = std::max(pace.interval, pace.insideInterval * 2);

        Console &console = context.console;
        const auto event = [&](const QString &name, QJsonObject object) {
            object.insert(u"event"_s, name);
            object.insert(u"at"_s, timeJson(QDateTime::currentDateTimeUtc()));
            console.document(object);
        };
        const auto tell = [&](const Alert &alert, const QString &name, const QString &word, Colour colour) {
            if (console.json)
                return event(name, alertJson(alert));
            console.line(u"%1  %2  %3  %4"_s.arg(timeText(QDateTime::currentDateTimeUtc()), console.painted(word, colour), base::printable(alert.tenant.isEmpty() ? alert.server : alert.tenant),
                                                 alertText(console.locale, thresholds, alert) + (alert.error ? u": "_s + alert.error->message.translated() : QString())));
        };
        health::Watcher watcher;
        watcher.role = [&](bool collecting, const std::optional<registry::Collector> &other) {
            if (console.json)
                return event(collecting ? u"collecting"_s : u"standing_by"_s, collecting ? QJsonObject() : QJsonObject{{u"collector"_s, whoJson(other)}});
            console.note(collecting ? translate("cli", "Collecting; Ctrl+C stops.") : translate("cli", "Standing by: %1 collects.").arg(whoText(other)));
        };
        watcher.round = [&](const health::Round &round) {
            for (const Alert &alert : round.opened)
                tell(alert, u"alert_opened"_s, alert.severity == registry::Severity::Critical ? translate("cli", "CRITICAL") : translate("cli", "WARNING"), colourOf(alert.severity));
            for (const Alert &alert : round.changed)
                tell(alert, u"alert_changed"_s, alert.severity == registry::Severity::Critical ? translate("cli", "CRITICAL") : translate("cli", "WARNING"), colourOf(alert.severity));
            for (const Alert &alert : round.closed)
                tell(alert, u"alert_closed"_s, translate("cli", "WELL AGAIN"), Colour::Green);
            if (console.json)
                event(u"round"_s, {{u"server"_s, round.server}, {u"reachable"_s, round.reachable}, {u"tenants"_s, round.tenants}, {u"unhealthy"_s, round.unhealthy}, {u"duration_ms"_s, round.ms},
                                   {u"error"_s, errorJson(round.error)}});
            else if (console.verbose)
                console.note(translate("cli", "%1: %2 of %3 tenants need attention, %4").arg(base::printable(round.server), console.locale.toString(round.unhealthy), console.locale.toString(round.tenants),
                                                                                          durationText(console.locale, round.ms)));
        };
        watcher.registryAway = [&](const Error &error) {
            if (console.json)
                return event(u"registry_away"_s, {{u"error"_s, errorJson(error)}});
            console.note(translate("cli", "The registry does not answer: %1").arg(error.message.translated()));
        };
        const auto done = health::Collector(session, QLatin1StringView(program), pace).watch(watcher, context.stop());
        if (!done && done.error().kind != Kind::Cancelled)
            return std::unexpected(done.error());
        if (console.json)
            event(u"finished"_s, {});
        return exitStopped;
    }
};

} // namespace

CommandPtr healthSweep() { return std::make_unique<Sweep>(); }
CommandPtr healthWatch() { return std::make_unique<Watch>(); }

} // namespace tenantry::cli
