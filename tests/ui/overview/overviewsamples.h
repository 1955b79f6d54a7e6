// A fleet in numbers that tests and pictures show, and a stand-in that gives it, or fails.
#pragma once

#include "ui/overview/overviewbackend.h"
#include "ui/shell/searchprovider.h"

#include <QMutex>

namespace tenantry::samples {

inline registry::Overview::Place place(const char *id, const char *slug, const char *name, registry::TenantState state, int behind = 0, int unfinished = 0)
{
    registry::Overview::Place out;
    out.id = QString::fromLatin1(id);
    out.slug = out.subdomain = QString::fromUtf8(slug);
    out.companyName = QString::fromUtf8(name);
    out.state = state;
    out.behind = behind;
    out.unfinished = unfinished;
    return out;
}

inline registry::Overview fleetOverview()
{
    using enum registry::TenantState;
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    registry::Overview o;
    o.states[size_t(Active)] = 9'731;
    o.states[size_t(Paused)] = 212;
    o.states[size_t(Maintenance)] = 31;
    o.states[size_t(Failed)] = 3;
    o.states[size_t(Provisioning)] = 2;
    o.products = {{s("p1"), s("Laboratorio clínico"), s("0012"), 8'402, 1'216}, {s("p2"), s("Clínica Plus"), s("2026.10.2"), 1'577, 0}};
    o.plans = {{s("l1"), s("bronze"), 6'110}, {s("l2"), s("silver"), 2'754}, {s("l3"), s("Gold plus"), 1'073}, {{}, {}, 42}};
    o.servers = {{s("s1"), s("db1"), 3'980, 4'000, true}, {s("s2"), s("db2"), 4'000, 4'000, true}, {s("s3"), s("db3"), 1'999, 0, true}, {s("s4"), s("old"), 0, 0, false}};
    o.running = 4;
    o.failed = 2;
    o.interrupted = 1;
    o.features = 48;
    o.killed = o.killedSwitches = 1;
    o.stale = 5;
    o.expired = 2;
    o.neverBackedUp = 214;
    o.oldBackups = 37;
    o.oldestBackup = QDateTime::currentDateTimeUtc().addDays(-19);
    return o;
}

inline registry::Overview supportOverview()
{
    using enum registry::TenantState;
    registry::Overview o;
    o.states[size_t(Active)] = 41;
    o.states[size_t(Paused)] = 2;
    o.states[size_t(Maintenance)] = 1;
    o.states[size_t(Failed)] = 1;
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    o.products = {{s("p1"), s("Laboratorio clínico"), s("0012"), 45, 3}};
    o.running = 1;
    o.failed = 1;
    o.places = {place("t1", "panaderia-ohiggins", "Panadería O'Higgins", Failed, 0, 1), place("t2", "bioanalisis", "Bioanálisis & Hijos", Maintenance),
                place("t3", "clinica-del-sol", "Clínica del Sol", Paused, 3), place("t4", "laboratorio-norte", "Laboratorio Norte", Paused),
                place("t5", "sanatorio-andino", "Sanatorio Andino de Diagnóstico por Imágenes y Medicina Nuclear", Active, 2),
                place("t6", "quimica-sur", "Química Sur", Active), place("t7", "hemocentro", "Hemocentro", Active)};
    o.recent = {o.places[4], o.places[0], o.places[6]};
    return o;
}

inline QList<registry::Event> recentEvents()
{
    const auto event = [](qint64 seq, int secondsAgo, const char *who, const char *action, const char *kind, const char *subject) {
        registry::Event out;
        out.seq = seq;
        out.at = QDateTime::currentDateTimeUtc().addSecs(-secondsAgo);
        out.operatorLogin = QString::fromLatin1(who);
        out.source = QStringLiteral("tenantry");
        out.action = QString::fromLatin1(action);
        out.kind = QString::fromLatin1(kind);
        out.subject = QString::fromUtf8(subject);
        return out;
    };
    return {event(4'711, 40, "ana", "update", "plan", "silver"), event(4'710, 3'000, "luis", "update", "tenant", "Panadería O'Higgins")};
}

inline registry::HealthCounts healthCounts()
{
    registry::HealthCounts out;
    out.critical = 7;
    out.warning = 23;
    out.unreachable = 4;
    out.looked = 9'979;
    out.now = QDateTime::currentDateTimeUtc();
    out.latest = out.now.addSecs(-12);
    return out;
}

inline QHash<QString, registry::ServerHealth> serverHealth()
{
    QHash<QString, registry::ServerHealth> out;
    for (const char *id : {"s1", "s2", "s3"}) {
        registry::ServerHealth one;
        one.serverId = QString::fromLatin1(id);
        one.reachable = qstrcmp(id, "s3") != 0;
        if (one.reachable) {
            one.connections = 312;
            one.maxConnections = 400;
        }
        out.insert(one.serverId, one);
    }
    return out;
}

class OverviewStandIn {
public:
    struct State {
        QMutex mutex;
        registry::Overview overview;
        registry::HealthCounts health;
        QHash<QString, registry::ServerHealth> servers;
        std::optional<base::Error> error;
        QStringList asked; // the recent ids of the last question
        int reads = 0;
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    explicit OverviewStandIn(const registry::Overview &overview = {}) { state->overview = overview; }
    void set(const registry::Overview &overview)
    {
        const QMutexLocker lock(&state->mutex);
        state->overview = overview;
    }
    void set(const registry::HealthCounts &health, const QHash<QString, registry::ServerHealth> &servers = {})
    {
        const QMutexLocker lock(&state->mutex);
        state->health = health;
        state->servers = servers;
    }
    void fail(const std::optional<base::Error> &error)
    {
        const QMutexLocker lock(&state->mutex);
        state->error = error;
    }
    int reads() const
    {
        const QMutexLocker lock(&state->mutex);
        return state->reads;
    }
    ui::OverviewBackend backend(registry::Role role) const
    {
        ui::OverviewBackend backend;
        backend.who = {QStringLiteral("1"), QStringLiteral("luis"), QStringLiteral("Luis Gómez"), role, {}};
        backend.registry.id = QStringLiteral("r1");
        backend.registry.baseDomain = QStringLiteral("example.org");
        backend.read = [state = state](const QStringList &recent, std::stop_token) -> base::Result<ui::OverviewSnapshot> {
            const QMutexLocker lock(&state->mutex);
            ++state->reads;
            state->asked = recent;
            if (state->error)
                return std::unexpected(*state->error);
            return ui::OverviewSnapshot{state->overview, state->health, state->servers, state->overview.tenants() > 100 ? recentEvents() : QList<registry::Event>()};
        };
        return backend;
    }
};

class OverviewFinder : public ui::SearchProvider {
public:
    QString section() const override { return {}; }
    QList<ui::SearchHit> search(const QString &text, int limit) override
    {
        QList<ui::SearchHit> hits;
        for (const auto &each : supportOverview().places)
            if (each.companyName.contains(text, Qt::CaseInsensitive) && hits.size() < limit)
                hits << ui::SearchHit{QStringLiteral("company"), each.companyName, each.slug + QStringLiteral(".example.org · t_k3xq"), ui::status(each.state), QStringLiteral("tenants"), each.id, 50};
        return hits;
    }
};

} // namespace tenantry::samples
