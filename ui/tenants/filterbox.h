// One line in which people say which tenants they mean: words and key:value, completed as they are typed, with what is
// wrong said below. The last expression that could be read stays in force until the next one can.
#pragma once

#include "registry/filter.h"

#include <QMap>
#include <QWidget>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace tenantry::ui {

class SearchField;

class FilterBox : public QWidget {
    Q_OBJECT
public:
    explicit FilterBox(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &expression);
    const registry::Filter &filter() const { return m_filter; }
    bool isValid() const { return m_valid; }

    // What is offered after "plan:", "server:" …
    void setKnownValues(const QMap<QString, QStringList> &valuesByKey) { m_values = valuesByKey; }

    // What may stand where the cursor is, best first; for the list under the line.
    QStringList proposals(const QString &text, int cursor) const;

    QLineEdit *editor() const { return m_edit; }
    QString problem() const; // as said below the line; empty when there is none
    void focusEditor();
    void retranslate();

signals:
    void filterChanged();              // filter() is another; only for expressions that can be read
    void textChanged(const QString &text);
    void left();                       // Enter, Down, Esc in an empty box: to the rows

private:
    void read();
    void propose();
    void insertProposal(const QString &proposal);
    void say();

    SearchField *m_field;
    QLineEdit *m_edit;
    QCompleter *m_completer;
    QStringListModel *m_proposals;
    QMap<QString, QStringList> m_values;
    registry::Filter m_filter;
    base::Error m_error;
    QString m_problem;
    bool m_valid = true;
};

} // namespace tenantry::ui
