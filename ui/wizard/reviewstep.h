// 6. Everything at a glance: the answers, every check, the exact steps and SQL with secrets masked.
#pragma once

#include "ui/wizard/wizardstep.h"

class QPushButton;

namespace tenantry::ui {

class Card;
class CopyButton;
class ErrorBanner;
class KeyValueView;
class SqlView;
class StepList;

class ReviewStep : public WizardStep {
    Q_OBJECT
public:
    explicit ReviewStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("Review"); }
    QString title() const override { return name(); }
    QString subtitle() const override { return tr("Nothing has been made yet. This is what will be done."); }
    void entered() override;                 // checks everything
    bool complete() const override;
    bool makeMore() override;
    void retranslate() override;

private:
    void showChecks();
    void showLarger(bool larger); // the statements alone
    KeyValueView *m_answers;
    StepList *m_checks;
    SqlView *m_sql;
    QPushButton *m_again, *m_larger;
    CopyButton *m_command;
    Card *m_answersCard, *m_checksCard, *m_sqlCard;
    ErrorBanner *m_error;
    bool m_failed = false, m_isLarger = false;
};

} // namespace tenantry::ui
