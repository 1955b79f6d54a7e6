#include "workers.h"

namespace tenantry::test {

using namespace Qt::StringLiterals;

std::unique_ptr<QProcess> startWorker(const Many &many, const QString &run, const QList<std::pair<QString, QString>> &more)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"WORKER_HOST"_s, many.fleet.registry.host);
    environment.insert(u"WORKER_PORT"_s, QString::number(many.fleet.registry.port));
    environment.insert(u"WORKER_DATABASE"_s, many.fleet.registry.database);
    environment.insert(u"WORKER_USER"_s, many.fleet.registry.user);
    environment.insert(u"WORKER_PASSWORD"_s, base::textFromSecret(many.fleet.registry.password));
    for (const auto &[name, value] : more)
        environment.insert(name, value);
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(TENANTRY_BIN_DIR "/run_worker"), {run});
    return process;
}

void addTellingFiles(Many &many)
{
    many.file(u"0001_patient.sql"_s, "CREATE TABLE patient (id int PRIMARY KEY, name text);");
    many.file(u"0002_name.sql"_s, "ALTER TABLE patient ADD COLUMN surname text;\nINSERT INTO patient VALUES (1, 'a', 'b');\n");
    many.file(u"0003_index.sql"_s, "CREATE INDEX CONCURRENTLY patient_name ON patient (name);", false);
    many.file(u"0004_visit.sql"_s, "CREATE TABLE visit (id int REFERENCES patient); INSERT INTO visit VALUES (1);");
}

QStringList notWhole(const Many &many, const QString &version)
{
    QStringList out = many.notAt(version);
    for (const QString &slug : many.slugs) {
        const auto rows = many.inside(slug)->query("SELECT (SELECT count(*) FROM public.visit), (SELECT count(*) FROM pg_index WHERE NOT indisvalid), "
                                                   "(SELECT count(*) FROM tenantry.migration WHERE finished AND version <= '0004'), to_regclass('public.patient_name') IS NOT NULL");
        if (!rows || rows->integer(0, 0) != 1 || rows->integer(0, 1) != 0 || rows->integer(0, 2) != 4 || !rows->boolean(0, 3))
            out << slug + u" is not whole"_s;
    }
    return out;
}

} // namespace tenantry::test
