#include "ui/tenants/tenantfeed.h"

#include "base/async.h"
#include "registry/listener.h"
#include "workstation/store.h"

#include <QDataStream>
#include <QIODevice>
#include <chrono>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace tenantry::ui {

using namespace std::chrono_literals;
using registry::Tenant;

namespace {

constexpr int singlyAtMost = 24;              // more ids than this: one list is quicker than as many questions
constexpr quint32 magic = 0x54656e31;         // "Ten1"
constexpr qsizetype bytesAtMost = 768 * 1024; // what the store takes within a few milliseconds

// The registry's own list of a large fleet is twice what the snapshot takes. It is freed by now, but the allocator keeps it
// for later, and there is no later for that much.
void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

QByteArray packTenants(const TenantSnapshot &snapshot, int limit)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_8);
    const qsizetype count = std::min<qsizetype>(limit, snapshot.size());
    out << magic << quint32(snapshot.size()) << quint32(count);
    for (qsizetype i = 0; i < count; ++i) {
        const Tenant t = snapshot.tenant(snapshot.handles()[size_t(i)]);
        out << t.id << t.slug << t.companyName << t.subdomain << t.productId << t.product << t.planId << t.plan << t.driver << t.serverId
            << t.server << t.deployment << t.database << t.role << quint8(t.state) << t.schemaVersion << t.headVersion << qint32(t.behind)
            << t.sizeBytes.value_or(-1) << qint32(t.connections.value_or(-1)) << t.latencyMs.value_or(-1) << t.lastBackupAt << t.adminName
            << t.adminEmail << t.labels << t.note << t.createdAt << t.updatedAt << t.version;
    }
    return qCompress(bytes, 1);
}

std::optional<QList<Tenant>> unpackTenants(const QByteArray &packed)
{
    // qUncompress trusts the size that the bytes claim: refuse what no pack of ours reaches.
    if (packed.size() < 12 || packed.size() > bytesAtMost || qFromBigEndian<quint32>(packed.constData()) > 64u * 1024 * 1024)
        return std::nullopt;
    const QByteArray bytes = qUncompress(packed);
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_8);
    quint32 mark = 0, all = 0, count = 0;
    in >> mark >> all >> count;
    if (in.status() != QDataStream::Ok || mark != magic || count > 100'000)
        return std::nullopt;
    QList<Tenant> tenants;
    tenants.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        Tenant t;
        quint8 state = 0;
        qint32 behind = 0, connections = -1;
        qint64 size = -1;
        double latency = -1;
        in >> t.id >> t.slug >> t.companyName >> t.subdomain >> t.productId >> t.product >> t.planId >> t.plan >> t.driver >> t.serverId
            >> t.server >> t.deployment >> t.database >> t.role >> state >> t.schemaVersion >> t.headVersion >> behind >> size >> connections
            >> latency >> t.lastBackupAt >> t.adminName >> t.adminEmail >> t.labels >> t.note >> t.createdAt >> t.updatedAt >> t.version;
        if (in.status() != QDataStream::Ok || state > quint8(registry::TenantState::Deleting))
            return std::nullopt;
        t.state = registry::TenantState(state);
        t.behind = behind;
        if (size >= 0)
            t.sizeBytes = size;
        if (connections >= 0)
            t.connections = connections;
        if (latency >= 0)
            t.latencyMs = latency;
        tenants.append(t);
    }
    return tenants;
}

struct TenantFeed::Read {
    TenantSnapshotPtr snapshot;
    bool changedAnything = true;
};

TenantFeed::TenantFeed(TenantBackend backend, const Services &services, QObject *parent)
    : QObject(parent), m_backend(std::move(backend)), m_services(services), m_snapshot(TenantSnapshot::build({}))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms); // the listener has coalesced already; this joins what arrives together with our own writes
    connect(&m_soon, &QTimer::timeout, this, &TenantFeed::start);
    if (!keeps() && services.store) // of a time when they were an ADMIN, and the panel was killed
        (void)services.store->clearSnapshots(m_backend.registry.id, m_backend.who.id);
    if (!services.listener)
        return;
    connect(services.listener, &registry::Listener::changed, this, [this](const QString &table, const QStringList &ids) {
        if (table == QLatin1String("tenant"))
            changed(ids);
        else if (table == QLatin1String("operator_tenant") && !keeps())
            changed(ids); // theirs from now on, or no longer
        else if (table == QLatin1String("server") || table == QLatin1String("plan") || table == QLatin1String("product")
                 || table == QLatin1String("product_migration"))
            changed({}); // their names and versions stand in every row
    });
    connect(services.listener, &registry::Listener::offline, this, &TenantFeed::wentOffline);
    connect(services.listener, &registry::Listener::online, this, [this] { changed({}); });
}

TenantFeed::~TenantFeed() { m_stop.request_stop(); }

void TenantFeed::load()
{
    m_pendingAll = true;
    if (!m_haveAny)
        setState(State::Loading);
    start();
}

void TenantFeed::changed(const QStringList &ids)
{
    if (ids.isEmpty())
        m_pendingAll = true;
    else
        m_pending.unite(QSet<QString>(ids.cbegin(), ids.cend()));
    if (!m_soon.isActive())
        m_soon.start();
}

void TenantFeed::take(const QList<Tenant> &tenants)
{
    m_snapshot = m_snapshot->with(tenants, {});
    emit snapshotChanged();
}

void TenantFeed::wentOffline(const QDateTime &since)
{
    if (m_state != State::Ready)
        return;
    m_seenAt = since;
    m_part = false;
    setState(State::Offline);
}

void TenantFeed::start()
{
    if (m_running || !m_backend.list || (!m_pendingAll && m_pending.isEmpty()))
        return;
    m_running = true;
    const bool all = std::exchange(m_pendingAll, false) || m_pending.size() > singlyAtMost || !m_haveAny;
    const QSet<QString> ids = std::exchange(m_pending, {});
    const auto work = [all, ids, workers = m_services.workers, backend = m_backend, before = m_snapshot](std::stop_token stop) -> base::Result<std::shared_ptr<Read>> {
        auto read = std::make_shared<Read>();
        if (all) {
            TRY(QList<Tenant> tenants, backend.list(stop));
            const bool many = tenants.size() > 20'000;
            read->snapshot = TenantSnapshot::build(std::move(tenants), workers);
            if (many)
                giveBackMemory();
            return read;
        }
        QList<Tenant> changed;
        QStringList gone;
        for (const QString &id : ids) {
            base::Result<Tenant> tenant = backend.find(id, stop);
            if (tenant)
                changed.append(*tenant);
            else if (tenant.error().kind == base::Kind::NotFound)
                gone.append(id);
            else
                return std::unexpected(tenant.error());
        }
        read->snapshot = before->with(changed, gone);
        return read;
    };
    base::run(m_services.workers, m_stop.get_token(), work)
        .then(this, [this, before = m_snapshot, all, ids](const base::Result<std::shared_ptr<Read>> &result) {
            m_running = false;
            // What this panel wrote meanwhile is in m_snapshot and not in what was read: read those again.
            if (result && before != m_snapshot) {
                m_pendingAll = m_pendingAll || all;
                m_pending.unite(ids);
                m_soon.start();
                return;
            }
            finished(result);
            if (m_pendingAll || !m_pending.isEmpty())
                m_soon.start();
        });
    emit stateChanged();
}

void TenantFeed::finished(const base::Result<std::shared_ptr<Read>> &result)
{
    if (!result) {
        failedWith(result.error());
        return;
    }
    m_snapshot = (*result)->snapshot;
    m_seenAt = QDateTime::currentDateTimeUtc();
    m_haveAny = true;
    m_part = false;
    m_error = {};
    emit snapshotChanged();
    setState(State::Ready);
    keep();
}

void TenantFeed::failedWith(const base::Error &error)
{
    if (error.kind == base::Kind::Cancelled)
        return;
    m_error = error;
    const bool unreachable = error.kind == base::Kind::Unreachable || error.kind == base::Kind::Timeout;
    if (m_haveAny)
        setState(State::Offline); // what is on the screen stays, with its age
    else if (unreachable && m_services.store && keeps())
        showKept();
    else
        setState(State::Failed);
}

void TenantFeed::showKept()
{
    const auto kept = m_services.store->snapshot(m_backend.registry.id, m_backend.who.id, QStringLiteral("tenants"));
    if (!kept || kept->bytes.isEmpty()) {
        setState(State::Failed);
        return;
    }
    m_seenAt = kept->takenAt;
    base::run(m_services.workers, m_stop.get_token(), [bytes = kept->bytes](std::stop_token) -> base::Result<std::shared_ptr<Read>> {
        const auto tenants = unpackTenants(bytes);
        if (!tenants)
            return base::fail(base::Kind::Io, {QT_TRANSLATE_NOOP("core", "The list that this computer kept cannot be read.")});
        auto read = std::make_shared<Read>();
        read->snapshot = TenantSnapshot::build(*tenants);
        return read;
    }).then(this, [this](const base::Result<std::shared_ptr<Read>> &result) {
        if (m_haveAny)
            return; // the registry answered after all
        if (!result) {
            setState(State::Failed);
            return;
        }
        m_snapshot = (*result)->snapshot;
        m_part = m_snapshot->size() >= 5000;
        emit snapshotChanged();
        setState(State::Offline);
    });
}

bool TenantFeed::keeps() const { return m_backend.who.role == registry::Role::Admin; }

void TenantFeed::keep()
{
    if (!m_services.store || !keeps() || m_backend.registry.id.isEmpty() || (m_keptAt.isValid() && m_keptAt.secsTo(QDateTime::currentDateTimeUtc()) < 60))
        return;
    m_keptAt = QDateTime::currentDateTimeUtc();
    base::run(m_services.workers, m_stop.get_token(), [snapshot = m_snapshot](std::stop_token) -> base::Result<QByteArray> {
        QByteArray bytes = packTenants(*snapshot);
        for (int limit = 2500; bytes.size() > bytesAtMost && limit > 0; limit /= 2)
            bytes = packTenants(*snapshot, limit);
        return bytes;
    }).then(this, [this](const base::Result<QByteArray> &bytes) {
        if (bytes) // not kept is not worth a word: the list itself is there
            (void)m_services.store->saveSnapshot(m_backend.registry.id, m_backend.who.id, QStringLiteral("tenants"), *bytes);
    });
}

void TenantFeed::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace tenantry::ui
