// Operators in memory, for what only the page decides: the same at every run. What the registry decides is tested against one.
#pragma once

#include "ui/operators/operatorbackend.h"

#include "registry/filter.h"

#include <QTimeZone>
#include <memory>
#include <mutex>

namespace tenantry::samples {

struct OperatorStandIn {
    struct State {
        std::mutex mutex;
        ui::OperatorSnapshot snapshot;
        ui::Assignable assignable;
        QStringList done; // "disable luis", "role ana USER", "reset luis", "assign luis +2 -1", "add eva", "update luis", "file eva"
        std::optional<base::Error> error;       // of reading
        std::optional<base::Error> actionError; // of everything else
        std::function<base::Result<operators::Rotated>(const QString &, const operators::RotationProgress &, std::stop_token)> rotate; // instead of what a registry does
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    static QDateTime ago(int minutes) { return QDateTime::currentDateTimeUtc().addSecs(-60LL * minutes); }

    explicit OperatorStandIn(bool empty = false)
    {
        if (empty)
            return;
        using registry::Role;
        const auto person = [](const char *login, const char *name, Role role) {
            operators::Operator o;
            o.login = QString::fromLatin1(login);
            o.id = o.login == u"ana" ? QStringLiteral("1") : o.login;
            o.name = QString::fromUtf8(name);
            o.email = o.login + QStringLiteral("@example.org");
            o.role = role;
            o.language = QStringLiteral("es");
            o.keys = role == Role::Admin ? QStringList{QStringLiteral("admin:1"), QStringLiteral("inspect:1")} : QStringList{QStringLiteral("inspect:1")};
            o.createdAt = QDateTime(QDate(2026, 2, 3), QTime(10, 0), QTimeZone::UTC);
            o.lastSignInFrom = QStringLiteral("10.20.0.7");
            o.lastSignInWith = QStringLiteral("tenantry");
            return o;
        };
        auto ana = person("ana", "Ana Pérez", Role::Admin);
        ana.lastSignInAt = ago(12);
        ana.openSessions = 1;
        auto bruno = person("bruno", "Bruno Díaz", Role::Admin);
        bruno.lastSignInAt = ago(60 * 26);
        bruno.lastSignInWith = QStringLiteral("tenantryctl");
        bruno.lastSignInFrom = QStringLiteral("2001:db8::17");
        auto carla = person("carla", "Carla Benítez", Role::User);
        carla.tenants = 312;
        carla.mustChangePassword = true;
        carla.oneTimeUntil = ago(60 * 30);
        auto eva = person("eva", "Eva Ríos", Role::User);
        eva.tenants = 40;
        eva.mustChangePassword = true;
        eva.oneTimeUntil = ago(-60 * 24 * 6);
        auto luis = person("luis", "Luis Gómez", Role::User);
        luis.tenants = 2;
        luis.openSessions = 2;
        luis.lastSignInAt = ago(3);
        luis.lastSignInFrom.clear();
        auto marta = person("marta", "Marta Quiroga", Role::User);
        marta.enabled = false;
        marta.tenants = 55;
        marta.lastSignInAt = ago(60 * 24 * 20);
        state->snapshot.people = {ana, bruno, carla, eva, luis, marta};
        operators::DataKeyStatus admin{QStringLiteral("admin"), 1, {QStringLiteral("ana"), QStringLiteral("bruno")}, true, ana.createdAt, {}, {}, {}};
        operators::DataKeyStatus inspect = admin;
        inspect.name = QStringLiteral("inspect");
        inspect.dueSince = QDateTime(QDate(2026, 3, 1), QTime(9, 0), QTimeZone::UTC);
        inspect.dueBecause = QStringLiteral("marta");
        state->snapshot.keys = {admin, inspect};
        for (int i = 0; i < 10'000; ++i) {
            registry::Tenant t;
            t.id = QString::number(i);
            static const char *const names[] = {"Panadería", "Clínica", "Laboratorio", "Estudio"}, *const places[] = {"del Sol", "Rosario", "Norte", "O'Higgins", "Central"};
            t.companyName = QStringLiteral("%1 %2 %3").arg(QString::fromUtf8(names[i % 4]), QString::fromUtf8(places[i % 5]), QString::number(i));
            t.slug = QStringLiteral("tenant-%1").arg(i);
            t.plan = i % 3 == 0 ? QStringLiteral("gold") : QStringLiteral("bronze");
            state->assignable.tenants << t;
            state->assignable.searchTexts << registry::Filter::searchText(t);
        }
        state->assignable.assigned = {QStringLiteral("3"), QStringLiteral("7")};
    }

    // The end of a rotation: those of before are retired, the next one is due for nothing.
    static operators::Rotated newVersion(ui::OperatorSnapshot &snapshot, const QString &key)
    {
        operators::DataKeyStatus next;
        for (operators::DataKeyStatus &each : snapshot.keys)
            if (each.name == key && each.version > next.version) {
                next = each;
                each.retiredAt = ago(0);
                each.dueSince = {};
            }
        ++next.version;
        next.dueSince = {};
        next.dueBecause.clear();
        snapshot.keys << next;
        return {key, next.version, 312, false, false};
    }

    QStringList done() const
    {
        const std::scoped_lock lock(state->mutex);
        return state->done;
    }
    // Runs on the operator of that id; their row is changed as the registry would.
    template <class Change> base::Result<operators::Operator> on(const QString &id, const QString &what, Change change) const
    {
        const std::scoped_lock lock(state->mutex);
        if (state->actionError)
            return base::fail(*state->actionError);
        for (operators::Operator &each : state->snapshot.people)
            if (each.id == id) {
                change(each);
                state->done << what.arg(each.login);
                return each;
            }
        return base::fail(base::Kind::NotFound, "gone");
    }

    ui::OperatorBackend backend(registry::Role role = registry::Role::Admin) const
    {
        ui::OperatorBackend out;
        out.who = {QStringLiteral("1"), QStringLiteral("ana"), QStringLiteral("Ana Pérez"), role, {}};
        out.read = [s = state](std::stop_token) -> base::Result<ui::OperatorSnapshot> {
            const std::scoped_lock lock(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            auto now = s->snapshot;
            now.takenAt = QDateTime::currentDateTimeUtc();
            return now;
        };
        out.assignable = [s = state](const QString &id, std::stop_token) -> base::Result<ui::Assignable> {
            const std::scoped_lock lock(s->mutex);
            auto all = s->assignable;
            if (id.isEmpty())
                all.assigned.clear();
            return all;
        };
        const auto invited = [](const operators::Operator &who) {
            operators::Invited made{who, base::secretFromText(QStringLiteral("uno-dos-tres-cuatro"))};
            made.who.oneTimeUntil = ago(-60 * 24 * 7);
            return made;
        };
        out.add = [self = *this, invited](const operators::NewOperator &fresh, std::stop_token) -> base::Result<operators::Invited> {
            const std::scoped_lock lock(self.state->mutex);
            if (self.state->actionError)
                return base::fail(*self.state->actionError);
            operators::Operator who;
            who.id = who.login = fresh.login;
            who.name = fresh.name;
            who.email = fresh.email;
            who.role = fresh.role;
            who.mustChangePassword = true;
            who.tenants = int(fresh.tenantIds.size());
            self.state->snapshot.people << who;
            self.state->done << QStringLiteral("add %1 %2 %3").arg(who.login, registry::roleName(who.role)).arg(who.tenants);
            return invited(who);
        };
        out.update = [self = *this](const operators::Operator &changed, const operators::Operator &expected, std::stop_token) -> base::Result<operators::Operator> {
            {
                const std::scoped_lock held(self.state->mutex);
                for (const operators::Operator &each : std::as_const(self.state->snapshot.people))
                    if (each.id == changed.id && (each.name != expected.name || each.email != expected.email))
                        return base::fail(base::Kind::Conflict, {"Somebody changed the operator %1 in the meantime.", {each.login}});
            }
            return self.on(changed.id, QStringLiteral("update %1"), [&](operators::Operator &o) { o = changed; });
        };
        out.assign = [self = *this](const QString &id, const QStringList &add, const QStringList &remove, std::stop_token) {
            return self.on(id, QStringLiteral("assign %1 +") + QString::number(add.size()) + QStringLiteral(" -") + QString::number(remove.size()), [&](operators::Operator &o) { o.tenants += int(add.size() - remove.size()); });
        };
        out.setRole = [self = *this](const QString &id, registry::Role to, std::stop_token) {
            return self.on(id, QStringLiteral("role %1 ") + registry::roleName(to), [&](operators::Operator &o) { o.role = to; });
        };
        out.setEnabled = [self = *this](const QString &id, bool enabled, std::stop_token) {
            return self.on(id, enabled ? QStringLiteral("enable %1") : QStringLiteral("disable %1"), [&](operators::Operator &o) { o.enabled = enabled; });
        };
        out.endSessions = [self = *this](const QString &id, std::stop_token) {
            return self.on(id, QStringLiteral("end %1"), [](operators::Operator &o) { o.openSessions = 0; });
        };
        out.reset = [self = *this, invited](const QString &id, std::stop_token) -> base::Result<operators::Invited> {
            TRY(const auto who, self.on(id, QStringLiteral("reset %1"), [](operators::Operator &o) { o.mustChangePassword = true; }));
            return invited(who);
        };
        out.rotate = [s = state](const QString &key, const operators::RotationProgress &progress, std::stop_token stop) -> base::Result<operators::Rotated> {
            std::unique_lock lock(s->mutex);
            if (s->actionError)
                return base::fail(*s->actionError);
            if (const auto rotate = s->rotate) {
                lock.unlock();
                return rotate(key, progress, stop);
            }
            s->done << QStringLiteral("rotate %1").arg(key);
            return newVersion(s->snapshot, key);
        };
        out.saveConnectionFile = [s = state](const QString &login, const QString &, std::stop_token) -> base::Result<void> {
            const std::scoped_lock lock(s->mutex);
            if (s->actionError)
                return base::fail(*s->actionError);
            s->done << QStringLiteral("file %1").arg(login);
            return {};
        };
        return out;
    }
};

} // namespace tenantry::samples
