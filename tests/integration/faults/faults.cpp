#include "faults.h"

#include <QThread>
#include <chrono>

namespace tenantry::test {

std::unique_ptr<QProcess> commandLine(const Fleet &fleet, const QStringList &arguments, const QString &home)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    postgres::ConnectionSettings where = fleet.registry;
    where.password = base::Secret();
    environment.insert(QStringLiteral("TENANTRY_HOME"), home);
    environment.insert(QStringLiteral("TENANTRY_REGISTRY"), postgres::toUri(where));
    environment.insert(QStringLiteral("TENANTRY_PASSWORD"), base::textFromSecret(fleet.registry.password));
    process->setProcessEnvironment(environment);
    process->setProgram(QStringLiteral(TENANTRY_BIN_DIR "/tenantryctl"));
    process->setArguments(arguments);
    return process;
}

QString sql(const QByteArray &statement, const postgres::Params &parameters, const QString &database)
{
    const auto connection = postgres::Connection::open(TestCluster::superuser(database));
    if (!connection)
        qFatal("no superuser: %s", qPrintable(describe(connection.error())));
    const auto rows = (*connection)->query(statement, parameters);
    if (!rows)
        qFatal("%s: %s", statement.constData(), qPrintable(describe(rows.error())));
    return rows->isEmpty() ? QString() : rows->text(0, 0);
}

registry::OperationState stateOf(const Fleet &fleet, const QString &operationId)
{
    const auto found = registry::OperationRepository(fleet.session).find(operationId);
    if (!found)
        qFatal("no operation: %s", qPrintable(describe(found.error())));
    return found->state;
}

QString operationFor(const Fleet &fleet, const QString &slug)
{
    const auto all = registry::OperationRepository(fleet.session).list();
    if (!all)
        qFatal("no operations: %s", qPrintable(describe(all.error())));
    for (const registry::Operation &operation : *all)
        if (operation.tenantSlug == slug)
            return operation.id;
    return {};
}

bool soon(const std::function<bool()> &condition, std::chrono::milliseconds most)
{
    const auto end = std::chrono::steady_clock::now() + most;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        QThread::yieldCurrentThread();
    }
    return true;
}

bool isClear(const base::Error &error)
{
    const QString message = error.message.translated();
    return !message.isEmpty() && !error.hint.isEmpty() && !message.contains(QLatin1String("ERROR:")) && !message.contains(QLatin1String("FATAL:"));
}

} // namespace tenantry::test
