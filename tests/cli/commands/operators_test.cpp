// Operators through the real program: from the invitation to the last ADMIN.
#include "ctl.h"
#include "support/qcamain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class OperatorsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ctl> m_ctl;
    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void fromTheInvitationOn()
    {
        VERIFY_STATUS(ctl("operator add luis --role boss"), 2);
        VERIFY_STATUS(ctl("operator add postgres"), 2);
        VERIFY_STATUS(ctl("operator edit nobody --role admin"), 3);
        const QString file = m_ctl->write(u"luis.json"_s, {});
        const Outcome added = ctl("operator add luis --name Luis --json --connection-file", {file});
        VERIFY_STATUS(added, 0);
        const QByteArray oneTime = added.json().value(u"one_time_password"_s).toString().toUtf8();
        QCOMPARE(oneTime.size(), 20);
        QFile connection(file);
        QVERIFY(connection.open(QIODevice::ReadOnly));
        const QByteArray text = connection.readAll();
        QVERIFY(text.contains("\"login\": \"luis\"") && !text.contains(oneTime));
        VERIFY_STATUS(ctl("operator add luis"), 5);

        m_ctl->write(u"one"_s, oneTime + '\n');
        m_ctl->write(u"own"_s, "una clave propia larga\n");
        m_ctl->write(u"short"_s, "corta\n");
        VERIFY_STATUS(ctl("tenant list --operator luis --password-file one"), 4);
        VERIFY_STATUS(ctl("operator password --operator luis --password-file one --new-password-file short"), 2);
        const Outcome changed = ctl("operator password --operator luis --password-file one --new-password-file own");
        VERIFY_STATUS(changed, 0);
        QVERIFY(!changed.both().contains("clave propia"));
        VERIFY_STATUS(ctl("tenant list --operator luis --password-file own"), 0);
        const Outcome notTheirs = ctl("tenant show uno --operator luis --password-file own");
        VERIFY_STATUS(notTheirs, 3);
        QVERIFY2(notTheirs.err.contains("or it is not assigned to you"), notTheirs.err.constData());
        QVERIFY(!ctl("tenant show uno").err.contains("assigned"));
        const Outcome unread = ctl("registry recover --server postgresql://root@127.0.0.1/x --admin ana --recovery-key-file nowhere");
        VERIFY_STATUS(unread, 2);
        QVERIFY2(unread.err.contains("nowhere with the recovery key cannot be read"), unread.err.constData());
        VERIFY_STATUS(ctl("operator password --new-password-file own"), 5); // the local ADMIN's is this computer's
        QVERIFY(!ctl("operator list --json").out.contains("one_time_password"));
    }

    void aUserIsRefused_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"operator add x", "operator edit admin --role user", "operator disable admin", "operator password admin", "operator assign luis --tenant x", "operator enable luis", "operator edit luis --end-sessions", "operator edit admin --end-sessions"})
            QTest::newRow(line) << QString::fromUtf8(line);
    }
    void aUserIsRefused()
    {
        QFETCH(QString, line);
        const Outcome refused = m_ctl->run(line.split(u' ') + QStringList{u"--operator"_s, u"luis"_s, u"--password-file"_s, u"own"_s, u"--json"_s});
        QVERIFY2(refused.status == 4 || refused.status == 3, refused.both().constData()); // who is not theirs to see is not there
        QCOMPARE(ctl("operator list --json").json().value(u"total"_s).toInt(), 2);
    }

    // The command that comes next signs in anew; what was open is not any more, and that is written down with who did it.
    void sessionsAreEnded()
    {
        const auto sessionOf = [&](const QString &login) {
            for (const QJsonValue &who : ctl("operator list --json").json().value(u"operators"_s).toArray())
                if (who[u"login"_s] == login)
                    return who[u"open_sessions"_s].toInt();
            return -1;
        };
        VERIFY_STATUS(ctl("tenant list --operator luis --password-file own"), 0);
        QCOMPARE(sessionOf(u"luis"_s), 1);
        VERIFY_STATUS(ctl("operator edit nobody --end-sessions"), 3);
        const Outcome ended = ctl("operator edit luis --language es --end-sessions --json");
        VERIFY_STATUS(ended, 0);
        QCOMPARE(ended.json().value(u"language"_s).toString(), u"es"_s);
        QCOMPARE(ended.json().value(u"open_sessions"_s).toInt(-1), 0);
        QCOMPARE(sessionOf(u"luis"_s), 0);
        const Outcome audit = ctl("audit list --limit 3");
        QVERIFY2(audit.out.contains("Session ended by an ADMIN: luis"), audit.both().constData());
        QVERIFY2(ctl("audit list --limit 3 --lang es").out.contains("Sesión terminada por un ADMIN: luis"), audit.both().constData());
        QVERIFY(ctl("operator edit luis --end-sessions").err.contains("What “luis” had open has ended."));
        VERIFY_STATUS(ctl("tenant list --operator luis --password-file own"), 0);
        QCOMPARE(sessionOf(u"luis"_s), 1);
        // One's own: this command is the last that the sign-in did.
        VERIFY_STATUS(ctl("operator edit admin --end-sessions"), 0);
        QVERIFY(sessionOf(u"admin"_s) == 1);
    }

    void theLastAdminAndTheKeys()
    {
        VERIFY_STATUS(ctl("operator edit admin --role user"), 5);
        VERIFY_STATUS(ctl("operator disable admin"), 5);
        VERIFY_STATUS(ctl("operator edit luis --role admin"), 0);
        VERIFY_STATUS(ctl("operator edit luis --role user"), 0);
        const QJsonArray keys = ctl("key status --json").json().value(u"keys"_s).toArray();
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys[0].toObject().value(u"due"_s).toBool(), true);
        QCOMPARE(keys[0].toObject().value(u"due_because"_s).toString(), u"luis"_s);
        QCOMPARE(keys[1].toObject().value(u"due"_s).toBool(), false);
        VERIFY_STATUS(ctl("key rotate nobody"), 2);
        VERIFY_STATUS(ctl("key rotate --operator luis --password-file own"), 4);
        const Outcome rotated = ctl("key rotate --json");
        VERIFY_STATUS(rotated, 0);
        const QJsonArray now = rotated.json().value(u"keys"_s).toArray();
        QCOMPARE(now.size(), 2);
        QCOMPARE(now[0].toObject().value(u"version"_s).toInt(), 2);
        const QJsonArray after = ctl("key status --json").json().value(u"keys"_s).toArray();
        QCOMPARE(after.size(), 4); // those of before are retired
        for (const QJsonValue &key : after)
            QVERIFY(!key[u"due"_s].toBool() && (key[u"version"_s].toInt() == 2) == key[u"retired_at"_s].isNull());
        VERIFY_STATUS(ctl("key rotate admin"), 0);
        VERIFY_STATUS(ctl("operator disable luis"), 0);
        VERIFY_STATUS(ctl("tenant list --operator luis --password-file own"), 4);
        VERIFY_STATUS(ctl("operator enable luis"), 0);
        VERIFY_STATUS(ctl("tenant list --operator luis --password-file own"), 0);
    }

    void guessingIsSlowed()
    {
        m_ctl->write(u"bad"_s, "not it\n");
        for (int i = 0; i < 3; ++i)
            QVERIFY(!ctl("tenant list --operator luis --password-file bad").err.contains("waits"));
        const Outcome slowed = ctl("tenant list --operator luis --password-file own");
        VERIFY_STATUS(slowed, 4);
        QVERIFY2(slowed.err.contains("waits"), slowed.err.constData());
        VERIFY_STATUS(ctl("tenant list"), 0); // nobody else waits
    }

    // Who never gets it right is in the record all the same, once somebody signs in from there.
    void whatOthersTriedIsInTheRecord()
    {
        VERIFY_STATUS(ctl("operator add zoe --name Zoe"), 0); // who signs in for this tells what was tried before
        m_ctl->write(u"bad"_s, "not it\n");
        for (const char *who : {"zoe", "zoe", "ghost"}) {
            const Outcome wrong = ctl("tenant list --password-file bad --operator", {QString::fromLatin1(who)}); // once: the macro asks again
            VERIFY_STATUS(wrong, 4);
        }
        const Outcome right = ctl("tenant list");
        VERIFY_STATUS(right, 0);
        QStringList said;
        for (const QJsonValue &event : ctl("audit list --limit 10 --json").json().value(u"events"_s).toArray())
            if (event[u"kind"_s] == u"operator_session"_s && event[u"operator"_s] == u"admin"_s)
                said << event[u"action"_s].toString() + u' ' + event[u"subject"_s].toString() + u' ' + QString::number(event[u"after"_s][u"failed_before"_s].toInt()) + u' '
                            + QString::number(event[u"after"_s][u"failed_unknown"_s].toInt());
        QVERIFY2(said.contains(u"insert zoe 2 0"_s) && std::ranges::any_of(said, [](const QString &each) { return each.startsWith(u"update admin 0 "); }), qPrintable(said.join(u'\n')));
        const QByteArray list = ctl("audit list --limit 10").out;
        QVERIFY2(list.contains("2 sign-ins refused, the password was wrong: zoe") && list.contains("refused, nobody has the name: told by admin"), list.constData());
    }

    // Changing one's password is no other door: it counts and waits as signing in does.
    void guessingTheOldPasswordIsSlowed()
    {
        const Outcome added = ctl("operator add eva --name Eva --json");
        VERIFY_STATUS(added, 0);
        m_ctl->write(u"eva-one"_s, added.json().value(u"one_time_password"_s).toString().toUtf8() + '\n');
        m_ctl->write(u"eva-own"_s, "otra clave propia larga\n");
        m_ctl->write(u"bad"_s, "not it\n");
        for (int i = 0; i < 3; ++i) {
            const Outcome wrong = ctl("operator password --operator eva --password-file bad --new-password-file eva-own");
            VERIFY_STATUS(wrong, 4);
            QVERIFY2(!wrong.err.contains("waits"), wrong.err.constData());
        }
        // From the third on each waits twice as long: soon longer than a busy machine takes to start the program.
        QTRY_VERIFY_WITH_TIMEOUT(ctl("operator password --operator eva --password-file bad --new-password-file eva-own").err.contains("waits"), 60'000);
        int status = -1; // once it is changed, the old one is wrong
        QTRY_VERIFY_WITH_TIMEOUT(status == 0 || (status = ctl("operator password --operator eva --password-file eva-one --new-password-file eva-own").status) == 0, 60'000);
        // And what was tried is in the record.
        bool told = false;
        for (const QJsonValue &event : ctl("audit list --limit 40 --json").json().value(u"events"_s).toArray())
            told |= event[u"kind"_s] == u"operator_session"_s && event[u"operator"_s] == u"eva"_s && event[u"after"_s][u"failed_before"_s].toInt() >= 3;
        QVERIFY(told);
        VERIFY_STATUS(ctl("tenant list --operator eva --password-file eva-own"), 0);
    }
};

TENANTRY_TEST_MAIN(OperatorsTest)
#include "operators_test.moc"
