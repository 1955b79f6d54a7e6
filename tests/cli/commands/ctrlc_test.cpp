// Ctrl+C twice, in a process of its own: the first asks, whoever does not come to an end is ended by the second.
#include "cli/interrupt.h"

#include <QTest>

#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tenantry;

class CtrlCTest : public QObject {
    Q_OBJECT

    // A program that takes signals as the command line does, says "ready", says "asked" when it is to stop, and never does.
    struct Deaf {
        pid_t pid = -1;
        int says = -1;

        Deaf()
        {
            int ends[2] = {-1, -1};
            if (::pipe(ends) != 0)
                qFatal("no pipe");
            pid = ::fork();
            if (pid == 0) {
                const cli::Interrupt interrupt;
                const std::stop_callback asked(interrupt.token(), [&] { say(ends[1], 'a'); });
                say(ends[1], 'r');
                for (;;)
                    ::pause();
            }
            ::close(ends[1]);
            says = ends[0];
        }
        ~Deaf()
        {
            ::close(says);
            if (pid > 0) {
                ::kill(pid, SIGKILL);
                ::waitpid(pid, nullptr, 0);
            }
        }
        static void say(int where, char what)
        {
            if (::write(where, &what, 1) != 1)
                ::_exit(98);
        }
        char next() const // 0: it has ended; ?: nothing within ten seconds
        {
            pollfd ready{says, POLLIN, 0};
            if (::poll(&ready, 1, 10'000) != 1)
                return '?';
            char out = 0;
            return ::read(says, &out, 1) == 1 ? out : char(0);
        }
    };

private slots:
    void theSecondEndsAtOnce_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::newRow("Ctrl+C twice") << SIGINT << SIGINT;
        QTest::newRow("Ctrl+C, then asked to end") << SIGINT << SIGTERM;
        QTest::newRow("the terminal went away, then Ctrl+C") << SIGHUP << SIGINT;
    }
    void theSecondEndsAtOnce()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        Deaf program;
        QCOMPARE(program.next(), 'r');
        ::kill(program.pid, first);
        QCOMPARE(program.next(), 'a');
        int status = 0;
        QCOMPARE(::waitpid(program.pid, &status, WNOHANG), pid_t(0)); // asked, not ended
        ::kill(program.pid, second);
        QCOMPARE(program.next(), char(0)); // its end of the pipe is closed
        QCOMPARE(::waitpid(program.pid, &status, 0), program.pid);
        program.pid = -1;
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 130);
    }
};

QTEST_GUILESS_MAIN(CtrlCTest)
#include "ctrlc_test.moc"
