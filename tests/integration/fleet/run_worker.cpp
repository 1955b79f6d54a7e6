// Works on a run in a process of its own, so that it can be killed: run_worker RUN. The registry's settings come in the environment.
#include "migrations/rollout.h"

#include <QCoreApplication>
#include <QtCrypto>
#include <cstdio>

using namespace tenantry;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCA::Initializer crypto;
    postgres::ConnectionSettings settings;
    settings.host = qEnvironmentVariable("WORKER_HOST");
    settings.port = qEnvironmentVariable("WORKER_PORT").toInt();
    settings.database = qEnvironmentVariable("WORKER_DATABASE");
    settings.user = qEnvironmentVariable("WORKER_USER");
    settings.password = base::secretFromText(qEnvironmentVariable("WORKER_PASSWORD"));
    const auto session = registry::Session::open(settings);
    if (!session) {
        std::fprintf(stderr, "%s\n", qPrintable(session.error().message.translated()));
        return 1;
    }
    const auto done = migrations::workOn(*session, app.arguments().value(1), QStringLiteral("run_worker"));
    if (!done) {
        std::fprintf(stderr, "%s [%s]\n", qPrintable(done.error().message.translated()), qPrintable(done.error().detail));
        return 1;
    }
    return done->state == registry::RunState::Succeeded ? 0 : 6;
}
