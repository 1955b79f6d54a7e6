#pragma once

#include "cli/command.h"
#include "drivers/tenantdriver.h"

namespace tenantry::cli {

CommandPtr serverAdd();
CommandPtr serverEdit();
CommandPtr serverList();
CommandPtr serverShow();
CommandPtr serverCheck();
CommandPtr serverRemove();

// Connection options that `add` and `edit` share.
std::vector<Option> serverOptions();
// Takes what was given into `server`; the password, when one was given, apart.
Result<std::optional<base::Secret>> takeServerOptions(Context &context, registry::Server &server);
// The connection test; asks for a password on a terminal when the server wants one and none was given.
Result<drivers::ServerCapacity> checkServer(Context &context, const registry::SessionPtr &session, const registry::Server &server, base::Secret &password);

void printServer(Console &console, const registry::Server &server);
void printCapacity(Console &console, const drivers::ServerCapacity &capacity);

} // namespace tenantry::cli
