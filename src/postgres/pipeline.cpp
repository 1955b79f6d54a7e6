#include "postgres/pipeline.h"

#include "base/async.h"
#include "postgres/wait.h"

#include <QCoreApplication>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype pieceBytes = 128 * 1024, keptErrors = 16 * 1024;
constexpr auto reportEvery = 200ms;

std::unexpected<base::Error> noPipe()
{
    return fail(Kind::Io, QT_TRANSLATE_NOOP("core", "A pipe to another program could not be made."), QT_TRANSLATE_NOOP("core", "Close programs that hold many files open, then try again."),
                QString::fromLocal8Bit(strerror(errno)));
}

struct Ends {
    Descriptor here, there;
};

Result<Ends> pipeHere() // written there, read here
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return noPipe();
    fcntl(ends[0], F_SETFL, O_NONBLOCK); // of this end alone
    return Ends{Descriptor(ends[0]), Descriptor(ends[1])};
}

// A socket and not a pipe: writing to one whose reader died must not be a SIGPIPE for the whole program.
Result<Ends> socketThere()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return noPipe();
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return Ends{Descriptor(ends[0]), Descriptor(ends[1])};
}

// Killed and reaped when nobody waited for it.
class Child {
public:
    explicit Child(Spawned process) : m_process(std::move(process)) {}
    Child(Child &&) = default;
    Child &operator=(Child &&) = delete;
    ~Child() { end(); }
    void end()
    {
        if (!m_process.pidfd)
            return;
        kill(m_process.pid, SIGKILL);
        while (waitpid(m_process.pid, nullptr, 0) < 0 && errno == EINTR) {
        }
        m_process.pidfd = Descriptor();
    }
    Result<int> wait(const std::stop_token &stop)
    {
        const auto status = waitForExit(m_process, stop);
        m_process.pidfd = Descriptor();
        return status;
    }

private:
    Spawned m_process;
};

// Reads what there is; closes at the end.
void drain(Descriptor &from, QByteArray &into)
{
    std::array<char, 4096> piece;
    for (;;) {
        const ssize_t got = read(from.get(), piece.data(), piece.size());
        if (got > 0) {
            into.append(piece.data(), got);
            if (into.size() > keptErrors)
                into.remove(0, into.size() - keptErrors);
        } else if (got < 0 && errno == EINTR) {
            continue;
        } else {
            if (got == 0 || errno != EAGAIN)
                from = Descriptor();
            return;
        }
    }
}

class Pump {
public:
    Pump(Descriptor from, Descriptor to, const std::function<void(qint64)> &moved) : m_from(std::move(from)), m_to(std::move(to)), m_moved(moved) {}

    pollfd reading() const { return {m_left.isEmpty() ? m_from.get() : -1, POLLIN, 0}; }
    pollfd writing() const { return {m_left.isEmpty() ? -1 : m_to.get(), POLLOUT, 0}; }
    qint64 bytes() const { return m_bytes; }
    bool readerDied() const { return m_died; }
    bool ended() const { return !m_from; }

    void go()
    {
        if (m_left.isEmpty() && m_from.get() >= 0) {
            m_buffer.resize(pieceBytes);
            const ssize_t got = read(m_from.get(), m_buffer.data(), size_t(pieceBytes));
            if (got > 0)
                m_left = QByteArrayView(m_buffer).first(got);
            else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
                m_from = Descriptor();
                m_to = Descriptor(); // the end, for whoever reads
            }
        }
        while (!m_left.isEmpty()) {
            const ssize_t sent = send(m_to.get(), m_left.data(), size_t(m_left.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0) {
                m_left = m_left.sliced(sent);
                m_bytes += sent;
            } else if (sent < 0 && errno == EINTR) {
                continue;
            } else {
                m_died = sent < 0 && errno != EAGAIN;
                break;
            }
        }
        if (const auto now = std::chrono::steady_clock::now(); m_moved && now - m_told >= reportEvery) {
            m_told = now;
            m_moved(m_bytes);
        }
    }

private:
    Descriptor m_from, m_to;
    const std::function<void(qint64)> &m_moved;
    QByteArray m_buffer;
    QByteArrayView m_left;
    qint64 m_bytes = 0;
    bool m_died = false;
    std::chrono::steady_clock::time_point m_told{};
};

} // namespace

Result<Piped> pipeBetween(Spawn first, Spawn second, const std::function<void(qint64)> &moved, std::stop_token stop)
{
    TRY(Ends data, pipeHere());
    TRY(Ends onward, socketThere());
    TRY(Ends firstErrors, pipeHere());
    TRY(Ends secondErrors, pipeHere());
    first.output = data.there.get();
    first.errors = firstErrors.there.get();
    second.input = onward.there.get();
    second.output = second.errors = secondErrors.there.get();
    TRY(auto firstProcess, spawn(first));
    Child writer(std::move(firstProcess));
    TRY(auto secondProcess, spawn(second));
    Child reader(std::move(secondProcess));
    for (Ends *each : {&data, &onward, &firstErrors, &secondErrors})
        each->there = Descriptor(); // so that the end is seen here

    Piped out;
    Wake wake;
    const std::stop_callback onStop(stop, [&wake] { wake.raise(); });
    Pump pump(std::move(data.here), std::move(onward.here), moved);
    while (secondErrors.here && !pump.readerDied()) {
        std::array<pollfd, 5> waits{pump.reading(), pump.writing(), pollfd{firstErrors.here.get(), POLLIN, 0}, pollfd{secondErrors.here.get(), POLLIN, 0}, pollfd{wake.fd(), POLLIN, 0}};
        waitFor(waits, never);
        if (stop.stop_requested())
            return base::cancelled(); // ~Child
        if (waits[0].revents || waits[1].revents)
            pump.go();
        if (waits[2].revents)
            drain(firstErrors.here, out.firstErrors);
        if (waits[3].revents)
            drain(secondErrors.here, out.secondErrors);
    }
    TRY(out.second, reader.wait(stop));
    if (pump.ended()) { // it closed its stdout, and is about to leave
        TRY(out.first, writer.wait(stop));
    } else {
        writer.end();
        out.first = 128 + SIGKILL;
    }
    for (auto [from, into] : {std::pair(&firstErrors.here, &out.firstErrors), std::pair(&secondErrors.here, &out.secondErrors)})
        if (*from)
            drain(*from, *into);
    out.bytes = pump.bytes();
    if (moved)
        moved(out.bytes);
    return out;
}

Result<Ended> runToEnd(Spawn program, std::chrono::milliseconds limit, std::stop_token stop)
{
    TRY(Ends ends, pipeHere());
    program.output = ends.there.get();
    TRY(auto process, spawn(program));
    Child child(std::move(process));
    ends.there = Descriptor();
    Ended out;
    Wake wake;
    const std::stop_callback onStop(stop, [&wake] { wake.raise(); });
    const Deadline deadline = after(limit);
    while (ends.here) {
        std::array<pollfd, 2> waits{pollfd{ends.here.get(), POLLIN, 0}, pollfd{wake.fd(), POLLIN, 0}};
        const bool ready = waitFor(waits, deadline);
        if (stop.stop_requested())
            return base::cancelled();
        if (!ready)
            return fail(Kind::Timeout, {QT_TRANSLATE_NOOP("core", "The program %1 did not answer in time."), {QString::fromLocal8Bit(program.program)}},
                        QT_TRANSLATE_NOOP("core", "Check that PostgreSQL is completely installed."));
        drain(ends.here, out.said);
    }
    TRY(out.status, child.wait(stop));
    return out;
}

Result<QByteArray> outputOf(Spawn program, std::chrono::milliseconds limit, std::stop_token stop)
{
    return runToEnd(std::move(program), limit, std::move(stop)).transform([](Ended ended) { return std::move(ended.said); });
}

} // namespace tenantry::postgres
