#include "migrations/drift.h"

#include "base/async.h"
#include "fleet/sweep.h"
#include "fleet/task.h"
#include "migrations/apply.h"
#include "registry/secrets.h"

#include <QCryptographicHash>
#include <QHash>
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

namespace tenantry::migrations {

using base::fail;
using base::Kind;
using base::Result;
using drivers::Migration;
using drivers::SchemaDescription;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// Values that several workers want: made by the first who asks, waited for by the others.
template <class T>
class Shared {
public:
    explicit Shared(std::chrono::seconds keep) : m_keep(keep) {}

    template <class Make>
    Result<T> get(const QString &key, const std::stop_token &stop, Make make)
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            Entry &entry = m_entries[key];
            if (entry.value && (m_keep == 0s || Clock::now() - entry.since < m_keep) && (*entry.value || Clock::now() - entry.since < keepFailure))
                return *entry.value;
            if (!entry.busy)
                break;
            if (!m_changed.wait(lock, stop, [&] { return !m_entries[key].busy; }))
                return base::cancelled();
        }
        m_entries[key] = {{}, {}, true};
        lock.unlock();
        Result<T> made = make();
        lock.lock();
        Entry &entry = m_entries[key];
        entry.busy = false;
        // Who was stopped says nothing about the value, and what fails for a reason of the moment is tried again. Everything else that failed would
        // fail again for each of ten thousand.
        if (made || (made.error().kind != Kind::Cancelled && !fleet::worthRepeating(made.error()))) {
            entry.value = made;
            entry.since = Clock::now();
        }
        forgetOldest();
        m_changed.notify_all();
        return made;
    }
    void forget(const QString &key)
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_entries.find(key); it != m_entries.end() && !it->busy)
            m_entries.erase(it);
    }

private:
    static constexpr auto keepFailure = 30s;
    static constexpr qsizetype most = 32;

    struct Entry {
        std::optional<Result<T>> value;
        Clock::time_point since;
        bool busy = false;
    };

    void forgetOldest()
    {
        while (m_entries.size() > most) {
            auto oldest = m_entries.end();
            for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
                if (!it->busy && (oldest == m_entries.end() || it->since < oldest->since))
                    oldest = it;
            if (oldest == m_entries.end())
                return;
            m_entries.erase(oldest);
        }
    }

    const std::chrono::seconds m_keep; // 0: as long as this object
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QHash<QString, Entry> m_entries;
};

struct Place { // a server, as its owner
    registry::Server server;
    postgres::ConnectionSettings owner;
    std::shared_ptr<drivers::TenantDriver> driver;
};

struct ProductFiles {
    registry::Product product;
    std::vector<Migration> files;
};
using Files = std::shared_ptr<const ProductFiles>;

// Where new tenants of the product are cloned from on that server.
QString templateOn(const registry::Product &product, const registry::Server &server)
{
    return product.templateServerId == server.id ? product.templateDatabase : QString();
}

QString keyOf(const Place &place, const QString &templateDatabase, const std::vector<Migration> &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Migration &file : files) {
        hash.addData((file.repeatable ? "r" : "v") + file.version.toUtf8() + '\0' + file.name.toUtf8() + '\0');
        hash.addData(file.sha256);
        hash.addData(QCryptographicHash::hash(file.body, QCryptographicHash::Sha256)); // the up part: what is sent
        hash.addData(file.transactional ? "t" : "o");
    }
    return place.server.driver + QLatin1Char('|') + postgres::toUri(place.owner) + QLatin1Char('|') + QString::fromLatin1(hash.result().toHex()) + QLatin1Char('|')
        + templateDatabase;
}

} // namespace

struct Drift::Private {
    explicit Private(registry::SessionPtr ofSession) : session(std::move(ofSession)) {}

    registry::SessionPtr session;
    Shared<SchemaPtr> schemas{0s};
    // Of one run over many; read again after a while: a password may be changed, files imported.
    Shared<Place> places{10s};
    Shared<Files> products{10s};

    Result<Place> place(const QString &serverId, const std::stop_token &stop)
    {
        TRY(const auto server, registry::ServerRepository(session).find(serverId, stop));
        return placeOf(server);
    }
    Result<Place> placeOf(const registry::Server &server)
    {
        Place out;
        out.server = server;
        TRY(out.owner, registry::ownerSettings(*session, server));
        out.driver = drivers::makeDriver(server.driver, session->pool());
        if (!out.driver)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}});
        return out;
    }
    Result<Files> files(const QString &productId, const std::stop_token &stop)
    {
        const registry::ProductRepository repository(session);
        TRY(const auto product, repository.find(productId, stop));
        TRY(const auto list, repository.migrations(productId, true, stop));
        return std::make_shared<const ProductFiles>(ProductFiles{product, toDriver(list)});
    }
    Result<TenantDrift> of(const registry::Tenant &tenant, const Place &place, const ProductFiles &all, const DriftOptions &options, const std::stop_token &stop);
    Result<SchemaPtr> schema(const Place &place, const registry::Product &product, const std::vector<Migration> &files, int serverVersion, const std::stop_token &stop)
    {
        const QString from = templateOn(product, place.server), key = keyOf(place, from, files);
        const auto make = [&]() -> Result<SchemaPtr> {
            drivers::MigrationLimits limits;
            limits.statementTimeout = 10min; // in an empty database
            TRY(SchemaDescription made, place.driver->describeMigrated(place.owner, from, files, limits, stop));
            return std::make_shared<const SchemaDescription>(std::move(made));
        };
        TRY(SchemaPtr known, schemas.get(key, stop, make));
        if (serverVersion == 0 || known->serverVersion == serverVersion)
            return known;
        schemas.forget(key); // the server was upgraded since
        return schemas.get(key, stop, make);
    }
    static postgres::ConnectionSettings inside(const Place &place, const registry::Tenant &tenant)
    {
        postgres::ConnectionSettings out = place.owner;
        out.database = tenant.database;
        return out;
    }
};

Drift::Drift(registry::SessionPtr session) : d(std::make_unique<Private>(std::move(session))) {}
Drift::~Drift() = default;

Result<SchemaPtr> Drift::expectedSchema(const registry::Product &product, const QString &version, const registry::Server &server, std::stop_token stop)
{
    TRY(const auto all, d->files(product.id, stop));
    TRY(const Pending pending, plan(all->files, {}, version));
    TRY(const Place place, d->placeOf(server));
    return d->schema(place, all->product, pending.files, 0, stop);
}

Result<TenantDrift> Drift::Private::of(const registry::Tenant &tenant, const Place &place, const ProductFiles &all, const DriftOptions &options,
                                       const std::stop_token &stop)
{
    const auto began = Clock::now();
    const auto inside = Private::inside(place, tenant);
    TRY(const auto applied, place.driver->applied(inside, stop));
    TRY(const Expectation expected, expectation(all.files, applied, tenant.schemaVersion));
    TRY(const SchemaDescription found, place.driver->describe(inside, tenant.role, stop));
    TRY(const SchemaPtr should, schema(place, all.product, expected.files, found.serverVersion, stop));
    TenantDrift out;
    out.tenant = tenant;
    out.version = expected.version;
    out.notes = expected.notes;
    out.comparison = compare(*should, found, options.ignore);
    // Encoding and collation were chosen when the database was made, maybe from a template; no version says what they should be.
    out.comparison.differences.removeIf([](const Difference &each) { return each.kind == QLatin1String("locale"); });
    out.ms = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
    return out;
}

Result<TenantDrift> Drift::of(const registry::Tenant &tenant, const DriftOptions &options, std::stop_token stop)
{
    TRY(const Place place, d->place(tenant.serverId, stop));
    TRY(const Files all, d->files(tenant.productId, stop));
    return d->of(tenant, place, *all, options, stop);
}

Result<Comparison> Drift::compareTenants(const registry::Tenant &a, const registry::Tenant &b, const DriftOptions &options, std::stop_token stop)
{
    const auto described = [&](const registry::Tenant &tenant) -> Result<SchemaDescription> {
        TRY(const Place place, d->place(tenant.serverId, stop));
        return place.driver->describe(Private::inside(place, tenant), tenant.role, stop);
    };
    TRY(const SchemaDescription first, described(a));
    TRY(const SchemaDescription second, described(b));
    return compare(first, second, options.ignore);
}

Result<void> Drift::fleet(const QList<registry::Tenant> &tenants, const DriftOptions &options, const Each &each, std::stop_token stop)
{
    const auto one = [&](const registry::Tenant &tenant, const std::stop_token &token) -> Result<TenantDrift> {
        TRY(const Place place, d->places.get(tenant.serverId, token, [&] { return d->place(tenant.serverId, token); }));
        TRY(const Files all, d->products.get(tenant.productId, token, [&] { return d->files(tenant.productId, token); }));
        return d->of(tenant, place, *all, options, token);
    };
    QStringList servers;
    servers.reserve(tenants.size());
    for (const registry::Tenant &tenant : tenants)
        servers << tenant.serverId;
    fleet::Sweep sweep;
    sweep.workers = options.workers;
    sweep.serverPatience = options.serverPatience;
    std::mutex finding;
    std::map<qsizetype, TenantDrift> found; // and not handed on yet
    return sweep.over(servers, [&](qsizetype index, const std::stop_token &token) -> std::optional<base::Error> {
        auto outcome = one(tenants.at(index), token);
        if (!outcome)
            return outcome.error();
        const std::scoped_lock lock(finding);
        found.insert_or_assign(index, *std::move(outcome));
        return {};
    }, [&](qsizetype index, const std::optional<base::Error> &error) {
        if (error)
            return each(tenants.at(index), fail(*error));
        std::unique_lock lock(finding);
        auto outcome = found.extract(index);
        lock.unlock();
        each(tenants.at(index), std::move(outcome.mapped()));
    }, stop);
}

} // namespace tenantry::migrations
