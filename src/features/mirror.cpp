#include "features/mirror.h"

#include "base/async.h"
#include "drivers/tenantdriver.h"
#include "fleet/task.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QHash>
#include <QRunnable>
#include <QThreadPool>
#include <algorithm>
#include <map>
#include <mutex>

namespace tenantry::features {

using namespace tenantry::base;
using registry::FeatureMirror;
using registry::FeatureMirrorRepository;
using registry::TenantState;

namespace {

constexpr int perServer = 4;      // connections to tenants of a server at once, as health's
constexpr int mostAtOnce = 64;
constexpr int comparedAtOnce = 500; // of those that nobody asked within the hour: ten thousand are through within it

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
        const std::lock_guard lock(m_mutex); // several ask at once at the beginning, and one derivation of the key is enough
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
    std::mutex m_mutex;
    QHash<QString, Way> m_known;
};

bool hasDatabase(TenantState state) { return state == TenantState::Active || state == TenantState::Paused || state == TenantState::Maintenance; }

enum class Did { Write, Find }; // Find: what is there is what was wanted
using Work = std::function<Result<Did>(const FeatureMirror &, const registry::Tenant &, const Servers::Way &)>;

// All servers at once, several tenants of each. An error of one tenant is that tenant's; a server that does not answer is not asked again for
// the others that it has, who get its error. Being stopped ends it all.
class Walk {
public:
    Walk(const registry::SessionPtr &session, const QList<FeatureMirror> &mirrors, const Work &work, const Mirror::Progress &progress, std::stop_token stop)
        : m_mirrors(mirrors), m_work(work), m_progress(progress), m_stop(std::move(stop)), m_servers(session), m_tenants(session), m_done(size_t(mirrors.size()))
    {
    }

    Result<MirrorOutcome> go()
    {
        std::map<QString, Server> servers;
        for (qsizetype i = 0; i < m_mirrors.size(); ++i)
            if (hasDatabase(m_mirrors[i].state))
                servers[m_mirrors[i].serverId].waiting.push_back(i);
        {
            QThreadPool threads;
            threads.setMaxThreadCount(mostAtOnce);
            for (int lane = 0; lane < perServer; ++lane) // each server its first before any has its second: many that are away hold up nobody else
                for (auto &[id, server] : servers)
                    if (lane < int(server.waiting.size()))
                        begin(threads, server);
            threads.waitForDone();
        }
        if (m_cancelled || m_stop.stop_requested())
            return cancelled();
        MirrorOutcome outcome;
        for (qsizetype i = 0; i < m_mirrors.size(); ++i) {
            const FeatureMirror &mirror = m_mirrors[i];
            const auto &done = m_done[size_t(i)];
            if (!done)
                outcome.waiting << mirror.slug;
            else if (!*done)
                outcome.failed.append({mirror.tenantId, mirror.slug, done->error()});
            else if (**done == Did::Write)
                outcome.written << mirror.slug;
            else
                ++outcome.fresh;
        }
        return outcome;
    }

private:
    struct Server {
        std::vector<qsizetype> waiting;
        size_t next = 0;
        std::optional<Error> away;
    };

    void begin(QThreadPool &threads, Server &server)
    {
        QRunnable *const task = QRunnable::create([this, &server] {
            handover::takeOver();
            base::detail::giveWay();
            while (one(server)) { }
        });
        handover::giveAway();
        threads.start(task);
    }

    // The next one of that server; false when there is none.
    bool one(Server &server)
    {
        qsizetype at = 0;
        std::optional<Error> away;
        {
            const std::lock_guard lock(m_mutex);
            if (server.next == server.waiting.size() || m_cancelled || m_stop.stop_requested())
                return false;
            at = server.waiting[server.next++];
            away = server.away;
        }
        Result<Did> done = away ? Result<Did>(fail(*away)) : attempt(m_mirrors[at]);
        const std::lock_guard lock(m_mutex);
        if (!done && done.error().kind == Kind::Cancelled) {
            m_cancelled = true;
            return false;
        }
        if (!done && !server.away && fleet::serverSays(done.error()) == fleet::ServerSays::Away)
            server.away = done.error();
        m_done[size_t(at)] = std::move(done);
        if (m_progress)
            m_progress(++m_count, int(m_mirrors.size()));
        return true;
    }

    Result<Did> attempt(const FeatureMirror &mirror)
    {
        TRY(const auto tenant, m_tenants.find(mirror.tenantId, m_stop));
        TRY(auto way, m_servers.to(tenant.serverId, m_stop));
        way.owner.database = tenant.database;
        return m_work(mirror, tenant, way);
    }

    const QList<FeatureMirror> &m_mirrors;
    const Work &m_work;
    const Mirror::Progress &m_progress;
    const std::stop_token m_stop;
    Servers m_servers;
    const registry::TenantRepository m_tenants;
    std::mutex m_mutex; // what follows, and the servers' queues
    std::vector<std::optional<Result<Did>>> m_done;
    int m_count = 0;
    bool m_cancelled = false;
};

// The copy first, while nobody can write another one there, then the row that says so: who dies in between leaves a mirror that is still ending.
Work takenAway(const FeatureMirrorRepository &repository, const std::stop_token &stop)
{
    return [&repository, stop](const FeatureMirror &mirror, const registry::Tenant &tenant, const Servers::Way &way) -> Result<Did> {
        TRYV(way.driver->removeFeatures(way.owner, tenant.role, [&] { return repository.ending(mirror.tenantId, stop); }, stop));
        TRYV(repository.remove(mirror.tenantId, stop));
        return Did::Write;
    };
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
    return bring(tenantIds, tenantIds.isEmpty() ? Which::Due : Which::Named, progress, stop);
}

Result<MirrorOutcome> Mirror::compare(const QStringList &tenantIds, const Progress &progress, std::stop_token stop) const
{
    return bring(tenantIds, Which::Every, progress, stop);
}

Result<MirrorOutcome> Mirror::bring(const QStringList &tenantIds, Which which, const Progress &progress, std::stop_token stop) const
{
    const FeatureMirrorRepository repository(m_session);
    TRY(auto mirrors, repository.list(tenantIds, stop));
    QList<FeatureMirror> ending;
    std::ranges::copy_if(mirrors, std::back_inserter(ending), &FeatureMirror::ending);
    mirrors.removeIf([](const FeatureMirror &mirror) { return mirror.ending; });
    qsizetype fresh = 0;
    if (which == Which::Due) {
        int unseen = 0;
        fresh = mirrors.removeIf([&](const FeatureMirror &mirror) { return !mirror.due && (!mirror.unseen || !hasDatabase(mirror.state) || ++unseen > comparedAtOnce); });
    }
    std::mutex mutex;
    QStringList same, broken;
    const Work work = [&](const FeatureMirror &mirror, const registry::Tenant &tenant, const Servers::Way &way) -> Result<Did> {
        if (!mirror.due && which != Which::Named) { // who is named is written in any case
            TRY(const QString there, way.driver->featuresDigest(way.owner, tenant.role, stop));
            if (there == mirror.digest) {
                const std::lock_guard lock(mutex);
                same << mirror.tenantId;
                return Did::Find;
            }
        }
        QString digest;
        bool ended = false;
        // What holds is read when nobody else can write there any more: of two who do this at once, the later one writes what is newer.
        const auto written = way.driver->writeFeatures(way.owner, tenant.role, [&]() -> Result<drivers::FeatureContent> {
            const auto content = repository.content(mirror.tenantId, stop);
            ended = !content && content.error().kind == Kind::NotFound;
            TRYV(content);
            digest = content->digest;
            return drivers::FeatureContent{content->json, content->digest};
        }, stop);
        if (ended)
            return Did::Find; // meanwhile, by somebody else: nothing is to be there
        if (!written && written.error().kind == Kind::Conflict) { // what is there is not what was written last: due also when that is wanted again
            const std::lock_guard lock(mutex);
            broken << mirror.tenantId;
        }
        TRYV(written);
        TRYV(repository.written(mirror.tenantId, digest, stop));
        return Did::Write;
    };
    auto walked = Walk(m_session, mirrors, work, progress, stop).go();
    if (!same.isEmpty())
        (void)repository.compared(same, stop); // else they are compared once more than needed
    if (!broken.isEmpty())
        (void)repository.doubt(broken, stop);
    TRY(auto outcome, std::move(walked));
    outcome.fresh += int(fresh);
    if (!ending.isEmpty()) {
        const Work takeAway = takenAway(repository, stop);
        TRY(const auto ended, Walk(m_session, ending, takeAway, {}, stop).go());
        outcome.failed += ended.failed;
        outcome.waiting += ended.waiting;
    }
    return outcome;
}

Result<MirrorOutcome> Mirror::end(const QStringList &tenantIds, const Progress &progress, std::stop_token stop) const
{
    if (tenantIds.isEmpty())
        return MirrorOutcome{};
    const FeatureMirrorRepository repository(m_session);
    TRYV(repository.end(tenantIds, stop));
    TRY(const auto mirrors, repository.list(tenantIds, stop));
    const Work takeAway = takenAway(repository, stop);
    return Walk(m_session, mirrors, takeAway, progress, stop).go();
}

} // namespace tenantry::features
