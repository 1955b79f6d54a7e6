// Writes the events that a filter chooses into a file, on a worker, with progress and a way to stop it; says what came of it.
// Hidden while there is nothing to say. GUI thread.
#pragma once

#include "ui/audit/auditfilters.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tenantry::ui {

class ErrorBanner;
class ProgressRow;

class AuditExport : public QWidget {
    Q_OBJECT
public:
    AuditExport(AuditBackend backend, const Services &services, QWidget *parent = nullptr);
    ~AuditExport() override;
    void ask(const AuditQuery &query);                                     // where, and as what
    // .csv is CSV, anything else JSON Lines. `tenant` as people write it, when the filter has no id of it yet.
    void start(const registry::EventFilter &filter, const QString &path, const QString &tenant = {});
    void cancel() { m_stop.request_stop(); }
    bool isRunning() const { return m_running; }
    QString said() const;                                                  // what came of it
    void retranslate();

signals:
    void finished();

private:
    struct Shared;
    AuditBackend m_backend;
    Services m_services;
    bool m_running = false;
    qint64 m_written = -1;
    QString m_path;
    std::stop_source m_stop;
    std::shared_ptr<Shared> m_shared;
    QTimer m_poll;
    ProgressRow *m_progress;
    QWidget *m_done;
    QLabel *m_text;
    QToolButton *m_close;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
