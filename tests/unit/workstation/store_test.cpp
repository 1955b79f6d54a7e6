#include "workstation/store.h"

#include <QDir>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tenantry;
using namespace tenantry::workstation;
using base::Kind;

namespace {

const QString registry = QStringLiteral("0197a1b2-0000-7000-8000-000000000001");

std::unique_ptr<Store> opened(const QString &folder)
{
    auto store = Store::open(folder);
    if (!store)
        qWarning("%s", qPrintable(store.error().message.translated() + store.error().detail));
    return store ? std::move(*store) : nullptr;
}

uint modeOf(const QString &path)
{
    struct stat info{};
    return ::stat(path.toLocal8Bit().constData(), &info) == 0 ? uint(info.st_mode & 0777) : 0;
}

Profile profile(const QString &name, const QDateTime &lastUsed = {})
{
    return {name, QStringLiteral("postgresql://db.example.org/tenantry"), QStringLiteral("ana"), QStringLiteral("amber"), true, false, lastUsed};
}

QStringList namesOf(const Store &store)
{
    QStringList names;
    for (const Profile &each : store.profiles().value_or(QList<Profile>()))
        names.append(each.name);
    return names;
}

// Files of this process end at `bytes`: a write beyond fails as on a disk with no room.
class NoRoomBeyond {
public:
    explicit NoRoomBeyond(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~NoRoomBeyond() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoRoomBeyond)

private:
    rlimit m_before{};
};

} // namespace

class StoreTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString home() const { return m_folder->filePath(QStringLiteral("a home/tenantry")); }
    QString file() const { return home() + QStringLiteral("/workstation.sqlite"); }
    QStringList damaged() const { return QDir(home()).entryList({QStringLiteral("workstation-damaged-*.sqlite")}); }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { QCOMPARE(QSqlDatabase::connectionNames(), QStringList()); }

    void homeIsWhereTheEnvironmentSays()
    {
        qputenv("TENANTRY_HOME", "/some/where");
        QCOMPARE(homeFolder(), QStringLiteral("/some/where"));
        qunsetenv("TENANTRY_HOME");
        qputenv("XDG_DATA_HOME", "/data");
        QCOMPARE(homeFolder(), QStringLiteral("/data/tenantry"));
        qunsetenv("XDG_DATA_HOME");
    }
    void onlyTheOwnerReadsIt()
    {
        const mode_t before = ::umask(0);
        const auto store = opened(home());
        QVERIFY(store && store->persistent());
        QVERIFY(store->setPreference(QStringLiteral("language"), QStringLiteral("es")));
        ::umask(before);
        QCOMPARE(modeOf(home()), 0700u);
        for (const QFileInfo &info : QDir(home()).entryInfoList(QDir::Files))
            QVERIFY2(modeOf(info.filePath()) == 0600u, qPrintable(info.fileName()));
    }
    void loosePermissionsAreTightened()
    {
        opened(home()).reset();
        QVERIFY(::chmod(file().toLocal8Bit().constData(), 0644) == 0);
        const auto store = opened(home());
        QCOMPARE(modeOf(file()), 0600u);
    }

    void profilesLastUsedFirst()
    {
        const QDateTime now(QDate(2025, 6, 1), QTime(12, 0, 0, 123), QTimeZone::UTC);
        {
            const auto store = opened(home());
            QCOMPARE(namesOf(*store), QStringList());
            QVERIFY(store->save(profile(QStringLiteral("never"))));
            QVERIFY(store->save(profile(QStringLiteral("old"), now.addDays(-9))));
            QVERIFY(store->save(profile(QStringLiteral("new"), now)));
        }
        const auto store = opened(home());
        QCOMPARE(namesOf(*store), QStringList({QStringLiteral("new"), QStringLiteral("old"), QStringLiteral("never")}));
        const Profile first = store->profiles()->first();
        QCOMPARE(first.lastUsed, now);
        QCOMPARE(first.uri, QStringLiteral("postgresql://db.example.org/tenantry"));
        QCOMPARE(first.login, QStringLiteral("ana"));
        QCOMPARE(first.colour, QStringLiteral("amber"));
        QVERIFY(first.remember && !first.local);
        QVERIFY(!store->profiles()->last().lastUsed.isValid());
        Profile changed = profile(QStringLiteral("old"), now.addDays(1));
        changed.local = true;
        QVERIFY(store->save(changed));
        QCOMPARE(namesOf(*store).first(), QStringLiteral("old"));
        QCOMPARE(store->profiles()->size(), 3);
        QVERIFY(store->removeProfile(QStringLiteral("old")));
        QVERIFY(store->removeProfile(QStringLiteral("not there")));
        QCOMPARE(namesOf(*store), QStringList({QStringLiteral("new"), QStringLiteral("never")}));
        QCOMPARE(store->save(profile(QString())).error().kind, Kind::InvalidInput);
    }
    void noPasswordIsStored_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char *uri, bool accepted) { QTest::newRow(uri) << QString::fromLatin1(uri) << accepted; };
        row("postgresql://ana:hunter2@host/db", false);
        row("postgresql://ana:hunter2@[::1]:5432/db", false);
        row("postgresql://ana:hun%40ter2@host", false);
        row("postgresql://host/db?password=hunter2", false);
        row("postgresql://host/db?sslmode=require&PASSWORD=hunter2", false);
        row("postgresql://host/db?pass%77ord=hunter2", false);
        row("postgresql://host/db?sslpassword=hunter2", false);
        row("host=h password=hunter2", false);
        row("host=h password = 'hunter2'", false);
        row("postgresql://host:5432/db", true);
        row("postgresql://ana@host:5432/db?sslmode=verify-full", true);
        row("postgresql://ana@[::1]:5432/db", true);
        row("postgresql:///db?host=/run/with:colon@sign", true);
        row("postgresql://ana@a:1,b:2/password", true);
        row("host=h user=ana dbname=d", true);
    }
    void noPasswordIsStored()
    {
        QFETCH(QString, uri);
        QFETCH(bool, accepted);
        const auto store = opened(home());
        Profile each = profile(QStringLiteral("p"));
        each.uri = uri;
        const auto saved = store->save(each);
        QCOMPARE(saved.has_value(), accepted);
        if (!accepted) {
            QCOMPARE(saved.error().kind, Kind::InvalidInput);
            QVERIFY(!saved.error().message.translated().contains(QStringLiteral("hunter2")));
            QVERIFY(store->profiles()->isEmpty());
        }
    }
    void namesAreData_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"Panadería O'Higgins", "🧪 \"Lab\" שלום", "x'); DROP TABLE profile; --", "a\\b%_?:1@x$1", " spaced ", "ñ"})
            QTest::newRow(name) << QString::fromUtf8(name);
        QTest::newRow("NUL") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
        QTest::newRow("long") << QString(100000, QLatin1Char('n'));
    }
    void namesAreData()
    {
        QFETCH(QString, name);
        {
            const auto store = opened(home());
            QVERIFY(store->save(profile(name)));
            QVERIFY(store->saveGroup(name, name, name));
            QVERIFY(store->setPreference(name, name));
            QVERIFY(store->saveSnapshot(name, name, name, name.toUtf8()));
        }
        const auto store = opened(home());
        QCOMPARE(namesOf(*store), QStringList(name));
        QCOMPARE(*store->groups(name), (QList<std::pair<QString, QString>>{{name, name}}));
        QCOMPARE(store->preference(name), name);
        QCOMPARE(store->snapshot(name, name, name)->bytes, name.toUtf8());
    }
    void preferences()
    {
        const auto store = opened(home());
        QCOMPARE(store->preference(QStringLiteral("theme")), QString());
        QCOMPARE(store->preference(QStringLiteral("theme"), QStringLiteral("system")), QStringLiteral("system"));
        QVERIFY(store->setPreference(QStringLiteral("theme"), QStringLiteral("dark")));
        QVERIFY(store->setPreference(QStringLiteral("theme"), QStringLiteral("light")));
        QCOMPARE(store->preference(QStringLiteral("theme"), QStringLiteral("system")), QStringLiteral("light"));
        QVERIFY(store->setPreference(QStringLiteral("theme"), QString()));
        QCOMPARE(store->preference(QStringLiteral("theme"), QStringLiteral("system")), QString());
        QVERIFY(!store->setPreference(QString(), QStringLiteral("x")));
    }
    void groupsBelongToARegistry()
    {
        const auto store = opened(home());
        QVERIFY(store->saveGroup(registry, QStringLiteral("b"), QStringLiteral("plan:gold")));
        QVERIFY(store->saveGroup(registry, QStringLiteral("A"), QStringLiteral("state:active")));
        QVERIFY(store->saveGroup(QStringLiteral("other"), QStringLiteral("b"), QStringLiteral("x")));
        QVERIFY(store->saveGroup(registry, QStringLiteral("b"), QStringLiteral("plan:silver")));
        QCOMPARE(*store->groups(registry), (QList<std::pair<QString, QString>>{{QStringLiteral("A"), QStringLiteral("state:active")},
                                                                              {QStringLiteral("b"), QStringLiteral("plan:silver")}}));
        QVERIFY(store->removeGroup(registry, QStringLiteral("b")));
        QCOMPARE(store->groups(registry)->size(), 1);
        QCOMPARE(store->groups(QStringLiteral("other"))->size(), 1);
        QCOMPARE(store->groups(QStringLiteral("nobody"))->size(), 0);
        QVERIFY(!store->saveGroup(registry, QString(), QStringLiteral("x")));
    }
    void snapshotsBelongToAnOperator()
    {
        const QString ana = QStringLiteral("ana"), bob = QStringLiteral("bob"), what = QStringLiteral("tenants");
        QByteArray large(20 * 1024 * 1024, '\0'); // bytes of all values, NUL included
        for (qsizetype i = 0; i < large.size(); ++i)
            large[i] = char(i * 31 + i / 4096);
        const QDateTime before = QDateTime::currentDateTimeUtc();
        {
            const auto store = opened(home());
            QCOMPARE(store->snapshot(registry, ana, what).error().kind, Kind::NotFound);
            QVERIFY(store->saveSnapshot(registry, ana, what, large));
            QVERIFY(store->saveSnapshot(registry, bob, what, "small"));
            QVERIFY(store->saveSnapshot(registry, bob, QStringLiteral("nothing"), QByteArray()));
        }
        const auto store = opened(home());
        const auto found = store->snapshot(registry, ana, what);
        QVERIFY(found && found->bytes == large);
        QVERIFY(found->takenAt >= before.addMSecs(-1) && found->takenAt <= QDateTime::currentDateTimeUtc());
        QCOMPARE(store->snapshot(registry, bob, what)->bytes, QByteArray("small"));
        QCOMPARE(store->snapshot(registry, bob, QStringLiteral("nothing"))->bytes, QByteArray());
        QCOMPARE(store->snapshot(QStringLiteral("other"), ana, what).error().kind, Kind::NotFound);
        QVERIFY(store->clearSnapshots(registry, ana));
        QCOMPARE(store->snapshot(registry, ana, what).error().kind, Kind::NotFound);
        QVERIFY(store->snapshot(registry, bob, what));
    }
    void snapshotsGrowOld_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("there");
        QTest::newRow("a day") << 24 * 3600 << true;
        QTest::newRow("more than a day") << 24 * 3600 + 1 << false;
        QTest::newRow("the clock was set back") << -3600 << false;
    }
    void snapshotsGrowOld()
    {
        QFETCH(int, seconds);
        QFETCH(bool, there);
        const QByteArray mark = "CUSTOMER-NAMES-OF-YESTERDAY";
        const QString ana = QStringLiteral("ana"), what = QStringLiteral("tenants");
        QDateTime now = QDateTime::currentDateTimeUtc();
        const auto clock = [&now] { return now; };
        {
            auto store = *Store::open(home(), clock);
            QVERIFY(store->saveSnapshot(registry, ana, what, mark.repeated(100)));
            now = now.addSecs(seconds);
            QCOMPARE(store->snapshot(registry, ana, what).has_value(), there); // while it is open
        }
        {
            auto store = *Store::open(home(), clock);
            QCOMPARE(store->snapshot(registry, ana, what).has_value(), there);
            now = now.addSecs(-seconds);
            QCOMPARE(store->snapshot(registry, ana, what).has_value(), there); // not hidden: gone
        }
        bool found = false;
        for (const QFileInfo &info : QDir(home()).entryInfoList(QDir::Files)) {
            QFile each(info.filePath());
            QVERIFY(each.open(QIODevice::ReadOnly));
            found = found || each.readAll().contains(mark);
        }
        QCOMPARE(found, there);
    }
    void clearedSnapshotsLeaveNoTrace()
    {
        const QByteArray mark = "CUSTOMER-NAMES-NOBODY-ELSE-SHOULD-SEE";
        {
            const auto store = opened(home());
            QVERIFY(store->saveSnapshot(registry, QStringLiteral("ana"), QStringLiteral("tenants"), mark.repeated(100)));
            QVERIFY(store->clearSnapshots(registry, QStringLiteral("ana")));
            for (const QFileInfo &info : QDir(home()).entryInfoList({QStringLiteral("*-wal")}, QDir::Files)) // a program that is killed now closes nothing
                QCOMPARE(info.size(), 0);
        }
        for (const QFileInfo &info : QDir(home()).entryInfoList(QDir::Files)) {
            QFile each(info.filePath());
            QVERIFY(each.open(QIODevice::ReadOnly));
            QVERIFY2(!each.readAll().contains(mark), qPrintable(info.fileName()));
        }
    }

    void twoStoresAtOnce()
    {
        const auto one = opened(home());
        const auto two = opened(home());
        QVERIFY(one->save(profile(QStringLiteral("from one"))));
        QVERIFY(two->save(profile(QStringLiteral("from two"))));
        QCOMPARE(namesOf(*one), namesOf(*two));
        QCOMPARE(namesOf(*one).size(), 2);
        QVERIFY(two->removeProfile(QStringLiteral("from one")));
        QCOMPARE(namesOf(*one), QStringList(QStringLiteral("from two")));
    }
    void manyOpenANewFileAtOnce() // the panel and the command line, first start
    {
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t)
                threads.emplace_back([&, t] {
                    const auto store = opened(home());
                    if (!store || !store->persistent()) {
                        wrong += 1000;
                        return;
                    }
                    for (int i = 0; i < 10; ++i)
                        wrong += !store->setPreference(QStringLiteral("%1/%2").arg(t).arg(i), QStringLiteral("x"));
                });
        }
        QCOMPARE(wrong.load(), 0);
        const auto store = opened(home());
        for (int t = 0; t < 8; ++t)
            QCOMPARE(store->preference(QStringLiteral("%1/9").arg(t)), QStringLiteral("x"));
        QCOMPARE(damaged(), QStringList());
    }

    void damagedFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("this is no database\n").repeated(500);
        QTest::newRow("noise") << QByteArray(8192, '\xa5');
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\xff');
    }
    void damagedFileIsKeptAside()
    {
        QFETCH(QByteArray, content);
        opened(home()).reset();
        {
            QFile target(file());
            QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
            target.write(content);
        }
        {
            const auto store = opened(home());
            QVERIFY(store && store->persistent());
            QVERIFY(store->save(profile(QStringLiteral("again"))));
        }
        QCOMPARE(damaged().size(), 1);
        QFile kept(QDir(home()).filePath(damaged().first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
        QCOMPARE(namesOf(*opened(home())), QStringList(QStringLiteral("again")));
        QCOMPARE(modeOf(file()), 0600u);
    }
    void damageInTheMiddleOfItsLife()
    {
        {
            const auto store = opened(home());
            for (int i = 0; i < 200; ++i)
                QVERIFY(store->setPreference(QStringLiteral("key %1").arg(i), QString(500, QLatin1Char('v'))));
        }
        const auto store = opened(home());
        QVERIFY(store && store->persistent());
        { // what was read when it was opened stays
            QFile target(file());
            QVERIFY(target.open(QIODevice::ReadWrite));
            QVERIFY(target.size() > 40000);
            QVERIFY(target.seek(4096));
            target.write(QByteArray(int(target.size()) - 4096, '\xee'));
        }
        QCOMPARE(damaged().size(), 0);
        QCOMPARE(store->preference(QStringLiteral("key 7"), QStringLiteral("fallback")), QStringLiteral("fallback"));
        QCOMPARE(damaged().size(), 1);
        QVERIFY(store->persistent());
        QVERIFY(store->setPreference(QStringLiteral("key 7"), QStringLiteral("new")));
        QCOMPARE(opened(home())->preference(QStringLiteral("key 7")), QStringLiteral("new"));
    }
    void emptyFileIsNew()
    {
        QVERIFY(QDir().mkpath(home()));
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.close();
        const auto store = opened(home());
        QVERIFY(store->persistent());
        QVERIFY(store->save(profile(QStringLiteral("p"))));
    }

    void unwritableHomeIsRememberedInMemory_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("below /proc") << QStringLiteral("/proc/tenantry");
        QTest::newRow("below a file") << m_folderOfFile + QStringLiteral("/file/home");
        QTest::newRow("the file is a folder") << m_folderOfFile + QStringLiteral("/taken");
        QTest::newRow("no permission") << m_folderOfFile + QStringLiteral("/shut/home");
    }
    void initTestCase()
    {
        m_folderOfFile = m_kept.path();
        QFile blocking(m_kept.filePath(QStringLiteral("file")));
        QVERIFY(blocking.open(QIODevice::WriteOnly));
        QVERIFY(QDir().mkpath(m_kept.filePath(QStringLiteral("taken/workstation.sqlite/x"))));
        QVERIFY(QDir().mkdir(m_kept.filePath(QStringLiteral("shut")), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    }
    void unwritableHomeIsRememberedInMemory()
    {
        QFETCH(QString, folder);
        if (folder.contains(QStringLiteral("/shut/")) && ::geteuid() == 0)
            QSKIP("permissions do not bind root");
        const auto store = opened(folder);
        QVERIFY(store);
        QVERIFY(!store->persistent());
        QVERIFY(store->save(profile(QStringLiteral("for now"))));
        QCOMPARE(namesOf(*store), QStringList(QStringLiteral("for now")));
        QVERIFY(store->setPreference(QStringLiteral("language"), QStringLiteral("es")));
        QCOMPARE(store->preference(QStringLiteral("language")), QStringLiteral("es"));
    }

    void fullDiskLosesNothing()
    {
        const auto store = opened(home());
        QVERIFY(store->save(profile(QStringLiteral("before"))));
        {
            const NoRoomBeyond limit(256 * 1024);
            const auto saved = store->saveSnapshot(registry, QStringLiteral("ana"), QStringLiteral("tenants"), QByteArray(1024 * 1024, 's'));
            QVERIFY(!saved);
            QCOMPARE(saved.error().kind, Kind::Io);
            QVERIFY(!saved.error().hint.isEmpty());
            QCOMPARE(namesOf(*store), QStringList(QStringLiteral("before")));
        }
        QVERIFY(store->persistent());
        QVERIFY(store->saveSnapshot(registry, QStringLiteral("ana"), QStringLiteral("tenants"), QByteArray(1024 * 1024, 's')));
        QCOMPARE(namesOf(*store), QStringList(QStringLiteral("before")));
        QCOMPARE(damaged(), QStringList());
    }
    void fullDiskAtFirstStart()
    {
        const NoRoomBeyond limit(4096);
        const auto store = opened(home());
        QVERIFY(store);
        QVERIFY(!store->persistent());
        QVERIFY(store->save(profile(QStringLiteral("for now"))));
    }

private:
    QTemporaryDir m_kept;
    QString m_folderOfFile;
};

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
