// Many tenants at once, from a CSV: the same checks as one, a report row by row, and good rows go on.
#pragma once

#include "ui/shell/page.h"
#include "ui/widgets/sentence.h"

#include <QHash>
#include <QTimer>

class QLabel;
class QPushButton;
class QTableView;

namespace tenantry::ui {

class BatchModel;
class ConfirmBar;
class ErrorBanner;
class ProgressRow;
class StateStack;

class BatchPage : public Page {
    Q_OBJECT
public:
    explicit BatchPage(const Services &services, QWidget *parent = nullptr);
    ~BatchPage() override;

    QString key() const override { return QStringLiteral("batch"); }
    QString title() const override { return tr("Provision from a table (CSV)"); }
    QIcon icon() const override;
    void activated(const QString &argument) override;
    void retranslate() override;
    bool letGo() override;
    bool hasUnsavedWork() const override;

    void openFile(const QString &path);
    void testOnly();
    void provisionAll();
    void write(const QString &path, bool withPasswords); // the report

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choose();
    void take(const QString &path);
    void save(bool withPasswords);
    Sentence unsavedText() const;
    void feed();          // keeps a few rows going; starts one of them
    void dropTest();      // what comes of it is ignored
    void showProgress();
    void showButtons();

    static constexpr int atOnce = 4;
    BatchModel *m_model;
    ConfirmBar *m_confirm;
    StateStack *m_state;
    QTableView *m_table;
    ErrorBanner *m_error;
    ProgressRow *m_progress;
    QLabel *m_summary;
    QPushButton *m_choose, *m_test, *m_run, *m_report, *m_passwords;
    QHash<quint64, int> m_running; // JobCenter's token -> row
    QList<int> m_queue;
    QTimer m_feed;
    int m_planned = 0;
    bool m_stopping = false, m_testing = false, m_reading = false;
    std::stop_source m_checking;
};

} // namespace tenantry::ui
