// What the wizard's pages share: the request as it grows, what the registry offers to choose from, and what is known about
// each answer. GUI thread; all looking happens on the worker pool.
#pragma once

#include "registry/features.h"
#include "tenants/provisioning.h"
#include "ui/shell/services.h"

#include <QObject>
#include <QTimer>

namespace tenantry::ui {

class WizardContext : public QObject {
    Q_OBJECT
public:
    enum class Known { Empty, Checking, Good, Bad };
    struct Answer { // one field
        Known known = Known::Empty;
        base::Error error; // when Bad
    };

    explicit WizardContext(const Services &services, QObject *parent = nullptr);
    ~WizardContext() override;

    void start(const tenants::ProvisionRequest &like = {}); // anew; keeps product, plan, server and labels of `like`
    void load();                                            // products, plans, servers, features

    const Services &services() const { return m_services; }
    const QList<registry::Product> &products() const { return m_products; }
    const QList<registry::Plan> &plans() const { return m_plans; }
    const QList<registry::Server> &servers() const { return m_servers; }
    const QList<registry::Feature> &features() const { return m_features; } // those in use, by key
    const registry::Product *product() const;
    const registry::Plan *plan() const;
    const registry::Server *server() const;

    tenants::ProvisionRequest request; // pages write their own fields; names through the setters below

    void setCompanyName(const QString &name); // suggests slug and subdomain until somebody typed their own
    void setSlug(const QString &slug);
    void setSubdomain(const QString &subdomain);
    void setDatabase(const QString &database); // empty: made up
    void setRole(const QString &role);
    const Answer &nameAnswer() const { return m_name; }
    const Answer &slugAnswer() const { return m_slug; }
    const Answer &subdomainAnswer() const { return m_subdomain; }
    bool companyComplete() const;

    // Fills what is empty, runs every check and plans the steps. Ends with prepared() or prepareFailed().
    void prepare();
    const tenants::CheckReport &report() const { return m_report; }
    const std::vector<tenants::PlannedStep> &plannedSteps() const { return m_steps; }
    bool isPreparing() const { return m_preparing; }

    // The tenantryctl line that does the same; no passwords.
    QString asCommand() const;

signals:
    void loaded();
    void loadFailed(const tenantry::base::Error &error);
    void answersChanged();
    void prepared();
    void prepareFailed(const tenantry::base::Error &error);

private:
    void lookUp();
    Answer checked(const base::Result<QString> &shape, bool free) const;

    Services m_services;
    QList<registry::Product> m_products;
    QList<registry::Plan> m_plans;
    QList<registry::Server> m_servers;
    QList<registry::Feature> m_features;
    bool m_slugTyped = false, m_subdomainTyped = false, m_databaseTyped = false, m_roleTyped = false, m_preparing = false;
    Answer m_name, m_slug, m_subdomain;
    QTimer m_delay;
    std::stop_source m_looking, m_loading, m_working;
    tenants::CheckReport m_report;
    std::vector<tenants::PlannedStep> m_steps;
};

} // namespace tenantry::ui
