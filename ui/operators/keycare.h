// The data keys, above the table of operators: which are due for rotation and whose rotation has not ended, and the rotation itself,
// with progress and a way to stop. Nothing to say: hidden. ADMIN only. What rotating is: operators/rotation.h.
#pragma once

#include "ui/operators/operatorbackend.h"

#include <QTimer>
#include <QWidget>
#include <atomic>

class QLabel;
class QPushButton;
class QToolButton;

namespace tenantry::ui {

class ConfirmBar;
class ErrorBanner;
class ProgressRow;

class KeyCare : public QWidget {
    Q_OBJECT
public:
    // `confirm` asks before a rotation begins; it outlives this.
    KeyCare(OperatorBackend backend, const Services &services, ConfirmBar *confirm, QWidget *parent = nullptr);
    ~KeyCare() override;

    void setKeys(const QList<operators::DataKeyStatus> &keys);
    void ask(const QStringList &names = {}); // rotates them once that was confirmed; empty: all
    void cancel() { m_stop.request_stop(); } // both versions open then; asked again, it goes on
    bool isRotating() const { return m_rotating; }
    ErrorBanner *dueBanner() const { return m_due; }       // its first action rotates
    ErrorBanner *failedBanner() const { return m_failed; }
    ProgressRow *progress() const { return m_progress; }
    QString said() const;                                  // what the last rotation did
    void forget();                                         // that: something else was begun since
    void retranslate();

signals:
    void ended(); // either way: read the keys again

private:
    struct Shared { // written by the worker
        std::atomic<int> done = 0, total = 0, key = 0;
        QList<operators::Rotated> ended; // read when the worker has ended
    };
    void rotate(const QStringList &names);
    void take(const base::Result<void> &result);
    void tick();
    void say();
    void sayDue(const QStringList &names, const QStringList &due, const QStringList &open, const QStringList &people, const QDateTime &since);
    bool isOpen(const operators::DataKeyStatus &key) const;
    bool isNeeded() const; // by those in m_names
    OperatorBackend m_backend;
    Services m_services;
    ConfirmBar *m_confirm;
    ErrorBanner *m_due, *m_failed;
    ProgressRow *m_progress;
    QWidget *m_done;
    QLabel *m_text;
    QToolButton *m_close;
    QTimer m_poll;
    std::shared_ptr<Shared> m_shared;
    QList<operators::DataKeyStatus> m_keys;
    QStringList m_names;      // those being rotated
    QStringList m_saying;     // what the banner says now, as it is told apart
    QList<operators::Rotated> m_rotated;
    std::stop_source m_stop;
    int m_shownKey = 0;
    bool m_rotating = false;
    bool m_needed = false; // what failed was due, or had begun
};

} // namespace tenantry::ui
