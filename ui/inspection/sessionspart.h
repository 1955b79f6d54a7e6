// Who is in a tenant's database: all of them as a list, or those who wait as a tree below whom they wait for. Asked again while it is
// looked at. An ADMIN may cancel what a session runs, or end it. GUI thread.
#pragma once

#include "ui/inspection/lookpart.h"

#include <QTimer>

class QAbstractItemView;
class QCheckBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStandardItemModel;
class QTableView;
class QTreeView;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class LookModel;
class SqlView;

class SessionsPart : public LookPart {
    Q_OBJECT
public:
    enum class Show { All, Waiting };
    static constexpr int refreshSeconds = 3;

    SessionsPart(Show show, const InspectionBackend &backend, const Services &services, QWidget *parent = nullptr);
    QString command() const override;
    void retranslate() override;

    QAbstractItemView *view() const;
    QLabel *summary() const { return m_summary; }
    QLabel *facts() const { return m_facts; }
    SqlView *statement() const { return m_statement; }
    QPushButton *cancelButton() const { return m_cancel; }
    QPushButton *endButton() const { return m_end; }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ErrorBanner *banner() const { return m_banner; }
    QCheckBox *live() const { return m_live; }
    int chosenPid() const { return m_pid; }
    void choose(int pid);

protected:
    void read() override;
    void forget() override;
    void ended() override;
    QString whatFailed() const override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFound();
    void showList();
    void showTree();
    void showChosen();
    const inspection::SessionLook *chosen() const;
    void chosenChanged(int pid);
    void askToEnd(inspection::Looks::Ending how);
    void end(inspection::Looks::Ending how, int pid);

    Show m_show;
    QList<inspection::SessionLook> m_found;
    int m_pid = -1;
    bool m_filling = false, m_ending = false;
    QTimer m_again;
    std::stop_source m_stopEnding;
    QLabel *m_summary, *m_who, *m_facts, *m_said;
    QCheckBox *m_live;
    QPushButton *m_cancel, *m_end;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    QSplitter *m_splitter;
    QTableView *m_table = nullptr;
    LookModel *m_model = nullptr;
    QTreeView *m_tree = nullptr;
    QStandardItemModel *m_treeModel = nullptr;
    SqlView *m_statement;
};

} // namespace tenantry::ui
