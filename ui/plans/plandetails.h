// One plan: its limits, who is on it, what it carries. GUI thread.
#pragma once

#include "ui/plans/planmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tenantry::ui {

class CopyButton;
class KeyValueView;

class PlanDetails : public QWidget {
    Q_OBJECT
public:
    explicit PlanDetails(bool admin, QWidget *parent = nullptr);
    void setPlan(const registry::Plan &plan, const QList<std::pair<registry::Feature, QJsonValue>> &carried);
    QPushButton *tenantsButton() const { return m_tenants; }
    QPushButton *editButton() const { return m_edit; }
    QPushButton *removeButton() const { return m_remove; }
    QPushButton *featuresButton() const { return m_allFeatures; }
    void retranslate();

signals:
    void editRequested();
    void removeRequested();
    void tenantsWanted();
    void featureWanted(const QString &key); // empty: all of them

private:
    void display();
    registry::Plan m_plan;
    QList<std::pair<registry::Feature, QJsonValue>> m_carried;
    bool m_admin;
    QLabel *m_name, *m_description, *m_featuresTitle, *m_nothing;
    KeyValueView *m_facts;
    QPushButton *m_tenants, *m_edit, *m_remove, *m_allFeatures;
    CopyButton *m_command;
    QVBoxLayout *m_features;
};

} // namespace tenantry::ui
