// Runs in words, translated now.
#pragma once

#include "registry/runs.h"
#include "ui/widgets/fleetmap.h"
#include "ui/widgets/statuschip.h"

namespace tenantry::ui {

Status runStatus(const registry::Run &run);
Status waveStatus(const registry::RunWave &wave);
QString waveName(const QString &label);         // "canary", "10 %"
QString runName(const registry::Run &run);      // "Laboratorio to 0012", "Laboratorio, verified"
QString cellName(FleetMap::Cell cell);
QString outcomeName(const registry::RunItem &item);

} // namespace tenantry::ui
