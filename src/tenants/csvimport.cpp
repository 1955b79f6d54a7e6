#include "tenants/csvimport.h"

#include "base/names.h"
#include "base/quantity.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>

namespace tenantry::tenants {

using namespace tenantry::base;

namespace {

constexpr int maxRows = 100'000;

struct Record {
    int line = 0;
    QStringList cells;
};

// RFC 4180: quoted cells may hold the separator, line breaks and doubled quotes.
Result<QList<Record>> split(const QString &text, QChar separator)
{
    QList<Record> records;
    Record record{1, {}};
    QString cell;
    int line = 1;
    bool quoted = false, wasQuoted = false;
    const auto endCell = [&] {
        record.cells << (wasQuoted ? cell : cell.trimmed());
        cell.clear();
        wasQuoted = false;
    };
    const auto endRecord = [&] {
        endCell();
        if (record.cells.size() > 1 || !record.cells.first().isEmpty())
            records << std::move(record);
        record = {line, {}};
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('\n'))
            ++line;
        if (quoted) {
            if (c != QLatin1Char('"'))
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == QLatin1Char('"'))
                cell += text[++i];
            else
                quoted = false;
        } else if (c == QLatin1Char('"') && cell.trimmed().isEmpty() && !wasQuoted) {
            cell.clear();
            quoted = wasQuoted = true;
        } else if (c == separator) {
            endCell();
        } else if (c == QLatin1Char('\n') || (c == QLatin1Char('\r') && (i + 1 == text.size() || text[i + 1] != QLatin1Char('\n')))) {
            endRecord();
        } else if (c != QLatin1Char('\r')) {
            cell += c;
        }
    }
    if (quoted)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "A quoted cell that begins in the row at line %1 never ends."), {QString::number(record.line)}},
                    QT_TRANSLATE_NOOP("core", "Close it with a quotation mark; a quotation mark inside a cell is doubled."));
    if (!cell.isEmpty() || !record.cells.isEmpty())
        endRecord();
    return records;
}

QChar separatorOf(const QString &text)
{
    const QString header = text.left(text.indexOf(QLatin1Char('\n')));
    QChar best = QLatin1Char(',');
    for (const QChar candidate : {QLatin1Char(';'), QLatin1Char('\t')})
        if (header.count(candidate) > header.count(best))
            best = candidate;
    return best;
}

void put(ProvisionRequest &request, const QString &column, const QString &value)
{
    if (column == QLatin1String("name"))
        request.companyName = value;
    else if (column == QLatin1String("slug"))
        request.slug = value;
    else if (column == QLatin1String("subdomain"))
        request.subdomain = value;
    else if (column == QLatin1String("product"))
        request.product = value;
    else if (column == QLatin1String("plan"))
        request.plan = value;
    else if (column == QLatin1String("server"))
        request.server = value;
    else if (column == QLatin1String("admin_name"))
        request.adminName = value;
    else if (column == QLatin1String("admin_email"))
        request.adminEmail = value;
    else if (column == QLatin1String("labels"))
        for (const QString &label : value.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            request.labels << label;
}

const QStringList &knownColumns()
{
    static const QStringList known{QStringLiteral("name"), QStringLiteral("slug"), QStringLiteral("subdomain"), QStringLiteral("product"),
                                   QStringLiteral("plan"), QStringLiteral("server"), QStringLiteral("admin_name"), QStringLiteral("admin_email"),
                                   QStringLiteral("labels")};
    return known;
}

} // namespace

Result<CsvFile> parseCsv(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes); // takes a BOM off
    if (decoder.hasError())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The file is not UTF-8."),
                    QT_TRANSLATE_NOOP("core", "Save it as “CSV UTF-8” and try again."));
    if (text.contains(QChar(0)))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The file holds NUL bytes; it is not a text table."),
                    QT_TRANSLATE_NOOP("core", "Export the table as CSV and try again."));
    TRY(const QList<Record> records, split(text, separatorOf(text)));
    const Text expected{QT_TRANSLATE_NOOP("core", "The first row names the columns: %1. Only “name” is needed."), {knownColumns().join(QStringLiteral(", "))}};
    if (records.isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The file is empty."), expected);
    if (records.size() - 1 > maxRows)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The file has %1 rows; at most %2 are taken at once."),
                                         {countArgument(records.size() - 1), countArgument(maxRows)}},
                    QT_TRANSLATE_NOOP("core", "Cut it into several files."));

    CsvFile file;
    for (const QString &cell : records.first().cells)
        file.columns << cell.trimmed().toLower().replace(QLatin1Char(' '), QLatin1Char('_')).replace(QLatin1Char('-'), QLatin1Char('_'));
    QStringList unknown;
    for (const QString &column : std::as_const(file.columns))
        if (!knownColumns().contains(column))
            unknown << column;
    if (!unknown.isEmpty())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The file has columns that are not known: %1."), {unknown.join(QStringLiteral(", "))}}, expected);
    if (!file.columns.contains(QStringLiteral("name")))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The file has no column “name”."), expected);
    for (const QString &column : std::as_const(file.columns))
        if (file.columns.count(column) > 1)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The column “%1” is there twice."), {column}}, expected);

    QHash<QString, int> seen; // slug or subdomain -> line
    for (const Record &record : records.mid(1)) {
        CsvRow row;
        row.line = record.line;
        if (record.cells.size() > file.columns.size())
            row.error = Error{Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The row has %1 cells, the header %2."),
                                                   {QString::number(record.cells.size()), QString::number(file.columns.size())}},
                              QT_TRANSLATE_NOOP("core", "Put cells that hold the separator in quotation marks."), {}, {}};
        for (qsizetype i = 0; i < std::min(record.cells.size(), file.columns.size()); ++i)
            put(row.request, file.columns[i], record.cells[i]);
        if (!row.error)
            if (const auto name = checkCompanyName(row.request.companyName); !name)
                row.error = name.error();
        if (!row.error && !row.request.adminEmail.isEmpty())
            if (const auto email = checkEmail(row.request.adminEmail); !email)
                row.error = email.error();
        if (!row.error) {
            if (row.request.slug.isEmpty())
                row.request.slug = suggestSlug(row.request.companyName);
            if (row.request.subdomain.isEmpty())
                row.request.subdomain = row.request.slug;
            for (const QString &taken : QStringList{row.request.slug, row.request.subdomain}) {
                const int before = seen.value(taken, row.line);
                if (!taken.isEmpty() && before != row.line && !row.error)
                    row.error = Error{Kind::Conflict, {QT_TRANSLATE_NOOP("core", "“%1” was used in line %2 already."), {taken, QString::number(before)}},
                                      QT_TRANSLATE_NOOP("core", "Give each row a slug and a subdomain of its own."), {}, {}};
            }
            if (!row.error)
                for (const QString &taken : QStringList{row.request.slug, row.request.subdomain})
                    seen.insert(taken, row.line);
        }
        file.rows << std::move(row);
    }
    return file;
}

} // namespace tenantry::tenants
