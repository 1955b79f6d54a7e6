#include "ui/login/connectionfile.h"

#include "postgres/settings.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tenantry::ui {

using base::fail;
using base::Kind;

base::Result<workstation::Profile> parseConnectionFile(const QByteArray &bytes)
{
    constexpr qsizetype most = 64 * 1024;
    const base::Text hint = QT_TRANSLATE_NOOP("core", "Ask whoever sent it for a new one: in the panel, “Save a connection file”.");
    if (bytes.size() > most)
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The file is too large to be a connection file."), hint);
    QJsonParseError parse;
    const QJsonObject json = QJsonDocument::fromJson(bytes, &parse).object();
    if (parse.error != QJsonParseError::NoError || !json.contains(QStringLiteral("tenantry")))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "This is not a connection file of Tenantry."), hint, parse.errorString());
    if (json.value(QStringLiteral("tenantry")).toInt() != 1)
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The connection file was written by a newer Tenantry."),
                    QT_TRANSLATE_NOOP("core", "Update this program, or type the address by hand."));
    TRY(const postgres::ConnectionSettings settings, postgres::parseUri(json.value(QStringLiteral("uri")).toString()));
    if (!settings.password.isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The connection file holds a password, and is refused for that."),
                    QT_TRANSLATE_NOOP("core", "Change that password: whoever had the file has it. Then ask for a file without one."));
    workstation::Profile profile;
    profile.uri = postgres::toUri(settings);
    profile.login = json.value(QStringLiteral("login")).toString(settings.user).left(63);
    profile.name = json.value(QStringLiteral("name")).toString().simplified().left(80);
    if (profile.name.isEmpty())
        profile.name = settings.host;
    profile.colour = json.value(QStringLiteral("colour")).toString();
    if (!QStringList{QStringLiteral("green"), QStringLiteral("amber"), QStringLiteral("red")}.contains(profile.colour))
        profile.colour = QStringLiteral("amber");
    return profile;
}

QByteArray connectionFile(const workstation::Profile &profile)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("tenantry"), 1},
                                     {QStringLiteral("name"), profile.name},
                                     {QStringLiteral("uri"), profile.uri},
                                     {QStringLiteral("login"), profile.login},
                                     {QStringLiteral("colour"), profile.colour}})
        .toJson();
}

} // namespace tenantry::ui
