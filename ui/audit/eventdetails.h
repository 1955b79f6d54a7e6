// One event: when, who, with what, from where, and each field before and after. GUI thread.
#pragma once

#include "registry/auditrepository.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace tenantry::ui {

class AuditModel;
class CopyButton;
class KeyValueView;

class EventDetails : public QWidget {
    Q_OBJECT
public:
    explicit EventDetails(const AuditModel *words, QWidget *parent = nullptr);
    void setEvent(const registry::Event &event);
    void clear();
    const registry::Event &event() const { return m_event; }
    QPushButton *openButton() const { return m_open; }
    QPushButton *onlyTenantButton() const { return m_onlyTenant; }
    QTableView *table() const { return m_table; }
    void retranslate();

signals:
    void tenantOpened(const QString &id);
    void tenantWanted(const QString &reference); // only its events
    void operatorWanted(const QString &login);

private:
    void display();
    const AuditModel *m_words;
    registry::Event m_event;
    QLabel *m_title, *m_nothing, *m_changesTitle;
    KeyValueView *m_facts;
    QPushButton *m_open, *m_onlyTenant, *m_onlyOperator;
    CopyButton *m_copy;
    QTableView *m_table;
    QStandardItemModel *m_rows;
};

} // namespace tenantry::ui
