// Files that cannot run in a transaction. Each statement is sent alone: several in one message would be an implicit
// transaction (manual, 55.2.2.1). The row in tenantry.migration counts them: `done` are over and done with, `started` is one
// more while a statement runs whose end nobody may live to see. What can run in a transaction does, together with its count.
#include "drivers/postgresql/inside.h"

#include "drivers/postgresql/box.h"
#include "drivers/postgresql/retry.h"
#include "drivers/postgresql/sql.h"
#include "sqltext/nature.h"
#include "sqltext/statements.h"

namespace tenantry::drivers {

using base::Error;
using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;
using sqltext::ConcurrentIndex;
using sqltext::Nature;

namespace {

bool is(const Error &error, const char *sqlstate) { return error.sqlstate == QLatin1String(sqlstate); }

QString qualified(const QString &schema, const QString &name)
{
    return (schema.isEmpty() ? QString() : QString::fromUtf8(quoteIdentifier(schema)) + QLatin1Char('.')) + QString::fromUtf8(quoteIdentifier(name));
}

class Outside {
public:
    Outside(Inside &inside, const Migration &migration, const MigrationLimits &limits)
        : m_inside(inside), m_connection(inside.connection), m_migration(migration), m_limits(limits), m_key(keyOf(migration)),
          m_statements(sqltext::split(migration.body).statements),
          m_setsLockTimeout(migration.body.toLower().contains("lock_timeout"))
    {
    }

    Result<void> run()
    {
        TRYV(takeLock());
        TRY(Recorded row, recorded(m_connection, m_key));
        if (row.exists && row.finished && row.sha256 == m_migration.sha256)
            return m_connection.script("SELECT pg_catalog.pg_advisory_unlock_all()");
        if (row.exists && row.finished && !m_migration.repeatable)
            return changedSince(m_migration);
        if (!row.exists || row.finished || row.sha256 != m_migration.sha256) { // a file mended after it failed begins anew
            row.started = row.done = 0;
            TRYV(begin());
        }
        m_interrupted = row.started > row.done ? row.done : -1;
        TRYV(m_connection.script(sql::outsideOpening(m_inside.role, m_limits)));
        const auto began = std::chrono::steady_clock::now();
        for (int index = 0; index < int(m_statements.size()); ++index) {
            const sqltext::Meaning meaning = sqltext::meaning(m_statements[size_t(index)].in(m_migration.body));
            if (index >= row.done) {
                TRYV(one(index, meaning));
            } else if (meaning.nature == Nature::Setting) { // what the session knew goes on counting after an interruption
                TRYV(m_connection.script(text(index)));
            }
        }
        if (m_connection.inTransaction())
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 ends with a transaction of its own still open; its last part was not kept."), {m_migration.fileName}},
                        QT_TRANSLATE_NOOP("core", "Add the COMMIT that is missing."));
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        return m_connection.script("BEGIN; " + QByteArray(sql::becomeOwner) + finishedRow(m_migration, m_key, ms) + "; COMMIT; SELECT pg_catalog.pg_advisory_unlock_all()");
    }

private:
    QByteArray text(int index) const { return m_statements[size_t(index)].in(m_migration.body).toByteArray(); }

    Error placed(const Error &error, int index) const
    {
        const sqltext::Statement &statement = m_statements[size_t(index)];
        return atPlace(error, m_migration.fileName, m_migration.body, statement.offset, statement.length);
    }

    QByteArray count(int started, int done) const
    {
        return QByteArray(sql::becomeOwner) + "UPDATE tenantry.migration SET started = " + QByteArray::number(started) + ", done = " + QByteArray::number(done)
            + " WHERE key = " + quoteLiteral(m_key);
    }
    Result<void> record(int started, int done) { return m_connection.script("BEGIN; " + count(started, done) + "; COMMIT"); }

    Result<void> takeLock()
    {
        const auto giveUp = std::chrono::steady_clock::now() + m_inside.waits.otherProgram;
        Backoff backoff(m_inside.waits);
        for (;;) {
            TRY(const bool locked, tryLock(m_connection, LockOf::Session));
            if (locked) {
                const QByteArray silence = QByteArray::number(qint64(m_limits.silence.count()));
                return m_connection.script("SET idle_session_timeout = " + silence + "; SET idle_in_transaction_session_timeout = " + silence);
            }
            if (std::chrono::steady_clock::now() >= giveUp)
                return fail(lockedByOther(m_connection));
            if (!backoff.wait(m_inside.stop))
                return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Stopped while waiting for a lock; nothing of the file was kept."));
        }
    }

    Result<void> begin()
    {
        TRYV(m_connection.query("INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished) "
                                "VALUES ($1, $2, $3, $4, $5, $6, false) ON CONFLICT (key) DO UPDATE SET name = excluded.name, "
                                "file_name = excluded.file_name, sha256 = excluded.sha256, finished = false, started = 0, done = 0",
                                {m_key, m_migration.version, m_migration.name, m_migration.fileName, postgres::Param::bytea(m_migration.sha256),
                                 m_migration.repeatable}));
        return {};
    }

    Result<void> one(int index, const sqltext::Meaning &meaning)
    {
        if (m_connection.inTransaction()) // the file's own
            return inOwnTransaction(index, meaning);
        switch (meaning.nature) {
        case Nature::Begin:
            m_own.emplace(m_inside.role, Box::Session::Used);
            return send(index);
        case Nature::MayCommit:
            if (!mayEndTransactions(index))
                return together(index);
            [[fallthrough]];
        case Nature::OutsideOnly:
        case Nature::Unknown:
        case Nature::Rollback:
        case Nature::Commit: return alone(index, meaning.concurrent);
        default: return together(index);
        }
    }

    Result<void> send(int index)
    {
        const auto done = m_connection.script(text(index));
        return done ? done : fail(placed(done.error(), index));
    }

    Result<void> inOwnTransaction(int index, const sqltext::Meaning &meaning)
    {
        if (!m_own)
            m_own.emplace(m_inside.role, Box::Session::Used);
        if (meaning.nature == Nature::Commit)
            TRYV(m_connection.script(m_own->ending() + count(index + 1, index + 1)));
        if (meaning.nature != Nature::Commit && meaning.nature != Nature::Rollback)
            return boxed(*m_own, index);
        m_own.reset(); // AND CHAIN begins another transaction, in which it is not there
        return send(index);
    }

    Result<void> boxed(Box &box, int index)
    {
        const sqltext::Statement &statement = m_statements[size_t(index)];
        return box.run(m_connection, m_migration.body, m_migration.fileName, {statement.offset, statement.length});
    }

    // A DO block without the words for it cannot. What a CALL runs is not here to be read.
    bool mayEndTransactions(int index) const
    {
        const QByteArray words = text(index).toLower();
        return !words.startsWith("do") || words.contains("commit") || words.contains("rollback") || words.contains("call");
    }

    // Statement and count in one transaction, tried again while a lock is not free.
    Result<void> together(int index)
    {
        Backoff backoff(m_inside.waits);
        for (int attempt = 1;; ++attempt) {
            const auto done = m_connection.transaction([&]() -> Result<void> {
                Box box(m_inside.role, Box::Session::Used);
                TRYV(boxed(box, index));
                return m_connection.script(box.ending() + count(index + 1, index + 1));
            });
            if (done || !lockMissing(done.error()) || attempt >= m_limits.lockAttempts || !backoff.wait(m_inside.stop))
                return done;
        }
    }

    Result<void> alone(int index, const ConcurrentIndex &target)
    {
        const bool concurrent = target.kind != ConcurrentIndex::Kind::None;
        if (index == m_interrupted && concurrent) {
            TRY(const bool over, overAlready(target));
            if (over)
                return record(index + 1, index + 1);
        }
        Backoff backoff(m_inside.waits);
        for (int attempt = 1;; ++attempt) {
            if (concurrent && (index == m_interrupted || attempt > 1))
                TRYV(dropInvalid(target));
            TRYV(record(index + 1, index));
            if (!m_setsLockTimeout)
                TRYV(setLockTimeout(m_inside.waits.concurrentLock));
            const auto done = send(index);
            if (done) {
                if (!m_setsLockTimeout)
                    TRYV(setLockTimeout(m_limits.lockTimeout));
                return record(index + 1, index + 1);
            }
            if (!m_connection.isOpen() || done.error().kind == Kind::OutcomeUnknown)
                return done;
            // The server said no, so it is known how it ended: nothing was done, except for an index left INVALID.
            m_connection.setStop({}); // tidies up after a request to stop, too
            const bool tidy = (!concurrent || dropInvalid(target)) && record(index, index);
            m_connection.setStop(m_inside.stop);
            if (!tidy || !lockMissing(done.error()) || attempt >= m_limits.lockAttempts || !backoff.wait(m_inside.stop))
                return done;
        }
    }

    static bool lockMissing(const Error &error) { return is(error, "55P03") || is(error, "40P01") || is(error, "40001"); }

    Result<void> setLockTimeout(std::chrono::milliseconds time)
    {
        return m_connection.script("SET lock_timeout = " + QByteArray::number(qint64(time.count())));
    }

    // These two look as the tenant, by the search_path of the file: every operator is named with its schema.
    //
    // Whether a statement that nobody saw the end of came to its end.
    Result<bool> overAlready(const ConcurrentIndex &target)
    {
        if (target.index.isEmpty() || (target.kind != ConcurrentIndex::Kind::Create && target.kind != ConcurrentIndex::Kind::Drop))
            return false;
        const QString schema = target.schema;
        // An index is in the schema of its table. to_regclass follows the search_path, as the statement does.
        TRY(const auto rows,
            m_connection.query("SELECT x.indisvalid FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid OPERATOR(pg_catalog.=) x.indexrelid "
                               "WHERE i.relname OPERATOR(pg_catalog.=) $1 AND (CASE WHEN $2 OPERATOR(pg_catalog.<>) '' THEN x.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($2) ELSE i.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($3) END)",
                               {target.index, target.kind == ConcurrentIndex::Kind::Create ? qualified(schema, target.table) : QString(), qualified(schema, target.index)}));
        if (target.kind == ConcurrentIndex::Kind::Drop)
            return rows.isEmpty();
        return !rows.isEmpty() && rows.boolean(0, 0);
    }

    // INVALID indexes that this statement left, or its like before it. Not those that somebody builds just now, nor
    // those of partitioned tables, where INVALID only says that a partition is missing.
    Result<void> dropInvalid(const ConcurrentIndex &target)
    {
        const bool reindex = target.kind != ConcurrentIndex::Kind::Create;
        if (target.kind == ConcurrentIndex::Kind::Drop)
            return {}; // repeating it drops it
        const QString table = target.table.isEmpty() ? QString() : qualified(target.schema, target.table);
        TRY(const auto rows,
            m_connection.query("SELECT n.nspname, i.relname FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid OPERATOR(pg_catalog.=) x.indexrelid "
                               "JOIN pg_catalog.pg_class t ON t.oid OPERATOR(pg_catalog.=) x.indrelid JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) i.relnamespace "
                               "WHERE NOT x.indisvalid AND i.relkind OPERATOR(pg_catalog.=) 'i' AND n.nspname OPERATOR(pg_catalog.!~) '^pg_' "
                               "AND ($1 OPERATOR(pg_catalog.=) '' OR x.indrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)) "
                               "AND CASE WHEN $3 THEN i.relname OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$' ELSE $2 OPERATOR(pg_catalog.=) '' OR i.relname OPERATOR(pg_catalog.=) $2 END "
                               "AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.relid OPERATOR(pg_catalog.=) x.indrelid AND p.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid())",
                               {table, target.index, reindex}));
        for (int row = 0; row < rows.size(); ++row)
            TRYV(m_connection.script("DROP INDEX CONCURRENTLY IF EXISTS " + qualified(rows.text(row, 0), rows.text(row, 1)).toUtf8()));
        return {};
    }

    Inside &m_inside;
    Connection &m_connection;
    const Migration &m_migration;
    const MigrationLimits &m_limits;
    QString m_key;
    std::vector<sqltext::Statement> m_statements;
    bool m_setsLockTimeout;
    std::optional<Box> m_own; // of the transaction that the file began
    int m_interrupted = -1; // the statement that was running when the last program died
};

} // namespace

Result<void> applyOutside(Inside &inside, const Migration &migration, const MigrationLimits &limits)
{
    return Outside(inside, migration, limits).run();
}

} // namespace tenantry::drivers
