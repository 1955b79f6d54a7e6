#include "ui/features/mirrorkeeper.h"

#include "registry/listener.h"

namespace tenantry::ui {

MirrorKeeper::MirrorKeeper(const Services &services, QObject *parent) : QObject(parent), m_services(services)
{
    if (!services.session || !services.session->isAdmin() || services.session->registry().readOnly)
        return;
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    connect(&m_soon, &QTimer::timeout, this, &MirrorKeeper::refresh);
    m_again.setInterval(again);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_passes == 0)
            refresh();
    });
    m_again.start();
    if (services.listener) {
        connect(services.listener, &registry::Listener::changed, this, [this](const QString &table) {
            // Of tenants every measurement is told; another plan of theirs is found within the minute.
            if ((table == QLatin1String("feature") || table == QLatin1String("tenant_feature")) && !m_soon.isActive())
                m_soon.start();
        });
        connect(services.listener, &registry::Listener::online, &m_soon, qOverload<>(&QTimer::start));
    }
    m_soon.start();
}

MirrorKeeper::~MirrorKeeper() { m_stop.request_stop(); }

void MirrorKeeper::refresh()
{
    if (m_passes == passesAtOnce) {
        m_more = true;
        return;
    }
    ++m_passes;
    base::run(m_services.workers, m_stop.get_token(), [session = m_services.session](std::stop_token stop) { return features::Mirror(session).refresh({}, {}, stop); })
        .then(this, [this](const base::Result<features::MirrorOutcome> &outcome) {
            --m_passes;
            if (std::exchange(m_more, false))
                m_soon.start();
            // That the registry cannot be reached is said by the window.
            if (outcome && (!outcome->written.isEmpty() || !outcome->failed.isEmpty()))
                emit refreshed(*outcome);
        });
}

} // namespace tenantry::ui
