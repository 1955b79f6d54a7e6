// Tenants whose databases another tool migrated, or whose version is known some other way: what is recognised, what would be written down,
// and writing it down, with the result of each. GUI thread.
#pragma once

#include "ui/migrations/migrationbackend.h"
#include "ui/widgets/sentence.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace tenantry::ui {

class BaselineModel;
class ConfirmBar;
class CopyButton;
class EmptyState;
class ErrorBanner;
class ProgressRow;
class SelectionBox;

class BaselinePanel : public QWidget {
    Q_OBJECT
public:
    BaselinePanel(const MigrationBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~BaselinePanel() override;
    void setProduct(const QString &product, const QStringList &versions); // newest last; what was found of another one goes
    void retranslate();
    QString commands() const; // a line for each that can be written down

    SelectionBox *tenants() const { return m_tenants; }
    QComboBox *versionBox() const { return m_version; }
    QPushButton *lookButton() const { return m_look; }
    QPushButton *applyButton() const { return m_apply; }
    QTableView *table() const { return m_table; }
    BaselineModel *model() const { return m_model; }
    QLabel *details() const { return m_details; }
    QLabel *summary() const { return m_summary; }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ProgressRow *progress() const { return m_progress; }
    ErrorBanner *banner() const { return m_banner; }
    bool isBusy() const { return m_busy; }

signals:
    void applied(); // registry versions may be others now

private:
    void begin();
    void look();
    void apply();
    void ended(const base::Result<void> &result, const Sentence &whatFailed);
    void showAll();
    void showOne();

    MigrationBackend m_backend;
    Services m_services;
    QString m_product;
    SelectionBox *m_tenants;
    QComboBox *m_version;
    QPushButton *m_look, *m_apply;
    CopyButton *m_command;
    ConfirmBar *m_confirm;
    ProgressRow *m_progress;
    ErrorBanner *m_banner;
    QLabel *m_summary, *m_details;
    QStackedWidget *m_place;
    EmptyState *m_state;
    QTableView *m_table;
    BaselineModel *m_model;
    int m_total = 0, m_done = 0;
    bool m_busy = false, m_looked = false, m_applying = false;
    quint64 m_number = 0;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
