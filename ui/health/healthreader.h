// When the health page reads what: all of it when asked, what is new when something was told; one question at a time, however much happens,
// and not while nobody looks. GUI thread; reading is done on the workers.
#pragma once

#include "ui/health/healthbackend.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QThreadPool;

namespace tenantry::ui {

class HealthReader : public QObject {
    Q_OBJECT
public:
    HealthReader(const HealthBackend &backend, QThreadPool *workers, QObject *parent = nullptr);
    ~HealthReader() override;

    void readAll();
    void tell(const QString &table); // somebody changed something: read soon, or when somebody looks again
    void forget();                   // what was told may not be all: the next reading is of everything
    void setWatched(bool watched);   // somebody looks
    bool isSettled() const { return !m_reading && !m_soon.isActive(); }

signals:
    void began();
    void done(const base::Result<HealthSnapshotPtr> &result);

private:
    void read(bool all);
    void take(const base::Result<HealthSnapshotPtr> &result);
    HealthBackend m_backend;
    QThreadPool *m_workers;
    HealthSnapshotPtr m_last;
    HealthChanged m_changed;         // told since the last reading began
    QElapsedTimer m_took, m_sinceAll;
    QTimer m_soon;
    bool m_reading = false, m_all = false, m_again = false, m_stale = true, m_watched = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
