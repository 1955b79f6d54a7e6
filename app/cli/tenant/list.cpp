#include "cli/json.h"
#include "cli/table.h"
#include "cli/tenant/verbs.h"

#include "base/names.h"
#include "registry/filter.h"

#include <algorithm>

namespace tenantry::cli {

namespace {

using registry::Tenant;

// What a column shows, and what it is sorted by: a number where there is one, folded text otherwise.
struct Column {
    const char *key;
    const char *header;
    QString (*text)(const Tenant &, const Console &);
    double (*number)(const Tenant &) = nullptr;
};

double orLast(const std::optional<qint64> &value)
{
    return value ? double(*value) : -1;
}

const std::vector<Column> &columns()
{
    static const std::vector<Column> list{
        {"id", QT_TRANSLATE_NOOP("cli", "Id"), [](const Tenant &t, const Console &) { return t.id; }},
        {"slug", QT_TRANSLATE_NOOP("cli", "Slug"), [](const Tenant &t, const Console &) { return t.slug; }},
        {"name", QT_TRANSLATE_NOOP("cli", "Name"), [](const Tenant &t, const Console &) { return t.companyName; }},
        {"subdomain", QT_TRANSLATE_NOOP("cli", "Subdomain"), [](const Tenant &t, const Console &) { return t.subdomain; }},
        {"product", QT_TRANSLATE_NOOP("cli", "Product"), [](const Tenant &t, const Console &) { return t.product; }},
        {"plan", QT_TRANSLATE_NOOP("cli", "Plan"), [](const Tenant &t, const Console &) { return t.plan; }},
        {"driver", QT_TRANSLATE_NOOP("cli", "Driver"), [](const Tenant &t, const Console &) { return t.driver; }},
        {"server", QT_TRANSLATE_NOOP("cli", "Server"), [](const Tenant &t, const Console &) { return t.server; }},
        {"deployment", QT_TRANSLATE_NOOP("cli", "Deployment"), [](const Tenant &t, const Console &) { return t.deployment; }},
        {"state", QT_TRANSLATE_NOOP("cli", "State"), [](const Tenant &t, const Console &) { return stateText(t.state); }},
        {"database", QT_TRANSLATE_NOOP("cli", "Database"), [](const Tenant &t, const Console &) { return t.database; }},
        {"role", QT_TRANSLATE_NOOP("cli", "Role"), [](const Tenant &t, const Console &) { return t.role; }},
        {"schema_version", QT_TRANSLATE_NOOP("cli", "Version"), [](const Tenant &t, const Console &) { return t.schemaVersion; }},
        {"head_version", QT_TRANSLATE_NOOP("cli", "Head"), [](const Tenant &t, const Console &) { return t.headVersion; }},
        {"behind", QT_TRANSLATE_NOOP("cli", "Behind"),
         [](const Tenant &t, const Console &c) { return t.behind > 0 ? c.locale.toString(t.behind) : QString(); },
         [](const Tenant &t) { return double(t.behind); }},
        {"size_bytes", QT_TRANSLATE_NOOP("cli", "Size"), [](const Tenant &t, const Console &c) { return sizeText(c.locale, t.sizeBytes); },
         [](const Tenant &t) { return orLast(t.sizeBytes); }},
        {"connections", QT_TRANSLATE_NOOP("cli", "Connections"),
         [](const Tenant &t, const Console &c) { return t.connections ? c.locale.toString(*t.connections) : QString(); },
         [](const Tenant &t) { return t.connections ? double(*t.connections) : -1; }},
        {"latency_ms", QT_TRANSLATE_NOOP("cli", "Latency"),
         [](const Tenant &t, const Console &c) { return t.latencyMs ? durationText(c.locale, *t.latencyMs) : QString(); },
         [](const Tenant &t) { return t.latencyMs.value_or(-1); }},
        {"last_backup_at", QT_TRANSLATE_NOOP("cli", "Last backup"), [](const Tenant &t, const Console &) { return timeText(t.lastBackupAt); },
         [](const Tenant &t) { return t.lastBackupAt.isValid() ? double(t.lastBackupAt.toMSecsSinceEpoch()) : -1; }},
        {"admin_name", QT_TRANSLATE_NOOP("cli", "Admin"), [](const Tenant &t, const Console &) { return t.adminName; }},
        {"admin_email", QT_TRANSLATE_NOOP("cli", "Admin's e-mail"), [](const Tenant &t, const Console &) { return t.adminEmail; }},
        {"labels", QT_TRANSLATE_NOOP("cli", "Labels"), [](const Tenant &t, const Console &) { return t.labels.join(QStringLiteral(", ")); }},
        {"note", QT_TRANSLATE_NOOP("cli", "Note"), [](const Tenant &t, const Console &) { return t.note; }},
        {"created_at", QT_TRANSLATE_NOOP("cli", "Created"), [](const Tenant &t, const Console &) { return timeText(t.createdAt); },
         [](const Tenant &t) { return double(t.createdAt.toMSecsSinceEpoch()); }},
        {"updated_at", QT_TRANSLATE_NOOP("cli", "Changed"), [](const Tenant &t, const Console &) { return timeText(t.updatedAt); },
         [](const Tenant &t) { return double(t.updatedAt.toMSecsSinceEpoch()); }},
    };
    return list;
}

Result<const Column *> findColumn(const QString &asked)
{
    static const QHash<QString, QString> shortNames{{QStringLiteral("version"), QStringLiteral("schema_version")},
                                                     {QStringLiteral("size"), QStringLiteral("size_bytes")},
                                                     {QStringLiteral("created"), QStringLiteral("created_at")},
                                                     {QStringLiteral("backup"), QStringLiteral("last_backup_at")},
                                                     {QStringLiteral("latency"), QStringLiteral("latency_ms")}};
    const QString key = shortNames.value(asked, asked);
    QStringList known;
    for (const Column &column : columns()) {
        if (key == QLatin1String(column.key))
            return &column;
        known << QString::fromLatin1(column.key);
    }
    return failure(Kind::InvalidInput, translate("cli", "There is no column “%1”.").arg(base::printable(asked)),
                   translate("cli", "Columns: %1.").arg(known.join(QStringLiteral(", "))));
}

Result<std::vector<const Column *>> chosenColumns(const QString &list)
{
    std::vector<const Column *> out;
    for (const QString &each : list.split(QLatin1Char(','))) {
        TRY(const Column *column, findColumn(each.trimmed()));
        out.push_back(column);
    }
    return out;
}

// "name", "-created", "size:desc"
Result<void> sort(QList<Tenant> &tenants, QString by, const Console &console)
{
    bool descending = false;
    if (by.startsWith(QLatin1Char('-'))) {
        descending = true;
        by.remove(0, 1);
    } else if (by.endsWith(QLatin1String(":desc")) || by.endsWith(QLatin1String(":asc"))) {
        descending = by.endsWith(QLatin1String(":desc"));
        by = by.section(QLatin1Char(':'), 0, -2);
    }
    TRY(const Column *column, findColumn(by));
    struct Key { double number; QString text; qsizetype index; };
    std::vector<Key> keys;
    keys.reserve(size_t(tenants.size()));
    for (qsizetype i = 0; i < tenants.size(); ++i)
        keys.push_back({column->number ? column->number(tenants.at(i)) : 0, column->number ? QString() : base::folded(column->text(tenants.at(i), console)), i});
    std::ranges::stable_sort(keys, [&](const Key &a, const Key &b) {
        const Key &first = descending ? b : a;
        const Key &second = descending ? a : b;
        return first.number != second.number ? first.number < second.number : first.text < second.text;
    });
    QList<Tenant> sorted;
    sorted.reserve(tenants.size());
    for (const Key &key : keys)
        sorted << tenants.at(key.index);
    tenants = std::move(sorted);
    return {};
}

class List : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "list", .summary = QT_TRANSLATE_NOOP("cli", "List tenants: all that the operator may see, or those that a filter chooses."),
                .options = {
                    {"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "words and key:value, as in the panel's filter box: state:paused plan:gold behind:>0 size:>1GB")},
                    {"columns", "a,b,c", QT_TRANSLATE_NOOP("cli", "which, by the names that --json uses")},
                    {"sort", "COLUMN", QT_TRANSLATE_NOOP("cli", "by this column; -COLUMN or COLUMN:desc the other way round")},
                    {"limit", "N", QT_TRANSLATE_NOOP("cli", "at most so many")},
                },
                .examples = {"tenantryctl tenant list --filter 'state:active plan:gold'", "tenantryctl tenant list --columns slug,state,behind --sort -behind",
                             "tenantryctl tenant list --filter 'behind:>0' --json"}};
    }

    Result<int> run(Context &context) override
    {
        Console &console = context.console;
        const Arguments &given = context.arguments;
        // Everything typed is looked at before anybody signs in.
        TRY(const auto filter, registry::Filter::parse(given.value("filter")));
        TRY(const auto shown, chosenColumns(given.value("columns", QStringLiteral("slug,name,product,plan,state,schema_version,behind,server,size,created"))));
        TRY(const int limit, given.number("limit", 0, 1, 1'000'000));
        if (given.has("sort")) {
            QList<Tenant> none;
            TRYV(sort(none, given.value("sort"), console));
        }
        TRY(const auto session, context.session());
        TRY(QList<Tenant> tenants, registry::TenantRepository(session).list(context.stop()));
        const bool empty = tenants.isEmpty();
        if (!filter.isEmpty())
            tenants.removeIf([&](const Tenant &tenant) { return !filter.matches(tenant); });
        if (given.has("sort")) {
            TRYV(sort(tenants, given.value("sort"), console));
        }
        const qsizetype total = tenants.size();
        if (limit > 0)
            tenants = tenants.mid(0, limit);

        if (console.json) {
            QJsonArray array;
            for (const Tenant &tenant : tenants) {
                QJsonObject object = tenantJson(tenant);
                if (given.has("columns")) {
                    QJsonObject some;
                    for (const Column *column : shown)
                        some.insert(QLatin1String(column->key), object.value(QLatin1String(column->key)));
                    object = some;
                }
                array.append(object);
            }
            console.document({{QStringLiteral("tenants"), array}, {QStringLiteral("total"), qint64(total)}});
            return exitDone;
        }
        if (tenants.isEmpty()) {
            console.note(empty ? translate("cli", "No tenants yet: `tenantryctl tenant provision --name NAME`.") : translate("cli", "No tenant matches."));
            return exitDone;
        }
        QList<Table::Column> headers;
        for (const Column *column : shown)
            headers << Table::Column{QCoreApplication::translate("cli", column->header), column->number && qstrcmp(column->key, "created_at") != 0};
        Table table(headers);
        for (const Tenant &tenant : tenants) {
            QStringList cells;
            QList<Colour> colours;
            for (const Column *column : shown) {
                cells << column->text(tenant, console);
                colours << (qstrcmp(column->key, "state") == 0 ? colourOf(tenant.state) : Colour::Plain);
            }
            table.add(cells, colours);
        }
        table.print(console);
        if (console.streams().outTerminal)
            console.note(translate("cli", "%n tenant(s)", nullptr, int(total)));
        return exitDone;
    }
};

class Show : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "show", .summary = QT_TRANSLATE_NOOP("cli", "Show one tenant."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")}},
                .examples = {"tenantryctl tenant show panaderia-ohiggins", "tenantryctl tenant show panaderia-ohiggins.example.org --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const Tenant tenant, registry::TenantRepository(session).find(context.arguments.at(0), context.stop()));
        if (context.console.json)
            context.console.document(tenantJson(tenant));
        else
            printTenant(context.console, tenant, session->registry().baseDomain);
        return exitDone;
    }
};

} // namespace

Colour colourOf(registry::TenantState state)
{
    using enum registry::TenantState;
    switch (state) {
    case Active: return Colour::Green;
    case Failed: return Colour::Red;
    case Provisioning:
    case Paused:
    case Maintenance:
    case Deleting: break;
    }
    return Colour::Yellow;
}

void printTenant(Console &console, const Tenant &tenant, const QString &baseDomain)
{
    const QLocale &locale = console.locale;
    QString version = tenant.schemaVersion;
    if (tenant.behind > 0)
        version += QStringLiteral("  ") + translate("cli", "(%n behind %1)", nullptr, tenant.behind).arg(tenant.headVersion);
    printFields(console, {
        {translate("cli", "Name"), tenant.companyName},
        {translate("cli", "Slug"), tenant.slug},
        {translate("cli", "Host name"), tenant.subdomain.isEmpty() || baseDomain.isEmpty() ? tenant.subdomain : tenant.subdomain + QLatin1Char('.') + baseDomain},
        {translate("cli", "State"), stateText(tenant.state)},
        {translate("cli", "Product"), tenant.product},
        {translate("cli", "Plan"), tenant.plan},
        {translate("cli", "Version"), version},
        {translate("cli", "Server"), tenant.server},
        {translate("cli", "Database"), tenant.database},
        {translate("cli", "Role"), tenant.role},
        {translate("cli", "Size"), sizeText(locale, tenant.sizeBytes)},
        {translate("cli", "Admin"), tenant.adminEmail.isEmpty() ? tenant.adminName : QStringLiteral("%1 <%2>").arg(tenant.adminName, tenant.adminEmail).trimmed()},
        {translate("cli", "Labels"), tenant.labels.join(QStringLiteral(", "))},
        {translate("cli", "Note"), tenant.note},
        {translate("cli", "Last backup"), timeText(tenant.lastBackupAt)},
        {translate("cli", "Created"), timeText(tenant.createdAt)},
        {translate("cli", "Id"), tenant.id},
    });
}

CommandPtr tenantList()
{
    return std::make_unique<List>();
}

CommandPtr tenantShow()
{
    return std::make_unique<Show>();
}

} // namespace tenantry::cli
