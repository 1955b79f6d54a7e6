#include "ui/tenants/formatting.h"

#include "tenants/tenantoperation.h"
#include "ui/widgets/moments.h"

#include <QLocale>

namespace tenantry::ui {

QString TenantFormat::operationKind(const QString &kind) { return tenants::operationTitle(kind).translated(); }

QString TenantFormat::ago(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return none();
    const qint64 seconds = time.secsTo(now);
    const QLocale locale;
    // A clock that is ahead of the server's by a little is no reason to talk about the future.
    if (seconds < 60 && seconds > -300)
        return tr("just now");
    if (seconds >= 60 && seconds < 3600)
        return tr("%1 min ago").arg(locale.toString(seconds / 60));
    if (seconds >= 3600 && seconds < 86400)
        return tr("%1 h ago").arg(locale.toString(seconds / 3600));
    if (seconds >= 86400 && seconds < 30 * 86400)
        return tr("%1 d ago").arg(locale.toString(seconds / 86400));
    return day(time.toLocalTime().date());
}

QString TenantFormat::size(std::optional<qint64> bytes)
{
    return bytes ? QLocale().formattedDataSize(*bytes, *bytes < 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat) : none();
}

QString TenantFormat::milliseconds(double ms)
{
    const QLocale locale;
    if (ms < 10)
        return tr("%1 ms").arg(locale.toString(ms, 'f', 1));
    if (ms < 1000)
        return tr("%1 ms").arg(locale.toString(ms, 'f', 0));
    return tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
}

QString TenantFormat::behind(int count) { return tr("%1 behind").arg(QLocale().toString(count)); }

QString TenantFormat::version(const QString &version, int behindBy)
{
    const QString text = version.isEmpty() ? none() : version;
    return behindBy > 0 ? QStringLiteral("%1 · %2").arg(text, behind(behindBy)) : text;
}

QString TenantFormat::none() { return QStringLiteral("–"); }

} // namespace tenantry::ui
