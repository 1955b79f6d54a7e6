// One page of the wizard. It edits its own part of the context's request and says when that part is complete.
#pragma once

#include "ui/wizard/wizardcontext.h"

#include <QWidget>

namespace tenantry::ui {

inline constexpr int formWidth = 680; // wider lines are harder to read, not easier

class WizardStep : public QWidget {
    Q_OBJECT
public:
    explicit WizardStep(WizardContext &context, QWidget *parent = nullptr) : QWidget(parent), m_context(context) {}

    virtual QString title() const = 0;    // in the rail and as headline
    virtual QString subtitle() const = 0;
    virtual void entered() {}             // shown: read the context, focus the first field
    virtual bool complete() const { return true; }
    virtual void retranslate() = 0;

signals:
    void completeChanged();
    void advance();                       // Enter in the last field

protected:
    WizardContext &m_context;
};

} // namespace tenantry::ui
