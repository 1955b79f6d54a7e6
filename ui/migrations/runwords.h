// Runs in words, translated now: the words are the core's (migrations/runwords.h).
#pragma once

#include "registry/runs.h"
#include "ui/widgets/fleetmap.h"
#include "ui/widgets/statuschip.h"

namespace tenantry::ui {

QString capital(const base::Text &text);        // as a sentence or a cell begins
Status runStatus(const registry::Run &run);
Status waveStatus(const registry::RunWave &wave);
Status itemStatus(const registry::RunItem &item);
QString waveName(const QString &label);         // "Canary", "10 %"
QString runName(const registry::Run &run);      // "Migrate Laboratorio to 0012", "Verify Laboratorio"
QString cellCount(FleetMap::Cell cell, int count); // "1,204 succeeded"

} // namespace tenantry::ui
