// A real PostgreSQL for the tests of one executable: made at first use in a temporary folder, shared by all its tests,
// gone at the end of the process, however that comes (a small process beside this one waits for it).
#pragma once

#include "postgres/connection.h"
#include "postgres/localcluster.h"

namespace tenantry::test {

class TestCluster {
public:
    // All of these start the cluster when it is not running; the test run ends at once when that fails.
    static postgres::ConnectionSettings superuser(const QString &database = QStringLiteral("postgres"));
    static std::unique_ptr<postgres::Connection> connect(const QString &database = QStringLiteral("postgres"));
    static postgres::LocalCluster &cluster();
    static QString socketFile(); // for a FaultProxy
    static QByteArray log();     // what the server wrote today, each line with "[process] user@database"

    // New ones with names that no other test has.
    static QString createDatabase(const QString &owner = {});
    static QString createRole(const QString &password, const QByteArray &options = {}); // LOGIN; options like "CREATEDB"
    static postgres::ConnectionSettings as(const QString &role, const QString &password, const QString &database = QStringLiteral("postgres"));
    static QString uniqueName(const QString &prefix); // "prefix_PID_N"

    // A new empty folder that is removed with the cluster, servers that run in it ended first.
    static QString temporaryFolder(const QString &name = QStringLiteral("folder"));

    static void shutDown(); // called by TENANTRY_TEST_MAIN
};

// QVERIFY2(result, describe(result)): prints the error a Result holds.
template <class T> const char *describe(const base::Result<T> &result)
{
    static thread_local QByteArray text;
    text = result ? QByteArray("ok")
                  : (base::kindName(result.error().kind) + QLatin1String(": ") + result.error().message.translated() + QLatin1String(" [")
                     + result.error().sqlstate + QLatin1String("] ") + result.error().detail)
                        .toUtf8();
    return text.constData();
}

} // namespace tenantry::test
