#include "ui/audit/chainwitness.h"

#include "base/async.h"
#include "registry/listener.h"
#include "workstation/store.h"

namespace tenantry::ui {

ChainWitness::ChainWitness(const Services &services, QObject *parent) : QObject(parent), m_services(services)
{
    if (m_services.listener)
        connect(m_services.listener, &registry::Listener::online, this, &ChainWitness::look);
    // Not yet: an answer that is there at once would come before anybody is connected to hear it.
    QMetaObject::invokeMethod(this, &ChainWitness::look, Qt::QueuedConnection);
}

ChainWitness::~ChainWitness() { m_stop.request_stop(); }

void ChainWitness::look()
{
    if (!m_services.session || !m_services.store || m_looking)
        return;
    const QString registry = m_services.session->registry().id;
    const auto kept = m_services.store->chainMarks(registry);
    if (!kept)
        return; // the store says so itself, where it is opened
    QList<audit::Mark> marks;
    for (const auto &mark : *kept)
        marks.append({mark.seq, mark.hash, mark.seenAt});
    m_looking = true;
    base::run(m_services.workers, m_stop.get_token(), [session = m_services.session, marks](std::stop_token stop) { return audit::glance(session, marks, stop); })
        .then(this, [this, registry](const base::Result<audit::Glance> &seen) {
            m_looking = false;
            if (!seen) // an unreachable registry is said by the window; a record that is gone is not
                return seen.error().kind == base::Kind::NotFound ? emit suspicious(seen.error().message) : void();
            if (seen->finding) {
                emit suspicious(seen->finding->sentence());
                return;
            }
            (void)m_services.store->saveChainMark(registry, {seen->end.seq, seen->end.hash, seen->end.seenAt});
            emit remembered();
        });
}

} // namespace tenantry::ui
