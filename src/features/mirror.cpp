#include "features/mirror.h"

#include "base/async.h"
#include "drivers/tenantdriver.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace tenantry::features {

using namespace tenantry::base;
using registry::FeatureMirror;
using registry::FeatureMirrorRepository;
using registry::TenantState;

namespace {

// Ways into the servers, each looked up once.
class Servers {
public:
    explicit Servers(const registry::SessionPtr &session) : m_session(session) {}

    struct Way {
        std::shared_ptr<drivers::TenantDriver> driver;
        postgres::ConnectionSettings owner;
    };
    Result<Way> to(const QString &serverId, std::stop_token stop)
    {
        if (const auto known = m_known.constFind(serverId); known != m_known.cend())
            return *known;
        TRY(const auto server, registry::ServerRepository(m_session).find(serverId, stop));
        Way way;
        TRY(way.owner, registry::ownerSettings(*m_session, server));
        way.driver = drivers::makeDriver(server.driver, m_session->pool());
        if (!way.driver)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}});
        m_known.insert(serverId, way);
        return way;
    }

private:
    registry::SessionPtr m_session;
    QHash<QString, Way> m_known;
};

bool hasDatabase(TenantState state) { return state == TenantState::Active || state == TenantState::Paused || state == TenantState::Maintenance; }

using Work = std::function<Result<void>(const FeatureMirror &, const registry::Tenant &, const Servers::Way &)>;

// One after the other. An error of one tenant is that tenant's; being stopped ends it all.
Result<MirrorOutcome> walk(const registry::SessionPtr &session, const QList<FeatureMirror> &mirrors, const Work &work, const Mirror::Progress &progress, std::stop_token stop)
{
    MirrorOutcome outcome;
    Servers servers(session);
    const registry::TenantRepository tenants(session);
    int done = 0;
    for (const FeatureMirror &mirror : mirrors) {
        const auto one = [&]() -> Result<void> {
            TRY(const auto tenant, tenants.find(mirror.tenantId, stop));
            TRY(auto way, servers.to(tenant.serverId, stop));
            way.owner.database = tenant.database;
            return work(mirror, tenant, way);
        };
        if (stop.stop_requested())
            return base::cancelled();
        if (!hasDatabase(mirror.state))
            outcome.waiting << mirror.slug;
        else if (const auto result = one(); result)
            outcome.written << mirror.slug;
        else if (result.error().kind == Kind::Cancelled)
            return std::unexpected(result.error());
        else
            outcome.failed.append({mirror.tenantId, mirror.slug, result.error()});
        if (progress)
            progress(++done, int(mirrors.size()));
    }
    return outcome;
}

Result<QList<FeatureMirror>> of(const registry::SessionPtr &session, const QStringList &tenantIds, std::stop_token stop)
{
    TRY(auto all, FeatureMirrorRepository(session).list(stop));
    const QSet<QString> wanted(tenantIds.cbegin(), tenantIds.cend());
    if (!wanted.isEmpty())
        all.removeIf([&](const FeatureMirror &mirror) { return !wanted.contains(mirror.tenantId); });
    return all;
}

} // namespace

Result<MirrorOutcome> Mirror::start(const QStringList &tenantIds, const Progress &progress, std::stop_token stop) const
{
    TRYV(FeatureMirrorRepository(m_session).add(tenantIds, stop));
    if (tenantIds.isEmpty())
        return MirrorOutcome{};
    return refresh(tenantIds, progress, stop);
}

Result<MirrorOutcome> Mirror::refresh(const QStringList &tenantIds, const Progress &progress, std::stop_token stop) const
{
    TRY(auto mirrors, of(m_session, tenantIds, stop));
    // Who is named is written in any case: a tenant may have dropped or hidden what is there.
    const auto fresh = tenantIds.isEmpty() ? mirrors.removeIf([](const FeatureMirror &mirror) { return !mirror.due; }) : 0;
    const FeatureMirrorRepository repository(m_session);
    TRY(auto outcome, walk(m_session, mirrors, [&](const FeatureMirror &mirror, const registry::Tenant &tenant, const Servers::Way &way) -> Result<void> {
            QString digest;
            // What holds is read when nobody else can write there any more: of two who do this at once, the later one writes what is newer.
            TRYV(way.driver->writeFeatures(way.owner, tenant.role, [&]() -> Result<QByteArray> {
                TRY(const auto content, repository.content(mirror.tenantId, stop));
                digest = content.digest;
                return content.json;
            }, stop));
            return repository.written(mirror.tenantId, digest, stop);
        }, progress, stop));
    outcome.fresh = int(fresh);
    return outcome;
}

Result<MirrorOutcome> Mirror::end(const QStringList &tenantIds, const Progress &progress, std::stop_token stop) const
{
    if (tenantIds.isEmpty())
        return MirrorOutcome{};
    TRY(const auto mirrors, of(m_session, tenantIds, stop));
    const FeatureMirrorRepository repository(m_session);
    return walk(m_session, mirrors, [&](const FeatureMirror &mirror, const registry::Tenant &tenant, const Servers::Way &way) -> Result<void> {
        TRYV(way.driver->removeFeatures(way.owner, tenant.role, stop));
        return repository.remove(mirror.tenantId, stop);
    }, progress, stop);
}

} // namespace tenantry::features
