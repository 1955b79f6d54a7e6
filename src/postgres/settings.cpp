#include "postgres/settings.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>
#include <array>
#include <utility>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;

namespace {

constexpr std::array<std::pair<TlsMode, const char *>, 6> tlsNames{{{TlsMode::Disable, "disable"},
                                                                    {TlsMode::Allow, "allow"},
                                                                    {TlsMode::Prefer, "prefer"},
                                                                    {TlsMode::Require, "require"},
                                                                    {TlsMode::VerifyCa, "verify-ca"},
                                                                    {TlsMode::VerifyFull, "verify-full"}}};

bool hasControl(const QString &text)
{
    for (const QChar c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            return true;
    return false;
}

base::Text uriHint()
{
    return QT_TRANSLATE_NOOP("core", "Write it like postgresql://ana@db.example.org:5432/registry?sslmode=verify-full; characters such as / ? # @ % in a "
                                     "name or password as %2F %3F %23 %40 %25.");
}

std::unexpected<base::Error> badUri(const char *reason, const QStringList &args = {})
{
    return fail(Kind::InvalidInput, {reason, args}, uriHint());
}

// Percent-decoding that accepts nothing it would have to guess: complete escapes, valid UTF-8, no control characters.
std::optional<QString> decoded(const QString &part)
{
    const QByteArray bytes = part.toUtf8();
    QByteArray out;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '%') {
            out += bytes[i];
            continue;
        }
        bool ok = false;
        const int value = i + 2 < bytes.size() ? bytes.mid(i + 1, 2).toInt(&ok, 16) : 0;
        if (!ok || bytes[i + 1] == '+' || bytes[i + 1] == '-' || value == 0)
            return std::nullopt;
        out += char(value);
        i += 2;
    }
    if (!out.isValidUtf8())
        return std::nullopt;
    const QString text = QString::fromUtf8(out);
    return hasControl(text) ? std::nullopt : std::optional(text);
}

QString encoded(const QString &part, const QByteArray &keep = {})
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part, keep));
}

std::optional<int> wholeNumber(const QString &text, int least, int most)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9]{1,6}\\z"));
    if (!shape.match(text).hasMatch() || text.toInt() < least || text.toInt() > most)
        return std::nullopt;
    return text.toInt();
}

Result<void> takeHost(ConnectionSettings &settings, const QString &hostAndPort)
{
    QString host = hostAndPort, port;
    if (host.startsWith(QLatin1Char('['))) {
        const qsizetype close = host.indexOf(QLatin1Char(']'));
        if (close < 0 || (close + 1 < host.size() && host[close + 1] != QLatin1Char(':')))
            return badUri(QT_TRANSLATE_NOOP("core", "The address in brackets in this URI is not complete."));
        port = host.mid(close + 1);
        host = host.mid(1, close - 1);
    } else if (const qsizetype colon = host.indexOf(QLatin1Char(':')); colon >= 0) {
        port = host.mid(colon);
        host.truncate(colon);
    }
    const auto name = decoded(host);
    if (!name)
        return badUri(QT_TRANSLATE_NOOP("core", "The host in this URI cannot be read."));
    settings.host = *name;
    if (port.size() > 1) {
        const auto number = wholeNumber(port.mid(1), 1, 65535);
        if (!number)
            return badUri(QT_TRANSLATE_NOOP("core", "The port in this URI is not a number from 1 to 65535."));
        settings.port = *number;
    }
    return {};
}

Result<void> takeParameter(ConnectionSettings &settings, const QString &name, const QString &value)
{
    if (name == QLatin1String("sslmode")) {
        TRY(settings.tls, tlsModeFromName(value));
    } else if (name == QLatin1String("sslrootcert")) {
        settings.rootCertificate = value;
    } else if (name == QLatin1String("application_name")) {
        settings.applicationName = value;
    } else if (name == QLatin1String("host")) {
        settings.host = value;
    } else if (name == QLatin1String("user")) {
        settings.user = value;
    } else if (name == QLatin1String("dbname")) {
        settings.database = value;
    } else if (name == QLatin1String("password")) {
        settings.password = base::secretFromText(value);
    } else if (name == QLatin1String("port")) {
        const auto number = wholeNumber(value, 1, 65535);
        if (!number)
            return badUri(QT_TRANSLATE_NOOP("core", "The port in this URI is not a number from 1 to 65535."));
        settings.port = *number;
    } else if (name == QLatin1String("connect_timeout")) {
        const auto number = wholeNumber(value, 1, 3600);
        if (!number)
            return badUri(QT_TRANSLATE_NOOP("core", "connect_timeout in this URI is not a number of seconds from 1 to 3600."));
        settings.connectTimeoutSeconds = *number;
    } else {
        return badUri(QT_TRANSLATE_NOOP("core", "This URI holds a parameter that Tenantry does not know."));
    }
    return {};
}

} // namespace

QString tlsModeName(TlsMode mode)
{
    for (const auto &[value, name] : tlsNames)
        if (value == mode)
            return QString::fromLatin1(name);
    return {};
}

Result<TlsMode> tlsModeFromName(const QString &name)
{
    for (const auto &[value, known] : tlsNames)
        if (name == QLatin1String(known))
            return value;
    return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "This TLS mode does not exist."),
                QT_TRANSLATE_NOOP("core", "Use disable, allow, prefer, require, verify-ca or verify-full."));
}

// No part of a URI is repeated in an error: where a password holds an unescaped / or ?, any part may be a piece of it.
Result<ConnectionSettings> parseUri(const QString &uri)
{
    QString rest;
    for (const char *scheme : {"postgresql://", "postgres://"})
        if (uri.startsWith(QLatin1String(scheme)))
            rest = uri.mid(qsizetype(qstrlen(scheme)));
    if (rest.isNull())
        return badUri(QT_TRANSLATE_NOOP("core", "This is not a PostgreSQL URI: it does not begin with postgresql://."));
    if (hasControl(uri))
        return badUri(QT_TRANSLATE_NOOP("core", "This URI holds control characters."));
    if (rest.contains(QLatin1Char('#')))
        return badUri(QT_TRANSLATE_NOOP("core", "This URI holds a # that is not escaped."));

    QString query;
    if (const qsizetype mark = rest.indexOf(QLatin1Char('?')); mark >= 0) {
        query = rest.mid(mark + 1);
        rest.truncate(mark);
    }
    QString path;
    if (const qsizetype slash = rest.indexOf(QLatin1Char('/')); slash >= 0) {
        path = rest.mid(slash + 1);
        rest.truncate(slash);
    }

    ConnectionSettings settings;
    if (const qsizetype at = rest.lastIndexOf(QLatin1Char('@')); at >= 0) {
        const QString person = rest.left(at);
        rest = rest.mid(at + 1);
        const qsizetype colon = person.indexOf(QLatin1Char(':'));
        const auto user = decoded(colon < 0 ? person : person.left(colon));
        const auto password = decoded(colon < 0 ? QString() : person.mid(colon + 1));
        if (!user || !password)
            return badUri(QT_TRANSLATE_NOOP("core", "The user name or password in this URI cannot be read."));
        settings.user = *user;
        if (!password->isEmpty())
            settings.password = base::secretFromText(*password);
    }
    TRYV(takeHost(settings, rest));
    if (!path.isEmpty()) {
        const auto database = decoded(path);
        if (!database || path.contains(QLatin1Char('/')) || path.contains(QLatin1Char('@')))
            return badUri(QT_TRANSLATE_NOOP("core", "The database name in this URI cannot be read."));
        settings.database = *database;
    }
    for (const QString &pair : query.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(QLatin1Char('='));
        const auto value = equals < 0 ? std::nullopt : decoded(pair.mid(equals + 1));
        if (!value)
            return badUri(QT_TRANSLATE_NOOP("core", "The parameters in this URI cannot be read."));
        TRYV(takeParameter(settings, pair.left(equals), *value));
    }
    TRYV(check(settings));
    return settings;
}

QString toUri(const ConnectionSettings &settings)
{
    QString out = QStringLiteral("postgresql://");
    if (!settings.user.isEmpty())
        out += encoded(settings.user) + QLatin1Char('@');
    QStringList parameters;
    if (settings.isSocket()) {
        parameters << QStringLiteral("host=") + encoded(settings.host, "/");
        if (settings.port != 5432)
            parameters << QStringLiteral("port=%1").arg(settings.port);
    } else {
        out += settings.host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(encoded(settings.host, ":")) : encoded(settings.host);
        out += QStringLiteral(":%1").arg(settings.port);
        if (settings.tls != TlsMode::Prefer)
            parameters << QStringLiteral("sslmode=") + tlsModeName(settings.tls);
        if (!settings.rootCertificate.isEmpty())
            parameters << QStringLiteral("sslrootcert=") + encoded(settings.rootCertificate, "/");
    }
    out += QLatin1Char('/') + encoded(settings.database);
    const ConnectionSettings defaults;
    if (settings.connectTimeoutSeconds != defaults.connectTimeoutSeconds)
        parameters << QStringLiteral("connect_timeout=%1").arg(settings.connectTimeoutSeconds);
    if (settings.applicationName != defaults.applicationName)
        parameters << QStringLiteral("application_name=") + encoded(settings.applicationName);
    if (!parameters.isEmpty())
        out += QLatin1Char('?') + parameters.join(QLatin1Char('&'));
    return out;
}

Result<void> check(const ConnectionSettings &settings)
{
    if (settings.host.isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The host is empty."),
                    QT_TRANSLATE_NOOP("core", "Give the name or address of the server, or the folder of its socket."));
    if (settings.port < 1 || settings.port > 65535)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is not a port."), {QString::number(settings.port)}},
                    QT_TRANSLATE_NOOP("core", "Use a number from 1 to 65535; PostgreSQL's own is 5432."));
    const std::array texts{settings.host, settings.database, settings.user, settings.rootCertificate, settings.applicationName};
    for (const QString &text : texts)
        if (hasControl(text))
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” holds control characters."), {text}},
                        QT_TRANSLATE_NOOP("core", "Type the value again instead of pasting it."));
    // libpq reads a comma as a list of hosts and a leading @ as an abstract socket.
    if (settings.host.contains(QLatin1Char(',')) || settings.host.startsWith(QLatin1Char('@')))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is not one host."), {settings.host}},
                    QT_TRANSLATE_NOOP("core", "Give one name or address, without commas."));
    if (!settings.isSocket() && (settings.host.contains(QLatin1Char('[')) || settings.host.contains(QLatin1Char(']'))))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” holds brackets."), {settings.host}},
                    QT_TRANSLATE_NOOP("core", "Give an IPv6 address without brackets; the port has a field of its own."));
    if (settings.database.isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The database name is empty."),
                    QT_TRANSLATE_NOOP("core", "Give the name of the database; postgres exists on every server."));
    if (settings.connectTimeoutSeconds < 1 || settings.connectTimeoutSeconds > 3600)
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The time allowed for connecting is not between 1 second and 1 hour."),
                    QT_TRANSLATE_NOOP("core", "Use a few seconds; 5 suits most networks."));
    if (QByteArrayView(settings.password.constData(), settings.password.size()).contains('\0'))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The password holds a character that PostgreSQL cannot take (NUL)."),
                    QT_TRANSLATE_NOOP("core", "Type the password again instead of pasting it."));
    return {};
}

} // namespace tenantry::postgres
