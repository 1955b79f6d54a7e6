// Tells of critical alerts that open while the panel runs, by the desktop's notifications, where it has a tray. Only of what the operator may
// see: it asks the registry as they do. Remembered per computer whether it does. GUI thread; lives as long as somebody is signed in.
#pragma once

#include "ui/health/healthbackend.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <functional>

class QSystemTrayIcon;

namespace tenantry::ui {

class AlertNotifier : public QObject {
    Q_OBJECT
public:
    using Read = std::function<base::Result<QList<registry::Alert>>(std::stop_token)>; // open ones, worst first
    using Tell = std::function<void(const QString &title, const QString &text, const QString &alertId)>; // alertId empty: several

    AlertNotifier(Read read, const Services &services, QObject *parent = nullptr);
    ~AlertNotifier() override;
    static Read reader(const registry::SessionPtr &session);

    bool isOn() const { return m_on; }
    void setOn(bool on);         // remembered
    static bool isOffered();     // the desktop has a tray
    void setTell(Tell tell) { m_tell = std::move(tell); } // instead of the tray
    void setDiscreet(bool discreet) { m_discreet = discreet; } // nobody is known to sit here: no names
    void look();                 // reads now; the first reading tells of nothing

    // No markup that a desktop would obey, and of a bounded length: names are data.
    static QString harmless(const QString &text);

signals:
    void opened(const QString &alertId); // somebody pressed the notification; empty: all
    void looked();

private:
    void take(const QList<registry::Alert> &alerts);
    void tell(const QString &title, const QString &text, const QString &alertId);
    Read m_read;
    Services m_services;
    Tell m_tell;
    QSystemTrayIcon *m_tray = nullptr;
    QHash<QString, registry::Severity> m_known;
    QString m_last;              // that the notification on the screen is about
    QTimer m_soon;
    bool m_on = true, m_discreet = false, m_first = true, m_reading = false, m_again = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
