// Which columns USERs do not read: the rules, for all tenants, and what they cover in this one. An ADMIN changes them, and sees what keeps
// USERs out of this tenant. GUI thread.
#pragma once

#include "ui/inspection/lookpart.h"

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace tenantry::ui {

class ConfirmBar;
class CopyButton;
class ErrorBanner;
class LookModel;
class ProgressRow;
class StatusChip;

// What is in the way of USERs, in words; empty: nothing.
QString openingText(const MaskOpening &opening);
QString closedText(const InspectionAccess &access); // why USERs cannot look, in a sentence; empty: they can

class MasksPart : public LookPart {
    Q_OBJECT
public:
    MasksPart(const InspectionBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~MasksPart() override;
    QString command() const override;
    void retranslate() override;
    void prepare();   // this tenant

    QTableView *table() const { return m_table; }
    QLineEdit *pattern() const { return m_pattern; }
    QPushButton *addButton() const { return m_add; }
    QPushButton *removeButton() const { return m_remove; }
    QPushButton *prepareButton() const { return m_prepare; }
    QPushButton *prepareAllButton() const { return m_prepareAll; }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ErrorBanner *banner() const { return m_banner; }
    ProgressRow *progress() const { return m_progress; }
    QLabel *state() const { return m_state; }
    QLabel *openings() const { return m_openings; }
    QLabel *said() const { return m_said; }
    bool isBusy() const { return m_busy; }

signals:
    void accessChanged(const tenantry::ui::InspectionAccess &access);

protected:
    void read() override;
    void forget() override;
    QString whatFailed() const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFound();
    void showAccess();
    void showBusy(bool busy);
    void change(const std::function<base::Result<void>(std::stop_token)> &work, const Sentence &whatFailed);
    void add();
    void askToRemove();
    void prepareAll();

    MaskView m_found;
    bool m_busy = false;
    quint64 m_number = 0;
    std::stop_source m_stopWork;
    QLabel *m_intro, *m_note, *m_accessTitle, *m_state, *m_openings, *m_hint, *m_said;
    StatusChip *m_chip;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    QTableView *m_table;
    LookModel *m_model;
    QLineEdit *m_pattern;
    QPushButton *m_add, *m_remove, *m_prepare, *m_prepareAll;
    ProgressRow *m_progress;
    QFrame *m_card;
};

} // namespace tenantry::ui
