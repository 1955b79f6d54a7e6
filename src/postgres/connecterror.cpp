#include "postgres/connecterror.h"

#include "postgres/sqlstate.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <array>
#include <cerrno>
#include <unistd.h>

namespace tenantry::postgres {

using base::Error;
using base::Kind;

namespace {

QString place(const ConnectionSettings &settings)
{
    return settings.isSocket() ? settings.host : settings.host + QLatin1String(", ") + QString::number(settings.port);
}

// The server's own refusal: "FATAL:  28P01: password authentication …" (the connection asks for verbose messages).
std::optional<Error> fromServer(const ConnectionSettings &settings, const QString &text, bool needsPassword, bool usedPassword)
{
    static const QRegularExpression shape(QStringLiteral("([A-Z]+):  ([0-9A-Z]{5}): ([^\n]*)"));
    // With TLS "prefer" libpq may have tried twice; the last answer is the one about the connection that was wanted.
    std::optional<ServerMessage> message;
    auto matches = shape.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        message = ServerMessage{};
        message->severity = QStringLiteral("FATAL");
        message->sqlstate = match.captured(2);
        message->primary = match.captured(3);
    }
    if (!message)
        return std::nullopt;
    Error error = errorFromServer(*message);
    if (message->sqlstate == QLatin1String("3D000"))
        error.message = {QT_TRANSLATE_NOOP("core", "The server has no database “%1”."), {settings.database}};
    // A wrong password, or a name that is not known, is 28P01 wherever a password was asked for; what pg_hba.conf refuses is refused
    // before one is. What is left of 28000 after a password was sent is NOLOGIN, whatever language the server says it in. Where
    // none is asked for (peer, cert) only the English words tell it from a role that is not there.
    if (message->sqlstate == QLatin1String("28000") && (usedPassword || message->primary.contains(QLatin1String("not permitted to log in")))) {
        error.kind = Kind::Permission;
        error.message = {QT_TRANSLATE_NOOP("core", "The role “%1” is closed on the server (NOLOGIN)."), {settings.user}};
        error.hint = QT_TRANSLATE_NOOP("core", "Whoever runs the server can open it again.");
    }
    if (needsPassword && error.kind == Kind::Authentication && settings.password.isEmpty())
        error.message = QT_TRANSLATE_NOOP("core", "The server asks for a password, and none was given.");
    return error;
}

struct Row {
    const char *text; // in libpq's message
    Kind kind;
    const char *message; // %1: host and port
    const char *hint;
};

constexpr const char *checkServer =
    QT_TRANSLATE_NOOP("core", "Check the address and the port, that PostgreSQL is running there, and that listen_addresses and the firewall let this "
                              "computer in.");

constexpr std::array table{
    Row{"requested a cleartext password", Kind::Permission, QT_TRANSLATE_NOOP("core", "The server at %1 asks for the password in clear text. It was not sent."),
        QT_TRANSLATE_NOOP("core", "Let it ask by scram-sha-256 (pg_hba.conf). One whose certificate is checked (TLS mode “verify-full”) gets it in clear text as well.")},
    Row{"does not support SSL", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server at %1 does not offer TLS, and it was asked for."),
        QT_TRANSLATE_NOOP("core", "Turn TLS on at the server; on a network that you trust, TLS mode “prefer” works without it.")},
    Row{"does not match host name", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The certificate of the server at %1 is for another host name."),
        QT_TRANSLATE_NOOP("core", "Use the name that the certificate was made for; another name could be another server.")},
    Row{"root certificate file", Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The root certificate for %1 cannot be read."),
        QT_TRANSLATE_NOOP("core", "Give the PEM file of the authority that signed the server's certificate.")},
    Row{"certificate verify failed", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The certificate of the server at %1 is not trusted."),
        QT_TRANSLATE_NOOP("core", "Give the root certificate of the authority that signed it; if that is right, somebody may be in between.")},
    Row{"SSL error", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "TLS with the server at %1 failed."),
        QT_TRANSLATE_NOOP("core", "Check the TLS mode and the certificates of both sides.")},
    Row{"Connection refused", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "Nothing answers at %1."), checkServer},
    Row{"Network is unreachable", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "There is no way from this computer to %1."),
        QT_TRANSLATE_NOOP("core", "Check the network connection, and the VPN if the server needs one.")},
    Row{"No route to host", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "There is no way from this computer to %1."),
        QT_TRANSLATE_NOOP("core", "Check the network connection, and the VPN if the server needs one.")},
    Row{"timed out", Kind::Timeout, QT_TRANSLATE_NOOP("core", "The server at %1 did not answer in time."), checkServer},
    Row{"Permission denied", Kind::Permission, QT_TRANSLATE_NOOP("core", "This user may not use the socket in %1."),
        QT_TRANSLATE_NOOP("core", "Sign in to this computer as the owner of the server, or connect over the network.")},
    Row{"No such file or directory", Kind::Unreachable, QT_TRANSLATE_NOOP("core", "There is no PostgreSQL socket in %1."),
        QT_TRANSLATE_NOOP("core", "Check the folder and the port, and that the server is running.")},
    Row{"too long", Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The socket folder %1 has too long a path; the system allows 107 bytes."),
        QT_TRANSLATE_NOOP("core", "Move the socket to a folder with a shorter path.")},
};

} // namespace

Error connectTimeout(const ConnectionSettings &settings)
{
    return {Kind::Timeout,
            {QT_TRANSLATE_NOOP("core", "The server at %1 did not answer within %2 s."),
             {place(settings), QString::number(settings.connectTimeoutSeconds)}},
            checkServer, {}, {}};
}

Error connectError(const ConnectionSettings &settings, const QString &text, bool needsPassword, bool usedPassword)
{
    const QString plain = text.trimmed();
    if (auto error = fromServer(settings, plain, needsPassword, usedPassword)) {
        return *error;
    }
    if (needsPassword)
        return {Kind::Authentication, QT_TRANSLATE_NOOP("core", "The server asks for a password, and none was given."),
                QT_TRANSLATE_NOOP("core", "Give the password of this user."), {}, plain};
    for (const Row &row : table)
        if (plain.contains(QLatin1String(row.text)))
            return {row.kind, {row.message, {place(settings)}}, row.hint, {}, plain};
    return {Kind::Unreachable, {QT_TRANSLATE_NOOP("core", "No connection to the server at %1 came about."), {place(settings)}},
            QT_TRANSLATE_NOOP("core", "Check that a PostgreSQL server answers at this address and port."), {}, plain};
}

} // namespace tenantry::postgres
