// A question above the list, where a modal box would be in the way: what is about to happen, a button that says it, and
// Cancel. Escape cancels.
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class ConfirmBar : public QFrame {
    Q_OBJECT
public:
    explicit ConfirmBar(QWidget *parent = nullptr);
    void ask(const QString &question, const QString &button, bool destroys, const std::function<void()> &yes);
    void withdraw();
    bool isAsking() const { return bool(m_yes); }
    QPushButton *button() const { return m_button; }
    void retranslate();

signals:
    void ended(); // answered either way: the focus may go back

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    std::function<void()> m_yes;
    QLabel *m_question;
    QPushButton *m_button, *m_cancel;
};

} // namespace tenantry::ui
