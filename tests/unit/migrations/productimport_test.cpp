// A folder looked at before it is stored: all that is wrong, and what it would bring to a product that has files.
#include "folder.h"

#include "migrations/folderreport.h"
#include "migrations/productimport.h"

#include <QTest>

using namespace tenantry;
using namespace tenantry::migrations;
using namespace Qt::StringLiterals;

class ProductImportTest : public QObject {
    Q_OBJECT

    static QList<registry::ProductMigration> filesOf(const Folder &folder)
    {
        const auto set = folder.discover();
        if (!set)
            qFatal("%s", qPrintable(words(set.error())));
        return set->files;
    }

private slots:
    void everyFileThatCannotBeTaken()
    {
        Folder folder;
        folder.add(u"0001_a.sql"_s).add(u"0002_b.sql"_s, "\\i other.sql\n").add(u"0003_c.sql"_s, "SELECT '\xff';\n").add(u"0004_d.sql"_s).add(u"0005_e.sql"_s, QByteArray("SELECT 1;\0", 10));
        const auto report = examine(folder.path());
        QVERIFY(report);
        QStringList wrong;
        for (const FileProblem &problem : report->problems)
            wrong << problem.fileName;
        wrong.sort();
        QCOMPARE(wrong, QStringList({u"0002_b.sql"_s, u"0003_c.sql"_s, u"0005_e.sql"_s}));
        QCOMPARE(fileNames(report->set), QStringList({u"0001_a.sql"_s, u"0004_d.sql"_s}));
        QCOMPARE(report->set.files.last().position, 2);
        QVERIFY(!folder.discover()); // and so none of them is taken
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(examine(folder.path(), stop.get_token()).error().kind, base::Kind::Cancelled);
        QCOMPARE(examine(folder.path(u"nowhere"_s)).error().kind, base::Kind::NotFound);
    }

    void whatItWouldBring()
    {
        Folder before, after;
        before.add(u"V1__a.sql"_s).add(u"V2__b.sql"_s).add(u"V4__d.sql"_s).add(u"R__views.sql"_s).add(u"R__gone.sql"_s);
        after.add(u"V1__a.sql"_s).add(u"V2__b.sql"_s, "SELECT 2;\n").add(u"V3__c.sql"_s).add(u"V5__e.sql"_s).add(u"R__views.sql"_s, "SELECT 3;\n");
        const ImportPreview preview = previewImport(filesOf(before), filesOf(after));
        QStringList out;
        for (const ImportLine &line : preview.lines) {
            const char *novelty[] = {"new", "changed", "renewed", "same", "missing"};
            out << line.file.fileName + u' ' + QString::fromLatin1(novelty[int(line.novelty)]) + (line.beforeHead ? u" early"_s : QString());
            QVERIFY(line.file.body.isEmpty());
        }
        QCOMPARE(out, QStringList({u"V1__a.sql same"_s, u"V2__b.sql changed"_s, u"V3__c.sql new early"_s, u"V5__e.sql new"_s, u"R__views.sql renewed"_s, u"V4__d.sql missing"_s, u"R__gone.sql missing"_s}));
        QVERIFY(preview.bringsSomething());
        QVERIFY(!previewImport(filesOf(before), filesOf(before)).bringsSomething());
        QCOMPARE(previewImport({}, filesOf(before)).count(Novelty::New), 5);
    }

    void seedScripts()
    {
        Folder folder;
        folder.add(u"empty"_s, " \n").add(u"binary"_s, QByteArray("a\0b", 3)).add(u"latin1"_s, "SELECT '\xf1';").add(u"bom"_s, "\xEF\xBB\xBFSELECT 1;");
        for (const char *name : {"nothing", "empty", "binary", "latin1", ""})
            QCOMPARE(readSeed(folder.path(QString::fromLatin1(name))).error().kind, base::Kind::InvalidInput);
        QCOMPARE(readSeed(folder.path(u"bom"_s)).value(), QByteArray("SELECT 1;"));
    }
};

QTEST_GUILESS_MAIN(ProductImportTest)
#include "productimport_test.moc"
