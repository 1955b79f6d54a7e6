// The people who sign in, against a real server: who may invite, promote, demote and disable whom.
#include "operatorsfixture.h"

#include "operators/recover.h"
#include "registry/secrets.h"

#include <QElapsedTimer>
#include <future>

using namespace tenantry;
using namespace tenantry::test;
using registry::TenantRepository;

class OperatorsTest : public OperatorsFixture {
    Q_OBJECT

private slots:
    void init() { begin(); }

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
            // Whose it is: somebody's of this registry, or one of the server's.
            QCOMPARE(made.error().message.translated().contains(u"is an operator of this registry already"), login == m_registry->adminLogin);
            QCOMPARE(made.error().message.translated().contains(u"has a role called"), login == stranger);
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

    // Two forms, one person: the one who began before the other saved is told, and nothing is lost.
    void twoEditTheSame()
    {
        const Operator luis = settle(u"luis"_s);
        Operator mine = luis, theirs = luis;
        mine.name = u"Luis A."_s;
        theirs.email = u"luis@example.org"_s;
        QCOMPARE(operators().update(mine, luis)->name, mine.name);
        const auto late = operators().update(theirs, luis);
        QVERIFY(!late);
        QCOMPARE(late.error().kind, Kind::Conflict);
        const auto now = operators().find(luis.login);
        QCOMPARE(now->name, mine.name);
        QCOMPARE(now->email, luis.email);
        theirs.name = mine.name;
        QCOMPARE(operators().update(theirs, *now)->email, theirs.email);
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
};

TENANTRY_TEST_MAIN(OperatorsTest)
#include "operators_test.moc"
