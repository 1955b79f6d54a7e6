#include "drivers/inspectionroles.h"

#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/inspectionsql.h"
#include "drivers/postgresql/retry.h"
#include "drivers/postgresql/sql.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::quoteIdentifier;
using postgres::Rows;

namespace {

constexpr qsizetype namedAtMost = 100;

struct Column {
    QByteArray name;
    int number = 0;
    bool granted = false, masked = false;
    QSet<int> madeOf; // of a generated one
};

struct Relation {
    QByteArray oid, kind, path; // schema and name, quoted
    QString shown;
    bool grantable = false, whole = false, readable = false, hidden = false; // whole: the inspector has it without naming columns
    std::vector<Column> columns;
};

struct Wanted {
    std::vector<Relation> relations;
    QStringList masked;
    int maskedColumns = 0, hiddenViews = 0;
    QByteArray maskedOids, maskedNumbers; // as array literals
};

QString inspectorMark(const InspectionRoles &roles) { return roles.mark + QStringLiteral(" inspector"); }
QString readerMark(const InspectionRoles &roles) { return roles.mark + QStringLiteral(" reader"); }

std::vector<Relation> relationsIn(const Rows &rows, const QStringList &masks)
{
    std::vector<Relation> out;
    for (int row = 0; row < rows.size(); ++row) {
        if (out.empty() || out.back().oid != rows.bytes(row, 0)) {
            Relation next;
            next.oid = rows.bytes(row, 0);
            next.kind = rows.bytes(row, 1);
            next.path = quoteIdentifier(rows.text(row, 2)) + '.' + quoteIdentifier(rows.text(row, 3));
            next.shown = rows.text(row, 2) + QLatin1Char('.') + rows.text(row, 3);
            next.grantable = rows.boolean(row, 6);
            next.whole = rows.boolean(row, 7);
            next.readable = rows.boolean(row, 9);
            out.push_back(std::move(next));
        }
        if (rows.isNull(row, 4))
            continue;
        Column column{rows.bytes(row, 4), int(rows.integer(row, 5)), rows.boolean(row, 8), false, {}};
        column.masked = isMasked(masks, rows.text(row, 2), rows.text(row, 3), rows.text(row, 4));
        for (const QString &number : rows.text(row, 10).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            column.madeOf << number.toInt();
        out.back().columns.push_back(std::move(column));
    }
    return out;
}

Wanted wanted(const Rows &columns, const Rows &sources, const QStringList &masks)
{
    Wanted out;
    out.relations = relationsIn(columns, masks);
    QSet<QByteArray> holding; // relations in which something is masked
    for (Relation &relation : out.relations) {
        for (Column &column : relation.columns) // a generated column is made of ordinary ones only
            for (const Column &other : relation.columns)
                column.masked = column.masked || (other.masked && column.madeOf.contains(other.number));
        if (std::ranges::any_of(relation.columns, &Column::masked))
            holding << relation.oid;
    }
    QSet<QByteArray> hidden;
    for (int row = 0; row < sources.size(); ++row)
        if (sources.integer(row, 1) == 0 || holding.contains(sources.bytes(row, 1)))
            hidden << sources.bytes(row, 0);
    QByteArrayList oids, numbers;
    for (Relation &relation : out.relations) {
        relation.hidden = hidden.contains(relation.oid);
        out.hiddenViews += relation.hidden ? 1 : 0;
        for (const Column &column : relation.columns)
            if (column.masked || relation.hidden) {
                oids << relation.oid;
                numbers << QByteArray::number(column.number);
                if (!column.masked)
                    continue;
                ++out.maskedColumns;
                if (out.masked.size() < namedAtMost)
                    out.masked << relation.shown + QLatin1Char('.') + QString::fromUtf8(column.name);
            }
    }
    out.maskedOids = '{' + oids.join(',') + '}';
    out.maskedNumbers = '{' + numbers.join(',') + '}';
    return out;
}

// Only what differs: a GRANT is a new row version in the catalog even where it changes nothing.
QByteArray grants(const Wanted &want, const InspectionRoles &roles, const QByteArray &database, const QByteArray &tenant)
{
    const QByteArray inspector = quoteIdentifier(roles.inspector), reader = quoteIdentifier(roles.reader);
    QByteArray out = "GRANT CONNECT ON DATABASE " + database + " TO " + inspector + ", " + reader + ";\n"
        + "GRANT USAGE ON SCHEMA tenantry TO " + inspector + ";\nGRANT EXECUTE ON FUNCTION tenantry.activity() TO " + inspector + ";\n"
        + "ALTER DEFAULT PRIVILEGES FOR ROLE " + tenant + " GRANT SELECT ON TABLES TO " + reader + ";\n"
        + "ALTER DEFAULT PRIVILEGES FOR ROLE " + tenant + " GRANT SELECT ON SEQUENCES TO " + reader + ";\n"
        + "ALTER DEFAULT PRIVILEGES FOR ROLE " + tenant + " GRANT USAGE ON SCHEMAS TO " + reader + ";\n";
    for (const Relation &relation : want.relations) {
        if (!relation.grantable)
            continue;
        const bool sequence = relation.kind == "S";
        const QByteArray object = (sequence ? "SEQUENCE " : "") + relation.path;
        if (!relation.readable)
            out += "GRANT SELECT ON " + object + " TO " + reader + ";\n";
        if (sequence) { // where it stands; to move it takes more
            if (!relation.whole)
                out += "GRANT SELECT ON " + object + " TO " + inspector + ";\n";
            continue;
        }
        QByteArrayList columns;
        bool right = !relation.whole;
        for (const Column &column : relation.columns) {
            const bool open = !column.masked && !relation.hidden;
            right = right && open == column.granted;
            if (open)
                columns << quoteIdentifier(QString::fromUtf8(column.name));
        }
        if (right)
            continue;
        out += "REVOKE ALL ON " + object + " FROM " + inspector + ";\n";
        if (!columns.isEmpty())
            out += "GRANT SELECT (" + columns.join(", ") + ") ON " + object + " TO " + inspector + ";\n";
    }
    return out;
}

// Schemas that belong to the tenant; `public` lets everybody in by default, others do not.
constexpr char schemas[] = "SELECT n.nspname FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'tenantry') "
                           "AND pg_has_role(current_user, n.nspowner, 'USAGE') AND NOT (has_schema_privilege($1, n.oid, 'USAGE') AND has_schema_privilege($2, n.oid, 'USAGE'))";

// * any number of characters, ? one.
bool fits(QStringView pattern, QStringView name)
{
    qsizetype p = 0, n = 0, star = -1, from = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            from = n;
        } else if (p < pattern.size() && (pattern[p] == u'?' || pattern[p] == name[n])) {
            ++p, ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

QByteArray opening(const InspectionRoles &roles)
{
    return "SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL lock_timeout = '5s'; " + sql::inspectionRoleSettings(roles.reader)
        + sql::inspectionRoleSettings(roles.inspector) + sql::activityFunction();
}

// Large objects are the one thing that nobody can be kept from making, where they sign in without the box.
QByteArray clearing(const InspectionRoles &roles)
{
    const QByteArray both = postgres::quoteLiteral(roles.reader) + ", " + postgres::quoteLiteral(roles.inspector);
    return "SELECT lo_unlink(oid) FROM pg_largeobject_metadata WHERE lomowner IN (SELECT oid FROM pg_roles WHERE rolname IN (" + both + "));\n";
}

Result<InspectionGrants> grantInside(postgres::Connection &connection, const QString &database, const InspectionRoles &roles)
{
    InspectionGrants out;
    const QByteArray in = quoteIdentifier(database), tenant = quoteIdentifier(roles.tenantRole);
    // One message, since each is a way to the server and back.
    TRYV(connection.transaction({opening(roles) + "SELECT 1", std::chrono::seconds(60)}, [&](const Rows &) -> Result<QByteArray> {
        TRY(const Rows columns, connection.query(sql::inspectableColumns(), {roles.reader, roles.inspector}));
        TRY(const Rows sources, connection.query(sql::viewSources()));
        TRY(const Rows closed, connection.query(schemas, {roles.reader, roles.inspector}));
        const Wanted want = wanted(columns, sources, roles.masks);
        QByteArray script = clearing(roles) + grants(want, roles, in, tenant);
        for (int row = 0; row < closed.size(); ++row)
            script += "GRANT USAGE ON SCHEMA " + quoteIdentifier(closed.text(row, 0)) + " TO " + quoteIdentifier(roles.reader) + ", " + quoteIdentifier(roles.inspector) + ";\n";
        TRYV(connection.script(script));
        TRY(const Rows openings, connection.query(sql::inspectionOpenings(), {roles.inspector, want.maskedOids, want.maskedNumbers}));
        for (int row = 0; row < openings.size(); ++row)
            out.openings.append({openings.text(row, 0), openings.text(row, 1)});
        out.tables = int(std::ranges::count_if(want.relations, [](const Relation &each) { return each.kind != "S"; }));
        out.maskedColumns = want.maskedColumns;
        out.masked = want.masked;
        out.hiddenViews = want.hiddenViews;
        if (out.openings.isEmpty())
            return QByteArray();
        // The other way round: what they could do is closed to them as a whole, until it is gone.
        return "REVOKE CONNECT ON DATABASE " + in + " FROM " + quoteIdentifier(roles.inspector)
            + "; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = " + postgres::quoteLiteral(roles.inspector);
    }));
    return out;
}

} // namespace

QStringList inspectionSql(const QString &database, const QString &tenantRole, bool bySuperuser, int serverVersion)
{
    InspectionRoles roles;
    roles.tenantRole = tenantRole;
    roles.reader = QStringLiteral("r_…");
    roles.inspector = QStringLiteral("i_…");
    roles.mark = QStringLiteral("tenantry:…");
    QStringList out;
    for (const auto &[role, mark] : {std::pair{roles.reader, readerMark(roles)}, std::pair{roles.inspector, inspectorMark(roles)}})
        out += sql::separated(sql::makeRole(role, inspectionSessions, sql::maskedVerifier, mark, bySuperuser, serverVersion));
    out += sql::separated(opening(roles) + clearing(roles) + grants({}, roles, quoteIdentifier(database), quoteIdentifier(tenantRole)));
    const QString reader = QString::fromUtf8(quoteIdentifier(roles.reader)), inspector = QString::fromUtf8(quoteIdentifier(roles.inspector));
    return out << sql::remarked(QStringLiteral("GRANT SELECT ON … TO %1;").arg(reader), QT_TRANSLATE_NOOP("core", "every table, view and sequence"))
               << sql::remarked(QStringLiteral("REVOKE ALL ON … FROM %1;").arg(inspector), QT_TRANSLATE_NOOP("core", "of which columns are granted next"))
               << sql::remarked(QStringLiteral("GRANT SELECT (…) ON … TO %1;").arg(inspector), QT_TRANSLATE_NOOP("core", "every column that no mask covers"))
               << sql::remarked(QStringLiteral("GRANT SELECT ON SEQUENCE … TO %1;").arg(inspector), QT_TRANSLATE_NOOP("core", "every sequence"))
               << sql::remarked(QStringLiteral("GRANT USAGE ON SCHEMA … TO %1, %2;").arg(reader, inspector), QT_TRANSLATE_NOOP("core", "schemas of the tenant's own"))
               << sql::remarked(QStringLiteral("REVOKE CONNECT ON DATABASE %1 FROM %2;").arg(QString::fromUtf8(quoteIdentifier(database)), inspector),
                                QT_TRANSLATE_NOOP("core", "only where something leads around the masks"));
}

bool isMasked(const QStringList &masks, const QString &schema, const QString &table, const QString &column)
{
    const QString alone = column.toLower(), inTable = table.toLower() + QLatin1Char('.') + alone, whole = schema.toLower() + QLatin1Char('.') + inTable;
    return std::ranges::any_of(masks, [&](const QString &mask) {
        const QString pattern = mask.toLower();
        return pattern.contains(QLatin1Char('.')) ? fits(pattern, inTable) || fits(pattern, whole) : fits(pattern, alone);
    });
}

Result<InspectionGrants> grantInspection(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const QString &database, const InspectionRoles &roles,
                                         std::stop_token stop)
{
    const PostgresqlWaits waits;
    PostgresqlDriver driver(pool, waits);
    TRYV(driver.ensureRole(owner, roles.reader, roles.readerPassword, inspectionSessions, readerMark(roles), stop));
    TRYV(driver.ensureRole(owner, roles.inspector, roles.inspectorPassword, inspectionSessions, inspectorMark(roles), stop));
    postgres::ConnectionSettings inside = owner;
    inside.database = database;
    TRY(const auto lease, pool.take(inside, stop));
    Backoff backoff(waits);
    for (int attempt = 1;; ++attempt) {
        auto granted = [&]() -> Result<InspectionGrants> {
            TRYV(ensureBookkeeping(*lease));
            return grantInside(*lease, database, roles);
        }();
        if (!granted && granted.error().sqlstate == QLatin1String("42501"))
            return fail({Kind::Permission, {QT_TRANSLATE_NOOP("core", "The server's owner may not grant what is needed to look into the database %1."), {database}},
                         {QT_TRANSLATE_NOOP("core", "Have a superuser run: GRANT %1 TO %2; then try again."),
                          {QString::fromUtf8(quoteIdentifier(roles.tenantRole)), QString::fromUtf8(quoteIdentifier(owner.user))}},
                         granted.error().sqlstate, granted.error().detail});
        if (granted || !collided(granted.error()) || attempt == collisionAttempts || !backoff.wait(stop))
            return granted;
    }
}

Result<void> dropInspection(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const InspectionRoles &roles, std::stop_token stop)
{
    PostgresqlDriver driver(pool);
    TRYV(driver.dropRole(owner, roles.inspector, inspectorMark(roles), stop));
    return driver.dropRole(owner, roles.reader, readerMark(roles), stop);
}

} // namespace tenantry::drivers
