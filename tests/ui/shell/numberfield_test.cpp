// A number that nobody typed is not taken for one that somebody did.
#include "ui/widgets/numberfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using tenantry::ui::FormField;
using tenantry::ui::NumberField;

class NumberFieldTest : public QObject {
    Q_OBJECT
    std::unique_ptr<NumberField> m_field;
    QSpinBox *box() { return m_field->box(); }
    bool saysNone() { return m_field->verdict() == FormField::Verdict::Bad; }
    void empty()
    {
        box()->setFocus();
        box()->selectAll();
        QTest::keyClick(box(), Qt::Key_Backspace);
    }

private slots:
    void init()
    {
        m_field = std::make_unique<NumberField>(0, 500);
        m_field->setNumber(8);
        m_field->show();
        QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
    }

    void aNumberIsTaken()
    {
        QSignalSpy edited(m_field.get(), &NumberField::edited);
        box()->setFocus();
        box()->selectAll();
        QTest::keyClicks(box(), u"25"_s);
        QVERIFY(edited.size() > 0);
        QTest::keyClick(box(), Qt::Key_Return);
        QVERIFY(!saysNone());
        QVERIFY(m_field->accept());
        QCOMPARE(m_field->number(), 25);
    }

    void whatIsNoneIsSaidAndNotTaken_data()
    {
        QTest::addColumn<bool>("enter");
        QTest::newRow("Enter") << true;
        QTest::newRow("a key that saves, from there") << false;
    }
    void whatIsNoneIsSaidAndNotTaken()
    {
        QFETCH(const bool, enter);
        QSignalSpy edited(m_field.get(), &NumberField::edited);
        empty();
        QVERIFY(edited.size() > 0); // something was begun
        QVERIFY(!saysNone());       // it may go on
        if (enter) {
            QTest::keyClick(box(), Qt::Key_Return);
            QVERIFY(saysNone());
        }
        QVERIFY(!m_field->accept());
        QVERIFY(saysNone());
        QCOMPARE(box()->text(), u"8"_s);
        QVERIFY(m_field->accept()); // it stood there to be read
        QCOMPARE(m_field->number(), 8);
    }

    void anotherNumberEndsIt()
    {
        empty();
        QTest::keyClick(box(), Qt::Key_Return);
        QTest::keyClick(box(), Qt::Key_Up);
        QVERIFY(!saysNone());
        QVERIFY(m_field->accept());
        QCOMPARE(m_field->number(), 9);
    }

    void theProgramEditsNothing()
    {
        empty();
        QSignalSpy edited(m_field.get(), &NumberField::edited);
        m_field->setNumber(12);
        QCOMPARE(edited.size(), 0);
        QVERIFY(!saysNone());
        QVERIFY(m_field->accept());
        // And the number from before, typed again, is one that somebody typed.
        empty();
        QTest::keyClicks(box(), u"12"_s);
        QVERIFY(m_field->accept());
    }
};

QTEST_MAIN(NumberFieldTest)
#include "numberfield_test.moc"
