// What the tenants page asks of the core, as values that can be called: each may block and belongs on a worker, except
// where it says GUI. tenantBackend() makes the real one from a session.
#pragma once

#include "audit/timeline.h"
#include "ui/shell/permit.h"
#include "ui/shell/services.h"

#include "base/secret.h"
#include "diagnosis/diagnosis.h"
#include "registry/featurerepository.h"
#include "ui/health/healthreading.h"
#include "workstation/signinguard.h"

#include <functional>

namespace tenantry::ui {

struct TenantFeature {
    registry::Feature feature;
    registry::EffectiveValue value;
};

struct TenantBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool may(const char *action) const { return ui::may(who, registry, action); }

    std::function<base::Result<QList<registry::Tenant>>(std::stop_token)> list;
    std::function<base::Result<registry::Tenant>(const QString &id, std::stop_token)> find;
    std::function<base::Result<registry::Tenant>(const registry::Tenant &, std::stop_token)> update;
    std::function<base::Result<registry::Tenant>(const QString &id, registry::TenantState, std::stop_token)> move;
    std::function<base::Result<QList<registry::Operation>>(const QString &tenantId, std::stop_token)> operations; // newest first
    std::function<base::Result<QList<audit::Moment>>(const QString &tenantId, std::stop_token)> moments;        // newest first; may be empty
    std::function<base::Result<diagnosis::Diagnosis>(const registry::Tenant &, const diagnosis::Options &, const diagnosis::Watch &, std::stop_token)> diagnose;
    std::function<base::Result<TenantHealthReading>(const QString &tenantId, std::stop_token)> health;
    std::function<base::Result<QList<registry::Plan>>(std::stop_token)> plans;
    std::function<base::Result<QList<TenantFeature>>(const QString &tenantId, std::stop_token)> features; // by key
    std::function<base::Result<registry::Server>(const QString &id, std::stop_token)> server;
    // Signs the operator in once more with the password just typed (Authentication with SQLSTATE 28P01 when it is wrong), then
    // opens the tenant's credentials. `failedBefore`: as of registry::Session::open.
    std::function<base::Result<base::Secret>(const QString &tenantId, const base::Secret &password, int failedBefore, std::stop_token)> reveal;
    // GUI. Slows down the guessing of that password, as at sign-in; comes with reveal().
    std::function<workstation::SignInGuard()> guard;
    // GUI. They return at once; the jobs page shows how it goes. resume() says under which token of the JobCenter.
    std::function<quint64(const QString &operationId)> resume;
    std::function<void(const QString &operationId)> undo;

    bool isComplete() const { return bool(list); }
};

TenantBackend tenantBackend(const Services &services);

} // namespace tenantry::ui
