// Migrations of a product: who is behind, what is due, rolling it out and watching it, and what was done before.
#pragma once

#include "ui/migrations/migrationbackend.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"
#include "ui/widgets/seentimer.h"
#include "ui/widgets/sentence.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace tenantry::ui {

class BaselinePanel;
class ConfirmBar;
class DriftPanel;
class DuePanel;
class ErrorBanner;
class RolloutForm;
class RunCarrier;
class RunModel;
class RunPanel;
class StateStack;
class VersionsBar;

class MigrationsPage : public Page {
    Q_OBJECT
public:
    enum Tab { Files, RunTab, History, DriftTab, BaselineTab, Tabs };

    MigrationsPage(MigrationBackend backend, const Services &services, QWidget *parent = nullptr);
    ~MigrationsPage() override;

    QString key() const override { return QStringLiteral("migrations"); }
    QString title() const override { return tr("Migrations"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a run's id, a product's name, "roll-out", "drift", "adopt", or empty
    void refresh() override;
    void retranslate() override;
    bool makeMore() override { return (m_backend.may("migrations.drift") && m_drift.make()) || (m_backend.may("migrations.baseline") && m_baseline.make()); }
    bool leave() override;
    bool letGo() override;
    bool hasUnsavedWork() const override;

    StateStack *states() const { return m_state; }
    QComboBox *products() const { return m_product; }
    VersionsBar *versions() const { return m_versions; }
    QLabel *headline() const { return m_headline; }
    QTabBar *tabs() const { return m_tabs; }
    DuePanel *due() const { return m_due; }
    RunPanel *runPanel() const { return m_run; }
    QTableView *history() const { return m_history; }
    RunModel *runs() const { return m_runs; }
    QPushButton *rollOutButton() const { return m_rollOut; }
    QPushButton *verifyButton() const { return m_verify; }
    DriftPanel *drift() const { return m_drift.get(); }
    BaselinePanel *baseline() const { return m_baseline.get(); }
    RolloutForm *form() const { return m_form.get(); }
    ConfirmBar *confirmBar() const { return m_confirm; }
    ErrorBanner *banner() const { return m_banner; }

private:
    void take(const MigrationSnapshot &snapshot);
    void showProduct();
    void readFiles();
    void readRun();
    void showRun(const QString &id);
    void showTab(int tab);
    void openForm(bool open);
    void begun(const QString &run);
    void steer(std::function<base::Result<void>(std::stop_token)> change, const Sentence &whatFailed, bool thenCarry);
    const migrations::Status *current() const;

    MigrationBackend m_backend;
    MigrationSnapshot m_snapshot;
    DueFiles m_files;
    RunCarrier *m_carrier;
    StateStack *m_state;
    QComboBox *m_product;
    QLabel *m_headline;
    QPushButton *m_rollOut, *m_verify;
    ConfirmBar *m_confirm;
    ErrorBanner *m_banner;
    VersionsBar *m_versions;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    DuePanel *m_due;
    RunPanel *m_run;
    QStackedWidget *m_runPlace;
    QLabel *m_noRun;
    RunModel *m_runs;
    QTableView *m_history;
    OnDemand<DriftPanel> m_drift;
    OnDemand<BaselinePanel> m_baseline;
    QStringList m_ordinary; // versions of the product shown
    QWidget *m_formPlace;
    OnDemand<RolloutForm> m_form;
    QString m_wantedProduct, m_runId;
    quint64 m_newest = 0, m_newestFiles = 0, m_newestRun = 0;
    bool m_openForm = false;
    QDateTime m_readAt;
    SeenTimer m_soon{this}, m_runSoon{this};
    std::stop_source m_stop;
};

PageFactory migrationsPageFactory();

} // namespace tenantry::ui
