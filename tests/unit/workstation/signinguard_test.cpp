// How long this computer waits after wrong passwords, by a clock that the test moves.
#include "workstation/signinguard.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace tenantry;
using namespace tenantry::workstation;

class SignInGuardTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Store> m_store;
    QDateTime m_now;

    static QString here() { return SignInGuard::placeOf(QStringLiteral("db.example.org"), 5432, QStringLiteral("tenantry")); }
    static QString ana() { return QStringLiteral("ana"); }
    base::Clock clock() const
    {
        return [this] { return m_now; };
    }
    SignInGuard guard(const QString &place = here(), const QString &login = ana()) const { return {m_store.get(), place, login, clock()}; }
    qint64 wait() const { return guard().wait().count(); }
    void fail(int times) const
    {
        for (int i = 0; i < times; ++i)
            guard().failed();
    }
    bool open()
    {
        m_store.reset();
        auto store = Store::open(m_home->path());
        if (!store)
            return false;
        m_store = std::move(*store);
        return true;
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
        QVERIFY(open());
        m_now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC);
    }
    void cleanup() { m_store.reset(); }

    // What is told to the registry with anybody's next sign-in: once, and no name of anybody.
    void whatWasTriedIsKeptUntilItIsTold()
    {
        SignInGuard luis = guard(here(), QStringLiteral("luis")), other = guard(SignInGuard::placeOf(QStringLiteral("elsewhere"), 5432, QStringLiteral("tenantry")));
        fail(2);
        luis.failed();
        other.failed();
        const auto tried = guard().tried();
        QCOMPARE(tried.size(), 2);
        QCOMPARE(tried.at(0).second, 2);
        QCOMPARE(tried.at(1).second, 1);
        QCOMPARE(tried.at(0).first, QString::fromLatin1(QCryptographicHash::hash((here() + QStringLiteral("\nana")).toUtf8(), QCryptographicHash::Sha256).toHex().left(32)));
        // With one's own sign-in one's own are told anyway; the others' delays stay when they are told.
        guard().succeeded();
        QCOMPARE(luis.tried(), tried.sliced(1));
        luis.failed(); // meanwhile
        luis.told(tried);
        QCOMPARE(luis.tried().size(), 1);
        QCOMPARE(luis.tried().at(0).second, 1);
        QCOMPARE(luis.failures(), 2);
        luis.told(luis.tried());
        QVERIFY(luis.tried().isEmpty());
        QCOMPARE(other.tried().size(), 1);
        // However many names are tried.
        for (int i = 0; i < 60; ++i)
            guard(here(), QString::number(i)).failed();
        QCOMPARE(guard().tried().size(), 50);
        QCOMPARE(guard().tried().last(), std::pair(QStringLiteral("others"), 11)); // nobody's, and not that of who came last
        const auto before = guard().tried();
        guard(here(), QStringLiteral("0")).failed(); // one that is known still counts for itself
        QCOMPARE(guard().tried().first().second, before.first().second + 1);
        QCOMPARE(guard().tried().last().second, 11);
    }

    void delaysGrow()
    {
        int failures = 0;
        for (const qint64 seconds : {0, 0, 2, 4, 8, 16, 32, 64, 128, 900}) {
            QVERIFY(guard().check());
            guard().failed();
            QCOMPARE(guard().failures(), ++failures);
            QCOMPARE(wait(), seconds);
            QCOMPARE(guard().check().has_value(), seconds == 0);
            m_now = m_now.addSecs(seconds);
        }
    }

    void saysHowLong()
    {
        fail(9);
        const auto minutes = guard().check();
        QVERIFY(!minutes);
        QCOMPARE(minutes.error().kind, base::Kind::Authentication);
        QCOMPARE(minutes.error().message.args, QStringList{ana()});
        QVERIFY(minutes.error().hint.source.contains("minute"));
        QCOMPARE(minutes.error().hint.count, 3); // 128 s
        m_now = m_now.addSecs(100);
        const auto seconds = guard().check();
        QVERIFY(!seconds);
        QVERIFY(seconds.error().hint.source.contains("second"));
        QCOMPARE(seconds.error().hint.count, 28);
    }

    void lockedForAQuarterOfAnHour()
    {
        fail(SignInGuard::lockAfter);
        QCOMPARE(wait(), 900);
        m_now = m_now.addSecs(899);
        QCOMPARE(wait(), 1);
        QVERIFY(!guard().check());
        m_now = m_now.addSecs(1);
        QCOMPARE(wait(), 0);
        QVERIFY(guard().check());
        fail(1); // one try, and it is locked again
        QCOMPARE(wait(), 900);
    }

    void forgottenAfterADay()
    {
        fail(9);
        m_now = m_now.addDays(1);
        QCOMPARE(guard().failures(), 9);
        m_now = m_now.addSecs(1);
        QCOMPARE(guard().failures(), 0);
        fail(1);
        QCOMPARE(guard().failures(), 1);
        QCOMPARE(wait(), 0);
    }

    void successEndsIt()
    {
        fail(5);
        QVERIFY(!guard().check());
        guard().succeeded();
        QCOMPARE(guard().failures(), 0);
        QVERIFY(guard().check());
        fail(1);
        QCOMPARE(wait(), 0);
    }

    void nobodyElseWaits()
    {
        fail(SignInGuard::lockAfter);
        for (const SignInGuard &other : {guard(here(), QStringLiteral("luis")), guard(SignInGuard::placeOf(QStringLiteral("db.example.org"), 5433, QStringLiteral("tenantry"))),
                                         guard(SignInGuard::placeOf(QStringLiteral("db.example.org"), 5432, QStringLiteral("other")))}) {
            QCOMPARE(other.failures(), 0);
            QVERIFY(other.check());
        }
    }

    void anotherSpellingIsTheSamePlace()
    {
        const auto place = [](const QString &host) { return SignInGuard::placeOf(host, 5432, QStringLiteral("tenantry")); };
        for (const char *host : {"DB.example.org", "db.example.org.", "db.example.org.."})
            QCOMPARE(place(QString::fromLatin1(host)), here());
        QVERIFY(place(QStringLiteral("db2.example.org")) != here());
        const QTemporaryDir folder;
        const QString real = place(QFileInfo(folder.path()).canonicalFilePath());
        for (const char *more : {"/", "/.", "//", "/../%1"})
            QCOMPARE(place(folder.path() + QString::fromLatin1(more).replace(QStringLiteral("%1"), QFileInfo(folder.path()).fileName())), real);
        QCOMPARE(place(QStringLiteral("/no/such/../folder/")), place(QStringLiteral("/no/folder")));
    }

    void theNextProgramKnows()
    {
        fail(SignInGuard::lockAfter);
        QVERIFY(open());
        QCOMPARE(guard().failures(), SignInGuard::lockAfter);
        QCOMPARE(wait(), 900);
    }

    // It may be wrong by years, and nobody waits for years.
    void aClockPutBackLocksNoLonger_data()
    {
        QTest::addColumn<qint64>("back");
        QTest::newRow("a minute") << qint64(60);
        QTest::newRow("an hour") << qint64(3600);
        QTest::newRow("ten years") << qint64(3650) * 86'400;
    }
    void aClockPutBackLocksNoLonger()
    {
        QFETCH(qint64, back);
        fail(SignInGuard::lockAfter);
        m_now = m_now.addSecs(-back);
        QCOMPARE(wait(), 900);
        m_now = m_now.addSecs(450);
        QCOMPARE(wait(), 450);
        m_now = m_now.addSecs(450);
        QCOMPARE(wait(), 0);
        QVERIFY(guard().check());
        QCOMPARE(guard().failures(), SignInGuard::lockAfter);
    }

    void withoutAStore()
    {
        SignInGuard nothing(nullptr, here(), ana(), clock());
        for (int i = 0; i < 20; ++i)
            nothing.failed();
        QCOMPARE(nothing.failures(), 0);
        QCOMPARE(qint64(nothing.wait().count()), 0);
        QVERIFY(nothing.check());
        nothing.succeeded();
    }
};

QTEST_GUILESS_MAIN(SignInGuardTest)
#include "signinguard_test.moc"
