// Workers in processes of their own, and files that show whether each was applied exactly once.
#pragma once

#include "manytenants.h"

#include <QProcess>

namespace tenantry::test {

// run_worker, started on the run. `more`: environment beside what it needs to sign in.
std::unique_ptr<QProcess> startWorker(const Many &many, const QString &run, const QList<std::pair<QString, QString>> &more = {});

// 0001 to 0004, one of them outside of a transaction. A second INSERT of 0002 would fail on the key, one more of 0004 would be a second row.
void addTellingFiles(Many &many);
// Tenants in which those are not all there, each once, or that are not at `version`. Empty when all is well.
QStringList notWhole(const Many &many, const QString &version = QStringLiteral("0004"));

} // namespace tenantry::test
