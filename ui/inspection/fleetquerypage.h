// The same read-only question to many tenants: their rows in one table, the tenant first; who gave no answer, and why. ADMIN.
#pragma once

#include "ui/inspection/inspectionbackend.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"

#include <QElapsedTimer>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace tenantry::ui {

class AnswerView;
class CopyButton;
class ErrorBanner;
class LookModel;
class ProgressRow;
class SelectionBox;
class SqlEdit;

class FleetQueryPage : public Page {
    Q_OBJECT
public:
    FleetQueryPage(InspectionBackend backend, const Services &services, QWidget *parent = nullptr);
    ~FleetQueryPage() override;

    QString key() const override { return QStringLiteral("fleet-query"); }
    QString title() const override { return tr("Ask many tenants"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // a filter as the tenants page has it; empty: as it was
    void focusFilter() override;
    void retranslate() override;

    void run();
    void stop();
    bool isRunning() const { return m_running; }
    QString command() const;

    SelectionBox *tenants() const { return m_tenants; }
    QLineEdit *reason() const { return m_reason; }
    SqlEdit *edit() const { return m_edit; }
    QPushButton *runButton() const { return m_run; }
    QComboBox *limit() const { return m_limit; }
    ProgressRow *progress() const { return m_progress; }
    AnswerView *answer() const { return m_answer; }
    QTableView *failures() const { return m_failures; }
    QLabel *failuresTitle() const { return m_failuresTitle; }
    ErrorBanner *banner() const { return m_banner; }
    CopyButton *copyButton() const { return m_copy; }

protected:
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finished(const QString &sql, const base::Result<FleetQueryAnswer> &result);
    void showAnswer();
    void showFailures();
    void showRunning(bool running);

    InspectionBackend m_backend;
    std::optional<FleetQueryAnswer> m_told;
    int m_askedRows = 0;
    bool m_running = false;
    quint64 m_number = 0;
    std::stop_source m_stop;

    QToolButton *m_back;
    QLabel *m_title, *m_why, *m_limitTitle, *m_failuresTitle;
    CopyButton *m_copy;
    SelectionBox *m_tenants;
    QLineEdit *m_reason;
    SqlEdit *m_edit;
    QPushButton *m_run;
    QComboBox *m_limit;
    ProgressRow *m_progress;
    ErrorBanner *m_banner;
    AnswerView *m_answer;
    QWidget *m_failed;
    QTableView *m_failures;
    LookModel *m_failuresModel;
};

PageFactory fleetQueryPageFactory();

} // namespace tenantry::ui
