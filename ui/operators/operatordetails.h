// One operator beside the table: who they are, when they were last here, what can be done. GUI thread.
#pragma once

#include "ui/operators/operatorbackend.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QMenu;
class QPushButton;

namespace tenantry::ui {

class KeyValueView;
class StatusChip;

class OperatorDetails : public QWidget {
    Q_OBJECT
public:
    explicit OperatorDetails(const OperatorBackend &backend, QWidget *parent = nullptr);
    void set(const operators::Operator &who, const QList<operators::DataKeyStatus> &keys, const QDateTime &now, bool lastAdmin); // who can sign in: such a one stays
    void retranslate();

    QPushButton *editButton() const { return m_edit; }
    QPushButton *tenantsButton() const { return m_tenants; }
    QPushButton *roleButton() const { return m_role; }
    QPushButton *enabledButton() const { return m_enabled; }
    QPushButton *resetButton() const { return m_reset; }
    QPushButton *sessionsButton() const { return m_sessions; }
    QStringList commands() const; // the lines of tenantryctl that do what the buttons do

signals:
    void editRequested();
    void tenantsRequested();
    void roleRequested(tenantry::registry::Role role);
    void enabledRequested(bool enabled);
    void resetRequested();
    void endSessionsRequested();

private:
    void display();
    bool m_mayChange;
    QString m_me;
    operators::Operator m_who;
    QList<operators::DataKeyStatus> m_keys;
    QDateTime m_now; // the list's
    bool m_lastAdmin = false;
    QLabel *m_name, *m_login, *m_note, *m_last, *m_loginNote;
    StatusChip *m_chip;
    KeyValueView *m_facts;
    QPushButton *m_edit, *m_tenants, *m_role, *m_enabled, *m_reset, *m_sessions, *m_copy;
    QMenu *m_lines;
    QGridLayout *m_buttons;
};

} // namespace tenantry::ui
