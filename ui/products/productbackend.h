// What the products page asks of the core, as values that can be called: each may block and belongs on a worker. productBackend() makes
// the real one from a session.
#pragma once

#include "migrations/folderreport.h"
#include "migrations/productimport.h"
#include "migrations/producttemplate.h"
#include "migrations/status.h"
#include "registry/health.h"
#include "ui/shell/permit.h"
#include "ui/shell/services.h"

#include <QHash>
#include <functional>

namespace tenantry::ui {

struct ProductLine {
    registry::Product product;
    int behind = 0;             // of its tenants, in versions
    QString templateServer;     // name; empty: it has no template, or its server is gone
};

struct ProductSnapshot {
    QList<ProductLine> products;      // by name
    QList<registry::Server> servers;  // by name: where a template may be
};

struct ProductParts {           // what is read of one product when it is looked at
    QString productId;
    QList<registry::ProductMigration> files; // in their order, with bodies
    QString webAddress;
    QList<registry::ProductCheck> checks;
};

struct FolderLook {             // a folder, and what it would bring
    QString folder;
    migrations::FolderReport report;
    migrations::ImportPreview preview;
    QHash<QString, int> warnings; // by file name: statements that may lock, rewrite, lose or break something
};

struct ProductBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool may(const char *action) const { return ui::may(who, registry, action); }

    std::function<base::Result<ProductSnapshot>(std::stop_token)> read;
    std::function<base::Result<ProductParts>(const QString &productId, std::stop_token)> parts;
    std::function<base::Result<FolderLook>(const QString &folder, const QString &productId, std::stop_token)> look; // productId empty: a new one
    std::function<base::Result<QByteArray>(const QString &fileName)> seed;
    std::function<base::Result<registry::Product>(const registry::Product &, const QList<registry::ProductMigration> &, std::stop_token)> add;
    // How many files were new or another; `seed` empty: stays as it is.
    std::function<base::Result<int>(const QString &productId, const QList<registry::ProductMigration> &, const QByteArray &seed, bool replace, std::stop_token)> import;
    std::function<base::Result<void>(const QString &productId, const QString &description, const QString &webAddress, std::stop_token)> edit;
    std::function<base::Result<registry::Product>(const registry::Product &, const migrations::TemplateRequest &, const migrations::TemplateWatch &, std::stop_token)> buildTemplate;
};

ProductBackend productBackend(const Services &services);

} // namespace tenantry::ui
