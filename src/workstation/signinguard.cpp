#include "workstation/signinguard.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QTimeZone>
#include <algorithm>

namespace tenantry::workstation {

using namespace std::chrono_literals;

namespace {

struct Known {
    int failures = 0;
    QDateTime last;
};

QString written(const Known &known) { return QStringLiteral("%1 %2").arg(known.failures).arg(known.last.toMSecsSinceEpoch()); }

Known known(Store *store, const QString &key, const base::Clock &clock)
{
    const QStringList parts = store ? store->preference(key).split(QLatin1Char(' ')) : QStringList();
    if (parts.size() != 2)
        return {};
    Known out{parts[0].toInt(), QDateTime::fromMSecsSinceEpoch(parts[1].toLongLong(), QTimeZone::UTC)};
    const QDateTime now = clock();
    if (out.failures <= 0)
        return {};
    if (out.last > now) { // the clock was put back: it counts from now, and not until the clock is there again
        out.last = now;
        (void)store->setPreference(key, written(out));
    }
    if (out.last.secsTo(now) > std::chrono::seconds(SignInGuard::forgotten).count())
        return {};
    return out;
}

QString hashed(const QString &text) { return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(32)); }

constexpr qsizetype mostTried = 50; // names; those of more than that are counted together, as nobody's
const QString others = QStringLiteral("others");

std::chrono::seconds delayAfter(int failures)
{
    if (failures >= SignInGuard::lockAfter)
        return SignInGuard::locked;
    return failures < 3 ? 0s : std::chrono::seconds(1LL << (failures - 2)); // 2 s after the third, 128 s after the ninth
}

} // namespace

// Hashed: people type passwords into the field for the name.
SignInGuard::SignInGuard(Store *store, const QString &place, const QString &login, base::Clock clock)
    : m_store(store), m_place(place), m_name(hashed(place + QLatin1Char('\n') + login)), m_login(login), m_clock(std::move(clock))
{
}

QString SignInGuard::triedKey() const { return QStringLiteral("signin-tried/") + hashed(m_place); }

QList<std::pair<QString, int>> SignInGuard::tried() const
{
    QList<std::pair<QString, int>> out;
    if (m_store)
        for (const QString &each : m_store->preference(triedKey()).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            if (const QStringList parts = each.split(QLatin1Char(':')); parts.size() == 2 && parts[1].toInt() > 0)
                out.append({parts[0], parts[1].toInt()});
    return out;
}

void SignInGuard::keepTried(const QList<std::pair<QString, int>> &tried)
{
    QStringList words;
    for (const auto &[name, count] : tried)
        words << name + QLatin1Char(':') + QString::number(count);
    if (m_store)
        (void)m_store->setPreference(triedKey(), words.join(QLatin1Char(' ')));
}

void SignInGuard::told(const QList<std::pair<QString, int>> &tried)
{
    auto left = this->tried(); // there may be more by now
    for (auto &[name, count] : left)
        for (const auto &[known, times] : tried)
            count -= name == known ? times : 0;
    left.removeIf([](const auto &each) { return each.second <= 0; });
    keepTried(left);
}

// Another way to write the same place is not another place: what failed there counts here.
QString SignInGuard::placeOf(const QString &host, int port, const QString &database)
{
    QString at = host.toLower();
    while (at.size() > 1 && at.endsWith(QLatin1Char('.'))) // a name that is written to its root
        at.chop(1);
    if (host.startsWith(QLatin1Char('/'))) { // the folder of a socket
        const QString real = QFileInfo(host).canonicalFilePath();
        at = real.isEmpty() ? QDir::cleanPath(host) : real;
    }
    return QStringLiteral("%1:%2/%3").arg(at, QString::number(port), database);
}

int SignInGuard::failures() const { return known(m_store, key(), m_clock).failures; }

std::chrono::seconds SignInGuard::wait() const
{
    const Known seen = known(m_store, key(), m_clock);
    if (seen.failures == 0)
        return 0s;
    return std::max<std::chrono::seconds>(0s, delayAfter(seen.failures) - std::chrono::seconds(seen.last.secsTo(m_clock())));
}

base::Result<void> SignInGuard::check() const
{
    const auto left = wait().count();
    if (left == 0)
        return {};
    const bool long_ = left > 90;
    return base::fail(base::Kind::Authentication,
                      {QT_TRANSLATE_NOOP("core", "Signing in as %1 failed several times from this computer. It waits now."), {m_login}},
                      {long_ ? QT_TRANSLATE_N_NOOP("core", "Try again in %n minute(s), with a new password as well; on another computer it can be tried now.") : QT_TRANSLATE_N_NOOP("core", "Try again in %n second(s)."),
                       {}, int(long_ ? (left + 59) / 60 : left)});
}

void SignInGuard::failed()
{
    if (!m_store)
        return;
    (void)m_store->setPreference(key(), written({failures() + 1, m_clock()}));
    auto all = tried();
    const auto count = [&all](const QString &name) {
        const auto same = std::ranges::find(all, name, &std::pair<QString, int>::first);
        if (same == all.end())
            return false;
        ++same->second;
        return true;
    };
    if (!count(m_name) && (all.size() < mostTried - 1 || !count(others)))
        all.append({all.size() < mostTried - 1 ? m_name : others, 1});
    keepTried(all);
}

void SignInGuard::succeeded()
{
    if (!m_store || failures() == 0)
        return;
    (void)m_store->setPreference(key(), {});
    auto left = tried(); // how often it was this one is written down with this sign-in
    if (left.removeIf([this](const auto &each) { return each.first == m_name; }) > 0)
        keepTried(left);
}

} // namespace tenantry::workstation
