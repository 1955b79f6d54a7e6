// Rows that are made anew, with buttons in them, while somebody is at one: for the time of that, and their focus and scroll place stay. GUI thread.
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QScrollArea;

namespace tenantry::ui {

class FocusKeeper {
public:
    // `root`: what holds the rows. Buttons are known by their object name: make each row's one of its kind ("undo:" and an id). Where the one that had
    // the focus is there no more, its neighbour gets it, or `otherwise` when there is none and that can be seen.
    explicit FocusKeeper(QWidget *root, QWidget *otherwise = nullptr);
    ~FocusKeeper();
    FocusKeeper(const FocusKeeper &) = delete;
    FocusKeeper &operator=(const FocusKeeper &) = delete;

private:
    QList<QWidget *> buttons() const; // that have a name
    QPointer<QWidget> m_root, m_otherwise;
    QPointer<QScrollArea> m_area;
    QList<QWidget *> m_before;        // compared only: they may be gone
    QString m_name;                   // of what had the focus; empty: nothing here had
    qsizetype m_at = -1;
    int m_right = 0, m_down = 0;
};

} // namespace tenantry::ui
