// An answer to look at: a table, below it the value of the cell that is chosen, as it is. Copied and exported from here. GUI thread.
#pragma once

#include "ui/inspection/answermodel.h"

#include <QWidget>
#include <stop_token>

class QLabel;
class QMenu;
class QStackedWidget;
class QPlainTextEdit;
class QTableView;
class QThreadPool;
class QToolButton;

namespace tenantry::ui {

class EmptyState;
class ErrorBanner;

class AnswerView : public QWidget {
    Q_OBJECT
public:
    enum class Format { Csv, JsonLines };

    explicit AnswerView(QThreadPool *workers, QWidget *parent = nullptr);
    ~AnswerView() override;

    void show(AnswerPtr answer, const QString &summary, const QStringList &notes, const QList<MaskedColumn> &masked = {});
    void clear();
    void setEmptyTexts(const QString &title, const QString &text); // while there is no answer
    void exportTo(const QString &path, Format format);
    QString copied() const; // what Ctrl+C takes
    void retranslate();

    QTableView *table() const { return m_table; }
    AnswerModel *model() const { return m_model; }
    QPlainTextEdit *value() const { return m_value; }
    QLabel *summary() const { return m_summary; }
    QLabel *notes() const { return m_notes; }
    QLabel *said() const { return m_said; }
    QToolButton *exportButton() const { return m_export; }
    ErrorBanner *banner() const { return m_banner; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showValue();
    void askExport(Format format);

    QThreadPool *m_workers;
    QLabel *m_summary, *m_notes, *m_said, *m_valueTitle;
    ErrorBanner *m_banner;
    QToolButton *m_export;
    QMenu *m_menu;
    QStackedWidget *m_place;
    EmptyState *m_empty;
    QTableView *m_table;
    AnswerModel *m_model;
    QPlainTextEdit *m_value;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
