// The servers beside each other: whether each answers, how full it is, what is wrong. Many of them scroll sideways.
#pragma once

#include "ui/health/healthsnapshot.h"

#include <QFrame>
#include <QScrollArea>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace tenantry::ui {

class PartBar;
class StatusChip;

class ServerCard : public QFrame {
    Q_OBJECT
public:
    explicit ServerCard(QWidget *parent = nullptr);
    void set(const HealthServer &server);
    void retranslate();
    const HealthServer &server() const { return m_server; }
    QPushButton *nameButton() const { return m_name; }
    QPushButton *alertsButton() const { return m_alerts; }
    QString said() const; // all of it in a sentence, for screen readers

signals:
    void chosen(const QString &name);
    void alertsWanted(const QString &name);

private:
    HealthServer m_server;
    QPushButton *m_name, *m_alerts;
    StatusChip *m_chip;
    PartBar *m_bar;
    QLabel *m_connections, *m_facts;
};

class ServerCards : public QScrollArea {
    Q_OBJECT
public:
    explicit ServerCards(QWidget *parent = nullptr);
    void setServers(const QList<HealthServer> &servers); // cards are kept by their place
    void retranslate();
    const QList<ServerCard *> &cards() const { return m_cards; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void chosen(const QString &name);
    void alertsWanted(const QString &name);

private:
    QHBoxLayout *m_row;
    QList<ServerCard *> m_cards;
};

} // namespace tenantry::ui
