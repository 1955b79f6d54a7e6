// Long work: what, how far, how fast, how long still, and a way to stop it.
#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace tenantry::ui {

class ProgressRow : public QWidget {
    Q_OBJECT
public:
    explicit ProgressRow(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setText(const QString &text);            // what is being done right now
    void setProgress(qint64 done, qint64 total);  // total <= 0: not known, the bar only moves. Rate and time left come by themselves
    void setCancellable(bool cancellable);
    void restart();                               // rate and time left from here on

signals:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString counts() const;
    QLabel *m_title, *m_text, *m_counts;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QElapsedTimer m_clock;
    qint64 m_done = 0, m_total = 0, m_first = -1;
};

} // namespace tenantry::ui
