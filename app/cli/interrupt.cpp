#include "cli/interrupt.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <iterator>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tenantry::cli {

namespace {

volatile std::sig_atomic_t received = 0;
int wake = -1; // eventfd: the only thing a signal handler may touch besides the counter

void onSignal(int)
{
    received = received + 1;
    if (received > 1)
        _exit(130);
    const int before = errno;
    const quint64 one = 1;
    [[maybe_unused]] const auto written = write(wake, &one, sizeof one);
    errno = before;
}

qint64 nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr int wanted[] = {SIGINT, SIGTERM, SIGHUP};
bool taken[std::size(wanted)] = {};

} // namespace

Interrupt::Interrupt()
{
    received = 0;
    wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct sigaction action{};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < std::size(wanted); ++i) {
        // Who ignores SIGHUP for us (nohup) means it; that scripts ignore SIGINT for what they put in the background, they do not.
        struct sigaction before{};
        sigaction(wanted[i], nullptr, &before);
        taken[i] = wanted[i] != SIGHUP || before.sa_handler != SIG_IGN;
        if (taken[i])
            sigaction(wanted[i], &action, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN);
    m_watcher = std::jthread([this](std::stop_token end) { watch(std::move(end)); });
}

Interrupt::~Interrupt()
{
    m_watcher.request_stop();
    const quint64 one = 1;
    [[maybe_unused]] const auto written = write(wake, &one, sizeof one);
    m_watcher.join();
    restoreDefaults();
    close(wake);
    wake = -1;
}

void Interrupt::setDeadline(std::chrono::milliseconds after)
{
    m_deadlineMs = nowMs() + after.count();
    const quint64 one = 1;
    [[maybe_unused]] const auto written = write(wake, &one, sizeof one);
}

void Interrupt::restoreDefaults()
{
    for (size_t i = 0; i < std::size(wanted); ++i)
        if (taken[i])
            std::signal(wanted[i], SIG_DFL);
    std::signal(SIGPIPE, SIG_DFL);
}

void Interrupt::watch(std::stop_token end)
{
    while (!end.stop_requested()) {
        const qint64 deadline = m_deadlineMs;
        const int wait = deadline < 0 || m_source.stop_requested() ? -1 : int(std::clamp<qint64>(deadline - nowMs(), 0, 3'600'000));
        pollfd ready{wake, POLLIN, 0};
        poll(&ready, 1, wait);
        quint64 count = 0;
        [[maybe_unused]] const auto got = read(wake, &count, sizeof count);
        if (received > 0 && !m_source.stop_requested())
            m_source.request_stop();
        if (deadline >= 0 && nowMs() >= deadline && !m_source.stop_requested()) {
            m_timedOut = true;
            m_source.request_stop();
        }
    }
}

} // namespace tenantry::cli
