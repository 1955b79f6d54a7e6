#include "cli/json.h"
#include "cli/registry/verbs.h"
#include "cli/table.h"

#include "registry/install.h"

namespace tenantry::cli {

namespace {

class Status : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "registry", .verb = "status",
                .summary = QT_TRANSLATE_NOOP("cli", "Say which registry this is, its version, who is signed in, and how much it holds."),
                .examples = {"tenantryctl registry status", "tenantryctl registry status --json"}};
    }

    Result<int> run(Context &context) override
    {
        registry::Status status;
        registry::SessionPtr session;
        auto settings = postgres::ConnectionSettings();
        if (auto opened = context.session(); opened) {
            session = *opened;
            settings = session->settings();
            TRY(auto connection, session->connection(context.stop()));
            TRY(status, registry::status(*connection));
        } else if (opened.error().kind == Kind::Conflict) {
            // Older than this program: nobody can work with it, but what it is can be told.
            TRY(settings, context.registrySettings());
            const auto connection = postgres::Connection::open(settings, context.stop());
            if (!connection)
                return std::unexpected(opened.error());
            TRY(status, registry::status(**connection));
        } else {
            return std::unexpected(opened.error());
        }
        settings.applicationName = postgres::ConnectionSettings().applicationName; // ours, not part of the address
        const QString uri = postgres::toUri(settings);
        const QString role = session ? registry::roleName(session->who().role) : QString();
        Console &console = context.console;
        if (console.json) {
            console.document({
                {QStringLiteral("id"), status.info.id},
                {QStringLiteral("name"), status.info.name},
                {QStringLiteral("base_domain"), status.info.baseDomain},
                {QStringLiteral("colour"), status.info.colour},
                {QStringLiteral("uri"), uri},
                {QStringLiteral("operator"), settings.user},
                {QStringLiteral("role"), orNull(role)},
                {QStringLiteral("schema_version"), status.installedVersion},
                {QStringLiteral("program_version"), status.programVersion},
                {QStringLiteral("upgradable"), status.upgradable()},
                {QStringLiteral("read_only"), !session || session->registry().readOnly},
                {QStringLiteral("server_version"), orNull(versionText(status.serverVersion))},
                {QStringLiteral("tenants"), status.tenants},
                {QStringLiteral("operators"), status.operators},
                {QStringLiteral("servers"), status.servers},
                {QStringLiteral("products"), status.products},
            });
            return exitDone;
        }
        QString version = QString::number(status.installedVersion);
        if (status.upgradable())
            version += QStringLiteral("  ") + translate("cli", "(%1 comes with this program: `tenantryctl registry upgrade`)").arg(status.programVersion);
        else if (status.newer())
            version += QStringLiteral("  ") + translate("cli", "(newer than this program: read-only)");
        printFields(console, {
            {translate("cli", "Registry"), status.info.name},
            {translate("cli", "URI"), uri},
            {translate("cli", "Operator"), role.isEmpty() ? settings.user : QStringLiteral("%1 (%2)").arg(settings.user, role)},
            {translate("cli", "Base domain"), status.info.baseDomain},
            {translate("cli", "Schema version"), version},
            {translate("cli", "PostgreSQL"), versionText(status.serverVersion)},
            {translate("cli", "Tenants"), console.locale.toString(status.tenants)},
            {translate("cli", "Servers"), console.locale.toString(status.servers)},
            {translate("cli", "Products"), console.locale.toString(status.products)},
            {translate("cli", "Operators"), console.locale.toString(status.operators)},
        });
        return exitDone;
    }
};

class Upgrade : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "registry", .verb = "upgrade",
                .summary = QT_TRANSLATE_NOOP("cli", "Bring the registry's tables to the version of this program. Doing it twice does it once."),
                .examples = {"tenantryctl registry upgrade"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(auto settings, context.registrySettings());
        // The local registry belongs to the local superuser, whom the owner of this folder may be.
        local::Installation installation(context.home());
        if (const auto running = installation.running(); running && settings.host == running->registry.host && settings.user == running->login) {
            TRY(settings, installation.cluster().superuser(settings.database));
        }
        Console &console = context.console;
        TRY(const int applied, registry::upgrade(settings, [&](const base::Text &step) { console.note(step.translated()); }, context.stop()));
        if (console.json)
            console.document({{QStringLiteral("applied"), applied}, {QStringLiteral("schema_version"), registry::programSchemaVersion()}});
        else if (applied == 0)
            console.note(translate("cli", "Nothing to do: the registry is up to date."));
        else
            console.note(translate("cli", "%n file(s) applied.", nullptr, applied));
        return exitDone;
    }
};

} // namespace

CommandPtr registryStatus()
{
    return std::make_unique<Status>();
}

CommandPtr registryUpgrade()
{
    return std::make_unique<Upgrade>();
}

} // namespace tenantry::cli
