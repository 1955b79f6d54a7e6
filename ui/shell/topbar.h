// The bar at the top: the registry and its colour, history, the way to search, and who is signed in.
#pragma once

#include "ui/shell/identity.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;
class QAction;

namespace tenantry::ui {

class RegistryBadge;

class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(QAction *back, QAction *forward, QWidget *parent = nullptr);
    void setIdentity(const Identity &identity);
    QMenu *operatorMenu() const { return m_menu; } // filled by the window

signals:
    void searchRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void paintAvatar();
    Identity m_identity;
    RegistryBadge *m_badge;
    QToolButton *m_back, *m_forward, *m_operator;
    QPushButton *m_search;
    QMenu *m_menu;
};

} // namespace tenantry::ui
