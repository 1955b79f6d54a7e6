// What failed, why, and the next safe action: inline, never a modal box.
#pragma once

#include "base/error.h"
#include "ui/widgets/sentence.h"

#include <QFrame>
#include <QList>
#include <QPointer>
#include <functional>

class QAbstractButton;
class QLabel;
class QPushButton;
class QHBoxLayout;
class QTimer;

namespace tenantry::ui {

class ErrorBanner : public QFrame {
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget *parent = nullptr); // hidden until setError()

    // `what` is the caller's sentence ("The tenants could not be read."), translated by it; may be empty. Shows the banner. When the language changes, the
    // error and a `what` that can be said again are said again; a finished one is left out: nobody here knows it in another language.
    void setError(const base::Error &error, const Sentence &what);
    void setError(const base::Error &error, const QString &what = {});
    // For what passes by itself. `stands` is asked at once and then every second: the banner shows the error of now, said aloud once, and
    // goes when there is none any more. Ends with the next setError() or clear().
    void setPassing(const std::function<base::Result<void>()> &stands, const Sentence &what);
    void setPassing(const std::function<base::Result<void>()> &stands, const QString &what = {});
    bool isPassing() const { return m_stands != nullptr; }
    void clear(); // hides it
    const base::Error &error() const { return m_error; }

    void setTone(bool warning);                 // amber instead of red: something to know, nothing failed
    void setRetry(bool offered);                // default: offered
    void setDismissible(bool dismissible);      // default: not
    QPushButton *addAction(const std::function<QString()> &text, const std::function<void()> &onClick); // further ways out; `text` is asked for again
    void clearActions();

    // What "Copy details" puts on the clipboard: message, hint, kind, SQLSTATE, detail, time, version. No secrets: an Error has none.
    QString details() const;

signals:
    void retry();
    void dismissed();
    void passed(); // what setPassing() showed is over

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void present(const base::Error &error);
    template <class What> void pass(const std::function<base::Result<void>()> &stands, const What &what);
    void retranslate();
    void lookAgain();
    void endPassing();
    base::Error m_error;
    Sentence m_what; // empty: m_whatText is all that is known
    QString m_whatText, m_saidIn; // in what language the caller said it: by a word of this widget's own
    std::function<base::Result<void>()> m_stands;
    QTimer *m_seconds = nullptr;
    bool m_warning = false, m_retryOffered = true;
    QLabel *m_icon, *m_title, *m_reason, *m_hint;
    QPushButton *m_retry, *m_copy;
    QAbstractButton *m_close;
    QHBoxLayout *m_buttons;
    struct Extra {
        QPointer<QPushButton> button;
        std::function<QString()> text;
    };
    QList<Extra> m_extra;
};

} // namespace tenantry::ui
