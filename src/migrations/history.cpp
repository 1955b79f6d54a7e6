#include "migrations/history.h"

#include "migrations/migrationset.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <array>

namespace tenantry::migrations {

using base::fail;
using base::Kind;
using base::Result;
using base::Text;
using drivers::History;
using drivers::HistoryEntry;
using drivers::HistoryTool;
using drivers::Migration;
using State = HistoryEntry::State;

namespace {

constexpr qsizetype named = 5; // in a sentence; the rest is counted

// "db/0001_create users.up.sql" -> "0001_create_users": what is left of a name when tools write it their ways.
QString stemOf(const QString &path)
{
    QString out = path.section(QLatin1Char('/'), -1).section(QLatin1Char('\\'), -1);
    static const QRegularExpression ending(QStringLiteral("(\\.(up|do|deploy))?\\.(sql|js|cjs|mjs|ts|py|rb|go|xml|ya?ml|json)$"), QRegularExpression::CaseInsensitiveOption);
    out.remove(ending);
    static const QRegularExpression other(QStringLiteral("[^\\p{L}\\p{N}]+"));
    return out.replace(other, QStringLiteral("_")).toLower();
}

QString stemOf(const Migration &file)
{
    // Prisma: the folder's name is the migration's.
    return stemOf(file.fileName.endsWith(QLatin1String("/migration.sql")) ? file.fileName.section(QLatin1Char('/'), -2, -2) : file.fileName);
}

bool isNumbers(const QString &version)
{
    static const QRegularExpression shape(QStringLiteral("^[0-9]+([._][0-9]+)*$"));
    return shape.match(version).hasMatch();
}

// The name alone, as people say it: without number, case and signs.
QString wordsOf(const QString &name)
{
    static const QRegularExpression number(QStringLiteral("^v?[0-9]+([._][0-9]+)*_+"));
    return stemOf(name).remove(number);
}

class Matcher {
public:
    explicit Matcher(const std::vector<Migration> &files) : m_files(files) {}

    // The index of the file that the entry is about, or -1.
    int find(const HistoryEntry &entry, HistoryTool tool) const
    {
        if (entry.repeatable)
            return which([&](const Migration &file) { return file.repeatable && wordsOf(file.name) == wordsOf(entry.name); });
        if (tool == HistoryTool::Alembic) {
            if (const int revision = byRevision(entry.version); revision >= 0)
                return revision;
        }
        if (!entry.version.isEmpty() && isNumbers(entry.version) && tool != HistoryTool::Liquibase) {
            const int found = which([&](const Migration &file) { return !file.repeatable && compareVersions(file.version, entry.version) == 0; });
            // The same number with another name is another migration.
            const bool sameName = found >= 0 && (entry.name.isEmpty() || tool != HistoryTool::Flyway || wordsOf(m_files[size_t(found)].name) == wordsOf(entry.name));
            return sameName ? found : -1;
        }
        switch (tool) {
        case HistoryTool::Liquibase: return changeSet(entry);
        case HistoryTool::Sqitch: return byName(entry.name);
        default: {
            const int found = byStem(entry.name);
            return found >= 0 || tool != HistoryTool::Django ? found : byStem(entry.group + QLatin1Char('_') + entry.name);
        }
        }
    }

private:
    int which(const auto &is) const
    {
        const auto found = std::ranges::find_if(m_files, is);
        return found == m_files.end() ? -1 : int(found - m_files.begin());
    }
    int byStem(const QString &name) const
    {
        const QString stem = stemOf(name);
        return which([&](const Migration &file) { return !file.repeatable && stemOf(file) == stem; });
    }
    int byName(const QString &name) const
    {
        if (const int whole = byStem(name); whole >= 0)
            return whole;
        const auto same = [&](const Migration &file) { return !file.repeatable && wordsOf(file.name) == stemOf(name); };
        return std::ranges::count_if(m_files, same) == 1 ? which(same) : -1; // not where two have it
    }
    // "ae1027a6acf" in 0003_ae1027a6acf_add_orders.sql
    int byRevision(const QString &revision) const
    {
        const auto same = [&](const Migration &file) {
            return !file.repeatable && !revision.isEmpty() && stemOf(file).split(QLatin1Char('_')).contains(revision.toLower());
        };
        return std::ranges::count_if(m_files, same) == 1 ? which(same) : -1;
    }
    // A change set is in a file: the file's name, or the change set's id, is the migration's.
    int changeSet(const HistoryEntry &entry) const
    {
        if (const int file = byStem(entry.name.section(QStringLiteral("::"), 0, 0)); file >= 0)
            return file;
        if (const int whole = byStem(entry.version); whole >= 0)
            return whole;
        return isNumbers(entry.version) ? which([&](const Migration &file) { return !file.repeatable && compareVersions(file.version, entry.version) == 0; }) : byName(entry.version);
    }

    const std::vector<Migration> &m_files;
};

QString wordFor(const HistoryEntry &entry)
{
    if (!entry.group.isEmpty())
        return entry.group + QLatin1Char('.') + entry.name;
    if (entry.version.isEmpty() || entry.name.contains(QLatin1String("::")))
        return entry.name;
    return entry.name.isEmpty() ? entry.version : entry.version + QLatin1Char(' ') + entry.name;
}

QString listed(const QStringList &names)
{
    return names.first(std::min(named, names.size())).join(QStringLiteral(", ")) + (names.size() > named ? QStringLiteral(" …") : QString());
}

// Where a tool keeps several parts side by side (Django's apps, Sqitch's projects), the one that has the product's files is meant: the others
// (auth, sessions …) are not the product's business.
QString groupOf(const History &history, const Matcher &matcher)
{
    QHash<QString, std::pair<int, int>> score; // files found, minus what is no file
    for (const HistoryEntry &entry : history.entries) {
        auto &[hits, misses] = score[entry.group];
        if (matcher.find(entry, history.tool) >= 0)
            ++hits;
        else
            --misses;
    }
    QString best;
    for (auto it = score.cbegin(); it != score.cend(); ++it)
        if (best.isEmpty() || *it > score.value(best) || (*it == score.value(best) && it.key() < best))
            best = it.key();
    return best;
}

bool checksumDiffers(const HistoryEntry &entry, const Migration &file, HistoryTool tool)
{
    if (entry.checksum.isEmpty())
        return false;
    if (tool == HistoryTool::Prisma && file.fileName.endsWith(QLatin1String("migration.sql")))
        return entry.checksum.compare(QString::fromLatin1(file.sha256.toHex()), Qt::CaseInsensitive) != 0;
    // Only a file that still has the name Flyway knows it by has the same text.
    if (tool == HistoryTool::Flyway && file.fileName.section(QLatin1Char('/'), -1).startsWith(QLatin1Char('V')))
        return entry.checksum != QString::number(flywayChecksum(file.body));
    return false;
}

class Judge {
public:
    Judge(Recognition &out, const History &history, const std::vector<Migration> &files) : m_out(out), m_history(history), m_files(files), m_matcher(files) {}

    void run()
    {
        m_out.tool = drivers::historyToolTitle(m_history.tool);
        m_out.table = m_history.place();
        match();
        if (m_history.running)
            because({QT_TRANSLATE_NOOP("core", "The lock of %1 is taken: it is migrating this database now, or died while it did."), {m_out.tool}});
        if (!m_out.failed.isEmpty())
            because({QT_TRANSLATE_N_NOOP("core", "%n migration(s) of %1 failed or were left in the middle: %2."), {m_out.tool, listed(m_out.failed)}, int(m_out.failed.size())});
        if (m_history.onlyNewest && m_applied > 1)
            return because({QT_TRANSLATE_NOOP("core", "%1 says that the database is at several versions at once."), {m_out.table}});
        if (m_newest < 0) {
            if (m_out.unknown.isEmpty() && m_out.failed.isEmpty())
                return because({QT_TRANSLATE_NOOP("core", "%1 has nothing applied in %2."), {m_out.tool, m_out.table}});
            if (!m_out.unknown.isEmpty())
                because({QT_TRANSLATE_NOOP("core", "Nothing that %1 applied is a file of the product: %2."), {m_out.tool, listed(m_out.unknown)}});
            return;
        }
        if (!m_out.unknown.isEmpty())
            because({QT_TRANSLATE_N_NOOP("core", "%n migration(s) that %1 applied are no file of the product: %2."), {m_out.tool, listed(m_out.unknown)}, int(m_out.unknown.size())});
        findGaps();
        if (!m_out.missing.isEmpty())
            because({QT_TRANSLATE_N_NOOP("core", "%n file(s) of the product before version %1 were never applied: %2."), {m_files[size_t(m_newest)].version, listed(m_out.missing)}, int(m_out.missing.size())});
        if (!m_out.changed.isEmpty())
            because({QT_TRANSLATE_N_NOOP("core", "%n file(s) were changed after %1 applied them: %2."), {m_out.tool, listed(m_out.changed)}, int(m_out.changed.size())});
        if (!m_out.reasons.isEmpty())
            return;
        m_out.version = m_files[size_t(m_newest)].version;
        for (int i = 0; i < int(m_files.size()); ++i)
            if (m_files[size_t(i)].repeatable ? m_seen.contains(i) : i <= m_newest)
                m_out.applied.push_back(m_files[size_t(i)]);
    }

private:
    void because(Text reason) { m_out.reasons << std::move(reason); }

    void match()
    {
        const bool grouped = m_history.tool == HistoryTool::Django || m_history.tool == HistoryTool::Sqitch;
        const QString group = grouped ? groupOf(m_history, m_matcher) : QString();
        for (const HistoryEntry &entry : m_history.entries) {
            if (grouped && entry.group != group) {
                m_out.ignored << wordFor(entry);
                continue;
            }
            if (entry.state == State::Undone)
                continue;
            if (entry.state == State::Failed) {
                m_out.failed << wordFor(entry);
                continue;
            }
            ++m_applied;
            if (entry.appliedAt.isValid() && (!m_out.newestAt.isValid() || entry.appliedAt > m_out.newestAt))
                m_out.newestAt = entry.appliedAt;
            const int file = m_matcher.find(entry, m_history.tool);
            if (entry.repeatable) {
                if (file < 0 || entry.checksum != QString::number(flywayChecksum(m_files[size_t(file)].body)))
                    m_out.ignored << wordFor(entry); // runs again, which is what it is for
                else
                    m_seen.insert(file);
                continue;
            }
            if (entry.state == State::Baseline) {
                baseline(entry);
                continue;
            }
            if (file < 0) {
                m_out.unknown << wordFor(entry);
                continue;
            }
            if (checksumDiffers(entry, m_files[size_t(file)], m_history.tool))
                m_out.changed << m_files[size_t(file)].fileName;
            m_seen.insert(file);
            m_newest = std::max(m_newest, file);
        }
        m_out.entries = m_applied;
    }
    // Flyway's own baseline: whatever is not above its version counts as applied, also where no file has just that version.
    void baseline(const HistoryEntry &entry)
    {
        for (int i = 0; i < int(m_files.size()); ++i) {
            const Migration &file = m_files[size_t(i)];
            if (!file.repeatable && compareVersions(file.version, entry.version) <= 0) {
                m_seen.insert(i);
                m_newest = std::max(m_newest, i);
            }
        }
    }
    void findGaps()
    {
        if (m_history.onlyNewest)
            return;
        for (int i = 0; i < m_newest; ++i)
            if (!m_files[size_t(i)].repeatable && !m_seen.contains(i))
                m_out.missing << m_files[size_t(i)].fileName;
    }

    Recognition &m_out;
    const History &m_history;
    const std::vector<Migration> &m_files;
    Matcher m_matcher;
    QSet<int> m_seen;
    int m_newest = -1, m_applied = 0;
};

} // namespace

qint32 flywayChecksum(const QByteArray &text)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> out{};
        for (quint32 i = 0; i < 256; ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
            out[i] = value;
        }
        return out;
    }();
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : text)
        if (c != '\n' && c != '\r')
            crc = table[(crc ^ quint8(c)) & 0xFF] ^ (crc >> 8);
    return qint32(crc ^ 0xFFFFFFFFU);
}

Recognition recognise(const drivers::Histories &found, const std::vector<Migration> &files)
{
    Recognition out;
    out.histories = found.found;
    out.notRead = found.notRead;
    std::vector<const History *> used;
    for (const History &history : found.found)
        if (!history.entries.empty())
            used.push_back(&history);
    if (used.size() > 1) {
        QStringList all;
        for (const History *history : used)
            all << QStringLiteral("%1 (%2)").arg(drivers::historyToolTitle(history->tool), history->place());
        out.reasons << Text{QT_TRANSLATE_NOOP("core", "More than one tool kept book in this database: %1. Which one is right cannot be told."), {listed(all)}};
    } else if (used.empty() && !found.found.empty()) {
        out.tool = drivers::historyToolTitle(found.found.front().tool);
        out.table = found.found.front().place();
        out.reasons << Text{QT_TRANSLATE_NOOP("core", "%1 has nothing applied in %2."), {out.tool, out.table}};
    } else if (used.empty()) {
        out.reasons << Text{QT_TRANSLATE_NOOP("core", "No migration tool kept book in this database.")};
    } else {
        Judge(out, *used.front(), files).run();
    }
    if (!out.matched() && !out.notRead.isEmpty())
        out.reasons << Text{QT_TRANSLATE_NOOP("core", "Not read, because it is not as any tool makes it, or is closed to the server's owner: %1."), {listed(out.notRead)}};
    return out;
}

Result<Recognition> recognise(drivers::TenantDriver &driver, const postgres::ConnectionSettings &inDatabase, const QString &asRole, const std::vector<Migration> &files, std::stop_token stop)
{
    TRY(const drivers::Histories found, driver.histories(inDatabase, asRole, stop));
    return recognise(found, files);
}

Result<std::vector<Migration>> filesUpTo(const std::vector<Migration> &files, const QString &version)
{
    std::vector<Migration> out;
    bool known = false;
    QString head;
    for (const Migration &file : files) {
        if (file.repeatable)
            continue;
        head = file.version;
        known = known || compareVersions(file.version, version) == 0;
        if (compareVersions(file.version, version) <= 0)
            out.push_back(file);
    }
    if (!known)
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The product has no version %1."), {version}}, {QT_TRANSLATE_NOOP("core", "Its last one is %1."), {head}});
    return out;
}

} // namespace tenantry::migrations
