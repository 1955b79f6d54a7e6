// Every operation, with its steps: what runs, what failed and why, and the ways on.
#pragma once

#include "ui/shell/page.h"

class QButtonGroup;
class QLabel;
class QPushButton;
class QScrollArea;
class QSplitter;
class QTableView;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class OperationModel;
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
    void activated(const QString &argument) override; // an operation's id; "show:running", "show:attention", "show:all"; or empty
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;

private:
    bool may(const char *action) const;
    void take();
    void showCounts();
    void showDetails();
    void act(bool undo);
    OperationModel *m_model;
    StateStack *m_state;
    QTableView *m_table;
    SearchField *m_filter;
    QList<QPushButton *> m_shows;
    QButtonGroup *m_showGroup;
    QSplitter *m_splitter;
    QScrollArea *m_scroll;
    QWidget *m_details;
    QLabel *m_headline, *m_facts;
    StatusChip *m_chip;
    StepList *m_steps;
    ErrorBanner *m_error;
    QPushButton *m_finish, *m_undo, *m_stop, *m_open;
    CopyButton *m_command;
    QString m_wanted;          // to be selected when it arrives
    QHash<QString, quint64> m_mine; // operation id -> token of work started here
    bool m_read = false;
};

} // namespace tenantry::ui
