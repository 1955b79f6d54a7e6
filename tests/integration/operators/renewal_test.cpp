// A sign-in that is 24 hours old, and a new one in its place: when that is given, and what goes on in it.
#include "operatorsfixture.h"

#include "registry/listener.h"
#include "registry/sessionclock.h"
#include "support/faultproxy.h"

#include <QSignalSpy>
#include <atomic>
#include <thread>

using namespace tenantry;
using namespace tenantry::test;
using namespace std::chrono_literals;

class RenewalTest : public OperatorsFixture {
    Q_OBJECT
    std::chrono::nanoseconds m_later{0};

    void later(std::chrono::nanoseconds by)
    {
        registry::moveSessionClock(by);
        m_later += by;
    }
    // As the registry counts.
    void expire(const QString &id) const
    {
        m_registry->sql("UPDATE tenantry.operator_session SET opened_at = opened_at - interval '25 hours', expires_at = expires_at - interval '25 hours' WHERE id = $1", {id});
    }
    qint64 rows(const QString &login) const
    {
        return m_registry->sql("SELECT count(*) FROM tenantry.operator_session s JOIN tenantry.operator o ON o.id = s.operator_id WHERE o.login = $1", {login}).integer(0, 0);
    }
    qint64 openRows(const QString &login) const
    {
        return m_registry->sql("SELECT count(*) FROM tenantry.operator_session s JOIN tenantry.operator o ON o.id = s.operator_id WHERE o.login = $1 AND s.ended_at IS NULL AND s.expires_at > now()",
                               {login}).integer(0, 0);
    }
    QString endedWhy(const QString &id) const { return m_registry->sql("SELECT ended_why FROM tenantry.operator_session WHERE id = $1", {id}).text(0, 0); }
    // Carried out with the row of that operator's next sign-in, `new`.
    void withTheNextRow(const Operator &who, const QByteArray &statement) const
    {
        m_registry->sql("CREATE FUNCTION public.with_the_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN " + statement + "; RETURN NULL; END $$");
        m_registry->sql("CREATE TRIGGER with_the_row AFTER INSERT ON tenantry.operator_session FOR EACH ROW WHEN (new.operator_id = " + postgres::quoteLiteral(who.id)
                        + ") EXECUTE FUNCTION public.with_the_row()");
    }
    // Signed in a day ago.
    SessionPtr old(const Operator &who) const
    {
        auto session = TestRegistry::open(as(who.login, mine()));
        expire(session->id());
        return session;
    }

private slots:
    void init() { begin(); }
    void cleanup()
    {
        registry::moveSessionClock(-m_later);
        m_later = 0ns;
    }

    void itsAgeHasACodeOfItsOwn()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = TestRegistry::open(as(luis.login, mine()));
        QVERIFY(!session->hasExpired());
        QVERIFY(session->whoNow());
        expire(session->id());
        QVERIFY(!session->hasExpired()); // nobody told it yet
        const auto over = session->whoNow();
        QCOMPARE(over.error().kind, Kind::Permission);
        QCOMPARE(over.error().sqlstate, QString::fromLatin1(registry::signInExpired));
        QVERIFY(session->hasExpired());

        const auto other = TestRegistry::open(as(luis.login, mine()));
        later(24h); // by this computer's clock, in a row that is open
        QVERIFY(other->hasExpired());
        QCOMPARE(other->whoNow().error().sqlstate, QString::fromLatin1(registry::signInExpired));
    }

    // Too old is the least of it: what cannot be mended by a password is said.
    void anyOtherReasonComesFirst()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = old(luis), byClock = TestRegistry::open(as(luis.login, mine()));
        QCOMPARE(session->whoNow().error().sqlstate, QString::fromLatin1(registry::signInExpired));
        QVERIFY(operators().endSessions(luis.id));
        later(24h);
        for (const auto &each : {session, byClock}) {
            const auto ended = each->whoNow();
            QCOMPARE(ended.error().sqlstate, QString());
            QCOMPARE(ended.error().message.translated(), u"An ADMIN ended this sign-in."_s);
        }
        QVERIFY(operators().setEnabled(luis.id, false));
        for (const auto &each : {session, byClock}) {
            const auto ended = each->whoNow();
            QVERIFY(ended.error().sqlstate != QLatin1String(registry::signInExpired));
            QVERIFY2(ended.error().message.translated().contains(u"disabled"_s), describe(ended));
        }
    }

    void itIsRenewedInPlace()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = old(luis);
        const QString before = session->id();
        QVERIFY(!session->whoNow());
        const auto renewed = session->renew(mine(), 2);
        QVERIFY2(renewed, describe(renewed));
        QVERIFY(!session->hasExpired());
        QVERIFY2(session->whoNow(), describe(session->whoNow()));
        QVERIFY(session->id() != before && session->id() == latest(luis.login));
        QCOMPARE(openRows(luis.login), 1);
        // The one before is over for good, by its age.
        QCOMPARE(m_registry->sql("SELECT expires_at < now() AND ended_at IS NULL FROM tenantry.operator_session WHERE id = $1", {before}).boolean(0, 0), true);
        const auto own = session->connection();
        QCOMPARE((*own)->query("SELECT session_state FROM tenantry.me($1)", {before})->text(0, 0), u"expired"_s);
        // Written down like every other one.
        QCOMPARE(m_registry->sql("SELECT after ->> 'failed_before' FROM tenantry.event WHERE kind = 'operator_session' AND action = 'insert' AND operator = $1 ORDER BY seq DESC LIMIT 1",
                                 {luis.login}).text(0, 0), u"2"_s);
        QVERIFY(session->vault().key(u"inspect"_s));
        QVERIFY(session->dedicatedConnection());
        // A day of its own, and then again.
        later(24h - 5min);
        QVERIFY(!session->hasExpired());
        later(5min);
        QVERIFY(session->hasExpired());
        const QString second = session->id();
        QVERIFY(session->renew(mine()));
        QVERIFY(!session->hasExpired());
        QCOMPARE(endedWhy(second), u"signed_out"_s); // the registry's clock had it open yet
        QCOMPARE(openRows(luis.login), 1);
        // A password of one's own is changed in it, and it goes on.
        const Secret fresh = secretFromText(u"otra contraseña propia"_s);
        QVERIFY(changeOwnPassword(session, mine(), fresh, {}, vault::quickKdf));
        QVERIFY2(session->whoNow(), describe(session->whoNow()));
    }

    // The last one gone signs the renewed one out.
    void itIsSignedOutAtTheEnd()
    {
        const Operator luis = settle(u"luis"_s);
        auto session = old(luis);
        QVERIFY(session->renew(mine()));
        const QString id = session->id();
        QCOMPARE(endedWhy(id), QString());
        session.reset();
        QCOMPARE(endedWhy(id), u"signed_out"_s);
    }

    void aWrongPasswordRenewsNothing()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = old(luis);
        const QString before = session->id();
        const auto wrong = session->renew(secretFromText(u"no es esta"_s), 1);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Kind::Authentication);
        QCOMPARE(wrong.error().sqlstate, u"28P01"_s);
        QCOMPARE(wrong.error(), Session::open(as(luis.login, secretFromText(u"no es esta"_s))).error()); // the words of any sign-in
        QCOMPARE(session->id(), before);
        QCOMPARE(session->whoNow().error().sqlstate, QString::fromLatin1(registry::signInExpired));
        QCOMPARE(openRows(luis.login), 0);
        QVERIFY(session->renew(mine())); // the session kept the password that it had, and its key
        QVERIFY(session->vault().key(u"inspect"_s));
    }

    // A server that trusts whoever comes: the key does not. (The key of this one does not open with any password.)
    void theKeyIsAskedToo()
    {
        const QString eva = m_registry->addOperator(u"eva"_s);
        const auto session = TestRegistry::open(m_registry->settingsOf(eva));
        expire(session->id());
        const auto refused = session->renew(secretFromText(eva));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Authentication);
        QCOMPARE(refused.error().sqlstate, u"28P01"_s);
        QVERIFY(!session->whoNow());
        QCOMPARE(openRows(eva), 0);
    }

    void whatElseEndedItIsNotRenewed_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("disabled") << u"disabled"_s << u"The account of %1 is disabled in this registry."_s;
        QTest::newRow("removed") << u"removed"_s << u"The operator name or the password is not right."_s; // the role went as well
        QTest::newRow("ended by an ADMIN") << u"ended"_s << u"An ADMIN ended this sign-in."_s;
        QTest::newRow("password changed elsewhere") << u"password"_s << u"The password of this account was changed; this sign-in has ended."_s;
        QTest::newRow("another role") << u"role"_s << u"The role of %1 is another one by now; this sign-in has ended."_s;
        QTest::newRow("invited anew") << u"anew"_s << u"The account of %1 is another one by now; this sign-in has ended."_s;
        QTest::newRow("reading only") << u"newer"_s << u"The registry is not as it was at this sign-in"_s;
        QTest::newRow("another registry") << u"registry"_s << u"The registry is not as it was at this sign-in"_s;
    }
    void whatElseEndedItIsNotRenewed()
    {
        QFETCH(QString, what);
        QFETCH(QString, sentence);
        const Operator luis = settle(u"luis"_s, Role::Admin);
        const auto session = old(luis);
        const QString before = session->id();
        QCOMPARE(session->whoNow().error().sqlstate, QString::fromLatin1(registry::signInExpired));
        Secret password = mine();
        if (what == u"disabled") {
            QVERIFY(operators().setEnabled(luis.id, false));
        } else if (what == u"removed") {
            m_registry->sql("DELETE FROM tenantry.operator WHERE id = $1", {luis.id});
        } else if (what == u"ended") {
            QVERIFY(operators().endSessions(luis.id));
        } else if (what == u"password") {
            password = secretFromText(u"otra contraseña larga"_s);
            QVERIFY(changeOwnPassword(as(luis.login, mine()), password, {}, {}, vault::quickKdf));
        } else if (what == u"role") {
            QVERIFY(operators().setRole(luis.id, Role::User));
        } else if (what == u"anew") {
            m_registry->sql("DELETE FROM tenantry.operator WHERE id = $1", {luis.id});
            NewOperator again;
            again.login = luis.login;
            again.name = luis.name;
            again.role = Role::Admin;
            const auto invited = operators().add(again);
            QVERIFY2(invited, describe(invited));
            QVERIFY(changeOwnPassword(as(luis.login, invited->oneTimePassword), password, {}, {}, vault::quickKdf));
        } else if (what == u"newer") {
            m_registry->sql("INSERT INTO tenantry.schema_change (version, name, sha256) SELECT max(version) + 1, '9999_newer.sql', sha256('newer') FROM tenantry.schema_change");
        } else {
            m_registry->sql("SET session_replication_role = replica");
            m_registry->sql("UPDATE tenantry.registry SET id = gen_random_uuid()");
            m_registry->sql("RESET session_replication_role");
        }
        if (what != u"newer" && what != u"registry") // whoever asks hears of it before anybody comes back
            QVERIFY(session->whoNow().error().sqlstate != QLatin1String(registry::signInExpired));
        const auto refused = session->renew(password);
        QVERIFY(!refused);
        QVERIFY(refused.error().sqlstate != QLatin1String(registry::signInExpired));
        QVERIFY2(refused.error().message.translated().startsWith(QString(sentence).replace(u"%1"_s, luis.login)), describe(refused));
        if (what != u"disabled" && what != u"removed") // the password did not come as far
            QCOMPARE(refused.error().sqlstate, QString::fromLatin1(registry::signInOver));
        if (what != u"removed")
            QVERIFY2(refused.error().kind == Kind::Permission || refused.error().kind == Kind::Conflict, describe(refused));
        QCOMPARE(session->id(), before);
        QVERIFY(!session->whoNow());
        QCOMPARE(openRows(luis.login), 0); // what was opened to find out is closed
    }

    // Whatever else is in the way may pass, and says nothing of the sign-in.
    void whatMayPassIsNoEnd_data()
    {
        QTest::addColumn<QByteArray>("come");
        QTest::addColumn<QByteArray>("go");
        QTest::addColumn<QString>("sqlstate");
        QTest::newRow("too many connections") << QByteArray("CONNECTION LIMIT 0") << QByteArray("CONNECTION LIMIT -1") << u"53300"_s;
        QTest::newRow("read-only transactions") << QByteArray("SET default_transaction_read_only = on") << QByteArray("RESET ALL") << u"25006"_s;
        QTest::newRow("a standby") << QByteArray("SET search_path = stand_in, pg_catalog") << QByteArray("RESET ALL") << QString();
    }
    void whatMayPassIsNoEnd()
    {
        QFETCH(QByteArray, come);
        QFETCH(QByteArray, go);
        QFETCH(QString, sqlstate);
        const Operator luis = settle(u"luis"_s);
        const auto session = old(luis);
        m_registry->sql("CREATE SCHEMA stand_in");
        m_registry->sql("GRANT USAGE ON SCHEMA stand_in TO PUBLIC");
        m_registry->sql("CREATE FUNCTION stand_in.pg_is_in_recovery() RETURNS boolean LANGUAGE sql AS 'SELECT true'");
        m_registry->sql("ALTER ROLE " + postgres::quoteIdentifier(luis.login) + ' ' + come);
        const auto passing = session->renew(mine());
        QVERIFY(!passing);
        QCOMPARE(passing.error().sqlstate, sqlstate);
        QCOMPARE(openRows(luis.login), 0);
        QCOMPARE(session->whoNow().error().sqlstate, QString::fromLatin1(registry::signInExpired));
        m_registry->sql("ALTER ROLE " + postgres::quoteIdentifier(luis.login) + ' ' + go);
        const auto renewed = session->renew(mine());
        QVERIFY2(renewed, describe(renewed));
        QVERIFY(session->whoNow());
    }

    // A new password, chosen in this session, ended what was just begun with the old one.
    void theNewOneIsOpenItself()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = old(luis);
        const QString before = session->id();
        withTheNextRow(luis, "UPDATE tenantry.operator_session SET ended_at = clock_timestamp(), ended_why = 'password' WHERE id = new.id");
        const auto refused = session->renew(mine());
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlstate, u"28P01"_s); // by now; the new one renews it
        QCOMPARE(session->id(), before);
        QCOMPARE(session->whoNow().error().sqlstate, QString::fromLatin1(registry::signInExpired));
        m_registry->sql("DROP TRIGGER with_the_row ON tenantry.operator_session");
        const auto renewed = session->renew(mine());
        QVERIFY2(renewed, describe(renewed));
    }

    void removedBetweenTwoQuestions()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = old(luis);
        const QString before = session->id();
        m_registry->sql("ALTER TABLE tenantry.operator DISABLE TRIGGER follows"); // which cannot drop who is asking
        withTheNextRow(luis, "DELETE FROM tenantry.operator WHERE id = new.operator_id");
        const auto refused = session->renew(mine());
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlstate, QString::fromLatin1(registry::signInOver));
        QCOMPARE(refused.error().message.translated(), u"%1 is no operator of this registry."_s.arg(luis.login));
        QCOMPARE(session->id(), before);
    }

    // One row, whoever was the first.
    void twoRenewAtOnce()
    {
        const Operator luis = settle(u"luis"_s);
        FaultProxy proxy(TestCluster::socketFile());
        const auto session = TestRegistry::open(proxy.through(as(luis.login, mine())));
        expire(session->id());
        QVERIFY(!session->whoNow());
        proxy.hang();
        const int soFar = proxy.accepted();
        Result<void> first, second;
        {
            const std::jthread one([&] { first = session->renew(mine()); }), other([&] { second = session->renew(mine()); });
            QTRY_VERIFY(proxy.accepted() >= soFar + 2); // both know of the one before, and neither is done
            proxy.pass();
        }
        QVERIFY2(first, describe(first));
        QVERIFY2(second, describe(second));
        QVERIFY(session->whoNow());
        QCOMPARE(session->id().isEmpty(), false);
        QCOMPARE(openRows(luis.login), 1);
        QCOMPARE(endedWhy(session->id()), QString());
    }

    // What was typed when the old password was still right does not come after the new one.
    void anOldPasswordIsNotTakenOver()
    {
        const Operator luis = settle(u"luis"_s);
        FaultProxy proxy(TestCluster::socketFile());
        const auto session = TestRegistry::open(proxy.through(as(luis.login, mine())));
        expire(session->id());
        QVERIFY(!session->whoNow());
        const QString before = session->id();
        proxy.hang();
        const int soFar = proxy.accepted();
        Result<void> renewed;
        {
            const std::jthread one([&] { renewed = session->renew(mine()); });
            QTRY_VERIFY(proxy.accepted() > soFar);
            session->passwordChanged(secretFromText(u"otra contraseña propia"_s), u"sealed anew"_s);
            proxy.pass();
        }
        QVERIFY(!renewed);
        QCOMPARE(renewed.error().sqlstate, u"28P01"_s);
        QCOMPARE(session->id(), before);
        QTRY_COMPARE(openRows(luis.login), 0);
    }

    // Its row came by the connection of another, and it never had one itself.
    void itIsSignedOutWithoutAConnection()
    {
        const Operator luis = settle(u"luis"_s);
        FaultProxy proxy(TestCluster::socketFile());
        auto session = TestRegistry::open(proxy.through(as(luis.login, mine())));
        expire(session->id());
        proxy.refuse();
        proxy.resetAll();
        QCOMPARE(session->whoNow().error().kind, Kind::Unreachable); // which leaves none
        proxy.pass();
        QVERIFY(session->renew(mine()));
        const QString id = session->id();
        session.reset();
        QCOMPARE(endedWhy(id), u"signed_out"_s);

        // Not waited for where nobody answers.
        session = TestRegistry::open(proxy.through(as(luis.login, mine())));
        QVERIFY(session->renew(mine()));
        proxy.hang();
        const auto start = std::chrono::steady_clock::now();
        session.reset();
        QVERIFY(std::chrono::steady_clock::now() - start < 8s);
    }

    // A registry that is read only writes no row; the day is this computer's.
    void withoutARow()
    {
        m_registry->sql("INSERT INTO tenantry.schema_change (version, name, sha256) SELECT max(version) + 1, '9999_newer.sql', sha256('newer') FROM tenantry.schema_change");
        const auto session = m_registry->admin();
        QVERIFY(session->registry().readOnly && session->id().isEmpty());
        later(24h);
        QCOMPARE(session->whoNow().error().sqlstate, QString::fromLatin1(registry::signInExpired));
        QVERIFY(!session->renew(secretFromText(u"no es esta"_s)));
        QVERIFY(session->hasExpired());
        const auto renewed = session->renew(secretFromText(QString::fromUtf8(TestRegistry::password)));
        QVERIFY2(renewed, describe(renewed));
        QVERIFY(session->whoNow());
        // The same key under other parameters is the same; another key pair is another account's, though no row tells of it.
        const Secret password = secretFromText(QString::fromUtf8(TestRegistry::password));
        const auto give = [&](const QString &sealed) {
            m_registry->sql("UPDATE tenantry.operator_key SET sealed_private_key = $2 WHERE operator_id = $1", {session->who().id, sealed});
        };
        vault::KeyPair pair;
        pair.privatePem = *vault::openPrivateKey(m_registry->sql("SELECT sealed_private_key FROM tenantry.operator_key WHERE operator_id = $1", {session->who().id}).text(0, 0),
                                                 m_registry->adminLogin, password);
        give(*vault::sealPrivateKey(pair, m_registry->adminLogin, password, vault::quickKdf));
        QVERIFY2(session->renew(password), "the same key");
        give(*vault::sealPrivateKey(*vault::newKeyPair(), m_registry->adminLogin, password, vault::quickKdf));
        later(24h);
        const auto refused = session->renew(password);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlstate, QString::fromLatin1(registry::signInOver));
        QVERIFY(session->hasExpired());
    }

    // An answer about the one before says nothing about this one.
    void whoAsksMeanwhileIsNotToldOfTheOneBefore()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = TestRegistry::open(as(luis.login, mine()));
        std::atomic<int> asked = 0, turn = 0; // odd: over
        std::atomic<bool> toldLate = false;
        std::jthread others([&](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                const int before = turn;
                const auto now = session->whoNow();
                if (before == turn && before % 2 == 0 && !now)
                    toldLate = true;
                ++asked;
            }
        });
        for (int i = 0; i < 5; ++i) {
            ++turn;
            expire(session->id());
            const int soFar = asked;
            QTRY_VERIFY(asked > soFar + 1);
            QVERIFY(session->hasExpired());
            const auto done = session->renew(mine());
            QVERIFY2(done, describe(done));
            ++turn;
            const int then = asked;
            QTRY_VERIFY(asked > then + 2);
            QVERIFY(!session->hasExpired());
        }
        QVERIFY(!toldLate);
    }

    // Whoever listens in the session goes on, and can be told to begin anew: no word of being offline.
    void whoListensGoesOn()
    {
        const Operator luis = settle(u"luis"_s);
        const auto session = old(luis);
        registry::Listener listener(session);
        QSignalSpy online(&listener, &registry::Listener::online), offline(&listener, &registry::Listener::offline), changed(&listener, &registry::Listener::changed);
        QTRY_COMPARE(online.count(), 1);
        QVERIFY(session->renew(mine()));
        listener.reconnect();
        QTRY_COMPARE(online.count(), 2);
        QCOMPARE(offline.count(), 0);
        changed.clear();
        m_registry->sql("UPDATE tenantry.operator SET name = 'Luis Ñandú' WHERE login = $1", {luis.login});
        QTRY_VERIFY(std::ranges::any_of(changed, [&](const QList<QVariant> &each) { return each.at(0) == u"operator"_s && each.at(1).toStringList().contains(luis.id); }));
        // While it waits to try again, too: it does not wait to the end of its pause.
        for (int i = 0; i < 3; ++i)
            listener.reconnect();
        QTRY_VERIFY(online.count() > 2);
        QCOMPARE(offline.count(), 0);
    }
};

TENANTRY_TEST_MAIN(RenewalTest)
#include "renewal_test.moc"
