// Migration files looked at before they are rolled out: statements that lock, rewrite, lose data or break the version of the product that
// is running meanwhile, with the safer way. PostgreSQL's own grammar reads them (sqltext/effects.h); what earlier files of the set made is
// known, so that a table which is new in the same roll-out (empty, seen by nobody) raises no alarm. Nothing is asked of a server. Any thread.
//
// Locks and rewrites: PostgreSQL manual, "Explicit Locking" (13.3.1) and the notes of ALTER TABLE, CREATE INDEX and REINDEX.
//
// A comment on a line of its own before the statement (or within it) keeps a finding quiet; it needs a reason:
//     -- tenantry:allow create-index the table has 200 rows in every tenant
#pragma once

#include "base/text.h"
#include "drivers/tenantdriver.h"

namespace tenantry::migrations {

// The worst first.
enum class Severity {
    LosesData,     // what is gone comes back from a backup only
    BreaksClients, // the version of the product that runs meanwhile fails
    RewritesTable, // and nobody reads or writes it until that is done
    BlocksAll,     // readers and writers wait
    BlocksWrites,  // writers wait
    Notice,        // good to know
};
QString severityName(Severity severity); // "loses_data", "blocks_writes" … for JSON
base::Text severityText(Severity severity);

struct Finding {
    QString rule;              // "create-index": stable, for annotations and scripts
    Severity severity = Severity::Notice;
    QString version, fileName; // version empty: repeatable
    int line = 1, column = 1;  // of the command, in the file; column in characters
    qsizetype offset = 0, length = 0; // of the statement in Migration::body, in bytes
    QString statement;         // its first words
    QString object;            // "orders", "app.orders.total"; empty where there is none
    QString lock;              // "ACCESS EXCLUSIVE"; empty where it is not about a lock
    base::Text message, advice;
    bool allowed = false;      // by an annotation
    QString reason;            // that it gives
};

struct LintOptions {
    int serverVersion = 170000;
    QString after;          // look at what comes after this version; what comes before is only known. Empty: at everything
    bool oneRollout = true; // the files run one after the other: what one makes is new for the next. false: only within one file
};

// Findings in the order of the files and of the statements in them. `files` in order of application.
std::vector<Finding> lint(const std::vector<drivers::Migration> &files, const LintOptions &options);
std::vector<Finding> lint(const std::vector<drivers::Migration> &files, int serverVersion); // as one roll-out

QStringList lintRules(); // every rule there is, sorted

} // namespace tenantry::migrations
