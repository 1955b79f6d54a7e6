#include "ui/audit/auditbackend.h"

#include "workstation/store.h"

namespace tenantry::ui {

using namespace registry;
using base::Result;

AuditBackend auditBackend(const Services &services)
{
    AuditBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.list = [session](const EventFilter &filter, int limit, qint64 before, std::stop_token stop) { return AuditRepository(session).list(filter, limit, before, stop); };
    backend.choices = [session](std::stop_token stop) -> Result<AuditChoices> {
        AuditChoices out;
        TRY(out.authors, AuditRepository(session).authors(stop));
        TRY(const auto plans, PlanRepository(session).list(stop));
        TRY(const auto products, ProductRepository(session).list(stop));
        TRY(const auto servers, ServerRepository(session).list(stop));
        for (const Plan &plan : plans)
            out.names.insert(plan.id, plan.name);
        for (const Product &product : products)
            out.names.insert(product.id, product.name);
        for (const Server &server : servers)
            out.names.insert(server.id, server.name);
        return out;
    };
    backend.tenantId = [session](const QString &reference, std::stop_token stop) { return AuditRepository(session).tenantLike(reference, stop); };
    backend.exportTo = [session](const EventFilter &filter, audit::Format format, const QString &path, const audit::Progress &progress, std::stop_token stop) -> Result<qint64> {
        TRY(const qint64 total, AuditRepository(session).count(filter, stop));
        return audit::exportEventsTo(session, filter, format, path, [&](qint64 done) { progress(done, std::max(done, total)); }, stop);
    };
    backend.verify = [session](const QList<audit::Mark> &marks, const audit::Progress &progress, std::stop_token stop) { return audit::verify(session, marks, progress, stop); };
    backend.saveAnchor = [session](const QString &path, const audit::Mark &mark, std::stop_token) {
        return audit::writeMarkFile(path, {session->registry().id, session->registry().name, mark});
    };
    backend.readAnchor = [session](const QString &path, std::stop_token) -> Result<audit::Mark> {
        TRY(const auto file, audit::readMarkFile(path, session->registry().id));
        return file.mark;
    };
    if (workstation::Store *store = services.store) {
        const QString registry = session->registry().id;
        backend.marks = [store, registry]() -> Result<QList<audit::Mark>> {
            TRY(const auto kept, store->chainMarks(registry));
            QList<audit::Mark> marks;
            for (const auto &mark : kept)
                marks.append({mark.seq, mark.hash, mark.seenAt});
            return marks;
        };
        backend.remember = [store, registry](const audit::Mark &mark) { return store->saveChainMark(registry, {mark.seq, mark.hash, mark.seenAt}); };
        backend.forget = [store, registry] { return store->clearChainMarks(registry); };
    }
    return backend;
}

} // namespace tenantry::ui
