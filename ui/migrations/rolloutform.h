// What is to be rolled out: which tenants, how far, in which waves, and how much may fail. Says beforehand what that means. GUI thread.
#pragma once

#include "ui/migrations/migrationbackend.h"
#include "ui/shell/onpage.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;
class NumberField;
class RehearsalFields;
class RehearsalPanel;

class RolloutForm : public QWidget {
    Q_OBJECT
public:
    RolloutForm(MigrationBackend backend, const Services &services, QWidget *parent = nullptr);
    ~RolloutForm() override;
    void start(const DueFiles &files, const QString &filter = {}); // for this product
    bool hasUnsavedWork() const { return isOnPage(this) && m_changed; }
    void retranslate();

    QLineEdit *filterEdit() const { return m_filter; }
    QLineEdit *wavesEdit() const { return m_waves; }
    QLineEdit *budgetEdit() const { return m_budget; }
    QLineEdit *backupEdit() const { return m_backup; }
    QSpinBox *healthBox() const;
    QSpinBox *perServerBox() const;
    QComboBox *targetBox() const { return m_target; }
    QCheckBox *dryRunBox() const { return m_dryRun; }
    QPushButton *startButton() const { return m_start; }
    QPushButton *rehearseButton() const { return m_rehearse; }
    RehearsalFields *rehearsalFields() const { return m_rehearsalFields; }
    RehearsalPanel *rehearsal() const { return m_rehearsal; }
    QLabel *preview() const { return m_preview; }
    ErrorBanner *banner() const { return m_banner; }
    QString command() const;

signals:
    void started(const QString &run);
    void closed();

private:
    base::Result<RolloutRequest> request() const; // InvalidInput is shown at its field
    void look();                                  // what it would do, as now filled in
    bool acceptNumbers();                         // false: one was none; it is said, and has the focus
    void begin();

    MigrationBackend m_backend;
    Services m_services;
    QString m_product;
    QLabel *m_title, *m_preview;
    QComboBox *m_target;
    QLineEdit *m_filter, *m_waves, *m_budget, *m_backup;
    QCheckBox *m_wait, *m_dryRun, *m_outOfOrder;
    FormField *m_targetField, *m_filterField, *m_wavesField, *m_budgetField, *m_backupField;
    NumberField *m_perServer, *m_health;
    QPushButton *m_start, *m_rehearse, *m_close;
    CopyButton *m_command;
    ErrorBanner *m_banner;
    RehearsalFields *m_rehearsalFields;
    RehearsalPanel *m_rehearsal;
    QTimer m_soon;
    quint64 m_newest = 0;
    bool m_changed = false, m_busy = false;
    qsizetype m_tenants = 0;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
