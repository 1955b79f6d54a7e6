#include "operations/operationlock.h"

#include "registry/locks.h"

#include <QCoreApplication>

namespace tenantry::operations {

using namespace tenantry::base;

OperationLock::OperationLock(postgres::Pool::Lease connection) : m_connection(std::move(connection)) {}

namespace {

constexpr QLatin1StringView lockNotAvailable{"55P03"};

// Held past the end of the transaction; the limit is not.
Result<bool> waitForIt(postgres::Connection &connection, const QString &operationId)
{
    const auto done = connection.transaction([&]() -> Result<void> {
        TRYV(connection.query("SELECT pg_catalog.set_config('lock_timeout', '3s', true)"));
        TRYV(connection.query("SELECT pg_advisory_lock(" + registry::operationLockKey("$1::uuid") + ")", {operationId}));
        return {};
    });
    if (!done && done.error().sqlstate != lockNotAvailable)
        return fail(done.error());
    return done.has_value();
}

} // namespace

Result<OperationLock> OperationLock::take(registry::Session &session, const QString &operationId, std::stop_token stop)
{
    TRY(auto connection, session.lockConnection(stop));
    TRY(const auto rows, connection->query("SELECT pg_try_advisory_lock(" + registry::operationLockKey("$1::uuid") + ")", {operationId}));
    if (!rows.boolean(0, 0)) {
        const auto worker = [&] { return connection->query("SELECT coalesce(worked_by, '') FROM tenantry.operation WHERE id = $1::uuid", {operationId}); };
        TRY(const auto there, worker());
        // Its program may have been killed a moment ago, and the server be about to notice.
        bool held = false;
        if (!there.isEmpty()) {
            TRY(held, waitForIt(*connection, operationId));
        }
        if (!held) {
            TRY(const auto now, worker());
            const QString who = now.isEmpty() ? QString() : now.text(0, 0);
            return fail(Kind::Conflict, who.isEmpty() ? Text(QT_TRANSLATE_NOOP("core", "This operation is being run by another program.")) : Text{QT_TRANSLATE_NOOP("core", "This operation is being run by %1."), {who}},
                        QT_TRANSLATE_NOOP("core", "Wait for it to end, or stop it there; then try again."));
        }
    }
    connection->setStop({}); // a request to stop ends the step and is written down; asking for the lock is no part of a step
    return OperationLock(std::move(connection));
}

OperationLock::~OperationLock()
{
    // Giving the connection back releases it too, but without waiting for it: who resumes at once would be refused.
    if (m_held && m_connection->isOpen())
        (void)m_connection->query("SELECT pg_advisory_unlock_all()");
}

Error OperationLock::explained(Error error) const
{
    if (m_connection->isOpen())
        return error;
    error.kind = Kind::Unreachable;
    error.message = QT_TRANSLATE_NOOP("core", "The registry was lost in the middle of the operation; what was done so far is recorded.");
    error.hint = QT_TRANSLATE_NOOP("core", "Resume or undo the operation when the registry is back.");
    return error;
}

} // namespace tenantry::operations
