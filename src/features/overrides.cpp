#include "features/overrides.h"

#include "features/values.h"

#include <QCoreApplication>

#include <algorithm>

namespace tenantry::features {

using namespace tenantry::base;
using registry::FeatureOrigin;
using registry::OverrideTarget;

int Preview::differing() const
{
    return int(std::ranges::count_if(changes, [](const Change &change) { return change.before != change.after; }));
}

namespace {

// As override_stamp() in the registry has it: what was given without an end, and has begun, holds again after one that ends.
QJsonValue afterwards(const OverrideTarget &target, const QDateTime &now)
{
    if (!target.hasOverride || target.now.origin == FeatureOrigin::Killed)
        return target.withoutOverride;
    if (target.own.begun(now) && !target.own.endsAt.isValid())
        return target.own.value;
    const registry::OverrideLayer *lasting = target.own.lasting();
    return lasting ? lasting->value : target.withoutOverride;
}

} // namespace

Result<Preview> Overrides::preview(const registry::OverrideRequest &request, const QStringList &tenantIds, std::stop_token stop) const
{
    const registry::FeatureRepository repository(m_session);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Preview out;
    out.request = request;
    TRY(out.feature, repository.find(request.key, stop));
    if (out.feature.retired())
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The feature %1 is retired."), {request.key}}, QT_TRANSLATE_NOOP("core", "Bring it back first."));
    if (request.reason.trimmed().isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "There is no reason."), QT_TRANSLATE_NOOP("core", "Say in a few words why; others will read it."));
    if (request.endsAt.isValid() && (request.endsAt <= now || (request.startsAt.isValid() && request.endsAt <= request.startsAt)))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The end is over already, or not after the start."), QT_TRANSLATE_NOOP("core", "Choose a later end, or none."));
    if (!request.clears())
        TRYV(valueFromText(out.feature, valueText(request.value)));
    TRY(const auto targets, repository.targets(request.key, tenantIds, stop));
    for (const OverrideTarget &target : targets) {
        if (request.clears()) {
            if (target.hasOverride)
                out.changes.append({target, target.now.value, target.withoutOverride});
            else
                out.unchanged.append(target);
            continue;
        }
        if (!target.now.lacksVersion.isEmpty())
            out.lacking.append(target);
        else if (target.hasOverride && target.own.value == request.value && target.own.startsAt == request.startsAt && target.own.endsAt == request.endsAt)
            out.unchanged.append(target);
        else // switched off for everybody, it stays so
            out.changes.append({target, target.now.value, target.now.origin == FeatureOrigin::Killed ? target.now.value : request.value,
                                request.endsAt.isValid() ? afterwards(target, now) : QJsonValue(QJsonValue::Undefined)});
    }
    return out;
}

Result<registry::BatchOutcome> Overrides::apply(const Preview &preview, std::stop_token stop) const
{
    if (preview.changes.isEmpty())
        return registry::BatchOutcome{};
    QList<OverrideTarget> targets;
    targets.reserve(preview.changes.size());
    for (const Change &change : preview.changes)
        targets.append(change.target);
    return registry::FeatureRepository(m_session).apply(preview.request, targets, stop);
}

Result<registry::BatchOutcome> Overrides::undo(const QString &batchId, std::stop_token stop) const
{
    return registry::FeatureRepository(m_session).undo(batchId, stop);
}

} // namespace tenantry::features
