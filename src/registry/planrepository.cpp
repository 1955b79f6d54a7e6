#include "registry/featuresql.h"

#include "base/random.h"

#include <QCoreApplication>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Rows;

namespace {

constexpr char noPlan[] = QT_TRANSLATE_NOOP("core", "No plan is called %1.");

Result<QList<Plan>> read(postgres::Connection &connection, const QByteArray &where, const postgres::Params &params)
{
    TRY(const Rows rows, askOften(connection, "SELECT p.id, p.name, p.description, p.connection_limit, p.position, coalesce(t.count, 0) FROM tenantry.plan p "
                                         "LEFT JOIN (SELECT plan_id, count(*) FROM tenantry.tenant GROUP BY plan_id) t ON t.plan_id = p.id " + where +
                                         " ORDER BY p.position, lower(p.name)", params));
    QList<Plan> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), int(rows.integer(i, 3)), int(rows.integer(i, 4)), int(rows.integer(i, 5))});
    return out;
}

Result<Plan> one(postgres::Connection &connection, const QString &reference)
{
    if (reference.contains(QChar(0)))
        return noSuch(noPlan, reference);
    TRY(const auto found, read(connection, isId(reference) ? "WHERE p.id = $1::uuid" : "WHERE lower(p.name) = lower($1)", {reference}));
    if (found.isEmpty())
        return noSuch(noPlan, reference);
    return found.first();
}

Result<void> check(const Plan &plan)
{
    TRYV(checkName(plan.name));
    TRYV(checkText(plan.description, QT_TRANSLATE_NOOP("core", "description"), 2'000));
    if (plan.connectionLimit < -1 || plan.connectionLimit > 262'143) // MAX_BACKENDS of PostgreSQL
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "A connection limit of %1 is not possible."), {QString::number(plan.connectionLimit)}},
                    QT_TRANSLATE_NOOP("core", "Give a number from 0 to 262143, or -1 for no limit."));
    return {};
}

Error taken(Error error, const QString &name)
{
    if (error.sqlstate != QLatin1String("23505"))
        return error;
    error.message = {QT_TRANSLATE_NOOP("core", "A plan is called “%1” already."), {name}};
    error.hint = QT_TRANSLATE_NOOP("core", "Choose another name; upper and lower case do not make a difference.");
    return error;
}

} // namespace

Result<QList<Plan>> PlanRepository::list(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, {}, {});
}

Result<Plan> PlanRepository::find(const QString &nameOrId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return one(*connection, nameOrId);
}

Result<Plan> PlanRepository::add(const Plan &given, std::stop_token stop) const
{
    Plan plan = given;
    if (plan.id.isEmpty())
        plan.id = newId();
    TRYV(check(plan));
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "INSERT INTO tenantry.plan (id, name, description, connection_limit, position) VALUES ($1, $2, $3, $4, $5)",
             {plan.id, plan.name, plan.description, plan.connectionLimit, plan.position})
             .transform_error([&](Error error) { return taken(std::move(error), plan.name); }));
    return one(*connection, plan.id);
}

Result<Plan> PlanRepository::update(const Plan &plan, std::stop_token stop) const { return update(plan, QList<std::pair<QString, QJsonValue>>(), stop); }

Result<Plan> PlanRepository::update(const Plan &plan, const QList<std::pair<QString, QJsonValue>> &carries, std::stop_token stop) const
{
    TRYV(check(plan));
    if (!isId(plan.id))
        return noSuch(noPlan, plan.name);
    TRY(auto connection, writer(*m_session, stop));
    QStringList keys;
    for (const auto &[key, value] : carries)
        keys << key;
    TRYV(connection->transaction([&]() -> Result<void> {
        if (!keys.isEmpty()) // before any event is written: so does whoever throws a kill switch
            TRYV(ask(*connection, "SELECT 1 FROM tenantry.feature WHERE key = ANY ($1) ORDER BY key FOR SHARE", {keys}));
        TRYV(ask(*connection, "UPDATE tenantry.plan SET name = $2, description = $3, connection_limit = $4, position = $5 WHERE id = $1",
                 {plan.id, plan.name, plan.description, plan.connectionLimit, plan.position})
                 .transform_error([&](Error error) { return taken(std::move(error), plan.name); }));
        for (const auto &[key, value] : carries)
            TRYV(writePlanValue(*connection, key, plan.id, value));
        return {};
    }));
    return one(*connection, plan.id);
}

Result<Plan> PlanRepository::update(const Plan &plan, const Plan &expected, std::stop_token stop) const
{
    TRYV(check(plan));
    if (!isId(plan.id))
        return noSuch(noPlan, plan.name);
    TRY(auto connection, writer(*m_session, stop));
    TRY(const auto done, ask(*connection, "UPDATE tenantry.plan SET name = $2, description = $3, connection_limit = $4, position = $5 WHERE id = $1 "
                                          "AND (name, description, connection_limit, position) = ($6, $7, $8, $9) RETURNING id",
             {plan.id, plan.name, plan.description, plan.connectionLimit, plan.position, expected.name, expected.description, expected.connectionLimit, expected.position})
             .transform_error([&](Error error) { return taken(std::move(error), plan.name); }));
    TRY(const Plan now, one(*connection, plan.id)); // NotFound: it is gone
    if (done.isEmpty())
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody changed the plan “%1” in the meantime."), {expected.name}},
                    QT_TRANSLATE_NOOP("core", "Nothing was saved. Look at what they changed, then save again or take theirs."));
    return now;
}

Result<void> PlanRepository::remove(const QString &id, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noPlan, id);
    TRY(auto connection, writer(*m_session, stop));
    auto done = ask(*connection, "DELETE FROM tenantry.plan WHERE id = $1", {id});
    if (!done && done.error().sqlstate == QLatin1String("23503")) {
        Error error = done.error();
        error.kind = Kind::Conflict;
        const auto on = ask(*connection, "SELECT t.slug, p.name, count(*) OVER () FROM tenantry.tenant t JOIN tenantry.plan p ON p.id = t.plan_id WHERE p.id = $1 ORDER BY t.slug LIMIT 5", {id});
        if (on && !on->isEmpty()) {
            QStringList slugs;
            for (int i = 0; i < on->size(); ++i)
                slugs << on->text(i, 0);
            const bool all = on->integer(0, 2) == slugs.size();
            error.message = {all ? QT_TRANSLATE_N_NOOP("core", "%n tenant(s) are on the plan “%1”: %2.") : QT_TRANSLATE_N_NOOP("core", "%n tenant(s) are on the plan “%1”, among them %2."),
                             {on->text(0, 1), slugs.join(QStringLiteral(", "))}, int(on->integer(0, 2))};
        }
        error.hint = QT_TRANSLATE_NOOP("core", "Give them another plan first.");
        return fail(std::move(error));
    }
    if (!done)
        return fail(std::move(done).error());
    if (done->affected() == 0)
        return noSuch(noPlan, id);
    return {};
}

} // namespace tenantry::registry
