#include "registry/sqlerror.h"
#include "registry/tenantrow.h"

#include "base/names.h"
#include "base/random.h"

#include <QCoreApplication>
#include <QHash>

namespace tenantry::registry {

using namespace tenantry::base;
using namespace tenantrow;
using postgres::Connection;
using postgres::Param;
using postgres::Rows;

namespace {

constexpr char noTenant[] = QT_TRANSLATE_NOOP("core", "No tenant is called %1.");

std::unexpected<Error> noTenantOf(const Session &session, const QString &reference)
{
    if (session.isAdmin())
        return noSuch(noTenant, reference);
    return fail(Kind::NotFound, {noTenant, {reference}}, QT_TRANSLATE_NOOP("core", "Check the name; somebody may have removed it meanwhile, or it is not assigned to you: then ask an ADMIN."));
}

// `where` with $1.
Result<Tenant> one(Connection &connection, const Session &session, const QByteArray &where, const QString &value)
{
    // The secret is a table of its own, which a USER may not even name.
    const QByteArray secret = session.isAdmin() ? "(SELECT s.sealed FROM tenantry.tenant_secret s WHERE s.tenant_id = v.id)" : "NULL";
    TRY(const Rows rows, askOften(connection, QByteArray("SELECT ") + ownColumns + ", " + sharedColumns + ", " + secret + " FROM tenantry.tenant_view v WHERE " + where + " LIMIT 1", {value}));
    if (rows.isEmpty())
        return noTenantOf(session, value);
    Tenant tenant;
    readOwn(rows, 0, tenant);
    readShared(rows, 0, ownCount, tenant);
    tenant.sealedSecret = rows.text(0, ownCount + sharedCount);
    return tenant;
}

Result<Tenant> byId(Connection &connection, const Session &session, const QString &id)
{
    if (!isId(id))
        return noTenantOf(session, id);
    return one(connection, session, "v.id = $1::uuid", id);
}

Result<void> checkTenantTexts(const Tenant &tenant)
{
    TRYV(checkCompanyName(tenant.companyName));
    TRYV(checkText(tenant.note, QT_TRANSLATE_NOOP("core", "note"), 10'000));
    TRYV(checkText(tenant.adminName, QT_TRANSLATE_NOOP("core", "administrator's name"), 200));
    if (!tenant.adminEmail.isEmpty())
        TRYV(checkEmail(tenant.adminEmail));
    for (const QString &label : tenant.labels) {
        TRYV(checkText(label, QT_TRANSLATE_NOOP("core", "label"), 60));
        if (label.trimmed().isEmpty())
            return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A label is empty."), QT_TRANSLATE_NOOP("core", "Remove it, or give it a name."));
    }
    return {};
}

// After a unique violation: which of the names is taken, and by whom.
Error takenBy(Connection &connection, const Tenant &tenant, Error error)
{
    const auto rows = connection.query("SELECT company_name, state, slug = $1, subdomain = $2, server_id = $3 AND db_name = $4, server_id = $3 AND db_role = $5 "
                                       "FROM tenantry.tenant WHERE id <> $6 AND (slug = $1 OR subdomain = $2 OR (server_id = $3 AND (db_name = $4 OR db_role = $5))) "
                                       "ORDER BY 3 DESC, 4 DESC, 5 DESC LIMIT 1",
                                       {tenant.slug, tenant.subdomain, tenant.serverId, tenant.database, tenant.role, tenant.id});
    if (!rows || rows->isEmpty())
        return error;
    const QString holder = rows->text(0, 0), state = rows->text(0, 1);
    error.kind = Kind::Conflict;
    error.hint = QT_TRANSLATE_NOOP("core", "Choose another one; a name is free again when the tenant that has it is gone.");
    if (rows->boolean(0, 2))
        error.message = {QT_TRANSLATE_NOOP("core", "The slug “%1” is taken by %2 (%3)."), {tenant.slug, holder, state}};
    else if (rows->boolean(0, 3))
        error.message = {QT_TRANSLATE_NOOP("core", "The subdomain “%1” is taken by %2 (%3)."), {tenant.subdomain, holder, state}};
    else if (rows->boolean(0, 4))
        error.message = {QT_TRANSLATE_NOOP("core", "The database “%1” on this server belongs to %2 (%3)."), {tenant.database, holder, state}};
    else
        error.message = {QT_TRANSLATE_NOOP("core", "The role “%1” on this server belongs to %2 (%3)."), {tenant.role, holder, state}};
    return error;
}

// Nothing was updated: gone, or somebody else was faster.
Error whyNotUpdated(Connection &connection, const Tenant &tenant)
{
    const auto rows = connection.query("SELECT t.company_name, (SELECT e.operator FROM tenantry.event e WHERE e.tenant_id = t.id ORDER BY e.seq DESC LIMIT 1) "
                                       "FROM tenantry.tenant t WHERE t.id = $1", {tenant.id});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return noSuch(noTenant, tenant.slug).error();
    return {Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 was changed by %2 while you were editing."), {rows->text(0, 0), rows->text(0, 1)}},
            QT_TRANSLATE_NOOP("core", "Read it again, then make your change once more."), {}, {}};
}

} // namespace

Result<QList<Tenant>> TenantRepository::list(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    // Twelve of thirty columns are the same on thousands of tenants (product, plan, server, state, version): they come once per
    // combination, which halves what the server sends and what is kept here. One snapshot for both answers.
    Rows common, rows;
    TRYV(connection->transaction([&]() -> Result<void> {
        TRYV(connection->script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL work_mem = '64MB'"));
        TRY(common, ask(*connection, QByteArray("SELECT ") + combination + ", " + sharedColumns + " FROM tenantry.tenant_view v WHERE v.id = ANY "
                                     "(ARRAY(SELECT DISTINCT ON (" + combination + ") v.id FROM tenantry.tenant v))"));
        TRY(rows, ask(*connection, QByteArray("SELECT ") + ownColumns + ", " + combination + " FROM tenantry.tenant v ORDER BY v.slug"));
        return {};
    }));
    QHash<QByteArray, Tenant> combinations;
    for (int i = 0; i < common.size(); ++i)
        readShared(common, i, 1, combinations[common.bytes(i, 0)]);
    QList<Tenant> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i) {
        out.append(combinations.value(rows.bytes(i, ownCount)));
        readOwn(rows, i, out.last());
    }
    return out;
}

Result<Tenant> TenantRepository::find(const QString &reference, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    const QString text = reference.trimmed().toLower();
    if (text.contains(QChar(0)) || text.isEmpty())
        return noTenantOf(*m_session, reference);
    if (isId(text))
        return one(*connection, *m_session, "v.id = $1::uuid", text);
    const QString domain = QLatin1Char('.') + m_session->registry().baseDomain.toLower();
    if (text.endsWith(domain))
        return one(*connection, *m_session, "v.subdomain = $1", text.chopped(domain.size()));
    return one(*connection, *m_session, "v.slug = $1 OR v.subdomain = $1 ORDER BY v.slug = $1 DESC", text);
}

Result<bool> TenantRepository::isTaken(const QString &name, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askOften(*connection, "SELECT EXISTS (SELECT FROM tenantry.tenant WHERE slug = $1 OR subdomain = $1)", {name}));
    return rows.boolean(0, 0);
}

Result<Tenant> TenantRepository::reserve(const Tenant &given, std::stop_token stop) const
{
    Tenant tenant = given;
    if (tenant.id.isEmpty())
        tenant.id = newId();
    TRYV(insert(tenant, stop));
    TRY(auto connection, m_session->connection(stop));
    return byId(*connection, *m_session, tenant.id);
}

Result<void> TenantRepository::insert(const Tenant &tenant, std::stop_token stop) const
{
    TRYV(checkSlug(tenant.slug));
    TRYV(checkSubdomain(tenant.subdomain));
    TRYV(checkDatabaseName(tenant.database));
    TRYV(checkRoleName(tenant.role));
    TRYV(checkTenantTexts(tenant));
    TRY(auto connection, writer(*m_session, stop));
    auto made = askOften(*connection,
                    "WITH t AS (INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, driver, server_id, deployment, "
                    "db_name, db_role, state, schema_version, admin_name, admin_email, labels, note) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id) "
                    "INSERT INTO tenantry.tenant_secret (tenant_id, sealed) SELECT t.id, $18::text FROM t WHERE $18::text IS NOT NULL",
                    {tenant.id, tenant.slug, tenant.companyName, tenant.subdomain, tenant.productId, Param::orNull(tenant.planId), tenant.driver,
                     tenant.serverId, tenant.deployment, tenant.database, tenant.role, stateName(tenant.state), tenant.schemaVersion, tenant.adminName,
                     tenant.adminEmail, tenant.labels, tenant.note, Param::orNull(tenant.sealedSecret)});
    if (!made) {
        if (made.error().sqlstate == QLatin1String("23505"))
            return fail(takenBy(*connection, tenant, std::move(made).error()));
        if (made.error().sqlstate == QLatin1String("23503")) {
            made.error().message = QT_TRANSLATE_NOOP("core", "The product, plan or server chosen is no longer in the registry.");
            made.error().hint = QT_TRANSLATE_NOOP("core", "Read them again and choose another.");
        }
        return fail(std::move(made).error());
    }
    return {};
}

Result<Tenant> TenantRepository::update(const Tenant &tenant, std::stop_token stop) const
{
    TRYV(checkTenantTexts(tenant));
    TRYV(checkSubdomain(tenant.subdomain));
    if (!isId(tenant.id))
        return noSuch(noTenant, tenant.slug);
    TRY(auto connection, writer(*m_session, stop));
    auto done = ask(*connection,
                    "UPDATE tenantry.tenant SET company_name = $3, subdomain = $4, plan_id = $5, labels = $6, note = $7, admin_name = $8, admin_email = $9 "
                    "WHERE id = $1 AND version = $2",
                    {tenant.id, tenant.version, tenant.companyName, tenant.subdomain, Param::orNull(tenant.planId), tenant.labels, tenant.note,
                     tenant.adminName, tenant.adminEmail});
    if (!done)
        return fail(done.error().sqlstate == QLatin1String("23505") ? takenBy(*connection, tenant, std::move(done).error()) : std::move(done).error());
    if (done->affected() == 0)
        return fail(whyNotUpdated(*connection, tenant));
    return byId(*connection, *m_session, tenant.id);
}

Result<Tenant> TenantRepository::move(const QString &id, TenantState to, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noTenant, id);
    TRY(auto connection, writer(*m_session, stop));
    auto done = askOften(*connection, "UPDATE tenantry.tenant SET state = $2 WHERE id = $1", {id, stateName(to)});
    if (!done && done.error().sqlstate == QLatin1String("TN001")) {
        if (const auto now = byId(*connection, *m_session, id))
            done.error().message = {QT_TRANSLATE_NOOP("core", "%1 is in state %2 and cannot go to %3."), {now->companyName, stateName(now->state), stateName(to)}};
        return fail(std::move(done).error());
    }
    if (!done)
        return fail(std::move(done).error());
    if (done->affected() == 0)
        return noSuch(noTenant, id);
    return byId(*connection, *m_session, id);
}

Result<void> TenantRepository::setSchemaVersion(const QString &id, const QString &version, const std::optional<QString> &repeatables, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noTenant, id);
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows done, askOften(*connection, "UPDATE tenantry.tenant SET schema_version = $2, repeatables = coalesce($3, repeatables) WHERE id = $1",
                             {id, version, repeatables ? Param(*repeatables) : Param(std::nullopt)}));
    if (done.affected() == 0)
        return noSuch(noTenant, id);
    return {};
}

Result<void> TenantRepository::activate(const QString &id, std::optional<qint64> sizeBytes, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noTenant, id);
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows done, askOften(*connection, "UPDATE tenantry.tenant SET state = 'active', size_bytes = coalesce($2::bigint, size_bytes), "
                                          "measured_at = CASE WHEN $2::bigint IS NULL THEN measured_at ELSE now() END WHERE id = $1",
                             {id, sizeBytes ? Param(*sizeBytes) : Param(std::nullopt)}));
    if (done.affected() == 0)
        return noSuch(noTenant, id);
    return {};
}

Result<void> TenantRepository::setSize(const QString &id, qint64 bytes, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noTenant, id);
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows done, askOften(*connection, "UPDATE tenantry.tenant SET size_bytes = $2, measured_at = now() WHERE id = $1", {id, bytes}));
    if (done.affected() == 0)
        return noSuch(noTenant, id);
    return {};
}

Result<QString> TenantRepository::sealedSecret(const QString &id, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noTenant, id);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askOften(*connection, "SELECT s.sealed FROM tenantry.tenant t LEFT JOIN tenantry.tenant_secret s ON s.tenant_id = t.id WHERE t.id = $1", {id}));
    if (rows.isEmpty())
        return noSuch(noTenant, id);
    return rows.text(0, 0);
}

Result<void> TenantRepository::setSealedSecret(const QString &id, const QString &sealed, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noTenant, id);
    TRY(auto connection, writer(*m_session, stop));
    if (sealed.isEmpty()) {
        TRYV(ask(*connection, "DELETE FROM tenantry.tenant_secret WHERE tenant_id = $1", {id}));
        return {};
    }
    TRY(const Rows done, ask(*connection, "INSERT INTO tenantry.tenant_secret (tenant_id, sealed) SELECT t.id, $2 FROM tenantry.tenant t WHERE t.id = $1 "
                                          "ON CONFLICT (tenant_id) DO UPDATE SET sealed = excluded.sealed, updated_at = now()", {id, sealed}));
    if (done.affected() == 0)
        return noSuch(noTenant, id);
    return {};
}

Result<void> TenantRepository::remove(const QString &id, std::stop_token stop) const
{
    if (!isId(id))
        return {}; // gone or never there
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "DELETE FROM tenantry.tenant WHERE id = $1", {id}));
    return {};
}

} // namespace tenantry::registry
