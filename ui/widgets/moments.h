// Moments in the words, the date format and the time zone of the operator: one way of writing them for every page.
#pragma once

#include <QDateTime>
#include <QString>

namespace tenantry::ui {

// "just now", "3 minutes ago", "yesterday at 14:05", a day when it is older. Invalid: "never".
QString ago(const QDateTime &time, const QDateTime &now = QDateTime::currentDateTimeUtc());
QString moment(const QDateTime &time); // to the minute: where people read it. Invalid: a dash
QString exact(const QDateTime &time);  // with seconds and zone: where it is compared, in tool tips and facts. Invalid: a dash
QString clock(const QDateTime &time);  // "14:05", of a day that is known
QString day(const QDate &date);        // invalid: a dash
QString momentFormat();                // of moment(), for what is typed
// A value of the registry that is a time or a date as JSON writes it, said by `words` or day(); anything else as it is.
QString withMoments(const QString &value, QString (*words)(const QDateTime &) = moment);

} // namespace tenantry::ui
