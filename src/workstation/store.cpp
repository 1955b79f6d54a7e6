#include "workstation/store.h"

#include "workstation/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimeZone>
#include <QUrl>
#include <algorithm>

namespace tenantry::workstation {

using namespace base;

namespace {

// A password inside scheme://user:password@host, or as a keyword of a query or of libpq's "host=… password=…". Looked for
// in the text and in what percent signs stand for.
bool holdsPassword(const QString &uri)
{
    static const QRegularExpression inAuthority(QStringLiteral("\\A[^:/?#]+://[^/?#]*:[^/?#]*@"));
    static const QRegularExpression asKeyword(QStringLiteral("(?:\\A|[?&;\\s])(?:ssl)?password\\s*="), QRegularExpression::CaseInsensitiveOption);
    const QString plain = QUrl::fromPercentEncoding(uri.toUtf8());
    return inAuthority.match(uri).hasMatch() || asKeyword.match(uri).hasMatch() || asKeyword.match(plain).hasMatch();
}

QVariant fromTime(const QDateTime &time) // milliseconds UTC
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime toTime(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC);
}

QString text(const QString &value) // a null QString would become NULL
{
    return value.isNull() ? QStringLiteral("") : value;
}

std::unexpected<Error> nameless()
{
    return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A name is missing."), QT_TRANSLATE_NOOP("core", "Give it one."));
}

} // namespace

QString homeFolder()
{
    const QString own = qEnvironmentVariable("TENANTRY_HOME");
    if (!own.isEmpty())
        return QDir(own).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tenantry");
}

struct Store::Private {
    std::unique_ptr<Database> database;
    Clock clock;
};

Store::Store(std::unique_ptr<Private> priv) : d(std::move(priv)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &folder, Clock clock)
{
    TRY(auto database, Database::open(folder));
    std::unique_ptr<Store> store(new Store(std::make_unique<Private>(std::move(database), std::move(clock))));
    (void)store->dropOldSnapshots(); // they are not given out either; a file that cannot be written now is no reason not to read it
    return store;
}

bool Store::persistent() const
{
    return d->database->persistent();
}

Result<QList<Profile>> Store::profiles() const
{
    TRY(const auto rows, d->database->run(QStringLiteral(
                             "SELECT name, uri, login, colour, remember, local, last_used FROM profile ORDER BY last_used DESC NULLS LAST, name")));
    QList<Profile> profiles;
    for (const QVariantList &row : rows)
        profiles.append({row[0].toString(), row[1].toString(), row[2].toString(), row[3].toString(), row[4].toBool(), row[5].toBool(),
                         toTime(row[6])});
    return profiles;
}

Result<void> Store::save(const Profile &profile)
{
    if (profile.name.isEmpty())
        return nameless();
    if (holdsPassword(profile.uri))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The address holds a password, and passwords are not stored here."),
                    QT_TRANSLATE_NOOP("core", "Leave it out; it is asked for, or kept in the system keychain."));
    TRYV(d->database->run(QStringLiteral("INSERT INTO profile (name, uri, login, colour, remember, local, last_used) VALUES (?, ?, ?, ?, ?, ?, ?)"
                                         " ON CONFLICT (name) DO UPDATE SET uri = excluded.uri, login = excluded.login, colour = excluded.colour,"
                                         " remember = excluded.remember, local = excluded.local, last_used = excluded.last_used"),
                          {profile.name, text(profile.uri), text(profile.login), text(profile.colour), profile.remember, profile.local,
                           fromTime(profile.lastUsed)}));
    return {};
}

Result<QString> Store::freeName(const Profile &profile) const
{
    TRY(const auto known, profiles());
    const auto taken = [&](const QString &name) {
        return std::ranges::any_of(known, [&](const Profile &each) { return each.name == name && (each.uri != profile.uri || each.login != profile.login || each.local != profile.local); });
    };
    QString name = profile.name;
    if (taken(name) && !profile.login.isEmpty())
        name = QStringLiteral("%1 (%2)").arg(profile.name, profile.login);
    const QString base = name;
    for (int number = 2; taken(name); ++number)
        name = QStringLiteral("%1 %2").arg(base, QString::number(number));
    return name;
}

Result<void> Store::removeProfile(const QString &name)
{
    TRYV(d->database->run(QStringLiteral("DELETE FROM profile WHERE name = ?"), {text(name)}));
    return {};
}

QString Store::preference(const QString &key, const QString &fallback) const
{
    const auto rows = d->database->run(QStringLiteral("SELECT value FROM preference WHERE key = ?"), {text(key)});
    return rows && !rows->empty() ? rows->front()[0].toString() : fallback;
}

Result<void> Store::setPreference(const QString &key, const QString &value)
{
    if (key.isEmpty())
        return nameless();
    TRYV(d->database->run(QStringLiteral("INSERT INTO preference (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                          {key, text(value)}));
    return {};
}

Result<QList<std::pair<QString, QString>>> Store::groups(const QString &registryId) const
{
    TRY(const auto rows, d->database->run(QStringLiteral("SELECT name, expression FROM tenant_group WHERE registry = ? ORDER BY name COLLATE NOCASE, name"),
                                          {text(registryId)}));
    QList<std::pair<QString, QString>> groups;
    for (const QVariantList &row : rows)
        groups.append({row[0].toString(), row[1].toString()});
    return groups;
}

Result<void> Store::saveGroup(const QString &registryId, const QString &name, const QString &expression)
{
    if (name.isEmpty())
        return nameless();
    TRYV(d->database->run(QStringLiteral("INSERT INTO tenant_group (registry, name, expression) VALUES (?, ?, ?)"
                                         " ON CONFLICT (registry, name) DO UPDATE SET expression = excluded.expression"),
                          {text(registryId), name, text(expression)}));
    return {};
}

Result<void> Store::removeGroup(const QString &registryId, const QString &name)
{
    TRYV(d->database->run(QStringLiteral("DELETE FROM tenant_group WHERE registry = ? AND name = ?"), {text(registryId), text(name)}));
    return {};
}

// A time ahead of the clock is of a clock that was set back since: nobody knows how old that is.
Result<void> Store::dropOldSnapshots()
{
    const QDateTime now = d->clock();
    TRYV(d->database->run(QStringLiteral("DELETE FROM snapshot WHERE taken_at < ? OR taken_at > ?"),
                          {fromTime(now.addSecs(-std::chrono::seconds(snapshotLife).count())), fromTime(now)}));
    return {};
}

Result<void> Store::saveSnapshot(const QString &registryId, const QString &operatorId, const QString &what, const QByteArray &bytes)
{
    TRYV(dropOldSnapshots());
    TRYV(d->database->run(QStringLiteral("INSERT INTO snapshot (registry, login, what, bytes, taken_at) VALUES (?, ?, ?, ?, ?)"
                                         " ON CONFLICT (registry, login, what) DO UPDATE SET bytes = excluded.bytes, taken_at = excluded.taken_at"),
                          {text(registryId), text(operatorId), text(what), bytes.isNull() ? QByteArray("") : bytes, fromTime(d->clock())}));
    return {};
}

Result<Store::Snapshot> Store::snapshot(const QString &registryId, const QString &operatorId, const QString &what) const
{
    TRY(const auto rows, d->database->run(QStringLiteral("SELECT bytes, taken_at FROM snapshot WHERE registry = ? AND login = ? AND what = ?"),
                                          {text(registryId), text(operatorId), text(what)}));
    const QDateTime now = d->clock(), taken = rows.empty() ? QDateTime() : toTime(rows.front()[1]);
    if (rows.empty() || taken > now || taken < now.addSecs(-std::chrono::seconds(snapshotLife).count()))
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "This computer has not seen that list yet."),
                    QT_TRANSLATE_NOOP("core", "Sign in while the registry can be reached."));
    return Snapshot{rows.front()[0].toByteArray(), taken};
}

Result<void> Store::clearSnapshots(const QString &registryId, const QString &operatorId)
{
    TRYV(d->database->run(QStringLiteral("DELETE FROM snapshot WHERE registry = ? AND login = ?"), {text(registryId), text(operatorId)}));
    // Deleted rows stay in free pages and in the write-ahead log otherwise (secure_delete sees to the pages).
    (void)d->database->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); // somebody else may be reading it: then it is they who empty it
    return {};
}

Result<QList<Store::ChainMark>> Store::chainMarks(const QString &registryId) const
{
    TRY(const auto rows, d->database->run(QStringLiteral("SELECT seq, hash, seen_at FROM chain_mark WHERE registry = ? ORDER BY seq"), {text(registryId)}));
    QList<ChainMark> marks;
    for (const QVariantList &row : rows)
        marks.append({row[0].toLongLong(), row[1].toByteArray(), toTime(row[2])});
    return marks;
}

Result<void> Store::saveChainMark(const QString &registryId, const ChainMark &mark)
{
    if (mark.seq <= 0 || mark.hash.isEmpty())
        return {};
    TRYV(d->database->run(QStringLiteral("INSERT INTO chain_mark (registry, seq, hash, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT (registry, seq) DO NOTHING"),
                          {text(registryId), mark.seq, mark.hash, fromTime(mark.seenAt)}));
    constexpr qsizetype most = 64;
    TRY(const auto marks, chainMarks(registryId));
    if (marks.size() <= most)
        return {};
    // Every second one of the older half goes: far back, marks are far apart.
    for (qsizetype i = 1; i < marks.size() / 2; i += 2)
        TRYV(d->database->run(QStringLiteral("DELETE FROM chain_mark WHERE registry = ? AND seq = ?"), {text(registryId), marks.at(i).seq}));
    return {};
}

Result<void> Store::clearChainMarks(const QString &registryId)
{
    TRYV(d->database->run(QStringLiteral("DELETE FROM chain_mark WHERE registry = ?"), {text(registryId)}));
    return {};
}

} // namespace tenantry::workstation
