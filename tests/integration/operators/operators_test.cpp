// The people who sign in, against a real server: what goes wrong first, then what they can do.
#include "integration/registry/registryfixture.h"
#include "operators/operators.h"
#include "operators/ownpassword.h"
#include "operators/recover.h"
#include "registry/secrets.h"

#include <QElapsedTimer>
#include <future>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::operators;
using registry::Session;
using registry::TenantRepository;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;
using namespace Qt::StringLiterals;

namespace {

Secret mine() { return secretFromText(u"una contraseña propia"_s); } // not static: QCA has to be there first

} // namespace

class OperatorsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<TestRegistry> m_registry;
    SessionPtr m_admin;

    Operators operators() const { return Operators(m_admin, vault::quickKdf); }
    postgres::ConnectionSettings as(const QString &login, const Secret &password) const
    {
        auto settings = m_registry->adminSettings();
        settings.user = login;
        settings.password = password;
        return settings;
    }
    Invited invite(const QString &prefix, Role role = Role::User) const
    {
        NewOperator fresh;
        fresh.login = TestCluster::uniqueName(prefix);
        fresh.name = u"Luis Gómez"_s;
        fresh.role = role;
        auto invited = operators().add(fresh);
        if (!invited)
            qFatal("%s", describe(invited));
        return *invited;
    }
    // Invited, and the one-time password changed.
    Operator settle(const QString &prefix, Role role = Role::User) const
    {
        const Invited invited = invite(prefix, role);
        const auto changed = changeOwnPassword(as(invited.who.login, invited.oneTimePassword), mine(), {}, {}, vault::quickKdf);
        if (!changed)
            qFatal("%s", describe(changed));
        return *operators().find(invited.who.login);
    }
    // The row of the latest sign-in.
    QString latest(const QString &login) const
    {
        return m_registry->sql("SELECT s.id FROM tenantry.operator_session s JOIN tenantry.operator o ON o.id = s.operator_id WHERE o.login = $1 ORDER BY s.opened_at DESC LIMIT 1", {login}).text(0, 0);
    }
    QString state(const QString &login) const
    {
        const auto rows = m_registry->sql("SELECT rolcanlogin, pg_has_role(oid, 'tenantry_admin', 'MEMBER'), pg_has_role(oid, 'tenantry_user', 'MEMBER') FROM pg_roles WHERE rolname = $1", {login});
        if (rows.isEmpty())
            return u"gone"_s;
        return (rows.boolean(0, 0) ? u"open"_s : u"closed"_s) + (rows.boolean(0, 1) ? u" admin"_s : u""_s) + (rows.boolean(0, 2) ? u" user"_s : u""_s);
    }

private slots:
    void init()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_admin = m_registry->admin();
    }

    // ------------------------------------------------ what is refused

    void loginsThatCannotBe_data()
    {
        QTest::addColumn<QString>("login");
        for (const char *login : {"", "postgres", "pg_read_all_data", "tenantry_admin", "Ana", " ana", "ana ", "a\nb"})
            QTest::newRow(login) << QString::fromUtf8(login);
        QTest::newRow("64 bytes") << QString(64, u'a');
        QTest::newRow("cut in a letter") << QString(62, u'a') + u'ñ';
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
    }
    void loginsThatCannotBe()
    {
        QFETCH(QString, login);
        NewOperator fresh;
        fresh.login = login;
        const auto made = operators().add(fresh);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Kind::InvalidInput);
        QCOMPARE(operators().list()->size(), 1);
    }

    void aNameThatIsTaken()
    {
        const QString stranger = TestCluster::createRole(u"pw"_s);
        NewOperator fresh;
        for (const QString &login : {stranger, m_registry->adminLogin}) {
            fresh.login = login;
            const auto made = operators().add(fresh);
            QVERIFY(!made);
            QVERIFY2(made.error().kind == Kind::Conflict, describe(made));
        }
        QCOMPARE(operators().list()->size(), 1); // and no row is left of it
        QCOMPARE(state(stranger), u"open"_s);
    }

    // Quotes and statements in a name are a name.
    void anOddNameIsAName()
    {
        NewOperator fresh;
        fresh.login = u"o'hara\"; drop role x; --%1"_s.arg(TestCluster::uniqueName(u"x"_s));
        const auto made = operators().add(fresh);
        QVERIFY2(made, describe(made));
        QCOMPARE(state(fresh.login), u"open user"_s);
        QVERIFY(changeOwnPassword(as(fresh.login, made->oneTimePassword), mine(), {}, {}, vault::quickKdf));
        QVERIFY(Session::open(as(fresh.login, mine())));
    }

    void aUserManagesNobody()
    {
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s);
        const auto session = TestRegistry::open(as(luis.login, mine()));
        const Operators theirs(session, vault::quickKdf);
        QCOMPARE(theirs.list()->size(), 1);
        QCOMPARE(theirs.list()->first().login, luis.login);
        QCOMPARE(theirs.find(eva.login).error().kind, Kind::NotFound);
        NewOperator fresh;
        fresh.login = u"mallory"_s;
        QCOMPARE(theirs.add(fresh).error().kind, Kind::Permission);
        QCOMPARE(theirs.setRole(luis.id, Role::Admin).error().kind, Kind::Permission);
        QCOMPARE(theirs.setEnabled(eva.id, false).error().kind, Kind::Permission);
        QCOMPARE(theirs.resetPassword(eva.id).error().kind, Kind::Permission);
        QCOMPARE(theirs.assign(luis.id, {newId()}, {}).error().kind, Kind::Permission);
        const auto connection = session->connection();
        for (const char *sql : {"SELECT tenantry.operator_add(gen_random_uuid(), 'x', 'x', '', 'ADMIN', '', 'k', 'k1', 'v', now(), '[]')",
                                "SELECT tenantry.operator_set_role((SELECT id FROM tenantry.operator), 'ADMIN', '[]')",
                                "SELECT tenantry.operator_reset((SELECT id FROM tenantry.operator), 'k', 'k', 'v', now(), '[]')",
                                "SELECT tenantry.operator_end_sessions((SELECT id FROM tenantry.operator))",
                                "SELECT tenantry_gate.role_group(session_user, 'tenantry_admin', 'x')", "SELECT tenantry.put_grants(gen_random_uuid(), '[]')",
                                "UPDATE tenantry.operator SET role = 'ADMIN'", "SET ROLE tenantry_gatekeeper", "ALTER ROLE CURRENT_USER CREATEROLE"}) {
            const auto done = (*connection)->query(sql);
            QVERIFY2(!done, sql);
            QVERIFY2(done.error().sqlstate == u"42501", describe(done));
        }
        // Nor opens what is an ADMIN's.
        QCOMPARE(session->vault().key(u"admin"_s).error().kind, Kind::Permission);
        QVERIFY(session->vault().key(u"inspect"_s));
    }

    // An ADMIN with psql goes through the same doors, and no further.
    void anAdminReachesNoFurther()
    {
        const QString stranger = TestCluster::createRole(u"pw"_s);
        const auto connection = m_admin->connection();
        auto &c = **connection;
        for (const QByteArray &sql : {"ALTER ROLE " + postgres::quoteIdentifier(stranger) + " PASSWORD 'x'", QByteArray("CREATE ROLE x LOGIN"), QByteArray("SET ROLE tenantry_gatekeeper"),
                                      "SELECT tenantry_gate.role_password('" + stranger.toUtf8() + "', 'SCRAM-SHA-256$4096:YQ==$YQ==:YQ==', NULL, '')",
                                      QByteArray("INSERT INTO tenantry.operator (id, login, name, role, public_key) VALUES (gen_random_uuid(), '") + stranger.toUtf8() + "', 'x', 'USER', 'k')",
                                      QByteArray("UPDATE tenantry.operator SET login = '") + stranger.toUtf8() + "'", QByteArray("UPDATE tenantry.operator_key SET sealed_private_key = 'x'"),
                                      QByteArray("UPDATE tenantry.operator SET must_change_password = false"), QByteArray("GRANT tenantry_owner TO CURRENT_USER")}) {
            const auto done = c.query(sql);
            QVERIFY2(!done, sql.constData());
            QVERIFY2(done.error().sqlstate == u"42501", (sql + ' ' + describe(done)).constData());
        }
        // A plain password is refused before the server could hash it; the key of ADMINs is not for a USER.
        const Operator luis = settle(u"luis"_s);
        QCOMPARE(c.query("SELECT tenantry.change_own_password('k1:1:1:1:a:b:c:d', 'hunter2', NULL)").error().sqlstate, u"TN009"_s);
        QCOMPARE(c.query("SELECT tenantry.put_grants($1, '[]')", {luis.id}).error().sqlstate, u"42501"_s);
        QCOMPARE(c.query("INSERT INTO tenantry.data_key_grant (id, key_name, key_version, operator_id, wrapped) VALUES (gen_random_uuid(), 'admin', 1, $1, 'x')", {luis.id}).error().sqlstate, u"TN007"_s);
    }

    // Two registries of one server: the groups are shared, the operators are not.
    void anotherRegistrysOperatorsAreOutOfReach()
    {
        const Operator luis = settle(u"luis"_s);
        const TestRegistry other(u"elsewhere"_s);
        const auto session = other.admin();
        NewOperator fresh;
        fresh.login = luis.login;
        QCOMPARE(Operators(session, vault::quickKdf).add(fresh).error().kind, Kind::Conflict);
        // Even with the row there, by a hand that the ADMIN does not have.
        other.sql("INSERT INTO tenantry.operator (id, login, name, role, public_key) VALUES (gen_random_uuid(), $1, 'x', 'USER', 'k')", {luis.login});
        const QString id = Operators(session).find(luis.login)->id;
        const auto reset = Operators(session, vault::quickKdf).resetPassword(id);
        QVERIFY(!reset);
        QCOMPARE(reset.error().sqlstate, u"TN008"_s);
        QVERIFY(Operators(session).setEnabled(id, false));
        QCOMPARE(state(luis.login), u"open user"_s);
        QVERIFY(Session::open(as(luis.login, mine())));
    }

    // ------------------------------------------------ the last ADMIN

    void theLastAdminStays()
    {
        const QString me = m_admin->who().id;
        invite(u"eva"_s, Role::Admin);    // has not signed in: could let nobody in
        const Operator luis = settle(u"luis"_s);
        const auto connection = m_admin->connection();
        const auto refused = [&](const auto &done) { return !done && done.error().sqlstate == u"TN003"; };
        QVERIFY(refused(operators().setRole(me, Role::User)));
        QVERIFY(refused(operators().setEnabled(me, false)));
        QVERIFY(refused(operators().resetPassword(me)));
        QCOMPARE(operators().setRole(me, Role::User).error().kind, Kind::Conflict);
        for (const char *sql : {"UPDATE tenantry.operator SET role = 'USER'", "UPDATE tenantry.operator SET enabled = false", "DELETE FROM tenantry.operator",
                                "WITH x AS (DELETE FROM tenantry.operator RETURNING 1) SELECT count(*) FROM x"})
            QVERIFY2(refused((*connection)->query(sql)), sql);
        // Nor the owner of everything, by a slip.
        for (const char *sql : {"UPDATE tenantry.operator SET role = 'USER'", "DELETE FROM tenantry.operator", "TRUNCATE tenantry.operator CASCADE"})
            QVERIFY2(refused(m_registry->super->query(sql)), sql);
        QVERIFY(operators().setRole(luis.id, Role::Admin));
        QVERIFY(operators().setRole(me, Role::User));
        QCOMPARE(state(m_registry->adminLogin), u"open user"_s);
        QVERIFY(refused(Operators(TestRegistry::open(as(luis.login, mine()))).setEnabled(luis.id, false)));
    }

    void twoAtOnce_data()
    {
        QTest::addColumn<QByteArray>("isolation");
        for (const char *level : {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
            QTest::newRow(level) << QByteArray(level);
    }
    void twoAtOnce()
    {
        QFETCH(QByteArray, isolation);
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto first = postgres::Connection::open(m_registry->adminSettings()), second = postgres::Connection::open(as(eva.login, mine()));
        QVERIFY2(second, describe(second));
        for (const auto *c : {&first, &second}) {
            QVERIFY((**c)->query("BEGIN ISOLATION LEVEL " + isolation));
            QVERIFY((**c)->query("SELECT count(*) FROM tenantry.operator")); // the snapshot, if it keeps one
        }
        const auto won = (*first)->query("UPDATE tenantry.operator SET role = 'USER' WHERE login = session_user");
        QVERIFY2(won, describe(won));
        auto later = std::async(std::launch::async, [&] { return (*second)->query("UPDATE tenantry.operator SET enabled = false WHERE login = session_user"); });
        QTRY_VERIFY(m_registry->sql("SELECT count(*) FROM pg_locks WHERE NOT granted").integer(0, 0) > 0); // waits for the first one
        QVERIFY((*first)->query("COMMIT"));
        const auto lost = later.get();
        QVERIFY(!lost);
        QVERIFY2(lost.error().sqlstate == u"TN003" || lost.error().sqlstate == u"40001", describe(lost));
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator WHERE role = 'ADMIN' AND enabled").integer(0, 0), 1);
        QVERIFY(Session::open(as(eva.login, mine())));
    }

    // ------------------------------------------------ one-time passwords

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

    void disabledWithAnOpenSession()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto session = TestRegistry::open(as(eva.login, mine()));
        const auto listening = session->dedicatedConnection();
        QVERIFY2(listening, describe(listening));
        QVERIFY((*listening)->query("SELECT count(*) FROM tenantry.operator")->integer(0, 0) > 0);
        const auto closed = operators().setEnabled(eva.id, false);
        QVERIFY2(closed, describe(closed));
        QCOMPARE(state(eva.login), u"closed admin"_s);
        QVERIFY(!(*listening)->query("SELECT 1")); // its connection was ended
        const auto now = session->whoNow();
        QVERIFY(!now);
        QVERIFY2(now.error().kind == Kind::Permission, describe(now));
        const auto again = Session::open(as(eva.login, mine()));
        QCOMPARE(again.error().kind, Kind::Permission);
        QVERIFY(again.error().message.translated().contains(u"disabled"_s));
        // Only to who has the password.
        QCOMPARE(Session::open(as(eva.login, secretFromText(u"no"_s))).error().kind, Kind::Authentication);
        const auto keys = *keyStatus(m_admin);
        QVERIFY(std::ranges::all_of(keys, [&](const DataKeyStatus &key) { return key.dueSince.isValid() && key.dueBecause == eva.login; }));
        QVERIFY(operators().setEnabled(eva.id, true));
        const auto back = Session::open(as(eva.login, mine()));
        QVERIFY2(back, describe(back));
        QVERIFY((*back)->vault().key(u"admin"_s));
    }

    void promotedAndDemoted()
    {
        const Operator luis = settle(u"luis"_s);
        QCOMPARE(luis.keys, QStringList{u"inspect:1"_s});
        const auto promoted = operators().setRole(luis.id, Role::Admin);
        QVERIFY2(promoted, describe(promoted));
        QCOMPARE(promoted->keys, (QStringList{u"admin:1"_s, u"inspect:1"_s}));
        QCOMPARE(state(luis.login), u"open admin"_s);
        const auto session = TestRegistry::open(as(luis.login, mine()));
        QVERIFY(session->isAdmin() && session->vault().key(u"admin"_s));
        QVERIFY(std::ranges::none_of(*keyStatus(m_admin), [](const DataKeyStatus &key) { return key.dueSince.isValid(); }));

        const auto demoted = operators().setRole(luis.id, Role::User);
        QVERIFY2(demoted, describe(demoted));
        QCOMPARE(demoted->keys, QStringList{u"inspect:1"_s});
        QCOMPARE(state(luis.login), u"open user"_s);
        QCOMPARE(session->whoNow()->role, Role::User);
        const auto keys = *keyStatus(m_admin);
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys[0].name, u"admin"_s);
        QVERIFY(keys[0].dueSince.isValid() && keys[0].recovery);
        QCOMPARE(keys[0].dueBecause, luis.login);
        QCOMPARE(keys[0].operators, QStringList{m_registry->adminLogin});
        QVERIFY(!keys[1].dueSince.isValid());
        QVERIFY(!TestRegistry::open(as(luis.login, mine()))->vault().key(u"admin"_s));
        // By hand: the role and the keys follow the row.
        QVERIFY(operators().setRole(luis.id, Role::Admin));
        QVERIFY((*m_admin->connection())->query("UPDATE tenantry.operator SET role = 'USER' WHERE login = $1", {luis.login}));
        QCOMPARE(operators().find(luis.login)->keys, QStringList{u"inspect:1"_s});
        QCOMPARE(state(luis.login), u"open user"_s);
        QVERIFY((*m_admin->connection())->query("DELETE FROM tenantry.operator WHERE login = $1", {luis.login}));
        QCOMPARE(state(luis.login), u"gone"_s);
    }

    // The server's owner takes the group away and leaves the row: noticed all the same.
    void aRevokedMembershipIsNoticed()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto session = TestRegistry::open(as(eva.login, mine()));
        QCOMPARE(session->whoNow()->role, Role::Admin);
        m_registry->sql("GRANT tenantry_user TO " + postgres::quoteIdentifier(eva.login));
        m_registry->sql("DO $$ DECLARE w text; BEGIN FOR w IN SELECT a.grantor::regrole::text FROM pg_auth_members a WHERE a.member = '" + eva.login.toUtf8()
                        + "'::regrole AND a.roleid = 'tenantry_admin'::regrole LOOP EXECUTE 'REVOKE tenantry_admin FROM " + eva.login.toUtf8() + " GRANTED BY ' || w; END LOOP; END $$");
        const auto now = session->whoNow();
        QVERIFY2(now, describe(now));
        QCOMPARE(now->role, Role::User);
        QCOMPARE(TestRegistry::open(as(eva.login, mine()))->who().role, Role::User);
        m_registry->sql("REVOKE tenantry_user FROM " + postgres::quoteIdentifier(eva.login));
        QCOMPARE(session->whoNow().error().kind, Kind::Permission);
    }

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
        QVERIFY(operators().endSessions(luis.id));
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

    void assignedTenantsAreWhatAUserSees()
    {
        const auto ground = test::lay(m_admin);
        QStringList ids;
        for (const char *slug : {"uno", "dos", "tres"}) {
            const auto tenant = TenantRepository(m_admin).reserve(test::tenantOn(ground, QString::fromLatin1(slug)));
            QVERIFY2(tenant, describe(tenant));
            ids << tenant->id;
        }
        const Operator luis = settle(u"luis"_s);
        const auto session = TestRegistry::open(as(luis.login, mine()));
        QCOMPARE(TenantRepository(session).list()->size(), 0);
        QCOMPARE(operators().assign(luis.id, {ids[0], ids[1]}, {})->tenants, 2);
        QCOMPARE(operators().assign(luis.id, {ids[1], ids[2]}, {ids[0]})->tenants, 2);
        QCOMPARE(TenantRepository(session).list()->size(), 2);
        QCOMPARE(TenantRepository(session).find(u"uno"_s).error().kind, Kind::NotFound);
        // All or nothing.
        QVERIFY(!operators().assign(luis.id, {newId()}, {ids[1], ids[2]}));
        QCOMPARE(operators().find(luis.login)->tenants, 2);
    }

    // ------------------------------------------------ nobody can sign in any more

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

TENANTRY_TEST_MAIN(OperatorsTest)
#include "operators_test.moc"
