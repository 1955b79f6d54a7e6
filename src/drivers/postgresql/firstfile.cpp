// Two messages: the look, and the file with everything behind it up to COMMIT. The file comes first in its message, so that places in it are counted
// right; it has to be one whose end is its own, and that leaves the transaction to us.
#include "drivers/firstfile.h"

#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/sql.h"
#include "sqltext/statements.h"

#include <QRegularExpression>
#include <algorithm>

namespace tenantry::drivers {

using base::Error;
using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;

namespace {

// Ends the message it travels in when the transaction is not the one any more that the lock was taken in: the setting went with it.
constexpr char stillLocked[] = "SELECT pg_catalog.current_setting('tenantry.locked')::pg_catalog.bool; ";
constexpr QLatin1StringView noBoolean{"22P02"};
constexpr char sinceItWasSent[] = "1000 * EXTRACT(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.statement_timestamp())";

// Which of the statements that were sent together an error is of, from 1; 0: not known.
int statementOf(const Error &error)
{
    static const QRegularExpression at(QStringLiteral("\\nAT: (?:line \\d+, column \\d+, )?statement (\\d+)"));
    return at.match(error.detail).captured(1).toInt();
}

// How many statements a file has that can travel with what we put behind it; nothing when it cannot.
std::optional<int> statementsOf(const Migration &file)
{
    if (!file.transactional || file.body.size() > pieceBytes || file.body.contains('\0'))
        return std::nullopt;
    const auto parts = sqltext::split(file.body);
    if (parts.trouble || parts.inlineData || std::ranges::any_of(parts.statements, &sqltext::Statement::suspect))
        return std::nullopt;
    return int(parts.statements.size());
}

// One visit to one database.
class Visit {
public:
    Visit(Connection &connection, QString role, const MigrationLimits &limits, const FirstFile::Choose &choose) : m_connection(connection), m_role(std::move(role)), m_limits(limits), m_choose(choose) {}

    bool entered = false;          // the bookkeeping is there, and can be trusted
    bool others = false;           // it is there, and not of who is signed in
    bool sent = false;             // a file was

    Result<bool> go(Guard guard)
    {
        entered = others = sent = false;
        const Migration *file = nullptr;
        int statements = 0;
        std::optional<Error> refused;
        const auto done = m_connection.transaction({lockedLookSql(guard, asTenant(m_role, m_limits)), m_limits.statementTimeout}, [&](const postgres::Rows &rows) -> Result<QByteArray> {
            entered = true;
            const auto notThisWay = [] { return fail(Kind::Conflict, {}); }; // rolls back
            if (!rows.boolean(0, 0))
                return notThisWay();
            std::vector<AppliedMigration> applied;
            for (int row = 0; row < rows.size() && rows.boolean(row, 1); ++row)
                applied.push_back(appliedAt(rows, row, 2));
            const auto chosen = m_choose(applied);
            if (!chosen)
                refused = chosen.error();
            if (!chosen || *chosen == nullptr)
                return notThisWay();
            const auto count = statementsOf(**chosen);
            if (!count)
                return notThisWay();
            file = *chosen;
            statements = *count;
            sent = true;
            return file->body + "\n; " + sql::becomeOwner + stillLocked + finishedRow(*file, keyOf(*file), QByteArray(sinceItWasSent));
        });
        if (done)
            return true;
        if (refused)
            return fail(*refused);
        if (!m_connection.isOpen())
            return fail(done.error());
        others = !entered && done.error().sqlstate == divisionByZero;
        if (!sent)
            return entered || needsBookkeeping(done.error()) ? Result<bool>(false) : fail(done.error());
        if (lockWasTaken(done.error()))
            return false; // apply() waits, and says who holds it
        if (statementOf(done.error()) <= statements)
            return fail(atPlace(done.error(), file->fileName, file->body, 0, file->body.size()));
        return fail(done.error().sqlstate == noBoolean ? endedByItself(file->fileName) : done.error());
    }

private:
    Connection &m_connection;
    QString m_role;
    const MigrationLimits &m_limits;
    const FirstFile::Choose &m_choose;
};

class PostgresqlFirstFile : public FirstFile {
public:
    explicit PostgresqlFirstFile(postgres::Pool &pool) : m_pool(pool) {}

    Result<bool> lookAndApply(const TenantDriver::Settings &inDatabase, const QString &asRole, const Choose &choose, const MigrationLimits &limits, std::stop_token stop) override
    {
        TRY(auto lease, m_pool.take(inDatabase, stop));
        Visit visit(*lease, asRole, limits, choose);
        Result<bool> done = visit.go(m_whole ? Guard::Whole : Guard::Quick);
        if (visit.others && !m_whole) {
            done = visit.go(Guard::Whole);
            m_whole = visit.entered;
        }
        if (!done)
            lease.discard(); // a file may have taken a lock of the session's
        else if (!visit.sent)
            lease.untouched();
        return done;
    }

private:
    postgres::Pool &m_pool;
    std::atomic<bool> m_whole = false; // signed in as a superuser, as far as is known: the bookkeeping may be another owner's
};

} // namespace

std::shared_ptr<FirstFile> makeFirstFile(const QString &driver, postgres::Pool &pool)
{
    return driver == QLatin1String("postgresql") ? std::make_shared<PostgresqlFirstFile>(pool) : nullptr;
}

} // namespace tenantry::drivers
