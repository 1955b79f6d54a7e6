#include "migrations/migrationfile.h"

#include "sqltext/nature.h"
#include "sqltext/statements.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace tenantry::migrations {

namespace {

using base::fail;
using base::Kind;

// Offset of the first byte that is no UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF), or -1.
qsizetype firstInvalidByte(const QByteArray &bytes)
{
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    const qsizetype size = bytes.size();
    for (qsizetype i = 0; i < size;) {
        const unsigned char c = data[i];
        if (c < 0x80) {
            ++i;
            continue;
        }
        const int more = c >= 0xC2 && c <= 0xDF ? 1 : (c & 0xF0) == 0xE0 ? 2 : c >= 0xF0 && c <= 0xF4 ? 3 : 0;
        if (more == 0 || i + more >= size)
            return i;
        const unsigned char second = data[i + 1];
        if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) || (c == 0xF4 && second > 0x8F))
            return i;
        for (int k = 1; k <= more; ++k)
            if ((data[i + k] & 0xC0) != 0x80)
                return i;
        i += more + 1;
    }
    return -1;
}

QString lineAt(const QByteArray &bytes, qsizetype offset)
{
    return QString::number(std::count(bytes.begin(), bytes.begin() + offset, '\n') + 1);
}

std::unexpected<base::Error> refuseTrouble(const sqltext::Trouble &trouble, const QString &fileName)
{
    const QString line = QString::number(trouble.line);
    switch (trouble.kind) {
    case sqltext::TroubleKind::PsqlCommand:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: %3 is a command of psql and no SQL; the server does not know it."), {fileName, line, trouble.word}},
                    QT_TRANSLATE_NOOP("core", "Remove it. Put the text of an included file in its place, and rows to load as INSERT."));
    case sqltext::TroubleKind::OpenQuote:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: the quote %3 opened here is never closed."), {fileName, line, trouble.word}},
                    QT_TRANSLATE_NOOP("core", "Close it. A quote inside of a text is written twice."));
    case sqltext::TroubleKind::OpenComment: break;
    }
    return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: the comment opened here is never closed."), {fileName, line}},
                QT_TRANSLATE_NOOP("core", "Close it with */. Comments nest: every /* needs one."));
}

base::Result<void> refuseStatement(const sqltext::Meaning &meaning, int line, bool transactional, const QString &fileName)
{
    const QStringList where{fileName, QString::number(line), meaning.words};
    switch (meaning.nature) {
    case sqltext::Nature::CopyFromStdin:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: %3 needs rows that are no SQL; they cannot be sent with the file."), where},
                    QT_TRANSLATE_NOOP("core", "Write the rows as INSERT (pg_dump does with --inserts)."));
    case sqltext::Nature::CopyToStdout:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: %3 gives out rows, and a migration has nobody to give them to."), where},
                    QT_TRANSLATE_NOOP("core", "Remove it."));
    case sqltext::Nature::Prepare:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: %3 would leave a transaction open on the server."), where},
                    QT_TRANSLATE_NOOP("core", "Remove it, each file is already one transaction."));
    case sqltext::Nature::Begin:
    case sqltext::Nature::Commit:
    case sqltext::Nature::Rollback:
        if (transactional)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: %3 has no place in a migration file."), where},
                        QT_TRANSLATE_NOOP("core", "Remove it, each file is already one transaction. To run a file outside of one, write the line "
                                                  "-- tenantry:no-transaction into it."));
        break;
    default: break;
    }
    return {};
}

// The markers of a layout, at the beginning of a line.
struct Marker {
    qsizetype offset = -1;
    int line = 0;
    QByteArray rest; // behind the words
};
Marker marker(const QByteArray &text, QByteArrayView containing, const QByteArray &words)
{
    for (const sqltext::Comment &comment : sqltext::lineComments(text, containing)) {
        QByteArray said = comment.text;
        while (said.startsWith('-') || said.startsWith(' '))
            said.remove(0, 1);
        said = said.simplified().toLower();
        const qsizetype lineStart = text.lastIndexOf('\n', comment.offset) + 1;
        const bool alone = QByteArrayView(text).sliced(lineStart, comment.offset - lineStart).trimmed().isEmpty();
        if (alone && said.startsWith(words) && (said.size() == words.size() || said[words.size()] == ' '))
            return {lineStart, comment.line, said.mid(words.size()).trimmed()};
    }
    return {};
}

} // namespace

base::Result<FileText> readText(const QString &path, const QString &fileName)
{
    QFile file(path);
    const QFileInfo info(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be read."), {fileName}}, QT_TRANSLATE_NOOP("core", "Check that it exists and may be read."),
                    file.errorString());
    if (file.size() > maxFileBytes)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is larger than %2 MiB."), {fileName, QString::number(maxFileBytes >> 20)}},
                    QT_TRANSLATE_NOOP("core", "Divide it into several files, or load large data in another way."));
    FileText out;
    out.text = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be read."), {fileName}}, {}, file.errorString());
    out.sha256 = QCryptographicHash::hash(out.text, QCryptographicHash::Sha256);

    if (const qsizetype at = out.text.indexOf('\0'); at >= 0)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1, line %2: the byte at offset %3 is NUL, which SQL text cannot hold."), {fileName, lineAt(out.text, at), QString::number(at)}},
                    QT_TRANSLATE_NOOP("core", "Save the file as UTF-8 text (UTF-16 looks like this)."));
    if (const qsizetype at = firstInvalidByte(out.text); at >= 0)
        return fail(Kind::InvalidInput,
                    {QT_TRANSLATE_NOOP("core", "%1, line %2: the byte 0x%3 at offset %4 is not UTF-8."),
                     {fileName, lineAt(out.text, at), QString::number(uchar(out.text[at]), 16).toUpper(), QString::number(at)}},
                    QT_TRANSLATE_NOOP("core", "Save the file as UTF-8. Latin-1 and Windows-1252 files look like this."));
    if (out.text.startsWith("\xEF\xBB\xBF"))
        out.text.remove(0, 3);
    return out;
}

Sections sectionsOf(const QByteArray &text)
{
    if (marker(text, "migrate:up", "migrate:up").offset >= 0)
        return Sections::Dbmate;
    if (marker(text, "migration", "up migration").offset >= 0)
        return Sections::NodePgMigrate;
    return Sections::None;
}

base::Result<UpPart> upPart(const QByteArray &text, Sections sections, const QString &fileName)
{
    if (sections == Sections::None)
        return UpPart{text, true};
    const bool dbmate = sections == Sections::Dbmate;
    const Marker up = dbmate ? marker(text, "migrate:up", "migrate:up") : marker(text, "migration", "up migration");
    if (up.offset < 0) {
        if (!dbmate) // node-pg-migrate takes the whole file then
            return UpPart{text, true};
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 has no line “-- migrate:up”, and other files of the folder have one."), {fileName}},
                    QT_TRANSLATE_NOOP("core", "Add the line before its SQL."));
    }
    // Looked for behind the up marker first, so that trouble in a down part that comes earlier does not matter.
    const QByteArray fromUp = text.mid(up.offset);
    const Marker down = dbmate ? marker(fromUp, "migrate:down", "migrate:down") : marker(fromUp, "migration", "down migration");
    UpPart out;
    out.body = QByteArray(up.line - 1, '\n') + (down.offset < 0 ? fromUp : fromUp.first(down.offset));
    if (dbmate) {
        for (const QByteArray &option : up.rest.split(' '))
            if (option == "transaction:false")
                out.transactional = false;
    }
    return out;
}

base::Result<Inspected> inspect(const QByteArray &body, bool transactional, const QString &fileName)
{
    Inspected out;
    out.transactional = transactional;
    const sqltext::Split split = sqltext::split(body);
    std::vector<std::pair<int, sqltext::Meaning>> special;
    for (const sqltext::Statement &statement : split.statements) {
        if (!statement.suspect)
            continue;
        sqltext::Meaning meaning = sqltext::meaning(statement.in(body));
        if (meaning.nature == sqltext::Nature::OutsideOnly) {
            out.transactional = false;
            if (out.because.isEmpty())
                out.because = meaning.words;
        }
        special.emplace_back(statement.line, std::move(meaning));
    }
    for (const auto &[line, meaning] : special)
        TRYV(refuseStatement(meaning, line, out.transactional, fileName));
    if (split.trouble)
        return refuseTrouble(*split.trouble, fileName);
    out.empty = split.statements.empty();
    return out;
}

} // namespace tenantry::migrations
