// Tables, sessions, locks, settings of one tenant, as an ADMIN and as a USER see them; ending a session; and what shows them harmlessly.
#include "inspected.h"
#include "inspection/harmless.h"
#include "inspection/looks.h"

#include <QFuture>
#include <thread>

using namespace tenantry;
using namespace tenantry::test;
using inspection::Looks;
using inspection::SessionLook;

class InspectionLooksTest : public Inspected {
    Q_OBJECT

    Looks as(const registry::SessionPtr &who) const { return Looks(Entrance(who)); }
    // Signed in as the tenant's own role.
    std::unique_ptr<Connection> tenantSession(const Tenant &of) const
    {
        Tenant whole = of;
        whole.sealedSecret = *registry::TenantRepository(m_admin).sealedSecret(of.id);
        auto connection = Connection::open(*registry::tenantSettings(*m_admin, *registry::ServerRepository(m_admin).find(of.serverId), whole));
        if (!connection)
            qFatal("%s", words(connection.error()));
        return std::move(*connection);
    }
    static const SessionLook *of(const QList<SessionLook> &sessions, int pid)
    {
        const auto found = std::ranges::find(sessions, pid, &SessionLook::pid);
        return found == sessions.end() ? nullptr : &*found;
    }

private slots:
    void initTestCase()
    {
        begin(u"inspect_looks"_s);
        QVERIFY(Entrance(m_admin).prepare(m_mine));
    }

    void tables()
    {
        run(m_mine, "CREATE TABLE big (id int, filler text); INSERT INTO big SELECT g, repeat('x', 100) FROM generate_series(1, 20000) g; DELETE FROM big WHERE id % 2 = 0;"
                    "CREATE INDEX twin_a ON big (id); CREATE INDEX twin_b ON big (id); CREATE TABLE small_key (id smallserial PRIMARY KEY); SELECT setval('small_key_id_seq', 30000)");
        QVERIFY(TestCluster::connect(m_mine.database)->script("ANALYZE; UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'twin_b'::regclass; SELECT pg_stat_force_next_flush()"));
        QVERIFY(Entrance(m_admin).prepare(m_mine)); // what is new is open to a USER
        for (const auto &who : {m_admin, m_user}) {
            const auto seen = as(who).tables(m_mine);
            QVERIFY2(seen, describe(seen));
            QCOMPARE(seen->tables.first().name, u"big"_s);
            QVERIFY(qAbs(*seen->tables.first().rows - 10'000) < 200);
            QVERIFY(seen->tables.first().bytes > 2'000'000 && seen->tables.first().indexBytes > 100'000);
            QVERIFY(seen->tables.first().analyzed.isValid());
            QVERIFY(seen->databaseBytes > 5'000'000);
            QVERIFY(!seen->estimated);
            QVERIFY(std::ranges::none_of(seen->tables, [](const auto &each) { return each.schema == u"tenantry"_s || each.schema.startsWith(u"pg_"_s); }));
            const auto bad = std::ranges::find(seen->indexes, u"twin_b"_s, &inspection::IndexLook::name);
            QVERIFY(bad != seen->indexes.end() && bad->invalid && !bad->unused);
            QCOMPARE(bad->duplicateOf, u"twin_a"_s);
            QCOMPARE(seen->sequences.size(), 1);
            QCOMPARE(seen->sequences[0].end, 32767);
            QVERIFY(qAbs(seen->sequences[0].used - 30000.0 / 32767) < 0.01);
        }
        const auto full = as(m_admin).tables(m_mine);
        QVERIFY(full->tables.first().bloatBytes && *full->tables.first().bloatBytes > 800'000); // half of its rows are gone
    }

    void emptyIndexes()
    {
        run(m_mine, "CREATE TABLE thinned (id int PRIMARY KEY, filler int); INSERT INTO thinned SELECT g, g FROM generate_series(1, 900000) g; DELETE FROM thinned WHERE id % 10 <> 0");
        QVERIFY(TestCluster::connect(m_mine.database)->query("VACUUM ANALYZE thinned"));
        QVERIFY(Entrance(m_admin).prepare(m_mine));
        for (const auto &who : {m_admin, m_user}) {
            const auto seen = as(who).tables(m_mine);
            QVERIFY2(seen, describe(seen));
            const auto key = std::ranges::find(seen->indexes, u"thinned_pkey"_s, &inspection::IndexLook::name);
            QVERIFY(key != seen->indexes.end() && !key->invalid && !key->unused && key->bloated());
            const double share = double(*key->emptyBytes) / double(key->bytes);
            QVERIFY2(qAbs(share - 0.9) < 0.1, qPrintable(QString::number(share)));
        }
        run(m_mine, "DROP TABLE thinned");
    }

    // While somebody holds what a size would have to wait for.
    void tablesThatAreLocked()
    {
        const auto blocker = TestCluster::connect(m_mine.database);
        QVERIFY(blocker->script("BEGIN; LOCK TABLE customer IN ACCESS EXCLUSIVE MODE"));
        const auto seen = as(m_user).tables(m_mine);
        QVERIFY2(seen, describe(seen));
        QVERIFY(seen->estimated);
        QVERIFY(seen->tables.size() > 5);
        QCOMPARE(seen->tables.first().name, u"big"_s);
        QVERIFY(blocker->script("ROLLBACK"));
    }

    void activity()
    {
        const auto mine = tenantSession(m_mine), others = tenantSession(m_other);
        QVERIFY(mine->script("BEGIN"));
        QVERIFY(mine->query("SELECT 'ana@secret.example', 4711 -- 'kept apart'"));
        QVERIFY(others->query("SELECT 'of the other tenant'"));
        const auto admin = as(m_admin).activity(m_mine), user = as(m_user).activity(m_mine);
        QVERIFY2(admin, describe(admin));
        QVERIFY2(user, describe(user));
        for (const auto &seen : {*admin, *user}) {
            const SessionLook *session = of(seen, mine->backendPid());
            QVERIFY(session);
            QCOMPARE(session->state, u"idle in transaction"_s);
            QCOMPARE(session->user, m_mine.role);
            QVERIFY(session->transactionMs && *session->transactionMs >= 0);
            QVERIFY(!of(seen, others->backendPid()));
        }
        QVERIFY(of(*admin, mine->backendPid())->statement.contains(u"ana@secret.example"_s));
        const QString shown = of(*user, mine->backendPid())->statement;
        QVERIFY2(shown.startsWith(u"SELECT"_s) && !shown.contains(u"secret"_s) && !shown.contains(u"4711"_s) && !shown.contains(u"kept"_s), qPrintable(shown));
        QVERIFY(mine->script("ROLLBACK"));
    }

    // Whatever the quoting: no value of a statement is left in it.
    void valuesAreTakenOut_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("shown"); // empty: only that nothing secret is in it
        QTest::newRow("plain") << QByteArray("SELECT 'secret' AS a, \"id\" FROM (SELECT 1 AS id) x WHERE id = 123.5") << u"SELECT ? AS a, \"id\" FROM (SELECT ? AS id) x WHERE id = ?"_s;
        QTest::newRow("doubled quotes") << QByteArray("SELECT 'it''s secret', 'another secret'") << u"SELECT ?, ?"_s;
        QTest::newRow("a quote in a name") << QByteArray("SELECT 'secret' AS \"a'b\", 'secret'") << u"SELECT ? AS \"a'b\", ?"_s;
        QTest::newRow("escapes") << QByteArray("SELECT E'\\' secret', 'secret'") << QString();
        QTest::newRow("a backslash at the end") << QByteArray("SELECT 'C:\\', 'secret'") << QString();
        QTest::newRow("dollar quotes") << QByteArray("SELECT $$it's secret$$, $a$secret$a$") << QString();
        QTest::newRow("a quote in a comment") << QByteArray("SELECT /* it's */ 'secret' -- don't\n, 'secret'") << QString();
        QTest::newRow("on several lines") << QByteArray("SELECT 1,\n'a\nsecret\nb'") << u"SELECT ?,\n?"_s;
        QTest::newRow("unicode") << QByteArray("SELECT U&'secret\\0041'") << QString();
        QTest::newRow("cut in the middle") << QByteArray("SELECT '" + QByteArray(2000, 's') + "', 'secret'") << u"SELECT ?"_s; // track_activity_query_size
    }
    void valuesAreTakenOut()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, shown);
        const auto session = tenantSession(m_mine);
        QVERIFY2(session->query(sql), sql.constData());
        const auto seen = as(m_user).activity(m_mine);
        QVERIFY2(seen, describe(seen));
        const QString statement = of(*seen, session->backendPid())->statement;
        QVERIFY2(!statement.contains(u"secret"_s) && !statement.contains(u"ssss"_s), qPrintable(statement));
        QVERIFY(statement.startsWith(u"SELECT"_s));
        if (!shown.isEmpty())
            QCOMPARE(statement, shown);
    }

    void lockTree()
    {
        const auto holder = tenantSession(m_mine), first = tenantSession(m_mine), second = tenantSession(m_mine);
        QVERIFY(as(m_user).locks(m_mine)->isEmpty());
        QVERIFY(holder->script("BEGIN; LOCK TABLE billing.invoice IN ACCESS EXCLUSIVE MODE"));
        std::stop_source stop;
        first->setStop(stop.get_token());
        second->setStop(stop.get_token());
        std::vector<std::jthread> waiting;
        waiting.emplace_back([&] { (void)first->query("LOCK TABLE billing.invoice IN EXCLUSIVE MODE"); (void)first->query("UPDATE billing.invoice SET total = 1"); });
        waiting.emplace_back([&] { (void)second->query("SELECT * FROM billing.invoice"); });
        for (const auto &who : {m_admin, m_user}) {
            Result<QList<SessionLook>> seen;
            QTRY_VERIFY((seen = as(who).locks(m_mine)) && seen->size() == 3);
            QCOMPARE(seen->at(0).pid, holder->backendPid());
            QCOMPARE(seen->at(0).depth, 0);
            for (int i : {1, 2}) {
                QVERIFY(seen->at(i).depth >= 1);
                QVERIFY(seen->at(i).blockedBy.contains(holder->backendPid()) || seen->at(i).depth == 2);
                QVERIFY2(seen->at(i).wants.contains(u"billing.invoice"_s), qPrintable(seen->at(i).wants));
            }
        }
        // The ADMIN ends it; a USER cannot.
        const auto user = as(m_user).end(m_mine, holder->backendPid(), Looks::Ending::End, u"Ticket"_s);
        QCOMPARE(user.error().kind, Kind::Permission);
        QCOMPARE(as(m_admin).end(m_mine, holder->backendPid(), Looks::Ending::End, u" "_s).error().kind, Kind::InvalidInput);
        QCOMPARE(as(m_admin).end(m_other, holder->backendPid(), Looks::Ending::End, u"Ticket"_s).error().kind, Kind::NotFound); // of another tenant
        QVERIFY(holder->isOpen());
        const auto ended = as(m_admin).end(m_mine, holder->backendPid(), Looks::Ending::End, u"It blocks the till"_s);
        QVERIFY2(ended, describe(ended));
        waiting.clear(); // they got through
        QTRY_VERIFY(!holder->isOpen());
        QCOMPARE(as(m_admin).end(m_mine, holder->backendPid(), Looks::Ending::End, u"Ticket"_s).error().kind, Kind::NotFound);
        QCOMPARE(inRegistry("SELECT statement || ' ' || reason || ' ' || rows FROM tenantry.inspection WHERE kind = 'end' AND rows = 1"), u"pid %1 It blocks the till 1"_s.arg(holder->backendPid()));
    }

    void cancel()
    {
        const auto busy = tenantSession(m_mine);
        Result<postgres::Rows> outcome;
        std::jthread running([&] { outcome = busy->query("SELECT pg_sleep(50)"); });
        const auto active = [&] {
            const auto seen = as(m_admin).activity(m_mine);
            const SessionLook *session = seen ? of(*seen, busy->backendPid()) : nullptr;
            return session && session->state == u"active"_s;
        };
        QTRY_VERIFY(active());
        const auto done = as(m_admin).end(m_mine, busy->backendPid(), Looks::Ending::Cancel, u"Ticket"_s);
        QVERIFY2(done, describe(done));
        running.join();
        QCOMPARE(outcome.error().sqlstate, u"57014"_s);
        QVERIFY(busy->query("SELECT 1")); // the session stays
    }

    void settings()
    {
        const QByteArray database = postgres::quoteIdentifier(m_mine.database), role = postgres::quoteIdentifier(m_mine.role);
        QVERIFY(TestCluster::connect()->script("ALTER DATABASE " + database + " SET work_mem = '5MB'; ALTER ROLE " + role + " SET app.api_key = 'secret'"));
        run(m_mine, "GRANT SELECT ON customer TO PUBLIC; REVOKE SELECT ON customer FROM PUBLIC; GRANT SELECT ON patient TO PUBLIC");
        for (const auto &who : {m_admin, m_user}) {
            const auto seen = as(who).settings(m_mine);
            QVERIFY2(seen, describe(seen));
            const auto memory = std::ranges::find_if(seen->settings, [](const auto &each) { return each.name == u"work_mem"_s && each.source == u"database"_s; });
            QVERIFY(memory != seen->settings.end());
            QCOMPARE(memory->value, u"5MB"_s);
            const auto secret = std::ranges::find(seen->settings, u"app.api_key"_s, &inspection::SettingLook::name);
            QVERIFY(secret != seen->settings.end());
            QCOMPARE(secret->value, u"…"_s);
            QVERIFY(std::ranges::any_of(seen->settings, [](const auto &each) { return each.source == u"role in database"_s && each.name == u"search_path"_s; }));
            QCOMPARE(seen->extensions.first().name, u"plpgsql"_s);
            const auto everybody = std::ranges::find(seen->roles, u"PUBLIC"_s, &inspection::RoleLook::name);
            QVERIFY(everybody != seen->roles.end() && everybody->grants.contains(u"1 tables: SELECT"_s));
            QCOMPARE(std::ranges::count_if(seen->roles, &inspection::RoleLook::own), 2);
            const auto tenant = std::ranges::find(seen->roles, m_mine.role, &inspection::RoleLook::name);
            QVERIFY(tenant != seen->roles.end() && tenant->canLogin && !tenant->superuser);
        }
        run(m_mine, "REVOKE SELECT ON patient FROM PUBLIC");
        QVERIFY(TestCluster::connect()->script("ALTER ROLE " + role + " RESET app.api_key; ALTER DATABASE " + database + " RESET work_mem"));
    }

    // Somebody who looks every few seconds is one who looks.
    void oneLookAnHour()
    {
        const auto count = [&] { return inRegistry("SELECT count(*) FROM tenantry.inspection WHERE kind = 'activity'").toInt(); };
        QVERIFY(as(m_user).activity(m_mine, u"watching"_s));
        const int before = count();
        for (int i = 0; i < 5; ++i)
            QVERIFY(as(m_user).activity(m_mine, u"watching"_s));
        QCOMPARE(count(), before);
        QVERIFY(as(m_user).activity(m_mine, u"something else"_s));
        QCOMPARE(count(), before + 1);
        QVERIFY(!as(m_user).activity(m_other)); // not theirs
    }

    // Names that a tenant chose.
    void harmless()
    {
        run(m_mine, "CREATE TABLE \"<b>\x1b[31m&\u202e'\\\" (\"<script>\" int)");
        const auto seen = as(m_user).tables(m_mine);
        QVERIFY2(seen, describe(seen));
        const auto found = std::ranges::find_if(seen->tables, [](const auto &each) { return each.name.startsWith(u"<b>"_s); });
        QVERIFY(found != seen->tables.end());
        QCOMPARE(inspection::forTerminal(found->name), u"<b>\\u001b[31m&\\u202e'\\"_s);
        QCOMPARE(inspection::forRichText(found->name), u"&lt;b&gt;\\u001b[31m&amp;\\u202e&#39;\\"_s);
        QCOMPARE(inspection::forRichText(u"a\nb\tc\r\nd"_s), u"a<br/>b&nbsp;&nbsp;c<br/>d"_s);
        QCOMPARE(inspection::forTerminal(u"a\nb\u009b\u200b"_s + QChar(0xD800)), u"a\\u000ab\\u009b\\u200b\\ud800"_s);
        QCOMPARE(inspection::forTerminal(u"ñ 🦊 日本"_s), u"ñ 🦊 日本"_s);
        run(m_mine, "DROP TABLE \"<b>\x1b[31m&\u202e'\\\"");
    }

    void treesOfLocks()
    {
        const auto session = [](int pid, QList<int> by) {
            SessionLook out;
            out.pid = pid;
            out.blockedBy = by;
            return out;
        };
        const auto shape = [](const QList<SessionLook> &sessions) {
            QStringList out;
            for (const auto &each : inspection::lockTree(sessions))
                out << QString(each.depth, u'.') + QString::number(each.pid);
            return out.join(u' ');
        };
        QCOMPARE(shape({}), QString());
        QCOMPARE(shape({session(1, {}), session(2, {})}), QString());
        QCOMPARE(shape({session(3, {1}), session(2, {1}), session(1, {}), session(4, {3})}), u"1 .2 .3 ..4"_s);
        QCOMPARE(shape({session(1, {2}), session(2, {1})}), u"1 .2"_s);
        QCOMPARE(shape({session(5, {0})}), u"0 .5"_s); // a prepared transaction
        QCOMPARE(shape({session(5, {5})}), QString());
        QCOMPARE(shape({session(2, {9}), session(3, {1, 2}), session(4, {9})}), u"9 .2 .4 1 .3"_s);
    }
};

TENANTRY_TEST_MAIN(InspectionLooksTest)
#include "looks_test.moc"
