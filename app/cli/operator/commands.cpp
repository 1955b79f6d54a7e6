#include "cli/operator/commands.h"

#include "cli/json.h"
#include "cli/operator/verbs.h"

#include "workstation/connectionfile.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;

QJsonObject operatorJson(const operators::Operator &who)
{
    return {
        {u"id"_s, who.id},
        {u"login"_s, who.login},
        {u"name"_s, who.name},
        {u"email"_s, orNull(who.email)},
        {u"role"_s, registry::roleName(who.role)},
        {u"language"_s, orNull(who.language)},
        {u"enabled"_s, who.enabled},
        {u"can_sign_in"_s, who.signsIn()},
        {u"must_change_password"_s, who.mustChangePassword},
        {u"tenants"_s, who.tenants},
        {u"open_sessions"_s, who.openSessions},
        {u"keys"_s, QJsonArray::fromStringList(who.keys)},
        {u"last_sign_in_at"_s, timeJson(who.lastSignInAt)},
        {u"last_sign_in_from"_s, orNull(who.lastSignInFrom)},
        {u"last_sign_in_with"_s, orNull(who.lastSignInWith)},
        {u"created_at"_s, timeJson(who.createdAt)},
    };
}

Result<operators::Role> roleGiven(const QString &text)
{
    if (text.compare("admin"_L1, Qt::CaseInsensitive) == 0)
        return operators::Role::Admin;
    if (text.compare("user"_L1, Qt::CaseInsensitive) == 0)
        return operators::Role::User;
    return failure(Kind::InvalidInput, translate("cli", "--role takes admin or user, not “%1”.").arg(base::printable(text)));
}

Result<QStringList> tenantIds(const registry::SessionPtr &session, const QStringList &references, std::stop_token stop)
{
    QStringList ids;
    for (const QString &reference : references) {
        TRY(const registry::Tenant tenant, registry::TenantRepository(session).find(reference, stop));
        ids << tenant.id;
    }
    return ids;
}

Result<int> showInvited(Context &context, const registry::SessionPtr &session, const operators::Invited &invited, const QString &sentence)
{
    Console &console = context.console;
    const QString password = base::textFromSecret(invited.oneTimePassword);
    // Said first: a file that cannot be written must not swallow what is shown once.
    if (console.json) {
        QJsonObject object = operatorJson(invited.who);
        object.insert(u"one_time_password"_s, password);
        console.document(object);
    } else {
        console.note(sentence.arg(base::printable(invited.who.login)));
        console.line(translate("cli", "One-time password: %1").arg(password));
        const int days = operators::oneTimeDays; // lupdate does not see a string whose count is more than a name
        console.note(translate("cli", "It is shown this once, is changed at the first sign-in, and ends after %n day(s).", nullptr, days));
    }
    if (!context.arguments.has("connection-file"))
        return exitDone;
    postgres::ConnectionSettings settings = session->settings();
    settings.user = invited.who.login;
    settings.rootCertificate.clear(); // a file of this computer
    settings.applicationName = postgres::ConnectionSettings().applicationName;
    workstation::Profile profile;
    profile.name = session->registry().name;
    profile.uri = postgres::toUri(settings);
    profile.login = invited.who.login;
    profile.colour = session->registry().colour;
    TRYV(workstation::writeConnectionFile(context.arguments.value("connection-file"), profile));
    return exitDone;
}

Commands operatorCommands()
{
    Commands list;
    list.push_back(operatorAdd());
    list.push_back(operatorList());
    list.push_back(operatorEdit());
    list.push_back(operatorAssign());
    list.push_back(operatorDisable());
    list.push_back(operatorEnable());
    list.push_back(operatorPassword());
    return list;
}

} // namespace tenantry::cli
