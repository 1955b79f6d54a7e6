// One page at a time: where the focus goes, and that what is hidden is left alone.
#include "ui/shell/pagestack.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace tenantry::ui;
using namespace Qt::StringLiterals;

namespace {

struct TwoFields : QWidget {
    QLineEdit *first = new QLineEdit, *second = new QLineEdit;
    int resized = 0;
    TwoFields()
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(first);
        layout->addWidget(second);
    }
    void resizeEvent(QResizeEvent *) override { ++resized; }
};

struct Window : QWidget {
    PageStack *stack = new PageStack;
    QLineEdit *search = new QLineEdit;
    TwoFields *one = new TwoFields, *two = new TwoFields;
    Window()
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(search);
        layout->addWidget(stack, 1);
        stack->add(one);
        stack->add(two);
        stack->show(one);
        resize(400, 300);
    }
};

} // namespace

class PageStackTest : public QObject {
    Q_OBJECT
private slots:
    void oneIsSeen()
    {
        Window window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(window.one->isVisible() && !window.two->isVisible());
        window.stack->show(window.two);
        QCOMPARE(window.stack->current(), window.two);
        QVERIFY(!window.one->isVisible() && window.two->isVisible());
        QCOMPARE(window.two->size(), window.stack->size());
        const int before = window.one->resized;
        window.resize(600, 500);
        QTRY_COMPARE(window.two->size(), window.stack->size());
        QVERIFY(window.stack->width() > 500);
        QCOMPARE(window.one->resized, before); // it is when it is shown
        window.stack->show(window.one);
        QCOMPARE(window.one->size(), window.stack->size());
        delete window.one;
        QVERIFY(!window.stack->current());
        window.stack->show(window.two);
        QVERIFY(window.two->isVisible());
    }
    void theFocusGoesAlong()
    {
        Window window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.one->second->setFocus();
        window.stack->show(window.two);
        QCOMPARE(window.focusWidget(), window.two->first); // never been there
        window.stack->show(window.one);
        QCOMPARE(window.focusWidget(), window.one->second); // where it was
        window.two->first->setEnabled(false);
        window.stack->show(window.two);
        QCOMPARE(window.focusWidget(), window.two->second); // not to what cannot have it
        window.search->setFocus();
        window.stack->show(window.one);
        QCOMPARE(window.focusWidget(), window.search); // it was not on the page
    }
    // A label that changes in what is hidden asks for no layout of the window.
    void whatIsHiddenIsLeftAlone()
    {
        Window window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QSize before = window.stack->minimumSizeHint();
        window.two->setMinimumSize(5000, 5000);
        QCOMPARE(window.stack->minimumSizeHint(), before);
        const int high = window.height();
        window.one->first->setMinimumHeight(600); // of what is shown it does
        QTRY_VERIFY(window.height() > high && window.stack->height() >= 600 + window.one->second->height());
    }
};

QTEST_MAIN(PageStackTest)
#include "pagestack_test.moc"
