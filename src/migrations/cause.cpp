#include "migrations/rollout.h"

#include <QRegularExpression>

namespace tenantry::migrations {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 400; // characters: it is a key, and is shown

// "relation "a" does not exist" -> as it is when the statement says "a"; else the name is one tenant's own.
QString withoutValues(const QString &words, const QByteArray &sql)
{
    static const QRegularExpression values(QStringLiteral("\"([^\"]*)\"|“([^”]*)”|'([^']*)'|«([^»]*)»|(?<![\\w.])(\\d+(?:\\.\\d+)?)(?![\\w.])"));
    QString out;
    qsizetype at = 0;
    auto matches = values.globalMatch(words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString whole = match.captured(0);
        const bool number = !match.captured(5).isEmpty();
        const QString inner = number ? match.captured(5) : whole.sliced(1, whole.size() - 2);
        const bool said = !sql.isEmpty() && !inner.isEmpty() && QString::fromUtf8(sql).contains(inner, Qt::CaseInsensitive);
        out += QStringView(words).sliced(at, match.capturedStart() - at);
        out += said ? whole : number ? u"N"_s : whole.front() + u"…"_s + whole.back();
        at = match.capturedEnd();
    }
    return out + words.sliced(at);
}

} // namespace

QString causeOf(const base::Error &error, const QByteArray &sql)
{
    const auto place = drivers::placeOf(error);
    // The server's own words are in the detail: "file:line:column: text\nERROR: words".
    const QString serverLine = place ? error.detail.section(u'\n', 1, 1) : error.detail.section(u'\n', 0, 0);
    QString words = error.sqlstate.isEmpty() || serverLine.isEmpty() ? QString::fromUtf8(error.message.source) : serverLine;
    const QString where = place ? u"%1:%2 "_s.arg(place->fileName, QString::number(place->line)) : QString();
    const QString code = error.sqlstate.isEmpty() ? base::kindName(error.kind) : error.sqlstate;
    // plan() names the file that changed, and the versions: those are the reason itself.
    if (error.sqlstate.startsWith("TN01"_L1))
        words = error.message.translated();
    else
        words = withoutValues(words, sql);
    return (code + u' ' + where + words).left(longest);
}

} // namespace tenantry::migrations
