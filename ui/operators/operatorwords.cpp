#include "ui/operators/operatorwords.h"

#include "ui/shell/language.h"
#include "ui/widgets/moments.h"

#include <QLocale>

namespace tenantry::ui {

using operators::Operator;
using registry::Role;

Status OperatorWords::status(const Operator &who)
{
    if (!who.enabled)
        return {QStringLiteral("lock"), tr("Disabled", "operator"), Tone::Neutral};
    if (!who.signsIn())
        return {QStringLiteral("warning"), tr("Cannot sign in"), Tone::Danger};
    if (!who.mustChangePassword)
        return {QStringLiteral("done"), tr("Active", "operator"), Tone::Success};
    if (who.oneTimeUntil.isValid() && who.oneTimeUntil < QDateTime::currentDateTimeUtc())
        return {QStringLiteral("warning"), tr("Password expired"), Tone::Danger};
    return {QStringLiteral("clock"), tr("One-time password"), Tone::Info};
}

QString OperatorWords::whyNoSignIn(const Operator &who)
{
    if (!who.enabled || who.signsIn())
        return {};
    return who.loginRole == operators::LoginRole::Gone
        ? tr("Their login is gone from the registry's server: somebody dropped it there. “Reset password” makes it anew.")
        : tr("Their login may not sign in on the registry's server at this moment. If nobody is disabling them or resetting their password right now, “Reset password” opens it again.");
}

QString OperatorWords::name(const Operator &who)
{
    if (who.name.isEmpty() || who.name == who.login)
        return base::printable(who.login);
    return QStringLiteral("%1 (%2)").arg(base::printable(who.name), base::printable(who.login));
}

QString OperatorWords::language(const QString &code) { return code.isEmpty() ? tr("The system's", "language") : Language::name(code); }

QString OperatorWords::tenants(const Operator &who) { return who.role == Role::Admin ? tr("All", "tenants") : QLocale().toString(who.tenants); }

QString OperatorWords::lastSignIn(const Operator &who, const QDateTime &now) { return who.lastSignInAt.isValid() ? ago(who.lastSignInAt, now) : tr("Never"); }

QString OperatorWords::from(const Operator &who)
{
    if (!who.lastSignInAt.isValid())
        return {};
    const QString place = who.lastSignInFrom.isEmpty() ? tr("the server's computer") : base::printable(who.lastSignInFrom);
    if (who.lastSignInWith == QLatin1String("tenantry"))
        return tr("%1, panel", "address").arg(place);
    if (who.lastSignInWith == QLatin1String("tenantryctl"))
        return tr("%1, command line", "address").arg(place);
    return who.lastSignInWith.isEmpty() ? place : QStringLiteral("%1, %2").arg(place, base::printable(who.lastSignInWith));
}

QString OperatorWords::keys(const QStringList &granted)
{
    QStringList names;
    for (const QString &each : granted)
        if (const QString name = each.section(u':', 0, 0); !names.contains(name))
            names << name;
    return names.join(QStringLiteral(", "));
}

QStringList OperatorWords::keysDueBecauseOf(const QString &login, const QList<operators::DataKeyStatus> &keys)
{
    QStringList names;
    for (const operators::DataKeyStatus &key : keys)
        if (key.dueSince.isValid() && key.dueBecause == login && !names.contains(key.name))
            names << key.name;
    return names;
}

} // namespace tenantry::ui
