// One place that shows loading, empty, failed or content, and whether what is shown is an old snapshot.
#pragma once

#include "base/error.h"
#include "ui/widgets/sentence.h"

#include <QDateTime>
#include <QWidget>

class QLabel;
class QStackedLayout;
class QTimer;

namespace tenantry::ui {

class EmptyState;
class ErrorBanner;

// Grey bars where rows will be. Moves only while it is seen.
class Skeleton : public QWidget {
    Q_OBJECT
public:
    explicit Skeleton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QTimer *m_timer;
    double m_phase = 0;
};

class StateStack : public QWidget {
    Q_OBJECT
public:
    enum class State { Loading, Empty, Error, Content };

    explicit StateStack(QWidget *parent = nullptr); // begins Loading
    void setContent(QWidget *content);              // takes ownership
    QWidget *content() const { return m_content; }
    State state() const { return m_state; }

    void showLoading();                             // keeps content that is there visible: only the first time is a skeleton
    void showLoadingAgain();                        // skeleton in any case
    void showEmpty();                               // set its texts through emptyState()
    void showContent();
    // Without content: fills the place. With content from before: a banner above it, so that nothing known is taken away.
    void showError(const base::Error &error, const Sentence &what = {});
    void clearError();

    // "Offline: this is what was known 12 minutes ago." Invalid time: online.
    void setOffline(const QDateTime &snapshotTaken);

    EmptyState *emptyState() const { return m_empty; }
    ErrorBanner *errorBanner() const { return m_banner; }

signals:
    void retry();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState(State state);
    void retranslate();
    State m_state = State::Loading;
    QWidget *m_content = nullptr;
    QWidget *m_errorPage, *m_place;
    ErrorBanner *m_banner;
    QWidget *m_offline;
    QLabel *m_offlineIcon, *m_offlineText;
    Skeleton *m_skeleton;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QDateTime m_snapshot;
    QTimer *m_age;
    bool m_hadContent = false;
};

} // namespace tenantry::ui
