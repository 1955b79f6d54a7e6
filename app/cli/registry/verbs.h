#pragma once

#include "cli/command.h"

namespace tenantry::cli {

CommandPtr registryCreate();
CommandPtr registryUpgrade();
CommandPtr registryStatus();
CommandPtr registryRecoveryKey();
CommandPtr registryRecover();
CommandPtr registryProfiles();

} // namespace tenantry::cli
