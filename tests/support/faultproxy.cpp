#include "support/faultproxy.h"

#include <QFile>
#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <list>
#include <mutex>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace tenantry::test {

namespace {

using Clock = std::chrono::steady_clock;

struct Piece {
    QByteArray bytes;
    Clock::time_point due;
};

struct Link {
    int client = -1;
    int server = -1;
    QByteArray toServer;
    std::list<Piece> toClient;
    bool swallowing = false;     // waits for the server's answer, passes nothing on
    Clock::time_point budgetAt = Clock::now();

    ~Link()
    {
        for (const int fd : {client, server})
            if (fd >= 0)
                ::close(fd);
    }
    void reset() // RST instead of FIN
    {
        const linger now{1, 0};
        setsockopt(client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(client);
        client = -1;
    }
};

} // namespace

struct FaultProxy::Private {
    QByteArray target;
    int port = 0;
    int listener = -1;
    int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    mutable std::mutex mutex;
    std::list<std::unique_ptr<Link>> links;
    bool ending = false, hanging = false, refusing = false, resetting = false;
    std::chrono::milliseconds delay{0};
    int bytesPerSecond = 0;
    qint64 resetAfter = -1;
    QByteArray swallow, cut;
    int accepted = 0;
    int asked = 0, seen = 0;
    std::condition_variable applied;
    std::thread thread;

    void listenAgain()
    {
        if (listener >= 0)
            return;
        listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const int on = 1;
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(uint16_t(port));
        if (bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(listener, 64) != 0)
            qFatal("the fault proxy cannot listen: %s", strerror(errno));
        socklen_t size = sizeof address;
        getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
        port = ntohs(address.sin_port);
    }

    // Returns when the thread works by it: what a test does next meets the new network.
    template <class Change> void change(Change change)
    {
        std::unique_lock lock(mutex);
        change();
        const int mine = ++asked;
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = write(wake, &one, sizeof one);
        applied.wait(lock, [&] { return seen >= mine; });
    }

    void accept()
    {
        const int client = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client < 0)
            return;
        ++accepted;
        const int on = 1;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        auto link = std::make_unique<Link>();
        link->client = client;
        link->server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        memcpy(address.sun_path, target.constData(), size_t(target.size()));
        if (connect(link->server, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
            links.push_back(std::move(link)); // else its destructor closes both: the server is gone
    }

    // Each returns false when the link is over.
    bool fromClient(Link &link)
    {
        std::array<char, 65536> buffer{};
        const ssize_t got = read(link.client, buffer.data(), buffer.size());
        if (got <= 0)
            return got < 0 && (errno == EAGAIN || errno == EINTR);
        const QByteArray bytes(buffer.data(), got);
        if (!cut.isEmpty() && bytes.contains(cut)) {
            cut.clear();
            link.reset();
            return false;
        }
        if (!swallow.isEmpty() && bytes.contains(swallow)) {
            swallow.clear();
            link.swallowing = true;
        }
        link.toServer += bytes;
        return true;
    }
    bool fromServer(Link &link)
    {
        std::array<char, 65536> buffer{};
        const ssize_t got = recv(link.server, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got <= 0)
            return got < 0 && (errno == EAGAIN || errno == EINTR);
        if (link.swallowing) { // the server has decided and answered
            link.reset();
            return false;
        }
        link.toClient.push_back({QByteArray(buffer.data(), got), Clock::now() + delay});
        return true;
    }
    bool toServer(Link &link)
    {
        const ssize_t sent = send(link.server, link.toServer.constData(), size_t(link.toServer.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0)
            return errno == EAGAIN || errno == EINTR;
        link.toServer.remove(0, sent);
        return true;
    }
    bool toClient(Link &link)
    {
        const auto now = Clock::now();
        while (!link.toClient.empty() && link.toClient.front().due <= now && link.budgetAt <= now) {
            QByteArray &bytes = link.toClient.front().bytes;
            qsizetype size = bytes.size();
            if (bytesPerSecond > 0)
                size = std::min<qsizetype>(size, std::max(1, bytesPerSecond / 20)); // twenty times a second
            if (resetAfter >= 0)
                size = std::min<qsizetype>(size, resetAfter);
            const ssize_t sent = size == 0 ? 0 : send(link.client, bytes.constData(), size_t(size), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0)
                return errno == EAGAIN || errno == EINTR;
            if (bytesPerSecond > 0)
                link.budgetAt = now + std::chrono::microseconds(1'000'000LL * sent / bytesPerSecond);
            if (resetAfter >= 0 && (resetAfter -= sent) == 0) {
                resetAfter = -1;
                link.reset();
                return false;
            }
            bytes.remove(0, sent);
            if (bytes.isEmpty())
                link.toClient.pop_front();
        }
        return true;
    }

    void run()
    {
        for (;;) {
            std::vector<pollfd> wait{{wake, POLLIN, 0}};
            int timeout = -1;
            {
                const std::lock_guard lock(mutex);
                seen = asked;
                applied.notify_all();
                if (ending)
                    return;
                if (refusing && listener >= 0) {
                    ::close(listener);
                    listener = -1;
                }
                if (!refusing)
                    listenAgain();
                if (resetting) {
                    for (const auto &link : links)
                        link->reset();
                    links.clear();
                    resetting = false;
                }
                wait.push_back({listener, POLLIN, 0});
                const auto now = Clock::now();
                for (const auto &link : links) {
                    short client = hanging ? 0 : POLLIN;
                    if (!hanging && !link->toClient.empty()) {
                        const auto due = std::max(link->toClient.front().due, link->budgetAt);
                        if (due <= now)
                            client |= POLLOUT;
                        else if (const auto left = int(std::chrono::ceil<std::chrono::milliseconds>(due - now).count()); timeout < 0 || left < timeout)
                            timeout = left;
                    }
                    wait.push_back({hanging ? -1 : link->client, client, 0});
                    // What nobody takes stays with the server, as on a slow line.
                    const short server = short((link->toClient.size() < 16 ? POLLIN : 0) | (link->toServer.isEmpty() ? 0 : POLLOUT));
                    wait.push_back({hanging ? -1 : link->server, server, 0});
                }
            }
            poll(wait.data(), wait.size(), timeout);
            const std::lock_guard lock(mutex);
            std::uint64_t count = 0;
            [[maybe_unused]] const ssize_t cleared = read(wake, &count, sizeof count);
            size_t at = 2;
            for (auto it = links.begin(); it != links.end(); at += 2) {
                Link &link = **it;
                bool open = true;
                if (!hanging && at + 1 < wait.size()) {
                    if (wait[at].revents & (POLLIN | POLLHUP | POLLERR))
                        open = fromClient(link);
                    if (open && (wait[at + 1].revents & (POLLIN | POLLHUP | POLLERR)))
                        open = fromServer(link) || !link.toClient.empty();
                    if (open && !link.toServer.isEmpty())
                        open = toServer(link);
                    if (open && !link.toClient.empty())
                        open = toClient(link);
                }
                it = open ? std::next(it) : links.erase(it);
            }
            if (!refusing && (wait[1].revents & POLLIN))
                accept();
        }
    }
};

FaultProxy::FaultProxy(const QString &targetSocket) : d(std::make_unique<Private>())
{
    d->target = QFile::encodeName(targetSocket);
    d->listenAgain();
    d->thread = std::thread([this] { d->run(); });
}

FaultProxy::~FaultProxy()
{
    d->change([this] { d->ending = true; });
    d->thread.join();
    for (const int fd : {d->listener, d->wake})
        if (fd >= 0)
            ::close(fd);
}

int FaultProxy::port() const { return d->port; } // kept when the port listens again

postgres::ConnectionSettings FaultProxy::through(postgres::ConnectionSettings settings) const
{
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = d->port;
    settings.tls = postgres::TlsMode::Disable;
    return settings;
}

void FaultProxy::pass()
{
    d->change([this] {
        d->hanging = d->refusing = false;
        d->delay = std::chrono::milliseconds(0);
        d->bytesPerSecond = 0;
        d->resetAfter = -1;
        d->swallow.clear();
        d->cut.clear();
    });
}

void FaultProxy::refuse()
{
    d->change([this] { d->refusing = true; });
}

void FaultProxy::hang() { d->change([this] { d->hanging = true; }); }
void FaultProxy::delay(std::chrono::milliseconds time) { d->change([this, time] { d->delay = time; }); }
void FaultProxy::throttle(int bytesPerSecond) { d->change([this, bytesPerSecond] { d->bytesPerSecond = bytesPerSecond; }); }
void FaultProxy::resetAfter(qint64 bytes) { d->change([this, bytes] { d->resetAfter = bytes; }); }
void FaultProxy::swallowAnswerTo(const QByteArray &needle) { d->change([this, needle] { d->swallow = needle; }); }
void FaultProxy::cutBefore(const QByteArray &needle) { d->change([this, needle] { d->cut = needle; }); }

void FaultProxy::resetAll()
{
    d->change([this] { d->resetting = true; });
}

int FaultProxy::connections() const
{
    const std::lock_guard lock(d->mutex);
    return int(d->links.size());
}

int FaultProxy::accepted() const
{
    const std::lock_guard lock(d->mutex);
    return d->accepted;
}

} // namespace tenantry::test
