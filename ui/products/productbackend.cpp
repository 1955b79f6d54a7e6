#include "ui/products/productbackend.h"

#include "migrations/lint.h"
#include "registry/healthrepository.h"
#include "registry/productweb.h"

#include <algorithm>

namespace tenantry::ui {

using namespace registry;
using base::Result;

ProductBackend productBackend(const Services &services)
{
    ProductBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.read = [session](std::stop_token stop) -> Result<ProductSnapshot> {
        ProductSnapshot out;
        TRY(const auto products, ProductRepository(session).list(stop));
        TRY(out.servers, ServerRepository(session).list(stop));
        TRY(const auto states, migrations::status(session, {}, stop));
        for (const Product &product : products) {
            ProductLine line{product, 0, {}};
            if (const auto state = std::ranges::find(states, product.id, &migrations::Status::productId); state != states.end())
                line.behind = state->behind;
            if (const auto server = std::ranges::find(out.servers, product.templateServerId, &Server::id); server != out.servers.end())
                line.templateServer = server->name;
            out.products << line;
        }
        return out;
    };
    backend.parts = [session](const QString &id, std::stop_token stop) -> Result<ProductParts> {
        ProductParts out;
        out.productId = id;
        TRY(out.files, ProductRepository(session).migrations(id, true, stop));
        TRY(out.webAddress, productWebAddress(session, id, stop));
        TRY(out.checks, HealthRepository(session).checks(id, stop));
        return out;
    };
    backend.look = [session](const QString &folder, const QString &productId, std::stop_token stop) -> Result<FolderLook> {
        FolderLook out;
        out.folder = folder;
        TRY(out.report, migrations::examine(folder, stop));
        QList<ProductMigration> known;
        if (!productId.isEmpty()) {
            TRY(known, ProductRepository(session).migrations(productId, false, stop));
        }
        out.preview = migrations::previewImport(known, out.report.set.files);
        migrations::LintOptions options;
        for (const ProductMigration &file : std::as_const(known))
            if (!file.repeatable)
                options.after = file.version;
        for (const auto &finding : migrations::lint(migrations::toDriver(out.report.set.files), options))
            if (!finding.allowed && finding.severity != migrations::Severity::Notice)
                ++out.warnings[finding.fileName];
        return out;
    };
    backend.seed = [](const QString &fileName) { return migrations::readSeed(fileName); };
    backend.add = [session](const Product &product, const QList<ProductMigration> &files, std::stop_token stop) { return ProductRepository(session).add(product, files, stop); };
    backend.import = [session](const QString &id, const QList<ProductMigration> &files, const QByteArray &seed, bool replace, std::stop_token stop) -> Result<int> {
        const ProductRepository products(session);
        TRY(const int taken, products.addMigrations(id, files, stop, replace));
        if (!seed.isEmpty()) {
            TRY(Product product, products.find(id, stop));
            product.seedSql = seed;
            TRYV(products.update(product, stop));
        }
        return taken;
    };
    backend.edit = [session](const QString &id, const QString &description, const QString &webAddress, std::stop_token stop) -> Result<void> {
        TRYV(setProductWebAddress(session, id, webAddress, stop));
        const ProductRepository products(session);
        TRY(Product product, products.find(id, stop));
        if (product.description == description)
            return {};
        product.description = description;
        TRYV(products.update(product, stop));
        return {};
    };
    backend.buildTemplate = [session](const Product &product, const migrations::TemplateRequest &request, const migrations::TemplateWatch &watch, std::stop_token stop) {
        return migrations::buildTemplate(session, product, request, watch, stop);
    };
    return backend;
}

} // namespace tenantry::ui
