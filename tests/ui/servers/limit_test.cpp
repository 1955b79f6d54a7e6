// How many tenants a server takes at most: what is typed into the box is neither lost nor changed unseen.
#include "shown.h"

#include "ui/servers/serverdetails.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"

#include <QSpinBox>
#include <QTranslator>
#include <QWindow>

using namespace tenantry;
using namespace tenantry::samples;

class ServersLimitTest : public QObject {
    Q_OBJECT
    QTranslator m_plurals;

private slots:
    void initTestCase()
    {
        QVERIFY(m_plurals.load(u":/i18n/tenantry_en.qm"_s));
        QCoreApplication::installTranslator(&m_plurals);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    // The box of the most tenants goes back by itself to what it had. Half typed it is work that is not saved: no other operator's change takes its place,
    // nobody leaves it unseen, and nothing is saved that was not meant.
    void aHalfTypedLimitIsNotLost()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get())); // nothing gets the focus, or loses it, before
        s.select("db1");
        s.page->details()->editButton()->click();
        QSpinBox *most = s.form().mostTenants();
        const QString had = most->text();
        const auto empty = [most] {
            most->setFocus();
            most->selectAll();
            QTest::keyClick(most, Qt::Key_Backspace);
        };
        empty();
        QCOMPARE(most->findChild<QLineEdit *>()->text(), QString());
        QVERIFY(s.form().hasUnsavedWork());
        s.standIn.set([](auto &state) { state.snapshot.servers[0].maxTenants = 9'000; });
        s.page->refresh();
        QTRY_VERIFY(s.says(u"Somebody changed the server “db1” while you were typing."_s));
        QCOMPARE(most->findChild<QLineEdit *>()->text(), QString());
        // Left for another field, it says what stands there again.
        s.form().edit(ServerEditor::Name)->setFocus();
        QCOMPARE(most->text(), had);
        QVERIFY(s.says(u"That was no number: “%1” stays."_s.arg(had)));
        QVERIFY(!s.page->leave()); // nobody said yet what is to become of it
        s.page->findChild<ConfirmBar *>()->withdraw();
        QTest::keyClicks(most, u"7"_s);
        QVERIFY(!s.says(u"That was no number"_s));
        // Saved from there with a key: what was meant is asked, once.
        empty();
        QTest::keyClick(s.form().edit(ServerEditor::Name), Qt::Key_Return);
        QVERIFY(!s.form().isBusy());
        QVERIFY(s.says(u"That was no number"_s));
        QCOMPARE(s.page->focusWidget(), most);
        QTest::keyClicks(most, u"300"_s);
        s.form().saveButton()->click();
        QTRY_VERIFY(!s.form().isVisible());
        QVERIFY2(s.standIn.done().join(u'|').contains(u"db1"_s), qPrintable(s.standIn.done().join(u'|')));
    }

    // Enter in the box itself puts the number there as well, and Qt says it is a value then, though it is the one from before.
    void enterInTheBoxLosesNothingUnseen()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get())); // nothing gets the focus, or loses it, before
        s.select("db1");
        s.page->details()->editButton()->click();
        QSpinBox *most = s.form().mostTenants();
        const QString had = most->text();
        const int value = most->value();
        most->setFocus();
        most->selectAll();
        QTest::keyClick(most, Qt::Key_Backspace);
        QTest::keyClick(most, Qt::Key_Return);
        QCOMPARE(most->text(), had);
        QVERIFY(s.says(u"That was no number: “%1” stays."_s.arg(had)));
        QVERIFY(s.form().hasUnsavedWork());
        s.form().saveButton()->click(); // asks, once
        QVERIFY(!s.form().isBusy());
        QVERIFY(s.says(u"That was no number"_s));
        // Another number is one however it comes: also with the arrow, which types nothing.
        QTest::keyClick(most, Qt::Key_Up);
        QCOMPARE(most->value(), value + 1);
        QVERIFY(!s.says(u"That was no number"_s));
        s.form().saveButton()->click();
        QTRY_VERIFY(!s.form().isVisible());
    }

    // A number as it is typed is kept from the changes of others as well; what is typed after "No limit" replaces it.
    void aLimitIsTypedOverNoLimit()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        QVERIFY(QTest::qWaitForWindowActive(s.page.get())); // nothing gets the focus, or loses it, before
        s.page->newButton()->click();
        QSpinBox *most = s.form().mostTenants();
        QCOMPARE(most->text(), u"No limit"_s);
        most->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(most, u"250"_s);
        QCOMPARE(most->value(), 250);
        QVERIFY(s.form().command().contains(u"--max-tenants 250"_s));
    }

    // Who scrolls the form with the wheel changes no number in it.
    void theWheelPassesBy()
    {
        const theme::Theme theme(*qApp, theme::Mode::Light);
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("db1");
        s.page->details()->editButton()->click();
        QSpinBox *most = s.form().mostTenants();
        QTRY_VERIFY(most->isVisible() && QTest::qWaitForWindowExposed(s.page.get()));
        s.form().edit(ServerEditor::Name)->setFocus();
        s.page->resize(1280, 1200); // nothing is out of sight
        const auto at = [&] { return most->mapTo(s.page.get(), most->rect().center()); };
        QTRY_VERIFY(s.page->childAt(at()) && (s.page->childAt(at()) == most || most->isAncestorOf(s.page->childAt(at()))));
        const int had = most->value();
        QTest::wheelEvent(s.page->windowHandle(), at(), QPoint(0, -120));
        QCOMPARE(most->value(), had);
        QVERIFY(!s.form().hasUnsavedWork());
    }
};

QTEST_MAIN(ServersLimitTest)
#include "limit_test.moc"
