// Writing down that files were applied before Tenantry came, without running them.
#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/retry.h"

#include <algorithm>

namespace tenantry::drivers {

using base::Error;
using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;

namespace {

struct Row { QString key, version, name; QByteArray sha256; bool repeatable = false, finished = true; };

Result<std::vector<Row>> rowsOf(Connection &connection)
{
    TRY(const auto rows, connection.query("SELECT key, version, name, sha256, repeatable, finished FROM tenantry.migration WHERE key <> 'seed'"));
    std::vector<Row> out;
    for (int row = 0; row < rows.size(); ++row)
        out.push_back({rows.text(row, 0), rows.text(row, 1), rows.text(row, 2), rows.bytea(row, 3), rows.boolean(row, 4), rows.boolean(row, 5)});
    return out;
}

} // namespace

std::optional<Error> baselineConflict(const std::vector<AppliedMigration> &applied, const std::vector<Migration> &baseline)
{
    for (const AppliedMigration &row : applied) {
        const auto same = std::ranges::find_if(baseline, [&](const Migration &file) {
            return file.repeatable == row.repeatable && (row.repeatable ? file.name == row.name : file.version == row.version);
        });
        if (!row.finished)
            return Error{Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Tenantry itself began with %1 in this database and did not finish it."), {row.repeatable ? row.name : row.version}},
                         QT_TRANSLATE_NOOP("core", "Apply the migrations instead: that finishes it."), {}, {}};
        if (same == baseline.end() && !row.repeatable)
            return Error{Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Tenantry itself applied version %1 (%2) in this database, which is not in the baseline."), {row.version, row.name}},
                         QT_TRANSLATE_NOOP("core", "This database needs no baseline; look at its version with tenantryctl tenant show."), {}, {}};
        if (same != baseline.end() && same->sha256 != row.sha256 && !row.repeatable)
            return Error{Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 was changed after it was applied to this database."), {same->fileName}},
                         QT_TRANSLATE_NOOP("core", "Put the old text back, and write the change into a new file."), {}, {}};
    }
    return std::nullopt;
}

Result<int> PostgresqlDriver::baseline(const Settings &inDatabase, const std::vector<Migration> &migrations, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Connection &connection = *lease;
    const auto giveUpWaiting = std::chrono::steady_clock::now() + m_waits.otherProgram;
    Backoff backoff(m_waits);
    for (;;) {
        bool busy = false;
        int written = 0;
        // All in one: who dies in the middle leaves neither rows nor the schema they are in.
        const auto done = connection.transaction([&]() -> Result<void> {
            TRYV(connection.script("SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '5s'"));
            TRY(const bool locked, tryLock(connection, LockOf::Transaction));
            if (!locked) {
                busy = true;
                return fail(Kind::Conflict, {});
            }
            TRYV(ensureBookkeeping(connection));
            TRY(const std::vector<Row> there, rowsOf(connection));
            std::vector<AppliedMigration> applied;
            for (const Row &row : there)
                applied.push_back({row.version, row.name, row.sha256, {}, row.repeatable, row.finished});
            if (auto conflict = baselineConflict(applied, migrations))
                return fail(*conflict);
            QByteArray rows;
            for (const Migration &migration : migrations) {
                const QString key = keyOf(migration);
                const auto known = std::ranges::find(there, key, &Row::key);
                if (known != there.end() && (known->sha256 == migration.sha256 || migration.repeatable))
                    continue;
                rows += finishedRow(migration, key, 0) + ";\n";
                ++written;
            }
            return rows.isEmpty() ? Result<void>() : connection.script(rows);
        });
        if (done)
            return written;
        if (!busy)
            return std::unexpected(done.error());
        if (std::chrono::steady_clock::now() >= giveUpWaiting)
            return fail(lockedByOther(connection));
        if (!backoff.wait(stop))
            return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Stopped while another program was changing the database; nothing was written."));
    }
}

} // namespace tenantry::drivers
