// Drift of a product's tenants: looks at their databases, names those that are not what their version says, and shows the difference
// object by object. Changes nothing. GUI thread.
#pragma once

#include "ui/migrations/migrationbackend.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tenantry::ui {

class CopyButton;
class DriftModel;
class EmptyState;
class ErrorBanner;
class ProgressRow;
class SelectionBox;

class DriftPanel : public QWidget {
    Q_OBJECT
public:
    DriftPanel(const MigrationBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~DriftPanel() override;
    void setProduct(const QString &product); // what was found of another one goes
    void retranslate();
    QString command() const;

    SelectionBox *tenants() const { return m_tenants; }
    QLineEdit *ignoreEdit() const { return m_ignore; }
    QPushButton *checkButton() const { return m_check; }
    QLabel *summary() const { return m_summary; }
    QTableView *table() const { return m_table; }
    DriftModel *model() const { return m_model; }
    QPlainTextEdit *difference() const { return m_difference; }
    CopyButton *copyButton() const { return m_copy; }
    EmptyState *state() const { return m_state; }
    ProgressRow *progress() const { return m_progress; }
    ErrorBanner *banner() const { return m_banner; }
    bool isChecking() const { return m_checking; }

signals:
    void tenantWanted(const QString &slug);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Inbox; // what workers found and this has not taken yet
    void check();
    void take(quint64 number, Inbox &inbox);
    void showAll();
    void showOne();
    QStringList ignored() const;

    MigrationBackend m_backend;
    Services m_services;
    QString m_product;
    SelectionBox *m_tenants;
    QLineEdit *m_ignore;
    QPushButton *m_check, *m_open;
    CopyButton *m_command, *m_copy;
    ProgressRow *m_progress;
    ErrorBanner *m_banner, *m_reason;
    QLabel *m_summary, *m_title, *m_notes;
    QStackedWidget *m_place;
    EmptyState *m_state;
    QSplitter *m_splitter;
    QTableView *m_table;
    DriftModel *m_model;
    QPlainTextEdit *m_difference;
    int m_total = 0, m_leftOut = 0;
    bool m_checking = false, m_checked = false, m_cancelled = false;
    quint64 m_number = 0;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
