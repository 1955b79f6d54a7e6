// The layouts of migration folders, and the order of versions.
#include "folder.h"

#include <QCryptographicHash>
#include <QTest>

using namespace tenantry;
using namespace tenantry::migrations;

using Files = QList<std::pair<QString, QByteArray>>;
Q_DECLARE_METATYPE(Files)

namespace {
const QString s(const char *text) { return QString::fromUtf8(text); }
}

class MigrationSetTest : public QObject {
    Q_OBJECT
private slots:
    void layouts_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QStringList>("order");
        QTest::addColumn<QString>("head");
        const auto row = [](const char *name, const QStringList &files, const char *layout, const QStringList &order, const char *head) {
            QTest::newRow(name) << files << s(layout) << order << s(head);
        };
        row("by number, not by text", {s("0001_a.sql"), s("0011_d.sql"), s("00010_c.sql"), s("0009_b.sql")}, "numbered",
            {s("0001_a.sql"), s("0009_b.sql"), s("00010_c.sql"), s("0011_d.sql")}, "0011");
        row("other separators", {s("1-first.sql"), s("2_second.sql"), s("003.sql"), s("10 tenth.SQL"), s("4.fourth.sql")}, "numbered",
            {s("1-first.sql"), s("2_second.sql"), s("003.sql"), s("4.fourth.sql"), s("10 tenth.SQL")}, "10");
        row("dotted numbers", {s("1.10-b.sql"), s("1.9-a.sql")}, "numbered", {s("1.9-a.sql"), s("1.10-b.sql")}, "1.10");
        row("times", {s("20240201000000_b.sql"), s("20240101000000_a.sql")}, "numbered", {s("20240101000000_a.sql"), s("20240201000000_b.sql")}, "20240201000000");
        row("longer than 64 bits", {s("100000000000000000000_b.sql"), s("99999999999999999999_a.sql")}, "numbered",
            {s("99999999999999999999_a.sql"), s("100000000000000000000_b.sql")}, "100000000000000000000");
        row("Flyway", {s("R__views.sql"), s("V1.10__d.sql"), s("V1_2__b.sql"), s("V1__a.sql"), s("R__functions.sql"), s("V1.9__c.sql")}, "flyway",
            {s("V1__a.sql"), s("V1_2__b.sql"), s("V1.9__c.sql"), s("V1.10__d.sql"), s("R__functions.sql"), s("R__views.sql")}, "1.10");
        row("golang-migrate", {s("2_b.up.sql"), s("2_b.down.sql"), s("000001_a.up.sql"), s("000001_a.down.sql")}, "golang-migrate",
            {s("000001_a.up.sql"), s("2_b.up.sql")}, "2");
        row("Prisma", {s("20240102000000_b/migration.sql"), s("20240101000000_a/migration.sql"), s("migration_lock.toml")}, "prisma",
            {s("20240101000000_a/migration.sql"), s("20240102000000_b/migration.sql")}, "20240102000000");
        row("node-pg-migrate, one file", {s("1700000000001_b.sql"), s("1700000000000_a.sql")}, "node-pg-migrate",
            {s("1700000000000_a.sql"), s("1700000000001_b.sql")}, "1700000000001");
        row("node-pg-migrate, two files", {s("1700000000000_a.up.sql"), s("1700000000000_a.down.sql")}, "node-pg-migrate", {s("1700000000000_a.up.sql")},
            "1700000000000");
        row("numbered with down files", {s("1_a.sql"), s("1_a.down.sql")}, "numbered", {s("1_a.sql")}, "1");
        row("other files are no matter", {s("1_a.sql"), s("README.md"), s(".hidden"), s("sub/other.txt")}, "numbered", {s("1_a.sql")}, "1");
    }
    void layouts()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, layout);
        QFETCH(QStringList, order);
        QFETCH(QString, head);
        Folder folder;
        for (const QString &file : std::as_const(files))
            folder.add(file);
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(layoutName(set->layout), layout);
        QCOMPARE(fileNames(*set), order);
        QCOMPARE(set->head(), head);
        for (int i = 0; i < set->files.size(); ++i)
            QCOMPARE(set->files[i].position, i + 1);
    }
    void namesAndVersions()
    {
        Folder folder;
        folder.add(s("V1_2__create_orders.sql")).add(s("R__all views.sql"));
        const auto set = folder.discover();
        QVERIFY(set);
        QCOMPARE(set->files[0].version, s("1.2"));
        QCOMPARE(set->files[0].name, s("create_orders"));
        QVERIFY(!set->files[0].repeatable);
        QCOMPARE(set->files[1].version, QString());
        QCOMPARE(set->files[1].name, s("all views"));
        QVERIFY(set->files[1].repeatable);
    }
    void sectionsOfDbmate()
    {
        const QByteArray text = "-- migrate:up\nCREATE TABLE a (x text DEFAULT '-- migrate:down');\n\n-- migrate:down\nDROP TABLE a;\n";
        Folder folder;
        folder.add(s("20240101000000_a.sql"), text);
        folder.add(s("20240102000000_b.sql"), "-- a remark\n-- migrate:up transaction:false\nSELECT 1;\n");
        folder.add(s("20240103000000_c.sql"), "-- migrate:down\nDROP TABLE c;\n-- migrate:up\nCREATE TABLE c ();");
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(set->layout, Layout::Dbmate);
        QCOMPARE(set->files[0].body, QByteArray("-- migrate:up\nCREATE TABLE a (x text DEFAULT '-- migrate:down');\n\n"));
        QCOMPARE(set->files[0].sha256, QCryptographicHash::hash(text, QCryptographicHash::Sha256));
        QVERIFY(set->files[0].transactional);
        QVERIFY(!set->files[1].transactional);
        QCOMPARE(set->files[1].body, QByteArray("\n-- migrate:up transaction:false\nSELECT 1;\n")); // the line keeps its number
        QCOMPARE(set->files[2].body, QByteArray("\n\n-- migrate:up\nCREATE TABLE c ();"));
    }
    void dbmateFileWithoutItsMarker()
    {
        Folder folder;
        folder.add(s("1_a.sql"), "-- migrate:up\nSELECT 1;").add(s("2_b.sql"), "DROP TABLE everything;");
        const auto set = folder.discover();
        QVERIFY(!set);
        QVERIFY2(words(set.error()).contains(s("2_b.sql")) && words(set.error()).contains(s("migrate:up")), qPrintable(words(set.error())));
    }
    void sectionsOfNodePgMigrate()
    {
        Folder folder;
        folder.add(s("1700000000000_a.sql"), "-- Up Migration\nCREATE TABLE a ();\n-- Down Migration\nDROP TABLE a;\n");
        folder.add(s("1700000000001_b.sql"), "CREATE TABLE b ();\n");
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(set->layout, Layout::NodePgMigrate);
        QCOMPARE(set->files[0].body, QByteArray("-- Up Migration\nCREATE TABLE a ();\n"));
        QCOMPARE(set->files[1].body, QByteArray("CREATE TABLE b ();\n"));
    }
    void flywayExtras()
    {
        Folder folder;
        folder.add(s("V1__a.sql")).add(s("U1__a.sql")).add(s("B1__all.sql")).add(s("V2__b.sql")).add(s("V2__b.sql.conf"), "# x\nexecuteInTransaction = false\n");
        const auto set = folder.discover();
        QVERIFY(set);
        QCOMPARE(fileNames(*set), (QStringList{s("V1__a.sql"), s("V2__b.sql")}));
        QVERIFY(set->files[0].transactional);
        QVERIFY(!set->files[1].transactional);
        const QString notes = noteTexts(*set).join(QLatin1Char('\n'));
        QVERIFY2(notes.contains(s("U1__a.sql")) && notes.contains(s("B1__all.sql")), qPrintable(notes));
    }
    void flywayBaselineWithoutItsVersions()
    {
        Folder folder;
        folder.add(s("B5__all.sql")).add(s("V6__b.sql")).add(s("B3__old.sql"));
        const auto set = folder.discover();
        QVERIFY(set);
        QCOMPARE(fileNames(*set), (QStringList{s("B5__all.sql"), s("V6__b.sql")}));
    }
    void refuses_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("nothing") << QStringList{} << QStringList{s("no migration files")};
        QTest::newRow("nothing understood") << QStringList{s("schema.sql")} << QStringList{s("no migration files"), s("0001_name.sql")};
        QTest::newRow("0001 and 1") << QStringList{s("0001_a.sql"), s("1_b.sql")} << QStringList{s("0001_a.sql"), s("1_b.sql"), s("same version")};
        QTest::newRow("1.0 and 1") << QStringList{s("V1__a.sql"), s("V1.0__b.sql")} << QStringList{s("V1__a.sql"), s("V1.0__b.sql")};
        QTest::newRow("up twice") << QStringList{s("1_a.up.sql"), s("1_b.up.sql")} << QStringList{s("1_a.up.sql"), s("1_b.up.sql")};
        QTest::newRow("Flyway and numbered") << QStringList{s("V1__a.sql"), s("2_b.sql")} << QStringList{s("V1__a.sql"), s("2_b.sql"), s("flyway"), s("numbered")};
        QTest::newRow("golang and numbered") << QStringList{s("1_a.up.sql"), s("2_b.sql")} << QStringList{s("1_a.up.sql"), s("2_b.sql")};
        QTest::newRow("Prisma and numbered") << QStringList{s("1_a/migration.sql"), s("2_b.sql")} << QStringList{s("1_a/migration.sql"), s("2_b.sql"), s("prisma")};
        QTest::newRow("Prisma and Flyway") << QStringList{s("1_a/migration.sql"), s("V2__b.sql")} << QStringList{s("V2__b.sql")};
    }
    void refuses()
    {
        QFETCH(QStringList, files);
        QFETCH(QStringList, said);
        Folder folder;
        for (const QString &file : std::as_const(files))
            folder.add(file);
        const auto set = folder.discover();
        QVERIFY(!set);
        QCOMPARE(set.error().kind, base::Kind::InvalidInput);
        QVERIFY(!set.error().hint.isEmpty());
        for (const QString &word : std::as_const(said))
            QVERIFY2(words(set.error()).contains(word), qPrintable(words(set.error())));
    }
    void refusesDbmateMixedWithNode()
    {
        Folder folder;
        folder.add(s("1_a.sql"), "-- migrate:up\n").add(s("2_b.sql"), "-- Up Migration\n");
        const auto set = folder.discover();
        QVERIFY(!set);
        QVERIFY(words(set.error()).contains(s("1_a.sql")) && words(set.error()).contains(s("2_b.sql")));
    }
    void refusesNoFolder()
    {
        Folder folder;
        folder.add(s("a.txt"));
        QCOMPARE(discover(folder.path(s("nowhere"))).error().kind, base::Kind::NotFound);
        QCOMPARE(discover(folder.path(s("a.txt"))).error().kind, base::Kind::InvalidInput);
        QVERIFY(QFile::link(folder.path(s("gone.sql")), folder.path(s("1_dangling.sql"))));
        QCOMPARE(folder.discover().error().kind, base::Kind::Io); // and not one file less
    }
    void notesGaps_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("none") << QStringList{s("1_a.sql"), s("2_b.sql"), s("3_c.sql")} << QStringList{};
        QTest::newRow("one") << QStringList{s("0001_a.sql"), s("0002_b.sql"), s("0004_d.sql")} << QStringList{s("0003"), s("0002_b.sql"), s("0004_d.sql")};
        QTest::newRow("several") << QStringList{s("1_a.sql"), s("2_b.sql"), s("9_d.sql")} << QStringList{s("3 to 8")};
        QTest::newRow("by tens is a habit") << QStringList{s("10_a.sql"), s("20_b.sql"), s("30_c.sql")} << QStringList{};
        QTest::newRow("times have none") << QStringList{s("20240101000000_a.sql"), s("20240301000000_b.sql")} << QStringList{};
    }
    void notesGaps()
    {
        QFETCH(QStringList, files);
        QFETCH(QStringList, said);
        Folder folder;
        for (const QString &file : std::as_const(files))
            folder.add(file);
        const auto set = folder.discover();
        QVERIFY(set);
        QCOMPARE(set->notes.isEmpty(), said.isEmpty());
        for (const QString &word : std::as_const(said))
            QVERIFY2(noteTexts(*set).join(QLatin1Char('\n')).contains(word), qPrintable(noteTexts(*set).join(QLatin1Char('\n'))));
    }
    void notesWhatIsLeftOut()
    {
        Folder folder;
        folder.add(s("1_a.sql")).add(s("seed.sql")).add(s("1_a.down.sql"));
        const auto set = folder.discover();
        QVERIFY(set);
        QCOMPARE(set->notes.size(), 2);
        QVERIFY(noteTexts(*set).join(QLatin1Char('\n')).contains(s("seed.sql")));
    }
    void comparesVersions_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("order");
        QTest::newRow("number") << s("00010") << s("0009") << 1;
        QTest::newRow("zeros") << s("0001") << s("1") << 0;
        QTest::newRow("dotted") << s("1.10") << s("1.9") << 1;
        QTest::newRow("shorter") << s("1") << s("1.0.0") << 0;
        QTest::newRow("prefix") << s("1.2") << s("1.2.1") << -1;
        QTest::newRow("underscore") << s("1_2") << s("1.2") << 0;
        QTest::newRow("time") << s("20240101000000") << s("20231231235959") << 1;
        QTest::newRow("none before any") << QString() << s("1") << -1;
    }
    void comparesVersions()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, order);
        QCOMPARE(compareVersions(a, b), order);
        QCOMPARE(compareVersions(b, a), -order);
    }
};

QTEST_GUILESS_MAIN(MigrationSetTest)
#include "migrationset_test.moc"
