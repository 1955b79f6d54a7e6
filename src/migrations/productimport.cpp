#include "migrations/productimport.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <algorithm>

namespace tenantry::migrations {

using namespace tenantry::base;
using registry::ProductMigration;

namespace {

constexpr qint64 maxSeedBytes = 16 * 1024 * 1024;

// What makes two files the same one: a version, or a repeatable's name.
QString keyOf(const ProductMigration &file) { return file.repeatable ? QStringLiteral("R") + file.name : QStringLiteral("V") + file.version; }

ProductMigration withoutBody(ProductMigration file)
{
    file.body.clear();
    return file;
}

} // namespace

int ImportPreview::count(Novelty novelty) const { return int(std::ranges::count(lines, novelty, &ImportLine::novelty)); }

ImportPreview previewImport(const QList<ProductMigration> &known, const QList<ProductMigration> &given)
{
    QHash<QString, const ProductMigration *> old;
    QString head;
    for (const ProductMigration &file : known) {
        old.insert(keyOf(file), &file);
        if (!file.repeatable && (head.isEmpty() || compareVersions(file.version, head) > 0))
            head = file.version;
    }
    ImportPreview out;
    QSet<QString> seen;
    for (const ProductMigration &file : given) {
        seen.insert(keyOf(file));
        const ProductMigration *before = old.value(keyOf(file));
        ImportLine line{Novelty::New, withoutBody(file), false};
        if (!before)
            line.beforeHead = !file.repeatable && !head.isEmpty() && compareVersions(file.version, head) < 0;
        else if (before->sha256 == file.sha256)
            line.novelty = Novelty::Same;
        else
            line.novelty = file.repeatable ? Novelty::Renewed : Novelty::Changed;
        out.lines << line;
    }
    for (const ProductMigration &file : known)
        if (!seen.contains(keyOf(file)))
            out.lines << ImportLine{Novelty::Missing, withoutBody(file), false};
    return out;
}

Result<QByteArray> readSeed(const QString &fileName)
{
    QFile file(fileName);
    if (QFileInfo(fileName).isDir() || !file.open(QIODevice::ReadOnly))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The seed script %1 cannot be read."), {fileName}}, QT_TRANSLATE_NOOP("core", "Check its path, and that you may read it."), file.errorString());
    if (file.size() > maxSeedBytes)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The seed script %1 is larger than 16 MiB."), {fileName}});
    QByteArray sql = file.readAll();
    if (sql.startsWith("\xEF\xBB\xBF"))
        sql.remove(0, 3);
    if (sql.contains('\0') || !QUtf8StringView(sql).isValidUtf8())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The seed script %1 is not UTF-8 text."), {fileName}}, QT_TRANSLATE_NOOP("core", "Save the file as UTF-8 and try again."));
    if (sql.trimmed().isEmpty())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The seed script %1 is empty."), {fileName}});
    return sql;
}

} // namespace tenantry::migrations
