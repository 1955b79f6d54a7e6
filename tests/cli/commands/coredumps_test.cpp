// faults.md 30: neither program leaves its memory on a disk when it crashes. The kernel itself says whether it dumped (wait(2), WCOREDUMP), also
// where the dump goes to another program.
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

// A program that waits for a password on a pipe that stays open, or a window that nobody closes.
struct Program {
    pid_t pid = -1;
    int input = -1;
};

Program start(const QString &name, const QStringList &arguments, const QString &folder, bool allowed)
{
    const QByteArray path = (QCoreApplication::applicationDirPath() + u'/' + name).toLocal8Bit(), inside = folder.toLocal8Bit();
    QList<QByteArray> words{path};
    for (const QString &argument : arguments)
        words << argument.toLocal8Bit();
    QList<char *> argv;
    for (QByteArray &word : words)
        argv << word.data();
    argv << nullptr;
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0)
        return {};
    const pid_t pid = ::fork();
    if (pid == 0) {
        rlimit limit{};
        ::getrlimit(RLIMIT_CORE, &limit);
        limit.rlim_cur = limit.rlim_max; // as much as it may
        ::setrlimit(RLIMIT_CORE, &limit);
        ::dup2(pipe[0], 0);
        ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
        ::setenv("TENANTRY_HOME", inside.constData(), 1);
        ::setenv("TENANTRY_COREDUMPS", allowed ? "1" : "0", 1);
        ::setenv("ASAN_OPTIONS", "handle_segv=0:handle_abort=0:disable_coredump=0", 1); // a sanitizer's handler would end it instead
        ::setenv("TSAN_OPTIONS", "handle_segv=0:handle_abort=0:disable_coredump=0", 1);
        if (::chdir(inside.constData()) == 0)
            ::execv(path.constData(), argv.data());
        ::_exit(127);
    }
    ::close(pipe[0]);
    return {pid, pipe[1]};
}

// In main() and past the guard: every thread but the first is made there, and every file at home.
bool isUp(pid_t pid, const QString &home)
{
    return !QDir(home).isEmpty() || QDir(u"/proc/%1/task"_s.arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() > 1;
}

int crash(const Program &program)
{
    ::kill(program.pid, SIGSEGV);
    int status = 0;
    ::waitpid(program.pid, &status, 0);
    ::close(program.input);
    return status;
}

} // namespace

class CoreDumpsTest : public QObject {
    Q_OBJECT

private slots:
    void aCrashLeavesNoMemoryBehind_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("panel") << u"tenantry"_s << QStringList();
        QTest::newRow("command line") << u"tenantryctl"_s
                                      << QStringList{u"health"_s, u"watch"_s, u"--registry"_s, u"postgresql://127.0.0.1:9/none"_s, u"--operator"_s, u"ana"_s, u"--password-file"_s, u"-"_s};
    }
    void aCrashLeavesNoMemoryBehind()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        for (const bool allowed : {true, false}) {
            const QTemporaryDir folder;
            const Program running = start(program, arguments, folder.path(), allowed);
            QVERIFY(running.pid > 0);
            const bool up = QTest::qWaitFor([&] { return isUp(running.pid, folder.path()); }, 20'000);
            const int status = crash(running);
            QVERIFY(up);
            QVERIFY(WIFSIGNALED(status));
            QCOMPARE(WTERMSIG(status), SIGSEGV);
            if (allowed && !WCOREDUMP(status))
                QSKIP("this system makes no core dumps at all");
            QCOMPARE(bool(WCOREDUMP(status)), allowed);
            if (!allowed)
                QVERIFY(QDir(folder.path()).entryList({u"core*"_s}, QDir::Files).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(CoreDumpsTest)
#include "coredumps_test.moc"
