// Nothing to show, why, and what to do about it.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setIcon(const QString &name);
    void setTexts(const QString &title, const QString &text);
    void setAction(const QString &text, const QString &icon = {}); // empty: no button
    void setSecondAction(const QString &text);
    QPushButton *action() const { return m_action; }

signals:
    void triggered();
    void secondTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();
    QString m_iconName;
    QLabel *m_icon, *m_title, *m_text;
    QPushButton *m_action, *m_second;
};

} // namespace tenantry::ui
