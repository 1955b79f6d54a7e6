#include "migrations/migrationset.h"

#include "base/async.h"
#include "migrations/folderreport.h"
#include "migrations/layout.h"
#include "migrations/migrationfile.h"
#include "sqltext/nature.h"
#include "sqltext/statements.h"

#include <QFile>
#include <algorithm>

namespace tenantry::migrations {

namespace {

using base::fail;
using base::Kind;

// Flyway's script configuration: V1__x.sql.conf beside the file.
bool executesInTransaction(const QString &path)
{
    QFile file(path + QStringLiteral(".conf"));
    if (!file.open(QIODevice::ReadOnly))
        return true;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals > 0 && line.first(equals).trimmed() == "executeInTransaction")
            return line.mid(equals + 1).trimmed().toLower() != "false";
    }
    return true;
}

bool saysNoTransaction(const QByteArray &text)
{
    const auto comments = sqltext::lineComments(text, "tenantry:no-transaction");
    return std::ranges::any_of(comments, [](const sqltext::Comment &c) { return c.text.toLower() == "tenantry:no-transaction"; });
}

// The layout that the texts tell, where the names leave it open.
base::Result<Sections> sectionsOfAll(const QList<Entry> &entries, const std::vector<FileText> &texts)
{
    Sections found = Sections::None;
    QString first;
    for (size_t i = 0; i < texts.size(); ++i) {
        const Sections sections = sectionsOf(texts[i].text);
        if (sections == Sections::None)
            continue;
        const QString fileName = entries[qsizetype(i)].fileName;
        if (found != Sections::None && sections != found)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The folder mixes two layouts: %1 and %2 mark their up parts differently."), {first, fileName}},
                        QT_TRANSLATE_NOOP("core", "Keep one layout, so that the order of the files is certain."));
        found = sections;
        first = fileName;
    }
    return found;
}

base::Result<registry::ProductMigration> read(const Entry &entry, FileText text, Sections sections, Layout layout, QList<Note> &notes)
{
    TRY(UpPart up, upPart(text.text, sections, entry.fileName));
    const bool asked = up.transactional && !saysNoTransaction(up.body) && (layout != Layout::Flyway || executesInTransaction(entry.path));
    TRY(const Inspected seen, inspect(up.body, asked, entry.fileName));
    if (seen.empty)
        notes << Note{{QT_TRANSLATE_NOOP("core", "%1 holds no statement; it is recorded as applied and changes nothing."), {entry.fileName}}, entry.fileName};
    if (!seen.transactional && !seen.because.isEmpty())
        notes << Note{{QT_TRANSLATE_NOOP("core", "%1 runs outside of a transaction, because of %2."), {entry.fileName, seen.because}}, entry.fileName};
    else if (!seen.transactional)
        notes << Note{{QT_TRANSLATE_NOOP("core", "%1 runs outside of a transaction, because it says so."), {entry.fileName}}, entry.fileName};
    registry::ProductMigration file;
    file.version = entry.version;
    file.name = entry.name;
    file.fileName = entry.fileName;
    file.sha256 = text.sha256;
    file.body = std::move(up.body);
    file.transactional = seen.transactional;
    file.repeatable = entry.repeatable;
    return file;
}

} // namespace

QString layoutName(Layout layout)
{
    switch (layout) {
    case Layout::Numbered: return QStringLiteral("numbered");
    case Layout::Flyway: return QStringLiteral("flyway");
    case Layout::GolangMigrate: return QStringLiteral("golang-migrate");
    case Layout::Dbmate: return QStringLiteral("dbmate");
    case Layout::Prisma: return QStringLiteral("prisma");
    case Layout::NodePgMigrate: return QStringLiteral("node-pg-migrate");
    }
    return {};
}

QString MigrationSet::head() const
{
    for (auto file = files.crbegin(); file != files.crend(); ++file)
        if (!file->repeatable)
            return file->version;
    return {};
}

base::Result<FolderReport> examine(const QString &folder, std::stop_token stop)
{
    TRY(Listing found, listing(folder));
    FolderReport out;
    QList<Entry> entries;
    std::vector<FileText> texts;
    for (const Entry &entry : std::as_const(found.entries)) {
        if (stop.stop_requested())
            return base::cancelled();
        auto text = readText(entry.path, entry.fileName);
        if (!text) {
            out.problems << FileProblem{entry.fileName, entry.version, text.error()};
            continue;
        }
        entries << entry;
        texts.push_back(*std::move(text));
    }
    Sections sections = Sections::None;
    if (found.mayBeSectioned) {
        TRY(sections, sectionsOfAll(entries, texts));
        if (sections == Sections::Dbmate)
            found.layout = Layout::Dbmate;
        else if (sections == Sections::NodePgMigrate)
            found.layout = Layout::NodePgMigrate;
    }

    out.set.layout = found.layout;
    out.set.notes = found.notes;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (stop.stop_requested())
            return base::cancelled();
        const Entry &entry = entries[i];
        auto file = read(entry, std::move(texts[size_t(i)]), sections, found.layout, out.set.notes);
        if (!file) {
            out.problems << FileProblem{entry.fileName, entry.version, file.error()};
            continue;
        }
        file->position = int(out.set.files.size()) + 1;
        out.set.files << *std::move(file);
    }
    return out;
}

base::Result<MigrationSet> discover(const QString &folder)
{
    TRY(FolderReport found, examine(folder));
    if (!found.problems.isEmpty())
        return fail(found.problems.first().error);
    return std::move(found.set);
}

int compareVersions(const QString &a, const QString &b)
{
    const auto parts = [](QString version) { return version.replace(QLatin1Char('_'), QLatin1Char('.')).split(QLatin1Char('.')); };
    const QStringList left = parts(a), right = parts(b);
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
        // Numbers of any length: without leading zeros the longer one is larger. A part that is not there counts as 0.
        const auto digits = [&](const QStringList &list) {
            const QString part = list.value(i);
            qsizetype zeros = 0;
            while (zeros < part.size() && part[zeros] == QLatin1Char('0'))
                ++zeros;
            return part.mid(zeros);
        };
        const QString x = digits(left), y = digits(right);
        if (x.size() != y.size())
            return x.size() < y.size() ? -1 : 1;
        if (const int order = QString::compare(x, y); order != 0)
            return order < 0 ? -1 : 1;
    }
    return 0;
}

TransactionVerdict transactionVerdict(const QByteArray &sql)
{
    const sqltext::Split split = sqltext::split(sql);
    for (const sqltext::Statement &statement : split.statements) {
        if (!statement.suspect)
            continue;
        const sqltext::Meaning meaning = sqltext::meaning(statement.in(sql));
        if (meaning.nature == sqltext::Nature::OutsideOnly)
            return {false, meaning.words};
    }
    return {};
}

} // namespace tenantry::migrations
