// Whoever edits, removes, moves, cuts off or rewrites what happened is found, and where; with the rights of a superuser too.
#include "audit/markfile.h"
#include "audit/verify.h"
#include "registryfixture.h"
#include "workstation/store.h"

#include <QElapsedTimer>
#include <QFile>

using namespace tenantry;
using namespace tenantry::audit;
using namespace tenantry::base;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class VerifyTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;
    registry::SessionPtr m_session;

    qint64 last() const { return m_registry->sql("SELECT max(seq) FROM tenantry.event").integer(0, 0); }
    Mark markAt(qint64 seq) const
    {
        return {seq, m_registry->sql("SELECT hash FROM tenantry.event WHERE seq = $1", {seq}).bytea(0, 0), QDateTime(QDate(2026, 11, 1), QTime(9, 30), QTimeZone::UTC)};
    }
    Verification checked(const QList<Mark> &marks = {}) const
    {
        auto result = verify(m_session, marks);
        if (!result)
            qFatal("not verified: %s", describe(result));
        return *result;
    }
    // What a superuser can do who means it, once: the registry is made anew for the next row.
    void tamper(const QByteArray &sql) const
    {
        const auto done = m_registry->super->script("BEGIN; SET LOCAL session_replication_role = replica; " + sql + "; COMMIT");
        if (!done)
            qFatal("not tampered: %s", describe(done));
    }
    // Every hash from there on made anew, and the record of the end too: the chain is whole again.
    void mendFrom(qint64 seq) const
    {
        tamper("DO $$ DECLARE e tenantry.event; p bytea; BEGIN SELECT hash INTO p FROM tenantry.event WHERE seq = " + QByteArray::number(seq - 1) +
               "; FOR e IN SELECT * FROM tenantry.event WHERE seq >= " + QByteArray::number(seq) +
               " ORDER BY seq LOOP e.previous_hash := p; p := sha256(p || convert_to(tenantry.event_canonical(e), 'UTF8')); "
               "UPDATE tenantry.event SET previous_hash = e.previous_hash, hash = p WHERE event.seq = e.seq; END LOOP; "
               "UPDATE tenantry.event_head h SET seq = x.seq, hash = x.hash FROM (SELECT * FROM tenantry.event ORDER BY seq DESC LIMIT 1) x; END $$");
    }

private slots:
    void init()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_session = m_registry->admin();
        const auto ground = test::lay(m_session);
        for (int i = 0; i < 20; ++i)
            QVERIFY(registry::TenantRepository(m_session).reserve(test::tenantOn(ground, QStringLiteral("t-%1").arg(i))));
    }

    void wholeAsItWasWritten()
    {
        const Verification result = checked({markAt(5), markAt(last())});
        QVERIFY2(result.intact(), result.intact() ? "" : qPrintable(result.findings.first().sentence().translated()));
        QCOMPARE(result.events, last());
        QCOMPARE(result.end.seq, last());
        QCOMPARE(result.end.hash, registry::witnessOf(markAt(last()).hash)); // marks of before held the hash itself, and are as good
        QCOMPARE(result.marks, 2);
        QVERIFY(result.lastAt.isValid());
        const auto seen = glance(m_session, {markAt(5)});
        QVERIFY2(seen, describe(seen));
        QVERIFY(!seen->finding);
        QCOMPARE(seen->end.seq, last());
    }

    void tampered_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("found"); // "damage from to", E: the last event
        const auto row = [](const char *name, const QByteArray &sql, const QStringList &found) { QTest::newRow(name) << sql << found; };
        row("edited", "UPDATE tenantry.event SET operator = 'somebody else' WHERE seq = 12", {QStringLiteral("edited 12 12")});
        row("what it was before", "UPDATE tenantry.event SET after = '{}' WHERE seq = 12", {QStringLiteral("edited 12 12")});
        row("a microsecond", "UPDATE tenantry.event SET at = at + interval '1 microsecond' WHERE seq = 12", {QStringLiteral("edited 12 12")});
        row("before Christ", "UPDATE tenantry.event SET at = (to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00 BC')::timestamptz WHERE seq = 12", {QStringLiteral("edited 12 12")});
        row("nothing for nothing", "UPDATE tenantry.event SET before = 'null' WHERE seq = 12 AND before IS NULL", {QStringLiteral("edited 12 12")});
        row("from where", "UPDATE tenantry.event SET address = '10.0.0.1' WHERE seq = 12", {QStringLiteral("edited 12 12")});
        row("one removed", "DELETE FROM tenantry.event WHERE seq = 12", {QStringLiteral("missing 12 12")});
        row("many removed", "DELETE FROM tenantry.event WHERE seq BETWEEN 12 AND 15", {QStringLiteral("missing 12 15")});
        row("the first removed", "DELETE FROM tenantry.event WHERE seq < 4", {QStringLiteral("missing 1 3")});
        row("two in two places", "UPDATE tenantry.event SET kind = 'x' WHERE seq = 3; DELETE FROM tenantry.event WHERE seq = 12",
            {QStringLiteral("edited 3 3"), QStringLiteral("missing 12 12")});
        row("removed, and the others moved up", "DELETE FROM tenantry.event WHERE seq = 12; UPDATE tenantry.event SET seq = -seq WHERE seq > 12; "
            "UPDATE tenantry.event SET seq = -seq - 1 WHERE seq < 0; UPDATE tenantry.event_head SET seq = seq - 1", {QStringLiteral("moved 12 12"), QStringLiteral("*")});
        row("two exchanged", "UPDATE tenantry.event SET seq = CASE seq WHEN 12 THEN -13 ELSE -12 END WHERE seq IN (12, 13); UPDATE tenantry.event SET seq = -seq WHERE seq < 0",
            {QStringLiteral("moved 12 12"), QStringLiteral("*")});
        row("edited with a new hash", "UPDATE tenantry.event e SET operator = 'x', hash = sha256(previous_hash || convert_to(tenantry.event_canonical(ROW(e.seq, e.at, 'x', e.source, e.action, "
            "e.kind, e.entity_id, e.tenant_id, e.before, e.after, e.previous_hash, e.hash, e.address)::tenantry.event), 'UTF8')) WHERE seq = 12", {QStringLiteral("relinked 13 13")});
        row("cut at the end", "DELETE FROM tenantry.event WHERE seq > 20", {QStringLiteral("cut_off 21 E")});
        row("emptied", "DELETE FROM tenantry.event", {QStringLiteral("cut_off 1 E")});
        row("one more", "INSERT INTO tenantry.event SELECT seq + 1, at, operator, source, action, kind, entity_id, tenant_id, before, after, hash, hash FROM tenantry.event ORDER BY seq DESC LIMIT 1",
            {QStringLiteral("edited E+1 E+1"), QStringLiteral("added E+1 E+1")});
        row("before the first", "INSERT INTO tenantry.event SELECT -5, at, operator, source, action, kind, entity_id, tenant_id, before, after, hash, hash FROM tenantry.event WHERE seq = 1",
            {QStringLiteral("added -5 -5")});
    }
    void tampered()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QStringList, found);
        const QString end = QString::number(last()), after = QString::number(last() + 1);
        tamper(sql);
        const Verification result = checked();
        QStringList told;
        for (const Finding &finding : result.findings) {
            told << QStringLiteral("%1 %2 %3").arg(damageName(finding.damage)).arg(finding.from).arg(finding.to);
            QVERIFY2(!finding.sentence().translated().contains(QLatin1Char('%')), qPrintable(finding.sentence().translated()));
        }
        const bool rest = found.removeAll(QStringLiteral("*")) > 0;
        if (rest)
            told = told.mid(0, found.size());
        found.replaceInStrings(QStringLiteral("E+1"), after);
        found.replaceInStrings(QStringLiteral("E"), end);
        QCOMPARE(told, found);
        // Where: the event that stands there, with its time and what it is about.
        if (result.findings.first().damage == Damage::Edited)
            QVERIFY(result.findings.first().event && (result.findings.first().event->at.isValid() || sql.contains("BC")));
    }

    // A chain that is mended says nothing by itself: what a workstation saw does.
    void rewrittenFromTheMiddle()
    {
        const QList<Mark> marks{markAt(4), markAt(8), markAt(18), markAt(last())};
        tamper("UPDATE tenantry.event SET operator = 'nobody' WHERE seq = 12");
        mendFrom(12);
        QVERIFY(checked().intact());
        const Verification result = checked(marks);
        QCOMPARE(result.findings.size(), 1);
        QCOMPARE(result.findings.first().damage, Damage::Rewritten);
        QCOMPARE(result.findings.first().from, 9); // after the last mark that is as it was
        QCOMPARE(result.findings.first().to, 18);
        const auto seen = glance(m_session, marks);
        QVERIFY2(seen, describe(seen));
        QVERIFY(seen->finding);
        QCOMPARE(seen->finding->damage, Damage::Rewritten);
    }

    void cutOffWithTheRecordOfTheEnd()
    {
        const qint64 end = last();
        const QList<Mark> marks{markAt(8), markAt(end)};
        tamper("DELETE FROM tenantry.event WHERE seq > 20; UPDATE tenantry.event_head SET seq = 20, hash = (SELECT hash FROM tenantry.event WHERE seq = 20)");
        QVERIFY(checked().intact());
        const Verification result = checked(marks);
        QCOMPARE(result.findings.size(), 1);
        QCOMPARE(result.findings.first().damage, Damage::Behind);
        QCOMPARE(result.findings.first().from, 21);
        QCOMPARE(result.findings.first().to, end);
        const auto seen = glance(m_session, marks);
        QVERIFY(seen && seen->finding && seen->finding->damage == Damage::Behind);
        QVERIFY(seen->finding->sentence().translated().contains(QStringLiteral("2026-11-01T09:30:00Z")));
    }

    // Yesterday's backup: the chain is whole, and shorter than what was seen. Going on does not hide it.
    void restoredFromYesterday()
    {
        m_registry->super.reset();
        m_session.reset();
        const auto server = TestCluster::connect();
        const auto copy = [&](const QString &from, const QString &to) {
            const auto done = server->query("CREATE DATABASE " + postgres::quoteIdentifier(to) + " TEMPLATE " + postgres::quoteIdentifier(from));
            if (!done)
                qFatal("no copy: %s", describe(done));
        };
        const QString yesterday = m_registry->database + QStringLiteral("_old");
        QTRY_VERIFY(server->query("SELECT count(*) FROM pg_stat_activity WHERE datname = $1", {m_registry->database})->integer(0, 0) == 0);
        copy(m_registry->database, yesterday);
        m_registry->super = TestCluster::connect(m_registry->database);
        m_session = m_registry->admin();
        QVERIFY(registry::PlanRepository(m_session).add({{}, QStringLiteral("today"), {}, 5, 0, 0}));
        const QList<Mark> marks{markAt(last())};
        m_registry->super = TestCluster::connect(yesterday);
        auto settings = m_registry->adminSettings();
        settings.database = yesterday;
        m_session = TestRegistry::open(settings);
        QCOMPARE(checked(marks).findings.value(0).damage, Damage::Behind);
        QVERIFY(checked(marks).findings.first().sentence().translated().contains(QStringLiteral("restored from an older backup")));
        for (int i = 0; i < 3; ++i)
            QVERIFY(registry::PlanRepository(m_session).add({{}, QStringLiteral("other %1").arg(i), {}, 5, 0, 0}));
        QCOMPARE(checked(marks).findings.value(0).damage, Damage::Rewritten);
    }

    void theRecordOfTheEndIsGone()
    {
        tamper("DELETE FROM tenantry.event_head");
        const auto result = verify(m_session, {});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::NotFound);
    }

    void aUserIsAWitnessAndNoVerifier()
    {
        const auto user = TestRegistry::open(m_registry->settingsOf(m_registry->addOperator(QStringLiteral("uli"))));
        const auto refused = verify(user, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Permission);
        const QList<Mark> marks{markAt(last())};
        auto seen = glance(user, marks);
        QVERIFY2(seen, describe(seen));
        QVERIFY(!seen->finding);
        tamper("UPDATE tenantry.event SET operator = 'nobody' WHERE seq = 12");
        mendFrom(12);
        seen = glance(user, marks);
        QVERIFY(seen && seen->finding);
    }

    void aStopIsHeard()
    {
        std::stop_source source;
        source.request_stop();
        const auto result = verify(m_session, {}, {}, source.get_token());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Cancelled);
    }

    void hundredThousandInSeconds()
    {
        const qint64 before = last();
        m_registry->sql("SET statement_timeout = 0");
        m_registry->sql("INSERT INTO tenantry.plan (id, name) SELECT gen_random_uuid(), 'p-' || i FROM generate_series(1, 100000) i");
        QCOMPARE(last(), before + 100'000);
        QElapsedTimer clock;
        clock.start();
        qint64 told = 0;
        const auto result = verify(m_session, {}, [&](qint64 done, qint64) { told = done; });
        QVERIFY2(result, describe(result));
        QVERIFY(result->intact());
        QCOMPARE(told, before + 100'000);
        qInfo("100,000 events verified in %lld ms", clock.elapsed());
        QVERIFY2(clock.elapsed() < 30'000, "verifying takes too long"); // the bench says how long it takes on a quiet machine
    }

    // ---------------------------------------------------------------- what is kept outside

    void aWorkstationRemembersAndForgetsLittle()
    {
        const QString folder = TestCluster::temporaryFolder();
        const auto store = workstation::Store::open(folder);
        QVERIFY2(store, describe(store));
        const QDateTime then(QDate(2026, 11, 1), QTime(9, 30), QTimeZone::UTC);
        for (int i = 1; i <= 500; ++i)
            QVERIFY((*store)->saveChainMark(QStringLiteral("r"), {i, QByteArray(32, char(i)), then}));
        QVERIFY((*store)->saveChainMark(QStringLiteral("r"), {500, QByteArray(32, 'x'), then})); // the first to be seen stays
        const auto marks = (*store)->chainMarks(QStringLiteral("r"));
        QVERIFY2(marks, describe(marks));
        QVERIFY(marks->size() <= 64 && marks->size() > 30);
        QCOMPARE(marks->first().seq, 1);
        QCOMPARE(marks->last().seq, 500);
        QCOMPARE(marks->last().hash, QByteArray(32, char(500)));
        QCOMPARE(marks->last().seenAt, then);
        QVERIFY((*store)->chainMarks(QStringLiteral("other"))->isEmpty());
        QVERIFY((*store)->clearChainMarks(QStringLiteral("r")));
        QVERIFY((*store)->chainMarks(QStringLiteral("r"))->isEmpty());
    }

    void aMarkTravelsAsAFile()
    {
        const QString path = TestCluster::temporaryFolder() + QStringLiteral("/anchor.json");
        const MarkFile file{m_session->registry().id, m_session->registry().name, markAt(7)};
        QVERIFY(writeMarkFile(path, file));
        const auto read = readMarkFile(path, m_session->registry().id);
        QVERIFY2(read, describe(read));
        QCOMPARE(read->mark, file.mark);
        QCOMPARE(readMarkFile(path, QStringLiteral("another")).error().kind, Kind::InvalidInput);
        for (const QByteArray &bad : {QByteArray(), QByteArray("[]"), QByteArray("{}"), QByteArray("\x00\xff", 2), markFileText(file).replace("hash", "hush"),
                                      markFileText(file).replace("\"seq\": 7", "\"seq\": -7")})
            QCOMPARE(parseMarkFile(bad).error().kind, Kind::InvalidInput);
    }
};

TENANTRY_TEST_MAIN(VerifyTest)
#include "verify_test.moc"
