#include "drivers/postgresql/inside.h"

#include "drivers/postgresql/box.h"
#include "drivers/postgresql/retry.h"
#include "drivers/postgresql/sql.h"
#include "sqltext/statements.h"

#include <QRegularExpression>

namespace tenantry::drivers {

using base::Error;
using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteLiteral;
using namespace std::chrono_literals;

namespace {

// Whose the bookkeeping is; whether it is there; whether what it says can be trusted.
constexpr char trusted[] = "(n.nspowner = me.oid OR me.rolsuper) AND (c.relowner = me.oid OR me.rolsuper) AND d.datdba <> ALL (ARRAY[n.nspowner, c.relowner]) "
                           "OR d.datdba = me.oid";
constexpr char trustFrom[] = "FROM pg_catalog.pg_roles me JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database() "
                             "LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = 'tenantry' "
                             "LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = 'migration'";
constexpr char trustWhere[] = "WHERE me.rolname = current_user";
constexpr char ownPath[] = "SET LOCAL search_path = pg_catalog, pg_temp; ";
constexpr QLatin1StringView divisionByZero{"22012"}; // what the guard ends in
constexpr char ownNamesOnly[] = "SET search_path = pg_catalog, pg_temp"; // a tenant may have put a function format(text, name) into public
constexpr qsizetype pieceBytes = 1 << 20;

// The oldest other transactions here: who most likely holds the lock.
Error lockNotFree(Connection &connection, const QString &fileName, int attempts, const Error &last)
{
    Error out = last;
    out.kind = Kind::Conflict;
    out.message = {QT_TRANSLATE_N_NOOP("core", "%1: a lock was not free in %n attempt(s)."), {fileName}, attempts};
    out.hint = QT_TRANSLATE_NOOP("core", "Nothing of the file was kept. Try again when the long transaction that holds the lock has ended.");
    (void)connection.script(ownNamesOnly);
    const auto rows = connection.query("SELECT string_agg(format('%s (%s, pid %s, %s s)', coalesce(usename, '?'), coalesce(nullif(application_name, ''), '?'), pid, "
                                       "extract(epoch FROM clock_timestamp() - xact_start)::int), ', ' ORDER BY xact_start) "
                                       "FROM (SELECT * FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                                       "AND xact_start IS NOT NULL ORDER BY xact_start LIMIT 3) s");
    if (rows && !rows->isNull(0, 0))
        out.message = {QT_TRANSLATE_N_NOOP("core", "%1: a lock was not free in %n attempt(s). Open transactions here: %2."), {fileName, rows->text(0, 0)}, attempts};
    return out;
}

} // namespace

Result<void> stillInside(Connection &connection, const QString &fileName)
{
    if (connection.inTransaction())
        return {};
    return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 ended its transaction by itself; what came before its COMMIT or ROLLBACK is decided, and it is not recorded as applied."), {fileName}},
                QT_TRANSLATE_NOOP("core", "Remove COMMIT and ROLLBACK from the file, each file is already one transaction. Look at what it left."));
}

bool worthRepeating(const Error &error)
{
    return error.sqlstate == QLatin1String("55P03") || error.sqlstate == QLatin1String("40P01") || error.sqlstate == QLatin1String("40001");
}

QString keyOf(const Migration &migration)
{
    return migration.repeatable ? QStringLiteral("r:") + migration.name : QStringLiteral("v:") + migration.version;
}

QByteArray finishedRow(const Migration &migration, const QString &key, double ms, BookRow row)
{
    const QByteArray insert = "INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished, ms) VALUES (" + quoteLiteral(key) + ", "
        + quoteLiteral(migration.version) + ", " + quoteLiteral(migration.name) + ", " + quoteLiteral(migration.fileName) + ", E'\\\\x"
        + migration.sha256.toHex() + "', " + (migration.repeatable ? "true" : "false") + ", true, " + QByteArray::number(ms, 'f', 3) + ')';
    return row == BookRow::New ? insert : insert + " ON CONFLICT (key) DO UPDATE SET name = excluded.name, file_name = excluded.file_name, sha256 = excluded.sha256, "
          "finished = true, ms = excluded.ms, applied_at = now()";
}

Result<bool> tryLock(Connection &connection, LockOf of)
{
    const QByteArray call = of == LockOf::Transaction ? "pg_try_advisory_xact_lock(" : "pg_try_advisory_lock(";
    TRY(const auto rows, connection.query("SELECT pg_catalog." + call + lockKey + ")"));
    return rows.boolean(0, 0);
}

Error lockedByOther(Connection &connection)
{
    (void)connection.script(ownNamesOnly);
    const QByteArray key = QByteArray::number(QByteArray(lockKey).toLongLong() >> 32), low = QByteArray::number(QByteArray(lockKey).toLongLong() & 0xFFFFFFFF);
    const auto rows = connection.query("SELECT string_agg(format('%s (%s, pid %s)', coalesce(usename, '?'), coalesce(nullif(application_name, ''), '?'), pid), ', ') "
                                       "FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted AND database = "
                                       "(SELECT oid FROM pg_database WHERE datname = current_database()) AND classid = " + key + " AND objid = " + low);
    const QString who = rows && !rows->isEmpty() ? rows->text(0, 0) : QString();
    return {Kind::Conflict,
            {QT_TRANSLATE_NOOP("core", "Another program is changing the database %1 just now: %2."), {connection.settings().database, who.isEmpty() ? QStringLiteral("?") : who}},
            QT_TRANSLATE_NOOP("core", "Try again when it is done."), busyDatabase, {}};
}

Result<void> ensureBookkeeping(Connection &connection)
{
    for (bool again = false;; again = true) {
        // The path before anything else is asked here: a tenant may have put a function format(text, name) into its schema public.
        TRY(const auto rows,
            connection.batch(QByteArray(ownNamesOnly) + "; SELECT n.nspowner::pg_catalog.regrole::text, c.relkind = 'r', " + trusted + ' ' + trustFrom + ' ' + trustWhere));
        if (rows.boolean(0, 1) && rows.boolean(0, 2))
            return {};
        if (rows.boolean(0, 1) || again || (!rows.isNull(0, 0) && !rows.boolean(0, 2) && !rows.isNull(0, 2)))
            return fail(Kind::Conflict,
                        {QT_TRANSLATE_NOOP("core", "The schema tenantry in the database %1 belongs to %2, so what it says about migrations cannot be trusted."),
                         {connection.settings().database, rows.text(0, 0)}},
                        QT_TRANSLATE_NOOP("core", "Sign in to the server as its owner, or rename that schema if it is the tenant's own."));
        TRYV(connection.batch(sql::createBookkeeping()));
    }
}

Result<Recorded> recorded(Connection &connection, const QString &key)
{
    TRY(const auto rows, connection.query("SELECT sha256, finished, started, done FROM tenantry.migration WHERE key = $1", {key}));
    if (rows.isEmpty())
        return Recorded{};
    return Recorded{true, rows.boolean(0, 1), rows.bytea(0, 0), int(rows.integer(0, 2)), int(rows.integer(0, 3))};
}

QByteArray trustGuard(Guard guard)
{
    if (guard == Guard::Quick)
        return QByteArray(ownPath) + "SELECT 1 / CASE WHEN c.relkind = 'r' AND pg_catalog.pg_get_userbyid(c.relowner) = current_user AND pg_catalog.pg_get_userbyid("
               "(SELECT n.nspowner FROM pg_catalog.pg_namespace n WHERE n.oid = c.relnamespace)) = current_user THEN 1 ELSE 0 END "
               "FROM pg_catalog.pg_class c WHERE c.oid = 'tenantry.migration'::pg_catalog.regclass; ";
    return QByteArray(ownPath) + "SELECT 1 / CASE WHEN EXISTS (SELECT 1 " + trustFrom + ' ' + trustWhere + " AND c.relkind = 'r' AND (" + trusted + ")) THEN 1 ELSE 0 END; ";
}

QByteArray preludeSql(const QString &key, const QByteArray &more, Guard guard)
{
    // The lock in a statement before the one that reads the row: what the last holder wrote must be seen.
    return trustGuard(guard) + "SELECT pg_catalog.set_config('tenantry.locked', pg_catalog.pg_try_advisory_xact_lock(" + QByteArray(lockKey) + ")::text, true); "
           "SELECT pg_catalog.current_setting('tenantry.locked') = 'true', m.key IS NOT NULL, m.finished, m.sha256, m.started, m.done "
           "FROM (SELECT) one LEFT JOIN tenantry.migration m ON m.key = " + quoteLiteral(key) + (more.isEmpty() ? QByteArray() : "; " + more);
}

Prelude preludeAt(const postgres::Rows &rows)
{
    Prelude out;
    out.locked = rows.boolean(0, 0);
    if (rows.boolean(0, 1))
        out.row = {true, rows.boolean(0, 2), rows.bytea(0, 3), int(rows.integer(0, 4)), int(rows.integer(0, 5))};
    return out;
}

bool needsBookkeeping(const Error &error)
{
    return error.sqlstate == divisionByZero || error.sqlstate == QLatin1String("42P01") || error.sqlstate == QLatin1String("3F000") || error.sqlstate == QLatin1String("42501");
}

std::unexpected<Error> changedSince(const Migration &migration)
{
    return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 was changed after it was applied to this database."), {migration.fileName}},
                QT_TRANSLATE_NOOP("core", "Put the old text back, and write the change into a new file."));
}

Error atPlace(const Error &error, const QString &fileName, const QByteArray &file, qsizetype offset, qsizetype length)
{
    if (error.sqlstate.isEmpty() || error.kind == Kind::Unreachable || error.kind == Kind::Cancelled || error.kind == Kind::OutcomeUnknown)
        return error;
    // "AT: line 3, column 8, statement 2", counted in what was sent.
    static const QRegularExpression at(QStringLiteral("\\nAT: (?:line (\\d+), column (\\d+))?(?:, )?(?:statement (\\d+))?"));
    const auto match = at.match(error.detail);
    const QByteArrayView sent = QByteArrayView(file).sliced(offset, length);
    sqltext::Position place = sqltext::positionAt(file, offset);
    if (match.hasMatch() && !match.captured(1).isEmpty()) {
        qsizetype there = 0;
        for (int line = match.captured(1).toInt(); line > 1 && there >= 0; --line)
            there = sent.indexOf('\n', there) + 1;
        const int column = match.captured(2).toInt();
        for (int left = column - 1; left > 0 && there < sent.size(); ++there)
            if (there + 1 >= sent.size() || (sent[there + 1] & 0xC0) != 0x80)
                --left;
        place = sqltext::positionAt(file, offset + there);
    } else if (match.hasMatch() && !match.captured(3).isEmpty()) {
        const auto statements = sqltext::split(sent).statements;
        const size_t index = match.captured(3).toUInt() - 1;
        if (index < statements.size())
            place = sqltext::positionAt(file, offset + statements[index].offset);
    }
    const QString firstLine = error.detail.section(QLatin1Char('\n'), 0, 0);
    const QString words = firstLine.contains(QLatin1String(": ")) ? firstLine.section(QStringLiteral(": "), 1) : error.message.translated();
    Error out = error;
    out.message = {QT_TRANSLATE_NOOP("core", "%1, line %2, column %3: %4"), {fileName, QString::number(place.line), QString::number(place.column), words}};
    QString rest = error.detail;
    if (match.hasMatch())
        rest.remove(match.capturedStart(), match.capturedLength());
    out.detail = QStringLiteral("%1:%2:%3: %4\n%5").arg(fileName, QString::number(place.line), QString::number(place.column), place.text, rest);
    return out;
}

Result<void> sendScript(Connection &connection, const QByteArray &sql, const QString &fileName)
{
    if (sql.size() <= pieceBytes) {
        const auto done = connection.script(sql);
        return done ? done : fail(atPlace(done.error(), fileName, sql, 0, sql.size()));
    }
    const auto statements = sqltext::split(sql).statements;
    for (size_t first = 0; first < statements.size();) {
        size_t last = first;
        const qsizetype begin = statements[first].offset;
        const auto end = [&](size_t index) { return index + 1 < statements.size() ? statements[index + 1].offset : sql.size(); };
        while (last + 1 < statements.size() && end(last + 1) - begin <= pieceBytes)
            ++last;
        const auto done = connection.script(sql.mid(begin, end(last) - begin));
        if (!done)
            return fail(atPlace(done.error(), fileName, sql, begin, end(last) - begin));
        first = last + 1;
    }
    return {};
}

Result<void> Inside::apply(const Migration &migration, const MigrationLimits &limits)
{
    if (!migration.transactional) {
        TRYV(connection.setStatementTimeout(limits.statementTimeout));
        TRYV(ensureBookkeeping(connection));
        return applyOutside(*this, migration, limits);
    }

    // Three messages a file: everything before it, the file alone (so that places in it are counted right), everything after it.
    const QString key = keyOf(migration);
    const QByteArray asTenant = sql::fileOpening(limits);
    const auto giveUpWaiting = std::chrono::steady_clock::now() + waits.otherProgram;
    Backoff backoff(waits);
    bool prepared = false;
    for (int attempt = 1;;) {
        bool busy = false, entered = false;
        const auto began = std::chrono::steady_clock::now();
        const Result<void> done = connection.transaction({preludeSql(key, asTenant, prepared ? Guard::Whole : Guard::Quick), limits.statementTimeout}, [&](const postgres::Rows &rows) -> Result<QByteArray> {
            const Prelude found = preludeAt(rows);
            entered = true;
            if (!found.locked) {
                busy = true;
                return fail(Kind::Conflict, {});
            }
            if (found.row.exists && found.row.finished && found.row.sha256 == migration.sha256)
                return QByteArray();
            if (found.row.exists && found.row.finished && !migration.repeatable)
                return changedSince(migration);
            Box box(role, Box::Session::New);
            TRYV(box.run(connection, migration.body, migration.fileName));
            TRYV(stillInside(connection, migration.fileName));
            const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
            return box.ending() + finishedRow(migration, key, ms);
        });
        if (done)
            return done;
        if (!prepared && !entered && needsBookkeeping(done.error())) {
            prepared = true;
            TRYV(ensureBookkeeping(connection)); // makes it, or says why it cannot be trusted; or that the connection is gone by now
            continue;
        }
        if (!connection.isOpen() || (!busy && !worthRepeating(done.error())))
            return done;
        if (busy && std::chrono::steady_clock::now() >= giveUpWaiting)
            return fail(lockedByOther(connection)); // asked outside of the transaction: not as the tenant, not by its search_path
        if (!busy && attempt++ >= limits.lockAttempts)
            return fail(lockNotFree(connection, migration.fileName, limits.lockAttempts, done.error()));
        if (!backoff.wait(stop))
            return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Stopped while waiting for a lock; nothing of the file was kept."));
    }
}

namespace {

// The server may repeat a value in its message ("invalid input syntax for type …").
Result<void> withoutSecrets(Result<void> result, const SeedValues &values)
{
    if (result)
        return result;
    Error error = result.error();
    for (const auto &[name, value] : values.values) {
        if (value.isEmpty() || !(name.contains(QLatin1String("password")) || name.contains(QLatin1String("secret")) || name.contains(QLatin1String("token"))))
            continue;
        const QString mask = QStringLiteral("…");
        error.detail.replace(value, mask);
        for (QString &argument : error.message.args)
            argument.replace(value, mask);
    }
    return fail(error);
}

} // namespace

Result<void> Inside::seed(const QByteArray &sql, const SeedValues &values)
{
    const QString fileName = QStringLiteral("seed.sql");
    Migration asRow;
    asRow.name = asRow.fileName = fileName;
    postgres::Params params;
    static const QRegularExpression wellFormed(QStringLiteral("^[a-z_][a-z0-9_]*$"));
    for (const auto &[name, value] : values.values) {
        if (!wellFormed.match(name).hasMatch())
            return fail(Kind::Internal, {QT_TRANSLATE_NOOP("core", "%1 cannot be the name of a seed value."), {name}});
        params.emplace_back(value);
    }
    const QByteArray asTenant = sql::seedOpening(), settings = sql::seedSettings(values);
    const auto giveUpWaiting = std::chrono::steady_clock::now() + waits.otherProgram;
    Backoff backoff(waits);
    for (bool prepared = false;;) {
        bool busy = false, entered = false;
        Result<void> done = connection.transaction({preludeSql(seedKey, asTenant, prepared ? Guard::Whole : Guard::Quick), 0ms}, [&](const postgres::Rows &rows) -> Result<QByteArray> {
            const Prelude found = preludeAt(rows);
            entered = true;
            if (!found.locked) {
                busy = true;
                return fail(Kind::Conflict, {});
            }
            if (found.row.exists)
                return QByteArray();
            if (!params.empty())
                TRYV(connection.query(settings, params)); // as parameters: never in the text of a statement
            Box box(role, Box::Session::New);
            TRYV(box.run(connection, sql, fileName));
            TRYV(stillInside(connection, fileName));
            return box.ending() + finishedRow(asRow, seedKey, 0);
        });
        if (!done && !prepared && !entered && needsBookkeeping(done.error())) {
            prepared = true;
            TRYV(ensureBookkeeping(connection));
            continue;
        }
        if (busy && std::chrono::steady_clock::now() >= giveUpWaiting)
            return fail(lockedByOther(connection));
        if (!busy)
            return withoutSecrets(std::move(done), values);
        if (!backoff.wait(stop))
            return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Stopped while waiting for a lock; nothing of the file was kept."));
    }
}

Result<void> PostgresqlDriver::apply(const Settings &inDatabase, const QString &asRole, const Migration &migration, const MigrationLimits &limits,
                                     std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Inside inside{*lease, m_waits, stop, asRole};
    const auto done = inside.apply(migration, limits);
    if (!done)
        lease.discard(); // it may hold the session's lock
    return done;
}

Result<void> PostgresqlDriver::seed(const Settings &inDatabase, const QString &asRole, const QByteArray &sql, const SeedValues &values,
                                    std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Inside inside{*lease, m_waits, stop, asRole};
    return inside.seed(sql, values);
}

} // namespace tenantry::drivers
