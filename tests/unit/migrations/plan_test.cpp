// What a tenant lacks, and when nothing may be done before somebody looks.
#include "folder.h"

#include "migrations/apply.h"

#include <QTest>

using namespace tenantry;
using namespace tenantry::migrations;
using drivers::AppliedMigration;
using drivers::Migration;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

Migration file(const char *version, const char *sum = "a") { return {s(version), s("x"), s(version) + s("_x.sql"), sum, {}, true, false}; }
Migration repeatable(const char *name, const char *sum = "a") { return {{}, s(name), s("R__") + s(name) + s(".sql"), sum, {}, true, true}; }
AppliedMigration row(const char *version, const char *sum = "a", bool finished = true) { return {s(version), s("x"), sum, {}, false, finished}; }
AppliedMigration rowOf(const char *name, const char *sum = "a") { return {{}, s(name), sum, {}, true, true}; }

QStringList versions(const Pending &pending)
{
    QStringList out;
    for (const Migration &migration : pending.files)
        out << (migration.repeatable ? migration.name : migration.version);
    return out;
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT
    const std::vector<Migration> m_all{file("0001"), file("0009"), file("00010"), repeatable("views")};

private slots:
    void emptyDatabase()
    {
        const auto pending = plan(m_all, {});
        QVERIFY(pending);
        QCOMPARE(versions(*pending), (QStringList{s("0001"), s("0009"), s("00010"), s("views")}));
        QCOMPARE(pending->fromVersion, QString());
        QCOMPARE(pending->toVersion, s("00010"));
    }
    void upToDate()
    {
        const auto pending = plan(m_all, {row("0001"), row("0009"), row("00010"), rowOf("views")});
        QVERIFY(pending);
        QVERIFY(pending->files.empty());
        QCOMPARE(pending->fromVersion, s("00010"));
        QCOMPARE(pending->toVersion, s("00010"));
    }
    void theSameNumberWrittenOtherwise()
    {
        const auto pending = plan(m_all, {row("1"), row("9")});
        QVERIFY(pending);
        QCOMPARE(versions(*pending), (QStringList{s("00010"), s("views")}));
        QCOMPARE(pending->fromVersion, s("9"));
    }
    void oneInTheMiddleIsMissing()
    {
        const auto pending = plan(m_all, {row("0001"), row("00010"), rowOf("views")});
        QVERIFY(pending);
        QCOMPARE(versions(*pending), (QStringList{s("0009")}));
        QCOMPARE(pending->toVersion, s("00010"));
    }
    void unfinishedGoesOn()
    {
        const auto pending = plan(m_all, {row("0001"), row("0009", "other", false)});
        QVERIFY(pending);
        QCOMPARE(versions(*pending), (QStringList{s("0009"), s("00010"), s("views")}));
        QCOMPARE(pending->fromVersion, s("0001"));
    }
    void changedRepeatableRunsAgain()
    {
        const auto pending = plan(m_all, {row("0001"), row("0009"), row("00010"), rowOf("views", "b"), rowOf("gone")});
        QVERIFY(pending);
        QCOMPARE(versions(*pending), (QStringList{s("views")}));
        QCOMPARE(pending->toVersion, s("00010"));
    }
    void target()
    {
        const auto pending = plan(m_all, {row("0001")}, s("9"));
        QVERIFY(pending);
        QCOMPARE(versions(*pending), (QStringList{s("0009")})); // repeatables belong to the head
        QCOMPARE(pending->toVersion, s("0009"));
        QCOMPARE(versions(*plan(m_all, {row("0001")}, s("10"))), (QStringList{s("0009"), s("00010"), s("views")}));
    }
    void refuses_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"changed", "ahead", "unknown", "no such target", "past the target"})
            QTest::newRow(what) << s(what);
    }
    void refuses() // faults.md 13
    {
        QFETCH(QString, what);
        std::vector<AppliedMigration> applied{row("0001")};
        QString target;
        base::Kind kind = base::Kind::Conflict;
        QStringList said;
        if (what == s("changed")) {
            applied.push_back(row("0009", "b"));
            said = QStringList{s("0009_x.sql")};
        } else if (what == s("ahead")) {
            applied.push_back(row("0011"));
            said = QStringList{s("0011"), s("00010")};
        } else if (what == s("unknown")) {
            applied.push_back(row("0005"));
            said = QStringList{s("0005")};
        } else if (what == s("no such target")) {
            target = s("7");
            kind = base::Kind::NotFound;
            said = QStringList{s("7")};
        } else {
            applied.push_back(row("0009"));
            target = s("1");
            said = QStringList{s("0009"), s("1")};
        }
        const auto pending = plan(m_all, applied, target);
        QVERIFY(!pending);
        QCOMPARE(pending.error().kind, kind);
        QVERIFY(!pending.error().hint.isEmpty());
        for (const QString &word : said)
            QVERIFY2(words(pending.error()).contains(word), qPrintable(words(pending.error())));
    }
    void nothingAtAll()
    {
        const auto pending = plan({}, {});
        QVERIFY(pending && pending->files.empty() && pending->toVersion.isEmpty());
        QCOMPARE(plan({}, {row("1")}).error().kind, base::Kind::Conflict);
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "plan_test.moc"
