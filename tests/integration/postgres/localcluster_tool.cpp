// A second process for the tests of LocalCluster: start FOLDER | stop FOLDER; prints the server's pid.
#include "postgres/localcluster.h"

#include <QCoreApplication>
#include <cstdio>

using namespace tenantry;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCA::Initializer qca;
    const QStringList arguments = application.arguments();
    if (arguments.size() != 3)
        return 2;
    postgres::LocalCluster cluster(arguments[2], {{QStringLiteral("fsync=off")}, false});
    if (arguments[1] == QLatin1String("stop"))
        return cluster.stop() ? 0 : 1;
    const auto info = cluster.start();
    if (!info) {
        fprintf(stderr, "%s\n%s\n", qPrintable(info.error().message.translated()), qPrintable(info.error().detail));
        return 1;
    }
    printf("%lld\n", static_cast<long long>(info->pid));
    return 0;
}
