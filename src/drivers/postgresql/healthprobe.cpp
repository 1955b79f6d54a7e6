#include "drivers/healthprobe.h"

#include "drivers/postgresql/healthsql.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <QFile>
#include <sys/statvfs.h>

namespace tenantry::drivers {

using namespace tenantry::base;
using namespace std::chrono_literals;
using postgres::Connection;
using postgres::Rows;

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto statementLimit = 5s, checkLimit = 5s;
constexpr int sizesAtOnce = 20;

double msSince(Clock::time_point began) { return std::chrono::duration<double, std::milli>(Clock::now() - began).count(); }

std::optional<double> numberAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(rows.number(row, column));
}

// A server behind a socket is on this computer, as a rule; where its folder is not, nothing is known. A server of our own is given its folder as
// an open file (postgres/localcluster.h), a name that means something else here: but it works there, and its processes are this user's.
std::optional<struct statvfs> diskOf(const QString &dataDirectory, qint64 backend)
{
    QByteArray folder = QFile::encodeName(dataDirectory);
    if (folder.isEmpty() || folder.startsWith("/proc/")) {
        const QByteArray process = "/proc/" + QByteArray::number(backend);
        QFile name(QFile::decodeName(process + "/comm")); // another's, where processes are counted apart
        if (!name.open(QIODevice::ReadOnly) || name.readAll().trimmed() != "postgres")
            return std::nullopt;
        folder = process + "/cwd";
    }
    struct statvfs disk{};
    return statvfs(folder.constData(), &disk) == 0 && disk.f_blocks > 0 ? std::optional(disk) : std::nullopt;
}

class PostgresqlHealthProbe : public HealthProbe {
public:
    explicit PostgresqlHealthProbe(postgres::Pool &pool) : m_pool(pool) {}

    Result<ServerFigures> server(const Settings &owner, std::stop_token stop) override
    {
        ServerFigures out;
        const auto opened = m_pool.gauges().opened;
        auto began = Clock::now();
        TRY(auto lease, m_pool.take(owner, stop));
        if (m_pool.gauges().opened != opened)
            out.connectMs = msSince(began);
        out.version = lease->serverVersion();
        TRYV(lease->setStatementTimeout(statementLimit));
        const QByteArrayList questions = sql::healthServerQuestions();
        began = Clock::now();
        TRY(const Rows about, lease->query(questions[0]));
        out.queryMs = msSince(began);
        out.now = about.time(0, 0);
        out.startedAt = about.time(0, 1);
        out.maxConnections = int(about.integer(0, 2));
        out.standby = about.boolean(0, 3);
        out.replicas = int(about.integer(0, 4));
        out.replicationLagSeconds = numberAt(about, 0, 5);
        if (owner.isSocket())
            if (const auto disk = diskOf(about.text(0, 6), about.integer(0, 7))) {
                out.diskFree = qint64(disk->f_bavail) * qint64(disk->f_frsize);
                out.diskSize = qint64(disk->f_blocks) * qint64(disk->f_frsize);
            }
        TRY(const Rows rows, lease->query(questions[1]));
        out.databases.reserve(rows.size());
        for (int i = 0; i < rows.size(); ++i) {
            DatabaseFigures d;
            d.takesConnections = rows.boolean(i, 1);
            d.connectionLimit = int(rows.integer(i, 2));
            d.frozenAge = rows.integer(i, 3);
            d.counted = !rows.isNull(i, 4);
            d.commits = rows.integer(i, 4);
            d.rollbacks = rows.integer(i, 5);
            d.blocksRead = rows.integer(i, 6);
            d.blocksHit = rows.integer(i, 7);
            d.deadlocks = rows.integer(i, 8);
            d.tempBytes = rows.integer(i, 9);
            d.written = rows.integer(i, 20);
            if (!rows.isNull(i, 10))
                d.countedSince = rows.time(i, 10);
            d.sessions = int(rows.integer(i, 11));
            const bool seen = d.sessions == 0 || rows.integer(i, 17) > 0;
            if (seen) {
                d.active = int(rows.integer(i, 12));
                d.idleInTransaction = int(rows.integer(i, 13));
                d.longestQueryMs = std::max(0.0, rows.number(i, 14));
                d.longestTransactionMs = std::max(0.0, rows.number(i, 15));
                d.longestIdleMs = std::max(0.0, rows.number(i, 16));
            }
            d.lockWaits = int(rows.integer(i, 18));
            d.longestLockWaitMs = numberAt(rows, i, 19);
            out.sessions += d.sessions;
            out.active += d.active.value_or(0);
            out.lockWaits += d.lockWaits;
            out.databases.insert(rows.text(i, 0), d);
        }
        TRY(const Rows roles, lease->query(questions[2]));
        out.roles.reserve(roles.size());
        for (int i = 0; i < roles.size(); ++i)
            out.roles.insert(roles.text(i, 0), {int(roles.integer(i, 1)), roles.boolean(i, 2), int(roles.integer(i, 3))});
        return out;
    }

    Result<QHash<QString, qint64>> sizes(const Settings &owner, const QStringList &databases, std::chrono::milliseconds time, std::stop_token stop) override
    {
        const auto deadline = Clock::now() + time;
        QHash<QString, qint64> out;
        TRY(auto lease, m_pool.take(owner, stop));
        TRYV(lease->setStatementTimeout(statementLimit));
        for (qsizetype from = 0; from < databases.size() && Clock::now() < deadline; from += sizesAtOnce) {
            // One that this role may not look at has no size, and is no reason to have none of the others.
            TRY(const Rows rows, lease->query("SELECT d.datname, pg_database_size(d.oid) FROM pg_database d WHERE d.datname = ANY ($1::name[]) AND d.datconnlimit <> -2 "
                                              "AND (has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE'))", {databases.mid(from, sizesAtOnce)}));
            for (int i = 0; i < rows.size(); ++i)
                if (!rows.isNull(i, 1))
                    out.insert(rows.text(i, 0), rows.integer(i, 1));
        }
        return out;
    }

    Result<DoorFigures> door(const Settings &who, const std::vector<QByteArray> &checks, std::stop_token stop) override
    {
        DoorFigures out;
        auto began = Clock::now();
        TRY(const auto connection, Connection::open(who, std::move(stop)));
        out.connectMs = msSince(began);
        began = Clock::now();
        TRYV(connection->query("SELECT 1"));
        out.queryMs = msSince(began);
        for (const QByteArray &sql : checks) {
            const auto done = connection->transaction({"SET TRANSACTION READ ONLY; SET LOCAL lock_timeout = '200ms'; SELECT 1", checkLimit}, [&](const Rows &) -> Result<QByteArray> {
                TRY(const auto rows, connection->query(sql));
                if (rows.size() == 1 && !rows.columns().isEmpty() && rows.boolean(0, 0))
                    return QByteArray();
                return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The check gave %1 instead of true."), {rows.isEmpty() ? QStringLiteral("no row") : rows.text(0, 0).left(100)}},
                            QT_TRANSLATE_NOOP("core", "Look at the tenant, and at the check itself."));
            });
            if (!done && done.error().kind == Kind::Cancelled)
                return fail(done.error());
            out.checks.push_back(done ? std::nullopt : std::optional(done.error()));
        }
        return out;
    }

    Result<InsideFigures> inside(const Settings &ownerInDatabase, std::stop_token stop) override
    {
        TRY(auto lease, m_pool.take(ownerInDatabase, std::move(stop)));
        InsideFigures out;
        const auto began = Clock::now();
        const Connection::Opening opening{QByteArray("SET TRANSACTION READ ONLY; SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '200ms'; ") + sql::healthInsideQuestion(), statementLimit};
        TRYV(lease->transaction(opening, [&](const Rows &rows) -> Result<QByteArray> {
            const auto list = [&](int column) { return QJsonDocument::fromJson(rows.bytes(0, column)).array(); };
            for (const QJsonValue &each : list(0))
                out.largest.append({each[QLatin1String("name")].toString(), each[QLatin1String("bytes")].toInteger(), each[QLatin1String("rows")].toInteger(), each[QLatin1String("dead")].toInteger()});
            if (!rows.isNull(0, 1))
                out.lastAutovacuum = rows.time(0, 1);
            out.deadRowsTable = rows.text(0, 2);
            out.deadRowsRatio = rows.number(0, 3);
            for (const QJsonValue &each : list(4))
                out.sequences.append({each[QLatin1String("name")].toString(), each[QLatin1String("used")].toDouble()});
            out.invalidIndexes = int(rows.integer(0, 5));
            out.unusedIndexes = int(rows.integer(0, 7));
            for (const QJsonValue &each : list(6))
                out.invalid << each.toString();
            for (const QJsonValue &each : list(8))
                out.unused << each.toString();
            for (const QJsonValue &each : list(9))
                out.bloated.append({each[QLatin1String("name")].toString(), each[QLatin1String("bytes")].toInteger(), each[QLatin1String("empty")].toInteger()});
            if (rows.boolean(0, 10)) {
                TRY(const Rows versions, lease->query(sql::healthVersionsQuestion()));
                out.versions = versions.array(0, 0);
            }
            return QByteArray();
        }));
        out.queryMs = msSince(began);
        return out;
    }

private:
    postgres::Pool &m_pool;
};

} // namespace

std::unique_ptr<HealthProbe> makeHealthProbe(const QString &driver, postgres::Pool &pool)
{
    return driver == QLatin1String("postgresql") ? std::make_unique<PostgresqlHealthProbe>(pool) : nullptr;
}

} // namespace tenantry::drivers
