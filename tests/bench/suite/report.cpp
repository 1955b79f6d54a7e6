#include "bench/suite/measure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>
#include <QThread>
#include <algorithm>

namespace tenantry::bench {

namespace {

const QString none = QStringLiteral("–");

QString number(double value) // three significant digits, no exponent
{
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

QString shown(double value, Unit unit)
{
    if (unit == Unit::Bytes)
        return number(value / 1e6) + QStringLiteral(" MB");
    if (value >= 1)
        return number(value) + QStringLiteral(" s");
    if (value >= 1e-3)
        return number(value * 1e3) + QStringLiteral(" ms");
    if (value >= 1e-6)
        return number(value * 1e6) + QStringLiteral(" µs");
    return number(value * 1e9) + QStringLiteral(" ns");
}

QString rate(const std::optional<double> &seconds, Unit unit)
{
    return seconds && unit == Unit::Seconds && *seconds > 0 ? number(1 / *seconds) : none;
}

QString shown(const Target &target, Unit unit)
{
    switch (target.kind) {
    case Target::Kind::None: return none;
    case Target::Kind::AtMost: return QStringLiteral("≤ ") + shown(target.value, unit);
    case Target::Kind::RateAtLeast: return QStringLiteral("≥ %1 /s").arg(number(target.value));
    case Target::Kind::RatioAtMost: return QStringLiteral("≤ %1 × floor").arg(target.value);
    case Target::Kind::RatioAtLeast: return QStringLiteral("≥ %1 × floor's rate").arg(target.value);
    }
    return none;
}

QString targetName(Target::Kind kind)
{
    switch (kind) {
    case Target::Kind::None: break;
    case Target::Kind::AtMost: return QStringLiteral("at_most");
    case Target::Kind::RateAtLeast: return QStringLiteral("rate_at_least");
    case Target::Kind::RatioAtMost: return QStringLiteral("ratio_at_most");
    case Target::Kind::RatioAtLeast: return QStringLiteral("rate_ratio_at_least");
    }
    return QStringLiteral("none");
}

} // namespace

QString table(const std::vector<Outcome> &outcomes)
{
    QList<QStringList> rows{{QStringLiteral("case"), QStringLiteral("floor"), QStringLiteral("measured"), QStringLiteral("±"),
                             QStringLiteral("per second"), QStringLiteral("ratio"), QStringLiteral("target"), QString()}};
    for (const Outcome &each : outcomes) {
        const Unit unit = each.subject->unit;
        const auto held = each.held();
        rows.append({each.subject->name, each.floor ? shown(*each.floor, unit) : none, each.measured ? shown(*each.measured, unit) : none,
                     each.measured ? number(each.spread * 100) + QStringLiteral(" %") : none, rate(each.measured, unit),
                     each.ratio() ? number(each.subject->target.kind == Target::Kind::RatioAtLeast ? 1 / *each.ratio() : *each.ratio()) : none, shown(each.subject->target, unit),
                     !each.measured ? QStringLiteral("FAILED") : !held ? QString() : *held ? QStringLiteral("held") : QStringLiteral("MISSED")});
    }
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows)
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const bool words = i == 0 || i >= 6;
            line += (words ? row[i].leftJustified(widths[i]) : row[i].rightJustified(widths[i])) + QStringLiteral("  ");
        }
        text += line.trimmed() + QLatin1Char('\n');
    }
    for (const Outcome &each : outcomes)
        if (!each.measured)
            text += QStringLiteral("\n%1: %2 %3\n").arg(each.subject->name, each.error.message.translated(), each.error.detail);
        else if (!each.subject->floorIs.isEmpty())
            text += QStringLiteral("\n%1: the floor is %2.").arg(each.subject->name, each.subject->floorIs);
    return text + QLatin1Char('\n');
}

QByteArray json(const std::vector<Outcome> &outcomes)
{
    QJsonArray cases;
    for (const Outcome &each : outcomes) {
        QJsonObject one{{QStringLiteral("name"), each.subject->name},
                        {QStringLiteral("unit"), each.subject->unit == Unit::Bytes ? QStringLiteral("bytes") : QStringLiteral("seconds")},
                        {QStringLiteral("rounds"), each.rounds},
                        {QStringLiteral("target"), QJsonObject{{QStringLiteral("kind"), targetName(each.subject->target.kind)},
                                                               {QStringLiteral("value"), each.subject->target.value}}}};
        if (each.floor)
            one.insert(QStringLiteral("floor"), *each.floor);
        if (each.measured) {
            one.insert(QStringLiteral("measured"), *each.measured);
            one.insert(QStringLiteral("spread"), each.spread);
        } else {
            one.insert(QStringLiteral("error"), each.error.toJson());
        }
        if (each.ratio())
            one.insert(QStringLiteral("ratio"), *each.ratio());
        if (each.held())
            one.insert(QStringLiteral("held"), *each.held());
        cases.append(one);
    }
    const QJsonObject all{{QStringLiteral("version"), QStringLiteral(TENANTRY_VERSION)},
                          {QStringLiteral("build"), QStringLiteral(TENANTRY_BUILD_TYPE)},
                          {QStringLiteral("cpus"), QThread::idealThreadCount()},
                          {QStringLiteral("cpu"), QSysInfo::currentCpuArchitecture()},
                          {QStringLiteral("cases"), cases}};
    return QJsonDocument(all).toJson();
}

} // namespace tenantry::bench
