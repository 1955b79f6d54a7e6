#include "ui/wizard/wizardcontext.h"

#include "registry/featurerepository.h"
#include "base/names.h"

#include <algorithm>

namespace tenantry::ui {

using namespace tenantry::base;

namespace {

constexpr int afterTyping = 200; // ms; a look-up per keystroke helps nobody

struct Choices {
    QList<registry::Product> products;
    QList<registry::Plan> plans;
    QList<registry::Server> servers;
    QList<registry::Feature> features;
};

struct Found { // whose is it already? empty: free
    QString slug, slugHolder, subdomain, subdomainHolder;
};

struct Prepared {
    tenants::ProvisionRequest request;
    tenants::CheckReport report;
    std::vector<tenants::PlannedStep> steps;
};

Result<QString> holder(const registry::SessionPtr &session, const QString &reference, std::stop_token stop)
{
    if (reference.isEmpty())
        return QString();
    const auto tenant = registry::TenantRepository(session).find(reference, stop);
    if (tenant)
        return tenant->companyName;
    if (tenant.error().kind == Kind::NotFound)
        return QString();
    return fail(tenant.error());
}

template <class Row>
const Row *named(const QList<Row> &rows, const QString &name)
{
    const auto found = std::ranges::find(rows, name, &Row::name);
    return found == rows.end() ? nullptr : &*found;
}

QString quoted(const QString &argument)
{
    static const QString plain = QStringLiteral("-_./:@+=,");
    const bool bare = !argument.isEmpty() && std::ranges::all_of(argument, [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || plain.contains(c);
    });
    QString out = argument;
    return bare ? out : QLatin1Char('\'') + out.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

} // namespace

WizardContext::WizardContext(const Services &services, QObject *parent) : QObject(parent), m_services(services)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(afterTyping);
    connect(&m_delay, &QTimer::timeout, this, &WizardContext::lookUp);
}

WizardContext::~WizardContext()
{
    for (std::stop_source *source : {&m_looking, &m_loading, &m_working})
        source->request_stop();
}

void WizardContext::start(const tenants::ProvisionRequest &like)
{
    m_working.request_stop();
    m_working = {};
    request = {};
    request.product = like.product;
    request.plan = like.plan;
    request.server = like.server;
    request.labels = like.labels;
    request.useTemplate = like.useTemplate;
    m_slugTyped = m_subdomainTyped = m_databaseTyped = m_roleTyped = m_preparing = false;
    m_name = m_slug = m_subdomain = {};
    m_report = {};
    m_steps.clear();
    emit answersChanged();
}

void WizardContext::load()
{
    m_loading.request_stop();
    m_loading = {};
    run(m_services.workers, m_loading.get_token(), [session = m_services.session](std::stop_token stop) -> Result<Choices> {
        Choices choices;
        TRY(choices.products, registry::ProductRepository(session).list(stop));
        TRY(choices.plans, registry::PlanRepository(session).list(stop));
        TRY(choices.servers, registry::ServerRepository(session).list(stop));
        TRY(choices.features, registry::FeatureRepository(session).list(false, stop));
        return choices;
    }).then(this, [this](const Result<Choices> &choices) {
        if (!choices) {
            if (choices.error().kind != Kind::Cancelled)
                emit loadFailed(choices.error());
            return;
        }
        m_products = choices->products;
        m_plans = choices->plans;
        m_servers = choices->servers;
        m_features = choices->features;
        if (!product() && !m_products.isEmpty())
            request.product = m_products.first().name;
        if (!plan() && !m_plans.isEmpty())
            request.plan = m_plans.first().name;
        if (!server() && !m_servers.isEmpty()) { // the one with most room among those that take tenants
            const auto accepting = std::ranges::find_if(m_servers, [](const auto &s) { return s.acceptsTenants; });
            request.server = (accepting == m_servers.end() ? m_servers.first() : *accepting).name;
        }
        emit loaded();
    });
}

const registry::Product *WizardContext::product() const { return named(m_products, request.product); }
const registry::Plan *WizardContext::plan() const { return named(m_plans, request.plan); }
const registry::Server *WizardContext::server() const { return named(m_servers, request.server); }

WizardContext::Answer WizardContext::checked(const Result<QString> &shape, bool empty) const
{
    if (empty)
        return {};
    if (!shape)
        return {Known::Bad, shape.error()};
    return {Known::Checking, {}};
}

void WizardContext::setCompanyName(const QString &name)
{
    request.companyName = name;
    m_name = checked(checkCompanyName(name), name.isEmpty());
    if (m_name.known == Known::Checking)
        m_name.known = Known::Good; // a name may be used twice
    if (!m_slugTyped)
        request.slug = suggestSlug(name);
    if (!m_subdomainTyped)
        request.subdomain = request.slug;
    m_slug = checked(checkSlug(request.slug), request.slug.isEmpty());
    m_subdomain = checked(checkSubdomain(request.subdomain), request.subdomain.isEmpty());
    m_delay.start();
    emit answersChanged();
}

void WizardContext::setSlug(const QString &slug)
{
    m_slugTyped = !slug.isEmpty();
    request.slug = slug;
    m_slug = checked(checkSlug(slug), slug.isEmpty());
    if (!m_subdomainTyped) {
        request.subdomain = slug;
        m_subdomain = checked(checkSubdomain(slug), slug.isEmpty());
    }
    m_delay.start();
    emit answersChanged();
}

void WizardContext::setSubdomain(const QString &subdomain)
{
    m_subdomainTyped = !subdomain.isEmpty();
    request.subdomain = subdomain;
    m_subdomain = checked(checkSubdomain(subdomain), subdomain.isEmpty());
    m_delay.start();
    emit answersChanged();
}

void WizardContext::setDatabase(const QString &database)
{
    m_databaseTyped = !database.isEmpty();
    request.database = database;
}

void WizardContext::setRole(const QString &role)
{
    m_roleTyped = !role.isEmpty();
    request.role = role;
}

bool WizardContext::companyComplete() const
{
    return m_name.known == Known::Good && m_slug.known == Known::Good && m_subdomain.known == Known::Good;
}

void WizardContext::lookUp()
{
    if (m_slug.known != Known::Checking && m_subdomain.known != Known::Checking)
        return;
    m_looking.request_stop();
    m_looking = {};
    run(m_services.workers, m_looking.get_token(),
        [session = m_services.session, slug = request.slug, subdomain = request.subdomain](std::stop_token stop) -> Result<Found> {
            Found found{slug, {}, subdomain, {}};
            TRY(found.slugHolder, holder(session, slug, stop));
            TRY(found.subdomainHolder, holder(session, subdomain, stop));
            return found;
        })
        .then(this, [this](const Result<Found> &found) {
            const auto settle = [&](Answer &answer, const QString &now, const QString &asked, const QString &holderName, Text taken) {
                if (answer.known != Known::Checking || (found && now != asked))
                    return; // typed on meanwhile
                if (!found)
                    answer = {Known::Bad, found.error()};
                else if (!holderName.isEmpty())
                    answer = {Known::Bad, Error{Kind::Conflict, std::move(taken), QT_TRANSLATE_NOOP("core", "Choose another one."), {}, {}}};
                else
                    answer = {Known::Good, {}};
            };
            if (!found && found.error().kind == Kind::Cancelled)
                return;
            const Found values = found.value_or(Found{});
            settle(m_slug, request.slug, values.slug, values.slugHolder,
                   {QT_TRANSLATE_NOOP("core", "“%1” belongs to %2."), {values.slug, values.slugHolder}});
            settle(m_subdomain, request.subdomain, values.subdomain, values.subdomainHolder,
                   {QT_TRANSLATE_NOOP("core", "“%1” belongs to %2."), {values.subdomain, values.subdomainHolder}});
            emit answersChanged();
        });
}

void WizardContext::prepare()
{
    m_working.request_stop();
    m_working = {};
    m_preparing = true;
    m_report = {};
    m_steps.clear();
    run(m_services.workers, m_working.get_token(), [session = m_services.session, asked = request](std::stop_token stop) -> Result<Prepared> {
        tenants::Provisioning provisioning(session);
        Prepared prepared;
        TRY(prepared.request, provisioning.completed(asked, stop));
        TRY(prepared.report, provisioning.check(prepared.request, stop));
        TRY(prepared.steps, provisioning.plan(prepared.request, stop));
        return prepared;
    }).then(this, [this](const Result<Prepared> &prepared) {
        if (!prepared && prepared.error().kind == Kind::Cancelled)
            return;
        m_preparing = false;
        if (!prepared) {
            emit prepareFailed(prepared.error());
            return;
        }
        request = prepared->request;
        m_report = prepared->report;
        m_steps = prepared->steps;
        emit this->prepared();
    });
}

QString WizardContext::asCommand() const
{
    QString line = QStringLiteral("tenantryctl tenant provision --name ") + quoted(request.companyName);
    const auto option = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            line += QStringLiteral(" --") + QLatin1String(name) + QLatin1Char(' ') + quoted(value);
    };
    option("slug", request.slug);
    if (request.subdomain != request.slug)
        option("subdomain", request.subdomain);
    option("product", request.product);
    option("plan", request.plan);
    option("server", request.server);
    if (m_databaseTyped) // one that was made up is made up anew
        option("database", request.database);
    if (m_roleTyped || (m_databaseTyped && request.role != request.database))
        option("role", request.role);
    option("admin-name", request.adminName);
    option("admin-email", request.adminEmail);
    for (const QString &label : request.labels)
        option("label", label);
    if (!request.useTemplate)
        line += QStringLiteral(" --no-template");
    return line;
}

} // namespace tenantry::ui
