#include "ui/tenants/tenantsnapshot.h"

#include "registry/filter.h"
#include "ui/tenants/parallel.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>
#include <algorithm>
#include <atomic>
#include <numeric>

namespace tenantry::ui {

using registry::Tenant;

struct TenantSnapshot::Row {
    Numbers numbers;
    std::array<quint32, TextCount + 1> at{}; // text n is [at[n], at[n + 1]) of the block's characters
    std::array<quint16, SharedCount> shared{};
    quint16 labels = 0;
};

struct TenantSnapshot::Block {
    std::vector<Row> rows;
    QString characters;
    std::vector<QString> strings;      // what rows share; the same texts are shared between blocks too
    std::vector<QStringList> labelSets;
};

namespace {

qint64 toMs(const QDateTime &time) { return time.isValid() ? time.toMSecsSinceEpoch() : TenantSnapshot::noTime; }
QDateTime fromMs(qint64 ms) { return ms == TenantSnapshot::noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC); }

TenantSnapshot::Numbers numbersOf(const Tenant &tenant)
{
    TenantSnapshot::Numbers n;
    n.sizeBytes = tenant.sizeBytes.value_or(-1);
    n.connections = tenant.connections.value_or(-1);
    n.latencyMs = tenant.latencyMs.value_or(-1);
    n.lastBackupAt = toMs(tenant.lastBackupAt);
    n.createdAt = toMs(tenant.createdAt);
    n.updatedAt = toMs(tenant.updatedAt);
    n.version = tenant.version;
    n.behind = tenant.behind;
    n.state = tenant.state;
    return n;
}

void setNumbers(Tenant &tenant, const TenantSnapshot::Numbers &n)
{
    tenant.sizeBytes = n.sizeBytes < 0 ? std::nullopt : std::optional(n.sizeBytes);
    tenant.connections = n.connections < 0 ? std::nullopt : std::optional<int>(n.connections);
    tenant.latencyMs = n.latencyMs < 0 ? std::nullopt : std::optional(n.latencyMs);
    tenant.lastBackupAt = fromMs(n.lastBackupAt);
    tenant.createdAt = fromMs(n.createdAt);
    tenant.updatedAt = fromMs(n.updatedAt);
    tenant.version = n.version;
    tenant.behind = n.behind;
    tenant.state = n.state;
}

// Which member of Tenant each field is, once, for both directions.
constexpr std::array<QString Tenant::*, TenantSnapshot::Search> textMembers{
    &Tenant::id,   &Tenant::slug,      &Tenant::companyName, &Tenant::subdomain, &Tenant::database,
    &Tenant::role, &Tenant::adminName, &Tenant::adminEmail,  &Tenant::note};
constexpr std::array<QString Tenant::*, TenantSnapshot::SharedCount> sharedMembers{
    &Tenant::productId, &Tenant::product, &Tenant::planId,     &Tenant::plan,          &Tenant::driver,
    &Tenant::serverId,  &Tenant::server,  &Tenant::deployment, &Tenant::schemaVersion, &Tenant::headVersion};

} // namespace

// Fills one block after the other; one instance makes equal texts of all its blocks one text.
class TenantSnapshot::Builder {
public:
    void begin()
    {
        m_block = std::make_shared<Block>();
        m_strings.clear();
        m_labels.clear();
    }

    void add(const Tenant &tenant)
    {
        Row row;
        row.numbers = numbersOf(tenant);
        for (int field = 0; field < Search; ++field) {
            row.at[field] = quint32(m_block->characters.size());
            m_block->characters += tenant.*textMembers[field];
        }
        row.at[Search] = quint32(m_block->characters.size());
        m_block->characters += registry::Filter::searchText(tenant);
        row.at[TextCount] = quint32(m_block->characters.size());
        for (int field = 0; field < SharedCount; ++field)
            row.shared[field] = place(tenant.*sharedMembers[field]);
        const auto known = m_labels.constFind(tenant.labels);
        if (known != m_labels.constEnd()) {
            row.labels = *known;
        } else {
            row.labels = quint16(m_block->labelSets.size());
            m_labels.insert(tenant.labels, row.labels);
            m_block->labelSets.push_back(tenant.labels);
        }
        m_block->rows.push_back(row);
    }

    std::shared_ptr<const Block> finish()
    {
        m_block->characters.squeeze();
        m_block->rows.shrink_to_fit();
        m_block->strings.shrink_to_fit();
        m_block->labelSets.shrink_to_fit();
        return std::move(m_block);
    }

private:
    quint16 place(const QString &text)
    {
        const auto known = m_strings.constFind(text);
        if (known != m_strings.constEnd())
            return *known;
        const auto everywhere = m_everywhere.insert(text).first;
        const auto index = quint16(m_block->strings.size());
        m_block->strings.push_back(*everywhere);
        m_strings.insert(*everywhere, index);
        return index;
    }

    struct Once {
        QSet<QString> texts;
        std::pair<QSet<QString>::const_iterator, bool> insert(const QString &text)
        {
            const auto found = texts.constFind(text);
            if (found != texts.constEnd())
                return {found, false};
            return {texts.insert(text), true};
        }
    };

    std::shared_ptr<Block> m_block;
    QHash<QString, quint16> m_strings;
    QHash<QStringList, quint16> m_labels;
    Once m_everywhere;
};

TenantSnapshotPtr TenantSnapshot::build(QList<Tenant> tenants, QThreadPool *helpers)
{
    constexpr size_t capacity = size_t(1) << blockBits;
    static std::atomic<quint64> lineages{0};
    auto snapshot = std::make_shared<TenantSnapshot>();
    snapshot->m_lineage = ++lineages;
    const auto count = size_t(tenants.size());
    const size_t blocks = (count + capacity - 1) / capacity;
    snapshot->m_blocks.resize(blocks);
    Tenant *all = tenants.data(); // detached here, once, and not by several threads
    inParts(helpers, blocks, 8, [&](int, size_t firstBlock, size_t endBlock) {
        Builder builder;
        for (size_t number = firstBlock; number < endBlock; ++number) {
            builder.begin();
            const size_t end = std::min((number + 1) * capacity, count);
            for (size_t i = number * capacity; i < end; ++i) {
                builder.add(all[i]);
                all[i] = {};
            }
            snapshot->m_blocks[number] = builder.finish();
        }
    });
    snapshot->m_byId.resize(count);
    std::iota(snapshot->m_byId.begin(), snapshot->m_byId.end(), TenantHandle(0)); // full blocks: places are numbers
    std::ranges::sort(snapshot->m_byId, [&](TenantHandle a, TenantHandle b) { return snapshot->text(a, Id) < snapshot->text(b, Id); });
    return snapshot;
}

TenantSnapshotPtr TenantSnapshot::with(const QList<Tenant> &changed, const QStringList &gone) const
{
    constexpr TenantHandle capacity = TenantHandle(1) << blockBits;
    auto next = std::make_shared<TenantSnapshot>(*this);

    QHash<TenantHandle, Tenant> replaced;
    QList<Tenant> added;
    for (const Tenant &tenant : changed) {
        if (const auto handle = find(tenant.id))
            replaced.insert(*handle, tenant);
        else
            added.append(tenant);
    }
    QSet<TenantHandle> removed;
    for (const QString &id : gone) {
        if (const auto handle = find(id); handle && !replaced.contains(*handle))
            removed.insert(*handle);
    }

    QSet<quint32> touched;
    for (auto it = replaced.cbegin(); it != replaced.cend(); ++it)
        touched.insert(it.key() >> blockBits);
    // A block takes new tenants at its end; what was removed keeps its place, so that no other handle moves.
    qsizetype taken = 0;
    QHash<quint32, QList<Tenant>> appended;
    if (!m_blocks.empty() && !added.isEmpty()) {
        const quint32 last = quint32(m_blocks.size() - 1);
        const qsizetype space = qsizetype(capacity) - qsizetype(m_blocks.back()->rows.size());
        taken = std::min(space, added.size());
        if (taken > 0) {
            appended.insert(last, added.first(taken));
            touched.insert(last);
        }
    }

    Builder builder;
    std::vector<TenantHandle> fresh;
    for (const quint32 number : std::as_const(touched)) {
        builder.begin();
        const auto rows = TenantHandle(m_blocks[number]->rows.size());
        for (TenantHandle place = 0; place < rows; ++place) {
            const TenantHandle handle = number << blockBits | place;
            const auto other = replaced.constFind(handle);
            builder.add(other == replaced.cend() ? tenant(handle) : *other);
        }
        TenantHandle place = rows;
        for (const Tenant &tenant : appended.value(number)) {
            builder.add(tenant);
            fresh.push_back(number << blockBits | place++);
        }
        next->m_blocks[number] = builder.finish();
    }
    for (; taken < added.size(); taken += capacity) {
        builder.begin();
        const qsizetype end = std::min(taken + qsizetype(capacity), added.size());
        for (qsizetype i = taken; i < end; ++i) {
            builder.add(added.at(i));
            fresh.push_back(TenantHandle(next->m_blocks.size()) << blockBits | TenantHandle(i - taken));
        }
        next->m_blocks.push_back(builder.finish());
    }

    if (!removed.isEmpty())
        std::erase_if(next->m_byId, [&](TenantHandle handle) { return removed.contains(handle); });
    const auto byId = [&](TenantHandle a, TenantHandle b) { return next->text(a, Id) < next->text(b, Id); };
    std::ranges::sort(fresh, byId);
    const auto middle = std::ptrdiff_t(next->m_byId.size());
    next->m_byId.insert(next->m_byId.end(), fresh.begin(), fresh.end());
    std::inplace_merge(next->m_byId.begin(), next->m_byId.begin() + middle, next->m_byId.end(), byId);
    return next;
}

std::optional<TenantHandle> TenantSnapshot::find(QStringView id) const
{
    const auto at = std::ranges::lower_bound(m_byId, id, {}, [this](TenantHandle handle) { return text(handle, Id); });
    if (at == m_byId.end() || text(*at, Id) != id)
        return std::nullopt;
    return *at;
}

const TenantSnapshot::Row &TenantSnapshot::row(TenantHandle handle) const
{
    return block(handle).rows[handle & ((1u << blockBits) - 1)];
}

QStringView TenantSnapshot::text(TenantHandle handle, Text field) const
{
    const Row &r = row(handle);
    return QStringView(block(handle).characters).sliced(r.at[field], r.at[field + 1] - r.at[field]);
}

const QString &TenantSnapshot::shared(TenantHandle handle, Shared field) const
{
    return block(handle).strings[row(handle).shared[field]];
}

const QStringList &TenantSnapshot::labels(TenantHandle handle) const { return block(handle).labelSets[row(handle).labels]; }
const TenantSnapshot::Numbers &TenantSnapshot::numbers(TenantHandle handle) const { return row(handle).numbers; }

Tenant TenantSnapshot::tenant(TenantHandle handle) const
{
    Tenant tenant;
    for (int field = 0; field < Search; ++field)
        tenant.*textMembers[field] = text(handle, Text(field)).toString();
    for (int field = 0; field < SharedCount; ++field)
        tenant.*sharedMembers[field] = shared(handle, Shared(field));
    tenant.labels = labels(handle);
    setNumbers(tenant, numbers(handle));
    return tenant;
}

QString TenantSnapshot::lendText(TenantHandle handle, Text field) const
{
    const QStringView view = text(handle, field);
    return QString::fromRawData(view.data(), view.size());
}

void TenantSnapshot::lend(TenantHandle handle, Tenant &tenant) const
{
    const Block &b = block(handle);
    const Row &r = row(handle);
    const QChar *characters = b.characters.constData();
    for (int field = 0; field < Search; ++field)
        tenant.*textMembers[field] = QString::fromRawData(characters + r.at[field], r.at[field + 1] - r.at[field]);
    for (int field = 0; field < SharedCount; ++field) {
        const QString &text = b.strings[r.shared[field]];
        tenant.*sharedMembers[field] = QString::fromRawData(text.constData(), text.size());
    }
    tenant.labels = b.labelSets[r.labels];
    setNumbers(tenant, r.numbers);
}

qsizetype TenantSnapshot::bytes() const
{
    qsizetype total = qsizetype(m_byId.capacity() * sizeof(TenantHandle));
    for (const auto &b : m_blocks) {
        total += qsizetype(b->rows.capacity() * sizeof(Row) + b->strings.capacity() * sizeof(QString)
                           + b->labelSets.capacity() * sizeof(QStringList))
            + b->characters.capacity() * qsizetype(sizeof(QChar));
    }
    return total;
}

} // namespace tenantry::ui
