// What the audit page asks of the core, as values that can be called: each may block and belongs on a worker, except where it
// says GUI. auditBackend() makes the real one from a session.
#pragma once

#include "audit/exporting.h"
#include "audit/markfile.h"
#include "ui/shell/services.h"

#include <QHash>
#include <functional>

namespace tenantry::ui {

// What the filters offer, and what ids are called.
struct AuditChoices {
    registry::EventAuthors authors;
    QHash<QString, QString> names; // of plans, products, servers and operators
};

struct AuditBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;

    std::function<base::Result<QList<registry::Event>>(const registry::EventFilter &, int limit, qint64 beforeSeq, std::stop_token)> list; // newest first
    std::function<base::Result<AuditChoices>(std::stop_token)> choices;
    std::function<base::Result<QString>(const QString &reference, std::stop_token)> tenantId; // also of one that is gone
    std::function<base::Result<qint64>(const registry::EventFilter &, audit::Format, const QString &path, const audit::Progress &, std::stop_token)> exportTo;
    std::function<base::Result<audit::Verification>(const QList<audit::Mark> &, const audit::Progress &, std::stop_token)> verify;
    std::function<base::Result<void>(const QString &path, const audit::Mark &, std::stop_token)> saveAnchor;
    std::function<base::Result<audit::Mark>(const QString &path, std::stop_token)> readAnchor;

    // GUI: what this workstation saw of the chain. Empty functions: it keeps nothing.
    std::function<base::Result<QList<audit::Mark>>()> marks;
    std::function<base::Result<void>(const audit::Mark &)> remember;
    std::function<base::Result<void>()> forget;
};

AuditBackend auditBackend(const Services &services);

} // namespace tenantry::ui
