// A field to search or filter with: magnifier, clear, the shortcut that reaches it, and a sentence when it does not parse.
#pragma once

#include <QKeySequence>
#include <QWidget>

class QAbstractItemView;
class QLabel;
class QLineEdit;
class QTimer;

namespace tenantry::ui {

class SearchField : public QWidget {
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QString text() const;
    void setText(const QString &text);
    void setPlaceholder(const QString &text);        // also the accessible name
    void setShortcutHint(const QKeySequence &keys);  // shown at the right while the field is empty and without focus
    // The reason, already translated; empty: valid. It is shown below the field and said by screen readers.
    void setInvalid(const QString &reason);
    bool isInvalid() const;
    void setDelay(int ms);                           // of searched(); default 0: at once

signals:
    void searched(const QString &text);              // as typed
    void submitted(const QString &text);             // Enter
    void left();                                     // Esc in an empty field, or arrow down: the list wants the focus

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeHint();
    QLineEdit *m_edit;
    QLabel *m_hint, *m_message;
    QTimer *m_timer;
    QAction *m_icon;
};

// From the field into the list below it: the focus, and where no line is chosen the first one is, so that it is seen where one is.
void goInto(QAbstractItemView *list);

} // namespace tenantry::ui
