// Changing a feature for many tenants: who, what, why; exactly who changes from what to what; apply; take it back. GUI thread.
#pragma once

#include "ui/features/featurebackend.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace tenantry::ui {

class BulkModel;
class ColumnFit;
class CopyButton;
class ErrorBanner;
class FormField;
struct BulkPreview;

class BulkChange : public QWidget {
    Q_OBJECT
public:
    BulkChange(FeatureBackend backend, const Services &services, QWidget *parent = nullptr);
    ~BulkChange() override;
    // For the tenants of a filter, or for one, by its id. What was typed for the same stays until it is done.
    void start(const registry::Feature &feature, const QString &tenantId = {});
    bool hasUnsavedWork() const;
    void discard(); // closes it, and what was typed is gone
    void retranslate();
    QLineEdit *filter() const { return m_filter; }
    QLineEdit *reason() const { return m_reason; }
    QLineEdit *ends() const { return m_ends; }
    QComboBox *value() const { return m_value; }
    QPushButton *look() const { return m_look; }
    QPushButton *closeButton() const { return m_close; }
    CopyButton *commandButton() const { return m_command; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *undoButton() const { return m_undo; }
    QTableView *table() const { return m_table; }

signals:
    void closed();
    void changed(); // the registry holds something else now
    void undone();  // there is nothing more to do here

private:
    void fresh();
    void readTarget();
    bool holdsFocus() const;
    void forgetPreview();
    void letGo();
    void heard(const QString &table, const QStringList &ids); // somebody changed that
    void dispose(std::shared_ptr<const BulkPreview> preview); // on a worker
    void preview();
    void apply();
    void undo();
    void showPreview();
    void fitColumns();
    base::Result<registry::OverrideRequest> request() const;
    QWidget *amiss() const;
    QString command() const;
    QString title() const;

    FeatureBackend m_backend;
    Services m_services;
    registry::Feature m_feature;
    QString m_tenantId, m_tenant; // the one that it is about, and its name; empty: those of the filter
    bool m_typed = false, m_valueTyped = false;
    std::shared_ptr<const BulkPreview> m_preview; // null: none, or it is forgotten
    registry::BatchOutcome m_done;
    bool m_busy = false;
    QTimer m_settling; // since it was applied: what takes the button's place is not pressed by the second half of a double click
    quint64 m_newest = 0;
    std::stop_source m_stop;
    QLabel *m_title, *m_summary, *m_left;
    QLineEdit *m_filter, *m_reason, *m_starts, *m_ends;
    QComboBox *m_what, *m_value;
    FormField *m_filterField, *m_whatField, *m_valueField, *m_reasonField, *m_startsField, *m_endsField;
    QPushButton *m_look, *m_apply, *m_undo, *m_close;
    CopyButton *m_command;
    ErrorBanner *m_banner;
    QTableView *m_table;
    ColumnFit *m_fit = nullptr;
    BulkModel *m_rows;
};

} // namespace tenantry::ui
