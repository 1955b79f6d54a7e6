// Plans in memory, for what only the page decides: the same at every run. What the registry decides is tested against one.
#pragma once

#include "ui/plans/planbackend.h"

#include <QCoreApplication>
#include <memory>
#include <mutex>

namespace tenantry::samples {

struct PlanStandIn {
    struct State {
        std::mutex mutex;
        ui::PlanSnapshot snapshot;
        QStringList done; // "add free 5", "update gold 80", "remove bronze"
        std::optional<base::Error> error;
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    explicit PlanStandIn(bool empty = false)
    {
        if (empty)
            return;
        const auto plan = [](const char *name, const char *description, int connections, int position, int tenants) {
            registry::Plan p;
            p.id = p.name = QString::fromLatin1(name);
            p.description = QString::fromUtf8(description);
            p.connectionLimit = connections;
            p.position = position;
            p.tenants = tenants;
            return p;
        };
        state->snapshot.plans = {plan("bronze", "For small laboratories", 10, 0, 6214), plan("silver", "With results online", 25, 1, 2870), plan("gold", "For hospitals and chains", 80, 2, 913),
                                 plan("internal", "", -1, 9, 0)};
        const auto feature = [](const char *key, const char *en, const char *es, registry::FeatureKind kind, const QJsonValue &value) {
            registry::Feature f;
            f.key = QString::fromLatin1(key);
            f.nameEn = QString::fromUtf8(en);
            f.nameEs = QString::fromUtf8(es);
            f.kind = kind;
            f.defaultValue = value;
            f.percentageValue = QJsonValue::Undefined;
            return f;
        };
        using registry::FeatureKind;
        const QString silver = QStringLiteral("silver"), gold = QStringLiteral("gold");
        auto orders = feature("monthly-orders", "Orders a month", "Órdenes al mes", FeatureKind::Number, 2000);
        orders.planValues = {{silver, silver, 10'000}, {gold, gold, 100'000}};
        auto results = feature("online-results", "Results online", "Resultados en línea", FeatureKind::Boolean, false);
        results.planValues = {{silver, silver, true}, {gold, gold, true}};
        auto format = feature("report-format", "Format of reports", "Formato de los informes", FeatureKind::Choice, QStringLiteral("classic"));
        format.planValues = {{gold, gold, QStringLiteral("branded")}};
        state->snapshot.features = {orders, results, format};
    }

    ui::PlanBackend backend(registry::Role role = registry::Role::Admin) const
    {
        ui::PlanBackend b;
        b.who.role = role;
        const auto s = state;
        b.read = [s](std::stop_token) -> base::Result<ui::PlanSnapshot> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            return s->snapshot;
        };
        b.add = [s](const registry::Plan &given, std::stop_token) -> base::Result<registry::Plan> {
            const std::scoped_lock held(s->mutex);
            for (const registry::Plan &plan : std::as_const(s->snapshot.plans))
                if (plan.name.compare(given.name, Qt::CaseInsensitive) == 0)
                    return base::fail(base::Kind::Conflict, {"A plan is called “%1” already.", {given.name}});
            registry::Plan plan = given;
            plan.id = plan.name;
            s->snapshot.plans << plan;
            s->done << QStringLiteral("add %1 %2").arg(plan.name).arg(plan.connectionLimit);
            return plan;
        };
        b.update = [s](const registry::Plan &plan, const registry::Plan &expected, std::stop_token) -> base::Result<registry::Plan> {
            const std::scoped_lock held(s->mutex);
            for (const registry::Plan &each : std::as_const(s->snapshot.plans))
                if (each.id == plan.id && (each.name != expected.name || each.description != expected.description || each.connectionLimit != expected.connectionLimit))
                    return base::fail(base::Kind::Conflict, {"Somebody changed the plan “%1” in the meantime.", {expected.name}});
            s->done << QStringLiteral("update %1 %2").arg(plan.name).arg(plan.connectionLimit);
            for (registry::Plan &each : s->snapshot.plans)
                if (each.id == plan.id)
                    each = plan;
            return plan;
        };
        b.remove = [s](const QString &id, std::stop_token) -> base::Result<void> {
            const std::scoped_lock held(s->mutex);
            for (const registry::Plan &plan : std::as_const(s->snapshot.plans))
                if (plan.id == id && plan.tenants > 0)
                    return base::fail(base::Kind::Conflict, {QT_TRANSLATE_N_NOOP("core", "%n tenant(s) are on the plan “%1”, among them %2."),
                                                             {plan.name, QStringLiteral("clinica-del-sol, hospital-norte, laboratorio-sur")}, plan.tenants},
                                      QT_TRANSLATE_NOOP("core", "Give them another plan first."));
            s->snapshot.plans.removeIf([&id](const registry::Plan &plan) { return plan.id == id; });
            s->done << QStringLiteral("remove ") + id;
            return {};
        };
        return b;
    }
    QStringList done() const
    {
        const std::scoped_lock held(state->mutex);
        return state->done;
    }
    template <class Change> void set(const Change &change) const
    {
        const std::scoped_lock held(state->mutex);
        change(*state);
    }
};

} // namespace tenantry::samples
