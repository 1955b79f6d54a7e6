// The private server of one folder: made whole or not at all, shared by processes, back after every kind of crash.
#include "support/qcamain.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <csignal>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tenantry;
using namespace tenantry::postgres;
using namespace std::chrono_literals;
using base::Kind;
using test::describe;
using test::TestCluster;
using State = LocalCluster::State;

namespace {

LocalCluster fast(const QString &folder) { return LocalCluster(folder, {{QStringLiteral("fsync=off")}, false}); }

struct stat info(const QString &path)
{
    struct stat out{};
    lstat(QFile::encodeName(path).constData(), &out);
    return out;
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool works(const LocalCluster &cluster)
{
    const auto settings = cluster.superuser();
    const auto connection = settings ? Connection::open(*settings) : base::Result<std::unique_ptr<Connection>>(base::fail(settings.error()));
    return connection && (*connection)->query("SELECT 1");
}

} // namespace

class LocalClusterTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_folder = TestCluster::temporaryFolder(QStringLiteral("home")) + QStringLiteral("/local");
        qputenv("TENANTRY_PASSWORD", "hush-hush-environment");
    }
    void cleanupTestCase() { QVERIFY(fast(m_folder).destroy()); }

    void absent()
    {
        const LocalCluster cluster(TestCluster::temporaryFolder() + QStringLiteral("/none"));
        const auto status = cluster.status();
        QVERIFY2(status, describe(status));
        QVERIFY(status->state == State::Absent);
        QCOMPARE(cluster.superuser().error().kind, Kind::NotFound);
        QVERIFY(LocalCluster(cluster).stop());
        QVERIFY(LocalCluster(cluster).destroy());
        QVERIFY(!QFileInfo::exists(status->folder)); // asking makes nothing
    }

    void twoProcessesMakeOne()
    {
        QProcess first, second;
        for (QProcess *process : {&first, &second})
            process->start(QStringLiteral(TENANTRY_BIN_DIR "/localcluster_tool"), {QStringLiteral("start"), m_folder});
        QVERIFY(first.waitForFinished(60'000) && second.waitForFinished(60'000));
        QVERIFY2(first.exitCode() == 0, first.readAllStandardError().constData());
        QVERIFY2(second.exitCode() == 0, second.readAllStandardError().constData());
        const QByteArray pid = first.readAllStandardOutput().trimmed();
        QVERIFY(pid.toInt() > 1);
        QCOMPARE(second.readAllStandardOutput().trimmed(), pid);
        // It outlives who started it, and a third one finds it.
        const auto started = fast(m_folder).start();
        QVERIFY2(started, describe(started));
        QCOMPARE(started->pid, pid.toLongLong());
        QVERIFY(started->version >= 150000);
        QVERIFY(works(fast(m_folder)));
    }

    void killedWhileItIsMade_data()
    {
        QTest::addColumn<QString>("when"); // this exists
        for (const char *when : {"data.new", "data.new/base/1/PG_VERSION", "data", "data/postmaster.pid"})
            QTest::newRow(when) << QString::fromLatin1(when);
    }
    void killedWhileItIsMade()
    {
        QFETCH(QString, when);
        const QString folder = TestCluster::temporaryFolder() + QStringLiteral("/c");
        QProcess first;
        first.start(QStringLiteral(TENANTRY_BIN_DIR "/localcluster_tool"), {QStringLiteral("start"), folder});
        QVERIFY(first.waitForStarted());
        while (!QFileInfo::exists(folder + QLatin1Char('/') + when) && first.state() != QProcess::NotRunning)
            first.waitForFinished(1);
        first.kill(); // SIGKILL
        QVERIFY(first.waitForFinished());
        const auto started = fast(folder).start();
        QVERIFY2(started, describe(started));
        QVERIFY(works(fast(folder)));
        QCOMPARE(QDir(folder).entryList({QStringLiteral("data*")}, QDir::Dirs), QStringList{QStringLiteral("data")});
        QVERIFY(fast(folder).destroy());
        QVERIFY(!QFileInfo::exists(folder));
    }

    void onlyItsOwnerReachesIt()
    {
        const auto status = fast(m_folder).status();
        QCOMPARE(info(m_folder).st_mode & 0777, 0700u);
        QCOMPARE(info(status->socketFolder).st_mode & 0777, 0700u);
        QVERIFY(S_ISSOCK(info(status->socketFolder + QStringLiteral("/.s.PGSQL.5432")).st_mode));
        QCOMPARE(info(status->socketFolder + QStringLiteral("/.s.PGSQL.5432")).st_mode & 0777, 0700u);
        const auto admin = Connection::open(*fast(m_folder).superuser());
        QVERIFY2(admin, describe(admin));
        QCOMPARE((*admin)->query("SHOW listen_addresses")->text(0, 0), QString());
        QVERIFY((*admin)->query("CREATE ROLE passless LOGIN"));
        ConnectionSettings settings = *fast(m_folder).superuser();
        settings.user = QStringLiteral("passless");
        QCOMPARE(Connection::open(settings).error().kind, Kind::Authentication);
        if (geteuid() == 0) { // PostgreSQL refuses root: somebody else runs it
            QVERIFY(info(m_folder + QStringLiteral("/data")).st_uid != 0);
            QCOMPARE(info(m_folder).st_uid, 0u);
        }
    }

    void nothingOfOursLeaksIntoIt()
    {
        const qint64 pid = fast(m_folder).status()->pid;
        const QString process = QStringLiteral("/proc/%1/").arg(pid);
        QVERIFY(!read(process + QStringLiteral("cmdline")).isEmpty());
        QVERIFY(!read(process + QStringLiteral("environ")).contains("hush-hush"));
        for (const QFileInfo &fd : QDir(process + QStringLiteral("fd")).entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot))
            QVERIFY2(!fd.symLinkTarget().endsWith(QLatin1String("/lock")), qPrintable(fd.symLinkTarget()));
        const auto admin = Connection::open(*fast(m_folder).superuser());
        QVERIFY(!(*admin)->query("SELECT 'hush-hush-statement' FROM nowhere"));
        QVERIFY(!(*admin)->script("CREATE ROLE x PASSWORD 'hush-hush-password' NONSENSE"));
        QVERIFY(!(*admin)->query("SELECT $1::text::int", {"hush-hush-parameter"}));
        QVERIFY((*admin)->query("SELECT pg_reload_conf()")); // something to see in the log
        const QDir logs(m_folder + QStringLiteral("/log"));
        QTRY_VERIFY(!logs.entryList({QStringLiteral("server-*.log")}, QDir::Files).isEmpty());
        for (const QFileInfo &log : logs.entryInfoList(QDir::Files)) {
            QVERIFY(!read(log.filePath()).contains("hush-hush-statement"));
            QVERIFY(!read(log.filePath()).contains("hush-hush-password"));
            QCOMPARE(info(log.filePath()).st_mode & 0077, 0u);
        }
    }

    void killedAndBack()
    {
        const auto before = fast(m_folder).start();
        const auto admin = Connection::open(*fast(m_folder).superuser());
        QVERIFY((*admin)->script("CREATE TABLE kept(a int); INSERT INTO kept VALUES (42)"));
        QCOMPARE(kill(pid_t(before->pid), SIGKILL), 0);
        QTRY_VERIFY(fast(m_folder).status()->state == State::Stopped);
        QStringList progress;
        const auto after = fast(m_folder).start([&](const base::Text &what) { progress << what.translated(); });
        QVERIFY2(after, describe(after));
        QVERIFY(after->pid != before->pid);
        QVERIFY(progress.join(QLatin1Char(' ')).contains(QLatin1String("recovers")));
        QCOMPARE((*Connection::open(*fast(m_folder).superuser()))->query("SELECT a FROM kept")->integer(0, 0), qint64(42));
    }

    void startedWhileItShutsDown()
    {
        const auto before = fast(m_folder).start();
        QVERIFY2(before, describe(before));
        auto guest = Connection::open(*fast(m_folder).superuser());
        QCOMPARE(kill(pid_t(before->pid), SIGTERM), 0); // waits for the guest to leave, lets nobody in
        QTRY_COMPARE(Connection::open(*fast(m_folder).superuser()).error_or(base::Error{}).sqlstate, QStringLiteral("57P03"));
        std::jthread leaving([&] { guest->reset(); });
        const auto after = fast(m_folder).start();
        QVERIFY2(after, describe(after));
        QVERIFY(after->pid != before->pid);
        QVERIFY(works(fast(m_folder)));
    }

    void aReusedPidIsNotTheServer()
    {
        QVERIFY(fast(m_folder).stop());
        QVERIFY(fast(m_folder).status()->state == State::Stopped);
        QVERIFY(fast(m_folder).stop()); // twice does it once
        // A living process of the same user: PostgreSQL by itself would refuse to start.
        const QByteArray stranger = QByteArray::number(TestCluster::cluster().status()->pid);
        const QString socket = fast(m_folder).status()->socketFolder + QStringLiteral("/.s.PGSQL.5432");
        for (const QString &path : {m_folder + QStringLiteral("/data/postmaster.pid"), socket + QStringLiteral(".lock"), socket}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(stranger + "\n/somewhere\n1700000000\n5432\n/somewhere\n\n  1 1\nready\n");
        }
        QVERIFY(fast(m_folder).status()->state == State::Stopped);
        QVERIFY(fast(m_folder).stop());
        QVERIFY(works(TestCluster::cluster())); // the stranger lives
        const auto started = fast(m_folder).start();
        QVERIFY2(started, describe(started));
        QVERIFY(works(fast(m_folder)));
    }

    void anotherVersion()
    {
        const QString folder = TestCluster::temporaryFolder();
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/data")));
        QFile file(folder + QStringLiteral("/data/PG_VERSION"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("9\n") == 2);
        file.close();
        const auto started = fast(folder).start();
        QCOMPARE(started.error().kind, Kind::Conflict);
        QVERIFY2(started.error().message.translated().contains(QLatin1String("PostgreSQL 9")), describe(started));
        QVERIFY(QFileInfo::exists(folder + QStringLiteral("/data/PG_VERSION")));
    }

    void foldersThatCannotBeUsed()
    {
        const QString folder = TestCluster::temporaryFolder();
        QFile file(folder + QStringLiteral("/file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(fast(folder + QStringLiteral("/file/local")).start().error().kind, Kind::Io);
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/data/somebody's")));
        const auto started = fast(folder).start();
        QCOMPARE(started.error().kind, Kind::Conflict); // nobody's files are removed
        QVERIFY(QDir(folder + QStringLiteral("/data/somebody's")).exists());
        QVERIFY(!QDir(folder + QStringLiteral("/data.new")).exists());
        if (geteuid() != 0) {
            const QString closed = TestCluster::temporaryFolder();
            QVERIFY(QFile::setPermissions(closed, QFile::ReadOwner | QFile::ExeOwner));
            const auto refused = fast(closed + QStringLiteral("/local")).start();
            QCOMPARE(refused.error().kind, Kind::Io);
            QVERIFY2(refused.error().message.source.contains("may not write"), describe(refused));
        }
    }

    void noProgramsAreNamed()
    {
        qputenv("TENANTRY_PG_BINDIR", "/nonexistent");
        const auto started = fast(TestCluster::temporaryFolder() + QStringLiteral("/x")).start();
        qunsetenv("TENANTRY_PG_BINDIR");
        QCOMPARE(started.error().kind, Kind::Io);
        QVERIFY2(started.error().message.source.contains("No PostgreSQL server"), describe(started));
    }

    void stoppedWhileItIsMade()
    {
        const QString folder = TestCluster::temporaryFolder() + QStringLiteral("/c");
        std::stop_source source;
        const auto started = fast(folder).start(
            [&](const base::Text &) { // the first word is that it begins
                std::thread([&source] { source.request_stop(); }).detach();
            },
            source.get_token());
        QCOMPARE(started.error().kind, Kind::Cancelled);
        QVERIFY(fast(folder).status()->state == State::Absent);
    }

    void aFullDisk()
    {
        const QString folder = TestCluster::temporaryFolder(QStringLiteral("small"));
        const QByteArray path = QFile::encodeName(folder);
        if (geteuid() != 0 || mount("tmpfs", path.constData(), "tmpfs", 0, "size=8m,mode=700") != 0)
            QSKIP("needs the right to mount a small file system");
        const auto unmount = qScopeGuard([&] { umount2(path.constData(), MNT_DETACH); });
        const auto full = fast(folder + QStringLiteral("/c")).start();
        QCOMPARE(full.error().kind, Kind::Io);
        QVERIFY2(full.error().message.source.contains("disk is full"), describe(full));
        QVERIFY(fast(folder + QStringLiteral("/c")).status()->state == State::Absent);
        QCOMPARE(mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, "size=400m"), 0);
        const auto roomy = fast(folder + QStringLiteral("/c")).start(); // what the first try left is no hindrance
        QVERIFY2(roomy, describe(roomy));
        QVERIFY(fast(folder + QStringLiteral("/c")).destroy());
    }

    void oddPaths_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("spaces, quotes, comma") << QStringLiteral("it's a \"home\", ñ \\ %20 $x");
        QTest::newRow("long") << QString(80, QLatin1Char('x')) + QLatin1Char('/') + QString(120, QLatin1Char('y'));
    }
    void oddPaths()
    {
        QFETCH(QString, name);
        const QString folder = TestCluster::temporaryFolder(name) + QStringLiteral("/local");
        LocalCluster cluster = fast(folder);
        const auto started = cluster.start();
        QVERIFY2(started, describe(started));
        QVERIFY(works(cluster));
        const QString sockets = started->socketFolder;
        QVERIFY(sockets.size() <= 100);
        QCOMPARE(info(sockets).st_mode & 0777, 0700u);
        // Something that is not ours stays, and the server's own goes.
        QFile other(folder + QStringLiteral("/letter.txt"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        const qint64 pid = started->pid;
        QVERIFY(cluster.destroy());
        QVERIFY(kill(pid_t(pid), 0) != 0 || read(QStringLiteral("/proc/%1/stat").arg(pid)).contains(") Z "));
        QVERIFY(!QFileInfo::exists(sockets));
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{QStringLiteral("letter.txt")});
    }

    void somebodyElsesSocketFolder()
    {
        if (geteuid() != 0)
            QSKIP("needs another user");
        const QString folder = TestCluster::temporaryFolder(QString(120, QLatin1Char('z'))) + QStringLiteral("/c");
        QVERIFY(QDir().mkpath(folder));
        const QString sockets = fast(folder).status()->socketFolder;
        QVERIFY(sockets.startsWith(QLatin1String("/tmp/")));
        const QByteArray name = QFile::encodeName(sockets);
        QCOMPARE(mkdir(name.constData(), 0777), 0);
        QCOMPARE(chown(name.constData(), 12345, 12345), 0); // set as a trap before us
        const auto trapped = fast(folder).start();
        rmdir(name.constData());
        QVERIFY(!trapped);
        QVERIFY2(trapped.error().message.source.contains("belongs to somebody else"), describe(trapped));
        QCOMPARE(symlink("/etc", name.constData()), 0);
        const auto linked = fast(folder).start();
        unlink(name.constData());
        QVERIFY(!linked);
        QVERIFY(fast(folder).destroy());
    }

private:
    QString m_folder;
};

TENANTRY_TEST_MAIN(LocalClusterTest)
#include "localcluster_test.moc"
