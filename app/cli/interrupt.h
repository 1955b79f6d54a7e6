// Ctrl+C: once asks the command to stop and waits for its clean end, twice ends it at once. --timeout asks the same way.
#pragma once

#include <QtTypes>
#include <atomic>
#include <chrono>
#include <stop_token>
#include <thread>

namespace tenantry::cli {

class Interrupt {
public:
    Interrupt();  // takes SIGINT, SIGTERM and SIGHUP; ignores SIGPIPE (a closed pipe must not kill work half done)
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_source.get_token(); }
    void setDeadline(std::chrono::milliseconds after);
    bool timedOut() const { return m_timedOut; }

    // The signals as a program started in our place expects them.
    static void restoreDefaults();

private:
    void watch(std::stop_token end);

    std::stop_source m_source;
    std::atomic<bool> m_timedOut{false};
    std::atomic<qint64> m_deadlineMs{-1}; // on the steady clock
    std::jthread m_watcher;
};

} // namespace tenantry::cli
