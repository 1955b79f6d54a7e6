#include "cli/json.h"
#include "cli/table.h"
#include "cli/tenant/verbs.h"

#include "registry/secrets.h"
#include "tenants/reveal.h"

namespace tenantry::cli {

namespace {

class Credentials : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "tenant", .verb = "credentials", .summary = QT_TRANSLATE_NOOP("cli", "Say how a tenant's own role reaches its database."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")}},
                .options = {{"show-secret", nullptr, QT_TRANSLATE_NOOP("cli", "the password too; ADMIN only, and audited")}},
                .examples = {"tenantryctl tenant credentials panaderia-ohiggins", "tenantryctl tenant credentials panaderia-ohiggins --show-secret --json"}};
    }

    Result<int> run(Context &context) override
    {
        TRY(const auto session, context.session());
        TRY(const auto tenant, registry::TenantRepository(session).find(context.arguments.at(0), context.stop()));
        TRY(const auto server, registry::ServerRepository(session).find(tenant.serverId, context.stop()));
        const bool secret = context.arguments.has("show-secret");
        TRY(auto settings, registry::addressSettings(server, tenant.database, tenant.role));
        if (secret) {
            TRY(settings.password, tenants::revealPassword(session, tenant, context.stop()));
        }
        settings.rootCertificate.clear(); // a file of this computer
        const QString uri = postgres::toUri(settings);
        Console &console = context.console;
        if (console.json) {
            QJsonObject object{{QStringLiteral("tenant"), tenant.slug}, {QStringLiteral("host"), settings.host},
                               {QStringLiteral("port"), settings.port}, {QStringLiteral("database"), settings.database},
                               {QStringLiteral("role"), settings.user}, {QStringLiteral("tls"), server.tls}, {QStringLiteral("uri"), uri}};
            if (secret)
                object.insert(QStringLiteral("password"), base::textFromSecret(settings.password));
            console.document(object);
            return exitDone;
        }
        printFields(console, {
            {translate("cli", "Host"), settings.host},
            {translate("cli", "Port"), QString::number(settings.port)},
            {translate("cli", "Database"), settings.database},
            {translate("cli", "Role"), settings.user},
            {translate("cli", "TLS"), server.tls},
            {translate("cli", "Password"), secret ? base::textFromSecret(settings.password) : translate("cli", "hidden: --show-secret")},
            {translate("cli", "URI"), uri},
        });
        return exitDone;
    }
};

} // namespace

CommandPtr tenantCredentials()
{
    return std::make_unique<Credentials>();
}

} // namespace tenantry::cli
