// Changing a feature for many tenants: who, what, why; exactly who changes from what to what; apply; take it back. GUI thread.
#pragma once

#include "ui/features/featurebackend.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace tenantry::ui {

class BulkModel;
class CopyButton;
class ErrorBanner;
class FormField;
struct BulkPreview;

class BulkChange : public QWidget {
    Q_OBJECT
public:
    BulkChange(FeatureBackend backend, const Services &services, QWidget *parent = nullptr);
    ~BulkChange() override;
    void start(const registry::Feature &feature, const QString &filter = {}); // what was typed for the same feature stays
    bool hasUnsavedWork() const;
    void discard(); // closes it, and what was typed is gone
    void retranslate();
    QLineEdit *filter() const { return m_filter; }
    QLineEdit *reason() const { return m_reason; }
    QComboBox *value() const { return m_value; }
    QPushButton *look() const { return m_look; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *undoButton() const { return m_undo; }
    QTableView *table() const { return m_table; }

signals:
    void closed();
    void changed(); // the registry holds something else now

private:
    void forgetPreview();
    void letGo();
    void preview();
    void apply();
    void undo();
    void showPreview();
    base::Result<registry::OverrideRequest> request() const;
    QString command() const;

    FeatureBackend m_backend;
    Services m_services;
    registry::Feature m_feature;
    std::shared_ptr<const BulkPreview> m_preview; // null: none, or it is forgotten
    registry::BatchOutcome m_done;
    bool m_busy = false;
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
    BulkModel *m_rows;
};

} // namespace tenantry::ui
