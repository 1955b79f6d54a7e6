// The form for a plan: a new one, or one that is there. GUI thread.
#pragma once

#include "ui/plans/planbackend.h"
#include "ui/shell/onpage.h"
#include "ui/widgets/formlock.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;
class NumberField;

class PlanEditor : public QWidget {
    Q_OBJECT
public:
    PlanEditor(PlanBackend backend, const Services &services, QWidget *parent = nullptr);
    ~PlanEditor() override;
    void startNew(int position);
    void start(const registry::Plan &plan);
    // What the registry holds now of the plan that is edited; null: it is gone. What was typed stays.
    void setCurrent(const registry::Plan *plan);
    QString planId() const { return m_plan.id; }
    bool isNew() const { return m_isNew; }
    bool hasUnsavedWork() const { return isOnPage(this) && m_changed; }
    QString command() const;
    QLineEdit *nameEdit() const { return m_name; }
    QLineEdit *descriptionEdit() const { return m_description; }
    QSpinBox *connectionsEdit() const;
    QPushButton *saveButton() const { return m_save; }
    ErrorBanner *banner() const { return m_banner; }
    void retranslate();

signals:
    void closed();
    void saved(const tenantry::registry::Plan &plan);
    void outdated(); // saving was refused, somebody else was faster: setCurrent() is wanted

private:
    void begin(const registry::Plan &plan);
    registry::Plan typed() const;
    QStringList takeUntouched(const registry::Plan &theirs);
    void save();

    PlanBackend m_backend;
    Services m_services;
    registry::Plan m_plan; // as it was when the form was filled
    registry::Plan m_seen; // as the registry had it last: what saving may replace, since it was said
    bool m_isNew = true, m_changed = false, m_busy = false;
    FormLock m_lock;
    std::stop_source m_stop;
    QLabel *m_title;
    QLineEdit *m_name, *m_description;
    FormField *m_nameField, *m_descriptionField;
    NumberField *m_connections, *m_position;
    QPushButton *m_save, *m_close;
    CopyButton *m_command;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
