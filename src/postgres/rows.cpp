#include "postgres/rows.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <limits>
#include <libpq-fe.h>
#include <pqxx/pqxx>

namespace tenantry::postgres {

namespace {

// Reads up to `most` digits at `at`; -1 when there is none.
int digits(const QByteArray &text, qsizetype &at, int most)
{
    int value = -1;
    for (int i = 0; i < most && at < text.size() && text[at] >= '0' && text[at] <= '9'; ++i, ++at)
        value = std::max(value, 0) * 10 + (text[at] - '0');
    return value;
}

QByteArray unescaped(const QByteArray &cell) // as COPY writes it
{
    static constexpr QByteArrayView letters = "bfnrtv", meant = "\b\f\n\r\t\v";
    QByteArray out;
    out.reserve(cell.size());
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\\' && i + 1 < cell.size()) {
            const qsizetype letter = letters.indexOf(cell[++i]);
            out += letter < 0 ? cell[i] : meant[letter];
        } else {
            out += cell[i];
        }
    }
    return out;
}

bool skip(const QByteArray &text, qsizetype &at, char c)
{
    if (at >= text.size() || text[at] != c)
        return false;
    ++at;
    return true;
}

// Seconds east of UTC out of "+02", "-03:30", "+05:30:15" at `at`; 0 when there is none (timestamp without time zone).
int offset(const QByteArray &text, qsizetype at)
{
    if (at >= text.size() || (text[at] != '+' && text[at] != '-'))
        return 0;
    const int sign = text[at++] == '-' ? -1 : 1;
    int seconds = std::max(digits(text, at, 2), 0) * 3600;
    if (skip(text, at, ':'))
        seconds += std::max(digits(text, at, 2), 0) * 60;
    if (skip(text, at, ':'))
        seconds += std::max(digits(text, at, 2), 0);
    return sign * seconds;
}

// Of a line of a COPY, as it is written there.
QByteArrayView fieldOf(QByteArrayView line, int column)
{
    qsizetype from = 0;
    for (; column > 0; --column)
        from = line.indexOf('\t', from) + 1;
    const qsizetype to = line.indexOf('\t', from);
    return line.sliced(from, (to < 0 ? line.size() : to) - from);
}

} // namespace

Param::Param(const QDateTime &value)
{
    if (value.isValid())
        text = value.toUTC().toString(Qt::ISODateWithMs).toLatin1();
}

Param::Param(const QStringList &values)
{
    QByteArray out("{");
    for (const QString &value : values) {
        if (out.size() > 1)
            out += ',';
        out += '"';
        for (const char c : value.toUtf8()) {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
        out += '"';
    }
    text = out + '}';
}

Param::Param(const QJsonObject &value) : text(QJsonDocument(value).toJson(QJsonDocument::Compact)) {}

Param Param::bytea(const QByteArray &bytes)
{
    return Param(QByteArray("\\x" + bytes.toHex()));
}

qint64 Rows::integer(int row, int column, qint64 ifNull) const
{
    const auto &value = cell(row, column);
    if (!value)
        return ifNull;
    bool ok = false;
    const qint64 number = value->toLongLong(&ok);
    return ok ? number : ifNull;
}

double Rows::number(int row, int column, double ifNull) const
{
    const auto &value = cell(row, column);
    if (!value)
        return ifNull;
    bool ok = false;
    const double number = value->toDouble(&ok); // always the C locale
    if (ok)
        return number;
    if (*value == "Infinity")
        return std::numeric_limits<double>::infinity();
    if (*value == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    return *value == "NaN" ? std::numeric_limits<double>::quiet_NaN() : ifNull;
}

QDateTime Rows::time(int row, int column) const
{
    // ISO as the session's DateStyle writes it: 2026-03-01 12:34:56.789012+02. Years beyond four digits, BC and
    // infinity have no place in QDateTime and come out invalid.
    const QByteArray text = bytes(row, column);
    qsizetype at = 0;
    const int year = digits(text, at, 4);
    if (year < 0 || !skip(text, at, '-') || text.endsWith("BC"))
        return {};
    const int month = digits(text, at, 2);
    if (!skip(text, at, '-'))
        return {};
    const QDate date(year, month, digits(text, at, 2));
    QTime clock(0, 0);
    if (at < text.size()) {
        if (!skip(text, at, ' ') && !skip(text, at, 'T'))
            return {};
        const int hour = digits(text, at, 2);
        const int minute = skip(text, at, ':') ? digits(text, at, 2) : 0;
        const int second = skip(text, at, ':') ? digits(text, at, 2) : 0;
        int milliseconds = 0;
        if (skip(text, at, '.')) {
            const qsizetype from = at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9')
                ++at;
            milliseconds = text.mid(from, at - from).leftJustified(3, '0').left(3).toInt();
        }
        clock = QTime(hour, minute, second, milliseconds);
    }
    if (!date.isValid() || !clock.isValid())
        return {};
    return QDateTime(date, clock, QTimeZone::UTC).addSecs(-offset(text, at));
}

QJsonObject Rows::json(int row, int column) const
{
    return QJsonDocument::fromJson(bytes(row, column)).object();
}

QStringList Rows::array(int row, int column) const
{
    const QByteArray text = bytes(row, column);
    QStringList out;
    try {
        pqxx::array_parser parser(std::string_view(text.constData(), size_t(text.size())));
        for (;;) {
            const auto [juncture, value] = parser.get_next();
            if (juncture == pqxx::array_parser::juncture::done)
                return out;
            if (juncture == pqxx::array_parser::juncture::string_value)
                out << QString::fromUtf8(value.data(), qsizetype(value.size()));
            else if (juncture == pqxx::array_parser::juncture::null_value)
                out << QString();
        }
    } catch (const std::exception &) {
        return {}; // not an array
    }
}

Rows Rows::ofCopy(int columns, std::vector<QByteArray> lines)
{
    Rows out;
    out.m_columns = QStringList(columns, QString());
    for (const QByteArray &line : lines)
        if (line.count('\t') != columns - 1) // one within a value is written as a backslash and a t
            return {};
    out.m_lines = std::move(lines);
    return out;
}

std::optional<QByteArray> Rows::copied(int row, int column) const
{
    const QByteArrayView raw = fieldOf(m_lines[size_t(row)], column);
    if (raw == "\\N")
        return std::nullopt;
    return raw.contains('\\') ? unescaped(raw.toByteArray()) : raw.toByteArray();
}

int Rows::find(int column, QByteArrayView value, int from) const
{
    const bool asItIs = !m_lines.empty() && std::ranges::none_of(value, [](char c) { return c == '\\' || (c >= 0 && c < ' '); }); // and not as an escape
    for (int row = from; row < size(); ++row) {
        if (asItIs ? fieldOf(m_lines[size_t(row)], column) == value : bytes(row, column) == value && !isNull(row, column))
            return row;
    }
    return -1;
}

QByteArray Rows::bytea(int row, int column) const
{
    const QByteArray text = bytes(row, column);
    if (text.startsWith("\\x"))
        return QByteArray::fromHex(text.mid(2));
    size_t size = 0; // bytea_output = escape, set for the role or the database
    unsigned char *raw = PQunescapeBytea(reinterpret_cast<const unsigned char *>(text.constData()), &size);
    const QByteArray out(reinterpret_cast<const char *>(raw), qsizetype(size));
    PQfreemem(raw);
    return out;
}

} // namespace tenantry::postgres
