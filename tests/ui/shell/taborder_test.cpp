// Tab goes as one reads, however and whenever things were made: a tab that was looked at first, a banner of now.
#include "ui/shell/taborder.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTest>
#include <QVBoxLayout>

using namespace tenantry::ui;

class TabOrderTest : public QObject {
    Q_OBJECT

    QWidget m_root;
    QPushButton *m_last = new QPushButton(&m_root), *m_right = new QPushButton, *m_left = new QPushButton, *m_second = new QPushButton, *m_first = new QPushButton, *m_off = new QPushButton;

private slots:
    void initTestCase() // the other way round
    {
        auto *column = new QVBoxLayout(&m_root);
        auto *sides = new QSplitter;
        auto *area = new QScrollArea;
        area->setFocusPolicy(Qt::NoFocus);
        area->setWidgetResizable(true);
        area->setWidget(m_right);
        sides->addWidget(area);
        sides->insertWidget(0, m_left);
        auto *grid = new QGridLayout;
        grid->addWidget(m_second, 0, 1);
        grid->addWidget(m_first, 0, 0);
        column->addWidget(sides);
        column->addWidget(m_last);
        column->insertLayout(0, grid);
        column->insertWidget(0, m_off);
        m_off->setEnabled(false);
        m_root.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_root));
    }

    void asOneReads()
    {
        QCOMPARE(tabOrder(&m_root), (QWidgetList{m_first, m_second, m_left, m_right, m_last}));
        QCOMPARE(tabNeighbour(&m_root, m_first, true), m_second);
        QCOMPARE(tabNeighbour(&m_root, m_right, false), m_left);
        QCOMPARE(tabNeighbour(&m_root, m_last, true), m_first); // round
        QCOMPARE(tabNeighbour(&m_root, m_first, false), m_last);
        QCOMPARE(tabNeighbour(&m_root, m_off, true), m_first); // from where one cannot stop
        QCOMPARE(tabNeighbour(&m_root, nullptr, true), m_first);
        QCOMPARE(tabNeighbour(&m_root, nullptr, false), m_last);
    }

    void notToWhatIsHiddenOrHandsItsFocusOn()
    {
        m_second->hide();
        m_left->setFocusProxy(m_right);
        QCOMPARE(tabNeighbour(&m_root, m_first, true), m_right);
        m_left->setFocusProxy(nullptr);
        QCOMPARE(tabNeighbour(&m_root, m_second, true), m_left); // from where something was a moment ago
        m_second->show();
        QWidget nothing;
        nothing.show();
        QCOMPARE(tabNeighbour(&nothing, &nothing, true), nullptr);
    }
};

QTEST_MAIN(TabOrderTest)
#include "taborder_test.moc"
