// What support looks at first in a tenant's database: tables, sessions, who waits for whom, settings. Statements of Tenantry's own, by
// the role of whoever looks; bounded, in a transaction that only reads, also while the tenant's tables are locked. Blocks.
//
// Names and statements are the tenant's data, as they are: harmless.h makes them fit to be shown.
#pragma once

#include "inspection/entrance.h"

namespace tenantry::inspection {

struct TableLook {
    QString schema, name;
    QString kind;                       // table, partitioned, view, materialized-view
    std::optional<qint64> rows;         // estimate; nothing where it was never analyzed
    qint64 bytes = 0, indexBytes = 0;   // the first with TOAST
    qint64 deadRows = 0;
    std::optional<qint64> bloatBytes;   // estimate from the widths of the columns; nothing where one of them is not known (masked, never analyzed)
    QDateTime vacuumed, analyzed;       // by whomever; invalid: never
};

struct IndexLook {                      // one that somebody should look at
    QString schema, table, name;
    qint64 bytes = 0, scans = 0;
    bool invalid = false, unused = false; // unused: since the statistics were reset; what enforces something is never called so
    QString duplicateOf;
    std::optional<qint64> emptyBytes = {}; // estimate (drivers/indexestimate.h); nothing where it is not known, and below 10 MB
    bool bloated() const { return emptyBytes && *emptyBytes > (10 << 20) && *emptyBytes * 2 > bytes; }
};

struct SequenceLook {
    QString schema, name;
    qint64 last = 0, end = 0;           // end: of the sequence or of the column's type, whichever comes first
    double used = 0;                    // 0 … 1
};

struct Tables {
    QList<TableLook> tables;            // the largest first
    QList<IndexLook> indexes;
    QList<SequenceLook> sequences;      // more than half used; the fullest first
    qint64 databaseBytes = 0;
    QDateTime countedSince;             // scans; invalid: since the database is there
    bool estimated = false;             // sizes are those of the last VACUUM or ANALYZE, because something is locked
    QList<base::Text> notes;
};

struct ColumnLook {
    QString name, quoted, type;         // quoted: as it is written in SQL
    bool readable = true;               // by the role of whoever looks
    QString mask;                       // the pattern that covers it; empty where none does: of what is masked (generated columns, views), or not granted yet
};
struct RelationLook {
    QString schema, name, quoted, kind; // quoted: with the schema where that is not public; kind: as of TableLook
    QList<ColumnLook> columns;          // in the table's order
};

struct SessionLook {
    int pid = 0;
    QString user, application, kind, state, waitsFor; // waitsFor: "Lock: relation"
    QString statement;                  // for a USER without the values in it
    QDateTime since;                    // of the session
    std::optional<double> stateMs;      // in this state; of an active one: since its statement began
    std::optional<double> transactionMs;
    QString wants;                      // "AccessExclusiveLock public.customer", where it waits for a lock
    QList<int> blockedBy;               // 0: a prepared transaction
    int depth = 0;                      // in the tree of those who wait; 0: waits for nobody
};

struct SettingLook {
    QString name, value;                // value "…" for settings of other programs (with a dot in the name), which may be secrets
    QString unit, normal;               // normal: the server's built-in value
    QString source;                     // "configuration file", "command line", "database", "role", "role in database" …
};
struct ExtensionLook { QString name, version, newest, schema; };
struct RoleLook {
    QString name;                       // PUBLIC: everybody
    bool canLogin = false, superuser = false, own = false; // own: one of Tenantry's two that look
    int connectionLimit = -1;
    QStringList memberOf;
    QStringList grants;                 // "database: CONNECT", "schema public: USAGE", "12 tables: SELECT, INSERT"
};
struct Settings {
    QList<SettingLook> settings;
    QList<ExtensionLook> extensions;
    QList<RoleLook> roles;
};

class Looks {
public:
    explicit Looks(Entrance entrance) : m_entrance(std::move(entrance)) {}

    base::Result<Tables> tables(const registry::Tenant &tenant, const QString &reason = {}, std::stop_token stop = {}) const;
    // What can be asked for, and what is masked: partitions and what belongs to extensions left out; by schema and name, at most 20,000 columns.
    base::Result<QList<RelationLook>> columns(const registry::Tenant &tenant, const QString &reason = {}, std::stop_token stop = {}) const;
    base::Result<QList<SessionLook>> activity(const registry::Tenant &tenant, const QString &reason = {}, std::stop_token stop = {}) const; // longest in its state first
    // Those who wait, below whom they wait for; who blocks first. Empty: nobody waits.
    base::Result<QList<SessionLook>> locks(const registry::Tenant &tenant, const QString &reason = {}, std::stop_token stop = {}) const;
    base::Result<Settings> settings(const registry::Tenant &tenant, const QString &reason = {}, std::stop_token stop = {}) const;

    // Asks the server to cancel what a session runs, or ends the session: one of that tenant's database and no other. ADMIN, with a reason;
    // written down before. NotFound when there is no such session (any more).
    enum class Ending { Cancel, End };
    base::Result<void> end(const registry::Tenant &tenant, int pid, Ending how, const QString &reason, std::stop_token stop = {}) const;

private:
    base::Result<QList<SessionLook>> sessions(const registry::Tenant &tenant, const QString &what, const QString &reason, std::stop_token stop) const;

    Entrance m_entrance;
};

// The tree of those who wait: blockers before those they block, with the depth of each. Who waits for several stands below the first; a circle (which the
// server ends by itself after a second) begins at its lowest pid. Sessions that neither wait nor block are left out.
QList<SessionLook> lockTree(const QList<SessionLook> &sessions);

} // namespace tenantry::inspection
