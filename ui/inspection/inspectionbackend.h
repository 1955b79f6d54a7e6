// What the pages that look into tenants' databases ask of the core, as values that can be called: each may block and belongs on a
// worker. inspectionBackend() makes the real one from a session.
#pragma once

#include "inspection/looks.h"
#include "registry/inspectionrepository.h"
#include "ui/inspection/answermodel.h"
#include "ui/shell/permit.h"
#include "ui/shell/services.h"

#include <functional>

namespace tenantry::ui {

struct QueryAnswer {
    AnswerPtr answer;
    bool truncated = false;
    qint64 cutCells = 0;
    double ms = 0;
    QList<base::Text> notes;
};

struct InspectionBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool may(const char *action) const { return ui::may(who, registry, action); }

    std::function<base::Result<registry::Tenant>(const QString &id, std::stop_token)> find;
    std::function<base::Result<inspection::Tables>(const registry::Tenant &, const QString &reason, std::stop_token)> tables;
    std::function<base::Result<QList<inspection::SessionLook>>(const registry::Tenant &, const QString &reason, std::stop_token)> activity, locks;
    std::function<base::Result<inspection::Settings>(const registry::Tenant &, const QString &reason, std::stop_token)> settings;
    std::function<base::Result<QList<inspection::RelationLook>>(const registry::Tenant &, const QString &reason, std::stop_token)> columns;
    std::function<base::Result<QueryAnswer>(const registry::Tenant &, const QString &sql, const QString &reason, const inspection::Limits &, std::stop_token)> query;
    std::function<base::Result<QList<registry::Inspection>>(const QString &tenantId, std::stop_token)> history; // what this operator asked; newest first
    std::function<base::Result<void>(const registry::Tenant &, int pid, inspection::Looks::Ending, const QString &reason, std::stop_token)> end;
};

InspectionBackend inspectionBackend(const Services &services);

} // namespace tenantry::ui
