// Boxes that group: a card with a heading and room for actions; a section that folds.
#pragma once

#include <QFrame>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tenantry::ui {

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setSubtitle(const QString &text);
    void setTitleWraps(); // for names and sentences, in a panel that may be narrower than they are
    void addAction(QWidget *widget);  // at the right of the heading; takes ownership
    QVBoxLayout *body() const { return m_body; }
    void setHang(int pixels); // how far what is in the body reaches out to the left of the heading: for links, whose words stand in from their edge

private:
    QWidget *m_head;
    QLabel *m_title, *m_subtitle;
    QHBoxLayout *m_actions;
    QVBoxLayout *m_body;
};

// A heading that opens and closes what is below it: "Advanced options".
class Section : public QWidget {
    Q_OBJECT
public:
    explicit Section(QWidget *parent = nullptr); // closed
    void setTitle(const QString &title);
    void setOpen(bool open);
    bool isOpen() const;
    QVBoxLayout *body() const { return m_body; }

signals:
    void toggled(bool open);

private:
    QToolButton *m_head;
    QWidget *m_content;
    QVBoxLayout *m_body;
};

} // namespace tenantry::ui
