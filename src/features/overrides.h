// Changing what tenants have, one or ten thousand: look at exactly who changes from what to what, apply it as one batch, take the batch back.
#pragma once

#include "registry/featurerepository.h"

namespace tenantry::features {

struct Change {
    registry::OverrideTarget target;
    QJsonValue before, after;   // effective; of a scheduled one: what it will be from its start on
    QJsonValue afterwards = QJsonValue::Undefined; // of one with an end: what holds again then
};

struct Preview {
    registry::Feature feature;
    registry::OverrideRequest request;
    QList<Change> changes;      // who gets a new override, or loses one; `before` may equal `after`
    QList<registry::OverrideTarget> lacking;   // who cannot: without the schema version that the feature requires
    QList<registry::OverrideTarget> unchanged; // who has exactly this already
    int differing() const;      // changes whose effective value becomes another
};

class Overrides {
public:
    explicit Overrides(registry::SessionPtr session) : m_session(std::move(session)) {}

    // Nothing is changed. InvalidInput: a value that does not fit, no reason, an end that is over. Conflict: retired.
    base::Result<Preview> preview(const registry::OverrideRequest &request, const QStringList &tenantIds, std::stop_token stop = {}) const;
    // The changes of a preview and nothing else: who was changed since it is left alone and named in `skipped`. An empty preview does nothing.
    base::Result<registry::BatchOutcome> apply(const Preview &preview, std::stop_token stop = {}) const;
    base::Result<registry::BatchOutcome> undo(const QString &batchId, std::stop_token stop = {}) const;

private:
    registry::SessionPtr m_session;
};

} // namespace tenantry::features
