#include "postgres/sqlstate.h"

#include <QCoreApplication>
#include <array>

namespace tenantry::postgres {

using base::Kind;

namespace {

struct Row {
    const char *code; // five characters, or the two of a class
    Kind kind;
    const char *message; // %1: the server's own sentence
    const char *hint;
};

constexpr const char *plainRefusal = QT_TRANSLATE_NOOP("core", "The server refused: %1");

// Exact codes first, then classes. 55P03 and the serialization failures are Conflict: somebody else holds what is
// needed, nothing was done, and repeating is right; Timeout is kept for a time limit that ran out.
constexpr std::array table{
    Row{"28P01", Kind::Authentication, QT_TRANSLATE_NOOP("core", "The server does not accept this name and password."),
        QT_TRANSLATE_NOOP("core", "Check both, upper and lower case included; or have the password set again.")},
    Row{"28000", Kind::Authentication, QT_TRANSLATE_NOOP("core", "The server does not let this user sign in from here: %1"),
        QT_TRANSLATE_NOOP("core", "Check the user name; pg_hba.conf on the server decides who may connect from where, and whether TLS is needed.")},
    Row{"3D000", Kind::NotFound, QT_TRANSLATE_NOOP("core", "The database does not exist on this server: %1"),
        QT_TRANSLATE_NOOP("core", "Check the name of the database, and that this is the right server.")},
    Row{"3F000", Kind::NotFound, QT_TRANSLATE_NOOP("core", "The schema does not exist: %1"), nullptr},
    Row{"42704", Kind::NotFound, QT_TRANSLATE_NOOP("core", "Something that the statement needs does not exist: %1"), nullptr},
    Row{"42P01", Kind::NotFound, QT_TRANSLATE_NOOP("core", "A table that the statement needs does not exist: %1"), nullptr},
    Row{"53300", Kind::Conflict, QT_TRANSLATE_NOOP("core", "Too many connections: %1"),
        QT_TRANSLATE_NOOP("core", "Wait until some end, or raise the limit of the server (max_connections), the role or the database.")},
    Row{"53100", Kind::Io, QT_TRANSLATE_NOOP("core", "The disk of the server is full."),
        QT_TRANSLATE_NOOP("core", "Free space on the server, then try again; what was under way was undone.")},
    Row{"53200", Kind::Database, QT_TRANSLATE_NOOP("core", "The server has no memory left for this."),
        QT_TRANSLATE_NOOP("core", "Try again when it is less busy.")},
    Row{"42501", Kind::Permission, QT_TRANSLATE_NOOP("core", "The server does not permit this: %1"),
        QT_TRANSLATE_NOOP("core", "Sign in as somebody who may, or have the right granted.")},
    Row{"25006", Kind::Permission, QT_TRANSLATE_NOOP("core", "The session or the server is read-only."),
        QT_TRANSLATE_NOOP("core", "A standby takes no changes: connect to the primary.")},
    Row{"23505", Kind::Conflict, QT_TRANSLATE_NOOP("core", "The same value exists already: %1"), nullptr},
    Row{"23503", Kind::Conflict, QT_TRANSLATE_NOOP("core", "Something else refers to this, or what it refers to is gone: %1"), nullptr},
    Row{"23P01", Kind::Conflict, QT_TRANSLATE_NOOP("core", "It overlaps with something that exists already: %1"), nullptr},
    Row{"42P04", Kind::Conflict, QT_TRANSLATE_NOOP("core", "A database of this name exists already."),
        QT_TRANSLATE_NOOP("core", "Choose another name, or look what the existing one is.")},
    Row{"42P06", Kind::Conflict, QT_TRANSLATE_NOOP("core", "A schema of this name exists already: %1"), nullptr},
    Row{"42P07", Kind::Conflict, QT_TRANSLATE_NOOP("core", "A table, index or view of this name exists already: %1"), nullptr},
    Row{"42710", Kind::Conflict, QT_TRANSLATE_NOOP("core", "Something of this name exists already: %1"),
        QT_TRANSLATE_NOOP("core", "Choose another name, or look what the existing one is.")},
    Row{"55006", Kind::Conflict, QT_TRANSLATE_NOOP("core", "It is in use by another session: %1"),
        QT_TRANSLATE_NOOP("core", "Try again when the others have left; a psql left open counts.")},
    Row{"55000", Kind::Conflict, QT_TRANSLATE_NOOP("core", "It is not in the state that this needs: %1"), nullptr},
    Row{"55P03", Kind::Conflict, QT_TRANSLATE_NOOP("core", "Somebody else holds a lock that this needs."),
        QT_TRANSLATE_NOOP("core", "Try again; a long transaction in another session is the usual cause.")},
    Row{"40P01", Kind::Conflict, QT_TRANSLATE_NOOP("core", "This and another session waited for each other; the server ended this one."),
        QT_TRANSLATE_NOOP("core", "Try again: nothing of it was kept.")},
    Row{"40001", Kind::Conflict, QT_TRANSLATE_NOOP("core", "Somebody else changed the same data at the same time."),
        QT_TRANSLATE_NOOP("core", "Try again: nothing of it was kept.")},
    Row{"40003", Kind::OutcomeUnknown, QT_TRANSLATE_NOOP("core", "The server does not say whether the statement was carried out."),
        QT_TRANSLATE_NOOP("core", "Look before repeating it.")},
    Row{"2BP01", Kind::Conflict, QT_TRANSLATE_NOOP("core", "Other things depend on it: %1"),
        QT_TRANSLATE_NOOP("core", "Remove or reassign what depends on it first.")},
    Row{"57014", Kind::Cancelled, QT_TRANSLATE_NOOP("core", "The statement was cancelled on the server."), nullptr},
    Row{"57P01", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server ended the connection: it is shutting down, or somebody ended this session."),
        QT_TRANSLATE_NOOP("core", "Try again when the server is back.")},
    Row{"57P02", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server ended the connection because another of its processes crashed."),
        QT_TRANSLATE_NOOP("core", "Try again in a moment; the server recovers by itself.")},
    Row{"57P03", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server is starting up or shutting down and takes no connections now."),
        QT_TRANSLATE_NOOP("core", "Try again in a moment.")},
    Row{"57P04", Kind::NotFound, QT_TRANSLATE_NOOP("core", "The database was dropped while it was in use."), nullptr},
    Row{"57P05", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server ended the connection because it was idle too long."), nullptr},
    Row{"25P02", Kind::Database, QT_TRANSLATE_NOOP("core", "An earlier statement of this transaction failed; nothing of it was kept."), nullptr},
    Row{"25P03", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server ended the connection because a transaction was idle too long."), nullptr},
    Row{"22P05", Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A character cannot be kept in this database's encoding: %1"),
        QT_TRANSLATE_NOOP("core", "Leave the character out, or move to a database in UTF-8.")},
    Row{"22021", Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The text is not valid in its encoding: %1"),
        QT_TRANSLATE_NOOP("core", "Save the file as UTF-8 and try again.")},
    Row{"42601", Kind::Database, QT_TRANSLATE_NOOP("core", "The server does not understand the SQL: %1"), nullptr},
    Row{"0A000", Kind::Database, QT_TRANSLATE_NOOP("core", "This server cannot do that: %1"), nullptr},
    Row{"08", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The connection to the server was lost."),
        QT_TRANSLATE_NOOP("core", "Check the network and the server, then try again.")},
    Row{"28", Kind::Authentication, plainRefusal, nullptr},
    Row{"23", Kind::Conflict, QT_TRANSLATE_NOOP("core", "The data breaks a rule of the database: %1"), nullptr},
    Row{"40", Kind::Conflict, plainRefusal, nullptr},
    Row{"53", Kind::Conflict, QT_TRANSLATE_NOOP("core", "The server has not enough of something: %1"), nullptr},
    Row{"58", Kind::Io, QT_TRANSLATE_NOOP("core", "The server met a fault of its disk or system: %1"), nullptr},
};

const Row *find(const QString &sqlstate)
{
    for (const Row &row : table)
        if (sqlstate == QLatin1String(row.code))
            return &row;
    for (const Row &row : table)
        if (qstrlen(row.code) == 2 && sqlstate.startsWith(QLatin1String(row.code)))
            return &row;
    return nullptr;
}

void addLine(QString &out, const char *label, const QString &text)
{
    if (!text.isEmpty())
        out += QLatin1Char('\n') + QLatin1String(label) + text;
}

QString place(const ServerMessage &message, const QByteArray &sql, int statement)
{
    QString out;
    if (message.position > 0 && !sql.isEmpty()) {
        int line = 1, column = 1, left = message.position - 1; // the server counts characters, not bytes
        for (qsizetype i = 0; i < sql.size() && left > 0; ++i) {
            const auto byte = static_cast<unsigned char>(sql[i]);
            if ((byte & 0xC0) == 0x80)
                continue;
            --left;
            column = byte == '\n' ? 1 : column + 1;
            line += byte == '\n';
        }
        out = QStringLiteral("line %1, column %2").arg(line).arg(column);
    }
    if (statement > 0)
        out += (out.isEmpty() ? QString() : QStringLiteral(", ")) + QStringLiteral("statement %1").arg(statement);
    return out;
}

} // namespace

base::Error errorFromServer(const ServerMessage &message, const QByteArray &sql, int statement)
{
    base::Error error;
    error.kind = Kind::Database;
    error.message = plainRefusal;
    error.sqlstate = message.sqlstate;
    if (const Row *row = find(message.sqlstate)) {
        error.kind = row->kind;
        error.message = row->message;
        if (row->hint)
            error.hint = row->hint;
    }
    if (error.message.source.contains("%1"))
        error.message.args = {message.primary};

    error.detail = QStringLiteral("%1 %2: %3").arg(message.severity, message.sqlstate, message.primary);
    addLine(error.detail, "AT: ", place(message, sql, statement));
    // "Failing row contains (…)" repeats whole rows, hashes and personal data included; a function's context may repeat
    // the text of a statement that sets a password.
    if (!message.detail.contains(QLatin1String("row contains")))
        addLine(error.detail, "DETAIL: ", message.detail);
    addLine(error.detail, "HINT: ", message.hint);
    if (!message.context.contains(QLatin1String("password"), Qt::CaseInsensitive))
        addLine(error.detail, "CONTEXT: ", message.context);
    addLine(error.detail, "CONSTRAINT: ", message.constraint);
    return error;
}

} // namespace tenantry::postgres
