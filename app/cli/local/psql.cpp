#include "cli/interrupt.h"
#include "cli/local/verbs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace tenantry::cli {

namespace {

class Psql : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "local", .verb = "psql",
                .summary = QT_TRANSLATE_NOOP("cli", "Open psql on the local server as its superuser."),
                .examples = {"tenantryctl local psql", "tenantryctl local psql -- -d tenantry -c 'SELECT slug, state FROM tenantry.tenant'"},
                .more = QT_TRANSLATE_NOOP("cli", "What follows -- is handed to psql as it is."),
                .passesOn = true};
    }

    Result<int> run(Context &context) override
    {
        local::Installation installation(context.home());
        TRY(const auto info, installation.status());
        if (info.state != postgres::LocalCluster::State::Running)
            return failure(Kind::Unreachable, translate("cli", "The local server is not running."),
                           translate("cli", "Start it with `tenantryctl local start`."));
        TRY(const auto settings, installation.cluster().superuser());

        const QString beside = QDir(postgres::postgresPrograms()).filePath(QStringLiteral("psql"));
        const QString program = QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(QStringLiteral("psql"));
        if (program.isEmpty())
            return failure(Kind::Io, translate("cli", "There is no psql on this computer."),
                           translate("cli", "Install PostgreSQL's client programs: apt install postgresql-client."));

        // Through the environment, so that options after -- come later and win.
        qputenv("PGHOST", QFile::encodeName(settings.host));
        qputenv("PGPORT", QByteArray::number(settings.port));
        qputenv("PGUSER", settings.user.toUtf8());
        qputenv("PGDATABASE", settings.database.toUtf8());
        if (!settings.password.isEmpty())
            qputenv("PGPASSWORD", settings.password.toByteArray());
        else
            qunsetenv("PGPASSWORD");
        for (const char *name : {"PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE", "PGOPTIONS", "PGSSLMODE", "TENANTRY_PASSWORD"})
            qunsetenv(name);

        QList<QByteArray> words{QFile::encodeName(program)};
        for (const QString &word : context.arguments.passedOn())
            words << word.toLocal8Bit();
        std::vector<char *> argv;
        for (QByteArray &word : words)
            argv.push_back(word.data());
        argv.push_back(nullptr);
        Interrupt::restoreDefaults();
        execv(argv.front(), argv.data());
        return failure(Kind::Io, translate("cli", "%1 could not be started: %2.").arg(program, QString::fromLocal8Bit(std::strerror(errno))));
    }
};

} // namespace

CommandPtr localPsql()
{
    return std::make_unique<Psql>();
}

} // namespace tenantry::cli
