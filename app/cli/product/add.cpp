#include "cli/json.h"
#include "cli/migrate/verbs.h"
#include "cli/product/verbs.h"
#include "migrations/productimport.h"

#include <QJsonArray>

namespace tenantry::cli {

namespace {

QJsonArray sayNotes(Console &console, const QList<migrations::Note> &notes)
{
    QJsonArray array;
    for (const migrations::Note &note : notes) {
        const QString text = note.text.translated();
        console.note(note.fileName.isEmpty() ? text : QStringLiteral("%1: %2").arg(base::printable(note.fileName), text));
        array.append(QJsonObject{{QStringLiteral("file"), orNull(note.fileName)}, {QStringLiteral("text"), text}});
    }
    return array;
}

class Add : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "product", .verb = "add",
                .summary = QT_TRANSLATE_NOOP("cli", "Add a product from a folder of migration files; their text and checksums go into the registry."),
                .arguments = {{"NAME", QT_TRANSLATE_NOOP("cli", "its name: Shop")}},
                .options = {
                    {"migrations", "DIR", QT_TRANSLATE_NOOP("cli", "folder of SQL files"), true},
                    {"template", "DB", QT_TRANSLATE_NOOP("cli", "template database that tenants are cloned from; built now where it is not there yet")},
                    {"no-template", nullptr, QT_TRANSLATE_NOOP("cli", "no template: tenants are built from the migrations (this is what happens without --template)")},
                    {"seed", "FILE", QT_TRANSLATE_NOOP("cli", "SQL that makes the first account in a new tenant's database")},
                    {"server", "NAME", QT_TRANSLATE_NOOP("cli", "where the template is; with --template and several servers")},
                    {"description", "TEXT", QT_TRANSLATE_NOOP("cli", "what it is, for people")},
                },
                .examples = {"tenantryctl product add Shop --migrations ./migrations",
                             "tenantryctl product add Shop --migrations ./migrations --seed seed.sql --template shop_template"},
                .more = QT_TRANSLATE_NOOP("cli", "Layouts known: numbered files, Flyway, golang-migrate, dbmate, Prisma, node-pg-migrate. The seed script reads tenantry.slug, tenantry.company_name, tenantry.subdomain, tenantry.admin_name, tenantry.admin_email and tenantry.admin_password_hash with current_setting().")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        if (given.has("template") && given.has("no-template"))
            return failure(Kind::InvalidInput, translate("cli", "--template and --no-template exclude each other."));
        registry::Product fresh;
        fresh.name = given.at(0);
        if (fresh.name.trimmed().isEmpty() || fresh.name != fresh.name.trimmed())
            return failure(Kind::InvalidInput, translate("cli", "A product's name is not empty and has no spaces at its ends."));
        fresh.description = given.value("description");
        if (given.has("seed")) {
            TRY(fresh.seedSql, migrations::readSeed(given.value("seed")));
        }
        TRY(const migrations::MigrationSet set, migrations::discover(given.value("migrations")));
        fresh.layout = migrations::layoutName(set.layout);
        fresh.headVersion = set.head();
        fresh.migrations = int(set.files.size());

        TRY(const auto session, context.session());
        const QJsonArray notes = sayNotes(context.console, set.notes);
        TRY(registry::Product product, registry::ProductRepository(session).add(fresh, set.files, context.stop()));
        if (given.has("template")) {
            TRY(product, buildTemplate(context, session, product, given.value("server"), given.value("template")));
        }
        Console &console = context.console;
        if (console.json) {
            QJsonObject object = productJson(product);
            object.insert(QStringLiteral("notes"), notes);
            object.insert(QStringLiteral("findings"), noteFindings(console, product, set.files));
            console.document(object);
        } else {
            console.note(translate("cli", "Product “%1” added with %n migration(s), head version %2.", nullptr, int(set.files.size()))
                             .arg(base::printable(product.name), base::printable(product.headVersion)));
            noteFindings(console, product, set.files);
        }
        return exitDone;
    }
};

class Import : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "product", .verb = "import",
                .summary = QT_TRANSLATE_NOOP("cli", "Take new migration files of a product into the registry. Files that are there already must not have changed."),
                .arguments = {{"PRODUCT", QT_TRANSLATE_NOOP("cli", "name or id")}},
                .options = {
                    {"migrations", "DIR", QT_TRANSLATE_NOOP("cli", "folder of SQL files"), true},
                    {"seed", "FILE", QT_TRANSLATE_NOOP("cli", "a new seed script")},
                    {"replace", nullptr, QT_TRANSLATE_NOOP("cli", "take the new text of files that changed, where no tenant has them yet")},
                },
                .examples = {"tenantryctl product import Shop --migrations ./migrations"}};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        QByteArray seed;
        if (given.has("seed")) {
            TRY(seed, migrations::readSeed(given.value("seed")));
        }
        TRY(const migrations::MigrationSet set, migrations::discover(given.value("migrations")));
        TRY(const auto session, context.session());
        const registry::ProductRepository products(session);
        TRY(registry::Product product, products.find(given.at(0), context.stop()));
        const QString before = product.headVersion;
        const QJsonArray notes = sayNotes(context.console, set.notes);
        TRY(const int added, products.addMigrations(product.id, set.files, context.stop(), given.has("replace")));
        if (!seed.isEmpty()) {
            TRY(product, products.find(product.id, context.stop()));
            product.seedSql = seed;
            TRY(product, products.update(product, context.stop()));
        }
        TRY(product, products.find(product.id, context.stop()));
        Console &console = context.console;
        if (console.json) {
            QJsonObject object = productJson(product);
            object.insert(QStringLiteral("added"), added);
            object.insert(QStringLiteral("notes"), notes);
            object.insert(QStringLiteral("findings"), added == 0 ? 0 : noteFindings(console, product, set.files, before));
            console.document(object);
        } else if (added == 0) {
            console.note(translate("cli", "Nothing new: “%1” has all of these files.").arg(base::printable(product.name)));
        } else {
            console.note(translate("cli", "%n new or changed migration(s) in “%1”, head version %2.", nullptr, added)
                             .arg(base::printable(product.name), base::printable(product.headVersion)));
            noteFindings(console, product, set.files, before);
        }
        return exitDone;
    }
};

} // namespace

CommandPtr productAdd()
{
    return std::make_unique<Add>();
}

CommandPtr productImport()
{
    return std::make_unique<Import>();
}

} // namespace tenantry::cli
