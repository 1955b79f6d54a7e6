#include "cli/migrate/differences.h"

#include "cli/json.h"
#include "cli/translate.h"
#include "migrations/linediff.h"

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using migrations::Change;
using migrations::DiffLine;

namespace {

QString shown(QString line)
{
    line.replace(u'\t', u"    "_s);
    return base::printable(line);
}

void printLine(Console &console, DiffLine::Side side, const QString &text)
{
    const bool first = side == DiffLine::Side::First, second = side == DiffLine::Side::Second;
    const QString line = (first ? u"  - "_s : second ? u"  + "_s : u"    "_s) + shown(text);
    console.line(console.painted(line, first ? Colour::Red : second ? Colour::Green : Colour::Plain));
}

} // namespace

void printDifferences(Console &console, const migrations::Comparison &comparison, const ChangeWords &words)
{
    for (const migrations::Difference &each : comparison.differences) {
        const QString what = each.change == Change::Missing ? words.missing : each.change == Change::Extra ? words.extra : words.changed;
        QString title = u"%1 %2: %3"_s.arg(shown(each.kind), shown(each.identity), what);
        if (each.minor)
            title += u" ("_s + translate("cli", "minor") + u')';
        console.line(console.painted(title, Colour::Bold));
        const auto hunks = migrations::lineDiff(each.first, each.second);
        for (qsizetype i = 0; i < hunks.size(); ++i) {
            if (i > 0 || hunks.at(i).first > 1)
                console.line(console.painted(u"    …"_s, Colour::Dim));
            for (const DiffLine &line : hunks.at(i).lines)
                printLine(console, line.side, line.text);
        }
    }
}

QJsonArray differencesJson(const migrations::Comparison &comparison, const QString &first, const QString &second)
{
    QJsonArray out;
    for (const migrations::Difference &each : comparison.differences)
        out.append(QJsonObject{{u"change"_s, migrations::changeName(each.change)}, {u"kind"_s, each.kind}, {u"identity"_s, each.identity}, {u"minor"_s, each.minor},
                               {u"parts"_s, QJsonArray::fromStringList(each.parts)},
                               {first, each.change == Change::Extra ? QJsonValue() : QJsonValue(each.first)},
                               {second, each.change == Change::Missing ? QJsonValue() : QJsonValue(each.second)}});
    return out;
}

QString fingerprintText(const QByteArray &fingerprint)
{
    return QString::fromLatin1(fingerprint.toHex().left(12));
}

} // namespace tenantry::cli
