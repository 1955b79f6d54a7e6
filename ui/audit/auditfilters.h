// Which events: who, what kind, what was done, with which program, of which tenant, when, and words. GUI thread.
#pragma once

#include "ui/audit/auditbackend.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class SearchField;

struct AuditQuery {
    registry::EventFilter filter; // its tenantId is filled in from `tenant` by whoever asks the registry
    QString tenant;               // slug, subdomain, host name or id; empty: any
    QString since, until;         // the same as filter.since and until, as the command line takes them: "24h", "2026-11-20T23:30:00Z"

    bool isEmpty() const;
    QStringList arguments() const; // --by ana --kind tenant …
};

class AuditFilters : public QWidget {
    Q_OBJECT
public:
    explicit AuditFilters(QWidget *parent = nullptr);

    AuditQuery query() const; // "24h" counts back from now
    // "by:ana kind:tenant action:update with:psql tenant:sol since:24h words": what is not named is cleared.
    void setText(const QString &text);
    void clear();
    void setChoices(const registry::EventAuthors &authors); // keeps what is chosen
    void setTenantProblem(const QString &reason);          // already translated; empty: none
    void setTenant(const QString &reference);
    void setOperator(const QString &login);
    SearchField *search() const { return m_search; }
    QComboBox *box(const char *what) const;                // "by", "kind", "action", "with", "when"
    QLineEdit *tenantEdit() const { return m_tenant; }
    QPushButton *clearButton() const { return m_clear; }
    void addTool(QWidget *widget);                         // at the right of the search field
    void retranslate();

signals:
    void changed();

private:
    void choose(QComboBox *box, const QString &value);
    void announce();
    static void widen(QComboBox *box);
    QHBoxLayout *m_first;
    SearchField *m_search;
    QComboBox *m_by, *m_kind, *m_action, *m_with, *m_when;
    QLineEdit *m_tenant;
    QLabel *m_problem;
    QWidget *m_span;
    QDateTimeEdit *m_since, *m_until;
    QLabel *m_dash;
    QPushButton *m_clear;
    QTimer m_typed;
    bool m_quiet = false;
};

} // namespace tenantry::ui
