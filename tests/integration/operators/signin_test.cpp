// Signing in, against a real server: one-time passwords, own passwords, sessions that end, the recovery key.
#include "operatorsfixture.h"

#include "operators/recover.h"
#include "operators/refused.h"
#include "registry/secrets.h"
#include "registry/sessionclock.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <future>

using namespace tenantry;
using namespace tenantry::test;
using registry::TenantRepository;

class SignInTest : public OperatorsFixture {
    Q_OBJECT

private slots:
    void init() { begin(); }

    void aOneTimePasswordOpensNothingButItsChange()
    {
        const Invited luis = invite(u"luis"_s, Role::Admin);
        QCOMPARE(state(luis.who.login), u"open admin"_s);
        QVERIFY(luis.who.mustChangePassword);
        const auto settings = as(luis.who.login, luis.oneTimePassword);
        const auto refused = Session::open(settings);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Permission);
        QCOMPARE(refused.error().sqlstate, QString::fromLatin1(mustChangePassword));
        const auto connection = postgres::Connection::open(settings);
        QVERIFY2(connection, describe(connection));
        for (const char *table : {"tenant", "operator", "registry", "data_key_grant", "operator_key", "event", "server_secret"})
            QCOMPARE((*connection)->query(QByteArray("SELECT count(*) FROM tenantry.") + table)->integer(0, 0), 0);
        QVERIFY(!(*connection)->query("SELECT tenantry.operator_end_sessions(gen_random_uuid())"));

        QCOMPARE(changeOwnPassword(settings, secretFromText(u"corta"_s)).error().kind, Kind::InvalidInput);
        QCOMPARE(changeOwnPassword(settings, luis.oneTimePassword).error().kind, Kind::InvalidInput);
        QCOMPARE(changeOwnPassword(as(luis.who.login, mine()), secretFromText(u"otra contraseña larga"_s)).error().kind, Kind::Authentication);
        const auto changed = changeOwnPassword(settings, mine(), {}, {}, vault::quickKdf);
        QVERIFY2(changed, describe(changed));
        QVERIFY(!Session::open(settings));
        const auto session = Session::open(as(luis.who.login, mine()));
        QVERIFY2(session, describe(session));
        QVERIFY((*session)->isAdmin());
        QCOMPARE((*session)->vault().key(u"admin"_s)->bytes, m_admin->vault().key(u"admin"_s)->bytes);
        QCOMPARE(m_registry->sql("SELECT rolvaliduntil = 'infinity' FROM pg_roles WHERE rolname = $1", {luis.who.login}).boolean(0, 0), true);
    }

    void itEndsByItself()
    {
        const Invited luis = invite(u"luis"_s);
        QVERIFY(m_registry->sql("SELECT rolvaliduntil BETWEEN now() + interval '6 days' AND now() + interval '8 days' FROM pg_roles WHERE rolname = $1", {luis.who.login}).boolean(0, 0));
        m_registry->sql("ALTER ROLE " + postgres::quoteIdentifier(luis.who.login) + " VALID UNTIL '2001-01-01'");
        auto wrong = m_registry->adminSettings();
        wrong.password = secretFromText(u"not it"_s);
        const auto late = Session::open(as(luis.who.login, luis.oneTimePassword)), never = Session::open(wrong);
        QVERIFY(!late && !never);
        QCOMPARE(late.error(), never.error()); // the words of a wrong password
    }

    // Killed in between: the statement is not committed, and nothing of it is there. Committed: all of it.
    void aChangeThatIsCutOff()
    {
        const Operator luis = settle(u"luis"_s);
        const Secret other = secretFromText(u"otra contraseña larga"_s);
        const auto before = m_registry->sql("SELECT k.sealed_private_key FROM tenantry.operator_key k WHERE k.operator_id = $1", {luis.id}).text(0, 0);
        const auto verifierBefore = m_registry->sql("SELECT rolpassword FROM pg_authid WHERE rolname = $1", {luis.login}).text(0, 0);
        m_registry->sql("CREATE FUNCTION public.dies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(0.01); RETURN new; END $$");
        m_registry->sql("GRANT USAGE ON SCHEMA public TO PUBLIC");
        m_registry->sql("CREATE TRIGGER dies AFTER UPDATE ON tenantry.operator_key FOR EACH ROW EXECUTE FUNCTION public.dies()"); // the verifier is set by then
        const auto cut = changeOwnPassword(as(luis.login, mine()), other, {}, {}, vault::quickKdf);
        QVERIFY(!cut);
        QCOMPARE(m_registry->sql("SELECT k.sealed_private_key FROM tenantry.operator_key k WHERE k.operator_id = $1", {luis.id}).text(0, 0), before);
        QCOMPARE(m_registry->sql("SELECT rolpassword FROM pg_authid WHERE rolname = $1", {luis.login}).text(0, 0), verifierBefore);
        QVERIFY(Session::open(as(luis.login, other)).error().kind == Kind::Authentication);
        m_registry->sql("DROP TRIGGER dies ON tenantry.operator_key");
        const auto again = changeOwnPassword(as(luis.login, mine()), other, {}, {}, vault::quickKdf);
        QVERIFY2(again, describe(again));
        const auto session = Session::open(as(luis.login, other));
        QVERIFY2(session, describe(session));
        QVERIFY((*session)->vault().key(u"inspect"_s));
    }

    // ------------------------------------------------ closing, demoting, resetting

    void aResetLeavesNothingOfTheOldPassword()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = TestRegistry::open(as(luis.login, mine()));
        const auto reset = operators().resetPassword(luis.id);
        QVERIFY2(reset, describe(reset));
        QVERIFY(reset->who.mustChangePassword);
        QCOMPARE(session->whoNow().error().kind, Kind::Authentication); // its connections were ended, and the old password opens none
        QCOMPARE(Session::open(as(luis.login, mine())).error().kind, Kind::Authentication);
        QVERIFY(changeOwnPassword(as(luis.login, reset->oneTimePassword), mine(), {}, {}, vault::quickKdf));
        QVERIFY(TestRegistry::open(as(luis.login, mine()))->vault().key(u"inspect"_s));
    }

    // ------------------------------------------------ sessions

    // Also where the registry does not say it; and a role that changes meanwhile gives no other day.
    void aDayIsTheLongest()
    {
        using namespace std::chrono_literals;
        const Operator luis = settle(u"luis"_s);
        const auto session = TestRegistry::open(as(luis.login, mine()));
        const auto later = [](std::chrono::nanoseconds by, auto &&what) {
            registry::moveSessionClock(by);
            const auto answer = what();
            registry::moveSessionClock(-by);
            return answer;
        };
        const auto ask = [](const SessionPtr &one) { return [one] { return one->whoNow(); }; };
        QVERIFY(later(24h - 5min, ask(session)));
        const auto over = later(24h, ask(session));
        QCOMPARE(over.error().kind, Kind::Permission);
        QVERIFY(over.error().message.translated().contains(u"24 hours"_s));
        const auto again = later(12h, [&] { return session->again(); });
        QVERIFY2(again, describe(again));
        QVERIFY((*again)->whoNow());
        QVERIFY(!later(24h, ask(*again)));
        const auto anew = later(12h, [&] { return TestRegistry::open(as(luis.login, mine())); });
        QVERIFY(later(24h, ask(anew))); // who signs in anew has a day of their own
        QVERIFY(!later(36h, ask(anew)));
    }

    void aSessionEnds()
    {
        const Operator luis = settle(u"luis"_s);
        const auto first = TestRegistry::open(as(luis.login, mine()));
        const QString firstId = latest(luis.login);
        auto second = TestRegistry::open(as(luis.login, mine()));
        const QString secondId = latest(luis.login);
        QVERIFY(firstId != secondId);
        QVERIFY(m_registry->sql("SELECT bool_and(expires_at BETWEEN now() + interval '23 hours' AND now() + interval '24 hours') FROM tenantry.operator_session WHERE id = $1", {firstId}).boolean(0, 0));
        QVERIFY(first->whoNow());
        m_registry->sql("UPDATE tenantry.operator_session SET expires_at = now() - interval '1 second' WHERE id = $1", {firstId});
        QCOMPARE(first->whoNow().error().kind, Kind::Permission);
        QVERIFY(first->whoNow().error().message.translated().contains(u"24 hours"_s));
        QVERIFY(second->whoNow());
        second.reset(); // signed out
        QCOMPARE(m_registry->sql("SELECT ended_why FROM tenantry.operator_session WHERE id = $1", {secondId}).text(0, 0), u"signed_out"_s);
        // A change of the password ends the others, not the one that it was made in.
        const auto third = TestRegistry::open(as(luis.login, mine()));
        const QString thirdId = latest(luis.login);
        const auto fourth = TestRegistry::open(as(luis.login, mine()));
        const Secret other = secretFromText(u"otra contraseña larga"_s);
        QVERIFY(changeOwnPassword(as(luis.login, mine()), other, thirdId, {}, vault::quickKdf));
        QVERIFY(third->whoNow());
        QCOMPARE(fourth->whoNow().error().kind, Kind::Permission);
        const auto ended = operators().endSessions(luis.id);
        QVERIFY2(ended, describe(ended));
        QCOMPARE(ended->openSessions, 0);
        QVERIFY(!third->whoNow());
        QVERIFY(TestRegistry::open(as(luis.login, other))->whoNow());
    }

    // What a program saw fail before is told with the sign-in that succeeds, and stays in the events.
    void refusedAttemptsAreTold()
    {
        const Operator luis = settle(u"luis"_s);
        QVERIFY(Session::open(as(luis.login, mine()), {}, 4));
        QVERIFY(Session::open(as(luis.login, mine())));
        QCOMPARE(m_registry->sql("SELECT string_agg(after ->> 'failed_before', ' ' ORDER BY seq) FROM tenantry.event WHERE kind = 'operator_session' AND action = 'insert' AND operator = $1",
                                 {luis.login}).text(0, 0), u"4 0"_s);
        // Also when the account turns out to be disabled: the row says refused.
        m_registry->sql("UPDATE tenantry.operator SET enabled = false WHERE login = $1", {luis.login});
        m_registry->sql("ALTER ROLE " + postgres::quoteIdentifier(luis.login) + " LOGIN");
        QCOMPARE(Session::open(as(luis.login, mine()), {}, 7).error().kind, Kind::Permission);
        QCOMPARE(m_registry->sql("SELECT failed_before FROM tenantry.operator_session WHERE ended_why = 'refused'").integer(0, 0), 7);
    }

    // Changing the password is a door as well: what was tried at it before is told with the change, and only when it happens.
    // What others tried from there, and never got right: written down for whom it was, and counted where it was nobody.
    void whatOthersTriedIsTold()
    {
        const Operator luis = settle(u"luis"_s);
        const QString place = u"db.example.org:5432/tenantry"_s;
        const auto key = [&](const QString &name) { return QString::fromLatin1(QCryptographicHash::hash((place + u'\n' + name).toUtf8(), QCryptographicHash::Sha256).toHex().left(32)); };
        const qint64 before = m_registry->sql("SELECT max(seq) FROM tenantry.event").integer(0, 0);
        const auto told = tellRefused(m_admin, place, {{key(luis.login), 3}, {key(u"mi contraseña"_s), 2}});
        QVERIFY2(told, describe(told));
        QVERIFY(*told);
        const auto rows = m_registry->sql("SELECT e.operator, e.action, e.after ->> 'failed_before', e.after ->> 'failed_unknown', e.after ->> 'ended_why', s.operator_id FROM tenantry.event e "
                                          "JOIN tenantry.operator_session s ON s.id::text = e.entity_id WHERE e.seq > $1 AND e.kind = 'operator_session' ORDER BY e.action", {before});
        QCOMPARE(rows.size(), 2);
        QCOMPARE((QStringList{rows.text(0, 1), rows.text(0, 2), rows.text(0, 4), rows.text(0, 5)}), (QStringList{u"insert"_s, u"3"_s, u"wrong"_s, luis.id}));
        QCOMPARE((QStringList{rows.text(1, 1), rows.text(1, 3), rows.text(1, 5)}), (QStringList{u"update"_s, u"2"_s, m_admin->who().id}));
        for (int row = 0; row < 2; ++row)
            QCOMPARE(rows.text(row, 0), m_registry->adminLogin); // who told
        QVERIFY(m_registry->sql("SELECT FROM tenantry.event WHERE (before::text || after::text) LIKE '%mi contra%'").isEmpty());
        const auto now = operators().find(luis.id);
        QVERIFY2(now, describe(now));
        QCOMPARE(now->openSessions, luis.openSessions);
        QCOMPARE(now->lastSignInAt, luis.lastSignInAt); // which was none
        // Not without end: nobody floods the record, and it is told again later.
        for (int i = 0; i < 19; ++i)
            QVERIFY(tellRefused(m_admin, place, {{key(luis.login), 1}}).value_or(false));
        QCOMPARE(tellRefused(m_admin, place, {{key(luis.login), 1}}).value_or(true), false);
        const auto session = Session::open(as(luis.login, mine()));
        QVERIFY2(session, describe(session));
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_session WHERE operator_id = $1 AND ended_why = ''", {luis.id}).integer(0, 0), 1);
        for (const auto &[what, tried] : {std::pair("SELECT tenantry.sign_in_tell(NULL, 'x', '{}')", "no list"), std::pair("SELECT tenantry.sign_in_tell(NULL, NULL, '[]')", "no place")}) {
            const auto refused = (*m_admin->connection())->query(what);
            QVERIFY2(refused && !refused->boolean(0, 0), tried);
        }
    }

    void refusedAttemptsAreToldWithAChange()
    {
        const auto told = [&](const QString &login) {
            return m_registry->sql("SELECT coalesce(string_agg((after ->> 'failed_before'), ' ' ORDER BY seq), '') FROM tenantry.event WHERE kind = 'operator_session' AND action = 'insert' AND operator = $1",
                                   {login}).text(0, 0);
        };
        const Invited luis = invite(u"luis"_s);
        const Secret other = secretFromText(u"otra contraseña larga"_s);
        QVERIFY(!changeOwnPassword(as(luis.who.login, other), mine(), {}, {}, vault::quickKdf, 2)); // a wrong one
        QCOMPARE(told(luis.who.login), QString());
        QVERIFY(changeOwnPassword(as(luis.who.login, luis.oneTimePassword), mine(), {}, {}, vault::quickKdf, 3));
        QCOMPARE(told(luis.who.login), u"3"_s);
        QCOMPARE(operators().find(luis.who.login)->openSessions, 0);
        const auto session = TestRegistry::open(as(luis.who.login, mine()));
        QVERIFY(changeOwnPassword(session, mine(), other, {}, vault::quickKdf, 5));
        QCOMPARE(told(luis.who.login), u"3 0 5"_s);
        QVERIFY(session->whoNow()); // goes on
        QCOMPARE(operators().find(luis.who.login)->openSessions, 1);
        QVERIFY(changeOwnPassword(session, other, mine(), {}, vault::quickKdf));
        QCOMPARE(told(luis.who.login), u"3 0 5"_s);
    }

    // The default grew: the next sign-in seals the key with more, under the same password.
    void aKeyIsSealedAnewWhenTheDefaultGrows()
    {
        const Operator luis = settle(u"luis"_s);
        const auto stored = [&] { return m_registry->sql("SELECT sealed_private_key FROM tenantry.operator_key k JOIN tenantry.operator o ON o.id = k.operator_id WHERE o.login = $1", {luis.login}).text(0, 0); };
        const QString before = stored();
        const auto session = TestRegistry::open(as(luis.login, mine()));
        const vault::KdfParameters more{vault::quickKdf.memoryKib + 1024, vault::quickKdf.iterations + 1, 1};
        QVERIFY(!*session->strengthenOwnKey({}, vault::quickKdf)); // as strong as wanted
        QCOMPARE(stored(), before);
        const auto done = session->strengthenOwnKey({}, more);
        QVERIFY2(done, describe(done));
        QVERIFY(*done);
        const auto now = vault::kdfOf(stored());
        QVERIFY(now && now->memoryKib == more.memoryKib && now->iterations == more.iterations);
        QVERIFY(!*session->strengthenOwnKey({}, more));
        QVERIFY(session->vault().key(u"inspect"_s)); // the open session goes on with it
        QVERIFY(TestRegistry::open(as(luis.login, mine()))->vault().key(u"inspect"_s));
        // Never weaker, never over a key that is another one by now, never somebody else's.
        const auto own = session->connection();
        QCOMPARE((*own)->query("SELECT tenantry.reseal_own_key($1, $2)", {stored(), before}).error().sqlstate, u"TN009"_s);
        QCOMPARE((*own)->query("SELECT tenantry.reseal_own_key($1, $2)", {before, stored()})->boolean(0, 0), false);
        const auto others = m_admin->connection();
        QCOMPARE((*others)->query("SELECT tenantry.reseal_own_key($1, $1)", {stored()})->boolean(0, 0), false);
    }

    // From an open window: it goes on, the others end, and the old password opens nothing.
    void onesOwnPasswordIsChangedInAnOpenSession()
    {
        const Operator luis = settle(u"luis"_s);
        const auto here = TestRegistry::open(as(luis.login, mine())), elsewhere = TestRegistry::open(as(luis.login, mine()));
        const Secret fresh = secretFromText(u"otra contraseña propia"_s);
        const auto wrong = changeOwnPassword(here, secretFromText(u"no es esta"_s), fresh, {}, vault::quickKdf);
        QCOMPARE(wrong.error().kind, Kind::Authentication);
        QCOMPARE(wrong.error().sqlstate, u"28P01"_s);
        QCOMPARE(changeOwnPassword(here, mine(), secretFromText(u"corta"_s), {}, vault::quickKdf).error().kind, Kind::InvalidInput);
        const auto done = changeOwnPassword(here, mine(), fresh, {}, vault::quickKdf);
        QVERIFY2(done, describe(done));
        QVERIFY2(here->whoNow(), describe(here->whoNow()));
        QVERIFY(here->vault().key(u"inspect"_s));
        QVERIFY(here->dedicatedConnection()); // a new connection, with the new password
        QVERIFY(!elsewhere->whoNow());
        QCOMPARE(Session::open(as(luis.login, mine())).error().kind, Kind::Authentication);
        QVERIFY(checkOwnPassword(as(luis.login, fresh)));
    }

    void aPasswordIsCheckedByASignIn()
    {
        const Operator luis = settle(u"luis"_s);
        QVERIFY(checkOwnPassword(as(luis.login, mine()), 2));
        QCOMPARE(m_registry->sql("SELECT failed_before FROM tenantry.operator_session s JOIN tenantry.operator o ON o.id = s.operator_id WHERE o.login = $1", {luis.login}).integer(0, 0), 2);
        const auto wrong = checkOwnPassword(as(luis.login, secretFromText(u"no es esta"_s)));
        QCOMPARE(wrong.error().kind, Kind::Authentication);
        QCOMPARE(wrong.error().sqlstate, u"28P01"_s);
        QVERIFY(operators().setEnabled(luis.id, false));
        const auto closed = checkOwnPassword(as(luis.login, mine()));
        QCOMPARE(closed.error().kind, Kind::Permission);
        QVERIFY(closed.error().message.translated().contains(u"disabled"_s));
    }

    void signInsAreWrittenDown()
    {
        const Operator luis = settle(u"luis"_s);
        QVERIFY(!luis.lastSignInAt.isValid());
        {
            const auto connection = postgres::Connection::open(as(luis.login, mine()));
            QVERIFY((*connection)->query("SELECT tenantry.sign_in(4)")); // what a program saw fail before
        }
        const auto seen = *operators().find(luis.login);
        QVERIFY(seen.lastSignInAt.isValid());
        QCOMPARE(seen.lastSignInWith, u"tenantry"_s);
        QCOMPARE(seen.openSessions, 1);
        const auto rows = m_registry->sql("SELECT after ->> 'failed_before' FROM tenantry.event WHERE kind = 'operator_session' AND operator = $1 ORDER BY seq", {luis.login});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.text(0, 0), u"4"_s);
        // A script of many commands is one sign-in.
        auto script = as(luis.login, mine());
        script.applicationName = u"tenantryctl"_s;
        for (int i = 0; i < 5; ++i)
            QVERIFY(Session::open(script));
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_session WHERE source = 'tenantryctl'").integer(0, 0), 1);
        // A session is its operator's: another one cannot end or ask about it.
        const auto others = m_admin->connection();
        const auto id = m_registry->sql("SELECT id FROM tenantry.operator_session WHERE source = 'tenantryctl'").text(0, 0);
        QVERIFY((*others)->query("SELECT tenantry.sign_out($1)", {id}));
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_session WHERE ended_at IS NULL AND id = $1", {id}).integer(0, 0), 1);
        QCOMPARE((*others)->query("SELECT session_state FROM tenantry.me($1)", {id})->text(0, 0), u"unknown"_s);
    }

    // ------------------------------------------------ assignments

    void theRecoveryKeyLetsThemIn()
    {
        registry::CreateRequest request;
        request.server = TestCluster::superuser();
        request.database = TestCluster::uniqueName(u"lost"_s);
        request.adminLogin = TestCluster::uniqueName(u"ana"_s);
        request.adminPassword = secretFromText(u"forgotten by everybody"_s);
        request.kdf = vault::quickKdf;
        const auto made = registry::create(request);
        QVERIFY2(made, describe(made));
        auto settings = made->registry;
        settings.password = request.adminPassword;
        Secret sealedWith;
        QString sealed;
        {
            const auto session = TestRegistry::open(settings);
            sealed = *session->vault().seal(u"admin"_s, u"server/1/owner"_s, secretFromText(u"geheim"_s));
        }
        const auto owner = TestCluster::superuser(request.database);
        const QString paper = textFromSecret(made->recoveryKey);
        QString mistyped = paper;
        mistyped[0] = mistyped[0] == u'0' ? u'1' : u'0';
        QCOMPARE(recover(owner, mistyped, request.adminLogin, mine()).error().kind, Kind::InvalidInput);
        QCOMPARE(recover(owner, textFromSecret(vault::newRecoveryKey()), request.adminLogin, mine()).error().kind, Kind::Authentication);
        const QString stranger = TestCluster::createRole(u"pw"_s);
        QVERIFY(!recover(TestCluster::as(stranger, u"pw"_s, request.database), paper, request.adminLogin, mine()));
        const auto taken = recover(owner, paper, stranger, mine(), {}, vault::quickKdf);
        QVERIFY(!taken);
        QVERIFY(Session::open(settings)); // nothing happened yet

        const auto done = recover(owner, paper.toLower(), request.adminLogin, mine(), {}, vault::quickKdf);
        QVERIFY2(done, describe(done));
        QCOMPARE(Session::open(settings).error().kind, Kind::Authentication);
        settings.password = mine();
        const auto session = Session::open(settings);
        QVERIFY2(session, describe(session));
        QCOMPARE(textFromSecret(*(*session)->vault().open(u"admin"_s, u"server/1/owner"_s, sealed)), u"geheim"_s);
        // Somebody new, when nobody of the old ones is left.
        settings.user = TestCluster::uniqueName(u"nueva"_s);
        const auto fresh = recover(owner, paper, settings.user, mine(), {}, vault::quickKdf);
        QVERIFY2(fresh, describe(fresh));
        const auto other = Session::open(settings);
        QVERIFY2(other, describe(other));
        QVERIFY((*other)->isAdmin() && (*other)->vault().key(u"inspect"_s));
    }
};

TENANTRY_TEST_MAIN(SignInTest)
#include "signin_test.moc"
