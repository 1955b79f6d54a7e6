#include "migrations/layout.h"

#include <QDir>
#include <QRegularExpression>
#include <algorithm>

namespace tenantry::migrations {

namespace {

using base::fail;
using base::Kind;

struct Names { // of one folder, sorted into forms
    QList<Entry> plain, up, down, versioned, repeatable, baseline, undo, folders;
    QStringList unknown;
};

Entry entry(const QFileInfo &file, const QString &version, const QString &name)
{
    return {file.filePath(), file.fileName(), version, name, version.isEmpty()};
}

void sortFile(const QFileInfo &file, Names &names)
{
    static const QRegularExpression flyway(QStringLiteral("^([VUB])(\\d+(?:[._]\\d+)*)__(.+)\\.sql$"));
    static const QRegularExpression repeatable(QStringLiteral("^R__(.+)\\.sql$"));
    static const QRegularExpression numbered(QStringLiteral("^(\\d+(?:\\.\\d+)*)(?=[^\\w]|_|$)[-_. ]*(.*?)(\\.up|\\.down)?\\.sql$"),
                                             QRegularExpression::CaseInsensitiveOption);
    const QString fileName = file.fileName();
    if (const auto match = flyway.match(fileName); match.hasMatch()) {
        const QString version = match.captured(2).replace(QLatin1Char('_'), QLatin1Char('.'));
        QList<Entry> &list = match.captured(1) == QLatin1String("V") ? names.versioned
                             : match.captured(1) == QLatin1String("U") ? names.undo : names.baseline;
        list << entry(file, version, match.captured(3));
    } else if (const auto again = repeatable.match(fileName); again.hasMatch()) {
        names.repeatable << entry(file, {}, again.captured(1));
    } else if (const auto number = numbered.match(fileName); number.hasMatch()) {
        const QString direction = number.captured(3).toLower();
        QList<Entry> &list = direction == QLatin1String(".up") ? names.up : direction == QLatin1String(".down") ? names.down : names.plain;
        list << entry(file, number.captured(1), number.captured(2));
    } else {
        names.unknown << fileName;
    }
}

void sortFolder(const QFileInfo &folder, Names &names)
{
    static const QRegularExpression prisma(QStringLiteral("^(\\d+)_(.+)$"));
    const QFileInfo file(folder.filePath() + QStringLiteral("/migration.sql"));
    if (!file.exists())
        return;
    if (const auto match = prisma.match(folder.fileName()); match.hasMatch())
        names.folders << Entry{file.filePath(), folder.fileName() + QStringLiteral("/migration.sql"), match.captured(1), match.captured(2), false};
    else
        names.unknown << folder.fileName() + QStringLiteral("/migration.sql");
}

// node-pg-migrate numbers by milliseconds (13 digits) or by a UTC time with milliseconds (17).
bool byMilliseconds(const QList<Entry> &entries)
{
    return !entries.isEmpty() && std::ranges::all_of(entries, [](const Entry &e) { return e.version.size() == 13 || e.version.size() == 17; });
}

std::unexpected<base::Error> mixed(const Entry &one, const QString &oneLayout, const Entry &other, const QString &otherLayout)
{
    return fail(Kind::InvalidInput,
                {QT_TRANSLATE_NOOP("core", "The folder mixes two layouts: %1 (%2) and %3 (%4)."), {one.fileName, oneLayout, other.fileName, otherLayout}},
                QT_TRANSLATE_NOOP("core", "Keep one layout, so that the order of the files is certain."));
}

// A baseline stands for every version up to its own: it is used where those are not there any more.
void placeBaselines(Names &names, QList<Note> &notes)
{
    std::ranges::sort(names.baseline, [](const Entry &a, const Entry &b) { return compareVersions(a.version, b.version) > 0; });
    bool used = false;
    for (const Entry &baseline : std::as_const(names.baseline)) {
        const bool covered = std::ranges::any_of(names.versioned, [&](const Entry &e) { return compareVersions(e.version, baseline.version) <= 0; });
        if (covered || used) {
            notes << Note{{QT_TRANSLATE_NOOP("core", "%1 is left out: the versions it stands for are all here."), {baseline.fileName}}, baseline.fileName};
        } else {
            used = true;
            names.versioned << baseline;
            notes << Note{{QT_TRANSLATE_NOOP("core", "%1 is a baseline and is applied first, since the versions before it are not here."), {baseline.fileName}},
                          baseline.fileName};
        }
    }
}

void noteGaps(const QList<Entry> &entries, QList<Note> &notes)
{
    QList<qulonglong> steps;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        bool number = false;
        const qulonglong value = entries[i].version.toULongLong(&number);
        if (!number || entries[i].version.size() >= 8) // dotted, or a time: there is no next one
            return;
        if (i > 0)
            steps << value - entries[i - 1].version.toULongLong();
    }
    if (steps.isEmpty() || std::ranges::count(steps, 1ULL) * 2 < steps.size()) // numbered by tens
        return;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (steps[i] <= 1)
            continue;
        const QString first = QString::number(entries[i].version.toULongLong() + 1), last = QString::number(entries[i + 1].version.toULongLong() - 1);
        const int width = int(entries[i].version.size());
        const auto padded = [&](const QString &number) { return number.rightJustified(width, QLatin1Char('0')); };
        if (steps[i] == 2)
            notes << Note{{QT_TRANSLATE_NOOP("core", "Number %1 is missing, between %2 and %3."), {padded(first), entries[i].fileName, entries[i + 1].fileName}},
                          entries[i + 1].fileName};
        else
            notes << Note{{QT_TRANSLATE_NOOP("core", "Numbers %1 to %2 are missing, between %3 and %4."),
                           {padded(first), padded(last), entries[i].fileName, entries[i + 1].fileName}},
                          entries[i + 1].fileName};
    }
}

base::Result<void> chooseLayout(Names &names, Listing &out)
{
    const QString numbered = layoutName(Layout::Numbered), flyway = layoutName(Layout::Flyway), prisma = layoutName(Layout::Prisma);
    const QList<Entry> anyFlyway = names.versioned + names.repeatable + names.baseline;
    const QList<Entry> anyNumbered = names.plain + names.up;
    if (!names.folders.isEmpty() && !anyFlyway.isEmpty())
        return mixed(names.folders.first(), prisma, anyFlyway.first(), flyway);
    if (!names.folders.isEmpty() && !anyNumbered.isEmpty())
        return mixed(names.folders.first(), prisma, anyNumbered.first(), numbered);
    if (!anyFlyway.isEmpty() && !anyNumbered.isEmpty())
        return mixed(anyFlyway.first(), flyway, anyNumbered.first(), numbered);
    if (!names.plain.isEmpty() && !names.up.isEmpty() && !byMilliseconds(anyNumbered))
        return mixed(names.up.first(), layoutName(Layout::GolangMigrate), names.plain.first(), numbered);

    if (!names.folders.isEmpty()) {
        out.layout = Layout::Prisma;
        out.entries = names.folders;
    } else if (!anyFlyway.isEmpty()) {
        out.layout = Layout::Flyway;
        placeBaselines(names, out.notes);
        out.entries = names.versioned;
    } else if (byMilliseconds(anyNumbered)) {
        out.layout = Layout::NodePgMigrate;
        out.mayBeSectioned = true;
        out.entries = anyNumbered;
    } else if (!names.up.isEmpty()) {
        out.layout = Layout::GolangMigrate;
        out.entries = names.up;
    } else {
        out.layout = Layout::Numbered;
        out.mayBeSectioned = true;
        out.entries = names.plain;
    }
    return {};
}

std::unexpected<base::Error> twice(const Entry &one, const Entry &other)
{
    if (one.repeatable)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 and %2 are the same repeatable migration."), {one.fileName, other.fileName}},
                    QT_TRANSLATE_NOOP("core", "Rename one of them."));
    return fail(Kind::InvalidInput,
                {QT_TRANSLATE_NOOP("core", "%1 and %2 have the same version, %3."), {one.fileName, other.fileName, one.version}},
                QT_TRANSLATE_NOOP("core", "Give one of them a number of its own. Leading zeros do not count."));
}

} // namespace

base::Result<Listing> listing(const QString &folder)
{
    const QFileInfo where(folder);
    if (!where.exists())
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no folder %1."), {folder}});
    if (!where.isDir())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is not a folder."), {folder}},
                    QT_TRANSLATE_NOOP("core", "Give the folder that holds the migration files."));
    if (!where.isReadable() || !where.isExecutable())
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The folder %1 cannot be read."), {folder}},
                    QT_TRANSLATE_NOOP("core", "Check its permissions."));

    Names names;
    const QDir directory(folder);
    // System, so that a dangling link is an error and not a file less.
    for (const QFileInfo &file : directory.entryInfoList(QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot, QDir::Name)) {
        if (file.isDir())
            sortFolder(file, names);
        else if (file.fileName().endsWith(QLatin1String(".sql"), Qt::CaseInsensitive))
            sortFile(file, names);
    }

    Listing out;
    TRYV(chooseLayout(names, out));
    if (out.entries.isEmpty() && names.repeatable.isEmpty())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The folder %1 holds no migration files."), {folder}},
                    QT_TRANSLATE_NOOP("core", "Understood are 0001_name.sql, V1__name.sql (Flyway), 1_name.up.sql (golang-migrate), TIMESTAMP_name/migration.sql "
                                              "(Prisma), and the files of dbmate and node-pg-migrate."));

    const auto byVersion = [](const Entry &a, const Entry &b) { return compareVersions(a.version, b.version) < 0; };
    const auto byName = [](const Entry &a, const Entry &b) { return a.name < b.name; };
    std::ranges::stable_sort(out.entries, byVersion);
    std::ranges::stable_sort(names.repeatable, byName);
    for (qsizetype i = 1; i < out.entries.size(); ++i)
        if (compareVersions(out.entries[i - 1].version, out.entries[i].version) == 0)
            return twice(out.entries[i - 1], out.entries[i]);
    for (qsizetype i = 1; i < names.repeatable.size(); ++i)
        if (names.repeatable[i - 1].name == names.repeatable[i].name)
            return twice(names.repeatable[i - 1], names.repeatable[i]);
    noteGaps(out.entries, out.notes);
    out.entries += names.repeatable;

    for (const Entry &undo : std::as_const(names.undo))
        out.notes << Note{{QT_TRANSLATE_NOOP("core", "%1 is left out: it undoes a version, and only the way forward is used."), {undo.fileName}}, undo.fileName};
    if (!names.down.isEmpty())
        out.notes << Note{{QT_TRANSLATE_N_NOOP("core", "%n .down.sql file(s) left out: only the way forward is used."), {}, int(names.down.size())},
                          names.down.first().fileName};
    for (const QString &fileName : std::as_const(names.unknown))
        out.notes << Note{{QT_TRANSLATE_NOOP("core", "%1 is left out: its name has no version."), {fileName}}, fileName};
    return out;
}

} // namespace tenantry::migrations
