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

    // A short step is as high as itself, not as the longest; and what is hidden is not measured each time that a label changes.
    bool hasHeightForWidth() const override { return !isHidden() && QWidget::hasHeightForWidth(); }
    int heightForWidth(int width) const override { return isHidden() ? -1 : QWidget::heightForWidth(width); }
    QSize sizeHint() const override { return isHidden() ? QSize() : QWidget::sizeHint(); }
    QSize minimumSizeHint() const override { return isHidden() ? QSize() : QWidget::minimumSizeHint(); }

    virtual QString title() const = 0;    // in the rail and as headline
    virtual QString subtitle() const = 0;
    virtual void entered() {}             // shown: read the context, focus the first field
    virtual bool complete() const { return true; }
    virtual bool makeMore() { return false; } // as of a page
    virtual void retranslate() = 0;

signals:
    void completeChanged();
    void advance();                       // Enter in the last field

protected:
    WizardContext &m_context;
};

} // namespace tenantry::ui
