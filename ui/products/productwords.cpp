#include "ui/products/productwords.h"

#include <QLocale>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using migrations::Novelty;

Status ProductWords::templateState(const registry::Product &product)
{
    if (product.templateDatabase.isEmpty())
        return {u"minus"_s, tr("None"), Tone::Neutral};
    if (product.templateVersion == product.headVersion)
        return {u"done"_s, tr("Ready"), Tone::Success};
    return {u"warning"_s, tr("Of version %1").arg(base::printable(product.templateVersion)), Tone::Warning};
}

QString ProductWords::layout(const QString &name)
{
    if (name == u"numbered")
        return tr("Numbered files");
    if (name == u"flyway")
        return u"Flyway"_s;
    if (name == u"prisma")
        return u"Prisma"_s;
    return name; // as the tools write their own names
}

QString ProductWords::runs(const registry::ProductMigration &file)
{
    if (file.repeatable)
        return tr("whenever it changes");
    return file.transactional ? tr("in a transaction") : tr("outside a transaction");
}

QString ProductWords::checksum(const QByteArray &sha256) { return QString::fromLatin1(sha256.toHex().left(12)); }

Status ProductWords::novelty(const migrations::ImportLine &line)
{
    switch (line.novelty) {
    case Novelty::New: return {u"plus"_s, tr("New"), Tone::Success};
    case Novelty::Changed: return {u"warning"_s, tr("Changed"), Tone::Warning};
    case Novelty::Renewed: return {u"refresh"_s, tr("Changed, runs again"), Tone::Info};
    case Novelty::Same: return {u"check"_s, tr("As it is"), Tone::Neutral};
    case Novelty::Missing: return {u"help"_s, tr("Not in the folder"), Tone::Warning};
    }
    return {};
}

QString ProductWords::remark(const migrations::ImportLine &line, int warnings)
{
    QStringList out;
    if (line.beforeHead)
        out << tr("its number comes before a file that is there; it is applied after it");
    if (line.novelty == Novelty::Missing)
        out << tr("stays in the product");
    else if (!line.file.transactional || line.file.repeatable)
        out << runs(line.file);
    if (warnings > 0)
        out << tr("%Ln warning(s)", nullptr, warnings);
    return out.join(u", "_s);
}

QString ProductWords::summary(const FolderLook &look, bool isNew)
{
    const auto &set = look.report.set;
    const QString kind = layout(migrations::layoutName(set.layout));
    if (const int wrong = int(look.report.problems.size()))
        return tr("%1: %Ln file(s) cannot be taken. Nothing is stored until all of them can.", nullptr, wrong).arg(kind);
    const QString what = tr("%1, %Ln file(s), head version %2", nullptr, int(set.files.size())).arg(kind, base::printable(set.head()));
    if (isNew)
        return what + u'.';
    const auto &preview = look.preview;
    if (!preview.bringsSomething())
        return tr("%1. Nothing new: the product has all of these files.").arg(what);
    QStringList parts;
    if (const int count = preview.count(Novelty::New))
        parts << tr("%Ln new", nullptr, count);
    if (const int count = preview.count(Novelty::Changed))
        parts << tr("%Ln changed", nullptr, count);
    if (const int count = preview.count(Novelty::Renewed))
        parts << tr("%Ln repeatable to run again", nullptr, count);
    if (const int count = preview.count(Novelty::Missing))
        parts << tr("%Ln missing", nullptr, count);
    return tr("%1: %2.", "Flyway, 12 files, head version 1.9: 2 new, 1 missing.").arg(what, parts.join(u", "_s));
}

} // namespace tenantry::ui
