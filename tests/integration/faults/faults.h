// What the fault tests share: the real command line as a process, SQL behind everybody's back, waiting for a condition.
#pragma once

#include "fleet.h"

#include "support/testcluster.h"

#include <QProcess>
#include <QTest>

namespace tenantry::test {

// `tenantryctl`, signed in to the fleet's registry by its environment; not started yet. `home` is its TENANTRY_HOME.
std::unique_ptr<QProcess> commandLine(const Fleet &fleet, const QStringList &arguments, const QString &home);

// As the superuser; the first value of the first row, empty when there is none. Ends the test when it fails.
QString sql(const QByteArray &statement, const postgres::Params &parameters = {}, const QString &database = QStringLiteral("postgres"));

registry::OperationState stateOf(const Fleet &fleet, const QString &operationId);
// Of the newest operation for that slug; empty when there is none.
QString operationFor(const Fleet &fleet, const QString &slug);

// Calls it again and again, without a pause, until it is true or the time is over.
bool soon(const std::function<bool()> &condition, std::chrono::milliseconds most = std::chrono::seconds(30));

// A sentence, a way out, and no raw text of the server as the message.
bool isClear(const base::Error &error);

} // namespace tenantry::test
