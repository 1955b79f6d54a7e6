// One server: where it is, who lives there, how it was when somebody looked last. GUI thread.
#pragma once

#include "ui/servers/serverwords.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class KeyValueView;
class ProgressRow;
class StatusChip;

class ServerDetails : public QWidget {
    Q_OBJECT
public:
    explicit ServerDetails(const ServerBackend &backend, QWidget *parent = nullptr);
    void setServer(const registry::Server &server, const std::optional<ServerLook> &look, bool checking);
    QPushButton *editButton() const { return m_edit; }
    QPushButton *checkButton() const { return m_check; }
    QPushButton *removeButton() const { return m_remove; }
    QPushButton *tenantsButton() const { return m_tenants; }
    QPushButton *healthButton() const { return m_health; }
    ErrorBanner *banner() const { return m_banner; }
    QLabel *seen() const { return m_seen; }
    void retranslate();

signals:
    void editRequested();
    void checkRequested();
    void stopRequested(); // of a check
    void removeRequested();
    void tenantsWanted();
    void healthWanted();

private:
    void display();
    registry::Server m_server;
    std::optional<ServerLook> m_look;
    bool m_checking = false;
    QLabel *m_name, *m_lookTitle, *m_seen;
    StatusChip *m_chip;
    KeyValueView *m_facts;
    QPushButton *m_tenants, *m_health, *m_edit, *m_check, *m_remove;
    CopyButton *m_checkCommand, *m_removeCommand;
    ProgressRow *m_progress;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
