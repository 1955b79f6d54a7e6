#include "operators/operators.h"

#include "base/names.h"
#include "base/random.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::operators {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;
using postgres::Rows;
using registry::ask;
using registry::isId;
using registry::noSuch;
using registry::roleName;
using registry::writer;

namespace {

constexpr char noOperator[] = QT_TRANSLATE_NOOP("core", "No operator is called %1.");

Result<QList<Operator>> read(Connection &connection, const QByteArray &where, const postgres::Params &params)
{
    TRY(const Rows rows,
        ask(connection, "SELECT o.id, o.login, o.name, o.email, o.role, o.language, o.enabled, o.must_change_password, "
                        "(SELECT count(*) FROM tenantry.operator_tenant a WHERE a.operator_id = o.id), "
                        "(SELECT count(*) FROM tenantry.operator_session s WHERE s.operator_id = o.id AND s.ended_at IS NULL AND s.expires_at > now()), "
                        "(SELECT array_agg(g.key_name || ':' || g.key_version ORDER BY g.key_name, g.key_version) FROM tenantry.data_key_grant g WHERE g.operator_id = o.id), "
                        "l.opened_at, l.address, l.source, o.created_at, "
                        "CASE WHEN o.must_change_password THEN (SELECT r.rolvaliduntil FROM pg_catalog.pg_roles r WHERE r.rolname = o.login) END, "
                        "(SELECT r.rolcanlogin FROM pg_catalog.pg_roles r WHERE r.rolname = o.login) FROM tenantry.operator o "
                        "LEFT JOIN LATERAL (SELECT * FROM tenantry.operator_session s WHERE s.operator_id = o.id AND s.ended_why NOT IN ('refused', 'wrong') "
                        "ORDER BY s.opened_at DESC LIMIT 1) l ON true " + where + " ORDER BY o.login", params));
    QList<Operator> out;
    for (int i = 0; i < rows.size(); ++i) {
        Operator o;
        o.id = rows.text(i, 0);
        o.login = rows.text(i, 1);
        o.name = rows.text(i, 2);
        o.email = rows.text(i, 3);
        o.role = rows.text(i, 4) == QLatin1String("ADMIN") ? Role::Admin : Role::User;
        o.language = rows.text(i, 5);
        o.enabled = rows.boolean(i, 6);
        o.mustChangePassword = rows.boolean(i, 7);
        o.tenants = int(rows.integer(i, 8));
        o.openSessions = int(rows.integer(i, 9));
        o.keys = rows.array(i, 10);
        o.lastSignInAt = rows.time(i, 11);
        o.lastSignInFrom = rows.text(i, 12);
        o.lastSignInWith = rows.text(i, 13);
        o.createdAt = rows.time(i, 14);
        o.oneTimeUntil = rows.time(i, 15);
        if (rows.isNull(i, 16))
            o.loginRole = LoginRole::Gone;
        else if (o.enabled && !rows.boolean(i, 16))
            o.loginRole = LoginRole::Closed;
        out.append(o);
    }
    return out;
}

Result<Operator> one(Connection &connection, const QString &reference)
{
    if (reference.contains(QChar(0)))
        return noSuch(noOperator, reference);
    TRY(const auto found, read(connection, isId(reference) ? "WHERE o.id = $1::uuid" : "WHERE o.login = $1", {reference}));
    if (found.isEmpty())
        return noSuch(noOperator, reference);
    return found.first();
}

Result<void> checkFacts(const QString &name, const QString &email, const QString &language)
{
    TRYV(registry::checkName(name));
    if (!email.isEmpty())
        TRYV(checkEmail(email));
    if (!language.isEmpty() && language != QLatin1String("en") && language != QLatin1String("es"))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is not a language of Tenantry."), {language}},
                    QT_TRANSLATE_NOOP("core", "Choose en, es, or none for the system's."));
    return {};
}

// Every version of the keys that the role opens, wrapped for the public key. Permission when this ADMIN lacks one.
Result<QByteArray> grantsFor(registry::Session &session, Connection &connection, Role role, const QByteArray &publicPem)
{
    TRY(const Rows rows, ask(connection, "SELECT name, version FROM tenantry.data_key WHERE retired_at IS NULL ORDER BY name, version"));
    QJsonArray grants;
    for (int i = 0; i < rows.size(); ++i) {
        const QString name = rows.text(i, 0);
        if (role == Role::User && name != QLatin1String("inspect"))
            continue;
        TRY(const vault::DataKey key, session.vault().key(name, int(rows.integer(i, 1))));
        TRY(const QByteArray wrapped, vault::wrapDataKey(key, publicPem));
        grants.append(QJsonObject{{QStringLiteral("key"), name}, {QStringLiteral("version"), key.version},
                                  {QStringLiteral("wrapped"), QString::fromLatin1(wrapped.toHex())}});
    }
    return QJsonDocument(grants).toJson(QJsonDocument::Compact);
}

struct OneTime {
    Secret password;
    vault::KeyPair pair;
    QString sealed;
    QByteArray verifier, grants;
};

Result<OneTime> makeOneTime(registry::Session &session, Connection &connection, const QString &login, Role role, const vault::KdfParameters &kdf)
{
    OneTime made;
    made.password = secretFromText(randomPassword(20));
    TRY(made.pair, vault::newKeyPair());
    TRY(made.sealed, vault::sealPrivateKey(made.pair, login, made.password, kdf));
    TRY(made.verifier, connection.scramVerifier(login, made.password));
    TRY(made.grants, grantsFor(session, connection, role, made.pair.publicPem));
    return made;
}

const QByteArray untilThen = "now() + make_interval(days => " + QByteArray::number(oneTimeDays) + ")";

Result<void> assignRows(Connection &connection, const QString &id, const QStringList &add, const QStringList &remove)
{
    if (!remove.isEmpty())
        TRYV(ask(connection, "DELETE FROM tenantry.operator_tenant WHERE operator_id = $1 AND tenant_id = ANY ($2::uuid[])", {id, remove}));
    if (!add.isEmpty())
        TRYV(ask(connection, "INSERT INTO tenantry.operator_tenant (operator_id, tenant_id) SELECT $1, t FROM unnest($2::uuid[]) t ON CONFLICT DO NOTHING", {id, add}));
    return {};
}

Error taken(Error error, const QString &login)
{
    const bool here = error.sqlstate == QLatin1String("23505"); // the row is written before the role is made
    if (!here && error.sqlstate != QLatin1String("42710"))
        return error;
    error.kind = Kind::Conflict;
    if (here) {
        error.message = {QT_TRANSLATE_NOOP("core", "“%1” is an operator of this registry already."), {login}};
        error.hint = QT_TRANSLATE_NOOP("core", "Look for them in the list: who cannot sign in any more is given another password there, or is enabled again.");
        return error;
    }
    error.message = {QT_TRANSLATE_NOOP("core", "The registry's server has a role called %1 already."), {login}};
    error.hint = QT_TRANSLATE_NOOP("core", "Choose another login: one role is one person, and another registry of the server may have this one.");
    return error;
}

// They may hold a lock that the change waits for, or wait for it themselves and go on behind it as if nothing had been changed. So they are out before
// it begins, and cannot come back until it is there. Whatever happens here, the door is then as the row says; where this program dies halfway, the next
// ADMIN's sign-in sees to that (operator_shut, 0021_shut.sql).
template <class Change> Result<void> behindAClosedDoor(registry::Session &session, Connection &connection, const QString &id, std::stop_token stop, const Change &change)
{
    const auto call = [&id](Connection &on, const char *function) { return ask(on, QByteArray("SELECT tenantry.operator_") + function + "($1)", {id}); };
    constexpr int tries = 3; // they may come back, and lock their own role, in between
    bool closed = false; // by this one: nobody opens what somebody else has just closed
    const auto work = [&]() -> Result<void> {
        // Two ADMINs at once do it one after the other: neither opens what the other has just closed. Gone with the connection's lease.
        TRYV(ask(connection, "SELECT pg_advisory_lock(hashtextextended('tenantry.shut.' || $1, 7))", {id}));
        for (int left = tries;;) {
            TRYV(call(connection, "disconnect"));
            closed = true; // also where the answer is lost
            const auto shut = call(connection, "shut");
            if (shut)
                break;
            if ((shut.error().sqlstate != u"55P03" && shut.error().sqlstate != u"XX000") || --left == 0) // held, or just written
                return fail(shut.error());
        }
        TRYV(call(connection, "disconnect"));
        for (int left = tries;;) {
            const auto changed = connection.transaction([&]() -> Result<void> {
                TRYV(change());
                TRYV(call(connection, "open"));
                return {};
            });
            if (changed)
                break;
            if (changed.error().sqlstate != u"40P01" || --left == 0) // with somebody who seals a credential, for example: once they are done it goes
                return fail(changed.error());
        }
        TRYV(call(connection, "end_sessions"));
        return {};
    };
    const auto done = work();
    if (done)
        return {};
    if (!closed)
        return fail(done.error());
    if (connection.isOpen() && !stop.stop_requested()) {
        (void)call(connection, "open");
    } else if (auto fresh = session.connection()) { // cancelled, or the connection is gone: not a reason to leave somebody outside
        (void)call(**fresh, "open");
    }
    return fail(done.error());
}

} // namespace

Result<void> checkLogin(const QString &login)
{
    TRYV(checkRoleName(login));
    // PostgreSQL folds what is not quoted to lower case: a login with capitals would be two words for one person.
    if (login != login.toLower() || login != login.trimmed() || login.startsWith(QLatin1String("tenantry_")))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The login “%1” cannot be used."), {login}},
                    QT_TRANSLATE_NOOP("core", "Write it without capitals and without spaces at the ends; names that begin with tenantry_ are Tenantry's own."));
    return {};
}

Result<QList<Operator>> Operators::list(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, {}, {});
}

Result<Operator> Operators::find(const QString &loginOrId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return one(*connection, loginOrId);
}

Result<Invited> Operators::add(const NewOperator &fresh, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRYV(checkLogin(fresh.login));
    const QString name = fresh.name.isEmpty() ? fresh.login : fresh.name;
    TRYV(checkFacts(name, fresh.email, fresh.language));
    TRY(auto connection, writer(*m_session, stop));
    TRY(const OneTime made, makeOneTime(*m_session, *connection, fresh.login, fresh.role, m_kdf));
    const QString id = newId();
    TRYV(connection->transaction([&]() -> Result<void> {
        TRYV(ask(*connection, "SELECT tenantry.operator_add($1, $2, $3, $4, $5, $6, $7, $8, $9, " + untilThen + ", $10)",
                 {id, fresh.login, name, fresh.email, roleName(fresh.role), fresh.language, made.pair.publicPem, made.sealed, made.verifier, made.grants})
                 .transform_error([&](Error error) { return taken(std::move(error), fresh.login); }));
        return assignRows(*connection, id, fresh.tenantIds, {});
    }));
    TRY(Operator who, one(*connection, id));
    return Invited{std::move(who), made.password};
}

Result<Operator> Operators::update(const Operator &changed, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRYV(checkFacts(changed.name, changed.email, changed.language));
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Operator before, one(*connection, changed.id));
    TRYV(ask(*connection, "UPDATE tenantry.operator SET name = $2, email = $3, language = $4 WHERE id = $1", {before.id, changed.name, changed.email, changed.language}));
    return one(*connection, before.id);
}

Result<Operator> Operators::update(const Operator &changed, const Operator &expected, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRYV(checkFacts(changed.name, changed.email, changed.language));
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Operator before, one(*connection, changed.id));
    TRY(const Rows done, ask(*connection, "UPDATE tenantry.operator SET name = $2, email = $3, language = $4 WHERE id = $1 AND (name, email, language) = ($5, $6, $7) RETURNING id",
                             {before.id, changed.name, changed.email, changed.language, expected.name, expected.email, expected.language}));
    if (done.isEmpty())
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody changed the operator %1 in the meantime."), {before.login}},
                    QT_TRANSLATE_NOOP("core", "Nothing was saved. Look at what they changed, then save again."));
    return one(*connection, before.id);
}

Result<Operator> Operators::setRole(const QString &id, Role role, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Operator before, one(*connection, id));
    QByteArray grants = "[]";
    if (role == Role::Admin) {
        TRY(const Rows key, ask(*connection, "SELECT public_key FROM tenantry.operator WHERE id = $1", {before.id}));
        TRY(grants, grantsFor(*m_session, *connection, role, key.bytes(0, 0)));
    }
    TRYV(ask(*connection, "SELECT tenantry.operator_set_role($1, $2, $3)", {before.id, roleName(role), grants}));
    return one(*connection, before.id);
}

Result<Operator> Operators::setEnabled(const QString &id, bool enabled, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Operator before, one(*connection, id));
    if (enabled) { // what was rotated while they were out
        TRY(const Rows lacking, ask(*connection, "SELECT o.public_key FROM tenantry.operator o WHERE o.id = $1 AND o.public_key <> '' AND EXISTS (SELECT FROM tenantry.data_key k "
                                                 "WHERE k.retired_at IS NULL AND (k.name <> 'admin' OR o.role = 'ADMIN') AND NOT EXISTS (SELECT FROM tenantry.data_key_grant g "
                                                 "WHERE g.key_name = k.name AND g.key_version = k.version AND g.operator_id = o.id))", {before.id}));
        if (!lacking.isEmpty()) {
            TRY(const QByteArray grants, grantsFor(*m_session, *connection, before.role, lacking.bytes(0, 0)));
            TRYV(ask(*connection, "SELECT tenantry.operator_set_role($1, $2, $3)", {before.id, roleName(before.role), grants}));
        }
    }
    const auto write = [&] { return ask(*connection, "UPDATE tenantry.operator SET enabled = $2 WHERE id = $1", {before.id, enabled}); };
    if (enabled) {
        TRYV(connection->transaction([&]() -> Result<void> {
            TRYV(write());
            TRYV(ask(*connection, "SELECT tenantry.operator_open($1)", {before.id})); // also what somebody left closed halfway
            return {};
        }));
    } else {
        TRYV(behindAClosedDoor(*m_session, *connection, before.id, stop, write));
    }
    return one(*connection, before.id);
}

Result<Invited> Operators::resetPassword(const QString &id, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Operator before, one(*connection, id));
    TRY(const OneTime made, makeOneTime(*m_session, *connection, before.login, before.role, m_kdf));
    TRYV(behindAClosedDoor(*m_session, *connection, before.id, stop, [&] {
        return ask(*connection, "SELECT tenantry.operator_reset($1, $2, $3, $4, " + untilThen + ", $5)",
                   {before.id, made.pair.publicPem, made.sealed, made.verifier, made.grants});
    }));
    TRY(Operator who, one(*connection, before.id));
    return Invited{std::move(who), made.password};
}

Result<Operator> Operators::endSessions(const QString &id, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Operator who, one(*connection, id));
    TRYV(ask(*connection, "SELECT tenantry.operator_end_sessions($1)", {who.id}));
    return one(*connection, who.id);
}

Result<QStringList> Operators::assigned(const QString &id, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noOperator, id);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT tenant_id FROM tenantry.operator_tenant WHERE operator_id = $1 ORDER BY tenant_id", {id}));
    QStringList out;
    for (int i = 0; i < rows.size(); ++i)
        out << rows.text(i, 0);
    return out;
}

Result<Operator> Operators::assign(const QString &id, const QStringList &add, const QStringList &remove, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Operator who, one(*connection, id));
    TRYV(connection->transaction([&] { return assignRows(*connection, who.id, add, remove); }));
    return one(*connection, who.id);
}

Result<QList<DataKeyStatus>> keyStatus(const SessionPtr &session, std::stop_token stop)
{
    TRY(auto connection, session->connection(stop));
    TRY(const Rows rows,
        ask(*connection, "SELECT k.name, k.version, k.created_at, k.retired_at, k.due_since, k.due_because, "
                         "(SELECT array_agg(o.login ORDER BY o.login) FROM tenantry.data_key_grant g JOIN tenantry.operator o ON o.id = g.operator_id "
                         " WHERE g.key_name = k.name AND g.key_version = k.version), "
                         "EXISTS (SELECT FROM tenantry.data_key_grant g WHERE g.key_name = k.name AND g.key_version = k.version AND g.recovery_id IS NOT NULL) "
                         "FROM tenantry.data_key k ORDER BY k.name, k.version"));
    QList<DataKeyStatus> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), int(rows.integer(i, 1)), rows.array(i, 6), rows.boolean(i, 7), rows.time(i, 2), rows.time(i, 3), rows.time(i, 4), rows.text(i, 5)});
    return out;
}

} // namespace tenantry::operators
