#include "ctl.h"

#include "support/testcluster.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::test {

QJsonObject Outcome::json() const
{
    if (!out.endsWith('\n') || out.count('\n') != 1)
        return {};
    return QJsonDocument::fromJson(out).object();
}

QList<QJsonObject> Outcome::lines() const
{
    QList<QJsonObject> list;
    for (const QByteArray &line : out.split('\n'))
        if (!line.isEmpty())
            list << QJsonDocument::fromJson(line).object();
    return list;
}

QJsonObject Outcome::error() const
{
    return QJsonDocument::fromJson(err).object().value(QStringLiteral("error")).toObject();
}

Ctl::Ctl(QString home)
    : m_home(std::move(home)), m_files(TestCluster::temporaryFolder(QStringLiteral("files"))), m_own(m_home.isEmpty())
{
    if (m_own)
        m_home = TestCluster::temporaryFolder(QStringLiteral("home"));
    environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        if (name.startsWith(QLatin1String("TENANTRY_")) || name.startsWith(QLatin1String("PG")) || name.startsWith(QLatin1String("LC_")) || name == QLatin1String("LANG"))
            environment.remove(name);
    environment.insert(QStringLiteral("TENANTRY_HOME"), m_home);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
}

Ctl::~Ctl()
{
    if (m_own && QFileInfo::exists(QDir(m_home).filePath(QStringLiteral("local"))))
        run({QStringLiteral("local"), QStringLiteral("destroy"), QStringLiteral("--yes")});
}

QString Ctl::program()
{
    return QStringLiteral(TENANTRY_BIN_DIR "/tenantryctl");
}

std::unique_ptr<QProcess> Ctl::start(const QStringList &words) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(m_files);
    process->start(program(), words);
    return process;
}

Outcome Ctl::finish(QProcess &process, int timeoutMs)
{
    Outcome outcome;
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(5000);
        outcome.err = "(did not end) ";
    } else {
        outcome.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -process.exitCode();
    }
    outcome.out = process.readAllStandardOutput();
    outcome.err += process.readAllStandardError();
    return outcome;
}

Outcome Ctl::run(const QStringList &words, const QByteArray &input, int timeoutMs) const
{
    const auto process = start(words);
    if (!process->waitForStarted(10'000))
        return {-1, {}, "not started"};
    process->write(input);
    process->closeWriteChannel();
    return finish(*process, timeoutMs);
}

QString Ctl::write(const QString &name, const QByteArray &content) const
{
    const QString path = QDir(m_files).filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return path;
}

} // namespace tenantry::test
