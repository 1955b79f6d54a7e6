// The bar at the bottom: what is running, and whether the registry answers.
#pragma once

#include "ui/widgets/sentence.h"

#include <QDateTime>
#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace tenantry::ui {

class JobsFeed;

class BottomBar : public QWidget {
    Q_OBJECT
public:
    explicit BottomBar(QWidget *parent = nullptr);
    void setFeed(JobsFeed *feed);                  // null: none
    void setOfflineSince(const QDateTime &since);  // invalid: online
    void setBusy(bool busy);                       // the page is reading
    bool isBusy() const;                           // something is at work, as the tray says
    void setNotice(const Sentence &text);          // something to know for as long as it is true; empty: nothing

signals:
    void jobsRequested(const QString &id); // of an operation or a run; empty: all

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    QPointer<JobsFeed> m_feed;
    QPushButton *m_jobs;
    QProgressBar *m_progress;
    QLabel *m_busy, *m_notice, *m_connectionIcon, *m_connection;
    Sentence m_noticed;
    QDateTime m_since;
    QString m_job;
    bool m_isBusy = false;
};

} // namespace tenantry::ui
