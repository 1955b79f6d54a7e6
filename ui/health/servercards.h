// The servers beside each other: whether each answers, how full it is, what is wrong. Many of them scroll sideways.
#pragma once

#include "ui/health/healthmodel.h"

#include <QFrame>
#include <QScrollArea>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace tenantry::ui {

class PartBar;
class StatusChip;

// Connections of a server in the last 48 hours, an hour beside the other: the most of each.
class ServerTrend : public QWidget {
    Q_OBJECT
public:
    explicit ServerTrend(QWidget *parent = nullptr) : QWidget(parent) { setFixedHeight(30); }
    void set(const QList<registry::ServerPoint> &hours, const QDateTime &now);
    const HealthTrend &trend() const { return m_trend; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HealthTrend m_trend;
};

class ServerCard : public QFrame {
    Q_OBJECT
public:
    explicit ServerCard(QWidget *parent = nullptr);
    void set(const HealthServer &server);
    void setHours(const QList<registry::ServerPoint> &hours, const QDateTime &now);
    void retranslate();
    const HealthServer &server() const { return m_server; }
    QPushButton *nameButton() const { return m_name; }
    QPushButton *alertsButton() const { return m_alerts; }
    QToolButton *historyButton() const { return m_history; }
    ServerTrend *trend() const { return m_trend; }
    QString said() const; // all of it in a sentence, for screen readers

signals:
    void chosen(const QString &name);
    void alertsWanted(const QString &name);
    void historyWanted(const QString &name);

private:
    HealthServer m_server;
    QPushButton *m_name, *m_alerts;
    StatusChip *m_chip;
    PartBar *m_bar;
    QLabel *m_connections, *m_facts;
    ServerTrend *m_trend;
    QToolButton *m_history;
};

class ServerCards : public QScrollArea {
    Q_OBJECT
public:
    explicit ServerCards(QWidget *parent = nullptr);
    void setServers(const QList<HealthServer> &servers); // cards are kept by their place
    void setHours(const ServerHours &hours, const QDateTime &now);
    void retranslate();
    const QList<ServerCard *> &cards() const { return m_cards; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void chosen(const QString &name);
    void alertsWanted(const QString &name);
    void historyWanted(const QString &name);

private:
    ServerHours m_hours;
    QDateTime m_now;
    QHBoxLayout *m_row;
    QList<ServerCard *> m_cards;
};

} // namespace tenantry::ui
