// The answer of a query as a value: text format, detached from the connection, cheap to move to another thread.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace tenantry::postgres {

// A parameter of the extended protocol, in text format; nullopt is NULL. Implicit on purpose: query(sql, {slug, 5, true}).
struct Param {
    std::optional<QByteArray> text;

    Param(std::nullopt_t) {}
    Param(const QString &value) : text(value.toUtf8()) {}
    Param(const QByteArray &value) : text(value) {}
    Param(const char *value) : text(value) {}
    Param(int value) : text(QByteArray::number(value)) {}
    Param(qint64 value) : text(QByteArray::number(value)) {}
    Param(double value) : text(QByteArray::number(value, 'g', 17)) {}
    Param(bool value) : text(value ? "t" : "f") {}
    Param(const QDateTime &value);        // UTC; invalid is NULL
    Param(const QStringList &values);     // text[]
    Param(const QJsonObject &value);      // jsonb
    static Param bytea(const QByteArray &bytes); // hex form
    static Param orNull(const QString &value) { return value.isEmpty() ? Param(std::nullopt) : Param(value); }
};
using Params = std::vector<Param>;

class Rows {
public:
    int size() const { return int(!m_lines.empty() ? m_lines.size() : m_columns.isEmpty() ? 0 : m_cells.size() / size_t(m_columns.size())); }
    bool isEmpty() const { return m_cells.empty() && m_lines.empty(); }
    const QStringList &columns() const { return m_columns; }
    qint64 affected() const { return m_affected; } // of INSERT, UPDATE, DELETE

    bool isNull(int row, int column) const { return !cell(row, column).has_value(); }
    QByteArray bytes(int row, int column) const { return cell(row, column).value_or(QByteArray()); } // raw text
    QString text(int row, int column) const { return QString::fromUtf8(bytes(row, column)); }
    qint64 integer(int row, int column, qint64 ifNull = 0) const;
    double number(int row, int column, double ifNull = 0) const;
    bool boolean(int row, int column) const { return bytes(row, column) == "t"; }
    QDateTime time(int row, int column) const;     // timestamptz, as UTC
    QJsonObject json(int row, int column) const;
    QStringList array(int row, int column) const;  // text[]
    QByteArray bytea(int row, int column) const;   // decoded

    // The first row from `from` on whose raw text in `column` is `value`; -1: none. Makes nothing of the others.
    int find(int column, QByteArrayView value, int from = 0) const;

    // The lines of COPY … TO STDOUT in its text format, which are taken apart where they are asked for. What is not of that shape gives an empty answer.
    static Rows ofCopy(int columns, std::vector<QByteArray> lines);

private:
    friend class Connection;
    std::optional<QByteArray> cell(int row, int column) const
    {
        return m_lines.empty() ? m_cells[size_t(row) * size_t(m_columns.size()) + size_t(column)] : copied(row, column);
    }
    std::optional<QByteArray> copied(int row, int column) const;
    QStringList m_columns;
    std::vector<std::optional<QByteArray>> m_cells;
    std::vector<QByteArray> m_lines; // of a COPY, instead of cells
    qint64 m_affected = 0;
};

} // namespace tenantry::postgres
