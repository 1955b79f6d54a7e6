// The page as a person uses it: what is asked before it happens, what is shown once, what is said when it fails.
#include "shown.h"

#include "ui/operators/assignform.h"
#include "ui/operators/keycare.h"
#include "ui/operators/onetimecard.h"
#include "ui/operators/operatordetails.h"
#include "ui/operators/operatoreditor.h"
#include "ui/operators/operatormodel.h"
#include "ui/operators/operatorspage.h"
#include "ui/operators/tenantpicker.h"
#include "ui/shell/language.h"
#include "ui/tenants/confirmbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/statestack.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::OperatorStandIn;
using tenantry::test::Shown;

class OperatorsPageTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    // ------------------------------------------------ what goes wrong

    void nobodyToBeSeen()
    {
        Shown s(true);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
        s.page->states()->emptyState()->action()->click();
        QTRY_VERIFY(s.page->editor()->isVisible());
    }

    void aFailureIsSaidAndWhatWasKnownStays()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            s.standIn.state->error = base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}};
        }
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("No answer.")));
        QCOMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        s.page->details()->tenantsButton()->click();
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            s.standIn.state->error.reset();
        }
        s.page->refresh();
        QTRY_VERIFY(!s.says(QStringLiteral("No answer.")));
    }

    void theLastAdminIsASentence()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.fail({base::Kind::Conflict, "This is the last ADMIN of the registry who can sign in.", "Make somebody else ADMIN first.", QStringLiteral("TN003"), {}});
        s.select("ana");
        s.page->details()->roleButton()->click();
        QVERIFY(s.says(QStringLiteral("That is you")));
        s.confirm();
        QTRY_VERIFY(s.page->banner()->isVisible());
        QVERIFY(s.says(QStringLiteral("last ADMIN")));
        QVERIFY(s.says(QStringLiteral("Make somebody else ADMIN first.")));
        QCOMPARE(s.standIn.done(), QStringList());
        { // what failed is said in another language as well, not only why
            Language language;
            language.set(QStringLiteral("es"));
            const QString spanish = QCoreApplication::translate("tenantry::ui::OperatorsPage", "The role of %1 was not changed.").arg(QStringLiteral("Ana Pérez (ana)"));
            QVERIFY(!spanish.startsWith(u"The role"));
            QTRY_VERIFY2(s.says(spanish), qPrintable(spanish));
            language.set(QStringLiteral("en"));
            QTRY_VERIFY(s.says(QStringLiteral("The role of Ana Pérez (ana) was not changed.")));
        }
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            s.standIn.state->snapshot.people.removeFirst(); // ana herself: what is read takes nothing away, another choice does
        }
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->rowCount(), 5);
        QVERIFY(s.page->banner()->isVisible());
        s.select("luis");
        QVERIFY(!s.page->banner()->isVisible());
    }

    // From the palette of another page: before anything was read, and what is read then leaves the form open.
    void invitedFromElsewhere()
    {
        Shown s;
        s.page->activated(QStringLiteral("is:new"));
        QTRY_VERIFY(s.page->editor()->isVisible());
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        QVERIFY(s.page->editor()->isVisible());
    }

    void anInvitationThatIsRefusedKeepsWhatWasTyped()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        s.page->editor()->saveButton()->click(); // without a login
        QVERIFY(s.says(QStringLiteral("What do they sign in with?")));
        QTest::keyClicks(s.page->editor()->loginEdit(), QStringLiteral("luis"));
        s.fail({base::Kind::Conflict, "The registry's server has a role called luis already.", {}, {}, {}});
        s.page->editor()->saveButton()->click();
        s.page->resize(1280, 420); // the form is longer than the window
        QTRY_VERIFY(s.says(QStringLiteral("has a role called luis already")));
        QTRY_VERIFY(!s.page->editor()->findChild<ErrorBanner *>()->visibleRegion().isEmpty()); // and brought to where it is seen
        QCOMPARE(s.page->editor()->loginEdit()->text(), QStringLiteral("luis"));
        QVERIFY(!s.page->leave());
        ConfirmBar *bar = s.page->confirmBar();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->question(), QStringLiteral("The changes made here are not saved."));
        QTest::keyClick(bar, Qt::Key_Escape);
        QCOMPARE(s.page->focusWidget(), s.page->editor()->loginEdit()); // who stays goes on typing
        QVERIFY(!s.page->leave());
        s.confirm();
        QVERIFY(!s.page->editor()->isVisible());
        QCOMPARE(s.page->focusWidget(), s.page->table());
        QVERIFY(s.page->leave());
    }

    // ------------------------------------------------ what it does

    // "Just now" in the list is not "1 minute ago" beside it, whenever either is painted.
    void oneClockForListAndDetails()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const QDateTime at = QDateTime::currentDateTimeUtc().addMSecs(-59'300);
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            for (operators::Operator &each : s.standIn.state->snapshot.people)
                if (each.login == u"luis")
                    each.lastSignInAt = at;
        }
        s.page->refresh();
        const auto *model = s.page->model();
        QTRY_COMPARE(model->find(QStringLiteral("luis"))->lastSignInAt, at);
        s.select("luis");
        QTRY_COMPARE(ago(at), ago(at, at.addSecs(60))); // the minute is full
        const QString listed = model->indexOf(QStringLiteral("luis")).siblingAtColumn(OperatorModel::LastSignIn).data().toString();
        const auto labels = s.page->details()->findChildren<QLabel *>();
        QVERIFY2(std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().startsWith(listed + QStringLiteral(" (")); }), qPrintable(listed));
    }

    void whoIsThere()
    {
        Shown s;
        QAbstractItemModelTester tester(s.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const auto *model = s.page->model();
        const auto cell = [&](const char *login, int column) { return model->index(model->indexOf(QString::fromLatin1(login)).row(), column).data().toString(); };
        for (int column = 0; column < OperatorModel::ColumnCount; ++column) { // a heading is above what it names
            const QVariant cells = model->index(0, column).data(Qt::TextAlignmentRole), heading = model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
            QVERIFY2(cells == heading, qPrintable(model->headerData(column, Qt::Horizontal).toString()));
        }
        QCOMPARE(cell("ana", OperatorModel::State), QStringLiteral("Active"));
        QCOMPARE(cell("eva", OperatorModel::State), QStringLiteral("One-time password"));
        QCOMPARE(cell("carla", OperatorModel::State), QStringLiteral("Password expired"));
        QCOMPARE(cell("marta", OperatorModel::State), QStringLiteral("Disabled"));
        QCOMPARE(cell("ana", OperatorModel::Tenants), QStringLiteral("All"));
        QCOMPARE(cell("luis", OperatorModel::Tenants), QStringLiteral("2"));
        QCOMPARE(cell("luis", OperatorModel::From), QStringLiteral("the server's computer, panel"));
        QCOMPARE(cell("bruno", OperatorModel::From), QStringLiteral("2001:db8::17, command line"));
        QCOMPARE(cell("eva", OperatorModel::LastSignIn), QStringLiteral("Never"));
        QCOMPARE(cell("marta", OperatorModel::Keys), QStringLiteral("Rotation due: inspect"));
        QVERIFY(s.page->keys()->dueBanner()->isVisible());
        QVERIFY(s.says(QStringLiteral("Due for rotation: the data key(s) inspect:1")));
        s.page->findChild<SearchField *>()->edit()->setText(QStringLiteral("disabled"));
        QTRY_COMPARE(model->rowCount(), 1);
        s.page->findChild<SearchField *>()->edit()->setText(QStringLiteral("ríos support"));
        QTRY_COMPARE(model->rowCount(), 1);
        s.page->findChild<SearchField *>()->edit()->clear();
        QTRY_COMPARE(model->rowCount(), 6);
        s.page->table()->sortByColumn(OperatorModel::LastSignIn, Qt::DescendingOrder);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("luis"));
    }

    // In a window of 1280, beside which the navigation takes 208: no heading and no state is cut, and nothing is scrolled to.
    void theColumnsHaveRoom()
    {
        const theme::Theme theme(*qApp, theme::Mode::Light); // its letters
        Language language;
        for (const QString &code : Language::codes()) {
            language.set(code);
            Shown s;
            s.page->resize(1280 - 208, 744);
            QTRY_COMPARE(s.page->model()->rowCount(), 6);
            s.select("luis");
            const auto *table = s.page->table();
            const auto *header = table->horizontalHeader();
            const auto fits = [&] {
                int used = 0;
                for (int column = 0; column < OperatorModel::ColumnCount; ++column)
                    if (!table->isColumnHidden(column)) {
                        used += table->columnWidth(column);
                        if (table->columnWidth(column) < header->sectionSizeHint(column))
                            return false;
                    }
                return used == table->viewport()->width() && table->columnWidth(OperatorModel::Name) >= 90;
            };
            QTRY_VERIFY2(fits(), qPrintable(code));
            const auto whole = [&](int column) {
                for (int row = 0; row < 6; ++row)
                    if (table->columnWidth(column) < table->sizeHintForIndex(table->model()->index(row, column)).width())
                        return false;
                return !table->isColumnHidden(column);
            };
            for (const int column : {OperatorModel::State, OperatorModel::LastSignIn})
                QVERIFY2(whole(column), qPrintable(code));
            s.page->resize(1440 - 208, 744); // a name gives before a role is cut
            QTRY_VERIFY2(fits() && whole(OperatorModel::RoleOf), qPrintable(code));
        }
    }

    void dueKeysAreRotated()
    {
        std::atomic<bool> goOn = false, cancelled = false; // outlive the worker
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        const KeyCare *keys = s.page->keys();
        const auto button = [&](const QString &text) {
            const auto all = keys->dueBanner()->findChildren<QPushButton *>();
            const auto one = std::ranges::find_if(all, [&](const QPushButton *each) { return each->isVisible() && each->text().remove(u'&') == text; });
            return one == all.end() ? nullptr : *one;
        };
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            s.standIn.state->rotate = [&, state = s.standIn.state.get()](const QString &key, const operators::RotationProgress &progress, std::stop_token stop) -> base::Result<operators::Rotated> {
                progress(200, 312);
                while (!goOn && !stop.stop_requested())
                    QThread::yieldCurrentThread();
                const std::scoped_lock held(state->mutex);
                if (stop.stop_requested()) { // between two pieces: both versions are there
                    cancelled = true;
                    auto next = state->snapshot.keys.last();
                    ++next.version;
                    next.dueSince = {};
                    state->snapshot.keys << next;
                    return std::unexpected(base::cancelled());
                }
                state->done << QStringLiteral("rotate %1").arg(key);
                state->snapshot.keys.removeLast();
                return OperatorStandIn::newVersion(state->snapshot, key);
            };
        }
        QVERIFY(button(QStringLiteral("Rotate key(s)…")));
        button(QStringLiteral("Rotate key(s)…"))->click();
        QVERIFY(s.says(QStringLiteral("Rotate the data key(s) inspect? Every credential sealed so far is sealed anew")));
        QVERIFY(!keys->isRotating()); // asked first
        s.page->confirmBar()->button()->click();
        QVERIFY(keys->isRotating() && keys->progress()->isVisible());
        QVERIFY(!keys->dueBanner()->isVisible());
        QTRY_VERIFY(s.says(QStringLiteral("200")));
        QVERIFY(s.says(QStringLiteral("312")));
        keys->progress()->findChild<QToolButton *>()->click();
        QTRY_VERIFY(cancelled);
        QTRY_VERIFY(s.says(QStringLiteral("A rotation has not ended: the version before of the data key(s) inspect")));
        QVERIFY(!keys->failedBanner()->isVisible());
        goOn = true;
        QTRY_VERIFY(button(QStringLiteral("Go on with it"))); // a layout shows what it is given a moment later
        button(QStringLiteral("Go on with it"))->click(); // not asked again
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("rotate inspect")});
        QTRY_VERIFY(s.says(QStringLiteral("inspect: 312 credential(s) sealed anew under version 2.")));
        QTRY_VERIFY(!keys->dueBanner()->isVisible() && !keys->progress()->isVisible());
    }

    void aRotationThatFailsSaysWhyAndTriesAgain()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.fail({base::Kind::Conflict, QT_TRANSLATE_NOOP("core", "Another program is rotating it."), {}, {}, {}});
        KeyCare *keys = s.page->keys();
        keys->ask(); // from the command palette: all of them
        QVERIFY(s.says(QStringLiteral("Rotate the data key(s) admin, inspect?")));
        s.page->confirmBar()->button()->click();
        QTRY_VERIFY(keys->failedBanner()->isVisible());
        QVERIFY(s.says(QStringLiteral("The rotation did not end.")) && s.says(QStringLiteral("Another program is rotating it.")));
        QVERIFY(keys->dueBanner()->isVisible()); // still true
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            s.standIn.state->actionError.reset();
        }
        emit keys->failedBanner()->retry();
        QTRY_COMPARE(s.standIn.done(), (QStringList{QStringLiteral("rotate admin"), QStringLiteral("rotate inspect")}));
        QTRY_VERIFY(!keys->failedBanner()->isVisible() && !keys->dueBanner()->isVisible());
    }

    void whatIsRotatedIsNotRotatedAgain()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            s.standIn.state->rotate = [state = s.standIn.state.get(), refused = std::make_shared<bool>(false)](const QString &key, const operators::RotationProgress &, std::stop_token) -> base::Result<operators::Rotated> {
                const std::scoped_lock held(state->mutex);
                if (key == u"inspect" && !std::exchange(*refused, true))
                    return base::fail(base::Kind::Unreachable, "No answer.");
                state->done << QStringLiteral("rotate %1").arg(key);
                return OperatorStandIn::newVersion(state->snapshot, key);
            };
        }
        s.page->keys()->ask();
        s.page->confirmBar()->button()->click();
        QTRY_VERIFY(s.page->keys()->failedBanner()->isVisible());
        QVERIFY(s.says(QStringLiteral("admin: 312 credential(s) sealed anew under version 2."))); // what was done before it
        QVERIFY(!s.says(QStringLiteral("A rotation has not ended")));
        emit s.page->keys()->failedBanner()->retry();
        QTRY_COMPARE(s.standIn.done(), (QStringList{QStringLiteral("rotate admin"), QStringLiteral("rotate inspect")}));
        QTRY_VERIFY(!s.page->keys()->isRotating() && !s.page->keys()->failedBanner()->isVisible());
    }

    void everyActionIsAskedAbout()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        const OperatorDetails *details = s.page->details();
        details->enabledButton()->click();
        QVERIFY(s.says(QStringLiteral("What they could open is due for rotation from then on: inspect.")));
        QTest::keyClick(s.page->confirmBar(), Qt::Key_Escape);
        QCOMPARE(s.standIn.done(), QStringList());
        details->enabledButton()->click();
        s.confirm();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("disable luis")});
        QTRY_VERIFY(details->enabledButton()->text().contains(QStringLiteral("Enable")));
        details->enabledButton()->click();
        s.confirm();
        QTRY_COMPARE(s.standIn.done().size(), 2);
        details->roleButton()->click();
        QVERIFY(s.says(QStringLiteral("granted the data key “admin”")));
        s.confirm();
        QTRY_COMPARE(s.standIn.done().last(), QStringLiteral("role luis ADMIN"));
        QTRY_VERIFY(!details->tenantsButton()->isVisible()); // sees all
        QCOMPARE(s.page->model()->who(s.page->table()->currentIndex())->login, QStringLiteral("luis"));
        details->roleButton()->click();
        QVERIFY(s.says(QStringLiteral("2 tenant")));
        s.confirm();
        QTRY_COMPARE(s.standIn.done().last(), QStringLiteral("role luis USER"));
    }

    void sessionsAreEnded()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        const OperatorDetails *details = s.page->details();
        details->sessionsButton()->click();
        QVERIFY(s.says(QStringLiteral("signed out within 5 seconds")) && s.says(QStringLiteral("They may sign in again")));
        QVERIFY(!s.says(QStringLiteral("That is you")));
        QTest::keyClick(s.page->confirmBar(), Qt::Key_Escape);
        QCOMPARE(s.standIn.done(), QStringList());
        details->sessionsButton()->click();
        s.confirm();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("end luis")});
        QTRY_COMPARE(s.page->model()->find(QStringLiteral("luis"))->openSessions, 0);
        s.fail({base::Kind::Unreachable, "No answer.", {}, {}, {}});
        s.select("ana");
        details->sessionsButton()->click();
        QVERIFY(s.says(QStringLiteral("That is you")));
        s.confirm();
        QTRY_VERIFY(s.says(QStringLiteral("has open was not ended.")) && s.says(QStringLiteral("No answer.")));
    }

    void onesOwnPasswordIsNotReset()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("ana");
        QVERIFY(!s.page->details()->resetButton()->isVisible());
        QVERIFY(!s.page->details()->commands().join(u' ').contains(QStringLiteral("password")));
        s.select("luis");
        QVERIFY(s.page->details()->resetButton()->isVisible());
        QCOMPARE(s.page->details()->commands(), QStringList({QStringLiteral("tenantryctl operator disable luis"), QStringLiteral("tenantryctl operator edit luis --role admin"),
                                                             QStringLiteral("tenantryctl operator edit luis --end-sessions"),
                                                             QStringLiteral("tenantryctl operator password luis")}));
    }

    void aPasswordIsShownOnce()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        s.page->details()->resetButton()->click();
        s.confirm();
        QTRY_VERIFY(s.page->card()->isVisible());
        const auto *edit = s.page->card()->password()->findChild<QLineEdit *>();
        QVERIFY(!edit->text().contains(QStringLiteral("uno")));
        // Until somebody has it, it does not go with the window unasked; other pages may be looked at.
        QVERIFY(s.page->hasUnsavedWork() && s.page->leave());
        QVERIFY(!s.page->letGo());
        QCOMPARE(s.page->findChild<ConfirmBar *>()->question(), SecretField::unseenText());
        s.page->findChild<ConfirmBar *>()->withdraw();
        QVERIFY(s.page->card()->isVisible());
        s.page->card()->password()->reveal();
        QVERIFY(!s.page->hasUnsavedWork() && s.page->letGo());
        QCOMPARE(edit->text(), QStringLiteral("uno-dos-tres-cuatro"));
        s.select("eva"); // does not take it away
        s.page->refresh();
        QVERIFY(s.page->card()->isVisible());
        s.page->card()->saveFile(QStringLiteral("x.json"));
        QTRY_VERIFY(s.says(QStringLiteral("Saved: x.json")));
        QVERIFY(s.standIn.done().contains(QStringLiteral("file luis")));
        s.page->card()->doneButton()->click();
        QVERIFY(!s.page->card()->isVisible());
        s.page->card()->password()->reveal();
        QCOMPARE(edit->text(), QString());
    }

    void somebodyIsInvited()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        OperatorEditor *editor = s.page->editor();
        QTest::keyClicks(editor->loginEdit(), QStringLiteral("nora"));
        QTest::keyClicks(editor->nameEdit(), QStringLiteral("Nora O'Connor"));
        QTRY_COMPARE(editor->tenants()->model()->total(), 10'000);
        editor->tenants()->search()->edit()->setText(QStringLiteral("plan:gold tenant-99"));
        QTRY_VERIFY(editor->tenants()->model()->rowCount() > 0 && editor->tenants()->model()->rowCount() < 100);
        const int shown = editor->tenants()->model()->rowCount();
        editor->tenants()->tickAll()->click();
        s.page->refresh(); // somebody else did something: nothing typed or ticked goes
        QTest::keyClicks(editor->nameEdit(), QStringLiteral("s"));
        QVERIFY(editor->command().startsWith(QStringLiteral("tenantryctl operator add nora --name 'Nora O'\\''Connors' --role user --tenant tenant-99")));
        editor->saveButton()->click();
        QTRY_VERIFY(s.page->card()->isVisible());
        QCOMPARE(s.standIn.done(), QStringList{QStringLiteral("add nora USER %1").arg(shown)});
        QTRY_COMPARE(s.page->model()->who(s.page->table()->currentIndex())->login, QStringLiteral("nora"));
        s.page->newButton()->click();
        editor->roleBox()->setCurrentIndex(1);
        emit editor->roleBox()->activated(1);
        QVERIFY(!editor->tenants()->isVisible()); // an ADMIN sees all
    }

    // On a screen of 1440x900 what ends the form is in sight; the form itself may be scrolled.
    void whatInvitesIsInSight()
    {
        const theme::Theme theme(*qApp, theme::Mode::Light); // its letters
        Language language;
        for (const QString &code : Language::codes()) {
            language.set(code);
            Shown s;
            s.page->resize(1440 - 208, 800);
            QTRY_COMPARE(s.page->model()->rowCount(), 6);
            s.page->newButton()->click();
            const OperatorEditor *editor = s.page->editor();
            QTRY_COMPARE(editor->tenants()->model()->total(), 10'000);
            QTRY_VERIFY2(editor->saveButton()->visibleRegion() == QRegion(editor->saveButton()->rect()), qPrintable(code));
            QTRY_VERIFY2(editor->loginEdit()->visibleRegion() == QRegion(editor->loginEdit()->rect()), qPrintable(code));
            for (const QWidget *each : std::initializer_list<const QWidget *>{editor->loginEdit(), editor->nameEdit(), editor->emailEdit(), editor->roleBox()}) { // Tab goes downwards
                QCOMPARE(s.page->focusWidget(), each);
                QTest::keyClick(s.page->focusWidget(), Qt::Key_Tab);
            }
            editor->saveButton()->setFocus();
            QTest::keyClick(editor->saveButton(), Qt::Key_Backtab);
            QVERIFY(editor->tenants()->isAncestorOf(s.page->focusWidget()));
        }
    }

    // What is typed while they are invited would be lost; when it fails, one goes on where one was.
    void nothingIsTypedWhileSomebodyIsInvited()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.page->newButton()->click();
        OperatorEditor *editor = s.page->editor();
        QTRY_COMPARE(editor->tenants()->model()->total(), 10'000);
        QTest::keyClicks(editor->loginEdit(), QStringLiteral("nora"));
        editor->emailEdit()->setFocus();
        s.fail({base::Kind::Unreachable, "No answer.", {}, {}, {}});
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            QTest::keyClick(editor->emailEdit(), Qt::Key_Return);
            QCOMPARE(editor->saveButton()->text(), QStringLiteral("Inviting…"));
            for (const QWidget *each : std::initializer_list<const QWidget *>{editor->loginEdit(), editor->nameEdit(), editor->emailEdit(), editor->roleBox(), editor->tenants()->search()})
                QVERIFY(!each->isEnabled());
            QVERIFY(s.page->focusWidget() && s.page->focusWidget()->isEnabled());
        }
        QTRY_VERIFY(s.says(QStringLiteral("No answer.")));
        QVERIFY(editor->loginEdit()->isEnabled() && editor->saveButton()->isEnabled());
        QCOMPARE(s.page->focusWidget(), editor->emailEdit());
    }

    void aLongAddressLeavesTheTableItsRoom()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        const auto room = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            return s.page->table()->width();
        };
        const int before = room();
        {
            const std::scoped_lock lock(s.standIn.state->mutex);
            for (operators::Operator &each : s.standIn.state->snapshot.people)
                if (each.login == QStringLiteral("luis"))
                    each.email = QString(60, u'e') + QStringLiteral("@example.org");
        }
        s.page->refresh();
        QTRY_VERIFY(s.page->model()->find(QStringLiteral("luis"))->email.size() == 72);
        QCOMPARE(room(), before);
    }

    void tenantsAreAssignedAmongTenThousand()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 6);
        s.select("luis");
        s.page->details()->tenantsButton()->click();
        TenantPicker *picker = s.page->assignForm()->tenants();
        QTRY_COMPARE(picker->model()->total(), 10'000);
        QAbstractItemModelTester tester(picker->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(!s.page->assignForm()->saveButton()->isEnabled());
        QVERIFY(s.says(QStringLiteral("2 of 10,000 assigned")));
        QElapsedTimer timer;
        timer.start();
        picker->search()->edit()->setText(QStringLiteral("slug:tenant-7"));
        QTRY_COMPARE(picker->model()->rowCount(), 1111);
        picker->search()->edit()->setText(QStringLiteral("tenant-77"));
        QTRY_VERIFY(picker->model()->rowCount() < 1111);
        picker->search()->edit()->setText(QStringLiteral("plan:"));
        QTRY_VERIFY(picker->search()->isInvalid());
        picker->search()->edit()->setText(QStringLiteral("nobody-is-called-so"));
        QTRY_VERIFY(s.says(QStringLiteral("No tenant matches what is searched for.")));
        picker->search()->edit()->setText(QStringLiteral("tenant-777"));
        QTRY_VERIFY(!picker->search()->isInvalid());
        QTRY_VERIFY(!s.says(QStringLiteral("No tenant matches")));
        QTRY_COMPARE(picker->model()->rowCount(), 11);
        picker->table()->setCurrentIndex(picker->model()->index(0, 1));
        QTest::keyClick(picker->table(), Qt::Key_Space); // by keyboard, whatever the column
        QVERIFY(picker->hasChanges());
        s.page->assignForm()->read(); // read again while half done
        QTRY_COMPARE(s.pool.activeThreadCount(), 0);
        QCoreApplication::processEvents();
        QVERIFY(picker->hasChanges());
        QVERIFY(!s.page->leave());
        picker->model()->setData(picker->model()->index(1, 0), Qt::Checked, Qt::CheckStateRole);
        QVERIFY(s.page->assignForm()->command().startsWith(QStringLiteral("tenantryctl operator assign luis --tenant tenant-777")));
        s.page->assignForm()->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("assign luis +2 -0")});
        QTRY_VERIFY(s.page->details()->isVisible());
        QVERIFY(s.page->leave());
    }

    // What somebody else assigned meanwhile is neither assigned twice nor taken away.
    void othersAssignMeanwhile()
    {
        TenantPickModel model;
        OperatorStandIn standIn;
        auto all = standIn.state->assignable;
        model.set(all);
        model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole);   // tenant 0
        model.setData(model.index(3, 0), Qt::Unchecked, Qt::CheckStateRole); // tenant 3, assigned
        all.assigned = {QStringLiteral("0"), QStringLiteral("3"), QStringLiteral("9")};
        model.set(all);
        QCOMPARE(model.added(), QStringList());
        QCOMPARE(model.removed(), QStringList{QStringLiteral("3")});
        QCOMPARE(model.ticked(), 2);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCA::Initializer qca;
    OperatorsPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "page_test.moc"
