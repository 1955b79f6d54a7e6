#include "postgres/spawn.h"

#include "base/async.h"
#include "postgres/wait.h"

#include <QCoreApplication>
#include <QFile>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;

namespace {

struct Report { // from the child, through a pipe that exec closes
    pid_t pid = 0;
    int failure = 0;
};

// What happens between fork and exec: only async-signal-safe calls, since other threads' locks were copied as they were.
struct Plan {
    const char *program;
    char *const *arguments;
    char *const *environment;
    const int *inherited;
    size_t inheritedCount;
    int output;
    int errors;
    int input;
    int report;
    const ServerUser *user;
    bool detached;

    [[noreturn]] void stopHere(int failure) const
    {
        const Report text{0, failure};
        [[maybe_unused]] const ssize_t written = write(report, &text, sizeof text);
        _exit(127);
    }

    [[noreturn]] void become() const
    {
        for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGCHLD, SIGUSR1, SIGUSR2, SIGALRM})
            ::signal(signal, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        dup2(input, 0);
        dup2(output, 1);
        dup2(errors, 2);
        // Nothing else of ours is inherited: not the lock, not a connection, not a pipe that somebody waits on.
        syscall(SYS_close_range, 3U, ~0U, 4U /* CLOSE_RANGE_CLOEXEC */);
        for (size_t i = 0; i < inheritedCount; ++i)
            fcntl(inherited[i], F_SETFD, 0);
        umask(077);
        if (chdir("/") != 0)
            stopHere(errno);
        // The raw calls: glibc's would signal threads that are not in this process.
        if (user->other
            && (syscall(SYS_setgroups, user->groups.size(), user->groups.data()) != 0 || syscall(SYS_setresgid, user->gid, user->gid, user->gid) != 0
                || syscall(SYS_setresuid, user->uid, user->uid, user->uid) != 0))
            stopHere(errno);
        if (!detached)
            prctl(PR_SET_PDEATHSIG, SIGKILL); // after the change of user, which clears it
        execve(program, arguments, environment);
        stopHere(errno);
    }

    [[noreturn]] void detach() const
    {
        setsid();
        const pid_t child = fork();
        if (child < 0)
            stopHere(errno);
        if (child == 0)
            become();
        const Report text{child, 0};
        [[maybe_unused]] const ssize_t written = write(report, &text, sizeof text);
        _exit(0);
    }
};

std::unexpected<base::Error> cannotStart(const QByteArray &program, int failure)
{
    return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The program %1 could not be started."), {QFile::decodeName(program)}},
                QT_TRANSLATE_NOOP("core", "Check that PostgreSQL is completely installed."), QString::fromLocal8Bit(strerror(failure)));
}

} // namespace

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    if (this != &other) {
        if (m_fd >= 0)
            close(m_fd);
        m_fd = other.release();
    }
    return *this;
}

Descriptor::~Descriptor()
{
    if (m_fd >= 0)
        close(m_fd);
}

Result<Spawned> spawn(const Spawn &what)
{
    std::vector<char *> arguments{const_cast<char *>(what.program.constData())};
    for (const QByteArray &argument : what.arguments)
        arguments.push_back(const_cast<char *>(argument.constData()));
    arguments.push_back(nullptr);
    QByteArray zone = "TZ=" + qgetenv("TZ");
    std::vector<char *> environment{const_cast<char *>("PATH=/usr/local/bin:/usr/bin:/bin"), const_cast<char *>("LC_ALL=C")};
    if (zone.size() > 3)
        environment.push_back(zone.data());
    std::vector<QByteArray> kept;
    for (const QByteArray &name : what.keep)
        if (qEnvironmentVariableIsSet(name.constData()))
            kept.push_back(name + '=' + qgetenv(name.constData()));
    for (QByteArray &variable : kept)
        environment.push_back(variable.data());
    environment.push_back(nullptr);

    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return cannotStart(what.program, errno);
    Descriptor reading(ends[0]), writing(ends[1]);
    Descriptor nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
    const Plan plan{what.program.constData(), arguments.data(), environment.data(), what.inherited.data(), what.inherited.size(),
                    what.output, what.errors >= 0 ? what.errors : what.output, what.input >= 0 ? what.input : nothing.get(), writing.get(), &what.user, what.detached};
    const pid_t child = fork();
    if (child < 0)
        return cannotStart(what.program, errno);
    if (child == 0) {
        if (what.detached)
            plan.detach();
        plan.become();
    }
    writing = Descriptor();
    Spawned out;
    out.pid = what.detached ? 0 : child;
    int failure = 0;
    Report report;
    ssize_t got = 0;
    while ((got = read(reading.get(), &report, sizeof report)) > 0 || (got < 0 && errno == EINTR)) {
        if (got != ssize_t(sizeof report))
            continue;
        out.pid = report.pid ? report.pid : out.pid;
        failure = report.failure ? report.failure : failure;
    }
    if (what.detached || failure)
        while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
        }
    if (failure)
        return cannotStart(what.program, failure);
    out.pidfd = Descriptor(int(syscall(SYS_pidfd_open, out.pid, 0)));
    return out;
}

Result<int> waitForExit(Spawned &process, std::stop_token stop)
{
    Wake wake;
    const std::stop_callback onStop(stop, [&wake] { wake.raise(); });
    std::array<pollfd, 2> wait{pollfd{process.pidfd.get(), POLLIN, 0}, pollfd{wake.fd(), POLLIN, 0}};
    waitFor(wait, never);
    if (stop.stop_requested())
        kill(process.pid, SIGKILL);
    int status = 0;
    while (waitpid(process.pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (stop.stop_requested())
        return base::cancelled();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace tenantry::postgres
