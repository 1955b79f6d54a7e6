#include "cli/json.h"
#include "cli/table.h"
#include "cli/tenant/verbs.h"

#include "base/random.h"
#include "registry/secrets.h"

namespace tenantry::cli {

namespace {

// In the journal, and by its trigger in the audit chain, before anybody sees anything: who was shown which tenant's secret.
Result<void> noteReveal(const registry::SessionPtr &session, const registry::Tenant &tenant, std::stop_token stop)
{
    registry::Operation shown;
    shown.id = base::newId();
    shown.kind = QStringLiteral("reveal");
    shown.tenantId = tenant.id;
    shown.tenantSlug = tenant.slug;
    shown.tenantName = tenant.companyName;
    const registry::OperationRepository operations(session);
    TRYV(operations.add(shown, stop));
    return operations.setState(shown.id, registry::OperationState::Succeeded, std::nullopt, stop);
}

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
        postgres::ConnectionSettings settings;
        if (secret) {
            TRYV(session->requireAdmin());
            TRY(settings, registry::tenantSettings(*session, server, tenant));
            TRYV(noteReveal(session, tenant, context.stop()));
        } else {
            TRY(settings, registry::addressSettings(server, tenant.database, tenant.role));
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
