// The query box: one statement that only looks, with the reason for it. What can be asked for and what was asked before stand beside it.
// GUI thread.
#pragma once

#include "ui/inspection/columnlist.h"
#include "ui/inspection/lookpart.h"

#include <QElapsedTimer>
#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace tenantry::ui {

class AnswerView;
class ErrorBanner;
class LookModel;
class SqlEdit;

class QueryPart : public LookPart {
    Q_OBJECT
public:
    QueryPart(const InspectionBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~QueryPart() override;
    QString command() const override;
    QWidget *filter() const override;
    void retranslate() override;
    void refresh() override;

    void run();
    void stop();
    bool isRunning() const { return m_running; }

    SqlEdit *edit() const { return m_edit; }
    QPushButton *runButton() const { return m_run; }
    QPushButton *stopButton() const { return m_end; }
    QComboBox *limit() const { return m_limit; }
    QLabel *progress() const { return m_progress; }
    AnswerView *answer() const { return m_answer; }
    ErrorBanner *banner() const { return m_banner; }
    ColumnList *columns() const { return m_columns; }
    QTableView *history() const { return m_history; }
    QTabBar *sideTabs() const { return m_sideTabs; }

protected:
    void read() override;
    void forget() override;
    QString whatFailed() const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void finished(const QString &sql, const inspection::Limits &limits, const base::Result<QueryAnswer> &result);
    void showAnswer();
    void showRunning();
    void readHistory();
    void showHistory();

    // What was answered last, to be told again in another language.
    struct Told {
        QueryAnswer answer;
        inspection::Limits limits;
        QList<MaskedColumn> masked;
    };
    std::optional<Told> m_told;
    NamedColumns m_named; // the query that was written here, and what of its table is masked
    QList<registry::Inspection> m_asked;
    QElapsedTimer m_clock;
    QTimer m_tick;
    bool m_running = false;
    quint64 m_newest = 0, m_newestHistory = 0;
    std::stop_source m_stopQuery, m_stopHistory;

    SqlEdit *m_edit;
    QPushButton *m_run, *m_end;
    QComboBox *m_limit;
    QLabel *m_progress, *m_limitTitle;
    ErrorBanner *m_banner;
    AnswerView *m_answer;
    QTabBar *m_sideTabs;
    QStackedWidget *m_side;
    ColumnList *m_columns;
    QTableView *m_history;
    LookModel *m_historyModel;
};

} // namespace tenantry::ui
