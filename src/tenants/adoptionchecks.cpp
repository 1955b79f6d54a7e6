#include "tenants/adoptionchecks.h"

#include "base/names.h"
#include "base/quantity.h"
#include "drivers/adoption.h"
#include "migrations/apply.h"
#include "registry/secrets.h"
#include "tenants/checklist.h"

#include <QCoreApplication>
#include <algorithm>

namespace tenantry::tenants {

using namespace tenantry::base;
using drivers::AdoptionSurvey;
using drivers::FoundOwner;

namespace {

constexpr int connectionsNeeded = 5; // of the tenant's database: its own, ours, and those who look
constexpr QLatin1StringView markPrefix{"tenantry:"};

// Databases that a provider or the server keeps for itself.
bool isOfTheSystem(const QString &database)
{
    static const QStringList names{QStringLiteral("postgres"), QStringLiteral("template0"), QStringLiteral("template1"), QStringLiteral("rdsadmin"), QStringLiteral("cloudsqladmin"),
                                   QStringLiteral("azure_maintenance"), QStringLiteral("azure_sys")};
    return names.contains(database);
}

QString listed(const QStringList &names)
{
    constexpr qsizetype atMost = 5;
    return names.first(std::min(atMost, names.size())).join(QStringLiteral(", ")) + (names.size() > atMost ? QStringLiteral(" …") : QString());
}

struct Looked {
    const registry::SessionPtr &session;
    const AdoptRequest &request;
    const Resolved &resolved;
    const AdoptionSurvey &seen;
    std::stop_token stop;

    const QString &database() const { return request.tenant.database; }
    const QString &role() const { return request.tenant.role; }
    const QString &server() const { return resolved.server.name; }
};

Error wrong(Kind kind, Text message, Text hint) { return problem(kind, std::move(message), std::move(hint)); }

// Whether the database is one that can be adopted at all; nothing where it is.
std::optional<Error> whyNotThisDatabase(const Looked &look)
{
    const AdoptionSurvey &seen = look.seen;
    const QString &database = look.database();
    if (database.isEmpty())
        return wrong(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "Which database is to be adopted? None was named."), QT_TRANSLATE_NOOP("core", "Give its name."));
    if (seen.isTemplate)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 is a template."), {database}},
                     QT_TRANSLATE_NOOP("core", "Choose a database that is in use, or make it an ordinary one: ALTER DATABASE … IS_TEMPLATE false."));
    if (isOfTheSystem(database) || seen.isMaintenance)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 belongs to the server itself."), {database}}, QT_TRANSLATE_NOOP("core", "Choose the database of a customer."));
    if (!seen.exists)
        return wrong(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no database %1 on %2."), {database, look.server()}},
                     QT_TRANSLATE_NOOP("core", "Look at its name (capitals count) and at the server; to make a new one, provision a tenant."));
    if (auto named = checkDatabaseName(database); !named)
        return named.error();
    if (seen.halfDropped)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Dropping %1 was begun and interrupted; it cannot be used any more."), {database}},
                     QT_TRANSLATE_NOOP("core", "Drop it, and restore it from a backup."));
    if (seen.comment.startsWith(markPrefix)) {
        const auto tenant = registry::TenantRepository(look.session).find(seen.comment.mid(markPrefix.size()), look.stop);
        if (tenant)
            return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 is the database of %2 already."), {database, tenant->companyName}},
                         QT_TRANSLATE_NOOP("core", "There is nothing to adopt; look at that tenant."));
        if (tenant.error().kind != Kind::NotFound)
            return tenant.error();
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 says that it belongs to a tenant which this registry does not know (%2)."), {database, seen.comment}},
                     {QT_TRANSLATE_NOOP("core", "Another registry may have it. If none has: COMMENT ON DATABASE %1 IS NULL; then try again."),
                      {QString::fromUtf8(postgres::quoteIdentifier(database))}});
    }
    if (!seen.takesConnections)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 takes no connections."), {database}},
                     {QT_TRANSLATE_NOOP("core", "Open it: ALTER DATABASE %1 ALLOW_CONNECTIONS true."), {QString::fromUtf8(postgres::quoteIdentifier(database))}});
    if (seen.connectionLimit >= 0 && seen.connectionLimit < connectionsNeeded)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 takes no more than %2 connections; Tenantry and those who look need some beside the application's."),
                                      {database, QString::number(seen.connectionLimit)}},
                     {QT_TRANSLATE_NOOP("core", "Raise it: ALTER DATABASE %1 CONNECTION LIMIT %2."), {QString::fromUtf8(postgres::quoteIdentifier(database)), QString::number(connectionsNeeded * 4)}});
    if (seen.isRegistry)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 is a registry of Tenantry."), {database}}, QT_TRANSLATE_NOOP("core", "Choose the database of a customer."));
    if (seen.closed)
        return *seen.closed;
    if (!seen.hasPublicSchema)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 has no schema public, in which migrations make their tables."), {database}},
                     QT_TRANSLATE_NOOP("core", "Make it there: CREATE SCHEMA public."));
    return std::nullopt;
}

// A role that was named and is there.
std::optional<Error> whyNotThisRole(const Looked &look)
{
    const AdoptionSurvey::Role &role = look.seen.role;
    const QString &name = look.role();
    const Text leaveOut = QT_TRANSLATE_NOOP("core", "Leave the role out: one is made, and this one keeps what it may do.");
    if (role.isServersOwner || role.elevated)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 has rights that no tenant may have (superuser, CREATEDB, CREATEROLE, replication or BYPASSRLS)."), {name}}, leaveOut);
    if (role.comment.startsWith(markPrefix))
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 is another tenant's already."), {name}}, leaveOut);
    if (!role.maySignIn)
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 may not sign in."), {name}}, leaveOut);
    if (!role.otherDatabases.isEmpty())
        return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 owns other databases too: %2. A tenant's role is of that tenant alone."), {name, listed(role.otherDatabases)}}, leaveOut);
    if (!role.grantable)
        return wrong(Kind::Permission, {QT_TRANSLATE_NOOP("core", "The server's owner %1 may not act as %2, and migrations run as the tenant's role."), {look.resolved.server.user, name}},
                     {QT_TRANSLATE_NOOP("core", "Let a superuser run: GRANT %1 TO %2 WITH ADMIN OPTION; or leave the role out."),
                      {QString::fromUtf8(postgres::quoteIdentifier(name)), QString::fromUtf8(postgres::quoteIdentifier(look.resolved.server.user))}});
    if (look.seen.looked)
        for (const FoundOwner &owner : look.seen.owners) {
            if (!owner.example.startsWith(QLatin1String("DATABASE ")))
                return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 does not own everything in the database: %2 belongs to %3."), {name, owner.example, owner.name}}, leaveOut);
            if (role.memberOf.contains(owner.name))
                return wrong(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 is a member of %2, which owns the database, and cannot become its owner while it is."), {name, owner.name}}, leaveOut);
        }
    if (look.request.tenant.password.isEmpty())
        return wrong(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The role %1 is there already, and its password was not given. It is never changed here: the application goes on signing in with it."), {name}},
                     QT_TRANSLATE_NOOP("core", "Give the password that it has, or leave the role out: one is made."));
    auto settings = registry::addressSettings(look.resolved.server, look.database(), name);
    if (!settings)
        return settings.error();
    settings->password = look.request.tenant.password;
    const auto signedIn = look.seen.looked ? postgres::Connection::open(*settings, look.stop).transform([](const auto &) {}) : Result<void>();
    return signedIn ? std::nullopt : std::optional(signedIn.error());
}

void checkRole(Checklist &report, const Looked &look)
{
    const Text title = QT_TRANSLATE_NOOP("core", "Role of the tenant");
    if (look.seen.role.exists) {
        if (auto error = whyNotThisRole(look))
            return report.failed("role", title, *error);
        return report.held("role", title, {QT_TRANSLATE_NOOP("core", "%1 is taken as it is, with the password that it has"), {look.role()}});
    }
    report.add("role", title, checkRoleName(look.role()), {QT_TRANSLATE_NOOP("core", "%1 is made"), {look.role()}});
}

// Whether what is there can go to the tenant's role, and what that means for whom it belongs to now.
void checkOwners(Checklist &report, const Looked &look)
{
    const Text title = QT_TRANSLATE_NOOP("core", "Owners");
    const QString me = look.resolved.server.user;
    QStringList keep;
    for (const FoundOwner &owner : look.seen.owners) {
        const QString name = QString::fromUtf8(postgres::quoteIdentifier(owner.name));
        if (owner.comment.startsWith(markPrefix)) { // of an earlier life, or somebody's who would get into two
            const auto tenant = registry::TenantRepository(look.session).find(owner.comment.mid(markPrefix.size()).section(QLatin1Char(' '), 0, 0), look.stop);
            if (tenant)
                return report.failed("owners", title, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 belongs to %2, the role of %3, who would get into both databases."), {owner.example, owner.name, tenant->companyName}},
                                                              QT_TRANSLATE_NOOP("core", "Give it another owner first: ALTER … OWNER TO.")));
        }
        if (!owner.usable && owner.superuser)
            return report.failed("owners", title, problem(Kind::Permission, {QT_TRANSLATE_NOOP("core", "%1 belongs to the superuser %2, and the server's owner %3 is none."), {owner.example, owner.name, me}},
                                                          {QT_TRANSLATE_NOOP("core", "Have a superuser hand it over (ALTER … OWNER TO %1), or register the server with a superuser."), {QString::fromUtf8(postgres::quoteIdentifier(me))}}));
        if (!owner.usable)
            return report.failed("owners", title, problem(Kind::Permission, {QT_TRANSLATE_NOOP("core", "%1 belongs to %2, and the server's owner %3 may not act as that role."), {owner.example, owner.name, me}},
                                                          {QT_TRANSLATE_NOOP("core", "Let a superuser run: GRANT %1 TO %2 WITH ADMIN OPTION; then try again."), {name, QString::fromUtf8(postgres::quoteIdentifier(me))}}));
        if (!owner.inherits)
            return report.failed("owners", title, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 owns %2 and is NOINHERIT: as a member of the tenant's role it would lose its rights."), {owner.name, owner.example}},
                                                          {QT_TRANSLATE_NOOP("core", "Change that first: ALTER ROLE %1 INHERIT."), {name}}));
        if (!owner.superuser)
            keep << owner.name;
    }
    const int tables = look.seen.tables;
    if (look.seen.role.exists)
        return report.held("owners", title, {QT_TRANSLATE_N_NOOP("core", "%n table(s); %1 owns what is in it, and nothing changes its owner"), {look.role()}, tables});
    if (keep.isEmpty())
        return report.held("owners", title, {QT_TRANSLATE_N_NOOP("core", "%n table(s) go to %1"), {look.role()}, tables});
    report.held("owners", title, {QT_TRANSLATE_N_NOOP("core", "%n table(s) go to %1; as its member %2 keeps every right"), {look.role(), listed(keep)}, tables});
}

void checkAccess(Checklist &report, const Looked &look)
{
    const Text title = QT_TRANSLATE_NOOP("core", "Who may connect");
    if (!look.seen.publicMayConnect)
        return report.held("access", title, QT_TRANSLATE_NOOP("core", "as now: it is closed to PUBLIC already"));
    if (look.seen.keepConnect.isEmpty())
        return report.held("access", title, QT_TRANSLATE_NOOP("core", "every role may now, afterwards only its owner"));
    report.held("access", title, {QT_TRANSLATE_NOOP("core", "every role may now, afterwards its owner and: %1"), {listed(look.seen.keepConnect)}});
}

Text hintFor(const migrations::Recognition &seen)
{
    if (!seen.unknown.isEmpty())
        return QT_TRANSLATE_NOOP("core", "If the database is ahead of the product, import the newer files first (product import). If it is another product's, choose that. Or give the version, if it is known.");
    if (!seen.failed.isEmpty() || !seen.missing.isEmpty() || !seen.changed.isEmpty())
        return QT_TRANSLATE_NOOP("core", "Put that right with the tool that migrated it, or give the version, if it is known.");
    return QT_TRANSLATE_NOOP("core", "Give the version of the product that the database is at, if it is known. Of an empty one nothing is to be adopted: provision a tenant instead.");
}

} // namespace

Result<AdoptedVersion> versionOf(drivers::TenantDriver &driver, const postgres::ConnectionSettings &inDatabase, const std::vector<drivers::Migration> &files, const QString &told,
                                 const std::function<Result<drivers::Histories>()> &found, std::stop_token stop)
{
    TRY(const auto applied, driver.applied(inDatabase, stop));
    if (!told.isEmpty()) {
        TRY(const auto upTo, migrations::filesUpTo(files, told));
        if (auto conflict = drivers::baselineConflict(applied, upTo))
            return fail(*conflict);
        return AdoptedVersion{upTo.back().version, {}, {}, int(upTo.size())};
    }
    if (!applied.empty()) {
        TRYV(migrations::plan(files, applied)); // ahead, unknown, changed: says so
        const QString version = migrations::currentVersion(applied);
        if (!version.isEmpty())
            return AdoptedVersion{version, QStringLiteral("Tenantry"), QStringLiteral("tenantry.migration"), int(applied.size())};
    }
    TRY(const drivers::Histories histories, found());
    const migrations::Recognition seen = migrations::recognise(histories, files);
    if (!seen.matched()) {
        QStringList others;
        for (const Text &reason : seen.reasons.mid(1))
            others << reason.translated();
        return fail(Kind::Conflict, seen.reasons.value(0), hintFor(seen), others.join(QLatin1Char(' ')));
    }
    return AdoptedVersion{seen.version, seen.tool, seen.table, int(seen.applied.size())};
}

namespace {

void checkHistory(Checklist &report, const Looked &look, drivers::TenantDriver &driver, const postgres::ConnectionSettings &owner, AdoptionFindings &findings)
{
    const Text title = QT_TRANSLATE_NOOP("core", "Migrations");
    const auto files = registry::ProductRepository(look.session).migrations(look.resolved.product.id, true, look.stop);
    if (!files)
        return report.failed("history", title, files.error());
    auto inDatabase = owner;
    inDatabase.database = look.database();
    const auto found = [&] { return drivers::historiesBeforeAdoption(inDatabase, look.seen.owner, look.stop); };
    const auto version = versionOf(driver, inDatabase, migrations::toDriver(*files), look.request.version, found, look.stop);
    if (!version)
        return report.failed("history", title, version.error());
    findings.version = version->version;
    const QString head = look.resolved.product.headVersion;
    if (version->tool.isEmpty())
        report.held("history", title, {QT_TRANSLATE_NOOP("core", "at version %1, as was said; %2 ends at %3"), {version->version, look.resolved.product.name, head}});
    else
        report.held("history", title, {QT_TRANSLATE_NOOP("core", "at version %1, says %2 (%3); %4 ends at %5"), {version->version, version->tool, version->table, look.resolved.product.name, head}});
}

} // namespace

Result<CheckReport> checkAdoption(const registry::SessionPtr &session, const AdoptRequest &request, const Resolved &resolved, AdoptionFindings &findings, std::stop_token stop)
{
    findings = {};
    Checklist report;
    checkWho(report, session, request.tenant, stop);
    const Text productTitle = QT_TRANSLATE_NOOP("core", "Product");
    if (resolved.product.migrations == 0)
        report.failed("product", productTitle, problem(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The product %1 has no migrations, so no version of it can be recognised."), {resolved.product.name}},
                                                       QT_TRANSLATE_NOOP("core", "Import its migrations first (product import).")));
    else
        report.held("product", productTitle, {QT_TRANSLATE_NOOP("core", "%1 at version %2"), {resolved.product.name, resolved.product.headVersion}});

    const registry::Server &server = resolved.server;
    const Text reach = QT_TRANSLATE_NOOP("core", "Server reachable"), databaseTitle = QT_TRANSLATE_NOOP("core", "Database");
    const auto owner = registry::ownerSettings(*session, server);
    const auto driver = drivers::makeDriver(server.driver, session->pool());
    if (!owner || !driver) {
        report.failed("server", reach, owner ? problem(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}}, QT_TRANSLATE_NOOP("core", "Choose a PostgreSQL server.")) : owner.error());
        return report.take();
    }
    const auto capacity = driver->survey(*owner, {}, {}, {}, stop).transform([](const drivers::ServerSurvey &seen) { return seen.capacity; });
    if (!report.add("server", reach, capacity, {QT_TRANSLATE_NOOP("core", "%1 answers in %2 ms"), {server.name, decimalArgument(capacity ? capacity->queryMs : 0)}}))
        return report.take();
    checkCapacity(report, server, *capacity);

    const auto survey = drivers::surveyAdoption(session->pool(), *owner, request.tenant.database, request.tenant.role, stop);
    if (stop.stop_requested())
        return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."));
    if (!survey) {
        report.failed("database", databaseTitle, survey.error());
        return report.take();
    }
    findings.roleIsThere = survey->role.exists;
    const Looked look{session, request, resolved, *survey, stop};
    if (auto error = whyNotThisDatabase(look)) {
        report.failed("database", databaseTitle, *error);
        return report.take(); // what comes after is about what is in it
    }
    report.held("database", databaseTitle, {QT_TRANSLATE_NOOP("core", "%1 on %2, %3, belongs to %4"),
                                            {request.tenant.database, server.name, sizeArgument(survey->sizeBytes), survey->owner}});
    checkRole(report, look);
    checkOwners(report, look);
    checkAccess(report, look);
    checkHistory(report, look, *driver, *owner, findings);
    if (stop.stop_requested())
        return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."));
    return report.take();
}

} // namespace tenantry::tenants
