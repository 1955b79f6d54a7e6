// One connection against a real server: values, limits, stopping, scripts, transactions, passwords, notifications.
#include "support/qcamain.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTimeZone>
#include <thread>

using namespace tenantry;
using namespace tenantry::postgres;
using namespace std::chrono_literals;
using base::Kind;
using test::describe;
using test::TestCluster;

namespace {

// Asks for a stop as soon as the server is seen at work on `needle`: no guess about how long it takes to get there.
std::jthread stopWhenBusy(std::stop_source source, int pid, QElapsedTimer &since)
{
    return std::jthread([source, pid, &since]() mutable {
        const auto watcher = TestCluster::connect();
        for (int i = 0; i < 1000; ++i) {
            const auto rows = watcher->query("SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'", {pid});
            if (rows && !rows->isEmpty())
                break;
        }
        since.start();
        source.request_stop();
    });
}

} // namespace

class ConnectionTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_connection = TestCluster::connect(); }
    void cleanup() { m_connection.reset(); }

    void valuesComeBackAsTheyWere()
    {
        const QString text = QStringLiteral("O'Higgins \"\\ 🧪 שלום $$; --");
        QByteArray blob;
        for (int i = 0; i < 256; ++i)
            blob += char(i);
        const QStringList list{QStringLiteral("a"), QString(), QStringLiteral("b,c"), QStringLiteral("q\"\\{}"), QStringLiteral("NULL"), text};
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::UTC);
        const QJsonObject json{{QStringLiteral("ñ"), text}};
        const auto rows = m_connection->query(
            "SELECT $1::text, $2::bytea, $3::text[], $4::timestamptz, $5::jsonb, $6::bigint, $7::float8, $8::boolean, $9::text, $10::int",
            {text, Param::bytea(blob), list, time, json, qint64(-9'007'199'254'740'993), 0.1, true, std::nullopt, Param::orNull({})});
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->text(0, 0), text);
        QCOMPARE(rows->bytea(0, 1), blob);
        QCOMPARE(rows->array(0, 2), list);
        QCOMPARE(rows->time(0, 3), time);
        QCOMPARE(rows->json(0, 4), json);
        QCOMPARE(rows->integer(0, 5), qint64(-9'007'199'254'740'993));
        QCOMPARE(rows->number(0, 6), 0.1);
        QVERIFY(rows->boolean(0, 7));
        QVERIFY(rows->isNull(0, 8) && rows->isNull(0, 9));
        QCOMPARE(rows->integer(0, 9, 7), qint64(7));
    }

    void timesOfEveryOffset()
    {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::UTC);
        const QDateTime old(QDate(1880, 1, 2), QTime(3, 4, 5), QTimeZone::UTC); // Santiago was at -04:42:45 then
        for (const char *zone : {"UTC", "America/Santiago", "Asia/Kathmandu"}) {
            const auto set = m_connection->query("SELECT set_config('TimeZone', $1, false)", {zone});
            QVERIFY2(set, describe(set));
            const auto rows = m_connection->query("SELECT $1::timestamptz, 'infinity'::timestamptz, '0044-03-15 BC'::timestamptz, $2::timestamptz",
                                                  {time, old});
            QVERIFY2(rows, describe(rows));
            QCOMPARE(rows->time(0, 0), time);
            QCOMPARE(rows->time(0, 3), old);
            QVERIFY(!rows->time(0, 1).isValid() && !rows->time(0, 2).isValid());
        }
    }

    void whatPostgresCannotKeepIsRefused()
    {
        const QString nul = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
        QCOMPARE(m_connection->query("SELECT $1::text", {nul}).error().kind, Kind::InvalidInput);
        QCOMPARE(m_connection->query("SELECT " + quoteLiteral(nul)).error().kind, Kind::InvalidInput);
        QCOMPARE(m_connection->script(QByteArray("SELECT 1;\0SELECT 2;", 19)).error().kind, Kind::InvalidInput);
        // Names that would be cut meet a refusal, not another object.
        for (const QString &name : {QString(), QString(64, QLatin1Char('a')), nul}) {
            const auto made = m_connection->query("CREATE TABLE pg_temp." + quoteIdentifier(name) + "()");
            QVERIFY(!made);
            QCOMPARE(made.error().sqlstate, QStringLiteral("42601"));
        }
    }

    void namesAndLiteralsAreData_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"a", "Select", "a\"b", "\"", "a'b", "a\\b", "$$", "; DROP TABLE x; --", "a b ", "1a", "ñandú", "🧪", "שלום"})
            QTest::newRow(name) << QString::fromUtf8(name);
        QTest::newRow("63 bytes") << QString(31, QChar(0xF1)) + QLatin1Char('a');
    }
    void namesAndLiteralsAreData()
    {
        QFETCH(QString, name);
        for (const char *strings : {"on", "off"}) { // backslashes mean something else with off
            QVERIFY(m_connection->query("SELECT set_config('standard_conforming_strings', $1, false)", {strings}));
            const auto rows = m_connection->query("SELECT " + quoteLiteral(name) + " AS " + quoteIdentifier(name));
            QVERIFY2(rows, describe(rows));
            QCOMPARE(rows->columns(), QStringList{name});
            QCOMPARE(rows->text(0, 0), name);
        }
    }

    void oneStatementPerQuery()
    {
        QCOMPARE(m_connection->query("SELECT 1; SELECT 2").error().sqlstate, QStringLiteral("42601"));
    }

    void sessionHoldsWhatWasPromised()
    {
        // Even for a role whose own settings say otherwise.
        const QString role = TestCluster::createRole(QStringLiteral("pw"));
        for (const char *setting : {"DateStyle = 'German'", "statement_timeout = '1ms'", "client_encoding = 'LATIN1'"})
            QVERIFY(m_connection->query("ALTER ROLE " + quoteIdentifier(role) + " SET " + setting));
        const auto connection = Connection::open(TestCluster::as(role, QStringLiteral("pw")));
        QVERIFY2(connection, describe(connection));
        const auto rows = (*connection)->query("SELECT current_setting('statement_timeout'), current_setting('client_encoding'), "
                                               "current_setting('DateStyle'), current_setting('application_name'), "
                                               "(SELECT string_agg(reset_val, ' ' ORDER BY name) FROM pg_settings WHERE name LIKE 'tcp_keepalives_%')");
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->text(0, 4), QStringLiteral("3 15 5")); // what a server does that does not hear from here any more
        QCOMPARE(rows->text(0, 0), QStringLiteral("1min"));
        QCOMPARE(rows->text(0, 1), QStringLiteral("UTF8"));
        QVERIFY(rows->text(0, 2).startsWith(QLatin1String("ISO")));
        QCOMPARE(rows->text(0, 3), QStringLiteral("tenantry"));
        QVERIFY((*connection)->settings().password.isEmpty());
    }

    void stopCancelsOnTheServer()
    {
        std::stop_source source;
        m_connection->setStop(source.get_token());
        QElapsedTimer timer;
        auto stopper = stopWhenBusy(source, m_connection->backendPid(), timer);
        const auto rows = m_connection->query("SELECT pg_sleep(30)");
        stopper.join();
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, Kind::Cancelled);
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(m_connection->query("SELECT 1").error().kind, Kind::Cancelled); // still stopped
        m_connection->setStop({});
        QVERIFY(m_connection->query("SELECT 1")); // and the connection lives on
    }

    void cancelFromAnotherThread()
    {
        const int pid = m_connection->backendPid();
        const std::jthread canceller([&] {
            const auto watcher = TestCluster::connect();
            while (true) {
                const auto rows = watcher->query("SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'", {pid});
                if (!rows || !rows->isEmpty())
                    break;
            }
            m_connection->cancel();
        });
        QCOMPARE(m_connection->query("SELECT pg_sleep(30)").error().kind, Kind::Cancelled);
        m_connection->cancel(); // with nothing under way it cancels nothing
        QVERIFY(m_connection->query("SELECT 1"));
    }

    void aStatementHasItsTime()
    {
        QVERIFY(m_connection->setStatementTimeout(1s));
        const auto rows = m_connection->query("SELECT pg_sleep(30)");
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, Kind::Timeout);
        QCOMPARE(rows.error().sqlstate, QStringLiteral("57014"));
        QVERIFY(m_connection->query("SELECT 1"));
        // Somebody else's cancel is no time limit.
        QVERIFY(m_connection->setStatementTimeout(0ms));
        QCOMPARE(m_connection->query("SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(30)").error().kind, Kind::Cancelled);
    }

    void timeoutsFollowTransactions()
    {
        const auto timeout = [&] { return m_connection->query("SHOW statement_timeout")->text(0, 0); };
        QVERIFY(m_connection->setStatementTimeout(7s));
        QVERIFY(!m_connection->transaction([&]() -> base::Result<void> {
            TRYV(m_connection->setStatementTimeout(9s));
            return base::fail(Kind::Conflict, "no");
        }));
        QCOMPARE(timeout(), QStringLiteral("7s"));
        QVERIFY(m_connection->setStatementTimeout(9s)); // not taken for set already
        QCOMPARE(timeout(), QStringLiteral("9s"));
        QVERIFY(m_connection->query("DISCARD ALL"));
        QVERIFY(m_connection->setStatementTimeout(9s));
        QCOMPARE(timeout(), QStringLiteral("9s"));
    }

    void scriptsRunWholeAndSayWhereTheyFail()
    {
        QVERIFY(m_connection->script("CREATE TEMP TABLE s(a int); -- ; \n/* ; /* ; */ */ INSERT INTO s VALUES (1), (2);\n"
                                     "DO $x$ BEGIN INSERT INTO s VALUES (3); END $x$; SELECT * FROM s;"));
        QCOMPARE(m_connection->query("SELECT count(*) FROM s")->integer(0, 0), qint64(3));

        // Characters before the place are counted as characters.
        const auto syntax = m_connection->script("SELECT 'ñ🧪';\n\nSELECT 'ñ' FRM x;");
        QVERIFY(!syntax);
        QCOMPARE(syntax.error().sqlstate, QStringLiteral("42601"));
        QVERIFY2(syntax.error().detail.contains(QLatin1String("line 3, column 16")), describe(syntax));
        const auto running = m_connection->script("INSERT INTO s VALUES (4);\nSELECT 1;\nSELECT 1/0;");
        QCOMPARE(running.error().sqlstate, QStringLiteral("22012"));
        QVERIFY2(running.error().detail.contains(QLatin1String("statement 3")), describe(running));
        QCOMPARE(m_connection->query("SELECT count(*) FROM s")->integer(0, 0), qint64(3)); // nothing of it stayed
        QVERIFY(m_connection->script(""));
        QVERIFY(m_connection->script("-- nothing\n"));
    }

    void copyIsRefusedAndHarmless_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("no data") << QByteArray("CREATE TEMP TABLE c(a int); COPY c FROM STDIN;");
        QTest::newRow("data") << QByteArray("CREATE TEMP TABLE c(a int);\nCOPY c FROM STDIN;\n1\n2\n\\.\n");
        QTest::newRow("csv") << QByteArray("CREATE TEMP TABLE c(a int);\nCOPY c (a) FROM stdin WITH (FORMAT csv);\nx,y\n\\.\n");
    }
    void copyIsRefusedAndHarmless()
    {
        QFETCH(QByteArray, sql);
        const auto result = m_connection->script(sql);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::InvalidInput);
        QVERIFY2(result.error().message.source.contains("COPY"), describe(result));
        QVERIFY(m_connection->isOpen());
        QCOMPARE(m_connection->query("SELECT 42")->integer(0, 0), qint64(42));
        QVERIFY(m_connection->script("COPY (SELECT generate_series(1, 100000)) TO STDOUT; SELECT 1;")); // drained
        QVERIFY(!m_connection->query("COPY pg_am FROM STDIN"));
        QVERIFY(m_connection->query("SELECT 1"));
    }

    void transactionsAreWholeOrNothing()
    {
        QVERIFY(m_connection->query("CREATE TEMP TABLE x(a int PRIMARY KEY)"));
        const auto insert = [&](int a) -> base::Result<void> {
            TRYV(m_connection->query("INSERT INTO x VALUES ($1)", {a}));
            return {};
        };
        const auto count = [&] { return m_connection->query("SELECT count(*) FROM x")->integer(0, 0); };
        QVERIFY(m_connection->transaction([&] { return insert(1); }));
        QCOMPARE(count(), qint64(1));
        const auto failed = m_connection->transaction([&]() -> base::Result<void> {
            TRYV(insert(2));
            return insert(1);
        });
        QCOMPARE(failed.error().sqlstate, QStringLiteral("23505"));
        QCOMPARE(failed.error().kind, Kind::Conflict);
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(count(), qint64(1));
        // An error that the body swallows: COMMIT rolls back, and says so.
        const auto swallowed = m_connection->transaction([&]() -> base::Result<void> {
            [[maybe_unused]] const auto ignored = insert(1);
            return {};
        });
        QVERIFY(!swallowed);
        QCOMPARE(count(), qint64(1));
        // SQL that ends the transaction by itself.
        QVERIFY(!m_connection->transaction([&] { return m_connection->script("COMMIT"); }));
        QVERIFY(!m_connection->transaction([&] { return m_connection->transaction([&] { return insert(5); }); }));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)m_connection->transaction([&]() -> base::Result<void> {
            (void)insert(6);
            throw std::runtime_error("x");
        }));
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(count(), qint64(1));
    }

    // What travels with BEGIN and COMMIT is part of the transaction, and what it sets ends with it.
    void statementsTravelWithBeginAndCommit()
    {
        using namespace std::chrono_literals;
        QVERIFY(m_connection->script("CREATE TEMP TABLE trip (a int PRIMARY KEY)"));
        const auto nothing = [] { return QByteArray(); };
        const auto timeout = [&] { return m_connection->query("SHOW statement_timeout")->text(0, 0); };
        const QString before = timeout();

        QString seen;
        const auto done = m_connection->transaction({"INSERT INTO trip VALUES (1); SELECT current_setting('statement_timeout'), 7; SET LOCAL work_mem = '8MB'", 1234ms},
                                                    [&](const Rows &rows) -> base::Result<QByteArray> {
            seen = rows.text(0, 0) + QLatin1Char('/') + rows.text(0, 1); // of the last statement that gave rows
            return QByteArray("INSERT INTO trip VALUES (2)");
        });
        QVERIFY2(done, test::describe(done));
        QCOMPARE(seen, QStringLiteral("1234ms/7"));
        QCOMPARE(m_connection->query("SELECT count(*) FROM trip")->integer(0, 0), 2);
        QCOMPARE(timeout(), before);

        // A closing statement that fails takes everything back, and so does a failing opening.
        const auto twice = m_connection->transaction({"INSERT INTO trip VALUES (3)", {}}, [&](const Rows &) -> base::Result<QByteArray> {
            return QByteArray("INSERT INTO trip VALUES (2)");
        });
        QCOMPARE(twice.error().sqlstate, QStringLiteral("23505"));
        QVERIFY(!m_connection->inTransaction());
        bool ran = false;
        const auto refused = m_connection->transaction({"INSERT INTO trip VALUES (4); SELECT 1/0", 5s}, [&](const Rows &) -> base::Result<QByteArray> {
            ran = true;
            return nothing();
        });
        QCOMPARE(refused.error().sqlstate, QStringLiteral("22012"));
        QVERIFY(!ran && !m_connection->inTransaction());
        QCOMPARE(m_connection->query("SELECT count(*) FROM trip")->integer(0, 0), 2);
        QCOMPARE(timeout(), before);

        // Forgotten without waiting, and the next question waits for it.
        QVERIFY(m_connection->script("SET work_mem = '9MB'"));
        QVERIFY(m_connection->recycle());
        QCOMPARE(m_connection->query("SELECT count(*) FROM pg_class WHERE relname = 'trip' AND relpersistence = 't' AND pg_table_is_visible(oid)")->integer(0, 0), 0);
        QVERIFY(m_connection->query("SHOW work_mem")->text(0, 0) != QLatin1String("9MB"));
    }

    // The rows of each statement; of a table that is copied out, every value as SELECT gives it.
    void everyStatementAnswers()
    {
        QVERIFY(m_connection->script("CREATE TEMP TABLE odd (id int, t text, b bytea, at timestamptz, f boolean, a text[])"));
        const QString text = QStringLiteral("tab\there, line\nend\r, back\\slash, \\N, quote \"'\", \b\f\v, ñandú 🐘");
        QVERIFY(m_connection->query("INSERT INTO odd VALUES (1, $1, $2, '2026-01-02 03:04:05.678901Z', true, ARRAY[$1, NULL, ''])", {text, postgres::Param::bytea(QByteArray("\0\\\n\xff", 4))}));
        QVERIFY(m_connection->script("INSERT INTO odd VALUES (2, '', '', 'infinity', false, '{}'), (3, NULL, NULL, NULL, NULL, NULL), (4, '\\N', 'x', now(), true, ARRAY['\\'])"));
        const auto seen = m_connection->answers("SELECT 7 AS seven; CREATE TEMP TABLE other (x int); COPY odd TO STDOUT; COPY other TO STDOUT; SELECT * FROM odd; SELECT 8 WHERE false");
        QVERIFY2(seen, describe(seen));
        QCOMPARE(int(seen->size()), 5);
        QCOMPARE((*seen)[0].integer(0, 0), 7);
        const Rows &copied = (*seen)[1], &selected = (*seen)[3];
        QCOMPARE(copied.size(), 4);
        QCOMPARE(selected.size(), 4);
        for (int row = 0; row < 4; ++row)
            for (int column = 0; column < 6; ++column) {
                QCOMPARE(copied.isNull(row, column), selected.isNull(row, column));
                QCOMPARE(copied.bytes(row, column), selected.bytes(row, column));
            }
        for (const Rows *rows : {&copied, &selected}) { // a line is found by what it says, however it is written there
            for (int column : {0, 1, 2})
                for (int row = 0; row < 4; ++row)
                    if (!selected.isNull(row, column)) {
                        const int found = rows->find(column, selected.bytes(row, column));
                        QVERIFY(found >= 0 && found <= row);
                        QCOMPARE(selected.bytes(found, column), selected.bytes(row, column));
                    }
            QCOMPARE(rows->find(1, "nowhere"), -1);
            QCOMPARE(rows->find(1, "\\N"), 3); // the text, not what is NULL
            QCOMPARE(rows->find(0, selected.bytes(0, 0), 1), -1);
        }
        QCOMPARE(copied.text(0, 1), text);
        QCOMPARE(copied.bytea(0, 2), QByteArray("\0\\\n\xff", 4));
        QVERIFY((*seen)[2].isEmpty());
        QCOMPARE((*seen)[2].size(), 0);
        QVERIFY((*seen)[4].isEmpty());

        const auto failed = m_connection->answers("SELECT 1; COPY odd TO STDOUT; SELECT 1 / 0; SELECT 2");
        QVERIFY(!failed);
        QCOMPARE(failed.error().sqlstate, QStringLiteral("22012"));
        const auto much = m_connection->answers("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 20000)) TO STDOUT; SELECT 1");
        QVERIFY(!much); // and is not kept
        QCOMPARE(much.error().kind, base::Kind::InvalidInput);
        QCOMPARE(m_connection->query("SELECT count(*) FROM odd")->integer(0, 0), 4); // the connection goes on

        QCOMPARE(Rows::ofCopy(2, {"1\t2", "3"}).size(), 0); // of another shape
        const auto done = m_connection->transactionOf({"SELECT 1; COPY odd (id) TO STDOUT", {}}, [&](const std::vector<Rows> &opened) -> base::Result<QByteArray> {
            if (opened.size() != 2 || opened[1].size() != 4 || !m_connection->inTransaction())
                return base::fail(base::Kind::Internal, "not what was asked");
            return QByteArray("INSERT INTO odd (id) VALUES (5)");
        });
        QVERIFY2(done, describe(done));
        QCOMPARE(m_connection->query("SELECT count(*) FROM odd")->integer(0, 0), 5);
    }
    void plansAreKept()
    {
        using enum Connection::Plan;
        const auto prepared = [&] { return m_connection->query("SELECT count(*) FROM pg_prepared_statements")->integer(0, 0); };
        QVERIFY(m_connection->script("CREATE TEMP TABLE kept (a int PRIMARY KEY, b text); INSERT INTO kept SELECT i, 'b' || i FROM generate_series(1, 9) i"));
        const QByteArray ask = "SELECT * FROM kept WHERE a = $1";
        const auto b = [&](int a) {
            const auto rows = m_connection->query(ask, {a}, Kept);
            return rows ? rows->text(0, 1) : QString::fromUtf8(test::describe(rows));
        };
        // Once is not often.
        QCOMPARE(b(1), QStringLiteral("b1"));
        QCOMPARE(prepared(), 0);
        for (int a = 2; a < 9; ++a) // also past the fifth, from which on the server may take one plan for all values
            QCOMPARE(b(a), QStringLiteral("b%1").arg(a));
        QCOMPARE(prepared(), 1);
        QCOMPARE(m_connection->query("INSERT INTO kept VALUES ($1, NULL)", {10}, Kept)->affected(), 1);
        QCOMPARE(m_connection->query("INSERT INTO kept VALUES ($1, NULL)", {11}, Kept)->affected(), 1);
        QCOMPARE(m_connection->query("INSERT INTO kept VALUES ($1, NULL)", {11}, Kept).error().sqlstate, QStringLiteral("23505"));
        QCOMPARE(prepared(), 2);
        QCOMPARE(m_connection->query("SELECT nothing FROM kept", {}, Kept).error().sqlstate, QStringLiteral("42703"));
        QCOMPARE(m_connection->query("SELECT nothing FROM kept", {}, Kept).error().sqlstate, QStringLiteral("42703"));
        QCOMPARE(prepared(), 2);

        // The table looks otherwise, or what was prepared is gone: it is asked again, and never in the middle of a transaction.
        QVERIFY(m_connection->script("ALTER TABLE kept ALTER a TYPE bigint"));
        QCOMPARE(b(5), QStringLiteral("b5"));
        QCOMPARE(b(6), QStringLiteral("b6"));
        QVERIFY(m_connection->script("DEALLOCATE ALL"));
        QCOMPARE(b(6), QStringLiteral("b6"));
        QCOMPARE(m_connection->query("SELECT count(*) FROM kept")->integer(0, 0), 11);
        QCOMPARE(b(7), QStringLiteral("b7")); // seen for the first time again, then for the second
        QCOMPARE(prepared(), 1);
        const auto inside = m_connection->transaction([&]() -> base::Result<void> {
            TRYV(m_connection->script("DEALLOCATE ALL"));
            return m_connection->query(ask, {1}, Kept).transform([](const Rows &) {});
        });
        QCOMPARE(inside.error().sqlstate, QStringLiteral("26000"));
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(b(8), QStringLiteral("b8"));

        // Stopped while it is prepared: nothing was carried out, and it is known.
        std::stop_source source;
        QVERIFY(m_connection->query("INSERT INTO kept VALUES ($1, 'x')", {20}, Kept));
        m_connection->setStop(source.get_token());
        source.request_stop();
        QCOMPARE(m_connection->query("INSERT INTO kept VALUES ($1, 'x')", {21}, Kept).error().kind, Kind::Cancelled);
        m_connection->setStop({});
        QCOMPARE(m_connection->query("INSERT INTO kept VALUES ($1, 'x')", {22}, Kept)->affected(), 1);
        QCOMPARE(m_connection->query("SELECT count(*) FROM kept WHERE a >= 20")->integer(0, 0), 2);

        // Given back: to somebody else's hands without, among our own with what was prepared.
        QCOMPARE(b(8), QStringLiteral("b8"));
        QVERIFY(m_connection->script("SET work_mem = '9MB'"));
        const auto before = prepared();
        QVERIFY(before > 0 && m_connection->recycle(Kept));
        QCOMPARE(prepared(), before);
        QVERIFY(m_connection->query("SHOW work_mem")->text(0, 0) != QLatin1String("9MB"));
        QVERIFY(m_connection->recycle());
        QCOMPARE(prepared(), 0);
        QVERIFY(m_connection->script("CREATE TEMP TABLE kept (a int PRIMARY KEY, b text); INSERT INTO kept VALUES (8, 'another')"));
        QCOMPARE(b(8), QStringLiteral("another"));
        QCOMPARE(b(8), QStringLiteral("another"));
    }

    void stoppedTransactionsAreRolledBack()
    {
        QVERIFY(m_connection->query("CREATE TEMP TABLE x(a int)"));
        std::stop_source source;
        m_connection->setStop(source.get_token());
        const auto result = m_connection->transaction([&]() -> base::Result<void> {
            TRYV(m_connection->query("INSERT INTO x VALUES (1)"));
            source.request_stop(); // before COMMIT is sent
            return {};
        });
        QCOMPARE(result.error().kind, Kind::Cancelled);
        m_connection->setStop({});
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(m_connection->query("SELECT count(*) FROM x")->integer(0, 0), qint64(0));
    }

    void endedByTheServer()
    {
        const auto result = m_connection->query("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(30)");
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Unreachable);
        QCOMPARE(result.error().sqlstate, QStringLiteral("57P01"));
        QVERIFY(!m_connection->isOpen());
        QCOMPARE(m_connection->query("SELECT 1").error().kind, Kind::Unreachable);

        const auto idle = TestCluster::connect();
        QVERIFY(TestCluster::connect()->query("SELECT pg_terminate_backend($1, 5000)", {idle->backendPid()}));
        QTRY_VERIFY(!idle->isOpen());
    }

    void errorsKeepSecretsOut()
    {
        QVERIFY(m_connection->query("CREATE TEMP TABLE p(a int NOT NULL, hash text)"));
        const auto row = m_connection->query("INSERT INTO p VALUES (NULL, 'hush-hush')");
        QCOMPARE(row.error().sqlstate, QStringLiteral("23502"));
        QVERIFY2(!row.error().detail.contains(QLatin1String("hush")), describe(row));
        const auto block = m_connection->query("DO $$ BEGIN EXECUTE 'ALTER ROLE nobody_at_all PASSWORD ''hush-hush'''; END $$");
        QVERIFY(!block);
        QVERIFY2(!block.error().detail.contains(QLatin1String("hush")), describe(block));
    }

    // NOLOGIN is told from a wrong password, whatever language the server speaks, and only to who has the password.
    void aClosedRole_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("C") << QStringLiteral("C");
        QTest::newRow("es") << QStringLiteral("es_ES.UTF-8");
    }
    void aClosedRole()
    {
        QFETCH(QString, language);
        const QString role = TestCluster::createRole(QStringLiteral("pw"));
        QVERIFY(m_connection->query("ALTER ROLE " + quoteIdentifier(role) + " NOLOGIN"));
        if (!m_connection->query("SELECT set_config('lc_messages', $1, false)", {language}))
            QSKIP("this server's system has no such locale");
        QVERIFY(m_connection->query("ALTER SYSTEM SET lc_messages = " + quoteLiteral(language)));
        QVERIFY(m_connection->query("SELECT pg_reload_conf()"));
        const auto back = qScopeGuard([this] {
            (void)m_connection->query("ALTER SYSTEM RESET lc_messages");
            (void)m_connection->query("SELECT pg_reload_conf()");
        });
        const auto closed = Connection::open(TestCluster::as(role, QStringLiteral("pw")));
        QCOMPARE(closed.error().sqlstate, QStringLiteral("28000"));
        QVERIFY2(closed.error().kind == Kind::Permission, describe(closed));
        const auto guessed = Connection::open(TestCluster::as(role, QStringLiteral("no")));
        QCOMPARE(guessed.error().sqlstate, QStringLiteral("28P01"));
        QCOMPARE(guessed.error().kind, Kind::Authentication);
    }

    void passwordsAreSetWithoutTheServerSeeingThem_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("one byte") << QStringLiteral("x");
        QTest::newRow("quotes") << QStringLiteral("a'b\"c\\d %s $1");
        QTest::newRow("non-ASCII") << QStringLiteral("contraseña-日本-🧪");
        QTest::newRow("normalised by SASLprep") << QStringLiteral("I\u00ADX\u2168");
        QTest::newRow("long") << QString(1000, QLatin1Char('p'));
    }
    void passwordsAreSetWithoutTheServerSeeingThem()
    {
        QFETCH(QString, password);
        const QString role = TestCluster::uniqueName(QStringLiteral("scram"));
        const auto verifier = m_connection->scramVerifier(role, base::secretFromText(password));
        QVERIFY2(verifier, describe(verifier));
        QVERIFY(verifier->startsWith("SCRAM-SHA-256$4096:"));
        QVERIFY(m_connection->query("CREATE ROLE " + quoteIdentifier(role) + " LOGIN"));
        QVERIFY(m_connection->query("ALTER ROLE " + quoteIdentifier(role) + " PASSWORD " + quoteLiteral(QString::fromLatin1(*verifier))));
        QCOMPARE(m_connection->query("SELECT rolpassword FROM pg_authid WHERE rolname = $1", {role})->bytes(0, 0), *verifier);
        QVERIFY(Connection::open(TestCluster::as(role, password)));
        const auto wrong = Connection::open(TestCluster::as(role, password + QStringLiteral("!")));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Kind::Authentication);
    }
    void passwordsThatCannotBe()
    {
        QCOMPARE(m_connection->scramVerifier(QStringLiteral("a"), {}).error().kind, Kind::InvalidInput);
        QCOMPARE(m_connection->scramVerifier(QStringLiteral("a"), base::Secret(QByteArray("a\0b", 3))).error().kind, Kind::InvalidInput);
    }

    void notificationsArrive()
    {
        const QString channel = QStringLiteral("Tenantry \"ñ");
        QVERIFY(m_connection->listen(channel));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_connection->notifications(60ms)->empty());
        QVERIFY(timer.elapsed() >= 60);
        const auto other = TestCluster::connect();
        QVERIFY(other->query("SELECT pg_notify($1, $2)", {channel, QStringLiteral("página")}));
        const auto got = m_connection->notifications(5s);
        QVERIFY2(got, describe(got));
        QCOMPARE(int(got->size()), 1);
        QCOMPARE(got->front().channel, channel);
        QCOMPARE(got->front().payload, QStringLiteral("página"));
        QCOMPARE(got->front().backendPid, other->backendPid());

        std::stop_source source;
        m_connection->setStop(source.get_token());
        const std::jthread stopper([&] { source.request_stop(); });
        QCOMPARE(m_connection->notifications(30s).error().kind, Kind::Cancelled);
        m_connection->setStop({});
        QVERIFY(other->query("SELECT pg_terminate_backend($1)", {m_connection->backendPid()}));
        QCOMPARE(m_connection->notifications(30s).error().kind, Kind::Unreachable);
    }

private:
    std::unique_ptr<Connection> m_connection;
};

TENANTRY_TEST_MAIN(ConnectionTest)
#include "connection_test.moc"
