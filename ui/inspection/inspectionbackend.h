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

struct MaskOpening {
    QString kind, what;         // drivers/inspectionroles.h
};
struct InspectionAccess {       // of USERs to a tenant; an ADMIN sees it
    bool prepared = false;      // ever
    bool due = false;           // the masks have changed since
    bool behind = false;        // the tenant was migrated since: what is new is not open
    QList<MaskOpening> openings; // what keeps it closed
    bool isOpen() const { return prepared && !due && openings.isEmpty(); }
};
struct MaskView {
    QStringList masks;          // sorted
    std::optional<InspectionAccess> access;
    QList<inspection::RelationLook> relations;
    std::optional<base::Error> relationsError; // the masks are seen all the same
};
struct PreparedTenants {
    int prepared = 0;
    QStringList closed;         // prepared, and not open: something leads around the masks
    QList<std::pair<QString, base::Error>> failed; // by slug
};

struct FleetQuestion {
    QString filter, sql, reason; // filter: as of the tenants page; empty: all
    int rowsEach = 100;
};
struct FleetQueryAnswer {
    AnswerPtr answer;           // the tenant is the first column
    bool truncated = false, cancelled = false;
    int tenants = 0, answered = 0;
    QList<std::pair<QString, base::Error>> failed; // by slug
    double ms = 0;
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
    std::function<base::Result<MaskView>(const registry::Tenant &, const QString &reason, std::stop_token)> masks;
    std::function<base::Result<std::optional<InspectionAccess>>(const registry::Tenant &, std::stop_token)> access; // nothing for a USER
    std::function<base::Result<void>(const QString &pattern, std::stop_token)> addMask, removeMask;
    std::function<base::Result<InspectionAccess>(const registry::Tenant &, std::stop_token)> prepare;
    std::function<base::Result<PreparedTenants>(const std::function<void(int done, int total)> &progress, std::stop_token)> prepareAll; // progress: from workers
    std::function<base::Result<FleetQueryAnswer>(const FleetQuestion &, const std::function<void(int done, int total)> &progress, std::stop_token)> queryFleet; // progress: from workers
    std::function<base::Result<void>(const registry::Tenant &, int pid, inspection::Looks::Ending, const QString &reason, std::stop_token)> end;
};

InspectionBackend inspectionBackend(const Services &services);

} // namespace tenantry::ui
