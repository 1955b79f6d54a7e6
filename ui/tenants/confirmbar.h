// A question above the list, where a modal box would be in the way: what is about to happen, a button that says it, and
// Cancel. Escape cancels. A question that was asked in another language goes away: nobody is to press a button that they cannot read; so does one on a
// page that is left: it does not wait there unseen.
#pragma once

#include "ui/widgets/sentence.h"

#include <QFrame>
#include <QPointer>
#include <functional>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class ConfirmBar : public QFrame {
    Q_OBJECT
public:
    explicit ConfirmBar(QWidget *parent = nullptr);
    // The button gets the focus, unless that is outside of the page: whoever types there has pressed nothing here, and what they type answers nothing.
    void ask(const QString &question, const QString &button, bool destroys, const std::function<void()> &yes);
    void preferCancel(); // the question came of itself, not of a key for it: the focus is on Cancel rather
    // What every page asks before what was typed on it is lost: Page::leave() ends in it. False, so that the page stays until then. Who wants to stay
    // is back in the field where they were. `what` says what would be lost, where that is not all in sight.
    bool askToDiscard(const std::function<void()> &discard, const Sentence &what = {});
    void withdraw();
    void withdrawDiscard(); // it is saved, or gone
    bool isAsking() const { return bool(m_yes); }
    QPushButton *button() const { return m_button; }
    QString question() const { return accessibleName(); }

signals:
    void closed(); // answered either way
    void ended();  // as well, and the focus was here: it may go back

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void say(const QString &question, const QString &button);
    void sayDiscard();
    bool close(); // did it have the focus?
    void retranslate();
    std::function<void()> m_yes;
    bool m_discards = false;     // asked in words of its own, which can be said again
    QPointer<QWidget> m_typedIn; // while m_discards
    Sentence m_what;             // then as well
    QLabel *m_question;
    QPushButton *m_button, *m_cancel;
};

} // namespace tenantry::ui
