#include "cli/health/verbs.h"

#include "cli/json.h"
#include "cli/table.h"
#include "features/values.h"
#include "health/assess.h"
#include "registry/serverhistory.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::Alert;
using registry::HealthRepository;
using registry::TenantHealth;

namespace {

class Show : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "health", .verb = "show", .summary = QT_TRANSLATE_NOOP("cli", "How tenants were when they were last looked at, worst first; or all about one."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; left out: all"), false}},
                .options = {healthFilterOption, healthServerOption, {"history", "HOURS", QT_TRANSLATE_NOOP("cli", "of one tenant, or of the server: what it was like, as far back; up to 48 by sample, further back by hour")}},
                .examples = {"tenantryctl health show", "tenantryctl health show --filter 'plan:gold' --json", "tenantryctl health show panaderia-ohiggins --history 6", "tenantryctl health show --server db1 --history 720"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const int hours, context.arguments.number("history", 0, 1, 90 * 24));
        const bool history = context.arguments.has("history");
        TRY(const auto session, context.session());
        TRY(const auto chosen, chosenForHealth(context, session));
        const bool server = history && !chosen.one && !chosen.serverId.isEmpty() && !context.arguments.has("filter");
        if (history && !chosen.one && !server)
            return failure(Kind::InvalidInput, translate("cli", "--history is of one tenant, or of one server."), translate("cli", "Name it."));
        if (server)
            return ofServer(context, session, chosen.serverId, hours);
        const HealthRepository repository(session);
        TRY(const auto thresholds, repository.thresholds(context.stop()));
        return chosen.one ? one(context, session, chosen.tenants.first(), thresholds, history ? hours : 0) : list(context, session, chosen, thresholds);
    }

private:
    static Result<int> ofServer(Context &context, const registry::SessionPtr &session, const QString &serverId, int hours)
    {
        TRYV(session->requireAdmin());
        const HealthRepository repository(session);
        TRY(const auto server, registry::ServerRepository(session).find(serverId, context.stop()));
        TRY(const QDateTime now, repository.now(context.stop()));
        const QDateTime from = now.addSecs(-qint64(hours) * 3600);
        QList<registry::ServerPoint> points;
        if (hours > 48) {
            TRY(const auto all, registry::serverHours(session, serverId, from, context.stop()));
            points = all.value(serverId);
        } else {
            TRY(points, registry::serverSamples(session, serverId, from, context.stop()));
        }
        Console &console = context.console;
        const auto known = [](const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
        if (console.json) {
            QJsonArray history;
            for (const auto &p : std::as_const(points))
                history.append(QJsonObject{{u"at"_s, timeJson(p.at)}, {u"samples"_s, p.samples}, {u"unreachable"_s, p.unreachable}, {u"connect_ms"_s, known(p.connectMs)},
                                           {u"connect_ms_most"_s, known(p.connectMsMost)}, {u"query_ms"_s, known(p.queryMs)}, {u"connections"_s, known(p.connections)},
                                           {u"connections_most"_s, known(p.connectionsMost)}, {u"active"_s, known(p.active)}, {u"lock_waits"_s, known(p.lockWaits)},
                                           {u"replication_lag_s"_s, known(p.replicationLagSeconds)}});
            console.document({{u"server"_s, server.name}, {u"history"_s, history}, {u"total"_s, history.size()}});
            return exitDone;
        }
        if (points.isEmpty()) {
            console.note(translate("cli", "Nothing is known of %1 from that time.").arg(base::printable(server.name)));
            return exitDone;
        }
        const QLocale &locale = console.locale;
        const auto duration = [&](const std::optional<double> &ms) { return ms ? durationText(locale, *ms) : QString(); };
        const auto number = [&](const std::optional<double> &value) { return value ? locale.toString(*value, 'f', 0) : QString(); };
        Table table({{translate("cli", "Time", "when something happened")}, {translate("cli", "Latency"), true}, {translate("cli", "Connections"), true}, {translate("cli", "At most"), true}, {translate("cli", "Waiting for locks"), true},
                     {translate("cli", "Replication lag"), true}, {translate("cli", "Unreachable"), true}});
        for (const auto &p : std::as_const(points))
            table.add({timeText(p.at), duration(p.connectMs), number(p.connections), number(p.connectionsMost), number(p.lockWaits),
                       p.replicationLagSeconds ? durationText(locale, *p.replicationLagSeconds * 1000) : QString(), p.unreachable > 0 ? u"%1/%2"_s.arg(p.unreachable).arg(p.samples) : QString()});
        table.print(console);
        return exitDone;
    }

    static Result<int> list(Context &context, const registry::SessionPtr &session, const ChosenTenants &chosen, const registry::Thresholds &thresholds)
    {
        const HealthRepository repository(session);
        TRY(const auto health, repository.tenants(context.stop()));
        HealthRepository::AlertFilter filter;
        filter.serverId = chosen.serverId;
        TRY(const auto alerts, repository.alerts(filter, 1'000'000, context.stop()));
        TRY(auto places, repository.servers(context.stop()));
        TRY(const auto servers, registry::ServerRepository(session).list(context.stop()));
        if (!chosen.serverId.isEmpty())
            places.removeIf([&](const registry::ServerHealth &each) { return each.serverId != chosen.serverId; });
        QHash<QString, QList<Alert>> byTenant;
        QJsonArray ofServers;
        for (const Alert &alert : alerts) {
            if (!alert.tenantId.isEmpty())
                byTenant[alert.tenantId] << alert;
            else
                ofServers.append(alertJson(alert));
        }
        QList<HealthLine> lines;
        lines.reserve(chosen.tenants.size());
        for (const registry::Tenant &tenant : chosen.tenants) {
            const auto found = health.constFind(tenant.id);
            lines.append({tenant, found == health.cend() ? nullptr : &*found, byTenant.value(tenant.id)});
        }
        sortWorstFirst(lines);
        Console &console = context.console;
        if (console.json) {
            QJsonArray tenants, list;
            for (const HealthLine &line : lines)
                tenants.append(tenantHealthJson(line.tenant, line.health, line.alerts));
            for (const auto &server : servers)
                for (const auto &each : places)
                    if (each.serverId == server.id)
                        list.append(serverHealthJson(server.name, each));
            console.document({{u"tenants"_s, tenants}, {u"total"_s, tenants.size()}, {u"servers"_s, list}, {u"server_alerts"_s, ofServers}});
            return exitDone;
        }
        if (!places.isEmpty()) {
            printServers(console, servers, places);
            console.line({});
        }
        printHealth(console, thresholds, lines);
        if (health.isEmpty())
            console.note(translate("cli", "Nobody has looked yet: `tenantryctl health sweep` looks once, `tenantryctl health watch` goes on looking."));
        return exitDone;
    }

    static Result<int> one(Context &context, const registry::SessionPtr &session, const registry::Tenant &tenant, const registry::Thresholds &thresholds, int hours)
    {
        const HealthRepository repository(session);
        TRY(const auto health, repository.tenant(tenant.id, context.stop()));
        HealthRepository::AlertFilter filter;
        filter.tenantId = tenant.id;
        TRY(const auto alerts, repository.alerts(filter, 1000, context.stop()));
        QList<registry::HealthPoint> points;
        if (hours > 0) {
            TRY(const QDateTime now, repository.now(context.stop()));
            const QDateTime from = now.addSecs(-qint64(hours) * 3600);
            if (hours > 48) {
                TRY(points, repository.hours(tenant.id, from, context.stop()));
            } else {
                TRY(points, repository.samples(tenant.id, from, context.stop()));
            }
        }
        Console &console = context.console;
        if (console.json) {
            QJsonObject document = tenantHealthJson(tenant, health ? &*health : nullptr, alerts);
            if (health)
                document.insert(u"inside"_s, health->inside);
            if (hours > 0) {
                QJsonArray history;
                const auto known = [](const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
                for (const auto &p : std::as_const(points))
                    history.append(QJsonObject{{u"at"_s, timeJson(p.at)}, {u"samples"_s, p.samples}, {u"unreachable"_s, p.unreachable}, {u"connect_ms"_s, known(p.connectMs)}, {u"query_ms"_s, known(p.queryMs)},
                                               {u"connections"_s, known(p.connections)}, {u"size_bytes"_s, p.sizeBytes ? QJsonValue(*p.sizeBytes) : QJsonValue()},
                                               {u"transactions_per_s"_s, known(p.transactionsPerSecond)}, {u"cache_hit_ratio"_s, known(p.cacheHitRatio)}, {u"rollback_ratio"_s, known(p.rollbackRatio)},
                                               {u"deadlocks"_s, known(p.deadlocks)}, {u"longest_query_ms"_s, known(p.longestQueryMs)}, {u"idle_in_transaction_ms"_s, known(p.idleInTransactionMs)},
                                               {u"lock_waits"_s, known(p.lockWaits)}});
                document.insert(u"history"_s, history);
            }
            console.document(document);
            return exitDone;
        }
        const QLocale &locale = console.locale;
        const TenantHealth h = health.value_or(TenantHealth());
        const auto number = [&](const std::optional<int> &value) { return value ? locale.toString(*value) : QString(); };
        const auto percent = [&](const std::optional<double> &ratio) { return ratio ? translate("cli", "%1 %").arg(locale.toString(100 * *ratio, 'f', 2)) : QString(); };
        const auto duration = [&](const std::optional<double> &ms) { return ms ? durationText(locale, *ms) : QString(); };
        QStringList unused, bloated;
        for (const QJsonValue &each : h.inside.value("unused_index_names"_L1).toArray())
            unused << base::printable(each.toString());
        const int unusedCount = h.inside.value("unused_indexes"_L1).toInt();
        if (unusedCount > unused.size())
            unused << u"…"_s;
        for (const QJsonValue &each : h.inside.value("bloated_indexes"_L1).toArray())
            bloated << translate("cli", "%1 (%2 of %3)").arg(base::printable(each["name"_L1].toString()), sizeText(locale, each["empty"_L1].toInteger()), sizeText(locale, each["bytes"_L1].toInteger()));
        printFields(console, {{translate("cli", "Tenant"), base::printable(tenant.slug)},
                              {translate("cli", "Server"), base::printable(tenant.server)},
                              {translate("cli", "Health"), healthText(health ? &*health : nullptr) + (h.error ? u": "_s + h.error->message.translated() : QString())},
                              {translate("cli", "Since"), timeText(h.since)},
                              {translate("cli", "Looked at"), timeText(h.at)},
                              {translate("cli", "Connecting took"), h.connectMs ? translate("cli", "%1, a query %2 (signed in as %3)").arg(duration(h.connectMs), duration(h.queryMs),
                                                                                    h.probedAs == "tenant"_L1 ? translate("cli", "the tenant") : translate("cli", "the server's owner")) : QString()},
                              {translate("cli", "Connections"), h.connectionLimit ? translate("cli", "%1 of %2").arg(number(h.connections), number(h.connectionLimit)) : number(h.connections)},
                              {translate("cli", "Transactions per second"), h.transactionsPerSecond ? locale.toString(*h.transactionsPerSecond, 'f', 1) : QString()},
                              {translate("cli", "Rolled back"), percent(h.rollbackRatio)},
                              {translate("cli", "Cache hits"), percent(h.cacheHitRatio)},
                              {translate("cli", "Deadlocks"), h.deadlocks ? locale.toString(*h.deadlocks) : QString()},
                              {translate("cli", "Longest query"), duration(h.longestQueryMs)},
                              {translate("cli", "Idle in transaction"), h.idleInTransaction && *h.idleInTransaction > 0 ? translate("cli", "%1, for %2").arg(number(h.idleInTransaction), duration(h.idleInTransactionMs)) : number(h.idleInTransaction)},
                              {translate("cli", "Waiting for locks"), number(h.lockWaits)},
                              {translate("cli", "Size"), sizeText(locale, h.sizeBytes)},
                              {translate("cli", "Wraparound age"), h.frozenAge ? locale.toString(*h.frozenAge) : QString()},
                              {translate("cli", "Dead rows"), h.deadRowsRatio && *h.deadRowsRatio > 0 ? percent(h.deadRowsRatio) + u' ' + base::printable(h.inside.value("dead_rows_table"_L1).toString()) : percent(h.deadRowsRatio)},
                              {translate("cli", "Sequence used up"), percent(h.sequenceRatio)},
                              {translate("cli", "Invalid indexes"), number(h.invalidIndexes)},
                              {translate("cli", "Unused indexes"), !h.insideAt.isValid()               ? QString()
                                                                    : !health::countedForLong(h, tenant) ? translate("cli", "not known: counted for less than a week")
                                                                    : unusedCount > 0                  ? u"%1: %2"_s.arg(locale.toString(unusedCount), unused.join(u", "_s)) : locale.toString(0)},
                              {translate("cli", "Empty space in indexes (estimate)"), bloated.join(u", "_s)},
                              {translate("cli", "Last backup"), timeText(tenant.lastBackupAt)},
                              {translate("cli", "Certificate"), h.certificateEnds.isValid() ? translate("cli", "until %1").arg(timeText(h.certificateEnds)) + (h.certificateProblem.isEmpty() ? QString() : u": "_s + base::printable(h.certificateProblem)) : QString()},
                              {translate("cli", "Version"), base::printable(h.schemaVersion.value_or(QString()))}});
        const QJsonArray tables = h.inside.value("tables"_L1).toArray();
        if (!tables.isEmpty()) {
            console.line({});
            Table table({{translate("cli", "Largest tables")}, {translate("cli", "Size"), true}, {translate("cli", "Rows"), true}});
            for (const QJsonValue &each : tables)
                table.add({each["name"_L1].toString(), sizeText(locale, each["bytes"_L1].toInteger()), locale.toString(each["rows"_L1].toInteger())});
            table.print(console);
        }
        for (const QJsonValue &each : h.inside.value("failed_checks"_L1).toArray())
            console.line(console.painted(translate("cli", "Check “%1” fails: %2").arg(base::printable(each["name"_L1].toString()), Error::fromJson(each["error"_L1].toObject()).message.translated()), Colour::Red));
        if (!points.isEmpty()) {
            console.line({});
            Table table({{translate("cli", "Time", "when something happened")}, {translate("cli", "Latency"), true}, {translate("cli", "Connections"), true}, {translate("cli", "Cache hits"), true}, {translate("cli", "Longest query"), true},
                         {translate("cli", "Unreachable"), true}});
            for (const auto &p : std::as_const(points))
                table.add({timeText(p.at), duration(p.connectMs), p.connections ? locale.toString(*p.connections, 'f', 0) : QString(), percent(p.cacheHitRatio), duration(p.longestQueryMs),
                           p.unreachable > 0 ? u"%1/%2"_s.arg(p.unreachable).arg(p.samples) : QString()});
            table.print(console);
        }
        for (const Alert &alert : alerts)
            console.line(console.painted(u"%1  %2  %3"_s.arg(alert.id.right(8), timeText(alert.openedAt), alertText(locale, thresholds, alert)), colourOf(alert.severity)));
        return exitDone;
    }
};

class Alerts : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "health", .verb = "alerts", .summary = QT_TRANSLATE_NOOP("cli", "Open alerts, worst first; say that one was seen, or silence it."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "only of this one"), false}},
                .options = {{"ack", "ID", QT_TRANSLATE_NOOP("cli", "seen; the end of its id suffices"), false, true},
                            {"silence", "ID", QT_TRANSLATE_NOOP("cli", "seen, and not to be told of until --until"), false, true},
                            {"until", "TIME", QT_TRANSLATE_NOOP("cli", "with --silence: a date, or a date and time; in the past: no longer silent")},
                            {"note", "TEXT", QT_TRANSLATE_NOOP("cli", "with --ack and --silence: what is known about it")},
                            {"all", nullptr, QT_TRANSLATE_NOOP("cli", "closed ones too, newest first after the open ones")},
                            {"limit", "N", QT_TRANSLATE_NOOP("cli", "how many; 100 if not given")},
                            healthServerOption},
                .examples = {"tenantryctl health alerts", "tenantryctl health alerts --ack 0a8b1e21 --note 'The customer is importing'", "tenantryctl health alerts --silence 0a8b1e21 --until 2027-01-31T08:00"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        TRY(const int limit, given.number("limit", 100, 1, 1'000'000));
        const bool act = given.has("ack") || given.has("silence");
        if (!act && (given.has("note") || given.has("until")))
            return failure(Kind::InvalidInput, translate("cli", "--note and --until go with --ack or --silence."));
        if (given.has("silence") != given.has("until"))
            return failure(Kind::InvalidInput, translate("cli", "--silence and --until go together."), translate("cli", "Say how long: --until 2027-01-31T08:00."));
        QDateTime until;
        if (given.has("until")) {
            TRY(until, features::timeFromText(given.value("until")));
        }
        TRY(const auto session, context.session());
        const HealthRepository repository(session);
        Console &console = context.console;
        if (act) {
            QJsonArray done;
            for (const auto &[option, time] : {std::pair("ack", QDateTime()), std::pair("silence", until)})
                for (const QString &id : given.values(option)) {
                    TRYV(repository.acknowledge(id, given.value("note"), time, context.stop()));
                    TRY(const Alert alert, repository.alert(id, context.stop()));
                    done.append(alertJson(alert));
                }
            if (console.json)
                console.document({{u"alerts"_s, done}, {u"total"_s, done.size()}});
            else
                console.note(translate("cli", "%n alert(s) acknowledged.", nullptr, int(done.size())));
            return exitDone;
        }
        HealthRepository::AlertFilter filter;
        filter.closedToo = given.has("all");
        if (!given.at(0).isEmpty()) {
            TRY(const auto tenant, registry::TenantRepository(session).find(given.at(0), context.stop()));
            filter.tenantId = tenant.id;
        }
        if (given.has("server")) {
            TRY(const auto server, registry::ServerRepository(session).find(given.value("server"), context.stop()));
            filter.serverId = server.id;
        }
        TRY(const auto alerts, repository.alerts(filter, limit, context.stop()));
        if (console.json) {
            console.document(listJson(u"alerts"_s, alerts, alertJson));
            return exitDone;
        }
        if (alerts.isEmpty()) {
            console.note(translate("cli", "No alert is open."));
            return exitDone;
        }
        TRY(const auto thresholds, repository.thresholds(context.stop()));
        Table table({{translate("cli", "Alert")}, {translate("cli", "Severity")}, {translate("cli", "Tenant")}, {translate("cli", "Server")}, {translate("cli", "What")}, {translate("cli", "Since")},
                     {translate("cli", "Seen by")}, {translate("cli", "Note")}, {translate("cli", "Closed")}});
        for (const Alert &alert : alerts)
            table.add({alert.id.right(8), alert.severity == registry::Severity::Critical ? translate("cli", "critical") : translate("cli", "warning"), alert.tenant, alert.server,
                       alertText(console.locale, thresholds, alert), timeText(alert.openedAt), alert.acknowledgedBy, alert.note, timeText(alert.closedAt)},
                      {Colour::Plain, alert.open() ? colourOf(alert.severity) : Colour::Dim});
        table.print(console);
        return exitDone;
    }
};

} // namespace

CommandPtr healthShow() { return std::make_unique<Show>(); }
CommandPtr healthAlerts() { return std::make_unique<Alerts>(); }

} // namespace tenantry::cli
