#include "migrations/status.h"

#include "registry/filter.h"
#include "registry/schemarepository.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <algorithm>
#include <map>

namespace tenantry::migrations {

using namespace tenantry::base;
using registry::ProductMigration;
using registry::TenantState;

namespace {

// Places of a product's versions, in order of application.
QHash<QString, int> placesOf(const QList<ProductMigration> &files)
{
    QHash<QString, int> out;
    for (const ProductMigration &file : files)
        if (!file.repeatable)
            out.insert(file.version, int(out.size()) + 1);
    return out;
}

QString headOf(const QList<ProductMigration> &files)
{
    QString head;
    for (const ProductMigration &file : files)
        if (!file.repeatable)
            head = file.version;
    return head;
}

bool migratable(TenantState state) { return state == TenantState::Active || state == TenantState::Paused || state == TenantState::Maintenance; }

// What is no tenant yet, or no more.
Text whyLeft(registry::TenantState state)
{
    if (state == registry::TenantState::Failed)
        return QT_TRANSLATE_NOOP("core", "It was never finished: its operation failed and is to be resumed or undone first.");
    if (state == registry::TenantState::Deleting)
        return QT_TRANSLATE_NOOP("core", "It is being deleted.");
    return QT_TRANSLATE_NOOP("core", "It is still being made.");
}

} // namespace

QString repeatablesDigest(const QList<ProductMigration> &files)
{
    std::map<QString, QByteArray> repeatables;
    for (const ProductMigration &file : files)
        if (file.repeatable)
            repeatables.emplace(file.name, file.sha256);
    if (repeatables.empty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[name, sha256] : repeatables) {
        hash.addData(name.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(sha256);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<QList<Status>> status(const registry::SessionPtr &session, const QString &product, std::stop_token stop)
{
    const registry::ProductRepository products(session);
    QList<registry::Product> wanted;
    if (product.isEmpty()) {
        TRY(wanted, products.list(stop));
    } else {
        TRY(const auto one, products.find(product, stop));
        wanted << one;
    }
    const registry::SchemaRepository schema(session);
    const QString only = wanted.size() == 1 ? wanted.first().id : QString();
    TRY(const auto counts, schema.counts(only, stop));
    TRY(const auto troubles, schema.troubles(only, stop));

    QList<Status> out;
    for (const registry::Product &each : std::as_const(wanted)) {
        TRY(const auto files, products.migrations(each.id, false, stop));
        const auto places = placesOf(files);
        const QString digest = repeatablesDigest(files);
        Status s;
        s.productId = each.id;
        s.product = each.name;
        s.head = headOf(files);
        QMap<QString, int> perVersion;
        int lowest = int(places.size());
        for (const registry::SchemaCount &count : counts) {
            if (count.productId != each.id)
                continue;
            s.tenants += count.tenants;
            perVersion[count.version] += count.tenants;
            const int place = places.value(count.version, count.version.isEmpty() ? 0 : -1);
            if (place < 0) {
                (compareVersions(count.version, s.head) > 0 ? s.ahead : s.unknown) += count.tenants;
                continue;
            }
            lowest = std::min(lowest, place);
            if (place < places.size())
                s.behind += count.tenants;
            else if (count.repeatables != digest)
                s.repeatablesDue += count.tenants;
        }
        s.pendingFiles = s.tenants == 0 ? 0 : int(places.size()) - lowest;
        for (auto it = perVersion.cbegin(); it != perVersion.cend(); ++it)
            s.versions.append({it.key(), it.value(), it.key().isEmpty() || places.contains(it.key())});
        std::ranges::stable_sort(s.versions, [](const VersionCount &a, const VersionCount &b) { return compareVersions(a.version, b.version) < 0; });
        for (const registry::SchemaTrouble &trouble : troubles) {
            if (trouble.productId == each.id) {
                s.failed = trouble.failed;
                s.changed = trouble.changed;
            }
        }
        out << s;
    }
    return out;
}

qsizetype RolloutPlan::tenants() const
{
    qsizetype sum = 0;
    for (const PlanGroup &group : groups)
        sum += group.tenants.size();
    return sum;
}

namespace {

using Visit = std::function<void(registry::Tenant &tenant, const QString &repeatables)>;

// The tenants that a selection names, one after the other, by slug: they are never all in memory.
Result<void> visit(const registry::SessionPtr &session, const registry::Product &product, const Selection &selection, QList<RolloutPlan::Left> *left, const Visit &chosen, const std::stop_token &stop)
{
    const registry::SchemaRepository repository(session);
    const auto sorted = [&](registry::Tenant &tenant, const QString &repeatables) {
        if (migratable(tenant.state))
            chosen(tenant, repeatables);
        else if (left)
            left->append({tenant.slug, whyLeft(tenant.state)});
    };
    if (!selection.tenant.isEmpty()) {
        TRY(auto one, registry::TenantRepository(session).find(selection.tenant, stop));
        if (one.productId != product.id)
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 is a tenant of the product %2, not of %3."), {one.slug, one.product, product.name}},
                        QT_TRANSLATE_NOOP("core", "Name the product that it has."));
        TRY(const QString repeatables, repository.repeatables(one.id, stop));
        sorted(one, repeatables);
        return {};
    }
    TRY(const auto filter, registry::Filter::parse(selection.filter));
    return repository.each(product.id, [&](registry::Tenant &tenant, const QString &repeatables) {
        if (filter.matches(tenant))
            sorted(tenant, repeatables);
    }, stop);
}

} // namespace

Result<QList<Chosen>> choose(const registry::SessionPtr &session, const registry::Product &product, const Selection &selection, QList<RolloutPlan::Left> *left, std::stop_token stop)
{
    QList<Chosen> out;
    TRYV(visit(session, product, selection, left, [&](registry::Tenant &tenant, const QString &repeatables) { out.append({std::move(tenant), repeatables}); }, stop));
    return out;
}

Result<RolloutPlan> planRollout(const registry::SessionPtr &session, const QString &product, const Selection &selection, const QString &target, std::stop_token stop, const Planned &planned)
{
    const registry::ProductRepository products(session);
    RolloutPlan out;
    TRY(out.product, products.find(product, stop));
    TRY(const auto files, products.migrations(out.product.id, false, stop));
    const auto places = placesOf(files);
    const QString head = headOf(files);
    out.target = head;
    if (!target.isEmpty()) {
        for (const ProductMigration &file : files)
            if (!file.repeatable && compareVersions(file.version, target) == 0)
                out.target = file.version;
        if (compareVersions(out.target, target) != 0)
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The product has no version %1."), {target}}, {QT_TRANSLATE_NOOP("core", "Its last one is %1."), {head}});
    }
    const int goal = places.value(out.target, 0);
    const QString digest = repeatablesDigest(files);
    QHash<QString, qsizetype> groupOf;
    // Whether there are files before it.
    const auto place = [&](const registry::Tenant &tenant, const QString &repeatables) {
        const int at = places.value(tenant.schemaVersion, tenant.schemaVersion.isEmpty() ? 0 : -1);
        if (at < 0) {
            out.left.append({tenant.slug, compareVersions(tenant.schemaVersion, head) > 0
                                 ? Text{QT_TRANSLATE_NOOP("core", "It is ahead of the product: it has version %1, and the product ends at %2."), {tenant.schemaVersion, head}}
                                 : Text{QT_TRANSLATE_NOOP("core", "It has version %1, which the product does not know."), {tenant.schemaVersion}}});
            return false;
        }
        const bool repeatablesToo = out.target == head && repeatables != digest;
        if (at >= goal && !repeatablesToo) {
            out.upToDate << tenant.slug;
            return false;
        }
        const QString key = tenant.schemaVersion + QLatin1Char(repeatablesToo ? '+' : '-');
        if (!groupOf.contains(key)) {
            groupOf.insert(key, out.groups.size());
            PlanGroup group{tenant.schemaVersion, {}, {}};
            for (const ProductMigration &file : files)
                if (file.repeatable ? repeatablesToo : places.value(file.version) > at && places.value(file.version) <= goal)
                    group.files << file;
            out.groups << group;
        }
        out.groups[groupOf.value(key)].tenants << tenant.slug;
        return true;
    };
    TRYV(visit(session, out.product, selection, &out.left, [&](const registry::Tenant &tenant, const QString &repeatables) {
        const bool due = place(tenant, repeatables);
        if (planned)
            planned(tenant, due);
    }, stop));
    std::ranges::stable_sort(out.groups, [](const PlanGroup &a, const PlanGroup &b) { return a.files.size() > b.files.size(); });
    return out;
}

} // namespace tenantry::migrations
