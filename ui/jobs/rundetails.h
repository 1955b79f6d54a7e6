// One run beside the list of jobs: how far, how fast, who works on it, why it waits, and the ways on. What becomes of each tenant is on the
// Migrations page. GUI thread.
#pragma once

#include "registry/runs.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class RunRates;
class StatusChip;

class RunDetails : public QWidget {
    Q_OBJECT
public:
    explicit RunDetails(QWidget *parent = nullptr);
    void setRun(const registry::Run &run, const RunRates &rates, bool maySteer);
    void setError(const base::Error &error);
    void retranslate();

    QPushButton *pauseButton() const { return m_pause; }
    QPushButton *resumeButton() const { return m_resume; }
    QPushButton *cancelButton() const { return m_cancel; }
    QPushButton *retryButton() const { return m_retry; }
    QPushButton *openButton() const { return m_open; }
    QLabel *counts() const { return m_counts; }

signals:
    void pauseRequested(const QString &run);
    void resumeRequested(const QString &run);
    void cancelRequested(const QString &run, int left); // to be asked first: so many tenants are not done
    void retryRequested(const QString &run);
    void openRequested(const QString &run);

private:
    void show_();
    void showReason();
    registry::Run m_run;
    std::optional<double> m_perSecond;
    std::optional<std::chrono::seconds> m_left;
    bool m_maySteer = false;
    QString m_errorOf; // the run that the error is about
    QLabel *m_title, *m_facts, *m_counts;
    StatusChip *m_chip;
    QProgressBar *m_bar;
    ErrorBanner *m_reason;
    QPushButton *m_resume, *m_pause, *m_retry, *m_cancel, *m_open;
    CopyButton *m_command;
};

} // namespace tenantry::ui
