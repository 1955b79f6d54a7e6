// Is the record of what happened whole? Runs the walk over the chain, says where and what is broken, compares with what this
// workstation and kept anchors saw, and makes an anchor. GUI thread; the walk is on a worker.
#pragma once

#include "ui/audit/auditbackend.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tenantry::ui {

class ConfirmBar;
class CopyButton;
class ErrorBanner;
class ProgressRow;
class StatusChip;

class ChainCheck : public QWidget {
    Q_OBJECT
public:
    ChainCheck(AuditBackend backend, const Services &services, QWidget *parent = nullptr);
    ~ChainCheck() override;
    void start();
    void cancel();
    bool isRunning() const { return m_running; }
    const std::optional<audit::Verification> &result() const { return m_result; }
    void compareWith(const QString &path); // an anchor's file; then looks again
    void saveTo(const QString &path);      // the end that was found intact
    QPushButton *startButton() const { return m_start; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *acceptButton() const { return m_accept; }
    ConfirmBar *confirmBar() const { return m_confirm; }
    QString report() const;                // the result in words, for copying
    void retranslate();

signals:
    void eventWanted(qint64 seq);
    void closed();

private:
    struct Anchor { QString path; audit::Mark mark; };
    struct Shared;
    static QString damageText(audit::Damage damage);
    void show(const audit::Verification &result);
    void display();
    void askAnchor();
    void askSave();
    void askAccept();

    AuditBackend m_backend;
    Services m_services;
    std::optional<audit::Verification> m_result;
    QList<Anchor> m_anchors;
    QString m_saved;                       // where the anchor went
    bool m_running = false, m_cancelled = false;
    qint64 m_known = 0;                    // marks of this workstation that were compared
    std::stop_source m_stop, m_files;      // of the walk; of reading and writing anchors
    std::shared_ptr<Shared> m_shared;
    QTimer m_poll;
    QLabel *m_title, *m_text, *m_headline, *m_facts, *m_anchorText;
    StatusChip *m_chip;
    QPushButton *m_start, *m_compare, *m_save, *m_accept, *m_close;
    CopyButton *m_command, *m_copy;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    ProgressRow *m_progress;
    QVBoxLayout *m_findings;
};

} // namespace tenantry::ui
