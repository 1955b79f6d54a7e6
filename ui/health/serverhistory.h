// What a server was like: charts of the last 48 hours by sample, or of 90 days by hour. ADMIN.
#pragma once

#include "ui/health/healthbackend.h"
#include "ui/health/healthreading.h"

#include <QWidget>
#include <array>

class QComboBox;
class QLabel;

namespace tenantry::ui {

class ErrorBanner;
class HealthChart;

class ServerHistory : public QWidget {
    Q_OBJECT
public:
    enum Chart { Latency, Connections, LockWaits, Lag, Charts };

    ServerHistory(const HealthBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~ServerHistory() override;
    void setSnapshot(const HealthSnapshotPtr &snapshot); // the servers to choose from; the one that is shown stays
    void choose(const QString &serverName);
    void reload();
    void retranslate();

    QComboBox *servers() const { return m_servers; }
    QComboBox *range() const { return m_range; }
    HealthChart *chart(Chart which) const { return m_charts[which]; }
    QString serverName() const;
    int hours() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void display();
    HealthBackend m_backend;
    Services m_services;
    HealthSnapshotPtr m_snapshot;
    ServerReading m_reading;
    std::array<HealthCurve, Charts> m_curves;
    QComboBox *m_servers, *m_range;
    QLabel *m_serverLabel, *m_rangeLabel, *m_note;
    ErrorBanner *m_banner;
    std::array<HealthChart *, Charts> m_charts{};
    QString m_wanted;
    bool m_read = false;
    quint64 m_newest = 0;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
