#include "bench/suite/dbmate.h"

#include <QDir>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <QUrlQuery>

namespace tenantry::bench {

using namespace base;
using namespace Qt::StringLiterals;

QString Dbmate::program()
{
    if (const QString named = qEnvironmentVariable("TENANTRY_DBMATE"); !named.isEmpty())
        return named;
    const QDir tools(QStringLiteral(TENANTRY_SOURCE_DIR "/build/tools/node_modules/@dbmate"));
    for (const QString &platform : tools.entryList({u"linux-*"_s}, QDir::Dirs))
        if (const QString found = tools.filePath(platform + u"/bin/dbmate"_s); QFileInfo(found).isExecutable())
            return found;
    return QStandardPaths::findExecutable(u"dbmate"_s);
}

Result<void> Dbmate::addFile(const QByteArray &sql)
{
    QSaveFile file(u"%1/%2_bench.sql"_s.arg(m_folder).arg(++m_files, 4, 10, QLatin1Char('0')));
    if (!file.open(QIODevice::WriteOnly) || file.write("-- migrate:up\n" + sql + ";\n\n-- migrate:down\n") < 0 || !file.commit())
        return fail(Kind::Io, {"A file for dbmate could not be written: %1", {file.errorString()}});
    return {};
}

Result<void> Dbmate::migrate(const QStringList &databases, int atOnce) const
{
    QUrl url;
    url.setScheme(u"postgres"_s);
    url.setUserName(m_server.user);
    url.setPassword(QString::fromUtf8(m_server.password.toByteArray()));
    url.setPath(u"/{}"_s);
    QUrlQuery options;
    options.addQueryItem(u"socket"_s, m_server.host);
    options.addQueryItem(u"port"_s, QString::number(m_server.port));
    options.addQueryItem(u"sslmode"_s, u"disable"_s);
    url.setQuery(options);
    QProcess process;
    process.setWorkingDirectory(m_folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"xargs"_s, {u"-P"_s, QString::number(atOnce), u"-I{}"_s, m_program, u"--url"_s, url.toString(QUrl::FullyEncoded).replace(u"%7B%7D"_s, u"{}"_s), u"-d"_s, m_folder,
                                u"--no-dump-schema"_s, u"migrate"_s});
    process.write(databases.join(u'\n').toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished(600'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        QByteArray said = process.readAll();
        for (const QByteArray &line : said.split('\n'))
            if (line.startsWith("Error:"))
                said = line;
        return fail(Kind::Internal, {"dbmate did not reach every database: %1", {QString::fromUtf8(said.left(300))}});
    }
    return {};
}

} // namespace tenantry::bench
