#include "fleet/policy.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace tenantry::fleet {

using namespace tenantry::base;
using namespace Qt::StringLiterals;

namespace {

constexpr int tenantsWithoutWaves = 20;

QString labelOf(const WaveSize &wave, bool rest)
{
    if (rest)
        return u"rest"_s;
    return wave.percent > 0 ? QString::number(wave.percent) + u" %"_s : u"canary"_s;
}

std::unexpected<Error> badWave(const QString &part)
{
    return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is no wave."), {part}},
                QT_TRANSLATE_NOOP("core", "Waves are written like canary:3,10%,rest or canary:acme+zeta,25%,50%: a number of tenants, tenants by slug, or a percentage that grows."));
}

} // namespace

QJsonObject Policy::toJson() const
{
    QJsonObject out{{u"waves"_s, wavesText(waves)}, {u"wait_after_wave"_s, waitAfterWave}, {u"per_server"_s, perServer}, {u"attempts"_s, attempts},
                    {u"first_retry_ms"_s, qint64(firstRetry.count())}, {u"last_retry_ms"_s, qint64(lastRetry.count())},
                    {u"server_patience_s"_s, qint64(serverPatience.count())}, {u"check_connection"_s, checkConnection}};
    if (mostFailures)
        out.insert(u"most_failures"_s, *mostFailures);
    if (mostFailuresPercent)
        out.insert(u"most_failures_percent"_s, *mostFailuresPercent);
    if (healthMarginPercent) {
        out.insert(u"health_margin_percent"_s, *healthMarginPercent);
        out.insert(u"health_patience_s"_s, qint64(healthPatience.count()));
    }
    if (!checkSql.isEmpty())
        out.insert(u"check_sql"_s, QString::fromUtf8(checkSql));
    return out;
}

Policy Policy::fromJson(const QJsonObject &json)
{
    Policy out;
    if (auto waves = wavesFromText(json.value(u"waves"_s).toString()))
        out.waves = *waves;
    out.waitAfterWave = json.value(u"wait_after_wave"_s).toBool(out.waitAfterWave);
    out.perServer = std::max(0, json.value(u"per_server"_s).toInt(out.perServer));
    out.attempts = std::max(1, json.value(u"attempts"_s).toInt(out.attempts));
    out.firstRetry = std::chrono::milliseconds(std::max<qint64>(0, json.value(u"first_retry_ms"_s).toInteger(out.firstRetry.count())));
    out.lastRetry = std::max(out.firstRetry, std::chrono::milliseconds(json.value(u"last_retry_ms"_s).toInteger(out.lastRetry.count())));
    out.serverPatience = std::chrono::seconds(std::max<qint64>(0, json.value(u"server_patience_s"_s).toInteger(out.serverPatience.count())));
    out.checkConnection = json.value(u"check_connection"_s).toBool(out.checkConnection);
    if (const auto most = json.value(u"most_failures"_s); most.isDouble())
        out.mostFailures = std::max(0, most.toInt());
    if (const auto most = json.value(u"most_failures_percent"_s); most.isDouble())
        out.mostFailuresPercent = std::clamp(most.toDouble(), 0.0, 100.0);
    if (const auto margin = json.value(u"health_margin_percent"_s); margin.isDouble())
        out.healthMarginPercent = std::max(0.0, margin.toDouble());
    out.healthPatience = std::chrono::seconds(std::max<qint64>(0, json.value(u"health_patience_s"_s).toInteger(out.healthPatience.count())));
    out.checkSql = json.value(u"check_sql"_s).toString().toUtf8();
    return out;
}

bool Policy::bears(int failures, int total) const
{
    return !(mostFailures && failures > *mostFailures) && !(mostFailuresPercent && failures > total * *mostFailuresPercent / 100);
}

std::chrono::milliseconds Policy::delayBefore(int attempt) const
{
    const double factor = std::pow(2.0, std::clamp(attempt - 2, 0, 30));
    return std::chrono::milliseconds(qint64(std::min(double(lastRetry.count()), double(firstRetry.count()) * factor)));
}

Result<QList<WaveSize>> wavesFromText(const QString &text)
{
    QList<WaveSize> out;
    if (text.trimmed().isEmpty())
        return out;
    double before = 0;
    const auto parts = text.split(u',');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString part = parts[i].trimmed();
        if (part == "rest"_L1 || part == "100%"_L1) {
            if (i + 1 != parts.size())
                return badWave(part); // nothing is left after it
            continue;
        }
        WaveSize wave;
        bool ok = false;
        if (part.endsWith(u'%')) {
            wave.percent = part.chopped(1).trimmed().toDouble(&ok);
            if (!ok || !(wave.percent > before) || wave.percent >= 100)
                return badWave(part);
            before = wave.percent;
        } else {
            const QString what = part.startsWith("canary:"_L1) ? part.sliced(7).trimmed() : part;
            wave.count = what.toInt(&ok);
            if (ok ? wave.count < 1 : what == part)
                return badWave(part);
            if (!ok) {
                wave.count = 0;
                wave.tenants = what.split(u'+', Qt::SkipEmptyParts);
                if (wave.tenants.isEmpty())
                    return badWave(part);
            }
        }
        out << wave;
    }
    return out;
}

QString wavesText(const QList<WaveSize> &waves)
{
    QStringList out;
    for (const WaveSize &wave : waves)
        out << (wave.percent > 0 ? QString::number(wave.percent) + u'%' : u"canary:"_s + (wave.count > 0 ? QString::number(wave.count) : wave.tenants.join(u'+')));
    if (!out.isEmpty())
        out << u"rest"_s;
    return out.join(u',');
}

QList<WaveSize> defaultWaves(qsizetype tenants)
{
    return tenants <= tenantsWithoutWaves ? QList<WaveSize>{} : QList<WaveSize>{{1, 0, {}}, {0, 10, {}}};
}

Result<Division> divide(const QList<WaveSize> &waves, const QStringList &slugs)
{
    Division out;
    out.waveOf.fill(0, slugs.size());
    QHash<QString, qsizetype> at; // of those that a wave names
    if (std::ranges::any_of(waves, [](const WaveSize &size) { return !size.tenants.isEmpty(); }))
        for (qsizetype i = 0; i < slugs.size(); ++i)
            at.insert(slugs[i], i);
    qsizetype done = 0, next = 0;
    const auto into = [&](qsizetype index, int wave) {
        if (out.waveOf[index] != 0)
            return;
        out.waveOf[index] = wave;
        ++done;
    };
    const auto fill = [&](qsizetype upTo, int wave) {
        for (; next < slugs.size() && done < upTo; ++next)
            into(next, wave);
    };
    for (const WaveSize &size : waves) {
        const qsizetype before = done;
        const int wave = int(out.labels.size()) + 1;
        for (const QString &slug : size.tenants) {
            if (!at.contains(slug))
                return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The wave names %1, which is not among the tenants of this run."), {slug}},
                            QT_TRANSLATE_NOOP("core", "Name tenants that have something to do, or give a number."));
            into(at.value(slug), wave);
        }
        if (size.count > 0)
            fill(done + size.count, wave);
        else if (size.percent > 0)
            fill(qsizetype(std::ceil(double(slugs.size()) * size.percent / 100)), wave);
        if (done > before)
            out.labels << labelOf(size, false);
    }
    if (done < slugs.size()) {
        const int wave = int(out.labels.size()) + 1;
        out.labels << labelOf({}, true);
        fill(slugs.size(), wave);
    }
    if (out.labels.size() == 1)
        out.labels[0] = u"all"_s;
    return out;
}

} // namespace tenantry::fleet
