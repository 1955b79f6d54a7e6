// What made a database, by what it says about itself.
#include "migrations/apply.h"
#include "migrations/drift.h"

#include <algorithm>

namespace tenantry::migrations {

using base::fail;
using base::Kind;
using base::Result;
using base::Text;
using drivers::AppliedMigration;
using drivers::Migration;

Result<Expectation> expectation(const std::vector<Migration> &all, const std::vector<AppliedMigration> &applied, const QString &versionInRegistry)
{
    Expectation out;
    QString head;
    for (const Migration &file : all)
        if (!file.repeatable && compareVersions(file.version, head) >= 0)
            head = file.version;

    for (const AppliedMigration &row : applied) {
        if (row.repeatable)
            continue;
        const auto known = std::ranges::find_if(all, [&](const Migration &file) { return !file.repeatable && compareVersions(file.version, row.version) == 0; });
        if (known == all.end() && compareVersions(row.version, head) > 0)
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database is ahead of the product: it has version %1, and the product ends at %2."), {row.version, head}},
                        QT_TRANSLATE_NOOP("core", "Import the newer migration files into the product first."));
        if (known == all.end())
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database has version %1 (%2), which the product does not know."), {row.version, row.name}},
                        QT_TRANSLATE_NOOP("core", "Put the file back that was removed, or look which product the database belongs to."));
        if (!row.finished) {
            out.notes << Text{QT_TRANSLATE_NOOP("core", "%1 was begun here and not finished."), {known->fileName}};
            continue;
        }
        if (known->sha256 != row.sha256)
            out.notes << Text{QT_TRANSLATE_NOOP("core", "%1 was changed after it was applied to this database."), {known->fileName}};
        if (out.version.isEmpty() || compareVersions(row.version, out.version) > 0)
            out.version = row.version;
    }
    if (applied.empty() && !versionInRegistry.isEmpty()) {
        out.version = versionInRegistry;
        out.notes << Text{QT_TRANSLATE_NOOP("core", "The database keeps no record of migrations; the registry's version %1 is taken for its own."), {versionInRegistry}};
    }

    const bool atHead = !out.version.isEmpty() && compareVersions(out.version, head) >= 0;
    for (const Migration &file : all) {
        const auto row = std::ranges::find_if(applied, [&](const AppliedMigration &each) {
            return each.repeatable == file.repeatable && (file.repeatable ? each.name == file.name : compareVersions(each.version, file.version) == 0);
        });
        const bool here = row != applied.end();
        if (file.repeatable) {
            if (!here && !atHead)
                continue;
            if (!here && !applied.empty())
                out.notes << Text{QT_TRANSLATE_NOOP("core", "%1 was never applied here."), {file.fileName}};
            else if (here && row->sha256 != file.sha256)
                out.notes << Text{QT_TRANSLATE_NOOP("core", "%1 was applied here in another text than the product's; it is compared with that of the product."), {file.fileName}};
        } else {
            if (out.version.isEmpty() || compareVersions(file.version, out.version) > 0)
                continue;
            if (!here && !applied.empty())
                out.notes << Text{QT_TRANSLATE_NOOP("core", "%1 was never applied here."), {file.fileName}};
        }
        out.files.push_back(file);
    }
    std::ranges::stable_sort(out.files, [](const Migration &a, const Migration &b) {
        return a.repeatable != b.repeatable ? b.repeatable : !a.repeatable && compareVersions(a.version, b.version) < 0;
    });
    return out;
}

} // namespace tenantry::migrations
