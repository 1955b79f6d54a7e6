#include "local/folderlock.h"
#include "local/secretfile.h"
#include "support/qcamain.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tenantry;
using namespace std::chrono_literals;
using tenantry::test::describe;

class FolderLockTest : public QObject {
    Q_OBJECT

private slots:
    void threadsExcludeEachOther()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        std::atomic<int> inside = 0, most = 0, failures = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&, i] {
                    auto lock = local::FolderLock::take(path);
                    if (!lock) {
                        ++failures;
                        return;
                    }
                    most = std::max<int>(most, ++inside);
                    std::this_thread::yield();
                    --inside;
                    if (i % 3 == 0)
                        lock->removeFile(); // as destroy() does, last of all: who waits must not end up with a lock of a file that is gone
                });
        }
        QCOMPARE(failures.load(), 0);
        QCOMPARE(most.load(), 1);
    }

    void freeWhenItsHolderIsKilled()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        int ready[2];
        QVERIFY(::pipe(ready) == 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const auto lock = local::FolderLock::take(path);
            (void)!::write(ready[1], lock ? "y" : "n", 1);
            for (;;)
                ::pause();
        }
        char answer = 0;
        QCOMPARE(::read(ready[0], &answer, 1), ssize_t(1));
        QCOMPARE(answer, 'y');
        const auto busy = local::FolderLock::take(path, {}, 0s);
        QVERIFY(!busy);
        QCOMPARE(busy.error().kind, base::Kind::Timeout);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ready[0]);
        ::close(ready[1]);
        const auto lock = local::FolderLock::take(path, {}, 5s);
        QVERIFY2(lock, describe(lock));
    }

    void waitingEndsWhenAskedTo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        const auto held = local::FolderLock::take(path);
        QVERIFY2(held, describe(held));
        std::stop_source stop;
        const std::jthread later([&] { stop.request_stop(); });
        const auto waited = local::FolderLock::take(path, stop.get_token());
        QVERIFY(!waited);
        QCOMPARE(waited.error().kind, base::Kind::Cancelled);
    }

    void secretFilesAreForTheirOwner()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.secret"));
        QCOMPARE(local::readSecret(path).error().kind, base::Kind::NotFound);
        QFile stale(path + QStringLiteral(".new")); // of a write that was killed
        QVERIFY(stale.open(QIODevice::WriteOnly) && stale.write("half") == 4);
        stale.close();
        const auto written = local::writeSecret(path, base::secretFromText(QStringLiteral("pässword")));
        QVERIFY2(written, describe(written));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        QVERIFY(!QFileInfo::exists(stale.fileName()));
        const auto read = local::readSecret(path);
        QVERIFY2(read, describe(read));
        QCOMPARE(base::textFromSecret(*read), QStringLiteral("pässword"));

        QFile empty(path);
        QVERIFY(empty.open(QIODevice::WriteOnly | QIODevice::Truncate));
        empty.close();
        const auto nothing = local::readSecret(path);
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, base::Kind::Io);
        QVERIFY(!nothing.error().hint.isEmpty());
    }

    void foldersThatCannotBeMade()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QString &path : {file.fileName(), file.fileName() + QStringLiteral("/below"), QStringLiteral("/proc/tenantry/home")}) {
            const auto made = local::makeFolder(path);
            QVERIFY2(!made, qPrintable(path));
            QCOMPARE(made.error().kind, base::Kind::Io);
            QVERIFY(!made.error().hint.isEmpty());
        }
        const QString deep = folder.filePath(QStringLiteral("a/b/c"));
        QVERIFY(local::makeFolder(deep));
        QCOMPARE(QFile::permissions(deep) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void aFullDiskIsSaid()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full")))
            QSKIP("no /dev/full here");
        const QTemporaryDir folder;
        // The file beside which it is written first leads to a device that is always full.
        const auto written = local::writeSecret(QStringLiteral("/dev/full/x"), base::secretFromText(QStringLiteral("x")));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, base::Kind::Io);
    }
};

TENANTRY_TEST_MAIN(FolderLockTest)
#include "folderlock_test.moc"
