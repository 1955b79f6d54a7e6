#include "bench/suite/replay.h"

#include "base/random.h"
#include "postgres/connection.h"
#include "support/testcluster.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <thread>

namespace tenantry::bench {

using namespace base;

namespace {

std::unexpected<Error> unreadable(const char *what) { return fail(Kind::Internal, "The server's log is not what the bench understands.", {}, QString::fromLatin1(what)); }

// "$1 = 'it''s', $2 = NULL"
Result<std::vector<std::optional<QByteArray>>> valuesOf(QByteArrayView text)
{
    std::vector<std::optional<QByteArray>> out;
    while (!text.isEmpty()) {
        const qsizetype equals = text.indexOf(" = ");
        if (!text.startsWith('$') || equals < 0)
            return unreadable("parameters");
        text = text.sliced(equals + 3);
        if (text.startsWith("NULL")) {
            out.emplace_back(std::nullopt);
            text = text.sliced(4);
        } else {
            QByteArray value;
            qsizetype at = 1;
            for (; at < text.size(); ++at) {
                if (text[at] == '\'' && (at + 1 == text.size() || text[at + 1] != '\''))
                    break;
                if (text[at] == '\'')
                    ++at;
                value += text[at];
            }
            if (!text.startsWith('\'') || at >= text.size())
                return unreadable("a parameter's end");
            out.emplace_back(std::move(value));
            text = text.sliced(at + 1);
        }
        if (text.startsWith(", "))
            text = text.sliced(2);
    }
    return out;
}

struct Line { QByteArray pid, user, database, level, text; };

std::vector<Line> linesOf(const QByteArray &log)
{
    static const QRegularExpression begin(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[(\\d+)\\] (?:(\\S*?)@(\\S*) )?([A-Z]+):  "));
    std::vector<Line> out;
    for (const QByteArray &raw : log.split('\n')) {
        if (raw.startsWith('\t')) { // goes on
            if (!out.empty())
                out.back().text += '\n' + raw.sliced(1);
            continue;
        }
        const auto found = begin.match(QString::fromUtf8(raw));
        if (!found.hasMatch())
            continue;
        out.push_back({found.captured(1).toLatin1(), found.captured(2).toUtf8(), found.captured(3).toUtf8(), found.captured(4).toLatin1(),
                       QString::fromUtf8(raw).sliced(found.capturedEnd()).toUtf8()});
    }
    return out;
}

// Everything that was sent before this call is in the log when it returns, since the server writes it in order.
Result<void> mark(postgres::Connection &superuser, const QByteArray &text)
{
    TRYV(superuser.query("SELECT '" + text + '\''));
    QElapsedTimer clock;
    clock.start();
    while (!test::TestCluster::log().contains(text)) {
        if (clock.elapsed() > 10'000)
            return unreadable("its end");
        std::this_thread::yield();
    }
    return {};
}

Result<Recording> read(const QByteArray &log, const QByteArray &from, const QByteArray &to)
{
    Recording out;
    QHash<QByteArray, int> known; // by process
    std::vector<QByteArray> before;
    bool within = false;
    for (const Line &line : linesOf(log)) {
        if (line.level == "LOG" && line.text.contains(from)) {
            within = true;
            continue;
        }
        if (line.level == "LOG" && line.text.contains(to))
            break;
        const bool simple = line.text.startsWith("statement: ");
        if (line.level == "LOG" && (simple || line.text.startsWith("execute "))) {
            if (!within) {
                before.push_back(line.pid);
                continue;
            }
            if (!known.contains(line.pid)) {
                known.insert(line.pid, int(out.connections.size()));
                out.connections.push_back({line.user, line.database, std::ranges::find(before, line.pid) != before.end()});
            }
            Recorded one;
            one.connection = known.value(line.pid);
            one.extended = !simple;
            const qsizetype colon = line.text.indexOf(": ");
            if (!simple) {
                one.name = line.text.sliced(8, colon - 8);
                if (one.name == "<unnamed>")
                    one.name.clear();
            }
            one.sql = line.text.sliced(colon + 2);
            out.statements.push_back(std::move(one));
        } else if (within && line.level == "DETAIL" && line.text.startsWith("Parameters: ") && !out.statements.empty()) {
            TRY(out.statements.back().values, valuesOf(QByteArrayView(line.text).sliced(12)));
        } else if (within && (line.level == "ERROR" || line.level == "FATAL")) {
            return unreadable("a statement that failed");
        }
    }
    if (out.statements.empty())
        return unreadable("no statement");
    return out;
}

} // namespace

Result<Recording> Recording::of(const std::function<Result<void>()> &open, const std::function<Result<void>(int)> &work)
{
    const QByteArray from = "recording " + newId().toLatin1(), to = "recorded " + newId().toLatin1();
    const auto settings = test::TestCluster::superuser();
    TRY(const auto setter, postgres::Connection::open(settings));
    TRYV(setter->query("ALTER ROLE ALL SET log_statement = 'all'"));
    const auto recorded = [&]() -> Result<void> {
        TRY(const auto marker, postgres::Connection::open(settings));
        TRYV(open());
        for (int turn = 0; turn < 3; ++turn)
            TRYV(work(turn));
        TRYV(mark(*marker, from));
        TRYV(work(3));
        return mark(*marker, to);
    }();
    TRYV(setter->query("ALTER ROLE ALL RESET log_statement"));
    TRYV(recorded);
    return read(test::TestCluster::log(), from, to);
}

Result<Player> Player::open(const Recording &recording, const Passwords &passwords)
{
    Player out;
    out.m_recording = &recording;
    out.m_passwords = passwords;
    for (const Recording::Origin &origin : recording.connections) {
        out.m_kept.emplace_back();
        if (!origin.kept)
            continue;
        TRY(out.m_kept.back(), Bare::open(test::TestCluster::as(QString::fromUtf8(origin.user), QString::fromUtf8(passwords.value(origin.user, password)),
                                                               QString::fromUtf8(origin.database))));
    }
    return out;
}

Result<void> Player::play(const std::vector<std::pair<QByteArray, QByteArray>> &instead)
{
    const auto put = [&instead](QByteArray text) {
        for (const auto &[what, with] : instead)
            text.replace(what, with);
        return text;
    };
    std::vector<std::optional<Bare>> opened(m_kept.size());
    for (const Recorded &one : m_recording->statements) {
        const auto at = size_t(one.connection);
        const Recording::Origin &origin = m_recording->connections[at];
        if (!origin.kept && !opened[at]) {
            const QByteArray user = put(origin.user);
            TRY(opened[at], Bare::open(test::TestCluster::as(QString::fromUtf8(user), QString::fromUtf8(m_passwords.value(user, password)), QString::fromUtf8(put(origin.database)))));
        }
        Bare &bare = origin.kept ? *m_kept[at] : *opened[at];
        QByteArray sql = put(one.sql);
        if (const qsizetype secret = sql.indexOf("'SCRAM-SHA-256$"); secret >= 0) {
            const qsizetype role = sql.indexOf('"') + 1;
            TRY(const QByteArray verifier, bare.verifier(sql.sliced(role, sql.indexOf('"', role) - role), password));
            sql.replace(secret, sql.indexOf('\'', secret + 1) + 1 - secret, '\'' + verifier + '\'');
        }
        if (!one.extended) {
            TRYV(bare.run(sql));
            continue;
        }
        auto values = one.values;
        for (auto &value : values)
            if (value)
                value = put(*value);
        TRYV(bare.execute(one.name, sql, values));
    }
    return {};
}

} // namespace tenantry::bench
