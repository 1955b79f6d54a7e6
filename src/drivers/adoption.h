// Taking over a database that somebody else made, and giving it back as it was found. PostgreSQL.
//
// The tenant's role becomes the owner of the database and of what is in it, because migrations run as that role. Who owned something
// before is made a member of the tenant's role, and so goes on being allowed everything; who was granted something keeps it, and default
// privileges hold for what the tenant's role makes from now on. PUBLIC may not connect any more: roles that were granted something in
// there, and those with a session in it just now, get CONNECT of their own; other tenants' roles do not. What belongs to an extension stays where it is, and so does a
// SECURITY DEFINER function of a superuser, which could not do what it does as somebody else.
//
// What was found is written down in the database itself (tenantry.adoption), in the transaction that changes it: either both are there or
// neither, wherever a program is killed, and giving back is one transaction too. It goes with the database when that is renamed.
#pragma once

#include "drivers/history.h"
#include "postgres/pool.h"

#include <QStringList>
#include <optional>
#include <vector>

namespace tenantry::drivers {

struct FoundOwner {          // of something in the database, or of the database
    QString name, example;   // "app", "TABLE public.orders"
    QString comment;         // of the role
    int objects = 0;
    bool superuser = false;
    bool usable = true;      // the server's owner may act as this role, or may give itself that
    bool inherits = true;    // as a member of the tenant's role it has what that has
};

struct AdoptionSurvey {
    // The database, as the server sees it. What follows `exists` is only set when it does.
    bool exists = false, isTemplate = false, takesConnections = true;
    bool halfDropped = false;      // a DROP DATABASE was interrupted
    int connectionLimit = -1;      // of the database
    QString owner, comment;
    bool isMaintenance = false;    // the one that the server's owner signs in to
    bool publicMayConnect = false;
    qint64 sizeBytes = 0;

    // Inside, where it takes connections and none of the above forbids to look.
    bool looked = false;
    std::optional<base::Error> closed; // why not, where the server's owner was not let in
    bool isRegistry = false;       // of Tenantry
    bool hasPublicSchema = false;
    int tables = 0;
    std::vector<FoundOwner> owners;
    QStringList keepConnect;       // roles that get CONNECT of their own when PUBLIC loses it

    // The role, where one was named and is there.
    struct Role {
        bool exists = false, maySignIn = false, elevated = false, isServersOwner = false;
        bool grantable = true;     // the server's owner may join it, which it needs to migrate as this role
        QString comment;
        QStringList otherDatabases, memberOf; // owns; is a member of
    } role;
};

// One look, which changes nothing. `owner`: the server's, in its maintenance database. Errors: the connection's.
base::Result<AdoptionSurvey> surveyAdoption(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const QString &database, const QString &role,
                                            std::stop_token stop);

// Names of databases on the server that nobody of Tenantry's has: no templates, no maintenance database, none with a mark. By name.
base::Result<QStringList> unregisteredDatabases(postgres::Pool &pool, const postgres::ConnectionSettings &owner, std::stop_token stop);

// As TenantDriver::histories, before the database is taken over: also what belongs to roles that the server's owner may act as, and is none
// of yet. Nothing of that stays.
base::Result<Histories> historiesBeforeAdoption(const postgres::ConnectionSettings &inDatabase, const QString &databaseOwner, std::stop_token stop);

struct Adoption {
    QString database, role, mark; // the mark of the tenant, for database and role
    bool roleWasThere = false;    // it is taken as it is: no object changes its owner, and its comment and membership are given back
};

// The database and what is in it go to the tenant's role, in one transaction; done already: success. Waits 100 ms for a lock and tries again, so
// that nobody queues behind it. NotFound: the database is gone or renamed. Conflict: it carries another mark, something belongs to
// somebody else than the role that was there, or a lock was not free.
base::Result<void> takeOverDatabase(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const Adoption &adoption, std::stop_token stop);

// As it was found, also when it was renamed since. What the tenant's role made meanwhile goes to the database's owner. Success where it was
// never taken over, and where it is gone.
base::Result<void> giveDatabaseBack(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const Adoption &adoption, std::stop_token stop);

// What taking over comes to, for people to read before it is done; secrets masked.
QStringList adoptionSql(const Adoption &adoption, int connectionLimit);

} // namespace tenantry::drivers
