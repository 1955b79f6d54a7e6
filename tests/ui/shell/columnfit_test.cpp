// The columns of a table stay within its width, whatever that is.
#include "ui/widgets/columnfit.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace tenantry::ui;
using namespace Qt::StringLiterals;

class ColumnFitTest : public QObject {
    Q_OBJECT

    QStandardItemModel m_model{3, 4};
    QTableView m_table;

    int used() const
    {
        int out = 0;
        for (int column = 0; column < m_model.columnCount(); ++column)
            out += m_table.columnWidth(column); // a hidden one has none
        return out;
    }
    void widen(int width)
    {
        m_table.resize(width, 200);
        QTRY_COMPARE(m_table.width(), width);
        QTRY_COMPARE(used(), m_table.viewport()->width());
    }

private slots:
    void initTestCase()
    {
        m_model.setHorizontalHeaderLabels({u"Name"_s, u"Host"_s, u"Tenants"_s, u"TLS"_s});
        m_table.setModel(&m_model);
        m_table.verticalHeader()->hide();
        new ColumnFit(&m_table, {{0, 100}, {1, 200}, {2, 120}, {3, 100}}, {3});
        m_table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_table));
    }

    void asWishedWhereThereIsRoom()
    {
        widen(700);
        QVERIFY(!m_table.isColumnHidden(3));
        QCOMPARE(m_table.columnWidth(0), 100);
        QCOMPARE(m_table.columnWidth(1), 200);
        QVERIFY(m_table.columnWidth(3) > 100); // the rest
    }

    void whatCanBeSparedGoesFirst()
    {
        widen(480);
        QVERIFY(m_table.isColumnHidden(3));
        QCOMPARE(m_table.columnWidth(1), 200);
        widen(330); // then all give, none below its heading
        QVERIFY(m_table.columnWidth(1) < 200);
        for (int column = 0; column < 3; ++column)
            QVERIFY(m_table.columnWidth(column) >= m_table.horizontalHeader()->sectionSizeHint(column));
        widen(700);
        QVERIFY(!m_table.isColumnHidden(3));
        QCOMPARE(m_table.columnWidth(1), 200);
    }

    void aFirmOneIsNotNarrowed()
    {
        QTableView table;
        table.setModel(&m_model);
        new ColumnFit(&table, {{0, 100}, {1, 200}, {2, 120}, {3, 100}}, {3}, {0, 2});
        table.resize(340, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QVERIFY(table.isColumnHidden(3));
        QCOMPARE(table.columnWidth(0), 100);
        QVERIFY(table.columnWidth(1) < 200);
        QVERIFY(table.columnWidth(2) >= 100);
    }

    void aYieldingOneGivesBeforeAnythingIsSpared()
    {
        QTableView table;
        table.setModel(&m_model);
        new ColumnFit(&table, {{0, 100}, {1, 200}, {2, 120}, {3, 100}}, {3}, {0, 2}, {1});
        table.resize(500, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QVERIFY(!table.isColumnHidden(3));
        QVERIFY(table.columnWidth(1) < 200);
        table.resize(340, 200);
        QTRY_VERIFY(table.isColumnHidden(3)); // it has no more to give
        QVERIFY(table.columnWidth(1) >= table.horizontalHeader()->sectionSizeHint(1));
    }

    void aDraggedOneStays()
    {
        QHeaderView *header = m_table.horizontalHeader();
        const int edge = header->sectionViewportPosition(1) + header->sectionSize(1) - 1;
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, {edge, 5});
        QTest::mouseMove(header->viewport(), {edge - 60, 5});
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, {edge - 60, 5});
        const int dragged = m_table.columnWidth(1);
        QVERIFY2(dragged < 200, qPrintable(QString::number(dragged)));
        widen(480);
        widen(800);
        QCOMPARE(m_table.columnWidth(1), dragged);
        QVERIFY(!m_table.isColumnHidden(3)); // nobody dragged that
    }
};

QTEST_MAIN(ColumnFitTest)
#include "columnfit_test.moc"
