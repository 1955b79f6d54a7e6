// Events in memory, for what only the page decides: the same at every run. What the registry decides is tested against one.
#pragma once

#include "ui/audit/auditbackend.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTimeZone>
#include <memory>
#include <mutex>

namespace tenantry::samples {

struct AuditStandIn {
    struct State {
        std::mutex mutex;
        QList<registry::Event> events;   // newest first
        std::optional<base::Error> error;
        audit::Verification verification;
        QList<audit::Mark> marks, compared; // kept here; what the last walk was given
        int asked = 0;                    // pages read
        bool slow = false;                // the walk and the export go on until they are stopped
        bool forgot = false;
        registry::EventFilter last, exported;
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    static QDateTime start() { return {QDate(2026, 11, 20), QTime(14, 30), QTimeZone::UTC}; }

    static registry::Event event(qint64 seq, const char *action, const char *kind, const char *entity, const char *subject, const char *tenant, const QJsonObject &before, const QJsonObject &after)
    {
        registry::Event e;
        e.seq = seq;
        e.at = start().addSecs(seq * 97);
        e.operatorLogin = seq % 3 == 0 ? QStringLiteral("luis") : QStringLiteral("ana");
        e.source = seq % 4 == 0 ? QStringLiteral("tenantryctl") : QStringLiteral("tenantry");
        e.address = seq % 4 == 0 ? QString() : QStringLiteral("192.0.2.17");
        e.action = QString::fromLatin1(action);
        e.kind = QString::fromLatin1(kind);
        e.entityId = QString::fromLatin1(entity);
        e.subject = QString::fromUtf8(subject);
        e.tenant = QString::fromLatin1(tenant);
        if (!e.tenant.isEmpty())
            e.tenantId = QStringLiteral("id of ") + e.tenant;
        e.before = before;
        e.after = after;
        e.hash = QCryptographicHash::hash(QByteArray::number(seq), QCryptographicHash::Sha256);
        return e;
    }

    explicit AuditStandIn(int count = 24)
    {
        const auto text = [](const char *value) { return QJsonValue(QString::fromUtf8(value)); };
        const QList<registry::Event> some{
            event(0, "update", "tenant", "t1", "Panadería O'Higgins", "panaderia-ohiggins", {{QStringLiteral("state"), text("active")}}, {{QStringLiteral("state"), text("paused")}}),
            event(0, "update", "plan", "p1", "gold", "", {{QStringLiteral("connection_limit"), 50}}, {{QStringLiteral("connection_limit"), 80}}),
            event(0, "insert", "tenant_feature", "t1/online-results", "Clínica del Sol · online-results", "clinica-del-sol", {},
                  {{QStringLiteral("value"), true}, {QStringLiteral("reason"), text("Trial until the end of the quarter, ticket 4711")}, {QStringLiteral("author"), text("ana")}}),
            event(0, "insert", "operator_session", "s1", "luis", "", {}, {{QStringLiteral("source"), text("tenantry")}, {QStringLiteral("address"), text("192.0.2.17")}, {QStringLiteral("failed_before"), 2}}),
            event(0, "update", "tenant", "t2", "Bioanálisis Rosario", "bioanalisis", {{QStringLiteral("plan_id"), text("p1")}, {QStringLiteral("note"), QJsonValue()}},
                  {{QStringLiteral("plan_id"), text("p2")}, {QStringLiteral("note"), text("Moved up at their request")}}),
            event(0, "delete", "operator_tenant", "o1/t2", "luis", "bioanalisis", {{QStringLiteral("operator_id"), text("o1")}, {QStringLiteral("tenant_id"), text("t2")}}, {}),
            event(0, "update", "tenant_secret", "t2", "Bioanálisis Rosario", "bioanalisis", {{QStringLiteral("sealed"), text("sha256:0d1c5a")}}, {{QStringLiteral("sealed"), text("sha256:9b72fe")}}),
            event(0, "insert", "tenant", "t3", "Hospital Norte", "hospital-norte", {},
                  {{QStringLiteral("company_name"), text("Hospital Norte")}, {QStringLiteral("slug"), text("hospital-norte")}, {QStringLiteral("state"), text("provisioning")}, {QStringLiteral("plan_id"), text("p2")}})};
        for (qint64 seq = count; seq > 0; --seq) {
            registry::Event e = some[(seq * 5) % some.size()];
            const auto numbered = event(seq, "", "", "", "", "", {}, {});
            e.seq = seq;
            e.at = numbered.at;
            e.operatorLogin = numbered.operatorLogin;
            e.source = numbered.source;
            e.address = numbered.address;
            e.hash = numbered.hash;
            state->events << e;
        }
        state->verification.events = count;
        state->verification.end = {count, QCryptographicHash::hash("end", QCryptographicHash::Sha256), start().addDays(1)};
        state->verification.lastAt = start().addSecs(count * 97);
        state->verification.ms = 1234;
    }

    // Somebody does something.
    void happens(int count = 1) const
    {
        const std::scoped_lock held(state->mutex);
        for (int i = 0; i < count; ++i) {
            const qint64 seq = state->events.isEmpty() ? 1 : state->events.first().seq + 1;
            state->events.prepend(event(seq, "update", "server", "s1", "db2", "", {{QStringLiteral("port"), 5432}}, {{QStringLiteral("port"), 5433}}));
        }
    }

    ui::AuditBackend backend() const
    {
        ui::AuditBackend b;
        b.who.role = registry::Role::Admin;
        const auto s = state;
        b.list = [s](const registry::EventFilter &filter, int limit, qint64 before, std::stop_token) -> base::Result<QList<registry::Event>> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            ++s->asked;
            s->last = filter;
            QList<registry::Event> out;
            for (const registry::Event &e : std::as_const(s->events)) {
                if ((before > 0 && e.seq >= before) || e.seq <= filter.afterSeq)
                    continue;
                if ((!filter.operatorLogin.isEmpty() && e.operatorLogin != filter.operatorLogin) || (!filter.kind.isEmpty() && e.kind != filter.kind)
                    || (!filter.action.isEmpty() && e.action != filter.action) || (!filter.tenantId.isEmpty() && e.tenantId != filter.tenantId)
                    || (!filter.text.isEmpty() && !e.subject.contains(filter.text, Qt::CaseInsensitive)))
                    continue;
                out << e;
                if (out.size() == limit)
                    break;
            }
            return out;
        };
        b.choices = [s](std::stop_token) -> base::Result<ui::AuditChoices> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            return ui::AuditChoices{{{QStringLiteral("ana"), QStringLiteral("luis")}, {QStringLiteral("psql"), QStringLiteral("tenantry"), QStringLiteral("tenantryctl")}},
                                    {{QStringLiteral("p1"), QStringLiteral("silver")}, {QStringLiteral("p2"), QStringLiteral("gold")}}};
        };
        b.tenantId = [s](const QString &reference, std::stop_token) -> base::Result<QString> {
            const std::scoped_lock held(s->mutex);
            for (const registry::Event &e : std::as_const(s->events))
                if (e.tenant == reference || e.tenantId == reference)
                    return e.tenantId;
            return base::fail(base::Kind::NotFound, {"No tenant is called %1.", {reference}});
        };
        const auto untilStopped = [s](const audit::Progress &progress, const std::stop_token &stop) {
            for (qint64 done = 0; s->slow && !stop.stop_requested(); ++done) {
                progress(std::min<qint64>(done, 61'000), 100'000);
                QThread::msleep(1);
            }
            return stop.stop_requested();
        };
        b.exportTo = [s, untilStopped](const registry::EventFilter &filter, audit::Format, const QString &path, const audit::Progress &progress, std::stop_token stop) -> base::Result<qint64> {
            if (untilStopped(progress, stop))
                return base::cancelled();
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            s->exported = filter;
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                return base::fail(base::Kind::Io, {"The events could not be written: %1.", {file.errorString()}});
            file.write("events\n");
            return s->events.size();
        };
        b.verify = [s, untilStopped](const QList<audit::Mark> &marks, const audit::Progress &progress, std::stop_token stop) -> base::Result<audit::Verification> {
            if (untilStopped(progress, stop))
                return base::cancelled();
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            s->compared = marks;
            audit::Verification out = s->verification;
            out.marks = int(marks.size());
            return out;
        };
        b.saveAnchor = [](const QString &path, const audit::Mark &mark, std::stop_token) { return audit::writeMarkFile(path, {QStringLiteral("r"), QStringLiteral("Laboratorio AR"), mark}); };
        b.readAnchor = [](const QString &path, std::stop_token) -> base::Result<audit::Mark> {
            TRY(const auto file, audit::readMarkFile(path, QStringLiteral("r")));
            return file.mark;
        };
        b.marks = [s]() -> base::Result<QList<audit::Mark>> {
            const std::scoped_lock held(s->mutex);
            return s->marks;
        };
        b.remember = [s](const audit::Mark &mark) -> base::Result<void> {
            const std::scoped_lock held(s->mutex);
            s->marks << mark;
            return {};
        };
        b.forget = [s]() -> base::Result<void> {
            const std::scoped_lock held(s->mutex);
            s->marks.clear();
            s->forgot = true;
            return {};
        };
        return b;
    }
    template <class Change> void set(const Change &change) const
    {
        const std::scoped_lock held(state->mutex);
        change(*state);
    }
};

} // namespace tenantry::samples
