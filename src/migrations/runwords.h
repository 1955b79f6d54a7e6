// Runs in words, for the panel and the command line: in lower case, as they stand in the middle of a sentence.
#pragma once

#include "base/text.h"
#include "registry/runs.h"

namespace tenantry::migrations {

base::Text runTitle(const registry::Run &run);          // "Migrate Laboratorio to 0012", "Verify Laboratorio"; begins a sentence
base::Text runStateText(const registry::Run &run);      // "paused: too many failures"
base::Text waveStateText(const registry::RunWave &wave);
base::Text waveText(const QString &label);              // "canary"; "10 %" as it is

base::Text itemStateText(registry::ItemState state);    // of one tenant
base::Text outcomeText(const registry::RunItem &item);  // "applied", "had it already"; its state where there is no outcome
base::Text itemTitle(const registry::TenantRun &run);   // what a run did to its tenant: "Migrated from 0010 to 0012"; begins a sentence

} // namespace tenantry::migrations
