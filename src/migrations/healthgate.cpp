#include "migrations/healthgate.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace tenantry::migrations {

using namespace tenantry::base;
using namespace Qt::StringLiterals;

namespace {

constexpr double leastMs = 5, leastRatio = 0.01, leastDeadlocks = 1;

bool worse(const std::optional<double> &before, const std::optional<double> &after, double marginPercent, double least)
{
    if (!after)
        return false;
    const double was = before.value_or(0); // no transaction at all before, and failing ones now
    return *after - was >= least && *after > was * (1 + marginPercent / 100);
}

QString ms(double value) { return QString::number(value, 'f', value < 10 ? 1 : 0); }
QString percent(double ratio) { return QString::number(ratio * 100, 'f', 1); }

} // namespace

HealthVerdict judgeWave(const std::vector<registry::WaveHealth> &tenants, double marginPercent)
{
    HealthVerdict out;
    for (const registry::WaveHealth &one : tenants) {
        if (one.before < samplesBefore)
            continue;
        std::optional<Text> said;
        if (one.unreachableAfter > 0)
            said = Text{QT_TRANSLATE_NOOP("core", "It did not answer the health check after its migration."), {}};
        else if (one.after < samplesAfter)
            ++out.waitedFor;
        else if (worse(one.queryMsBefore, one.queryMsAfter, marginPercent, leastMs))
            said = Text{QT_TRANSLATE_NOOP("core", "It answers in %2 ms since its migration; before, it did in %1 ms."), {ms(one.queryMsBefore.value_or(0)), ms(*one.queryMsAfter)}};
        else if (worse(one.rollbacksBefore, one.rollbacksAfter, marginPercent, leastRatio))
            said = Text{QT_TRANSLATE_NOOP("core", "%2 % of its transactions are rolled back since its migration; before, %1 % were."), {percent(one.rollbacksBefore.value_or(0)), percent(*one.rollbacksAfter)}};
        else if (worse(one.deadlocksBefore, one.deadlocksAfter, marginPercent, leastDeadlocks))
            said = Text{QT_TRANSLATE_NOOP("core", "It has deadlocks since its migration."), {}};
        if (one.after >= samplesAfter || one.unreachableAfter > 0)
            ++out.compared;
        if (said)
            out.worse.append(QJsonObject{{u"tenant"_s, one.slug},
                                         {u"error"_s, Error{Kind::Conflict, *said, QT_TRANSLATE_NOOP("core", "Look at it before the run goes on."), {}, {}}.toJson()}});
    }
    return out;
}

} // namespace tenantry::migrations
