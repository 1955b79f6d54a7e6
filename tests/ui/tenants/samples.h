// Tenants for tests, pictures and measurements: two dozen believable ones, or any number of generated ones.
#pragma once

#include "diagnosis/diagnosis.h"
#include "registry/runs.h"
#include "ui/health/healthreading.h"

namespace tenantry::samples {

QList<registry::Tenant> fleet();             // 24, names in Spanish and English, all states, some behind
QList<registry::Tenant> generated(int count); // the same every time
QList<registry::Operation> operationsOf(const registry::Tenant &tenant); // a provisioning: failed, or done
QList<registry::TenantRun> runsOf(const registry::Tenant &tenant); // of an active one: asked, failed, migrated; newest first
diagnosis::Diagnosis diagnosisOf(const registry::Tenant &tenant, bool goOn = false); // paused: broken at once; behind: hangs behind a lock; else well but for a certificate
ui::TenantHealthReading healthOf(const registry::Tenant &tenant); // two days; paused: nobody looked; behind: unreachable for a while, with alerts
QList<registry::Plan> plans();
registry::Server server(const QString &id);
QDateTime now(); // what the samples' times are told from

} // namespace tenantry::samples
