// The strategy per database engine. A driver is handed values; it knows no registry. All calls block and belong on a
// worker; all are idempotent: doing one twice does it once, whatever was left by a call that died.
#pragma once

#include "drivers/history.h"
#include "drivers/schema.h"
#include "postgres/pool.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace tenantry::drivers {

struct ServerCapacity {
    int version = 0;               // 170002
    bool canCreateDatabase = false, canCreateRole = false, isSuperuser = false;
    int maxConnections = 0, usedConnections = 0;
    int databases = 0;
    bool tls = false;              // this connection is encrypted
    double connectMs = 0, queryMs = 0;
};

// What a server says about one tenant to be: in one question, so that a check costs no more than it must.
struct ServerSurvey {
    ServerCapacity capacity;       // connectMs is 0: asked on a connection that was there
    bool databaseExists = false, roleExists = false, templateExists = false;
};

struct Migration {
    QString version, name, fileName; // version empty: repeatable
    QByteArray sha256;
    QByteArray body;
    bool transactional = true;
    bool repeatable = false;
};

struct AppliedMigration {
    QString version, name;
    QByteArray sha256;
    QDateTime appliedAt;
    bool repeatable = false;
    bool finished = true;           // false: a non-transactional file that died in the middle
};

struct MigrationLimits {
    std::chrono::milliseconds lockTimeout{100};
    int lockAttempts = 20;          // with backoff
    std::chrono::milliseconds statementTimeout{0}; // 0: none
    std::chrono::milliseconds silence{30'000}; // the server ends a session of ours that says nothing for so long (a computer asleep) with what it holds
};

// A JSON array of {"key", "value", "kind", "origin", "own", "starts_at", "ends_at"}, and what tells it from another.
struct FeatureContent { QByteArray json; QString digest; };

struct SeedValues {                 // set_config('tenantry.<name>', value, true): read with current_setting()
    QList<std::pair<QString, QString>> values; // slug, company_name, subdomain, admin_name, admin_email, admin_password_hash
};

// Error::sqlstate of dropDatabase and dropRole when what has that name is not ours; it was left as it is.
inline constexpr QLatin1StringView foreignObject{"TN010"};
// … when another program is changing the same database, and was still after the driver had waited.
inline constexpr QLatin1StringView busyDatabase{"TN011"};

// Where a migration file's SQL failed, as apply() says it in Error::detail. Line and column from 1, in the file; 0: not known.
struct Place { QString fileName; int line = 0, column = 0; QString text; };
std::optional<Place> placeOf(const base::Error &error);

// What a try showed: files that were run and rolled back, and the first that cannot be tried.
struct TriedOut { int files = 0; QString stoppedAt, because; };

// Why these files cannot be written down as applied beside what is there; nothing when they can.
std::optional<base::Error> baselineConflict(const std::vector<AppliedMigration> &applied, const std::vector<Migration> &baseline);

enum class Door { Absent, Closed, Open }; // may the tenant's role sign in? Absent: there is no such role

class TenantDriver {
public:
    virtual ~TenantDriver() = default;
    using Settings = postgres::ConnectionSettings; // owner of the server, or of the tenant

    // The connection test: names the cause (name, port, TLS, password, privilege, version) and the way out.
    virtual base::Result<ServerCapacity> checkServer(const Settings &owner, std::stop_token stop) = 0;

    // What checkServer() sees, on a connection of the pool, and which of the names are there. Empty names are not looked for. Of a standby an
    // error; whether version and privileges suffice is the caller's to judge.
    virtual base::Result<ServerSurvey> survey(const Settings &owner, const QString &database, const QString &role,
                                              const QString &templateDatabase, std::stop_token stop) = 0;

    virtual base::Result<bool> databaseExists(const Settings &owner, const QString &database, std::stop_token stop) = 0;
    virtual base::Result<bool> roleExists(const Settings &owner, const QString &role, std::stop_token stop) = 0;

    // Creates the role or sets its password and limit when it is there and is ours (COMMENT holds `mark`). Conflict when
    // a role of that name belongs to something else.
    virtual base::Result<void> ensureRole(const Settings &owner, const QString &role, const base::Secret &password,
                                          int connectionLimit, const QString &mark, std::stop_token stop) = 0;
    // Clone of `templateDatabase`, or empty. Looks before it repeats; finishes a half-dropped database (datconnlimit -2)
    // first; Conflict when a database of that name is not marked ours.
    virtual base::Result<void> ensureDatabase(const Settings &owner, const QString &database, const QString &role,
                                              const QString &templateDatabase, const QString &mark, std::stop_token stop) = 0;
    // REVOKE CONNECT … FROM PUBLIC, schema rights, pinned search_path, ownership of what a template brought.
    virtual base::Result<void> harden(const Settings &owner, const QString &database, const QString &role, std::stop_token stop) = 0;

    virtual base::Result<std::vector<AppliedMigration>> applied(const Settings &inDatabase, std::stop_token stop) = 0;
    // Applies one file and writes its version row in the same transaction (or marks it while it runs outside of one).
    virtual base::Result<void> apply(const Settings &inDatabase, const QString &asRole, const Migration &migration,
                                     const MigrationLimits &limits, std::stop_token stop) = 0;
    // applied(), and the first file that is due, together where that spares asking twice. `choose` is told once what is applied, and names the file; null:
    // none. True: it is applied, as by apply(). False: it is not yet (one outside of a transaction, a lock that is not free), and is apply()'s to do.
    using Choose = std::function<base::Result<const Migration *>(const std::vector<AppliedMigration> &)>;
    virtual base::Result<bool> applyFirst(const Settings &inDatabase, const QString &asRole, const MigrationLimits &limits, const Choose &choose, std::stop_token stop) = 0;
    // The files in one transaction that is rolled back; ends before the first that cannot run inside of one. The errors of apply().
    virtual base::Result<TriedOut> tryOut(const Settings &inDatabase, const QString &asRole, const std::vector<Migration> &migrations,
                                          const MigrationLimits &limits, std::stop_token stop) = 0;
    // The database answers, and `sql`, asked as that role in a transaction that only reads, gives one row that begins with true (empty: not
    // asked). Conflict when it gives something else.
    virtual base::Result<void> probe(const Settings &inDatabase, const QString &asRole, const QByteArray &sql, std::stop_token stop) = 0;
    // What other tools wrote down of their migrations, in any schema. Changes nothing, runs nobody's code. `asRole`: read as this role.
    virtual base::Result<Histories> histories(const Settings &inDatabase, const QString &asRole, std::stop_token stop) = 0;
    // Writes down that these files were applied before, without running them: all of them or none. How many were not there yet. Conflict
    // (baselineConflict) when what is written down already says otherwise.
    virtual base::Result<int> baseline(const Settings &inDatabase, const std::vector<Migration> &migrations, std::stop_token stop) = 0;
    // One transaction; runs once (a mark in the tenant's database says so).
    virtual base::Result<void> seed(const Settings &inDatabase, const QString &asRole, const QByteArray &sql,
                                    const SeedValues &values, std::stop_token stop) = 0;
    // Signs in as the tenant's own role and looks around: can it read and write its schema? Returns the size of the database in bytes.
    virtual base::Result<qint64> verifySignIn(const Settings &tenant, std::stop_token stop) = 0;

    // The tenant's own way in. Who signs in as somebody else (the server's owner, migrations) is not concerned. Conflict with
    // `foreignObject` when the role carries another mark or none.
    virtual base::Result<Door> door(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop) = 0;
    // No new session of the role, and those that it has in `database` are ended. A role that is not there is closed.
    virtual base::Result<void> closeDoor(const Settings &owner, const QString &database, const QString &role, const QString &mark,
                                         std::stop_token stop) = 0;
    virtual base::Result<void> openDoor(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop) = 0; // NotFound

    // The view tenantry_features in the tenant's database, and what is behind it: exactly the rows of `content`, which is asked for when nobody
    // else writes there. The tenant's role reads it and cannot write it. Conflict when the tenant has something of its own of that name, or
    // built something on it that is in the way of removing it.
    virtual base::Result<void> writeFeatures(const Settings &inDatabase, const QString &role, const std::function<base::Result<FeatureContent>()> &content,
                                             std::stop_token stop) = 0;
    // The digest that was written there with the rows. Empty when there are none, or when the view over them is not the one that was made.
    virtual base::Result<QString> featuresDigest(const Settings &inDatabase, const QString &role, std::stop_token stop) = 0;
    // `wanted` is asked when nobody else writes there; false: all stays. Gone already: success.
    virtual base::Result<void> removeFeatures(const Settings &inDatabase, const QString &role, const std::function<base::Result<bool>()> &wanted, std::stop_token stop) = 0;

    // Gone or never there: both are success. Ends sessions; names what blocks (prepared transaction, slot).
    // Conflict with `foreignObject` when it carries another mark or none.
    virtual base::Result<void> dropDatabase(const Settings &owner, const QString &database, const QString &mark, std::stop_token stop) = 0;
    virtual base::Result<void> dropRole(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop) = 0;

    // A database that tenants are cloned from: IS_TEMPLATE, no connections.
    virtual base::Result<void> buildTemplate(const Settings &owner, const QString &database, const std::vector<Migration> &migrations,
                                             const QString &mark, std::stop_token stop) = 0;

    // The schema of a database in one read-only snapshot. `role`: the tenant's, to be called @tenant; where there is none of that name, whose
    // the database is. Reads as somebody whom nothing planted there can fool.
    virtual base::Result<SchemaDescription> describe(const Settings &inDatabase, const QString &role, std::stop_token stop) = 0;
    // The schema that a new tenant would have with these files: made as provisioning makes it in a scratch database of its own, described,
    // dropped. What an earlier call left that was killed goes first; what one needs that still runs is left alone. `templateDatabase` is
    // cloned where it was made by hand, and may so hold what is in no file; not when it holds files beyond these.
    virtual base::Result<SchemaDescription> describeMigrated(const Settings &owner, const QString &templateDatabase, const std::vector<Migration> &migrations,
                                                             const MigrationLimits &limits, std::stop_token stop) = 0;

    virtual base::Result<qint64> databaseSize(const Settings &owner, const QString &database, std::stop_token stop) = 0;
};

// "postgresql"; null for a driver that is not there.
// `otherProgram`: how long to wait until another program is done with the same database.
std::shared_ptr<TenantDriver> makeDriver(const QString &name, postgres::Pool &pool, std::chrono::milliseconds otherProgram = std::chrono::minutes(1));

} // namespace tenantry::drivers
