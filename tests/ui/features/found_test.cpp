// What the list of features shows of what there is: nothing that fits, and what was retired.
#include "shown.h"

#include "ui/features/featuredetails.h"
#include "ui/features/featureeditor.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/searchfield.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::Shown;

class FeaturesFoundTest : public QObject {
    Q_OBJECT

    static QPushButton *button(const QWidget &in, const QString &text)
    {
        for (QPushButton *each : in.findChildren<QPushButton *>())
            if (each->isVisible() && QString(each->text()).remove(u'&') == text)
                return each;
        return nullptr;
    }

private slots:
    // It leaves the list, is found where it is asked for, and can come back.
    void retiredAndBroughtBack()
    {
        Shown s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        const int all = s.page->model()->rowCount();
        const QString key = s.page->model()->feature(s.page->model()->index(0, 0))->key;
        s.select(key.toLatin1().constData());
        const auto sure = [&](const QString &word) {
            QPushButton *ask = button(*s.page, word);
            QVERIFY2(ask, qPrintable(word));
            ask->click();
            s.page->findChild<ConfirmBar *>()->button()->click();
        };
        sure(QStringLiteral("Retire"));
        QTRY_COMPARE(s.page->model()->rowCount(), all - 1);
        QVERIFY(!s.page->model()->indexOf(key).isValid());
        auto *filter = s.page->findChild<SearchField *>();
        filter->setText(QStringLiteral("is:retired"));
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        s.select(key.toLatin1().constData());
        for (const char *word : {"Edit", "Change for tenants…"}) // nothing that would be refused
            QVERIFY2(!button(*s.page, QString::fromUtf8(word)) || !button(*s.page, QString::fromUtf8(word))->isEnabled(), word);
        sure(QStringLiteral("Bring back"));
        QTRY_COMPARE(s.page->model()->rowCount(), 0);
        filter->setText({});
        QTRY_COMPARE(s.page->model()->rowCount(), all);
    }

    // A blank table says nothing, and the details of what is not shown are not there either.
    void nothingFits()
    {
        Shown s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        const QString none = QStringLiteral("Nothing matches what is searched for.");
        QVERIFY(!s.says(none));
        s.page->table()->setCurrentIndex(s.page->model()->index(0, 0));
        QVERIFY(button(*s.page, QStringLiteral("Edit")));
        auto *filter = s.page->findChild<SearchField *>();
        filter->setText(QStringLiteral("no such thing"));
        QTRY_VERIFY(s.says(none));
        QVERIFY(!button(*s.page, QStringLiteral("Edit")));
        filter->setText({});
        QTRY_VERIFY(!s.says(none));
    }

    // Typed too far, and back: what is found then has its room, and a line is chosen, with its details beside it.
    void foundAfterNothing()
    {
        Shown s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        s.select("quality-charts");
        auto *filter = s.page->findChild<SearchField *>();
        filter->setText(QStringLiteral("qualityx"));
        QTRY_COMPARE(s.page->model()->rowCount(), 0);
        s.page->refresh(); // somebody changes something meanwhile: there is nothing to be wide for
        s.change("quality-charts", [](registry::Feature &f) { f.owner = QStringLiteral("Web"); });
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("quality-charts"))->owner, QStringLiteral("Web"));
        QTest::keyClick(filter->edit(), Qt::Key_Backspace);
        QTRY_COMPARE(s.page->model()->rowCount(), 1);
        for (const int column : {FeatureModel::Name, FeatureModel::State})
            QTRY_VERIFY(s.page->table()->columnWidth(column) >= s.page->table()->sizeHintForIndex(s.page->model()->index(0, column)).width());
        QCOMPARE(s.selected(), QStringLiteral("quality-charts"));
        QVERIFY(s.page->table()->selectionModel()->isRowSelected(0));
        QVERIFY(s.page->details()->isVisible());
    }

    // The first arrow goes to a line that is seen to be chosen, also where none was.
    void theArrowDownChooses()
    {
        Shown s;
        QTRY_VERIFY(s.page->model()->rowCount() > 2);
        s.page->newButton()->click(); // while a form is open nothing is chosen for it
        QTRY_VERIFY(s.page->findChild<FeatureEditor *>());
        s.page->table()->selectionModel()->clear();
        auto *filter = s.page->findChild<SearchField *>();
        filter->edit()->setFocus();
        QTest::keyClick(filter->edit(), Qt::Key_Down);
        QCOMPARE(s.page->window()->focusWidget(), s.page->table());
        QCOMPARE(s.page->table()->currentIndex().row(), 0);
        QVERIFY(s.page->table()->selectionModel()->isRowSelected(0));
    }
};

QTEST_MAIN(FeaturesFoundTest)
#include "found_test.moc"
