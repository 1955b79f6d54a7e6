// A feature's history beside the matrix: what was done to many tenants, and taking it back.
#include "shown.h"

#include "ui/features/featuredetails.h"
#include "ui/tenants/confirmbar.h"

#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::Shown;

class FeaturesHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void undoneFromTheHistory()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("online-results");
        const auto undo = [&] { return s.page->details()->findChild<QPushButton *>(QStringLiteral("undo:b1")); };
        QTRY_VERIFY(undo() && undo()->isVisible());
        undo()->click();
        QVERIFY(s.says(QStringLiteral("Undo this change of “Results online”? Tenants that somebody changed since keep what they have.")));
        QVERIFY(!s.standIn.done().contains(QStringLiteral("undo b1"))); // asked first
        s.page->confirmBar()->button()->click();
        QTRY_VERIFY(s.standIn.done().contains(QStringLiteral("undo b1")));
        QTRY_VERIFY(s.says(QStringLiteral("The change was undone, but not everywhere.")));
    }

    // What others do makes the rows beside the list anew: who is at one of them with the keyboard stays there.
    void theFocusStaysInTheHistory()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->resize(1280, 420);
        s.select("online-results");
        const auto button = [&](const char *name) { return s.page->details()->findChild<QPushButton *>(QString::fromLatin1(name)); };
        QTRY_VERIFY(button("undo:b1") && button("undo:b1")->isVisible());
        const auto area = [&] {
            QWidget *up = s.page->details()->parentWidget();
            while (!qobject_cast<QScrollArea *>(up))
                up = up->parentWidget();
            return qobject_cast<QScrollArea *>(up);
        }();
        QScrollBar *bar = area->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 40);
        button("undo:b1")->setFocus();
        bar->setValue(bar->maximum() - 20);
        const int down = bar->value();
        const QPointer<QPushButton> before = button("undo:b1");
        const auto add = [&](const char *id) {
            {
                const std::scoped_lock held(s.standIn.state->mutex);
                auto another = s.standIn.state->history.batches.first();
                another.id = QString::fromLatin1(id);
                s.standIn.state->history.batches.prepend(another);
            }
            s.page->refresh();
        };
        add("b0");
        QTRY_VERIFY(button("undo:b0") && button("undo:b0")->isVisible());
        QTRY_VERIFY(!before);
        const auto focus = [&] { return s.page->window()->focusWidget() ? s.page->window()->focusWidget()->objectName() : QString(); };
        QCOMPARE(focus(), QStringLiteral("undo:b1"));
        QCOMPARE(bar->value(), down);
        { // taken back by somebody else: its button goes, the neighbour has the focus
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->history.batches.last().undoneAt = QDateTime::currentDateTimeUtc();
        }
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("Undone")));
        QCOMPARE(focus(), QStringLiteral("undo:b0"));
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->history = {};
        }
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("No tenant has a value of its own.")));
        QCOMPARE(s.page->window()->focusWidget(), s.page->details()->changeButton());
    }
};

QTEST_MAIN(FeaturesHistoryTest)
#include "history_test.moc"
