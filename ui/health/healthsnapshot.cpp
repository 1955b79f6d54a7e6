#include "ui/health/healthsnapshot.h"

#include "ui/widgets/fleetmap.h"

#include <QCollator>
#include <QSet>
#include <algorithm>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Alert;
using registry::HealthStatus;
using registry::Severity;

namespace {

constexpr std::pair<HealthState, QLatin1StringView> names[] = {{HealthState::Unreachable, "unreachable"_L1}, {HealthState::Critical, "critical"_L1}, {HealthState::Warning, "warning"_L1},
                                                               {HealthState::Well, "well"_L1},               {HealthState::Closed, "closed"_L1},     {HealthState::Unknown, "unknown"_L1}};

// Where a metric stands in the table; State where it has no column of its own.
HealthColumn columnOf(const QString &metric)
{
    static const QHash<QString, HealthColumn> columns{{u"unreachable"_s, HealthColumn::Reachable}, {u"connections"_s, HealthColumn::Connections}, {u"latency"_s, HealthColumn::Latency},
        {u"longest_query"_s, HealthColumn::LongestQuery}, {u"idle_in_transaction"_s, HealthColumn::IdleInTransaction}, {u"rollback_ratio"_s, HealthColumn::RolledBack},
        {u"cache_hit"_s, HealthColumn::CacheHits}, {u"growth"_s, HealthColumn::Growth}, {u"dead_rows"_s, HealthColumn::DeadRows}, {u"behind"_s, HealthColumn::Version},
        {u"version"_s, HealthColumn::Version}, {u"backup_age"_s, HealthColumn::Backup}};
    return columns.value(metric, HealthColumn::Alerts);
}

void judge(HealthLine &line)
{
    Severity worst = Severity::None;
    line.seen = !line.alerts.isEmpty();
    for (const Alert &alert : std::as_const(line.alerts)) {
        worst = std::max(worst, alert.severity);
        line.seen = line.seen && alert.acknowledgedAt.isValid();
        Severity &figure = line.severities[size_t(columnOf(alert.metric))];
        figure = std::max(figure, alert.severity);
    }
    const HealthStatus status = line.health.status;
    if (line.looked && (status == HealthStatus::Unreachable || status == HealthStatus::ServerUnreachable)) {
        line.state = HealthState::Unreachable;
        line.severities[size_t(HealthColumn::Reachable)] = Severity::Critical;
    } else {
        line.state = worst == Severity::Critical  ? HealthState::Critical
                     : worst == Severity::Warning ? HealthState::Warning
                     : !line.looked               ? HealthState::Unknown
                     : status == HealthStatus::Closed ? HealthState::Closed
                                                      : HealthState::Well;
    }
}

auto badness(const HealthLine &line) { return std::tuple(int(line.state), line.seen, -line.alerts.size()); }

// Numbers that are not known stand behind those that are, whichever way the column is sorted.
template <class T> std::optional<double> value(const std::optional<T> &known) { return known ? std::optional(double(*known)) : std::nullopt; }

std::optional<double> number(const HealthLine &line, HealthColumn column)
{
    const registry::TenantHealth &h = line.health;
    switch (column) {
    case HealthColumn::Alerts: return double(line.alerts.size());
    case HealthColumn::Latency:
    case HealthColumn::LatencyTrend: return line.latencyMs();
    case HealthColumn::Connections: return value(h.connections);
    case HealthColumn::Transactions:
    case HealthColumn::TransactionsTrend: return h.transactionsPerSecond;
    case HealthColumn::RolledBack: return h.rollbackRatio;
    case HealthColumn::CacheHits: return h.cacheHitRatio;
    case HealthColumn::LongestQuery: return h.longestQueryMs;
    case HealthColumn::IdleInTransaction: return h.idleInTransactionMs;
    case HealthColumn::Size: return value(h.sizeBytes);
    case HealthColumn::Growth: return line.growth();
    case HealthColumn::DeadRows: return h.deadRowsRatio;
    case HealthColumn::Version: return double(line.tenant.behind);
    case HealthColumn::Backup: return line.tenant.lastBackupAt.isValid() ? std::optional(double(line.tenant.lastBackupAt.toMSecsSinceEpoch())) : std::nullopt;
    default: return {};
    }
}

bool isText(HealthColumn column) { return column == HealthColumn::Tenant || column == HealthColumn::Server || column == HealthColumn::Reachable || column == HealthColumn::State; }

QString textOf(const HealthLine &line, HealthColumn column)
{
    return column == HealthColumn::Tenant ? line.tenant.companyName : column == HealthColumn::Server ? line.tenant.server
           : column == HealthColumn::Reachable ? registry::healthStatusName(line.health.status) + line.health.problem : QString();
}

} // namespace

QString healthStateName(HealthState state)
{
    for (const auto &[each, name] : names)
        if (each == state)
            return name;
    return {};
}

std::optional<HealthState> healthStateFromName(QStringView name)
{
    for (const auto &[state, each] : names)
        if (name == each)
            return state;
    return {};
}

std::optional<double> HealthLine::latencyMs() const
{
    return health.connectMs ? std::optional(*health.connectMs + health.queryMs.value_or(0)) : std::nullopt;
}

std::optional<double> HealthLine::growth() const
{
    if (!health.sizeBytes || !health.growthBaseBytes || *health.growthBaseBytes <= 0 || !health.growthBaseAt.isValid() || health.growthBaseAt.secsTo(health.at) < 300)
        return {}; // too short a time says nothing
    return double(*health.sizeBytes - *health.growthBaseBytes) / double(*health.growthBaseBytes);
}

HealthState HealthServer::state() const
{
    if (health && !health->reachable)
        return HealthState::Unreachable;
    Severity worst = Severity::None;
    for (const Alert &alert : alerts)
        worst = std::max(worst, alert.severity);
    return worst == Severity::Critical ? HealthState::Critical : worst == Severity::Warning ? HealthState::Warning : health ? HealthState::Well : HealthState::Unknown;
}

const HealthLine *HealthSnapshot::line(const QString &tenantId) const
{
    const auto found = std::ranges::find(lines, tenantId, [](const HealthLine &each) -> const QString & { return each.tenant.id; });
    return found == lines.end() ? nullptr : &*found;
}

QHash<QString, QDateTime> HealthSnapshot::looks() const
{
    QHash<QString, QDateTime> out;
    for (const HealthLine &line : lines) {
        if (!line.looked)
            continue;
        QDateTime &last = out[line.tenant.serverId];
        if (!last.isValid() || line.health.at > last)
            last = line.health.at;
    }
    return out;
}

namespace {

struct AlertsBy {
    QHash<QString, QList<Alert>> tenant, server;
    QHash<QString, int> openOn; // by server, its tenants' too

    explicit AlertsBy(const QList<Alert> &alerts)
    {
        for (const Alert &alert : alerts) {
            (alert.tenantId.isEmpty() ? server[alert.serverId] : tenant[alert.tenantId]) << alert;
            ++openOn[alert.serverId];
        }
    }
};

void later(QDateTime &latest, const QDateTime &at)
{
    if (!latest.isValid() || at > latest)
        latest = at;
}

// All but the lines.
void finish(HealthSnapshot &out, const AlertsBy &alerts, HealthParts &parts)
{
    out.servers.clear();
    QHash<QString, qsizetype> places;
    for (const registry::Server &server : std::as_const(parts.servers)) {
        HealthServer one;
        one.server = server;
        one.server.sealedSecret.clear();
        one.alerts = alerts.server.value(server.id);
        one.openAlerts = alerts.openOn.value(server.id);
        places.insert(server.id, out.servers.size());
        out.servers << one;
    }
    for (registry::ServerHealth &health : parts.serverHealth) {
        if (const auto place = places.constFind(health.serverId); place != places.cend()) {
            later(out.latest, health.at);
            out.servers[*place].health = std::move(health);
        }
    }
    for (const HealthLine &line : out.lines) {
        if (const auto place = places.constFind(line.tenant.serverId); place != places.cend()) {
            HealthServer &server = out.servers[*place];
            ++server.tenants[size_t(line.state)];
            server.sizeBytes += line.health.sizeBytes.value_or(0);
        }
    }
    std::ranges::sort(out.servers, [](const HealthServer &a, const HealthServer &b) { return std::tuple(a.state(), a.server.name) < std::tuple(b.state(), b.server.name); });
    out.alerts = std::move(parts.alerts);
    out.thresholds = std::move(parts.thresholds);
    out.collector = std::move(parts.collector);
    out.now = parts.now;
}

} // namespace

HealthSnapshotPtr makeSnapshot(HealthParts parts)
{
    auto out = std::make_shared<HealthSnapshot>();
    const AlertsBy alerts(parts.alerts);
    out->lines.reserve(size_t(parts.tenants.size()));
    for (registry::Tenant &tenant : parts.tenants) {
        HealthLine line;
        if (const auto found = parts.health.find(tenant.id); found != parts.health.end()) {
            line.looked = true;
            line.health = std::move(*found);
            later(out->latest, line.health.at);
        }
        line.alerts = alerts.tenant.value(tenant.id);
        line.searchText = registry::Filter::searchText(tenant);
        line.tenant = std::move(tenant);
        judge(line);
        out->lines.push_back(std::move(line));
    }
    std::ranges::sort(out->lines, [](const HealthLine &a, const HealthLine &b) { return std::tie(a.tenant.server, a.tenant.slug) < std::tie(b.tenant.server, b.tenant.slug); });
    finish(*out, alerts, parts);
    return out;
}

HealthSnapshotPtr updatedSnapshot(const HealthSnapshotPtr &before, HealthParts parts, const HealthChanged &changed)
{
    if (!changed.servers)
        for (const HealthServer &each : before->servers)
            parts.servers << each.server;
    if (!changed.thresholds)
        parts.thresholds = before->thresholds;
    if (changed.tenants) { // lines come and go: all anew, from what is known
        for (const HealthLine &line : before->lines)
            if (line.looked && !parts.health.contains(line.tenant.id))
                parts.health.insert(line.tenant.id, line.health);
        return makeSnapshot(std::move(parts));
    }
    auto out = std::make_shared<HealthSnapshot>(*before);
    const AlertsBy alerts(parts.alerts);
    for (HealthLine &line : out->lines) {
        const auto look = parts.health.find(line.tenant.id);
        const auto found = alerts.tenant.constFind(line.tenant.id);
        if (look == parts.health.end() && found == alerts.tenant.cend() && line.alerts.isEmpty())
            continue;
        if (look != parts.health.end()) {
            line.looked = true;
            line.health = std::move(*look);
            later(out->latest, line.health.at);
        }
        line.alerts = found == alerts.tenant.cend() ? QList<Alert>() : *found;
        line.severities.fill(Severity::None);
        judge(line);
    }
    finish(*out, alerts, parts);
    return out;
}

HealthViewPtr arrange(HealthSnapshotPtr snapshot, const HealthWish &wish)
{
    constexpr char letters[] = "fdwskp"; // as FleetMap::cellOf() reads them, by state
    auto out = std::make_shared<HealthView>();
    const auto &lines = snapshot->lines;
    out->rows.reserve(lines.size());
    out->cellLines.reserve(lines.size());
    out->cells.reserve(qsizetype(lines.size()));
    for (int i = 0; i < int(lines.size()); ++i) {
        const HealthLine &line = lines[size_t(i)];
        if (!wish.filter.isEmpty() && !wish.filter.matches(line.tenant, line.searchText))
            continue;
        ++out->counts[size_t(line.state)];
        out->cells.append(letters[size_t(line.state)]);
        out->cellLines.push_back(i);
        if (!wish.only || *wish.only == line.state)
            out->rows.push_back(i);
    }
    QSet<QString> tenants, servers;
    if (!wish.filter.isEmpty()) {
        for (const int i : out->cellLines) {
            tenants.insert(lines[size_t(i)].tenant.id);
            servers.insert(lines[size_t(i)].tenant.serverId);
        }
    }
    for (int i = 0; i < int(snapshot->alerts.size()); ++i) {
        const Alert &alert = snapshot->alerts.at(i);
        if (!wish.filter.isEmpty() && !(alert.tenantId.isEmpty() ? servers.contains(alert.serverId) : tenants.contains(alert.tenantId)))
            continue;
        ++(alert.severity == Severity::Critical ? out->criticalAlerts : out->warningAlerts);
        if (!wish.severity || *wish.severity == alert.severity)
            out->alerts.push_back(i);
    }
    const auto worse = [&lines](int a, int b) { return badness(lines[size_t(a)]) < badness(lines[size_t(b)]); };
    const bool down = wish.order == Qt::DescendingOrder;
    if (!wish.sort || *wish.sort == HealthColumn::State) {
        std::ranges::stable_sort(out->rows, worse);
        if (wish.sort && down)
            std::ranges::reverse(out->rows);
    } else if (isText(*wish.sort)) {
        QCollator collator;
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        collator.setNumericMode(true);
        std::vector<std::pair<QCollatorSortKey, int>> keys;
        keys.reserve(out->rows.size());
        for (const int row : out->rows)
            keys.emplace_back(collator.sortKey(textOf(lines[size_t(row)], *wish.sort)), row);
        std::ranges::stable_sort(keys, [down](const auto &a, const auto &b) { return down ? b.first.compare(a.first) < 0 : a.first.compare(b.first) < 0; });
        std::ranges::transform(keys, out->rows.begin(), &std::pair<QCollatorSortKey, int>::second);
    } else {
        std::ranges::stable_sort(out->rows, [&](int a, int b) {
            const auto one = number(lines[size_t(a)], *wish.sort), other = number(lines[size_t(b)], *wish.sort);
            if (!one || !other)
                return one.has_value() && !other.has_value();
            return down ? *one > *other : *one < *other;
        });
    }
    out->snapshot = std::move(snapshot);
    return out;
}

} // namespace tenantry::ui
