#include "ui/widgets/moments.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace tenantry::ui {

namespace {

QString none() { return QStringLiteral("–"); }
} // namespace

QString momentFormat() { return QCoreApplication::translate("tenantry::ui::Moments", "d MMM yyyy, HH:mm", "date and time format"); }

QString moment(const QDateTime &time) { return time.isValid() ? QLocale().toString(time.toLocalTime(), momentFormat()) : none(); }

QString exact(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(),
                                               QCoreApplication::translate("tenantry::ui::Moments", "d MMMM yyyy, HH:mm:ss t", "date and time format with zone"))
                          : none();
}

QString clock(const QDateTime &time) { return QLocale().toString(time.toLocalTime(), QCoreApplication::translate("tenantry::ui::Moments", "HH:mm", "time format")); }

QString day(const QDate &date)
{
    return date.isValid() ? QLocale().toString(date, QCoreApplication::translate("tenantry::ui::Moments", "d MMM yyyy", "date format")) : none();
}

QString withMoments(const QString &value, QString (*words)(const QDateTime &))
{
    static const QRegularExpression date(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d$")),
        time(QStringLiteral("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$"));
    if (date.match(value).hasMatch()) {
        const QDate at = QDate::fromString(value, Qt::ISODate);
        return at.isValid() ? day(at) : value;
    }
    const auto match = time.match(value);
    const QDateTime at = match.hasMatch() ? QDateTime::fromString(match.captured(1) + match.captured(2), Qt::ISODate) : QDateTime();
    return at.isValid() ? words(at) : value;
}

QString ago(const QDateTime &time, const QDateTime &now)
{
    const auto say = [](const char *text, int n = -1) { return QCoreApplication::translate("tenantry::ui::Ago", text, nullptr, n); };
    if (!time.isValid())
        return say(QT_TRANSLATE_NOOP("tenantry::ui::Ago", "never"));
    const qint64 seconds = time.secsTo(now);
    const QLocale locale;
    const QDateTime here = time.toLocalTime(), today = now.toLocalTime();
    if (seconds < -60) // another clock
        return moment(time);
    if (seconds < 60)
        return say(QT_TRANSLATE_NOOP("tenantry::ui::Ago", "just now"));
    if (seconds < 3600)
        return say(QT_TRANSLATE_N_NOOP("tenantry::ui::Ago", "%Ln minutes ago"), static_cast<int>(seconds / 60));
    if (seconds < 6 * 3600)
        return say(QT_TRANSLATE_N_NOOP("tenantry::ui::Ago", "%Ln hours ago"), static_cast<int>(seconds / 3600));
    const qint64 days = here.date().daysTo(today.date());
    if (days == 0)
        return say(QT_TRANSLATE_NOOP("tenantry::ui::Ago", "today at %1")).arg(clock(time));
    if (days == 1)
        return say(QT_TRANSLATE_NOOP("tenantry::ui::Ago", "yesterday at %1")).arg(clock(time));
    return day(here.date());
}

} // namespace tenantry::ui
