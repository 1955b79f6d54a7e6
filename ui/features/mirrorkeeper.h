// Keeps the mirrors of feature values in the tenants' databases up to date while an ADMIN's panel is open: after every change,
// whoever made it, and every minute, because a server that was away comes back. (What begins or ends by itself, a copy knows.) GUI thread;
// writes on a worker. Two panels that do the same write the same.
#pragma once

#include "features/mirror.h"
#include "ui/shell/services.h"

#include <QObject>
#include <QTimer>

namespace tenantry::ui {

class MirrorKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr int soon = 1000, again = 60'000; // ms
    // Nothing to do for a USER or where the registry is read-only.
    explicit MirrorKeeper(const Services &services, QObject *parent = nullptr);
    ~MirrorKeeper() override;

signals:
    // Only when something was written or could not be. What failed is tried again.
    void refreshed(const tenantry::features::MirrorOutcome &outcome);

private:
    void refresh();
    static constexpr int passesAtOnce = 2; // a change does not wait for a pass that waits for a server
    Services m_services;
    std::stop_source m_stop;
    QTimer m_soon, m_again;
    int m_passes = 0;
    bool m_more = false;
};

} // namespace tenantry::ui
