// The people who sign in: a table, and beside it one of them, the form, their tenants, or what somebody was invited with. ADMIN only.
#pragma once

#include "ui/operators/operatorbackend.h"
#include "ui/shell/listpage.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"

#include <QTimer>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class AssignForm;
class ColumnFit;
class ConfirmBar;
class ErrorBanner;
class KeyCare;
class OneTimeCard;
class OperatorDetails;
class OperatorEditor;
class OperatorModel;

class OperatorsPage : public ListPage {
    Q_OBJECT
public:
    OperatorsPage(OperatorBackend backend, const Services &services, QWidget *parent = nullptr);

    QString key() const override { return QStringLiteral("operators"); }
    QString title() const override { return tr("Operators"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a login, "is:new" or "is:rotate"
    void refresh() override;
    void retranslate() override;
    bool leave() override;
    bool letGo() override;
    bool hasUnsavedWork() const override { return isTyping() || isUnseen(); }

    OperatorModel *model() const { return m_model; }
    ErrorBanner *banner() const { return m_banner; }
    KeyCare *keys() const { return m_keys; }
    ConfirmBar *confirmBar() const { return m_confirm; }
    OperatorDetails *details() const { return m_details; }
    OperatorEditor *editor() const { return m_editor.get(); }
    AssignForm *assignForm() const { return m_assign.get(); }
    OneTimeCard *card() const { return m_card.get(); }

private:
    enum Side { Details, Editor, Assign, Card };
    void heard(const QString &table) override;
    void take(const OperatorSnapshot &snapshot);
    void fitColumns();
    void showSelected();
    void makeSides();
    bool isTyping() const;
    bool isUnseen() const; // a one-time password
    void showSide(Side side);
    void backToTable();
    void invite();
    const operators::Operator *selected() const;
    void askRole(registry::Role role);
    void askEnabled(bool enabled);
    void askReset();
    void askEndSessions();
    void contextMenu(const QPoint &at);
    // Runs it, then reads again; what failed is said above the table, in a sentence.
    void act(std::function<base::Result<void>(std::stop_token)> work, const Sentence &failed, const std::function<void()> &then = {});
    void begin();
    void sayDone(const QString &id, const Sentence &what); // what was done to whom; nothing: hidden
    bool isLastAdmin(const operators::Operator &who) const;

    OperatorBackend m_backend;
    OperatorModel *m_model;
    QAction *m_inviteAction, *m_rotateAction;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    QLabel *m_done;
    QString m_doneTo;
    Sentence m_doneWhat;
    KeyCare *m_keys;
    OperatorDetails *m_details;
    ColumnFit *m_fit = nullptr; // the table's
    OnDemand<OperatorEditor> m_editor;
    OnDemand<AssignForm> m_assign;
    OnDemand<OneTimeCard> m_card;
    QTimer m_age; // "3 minutes ago" goes on
};

PageFactory operatorsPageFactory();

} // namespace tenantry::ui
