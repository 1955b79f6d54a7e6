// The password that the program made for a tenant's first account, told once by the page where Finish was pressed: the registry
// has forgotten it by then. Stands in the page and not in a window before it: those are closed when the panel is locked. GUI thread.
#pragma once

#include "tenants/provisioning.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace tenantry::ui {

class KeyValueView;
class SecretField;

class FirstAccountCard : public Card {
    Q_OBJECT
public:
    explicit FirstAccountCard(QWidget *parent = nullptr); // hidden while there is nothing to tell
    // Nothing where no password was made here. One that comes while another is shown waits until that one is done with.
    void present(const tenants::Provisioned &result);
    SecretField *password() const { return m_password; }
    QPushButton *doneButton() const { return m_done; }

signals:
    void closed(); // the last one: the focus may go back

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Account {
        QString company, email;
        base::Secret password;
    };
    void showFirst();
    void forgetFirst();
    void retranslate();
    QList<Account> m_accounts; // the one that is shown, then those that wait
    KeyValueView *m_facts;
    SecretField *m_password;
    QLabel *m_once;
    QPushButton *m_done;
};

} // namespace tenantry::ui
