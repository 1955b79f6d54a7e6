// What an invited operator is given: a password that is shown this once, and a file that tells where to sign in. GUI thread.
#pragma once

#include "ui/operators/operatorbackend.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class SecretField;

class OneTimeCard : public QWidget {
    Q_OBJECT
public:
    OneTimeCard(const OperatorBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~OneTimeCard() override;
    void present(const operators::Invited &invited);
    void forget();
    void readAgain(const OperatorSnapshot &now); // whether they have chosen a password of their own, and need this one no more
    void saveFile(const QString &path);
    void retranslate();
    bool isUnseen() const; // the password: nobody has it
    SecretField *password() const { return m_password; }
    QPushButton *doneButton() const { return m_done; }
    QPushButton *fileButton() const { return m_file; }

signals:
    void closed();

private:
    void chooseFile();
    OperatorBackend m_backend;
    Services m_services;
    operators::Operator m_who;
    QString m_savedTo;
    bool m_used = false;
    std::stop_source m_stop;
    QLabel *m_title, *m_first, *m_second, *m_until, *m_saved;
    SecretField *m_password;
    ErrorBanner *m_banner;
    QPushButton *m_file, *m_done;
};

} // namespace tenantry::ui
