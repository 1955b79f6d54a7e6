// Works on runs in this panel, on the worker pool. What it is told arrives on the GUI thread; a run goes on by itself when the panel is
// closed: others work on it, or whoever resumes it.
#pragma once

#include "base/async.h"
#include "fleet/worker.h"

#include <QHash>
#include <QObject>

class QThreadPool;

namespace tenantry::ui {

class RunCarrier : public QObject {
    Q_OBJECT
public:
    // Works on a run until it ends, is paused or `stop`. Blocks.
    using Work = std::function<base::Result<registry::RunPulse>(const QString &run, const fleet::Watch &, std::stop_token)>;

    RunCarrier(Work work, QThreadPool *workers, QObject *parent = nullptr);
    ~RunCarrier() override; // lets go of it

    void carry(const QString &run); // more than once is once
    bool carries(const QString &run) const { return m_working.contains(run); }

signals:
    void progressed(const QString &run, const tenantry::fleet::Progress &progress); // a few times a second
    void ended(const QString &run);                                                 // finished, paused, cancelled, or failed() before it
    void failed(const QString &run, const tenantry::base::Error &error);

private:
    Work m_work;
    QThreadPool *m_workers;
    QHash<QString, std::stop_source> m_working;
};

} // namespace tenantry::ui
