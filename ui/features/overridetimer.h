// When to read again because an override begins or ends by its time, which the registry tells nobody of. GUI thread.
#pragma once

#include "registry/features.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <functional>

namespace tenantry::ui {

class OverrideTimer : public QTimer {
public:
    OverrideTimer()
    {
        setSingleShot(true);
        setTimerType(Qt::PreciseTimer); // others may be off by a twentieth, which is an hour in a day
    }

    // To the nearest such moment of what was just read: `featureOf` each is its feature. At least a second, so that moments close together
    // are read together; at most a day, because clocks drift.
    template <class List, class FeatureOf>
    void restart(const List &shown, FeatureOf featureOf)
    {
        std::optional<qint64> nearest;
        for (const auto &each : shown) {
            const registry::Feature &feature = std::invoke(featureOf, each);
            if (feature.changesIn)
                nearest = std::min(nearest.value_or(*feature.changesIn), *feature.changesIn);
        }
        stop();
        if (nearest)
            start(std::clamp<std::chrono::milliseconds>(std::chrono::milliseconds(*nearest), std::chrono::seconds(1), std::chrono::hours(24)));
    }
};

} // namespace tenantry::ui
