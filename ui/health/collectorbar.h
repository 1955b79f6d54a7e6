// Who looks after the fleet and how old the figures are; and, where nobody does, what that means and what to do.
#pragma once

#include "ui/health/healthbackend.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class HealthWatch;

class CollectorBar : public QWidget {
    Q_OBJECT
public:
    CollectorBar(const HealthBackend &backend, HealthWatch *watch, QWidget *parent = nullptr);
    void set(const HealthCollecting &collecting, const QDateTime &latest); // latest: of the looks
    void setCollecting(const HealthCollecting &collecting);
    void tick(); // time passes
    void retranslate();

    QDateTime now() const;       // by the registry's clock
    bool isLookedAfter() const;  // as far as can be known
    QLabel *line() const { return m_line; }
    ErrorBanner *banner() const { return m_banner; } // to be placed by the page
    QPushButton *watchButton() const { return m_button; }

private:
    void display();
    HealthBackend m_backend;
    HealthWatch *m_watch;
    HealthCollecting m_collecting;
    QDateTime m_latest;
    QElapsedTimer m_since;
    bool m_known = false;
    QLabel *m_line;
    QPushButton *m_button;
    ErrorBanner *m_banner;
    CopyButton *m_command;
    int m_said = -1;             // which banner is shown
};

} // namespace tenantry::ui
