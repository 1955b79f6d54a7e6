// The matrix by keyboard and mouse: what a plan carries is chosen or typed as it is printed, what does not fit stays, and nobody is written over unseen.
#include "matrix.h"

#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"
#include "ui/features/typednumber.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/language.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/errorbanner.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace tenantry;
using namespace tenantry::ui;
using namespace tenantry::samples;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom), spanish(QLocale::Spanish, QLocale::Spain);

} // namespace

class FeatureMatrixTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(english); }
    void cleanup() { QLocale::setDefault(english); }

    void numbersAsTheyArePrinted_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        QTest::newRow("en, grouped") << english << QStringLiteral("5,000") << 5000.0;
        QTest::newRow("en, a part") << english << QStringLiteral(" -1,234,567.5 ") << -1234567.5;
        QTest::newRow("en, plain") << english << QStringLiteral("10000") << 10000.0;
        QTest::newRow("en, small") << english << QStringLiteral("0.25") << 0.25;
        QTest::newRow("es, grouped") << spanish << QStringLiteral("10.000") << 10000.0;
        QTest::newRow("es, a part") << spanish << QStringLiteral("10,5") << 10.5;
        QTest::newRow("es, both") << spanish << QStringLiteral("1.234.567,5") << 1234567.5;
        QTest::newRow("en, huge") << english << QStringLiteral("1e20") << 1e20;
    }
    void numbersAsTheyArePrinted()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, text);
        QFETCH(double, number);
        QCOMPARE(typedNumber(text, locale).value_or(-1), number);
        QCOMPARE(typedNumber(printedNumber(number, locale), locale).value_or(-1), number);
    }

    void whatIsAmbiguousIsRefused_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        for (const char *text : {"10,5", "1,00", "1,0000", "0,500", ",5", "10.000.000", "1,000.5.5", "many", "12 000", "1e999", "nan", "inf", "", "10,00,000"})
            QTest::addRow("en %s", text) << english << QString::fromLatin1(text);
        for (const char *text : {"10.5", "1.00", "0.500", "10,000,000", "1.0000", "5,000.5", "1.234,5.6"})
            QTest::addRow("es %s", text) << spanish << QString::fromLatin1(text);
    }
    void whatIsAmbiguousIsRefused()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, text);
        const auto typed = typedNumber(text, locale);
        QVERIFY2(!typed, qPrintable(text));
        QCOMPARE(typed.error().kind, base::Kind::InvalidInput);
        QVERIFY(typed.error().hint.translated().contains(locale.toString(10'000)));
    }

    void aSwitchIsChosenInItsCell()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *box = s.open<QComboBox>("online-results", Silver);
        QVERIFY(box && !box->isEditable());
        QCOMPARE(box->currentText(), QStringLiteral("On"));
        QCOMPARE(box->count(), 3);
        QCOMPARE(box->itemText(2), QStringLiteral("As the default: Off"));
        QTest::keyClick(box, Qt::Key_Down); // passes by; nothing is meant yet
        QVERIFY(!s.page->confirmBar()->isAsking() && s.editor<QComboBox>());
        QTest::keyClick(box, Qt::Key_Escape);
        QVERIFY(!s.editor<QComboBox>() && !s.page->confirmBar()->isAsking());
        box = s.open<QComboBox>("online-results", Silver);
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Down);
        Matrix::enter(box);
        QVERIFY(s.says(QStringLiteral("Change “Results online” in the plan silver, which 0 tenant(s) have, from “On” to “Off”?")));
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("plan online-results silver false")});

        box = s.open<QComboBox>("online-results", Gold); // takes it away
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_End);
        Matrix::enter(box);
        QVERIFY(s.says(QStringLiteral("from “On” to the default (“Off”)?")));
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.standIn.done().last(), QStringLiteral("plan online-results gold none"));
        box = s.open<QComboBox>("quality-charts", Bronze); // has none: nothing is asked when nothing is chosen
        QVERIFY(box && box->currentText() == u"As the default: Off");
        Matrix::enter(box);
        QVERIFY(!s.page->confirmBar()->isAsking());
    }

    void aChoiceIsChosenInItsList()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *box = s.open<QComboBox>("report-format", Gold);
        QVERIFY(box);
        QCOMPARE(box->currentText(), QStringLiteral("branded"));
        QTest::keyClick(box, Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY(box->view()->isVisible());
        QTest::mouseClick(box->view()->viewport(), Qt::LeftButton, {}, box->view()->visualRect(box->model()->index(1, 0)).center());
        QTRY_VERIFY(s.says(QStringLiteral("from “branded” to “compact”?"))); // at once: a click in the list is meant
        QVERIFY(!s.editor<QComboBox>());
    }

    // From the closed cell with the keys that drop a list down; what is typed has no list.
    void keysDropTheListDown()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        for (const auto &[key, with] : {std::pair(Qt::Key_Down, Qt::AltModifier), std::pair(Qt::Key_F4, Qt::NoModifier)}) {
            const QModelIndex cell = s.cell("report-format", Gold);
            s.page->table()->setCurrentIndex(cell);
            QTest::keyClick(s.page->table(), key, with);
            auto *box = s.editor<QComboBox>();
            QVERIFY(box);
            QTRY_VERIFY(box->view()->isVisible());
            QCOMPARE(s.page->table()->currentIndex(), cell);
            QTest::keyClick(box->view(), Qt::Key_Escape);
            QTRY_VERIFY(!box->view()->isVisible());
            QTest::keyClick(box, Qt::Key_Escape);
            QTRY_VERIFY(!s.editor<QComboBox>());
            QVERIFY(!s.page->confirmBar()->isAsking());
        }
        s.page->table()->setCurrentIndex(s.cell("monthly-orders", Silver));
        QTest::keyClick(s.page->table(), Qt::Key_F4);
        QVERIFY(!s.editor<QLineEdit>() && !s.editor<QComboBox>());
    }

    void aNumberIsTypedAsItIsPrinted()
    {
        QLocale::setDefault(spanish);
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *line = s.open<QLineEdit>("monthly-orders", Silver);
        QVERIFY(line);
        QCOMPARE(line->text(), QStringLiteral("10.000"));
        QCOMPARE(line->selectedText(), line->text());
        Matrix::enter(line);
        QVERIFY(!s.page->confirmBar()->isAsking()); // the same
        line = s.open<QLineEdit>("monthly-orders", Silver);
        QTest::keyClicks(line, QStringLiteral("12.000"));
        Matrix::enter(line);
        QVERIFY(s.says(QStringLiteral("“10.000”")) && s.says(QStringLiteral("“12.000”")));
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("plan monthly-orders silver 12000")});
        QLocale::setDefault(english);
        line = s.open<QLineEdit>("monthly-orders", Gold);
        QCOMPARE(line->text(), QStringLiteral("100,000"));
        QTest::keyClicks(line, QStringLiteral("5,000"));
        Matrix::enter(line);
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.standIn.done().last(), QStringLiteral("plan monthly-orders gold 5000"));
    }

    void whatIsRefusedIsNotTypedAnew()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *line = s.open<QLineEdit>("monthly-orders", Bronze);
        QVERIFY(line);
        QCOMPARE(line->text(), QString());
        QCOMPARE(line->placeholderText(), QStringLiteral("2,000"));
        QTest::keyClicks(line, QStringLiteral("many"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(s.editor<QLineEdit>(), line); // it stays
        QVERIFY(s.says(QStringLiteral("not “many”")));
        QVERIFY(line->property("invalid").toBool());
        // Left for another place it is there again.
        s.page->table()->setCurrentIndex(s.cell("report-format", Gold));
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(s.says(QStringLiteral("not “many”")));
        line = s.open<QLineEdit>("monthly-orders", Bronze);
        QCOMPARE(line->text(), QStringLiteral("many"));
        QTest::keyClick(line, Qt::Key_Escape); // given up
        QVERIFY(!s.says(QStringLiteral("not “many”")));
        line = s.open<QLineEdit>("monthly-orders", Bronze);
        QCOMPARE(line->text(), QString());
        QTest::keyClicks(line, QStringLiteral("3000"));
        Matrix::enter(line);
        QVERIFY(s.says(QStringLiteral("from the default (“2,000”) to “3,000”?")));
        QVERIFY(s.standIn.done().isEmpty());
        s.page->confirmBar()->withdraw();
        line = s.open<QLineEdit>("monthly-orders", Silver); // nothing is typed: the plan says nothing
        QTest::keyClick(line, Qt::Key_Delete);
        Matrix::enter(line);
        QVERIFY(s.says(QStringLiteral("from “10,000” to the default (“2,000”)?")));
    }

    // Somebody types a value and goes elsewhere in the window with a shortcut: nothing is ended, nothing is asked, nothing is lost.
    void aShortcutEndsNothing()
    {
        Matrix s;
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(s.page.get());
        CommandPalette palette([](const QString &) { return QList<PaletteEntry>{}; }, &window);
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const QPointer<QLineEdit> line(s.open<QLineEdit>("monthly-orders", Silver));
        QVERIFY(line && line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("778"));
        palette.open();
        auto *search = palette.findChild<QLineEdit *>();
        QVERIFY(palette.isVisible() && search->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("sign out"));
        QCOMPARE(search->text(), QStringLiteral("sign out"));
        QVERIFY(!s.page->confirmBar()->isAsking() && s.standIn.done().isEmpty());
        palette.close();
        QVERIFY(line && line->hasFocus());
        QCOMPARE(line->text(), QStringLiteral("778"));

        s.page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("month"));
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        QVERIFY(!s.page->confirmBar()->isAsking());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // from the filter into the table: on with the typing
        QVERIFY(line && line->hasFocus());
        QCOMPARE(line->text(), QStringLiteral("778"));

        QVERIFY(!s.page->leave()); // Ctrl+2
        QCOMPARE(s.page->confirmBar()->question(), QStringLiteral("The changes made here are not saved."));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(line && line->hasFocus());
        Matrix::enter(line);
        QVERIFY(s.says(QStringLiteral("from “10,000” to “778”?")));
        QVERIFY(s.page->confirmBar()->button()->hasFocus()); // this was pressed for it
        s.page->confirmBar()->withdraw();
        QVERIFY(s.page->table()->hasFocus());

        QTest::keyClicks(s.open<QLineEdit>("monthly-orders", Silver), QStringLiteral("779"));
        QVERIFY(!s.page->leave());
        s.page->confirmBar()->button()->click(); // discards
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(s.page->leave() && !s.page->confirmBar()->isAsking() && s.standIn.done().isEmpty());
        (void)s.open<QLineEdit>("monthly-orders", Silver); // only looked at
        QVERIFY(s.page->leave());
        s.page->setParent(nullptr);
    }

    // The line is filtered out from under what is typed: it is there again when the cell is.
    void whatIsFilteredOutIsNotTypedAnew()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        QTest::keyClicks(s.open<QLineEdit>("monthly-orders", Silver), QStringLiteral("778"));
        s.page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("invoice"));
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(!s.page->confirmBar()->isAsking());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *line = s.open<QLineEdit>("monthly-orders", Silver);
        QCOMPARE(line->text(), QStringLiteral("778"));
        QVERIFY(!line->property("invalid").toBool());
    }

    // What was typed into a cell that is closed is work that is not saved: who leaves is asked, and sees about what.
    void whatIsKeptIsAskedAbout()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        const auto filter = [&s](const QString &words, int rows) {
            s.page->focusFilter();
            if (words.isEmpty())
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            else
                QTest::keyClicks(QApplication::focusWidget(), words);
            QTRY_COMPARE(s.page->model()->rowCount(), rows);
        };
        QTest::keyClicks(s.open<QLineEdit>("monthly-orders", Silver), QStringLiteral("778"));
        filter(QStringLiteral("invoice"), 1);
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(s.page->hasUnsavedWork());
        QVERIFY(!s.page->leave());
        QVERIFY(s.page->confirmBar()->isAsking());
        QPointer<QLineEdit> line(s.editor<QLineEdit>());
        QVERIFY(line);
        QCOMPARE(line->text(), QStringLiteral("778"));
        QCOMPARE(s.page->table()->currentIndex(), s.cell("monthly-orders", Silver));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // they stay, and go on with it
        QVERIFY(line && line->hasFocus());
        QTest::keyClick(line, Qt::Key_Escape);
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(!s.page->hasUnsavedWork() && s.page->leave());

        // What was refused, and another cell that is changed meanwhile.
        line = s.open<QLineEdit>("monthly-orders", Bronze);
        QTest::keyClicks(line, QStringLiteral("many"));
        QTest::keyClick(line, Qt::Key_Return);
        s.page->table()->setCurrentIndex(s.cell("report-format", Gold));
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(s.page->hasUnsavedWork());
        line = s.open<QLineEdit>("monthly-orders", Gold);
        QTest::keyClicks(line, QStringLiteral("5000"));
        Matrix::enter(line);
        QVERIFY(s.page->confirmBar()->isAsking());
        s.page->confirmBar()->withdraw();
        QVERIFY(s.page->hasUnsavedWork());
        QVERIFY(!s.page->leave());
        QCOMPARE(s.editor<QLineEdit>()->text(), QStringLiteral("many"));
        s.page->confirmBar()->button()->click(); // discards
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(!s.page->hasUnsavedWork() && s.page->leave());
        QCOMPARE(s.open<QLineEdit>("monthly-orders", Bronze)->text(), QString());
        QTest::keyClick(s.editor<QLineEdit>(), Qt::Key_Escape);

        // Somebody gave the plan that value meanwhile, or typed what it has: nothing is lost.
        QTest::keyClicks(s.open<QLineEdit>("monthly-orders", Silver), QStringLiteral("779"));
        filter(QStringLiteral("invoice"), 1);
        QTRY_VERIFY(!s.editor<QLineEdit>());
        QVERIFY(s.page->hasUnsavedWork());
        s.carry("monthly-orders", "silver", 779);
        QTRY_VERIFY(!s.page->hasUnsavedWork());
        QVERIFY(s.page->leave());
        QVERIFY(s.standIn.done().isEmpty());
    }

    // Who clicks elsewhere in the table has ended the value; what they press next is about something else.
    void aClickElsewhereInTheTableAsks()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get()));
        QTest::keyClicks(s.open<QLineEdit>("monthly-orders", Silver), QStringLiteral("778"));
        QTest::mouseClick(s.page->table()->viewport(), Qt::LeftButton, {}, s.page->table()->visualRect(s.cell("report-format", Gold)).center());
        QVERIFY(s.says(QStringLiteral("from “10,000” to “778”?")));
        for (const auto key : {Qt::Key_Space, Qt::Key_Return}) {
            QVERIFY(!s.page->confirmBar()->button()->hasFocus());
            QTest::keyClick(QApplication::focusWidget(), key);
        }
        QVERIFY(s.standIn.done().isEmpty());
    }

    // A question does not wait unseen on a page that was left; behind the lock it does.
    void aQuestionOnAPageThatIsLeft()
    {
        Matrix s;
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(s.page.get());
        window.resize(1280, 800);
        window.show();
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *line = s.open<QLineEdit>("monthly-orders", Silver);
        QTest::keyClicks(line, QStringLiteral("778"));
        Matrix::enter(line);
        QVERIFY(s.page->confirmBar()->isAsking());
        window.hide();
        window.show();
        QVERIFY(s.page->confirmBar()->isAsking());
        QVERIFY(s.page->leave());
        s.page->hide();
        QVERIFY(!s.page->confirmBar()->isAsking());
        s.page->show();
        QVERIFY(!s.page->confirmBar()->isVisible());
        QVERIFY(s.cell("monthly-orders", Silver).flags().testFlag(Qt::ItemIsEditable)); // the next one may be asked
        s.page->setParent(nullptr);
    }

    // Ana has the cell open while another ADMIN saves.
    void somebodyWasFasterThanTheTyping()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        auto *line = s.open<QLineEdit>("monthly-orders", Silver);
        QVERIFY(line);
        QTest::keyClicks(line, QStringLiteral("300"));
        s.carry("monthly-orders", "silver", 20'000);
        QTRY_COMPARE(s.cell("monthly-orders", Silver).data().toString(), QStringLiteral("20,000"));
        QCOMPARE(s.editor<QLineEdit>(), line);
        QCOMPARE(line->text(), QStringLiteral("300")); // what was typed stays
        Matrix::enter(line);
        QVERIFY(s.says(QStringLiteral("Somebody changed it while you were typing. Change “Orders a month” in the plan silver, which 0 tenant(s) have, from “20,000” to “300”?")));
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("plan monthly-orders silver 300")});

        line = s.open<QLineEdit>("monthly-orders", Gold); // looked at only: theirs stays
        s.carry("monthly-orders", "gold", 7);
        QTRY_COMPARE(s.cell("monthly-orders", Gold).data().toString(), QStringLiteral("7"));
        Matrix::enter(line);
        QVERIFY(!s.page->confirmBar()->isAsking());
    }

    void somebodyWasFasterThanTheAnswer()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const auto type = [&s](const char *text) {
            auto *line = s.open<QLineEdit>("monthly-orders", Silver);
            QTest::keyClicks(line, QString::fromLatin1(text));
            Matrix::enter(line);
        };
        type("300");
        QVERIFY(s.says(QStringLiteral("from “10,000” to “300”?")));
        s.change("quality-charts", [](registry::Feature &f) { f.owner = QStringLiteral("Web"); }); // of something else
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("quality-charts"))->owner, QStringLiteral("Web"));
        QVERIFY(s.page->confirmBar()->isAsking());
        s.carry("monthly-orders", "silver", 20'000);
        QTRY_VERIFY(!s.page->confirmBar()->isAsking());
        QVERIFY(s.says(QStringLiteral("Somebody changed “Orders a month” in the plan silver meanwhile: it is “20,000” now.")));
        QVERIFY(s.standIn.done().isEmpty());
        const auto again = [&s]() -> QPushButton * {
            for (QPushButton *each : s.page->findChildren<QPushButton *>())
                if (each->isVisible() && each->text() == u"Ask again")
                    return each;
            return nullptr;
        };
        QTRY_VERIFY(again()); // the layout shows it in its own time
        again()->click();
        QVERIFY(s.says(QStringLiteral("from “20,000” to “300”?")));
        { // nobody told the panel of this one: the registry refuses
            const std::scoped_lock held(s.standIn.state->mutex);
            for (registry::Feature &f : s.standIn.state->snapshot.features)
                for (registry::PlanValue &each : f.planValues)
                    if (f.key == u"monthly-orders" && each.planId == u"silver")
                        each.value = 30'000;
        }
        s.page->confirmBar()->button()->click();
        QTRY_VERIFY(s.says(QStringLiteral("The plan carries another value of monthly-orders by now")));
        QVERIFY(s.standIn.done().isEmpty());
        QTRY_COMPARE(s.cell("monthly-orders", Silver).data().toString(), QStringLiteral("30,000")); // read again
        type("300");
        s.carry("monthly-orders", "silver", 300);
        QTRY_VERIFY(s.says(QStringLiteral("Somebody did the same meanwhile")));
        QVERIFY(!s.page->confirmBar()->isAsking());
    }

    // What is no switch has no "off": everybody gets the default then, and so it says.
    void offForAllOfWhatIsNoSwitch()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.change("monthly-orders", [](registry::Feature &f) { f.killedAt = QDateTime::currentDateTimeUtc(); });
        const auto *model = s.page->model();
        const auto at = [&](int column) { return model->index(model->indexOf(QStringLiteral("monthly-orders")).row(), column); };
        QTRY_COMPARE(at(FeatureModel::State).data().toString(), QStringLiteral("Default for all"));
        const auto struck = [](const QModelIndex &index) { return index.data(Qt::FontRole).value<QFont>().strikeOut(); };
        QVERIFY(!struck(at(FeatureModel::Default)));
        QVERIFY(!struck(s.cell("monthly-orders", Bronze))); // has the default anyway
        QVERIFY(struck(s.cell("monthly-orders", Silver)));
        QVERIFY(s.cell("monthly-orders", Silver).data(Qt::ToolTipRole).toString().contains(QStringLiteral("the default, 2,000, now")));
        QVERIFY(struck(model->index(model->indexOf(QStringLiteral("electronic-invoice")).row(), FeatureModel::Default)));
    }

    void allOverridesCountAndAWarningHidesNoPercentage()
    {
        Matrix s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.change("new-order-form", [](registry::Feature &f) { f.expiredOverrides = 1; });
        const auto *model = s.page->model();
        const auto at = [&](int column) { return model->index(model->indexOf(QStringLiteral("new-order-form")).row(), column); };
        QTRY_COMPARE(at(FeatureModel::State).data().toString(), QStringLiteral("1 expired · 25 %"));
        QCOMPARE(at(model->columnCount() - 1).data().toString(), QStringLiteral("1"));
        QVERIFY(at(model->columnCount() - 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("1 of them expired")));
    }
};

QTEST_MAIN(FeatureMatrixTest)
#include "matrix_test.moc"
