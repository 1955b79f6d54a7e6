#include "ui/tenants/commandline.h"

#include <algorithm>

namespace tenantry::ui {

QString shellQuoted(const QString &argument)
{
    const auto harmless = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || QStringView(u"-_./:@%+,=").contains(c);
    };
    if (!argument.isEmpty() && std::ranges::all_of(argument, harmless))
        return argument;
    QString quoted = argument;
    quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

QString commandLine(const QStringList &arguments)
{
    QStringList line{QStringLiteral("tenantryctl")};
    for (const QString &argument : arguments)
        line.append(shellQuoted(argument));
    return line.join(QLatin1Char(' '));
}

} // namespace tenantry::ui
