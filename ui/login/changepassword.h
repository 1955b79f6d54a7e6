// The first sign-in, where a one-time password opens nothing but this; and changing one's own later, with the one there is.
#pragma once

#include "base/error.h"
#include "base/secret.h"

#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class FormField;
class PasswordEdit;

class ChangePassword : public QWidget {
    Q_OBJECT
public:
    explicit ChangePassword(QWidget *parent = nullptr);
    void start(const QString &login);     // with a one-time password
    void startOwn(const QString &login);  // asks for the one of now as well
    base::Secret current() const;         // as typed
    void clear();                         // what was typed
    void setBusy(bool busy);
    void showError(const base::Error &error);
    void wait(const std::function<base::Result<void>()> &allowed); // nobody is asked while it says no; asked every second

signals:
    void submitted(const tenantry::base::Secret &fresh);
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();
    void begin(const QString &login);
    QString m_login;
    bool m_busy = false, m_own = false;
    QLabel *m_title, *m_text;
    ErrorBanner *m_banner;
    PasswordEdit *m_current, *m_first, *m_second;
    FormField *m_currentField, *m_firstField, *m_secondField;
    QPushButton *m_submit, *m_cancel;
};

} // namespace tenantry::ui
