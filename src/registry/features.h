// Features and what of them holds for whom, as plain values. The rules are in resources/registry (tenantry.effective_feature).
// A value is a JSON boolean, number or string, by the feature's kind; undefined means "none". Times UTC.
#pragma once

#include "base/error.h"

#include <QDate>
#include <QDateTime>
#include <QJsonValue>
#include <QList>
#include <QStringList>
#include <algorithm>
#include <optional>

namespace tenantry::registry {

enum class FeatureKind { Boolean, Number, Text, Choice };
QString featureKindName(FeatureKind kind); // "boolean"
std::optional<FeatureKind> featureKindFromName(const QString &name);

enum class FeatureLifetime { Release, Experiment, Operational, KillSwitch, Permission };
QString featureLifetimeName(FeatureLifetime lifetime); // "kill_switch"
std::optional<FeatureLifetime> featureLifetimeFromName(const QString &name);

enum class FeatureOrigin { Killed, Override, Requirement, Percentage, Plan, Default }; // Requirement: the tenant lacks the schema version
QString featureOriginName(FeatureOrigin origin); // "override"

struct FeatureRequirement {
    QString productId, product;
    QString version;            // of the product's migration that the feature needs
};

struct PlanValue {
    QString planId, plan;
    QJsonValue value;
};

struct Feature {
    QString key;                // what the product asks for; never changes
    QString nameEn, nameEs, description;
    FeatureKind kind = FeatureKind::Boolean;
    QStringList choices;        // of a choice
    QJsonValue defaultValue = false;
    QString owner;
    FeatureLifetime lifetime = FeatureLifetime::Release;
    QDate reviewOn;             // from this day on it is stale
    std::optional<int> percentage; // 0 to 100 of the tenants, stable by id
    QJsonValue percentageValue; // what those get
    QDateTime killedAt;         // off for everybody since
    QString killedBy;
    QDateTime retiredAt;
    QList<FeatureRequirement> requirements;
    QList<PlanValue> planValues;
    int overrides = 0;          // tenants with one of their own, expired ones left out
    int expiredOverrides = 0;
    std::optional<qint64> changesIn; // milliseconds, as of the reading, until an override begins or ends by its time; none: none will
    QDateTime createdAt, updatedAt;
    QString version;            // of the row, opaque: updates name the one they read, and get Conflict when it moved

    bool killed() const { return killedAt.isValid(); }
    bool retired() const { return retiredAt.isValid(); }
    bool stale(const QDate &today) const { return !retired() && reviewOn.isValid() && reviewOn <= today; }
};

// What is changed of a feature, all of it or nothing.
struct FeatureEdit {
    QString key;
    std::optional<bool> killed{}, retired{};
    QList<PlanValue> planValues{}; // undefined: none
    std::optional<Feature> catalogue{}; // as for update()
};

struct EffectiveValue {
    QString tenantId, slug, key;
    QJsonValue value;
    FeatureOrigin origin = FeatureOrigin::Default;
    QString reason, author;     // of the override
    QDateTime endsAt;
    QString lacksVersion;       // the schema version that the tenant would need first
    QJsonValue next = QJsonValue::Undefined; // of an override that has not begun: what it gives, and when; of one tenant only
    QDateTime nextAt{}, nextEnds{};
};

// What stands beneath an override: with an end it holds until the one above begins, without one whenever nothing above does.
struct OverrideLayer {
    QJsonValue value;
    QString reason, author;
    QDateTime endsAt;
};

struct Override {
    QString tenantId, slug, companyName, key;
    QJsonValue value;
    QString reason, author;
    QDateTime startsAt, endsAt; // invalid: at once, until cleared
    QString batchId;
    QDateTime createdAt;
    QList<OverrideLayer> beneath; // what was given last first
    bool expired(const QDateTime &now) const { return endsAt.isValid() && endsAt <= now; }
    bool begun(const QDateTime &now) const { return !startsAt.isValid() || startsAt <= now; }
    const OverrideLayer *lasting() const // of those beneath
    {
        const auto found = std::ranges::find_if(beneath, [](const OverrideLayer &layer) { return !layer.endsAt.isValid(); });
        return found == beneath.cend() ? nullptr : &*found;
    }
};

struct OverrideRequest {
    QString key;
    QJsonValue value = QJsonValue::Undefined; // undefined: clear
    QString reason;
    QDateTime startsAt, endsAt;
    bool clears() const { return value.isUndefined(); }
};

// What a tenant has before a change, and what it would have without any override. A change made since is noticed by the stamp, which is the row's,
// or by other values than those seen.
struct OverrideTarget {
    QString tenantId, slug, companyName;
    EffectiveValue now;
    QJsonValue withoutOverride;
    bool hasOverride = false;   // also one that has not begun, or is over
    Override own;
    qint64 stamp = 0;
    QString seen;               // opaque: the values above, as the registry compares them
};

struct FeatureBatch {
    QString id, key;
    QJsonValue value;           // undefined: cleared
    QString reason, author;
    QDateTime startsAt, endsAt, at, undoneAt;
    QString undoneBy;
    int tenants = 0;
};

struct BatchOutcome {
    FeatureBatch batch;
    QStringList changed;        // ids of tenants
    QStringList skipped;        // ids of tenants that somebody changed since
    QStringList lacking, misfits; // of an undoing: who lacks the version that what they had requires by now, or had what is no value any more
};

} // namespace tenantry::registry
