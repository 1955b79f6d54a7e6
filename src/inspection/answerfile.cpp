#include "inspection/answerfile.h"

#include "base/csv.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace tenantry::inspection {

bool isNumber(unsigned type)
{
    return type == 20 || type == 21 || type == 23 || type == 26 || type == 700 || type == 701 || type == 1700;
}

QJsonValue cellJson(const Cell &cell, unsigned type)
{
    if (!cell)
        return QJsonValue::Null;
    bool ok = false;
    switch (type) {
    case 16: return *cell == "t";
    case 20: case 21: case 23: case 26: // int8, int2, int4, oid
        if (const qint64 number = cell->toLongLong(&ok); ok)
            return number;
        break;
    case 700: case 701: // float4, float8
        if (const double number = cell->toDouble(&ok); ok && std::isfinite(number))
            return number;
        break;
    default: break;
    }
    return QString::fromUtf8(*cell);
}

QByteArray asCsv(const QStringList &columns, const CellRows &rows, const std::stop_token &stop)
{
    QByteArray out = "\xEF\xBB\xBF";
    QByteArrayList parts;
    for (const QString &column : columns)
        parts << base::csvCell(column);
    out += parts.join(',') + "\r\n";
    for (const auto &row : rows) {
        if (stop.stop_requested())
            return {};
        parts.clear();
        for (const Cell &cell : row)
            parts << base::csvCell(QString::fromUtf8(cell.value_or(QByteArray())));
        out += parts.join(',') + "\r\n";
    }
    return out;
}

QByteArray asJsonLines(const QStringList &columns, const std::vector<unsigned> &types, const CellRows &rows, const std::stop_token &stop)
{
    QStringList names;
    for (const QString &column : columns) {
        QString name = column;
        for (int n = 2; names.contains(name); ++n)
            name = column + QLatin1Char('_') + QString::number(n);
        names << name;
    }
    QByteArray out;
    for (const auto &row : rows) {
        if (stop.stop_requested())
            return {};
        QByteArrayList members; // in the columns' order, which a QJsonObject does not keep
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QByteArray one = QJsonDocument(QJsonObject{{names.at(i), cellJson(row.at(size_t(i)), types.at(size_t(i)))}}).toJson(QJsonDocument::Compact);
            members << one.sliced(1, one.size() - 2);
        }
        out += '{' + members.join(',') + "}\n";
    }
    return out;
}

} // namespace tenantry::inspection
