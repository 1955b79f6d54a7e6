// Open alerts and, beside them, the one that is chosen: what it means, since when, and who looks after it.
#pragma once

#include "ui/health/alertmodel.h"
#include "ui/health/healthbackend.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace tenantry::ui {

class AlertForm;
class Card;
class CopyButton;
class EmptyState;
class KeyValueView;

class AlertPanel : public QWidget {
    Q_OBJECT
public:
    AlertPanel(const HealthBackend &backend, const Services &services, QWidget *parent = nullptr);
    void setView(const HealthViewPtr &view, const HealthWish &wish);
    void setNow(const QDateTime &now);
    void retranslate();

    QTableView *table() const { return m_table; }
    AlertModel *model() const { return m_model; }
    QPushButton *severityButton(registry::Severity severity) const { return severity == registry::Severity::Critical ? m_critical : m_warnings; }
    AlertForm *form() const { return m_form; }
    const registry::Alert *current() const;
    void choose(const QString &alertId);

signals:
    void severityWanted(std::optional<tenantry::registry::Severity> severity); // not set: all
    void tenantWanted(const QString &argument);  // of the page of tenants
    void serverWanted(const QString &name);
    void thresholdWanted(const QString &metric);
    void changed();

private:
    void showCurrent();
    void showCounts();
    HealthBackend m_backend;
    AlertModel *m_model;
    HealthWish m_wish;
    QDateTime m_now;
    QPushButton *m_critical, *m_warnings;
    QTableView *m_table;
    EmptyState *m_nothing;
    QWidget *m_severities;
    Card *m_card;
    QLabel *m_meaning, *m_error;
    KeyValueView *m_facts;
    QPushButton *m_open, *m_diagnose, *m_threshold;
    AlertForm *m_form;
    CopyButton *m_command;
    QString m_chosen;
};

} // namespace tenantry::ui
