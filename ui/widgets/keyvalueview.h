// Rows of a label and what it says, as text that can be selected and copied.
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace tenantry::ui {

class CopyButton;

class KeyValueView : public QWidget {
    Q_OBJECT
public:
    enum Option { Plain = 0, Copyable = 1, Mono = 2, Short = 4 }; // Short: a long one is shown by its ends, and copied whole
    Q_DECLARE_FLAGS(Options, Option)

    explicit KeyValueView(QWidget *parent = nullptr);
    // `key` is the row's stable name, `label` what people read; call setLabel() again when the language changes.
    void addRow(const QString &key, const QString &label, const QString &value = {}, Options options = Copyable);
    void addWidget(const QString &key, const QString &label, QWidget *value); // takes ownership
    void setLabel(const QString &key, const QString &label);
    void setValue(const QString &key, const QString &value);                  // empty: shown as a dash
    void setRowVisible(const QString &key, bool visible);
    QString value(const QString &key) const;
    void clear();

private:
    struct Row { QLabel *label = nullptr; QLabel *text = nullptr; QWidget *widget = nullptr; CopyButton *copy = nullptr; QString value; bool isShort = false; };
    void display(Row &row);
    QGridLayout *m_grid;
    QHash<QString, Row> m_rows;
};

} // namespace tenantry::ui

Q_DECLARE_OPERATORS_FOR_FLAGS(tenantry::ui::KeyValueView::Options)
