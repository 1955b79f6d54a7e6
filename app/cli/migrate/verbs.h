// The verbs of `migrate`, and what they have in common.
#pragma once

#include "cli/command.h"
#include "migrations/rollout.h"
#include "registry/runrepository.h"

namespace tenantry::cli {

CommandPtr migrateStatus();
CommandPtr migratePlan();
CommandPtr migrateRehearse();
CommandPtr migrateApply();
CommandPtr migrateVerify();
CommandPtr migrateList();
CommandPtr migrateShow();
CommandPtr migrateFailures();
CommandPtr migratePause();
CommandPtr migrateResume();
CommandPtr migrateRetry();
CommandPtr migrateCancel();
CommandPtr migrateLint();
CommandPtr migrateDrift();
CommandPtr migrateBaseline();

// After a product got files: how many statements of those after a version (empty: of all) somebody should look at; said on stderr.
int noteFindings(Console &console, const registry::Product &product, const QList<registry::ProductMigration> &files, const QString &after = {});

// PRODUCT or --product; where there is only one product, that one. InvalidInput names them where there are several.
Result<QString> chosenProduct(Context &context, const registry::SessionPtr &session);
inline const Argument productArgument{"PRODUCT", QT_TRANSLATE_NOOP("cli", "its name; not needed where there is only one"), false};
inline const Option productOption{"product", "NAME", QT_TRANSLATE_NOOP("cli", "the same as PRODUCT")};
inline const Option tenantOption{"tenant", "TENANT", QT_TRANSLATE_NOOP("cli", "only this one")};
inline const Option tenantsFilterOption{"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "only those that match, as in the panel's filter box")};
Result<migrations::Selection> chosenTenants(const Arguments &given);

// RUN, the beginning or the end of its id (ids made within a minute begin alike) or "last"; left out: the newest one, of those not finished where `unfinished`.
Result<registry::Run> chosenRun(Context &context, const registry::SessionPtr &session, bool unfinished);
inline const Argument runArgument{"RUN", QT_TRANSLATE_NOOP("cli", "its id, or the end of it; left out: the newest one"), false};

QJsonObject runJson(const registry::Run &run);
void printCauses(Console &console, const QList<registry::RunCause> &causes);
QJsonObject causeJson(const registry::RunCause &cause);

// Works on a run until it ends or is paused, and tells how it goes: progress on a terminal, JSON Lines with --json. Ctrl+C pauses it.
Result<int> carry(Context &context, const registry::SessionPtr &session, const QString &runId);

} // namespace tenantry::cli
