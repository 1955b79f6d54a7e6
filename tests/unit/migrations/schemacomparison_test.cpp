// Two descriptions compared: what is one difference and what is several, what is ignored, which lines differ; and which files a
// database should have been made by.
#include "migrations/drift.h"
#include "migrations/linediff.h"

#include <QTest>

using namespace tenantry;
using namespace tenantry::migrations;
using namespace Qt::StringLiterals;
using drivers::SchemaDescription;

namespace {

SchemaDescription::Raw object(const char *kind, const char *identity, const char *definition, const char *parent = "")
{
    return {{QString::fromUtf8(kind), QString::fromUtf8(identity), QString::fromUtf8(parent), QString::fromUtf8(definition), {}, false, false}, {}};
}

QStringList words(const Comparison &comparison)
{
    QStringList out;
    for (const Difference &each : comparison.differences)
        out << changeName(each.change) + u' ' + each.kind + u':' + each.identity;
    return out;
}

QString shown(const QList<Hunk> &hunks)
{
    QString out;
    for (const Hunk &hunk : hunks) {
        out += u"@%1,%2 "_s.arg(hunk.first).arg(hunk.second);
        for (const DiffLine &line : hunk.lines)
            out += (line.side == DiffLine::Side::Both ? u" "_s : line.side == DiffLine::Side::First ? u"-"_s : u"+"_s) + line.text + u'|';
    }
    return out;
}

drivers::Migration file(const char *version, const char *name, const char *sha = "1")
{
    return {QString::fromLatin1(version), QString::fromLatin1(name), QString::fromLatin1(name), sha, "SELECT 1", true, *version == 0};
}
drivers::AppliedMigration row(const char *version, const char *name, const char *sha = "1", bool finished = true)
{
    return {QString::fromLatin1(version), QString::fromLatin1(name), sha, {}, *version == 0, finished};
}
QString made(const base::Result<Expectation> &outcome)
{
    if (!outcome)
        return base::kindName(outcome.error().kind);
    QString out = outcome->version + u':';
    for (const auto &each : outcome->files)
        out += u' ' + each.name;
    return out + u" /"_s + QString::number(outcome->notes.size());
}

} // namespace

class SchemaComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void aTableIsOneDifference()
    {
        const auto a = SchemaDescription::of({object("table", "public.t", "owner x"), object("column", "public.t.a", "integer", "table:public.t"), object("column", "public.u.b", "text", "table:public.u"),
                                              object("sequence", "public.s", "start 1", "column:public.t.a"), object("table", "public.u", "owner x")}, 170000);
        const auto b = SchemaDescription::of({object("table", "public.u", "owner x"), object("column", "public.u.b", "integer", "table:public.u"), object("column", "public.u.c", "text", "table:public.u")}, 170000);
        const Comparison compared = compare(a, b);
        QCOMPARE(words(compared), (QStringList{u"changed column:public.u.b"_s, u"extra column:public.u.c"_s, u"missing table:public.t"_s}));
        QCOMPARE(compared.differences.last().parts, (QStringList{u"column:public.t.a"_s, u"sequence:public.s"_s}));
        QCOMPARE(compared.differences.last().first, u"owner x\ncolumn public.t.a: integer\nsequence public.s: start 1"_s);
        QCOMPARE(words(compare(b, a)), (QStringList{u"changed column:public.u.b"_s, u"missing column:public.u.c"_s, u"extra table:public.t"_s}));
        QVERIFY(compare(a, a).equal());
        QVERIFY(a.fingerprint != b.fingerprint);
    }
    void orderDoesNotMatter()
    {
        const auto a = SchemaDescription::of({object("table", "t", "x"), object("index", "i", "y")}, 170000), b = SchemaDescription::of({object("index", "i", "y"), object("table", "t", "x")}, 150000);
        QCOMPARE(a.fingerprint, b.fingerprint);
        // Where one text ends and the next begins is part of it.
        QVERIFY(SchemaDescription::of({object("a", "bc", "d")}, 0).fingerprint != SchemaDescription::of({object("ab", "c", "d")}, 0).fingerprint);
    }
    void whatRepeatsItsParentSaysNothing()
    {
        auto parent = object("column", "p.a", "integer"), child = object("column", "c.a", "integer"), more = object("column", "c.b", "text");
        child.inheritedFrom = u"p.a"_s;
        more.inheritedFrom = u"p.b"_s;
        const auto a = SchemaDescription::of({parent, child}, 0);
        QVERIFY(a.objects.at(0).derived && !a.objects.at(1).derived);
        QCOMPARE(words(compare(a, SchemaDescription::of({parent}, 0))), QStringList());
        auto other = child;
        other.object.definition = u"integer DEFAULT 1"_s;
        QCOMPARE(words(compare(a, SchemaDescription::of({parent, other}, 0))), QStringList{u"changed column:c.a"_s});
        QCOMPARE(words(compare(a, SchemaDescription::of({parent, child, more}, 0))), QStringList{u"extra column:c.b"_s}); // of a parent that is not there
    }
    void orderOfColumns()
    {
        auto first = object("column-order", "t", "a\nb\nc"), second = object("column-order", "t", "a\nc\nb"), fewer = object("column-order", "t", "a\nc");
        for (auto *each : {&first, &second, &fewer})
            each->object.minor = true;
        const auto a = SchemaDescription::of({first}, 0), b = SchemaDescription::of({second}, 0);
        QCOMPARE(words(compare(a, b)), QStringList{u"changed column-order:t"_s});
        QCOMPARE(compare(a, b).major(), 0);
        QCOMPARE(a.fingerprint, b.fingerprint);
        QVERIFY(compare(a, SchemaDescription::of({fewer}, 0)).equal()); // that a column is missing is said elsewhere
        QVERIFY(compare(a, SchemaDescription::of({}, 0)).equal());
    }
    void patterns()
    {
        for (const QString &bad : {u""_s, u"public.t"_s, u":x"_s, u"table:"_s})
            QVERIFY2(!IgnorePatterns::parse({bad}), qPrintable(bad));
        const auto matches = [](const QString &glob, const QString &key) { return IgnorePatterns::parse({glob})->matches(key); };
        QVERIFY(matches(u"index:public.tmp_*"_s, u"index:public.tmp_a"_s));
        QVERIFY(!matches(u"index:public.tmp_*"_s, u"index:public_tmp_a"_s)); // a dot is a dot
        QVERIFY(!matches(u"index:public.tmp"_s, u"index:public.tmp_a"_s));
        QVERIFY(matches(u"grant:*"_s, u"grant:table public.\"a\nb\" to x"_s));
        QVERIFY(matches(u"*:public.t?"_s, u"view:public.t1"_s));
        QVERIFY(matches(u"table:public.\"🧪 (*\""_s, u"table:public.\"🧪 (x)\""_s));
        QVERIFY(!matches(u"table:[a-z]*"_s, u"table:abc"_s));
    }
    void lines()
    {
        QCOMPARE(shown(lineDiff(u"a"_s, u"a"_s)), QString());
        QCOMPARE(shown(lineDiff({}, u"a\nb"_s)), u"@1,1 +a|+b|"_s);
        QCOMPARE(shown(lineDiff(u"a\nb\nc"_s, u"a\nx\nc"_s)), u"@1,1  a|-b|+x| c|"_s);
        QCOMPARE(shown(lineDiff(u"1\n2\n3\n4\n5\n6\n7\n8\n9"_s, u"1\n2\n3\n4\n5\n6\n7\n8\nx"_s, 1)), u"@8,8  8|-9|+x|"_s);
        QCOMPARE(shown(lineDiff(u"a\n1\n2\n3\n4\n5\nb"_s, u"x\n1\n2\n3\n4\n5\ny"_s, 1)), u"@1,1 -a|+x| 1|@6,6  5|-b|+y|"_s);
        QCOMPARE(shown(lineDiff(u"a\n1\n2\nb"_s, u"x\n1\n2\ny"_s, 1)), u"@1,1 -a|+x| 1| 2|-b|+y|"_s);
        QString first, second; // too different to be looked through
        for (int i = 0; i < 5000; ++i) {
            first += u"a%1\n"_s.arg(i);
            second += u"b%1\n"_s.arg(i);
        }
        QCOMPARE(lineDiff(first, second).size(), 1);
    }

    void whichFilesMadeIt()
    {
        const std::vector<drivers::Migration> all{file("1", "a"), file("2", "b"), file("10", "c"), file("", "r")};
        QCOMPARE(made(expectation(all, {row("1", "a"), row("2", "b"), row("10", "c"), row("", "r")}, {})), u"10: a b c r /0"_s);
        QCOMPARE(made(expectation(all, {row("1", "a"), row("2", "b")}, {})), u"2: a b /0"_s);             // behind, without the repeatable
        QCOMPARE(made(expectation(all, {row("1", "a"), row("2", "b"), row("", "r")}, {})), u"2: a b r /0"_s); // and with it
        QCOMPARE(made(expectation(all, {row("1", "a"), row("2", "b"), row("10", "c")}, {})), u"10: a b c r /1"_s); // never applied: it is missing
        QCOMPARE(made(expectation(all, {row("1", "a"), row("10", "c"), row("", "r")}, {})), u"10: a b c r /1"_s);  // out of order
        QCOMPARE(made(expectation(all, {row("1", "a"), row("2", "b", "other"), row("10", "c"), row("", "r", "other")}, {})), u"10: a b c r /2"_s);
        QCOMPARE(made(expectation(all, {row("1", "a"), row("2", "b", "1", false)}, {})), u"1: a /1"_s);
        QCOMPARE(made(expectation(all, {}, {})), u": /0"_s);
        QCOMPARE(made(expectation(all, {}, u"2"_s)), u"2: a b /1"_s);
        QCOMPARE(made(expectation(all, {row("1", "a"), row("11", "d")}, {})), u"conflict"_s);
        QCOMPARE(made(expectation(all, {row("1", "a"), row("3", "d")}, {})), u"conflict"_s);
    }
};

QTEST_GUILESS_MAIN(SchemaComparisonTest)
#include "schemacomparison_test.moc"
