#include "local/demoloader.h"

#include "base/async.h"
#include "drivers/tenantdriver.h"
#include "registry/secrets.h"
#include "tenants/suspension.h"

#include <QCoreApplication>

#include <optional>
#include <thread>

namespace tenantry::local {

using namespace tenantry::base;
using registry::OperationState;
using registry::TenantState;

namespace {

constexpr int workers = 4;
const QString foreignRemark = QStringLiteral("Restored by hand for a data recovery; not a tenant.");

bool unfinished(OperationState state)
{
    return state == OperationState::Pending || state == OperationState::Running || state == OperationState::Failed || state == OperationState::Interrupted
        || state == OperationState::Undoing;
}

// Somebody else's database, under the name that a tenant is about to get.
Result<void> ensureForeignDatabase(registry::Session &session, const registry::Server &server, const QString &name, std::stop_token stop)
{
    TRY(const auto owner, registry::ownerSettings(session, server));
    TRY(const auto connection, session.pool().take(owner, stop));
    TRY(const postgres::Rows there, connection->query("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", {name}));
    if (!there.isEmpty())
        return {};
    TRYV(connection->query("CREATE DATABASE " + postgres::quoteIdentifier(name)));
    TRYV(connection->query("COMMENT ON DATABASE " + postgres::quoteIdentifier(name) + " IS " + postgres::quoteLiteral(foreignRemark)));
    return {};
}

// Left by an earlier load whose tenant was taken back since.
Result<void> removeForeignDatabase(registry::Session &session, const registry::Server &server, const QString &name, std::stop_token stop)
{
    TRY(const auto owner, registry::ownerSettings(session, server));
    TRY(const auto connection, session.pool().take(owner, stop));
    TRY(const postgres::Rows ours, connection->query("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1 "
                                                     "AND pg_catalog.shobj_description(oid, 'pg_database') = $2", {name, foreignRemark}));
    if (!ours.isEmpty())
        TRYV(connection->query("DROP DATABASE " + postgres::quoteIdentifier(name)));
    return {};
}

} // namespace

void DemoReport::tell(const Text &what, int more) const
{
    const std::scoped_lock held(m_mutex);
    m_done += more;
    if (m_to)
        m_to({m_done, m_total, what});
}

DemoLoader::DemoLoader(registry::SessionPtr session, registry::Server server, registry::Product product, const DemoReport &report, std::stop_token stop)
    : m_session(std::move(session)), m_server(std::move(server)), m_product(std::move(product)), m_report(report), m_stop(std::move(stop))
{
}

Result<void> DemoLoader::look(int tenants)
{
    TRY(const auto there, registry::TenantRepository(m_session).list(m_stop));
    for (const registry::Tenant &tenant : there)
        m_tenants.insert(tenant.slug, tenant);
    TRY(const auto operations, registry::OperationRepository(m_session).list(std::max(500, 2 * tenants), m_stop));
    for (const registry::Operation &operation : operations) // newest first
        if (operation.kind == QLatin1String("provision") && unfinished(operation.state) && !m_unfinished.contains(operation.tenantSlug))
            m_unfinished.insert(operation.tenantSlug, operation);
    return {};
}

Result<void> DemoLoader::load(const std::vector<DemoTenant> &tenants, bool useTemplate)
{
    std::stop_source ours; // stops when asked to, and when one has failed
    const std::stop_callback asked(m_stop, [&ours] { ours.request_stop(); });
    std::atomic<size_t> next = 0;
    std::mutex mutex;
    std::optional<Error> first;
    const auto work = [&] {
        for (size_t i = next++; i < tenants.size() && !ours.stop_requested(); i = next++) {
            Result<void> done;
            try {
                done = one(tenants[i], useTemplate, ours.get_token());
            } catch (const std::exception &exception) {
                done = fail(fromException(exception));
            }
            if (done) {
                m_report.finished({QT_TRANSLATE_NOOP("core", "%1 is there"), {tenants[i].name}});
                continue;
            }
            const std::scoped_lock held(mutex);
            if (!first)
                first = done.error();
            ours.request_stop();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < std::min(workers, int(tenants.size())); ++i)
            threads.emplace_back(work);
    }
    if (m_stop.stop_requested())
        return cancelled();
    if (first)
        return fail(*first);
    return {};
}

tenants::ProvisionRequest DemoLoader::request(const DemoTenant &wanted, bool useTemplate) const
{
    tenants::ProvisionRequest request;
    request.companyName = wanted.name;
    request.slug = wanted.slug;
    request.subdomain = wanted.slug;
    request.product = m_product.name;
    request.plan = wanted.plan;
    request.server = m_server.name;
    request.useTemplate = useTemplate;
    request.adminName = wanted.adminName;
    request.adminEmail = wanted.adminEmail;
    request.labels = wanted.labels;
    return request;
}

Result<void> DemoLoader::one(const DemoTenant &wanted, bool useTemplate, std::stop_token stop)
{
    const auto known = m_tenants.constFind(wanted.slug);
    if (known != m_tenants.constEnd()) {
        if (known->productId != m_product.id)
            return {}; // a name of the demo that somebody uses for something else
        if (known->state != TenantState::Provisioning && known->state != TenantState::Failed) {
            // Active may be a load that was killed between provisioning and its rows; any other state was given afterwards.
            if (known->state != TenantState::Active)
                return {};
            TRY(const registry::Tenant tenant, registry::TenantRepository(m_session).find(known->id, stop)); // a list holds no secrets
            return fill(wanted, tenant, stop);
        }
    }
    if (wanted.state == QLatin1String("failed"))
        return failing(wanted, useTemplate, stop);
    m_report.say({QT_TRANSLATE_NOOP("core", "Provisioning %1"), {wanted.name}});
    TRY(const registry::Tenant tenant, provisioned(wanted, useTemplate, stop));
    return fill(wanted, tenant, stop);
}

Result<registry::Tenant> DemoLoader::provisioned(const DemoTenant &wanted, bool useTemplate, std::stop_token stop)
{
    tenants::Provisioning provisioning(m_session);
    const auto begun = m_unfinished.constFind(wanted.slug);
    if (begun != m_unfinished.constEnd() && begun->state != OperationState::Undoing) {
        TRY(const auto done, provisioning.resume(begun->id, {}, stop));
        ++m_added;
        return done.tenant;
    }
    if (begun != m_unfinished.constEnd())
        TRYV(provisioning.undo(begun->id, {}, stop));
    TRY(const auto done, provisioning.provision(request(wanted, useTemplate), {}, stop));
    ++m_added;
    return done.tenant;
}

// Fails for a real reason, and can be resumed once that is gone: between the checks and its turn, the name of its
// database is taken.
Result<void> DemoLoader::failing(const DemoTenant &wanted, bool useTemplate, std::stop_token stop)
{
    auto asked = request(wanted, useTemplate);
    asked.database = QString(wanted.slug).replace(QLatin1Char('-'), QLatin1Char('_'));
    const auto begun = m_unfinished.constFind(wanted.slug);
    if (begun != m_unfinished.constEnd() && begun->state == OperationState::Failed)
        return {};

    m_report.say({QT_TRANSLATE_NOOP("core", "Provisioning %1"), {wanted.name}});
    tenants::Provisioning provisioning(m_session);
    Result<tenants::Provisioned> done;
    if (begun != m_unfinished.constEnd()) {
        TRYV(ensureForeignDatabase(*m_session, m_server, asked.database, stop));
        done = provisioning.resume(begun->id, {}, stop);
    } else {
        TRYV(removeForeignDatabase(*m_session, m_server, asked.database, stop));
        std::optional<Error> trouble;
        bool taken = false;
        done = provisioning.provision(asked, [&](const registry::Operation &operation) {
            for (const registry::OperationStep &step : operation.steps)
                if (!taken && step.name == QLatin1String("role") && step.state != registry::StepState::Pending) {
                    taken = true;
                    if (const auto made = ensureForeignDatabase(*m_session, m_server, asked.database, stop); !made)
                        trouble = made.error();
                }
        }, stop);
        if (trouble)
            return fail(*trouble);
    }
    if (done || done.error().kind == Kind::Conflict) {
        ++m_added;
        return {};
    }
    return fail(done.error());
}

Result<void> DemoLoader::fill(const DemoTenant &wanted, const registry::Tenant &tenant, std::stop_token stop)
{
    if (tenant.state == TenantState::Paused || tenant.state == TenantState::Maintenance)
        return {}; // closed, which is the last thing that is done to one here
    TRY(auto settings, registry::tenantSettings(*m_session, m_server, tenant));
    TRY(const auto connection, postgres::Connection::open(settings, stop));
    connection->setStop(stop);
    TRYV(connection->setStatementTimeout(std::chrono::minutes(10)));
    TRY(const postgres::Rows loaded, connection->query("SELECT 1 FROM app_setting WHERE key = 'demo.loaded'"));
    if (!loaded.isEmpty())
        return {};

    m_report.say({QT_TRANSLATE_NOOP("core", "Filling %1"), {wanted.name}});
    TRY(const QByteArray sample, demoFile(QStringLiteral("laboratorio/sample.sql")));
    TRYV(connection->query("SELECT set_config('tenantry.demo_scale', $1, false), set_config('tenantry.demo_seed', $2, false), "
                           "set_config('tenantry.demo_city', $3, false), set_config('tenantry.demo_language', $4, false), "
                           "set_config('tenantry.demo_currency', $5, false)",
                           {QString::number(wanted.patients), QString::number(wanted.number + 1), wanted.city, wanted.language, wanted.currency}));
    TRYV(connection->script(sample));
    TRYV(measure(tenant, stop));
    TRYV(connection->query("INSERT INTO app_setting (key, value) VALUES ('demo.loaded', $1) ON CONFLICT (key) DO NOTHING",
                           {QString::number(wanted.patients)}));
    if (const auto state = registry::stateFromName(wanted.state); state && *state != TenantState::Active && *state != TenantState::Failed)
        TRYV(tenants::Suspension(m_session).move(tenant.id, *state, {}, stop));
    return {};
}

// So that the list shows sizes before anything has been measured by a health sweep.
Result<void> DemoLoader::measure(const registry::Tenant &tenant, std::stop_token stop)
{
    const auto driver = drivers::makeDriver(m_server.driver, m_session->pool());
    TRY(const auto owner, registry::ownerSettings(*m_session, m_server));
    TRY(const qint64 bytes, driver->databaseSize(owner, tenant.database, stop));
    return registry::TenantRepository(m_session).setSize(tenant.id, bytes, stop);
}

} // namespace tenantry::local
