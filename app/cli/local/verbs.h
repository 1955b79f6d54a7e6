#pragma once

#include "cli/command.h"

namespace tenantry::cli {

CommandPtr localStart();
CommandPtr localStop();
CommandPtr localStatus();
CommandPtr localPsql();
CommandPtr localDestroy();

} // namespace tenantry::cli
