// Quoting, the first look at a statement, and what the server's codes become.
#include "postgres/connecterror.h"
#include "postgres/connection.h"
#include "postgres/sqlstate.h"
#include "postgres/statement.h"
#include "support/qcamain.h"

#include <QTimeZone>

using namespace tenantry;
using namespace tenantry::postgres;
using base::Kind;

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void quotesIdentifiers()
    {
        QCOMPARE(quoteIdentifier(QStringLiteral("a")), QByteArray("\"a\""));
        QCOMPARE(quoteIdentifier(QStringLiteral("a\"b\"\"")), QByteArray("\"a\"\"b\"\"\"\"\""));
        QCOMPARE(quoteIdentifier(QStringLiteral("x\"; DROP TABLE y; --")), QByteArray("\"x\"\"; DROP TABLE y; --\""));
        QCOMPARE(quoteIdentifier(QStringLiteral("🧪")), QByteArray("\"🧪\""));
        QCOMPARE(quoteIdentifier(QString(63, QLatin1Char('a'))).size(), 65);
        // What the server could only cut or not hold becomes the empty name, which it refuses.
        for (const QString &bad : {QString(), QString(64, QLatin1Char('a')), QString(32, QChar(0xF1)), QString(QStringLiteral("a") + QChar(0) + QStringLiteral("b"))})
            QCOMPARE(quoteIdentifier(bad), QByteArray("\"\""));
        QCOMPARE(quoteIdentifier(QString(62, QLatin1Char('a')) + QLatin1Char('"')).size(), 66); // the doubling does not count
    }
    void quotesLiterals()
    {
        QCOMPARE(quoteLiteral(QString()), QByteArray("''"));
        QCOMPARE(quoteLiteral(QStringLiteral("O'Higgins")), QByteArray("'O''Higgins'"));
        QCOMPARE(quoteLiteral(QStringLiteral("a\\'b")), QByteArray(" E'a\\\\''b'"));
    }
    void writesParameters()
    {
        QCOMPARE(Param(QStringList{}).text.value(), QByteArray("{}"));
        QCOMPARE(Param(QStringList{QStringLiteral("a\"\\"), QString()}).text.value(), QByteArray("{\"a\\\"\\\\\",\"\"}"));
        QCOMPARE(Param::bytea(QByteArray("\0\xff", 2)).text.value(), QByteArray("\\x00ff"));
        QVERIFY(!Param(QDateTime()).text.has_value());
        QCOMPARE(Param(QDateTime(QDate(2026, 3, 29), QTime(2, 30), QTimeZone::fromSecondsAheadOfUtc(7200))).text.value(),
                 QByteArray("2026-03-29T00:30:00.000Z"));
        QCOMPARE(Param(true).text.value(), QByteArray("t"));
        QVERIFY(!Param::orNull(QString()).text.has_value());
    }
    void seesWhatChangesSomething_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("changes");
        for (const char *sql : {"SELECT 1", "  select 1", "-- x\nSELECT 1", "/* INSERT */ show x", "(SELECT 1)", "WITH a AS (SELECT 1) SELECT 1", "BEGIN", "ROLLBACK",
                                "SET x = 1", "LISTEN x", "", "-- only a comment"})
            QTest::newRow(sql) << QByteArray(sql) << false;
        for (const char *sql : {"INSERT INTO x VALUES (1)", "create database x", "/* SELECT */ DROP TABLE x", "-- SELECT\nDELETE FROM x", "COMMIT", "CALL p()", "DO $$ $$",
                                "WITH a AS (DELETE FROM x RETURNING 1) SELECT 1", "VACUUM", "REINDEX DATABASE x", "/*"})
            QTest::newRow(sql) << QByteArray(sql) << (QByteArray(sql) != "/*");
    }
    void seesWhatChangesSomething()
    {
        QFETCH(QByteArray, sql);
        QTEST(changesSomething(sql), "changes");
    }
    void seesWhatASessionRemembers_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("remembers");
        for (const char *sql : {"SELECT 1", "-- x\n select tenantry.mine()", "WITH a AS (DELETE FROM x RETURNING 1) SELECT 1", "INSERT INTO x VALUES (1)", "(SELECT 1)", "VALUES (1)", "UPDATE x SET a = 1",
                                "DELETE FROM x", "MERGE INTO x USING y ON true WHEN MATCHED THEN DO NOTHING",
                                "UPDATE x SET attempts = 1", "SELECT template_database FROM p", "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'", "SELECT pg_advisory_xact_lock(1)"})
            QTest::newRow(sql) << QByteArray(sql) << false;
        for (const char *sql : {"SET x = 1", "set role a", "RESET ALL", "LISTEN x", "PREPARE q AS SELECT 1", "SELECT set_config('a', 'b', false)", "SELECT PG_ADVISORY_LOCK(1)", "CREATE TEMP TABLE x ()",
                                "SELECT 1 INTO TEMPORARY x", "DECLARE c CURSOR WITH HOLD FOR SELECT 1", "LOAD 'x'", "BEGIN", "DO $$ $$", "CALL p()", "", "/*"})
            QTest::newRow(sql) << QByteArray(sql) << true;
    }
    void seesWhatASessionRemembers()
    {
        QFETCH(QByteArray, sql);
        QTEST(sessionRemembers(sql), "remembers");
    }
    void seesCopy()
    {
        QVERIFY(copiesFromStdin("x;\ncopy a (b)\n from  STDIN with csv;"));
        QVERIFY(!copiesFromStdin("COPY a FROM '/file'; SELECT 'x' FROM stdin"));
    }
    // A role that is closed, as servers of any language say it; and what looks like it and is not.
    void aClosedRoleIsKnownByItsCode_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("usedPassword");
        QTest::addColumn<Kind>("kind");
        const QString spanish = QStringLiteral("connection to server on socket \"/run/.s.PGSQL.5432\" failed: FATAL:  28000: no está permitido al rol «luis» conectarse\nLOCATION:  InitializeSessionUserId, miscinit.c:809");
        QTest::newRow("Spanish") << spanish << true << Kind::Permission;
        QTest::newRow("Japanese") << QStringLiteral("FATAL:  28000: ロール\"luis\"はログインが許可されません") << true << Kind::Permission;
        QTest::newRow("English, by certificate") << QStringLiteral("FATAL:  28000: role \"luis\" is not permitted to log in") << false << Kind::Permission;
        QTest::newRow("pg_hba.conf") << QStringLiteral("FATAL:  28000: no hay una línea en pg_hba.conf para «10.0.0.1»") << false << Kind::Authentication;
        QTest::newRow("no such role") << QStringLiteral("FATAL:  28000: no existe el rol «luis»") << false << Kind::Authentication;
        QTest::newRow("wrong password") << QStringLiteral("FATAL:  28P01: la autentificación password falló para el usuario «luis»") << true << Kind::Authentication;
    }
    void aClosedRoleIsKnownByItsCode()
    {
        QFETCH(QString, said);
        QFETCH(bool, usedPassword);
        QFETCH(Kind, kind);
        ConnectionSettings settings;
        settings.user = QStringLiteral("luis");
        QCOMPARE(connectError(settings, said, false, usedPassword).kind, kind);
    }
    void codesBecomeKinds_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *code, Kind kind) { QTest::newRow(code) << QString::fromLatin1(code) << kind; };
        row("28P01", Kind::Authentication);
        row("28000", Kind::Authentication);
        row("3D000", Kind::NotFound);
        row("53300", Kind::Conflict);
        row("53100", Kind::Io);
        row("42501", Kind::Permission);
        row("25006", Kind::Permission);
        row("23505", Kind::Conflict);
        row("23503", Kind::Conflict);
        row("23514", Kind::Conflict);
        row("42P04", Kind::Conflict);
        row("42710", Kind::Conflict);
        row("55006", Kind::Conflict);
        row("55P03", Kind::Conflict);
        row("40P01", Kind::Conflict);
        row("40001", Kind::Conflict);
        row("2BP01", Kind::Conflict);
        row("57014", Kind::Cancelled);
        row("57P01", Kind::Unreachable);
        row("57P03", Kind::Unreachable);
        row("08006", Kind::Unreachable);
        row("22P05", Kind::InvalidInput);
        row("42601", Kind::Database);
        row("XX000", Kind::Database);
        row("", Kind::Database);
    }
    void codesBecomeKinds()
    {
        QFETCH(QString, code);
        ServerMessage message;
        message.sqlstate = code;
        message.severity = QStringLiteral("ERROR");
        message.primary = QStringLiteral("the server's %1 words");
        const base::Error error = errorFromServer(message);
        QTEST(error.kind, "kind");
        QCOMPARE(error.sqlstate, code);
        QVERIFY(!error.message.translated().isEmpty() && error.detail.contains(message.primary));
        QVERIFY(!error.message.translated().contains(QLatin1String("%1")) || error.message.translated().contains(message.primary));
    }
    void placesAreCountedInCharacters()
    {
        ServerMessage message;
        message.sqlstate = QStringLiteral("42601");
        message.position = 12;
        QVERIFY(errorFromServer(message, "ñ🧪\nñ\n\nabcdefg", 4).detail.contains(QLatin1String("line 4, column 6, statement 4")));
    }
};

TENANTRY_TEST_MAIN(TextTest)
#include "text_test.moc"
