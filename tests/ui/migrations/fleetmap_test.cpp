// One cell per tenant: which is where, by mouse and keyboard, and that a hundred thousand are no trouble.
#include "ui/widgets/fleetmap.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace tenantry::ui;

class FleetMapTest : public QObject {
    Q_OBJECT

private slots:
    void cellsAreWhereTheyArePainted()
    {
        FleetMap map;
        map.resize(320, 200); // 20 cells of 16 pixels across
        map.setCells(QByteArray(50, 'p'));
        map.show();
        QCOMPARE(map.cellAt({1, 1}), 0);
        QCOMPARE(map.cellAt({17, 1}), 1);
        QCOMPARE(map.cellAt({1, 17}), 20);
        QCOMPARE(map.cellAt({319, 33}), -1); // the last row ends after ten
        QCOMPARE(map.cellAt({-1, 1}), -1);
        QCOMPARE(map.heightForWidth(320), 48);
        QSignalSpy activated(&map, &FleetMap::activated);
        QTest::mouseClick(&map, Qt::LeftButton, {}, {17, 17});
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().toInt(), 21);
    }

    void statesLookDifferent()
    {
        // Not by colour alone: without any colour they still differ, where a shape fits.
        QSet<QByteArray> shapes;
        for (int cell = 0; cell < FleetMap::Cells; ++cell) {
            const QImage image = FleetMap::sample(FleetMap::Cell(cell), 14, 1).toImage().convertToFormat(QImage::Format_Alpha8);
            shapes << QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
        }
        QCOMPARE(shapes.size(), int(FleetMap::Cells));
        FleetMap map;
        map.resize(320, 48);
        map.setCells("spfrk");
        map.show();
        const QImage seen = map.grab().toImage();
        for (int i = 0; i < 4; ++i)
            QVERIFY(seen.copy(i * 16, 0, 16, 16) != seen.copy((i + 1) * 16, 0, 16, 16));
    }

    void byKeyboard()
    {
        FleetMap map;
        map.resize(320, 200);
        map.setCells(QByteArray(50, 's'));
        map.show();
        map.setFocus();
        QSignalSpy asked(&map, &FleetMap::asked), activated(&map, &FleetMap::activated);
        QTest::keyClick(&map, Qt::Key_Down);
        QCOMPARE(map.current(), 0);
        QTest::keyClick(&map, Qt::Key_Down);
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.current(), 21);
        QTest::keyClick(&map, Qt::Key_End);
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.current(), 49);
        QCOMPARE(asked.last().first().toInt(), 49);
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(activated.first().first().toInt(), 49);
        map.setCells("sss"); // fewer than before: the place under the keyboard is one that is there
        QCOMPARE(map.current(), 2);
        map.setCells({});
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.current(), -1);
    }

    void aHundredThousand()
    {
        FleetMap map;
        QByteArray cells(100'000, 'p');
        for (int i = 0; i < cells.size(); ++i)
            cells[i] = "psfrk"[i % 5];
        map.setCells(cells);
        map.resize(1100, map.heightForWidth(1100));
        QVERIFY2(map.height() <= 900, qPrintable(QString::number(map.height())));
        map.show();
        QElapsedTimer time;
        time.start();
        (void)map.grab();
        qInfo("100,000 cells painted in %.1f ms", double(time.nsecsElapsed()) / 1e6);
        QCOMPARE(map.cellAt({3 * 5 + 1, 3 * 2 + 1}), 366 * 2 + 5);
    }
};

QTEST_MAIN(FleetMapTest)
#include "fleetmap_test.moc"
