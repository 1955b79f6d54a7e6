// A folder of files for one test.
#pragma once

#include "migrations/migrationset.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

class Folder {
public:
    Folder &add(const QString &name, const QByteArray &bytes = "SELECT 1;\n")
    {
        const QString path = m_dir.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return *this;
    }
    QString path(const QString &name = {}) const { return name.isEmpty() ? m_dir.path() : m_dir.filePath(name); }
    tenantry::base::Result<tenantry::migrations::MigrationSet> discover() const { return tenantry::migrations::discover(m_dir.path()); }

private:
    QTemporaryDir m_dir;
};

inline QStringList fileNames(const tenantry::migrations::MigrationSet &set)
{
    QStringList out;
    for (const auto &file : set.files)
        out << file.fileName;
    return out;
}

inline QStringList noteTexts(const tenantry::migrations::MigrationSet &set)
{
    QStringList out;
    for (const auto &note : set.notes)
        out << note.text.translated();
    return out;
}

inline QString words(const tenantry::base::Error &error)
{
    return error.message.translated() + QLatin1Char('|') + error.hint.translated();
}
