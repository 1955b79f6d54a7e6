// Migrations without consequences: files run and rolled back, and a look whether a tenant answers as it should.
#include "drivers/postgresql/box.h"
#include "drivers/postgresql/inside.h"

#include "drivers/postgresql/sql.h"

#include <QRegularExpression>

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;

std::optional<Place> placeOf(const base::Error &error)
{
    static const QRegularExpression shape(QStringLiteral("^(.+):(\\d+):(\\d+): (.*)$"));
    const auto match = shape.match(error.detail.section(QLatin1Char('\n'), 0, 0));
    if (!match.hasMatch() || error.sqlstate.isEmpty())
        return std::nullopt;
    return Place{match.captured(1), match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4)};
}

Result<TriedOut> PostgresqlDriver::tryOut(const Settings &inDatabase, const QString &asRole, const std::vector<Migration> &migrations,
                                          const MigrationLimits &limits, std::stop_token stop)
{
    TriedOut out;
    if (migrations.empty())
        return out;
    if (!migrations.front().transactional)
        return TriedOut{0, migrations.front().fileName, {}};
    TRY(auto lease, m_pool.take(inDatabase, stop));
    TRYV(ensureBookkeeping(*lease));
    bool allRan = false;
    const QByteArray opening = preludeSql(keyOf(migrations.front()), sql::fileOpening(limits), Guard::Whole);
    const Result<void> done = lease->transaction({opening, limits.statementTimeout}, [&](const postgres::Rows &rows) -> Result<QByteArray> {
        if (const Prelude found = preludeAt(rows); !found.locked)
            return fail(lockedByOther(*lease));
        for (const Migration &migration : migrations) {
            if (!migration.transactional) {
                out.stoppedAt = migration.fileName;
                break;
            }
            // A file may have set the role or the path; each begins as apply() would begin it.
            TRYV(lease->script(sql::fileOpening(limits)));
            Box box(asRole, out.files == 0 ? Box::Session::New : Box::Session::Used);
            TRYV(box.run(*lease, migration.body, migration.fileName));
            if (!lease->inTransaction())
                return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 ended its transaction by itself: what came before that was kept, although it was only to be tried."), {migration.fileName}},
                            QT_TRANSLATE_NOOP("core", "Remove COMMIT and ROLLBACK from the file, each file is already one transaction. Look at what it left."));
            TRYV(lease->script(box.ending()));
            ++out.files;
        }
        allRan = true;
        return fail(Kind::Cancelled, {}); // rolls back
    });
    if (allRan)
        return out;
    lease.discard();
    return fail(done.error());
}

Result<void> PostgresqlDriver::probe(const Settings &inDatabase, const QString &asRole, const QByteArray &sql, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    if (sql.isEmpty()) {
        TRYV(lease->query("SELECT 1"));
        return {};
    }
    bool good = false;
    const auto asked = lease->transaction({"SET LOCAL search_path = public", std::chrono::seconds(30)}, [&](const postgres::Rows &) -> Result<QByteArray> {
        TRY(const auto rows, Box(asRole, Box::Session::New).ask(*lease, sql));
        good = rows.size() == 1 && !rows.columns().isEmpty() && (rows.boolean(0, 0) || rows.bytes(0, 0) == "true");
        if (good)
            return fail(Kind::Cancelled, {}); // rolls back: nothing is to stay
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The check gave %1 instead of true."), {rows.isEmpty() ? QStringLiteral("no row") : rows.text(0, 0).left(100)}},
                    QT_TRANSLATE_NOOP("core", "Look at the tenant, and at the check itself."));
    });
    return good ? Result<void>() : asked;
}

} // namespace tenantry::drivers
