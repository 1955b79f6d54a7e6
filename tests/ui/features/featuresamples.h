// Features in memory, for what only the page decides: the same at every run. What the registry decides is tested against one.
#pragma once

#include "ui/features/featurebackend.h"
#include "ui/features/featuremodel.h"

#include <QTimeZone>
#include <memory>
#include <mutex>

namespace tenantry::samples {

struct FeatureStandIn {
    struct State {
        std::mutex mutex;
        ui::FeatureSnapshot snapshot;
        ui::FeatureHistory history;
        int manyMore = 0; // tenants in a preview
        QJsonValue tenantHas = 2500; // any tenant, of any feature
        QStringList faster;          // tenants that somebody changes before a batch is applied
        QStringList done; // "kill online-results", "plan online-results gold true", "apply 2", "undo b1"
        std::optional<base::Error> error, productsError;
        QList<ui::FeatureProduct> products{{QStringLiteral("p"), QStringLiteral("Laboratorio"), {{QStringLiteral("0010"), QStringLiteral("quality_charts")}, {QStringLiteral("0011"), QStringLiteral("portal")}}},
                                           {QStringLiteral("q"), QStringLiteral("Turnos & salas"), {{QStringLiteral("0001"), QStringLiteral("calendar")}}}};
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    explicit FeatureStandIn(bool empty = false)
    {
        if (empty)
            return;
        const auto plan = [](const char *name) { registry::Plan p; p.id = p.name = QString::fromLatin1(name); return p; };
        state->snapshot.plans = {plan("bronze"), plan("silver"), plan("gold")};
        const auto feature = [](const char *key, const char *en, const char *es, registry::FeatureKind kind, const QJsonValue &value, const char *owner) {
            registry::Feature f;
            f.key = QString::fromLatin1(key);
            f.nameEn = QString::fromUtf8(en);
            f.nameEs = QString::fromUtf8(es);
            f.kind = kind;
            f.defaultValue = value;
            f.owner = QString::fromUtf8(owner);
            f.percentageValue = QJsonValue::Undefined;
            return f;
        };
        using registry::FeatureKind;
        const QString silver = QStringLiteral("silver"), gold = QStringLiteral("gold");
        auto invoice = feature("electronic-invoice", "Electronic invoice", "Factura electrónica", FeatureKind::Boolean, true, "Billing");
        invoice.lifetime = registry::FeatureLifetime::KillSwitch;
        invoice.killedAt = QDateTime(QDate(2026, 3, 2), QTime(9, 0), QTimeZone::UTC);
        invoice.killedBy = QStringLiteral("ana");
        auto orders = feature("monthly-orders", "Orders a month", "Órdenes al mes", FeatureKind::Number, 2000, "Sales");
        orders.planValues = {{silver, silver, 10'000}, {gold, gold, 100'000}};
        auto form = feature("new-order-form", "New order form", "Formulario de órdenes nuevo", FeatureKind::Boolean, false, "Orders");
        form.percentage = 25;
        form.percentageValue = true;
        auto results = feature("online-results", "Results online", "Resultados en línea", FeatureKind::Boolean, false, "Portal");
        results.description = QStringLiteral("Patients read their results in a portal.");
        results.planValues = {{silver, silver, true}, {gold, gold, true}};
        results.overrides = 2;
        results.expiredOverrides = 1;
        results.requirements = {{QStringLiteral("p"), QStringLiteral("Laboratorio"), QStringLiteral("0011")}};
        auto charts = feature("quality-charts", "Quality control charts", "Gráficos de control de calidad", FeatureKind::Boolean, false, "Quality");
        charts.reviewOn = QDate(2026, 1, 31);
        charts.lifetime = registry::FeatureLifetime::Experiment;
        charts.planValues = {{gold, gold, true}};
        auto format = feature("report-format", "Format of reports", "Formato de los informes", FeatureKind::Choice, QStringLiteral("classic"), "Reports");
        format.choices = {QStringLiteral("classic"), QStringLiteral("compact"), QStringLiteral("branded")};
        format.planValues = {{gold, gold, QStringLiteral("branded")}};
        state->snapshot.features = {invoice, orders, form, results, charts, format};
        const auto at = [](int days) { return QDateTime::currentDateTimeUtc().addDays(days); };
        state->history.overrides = {
            {QStringLiteral("t1"), QStringLiteral("clinica-del-sol"), QStringLiteral("Clínica del Sol"), {}, true, QStringLiteral("Trial until the end of the quarter, ticket 4711"), QStringLiteral("ana"),
             {}, at(45), {}, at(-3), {}},
            {QStringLiteral("t2"), QStringLiteral("bioanalisis"), QStringLiteral("Bioanálisis Rosario"), {}, true, QStringLiteral("Pilot"), QStringLiteral("luis"), {}, at(-10), {}, at(-60), {}}};
        registry::FeatureBatch batch;
        batch.id = QStringLiteral("b1");
        batch.value = true;
        batch.reason = QStringLiteral("Trial until the end of the quarter, ticket 4711");
        batch.author = QStringLiteral("ana");
        batch.tenants = 2;
        batch.at = at(-3);
        state->history.batches = {batch};
    }

    ui::FeatureBackend backend(registry::Role role = registry::Role::Admin) const
    {
        ui::FeatureBackend b;
        b.who.role = role;
        const auto s = state;
        const auto note = [s](const QString &what) -> base::Result<void> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            s->done << what;
            return {};
        };
        b.read = [s](std::stop_token) -> base::Result<ui::FeatureSnapshot> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            return s->snapshot;
        };
        b.history = [s, role](const QString &key, std::stop_token) -> base::Result<ui::FeatureHistory> {
            const std::scoped_lock held(s->mutex);
            if (key != u"online-results")
                return ui::FeatureHistory{};
            return ui::FeatureHistory{s->history.overrides, role == registry::Role::Admin ? s->history.batches : QList<registry::FeatureBatch>()};
        };
        b.products = [s](std::stop_token) -> base::Result<QList<ui::FeatureProduct>> {
            const std::scoped_lock held(s->mutex);
            if (s->productsError)
                return base::fail(*s->productsError);
            return s->products;
        };
        b.add = [s, note](const registry::Feature &f, std::stop_token) -> base::Result<registry::Feature> {
            TRYV(note(QStringLiteral("add ") + f.key));
            const std::scoped_lock held(s->mutex);
            s->snapshot.features.append(f);
            return f;
        };
        b.update = [s, note](const registry::Feature &f, std::stop_token) -> base::Result<registry::Feature> {
            {
                const std::scoped_lock held(s->mutex);
                for (const registry::Feature &now : s->snapshot.features)
                    if (now.key == f.key && now.version != f.version)
                        return base::fail(base::Kind::Conflict, {"%1 was changed by %2 while you were editing.", {f.key, QStringLiteral("ana")}},
                                          "Read it again, then make your change once more.");
            }
            QString needs;
            for (const auto &each : f.requirements)
                needs += QStringLiteral(" needs %1 %2").arg(each.product, each.version);
            TRYV(note(QStringLiteral("update ") + f.key + needs));
            const std::scoped_lock held(s->mutex);
            for (registry::Feature &now : s->snapshot.features)
                if (now.key == f.key)
                    now = f;
            return f;
        };
        b.setPlanValue = [s, note](const QString &key, const QString &plan, const QJsonValue &was, const QJsonValue &value, std::stop_token) -> base::Result<registry::Feature> {
            {
                const std::scoped_lock held(s->mutex);
                for (const registry::Feature &each : s->snapshot.features)
                    if (each.key == key && ui::FeatureModel::carried(each, plan) != was)
                        return base::fail(base::Kind::Conflict, {"The plan carries another value of %1 by now: somebody changed it.", {key}});
            }
            TRYV(note(QStringLiteral("plan %1 %2 %3").arg(key, plan, value.isUndefined() ? QStringLiteral("none") : value.toVariant().toString())));
            return registry::Feature{};
        };
        b.setKilled = [s, note](const QString &key, bool on, std::stop_token) -> base::Result<registry::Feature> {
            TRYV(note((on ? QStringLiteral("kill ") : QStringLiteral("revive ")) + key));
            const std::scoped_lock held(s->mutex);
            for (registry::Feature &f : s->snapshot.features)
                if (f.key == key)
                    f.killedAt = on ? QDateTime::currentDateTimeUtc() : QDateTime();
            return registry::Feature{};
        };
        b.setRetired = [s, note](const QString &key, bool on, std::stop_token) -> base::Result<registry::Feature> {
            TRYV(note((on ? QStringLiteral("retire ") : QStringLiteral("bring back ")) + key));
            const std::scoped_lock held(s->mutex);
            for (registry::Feature &f : s->snapshot.features)
                if (f.key == key)
                    f.retiredAt = on ? QDateTime::currentDateTimeUtc() : QDateTime();
            return registry::Feature{};
        };
        b.target = [s](const QString &, const QString &tenantId, std::stop_token) -> base::Result<registry::OverrideTarget> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            registry::OverrideTarget out;
            out.tenantId = tenantId;
            out.companyName = QStringLiteral("Clínica del Sol");
            out.slug = QStringLiteral("clinica-del-sol");
            out.now.value = s->tenantHas;
            return out;
        };
        b.targets = [s](const QString &, const QStringList &ids, std::stop_token) -> base::Result<QList<registry::OverrideTarget>> {
            const std::scoped_lock held(s->mutex);
            QList<registry::OverrideTarget> out;
            for (const QString &id : ids) {
                out.emplaceBack();
                out.last().tenantId = out.last().slug = id;
                out.last().now.value = s->tenantHas;
            }
            return out;
        };
        b.preview = [s](const registry::OverrideRequest &request, const QString &, std::stop_token) -> base::Result<features::Preview> {
            features::Preview out;
            out.request = request;
            const auto target = [](const char *slug, const char *name) {
                registry::OverrideTarget t;
                t.tenantId = t.slug = QString::fromLatin1(slug);
                t.companyName = QString::fromUtf8(name);
                return t;
            };
            out.changes = {{target("clinica-del-sol", "Clínica del Sol"), false, request.value}, {target("hospital-norte", "Hospital Norte"), false, request.value},
                           {target("laboratorio-sur", "Laboratorio Sur"), true, request.value}};
            out.lacking = {target("bioanalisis", "Bioanálisis Rosario")};
            out.lacking.first().now.lacksVersion = QStringLiteral("0011");
            const std::scoped_lock held(s->mutex);
            for (int i = 0; i < s->manyMore; ++i) {
                out.changes.append({target("tenant", "Clínica"), i % 2 == 0, request.value});
                out.changes.last().target.slug += QStringLiteral("-%1").arg(i);
                out.changes.last().target.companyName += QStringLiteral(" %1").arg(i);
            }
            return out;
        };
        b.apply = [note, s](const features::Preview &preview, std::stop_token) -> base::Result<registry::BatchOutcome> {
            TRYV(note(QStringLiteral("apply %1").arg(preview.changes.size())));
            registry::BatchOutcome out;
            out.batch.id = QStringLiteral("b2");
            const std::scoped_lock held(s->mutex);
            for (const auto &change : preview.changes)
                (s->faster.contains(change.target.tenantId) ? out.skipped : out.changed) << change.target.tenantId;
            if (out.changed.isEmpty())
                out.batch = {};
            return out;
        };
        b.undo = [note](const QString &id, std::stop_token) -> base::Result<registry::BatchOutcome> {
            TRYV(note(QStringLiteral("undo ") + id));
            registry::BatchOutcome out;
            out.batch.id = id;
            out.batch.undoneAt = QDateTime::currentDateTimeUtc();
            out.skipped = {QStringLiteral("t3")};
            return out;
        };
        return b;
    }
    QStringList done() const
    {
        const std::scoped_lock held(state->mutex);
        return state->done;
    }
};

} // namespace tenantry::samples
