#include "ui/tenants/tenantcolumns.h"

#include <QCollator>
#include <QHash>
#include <algorithm>

namespace tenantry::ui {
namespace {

struct Description {
    const char *key;
    const char *title;
    const char *help;
    int width, least;
    bool first, number;
};

constexpr std::array<Description, tenantColumnCount> descriptions{{
    {"name", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Name"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "The company"), 22, 15, true, false},
    {"slug", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Slug"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "The short name; the subdomain too, where it is another"), 15, 12, true, false},
    {"state", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "State"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "What the tenant may do now"), 20, 20, true, false},
    {"version", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Version"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Last migration applied, and how many the product has beyond it"), 15, 15, true, false},
    {"product", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Product"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "What the tenant runs"), 10, 9, true, false},
    {"plan", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Plan"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "The tier it pays for"), 8, 6, true, false},
    {"server", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Server"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Where the database lives"), 10, 9, true, false},
    {"database", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Database"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "The name of its database"), 15, 12, false, false},
    {"size", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Size"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Of the database, as last measured"), 9, 9, true, true},
    {"connections", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Connections"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Open now, as last measured"), 12, 12, false, true},
    {"latency", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Latency"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Of a small query, as last measured"), 11, 11, false, true},
    {"last_backup", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Last backup"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "When the last one ended well"), 14, 14, false, false},
    {"created", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Created"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "When the tenant was provisioned"), 11, 11, true, false},
    {"labels", QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Labels"),
     QT_TRANSLATE_NOOP("tenantry::ui::TenantColumns", "Words of our own to find it by"), 18, 10, false, false},
}};

const Description &of(TenantColumn column) { return descriptions[size_t(column)]; }

using Snapshot = TenantSnapshot;

QCollator collator()
{
    QCollator c{QLocale()};
    c.setNumericMode(true);
    c.setCaseSensitivity(Qt::CaseInsensitive);
    return c;
}

// Texts that few tenants differ in: collate the different ones once, sort by place.
std::vector<quint32> ranks(const Snapshot &snapshot, const std::vector<TenantHandle> &order, auto textOf)
{
    QHash<QString, quint32> places;
    for (const TenantHandle handle : order)
        places.insert(textOf(snapshot, handle), 0);
    QStringList texts = places.keys();
    const QCollator c = collator();
    std::ranges::sort(texts, [&c](const QString &a, const QString &b) {
        if (a.isEmpty() != b.isEmpty())
            return b.isEmpty(); // what is not set comes last
        return c.compare(a, b) < 0;
    });
    for (quint32 i = 0; i < quint32(texts.size()); ++i)
        places[texts.at(i)] = i;
    std::vector<quint32> result(order.size());
    for (size_t i = 0; i < order.size(); ++i)
        result[i] = places.value(textOf(snapshot, order[i]));
    return result;
}

// Sorts `order` by keys that stand at the same places, keeping the order of equals.
template <class Key>
std::vector<TenantHandle> sortedBy(const std::vector<TenantHandle> &order, const std::vector<Key> &keys)
{
    std::vector<quint32> places(order.size());
    for (quint32 i = 0; i < places.size(); ++i)
        places[i] = i;
    std::ranges::stable_sort(places, [&keys](quint32 a, quint32 b) { return keys[a] < keys[b]; });
    std::vector<TenantHandle> result(order.size());
    for (size_t i = 0; i < places.size(); ++i)
        result[i] = order[places[i]];
    return result;
}

template <class KeyOf>
std::vector<TenantHandle> sortedByNumber(const Snapshot &snapshot, const std::vector<TenantHandle> &order, KeyOf keyOf)
{
    using Key = decltype(keyOf(snapshot.numbers(0)));
    std::vector<Key> keys;
    keys.reserve(order.size());
    for (const TenantHandle handle : order)
        keys.push_back(keyOf(snapshot.numbers(handle)));
    return sortedBy(order, keys);
}

} // namespace

QString tenantColumnKey(TenantColumn column) { return QString::fromLatin1(of(column).key); }
QString tenantColumnTitle(TenantColumn column) { return QCoreApplication::translate("tenantry::ui::TenantColumns", of(column).title); }
QString tenantColumnWhatsThis(TenantColumn column) { return QCoreApplication::translate("tenantry::ui::TenantColumns", of(column).help); }
int tenantColumnWidth(TenantColumn column) { return of(column).width; }
int tenantColumnLeast(TenantColumn column) { return of(column).least; }
bool tenantColumnShownAtFirst(TenantColumn column) { return of(column).first; }
bool tenantColumnIsNumber(TenantColumn column) { return of(column).number; }

std::optional<std::vector<TenantHandle>> tenantOrder(const Snapshot &snapshot, TenantColumn column, std::stop_token stop)
{
    // Slugs are ASCII and unique: their order needs no collation and decides between equals everywhere else.
    std::vector<TenantHandle> order = snapshot.handles();
    if (order.empty())
        return order;
    // The registry lists by slug, so in the order in which they came they mostly stand right already.
    std::ranges::sort(order);
    const auto bySlug = [&snapshot](TenantHandle a, TenantHandle b) {
        const int difference = snapshot.text(a, Snapshot::Slug).compare(snapshot.text(b, Snapshot::Slug));
        return difference != 0 ? difference < 0 : a < b;
    };
    if (!std::ranges::is_sorted(order, bySlug))
        std::ranges::sort(order, bySlug);
    if (stop.stop_requested())
        return std::nullopt;

    const auto byShared = [&](Snapshot::Shared field) {
        return sortedBy(order, ranks(snapshot, order, [field](const Snapshot &s, TenantHandle h) { return s.shared(h, field); }));
    };
    switch (column) {
    case TenantColumn::Slug:
        return order;
    case TenantColumn::Name: {
        const QCollator c = collator();
        std::vector<QCollatorSortKey> keys;
        keys.reserve(order.size());
        for (const TenantHandle handle : order) {
            if (keys.size() % 1024 == 0 && stop.stop_requested())
                return std::nullopt;
            keys.push_back(c.sortKey(snapshot.text(handle, Snapshot::Name).toString()));
        }
        return sortedBy(order, keys);
    }
    case TenantColumn::Database: {
        std::vector<QStringView> keys;
        keys.reserve(order.size());
        for (const TenantHandle handle : order)
            keys.push_back(snapshot.text(handle, Snapshot::Database));
        return sortedBy(order, keys);
    }
    case TenantColumn::State:
        return sortedByNumber(snapshot, order, [](const Snapshot::Numbers &n) { return int(n.state); });
    case TenantColumn::Version: {
        order = byShared(Snapshot::SchemaVersion);
        return sortedByNumber(snapshot, order, [](const Snapshot::Numbers &n) { return n.behind; });
    }
    case TenantColumn::Product:
        return byShared(Snapshot::Product);
    case TenantColumn::Plan:
        return byShared(Snapshot::Plan);
    case TenantColumn::Server:
        return byShared(Snapshot::Server);
    case TenantColumn::Size:
        return sortedByNumber(snapshot, order, [](const Snapshot::Numbers &n) { return n.sizeBytes; });
    case TenantColumn::Connections:
        return sortedByNumber(snapshot, order, [](const Snapshot::Numbers &n) { return n.connections; });
    case TenantColumn::Latency:
        return sortedByNumber(snapshot, order, [](const Snapshot::Numbers &n) { return n.latencyMs; });
    case TenantColumn::LastBackup:
        return sortedByNumber(snapshot, order, [](const Snapshot::Numbers &n) { return n.lastBackupAt; });
    case TenantColumn::Created:
        return sortedByNumber(snapshot, order, [](const Snapshot::Numbers &n) { return n.createdAt; });
    case TenantColumn::Labels:
        return sortedBy(order, ranks(snapshot, order, [](const Snapshot &s, TenantHandle h) { return s.labels(h).join(QLatin1Char(' ')); }));
    }
    return order;
}

} // namespace tenantry::ui
