#include "tenants/preconditions.h"

#include "base/names.h"
#include "base/quantity.h"
#include "registry/secrets.h"
#include "tenants/checklist.h"

#include <QCoreApplication>

namespace tenantry::tenants {

using namespace tenantry::base;

namespace {

// Every tenant needs a few connections while it is made, and the server keeps some for its superuser.
constexpr int connectionsNeeded = 5;
constexpr int oldestServer = 150000;

Result<void> mustBeFree(const Result<bool> &isTaken, Text taken)
{
    if (isTaken && *isTaken)
        return fail(Kind::Conflict, std::move(taken), QT_TRANSLATE_NOOP("core", "Choose another one."));
    return isTaken ? Result<void>() : fail(isTaken.error());
}

void checkServerSide(Checklist &report, const registry::SessionPtr &session, const ProvisionRequest &request, const Resolved &resolved,
                     std::stop_token stop)
{
    const registry::Server &server = resolved.server;
    const Text reach = QT_TRANSLATE_NOOP("core", "Server reachable");
    const auto owner = registry::ownerSettings(*session, server);
    if (!owner)
        return report.failed("server", reach, owner.error());
    const auto driver = drivers::makeDriver(server.driver, session->pool());
    if (!driver)
        return report.failed("server", reach, problem(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}},
                                                      QT_TRANSLATE_NOOP("core", "Choose a PostgreSQL server.")));
    // Names that cannot be are refused below, and not looked for.
    const auto databaseName = checkDatabaseName(request.database), roleName = checkRoleName(request.role);
    const QString source = usableTemplate(request, resolved);
    const auto survey = driver->survey(*owner, databaseName ? request.database : QString(), roleName ? request.role : QString(), source, stop);
    const auto capacity = survey.transform([](const drivers::ServerSurvey &seen) { return seen.capacity; });
    if (!report.add("server", reach, capacity,
                    {QT_TRANSLATE_NOOP("core", "%1 answers in %2 ms"), {server.name, decimalArgument(capacity ? capacity->queryMs : 0)}}))
        return;

    checkCapacity(report, server, *capacity);

    const Text databaseTitle = QT_TRANSLATE_NOOP("core", "Database name"), roleTitle = QT_TRANSLATE_NOOP("core", "Role name");
    const auto mustBeAbsent = [](bool there, Text taken, Text hint) -> Result<void> {
        return there ? fail(Kind::Conflict, std::move(taken), std::move(hint)) : Result<void>();
    };
    report.add("database", databaseTitle, databaseName.and_then([&](const QString &) {
        return mustBeAbsent(survey->databaseExists, {QT_TRANSLATE_NOOP("core", "A database called %1 exists on %2 already."), {request.database, server.name}},
                            QT_TRANSLATE_NOOP("core", "Choose another database name, or adopt the database."));
    }), {QT_TRANSLATE_NOOP("core", "%1 is free on %2"), {request.database, server.name}});
    report.add("role", roleTitle, roleName.and_then([&](const QString &) {
        return mustBeAbsent(survey->roleExists, {QT_TRANSLATE_NOOP("core", "A role called %1 exists on %2 already."), {request.role, server.name}},
                            QT_TRANSLATE_NOOP("core", "Choose another role name."));
    }), {QT_TRANSLATE_NOOP("core", "%1 is free on %2"), {request.role, server.name}});

    if (!source.isEmpty()) {
        const Result<void> there = survey->templateExists
            ? Result<void>()
            : fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The template %1 is not on %2."), {source, server.name}},
                   QT_TRANSLATE_NOOP("core", "Build it again (product template), or provision without a template."));
        report.add("template", QT_TRANSLATE_NOOP("core", "Template"), there, {QT_TRANSLATE_NOOP("core", "%1 is ready"), {source}});
    }
}

} // namespace

bool CheckReport::ok() const { return firstFailure() == nullptr; }

const Check *CheckReport::firstFailure() const
{
    for (const Check &check : checks)
        if (!check.ok)
            return &check;
    return nullptr;
}

QString usableTemplate(const ProvisionRequest &request, const Resolved &resolved)
{
    const registry::Product &product = resolved.product;
    const bool here = product.templateServerId.isEmpty() || product.templateServerId == resolved.server.id;
    return request.useTemplate && here ? product.templateDatabase : QString();
}

Result<Resolved> resolve(const registry::SessionPtr &session, const ProvisionRequest &request, std::stop_token stop)
{
    Resolved resolved;
    TRY(resolved.product, registry::ProductRepository(session).find(request.product, stop));
    TRY(resolved.plan, registry::PlanRepository(session).find(request.plan, stop));
    TRY(resolved.server, registry::ServerRepository(session).find(request.server, stop));
    return resolved;
}

void checkCapacity(Checklist &report, const registry::Server &server, const drivers::ServerCapacity &capacity)
{
    const Text versionTitle = QT_TRANSLATE_NOOP("core", "Server version");
    const QString version = QString::number(capacity.version / 10000);
    if (capacity.version < oldestServer)
        report.failed("version", versionTitle, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The server is PostgreSQL %1; Tenantry needs 15 or newer."), {version}},
                                                       QT_TRANSLATE_NOOP("core", "Upgrade the server, or choose another one.")));
    else
        report.held("version", versionTitle, {QT_TRANSLATE_NOOP("core", "PostgreSQL %1"), {version}});

    const Text rights = QT_TRANSLATE_NOOP("core", "Privileges");
    if (!capacity.isSuperuser && !(capacity.canCreateDatabase && capacity.canCreateRole))
        report.failed("privileges", rights, problem(Kind::Permission, {QT_TRANSLATE_NOOP("core", "The role %1 may not create databases and roles on %2."), {server.user, server.name}},
                                                    {QT_TRANSLATE_NOOP("core", "Give it both: ALTER ROLE %1 CREATEDB CREATEROLE."), {server.user}}));
    else
        report.held("privileges", rights, {QT_TRANSLATE_NOOP("core", "%1 may create databases and roles"), {server.user}});

    const Text room = QT_TRANSLATE_NOOP("core", "Capacity");
    const int free = capacity.maxConnections - capacity.usedConnections;
    if (!server.acceptsTenants)
        report.failed("capacity", room, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 takes no new tenants."), {server.name}},
                                                QT_TRANSLATE_NOOP("core", "Choose another server, or open this one for tenants.")));
    else if (server.maxTenants > 0 && server.tenants >= server.maxTenants)
        report.failed("capacity", room, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 is full: %2 tenants of at most %3."),
                                                                 {server.name, countArgument(server.tenants), countArgument(server.maxTenants)}},
                                                QT_TRANSLATE_NOOP("core", "Choose another server, or raise its limit.")));
    else if (capacity.maxConnections > 0 && free < connectionsNeeded)
        report.failed("capacity", room, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 has %2 of %3 connections left."),
                                                                 {server.name, countArgument(std::max(free, 0)), countArgument(capacity.maxConnections)}},
                                                QT_TRANSLATE_NOOP("core", "Wait until connections are free, or choose another server.")));
    else
        report.held("capacity", room, {QT_TRANSLATE_NOOP("core", "%1 tenants, %2 of %3 connections in use"),
                                       {countArgument(server.tenants), countArgument(capacity.usedConnections), countArgument(capacity.maxConnections)}});
}

void checkWho(Checklist &report, const registry::SessionPtr &session, const ProvisionRequest &request, std::stop_token stop)
{
    const registry::TenantRepository tenants(session);
    report.add("permission", QT_TRANSLATE_NOOP("core", "Your role"), session->requireAdmin(),
               {QT_TRANSLATE_NOOP("core", "%1 may provision tenants"), {session->who().login}});
    report.add("name", QT_TRANSLATE_NOOP("core", "Company name"), checkCompanyName(request.companyName), {"%1", {request.companyName}});

    auto slug = checkSlug(request.slug).and_then([&](const QString &) {
        return mustBeFree(tenants.isTaken(request.slug, stop), {QT_TRANSLATE_NOOP("core", "The slug “%1” is taken."), {request.slug}});
    });
    report.add("slug", QT_TRANSLATE_NOOP("core", "Slug"), slug, {QT_TRANSLATE_NOOP("core", "%1 is free"), {request.slug}});
    auto subdomain = checkSubdomain(request.subdomain).and_then([&](const QString &) {
        return request.subdomain == request.slug // the slug was looked for as both
                   ? Result<void>()
                   : mustBeFree(tenants.isTaken(request.subdomain, stop), {QT_TRANSLATE_NOOP("core", "The subdomain “%1” is taken."), {request.subdomain}});
    });
    report.add("subdomain", QT_TRANSLATE_NOOP("core", "Subdomain"), subdomain,
               {QT_TRANSLATE_NOOP("core", "%1 is free"), {request.subdomain + QLatin1Char('.') + session->registry().baseDomain}});
    if (!request.adminEmail.isEmpty())
        report.add("admin", QT_TRANSLATE_NOOP("core", "First admin"), checkEmail(request.adminEmail), {"%1", {request.adminEmail}});
}

Result<CheckReport> checkPreconditions(const registry::SessionPtr &session, const ProvisionRequest &request, const Resolved &resolved,
                                       std::stop_token stop)
{
    Checklist report;
    checkWho(report, session, request, stop);

    const registry::Product &product = resolved.product;
    const Text productTitle = QT_TRANSLATE_NOOP("core", "Product");
    if (product.migrations == 0 && usableTemplate(request, resolved).isEmpty())
        report.failed("product", productTitle, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The product %1 has neither migrations nor a template."), {product.name}},
                                                       QT_TRANSLATE_NOOP("core", "Import its migrations first (product import).")));
    else if (!product.seedSql.isEmpty() && request.adminEmail.isEmpty())
        report.failed("product", productTitle, problem(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The product %1 makes a first account, and no e-mail address was given for it."), {product.name}},
                                                       QT_TRANSLATE_NOOP("core", "Give the address of the tenant's first admin.")));
    else
        report.held("product", productTitle, {QT_TRANSLATE_NOOP("core", "%1 at version %2"), {product.name, product.headVersion}});

    checkServerSide(report, session, request, resolved, stop);
    if (stop.stop_requested())
        return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."));
    return report.take();
}

} // namespace tenantry::tenants
