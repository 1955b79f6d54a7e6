// A roll-out rehearsed on copies of a few tenants: how far it is, and what it found: times, locks, tables written anew, failures, and how long
// the whole will take. GUI thread; the work is a worker's, and ends with this.
#pragma once

#include "ui/migrations/migrationbackend.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tenantry::ui {

class CauseList;
class CopyButton;
class ErrorBanner;
class ProgressRow;

class RehearsalPanel : public QWidget {
    Q_OBJECT
public:
    RehearsalPanel(MigrationBackend backend, const Services &services, QWidget *parent = nullptr); // hidden until begin()
    ~RehearsalPanel() override;
    void begin(const RolloutRequest &request); // while one is at work: nothing
    void cancel();
    void reset();                 // forgets what was found, ends what is at work
    bool running() const { return m_running; }
    const std::optional<migrations::RehearsalReport> &report() const { return m_report; }
    void retranslate();

    ProgressRow *progress() const { return m_progress; }
    QLabel *headline() const { return m_headline; }
    CauseList *causes() const { return m_causes; }
    ErrorBanner *banner() const { return m_banner; }
    QString command() const;      // of what was rehearsed

signals:
    void runningChanged(bool running);

private:
    void tell(const migrations::RehearsalProgress &progress);
    void took(const base::Result<migrations::RehearsalReport> &result);
    void setRunning(bool running);
    void showReport();
    QWidget *tenantCard(const migrations::RehearsedTenant &tenant);

    MigrationBackend m_backend;
    Services m_services;
    RolloutRequest m_request;
    std::optional<migrations::RehearsalReport> m_report;
    migrations::RehearsalProgress m_told;
    ProgressRow *m_progress;
    ErrorBanner *m_banner;
    QLabel *m_title, *m_headline, *m_how;
    CopyButton *m_copy;
    CauseList *m_causes;
    QWidget *m_place;
    QVBoxLayout *m_cards;
    quint64 m_newest = 0;
    bool m_running = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
