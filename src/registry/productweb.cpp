#include "registry/productweb.h"

#include "registry/sqlerror.h"

namespace tenantry::registry {

using namespace tenantry::base;

Result<QString> productWebAddress(const SessionPtr &session, const QString &productId, std::stop_token stop)
{
    TRY(auto connection, session->connection(stop));
    TRY(const auto rows, ask(*connection, "SELECT web_address FROM tenantry.product WHERE id = $1", {productId}));
    return rows.isEmpty() ? QString() : rows.text(0, 0);
}

Result<void> setProductWebAddress(const SessionPtr &session, const QString &productId, const QString &address, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRYV(session->requireWritable());
    if (!address.isEmpty()) {
        QString filled = address;
        for (const char *name : {"{host}", "{subdomain}", "{slug}"})
            filled.replace(QLatin1String(name), QStringLiteral("a.test"));
        const QUrl url(filled, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http")) || !url.userInfo().isEmpty() || address.size() > 2000)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is no web address."), {address}},
                        QT_TRANSLATE_NOOP("core", "Write it as https://{host}/health, without a name or password; {host}, {subdomain} and {slug} stand for the tenant's."));
        if (filled == address)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is the same for every tenant."), {address}},
                        QT_TRANSLATE_NOOP("core", "Write {host}, {subdomain} or {slug} where the tenants differ: https://{host}/health."));
    }
    TRY(auto connection, session->connection(stop));
    TRY(const auto rows, ask(*connection, "UPDATE tenantry.product SET web_address = $2 WHERE id = $1", {productId, address}));
    if (rows.affected() == 0)
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "No product is called %1."), {productId}});
    return {};
}

QUrl tenantWebUrl(QString address, const Tenant &tenant, const QString &baseDomain)
{
    if (address.isEmpty() || (baseDomain.isEmpty() && address.contains(QLatin1String("{host}"))))
        return {};
    address.replace(QLatin1String("{host}"), tenant.subdomain + QLatin1Char('.') + baseDomain).replace(QLatin1String("{subdomain}"), tenant.subdomain).replace(QLatin1String("{slug}"), tenant.slug);
    return QUrl(address, QUrl::StrictMode);
}

} // namespace tenantry::registry
