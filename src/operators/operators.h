// The people who sign in: added, changed, closed and let in again by an ADMIN. Each is a login role of the registry's server with a
// key pair of their own (resources/registry/0006_operators.sql says how an ADMIN comes to make roles). Every call takes a connection, may
// block (Argon2id and RSA: some 300 ms for add and reset), and belongs on a worker. Permission for a USER, who sees themself alone.
#pragma once

#include "registry/repositories.h"

namespace tenantry::operators {

using registry::Role;
using registry::SessionPtr;

// The role on the registry's server that somebody signs in with, which follows `enabled` unless somebody meddles with it there.
enum class LoginRole {
    Open,
    Closed, // it may not sign in, though enabled: somebody is just shutting them out, or a superuser did
    Gone,   // a superuser dropped it: resetPassword() makes it anew
};

struct Operator {
    QString id, login, name, email;
    Role role = Role::User;
    QString language;            // "en", "es" or empty
    bool enabled = true;
    bool mustChangePassword = false; // has not signed in since they were given a one-time password
    LoginRole loginRole = LoginRole::Open;
    bool signsIn() const { return enabled && loginRole == LoginRole::Open; }
    QDateTime oneTimeUntil;      // valid while that has to be changed: PostgreSQL takes it no longer than this
    int tenants = 0;             // assigned; an ADMIN sees all without
    int openSessions = 0;        // sign-ins of less than 24 hours that nobody ended
    QStringList keys;            // "admin:1", "inspect:1": the data keys granted
    QDateTime lastSignInAt;      // invalid: never
    QString lastSignInFrom;      // address as the server saw it; empty: the server's own computer
    QString lastSignInWith;      // "tenantry", "tenantryctl"
    QDateTime createdAt;
};

struct NewOperator {
    QString login, name, email;
    Role role = Role::User;
    QString language;
    QStringList tenantIds;       // assigned from the beginning
};

struct Invited {
    Operator who;
    base::Secret oneTimePassword; // shown once, kept nowhere; ends after oneTimeDays
};
inline constexpr int oneTimeDays = 7;

// What add() takes: any name that PostgreSQL gives a role, without capitals, without spaces at its ends, not beginning with tenantry_.
base::Result<void> checkLogin(const QString &login);

class Operators {
public:
    explicit Operators(SessionPtr session, vault::KdfParameters kdf = {}) : m_session(std::move(session)), m_kdf(kdf) {}

    base::Result<QList<Operator>> list(std::stop_token stop = {}) const;                 // by login
    base::Result<Operator> find(const QString &loginOrId, std::stop_token stop = {}) const; // NotFound
    // Conflict when the server has a role of that name. Role, row, keys and assignments come together or not at all.
    base::Result<Invited> add(const NewOperator &fresh, std::stop_token stop = {}) const;
    base::Result<Operator> update(const Operator &changed, std::stop_token stop = {}) const; // name, e-mail, language
    // Only where these are still as in `expected`, else Conflict: two people, one form each.
    base::Result<Operator> update(const Operator &changed, const Operator &expected, std::stop_token stop = {}) const;
    // Promoting grants the data key `admin`; demoting takes it away, and says in key status that it is due for rotation.
    // Conflict for the last ADMIN who can sign in.
    base::Result<Operator> setRole(const QString &id, Role role, std::stop_token stop = {}) const;
    // Disabled: NOLOGIN, and open sessions end. Conflict for the last ADMIN who can sign in.
    base::Result<Operator> setEnabled(const QString &id, bool enabled, std::stop_token stop = {}) const;
    // A new key pair under a new one-time password; every session of theirs ends.
    base::Result<Invited> resetPassword(const QString &id, std::stop_token stop = {}) const;
    // Every sign-in that is open ends, and every connection of theirs but the one that asks. They may sign in again: setEnabled keeps them out.
    base::Result<Operator> endSessions(const QString &id, std::stop_token stop = {}) const;

    base::Result<QStringList> assigned(const QString &id, std::stop_token stop = {}) const; // ids of tenants
    // Adds and takes away, in one transaction; what is there already, or gone already, is no error.
    base::Result<Operator> assign(const QString &id, const QStringList &add, const QStringList &remove, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
    vault::KdfParameters m_kdf;
};

// The data keys, and who could open them. For every operator; a USER sees no grants but their own.
struct DataKeyStatus {
    QString name;
    int version = 0;
    QStringList operators;      // logins, sorted
    bool recovery = false;      // the recovery key opens it
    QDateTime createdAt, retiredAt;
    QDateTime dueSince;         // valid: somebody who could open it no longer may; rotate it
    QString dueBecause;         // whose grant ended
};
base::Result<QList<DataKeyStatus>> keyStatus(const SessionPtr &session, std::stop_token stop = {});

} // namespace tenantry::operators
