#include "ui/migrations/drifttext.h"

#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextBlock>

namespace tenantry::ui {

using migrations::Change;
using migrations::DiffLine;
using namespace Qt::StringLiterals;

namespace {

struct DriftWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::DriftWords)
};

constexpr qsizetype mostLines = 3000; // laid out in a few milliseconds

QString changeWords(Change change)
{
    switch (change) {
    case Change::Missing: return DriftWords::tr("missing here");
    case Change::Extra: return DriftWords::tr("of no migration");
    default: return DriftWords::tr("not as the migrations make it");
    }
}

QString shown(QString line) { return base::printable(line.replace(u'\t', u"    "_s)); }

} // namespace

DriftFinding driftFinding(const registry::Tenant &tenant, base::Result<migrations::TenantDrift> outcome)
{
    DriftFinding out;
    out.tenant = tenant;
    if (!outcome) {
        out.error = outcome.error();
        return out;
    }
    out.drift = std::move(*outcome);
    for (const migrations::Difference &each : std::as_const(out.drift.comparison.differences))
        out.objects.append({each, migrations::lineDiff(each.first, each.second)});
    return out;
}

QList<DriftLine> driftLines(const DriftFinding &finding)
{
    QList<DriftLine> out;
    for (const DriftObject &object : finding.objects) {
        QString title = u"%1 %2: %3"_s.arg(shown(object.difference.kind), shown(object.difference.identity), changeWords(object.difference.change));
        if (object.difference.minor)
            title += u" ("_s + DriftWords::tr("minor") + u')';
        out.append({DriftLine::Title, title});
        for (qsizetype i = 0; i < object.hunks.size(); ++i) {
            const migrations::Hunk &hunk = object.hunks.at(i);
            if (i > 0 || hunk.first > 1)
                out.append({DriftLine::Gap, u"  …"_s});
            for (const DiffLine &line : hunk.lines) {
                const bool first = line.side == DiffLine::Side::First, second = line.side == DiffLine::Side::Second;
                out.append({first ? DriftLine::Removed : second ? DriftLine::Added : DriftLine::Same, (first ? u"- "_s : second ? u"+ "_s : u"  "_s) + shown(line.text)});
            }
        }
    }
    return out;
}

QString driftCount(const DriftFinding &finding)
{
    if (finding.error)
        return finding.error->message.translated();
    QStringList parts;
    if (finding.major() > 0 || finding.minor() == 0)
        parts << (finding.major() == 0 ? DriftWords::tr("none") : DriftWords::tr("%Ln difference(s)", nullptr, finding.major()));
    if (finding.minor() > 0)
        parts << DriftWords::tr("%Ln minor", nullptr, finding.minor());
    return parts.join(u", "_s);
}

QString driftText(const DriftFinding &finding)
{
    QStringList out{u"%1 · %2"_s.arg(base::printable(finding.tenant.slug), base::printable(finding.tenant.product)) + (finding.drift.version.isEmpty() ? QString() : u" · "_s + finding.drift.version)
                    + u": "_s + driftCount(finding)};
    if (finding.error && !finding.error->detail.isEmpty())
        out << finding.error->detail;
    for (const base::Text &note : finding.drift.notes)
        out << note.translated();
    for (const DriftLine &line : driftLines(finding))
        out << (line.kind == DriftLine::Title ? u"\n"_s + line.text : line.text);
    return out.join(u'\n') + u'\n';
}

void showDrift(QPlainTextEdit *view, const DriftFinding &finding)
{
    const theme::Tokens &t = theme::tokens();
    const auto lines = driftLines(finding);
    view->clear();
    QTextCursor cursor(view->document());
    cursor.beginEditBlock();
    QTextBlockFormat plain, removed, added;
    removed.setBackground(t.soft(Tone::Danger));
    added.setBackground(t.soft(Tone::Success));
    qsizetype written = 0;
    for (const DriftLine &line : lines) {
        if (written == mostLines)
            break;
        QTextCharFormat ink;
        ink.setForeground(line.kind == DriftLine::Removed ? t.ink(Tone::Danger) : line.kind == DriftLine::Added ? t.ink(Tone::Success) : line.kind == DriftLine::Gap ? t.muted : t.text);
        if (line.kind == DriftLine::Title)
            ink.setFontWeight(QFont::Bold);
        const QTextBlockFormat &block = line.kind == DriftLine::Removed ? removed : line.kind == DriftLine::Added ? added : plain;
        if (written == 0)
            cursor.setBlockFormat(block);
        else
            cursor.insertBlock(block, ink);
        if (line.kind == DriftLine::Title && written > 0)
            cursor.insertBlock(plain, ink); // a line between objects
        cursor.insertText(line.text, ink);
        ++written;
    }
    if (written < lines.size()) {
        cursor.insertBlock(plain);
        cursor.insertText(DriftWords::tr("… and %Ln line(s) more: “Copy as text” has all of them.", nullptr, int(lines.size() - written)));
    }
    cursor.endEditBlock();
    view->moveCursor(QTextCursor::Start);
}

} // namespace tenantry::ui
