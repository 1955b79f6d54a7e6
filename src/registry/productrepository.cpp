#include "registry/sqlerror.h"

#include "base/random.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringConverter>
#include <algorithm>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;
using postgres::Rows;

namespace {

constexpr char noProduct[] = QT_TRANSLATE_NOOP("core", "No product is called %1.");

Result<QList<Product>> read(Connection &connection, const QByteArray &where, const postgres::Params &params)
{
    TRY(const Rows rows, askOften(connection,
        "SELECT p.id, p.name, p.description, p.template_database, p.template_version, p.template_server_id, p.seed_sql, "
        "coalesce(h.version, ''), coalesce(m.count, 0), coalesce(t.count, 0), p.layout, p.created_at FROM tenantry.product p "
        "LEFT JOIN (SELECT product_id, count(*) FROM tenantry.product_migration GROUP BY product_id) m ON m.product_id = p.id "
        "LEFT JOIN (SELECT DISTINCT ON (product_id) product_id, version FROM tenantry.product_migration WHERE NOT repeatable "
        "ORDER BY product_id, position DESC) h ON h.product_id = p.id "
        "LEFT JOIN (SELECT product_id, count(*) FROM tenantry.tenant GROUP BY product_id) t ON t.product_id = p.id " + where + " ORDER BY lower(p.name)", params));
    QList<Product> out;
    for (int i = 0; i < rows.size(); ++i) {
        Product p;
        p.id = rows.text(i, 0);
        p.name = rows.text(i, 1);
        p.description = rows.text(i, 2);
        p.templateDatabase = rows.text(i, 3);
        p.templateVersion = rows.text(i, 4);
        p.templateServerId = rows.text(i, 5);
        p.seedSql = rows.bytes(i, 6);
        p.headVersion = rows.text(i, 7);
        p.migrations = int(rows.integer(i, 8));
        p.tenants = int(rows.integer(i, 9));
        p.layout = rows.text(i, 10);
        p.createdAt = rows.time(i, 11);
        out.append(p);
    }
    return out;
}

Result<Product> one(Connection &connection, const QString &reference)
{
    if (reference.contains(QChar(0)))
        return noSuch(noProduct, reference);
    TRY(const auto found, read(connection, isId(reference) ? "WHERE p.id = $1::uuid" : "WHERE lower(p.name) = lower($1)", {reference}));
    if (found.isEmpty())
        return noSuch(noProduct, reference);
    return found.first();
}

Result<void> checkSql(const QByteArray &sql, const QString &fileName)
{
    if (sql.contains('\0') || !QUtf8StringView(sql).isValidUtf8())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is not UTF-8 text."), {fileName}},
                    QT_TRANSLATE_NOOP("core", "Save the file as UTF-8 and try again."));
    return {};
}

Result<void> check(const Product &product)
{
    TRYV(checkName(product.name));
    TRYV(checkText(product.description, QT_TRANSLATE_NOOP("core", "description"), 2'000));
    TRYV(checkText(product.templateDatabase, QT_TRANSLATE_NOOP("core", "template's name"), 63));
    return checkSql(product.seedSql, QStringLiteral("seed"));
}

struct Known {
    QByteArray sha256;
    QString fileName;
};

Result<void> insertMigration(Connection &connection, const QString &productId, int position, const ProductMigration &m)
{
    TRYV(ask(connection, "INSERT INTO tenantry.product_migration (product_id, position, version, name, file_name, sha256, body, transactional, repeatable) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             {productId, position, m.version, m.name, m.fileName, Param::bytea(m.sha256), m.body, m.transactional, m.repeatable}));
    return {};
}

// In a transaction. The product's row is locked, so that two imports at once come one after the other.
// Whether a file may still become another one: nobody has it.
Result<void> replaceable(Connection &connection, const QString &productId, const ProductMigration &file)
{
    constexpr auto newFile = QT_TRANSLATE_NOOP("core", "Put the file back as it was, and write the change into a new file.");
    TRY(const Rows going, ask(connection, "SELECT id FROM tenantry.run WHERE product_id = $1 AND state = 'running' LIMIT 1", {productId}));
    if (!going.isEmpty())
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 cannot be replaced while the run %2 is going on."), {file.fileName, going.text(0, 0)}},
                    QT_TRANSLATE_NOOP("core", "Pause or cancel that run first."));
    // A version that the product does not know may be past this one.
    TRY(const Rows have, ask(connection, "SELECT count(*), min(t.slug) FROM tenantry.tenant t "
                                         "LEFT JOIN tenantry.product_migration h ON h.product_id = t.product_id AND h.version = t.schema_version AND NOT h.repeatable "
                                         "WHERE t.product_id = $1 AND (t.state = 'provisioning' OR t.schema_version <> '' AND (h.position IS NULL OR h.position >= "
                                         "(SELECT m.position FROM tenantry.product_migration m WHERE m.product_id = $1 AND m.version = $2 AND NOT m.repeatable)))",
                             {productId, file.version}));
    if (have.integer(0, 0) > 0)
        return fail(Kind::Conflict, {QT_TRANSLATE_N_NOOP("core", "%1 cannot be replaced: %n tenant(s) have it already, or may have it (%2 is one)."), {file.fileName, have.text(0, 1)}, int(have.integer(0, 0))}, newFile);
    TRY(const Rows built, ask(connection, "SELECT p.template_version FROM tenantry.product p JOIN tenantry.product_migration h ON h.product_id = p.id AND h.version = p.template_version AND NOT h.repeatable "
                                          "WHERE p.id = $1 AND h.position >= (SELECT m.position FROM tenantry.product_migration m WHERE m.product_id = $1 AND m.version = $2 AND NOT m.repeatable)",
                              {productId, file.version}));
    if (!built.isEmpty())
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 cannot be replaced: the product's template has it already."), {file.fileName}}, newFile);
    return {};
}

Result<int> append(Connection &connection, const QString &productId, QList<ProductMigration> given, bool replace = false)
{
    TRY(const Rows locked, ask(connection, "SELECT id FROM tenantry.product WHERE id = $1 FOR UPDATE", {productId}));
    if (locked.isEmpty())
        return noSuch(noProduct, productId);
    TRY(const Rows rows, ask(connection, "SELECT version, name, sha256, file_name, repeatable FROM tenantry.product_migration WHERE product_id = $1", {productId}));
    QHash<QString, Known> versions, repeatables;
    for (int i = 0; i < rows.size(); ++i)
        (rows.boolean(i, 4) ? repeatables : versions).insert(rows.text(i, rows.boolean(i, 4) ? 1 : 0), {rows.bytea(i, 2), rows.text(i, 3)});
    const int knownVersions = int(versions.size());

    std::stable_sort(given.begin(), given.end(), [](const auto &a, const auto &b) { return a.position < b.position; });
    QList<ProductMigration> fresh, freshRepeatables, changed, replaced;
    for (const ProductMigration &m : given) {
        TRYV(checkSql(m.body, m.fileName));
        auto &known = m.repeatable ? repeatables : versions;
        const auto old = known.constFind(m.repeatable ? m.name : m.version);
        if (old == known.cend())
            (m.repeatable ? freshRepeatables : fresh).append(m);
        else if (old->sha256 == m.sha256)
            continue;
        else if (m.repeatable)
            changed.append(m);
        else if (replace) {
            TRYV(replaceable(connection, productId, m));
            replaced.append(m);
        } else
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 has changed since version %2 was imported."), {m.fileName, m.version}},
                        QT_TRANSLATE_NOOP("core", "Put the file back as it was, and add what is new as another file: tenants may have run it already. If none has, import it with --replace."),
                        QStringLiteral("%1: %2 -> %3").arg(old->fileName, QString::fromLatin1(old->sha256.toHex()), QString::fromLatin1(m.sha256.toHex())));
        known.insert(m.repeatable ? m.name : m.version, {m.sha256, m.fileName}); // twice in one import counts too
    }
    if (!fresh.isEmpty() && !repeatables.isEmpty())
        TRYV(ask(connection, "UPDATE tenantry.product_migration SET position = position + $2 WHERE product_id = $1 AND repeatable", {productId, int(fresh.size())}));
    int position = knownVersions;
    for (const ProductMigration &m : fresh)
        TRYV(insertMigration(connection, productId, ++position, m));
    position = int(rows.size() + fresh.size());
    for (const ProductMigration &m : freshRepeatables)
        TRYV(insertMigration(connection, productId, ++position, m));
    for (const ProductMigration &m : changed)
        TRYV(ask(connection, "UPDATE tenantry.product_migration SET sha256 = $3, body = $4, file_name = $5, transactional = $6, added_at = now() "
                             "WHERE product_id = $1 AND name = $2 AND repeatable",
                 {productId, m.name, Param::bytea(m.sha256), m.body, m.fileName, m.transactional}));
    for (const ProductMigration &m : replaced)
        TRYV(ask(connection, "UPDATE tenantry.product_migration SET sha256 = $3, body = $4, name = $5, file_name = $6, transactional = $7, added_at = now() "
                             "WHERE product_id = $1 AND version = $2 AND NOT repeatable",
                 {productId, m.version, Param::bytea(m.sha256), m.body, m.name, m.fileName, m.transactional}));
    return int(fresh.size() + freshRepeatables.size() + changed.size() + replaced.size());
}

} // namespace

Result<QList<Product>> ProductRepository::list(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, {}, {});
}

Result<Product> ProductRepository::find(const QString &nameOrId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return one(*connection, nameOrId);
}

Result<Product> ProductRepository::add(const Product &given, const QList<ProductMigration> &migrations, std::stop_token stop) const
{
    Product product = given;
    if (product.id.isEmpty())
        product.id = newId();
    TRYV(check(product));
    TRY(auto connection, writer(*m_session, stop));
    TRYV(connection->transaction([&]() -> Result<void> {
        TRYV(ask(*connection, "INSERT INTO tenantry.product (id, name, description, template_database, template_version, template_server_id, seed_sql, layout) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                 {product.id, product.name, product.description, product.templateDatabase, product.templateVersion,
                  Param::orNull(product.templateServerId), product.seedSql, product.layout})
                 .transform_error([&](Error error) {
                     if (error.sqlstate == QLatin1String("23505")) {
                         error.message = {QT_TRANSLATE_NOOP("core", "A product is called “%1” already."), {product.name}};
                         error.hint = QT_TRANSLATE_NOOP("core", "Import new files into it, or choose another name.");
                     }
                     return error;
                 }));
        TRYV(append(*connection, product.id, migrations));
        return {};
    }));
    return one(*connection, product.id);
}

Result<Product> ProductRepository::update(const Product &product, std::stop_token stop) const
{
    TRYV(check(product));
    if (!isId(product.id))
        return noSuch(noProduct, product.name);
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "UPDATE tenantry.product SET description = $2, template_database = $3, template_version = $4, template_server_id = $5, seed_sql = $6 WHERE id = $1",
             {product.id, product.description, product.templateDatabase, product.templateVersion, Param::orNull(product.templateServerId), product.seedSql}));
    return one(*connection, product.id);
}

Result<QList<ProductMigration>> ProductRepository::migrations(const QString &productId, bool withBodies, std::stop_token stop) const
{
    if (!isId(productId))
        return noSuch(noProduct, productId);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askOften(*connection, QByteArray("SELECT position, version, name, file_name, sha256, transactional, repeatable") + (withBodies ? ", body" : "") +
                                          " FROM tenantry.product_migration WHERE product_id = $1 ORDER BY position", {productId}));
    QList<ProductMigration> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({productId, int(rows.integer(i, 0)), rows.text(i, 1), rows.text(i, 2), rows.text(i, 3), rows.bytea(i, 4),
                    withBodies ? rows.bytes(i, 7) : QByteArray(), rows.boolean(i, 5), rows.boolean(i, 6)});
    return out;
}

Result<int> ProductRepository::addMigrations(const QString &productId, const QList<ProductMigration> &migrations, std::stop_token stop, bool replace) const
{
    if (!isId(productId))
        return noSuch(noProduct, productId);
    TRY(auto connection, writer(*m_session, stop));
    int added = 0;
    TRYV(connection->transaction([&]() -> Result<void> {
        TRY(added, append(*connection, productId, migrations, replace));
        return {};
    }));
    return added;
}

} // namespace tenantry::registry
