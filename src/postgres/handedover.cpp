#include "postgres/handedover.h"

#include "postgres/connection.h"

#include <algorithm>

namespace tenantry::postgres {

namespace {
constexpr char behind[] = "\n; SELECT"; // the line of a comment ends before it
}

int characters(QByteArrayView utf8)
{
    return int(std::ranges::count_if(utf8, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

QByteArray HandedOver::message(const QByteArray &sql) const
{
    QByteArray out;
    out.reserve(sql.size() + qsizetype(pieces.size()) * (function.size() + 16));
    for (const Piece &piece : pieces) {
        const QByteArrayView text = QByteArrayView(sql).sliced(piece.offset, piece.length);
        if (piece.asItIs)
            out += text;
        else
            out += "SELECT " + function + '(' + (piece.notLast ? quoteLiteral(QByteArrayView(text.toByteArray() + behind)) : quoteLiteral(text)) + ')';
        out += "; ";
    }
    return out;
}

// The context tells the innermost call first; the last two are the function itself and the statement that it was handed.
void comeOut(ServerMessage &message, const HandedOver &handed, const QByteArray &sql, int statement)
{
    message.position = 0; // in what was made of the script
    if (statement < 1 || size_t(statement) > handed.pieces.size() || handed.pieces[size_t(statement) - 1].asItIs)
        return;
    const HandedOver::Piece &piece = handed.pieces[size_t(statement) - 1];
    const QByteArrayView bytes = QByteArrayView(sql).sliced(piece.offset, piece.length);
    const QString text = QString::fromUtf8(bytes);
    if (message.innerPosition > 0 && message.innerSql.startsWith(text) && message.innerSql.size() <= text.size() + qsizetype(sizeof behind) - 1)
        message.position = characters(QByteArrayView(sql).first(piece.offset)) + message.innerPosition;
    const qsizetype call = message.context.lastIndexOf(QString::fromUtf8(handed.function) + QLatin1Char('('));
    if (call < 0)
        return;
    message.context.truncate(std::max<qsizetype>(0, message.context.lastIndexOf(QLatin1Char('\n'), call)));
    if (const qsizetype named = message.context.lastIndexOf(text); named >= 0 && named + text.size() + 2 + qsizetype(sizeof behind) >= message.context.size())
        message.context.truncate(std::max<qsizetype>(0, message.context.lastIndexOf(QLatin1Char('\n'), named)));
}

} // namespace tenantry::postgres
