// Says that an alert was seen, with a note, and perhaps that it is not to be told of until a time.
#pragma once

#include "ui/health/healthbackend.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;

class AlertForm : public QWidget {
    Q_OBJECT
public:
    enum Silence { Leave, OneHour, FourHours, Tomorrow, OneWeek, Until, End };

    AlertForm(const HealthBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~AlertForm() override;
    void setAlert(const registry::Alert &alert, const QDateTime &now); // now: by the registry's clock. Of the same alert what is typed stays
    void retranslate();

    QLineEdit *note() const { return m_note; }
    QComboBox *silence() const { return m_silence; }
    QDateTimeEdit *until() const { return m_until; }
    QPushButton *button() const { return m_button; }
    ErrorBanner *banner() const { return m_banner; }
    QString command() const;

signals:
    void acknowledged();

private:
    QDateTime silentUntil() const; // invalid: as it is
    void fillSilence();
    void adapt();
    void send();
    HealthBackend m_backend;
    Services m_services;
    registry::Alert m_alert;
    QDateTime m_now;
    QLineEdit *m_note;
    QComboBox *m_silence;
    QDateTimeEdit *m_until;
    FormField *m_noteField, *m_silenceField, *m_untilField;
    QPushButton *m_button;
    CopyButton *m_command;
    ErrorBanner *m_banner;
    bool m_busy = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
