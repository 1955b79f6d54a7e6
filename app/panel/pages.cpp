#include "pages.h"

#include "registry/permissions.h"
#include "ui/audit/auditpage.h"
#include "ui/features/featurespage.h"
#include "ui/health/healthpage.h"
#include "ui/inspection/fleetquerypage.h"
#include "ui/inspection/inspectionpage.h"
#include "ui/jobs/jobspage.h"
#include "ui/migrations/migrationspage.h"
#include "ui/operators/operatorspage.h"
#include "ui/overview/overviewpage.h"
#include "ui/plans/planspage.h"
#include "ui/products/productspage.h"
#include "ui/servers/serverspage.h"
#include "ui/tenants/tenantsearch.h"
#include "ui/wizard/adoptpage.h"
#include "ui/wizard/batchpage.h"
#include "ui/wizard/wizardpage.h"

#include <QCoreApplication>

namespace tenantry::panel {

ui::PageFactories pages()
{
    ui::PageFactories pages;
    ui::PageFactory tenants = ui::tenantsPageFactory();
    pages.push_back(ui::overviewPageFactory(tenants.search));
    pages.push_back(std::move(tenants));
    pages.push_back(ui::featuresPageFactory());
    pages.push_back(ui::migrationsPageFactory());
    pages.push_back(ui::healthPageFactory());

    ui::PageFactory jobs;
    jobs.key = QStringLiteral("jobs");
    jobs.icon = QStringLiteral("jobs");
    jobs.title = [] { return QCoreApplication::translate("tenantry::ui::JobsPage", "Jobs"); };
    jobs.create = [](const ui::Services &services, QWidget *parent) { return new ui::JobsPage(services, parent); };
    pages.push_back(std::move(jobs));
    pages.push_back(ui::serversPageFactory());
    pages.push_back(ui::productsPageFactory());
    pages.push_back(ui::plansPageFactory());
    pages.push_back(ui::operatorsPageFactory());
    pages.push_back(ui::auditPageFactory());

    ui::PageFactory wizard;
    wizard.key = QStringLiteral("wizard");
    wizard.icon = QStringLiteral("plus");
    wizard.title = [] { return QCoreApplication::translate("tenantry::ui::WizardPage", "Provision a tenant"); };
    wizard.create = [](const ui::Services &services, QWidget *parent) { return new ui::WizardPage(services, parent); };
    wizard.inNavigation = false;
    wizard.parentKey = QStringLiteral("tenants");
    pages.push_back(std::move(wizard));

    ui::PageFactory batch;
    batch.key = QStringLiteral("batch");
    batch.icon = QStringLiteral("table");
    batch.title = [] { return QCoreApplication::translate("tenantry::ui::BatchPage", "Provision from a table (CSV)"); };
    batch.create = [](const ui::Services &services, QWidget *parent) { return new ui::BatchPage(services, parent); };
    batch.inNavigation = false;
    batch.parentKey = QStringLiteral("tenants");
    pages.push_back(std::move(batch));

    ui::PageFactory adopt;
    adopt.key = QStringLiteral("adopt");
    adopt.icon = QStringLiteral("database");
    adopt.title = [] { return QCoreApplication::translate("tenantry::ui::AdoptPage", "Adopt a database"); };
    adopt.create = [](const ui::Services &services, QWidget *parent) { return new ui::AdoptPage(services, parent); };
    adopt.inNavigation = false;
    adopt.parentKey = QStringLiteral("tenants");
    pages.push_back(std::move(adopt));

    pages.push_back(ui::inspectionPageFactory());
    pages.push_back(ui::fleetQueryPageFactory());

    for (ui::PageFactory &page : pages)
        page.needs = registry::roleFor(registry::pagePermission(page.key));
    return pages;
}

} // namespace tenantry::panel
