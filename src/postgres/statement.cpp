#include "postgres/statement.h"

#include <QRegularExpression>
#include <QString>
#include <algorithm>
#include <array>

namespace tenantry::postgres {

namespace {

QByteArray firstWord(const QByteArray &sql)
{
    qsizetype at = 0;
    const auto skipTo = [&](const char *end) {
        const qsizetype found = sql.indexOf(end, at);
        at = found < 0 ? sql.size() : found + qsizetype(qstrlen(end));
    };
    while (at < sql.size()) {
        if (QByteArrayView(sql).sliced(at).startsWith("--"))
            skipTo("\n");
        else if (QByteArrayView(sql).sliced(at).startsWith("/*"))
            skipTo("*/");
        else if (QByteArrayView(" \t\r\n\f(;").contains(sql[at]))
            ++at;
        else
            break;
    }
    qsizetype end = at;
    while (end < sql.size() && ((sql[end] >= 'a' && sql[end] <= 'z') || (sql[end] >= 'A' && sql[end] <= 'Z')))
        ++end;
    return sql.mid(at, end - at).toUpper();
}

} // namespace

bool changesSomething(const QByteArray &sql)
{
    static constexpr std::array reading{"SELECT", "SHOW", "VALUES", "TABLE", "EXPLAIN", "SET", "RESET", "LISTEN", "UNLISTEN", "DISCARD",
                                        "FETCH", "BEGIN", "START", "ROLLBACK", "ABORT", "PREPARE", "DEALLOCATE", "DECLARE", "CLOSE",
                                        "SAVEPOINT", "LOCK", ""};
    const QByteArray word = firstWord(sql);
    if (word == "WITH") {
        const QByteArray upper = sql.toUpper();
        return upper.contains("INSERT") || upper.contains("UPDATE") || upper.contains("DELETE") || upper.contains("MERGE");
    }
    return std::ranges::none_of(reading, [&](const char *known) { return word == known; });
}

bool sessionRemembers(const QByteArray &sql)
{
    static constexpr std::array data{"SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE"};
    const QByteArray word = firstWord(sql);
    if (std::ranges::none_of(data, [&](const char *known) { return word == known; }))
        return true;
    static const QRegularExpression traces(QStringLiteral("set_config|advisory_lock|advisory_unlock|\\b(temp|temporary)\\b|pg_notify"), QRegularExpression::CaseInsensitiveOption);
    return traces.match(QString::fromUtf8(sql)).hasMatch();
}

bool copiesFromStdin(const QByteArray &sql)
{
    static const QRegularExpression shape(QStringLiteral("\\bCOPY\\b[^;]*\\bFROM\\s+STDIN\\b"), QRegularExpression::CaseInsensitiveOption);
    return shape.match(QString::fromUtf8(sql)).hasMatch();
}

} // namespace tenantry::postgres
