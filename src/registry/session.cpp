#include "registry/session.h"

#include "base/timelimit.h"
#include "registry/install.h"
#include "registry/sessionclock.h"

#include <QCoreApplication>
#include <atomic>
#include <mutex>

#include <ctime>

namespace tenantry::registry {

using namespace tenantry::base;

namespace {

std::atomic<qint64> moved = 0; // ns

constexpr postgres::PoolLimits registryLimits{.perServer = 8, .total = 8, .ownStatements = true};
constexpr postgres::PoolLimits grantLimits{.perServer = 1, .total = 1, .ownStatements = true}; // beside the others: who asks for a key may hold one of those
constexpr postgres::PoolLimits lockLimits{.perServer = 64, .total = 64, .idle = std::chrono::seconds(20), .ownStatements = true};

Error noOperator(const QString &login, const QString &sqlstate = {})
{
    return {Kind::Permission, {QT_TRANSLATE_NOOP("core", "%1 is no operator of this registry."), {login}},
            QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry to add you, or, if you were one before, to reset your password. A team whose last ADMIN is shut out has the recovery key."), sqlstate, {}};
}

Error disabled(const QString &login)
{
    return {Kind::Permission, {QT_TRANSLATE_NOOP("core", "The account of %1 is disabled in this registry."), {login}},
            QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry to enable it again."), {}, {}};
}

Error changeFirst(const QString &login)
{
    return {Kind::Permission, {QT_TRANSLATE_NOOP("core", "The one-time password of %1 has to be changed before anything else."), {login}},
            QT_TRANSLATE_NOOP("core", "Choose a password of your own: the panel asks for it, and so does tenantryctl operator password."),
            QStringLiteral("TN006"), {}};
}

// Why a session that was open is not any more.
Error endedBecause(Text sentence, Kind kind = Kind::Permission)
{
    return {kind, std::move(sentence), QT_TRANSLATE_NOOP("core", "Sign in again; nothing that was saved is lost."), {}, {}};
}

Error expiredError()
{
    Error error = endedBecause(QT_TRANSLATE_NOOP("core", "This sign-in is 24 hours old and has ended."));
    error.sqlstate = QString::fromLatin1(signInExpired);
    return error;
}

// No password mends it.
Error forGood(Error error)
{
    error.sqlstate = QString::fromLatin1(signInOver);
    return error;
}

Error otherRole(const QString &login)
{
    return endedBecause({QT_TRANSLATE_NOOP("core", "The role of %1 is another one by now; this sign-in has ended."), {login}});
}

// Nothing where its age alone ended it.
std::optional<Error> endedError(const QString &state)
{
    const auto because = [](const char *sentence) { return endedBecause(sentence); };
    if (state.isEmpty() || state == QLatin1String("open") || state == QLatin1String("expired"))
        return std::nullopt;
    if (state == QLatin1String("password"))
        return because(QT_TRANSLATE_NOOP("core", "The password of this account was changed; this sign-in has ended."));
    if (state == QLatin1String("signed_out"))
        return because(QT_TRANSLATE_NOOP("core", "This sign-in was ended elsewhere."));
    return because(QT_TRANSLATE_NOOP("core", "An ADMIN ended this sign-in."));
}

Error otherAccount(const QString &login)
{
    return endedBecause({QT_TRANSLATE_NOOP("core", "The account of %1 is another one by now; this sign-in has ended."), {login}});
}

// A refusal at the door that is about the person: not one about the computer (pg_hba.conf, a socket) or about this moment.
bool aboutThePerson(const Error &error)
{
    if (error.sqlstate == QLatin1String("28000"))
        return error.kind == Kind::Permission || !error.detail.contains(QLatin1String("pg_hba"));
    return error.sqlstate == QLatin1String("28P01") || error.sqlstate == QLatin1String("42501");
}

Role roleOf(const QString &text) { return text == QLatin1String("ADMIN") ? Role::Admin : Role::User; }

} // namespace

Error signInError(Error error, const postgres::ConnectionSettings &settings)
{
    if (error.kind == Kind::Authentication) {
        if (error.detail.contains(QLatin1String("pg_hba")))
            return error; // the server takes nobody from here: about the computer, not the person
        return {Kind::Authentication, QT_TRANSLATE_NOOP("core", "The operator name or the password is not right."),
                QT_TRANSLATE_NOOP("core", "Check both, and the registry you chose. An ADMIN can set a new password."), error.sqlstate, {}};
    }
    if (error.sqlstate == QLatin1String("28000") && error.kind == Kind::Permission) // NOLOGIN
        return disabled(settings.user);
    if (error.sqlstate == QLatin1String("42501")) // no CONNECT on the database
        return noOperator(settings.user, error.sqlstate);
    return error;
}

std::chrono::nanoseconds sessionClock()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec + moved);
}

void moveSessionClock(std::chrono::nanoseconds by) { moved += by.count(); }

struct Session::Private {
    mutable std::mutex mutex;                 // of what a changed password and a renewed sign-in change
    postgres::ConnectionSettings withPassword;
    QString sealedKey;
    postgres::ConnectionSettings shown;
    postgres::Pool registryPool{registryLimits};
    postgres::Pool lockPool{lockLimits};
    postgres::Pool grantPool{grantLimits};
    postgres::Pool serverPool;
    OperatorInfo who;
    RegistryInfo registry;
    std::unique_ptr<vault::Vault> vault;
    QString id;
    std::chrono::nanoseconds began = sessionClock();
    bool expired = false; // the registry said so
    bool standby = false; // read only for as long as it is one
    quint64 renewals = 0;

    bool isOver() const // with the mutex held
    {
        constexpr std::chrono::hours longest(24); // as tenantry.sign_in() has it
        return expired || sessionClock() - began >= longest;
    }
    postgres::ConnectionSettings signIn() const
    {
        const std::scoped_lock lock(mutex);
        return withPassword;
    }
};

Session::Session(std::unique_ptr<Private> p) : d(std::move(p)) {}

// The last who used it is gone: signed out. Not by a new connection, which could wait for a network; a row that stays ends by itself.
// A sign-in that was renewed may never have had a connection of its own, its row came by that of another: there one is opened, and not waited for long.
// A script's commands share a row, which outlives each of them.
Session::~Session()
{
    const bool connected = d->registryPool.gauges().open > 0;
    if (d->id.isEmpty() || d->shown.applicationName == QLatin1String("tenantryctl") || (!connected && (d->renewals == 0 || d->isOver())))
        return;
    TimeLimits limits;
    const auto limit = limits.within(std::chrono::seconds(3), {});
    if (auto lease = d->registryPool.take(d->signIn(), limit->token()))
        (void)(*lease)->query("SELECT tenantry.sign_out($1)", {d->id});
}

Result<std::shared_ptr<Session>> Session::open(const postgres::ConnectionSettings &settings, std::stop_token stop, int failedBefore)
{
    auto p = std::make_unique<Private>();
    p->withPassword = settings;
    p->shown = settings;
    p->shown.password = Secret();

    auto lease = p->registryPool.take(settings, stop);
    if (!lease)
        return fail(signInError(std::move(lease).error(), settings));

    // Everything that signing in needs, in one round trip; the vault's material is only carried, not opened.
    auto answer = (*lease)->query(
        "SELECT w.id, w.login, w.name, w.role, w.enabled, w.language, r.id, r.name, r.base_domain, r.colour, "
        "(SELECT max(version) FROM tenantry.schema_change), k.sealed_private_key, "
        "(SELECT array_agg(g.key_name || ':' || g.key_version || ':' || encode(g.wrapped, 'hex')) FROM tenantry.data_key_grant g "
        "WHERE g.operator_id = w.id), pg_is_in_recovery() "
        "FROM (VALUES (1)) one LEFT JOIN (SELECT * FROM tenantry.whoami() LIMIT 1) w ON true LEFT JOIN tenantry.registry r ON true "
        "LEFT JOIN tenantry.operator_key k ON k.operator_id = w.id");
    if (!answer) {
        const QString &state = answer.error().sqlstate;
        if (state == QLatin1String("3F000") || state == QLatin1String("42P01") || state == QLatin1String("42883"))
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The database %1 holds no Tenantry registry."), {settings.database}},
                        QT_TRANSLATE_NOOP("core", "Check the name of the database, or create a registry."));
        return fail(signInError(std::move(answer).error(), settings));
    }
    const postgres::Rows &rows = *answer;
    if (rows.isEmpty() || rows.isNull(0, 0))
        return fail(noOperator(settings.user));
    if (!rows.boolean(0, 4)) {
        (void)(*lease)->query("SELECT tenantry.sign_in($1)", {failedBefore}); // written down as refused
        return fail(disabled(settings.user));
    }
    if (rows.isNull(0, 6)) { // an operator who does not see the registry's own row
        const auto me = (*lease)->query("SELECT must_change_password FROM tenantry.me(NULL)");
        return fail(me && !me->isEmpty() && me->boolean(0, 0) ? changeFirst(settings.user) : noOperator(settings.user));
    }
    p->who = {rows.text(0, 0), rows.text(0, 1), rows.text(0, 2), roleOf(rows.text(0, 3)), rows.text(0, 5)};
    p->registry = {rows.text(0, 6), rows.text(0, 7), rows.text(0, 8), rows.text(0, 9), int(rows.integer(0, 10)), false};
    if (p->registry.schemaVersion < programSchemaVersion())
        return fail(Kind::Conflict,
                    {QT_TRANSLATE_NOOP("core", "The registry is at schema version %1; this program needs version %2."),
                     {QString::number(p->registry.schemaVersion), QString::number(programSchemaVersion())}},
                    QT_TRANSLATE_NOOP("core", "Have its owner upgrade it: tenantryctl registry upgrade."));
    p->standby = rows.boolean(0, 13);
    p->registry.readOnly = p->registry.schemaVersion > programSchemaVersion() || p->standby;
    if (!p->registry.readOnly) {
        TRY(const auto made, (*lease)->query("SELECT s.session, m.role FROM tenantry.sign_in($1) s, tenantry.me(NULL) m", {failedBefore}));
        if (made.isEmpty())
            return fail(disabled(settings.user)); // since the question above
        p->id = made.text(0, 0);
        p->who.role = roleOf(made.text(0, 1));
    }

    p->sealedKey = rows.text(0, 11);
    vault::Vault::Material material{p->who.login, p->sealedKey, {}};
    for (const QString &grant : rows.array(0, 12)) {
        const QStringList parts = grant.split(QLatin1Char(':'));
        if (parts.size() == 3)
            material.grants.push_back({parts[0], parts[1].toInt(), QByteArray::fromHex(parts[2].toLatin1())});
    }
    p->vault = std::make_unique<vault::Vault>(std::move(material), [state = p.get()]() -> Result<Secret> { return state->signIn().password; });
    p->vault->setGrantSource([state = p.get()]() -> Result<std::vector<vault::Grant>> {
        TRY(auto connection, state->grantPool.take(state->signIn(), {}));
        TRY(const auto own, connection->query("SELECT key_name, key_version, wrapped FROM tenantry.data_key_grant WHERE operator_id = $1 ORDER BY key_name, key_version", {state->who.id}));
        std::vector<vault::Grant> grants;
        for (int i = 0; i < own.size(); ++i)
            grants.push_back({own.text(i, 0), int(own.integer(i, 1)), own.bytea(i, 2)});
        return grants;
    });
    return std::shared_ptr<Session>(new Session(std::move(p)));
}

const OperatorInfo &Session::who() const { return d->who; }
const RegistryInfo &Session::registry() const { return d->registry; }

Result<void> Session::requireWritable() const
{
    if (d->registry.readOnly)
        return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "This registry is open for reading only: it is newer than this program, or a standby."),
                    QT_TRANSLATE_NOOP("core", "Update Tenantry on this computer, or sign in to the primary."));
    return {};
}

Result<void> Session::requireAdmin() const
{
    if (!isAdmin())
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "This needs the role ADMIN; %1 is a USER."), {d->who.login}},
                    QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."));
    return requireWritable();
}

Result<OperatorInfo> Session::whoNow(std::stop_token stop)
{
    for (;;) {
        QString asked;
        quint64 renewals = 0;
        bool over = false;
        {
            const std::scoped_lock lock(d->mutex);
            asked = d->id;
            renewals = d->renewals;
            over = d->isOver();
        }
        auto now = whoIs(asked, over, stop);
        const std::scoped_lock lock(d->mutex);
        if (!now && renewals != d->renewals) // that was the one before
            continue;
        if (!now && now.error().sqlstate == QLatin1String(signInExpired))
            d->expired = true;
        return now;
    }
}

// `over`: this computer knows already that it is too old, whoever may be asked.
Result<OperatorInfo> Session::whoIs(const QString &id, bool over, std::stop_token stop)
{
    const auto ask = [&]() -> Result<postgres::Rows> {
        TRY(auto lease, connection(stop));
        return (*lease).query("SELECT id, login, name, role, enabled, language, must_change_password, session_state FROM tenantry.me($1) LIMIT 1",
                            {postgres::Param::orNull(id)});
    };
    auto rows = ask();
    if (!rows && rows.error().kind == Kind::Unreachable) { // an ADMIN may have ended what the pool kept; a new connection says why
        d->registryPool.clear();
        rows = ask();
    }
    if (!rows) {
        const bool ended = aboutThePerson(rows.error());
        Error why = signInError(std::move(rows).error(), d->shown);
        return fail(over && !ended && why.kind != Kind::Cancelled ? expiredError() : std::move(why));
    }
    if (rows->isEmpty())
        return fail(noOperator(d->shown.user));
    if (!rows->boolean(0, 4))
        return fail(disabled(d->shown.user));
    const QString state = rows->text(0, 7);
    if (auto ended = endedError(state))
        return fail(*std::move(ended));
    if (rows->boolean(0, 6))
        return fail(changeFirst(d->shown.user));
    const Role role = roleOf(rows->text(0, 3));
    if (over || state == QLatin1String("expired"))
        return fail(role == who().role ? expiredError() : otherRole(who().login));
    return OperatorInfo{rows->text(0, 0), rows->text(0, 1), rows->text(0, 2), role, rows->text(0, 5)};
}

QString Session::id() const
{
    const std::scoped_lock lock(d->mutex);
    return d->id;
}

bool Session::hasExpired() const
{
    const std::scoped_lock lock(d->mutex);
    return d->isOver();
}

Result<void> Session::renew(const Secret &password, int failedBefore, std::stop_token stop)
{
    QString before, sealed;
    Secret held;
    quint64 renewals = 0;
    {
        const std::scoped_lock lock(d->mutex);
        before = d->id;
        sealed = d->sealedKey;
        held = d->withPassword.password;
        renewals = d->renewals;
    }
    auto settings = d->shown;
    settings.password = password;
    TRY(const auto fresh, open(settings, stop, failedBefore)); // signs out as it goes, unless this session takes it over
    const auto key = vault::openPrivateKey(fresh->d->sealedKey, fresh->d->who.login, password);
    const auto wrong = [&] { return fail(signInError({Kind::Authentication, {}, {}, QStringLiteral("28P01"), {}}, settings)); };
    if (!key) // a server that trusts a socket lets any password in
        return wrong();

    // What the pages show and the keys that are open are of who signed in then, where they signed in then.
    if (fresh->registry().id == registry().id && fresh->d->standby && !registry().readOnly) // the primary comes back, or this one becomes it
        return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The registry that answers now is a standby, where no sign-in can be written down."),
                    QT_TRANSLATE_NOOP("core", "Try again when the primary answers."));
    if (fresh->registry().id != registry().id || fresh->registry().readOnly != registry().readOnly)
        return fail(forGood(endedBecause(QT_TRANSLATE_NOOP("core", "The registry is not as it was at this sign-in: it is another one, or what may be written there changed. The sign-in has ended."), Kind::Conflict)));
    if (fresh->who().id != who().id)
        return fail(forGood(otherAccount(who().login)));
    if (fresh->who().role != who().role)
        return fail(forGood(otherRole(who().login)));
    bool open = false; // this computer's clock was the first
    if (!before.isEmpty()) {
        TRY(auto lease, fresh->connection(stop));
        TRY(const auto rows, (*lease).query("SELECT o.session_state, n.session_state FROM tenantry.me($1) o, tenantry.me($2) n", {before, fresh->id()}));
        if (rows.isEmpty()) // removed since
            return fail(forGood(noOperator(who().login)));
        const QString state = rows.text(0, 0), now = rows.text(0, 1);
        if (auto ended = endedError(state))
            return fail(forGood(*std::move(ended)));
        if (now == QLatin1String("password")) // a new one, chosen in this session meanwhile, ends every other sign-in; with that one it can be renewed
            return wrong();
        if (now != QLatin1String("open"))
            return fail(endedError(now).value_or(expiredError()));
        open = state == QLatin1String("open");
    } else if (sealed != fresh->d->sealedKey) { // no row tells that an ADMIN gave them a new key pair; what is open was opened with the one before
        const auto own = vault::openPrivateKey(sealed, who().login, held);
        if (!own || *own != *key)
            return fail(forGood(otherAccount(who().login)));
    }
    {
        const std::scoped_lock lock(d->mutex);
        if (d->renewals != renewals) // somebody else was the first, with a password that was right too; this one is signed out as it goes
            return {};
        if (d->withPassword.password != held && d->withPassword.password != password) // what was asked with is the one before
            return wrong();
        d->id = std::exchange(fresh->d->id, {});
        d->began = fresh->d->began;
        d->expired = false;
        ++d->renewals;
        d->withPassword.password = password;
        if (d->sealedKey == sealed) { // else it was sealed anew meanwhile, and what was read here is older
            d->sealedKey = fresh->d->sealedKey;
            d->vault->resealed(d->sealedKey);
        }
    }
    if (open) // a row that stays ends by itself
        if (auto lease = fresh->connection(stop))
            (void)(*lease)->query("SELECT tenantry.sign_out($1)", {before});
    return {};
}

void Session::passwordChanged(const Secret &password, const QString &sealedKey)
{
    const std::scoped_lock lock(d->mutex);
    d->withPassword.password = password;
    d->sealedKey = sealedKey;
    d->vault->resealed(sealedKey);
}

Result<bool> Session::strengthenOwnKey(std::stop_token stop, const vault::KdfParameters &wanted)
{
    QString sealed;
    {
        const std::scoped_lock lock(d->mutex);
        sealed = d->sealedKey;
    }
    const auto now = vault::kdfOf(sealed);
    if (d->registry.readOnly || !now || (now->memoryKib >= wanted.memoryKib && now->iterations >= wanted.iterations))
        return false;
    const vault::KdfParameters stronger{std::max(now->memoryKib, wanted.memoryKib), std::max(now->iterations, wanted.iterations), std::max(now->lanes, wanted.lanes)};
    const Secret password = d->signIn().password;
    vault::KeyPair pair;
    TRY(pair.privatePem, vault::openPrivateKey(sealed, d->who.login, password));
    TRY(const QString fresh, vault::sealPrivateKey(pair, d->who.login, password, stronger));
    TRY(auto lease, connection(stop));
    TRY(const auto done, (*lease).query("SELECT tenantry.reseal_own_key($1, $2)", {sealed, fresh}));
    if (!done.boolean(0, 0)) // the password was changed meanwhile, elsewhere: that sealed it anew
        return false;
    const std::scoped_lock lock(d->mutex);
    if (d->sealedKey == sealed) { // else a new password came in between
        d->sealedKey = fresh;
        d->vault->resealed(fresh);
    }
    return true;
}

Result<std::shared_ptr<Session>> Session::again(std::stop_token stop) const
{
    TRY(auto now, open(d->signIn(), stop));
    const std::scoped_lock lock(d->mutex);
    now->d->began = d->began;
    return now;
}

Result<postgres::Pool::Lease> Session::connection(std::stop_token stop) { return d->registryPool.take(d->signIn(), stop); }

Result<postgres::Pool::Lease> Session::lockConnection(std::stop_token stop) { return d->lockPool.take(d->signIn(), stop); }

Result<std::unique_ptr<postgres::Connection>> Session::dedicatedConnection(std::stop_token stop)
{
    return postgres::Connection::open(d->signIn(), stop);
}

vault::Vault &Session::vault() { return *d->vault; }
postgres::Pool &Session::pool() { return d->serverPool; }
const postgres::ConnectionSettings &Session::settings() const { return d->shown; }

} // namespace tenantry::registry
