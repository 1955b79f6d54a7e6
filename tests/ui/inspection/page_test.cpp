// The look into a tenant as a person uses it: chosen, read, read again, filtered, sorted; sessions ended; what is hostile stays data.
#include "shown.h"
#include "ui/shell/saidagain.h"

#include "ui/widgets/emptystate.h"

using namespace tenantry;
using namespace tenantry::test;

namespace {

QStringList column(const QAbstractItemModel *model, int column)
{
    QStringList out;
    for (int row = 0; row < model->rowCount(); ++row)
        out << model->index(row, column).data().toString();
    return out;
}

} // namespace

class InspectionPageTest : public QObject {
    Q_OBJECT
    Language m_language;

private slots:
    void initTestCase() { m_language.set(u"en"_s); }

    void nobodyChosen()
    {
        Shown s;
        QCOMPARE(s.page->states()->state(), StateStack::State::Empty);
        QSignalSpy asked(s.page.get(), &Page::navigate);
        s.page->activated({});
        QCOMPARE(s.page->states()->state(), StateStack::State::Empty);
        emit s.page->findChildren<StateStack *>().constFirst()->retry(); // nothing to read again
        s.page->refresh();
        QVERIFY(s.standIn.asked().isEmpty());
        s.page->activated(u"0193a1f0-0000-7000-9400-00000000dead"_s); // removed meanwhile
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Error);
        saidAgain(s.page->states()->errorBanner(), "tenantry::ui::InspectionPage", "The tenant could not be read.");
    }

    // Taken away while somebody looks: said by its name, with the way back, for as long as it is so.
    void takenAwayAndGivenBack()
    {
        Shown s(Role::User);
        s.open();
        const QString name = s.page->tenant().companyName;
        const auto says = [&s](const QString &text) {
            return std::ranges::any_of(s.page->findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
        };
        s.standIn.set([](auto &state) { state.takenAway << Shown::idOf(1); });
        for (int time = 0; time < 2; ++time) { // also when it is asked for again
            s.page->activated(Shown::idOf(1));
            QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
            QTRY_VERIFY(says(u"“%1” was removed, or is no longer assigned to you."_s.arg(name)));
            QVERIFY(s.page->tenant().id.isEmpty() && !says(Shown::idOf(1)));
            s.page->retranslate();
            QVERIFY(says(u"This tenant is gone, or no longer yours."_s));
        }
        QSignalSpy asked(s.page.get(), &Page::navigate);
        emit s.page->states()->emptyState()->triggered();
        QCOMPARE(asked.size(), 1);
        s.standIn.set([](auto &state) { state.takenAway.clear(); });
        s.page->activated(Shown::idOf(1));
        QTRY_COMPARE(s.page->tenant().companyName, name);
        QCOMPARE(s.page->states()->state(), StateStack::State::Content);
    }

    void onlyWhatIsLookedAtIsAsked()
    {
        Shown s;
        s.open();
        QCOMPARE(s.standIn.asked(), QStringList{u"tables "_s + Shown::slugOf(1)});
        s.page->reason()->setText(u" Ticket 4711 "_s);
        s.page->tabs()->setCurrentIndex(InspectionPage::Settings);
        QTRY_VERIFY(s.page->settings()->readAt().isValid());
        QCOMPARE(s.standIn.asked().constLast(), u"settings %1 Ticket 4711"_s.arg(Shown::slugOf(1)));
        s.page->copyButton()->click();
        QCOMPARE(QApplication::clipboard()->text(), u"tenantryctl inspect settings %1 --reason 'Ticket 4711'"_s.arg(Shown::slugOf(1)));
        // Another tenant: nothing of the first stays, its reason neither.
        s.standIn.set([](auto &state) { state.hold = true; }); // an answer may be there before the next line
        s.page->activated(Shown::idOf(2));
        QVERIFY(s.page->reason()->text().isEmpty());
        QCOMPARE(s.page->settings()->settings()->model()->rowCount(), 0);
        QTRY_COMPARE(s.standIn.asked().constLast(), u"settings "_s + Shown::slugOf(2));
        s.standIn.set([](auto &state) { state.hold = false; });
        QTRY_VERIFY(!s.page->settings()->isReading());
        QTRY_VERIFY(s.page->settings()->settings()->model()->rowCount() > 0);
        QVERIFY(!s.page->tables()->readAt().isValid());
    }

    void whatIsAskedIsStopped_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"another tenant", "another tab", "hidden", "closed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void whatIsAskedIsStopped()
    {
        QFETCH(QString, how);
        Shown s;
        s.standIn.set([](auto &state) { state.hold = true; });
        s.page->activated(Shown::idOf(1));
        QTRY_COMPARE(s.standIn.asked().size(), 1);
        QVERIFY(s.page->tables()->isReading());
        if (how == u"another tenant")
            s.page->activated(Shown::idOf(2));
        else if (how == u"another tab")
            s.page->tabs()->setCurrentIndex(InspectionPage::Settings);
        else if (how == u"hidden")
            s.page->hide();
        else
            s.page.reset();
        QTRY_COMPARE(s.standIn.stopped(), 1);
        if (how != u"hidden")
            return;
        s.standIn.set([](auto &state) { state.hold = false; });
        s.page->show();
        QTRY_VERIFY(s.page->tables()->readAt().isValid()); // and asked again
    }

    void tables()
    {
        Shown s;
        s.open();
        QTableView *table = s.page->tables()->table();
        const QAbstractItemModelTester tester(table->model());
        QCOMPARE(table->model()->rowCount(), 8);
        QCOMPARE(column(table->model(), 0).constFirst(), u"result"_s); // the largest first
        QVERIFY(column(table->model(), 0).contains(u"billing.per_month"_s));
        table->sortByColumn(1, Qt::AscendingOrder); // by number, not by digits
        QCOMPARE(column(table->model(), 1).mid(2), (QStringList{u"320"_s, u"41,870"_s, u"98,113"_s, u"212,004"_s, u"4,211,040"_s, u"18,400,211"_s}));
        QTest::keyClick(s.page.get(), Qt::Key_F5);
        s.page->focusFilter();
        QTest::keyClicks(s.page->focusWidget(), u"ORDER"_s);
        QCOMPARE(column(table->model(), 0), (QStringList{u"open_orders"_s, u"order_line"_s}));
        QVERIFY(s.page->tables()->summary()->text().contains(u"8 tables"_s));
        QCOMPARE(s.page->tables()->worries()->model()->rowCount(), 4);
        QVERIFY(s.page->tables()->worries()->model()->index(0, 3).data().toString().contains(u"93"_s));
        QVERIFY(!s.page->tables()->notes()->isVisible());
        s.standIn.set([](auto &state) { state.tables.estimated = true; });
        s.page->refresh();
        QTRY_VERIFY(s.page->tables()->notes()->isVisible());
    }

    void empty()
    {
        Shown s(Role::Admin, true);
        s.page->activated(Shown::idOf(1));
        for (const int tab : {InspectionPage::Tables, InspectionPage::Activity, InspectionPage::Locks}) {
            s.page->tabs()->setCurrentIndex(tab);
            QTRY_COMPARE(s.page->part()->states()->state(), StateStack::State::Empty);
        }
    }

    // Closed to a USER, or not to be reached: said, with what to do; a retry reads it.
    void failing()
    {
        Shown s(Role::User);
        s.standIn.set([](auto &state) {
            state.error = base::Error{base::Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Looking into %1 is not prepared yet."), {u"x"_s}}, {QT_TRANSLATE_NOOP("core", "Ask an ADMIN to run: tenantryctl inspect prepare %1"), {u"x"_s}}, {}, {}};
        });
        s.page->activated(Shown::idOf(1));
        QTRY_COMPARE(s.page->tables()->states()->state(), StateStack::State::Error);
        QVERIFY(s.page->tables()->states()->errorBanner()->details().contains(u"inspect prepare"_s));
        saidAgain(s.page->tables()->states()->errorBanner(), "tenantry::ui::TablesPart", "The tables could not be read.");
        s.standIn.set([](auto &state) { state.error.reset(); });
        emit s.page->tables()->states()->retry();
        QTRY_COMPARE(s.page->tables()->states()->state(), StateStack::State::Content);
        // Later on: what is known stays, and a banner says what failed.
        s.standIn.set([](auto &state) { state.error = base::Error{base::Kind::Unreachable, QT_TRANSLATE_NOOP("core", "The server cannot be reached."), {}, {}, {}}; });
        s.page->refresh();
        QTRY_VERIFY(s.page->tables()->states()->errorBanner()->isVisible());
        QCOMPARE(s.page->tables()->states()->state(), StateStack::State::Content);
        QCOMPARE(s.page->tables()->table()->model()->rowCount(), 8);
    }

    void activityIsReadAgain()
    {
        Shown s;
        s.open("activity");
        auto *table = qobject_cast<QTableView *>(s.page->activity()->view());
        const QAbstractItemModelTester tester(table->model());
        QCOMPARE(table->model()->rowCount(), 7);
        s.page->activity()->choose(4600);
        QTRY_VERIFY(s.page->activity()->statement()->edit()->toPlainText().contains(u"date_trunc"_s));
        table->sortByColumn(0, Qt::AscendingOrder);
        s.standIn.set([](auto &state) { state.sessions.prepend(samples::sessionOf(11, "psql", "idle", 1, "SELECT 1")); });
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 8, 20'000); // by itself
        QCOMPARE(s.page->activity()->chosenPid(), 4600);
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"4600"_s);
        QCOMPARE(column(table->model(), 0).constFirst(), u"11"_s);
        // The chosen one is gone: another one is, and nobody is asked about the one that is gone.
        s.page->reason()->setText(u"T"_s);
        s.page->activity()->endButton()->click();
        QVERIFY(s.page->activity()->confirmBar()->isAsking());
        s.standIn.set([](auto &state) { state.sessions.removeIf([](const auto &each) { return each.pid == 4600; }); });
        s.page->refresh();
        QTRY_COMPARE(table->model()->rowCount(), 7);
        QVERIFY(!s.page->activity()->confirmBar()->isAsking());
        QVERIFY(s.page->activity()->chosenPid() != 4600);
    }

    void locksAreATree()
    {
        Shown s;
        s.open("locks");
        auto *tree = qobject_cast<QTreeView *>(s.page->locks()->view());
        const QAbstractItemModel *model = tree->model();
        QCOMPARE(model->rowCount(), 1);
        const QModelIndex blocker = model->index(0, 0);
        QCOMPARE(blocker.data().toString(), u"4711"_s);
        QCOMPARE(model->rowCount(blocker), 1);
        const QModelIndex waiter = model->index(0, 0, blocker);
        QCOMPARE(waiter.data().toString(), u"4802"_s);
        QCOMPARE(model->rowCount(waiter), 2);
        QVERIFY(tree->isExpanded(waiter));
        QCOMPARE(s.page->locks()->chosenPid(), 4711); // who blocks
        QTest::keyClick(tree, Qt::Key_Down);
        QCOMPARE(s.page->locks()->chosenPid(), 4802);
        QVERIFY(s.page->locks()->facts()->text().contains(u"AccessExclusiveLock public.orders"_s));
        s.page->refresh();
        QTRY_VERIFY(!s.page->locks()->isReading());
        QCOMPARE(s.page->locks()->chosenPid(), 4802);
        QCOMPARE(tree->currentIndex().data().toString(), u"4802"_s);
    }

    void endsASession()
    {
        Shown s;
        s.open("activity");
        SessionsPart *part = s.page->activity();
        part->choose(4711);
        part->endButton()->click(); // without a reason: asked for
        QVERIFY(!part->confirmBar()->isAsking());
        QTRY_VERIFY(s.page->reason()->hasFocus());
        s.page->reason()->setText(u"Ticket 9"_s);
        part->endButton()->click();
        QVERIFY(part->confirmBar()->isAsking());
        QTest::keyClick(part->confirmBar()->button(), Qt::Key_Escape);
        QVERIFY(!part->confirmBar()->isAsking());
        part->cancelButton()->click();
        QTest::keyClick(part->confirmBar()->button(), Qt::Key_Space);
        QTRY_VERIFY(s.standIn.asked().contains(u"cancel 4711 Ticket 9"_s));
        QTRY_VERIFY(part->endButton()->isEnabled());
        part->endButton()->click();
        part->confirmBar()->button()->click();
        QTRY_VERIFY(s.standIn.asked().contains(u"end 4711 Ticket 9"_s));
        QTRY_COMPARE(part->view()->model()->rowCount(), 6); // read again at once
        s.standIn.set([](auto &state) { state.endError = base::Error{base::Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no session %1 in the database of %2 (any more)."), {u"4802"_s, u"x"_s}}, {}, {}, {}}; });
        part->choose(4802);
        QTRY_VERIFY(part->endButton()->isEnabled());
        part->endButton()->click();
        part->confirmBar()->button()->click();
        QTRY_VERIFY(part->banner()->isVisible());
    }

    void aUserEndsNothing()
    {
        Shown s(Role::User);
        s.open("activity");
        QVERIFY(!s.page->activity()->endButton()->isVisible() && !s.page->activity()->cancelButton()->isVisible());
        QVERIFY(s.page->activity()->summary()->text().contains(u"without the values"_s));
        s.page->reason()->setText(u"T"_s);
        s.page->activity()->endButton()->click(); // whoever gets there all the same
        QVERIFY(!s.page->activity()->confirmBar()->isAsking());
    }

    void hostileNamesAreData()
    {
        Shown s;
        s.standIn.set([](auto &state) {
            state.tables.tables.prepend({u"public"_s, samples::hostile(), u"table"_s, 1, 99'000'000'000, 1, 1, 1, {}, {}});
            auto session = samples::sessionOf(7, "", "active", 9e9, "");
            session.user = session.application = session.statement = samples::hostile();
            session.statement += QString(1 << 20, u'x');
            session.blockedBy = {4711};
            session.wants = samples::hostile();
            state.sessions.prepend(session);
            state.settings.settings.prepend({samples::hostile(), samples::hostile(), {}, {}, u"role"_s});
        });
        const auto check = [](const QModelIndex &at) {
            const QString text = at.data().toString(), tip = at.data(Qt::ToolTipRole).toString();
            QVERIFY2(text.contains(u"<img"_s) && text.size() < 1000, qPrintable(text.left(200))); // plain text: painted as it is
            for (const QChar c : text + tip)
                QVERIFY2(c == QChar(0x200d) || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format), // what joins an emoji may stay
                          qPrintable(QString::number(c.unicode(), 16)));
            QVERIFY2(tip.isEmpty() || (tip.startsWith(u"<qt>"_s) && !tip.contains(u"<img"_s) && !tip.contains(u"<b>"_s)), qPrintable(tip));
        };
        s.open();
        check(s.page->tables()->table()->model()->index(0, 0));
        s.page->tabs()->setCurrentIndex(InspectionPage::Activity);
        QTRY_VERIFY(s.page->activity()->readAt().isValid());
        for (const int column : {1, 2, 7})
            check(s.page->activity()->view()->model()->index(0, column));
        s.page->activity()->choose(7);
        QCOMPARE(s.page->activity()->facts()->textFormat(), Qt::PlainText);
        s.page->tabs()->setCurrentIndex(InspectionPage::Locks);
        QTRY_VERIFY(s.page->locks()->readAt().isValid());
        s.page->tabs()->setCurrentIndex(InspectionPage::Settings);
        QTRY_VERIFY(s.page->settings()->readAt().isValid());
        check(s.page->settings()->settings()->model()->index(0, 0));
    }

    void byKeyboard()
    {
        Shown s;
        s.open();
        s.page->tables()->table()->setFocus();
        QTest::keyClick(s.page->focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(s.page->tabs()->currentIndex(), int(InspectionPage::Activity));
        QTest::keyClick(s.page.get(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(s.page->tabs()->currentIndex(), int(InspectionPage::Tables));
        for (const auto *view : s.page->findChildren<QAbstractItemView *>())
            QVERIFY2(qobject_cast<const QHeaderView *>(view) || view->window() != s.page->window() || !view->accessibleName().isEmpty(), qPrintable(view->objectName()));
        for (const auto *button : s.page->findChildren<QAbstractButton *>())
            QVERIFY2(!button->isVisible() || !button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }

    void inSpanish()
    {
        Shown s;
        s.open("activity");
        m_language.set(u"es"_s);
        QTRY_COMPARE(s.page->tabs()->tabText(InspectionPage::Locks), u"Bloqueos"_s);
        QVERIFY(column(s.page->activity()->view()->model(), 3).contains(u"inactiva"_s));
        m_language.set(u"en"_s);
        QTRY_COMPARE(s.page->tabs()->tabText(InspectionPage::Locks), u"Locks"_s);
    }
};

QTEST_MAIN(InspectionPageTest)
#include "page_test.moc"
