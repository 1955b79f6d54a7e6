// Products in memory, for what only the page decides: the same at every run. Folders are real ones.
#pragma once

#include "ui/products/productbackend.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QTimeZone>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace tenantry::samples {

inline registry::ProductMigration sampleFile(int position, const char *version, const char *name, const QByteArray &body, bool transactional = true, bool repeatable = false)
{
    registry::ProductMigration file;
    file.position = position;
    file.version = QString::fromLatin1(version);
    file.name = QString::fromLatin1(name);
    file.fileName = (repeatable ? QStringLiteral("R__") : file.version + u'_') + file.name + QStringLiteral(".sql");
    file.body = body;
    file.sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
    file.transactional = transactional;
    file.repeatable = repeatable;
    return file;
}

struct ProductStandIn {
    struct State {
        std::mutex mutex;
        std::condition_variable_any changed;
        ui::ProductSnapshot snapshot;
        QHash<QString, ui::ProductParts> parts;
        QStringList done;                  // "add Shop 3", "import Lab 1", "edit Lab …", "build Lab tpl on db1"
        std::optional<base::Error> error;  // of reading
        std::optional<base::Error> refusal; // of everything else
        bool held = false;                 // builds and looks wait until they are stopped or let go
        bool deaf = false;                 // looks … until they are let go
        int waiting = 0;                   // looks that have read their folder
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    explicit ProductStandIn(bool empty = false)
    {
        registry::Server db1, db2;
        db1.id = db1.name = QStringLiteral("db1");
        db2.id = db2.name = QStringLiteral("db2");
        state->snapshot.servers = {db1, db2};
        if (empty)
            return;
        const auto product = [](const char *name, const char *description, const char *layout, const char *head, int files, int tenants, const char *database, const char *version) {
            registry::Product p;
            p.id = p.name = QString::fromLatin1(name);
            p.description = QString::fromUtf8(description);
            p.layout = QString::fromLatin1(layout);
            p.headVersion = QString::fromLatin1(head);
            p.migrations = files;
            p.tenants = tenants;
            p.templateDatabase = QString::fromLatin1(database);
            p.templateVersion = QString::fromLatin1(version);
            p.templateServerId = p.templateDatabase.isEmpty() ? QString() : QStringLiteral("db1");
            p.createdAt = QDateTime(QDate(2026, 3, 2), QTime(9, 30), QTimeZone::UTC);
            return p;
        };
        auto lab = product("Laboratorio", "A clinical laboratory: patients, orders, samples, results", "numbered", "0004", 4, 9'412, "tpl_laboratorio_k3xq7d", "0003");
        lab.seedSql = "-- The first administrator\nINSERT INTO staff (name, email, password_hash)\nVALUES (current_setting('tenantry.admin_name'),\n        current_setting('tenantry.admin_email'),\n"
                      "        current_setting('tenantry.admin_password_hash'));\n";
        state->snapshot.products = {{lab, 318, QStringLiteral("db1")}, {product("Pharmacy", "Stock and sales", "flyway", "2.1", 9, 0, "", ""), 0, {}},
                                    {product("Shop", "", "dbmate", "20260301120000", 17, 585, "shop_template", "20260301120000"), 0, QStringLiteral("db1")}};
        ui::ProductParts parts;
        parts.productId = lab.id;
        parts.webAddress = QStringLiteral("https://{host}/health");
        parts.checks = {{QStringLiteral("1"), lab.id, QStringLiteral("orders without a patient"), {}}};
        parts.files = {sampleFile(1, "0001", "patients", "CREATE TABLE patient (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    name text NOT NULL, -- as in the document\n    born date NOT NULL\n);\n"),
                       sampleFile(2, "0002", "orders", "CREATE TABLE lab_order (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    patient_id bigint NOT NULL REFERENCES patient,\n    ordered_at timestamptz NOT NULL DEFAULT now()\n);\n"),
                       sampleFile(3, "0003", "orders_by_patient", "-- without holding up anybody\nCREATE INDEX CONCURRENTLY lab_order_patient ON lab_order (patient_id);\n", false),
                       sampleFile(4, "0004", "results", "CREATE TABLE result (\n    order_id bigint NOT NULL REFERENCES lab_order,\n    analyte text NOT NULL,\n    value numeric(12, 4),\n    unit text NOT NULL DEFAULT 'mmol/l'\n);\n")};
        state->parts.insert(lab.id, parts);
    }

    ui::ProductBackend backend(registry::Role role = registry::Role::Admin) const
    {
        ui::ProductBackend b;
        b.who.role = role;
        const auto s = state;
        b.read = [s](std::stop_token) -> base::Result<ui::ProductSnapshot> {
            const std::scoped_lock held(s->mutex);
            if (s->error)
                return base::fail(*s->error);
            return s->snapshot;
        };
        b.parts = [s](const QString &id, std::stop_token) -> base::Result<ui::ProductParts> {
            const std::scoped_lock held(s->mutex);
            ui::ProductParts parts = s->parts.value(id);
            parts.productId = id;
            return parts;
        };
        b.look = [s](const QString &folder, const QString &id, std::stop_token stop) -> base::Result<ui::FolderLook> {
            ui::FolderLook out;
            out.folder = folder;
            auto report = migrations::examine(folder, stop);
            if (!report)
                return base::fail(report.error());
            out.report = *std::move(report);
            std::unique_lock lock(s->mutex);
            ++s->waiting;
            if (s->deaf)
                s->changed.wait(lock, [&] { return !s->held; });
            else if (!s->changed.wait(lock, stop, [&] { return !s->held; }))
                return base::cancelled();
            out.preview = migrations::previewImport(s->parts.value(id).files, out.report.set.files);
            if (!out.report.set.files.isEmpty() && id.isEmpty())
                out.warnings.insert(out.report.set.files.last().fileName, 2);
            return out;
        };
        b.seed = [](const QString &file) { return migrations::readSeed(file); };
        b.add = [s](const registry::Product &given, const QList<registry::ProductMigration> &files, std::stop_token) -> base::Result<registry::Product> {
            const std::scoped_lock held(s->mutex);
            if (s->refusal)
                return base::fail(*s->refusal);
            registry::Product product = given;
            product.id = product.name;
            s->snapshot.products << ui::ProductLine{product, 0, {}};
            s->parts.insert(product.id, {product.id, files, {}, {}});
            s->done << QStringLiteral("add %1 %2%3").arg(product.name).arg(files.size()).arg(product.seedSql.isEmpty() ? QString() : QStringLiteral(" seed"));
            return product;
        };
        b.import = [s](const QString &id, const QList<registry::ProductMigration> &files, const QByteArray &seed, bool replace, std::stop_token) -> base::Result<int> {
            const std::scoped_lock held(s->mutex);
            if (s->refusal)
                return base::fail(*s->refusal);
            s->parts[id].files = files;
            s->done << QStringLiteral("import %1 %2%3%4").arg(id).arg(files.size()).arg(seed.isEmpty() ? QString() : QStringLiteral(" seed"), replace ? QStringLiteral(" replace") : QString());
            return int(files.size());
        };
        b.edit = [s](const QString &id, const QString &description, const QString &web, std::stop_token) -> base::Result<void> {
            const std::scoped_lock held(s->mutex);
            if (s->refusal)
                return base::fail(*s->refusal);
            s->parts[id].webAddress = web;
            for (auto &each : s->snapshot.products)
                if (each.product.id == id)
                    each.product.description = description;
            s->done << QStringLiteral("edit %1 %2 %3").arg(id, description, web);
            return {};
        };
        b.buildTemplate = [s](const registry::Product &product, const migrations::TemplateRequest &request, const migrations::TemplateWatch &watch, std::stop_token stop) -> base::Result<registry::Product> {
            const QString name = request.database.isEmpty() ? QStringLiteral("tpl_made") : request.database;
            watch({QT_TRANSLATE_NOOP("core", "Building template %1 on %2…"), {name, request.server}});
            std::unique_lock lock(s->mutex);
            s->changed.wait(lock, stop, [&] { return !s->held; });
            if (stop.stop_requested())
                return base::cancelled();
            if (s->refusal)
                return base::fail(*s->refusal);
            s->done << QStringLiteral("build %1 %2 on %3").arg(product.name, name, request.server);
            for (auto &each : s->snapshot.products)
                if (each.product.id == product.id) {
                    each.product.templateDatabase = name;
                    each.product.templateVersion = each.product.headVersion;
                    each.product.templateServerId = each.templateServer = request.server;
                }
            return product;
        };
        return b;
    }
    QStringList done() const
    {
        const std::scoped_lock lock(state->mutex);
        return state->done;
    }
    int waiting() const
    {
        const std::scoped_lock lock(state->mutex);
        return state->waiting;
    }
    template <class Change> void set(const Change &change) const
    {
        {
            const std::scoped_lock lock(state->mutex);
            change(*state);
        }
        state->changed.notify_all();
    }
};

} // namespace tenantry::samples
