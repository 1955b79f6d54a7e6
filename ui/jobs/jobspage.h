// Every operation with its steps, and every run over many tenants: what runs, what failed and why, and the ways on.
#pragma once

#include "ui/shell/page.h"

#include <QSet>

class QButtonGroup;
class QLabel;
class QPushButton;
class QScrollArea;
class QSplitter;
class QTableView;

namespace tenantry::ui {

class ConfirmBar;
class CopyButton;
class ErrorBanner;
class FirstAccountCard;
class JobModel;
class RunDetails;
class SearchField;
class StateStack;
class StatusChip;
class StepList;

class JobsPage : public Page {
    Q_OBJECT
public:
    explicit JobsPage(const Services &services, QWidget *parent = nullptr);

    QString key() const override { return QStringLiteral("jobs"); }
    QString title() const override { return tr("Jobs"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // the id of an operation or a run; "show:running", "show:attention", "show:all"; or empty
    void refresh() override;
    void focusFilter() override;
    bool makeMore() override;
    void retranslate() override;

    QTableView *table() const { return m_table; }
    JobModel *model() const { return m_model; }
    StateStack *states() const { return m_state; }
    RunDetails *runDetails() const { return m_run; }
    ConfirmBar *confirmBar() const { return m_confirm; }
    FirstAccountCard *firstAccount() const { return m_account; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    bool may(const char *action) const;
    void changed();
    void take();
    void showProblem();
    QDateTime readAt() const;
    void listen();
    void showCounts();
    void showDetails();
    void widen();
    void chooseOne();
    void act(bool undo);
    JobModel *m_model;
    ConfirmBar *m_confirm;
    FirstAccountCard *m_account;
    StateStack *m_state;
    QTableView *m_table;
    SearchField *m_filter;
    QList<QPushButton *> m_shows;
    QButtonGroup *m_showGroup;
    QSplitter *m_splitter;
    QScrollArea *m_scroll;
    QWidget *m_details, *m_operation;
    RunDetails *m_run;
    QLabel *m_headline, *m_facts;
    StatusChip *m_chip;
    StepList *m_steps;
    ErrorBanner *m_error;
    QPushButton *m_finish, *m_undo, *m_stop, *m_open;
    CopyButton *m_command;
    QString m_wanted;          // to be selected when it arrives
    QString m_errorOf;         // the operation whose error was said
    QHash<QString, quint64> m_mine; // operation id -> token of work started here
    QSet<quint64> m_finishing;      // tokens of what Finish was pressed for on this page
    bool m_read = false, m_offline = false, m_taking = false;
    bool m_stale = false; // changed while nobody saw it
};

} // namespace tenantry::ui
