// Tenants on PostgreSQL: one database and one role each.
//
// What belongs to Tenantry says so: COMMENT ON ROLE and COMMENT ON DATABASE hold the mark of the tenant. A role and its
// comment are made in one transaction. A database cannot be: one whose client died between CREATE DATABASE and COMMENT has
// no comment, but its owner is the marked role, which owns nothing else, and that is how it is known again.
//
// Bookkeeping: the schema `tenantry` in the tenant's database, owned by the server's owner, closed to everybody else.
// Every statement of the tenant's (migrations, seed) runs as the tenant's role; ours with search_path = pg_catalog, since a
// tenant may have put functions of well-known names into its own schemas.
#pragma once

#include "drivers/tenantdriver.h"

#include <QHash>

#include <atomic>
#include <mutex>

namespace tenantry::drivers {

struct PostgresqlWaits {
    std::chrono::milliseconds template_{30'000};       // until nobody is connected to a template
    std::chrono::milliseconds sessionsEnd{5'000};      // until sessions that may not be ended from here end by themselves
    std::chrono::milliseconds otherProgram{60'000};    // until another program is done with migrating the same database
    std::chrono::milliseconds concurrentLock{30'000};  // lock_timeout of CONCURRENTLY, which stops nobody else while it waits
    std::chrono::milliseconds firstRetry{50};          // doubles, up to lastRetry; half of it is random
    std::chrono::milliseconds lastRetry{2'000};
};

class PostgresqlDriver : public TenantDriver {
public:
    explicit PostgresqlDriver(postgres::Pool &pool, PostgresqlWaits waits = {});

    base::Result<ServerCapacity> checkServer(const Settings &owner, std::stop_token stop) override;
    base::Result<ServerSurvey> survey(const Settings &owner, const QString &database, const QString &role, const QString &templateDatabase,
                                      std::stop_token stop) override;
    base::Result<bool> databaseExists(const Settings &owner, const QString &database, std::stop_token stop) override;
    base::Result<bool> roleExists(const Settings &owner, const QString &role, std::stop_token stop) override;
    base::Result<void> ensureRole(const Settings &owner, const QString &role, const base::Secret &password, int connectionLimit,
                                  const QString &mark, std::stop_token stop) override;
    base::Result<void> ensureDatabase(const Settings &owner, const QString &database, const QString &role, const QString &templateDatabase,
                                      const QString &mark, std::stop_token stop) override;
    base::Result<void> harden(const Settings &owner, const QString &database, const QString &role, std::stop_token stop) override;
    base::Result<std::vector<AppliedMigration>> applied(const Settings &inDatabase, std::stop_token stop) override;
    base::Result<void> apply(const Settings &inDatabase, const QString &asRole, const Migration &migration, const MigrationLimits &limits,
                             std::stop_token stop) override;
    base::Result<bool> applyFirst(const Settings &inDatabase, const QString &asRole, const MigrationLimits &limits, const Choose &choose, std::stop_token stop) override;
    base::Result<TriedOut> tryOut(const Settings &inDatabase, const QString &asRole, const std::vector<Migration> &migrations,
                                  const MigrationLimits &limits, std::stop_token stop) override;
    base::Result<void> probe(const Settings &inDatabase, const QString &asRole, const QByteArray &sql, std::stop_token stop) override;
    base::Result<Histories> histories(const Settings &inDatabase, const QString &asRole, std::stop_token stop) override;
    base::Result<int> baseline(const Settings &inDatabase, const std::vector<Migration> &migrations, std::stop_token stop) override;
    base::Result<void> seed(const Settings &inDatabase, const QString &asRole, const QByteArray &sql, const SeedValues &values,
                            std::stop_token stop) override;
    base::Result<qint64> verifySignIn(const Settings &tenant, std::stop_token stop) override;
    base::Result<Door> door(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop) override;
    base::Result<void> closeDoor(const Settings &owner, const QString &database, const QString &role, const QString &mark,
                                 std::stop_token stop) override;
    base::Result<void> openDoor(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop) override;
    base::Result<void> writeFeatures(const Settings &inDatabase, const QString &role, const std::function<base::Result<FeatureContent>()> &content,
                                     std::stop_token stop) override;
    base::Result<QString> featuresDigest(const Settings &inDatabase, const QString &role, std::stop_token stop) override;
    base::Result<void> removeFeatures(const Settings &inDatabase, const QString &role, const std::function<base::Result<bool>()> &wanted, std::stop_token stop) override;
    base::Result<void> dropDatabase(const Settings &owner, const QString &database, const QString &mark, std::stop_token stop) override;
    base::Result<void> dropRole(const Settings &owner, const QString &role, const QString &mark, std::stop_token stop) override;
    base::Result<void> buildTemplate(const Settings &owner, const QString &database, const std::vector<Migration> &migrations,
                                     const QString &mark, std::stop_token stop) override;
    base::Result<SchemaDescription> describe(const Settings &inDatabase, const QString &role, std::stop_token stop) override;
    base::Result<SchemaDescription> describeMigrated(const Settings &owner, const QString &templateDatabase, const std::vector<Migration> &migrations,
                                                     const MigrationLimits &limits, std::stop_token stop) override;
    base::Result<qint64> databaseSize(const Settings &owner, const QString &database, std::stop_token stop) override;

private:
    base::Result<void> ensureDatabaseIn(postgres::Pool::Lease &lease, const QString &database, const QString &role, const QString &templateDatabase,
                                        const QString &mark, const std::stop_token &stop);
    struct Login {
        QByteArray id;     // the number of the role that is signed in there, once its bookkeeping was found to be its own; empty: not known
        bool many = false; // a database was seen there that has a great many tables and indexes
    };
    Login loginAt(const Settings &settings) const;
    void learnLogin(postgres::Connection &connection); // of one whose bookkeeping the guard has just found to be its own
    void learnSize(const Settings &settings, int relations);
    mutable std::mutex m_mutex;
    QHash<QString, Login> m_logins;        // by server and name
    std::atomic<bool> m_superuser = false; // as far as is known: the owner's bookkeeping may be another one's
    postgres::Pool &m_pool;
    PostgresqlWaits m_waits;
};

} // namespace tenantry::drivers
