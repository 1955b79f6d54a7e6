// Thresholds, for all tenants, a plan or a tenant: what holds, where it was said, and, for an ADMIN, a form to say otherwise.
#pragma once

#include "ui/health/healthbackend.h"
#include "ui/health/thresholdmodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace tenantry::ui {

class Card;
class CopyButton;
class ErrorBanner;
class FormField;

class ThresholdPanel : public QWidget {
    Q_OBJECT
public:
    ThresholdPanel(const HealthBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~ThresholdPanel() override;
    void setSnapshot(const HealthSnapshotPtr &snapshot); // what is typed stays
    void choose(const QString &metric, const QString &tenantSlug = {});
    void retranslate();

    QTableView *table() const { return m_table; }
    ThresholdModel *model() const { return m_model; }
    QComboBox *scopeBox() const { return m_kind; }
    QComboBox *plans() const { return m_plan; }
    QLineEdit *tenantEdit() const { return m_tenant; }
    QCheckBox *judged() const { return m_judged; }
    QLineEdit *warning() const { return m_warning; }
    QLineEdit *critical() const { return m_critical; }
    QPushButton *saveButton() const { return m_save; }
    QPushButton *clearButton() const { return m_clear; }
    ErrorBanner *banner() const { return m_banner; }
    QString command() const;

signals:
    void changed();

private:
    enum Kind { All, Plan, Tenant };
    ThresholdScope scope() const;
    void scopeChanged();
    void fill();             // the form, from what holds
    std::optional<registry::ThresholdRule> typed(); // says at the fields what cannot be taken
    void send(bool clear);
    void adapt();
    bool isDirty() const;

    HealthBackend m_backend;
    Services m_services;
    HealthSnapshotPtr m_snapshot;
    ThresholdModel *m_model;
    QComboBox *m_kind, *m_plan;
    QLineEdit *m_tenant;
    QLabel *m_noTenant;
    QTableView *m_table;
    Card *m_card;
    QLabel *m_source;
    QCheckBox *m_judged;
    QLineEdit *m_warning, *m_critical, *m_for, *m_clearAfter, *m_hysteresis;
    FormField *m_warningField, *m_criticalField, *m_forField, *m_clearField, *m_hysteresisField;
    QPushButton *m_save, *m_clear;
    CopyButton *m_command;
    ErrorBanner *m_banner;
    QString m_shown;         // metric and scope that the form is of
    bool m_busy = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
