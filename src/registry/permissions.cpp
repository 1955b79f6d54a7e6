#include "registry/permissions.h"

#include <QCoreApplication>
#include <algorithm>

namespace tenantry::registry {

namespace {

constexpr char overview[] = QT_TRANSLATE_NOOP("core", "Overview");
constexpr char tenants[] = QT_TRANSLATE_NOOP("core", "Tenants");
constexpr char jobs[] = QT_TRANSLATE_NOOP("core", "Jobs");
constexpr char features[] = QT_TRANSLATE_NOOP("core", "Features");
constexpr char places[] = QT_TRANSLATE_NOOP("core", "Servers, products, plans");
constexpr char migrations[] = QT_TRANSLATE_NOOP("core", "Migrations");
constexpr char inspection[] = QT_TRANSLATE_NOOP("core", "Inspection");
constexpr char health[] = QT_TRANSLATE_NOOP("core", "Health");
constexpr char people[] = QT_TRANSLATE_NOOP("core", "Operators and keys");
constexpr char audit[] = QT_TRANSLATE_NOOP("core", "Audit");
constexpr char registries[] = QT_TRANSLATE_NOOP("core", "Registry");
constexpr char computer[] = QT_TRANSLATE_NOOP("core", "This computer");

const Permission *holding(std::vector<const char *> Permission::*list, QAnyStringView name)
{
    const auto is = [name](const char *each) { return QAnyStringView(QLatin1StringView(each)) == name; };
    const auto found = std::ranges::find_if(permissions(), [&](const Permission &line) { return std::ranges::any_of(line.*list, is); });
    return found == permissions().end() ? nullptr : &*found;
}

} // namespace

const std::vector<Permission> &permissions()
{
    using enum UserAccess;
    static const std::vector<Permission> lines{
        {overview, QT_TRANSLATE_NOOP("core", "See how the fleet is, in numbers"), Assigned, {"overview"}, {}, {}},

        {tenants, QT_TRANSLATE_NOOP("core", "See tenants and what happened to them, search and export them"), Assigned, {"tenants"},
         {"tenants.open", "tenants.copy-host", "tenants.export"}, {"tenant list", "tenant show", "tenant timeline"}},
        {tenants, QT_TRANSLATE_NOOP("core", "See how to connect to a tenant, without the password"), Assigned, {}, {}, {"tenant credentials"}},
        {tenants, QT_TRANSLATE_NOOP("core", "Find out where the way to a tenant is broken"), Assigned, {}, {"tenants.diagnose"}, {"tenant diagnose"}},
        {tenants, QT_TRANSLATE_NOOP("core", "Compare tenants' schemas, with each other and with what their migrations make"), None, {}, {"migrations.drift"}, {"tenant compare", "migrate drift"}},
        {tenants, QT_TRANSLATE_NOOP("core", "Reveal a tenant's password"), None, {}, {"tenants.reveal"}, {"tenant credentials --show-secret"}},
        {tenants, QT_TRANSLATE_NOOP("core", "Provision tenants, one by one or from a table"), None, {"wizard", "batch"}, {"tenants.provision"}, {"tenant provision"}},
        {tenants, QT_TRANSLATE_NOOP("core", "Make a tenant of a database that is there already"), None, {"adopt"}, {"tenants.adopt"}, {"tenant adopt"}},
        {tenants, QT_TRANSLATE_NOOP("core", "Edit a tenant: name, plan, labels, note"), None, {}, {"tenants.edit"}, {"tenant edit"}},
        {tenants, QT_TRANSLATE_NOOP("core", "Pause and activate tenants, put them in maintenance"), None, {},
         {"tenants.pause", "tenants.activate", "tenants.maintenance", "tenants.copy-command"}, {"tenant pause", "tenant activate", "tenant maintenance"}},

        {jobs, QT_TRANSLATE_NOOP("core", "See operations with their steps"), Assigned, {"jobs"}, {"jobs.open"}, {"operation list", "operation show"}},
        {jobs, QT_TRANSLATE_NOOP("core", "Finish operations, stop them, take them back"), None, {},
         {"jobs.finish", "jobs.undo", "jobs.stop", "tenants.finish", "tenants.undo"}, {"operation resume", "operation undo"}},
        {jobs, QT_TRANSLATE_NOOP("core", "Copy an operation's command"), Assigned, {}, {"jobs.copy-command"}, {}},

        {features, QT_TRANSLATE_NOOP("core", "See features and what plans carry"), All, {"features"}, {}, {"feature list"}},
        {features, QT_TRANSLATE_NOOP("core", "See which values hold for a tenant, and why"), Assigned, {}, {}, {"feature show"}},
        {features, QT_TRANSLATE_NOOP("core", "Add, edit, switch off and retire features; say what plans carry"), None, {},
         {"features.add", "features.edit", "features.kill", "features.retire", "features.plan-value", "features.copy-command"}, {"feature add", "feature edit", "feature mirror"}},
        {features, QT_TRANSLATE_NOOP("core", "Give tenants values of their own, and take that back"), None, {},
         {"features.change", "features.undo", "tenants.change-feature"}, {"feature set", "feature clear", "feature undo"}},

        {migrations, QT_TRANSLATE_NOOP("core", "See which versions tenants are at, and what is due"), Assigned, {"migrations"}, {}, {"migrate status", "migrate plan"}},
        {migrations, QT_TRANSLATE_NOOP("core", "See what migration files lock, rewrite, lose or break before they are rolled out"), All, {}, {}, {"migrate lint"}},
        {migrations, QT_TRANSLATE_NOOP("core", "Rehearse a roll-out on copies of some tenants"), None, {}, {"migrations.rehearse"}, {"migrate rehearse"}},
        {migrations, QT_TRANSLATE_NOOP("core", "Write down that a tenant has migrations which another tool applied"), None, {}, {"migrations.baseline"}, {"migrate baseline"}},
        {migrations, QT_TRANSLATE_NOOP("core", "Roll migrations out, pause, resume and cancel runs, see what failed and try it again; ask the databases what they have"), None, {},
         {"migrations.roll-out", "migrations.verify", "migrations.pause", "migrations.resume", "migrations.retry", "migrations.cancel"},
         {"migrate apply", "migrate verify", "migrate list", "migrate show", "migrate failures", "migrate pause", "migrate resume", "migrate retry", "migrate cancel"}},

        {inspection, QT_TRANSLATE_NOOP("core", "Look at a tenant's tables, sessions, locks and settings"), Assigned, {"inspect"}, {"tenants.inspect"},
         {"inspect tables", "inspect activity", "inspect locks", "inspect settings"}},
        {inspection, QT_TRANSLATE_NOOP("core", "Ask a tenant's database, read-only, without the columns that are masked for the role; see what was asked"), Assigned, {}, {"inspect.query"},
         {"inspect query", "inspect history"}},
        {inspection, QT_TRANSLATE_NOOP("core", "See which columns are masked"), All, {}, {}, {"inspect masks"}},
        {inspection, QT_TRANSLATE_NOOP("core", "Ask many tenants at once; open tenants to USERs, change what is masked"), None, {"fleet-query"}, {"tenants.ask-fleet", "inspect.ask-fleet", "inspect.prepare", "inspect.change-masks"},
         {"inspect query --filter", "inspect prepare", "inspect masks --add", "inspect masks --remove"}},
        {inspection, QT_TRANSLATE_NOOP("core", "Cancel statements and end sessions of a tenant"), None, {}, {"inspect.cancel", "inspect.end"}, {"inspect cancel", "inspect end"}},
        {health, QT_TRANSLATE_NOOP("core", "See how tenants are, and their alerts; acknowledge and silence alerts"), Assigned, {"health"}, {"health.acknowledge"}, {"health show", "health alerts"}},
        {health, QT_TRANSLATE_NOOP("core", "See thresholds, and where they come from"), All, {}, {}, {"health threshold"}},
        {health, QT_TRANSLATE_NOOP("core", "Look at servers and tenants, once or all the time; change thresholds and a product's own checks"), None, {}, {"health.watch", "health.threshold"},
         {"health sweep", "health watch", "health threshold METRIC", "health check"}},

        {places, QT_TRANSLATE_NOOP("core", "See servers, products and plans"), All, {}, {},
         {"server list", "server show", "product list", "product show", "plan list"}},
        {places, QT_TRANSLATE_NOOP("core", "Add, test, change and remove servers"), None, {"servers"},
         {"servers.add", "servers.check", "servers.edit", "servers.remove"}, {"server add", "server check", "server edit", "server remove"}},
        {places, QT_TRANSLATE_NOOP("core", "Add and change products, migrations, templates and plans"), None, {"products", "plans"},
         {"products.add", "products.edit", "products.import", "products.template"},
         {"product add", "product edit", "product import", "product template", "plan add", "plan edit", "plan remove"}},

        {people, QT_TRANSLATE_NOOP("core", "Change a password"), Own, {}, {}, {"operator password"}},
        {people, QT_TRANSLATE_NOOP("core", "See and invite operators, change their role and tenants, end their sessions, disable them, reset their passwords"), None, {"operators"}, {},
         {"operator list", "operator add", "operator edit", "operator assign", "operator disable", "operator enable", "operator password LOGIN"}},
        {people, QT_TRANSLATE_NOOP("core", "See who can open credentials; make a new recovery key"), None, {}, {}, {"key status", "registry recovery-key"}},
        {people, QT_TRANSLATE_NOOP("core", "Rotate the data keys that seal credentials"), None, {}, {}, {"key rotate"}},

        {audit, QT_TRANSLATE_NOOP("core", "See and export what was changed"), Assigned, {}, {}, {"audit list", "audit export"}},
        {audit, QT_TRANSLATE_NOOP("core", "Check that the record of changes is whole"), None, {"audit"}, {}, {"audit verify"}},

        {registries, QT_TRANSLATE_NOOP("core", "See name, version and counts of the registry"), Assigned, {}, {}, {"registry status"}},
        {registries, QT_TRANSLATE_NOOP("core", "Load the demo fleet"), None, {}, {}, {"demo load"}},
        {registries, QT_TRANSLATE_NOOP("core", "Create, upgrade and recover a registry"), NoSignIn, {}, {}, {"registry create", "registry upgrade", "registry recover"}},

        {computer, QT_TRANSLATE_NOOP("core", "Run the local server; remember registries"), NoSignIn, {}, {},
         {"local start", "local stop", "local status", "local psql", "local destroy", "registry profiles"}},
    };
    return lines;
}

const Permission *pagePermission(QAnyStringView key) { return holding(&Permission::pages, key); }
const Permission *actionPermission(QAnyStringView action) { return holding(&Permission::actions, action); }
const Permission *commandPermission(QAnyStringView command) { return holding(&Permission::commands, command); }

Role roleFor(const Permission *permission) { return permission && permission->user != UserAccess::None ? Role::User : Role::Admin; }
bool mayUse(const Permission *permission, Role role) { return role == Role::Admin || roleFor(permission) == Role::User; }

} // namespace tenantry::registry
