// Which tenants: all, those of a filter, or those of a saved group. GUI thread.
#pragma once

#include "ui/shell/services.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace tenantry::ui {

class SelectionBox : public QWidget {
    Q_OBJECT
public:
    SelectionBox(const Services &services, const QString &registryId, QWidget *parent = nullptr);
    QString filter() const;
    bool check(); // false: it makes no sense, and says so
    QLineEdit *edit() const { return m_edit; }
    QToolButton *groups() const { return m_groups; }
    void retranslate();

signals:
    void accepted(); // Enter

private:
    void fillMenu();
    workstation::Store *m_store;
    QString m_registryId;
    QLineEdit *m_edit;
    QLabel *m_reason;
    QToolButton *m_groups;
    QMenu *m_menu;
};

} // namespace tenantry::ui
