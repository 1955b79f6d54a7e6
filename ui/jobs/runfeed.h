// Every run, whoever works on it: begun here, in another panel or by the command line. Steers them, and works on those that were resumed
// here. Of an ADMIN; a USER sees no runs, and the list stays empty. GUI thread.
#pragma once

#include "registry/runs.h"
#include "ui/jobs/runcarrier.h"
#include "ui/jobs/runrates.h"

#include "registry/session.h"

#include <QDateTime>
#include <QTimer>

#include <optional>

namespace tenantry::registry { class Listener; }

namespace tenantry::ui {

class RunFeed : public QObject {
    Q_OBJECT
public:
    RunFeed(registry::SessionPtr session, QThreadPool *workers, registry::Listener *listener, QObject *parent = nullptr);
    ~RunFeed() override;

    const QList<registry::Run> &runs() const { return m_runs; } // newest first; the last hundred
    const std::optional<base::Error> &problem() const { return m_problem; } // why the last reading failed, if it did: runs() are of before
    QDateTime readAt() const { return m_readAt; }                           // when they were last read; invalid: not yet
    const registry::Run *find(const QString &id) const;
    const RunRates &rates() const { return m_rates; }
    RunCarrier *carrier() const { return m_carrier; }
    static RunCarrier::Work work(const registry::SessionPtr &session);

    static bool inWork(const registry::Run &run) { return run.state == registry::RunState::Running && run.carried(); }
    static bool waits(const registry::Run &run) { return !run.finished() && !inWork(run); } // for somebody to decide, or to resume it

    // Each asks the registry and returns at once; failed() says when it was refused. What is resumed or retried is worked on here.
    void pause(const QString &run);
    void resume(const QString &run);
    void cancel(const QString &run);
    void retry(const QString &run);
    void refresh();

signals:
    void readFailed(const tenantry::base::Error &error); // of a reading in the background; the next one may succeed
    void changed(); // at most four times a second
    void failed(const QString &run, const tenantry::base::Error &error);

private:
    void steer(const QString &run, std::function<base::Result<void>(std::stop_token)> change, bool thenCarry);

    registry::SessionPtr m_session; // null for a USER
    QThreadPool *m_workers;
    RunCarrier *m_carrier;
    QList<registry::Run> m_runs;
    std::optional<base::Error> m_problem;
    QDateTime m_readAt;
    RunRates m_rates;
    QTimer m_soon, m_lookAgain;
    bool m_reading = false, m_again = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
