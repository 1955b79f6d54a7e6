#include "migrations/apply.h"

#include "base/quantity.h"

#include <algorithm>

namespace tenantry::migrations {

using base::fail;
using base::Kind;
using base::Result;

namespace {

QString later(const QString &a, const QString &b) { return compareVersions(a, b) >= 0 ? a : b; }

const drivers::AppliedMigration *find(const std::vector<drivers::AppliedMigration> &applied, const drivers::Migration &file)
{
    const auto it = std::ranges::find_if(applied, [&](const drivers::AppliedMigration &a) {
        return a.repeatable == file.repeatable && (file.repeatable ? a.name == file.name : compareVersions(a.version, file.version) == 0);
    });
    return it == applied.end() ? nullptr : &*it;
}

std::unexpected<base::Error> refuse(QLatin1StringView code, base::Text message, base::Text hint)
{
    return fail(base::Error{Kind::Conflict, std::move(message), std::move(hint), code, {}});
}

} // namespace

std::vector<drivers::Migration> toDriver(const QList<registry::ProductMigration> &files)
{
    std::vector<drivers::Migration> out;
    out.reserve(size_t(files.size()));
    for (const registry::ProductMigration &file : files)
        out.push_back({file.version, file.name, file.fileName, file.sha256, file.body, file.transactional, file.repeatable});
    return out;
}

QString currentVersion(const std::vector<drivers::AppliedMigration> &applied)
{
    QString out;
    for (const drivers::AppliedMigration &row : applied)
        if (!row.repeatable && row.finished)
            out = later(row.version, out);
    return out;
}

Result<Pending> plan(const std::vector<drivers::Migration> &all, const std::vector<drivers::AppliedMigration> &applied, const QString &target, OutOfOrder gaps)
{
    QString head;
    for (const drivers::Migration &file : all)
        if (!file.repeatable)
            head = later(file.version, head);

    Pending out;
    for (const drivers::AppliedMigration &row : applied) {
        if (row.repeatable)
            continue;
        const auto known = std::ranges::find_if(all, [&](const drivers::Migration &f) { return !f.repeatable && compareVersions(f.version, row.version) == 0; });
        if (known == all.end() && compareVersions(row.version, head) > 0)
            return refuse(aheadOfProduct, {QT_TRANSLATE_NOOP("core", "The database is ahead of the product: it has version %1, and the product ends at %2."), {row.version, head}},
                        QT_TRANSLATE_NOOP("core", "Import the newer migration files into the product first."));
        if (known == all.end())
            return refuse(unknownVersion, {QT_TRANSLATE_NOOP("core", "The database has version %1 (%2), which the product does not know."), {row.version, row.name}},
                        QT_TRANSLATE_NOOP("core", "Put the file back that was removed, or look which product the database belongs to."));
        if (row.finished && known->sha256 != row.sha256)
            return refuse(changedFile, {QT_TRANSLATE_NOOP("core", "%1 was changed after it was applied to this database."), {known->fileName}},
                        QT_TRANSLATE_NOOP("core", "Put the old text back, and write the change into a new file."));
        if (row.finished)
            out.fromVersion = later(row.version, out.fromVersion);
    }
    if (!target.isEmpty()) {
        const bool known = std::ranges::any_of(all, [&](const drivers::Migration &f) { return !f.repeatable && compareVersions(f.version, target) == 0; });
        if (!known)
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The product has no version %1."), {target}},
                        {QT_TRANSLATE_NOOP("core", "Its last one is %1."), {head}});
        if (compareVersions(out.fromVersion, target) > 0)
            return refuse(pastTarget, {QT_TRANSLATE_NOOP("core", "The database is at version %1, past %2; there is no way back."), {out.fromVersion, target}},
                        QT_TRANSLATE_NOOP("core", "Choose a later version, or restore a backup."));
    }

    out.toVersion = out.fromVersion;
    const bool toHead = target.isEmpty() || compareVersions(target, head) == 0;
    for (const drivers::Migration &file : all) {
        const drivers::AppliedMigration *row = find(applied, file);
        if (row != nullptr && row->finished && row->sha256 == file.sha256)
            continue;
        // Repeatables may need what the last version brings.
        if (file.repeatable ? !toHead : !target.isEmpty() && compareVersions(file.version, target) > 0)
            continue;
        if (gaps == OutOfOrder::Refuse && !file.repeatable && row == nullptr && compareVersions(file.version, out.fromVersion) < 0)
            return refuse(outOfOrder, {QT_TRANSLATE_NOOP("core", "%1 was never applied to this database, which is at version %2 already."), {file.fileName, out.fromVersion}},
                          QT_TRANSLATE_NOOP("core", "Give the file a later version, or allow files out of order if nothing after it relies on its absence."));
        out.files.push_back(file);
        if (!file.repeatable)
            out.toVersion = later(file.version, out.toVersion);
    }
    std::ranges::stable_sort(out.files, [](const drivers::Migration &a, const drivers::Migration &b) {
        return a.repeatable != b.repeatable ? b.repeatable : !a.repeatable && compareVersions(a.version, b.version) < 0;
    });
    return out;
}

Result<QString> apply(drivers::TenantDriver &driver, const postgres::ConnectionSettings &inDatabase, const QString &asRole, const Pending &pending,
                      const drivers::MigrationLimits &limits, const FileProgress &progress, std::stop_token stop, int done)
{
    QString reached = pending.fromVersion;
    const int total = int(pending.files.size());
    for (int index = 0; index < done; ++index)
        if (!pending.files[size_t(index)].repeatable)
            reached = later(pending.files[size_t(index)].version, reached);
    for (int index = done; index < total; ++index) {
        if (stop.stop_requested())
            return fail(Kind::Cancelled, {QT_TRANSLATE_NOOP("core", "Stopped after %1 of %2 migration files."), {base::countArgument(index), base::countArgument(total)}},
                        QT_TRANSLATE_NOOP("core", "What was applied stays. Start again to go on with the next file."));
        const drivers::Migration &file = pending.files[size_t(index)];
        const auto began = std::chrono::steady_clock::now();
        TRYV(driver.apply(inDatabase, asRole, file, limits, stop));
        if (!file.repeatable)
            reached = later(file.version, reached);
        if (progress)
            progress(file, index + 1, total, std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began));
    }
    return reached;
}

} // namespace tenantry::migrations
