// The columns of the matrix share what room there is: which of them are seen, and what they hold is whole.
#include "matrix.h"

#include "ui/shell/language.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::samples;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

}

class FeatureColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(english); }

    // What is spared for want of room does not come back, cutting others, because it is read again.
    void theSameColumnsAfterReadingAgain()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const auto spared = [&s] {
            QList<int> out;
            for (int column = 0; column < s.page->model()->columnCount(); ++column)
                if (s.page->table()->isColumnHidden(column))
                    out << column;
            return out;
        };
        const int last = s.page->model()->columnCount() - 1;
        int width = 1280;
        while (!spared().contains(FeatureModel::Default) && width > 700)
            s.page->resize(width -= 5, 800);
        QCOMPARE(spared(), QList<int>({FeatureModel::Default, last}));
        s.change("online-results", [](registry::Feature &f) { f.owner = QStringLiteral("Web"); });
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("online-results"))->owner, QStringLiteral("Web"));
        QCOMPARE(spared(), QList<int>({FeatureModel::Default, last}));
        s.page->retranslate();
        QCOMPARE(spared(), QList<int>({FeatureModel::Default, last}));
    }

    // Beside the navigation, which takes 208, and the details: in both languages a name gives before a column goes.
    void theColumnsHaveRoom()
    {
        const theme::Theme theme(*qApp, theme::Mode::Light); // its letters
        Language language;
        for (const QString &code : Language::codes()) {
            language.set(code);
            Matrix s;
            QTRY_COMPARE(s.page->model()->rowCount(), 6);
            s.select("online-results");
            const auto *table = s.page->table();
            const auto used = [&] {
                int out = 0;
                for (int column = 0; column < s.page->model()->columnCount(); ++column)
                    out += table->columnWidth(column); // a hidden one has none
                return out;
            };
            const auto overrides = [&] { return s.page->model()->columnCount() - 1; };
            s.page->resize(1380 - 208, 800);
            QTRY_COMPARE(used(), table->viewport()->width());
            QVERIFY2(!table->isColumnHidden(FeatureModel::Default) && !table->isColumnHidden(overrides()), qPrintable(code));
            s.page->resize(1280 - 208, 800);
            QTRY_COMPARE(used(), table->viewport()->width());
            QVERIFY2(!table->isColumnHidden(FeatureModel::Default), qPrintable(code));
        }
        QLocale::setDefault(english);
    }

    // The column that was spared is another one's then.
    void aPlanAddedWhileAColumnIsSpared()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const auto overrides = [&s] { return s.page->model()->columnCount() - 1; };
        int width = 1280;
        while (!s.page->table()->isColumnHidden(overrides()) && width > 700)
            s.page->resize(width -= 5, 800);
        QVERIFY(s.page->table()->isColumnHidden(overrides()));
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            registry::Plan more = s.standIn.state->snapshot.plans.last();
            more.id = more.name = QStringLiteral("xl");
            s.standIn.state->snapshot.plans << more;
        }
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->plans().size(), 4);
        for (int column = FeatureModel::FirstPlan; s.page->model()->plan(column); ++column)
            QVERIFY2(!s.page->table()->isColumnHidden(column), qPrintable(s.page->model()->plan(column)->name));
        QVERIFY(s.page->table()->isColumnHidden(overrides()));
    }

    // A plan's name is anybody's: it does not take the room of the values.
    void aPlanWithALongName()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const QString name = QStringLiteral("enterprise ").repeated(10).trimmed();
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->snapshot.plans[1].name = name;
        }
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->plans().at(1).name, name);
        const int column = FeatureModel::FirstPlan + 1;
        QVERIFY(s.page->table()->columnWidth(column) < 180);
        QCOMPARE(s.page->model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), name);
        QVERIFY(s.page->model()->headerData(column, Qt::Horizontal).toString().endsWith(QChar(0x2026)));
        QVERIFY(s.cell("monthly-orders", Silver).data(Qt::AccessibleTextRole).toString().startsWith(name));
        for (int each = FeatureModel::State; each < s.page->model()->columnCount() - 1; ++each) // values are whole
            if (!s.page->table()->isColumnHidden(each))
                for (int row = 0; row < s.page->model()->rowCount(); ++row)
                    QVERIFY(s.page->table()->columnWidth(each) >= s.page->table()->sizeHintForIndex(s.page->model()->index(row, each)).width());
    }

    // Four plans, one of them with a name as long as may be, in a window of 1280 beside the navigation: nothing is scrolled to, nothing is spared.
    void fourPlansWithALongName()
    {
        const theme::Theme theme(*qApp, theme::Mode::Light); // its letters
        Language language;
        for (const QString &code : Language::codes()) {
            language.set(code);
            Matrix s;
            QTRY_COMPARE(s.page->model()->rowCount(), 6);
            {
                const std::scoped_lock held(s.standIn.state->mutex);
                registry::Plan more = s.standIn.state->snapshot.plans.last();
                more.id = QStringLiteral("platinum");
                more.name = QStringLiteral("platinum for laboratories ").repeated(4).first(100);
                s.standIn.state->snapshot.plans << more;
            }
            s.page->resize(1280 - 208, 800);
            s.page->refresh();
            QTRY_COMPARE(s.page->model()->plans().size(), 4);
            const auto *table = s.page->table();
            const int columns = s.page->model()->columnCount();
            int used = 0;
            for (int column = 0; column < columns; ++column) {
                QVERIFY2(!table->isColumnHidden(column), qPrintable(code + u' ' + QString::number(column)));
                used += table->columnWidth(column);
            }
            QCOMPARE(used, table->viewport()->width());
            QVERIFY(table->columnWidth(FeatureModel::Name) >= 112);
            for (int column = FeatureModel::State; column < columns; ++column) // what they hold is whole
                for (int row = 0; row < s.page->model()->rowCount(); ++row)
                    QVERIFY2(table->columnWidth(column) >= table->sizeHintForIndex(s.page->model()->index(row, column)).width(), qPrintable(code + u' ' + QString::number(column)));
            QCOMPARE(s.page->model()->headerData(columns - 2, Qt::Horizontal, Qt::ToolTipRole).toString().size(), 100);
        }
        QLocale::setDefault(english);
    }
};

QTEST_MAIN(FeatureColumnsTest)
#include "columns_test.moc"
